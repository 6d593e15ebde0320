"""The remarks on a received report, what the program looked at, and the two answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QPlainTextEdit, QVBoxLayout

from cchc_desktop.base.text import stored
from cchc_desktop.inbox.answer_reports import answered_words
from cchc_desktop.report.members.office_answer import WHOLE, OfficeRemark
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.labels import label, set_text_if_changed
from ui.kit.layouts import row_of
from ui.kit.notice import Notice
from ui.received.checked_list import CheckedList
from ui.received.sample_menu import show_samples
from ui.words.answering import look_texts
from ui.words.place_texts import short

if TYPE_CHECKING:
    from cchc_desktop.desk.received.received_report import Looking

_PLACE = Qt.ItemDataRole.UserRole
_FIELD_HEIGHT = 78


class RemarkPanel(QFrame):
    """The panel at the right of a received report.

    Signal `written` has a place and the words of its remark ("" takes it away), `wanted` a place to go to,
    `here_wanted` asks for a remark at the place of the cursor, `other_wanted` for another package of the unit.
    """

    written = Signal(str, str)
    wanted = Signal(str)
    other_wanted = Signal(int)
    here_wanted = Signal()

    def __init__(self, looking: Looking) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self._looking = looking
        self._writing: str | None = None
        self.title, self.notice = label("", "card-title"), Notice(narrow=True)
        self.before = _step_button("chevron-up", look_texts.UNIT_BEFORE)
        self.after = _step_button("chevron-down", look_texts.UNIT_AFTER)
        self.list = RemarkList()
        self.where, self.field = label("", "strong", wrap=True), RemarkField()
        self.samples = Button(look_texts.SAMPLES, role="link", key="F2")
        self.here = Button(look_texts.HERE, icon="plus", key="F4")
        self.checked = CheckedList(looking)
        self.office = QLineEdit(looking.office)
        self.accept = Button(look_texts.ACCEPT, icon="circle-check", key="Ctrl+Enter")
        self.back = Button(look_texts.RETURN_BARE, role="primary", icon="undo-2", key="Ctrl+R")
        self._lay_out()
        self.list.wanted.connect(self.wanted)
        self.list.edited.connect(self.write)
        self.list.removed.connect(lambda place: self.written.emit(place, ""))
        self.field.ended.connect(self.keep)
        self.field.samples_wanted.connect(self._offer)
        self.samples.clicked.connect(self._offer)
        self.here.clicked.connect(self.here_wanted)
        self.checked.wanted.connect(self.wanted)
        self.checked.other_wanted.connect(self.other_wanted)
        self.office.editingFinished.connect(lambda: looking.name_office(self.office.text()))
        self.show_remarks()
        self.show_answer()

    def write(self, place: str, quote: str = "") -> None:
        """Write the remark at a place: the one that is there, else a new one."""
        self.keep()
        there = next((each for each in self._looking.remarks if each.place == place), None)
        self._writing = place
        words = look_texts.AT.format(short(place)) + (f" “{quote}”" if quote else "")
        self.where.setText(words)
        self.field.setAccessibleName(words)
        self.field.setPlainText(there.text if there else "")
        self._show_field()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def keep(self) -> None:
        """Keep what is being written."""
        if self._writing is None:
            return
        place, text = self._writing, stored(self.field.toPlainText()).strip()
        self._writing = None
        self._show_field()
        before = next((each.text for each in self._looking.remarks if each.place == place), "")
        if text != before:
            self.written.emit(place, text)
        self.wanted.emit("review" if place == WHOLE else place)

    def show_remarks(self) -> None:
        """Show the remarks as they are now, and name their number on the button."""
        remarks = self._looking.remarks
        set_text_if_changed(self.title, look_texts.TITLE.format(len(remarks)))
        self.list.show_remarks(remarks)
        if self._looking.given is None:
            self.back.setText(look_texts.RETURN.format(len(remarks)) if remarks else look_texts.RETURN_BARE)
            self._rank(returns=bool(remarks))

    def show_answer(self) -> None:
        """Show the answer that was given: it can only be written again."""
        given = self._looking.given
        if given is None:
            return
        self.here.hide()
        self.office.setReadOnly(True)
        returned = given.verdict.value == "returned"
        self.accept.setVisible(not returned)
        self.back.setVisible(returned)
        for button in (self.accept, self.back):
            button.setText(look_texts.AGAIN)
        self.notice.show_message("ok", answered_words(given))

    def show_changes(self) -> None:
        """Put the focus on what changed since the version before."""
        self.checked.focus_changes()

    def _offer(self) -> None:
        """Offer sample sentences for the place of the remark."""
        below = self.samples.mapToGlobal(self.samples.rect().bottomLeft())
        show_samples(self, self._writing or WHOLE, self._take, below)

    def _take(self, sentence: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's argument
        """Put a sample sentence at the caret, behind a space where words go before."""
        cursor = self.field.textCursor()
        before = self.field.toPlainText()[: cursor.selectionStart()]
        cursor.insertText(f" {sentence}" if before.strip() and not before[-1].isspace() else sentence)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rank(self, *, returns: bool) -> None:
        """Make the likely answer the primary button."""
        for button, likely in ((self.back, returns), (self.accept, not returns)):
            button.show_role("primary" if likely else "plain")

    def _show_field(self) -> None:
        for part in (self.where, self.field, self.samples):
            part.setVisible(self._writing is not None)
        self.here.setVisible(self._writing is None and self._looking.given is None)

    def _lay_out(self) -> None:
        self.field.setFixedHeight(theme.px(_FIELD_HEIGHT))
        self.office.setPlaceholderText(look_texts.OFFICE_NOTE)
        self.office.setAccessibleName(look_texts.OFFICE)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(row_of(self.title, None, self.before, self.after))
        column.addWidget(self.notice)
        column.addWidget(self.list, 1)
        column.addWidget(self.where)
        column.addWidget(self.field)
        column.addLayout(row_of(self.samples, None))
        column.addWidget(self.here)
        column.addWidget(label(look_texts.CHECKED, "strong"))
        column.addWidget(self.checked, 2)
        column.addWidget(label(look_texts.OFFICE, "note"))
        column.addWidget(self.office)
        column.addWidget(self.accept)
        column.addWidget(self.back)
        self._show_field()


def _step_button(icon: str, words: str) -> Button:
    button = Button("", role="quiet", icon=icon)
    button.setToolTip(words)
    button.setAccessibleName(words)
    return button


class RemarkList(QListWidget):
    """The remarks with their places: Enter goes to the place, F2 writes on, Delete takes it away."""

    wanted = Signal(str)
    edited = Signal(str)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setAccessibleName(look_texts.LIST)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(lambda item: self.wanted.emit(item.data(_PLACE)))
        self.itemDoubleClicked.connect(lambda item: self.edited.emit(item.data(_PLACE)))

    def show_remarks(self, remarks: tuple[OfficeRemark, ...]) -> None:
        """Show other remarks; the current row stays."""
        row = self.currentRow()
        self.clear()
        for remark in remarks:
            quote = f"\n“{remark.quote}”" if remark.quote else ""
            item = QListWidgetItem(
                theme.icon("message-square", "accent"), f"{short(remark.place)}{quote}\n{remark.text}"
            )
            item.setData(_PLACE, remark.place)
            self.addItem(item)
        self.setCurrentRow(min(row, len(remarks) - 1))
        self.setVisible(bool(remarks))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the place, write on, or take the remark away."""
        item = self.currentItem()
        signals = {
            Qt.Key.Key_Return: self.wanted,
            Qt.Key.Key_Enter: self.wanted,
            Qt.Key.Key_F2: self.edited,
            Qt.Key.Key_Delete: self.removed,
        }
        signal = signals.get(Qt.Key(event.key()))
        if signal is not None and self.count() and self.currentRow() >= 0 and not event.modifiers():
            signal.emit(item.data(_PLACE))
        else:
            super().keyPressEvent(event)


class RemarkField(QPlainTextEdit):
    """The field of a remark. Esc ends it and keeps it (signal `ended`); F2 emits `samples_wanted`."""

    ended = Signal()
    samples_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)

    def event(self, event: QEvent) -> bool:
        """Take Esc before the view of the report does."""
        overrides = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if overrides and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End at Esc, ask for sample sentences at F2."""
        if event.key() == Qt.Key.Key_F2:
            self.samples_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.ended.emit()
        else:
            super().keyPressEvent(event)
