"""The card over the list of drafts: the report in work, its deadline, its progress, its findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from cchc_desktop.base.clock import now
from cchc_desktop.desk.drafts import step_texts
from ui.kit.buttons import Button
from ui.kit.frames import frame, restyle
from ui.kit.icons import Icon
from ui.kit.labels import label, set_text_if_changed
from ui.kit.layouts import row_of
from ui.start.drafts_model import unit_of
from ui.words import date_texts, start_texts

if TYPE_CHECKING:
    from cchc_desktop.desk.drafts.overview import Listed
    from cchc_desktop.desk.drafts.progress import DraftProgress


class CurrentCard(QFrame):
    """The card of the draft that was changed last; `go_on` opens it at its cursor, `see_findings` at its findings."""

    go_on = Signal()
    see_findings = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self.name, self.unit, self.where = label("", "card-title"), label("", "note"), label("", "note", wrap=True)
        self.due, self.due_note = label("", "key"), label("", "note", wrap=True)
        self.steps, self.steps_note = label("", "key"), label("", "note", wrap=True)
        self.findings, self.findings_note = label("", "key", wrap=True), label("", "note", wrap=True)
        self.bar = QProgressBar(textVisible=False)
        self._mark = Icon("circle-check", "ok", 20)
        self.go = Button(start_texts.GO_ON, role="primary", key="Enter", icon="arrow-right", trailing=True)
        self.see = Button(start_texts.SEE_FINDINGS, key="F8", icon="circle-x")
        self.go.clicked.connect(self.go_on)
        self.see.clicked.connect(self.see_findings)
        self._lay_out()

    def show_draft(self, one: Listed) -> None:
        """Show the unit and the deadline of a report; the rest follows with `show_progress`."""
        draft = one.draft
        set_text_if_changed(self.name, one.span.title if one.span else draft.period)
        set_text_if_changed(self.unit, unit_of(one))
        set_text_if_changed(self.where, date_texts.last_change(draft.changed_at, now()))
        if one.dates:
            today = now().date()
            words = date_texts.distance(one.dates.due, today)
            set_text_if_changed(self.due, words[:1].upper() + words[1:] if words else date_texts.day(one.dates.due))
            set_text_if_changed(
                self.due_note,
                start_texts.DUE_ON.format(
                    weekday=date_texts.WEEKDAYS[one.dates.due.weekday()],
                    day=date_texts.day(one.dates.due),
                    cut_off=date_texts.day(one.dates.cut_off),
                ),
            )

    def show_progress(self, one: Listed, progress: DraftProgress) -> None:
        """Show the progress and the findings of the report."""
        left = date_texts.last_change(one.draft.changed_at, now())
        set_text_if_changed(self.where, start_texts.STOPPED_AT.format(progress.where, left))
        set_text_if_changed(self.steps, start_texts.STEPS_DONE.format(progress.done, progress.steps))
        set_text_if_changed(self.steps_note, _left(progress))
        self.bar.setMaximum(progress.steps)
        self.bar.setValue(progress.done)
        self._show_findings(progress)

    def _show_findings(self, progress: DraftProgress) -> None:
        counts = [
            (progress.errors, step_texts.ERRORS, "circle-x", "error"),
            (progress.warnings, step_texts.WARNINGS, "triangle-alert", "warn"),
            (progress.blanks, step_texts.BLANKS, "circle-dashed", "muted"),
            (progress.hints, step_texts.HINTS, "lightbulb", "hint"),
        ]
        there = [each for each in counts if each[0]]
        count, words, icon, ink = (
            there[0]
            if there
            else (0, start_texts.NONE_LEFT[:1].upper() + start_texts.NONE_LEFT[1:], "circle-check", "ok")
        )
        set_text_if_changed(self.findings, words.format(count))
        set_text_if_changed(self.findings_note, ", ".join(words.format(count) for count, words, _, _ in there[1:]))
        self._mark.show_icon(icon, ink)
        restyle(self.findings, "ink", ink)
        self.see.setVisible(bool(progress.errors + progress.warnings))

    def _lay_out(self) -> None:
        buttons = row_of(self.go, self.see, None)
        buttons.setContentsMargins(0, 4, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 20, 12)
        row.setSpacing(20)
        row.addLayout(_column(start_texts.WRITING, self.name, self.unit, self.where, buttons), 5)
        row.addWidget(_rule())
        due = row_of(Icon("calendar-clock", size=20), self.due, None)
        row.addLayout(_column(start_texts.CARD_DUE, due, self.due_note), 4)
        row.addWidget(_rule())
        row.addLayout(_column(start_texts.CARD_STEPS, self.steps, self.bar, self.steps_note), 4)
        row.addWidget(_rule())
        found = row_of(self._mark, self.findings)
        found.setStretchFactor(self.findings, 1)
        row.addLayout(_column(start_texts.CARD_FINDINGS, found, self.findings_note), 4)


def _column(title: str, *parts: QWidget | QHBoxLayout) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(label(title, "note"))
    for part in parts:
        if isinstance(part, QHBoxLayout):
            column.addLayout(part)
        else:
            column.addWidget(part)
    column.addStretch(1)
    return column


def _left(progress: DraftProgress) -> str:
    """Return the numbers of unfinished steps, by the kind of work left in them."""
    in_work = progress.steps - progress.done - progress.flawed - progress.untouched
    counts = (
        (progress.flawed, start_texts.STEPS_FLAWED),
        (in_work, start_texts.STEPS_IN_WORK),
        (progress.untouched, start_texts.STEPS_UNTOUCHED),
    )
    return ", ".join(words.format(count) for count, words in counts if count)


def _rule() -> QFrame:
    rule = frame("rule")
    rule.setFixedWidth(1)
    return rule
