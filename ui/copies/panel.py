"""The panel of the copies of the drafts: those of the data folder, and any chosen file."""

from __future__ import annotations

from collections import deque
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QFrame, QProgressBar, QTreeWidgetItem, QVBoxLayout, QWidget

from cchc_desktop.base.clock import now
from cchc_desktop.base.work_step import Step
from ui.copies.copy_contents import CopyContents
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.jobs import Job
from ui.kit.labels import label
from ui.kit.layouts import row_of
from ui.kit.rows_view import RowsView
from ui.words import copies_texts, date_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.desk.drafts.home import Copy, Home
    from cchc_desktop.report.store_protocol import DraftInfo
    from ui.kit.side_page import SidePage

_ROWS_SEEN = 8
_STATE = 3


class CopiesList(RowsView):
    """The copies, newest first; signal `entered` is emitted when Enter is pressed on one."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__(copies_texts.COLUMNS, _ROWS_SEEN)
        self.setAccessibleName(copies_texts.LIST)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Emit `entered` at Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class CopiesPanel(QWidget):
    """A panel that reads the copies on a thread, one after the other, and shows the contents of the current one.

    Signal `wanted` has the copy to restore, `failed` the error of a file that could not be read.
    """

    wanted = Signal(object)
    failed = Signal(object)

    def __init__(self, home: Home, present: Sequence[DraftInfo] | None) -> None:
        super().__init__()
        self._home = home
        self._read: deque[Copy] = deque()
        self._chosen: Path | None = None
        self.copies: list[Copy] = []
        self.list, self.contents = CopiesList(), CopyContents(present)
        self.choose = Button(copies_texts.CHOOSE, icon="folder-open")
        self._note = label(copies_texts.READING, "note")
        self._bar = QProgressBar(textVisible=False, maximum=0)
        self._lay_out()
        self.job = Job(self)
        self.job.progressed.connect(self._show_read)
        self.job.succeeded.connect(self._all_read)
        self.job.failed.connect(self._all_read)
        self.job.failed.connect(self.failed)
        self.list.currentItemChanged.connect(self._show_current)
        self.list.entered.connect(self.contents.restore.setFocus)
        self.contents.wanted.connect(self._want)
        self.choose.clicked.connect(self._ask)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._want)

    def add_to(self, page: SidePage) -> None:
        """Add the panel to a page, whose notice shows errors."""
        self.list.entered.connect(partial(page.area.ensureWidgetVisible, self.contents.restore, 0, 24))
        self.failed.connect(page.notice.show_error)
        page.cards.addWidget(self)

    def begin(self) -> None:
        """Read the copies of the data folder."""
        self._start(self._home.copies())

    def look_at(self, path: Path) -> None:
        """Read a copy from another folder, and make it the current one."""
        self.stop()
        self._show_read()
        self._chosen = path
        known = {copy.path for copy in self.copies}
        self._start([other for other in (*self._home.copies(), path) if other not in known])
        self._make_current()

    def stop(self) -> None:
        """Wait for the thread, before the panel is closed."""
        self.job.stop()

    @property
    def current(self) -> Copy | None:
        """The current copy, None if there is none."""
        row = self.list.currentIndex().row()
        return self.copies[row] if row >= 0 else None

    def _start(self, paths: Sequence[Path]) -> None:
        self._note.setText(copies_texts.READING)
        for part in (self._note, self._bar):
            part.show()
        self.job.start(self._steps(paths))

    def _steps(self, paths: Sequence[Path]) -> Iterator[Step]:
        for number, path in enumerate(paths, 1):
            self._read.append(self._home.look(path))
            yield Step(number, len(paths), path.name)

    def _show_read(self) -> None:
        while self._read:
            copy = self._read.popleft()
            at = 0 if copy.path == self._chosen else len(self.copies)
            self.copies.insert(at, copy)
            self.list.add_row(_row(copy), at)
        if self.list.currentItem() is None and self.copies:
            self.list.setCurrentItem(self.list.topLevelItem(0))
        self._make_current()

    def _make_current(self) -> None:
        """Select the chosen copy, once it is read."""
        for number, copy in enumerate(self.copies):
            if copy.path == self._chosen:
                self._chosen = None
                self.list.setCurrentItem(self.list.topLevelItem(number))
                self.list.setFocus()

    def _all_read(self) -> None:
        self._bar.hide()
        self._note.setText(copies_texts.NONE)
        self._note.setVisible(not self.copies)

    def _show_current(self) -> None:
        copy = self.current
        self.contents.setVisible(copy is not None)
        if copy is not None:
            self.contents.show_copy(copy)

    def _want(self) -> None:
        copy = self.current
        if copy is not None and copy.usable:
            self.wanted.emit(copy)

    def _ask(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, copies_texts.CHOOSE, "", copies_texts.FILTER)
        if name:
            self.look_at(Path(name))

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("frame", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(label(copies_texts.LIST, "card-title"))
        column.addWidget(label(copies_texts.LIST_TEXT, "note", wrap=True))
        for part in (self._note, self._bar, self.list):
            column.addWidget(part)
        column.addLayout(row_of(self.choose, None))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(card)
        whole.addWidget(self.contents)
        self.contents.hide()
        self.list.fit()


def _row(copy: Copy) -> QTreeWidgetItem:
    icon, ink, state = copies_texts.STATES[copy.state]
    holds = copies_texts.REPORTS.format(len(copy.drafts)) if copy.usable else ""
    changed = date_texts.last_change(copy.drafts[0].changed_at, now()) if copy.drafts else ""
    row = QTreeWidgetItem([date_texts.last_change(copy.made_at, now()), holds, changed, state, copy.path.name])
    row.setIcon(_STATE, theme.icon(icon, ink))
    row.setToolTip(_STATE + 1, str(copy.path))
    return row
