"""The keys of a data folder: one of its own for each unit, made at the first packing, and those of others it knows."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.base.bounded import read_bytes
from cchc_desktop.base.clock import Clock, now
from cchc_desktop.base.errors import StorageError, UserError
from cchc_desktop.base.files import make_folder, replacing
from cchc_desktop.base.windows.system_errors import reason_of
from cchc_desktop.handoff.bag import sha256
from cchc_desktop.handoff.key_trust import KeyTrust
from cchc_desktop.handoff.known_keys import KeySource, KnownKey, KnownKeys
from cchc_desktop.handoff.names import unit_hash, unit_stem
from cchc_desktop.handoff.unit_key import PublicKey, SecretKey, new_key, secret_from_pem

if TYPE_CHECKING:
    from collections.abc import Iterator


class Keyring:
    """The folder "keys" of a data folder; nothing is written before it is needed."""

    def __init__(self, data: Path, clock: Clock = now) -> None:
        self.data = data
        self._folder = data / "keys"
        self._known = KnownKeys(self._folder)
        self._clock = clock

    def own(self, unit: str) -> SecretKey | None:
        """Return the key a unit signs with, None before its first packing; a damaged one is never replaced."""
        path = self._path(unit)
        if not path.exists():
            return None
        key = secret_from_pem(read_bytes(path))
        if key is None:
            advice = (
                "Nhập lại khóa từ tệp khóa ký, hoặc chuyển tệp này đi để lập khóa mới; nơi nhận sẽ phải đối chiếu lại."
            )
            raise StorageError(f"Tệp khóa ký {path} bị hỏng.", advice)
        return key

    def owned(self) -> list[str]:
        """Return the units that have a key of their own here, in the order they got it."""
        return [entry.unit for entry in sorted(self._owned(), key=lambda entry: entry.since)]

    def keep_own(self, unit: str, key: SecretKey) -> None:
        """Store a key as the unit's own; its key of before stays beside it under another name, unused.

        A key is noted before it is written: one that a sudden end leaves in its file is always listed.
        """
        path = self._path(unit)
        if not path.exists():
            self._add_own(unit, key)
            return
        present = read_bytes(path)
        with self._noting(unit, key, path):
            if present != key.pem:
                aside = path.with_name(f"{path.stem}-truoc-{sha256(present)[:8]}.pem")
                if not aside.exists():
                    _write_secret(aside, present, new=True)
                _write_secret(path, key.pem)

    def ensure(self, unit: str) -> tuple[SecretKey, bool]:
        """Return the key a unit signs with, made if there is none, and whether it was made now."""
        key = self.own(unit)
        if key is None:
            return self._make(unit)
        self._note(unit, key.public, "own")
        return key, False

    def trust_in(self, unit: str, key: PublicKey) -> KeyTrust:
        """Return whether a key of a unit is known here."""
        of_unit = self.of(unit)
        found = {entry.how for entry in of_unit if entry.key == key.text}
        if found:
            return KeyTrust.KNOWN if found != {"seen"} else KeyTrust.FIRST
        if of_unit:
            return KeyTrust.REPLACED
        if self._known.with_key(key.text):
            return KeyTrust.RENAMED
        return KeyTrust.LOOK_ALIKE if self._known.like(unit) else KeyTrust.FIRST

    def known_as(self, unit: str, key: PublicKey) -> str:
        """Return the name of the unit that a key is known of, else of a known unit of a name like this; "" if none."""
        entries = self._known.with_key(key.text) or self._known.like(unit)
        return entries[0].unit if entries else ""

    def of(self, unit: str) -> list[KnownKey]:
        """Return the known keys of a unit, oldest first."""
        return self._known.of(unit)

    def remember(self, unit: str, key: PublicKey) -> None:
        """Record a key that a person has compared with the slip."""
        self._make_folder()
        if all(entry.key != key.text or entry.how == "seen" for entry in self.of(unit)):
            self._note(unit, key, "compared")

    def note_seen(self, unit: str, key: PublicKey) -> None:
        """Record a key that was met and not compared: it is not trusted, but another one of the unit alarms."""
        self._make_folder()
        if all(entry.key != key.text for entry in self.of(unit)):
            self._note(unit, key, "seen")

    def _make(self, unit: str) -> tuple[SecretKey, bool]:
        """Return a key made for a unit; or, where another process was first, the one it made."""
        key = new_key()
        try:
            self._add_own(unit, key)
        except StorageError:
            first = self.own(unit)
            if first is None:
                raise
            return first, False
        return key, True

    def _add_own(self, unit: str, key: SecretKey) -> None:
        """Keep the first key of a unit; StorageError if there is one by now."""
        self._make_folder()
        path = self._path(unit)
        with self._noting(unit, key, path):
            _write_secret(path, key.pem, new=True)

    @contextmanager
    def _noting(self, unit: str, key: SecretKey, path: Path) -> Iterator[None]:
        """Note a key of our own before the block writes it to a path; where that fails the note goes again."""
        note = self._entry(unit, key.public, "own")
        new = not self._known.has(note)
        try:
            self._known.add(note)
            yield
        except StorageError:
            if new and not _may_hold(path, key.pem):
                self._known.forget(note)
            raise

    def _owned(self) -> Iterator[KnownKey]:
        """Write the first note of an own key for each unit that has a key's file here."""
        for path in self._folder.glob("*.pem"):
            own = [entry for entry in self._known.below(path.stem) if entry.how == "own"]
            if own:
                yield min(own, key=lambda entry: entry.since)

    def _note(self, unit: str, key: PublicKey, how: KeySource) -> None:
        """Note a key of a unit; that it is our own is noted also where it was only compared before."""
        self._known.add(self._entry(unit, key, how))

    def _entry(self, unit: str, key: PublicKey, how: KeySource) -> KnownKey:
        return KnownKey(unit=unit, key=key.text, since=self._clock().isoformat(timespec="milliseconds"), how=how)

    def _make_folder(self) -> None:
        try:
            make_folder(self._folder)
        except OSError as error:
            raise StorageError(f"Không lập được thư mục {self._folder}.", f"Lý do: {reason_of(error)}.") from error

    def _path(self, unit: str) -> Path:
        """Return the path of a unit's key: named by the unit's name as it was spelled at its first key."""
        spellings = [entry.unit for entry in self.of(unit) if entry.how == "own"]
        there = (path for name in (*spellings, unit) for path in self._folder.glob(f"*-{unit_hash(name)}.pem"))
        return next(there, self._folder / f"{unit_stem([*spellings, unit][0])}.pem")


def _may_hold(path: Path, pem: bytes) -> bool:
    """Return whether a file holds a key, or cannot be read to tell."""
    try:
        return path.exists() and read_bytes(path) == pem
    except UserError:
        return True


def _write_secret(path: Path, pem: bytes, *, new: bool = False) -> None:
    """Write a file that only its owner reads, whole or not at all; a new one never takes the place of another.

    On Windows the mode says nothing: there the data folder lies in the user's profile, which others cannot read.
    """
    with replacing(path, private=True, new=new) as temporary:
        temporary.write_bytes(pem)
