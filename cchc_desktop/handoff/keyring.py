"""The keys of a data folder: one of its own for each unit, made at the first packing, and those of others it knows."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from cchc_desktop.base.bounded import json_of, read_bytes
from cchc_desktop.base.clock import Clock, now
from cchc_desktop.base.errors import StorageError, reason_of
from cchc_desktop.base.files import replacing
from cchc_desktop.base.text import folded, slug
from cchc_desktop.handoff.bag import sha256
from cchc_desktop.handoff.unit_key import PublicKey, SecretKey, new_key, secret_from_pem

FORMAT: Literal["cchc-keys/1"] = "cchc-keys/1"
_KNOWN = "known.json"
_MAX_SLUG = 60


class KeyTrust(Enum):
    """Whether a key of a unit is known, the first of that unit here, or another than the ones known."""

    KNOWN = "known"
    FIRST = "first"
    REPLACED = "replaced"


class KnownKey(BaseModel):
    """A key of a unit: base64, since when it is known, and how: made here ("own") or compared by a person."""

    model_config = ConfigDict(strict=True, frozen=True)

    unit: str
    key: str
    since: str
    how: Literal["own", "compared"]


class _KnownFile(BaseModel):
    model_config = ConfigDict(strict=True)

    format: Literal["cchc-keys/1"]
    keys: Annotated[list[KnownKey], Field(max_length=10_000)]


class Keyring:
    """The folder "keys" of a data folder; nothing is written before it is needed."""

    def __init__(self, data: Path, clock: Clock = now) -> None:
        self.data = data
        self._folder = data / "keys"
        self._clock = clock

    def own(self, unit: str) -> SecretKey | None:
        """Return the key a unit signs with, None before its first packing; a damaged one is never made anew."""
        path = self._path(unit)
        if not path.exists():
            return None
        key = secret_from_pem(read_bytes(path))
        if key is None:
            advice = (
                "Nhập lại khóa từ bản chép, hoặc chuyển tệp này đi để lập khóa mới; nơi nhận sẽ phải đối chiếu lại."
            )
            raise StorageError(f"Tệp khóa ký {path} bị hỏng.", advice)
        return key

    def owned(self) -> list[str]:
        """Return the units that have a key of their own here, in the order they got it."""
        units = {self._path(entry.unit): entry.unit for entry in self.known() if entry.how == "own"}
        return [unit for path, unit in units.items() if path.exists()]

    def keep_own(self, unit: str, key: SecretKey) -> None:
        """Keep a key as the unit's own; what it had before stays beside it under another name, out of use."""
        self._make_folder()
        path = self._path(unit)
        if not path.exists():
            _write_secret(path, key.pem)
        elif (present := read_bytes(path)) != key.pem:
            _keep_aside(path, present)
            _replace_secret(path, key.pem)
        self._add(unit, key.public, "own")

    def ensure(self, unit: str) -> tuple[SecretKey, bool]:
        """Return the key a unit signs with, made if there is none, and whether it was made now."""
        key = self.own(unit)
        if key:
            return key, False
        key = new_key()
        self.keep_own(unit, key)
        return key, True

    def trust_in(self, unit: str, key: PublicKey) -> KeyTrust:
        """Tell whether a key of a unit is known here."""
        of_unit = self.of(unit)
        if any(entry.key == key.text for entry in of_unit):
            return KeyTrust.KNOWN
        return KeyTrust.REPLACED if of_unit else KeyTrust.FIRST

    def of(self, unit: str) -> list[KnownKey]:
        """Return the known keys of a unit, oldest first."""
        return [entry for entry in self.known() if folded(entry.unit) == folded(unit)]

    def known(self) -> Sequence[KnownKey]:
        """Return every known key, oldest first; BadFileError or StorageError if the list cannot be read."""
        path = self._folder / _KNOWN
        if not path.exists():
            return []
        try:
            return _KnownFile.model_validate(json_of(read_bytes(path), _KNOWN)).keys
        except ValidationError as error:
            raise StorageError(f"Danh sách khóa ký {path} bị hỏng.", "Chép lại tệp này từ bản sao.") from error

    def remember(self, unit: str, key: PublicKey) -> None:
        """Remember a key that a person has compared with the slip."""
        self._make_folder()
        self._add(unit, key, "compared")

    def _add(self, unit: str, key: PublicKey, how: Literal["own", "compared"]) -> None:
        """Note a key of a unit; that it is our own is noted also where it was only compared before."""
        if any(entry.key == key.text and entry.how in (how, "own") for entry in self.of(unit)):
            return
        since = self._clock().isoformat(timespec="seconds")
        entries = [*self.known(), KnownKey(unit=unit, key=key.text, since=since, how=how)]
        file = _KnownFile(format=FORMAT, keys=entries).model_dump()
        with replacing(self._folder / _KNOWN) as temporary:
            temporary.write_text(json.dumps(file, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    def _make_folder(self) -> None:
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(f"Không lập được thư mục {self._folder}.", error.strerror or "") from error

    def _path(self, unit: str) -> Path:
        """Return where a unit's key lies; units of one spelling without marks are kept apart by a hash."""
        same = folded(unit)
        return self._folder / f"{slug(same)[:_MAX_SLUG]}-{sha256(same.encode())[:8]}.pem"


def _write_secret(path: Path, pem: bytes) -> None:
    """Write a new file that only its owner reads.

    On Windows the mode says nothing: there the data folder lies in the user's profile, which others cannot read.
    """
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(pem)
                file.flush()
                os.fsync(handle)
        except OSError:
            path.unlink()
            raise
    except OSError as error:
        raise StorageError(f"Không ghi được khóa ký {path}.", reason_of(error)) from error


def _replace_secret(path: Path, pem: bytes) -> None:
    """Put a key in the place of another, once it is on the disk."""
    fresh = path.with_suffix(".part")
    try:
        fresh.unlink(missing_ok=True)
        _write_secret(fresh, pem)
        fresh.replace(path)
    except OSError as error:
        raise StorageError(f"Không ghi được khóa ký {path}.", reason_of(error)) from error


def _keep_aside(path: Path, present: bytes) -> None:
    """Keep what a key's file holds under another name."""
    aside = path.with_name(f"{path.stem}-truoc-{sha256(present)[:8]}.pem")
    if not aside.exists():
        _write_secret(aside, present)
