"""The panel beside a page: the history of the current field, and the last changes of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cchc_desktop.base.clock import day_words, now
from cchc_desktop.base.errors import UserError
from cchc_desktop.desk.work.field_events import TAKEN_BACK, FieldEvent, field_events, report_events, writings
from cchc_desktop.report.keys import FieldKind, Place, kind_of
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.frames import frame
from ui.kit.labels import ElidedLabel, label, set_text_if_changed
from ui.looking_back.event_list import EventList, ShownEvent
from ui.looking_back.event_words import (
    cause_words,
    explanations_of,
    moment_line,
    name_of_field,
    report_line,
    text_words,
    value_words,
)
from ui.looking_back.recent_list import RecentList
from ui.words.versions import history_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_desktop.desk.work.open_report import OpenReport
    from cchc_desktop.report.store_protocol import Change

WIDTH, NARROW_WIDTH = 376, 344
_FEW = 5
_LONGEST_BACK = 14
_AFTER_MS = 150


class HistoryPanel(QFrame):
    """The history of the field that the cursor is in, hidden until it is asked for.

    `wanted` has a place to go to, `left` asks for the page, `reported` has words to show, `shown` whether it is open.
    """

    wanted = Signal(str)
    left = Signal()
    reported = Signal(str)
    shown = Signal(bool)

    def __init__(self, open_report: OpenReport, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("frame", "card")
        self.setFixedWidth(theme.px(WIDTH))
        self._report, self._key, self._all = open_report, "", False
        self._number, self._name = label("", "strong"), ElidedLabel("note")
        self._now, self._count = ElidedLabel("strong"), label("", "note")
        self._never = label(history_texts.NEVER_TEXT, "note", wrap=True)
        self.events, self.recent = EventList(), RecentList()
        self.more = Button("", role="link")
        self._later = QTimer(self, singleShot=True, interval=_AFTER_MS)  # the cursor may run over many rows
        self._later.timeout.connect(self.renew)
        self._lay_out()
        self.events.taken_back.connect(self._take_back)
        self.recent.wanted.connect(self.wanted)
        self.more.clicked.connect(self._turn_all)
        self.hide()

    def turn(self, place: str) -> None:
        """Open the history at a place; with the focus in it, go back to the page."""
        if self.isVisible() and self.isAncestorOf(self.window().focusWidget()):
            self.left.emit()
            return
        opened = self.isHidden()
        self.setVisible(True)
        if opened:
            self.shown.emit(True)
        self.follow(place)
        self.renew()
        self.events.setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self) -> bool:
        """Close the history; return whether it was open."""
        if self.isHidden():
            return False
        self.hide()
        self.shown.emit(False)
        self.left.emit()
        return True

    def follow(self, place: str) -> None:
        """Show the history of another field, once the cursor rests there."""
        key = Place.parse(place).key
        if key != self._key:
            self._key = key
            self.events.setCurrentRow(0)
        self.renew_soon()

    def renew_soon(self) -> None:
        """Show the history again in a moment, if it is open."""
        if self.isVisible():
            self._later.start()

    def renew(self) -> None:
        """Read the history and show it; where it cannot be read that is said."""
        self._later.stop()
        try:
            history = self._report.flushed_store().history(self._report.ref)
        except UserError as error:
            self.reported.emit(f"{history_texts.UNREADABLE} {error.title}")
            return
        self._show_field(history)
        self._show_recent(history)

    def _show_field(self, history: Sequence[Change]) -> None:
        text = self._report.report.text(self._key)
        number, name = name_of_field(self._report.template, self._key)
        known = self._is_field()
        set_text_if_changed(self._number, number)
        self._number.setVisible(bool(number))
        self._name.setText(name if known else "")
        events = field_events(history, self._key, text) if known else ()
        written = [*writings(events)]
        set_text_if_changed(self._count, _written(written))
        whole = kind_of(self._key) is FieldKind.SECTION
        self._now.setText(value_words(self._key, text, text) if whole else text_words(self._key, text))
        self._never.setVisible(known and not written)
        shown = [(event.when, self._shown(event, text)) for event in events]
        shown += explanations_of(self._report.report, self._key, now())
        shown.sort(key=lambda one: one[0], reverse=True)
        self.events.show_events([event for _, event in shown])

    def _is_field(self) -> bool:
        """Return whether the cursor is in a field, not on a page as a whole."""
        template, kind = self._report.template, kind_of(self._key)
        if kind is FieldKind.SECTION:
            return self._key in template.sections
        return True

    def _shown(self, event: FieldEvent, text: str) -> ShownEvent:
        value = value_words(self._key, event.before, event.after)
        useful = self._report.editable and event.after != text
        fits = value if len(value) <= _LONGEST_BACK and kind_of(self._key) is not FieldKind.SECTION else ""
        back = history_texts.TAKE_BACK.format(fits) if fits else history_texts.TAKE_BACK_TEXT
        moment = moment_line(event, now())
        return ShownEvent(value, cause_words(event), moment, back if useful else "", event.after)

    def _show_recent(self, history: Sequence[Change]) -> None:
        events = report_events(history)
        self.more.setVisible(len(events) > _FEW)
        self.more.setText(history_texts.SEE_LESS if self._all else history_texts.SEE_ALL.format(len(events)))
        today = now().date()
        lines = []
        for event in events if self._all else events[:_FEW]:
            local = event.when.astimezone()
            hour = f"{local:%H:%M}" if local.date() == today else day_words(local)[:5].rstrip("/")
            lines.append((hour, *report_line(event), event.keys[0]))
        self.recent.show_lines(lines)

    def _take_back(self, event: ShownEvent) -> None:
        """Write a text that stood in the field as a new edit, which can be undone as any other."""
        try:
            self._report.edit(self._key, event.text, TAKEN_BACK)
        except UserError as error:
            self.reported.emit(error.title)
            return
        self.renew()
        self.reported.emit(history_texts.TAKEN_BACK.format(event.moment.partition(",")[0]))

    def _turn_all(self) -> None:
        self._all = not self._all
        self.renew()

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.setContentsMargins(16, 12, 12, 0)
        title.addWidget(label(history_texts.TITLE, "card-title"))
        title.addStretch(1)
        title.addWidget(label(history_texts.KEYS, "small"))
        field = frame("info")
        inside = QVBoxLayout(field)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.setSpacing(4)
        inside.addLayout(_row(self._number, self._name, stretched=self._name))
        now_row = _row(label(history_texts.NOW, "note"), self._now, self._count, stretched=self._now)
        inside.addLayout(now_row)
        around = QVBoxLayout()
        around.setContentsMargins(12, 0, 12, 0)
        around.addWidget(field)
        around.addWidget(self._never)
        below = QHBoxLayout()
        below.setContentsMargins(16, 4, 4, 0)
        below.addWidget(label(history_texts.RECENT, "strong"))
        below.addStretch(1)
        below.addWidget(self.more)
        rule = frame("rule")
        rule.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 8)
        column.setSpacing(8)
        column.addLayout(title)
        column.addLayout(around)
        column.addWidget(self.events, 3)
        column.addWidget(rule)
        column.addLayout(below)
        column.addWidget(self.recent, 2)


def _row(*parts: QWidget, stretched: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part, int(part is stretched))
    return row


def _written(events: Sequence[FieldEvent]) -> str:
    """Return how often a field was written and since when."""
    if not events:
        return history_texts.NEVER
    return history_texts.WRITTEN.format(len(events), day_words(events[-1].when.astimezone())[:5].rstrip("/"))
