"""The fields of one document of a register."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from cchc_desktop.base.clock import day_words
from cchc_desktop.base.text import stored
from cchc_desktop.desk.register.citation import cited
from cchc_desktop.desk.register.document_files import file_name, is_kept
from cchc_desktop.desk.register.typed_entry import document_types, stored_day, type_of_symbol
from cchc_desktop.desk.register.unit_register import suggested_criterion
from cchc_desktop.handoff.names import last_name
from cchc_desktop.report.members.document_register import day_of_entry, full_number, split_number
from cchc_desktop.report.members.register_entry import RegisterEntry
from ui.kit.buttons import Button
from ui.kit.inputs import Combo, LinesEdit, WordChoice
from ui.kit.labels import label, set_text_if_changed
from ui.kit.layouts import row_of
from ui.words.place_texts import short
from ui.words.writing import register_texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_desktop.report.template import Row

_NO_YEAR = re.compile(r"[0-9]{1,2}\s?[/.-]\s?[0-9]{1,2}")
_LONGEST_LABEL = 60
_PLACES = ((1, 0, 1), (1, 1, 1), (3, 0, 1), (3, 1, 1), (5, 0, 2), (7, 0, 2), (9, 0, 2))
"""Row, column and width of each field in the grid."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class EntryDefaults:
    """What a new document begins with: the unit's own body, the year of a day without one; the rows to count it for."""

    body: str
    year: int
    rows: Mapping[str, Row]


