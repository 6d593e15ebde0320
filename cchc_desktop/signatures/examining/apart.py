"""Examining and drawing a PDF in a process of its own, which ends where the file would take too much time or memory.

A PDF can be made so that reading it never ends or fills the memory, and PDFium cannot be stopped on the way. The folder
of a call holds its request and, afterwards, its answer: a window without a console has no pipes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from enum import Enum
from pathlib import Path
from threading import Event, Thread
from typing import Any

from cchc_desktop.base.bounded import MAX_TEXT_FILE, json_of, read_bytes
from cchc_desktop.base.errors import UserError
from cchc_desktop.base.leftovers import temporary_folder
from cchc_desktop.base.shapes import Shape, read_shape
from cchc_desktop.documents.pdf.pixels import PageImage, images
from cchc_desktop.signatures.examining.examination import (
    Examination,
    FoundHazard,
    Hazard,
    TextComparison,
    TextVerdict,
)
from cchc_desktop.signatures.examining.open_places import OpenPlace
from cchc_desktop.signatures.examining.printed_report import PrintedReport

WORD = "examine-apart"
"""The argument that makes the program examine the file of a folder and end."""
SECONDS, BYTES = 1.8, 300 * 1024 * 1024
"""The most that examining a file takes of the processor and of the memory."""
_LOOKED_AT, _USED_UP, _HUNG = 20, 20, 120
"""Seconds after which a process is looked at from here; seconds of the processor after which it is ended, beginning and
all; and of waiting, on however slow a machine."""
_SIGNED, _REQUEST, _ANSWER, _PIXELS = "signed.pdf", "request.json", "answer.json", "page.bin"


def examine_apart(raw: bytes, report: PrintedReport, roots: Sequence[bytes], moment: datetime) -> Examination | None:
    """Examine a PDF in another process; None if it is no PDF that opens, "too complex" where the process gave up."""
    with temporary_folder() as folder:
        (folder / _SIGNED).write_bytes(raw)
        for at, print_ in enumerate(report.prints):
            _print(folder, at).write_bytes(print_)
        request = {
            "prints": len(report.prints),
            "places": [place.pieces for place in report.places],
            "roots": [root.hex() for root in roots],
            "moment": moment.isoformat(),
        }
        (folder / _REQUEST).write_text(json.dumps(request), encoding="utf-8")
        if not _run(folder):
            return _too_complex(len(raw))
        return _answer(folder, len(raw))


def draw_apart(raw: bytes, page: int, dots_per_inch: float) -> PageImage | None:
    """Draw a page of a PDF, counted from 0, in another process; None where that took too much."""
    with temporary_folder() as folder:
        (folder / _SIGNED).write_bytes(raw)
        (folder / _REQUEST).write_text(json.dumps({"draw": [page, dots_per_inch]}), encoding="utf-8")
        if not _run(folder):
            return None
        try:
            width, height, stride = json_of(read_bytes(folder / _ANSWER), _ANSWER)
            pixels = read_bytes(folder / _PIXELS, BYTES)
        except UserError:
            return None
    return PageImage(1, 1, "", page, width, height, stride, pixels)


def serve(folder: Path) -> int:
    """Examine or draw the file of a folder, in the process that was started for it."""
    request = json.loads((folder / _REQUEST).read_text(encoding="utf-8"))
    if "draw" in request:
        _serve_page(folder, *request["draw"])
    else:
        _serve_examination(folder, request)
    return 0


def _serve_page(folder: Path, page: int, dots_per_inch: float) -> None:
    raw = (folder / _SIGNED).read_bytes()
    with _limited():
        (drawn,) = images(raw, [page], dots_per_inch=dots_per_inch)
    (folder / _PIXELS).write_bytes(drawn.pixels)
    (folder / _ANSWER).write_text(json.dumps([drawn.width, drawn.height, drawn.stride]), encoding="utf-8")


def _serve_examination(folder: Path, request: dict[str, Any]) -> None:
    from cchc_desktop.signatures.examining.examine_pdf import examine_pdf  # noqa: PLC0415 - a caller does without it

    prints = tuple(_print(folder, at).read_bytes() for at in range(request["prints"]))
    places = tuple(OpenPlace(tuple(pieces)) for pieces in request["places"])
    roots = [bytes.fromhex(root) for root in request["roots"]]
    raw = (folder / _SIGNED).read_bytes()
    with _limited():
        found = examine_pdf(raw, PrintedReport(prints, places), roots, datetime.fromisoformat(request["moment"]))
    answer = {"opens": found is not None, "found": _data(found) if found else None}
    (folder / _ANSWER).write_text(json.dumps(answer), encoding="utf-8")


def _print(folder: Path, at: int) -> Path:
    return folder / f"print-{at}.pdf"


def _run(folder: Path) -> bool:
    """Run the process of a folder; return whether it came to its end."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "cchc_desktop"]
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    nothing = subprocess.DEVNULL
    call = [*program, WORD, str(folder)]
    try:
        process = subprocess.Popen(call, stdin=nothing, stdout=nothing, stderr=nothing, creationflags=hidden)  # noqa: S603 - this program itself
    except OSError:
        return False
    with process:
        try:
            return _ends_well(process)
        finally:
            process.kill()


def _ends_well(process: subprocess.Popen[bytes]) -> bool:
    """Wait for the end of a process; False where it failed, or took so much that it never will."""
    end, patience = time.monotonic() + _HUNG, _LOOKED_AT
    while True:
        try:
            return process.wait(patience) == 0
        except subprocess.TimeoutExpired:
            if _processor_seconds(process.pid) > _USED_UP or time.monotonic() > end:
                return False
        patience = 1


def _processor_seconds(number: int) -> float:
    import psutil  # noqa: PLC0415 - only a slow machine comes here

    try:
        times = psutil.Process(number).cpu_times()
    except psutil.Error:  # it has just ended
        return 0.0
    return float(times.user + times.system)


def _answer(folder: Path, size: int) -> Examination | None:
    try:
        answer = json_of(read_bytes(folder / _ANSWER, MAX_TEXT_FILE), _ANSWER)
    except UserError:
        return _too_complex(size)
    if not answer["opens"]:
        return None
    found, _ = read_shape(Examination, answer["found"])
    return found or _too_complex(size)


def _too_complex(size: int) -> Examination:
    unknown = TextComparison(verdict=TextVerdict.UNKNOWN, compared=False)
    return Examination(
        pages=0, size=size, signatures=(), hazards=(FoundHazard(hazard=Hazard.TOO_COMPLEX),), text=unknown
    )


@contextmanager
def _limited() -> Iterator[None]:
    """End this process at once where the work inside takes too much."""
    done = Event()
    Thread(target=_watch, args=(done,), daemon=True).start()
    try:
        yield
    finally:
        done.set()


def _watch(done: Event) -> None:
    import psutil  # noqa: PLC0415 - as above

    process, end = psutil.Process(), time.process_time() + SECONDS
    while not done.wait(0.01):
        if time.process_time() > end or process.memory_info().rss > BYTES:
            os._exit(1)


def _data(value: object) -> Any:  # noqa: ANN401 - any JSON value
    """Return a shape as plain data for JSON."""
    if isinstance(value, Shape):
        return {each.name: _data(getattr(value, each.name)) for each in value.members}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return [_data(each) for each in value]
    return value
