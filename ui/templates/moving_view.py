"""A draft moved to the template that is looked at: each field before and after, then moved, and undone, as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cchc_desktop.base.errors import UserError
from cchc_desktop.desk.templates.moving_drafts import MovedDraft, move, move_back, moved, other_editions
from cchc_desktop.report.document import OPEN
from ui.kit.buttons import Button
from ui.kit.inputs import Combo
from ui.kit.labels import label, set_text_if_changed
from ui.kit.layouts import FlowRow
from ui.kit.notice import Notice
from ui.templates.plain_table import PlainTable
from ui.words import common_texts
from ui.words.authoring import template_page_texts as texts

if TYPE_CHECKING:
    from cchc_desktop.desk.drafts.desk import Desk
    from cchc_desktop.report.template import Template

_SHOWN = 60
_LOOKS = {
    texts.MOVE_RENUMBERED: ("warn", "warn_soft", "pencil-line"),
    texts.MOVE_LOST: ("error", "error_soft", "circle-x"),
    texts.MOVE_NEW: ("ok", "ok_soft", "plus"),
}


class MovingView(QWidget):
    """Shows what becomes of a draft by another edition. Signal `changed` reports that drafts were moved."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.template: Template | None = None
        self._last: tuple[str, str] | None = None
        self.title, self.counts, self.notice = label("", "title", wrap=True), label("", "note", wrap=True), Notice()
        self.draft = Combo()
        self.draft.setAccessibleName(texts.MOVE_DRAFT)
        self.table = PlainTable(texts.MOVE, texts.MOVE_COLUMNS, (104, 220, 104, 0, 152))
        self.move_button = Button(texts.MOVE_NOW, role="primary", icon="arrow-right")
        self.move_button.clicked.connect(self.move_draft)
        self.draft.activated.connect(self._show)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.title)
        rows.addWidget(self.notice)
        rows.addLayout(FlowRow(label(texts.MOVE_DRAFT, "text2"), self.draft, None, self.move_button))
        rows.addWidget(self.counts)
        rows.addWidget(self.table, 1)
        self.notice.hide()

    def show_template(self, template: Template) -> None:
        """Offer the open drafts that follow another edition of a template."""
        self.template = template
        set_text_if_changed(self.title, f"{texts.MOVE}: {template.name}")
        self.draft.clear()
        for draft in self._desk.drafts():
            if draft.state == OPEN and self._follows_another(draft.ref):
                self.draft.addItem(f"{draft.unit_kind} {draft.unit_name}, {draft.period}", draft.ref)
        self._show()

    def move_draft(self) -> None:
        """Move the chosen draft; the notice undoes it."""
        ref = self.draft.currentData()
        if self.template is None or ref is None:
            return
        with self.notice.showing_errors():
            made = move(self._desk, ref, self.template)
            self._last = made, ref
            self.show_template(self.template)
            self.notice.show_message("ok", texts.MOVED.format(made), texts.MOVED_WHERE, (common_texts.UNDO, self.undo))
            self.changed.emit()

    def focus_first(self) -> None:
        """Put the focus on the drafts."""
        self.draft.setFocus()

    def undo(self) -> None:
        """Undo the last move that was made here; it is undone once."""
        if self._last is None:
            return
        (made, before), self._last = self._last, None
        with self.notice.showing_errors():
            move_back(self._desk, made, before)
            if self.template:
                self.show_template(self.template)
            self.notice.show_message("ok", texts.MOVED_BACK, texts.MOVED_BACK_WHERE)
            self.changed.emit()

    def _follows_another(self, ref: str) -> bool:
        try:
            report, template = self._desk.load(ref)
        except UserError:
            return False
        return self.template in other_editions(template, report.period)

    def _show(self) -> None:
        ref = self.draft.currentData()
        self.move_button.setEnabled(ref is not None)
        if self.template is None or ref is None:
            set_text_if_changed(self.counts, texts.MOVE_NONE)
            self.table.show_texts([])
            return
        report, before = self._desk.load(ref)
        found = moved(report, before, self.template)
        words = texts.MOVE_COUNTS.format(kept=len(found.kept), lost=len(found.lost), new=len(found.new))
        set_text_if_changed(self.counts, words)
        rows = _rows(found, self.template)
        self.table.show_texts(rows)
        for at, row in enumerate(rows):
            if row[4] in _LOOKS:
                ink, ground, icon = _LOOKS[row[4]]
                self.table.mark(at, 4, ink=ink, ground=ground, icon=icon)


def _rows(found: MovedDraft, template: Template) -> list[tuple[str, ...]]:
    """Return what is lost first, then what changed its number, what is new, and the rest."""
    lost = [(one.before, _cut(one.text), "", "", texts.MOVE_LOST) for one in found.lost]
    kept = [
        (one.before, _cut(one.text), one.after, _name(one.after, template),
         texts.MOVE_KEPT if one.before == one.after else texts.MOVE_RENUMBERED)
        for one in found.kept
    ]  # fmt: skip
    new = [("", "", key, template.rows[key].label, texts.MOVE_NEW) for key in found.new]
    return [*lost, *sorted(kept, key=lambda row: row[4] == texts.MOVE_KEPT), *new]


def _name(key: str, template: Template) -> str:
    row, section = template.rows.get(key.removeprefix("note.").removeprefix("source.")), template.sections.get(key)
    return row.label if row else (section.title or section.short) if section else ""


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
