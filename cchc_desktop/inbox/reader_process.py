"""Other processes of this program that read packages and check reports: a line of JSON goes there, one comes back.

A process that ends before its time loses nothing: what it was asked for is done here.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import IO, Any, TypeVar

from cchc_desktop.base.bounded import read_bytes
from cchc_desktop.base.errors import UserError
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

_AHEAD = 3
"""Requests that each process has ahead: enough to be busy, few enough for a flat memory."""
_READ, _CHECK = "read", "check"
_Result = TypeVar("_Result")
_Process = subprocess.Popen[bytes]


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """A file that could not be read, and why."""

    file: str
    reason: str


def read_and_keep(path: Path, folder: PackageFolder | None) -> TakenPackage | UnreadFile:
    """Read a package and keep its bytes in a folder; without one they stay with the result."""
    try:
        raw = read_bytes(path, MAX_PACKAGE)
        taken = read_package(raw, path.name)
        if folder is None:
            return replace(taken, raw=raw)
        folder.keep(raw, taken.sha256)
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
    for line in requests:
        work, name, place = json.loads(line)
        folder = PackageFolder(Path(place))
        if work == _CHECK:
            answers.write(json.dumps(check_kept(folder, name)).encode() + b"\n")
        else:
            answers.write(_packed(_without_source(read_and_keep(Path(name), folder), sent)))
        answers.flush()


class PackageReaders:
    """Some processes that read packages, and check those that are kept in a folder."""

    def __init__(self, processes: Sequence[_Process], folder: PackageFolder) -> None:
        self._processes = processes
        self._folder = folder
        self._sources: dict[str, str] = {}

    def read(self, files: Sequence[Path]) -> Iterator[TakenPackage | UnreadFile]:
        """Yield the packages in files, kept in the folder, in the order of the files."""
        return self._each(_READ, [*map(str, files)], self._taken, lambda name: read_and_keep(Path(name), self._folder))

    def check(self, hashes: Sequence[str]) -> Iterator[CheckCounts | None]:
        """Yield the counts of findings in the packages of these hashes, None for one that cannot be read any more."""
        return self._each(_CHECK, hashes, _counts, lambda name: check_kept(self._folder, name))

    def _each(
        self, work: str, names: Sequence[str], result: Callable[[bytes], _Result], here: Callable[[str], _Result]
    ) -> Iterator[_Result]:
        asked, count = 0, len(self._processes)
        for number, name in enumerate(names):
            while asked < min(len(names), number + count * _AHEAD):
                _ask(self._processes[asked % count], [work, names[asked], str(self._folder.path)])
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


@contextmanager
def package_readers(command: Sequence[str], count: int, folder: PackageFolder) -> Iterator[PackageReaders]:
    """Start `count` processes by a command; they are ended with the block."""
    with ExitStack() as stack:
        yield PackageReaders([stack.enter_context(_started(command)) for _ in range(count)], folder)


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
