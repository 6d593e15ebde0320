"""The window: start to its first painting, a full draft opened, memory, and the event loop while files are written."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.timing import ROUNDS, Measure

BARE = "bare PySide6 widget"
START, LISTED, OPENED = "window, start to first painting", "window, start to the list", "window, start to a full draft"
# An installed program has its bytecode; here it is written by the first start, which is not counted.
_BYTECODE = Path(tempfile.gettempdir()) / "cchc-bytecode"
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
import resource, sys, time
from pathlib import Path
from cchc_desktop import cli
from PySide6.QtCore import QTimer
import ui.app, ui.window
begin = ui.window.MainWindow.begin
def begun(window):
    print("painted", time.time())
    begin(window)
    window.repaint()
    print("listed", time.time())
    window.open_report(sys.argv[1])
    window.repaint()
    print("opened", time.time())
    print("peak", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    QTimer.singleShot(0, window.close)
ui.window.MainWindow.begin = begun
cli.main(["--data", sys.argv[2]])
"""
_GAP_SOURCE = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from cchc_desktop.desk import library
from cchc_desktop.desk.exporting import FORMATS, export_files
from cchc_desktop.report.file import read_report
from ui.jobs import Job
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
timer.start()
tick()
worst = 0.0
job.start(export_files(loaded.report, loaded.template, targets))
app.exec()
print("gap", worst * 1000)
"""


def measures(folder: Path) -> Iterator[Measure]:
    """Time starts of the program over drafts that are there, against a bare widget; starts take turns."""
    data = folder / "opening"
    ref = _data(data)
    taken: dict[str, list[float]] = {BARE: [], START: [], LISTED: [], OPENED: []}
    for _ in range(ROUNDS + 1):
        taken[BARE].append(_marks(_BARE_SOURCE)["painted"])
        marks = _marks(_WINDOW_SOURCE, ref, str(data))
        for name, mark in ((START, "painted"), (LISTED, "listed"), (OPENED, "opened")):
            taken[name].append(marks[mark])
    middle = {name: statistics.median(times[1:]) for name, times in taken.items()}
    yield Measure(START, middle[START], BARE, middle[BARE], most_ratio=1.6)
    yield Measure(LISTED, middle[LISTED], BARE, middle[BARE])
    yield Measure("full draft opened, after the list", middle[OPENED] - middle[LISTED], most_milliseconds=300)
    gaps = [float(_answers(_GAP_SOURCE, str(folder))["gap"]) for _ in range(3)]
    yield Measure("longest gap in the event loop while exporting", statistics.median(gaps), most_milliseconds=50)


def peaks(folder: Path) -> Iterator[tuple[str, float]]:
    """Give the peak memory in MB of the window with a full draft open."""
    data = folder / "opening-peak"
    yield "window with a full draft", float(_answers(_WINDOW_SOURCE, _data(data), str(data))["peak"])


def _data(data: Path) -> str:
    """Return the reference of the printed sample in a data folder of its own."""
    sample = [sys.executable, "-m", "cchc_desktop", "sample", "--printed", "--data", str(data)]
    done = subprocess.run(sample, check=True, capture_output=True, text=True)
    return done.stdout.split()[-1]


def _marks(source: str, *arguments: str) -> dict[str, float]:
    """Return the milliseconds from the start of a process to each moment it prints."""
    start = time.time()
    return {name: (float(moment) - start) * 1000 for name, moment in _answers(source, *arguments).items()}


def _answers(source: str, *arguments: str) -> dict[str, str]:
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONPYCACHEPREFIX": str(_BYTECODE)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    call = [sys.executable, "-c", source, *arguments]
    done = subprocess.run(call, check=True, capture_output=True, text=True, env=environment)
    return dict(line.split(" ", 1) for line in done.stdout.splitlines() if " " in line)


def main() -> None:
    """Print the window's own measures."""
    with tempfile.TemporaryDirectory() as name:
        for measure in measures(Path(name)):
            against = f"   {measure.ratio:.2f} x {measure.floor}" if measure.ratio is not None else ""
            print(f"{measure.name}: {measure.milliseconds:.0f} ms{against}")
        for what, megabytes in peaks(Path(name)):
            print(f"{what}: {megabytes:.0f} MB")


if __name__ == "__main__":
    main()
