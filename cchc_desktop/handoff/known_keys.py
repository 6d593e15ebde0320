"""The keys of units that a data folder knows: a small file for each, so that one unit's are found without all others.

A file is written once, whole, and never changed: several processes may add keys at a time.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from cchc_desktop.base.bounded import json_of, read_bytes
from cchc_desktop.base.errors import BadFileError, NotFoundError, StorageError
from cchc_desktop.base.files import replacing, require_folder
from cchc_desktop.base.shapes import Limits, Shape, Unknown, read_shape
from cchc_desktop.base.windows import held_files
from cchc_desktop.handoff.bag import sha256
from cchc_desktop.handoff.names import split_stem, unit_hash, unit_stem
from cchc_desktop.handoff.unit_names import looks_like, same_unit, trace_in, trace_of

FORMAT = "cchc-known-key/1"
MAX_FILE = 64 * 1024
_LIST = "known.json"
_T = TypeVar("_T")

KeySource = Literal["own", "compared", "seen"]
"""How a key became known: made or loaded here, compared by a person with the slip, or only met in a package."""


class KnownKey(Shape, unknown=Unknown.IGNORED):
    """A key of a unit: in base64, the moment since when it is known, and how it became known."""

    unit: str
    key: Annotated[str, Limits(most=100)]
    since: str
    how: KeySource


class _KeyFile(Shape, unknown=Unknown.IGNORED):
    """The file of one known key, as JSON."""

    format: Literal["cchc-known-key/1"]
    known: KnownKey


class _ListFile(Shape, unknown=Unknown.IGNORED):
    """The one list that earlier versions of the program kept."""

    format: Literal["cchc-keys/1"]
    keys: list[KnownKey]


class KnownKeys:
    """The known keys in the folder "known" of a folder of keys; nothing is written before one is added."""

    def __init__(self, keys: Path) -> None:
        self._folder = keys / "known"
        self._list = keys / _LIST

    def of(self, unit: str) -> list[KnownKey]:
        """Return the known keys of a unit, oldest first; StorageError if one of them cannot be read."""
        return _by_age(entry for entry in self._near(unit) if same_unit(entry.unit, unit))

    def like(self, unit: str) -> list[KnownKey]:
        """Return the known keys of other units whose names are easily taken for this one's, oldest first."""
        near = self._near(unit)
        return _by_age(e for e in near if looks_like(e.unit, unit) and not same_unit(e.unit, unit))

    def with_key(self, key: str) -> list[KnownKey]:
        """Return the entries of a key, under whatever name it is known, oldest first."""
        older = [entry for entry in self._take_over() if entry.key == key]
        named = self._folder.glob(f"*/*-{_mark(key)}.json")
        return _by_age(entry for entry in (*older, *_read_all(named)) if entry.key == key)

    def below(self, stem: str) -> list[KnownKey]:
        """Return the known keys in the folders of a stem (see `unit_stem`): those of one unit, in any order."""
        _, mark = split_stem(stem)
        older = [entry for entry in self._take_over() if unit_hash(entry.unit) == mark]
        return [*older, *(entry for folder in self._folder.glob(f"*-{mark}") for entry in _entries_in(folder))]

    def _near(self, unit: str) -> Iterator[KnownKey]:
        """Yield the known keys of the units whose folders have the letters of this one's name in their names."""
        yield from self._take_over()
        own, trace = unit_hash(unit), trace_of(unit)
        for folder in sorted(self._folder.iterdir()) if self._folder.is_dir() else ():
            name, mark = split_stem(folder.name)
            if mark == own or (trace and trace in trace_in(name)):
                yield from _entries_in(folder)

    def has(self, entry: KnownKey) -> bool:
        """Return whether a key of a unit is noted as an entry says."""
        return self._path(entry).exists()

    def add(self, entry: KnownKey) -> None:
        """Note a key of a unit; one that is noted already stays as it was."""
        path = self._path(entry)
        if path.exists():
            return
        require_folder(path.parent)
        with replacing(path, private=True) as temporary:
            file = {"format": FORMAT, "known": asdict(entry)}
            temporary.write_text(json.dumps(file, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    def forget(self, entry: KnownKey) -> None:
        """Remove a note of which the key was never there, as far as a failing disk lets it go."""
        with suppress(OSError):  # the failure for which it goes is the one to report
            held_files.unlink(self._path(entry))

    def _path(self, entry: KnownKey) -> Path:
        return self._folder / unit_stem(entry.unit) / f"{entry.how}-{_mark(entry.key)}.json"

    def _take_over(self) -> Sequence[KnownKey]:
        """Write each key of an earlier version's list into a file; return those for which that fails."""
        if not self._list.exists():
            return ()
        try:
            entries = _read_as(_ListFile, read_bytes(self._list), _LIST).keys
        except NotFoundError:
            return ()  # another process has just taken it over
        except BadFileError as error:
            raise StorageError(f"Danh sách khóa ký {self._list} bị hỏng.", "Chép lại tệp này từ bản sao.") from error
        with suppress(StorageError, OSError):  # a folder that is only read
            for entry in entries:
                self.add(entry)
            held_files.unlink(self._list)
            return ()
        return entries


def _mark(key: str) -> str:
    """Return the part of a file's name that identifies its key."""
    return sha256(key.encode())[:16]


def _by_age(entries: Iterable[KnownKey]) -> list[KnownKey]:
    return sorted(entries, key=lambda entry: entry.since)


def _entries_in(folder: Path) -> Iterator[KnownKey]:
    return _read_all(sorted(folder.glob("*.json")))


def _read_all(paths: Iterable[Path]) -> Iterator[KnownKey]:
    """Yield the noted keys of files; one that another process has just forgotten is passed over."""
    for path in paths:
        with suppress(NotFoundError):
            yield _read(path)


def _read(path: Path) -> KnownKey:
    try:
        return _read_as(_KeyFile, read_bytes(path, MAX_FILE), path.name).known
    except BadFileError as error:
        advice = "Chép lại tệp này từ bản sao; nếu không có, xóa tệp rồi đối chiếu lại khóa với phiếu bàn giao."
        raise StorageError(f"Tệp khóa đã biết {path} bị hỏng.", advice) from error


def _read_as(shape: type[_T], raw: bytes, name: str) -> _T:
    file, flaws = read_shape(shape, json_of(raw, name))
    if file is None:
        raise BadFileError(f"Không nhận tệp {name}: {len(flaws)} chỗ sai.")
    return file
