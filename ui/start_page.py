"""The first page: the drafts, and the ways to another one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cchc_desktop.base.errors import UserError
from ui import texts, theme
from ui.drafts_list import DraftsTable
from ui.notice import Notice
from ui.parts import Button, Icon, frame, label, retell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.desk.desk import Added, Desk


class StartPage(QWidget):
    """Lists the drafts, or the bin. `opened` names a draft to open, `new_wanted` asks for the page of a new one."""

    opened = Signal(str)
    new_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._binned = False
        self.table, self.notice, self.empty = DraftsTable(), Notice(), EmptyList()
        self._heading, self._count = label(texts.DRAFTS, "card-title"), label("", "note")
        self._bin = Button("", role="quiet", icon="trash-2")
        self._lists = QStackedWidget()
        self._lay_out()
        self._connect()

    def reload(self, current: str = "") -> None:
        """Read the drafts anew, with one as the current."""
        with self._told():
            drafts, binned = self._desk.drafts(), self._desk.drafts(binned=True)
            shown = binned if self._binned else drafts
            self.table.show_drafts(shown, current)
            self._lists.setCurrentWidget(self.table if shown or self._binned else self.empty)
            retell(self._heading, texts.BIN if self._binned else texts.DRAFTS)
            retell(self._count, str(len(shown)))
            self._bin.setText(texts.REPORTS if self._binned else texts.BIN_COUNT.format(len(binned)))

    def focus_list(self) -> None:
        """Put the keyboard where work goes on."""
        (self.empty.new if self._lists.currentWidget() is self.empty else self.table).setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(_top())
        inside = QVBoxLayout()
        inside.setContentsMargins(24, 12, 24, 12)
        inside.setSpacing(12)
        inside.addLayout(self._title_row())
        inside.addWidget(self.notice)
        inside.addLayout(_row(self._heading, self._count, None))
        card = frame("card")
        box = QVBoxLayout(card)
        box.setContentsMargins(1, 1, 1, 1)
        self._lists.addWidget(self.table)
        self._lists.addWidget(self.empty)
        box.addWidget(self._lists)
        inside.addWidget(card, 1)
        column.addLayout(inside, 1)
        column.addWidget(self._bottom())

    def _title_row(self) -> QHBoxLayout:
        take_in = Button(texts.IMPORT, icon="file-input", key="Ctrl+I")
        new = Button(texts.NEW_REPORT, icon="plus", key="Ctrl+N", role="primary")
        take_in.clicked.connect(self._import)
        new.clicked.connect(self.new_wanted)
        return _row(label(texts.START_TITLE, "title"), None, take_in, new)

    def _bottom(self) -> QFrame:
        bar = frame("bottom")
        bar.setFixedHeight(theme.px(48))
        samples = [Button(words, role="quiet", icon="eye") for words in (texts.SAMPLE, texts.PRINTED_SAMPLE)]
        samples[0].clicked.connect(lambda: self.add_sample(printed=False))
        samples[1].clicked.connect(lambda: self.add_sample(printed=True))
        row = _row(label(texts.START_KEYS, "small"), None, *samples, self._bin)
        row.setContentsMargins(24, 0, 12, 0)
        bar.setLayout(row)
        return bar

    def _connect(self) -> None:
        self.table.opened.connect(self._open)
        self.table.dropped.connect(self._drop)
        self._bin.clicked.connect(self._turn)
        self.empty.new.clicked.connect(self.new_wanted)
        self.empty.sample.clicked.connect(lambda: self.add_sample(printed=False))
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+N": self.new_wanted.emit, "Ctrl+I": self._import, "Ctrl+O": self._open_current,
        }  # fmt: skip
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def add_sample(self, *, printed: bool) -> None:
        """Add the sample as a draft and open it."""
        self._add(lambda: self._desk.add_sample(printed=printed))

    def import_file(self, path: Path) -> None:
        """Add the report of a file as a draft; open it, unless there is something to tell first."""
        self._add(lambda: self._desk.import_file(path))

    def _import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, texts.IMPORT, "", texts.IMPORT_FILTER)
        if name:
            self.import_file(Path(name))

    def _add(self, add: Callable[[], Added]) -> None:
        with self._told():
            added = add()
            self._binned = False
            self.reload(added.ref)
            if not added.warnings:
                self.opened.emit(added.ref)
                return
            opening = (texts.OPEN, lambda: self.opened.emit(added.ref))
            self.notice.tell("warn", texts.IMPORTED.format(len(added.warnings)), "\n".join(added.warnings), opening)

    def _open_current(self) -> None:
        draft = self.table.current()
        if draft:
            self._open(draft.ref)

    def _open(self, ref: str) -> None:
        with self._told():
            if self._binned:
                self._bring_back(ref)
            else:
                self.opened.emit(ref)

    def _drop(self, ref: str) -> None:
        if self._binned:
            return
        with self._told():
            self._desk.discard(ref)
            self.reload()
            self.notice.tell("ok", texts.DROPPED, action=(texts.UNDO, lambda: self._bring_back(ref)))

    def _bring_back(self, ref: str) -> None:
        with self._told():
            self._desk.bring_back(ref)
            self._binned = False
            self.reload(ref)
            self.focus_list()

    def _turn(self) -> None:
        self._binned = not self._binned
        self.reload()
        self.focus_list()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Show what could not be done on the page itself."""
        try:
            yield
        except UserError as error:
            self.notice.tell("error", error.title, error.text)


class EmptyList(QWidget):
    """What stands where no draft is yet: what to do."""

    def __init__(self) -> None:
        super().__init__()
        self.new = Button(texts.NEW_REPORT, icon="plus", key="Ctrl+N")
        self.sample = Button(texts.SAMPLE, icon="eye")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.addLayout(_row(Icon("file-text", size=20), label(texts.EMPTY, "card-title"), None))
        column.addWidget(label(texts.EMPTY_TEXT, "text2"))
        column.addLayout(_row(self.new, self.sample, None))
        column.addStretch(1)


def _top() -> QFrame:
    bar = frame("top")
    bar.setFixedHeight(theme.px(48))
    row = _row(label(texts.PROGRAM, "strong"), None)
    row.setContentsMargins(24, 0, 24, 0)
    bar.setLayout(row)
    return bar


def _row(*parts: QWidget | None) -> QHBoxLayout:
    """Put parts side by side; None takes the room that is left."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    return row
