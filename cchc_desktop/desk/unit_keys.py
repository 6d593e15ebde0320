"""Keeping a copy of a unit's key, by choice and under a passphrase, and taking it up on another machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.base.bounded import read_bytes
from cchc_desktop.base.errors import NotFoundError
from cchc_desktop.base.files import write_bytes
from cchc_desktop.handoff.key_export import seal, unseal

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_desktop.handoff.keyring import Keyring

MAX_FILE = 64 * 1024


def export_key(keyring: Keyring, unit: str, path: Path, passphrase: str) -> None:
    """Write a unit's key, sealed under a passphrase, to a file; NotFoundError before the unit's first packing."""
    key = keyring.own(unit)
    if key is None:
        raise NotFoundError(f"Chưa có chìa khóa của “{unit}”.", "Chìa được lập khi đóng gói lần đầu.")
    write_bytes(path, seal(key, unit, passphrase))


def import_key(keyring: Keyring, path: Path, passphrase: str) -> str:
    """Take up the key in a file; return its unit. StorageError if the unit has another key here already."""
    unit, key = unseal(read_bytes(path, MAX_FILE), path.name, passphrase)
    keyring.keep_own(unit, key)
    return unit
