"""The keys of units: listing them, copying one under a passphrase, and importing one from its copy."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_desktop.base.bounded import read_bytes
from cchc_desktop.base.errors import NotFoundError, StorageError, UserError
from cchc_desktop.base.spelling import spelling_key
from cchc_desktop.base.text import slug
from cchc_desktop.handoff.drives import place_of
from cchc_desktop.handoff.key_export import seal, unseal
from cchc_desktop.handoff.statement import unit_named
from cchc_desktop.handoff.stick import Outgoing, write_files
from cchc_desktop.handoff.unit_key import public_from_text

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from pathlib import Path

    from cchc_desktop.base.work_step import Step
    from cchc_desktop.desk.office.settings import Unit
    from cchc_desktop.handoff.keyring import Keyring
    from cchc_desktop.handoff.unit_key import SecretKey

SUFFIX = ".cchckey"
_MAX_FILE = 64 * 1024
_MAX_SLUG = 60


@dataclass(frozen=True, slots=True)
class OwnKey:
    """A key that a unit signs with here; a damaged one has no fingerprint, and fault describes the damage."""

    unit: str
    fingerprint: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class KeyCopy:
    """A key read from its copy, and its unit."""

    unit: str
    key: SecretKey

    @property
    def fingerprint(self) -> str:
        """The key's fingerprint."""
        return self.key.public.fingerprint


@dataclass(frozen=True, slots=True)
class TakenKey:
    """An imported key: its unit and fingerprint, and the fingerprint of the key it replaced, "" if none."""

    unit: str
    fingerprint: str
    replaced: str


class OtherKeyError(UserError):
    """Raised when the unit signs with another key here that was not to be replaced."""


def own_keys(keyring: Keyring) -> Iterator[OwnKey]:
    """Yield every key that a unit signs with here."""
    for unit in keyring.owned():
        try:
            key = keyring.own(unit)
        except StorageError as error:
            yield OwnKey(unit, "", str(error))
        else:
            if key:
                yield OwnKey(unit, key.public.fingerprint)


def unit_like(keyring: Keyring, words: str) -> str:
    """Return the one unit with a key here whose name contains these words; every name contains ""."""
    found = [unit for unit in keyring.owned() if spelling_key(words) in spelling_key(unit)]
    if not found:
        raise no_key(f" của “{words}”" if words else "")
    if len(found) > 1:
        raise UserError("Máy này có khóa ký của nhiều đơn vị.", "\n".join(("Chọn một đơn vị:", *found)))
    return found[0]


def no_key(of_whom: str = "") -> NotFoundError:
    """Return the error for a missing key."""
    return NotFoundError(f"Máy này chưa có khóa ký nào{of_whom}.", "Khóa được lập khi đơn vị đóng gói lần đầu.")


def copy_name(unit: str) -> str:
    """Return a file name for the copy of a unit's key: "khoa-ky_xa-an-thanh-huyen-tu-ky-tinh-hai-duong.cchckey".

    It has the whole name: an office whose district was abolished has two keys, of units whose names begin alike.
    """
    return f"khoa-ky_{slug(unit)[:_MAX_SLUG].strip('-')}{SUFFIX}"


def save_copy(keyring: Keyring, unit: str, path: Path, passphrase: str) -> Generator[Step, None, None]:
    """Write a unit's key, sealed under a passphrase, into a new file; an identical copy that exists already stays.

    It is written like a package: whole and read back, or not at all.
    """
    key = keyring.own(unit)
    if key is None:
        raise NotFoundError(f"Chưa có khóa ký của “{unit}”.", "Khóa được lập khi đóng gói lần đầu.")
    if not path.parent.is_dir():
        raise NotFoundError(f"Không có thư mục {path.parent}.", "Chọn một thư mục đang có.")
    sealed = seal(key, unit, passphrase)
    if not os.path.lexists(path):
        yield from write_files(path.parent, [Outgoing(path.name, sealed)], place=place_of(path.parent))
    elif not _same(path, KeyCopy(unit, key), passphrase):
        raise UserError(f"Ở đó đã có tệp {path.name}, không ghi đè.", "Chọn tên khác.")


def read_copy(path: Path, passphrase: str) -> KeyCopy:
    """Read the copy of a key; UserError if the passphrase is wrong or the file was changed."""
    return KeyCopy(*unseal(read_bytes(path, _MAX_FILE), path.name, passphrase))


def take_up(keyring: Keyring, copy: KeyCopy, *, replace: bool = False) -> TakenKey:
    """Import the key of a copy for its unit; OtherKeyError if the unit signs with another, unless `replace` is set.

    A damaged key is replaced by its own copy without `replace`.
    """
    other = _other(keyring, copy)
    if other and not replace:
        text = f"Khóa đang dùng: {other}\nKhóa trong tệp: {copy.fingerprint}"
        advice = "Nơi nhận đã biết khóa nào thì giữ khóa đó. Khóa bị thay vẫn được cất lại."
        raise OtherKeyError(f"Máy này đang ký cho {copy.unit} bằng khóa khác.", f"{text}\n{advice}")
    keyring.keep_own(copy.unit, copy.key)
    return TakenKey(copy.unit, copy.fingerprint, other)


def in_words(taken: TakenKey, units: Iterable[Unit]) -> Iterator[str]:
    """Yield remarks about an imported key; units are those that this office reports for."""
    if taken.replaced:
        yield f"Đã thay khóa ký của {taken.unit}."
        yield f"Khóa trước ({taken.replaced}) được cất trong thư mục dữ liệu, không dùng để ký nữa."
        yield "Nơi nhận đã quen khóa trước sẽ thấy đơn vị đổi khóa và hỏi lại."
    else:
        yield f"Đã nhập khóa ký của {taken.unit}."
    yield f"Mã đối chiếu: {taken.fingerprint}. So với mã in trên các phiếu bàn giao trước đây."
    names = [unit_named(unit) for unit in units]
    if names and spelling_key(taken.unit) not in map(spelling_key, names):
        yield f"Chú ý: trong máy chưa có đơn vị nào ghi đúng như vậy ({'; '.join(names)}), nên chưa dùng đến khóa này."


def _same(path: Path, copy: KeyCopy, passphrase: str) -> bool:
    """Return whether a file holds the same copy under the same passphrase."""
    try:
        found = read_copy(path, passphrase)
    except UserError:
        return False
    return (found.unit, found.key.raw) == (copy.unit, copy.key.raw)


def _other(keyring: Keyring, copy: KeyCopy) -> str:
    """Return the fingerprint of the key that a unit signs with here if it is not the copy's, else ""."""
    try:
        present = keyring.own(copy.unit)
    except StorageError:  # the public half of a damaged key is still known
        mine = [entry.key for entry in keyring.of(copy.unit) if entry.how == "own"]
        known = public_from_text(mine[-1]) if mine and copy.key.public.text not in mine else None
        return known.fingerprint if known else ""
    return "" if present is None or present.raw == copy.key.raw else present.public.fingerprint
