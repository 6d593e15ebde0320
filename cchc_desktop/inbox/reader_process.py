"""Packages read by other processes of this program: lines of JSON go there, and a package read comes back for each.

A process that ends before its time loses nothing: what it was asked for is read here.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import IO, Any

from cchc_desktop.base.bounded import read_bytes
from cchc_desktop.base.errors import UserError
from cchc_desktop.handoff.unpacking import MAX_PACKAGE
from cchc_desktop.inbox.arrival import ArrivalKind
from cchc_desktop.inbox.flat_figures import FlatFigure
from cchc_desktop.inbox.package_folder import PackageFolder
from cchc_desktop.inbox.package_reading import PackedReport, TakenPackage, read_package
from cchc_desktop.inbox.unit_identity import OwingUnit

_AHEAD = 3
"""Files that each process is asked for ahead: enough to be busy, few enough for a flat memory."""


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


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Read the packages that the lines of `requests` name, until there are no more (the work of another process).

    The source of a template goes along with the first package that has it: it is larger than all else.
    """
    sent: set[str] = set()
    for line in requests:
        path, folder = json.loads(line)
        taken = read_and_keep(Path(path), PackageFolder(Path(folder)))
        if isinstance(taken, TakenPackage) and taken.report:
            if taken.report.template_sha256 in sent:
                taken = replace(taken, template_source="")
            sent.add(taken.report.template_sha256 if taken.report else "")
        answers.write(_packed(taken))
        answers.flush()


def read_by_processes(
    command: Sequence[str], count: int, files: Sequence[Path], folder: PackageFolder
) -> Iterator[TakenPackage | UnreadFile]:
    """Yield the packages in files, in their order, read by `count` processes that `command` starts."""
    sources: dict[str, str] = {}
    with ExitStack() as stack:
        readers = [stack.enter_context(_started(command)) for _ in range(min(count, len(files)))]
        asked = 0
        for number, path in enumerate(files):
            while asked < min(len(files), number + len(readers) * _AHEAD):
                _ask(readers[asked % len(readers)], files[asked], folder)
                asked += 1
            line = _answer_of(readers[number % len(readers)])
            yield _with_source(_unpacked(line), sources) if line else read_and_keep(path, folder)


@contextmanager
def _started(command: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    process = subprocess.Popen(  # noqa: S603 - this program itself
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, creationflags=hidden
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def _ask(process: subprocess.Popen[bytes], path: Path, folder: PackageFolder) -> None:
    if process.stdin is None:
        return
    try:
        process.stdin.write(json.dumps([str(path), str(folder.path)]).encode() + b"\n")
        process.stdin.flush()
    except OSError:  # it has ended: its answers are missing then
        return


def _answer_of(process: subprocess.Popen[bytes]) -> bytes:
    line = process.stdout.readline() if process.stdout else b""
    return line if line.endswith(b"\n") else b""


def _with_source(taken: TakenPackage | UnreadFile, sources: dict[str, str]) -> TakenPackage | UnreadFile:
    """Return a package with the source of its template, which may have come with an earlier one."""
    if isinstance(taken, UnreadFile) or taken.report is None:
        return taken
    name = taken.report.template_sha256
    return replace(taken, template_source=sources.setdefault(name, taken.template_source))


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
