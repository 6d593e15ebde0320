"""The key that signs: on a token or in a file; which one is meant, and opening it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.base.clock import day_words
from cchc_desktop.base.errors import NotFoundError, UserError
from cchc_desktop.signatures.file_keys import open_file_key
from cchc_desktop.signatures.tokens import TokenKey, opened_key

if TYPE_CHECKING:
    from pyhanko.sign.signers import Signer

    from cchc_desktop.signatures.certificates import SigningCertificate

SigningKey = TokenKey | Path
"""A certificate on a token, or the path of a file key."""


@contextmanager
def opened(key: SigningKey, pin: str) -> Iterator[tuple[Signer, SigningCertificate]]:
    """Open a key with its PIN or password, and yield what signs with it and its certificate."""
    if isinstance(key, Path):
        yield open_file_key(key, pin)
        return
    with opened_key(key, pin) as signer:
        yield signer, key.certificate


def chosen(keys: Sequence[TokenKey], label: str, moment: datetime) -> TokenKey:
    """Return the one key that can sign at a moment; `label` is that of a token, or the owner of a certificate.

    Where none can sign, one that cannot is returned: signing with it says why. UserError if several can.
    """
    if not keys:
        raise NotFoundError("Không thấy USB token nào có chứng thư.", "Cắm token vào máy, chờ đèn sáng, rồi thử lại.")
    named = [key for key in keys if label in ("", key.token, key.certificate.owner)]
    if not named:
        raise NotFoundError(f"Không thấy token hay chứng thư “{label}”.", _listed(keys))
    usable = [key for key in named if _usable(key, moment)]
    if len(usable) > 1:
        raise UserError("Có nhiều chứng thư ký được, chưa rõ dùng chứng thư nào.", _listed(usable))
    return (usable or named)[0]


def _usable(key: TokenKey, moment: datetime) -> bool:
    return key.certificate.may_sign and key.certificate.since <= moment <= key.certificate.until


def _listed(keys: Sequence[TokenKey]) -> str:
    return "\n".join(
        f"Token “{key.token}”: {key.certificate.owner}, dùng được đến {day_words(key.certificate.until)}"
        for key in keys
    )
