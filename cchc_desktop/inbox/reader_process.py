"""Other processes of this program that read packages and check reports: a line of JSON goes there, one comes back.

A process that ends before its time loses nothing: what it was asked for is done here.
"""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Any, TypeVar

from cchc_desktop.base.bounded import read_bytes
from cchc_desktop.base.errors import UserError
from cchc_desktop.handoff.bag import sha256
from cchc_desktop.handoff.unpacking import MAX_PACKAGE
from cchc_desktop.inbox.arrival import ArrivalKind
from cchc_desktop.inbox.flat_figures import FlatFigure
from cchc_desktop.inbox.package_folder import PackageFolder
from cchc_desktop.inbox.package_reading import (
    CheckCounts,
    PackedReport,
    TakenPackage,
    count_findings,
    read_package,
)
from cchc_desktop.inbox.unit_identity import OwingUnit

_AHEAD = 16
"""Requests that each process has ahead: enough to be busy while a batch is kept, few enough for a flat memory."""
_READ, _CHECK = "read", "check"
_Result = TypeVar("_Result")
_Process = subprocess.Popen[bytes]


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """A file that could not be read, and why."""

    file: str
    reason: str


def read_and_put(path: Path, folder: PackageFolder | None) -> TakenPackage | UnreadFile:
    """Read a package and put its bytes into a folder, not yet flushed; without one they stay with the result."""
    try:
        raw = read_bytes(path, MAX_PACKAGE)
        taken = read_package(raw, path.name)
        if folder is None:
            return replace(taken, raw=raw)
        folder.put(raw, taken.sha256)
    except UserError as error:
        return UnreadFile(str(path), str(error))
    return taken


def check_kept(folder: PackageFolder, name: str) -> CheckCounts | None:
    """Return the counts of findings in a kept package, None if it cannot be read any more."""
    try:
        return count_findings(folder.read(name))
    except UserError:
        return None


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Do what the lines of `requests` ask for, until there are no more (the work of another process).

    The source of a template goes along with the first package that has it: it is larger than all else.
    """
    sent: set[str] = set()
    for line in _taken_at_once(requests):
        work, name, place = json.loads(line)
        folder = PackageFolder(Path(place)) if place else None
        if work == _CHECK and folder:
            answers.write(json.dumps(check_kept(folder, name)).encode() + b"\n")
        else:
            answers.write(_packed(_without_source(read_and_put(Path(name), folder), sent)))
        answers.flush()


def _taken_at_once(requests: IO[bytes]) -> Iterator[bytes]:
    """Yield lines that a thread takes from a pipe as they come: whoever writes them never waits for the work."""
    lines: SimpleQueue[bytes] = SimpleQueue()

    def take() -> None:
        for line in requests:
            lines.put(line)
        lines.put(b"")

    threading.Thread(target=take, daemon=True).start()
    yield from iter(lines.get, b"")


class PackageReaders:
    """Some processes that read packages and check them."""

    def __init__(self, processes: Sequence[_Process]) -> None:
        self._processes = processes
        self._sources: dict[str, str] = {}

    def read(self, files: Sequence[Path], folder: PackageFolder | None) -> Iterator[TakenPackage | UnreadFile]:
        """Yield the packages in files, in their order; they are put into a folder, or come with their bytes."""
        names = [*map(str, files)]
        found = self._each(_READ, names, folder, self._taken, lambda name: read_and_put(Path(name), folder))
        return found if folder else map(_with_bytes, files, found)

    def check(
        self, hashes: Sequence[str], folder: PackageFolder, ready: Callable[[str], object]
    ) -> Iterator[CheckCounts | None]:
        """Yield the counts of findings in packages of a folder, None for one that cannot be read.

        `ready` is called with the hash of each before it is checked.
        """
        return self._each(_CHECK, hashes, folder, _counts, lambda name: check_kept(folder, name), ready)

    def _each(
        self, work: str, names: Sequence[str], folder: PackageFolder | None, result: Callable[[bytes], _Result],
        here: Callable[[str], _Result], ready: Callable[[str], object] = len,
    ) -> Iterator[_Result]:  # fmt: skip
        asked, count, place = 0, len(self._processes), str(folder.path) if folder else ""
        for number, name in enumerate(names):
            while asked < min(len(names), number + count * _AHEAD):
                ready(names[asked])
                _ask(self._processes[asked % count], [work, names[asked], place])
                asked += 1
            line = _answer_of(self._processes[number % count])
            yield result(line) if line else here(name)

    def _taken(self, line: bytes) -> TakenPackage | UnreadFile:
        """Return a package with the source of its template, which may have come with an earlier one."""
        taken = _unpacked(line)
        if isinstance(taken, UnreadFile) or taken.report is None:
            return taken
        name = taken.report.template_sha256
        return replace(taken, template_source=self._sources.setdefault(name, taken.template_source))


def _with_bytes(path: Path, taken: TakenPackage | UnreadFile) -> TakenPackage | UnreadFile:
    """Return a package with its bytes; it is read again if its file has others by now."""
    if isinstance(taken, UnreadFile) or taken.raw:
        return taken
    try:
        raw = read_bytes(path, MAX_PACKAGE)
    except UserError as error:
        return UnreadFile(str(path), str(error))
    return replace(taken, raw=raw) if sha256(raw) == taken.sha256 else read_and_put(path, None)


@contextmanager
def package_readers(command: Sequence[str], count: int) -> Iterator[PackageReaders]:
    """Start `count` processes by a command; they are ended with the block."""
    with ExitStack() as stack:
        yield PackageReaders([stack.enter_context(_started(command)) for _ in range(count)])


@contextmanager
def _started(command: Sequence[str]) -> Iterator[_Process]:
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    process = subprocess.Popen(  # noqa: S603 - this program itself
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, creationflags=hidden
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def _ask(process: _Process, request: Sequence[str]) -> None:
    if process.stdin is None:
        return
    try:
        process.stdin.write(json.dumps(request).encode() + b"\n")
        process.stdin.flush()
    except OSError:  # it has ended: its answers are missing then
        return


def _answer_of(process: _Process) -> bytes:
    line = process.stdout.readline() if process.stdout else b""
    return line if line.endswith(b"\n") else b""


def _without_source(taken: TakenPackage | UnreadFile, sent: set[str]) -> TakenPackage | UnreadFile:
    """Return a package without the source of a template that was sent before."""
    if isinstance(taken, UnreadFile) or taken.report is None:
        return taken
    name = taken.report.template_sha256
    if name in sent:
        return replace(taken, template_source="")
    sent.add(name)
    return taken


def _counts(line: bytes) -> CheckCounts | None:
    found = json.loads(line)
    return CheckCounts(*found) if found else None


def _packed(taken: TakenPackage | UnreadFile) -> bytes:
    data = {each.name: getattr(taken, each.name) for each in fields(taken) if each.name != "raw"}
    report = data.get("report")
    if report:
        data["report"] = {each.name: getattr(report, each.name) for each in fields(report)}
    return json.dumps(data).encode() + b"\n"


def _unpacked(line: bytes) -> TakenPackage | UnreadFile:
    data: dict[str, Any] = json.loads(line)
    if "reason" in data:
        return UnreadFile(**data)
    report = data["report"]
    if report:
        figures = tuple(FlatFigure(*each) for each in report["figures"])
        report = PackedReport(**report | {"figures": figures})
    fixed = {
        "kind": ArrivalKind(data["kind"]), "unit": OwingUnit(*data["unit"]), "report": report,
        "remarks": tuple(data["remarks"]),
    }  # fmt: skip
    return TakenPackage(**data | fixed)
