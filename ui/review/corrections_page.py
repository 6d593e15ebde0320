"""The page for entering corrections from a printed draft: a place, its new text, and the changes it makes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from cchc_desktop.base.text import stored
from cchc_desktop.checks.run import Outcome
from cchc_desktop.desk.drafts.steps import ReportStep
from cchc_desktop.desk.work.corrections import Effect, effect, fields_meant
from cchc_desktop.desk.work.open_report import Edited, OpenReport
from cchc_desktop.report.keys import FieldKind, figure_of, kind_of
from ui.kit import theme
from ui.kit.frames import frame
from ui.kit.labels import label, set_text_if_changed
from ui.report.page import Page
from ui.review.correction_changes import CorrectionChanges, lines_of
from ui.words import common_texts, review_texts
from ui.words.place_texts import short

_PLACE_WIDTH = 220
_TEXT_WIDTH = 320


class CorrectionsPage(Page):
    """A page of two fields, between which Enter moves; under them the changes that the new text makes."""

    def __init__(self, open_report: OpenReport, step: ReportStep, parent: QWidget | None = None) -> None:
        super().__init__(open_report, step, parent)
        self._form = self._key = ""
        self.where = _field(review_texts.CORRECTION_PLACE, _PLACE_WIDTH)
        self.where.setPlaceholderText(review_texts.CORRECTION_PLACE_NOTE)
        self.text = _field(review_texts.CORRECTION_TEXT, _TEXT_WIDTH)
        self.meant, self.now = label("", "strong", wrap=True), label("", "note", wrap=True)
        self.changes = CorrectionChanges()
        self.done = QListWidget()
        self.done.setAccessibleName(review_texts.CORRECTED)
        self.done.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out(step)
        self.where.textEdited.connect(self._look_up)
        self.where.returnPressed.connect(self._to_text)
        self.text.textEdited.connect(self._preview)
        self.text.returnPressed.connect(self.enter)
        self.text.escaped.connect(self._start_over)
        self.where.escaped.connect(self._leave_place)
        self._look_up()

    def go_to(self, place: str) -> None:
        """Put the focus on the place to type; after an undo, show the undone field and record the undo."""
        undone = place != self.step.id
        if undone:
            self.where.setText(place)
        self._look_up()
        if undone and self.text.isEnabled():
            now = _shown(self.open_report.outcome, self._key)
            self._add(review_texts.CORRECTED_BACK.format(place=self._name(self._key), now=now))
        self.where.selectAll()
        self.where.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> str:
        """Return the place of the page itself."""
        return self.step.id

    def refresh(self, edited: Edited) -> None:
        """Show the present text of the field."""
        if self.isVisible():
            self._look_up()

    def enter(self) -> None:
        """Save the new text, record its changes, and clear the fields for the next place."""
        key, before = self._key, self.open_report.outcome
        if not key or not self.open_report.editable:
            return
        text = self.text.text()
        if stored(text) != self.open_report.report.text(key):
            self.open_report.edit(key, text, cause="correction")
            self._record(key, before, effect(before, self.open_report.outcome, key))
        self._form = figure_of(key).partition(":")[0]
        self._start_over()

    def hideEvent(self, event: QHideEvent) -> None:
        """Clear an unfinished place."""
        self.where.setText("")
        super().hideEvent(event)

    def _lay_out(self, step: ReportStep) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 12, 20, 12)
        rows.setSpacing(8)
        rows.addWidget(label(step.title, "title"))
        self._about_page = label("", "note", wrap=True)
        rows.addWidget(self._about_page)
        fields = QHBoxLayout()
        fields.setSpacing(16)
        for name, field in ((review_texts.CORRECTION_PLACE, self.where), (review_texts.CORRECTION_TEXT, self.text)):
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(label(name, "note"))
            column.addWidget(field)
            column.addStretch(1)
            fields.addLayout(column)
        about = QVBoxLayout()
        about.setSpacing(2)
        about.addWidget(self.meant)
        about.addWidget(self.now)
        about.addStretch(1)
        fields.addLayout(about, 1)
        entry = frame("card")
        inside = QVBoxLayout(entry)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(12)
        inside.addLayout(fields)
        inside.addWidget(self.changes)
        rows.addWidget(entry)
        rows.addWidget(label(review_texts.CORRECTED, "card-title"))
        list_card = frame("card")
        around = QVBoxLayout(list_card)
        around.setContentsMargins(16, 8, 4, 8)
        around.addWidget(self.done)
        rows.addWidget(list_card, 1)
        self.done.addItem(review_texts.CORRECTED_NONE)

    def _look_up(self) -> None:
        """Find the field of the typed place, and show its text."""
        editable = self.open_report.editable
        set_text_if_changed(
            self._about_page, review_texts.CORRECTIONS_KEYS if editable else review_texts.CORRECTIONS_SEALED
        )
        typed = self.where.text().strip()
        keys = fields_meant(self.open_report.template, typed, self._form) if typed else ()
        self._key = keys[0] if len(keys) == 1 else ""
        prose = kind_of(self._key) is FieldKind.SECTION if self._key else False
        held = self.open_report.report.text(self._key)
        set_text_if_changed(self.meant, self._name(self._key) if self._key else "")
        set_text_if_changed(self.now, self._about(typed, keys, held, prose=prose))
        self.text.setText("" if prose else held)
        self.text.setEnabled(bool(self._key) and not prose and editable)
        self._preview()

    def _about(self, typed: str, keys: tuple[str, ...], held: str, *, prose: bool) -> str:
        if len(keys) > 1:
            return review_texts.CORRECTION_SEVERAL.format(", ".join(map(short, keys)), keys[0].replace(":", " "))
        if not keys:
            return review_texts.CORRECTION_NONE if typed else ""
        if prose:
            return review_texts.CORRECTION_SECTION
        return review_texts.CORRECTION_NOW.format(held) if held else review_texts.CORRECTION_NOW_BLANK

    def _name(self, key: str) -> str:
        template = self.open_report.template
        row = template.rows.get(figure_of(key))
        name = f"{short(key)}  {row.label if row else template.sections[key].short}"
        return review_texts.CORRECTION_NOTE.format(name) if kind_of(key) is FieldKind.NOTE else name

    def _to_text(self) -> None:
        if not self._key:
            return
        if kind_of(self._key) is FieldKind.SECTION:
            self.wants.emit(self._key)
        elif self.text.isEnabled():
            self.text.selectAll()
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _preview(self) -> None:
        before, text = self.open_report.outcome, self.text.text()
        if not self.text.isEnabled() or stored(text) == self.open_report.report.text(self._key):
            self.changes.show_lines(None)
        else:
            self.changes.show_lines(lines_of(effect(before, self.open_report.checking(self._key, text)(), self._key)))

    def _start_over(self) -> None:
        self.where.setText("")  # unlike clear, it cannot be undone by Ctrl+Z
        self._look_up()
        self.where.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_place(self) -> None:
        if self.where.text():
            self._start_over()
        else:
            self.wants.emit("review")

    def _record(self, key: str, before: Outcome, changed: Effect) -> None:
        sides = {"before": _shown(before, key), "after": _shown(self.open_report.outcome, key)}
        line = review_texts.CORRECTED_LINE.format(place=self._name(key), **sides)
        count = len(lines_of(changed))
        self._add(review_texts.CORRECTED_EFFECT.format(line=line, count=count) if count else line)

    def _add(self, line: str) -> None:
        """Add a line at the top of the corrections made."""
        if self.done.item(0).text() == review_texts.CORRECTED_NONE:
            self.done.takeItem(0)
        self.done.insertItem(0, line)


def _shown(outcome: Outcome, key: str) -> str:
    """Return the text of a field as it prints: a figure with its dots."""
    printed = outcome.subject.table.printed(key) if kind_of(key) is FieldKind.FIGURE else ""
    return printed or outcome.subject.report.text(key) or common_texts.BLANK


class _Field(QLineEdit):
    """A line that emits `escaped` at Esc."""

    escaped = Signal()

    def event(self, event: QEvent) -> bool:
        """Accept Esc before the window, and emit it as a signal."""
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
            return super().event(event)
        if event.type() == QEvent.Type.KeyPress:
            self.escaped.emit()
        event.accept()
        return True


def _field(name: str, width: int) -> _Field:
    made = _Field()
    made.setAccessibleName(name)
    made.setFixedWidth(theme.px(width))
    return made
