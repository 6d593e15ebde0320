"""Measuring the peak memory of the program: commands and the window, each in a process of its own.

A process reads its own VmHWM, which only Linux has; getrusage of a child includes its parent's size.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.opening import data_of
from benchmarks.receiving import COUNTRY, write_packages
from benchmarks.starting import SAMPLE
from benchmarks.timing import answers

OPENED, SEEN = "window, a full draft open", "window, every page shown"
DRAWN = "window, the pages of the PDF drawn"
MOST = {OPENED: 105.0}
_REPORT = """
import sys
from pathlib import Path
def report(name):
    print(name, Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])
"""
_COMMAND_SOURCE = f"""{_REPORT}
from cchc_desktop.cli import main
code = main()
report("peak")
sys.exit(code if code > 1 else 0)
"""
_WINDOW_SOURCE = f"""{_REPORT}
from cchc_desktop.cli import main
from ui.shell.window import MainWindow
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
ref, data = sys.argv[1:]
begin = MainWindow.begin
def begun(window):
    begin(window)
    window.navigation.open_report(ref)
    QTimer.singleShot(0, lambda: look(window))
def look(window):
    report("opened")
    for step in window.report.flow.steps:
        report("seen")
        window.report.go(step.id)
        QApplication.processEvents()
    pages = window.report.page.preview
    timer = QTimer(window, interval=20)
    timer.timeout.connect(lambda: end_if_drawn(window, pages, timer))
    timer.start()
def end_if_drawn(window, pages, timer):
    if pages.pages and not any(pages.list.item(number).icon().isNull() for number in range(pages.pages)):
        report("drawn")
        timer.stop()
        window.close()
MainWindow.begin = begun
sys.argv[1:] = ["--data", data]
main()
"""


@dataclass(frozen=True)
class Peak:
    """A line of the table: the measured thing, its megabytes, and the aim, None if there is none."""

    name: str
    megabytes: float
    most: float | None = None


def peaks(folder: Path) -> Iterator[Peak]:
    """Yield the peaks of checking, of each export and of the window; nothing if the system does not report them."""
    if sys.platform != "linux":
        return
    data, report = str(folder / "memory"), str(SAMPLE)
    calls = {"cchc check": ["check", report, "--json"]}
    calls |= {
        f"cchc export --{to}": ["export", report, f"--{to}", str(folder / f"peak.{to}")]
        for to in ("pdf", "xlsx", "docx")
    }
    for name, arguments in calls.items():
        yield Peak(name, _peak(answers(_COMMAND_SOURCE, *arguments, "--data", data), "peak"))
    for number in (120, COUNTRY):
        stick = folder / f"stick-{number}"
        write_packages(stick, number, folder)
        calls_of = ("inbox", "add", str(stick), "--data", str(folder / f"inbox-{number}"))
        yield Peak(f"cchc inbox add, {number} packages", _peak(answers(_COMMAND_SOURCE, *calls_of), "peak"))
    found = answers(_WINDOW_SOURCE, data_of(folder / "memory-window"), str(folder / "memory-window"))
    for name, moment in ((OPENED, "opened"), (SEEN, "seen"), (DRAWN, "drawn")):
        yield Peak(name, _peak(found, moment), MOST.get(name))


def _peak(found: dict[str, str], moment: str) -> float:
    return int(found[moment]) / 1024
