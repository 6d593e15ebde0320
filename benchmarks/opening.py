"""Timing the window: start to its first painting, a full draft opened, the event loop while files are written."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.timing import ROUNDS, Measure, answers

BARE = "bare PySide6 widget"
START, LISTED = "window, start to first painting", "window, start to the list"
READY, OPENED = "window, start to the drafts opened behind the list", "window, start to a full draft"
_BARE_SOURCE = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication(sys.argv)
class Bare(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, painted)
def painted():
    print("painted", time.time())
    app.quit()
bare = Bare()
bare.resize(1366, 720)
bare.show()
app.exec()
"""
_WINDOW_SOURCE = """
import sys, time
from pathlib import Path
from cchc_desktop import cli
import ui.shell.app, ui.shell.window
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
ref, data = sys.argv[1:]
begin = ui.shell.window.MainWindow.begin
def begun(window):
    print("painted", time.time())
    begin(window)
    window.repaint()
    print("listed", time.time())
    while not window.navigation.drafts.desk.is_open:
        QApplication.processEvents()
    print("ready", time.time())
    window.navigation.open_report(ref)
    window.repaint()
    print("opened", time.time())
    QTimer.singleShot(0, window.close)
ui.shell.window.MainWindow.begin = begun
sys.argv[1:] = ["--data", data]
cli.main()
"""
_GAP_SOURCE = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from cchc_desktop.base import startup
from cchc_desktop.desk.office import library
from cchc_desktop.desk.sending.exporting import FORMATS, export_files
from cchc_desktop.report.file import read_report
from ui.kit.jobs import Job
app = QApplication(sys.argv)
name, raw = library.sample(printed=True)
loaded = read_report(raw, name, library.find)
targets = [(suffix, Path(sys.argv[1]) / f"gap.{suffix}") for suffix in FORMATS]
last, worst = time.perf_counter(), 0.0
def tick():
    global last, worst
    now = time.perf_counter()
    worst, last = max(worst, now - last), now
timer = QTimer(interval=1)
timer.timeout.connect(tick)
job = Job(app)
job.succeeded.connect(app.quit)
job.failed.connect(app.quit)
startup.search_garbage_again()  # as the program does once it has started
timer.start()
tick()
worst = 0.0
job.start(export_files(loaded.report, loaded.template, targets))
app.exec()
print("gap", worst * 1000)
"""


def measures(folder: Path) -> Iterator[Measure]:
    """Time starts of the program over existing drafts, against a bare widget, alternating."""
    data = folder / "opening"
    ref = data_of(data)
    taken: dict[str, list[float]] = {BARE: [], START: [], LISTED: [], READY: [], OPENED: []}
    for _ in range(ROUNDS + 1):
        taken[BARE].append(_marks(_BARE_SOURCE)["painted"])
        marks = _marks(_WINDOW_SOURCE, ref, str(data))
        for name, mark in ((START, "painted"), (LISTED, "listed"), (READY, "ready"), (OPENED, "opened")):
            taken[name].append(marks[mark])
    middle = {name: statistics.median(times[1:]) for name, times in taken.items()}
    yield Measure(START, middle[START], BARE, middle[BARE], most_ratio=1.6)
    yield Measure(LISTED, middle[LISTED], BARE, middle[BARE], most_ratio=3)
    yield Measure(READY, middle[READY], BARE, middle[BARE])
    yield Measure("full draft opened, after that", middle[OPENED] - middle[READY], most_milliseconds=300)
    gaps = [float(answers(_GAP_SOURCE, str(folder))["gap"]) for _ in range(7)]
    yield Measure("longest gap in the event loop while exporting", statistics.median(gaps), most_milliseconds=50)


def data_of(data: Path) -> str:
    """Return the reference of the printed sample in a data folder of its own."""
    sample = [sys.executable, "-m", "cchc_desktop", "sample", "--printed", "--data", str(data)]
    done = subprocess.run(sample, check=True, capture_output=True, text=True)
    return done.stdout.split()[-1]


def _marks(source: str, *arguments: str) -> dict[str, float]:
    """Return the milliseconds from the start of a process to each moment it prints."""
    start = time.time()
    return {name: (float(moment) - start) * 1000 for name, moment in answers(source, *arguments).items()}


def main() -> None:
    """Print the window's own measures."""
    with tempfile.TemporaryDirectory() as name:
        for measure in measures(Path(name)):
            against = f"   {measure.ratio:.2f} x {measure.floor}" if measure.ratio is not None else ""
            print(f"{measure.name}: {measure.milliseconds:.0f} ms{against}")


if __name__ == "__main__":
    main()
