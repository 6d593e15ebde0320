"""One row of a template in the making as fields: its kind, how it is computed, who fills it in, which row it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from cchc_desktop.units.unit_kinds import tier_names
from ui.kit.buttons import Button
from ui.kit.inputs import Combo
from ui.kit.labels import label, set_text_if_changed
from ui.kit.layouts import row_of
from ui.words.authoring import template_page_texts as texts

if TYPE_CHECKING:
    from cchc_desktop.authoring.template_plan import PlannedRow


class RowFields(QFrame):
    """A card with the fields of a row. Signal `applied` has its members, `left` reports that nothing was changed."""

    applied = Signal(dict)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self.title = label("", "card-title", wrap=True)
        self.kind, self.tier = Combo(), Combo()
        tiers = {tier: texts.FILLED_BY.format(name) for tier, name in tier_names().items()}
        for box, words in ((self.kind, texts.KINDS), (self.tier, tiers)):
            for code, text in words.items():
                box.addItem(text, code)
        self.part, self.whole, self.parts, self.was, self.choices, self.lacks = (QLineEdit() for _ in range(6))
        self.apply = Button(texts.APPLY, role="plain", icon="circle-check", key="Ctrl+Enter")
        self.cancel = Button(texts.CANCEL, role="quiet", key="Esc")
        self.kind.activated.connect(self._show_fitting)
        self.apply.clicked.connect(lambda: self.applied.emit(self.members()))
        self.cancel.clicked.connect(self.left)
        self._lay_out()

    def show_row(self, row: PlannedRow) -> None:
        """Show a row, the focus on its kind."""
        set_text_if_changed(self.title, texts.EDIT_TITLE.format(row.no, row.label))
        self.kind.setCurrentIndex(self.kind.findData(row.kind))
        self.tier.setCurrentIndex(self.tier.findData(row.tier))
        self.part.setText(row.part)
        self.whole.setText(row.whole)
        self.parts.setText(" ".join(row.parts))
        self.was.setText(row.was)
        self.choices.setText("; ".join(f"{code} = {words}" for code, words in row.choices.items()))
        self.lacks.setText("; ".join(row.lacks))
        self._show_fitting()
        self.kind.setFocus()

    def members(self) -> dict[str, object]:
        """Return the members of the row as the fields have them."""
        kind = self.kind.currentData()
        pairs = (piece.partition("=") for piece in self.choices.text().split(";"))
        percent, counted = kind == "percent", kind in ("count", "decimal")
        return {
            "kind": kind,
            "tier": self.tier.currentData(),
            "part": self.part.text().strip() if percent else "",
            "whole": self.whole.text().strip() if percent else "",
            "parts": tuple(self.parts.text().replace("+", " ").split()) if counted else (),
            "was": self.was.text().strip(),
            "lacks": tuple(filter(None, map(str.strip, self.lacks.text().split(";")))),
            "choices": {code.strip(): words.strip() for code, sign, words in pairs if sign} if kind == "choice" else {},
        }

    def _show_fitting(self) -> None:
        """Enable the fields that a row of the chosen kind has."""
        kind = self.kind.currentData()
        self.part.setEnabled(kind == "percent")
        self.whole.setEnabled(kind == "percent")
        self.parts.setEnabled(kind in ("count", "decimal"))
        self.choices.setEnabled(kind == "choice")

    def _lay_out(self) -> None:
        hints = ((self.part, texts.PART_HINT), (self.whole, texts.PART_HINT), (self.parts, texts.PARTS_HINT))
        for edit, hint in (
            *hints,
            (self.was, texts.PART_HINT),
            (self.choices, texts.CHOICES_HINT),
            (self.lacks, texts.LACKS_HINT),
        ):
            edit.setPlaceholderText(hint)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        named: tuple[tuple[str, QWidget], ...] = (
            (texts.KIND, self.kind), (texts.PART, self.part), (texts.WHOLE, self.whole), (texts.PARTS, self.parts),
            (texts.TIER, self.tier), (texts.WAS, self.was), (texts.CHOICES, self.choices),
            (texts.LACKING, self.lacks),
        )  # fmt: skip
        for at, (name, field) in enumerate(named):
            field.setAccessibleName(name)
            row, column = divmod(at, 4)
            caption = label(name, "small")
            caption.setBuddy(field)
            grid.addWidget(caption, 2 * row, column)
            grid.addWidget(field, 2 * row + 1, column)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 8, 16, 8)
        rows.setSpacing(4)
        rows.addWidget(self.title)
        rows.addLayout(grid)
        rows.addLayout(row_of(self.apply, self.cancel, None))
