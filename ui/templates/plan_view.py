"""A template in the making: its facts, its forms with what is to be looked at, the question about the current row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from cchc_desktop.authoring.template_plan import changed, settled
from cchc_desktop.desk.office import library
from ui.kit import theme
from ui.kit.buttons import RING, Button
from ui.kit.labels import label, set_text_if_changed
from ui.kit.layouts import FlowRow
from ui.templates.doubt_card import DoubtCard
from ui.templates.plan_facts import PlanFacts
from ui.templates.plan_table import PlanTable
from ui.templates.row_fields import RowFields
from ui.words.authoring import template_page_texts as texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_desktop.authoring.template_plan import TemplatePlan

_CARD, _FIELDS = 160, 204


class PlanView(QWidget):
    """Shows a plan and changes it. Signal `changed` has the plan after each change; `undo` takes the last one back."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.plan: TemplatePlan | None = None
        self._before: list[TemplatePlan] = []
        self.form = ""
        self.title, self.note = label("", "title", wrap=True), label("", "note")
        self.bar, self.count = QProgressBar(textVisible=False), label("", "note")
        self._tabs, self._tab_row = {"": Button(texts.FACTS_TAB, role="tab")}, FlowRow()
        self.facts, self.table = PlanFacts(), PlanTable()
        self.card, self.fields, self.faults = DoubtCard(), RowFields(), QListWidget()
        self.faults.setAccessibleName(texts.FAULTS.format(""))
        self.faults.setWordWrap(True)
        self.below = QStackedWidget()
        for part in (self.card, self.fields, self.faults):
            self.below.addWidget(part)
        self.below.currentChanged.connect(self._fit_below)
        self._fit_below()
        self._lay_out()
        self.table.currentCellChanged.connect(self._show_card)
        self.card.kept.connect(self.keep)
        self.card.change_wanted.connect(self.edit)
        self.fields.applied.connect(self._apply)
        self.fields.left.connect(self._leave_fields)
        self.facts.changed.connect(self._set_facts)

    def show_plan(self, plan: TemplatePlan) -> None:
        """Show another plan, at its first form with a question."""
        self.plan, self._before = plan, []
        self._make_tabs(plan)
        first = plan.doubts[0].key if plan.doubts else ""
        self.form = first.partition(":")[0] or plan.forms[0].number
        self._show(first)

    def next_doubt(self) -> bool:
        """Go to the next question, from the current row on, then from the first; return False if none is left."""
        plan = self.plan
        if plan is None or not plan.doubts:
            return False
        order = [row.key for row in plan.rows]
        here = order.index(self.table.key) if self.form and self.table.key in order else -1
        later = [doubt for doubt in plan.doubts if order.index(doubt.key) > here]
        key = (later or plan.doubts)[0].key
        self.form = key.partition(":")[0]
        self._show(key)
        self.table.setFocus()
        return True

    def keep(self, answer: int) -> None:
        """Take an answer of the current question, and go on to the next one."""
        if self.plan and self.card.doubt:
            self._become(settled(self.plan, self.card.doubt, answer), self.table.key)
            if not self.plan.doubt(self.table.key):
                self.next_doubt()

    def edit(self) -> None:
        """Show the fields of the current row."""
        if self.plan and self.form and self.table.key:
            self.fields.show_row(self.plan.row(self.table.key))
            self.below.setCurrentWidget(self.fields)

    def undo(self) -> bool:
        """Take the last change back; return False if there is none."""
        if not self._before:
            return False
        self.plan = self._before.pop()
        self._show(self.table.key)
        self.changed.emit(self.plan)
        return True

    def show_faults(self, faults: Sequence[str]) -> None:
        """Show the faults of the plan's template in the place of the question."""
        self.faults.clear()
        self.faults.addItems(list(faults))
        self.below.setCurrentWidget(self.faults)

    def focus_first(self) -> None:
        """Put the focus on the rows, or on the facts if they are shown."""
        (self.table if self.form else self.facts.fields["name"]).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep by Enter, change by F2, choose by a digit."""
        digits = {Qt.Key.Key_1: 0, Qt.Key.Key_2: 1, Qt.Key.Key_3: 2}
        in_fields = self.below.currentWidget() is self.fields
        if event.key() == Qt.Key.Key_F2:
            self.edit()
        elif in_fields or not self.form:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.keep(self.card.chosen)
        elif event.key() in digits and not event.modifiers():
            self.card.choose(digits[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def apply_fields(self) -> bool:
        """Write the fields of the row if they are open; return whether they were."""
        is_open = self.below.currentWidget() is self.fields
        if is_open:
            self._apply(self.fields.members())
        return is_open

    def leave_fields(self) -> bool:
        """Close the fields of the row; return whether they were open."""
        is_open = self.below.currentWidget() is self.fields
        if is_open:
            self._leave_fields()
        return is_open

    def _become(self, plan: TemplatePlan, key: str) -> None:
        if self.plan is not None and plan != self.plan:
            self._before.append(self.plan)
            self.plan = plan
            self.changed.emit(plan)
        self._show(key)

    def _apply(self, members: dict[str, object]) -> None:
        if self.plan is None:
            return
        key = self.table.key
        row = self.plan.row(key)
        different = {name: value for name, value in members.items() if value != getattr(row, name)}
        self._become(changed(self.plan, key, **different), key)
        self._leave_fields()

    def _set_facts(self, members: dict[str, object]) -> None:
        if self.plan is not None:
            self._become(replace(self.plan, **members), self.table.key)  # type: ignore[arg-type] # of TemplatePlan

    def _leave_fields(self) -> None:
        self.below.setCurrentWidget(self.card)
        self.table.setFocus()

    def _show(self, key: str) -> None:
        plan = self.plan
        if plan is None:
            return
        set_text_if_changed(self.title, plan.name)
        base = library.find(plan.base)
        words = texts.FROM_FILE.format(
            file=plan.file, forms=len(plan.forms), rows=len(plan.rows), base=base.name if base else plan.base
        )
        set_text_if_changed(self.note, words)
        open_rows = len({doubt.key for doubt in plan.doubts})
        self.bar.setRange(0, len(plan.rows))
        self.bar.setValue(len(plan.rows) - open_rows)
        set_text_if_changed(self.count, texts.CLEAR.format(len(plan.rows) - open_rows, len(plan.rows)))
        for number, tab in self._tabs.items():
            words = texts.FORM_TAB.format(number) if number else texts.FACTS_TAB
            left = len(plan.doubts_in(number)) if number else 0
            tab.setText(texts.ASKED.format(words, left) if left else words)
            tab.setChecked(number == self.form)
        self.facts.show_plan(plan)
        self.facts.setVisible(not self.form)
        for part in (self.table, self.below):
            part.setVisible(bool(self.form))
        if self.form:
            self.table.show_form(plan, self.form, key)
            self._show_card()

    def _show_card(self) -> None:
        plan = self.plan
        if plan is None or not self.form:
            return
        if self.below.currentWidget() is not self.fields:
            self.below.setCurrentWidget(self.card)
        doubt = plan.doubt(self.table.key)
        here = plan.doubts_in(self.form)
        place = texts.PLACE_OF.format(here.index(doubt) + 1, len(here)) if doubt else ""
        self.card.show_doubt(doubt, place)

    def _fit_below(self) -> None:
        self.below.setFixedHeight(theme.px(_FIELDS if self.below.currentWidget() is self.fields else _CARD))

    def _make_tabs(self, plan: TemplatePlan) -> None:
        for tab in self._tabs.values():
            self._tab_row.removeWidget(tab)
            tab.deleteLater()
        names = ["", *(form.number for form in plan.forms)]
        self._tabs = {name: Button(texts.FACTS_TAB, role="tab") for name in names}
        for name, tab in self._tabs.items():
            tab.setCheckable(True)
            tab.clicked.connect(lambda _checked=False, number=name: self._choose_tab(number))
            self._tab_row.add(tab)

    def _choose_tab(self, number: str) -> None:
        self.form = number
        plan = self.plan
        here = plan.doubts_in(number) if plan and number else ()
        self._show(here[0].key if here else "")
        self.focus_first()

    def _lay_out(self) -> None:
        self.bar.setFixedWidth(theme.px(100))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(RING, 0, RING, 0)
        rows.setSpacing(8)
        rows.addWidget(self.title)
        rows.addLayout(FlowRow(self.note, None, self.bar, self.count))
        rows.addLayout(self._tab_row)
        rows.addWidget(self.facts, 1)
        rows.addWidget(self.table, 1)
        rows.addWidget(self.below)
