"""How long the window takes from a key to repainted marks, all checks live, and to paint a form anew."""

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

    from cchc_desktop.report.store import Change
    from ui.forms.page import FormPage

KEYS = 400
PAINTS = 60
SIZE = (1366, 690)


def measures(folder: Path) -> Iterator[Measure]:
    """Type into one cell of a full form, saving at every key as the pause does, and paint the form."""
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
    disk = _Disk(store)
    taken = _typed(page, disk)
    name = "a key to repainted marks, all checks live, the disk apart"
    yield Measure(f"{name}: median", statistics.median(taken))
    yield Measure(f"{name}: 99th percentile", statistics.quantiles(taken, n=100)[98], most_milliseconds=10)
    yield Measure("the disk beside it: median", statistics.median(disk.taken))
    yield Measure("a form painted whole, 1366×690", statistics.median(_painted(page)), most_milliseconds=5)
    view.stop()
    view.close()
    store.close()


class _Disk:
    """Takes the time that saving takes: it depends on the disk alone."""

    def __init__(self, store: SqliteDrafts) -> None:
        self.taken: list[float] = []
        self._edit = store.edit_many
        store.edit_many = self.edit_many  # type: ignore[method-assign] # put between

    def edit_many(self, ref: str, texts: Mapping[str, str], *, who: str, cause: str) -> list[Change]:
        start = time.perf_counter()
        changes = self._edit(ref, texts, who=who, cause=cause)
        self.taken.append((time.perf_counter() - start) * 1000)
        return changes


def _typed(page: FormPage, disk: _Disk) -> list[float]:
    """Return the milliseconds of each key: the text is checked and saved at once, and everything changed is painted."""
    table, taken = page.view, []
    for letter in (letter for letter, _ in zip(cycle("1395\b\b\b\b"), range(KEYS), strict=False)):
        editor = table.focusProxy() or table
        code = Qt.Key.Key_Backspace if letter == "\b" else Qt.Key.Key_unknown
        event = QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, letter)
        start = time.perf_counter()
        QApplication.sendEvent(editor, event)
        table.save()
        QApplication.processEvents()
        taken.append((time.perf_counter() - start) * 1000 - disk.taken[-1])
    return taken


def _painted(page: FormPage) -> list[float]:
    port, taken = page.view.viewport(), []
    for _ in range(PAINTS):
        page.view.lay_out()  # nothing is kept of what was painted before
        start = time.perf_counter()
        port.repaint()
        taken.append((time.perf_counter() - start) * 1000)
    return taken
