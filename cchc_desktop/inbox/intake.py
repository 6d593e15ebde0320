"""Taking packages in: files, folders and sticks are read by several processes, and kept in small batches.

Each batch is one transaction: a run that was stopped or killed has kept whole packages only, and the next run over the
same files goes on, as whatever is kept already is known by its hash and not read again.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.base.bounded import read_bytes
from cchc_desktop.base.errors import NotFoundError, UserError
from cchc_desktop.base.work_step import Step
from cchc_desktop.handoff.bag import sha256
from cchc_desktop.handoff.package_layout import is_package
from cchc_desktop.handoff.unpacking import MAX_PACKAGE
from cchc_desktop.inbox.reader_process import UnreadFile, read_and_keep, read_by_processes

if TYPE_CHECKING:
    from cchc_desktop.inbox.inbox_store import InboxStore, KeyJudge, Verdict
    from cchc_desktop.inbox.package_reading import TakenPackage

_BATCH = 32
_FEW = 24
"""So many packages are read here: to start other processes would take longer."""
_MOST_PROCESSES = 8


@dataclass(frozen=True, slots=True)
class IntakeWay:
    """The way in which packages are taken in.

    judge is asked about the first key of a unit; with accept_new_key a changed key becomes one of its unit's; reader is
    the command that starts a process which reads (`reader_process.serve`), () to read in this one.
    """

    judge: KeyJudge | None = None
    accept_new_key: bool = False
    reader: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The result of taking packages in: the verdicts in the order of the files, and the files that were not read."""

    verdicts: tuple[Verdict, ...]
    unread: tuple[UnreadFile, ...]


def package_files(paths: Iterable[Path]) -> list[Path]:
    """Return the files to take in: those named, and every package below a folder, by name.

    NotFoundError, before anything is taken, if a path does not exist.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(each for each in _below(path) if is_package(each))
        elif path.exists():
            found.append(path)
        else:
            raise NotFoundError(f"Không tìm thấy {path}.", "Cắm lại USB hoặc chọn lại tệp, thư mục.")
    return [*dict.fromkeys(found)]


def take_in(store: InboxStore, files: Sequence[Path], way: IntakeWay) -> Generator[Step, None, TakenIn]:
    """Take packages in; the generator yields a step for each and may be closed between two."""
    verdicts: list[Verdict] = []
    unread: list[UnreadFile] = []
    done = 0
    fresh: list[Path] = []
    for path, name in _with_known(store, files):
        if name and not way.accept_new_key:
            done += 1
            verdicts.append(store.verdict_again(name, path.name))
            yield Step(done, len(files), path.name)
        else:
            fresh.append(path)
    waiting: list[TakenPackage] = []
    for result in _read(store, fresh, way.reader):
        if isinstance(result, UnreadFile):
            unread.append(result)
        else:
            waiting.append(result)
        if len(waiting) == _BATCH:
            verdicts += store.add(waiting, way.judge, accept_new_key=way.accept_new_key)
            waiting.clear()
        done += 1
        yield Step(done, len(files), result.file)
    if waiting:
        verdicts += store.add(waiting, way.judge, accept_new_key=way.accept_new_key)
    return TakenIn(tuple(verdicts), tuple(unread))


def _with_known(store: InboxStore, files: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Yield each file with its hash if it is kept already, else ""; only files of a size that is kept are read."""
    sizes = store.sizes()
    for path in files:
        yield path, _kept_hash(store, path) if _size(path) in sizes else ""


def _kept_hash(store: InboxStore, path: Path) -> str:
    try:
        name = sha256(read_bytes(path, MAX_PACKAGE))
    except UserError:  # reported where it is read
        return ""
    return name if store.known([name]) else ""


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1


def _read(store: InboxStore, files: Sequence[Path], reader: Sequence[str]) -> Iterator[TakenPackage | UnreadFile]:
    processes = min(os.cpu_count() or 1, _MOST_PROCESSES)
    if reader and store.folder is not None and len(files) > _FEW and processes > 1:
        return read_by_processes(reader, processes, files, store.folder)
    return (read_and_keep(path, store.folder) for path in files)


def _below(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(place, name) for name in names)
