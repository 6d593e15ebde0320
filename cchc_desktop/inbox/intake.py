"""Taking packages in: files, folders and sticks are read by several processes, and kept in small batches.

Each batch is one transaction: a run that was stopped or killed has kept whole packages only, and the next run over the
same files goes on, as whatever is kept already is known by its hash and not read again.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.base.bounded import read_bytes
from cchc_desktop.base.errors import NotFoundError, UserError
from cchc_desktop.base.leftovers import temporary_folder
from cchc_desktop.base.work_step import Step
from cchc_desktop.handoff.bag import sha256
from cchc_desktop.handoff.package_layout import is_package
from cchc_desktop.handoff.unpacking import MAX_PACKAGE
from cchc_desktop.inbox.package_folder import PackageFolder
from cchc_desktop.inbox.package_reading import count_findings
from cchc_desktop.inbox.reader_process import UnreadFile, package_readers, read_and_put

if TYPE_CHECKING:
    from cchc_desktop.inbox.inbox_store import InboxStore, KeyJudge, Verdict
    from cchc_desktop.inbox.package_reading import CheckCounts, TakenPackage
    from cchc_desktop.inbox.reader_process import PackageReaders

CHECKING = "Kiểm tra số liệu và lời văn"
"""The name of the steps in which reports are checked."""
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
    """The result of taking packages in: the verdicts, first on what was kept already, and the files not read."""

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
    """Take packages in, then check the reports that were not checked yet; those of an earlier run that ended too.

    The generator yields a step for each and may be closed between two. First all are verified and kept, so that the
    board is there soon; the words of a report take longer to check than all else about it.
    """
    verdicts: list[Verdict] = []
    fresh: list[Path] = []
    for path, name in _with_known(store, files):
        if name and not way.accept_new_key:
            verdicts.append(store.verdict_again(name, path.name))
            yield Step(len(verdicts), len(files), path.name)
        else:
            fresh.append(path)
    with ExitStack() as stack:
        readers = _readers(max(len(fresh), len(store.unchecked())), way, stack)
        added, unread = yield from _add(store, fresh, len(files), way, readers)
        yield from _check(store, readers)
    return TakenIn((*verdicts, *added), tuple(unread))


def _add(
    store: InboxStore, files: Sequence[Path], total: int, way: IntakeWay, readers: PackageReaders | None
) -> Generator[Step, None, tuple[list[Verdict], list[UnreadFile]]]:
    """Read and keep packages, some at a time; the others of `total` files are done already."""
    verdicts: list[Verdict] = []
    unread: list[UnreadFile] = []
    waiting: list[TakenPackage] = []
    results = readers.read(files, store.folder) if readers else (read_and_put(path, store.folder) for path in files)
    for done, result in enumerate(results, total - len(files) + 1):
        if isinstance(result, UnreadFile):
            unread.append(result)
        else:
            waiting.append(result)
        if len(waiting) == _BATCH or (waiting and done == total):
            verdicts += _kept(store, waiting, way)
            waiting.clear()
        yield Step(done, total, result.file)
    return verdicts, unread


def _kept(store: InboxStore, packages: Sequence[TakenPackage], way: IntakeWay) -> list[Verdict]:
    """Keep packages in one transaction, once their bytes are on the disk."""
    if store.folder is not None:
        store.folder.flush({taken.sha256 for taken in packages})
    return store.add(packages, way.judge, accept_new_key=way.accept_new_key)


def _check(store: InboxStore, readers: PackageReaders | None) -> Iterator[Step]:
    """Check the reports that were not checked yet, and keep the counts of what was found, some at a time."""
    todo = store.unchecked()
    found = _found_by(readers, store, todo) if readers else (_counts(store, number) for number, _ in todo)
    waiting: dict[int, CheckCounts] = {}
    for done, ((number, _), counts) in enumerate(zip(todo, found, strict=True), 1):
        if counts is not None:
            waiting[number] = counts
        if len(waiting) == _BATCH or done == len(todo):
            store.set_counts(waiting)
            waiting.clear()
        yield Step(done, len(todo), CHECKING)


def _found_by(
    readers: PackageReaders, store: InboxStore, todo: Sequence[tuple[int, str]]
) -> Iterator[CheckCounts | None]:
    """Yield the counts of findings in kept packages; those in a database lie in a temporary folder meanwhile."""
    hashes = [name for _, name in todo]
    if store.folder is not None:
        yield from readers.check(hashes, store.folder, len)
        return
    numbers = {name: number for number, name in todo}
    with temporary_folder() as place:
        folder = PackageFolder(place)

        def ready(name: str) -> None:
            with suppress(UserError):  # then it is not there, and has no counts
                folder.put(store.content(numbers[name]), name)

        for name, counts in zip(hashes, readers.check(hashes, folder, ready), strict=True):
            folder.remove(name)
            yield counts


def _counts(store: InboxStore, number: int) -> CheckCounts | None:
    """Return the counts of findings in a package, None if it cannot be read any more: the others are checked anyway."""
    try:
        return count_findings(store.content(number))
    except UserError:
        return None


def _readers(packages: int, way: IntakeWay, stack: ExitStack) -> PackageReaders | None:
    """Start processes that read, where there are enough packages."""
    processes = min(os.cpu_count() or 1, _MOST_PROCESSES)
    if not way.reader or packages <= _FEW or processes == 1:
        return None
    return stack.enter_context(package_readers(way.reader, processes))


def _with_known(store: InboxStore, files: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Yield each file with its hash if it is kept already, else ""; only files of a size that is kept are read."""
    sizes = store.sizes()
    for path in files:
        yield path, _kept_hash(store, path) if _size(path) in sizes else ""


def _kept_hash(store: InboxStore, path: Path) -> str:
    """Return the hash of a file that is kept already, else ""; a kept one that was damaged since is mended with it."""
    try:
        raw = read_bytes(path, MAX_PACKAGE)
    except UserError:  # reported where it is read
        return ""
    name = sha256(raw)
    if not store.known([name]):
        return ""
    if store.folder is not None:
        store.folder.keep(raw, name)
    return name


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1


def _below(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(place, name) for name in names)
