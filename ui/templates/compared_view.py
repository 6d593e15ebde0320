"""Two templates row by row: what is the same, changed, new, gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cchc_desktop.desk.templates.compared_templates import ComparedRow, RowChange, compared_rows
from ui.kit.inputs import CheckBox, Combo
from ui.kit.labels import label, set_text_if_changed
from ui.kit.layouts import FlowRow
from ui.templates.plain_table import PlainTable
from ui.words.authoring import template_page_texts as texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_desktop.report.template import Template

_LOOKS = {
    RowChange.CHANGED: ("warn", "warn_soft", "pencil-line"),
    RowChange.NEW: ("ok", "ok_soft", "plus"),
    RowChange.GONE: ("error", "error_soft", "circle-x"),
}


class ComparedView(QWidget):
    """The later template is the one of the list, the earlier one is chosen here."""

    def __init__(self) -> None:
        super().__init__()
        self.later: Template | None = None
        self.title, self.counts = label("", "title", wrap=True), label("", "note", wrap=True)
        self.earlier, self.only = Combo(), CheckBox(texts.ONLY_CHANGES)
        self.earlier.setAccessibleName(texts.COMPARE_WITH)
        self.table = PlainTable(texts.COMPARE, texts.COMPARE_COLUMNS, (72, 300, 72, 0, 184))
        self.only.setChecked(True)
        self.earlier.activated.connect(self._show)
        self.only.toggled.connect(self._show)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.title)
        rows.addLayout(FlowRow(label(texts.COMPARE_WITH, "text2"), self.earlier, self.only))
        rows.addWidget(self.counts)
        rows.addWidget(self.table, 1)

    def show_templates(self, later: Template, others: Sequence[Template]) -> None:
        """Compare a template with one of others, first with the one it names as that before it."""
        self.later = later
        set_text_if_changed(self.title, later.name)
        self.earlier.clear()
        for template in others:
            self.earlier.addItem(f"{template.name} ({template.id})", template)
        ids = [template.id for template in others]
        likely = later.edition.before if later.edition.before in ids else ids[-1] if ids else ""
        self.earlier.setCurrentIndex(ids.index(likely) if likely else -1)
        self._show()

    def focus_first(self) -> None:
        """Put the focus on the other template."""
        self.earlier.setFocus()

    def _show(self) -> None:
        earlier = self.earlier.currentData()
        rows = compared_rows(earlier, self.later) if earlier and self.later else []
        count = {each.value: sum(row.change is each for row in rows) for each in RowChange}
        set_text_if_changed(self.counts, texts.COMPARED.format(**count))
        shown = [row for row in rows if row.change is not RowChange.SAME or not self.only.isChecked()]
        self.table.show_texts([_texts(row) for row in shown])
        for at, row in enumerate(shown):
            if row.change in _LOOKS:
                ink, ground, icon = _LOOKS[row.change]
                self.table.mark(at, 4, ink=ink, ground=ground, icon=icon)


def _texts(row: ComparedRow) -> tuple[str, ...]:
    members = ", ".join(texts.MEMBERS[name] for name in row.members)
    words = texts.CHANGES[row.change.value]
    return row.before, row.label_before, row.after, row.label_after, f"{words}: {members}" if members else words
