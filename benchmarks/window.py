"""Timing a key in the window, and the painting of a form, for a machine four times as slow as this one.

The slower machine is computed: the processor time of the window's thread, which other programs do not lengthen, times
four. The aim is one frame of the screen for all but one key in a hundred.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from benchmarks.timing import Measure
from cchc_desktop.base import startup
from cchc_desktop.desk.drafts.desk import Desk
from db.drafts.store import SqliteDrafts, open_drafts
from ui.kit import theme
from ui.report.view import ReportView
from ui.shell.pages import make_page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_desktop.report.store_protocol import Change
    from ui.forms.page import FormPage

KEYS = 400
SLOWED = 4
FRAME_MS = 16
PAINTS = 60
SIZE = (1366, 690)


def measures(folder: Path) -> Iterator[Measure]:
    """Type into one cell of a full form, without and with saving, and paint the form."""
    app = QApplication.instance() or QApplication([])
    theme.apply(cast("QApplication", app))
    store = open_drafts(folder / "window")
    view = ReportView(Desk(store).open(Desk(store).add_sample(printed=True).ref), make_page)
    view.resize(*SIZE)
    view.show()
    view.go("7:6.7.2")
    page = cast("FormPage", view.page)
    app.processEvents()
    startup.search_garbage_again()  # as the program does once it has started
    letters, saving = _typed(page), _Saving(store)
    saved = _typed(page, saving)
    slowed = f"{SLOWED} times slowed"
    yield Measure(f"{slowed}, a key to its letter: 99th percentile", _slowest(letters), most_milliseconds=FRAME_MS)
    name = f"{slowed}, a key that saves to repainted marks, all checks live, the saving apart"
    yield Measure(f"{name}: median", statistics.median(saved))
    yield Measure(f"{name}: 99th percentile", _slowest(saved), most_milliseconds=FRAME_MS)
    yield Measure("the saving beside it, its disk too: median", statistics.median(saving.waited))
    painted = statistics.median(_painted(page))
    yield Measure(f"{slowed}, a form painted whole, 1366×690", painted, most_milliseconds=FRAME_MS)
    view.stop()
    view.close()
    store.close()


class _Saving:
    """Takes the time of saving: its processor time, and its whole time with the disk."""

    def __init__(self, store: SqliteDrafts) -> None:
        self.worked: list[float] = []
        self.waited: list[float] = []
        self._edit = store.edit_many
        store.edit_many = self.edit_many  # type: ignore[method-assign] # wrapped for timing

    def edit_many(self, ref: str, texts: Mapping[str, str], *, who: str, cause: str) -> list[Change]:
        start, worked = time.perf_counter(), time.thread_time()
        changes = self._edit(ref, texts, who=who, cause=cause)
        self.worked.append(_slowed_ms(worked))
        self.waited.append((time.perf_counter() - start) * 1000)
        return changes


def _slowed_ms(start: float) -> float:
    """Return the milliseconds of work since a moment of the thread's clock, on the slower machine."""
    return (time.thread_time() - start) * 1000 * SLOWED


def _slowest(taken: list[float]) -> float:
    return statistics.quantiles(taken, n=100)[98]


def _typed(page: FormPage, saving: _Saving | None = None) -> list[float]:
    """Return the milliseconds of each key until its changes are painted; with saving, each key is saved."""
    table, taken = page.view, []
    for letter in (letter for letter, _ in zip(cycle("1395\b\b\b\b"), range(KEYS), strict=False)):
        editor = table.focusProxy() or table
        code = Qt.Key.Key_Backspace if letter == "\b" else Qt.Key.Key_unknown
        event = QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, letter)
        start = time.thread_time()
        QApplication.sendEvent(editor, event)
        if saving:
            table.save()
        QApplication.processEvents()
        taken.append(_slowed_ms(start) - (saving.worked[-1] if saving else 0))
    return taken


def _painted(page: FormPage) -> list[float]:
    port, taken = page.view.viewport(), []
    for _ in range(PAINTS):
        start = time.thread_time()
        port.repaint()
        taken.append(_slowed_ms(start))
    return taken