class EntryForm(QFrame):
    """A card with a document's fields: Enter goes on, in the last one it keeps the document.

    Signals: `kept` has the document and the one it replaces (None: a new one); `left` at Esc; `open_wanted` has the
    file to open.
    """

    kept = Signal(object, object)
    left = Signal()
    open_wanted = Signal(str)

    def __init__(self, defaults: EntryDefaults) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self.defaults = defaults
        self._shown: RegisterEntry | None = None
        self._file = ""
        self._begun = RegisterEntry(number="", symbol="", date="", type="", body="", subject="", criterion="")
        self.title, self.cited = label("", "card-title"), label("", "note", wrap=True)
        self.doubts = label("", "warn", wrap=True)
        self.number, self.date = _line(register_texts.NUMBER_HINT), _line(register_texts.DATE_HINT)
        self.body, self.file = _line(), _line()
        self.type, self.subject, self.criterion = WordChoice(), LinesEdit(2), Combo()
        self.type.offer(document_types())
        self.subject.setPlaceholderText(register_texts.SUBJECT_HINT)
        self.choose, self.open = Button(register_texts.CHOOSE_FILE), Button(register_texts.OPEN_FILE)
        self.about_file = label("", "small", wrap=True)
        self.keep = Button(register_texts.KEEP, role="primary", key=register_texts.KEEP_KEY)
        self._lay_out()
        self._connect()

    @property
    def is_new(self) -> bool:
        """Whether the document is not in the register yet."""
        return self._shown is None

    def show_rows(self) -> None:
        """Offer the rows that count documents."""
        self.criterion.clear()
        self.criterion.addItem(register_texts.NO_CRITERION, "")
        for key, row in self.defaults.rows.items():
            if row.proof:
                self.criterion.addItem(f"{short(key)}: {row.label[:_LONGEST_LABEL]}", key)

    def show_entry(self, entry: RegisterEntry | None, doubts: tuple[str, ...] = ()) -> None:
        """Show a document of the register, None for a new one; what was typed before is kept first by `commit`."""
        self._shown = entry
        begun = entry or RegisterEntry(
            number="", symbol="", date="", type="", body=self.defaults.body, subject="", criterion=""
        )
        day = day_of_entry(begun)
        self.title.setText(register_texts.CARD if entry else register_texts.NEW_CARD)
        self.number.setText(full_number(begun))
        self.date.setText(day_words(day) if day else begun.date)
        self.type.setText(begun.type)
        self.body.setText(begun.body)
        self.subject.setText(begun.subject)
        self._show_criterion(begun.criterion)
        self._file = begun.file
        self.file.setText(file_name(begun) if is_kept(begun.file) else begun.file)
        self._show_file()
        self.doubts.setText("\n".join(doubts))
        self.doubts.setVisible(bool(doubts))
        for line in (self.number, self.date, self.body, self.file):
            line.home(False)
        self._begun = self.entry()
        self._show_cited()

    def begin(self) -> None:
        """Put the focus into the first field."""
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)
        self.number.selectAll()

    def entry(self) -> RegisterEntry:
        """Return the document as typed."""
        number, symbol = split_number(stored(self.number.text()))
        typed = stored(self.date.text()).strip()
        day = f"{typed}/{self.defaults.year}" if _NO_YEAR.fullmatch(typed) else typed
        texts = (self.type.text(), self.body.text(), self.subject.text(), self.file_typed())
        kind, body, subject, file = (" ".join(stored(text).split()) for text in texts)
        return RegisterEntry(
            number=number, symbol=symbol, date=stored_day(day), type=kind, body=body, subject=subject,
            criterion=self.criterion.currentData() or "", file=file,
            unknown=self._shown.unknown if self._shown else {},
        )  # fmt: skip

    def file_typed(self) -> str:
        """Return the file beside the document: one that came in a package is shown by its name alone."""
        typed, kept = self.file.text(), self._file
        return kept if is_kept(kept) and last_name(kept) == typed else typed

    def commit(self) -> bool:
        """Emit what was typed if it is another document than before; return whether it was."""
        entry = self.entry()
        if entry == self._begun or not (entry.number or entry.symbol or entry.subject):
            return False
        before, self._begun = self._shown, entry
        self.kept.emit(entry, before)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handle the keys of the fields: Enter to the next one, Ctrl+Enter keeps, Esc goes back to the table."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return event.type() is QEvent.Type.ShortcutOverride
            if event.type() is QEvent.Type.FocusOut:
                self._fill(watched)
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _ENTER:
            last = watched is self.fields[-1] or bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.keep.click() if last else self._go_on(watched)
        else:
            return False
        return True

    def choose_file(self) -> None:
        """Ask for the file of the document."""
        begin = str(Path(self.file_typed()).parent) if self.file_typed() else ""
        path, _ = QFileDialog.getOpenFileName(
            self, register_texts.CHOOSE_DOCUMENT, begin, register_texts.DOCUMENT_FILTER
        )
        if path:
            self.file.setText(path)

    def _show_file(self) -> None:
        file = self.file_typed()
        self.open.setEnabled(bool(file.strip()))
        self.about_file.setText(register_texts.FILE_KEPT if is_kept(file) else register_texts.FILE_NOTE)

    def _ask_open(self) -> None:
        self.open_wanted.emit(self.file_typed())

    def _fill(self, field: QObject) -> None:
        """Fill what follows from a field that was left: the type from the symbol, the row from the subject."""
        entry = self.entry()
        if field is self.number and not entry.type:
            self.type.setText(type_of_symbol(entry.symbol))
        if field is self.subject and not entry.criterion and self._shown is None:
            self._show_criterion(suggested_criterion(entry, self.defaults.rows, self.defaults.body))
        if field is self.date and (day := day_of_entry(entry)):
            self.date.setText(day_words(day))

    def _show_criterion(self, key: str) -> None:
        if key and self.criterion.findData(key) < 0:
            self.criterion.addItem(short(key), key)
        self.criterion.setCurrentIndex(max(self.criterion.findData(key), 0))

    def _show_cited(self) -> None:
        entry = self.entry()
        some = entry.number or entry.symbol or entry.subject
        set_text_if_changed(self.cited, register_texts.CITED_AS.format(cited(entry)) if some else "")

    def _go_on(self, field: QObject) -> None:
        at = next((number for number, each in enumerate(self.fields) if each is field), 0)
        self.fields[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(self.fields[at + 1])

    def _lay_out(self) -> None:
        self.fields: tuple[QWidget, ...] = (
            self.number, self.date, self.type, self.body, self.subject, self.criterion, self.file,
        )  # fmt: skip
        names = (
            register_texts.NUMBER, register_texts.DATE, register_texts.TYPE, register_texts.BODY,
            register_texts.SUBJECT, register_texts.CRITERION, register_texts.FILE,
        )  # fmt: skip
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.addWidget(self.doubts, 0, 0, 1, 2)
        for name, field, (row, column, span) in zip(names, self.fields, _PLACES, strict=True):
            field.setAccessibleName(name)
            named = label(name, "note")
            named.setBuddy(field)
            grid.addWidget(named, row, column, 1, span)
            if field is self.file:
                grid.addLayout(row_of(self.file, self.choose, self.open), row + 1, column, 1, span)
            else:
                grid.addWidget(field, row + 1, column, 1, span)
        grid.addWidget(self.about_file, grid.rowCount(), 0, 1, 2)
        grid.addWidget(self.cited, grid.rowCount(), 0, 1, 2)
        grid.setRowStretch(grid.rowCount(), 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._area = area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setObjectName("column")
        area.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 8, 8)
        whole.setSpacing(4)
        whole.addWidget(self.title)
        whole.addWidget(area, 1)
        whole.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignRight)
        self.criterion.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.criterion.setMinimumContentsLength(10)
        self.type.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.type.setMinimumContentsLength(8)

    def _connect(self) -> None:
        for field in self.fields:
            field.installEventFilter(self)
        for line in (self.number, self.date, self.body):
            line.textChanged.connect(self._show_cited)
        self.type.textChanged.connect(self._show_cited)
        self.subject.textChanged.connect(self._show_cited)
        self.choose.clicked.connect(self.choose_file)
        self.open.clicked.connect(self._ask_open)
        self.file.textChanged.connect(self._show_file)


def _line(hint: str = "") -> QLineEdit:
    return QLineEdit(placeholderText=hint)
