"""The contents of a copy of the drafts, compared with the drafts in use, and the button to restore it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHeaderView, QTreeWidgetItem, QVBoxLayout

from cchc_desktop.base.clock import now
from cchc_desktop.desk.drafts.home import Copy, CopyState
from cchc_desktop.desk.office import library
from cchc_desktop.report.periods import span_of
from ui.kit.buttons import Button
from ui.kit.frames import restyle
from ui.kit.icons import Icon
from ui.kit.labels import label, set_text_if_changed
from ui.kit.layouts import row_of
from ui.kit.rows_view import RowsView
from ui.words import copies_texts, date_texts, report_texts
from ui.words.letter_texts import unit_words

if TYPE_CHECKING:
    from cchc_desktop.report.store_protocol import DraftInfo

_ROWS_SEEN = 7


class CopyContents(QFrame):
    """A card of one copy beside the drafts in use, None if they do not open; signal `wanted` asks to restore it."""

    wanted = Signal()

    def __init__(self, present: Sequence[DraftInfo] | None) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self._present = present
        self.title, self.missing = label("", "card-title"), label("", "note", wrap=True)
        self.state, self._state_icon = label("", "note", wrap=True), Icon("circle-check", "ok")
        columns = copies_texts.INSIDE_COLUMNS if present is not None else copies_texts.INSIDE_COLUMNS[:-1]
        self.reports, self._none = RowsView(columns, _ROWS_SEEN), label(copies_texts.NO_REPORT, "note")
        self.reports.header().setStretchLastSection(False)
        self.reports.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        what = copies_texts.WHAT_HAPPENS if present is not None else copies_texts.WHAT_HAPPENS_CLOSED
        self._what, self.inbox = label(what, "note", wrap=True), label("", "note", wrap=True)
        self.restore = Button("", role="primary", key=copies_texts.RESTORE_KEY)
        self.restore.clicked.connect(self.wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(self.title)
        state = row_of(self._state_icon, self.state)
        state.setStretchFactor(self.state, 1)
        column.addLayout(state)
        for part in (self.reports, self._none, self.missing, self._what, self.inbox):
            column.addWidget(part)
        column.addLayout(row_of(self.restore, None))

    def show_copy(self, copy: Copy) -> None:
        """Show another copy."""
        set_text_if_changed(self.title, copies_texts.INSIDE.format(date_texts.last_change(copy.made_at, now())))
        self._show_state(copy.state)
        self.reports.setAccessibleName(self.title.text())
        self.reports.show_rows([self._row(draft) for draft in copy.drafts])
        self.reports.setVisible(bool(copy.drafts))
        self._none.setVisible(copy.usable and not copy.drafts)
        refs = {draft.ref for draft in copy.drafts}
        only_now = [named(draft) for draft in self._present or () if draft.ref not in refs]
        set_text_if_changed(self.missing, copies_texts.ONLY_NOW.format("; ".join(only_now)))
        self.missing.setVisible(copy.usable and bool(only_now))
        for part in (self._what, self.restore):
            part.setVisible(copy.usable)
        set_text_if_changed(self.inbox, copies_texts.WITH_INBOX.format(copy.inbox.name) if copy.inbox else "")
        self.inbox.setVisible(copy.usable and copy.inbox is not None)
        altered = copy.state is CopyState.ALTERED
        self.restore.setText(copies_texts.RESTORE_ALTERED if altered else copies_texts.RESTORE)

    def _show_state(self, state: CopyState) -> None:
        icon, ink, _ = copies_texts.STATES[state]
        words = copies_texts.STATE_TEXTS[state]
        self._state_icon.show_icon(icon, ink)
        set_text_if_changed(self.state, words)
        restyle(self.state, "ink", ink)
        for part in (self._state_icon, self.state):
            part.setVisible(bool(words))

    def _row(self, draft: DraftInfo) -> QTreeWidgetItem:
        state = report_texts.STATES[draft.state]
        if draft.version > 1 or draft.state != "open":
            state = report_texts.STATE_VERSION.format(state, draft.version)
        return QTreeWidgetItem([named(draft), state, date_texts.last_change(draft.changed_at, now()), self._now(draft)])

    def _now(self, draft: DraftInfo) -> str:
        """Return in words how a draft of the copy differs from the one in use."""
        for other in self._present or ():
            if other.ref == draft.ref:
                if other.changed_at == draft.changed_at:
                    return copies_texts.SAME
                return copies_texts.CHANGED_NOW.format(date_texts.last_change(other.changed_at, now()))
        return copies_texts.NOT_NOW


def named(draft: DraftInfo) -> str:
    """Return the name of a draft: "6 tháng đầu năm 2023, xã An Thanh"."""
    template = library.find(draft.template)
    span = span_of(template, draft.period) if template else None
    return copies_texts.REPORT.format(span.title if span else draft.period, unit_words(draft))
