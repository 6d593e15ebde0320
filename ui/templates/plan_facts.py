"""What a template in the making says of itself: its name, id, edition, from when it is in force, what it follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QLineEdit, QVBoxLayout

from ui.kit.frames import frame
from ui.kit.labels import label
from ui.words.authoring import template_page_texts as texts

if TYPE_CHECKING:
    from cchc_desktop.authoring.template_plan import TemplatePlan

_FIELDS = {
    "name": texts.NAME,
    "id": texts.ID,
    "number": texts.NUMBER,
    "since": texts.SINCE,
    "until": texts.UNTIL,
    "follows": texts.FOLLOWS,
    "made_by": texts.MAKER,
}


class PlanFacts(QFrame):
    """The fields. Signal `changed` has the members that were typed, once a field is left or at Enter."""

    changed = Signal(dict)

    def __init__(self) -> None:
        super().__init__()
        card = frame("card")
        self.fields = {name: QLineEdit() for name in _FIELDS}
        form = QFormLayout(card)
        form.setContentsMargins(16, 12, 16, 12)
        for name, field in self.fields.items():
            field.setAccessibleName(_FIELDS[name])
            form.addRow(label(_FIELDS[name], "text2"), field)
            field.editingFinished.connect(self._emit)
        form.addRow(label(texts.FACTS_NOTE, "note", wrap=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        self._shown: dict[str, str] = {}

    def show_plan(self, plan: TemplatePlan) -> None:
        """Show the facts of a plan."""
        self._shown = {name: str(getattr(plan, name)) for name in _FIELDS}
        for name, field in self.fields.items():
            if field.text() != self._shown[name]:
                field.setText(self._shown[name])

    def _emit(self) -> None:
        typed = {name: field.text().strip() for name, field in self.fields.items()}
        members: dict[str, object] = {name: text for name, text in typed.items() if text != self._shown[name]}
        if "number" in members:
            number = typed["number"]
            members["number"] = int(number) if number.isascii() and number.isdigit() and 0 < int(number) <= 999 else 1  # noqa: PLR2004
        if members:
            self._shown = typed
            self.changed.emit(members)
