"""A unit's key in a file of its own, sealed under a passphrase, for a unit that keeps a copy of it.

scrypt (RFC 7914) makes the sealing key of the passphrase, AES-256-GCM seals; the unit's name is sealed with it.
"""

from __future__ import annotations

import base64
import json
import secrets
from typing import Annotated, Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from cchc_desktop.base.bounded import json_of
from cchc_desktop.base.errors import BadFileError, UserError
from cchc_desktop.base.shapes import Limits, Shape, read_shape
from cchc_desktop.base.text import nfc
from cchc_desktop.handoff.unit_key import KEY_SIZE, SecretKey, bytes_of, secret_from_raw

FORMAT: Literal["cchc-key/1"] = "cchc-key/1"
SHORTEST = 10
COST = 1 << 16
"""scrypt's N: 64 MB and about a fifth of a second for each guess (with r 8, p 1)."""
_SALT, _NONCE, _TAG = 16, 12, 16

_Bytes = Annotated[str, Limits(most=200)]


class _KeyFile(Shape):
    """The file of a key, as JSON."""

    format: Literal["cchc-key/1"]
    unit: Annotated[str, Limits(most=6_000)]
    cost: Annotated[int, Limits(least=1 << 14, most=1 << 18)]
    salt: _Bytes
    nonce: _Bytes
    sealed: _Bytes


def seal(key: SecretKey, unit: str, passphrase: str) -> bytes:
    """Return the file of a key; UserError if the passphrase is too short."""
    if len(passphrase) < SHORTEST:
        raise UserError("Mật khẩu ngắn quá.", f"Đặt ít nhất {SHORTEST} ký tự, ví dụ 4 đến 5 từ không liên quan nhau.")
    salt, nonce = secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE)
    sealed = AESGCM(_derived(passphrase, salt, COST)).encrypt(nonce, key.raw, _bound(unit, COST))
    file = {"format": FORMAT, "unit": unit, "cost": COST, "salt": salt, "nonce": nonce, "sealed": sealed}
    texts = {name: _text(value) if isinstance(value, bytes) else value for name, value in file.items()}
    return (json.dumps(texts, ensure_ascii=False, indent=1) + "\n").encode()


def unseal(raw: bytes, name: str, passphrase: str) -> tuple[str, SecretKey]:
    """Return the unit and the key of a file; UserError if the passphrase is another one or the file was changed."""
    try:
        file, _ = read_shape(_KeyFile, json_of(raw, name))
    except BadFileError as error:
        raise _damaged(name) from error
    if file is None:
        raise _damaged(name)
    salt, nonce = bytes_of(file.salt, _SALT), bytes_of(file.nonce, _NONCE)
    sealed = bytes_of(file.sealed, KEY_SIZE + _TAG)
    if salt is None or nonce is None or sealed is None:
        raise _damaged(name)
    try:
        secret = AESGCM(_derived(passphrase, salt, file.cost)).decrypt(nonce, sealed, _bound(file.unit, file.cost))
    except InvalidTag as error:
        raise UserError("Mật khẩu không khớp, hoặc tệp khóa ký đã bị sửa.", "Gõ lại mật khẩu.") from error
    return file.unit, secret_from_raw(secret)


def _derived(passphrase: str, salt: bytes, cost: int) -> bytes:
    return Scrypt(salt=salt, length=32, n=cost, r=8, p=1).derive(nfc(passphrase).encode())


def _bound(unit: str, cost: int) -> bytes:
    """Return the text that is authenticated with the key, so that a file cannot pass for another unit's."""
    return json.dumps([FORMAT, unit, cost], ensure_ascii=False).encode()


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _damaged(name: str) -> BadFileError:
    return BadFileError(f"Tệp {name} không phải tệp khóa ký, hoặc đã hỏng.", "Dùng tệp khóa ký khác.")
