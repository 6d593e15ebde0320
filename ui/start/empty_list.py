"""The part of the start page that replaces the list while there is no draft."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.icons import Icon
from ui.kit.labels import label
from ui.kit.layouts import row_of
from ui.units.unit_fields import UnitFields
from ui.words import help_texts, start_texts

_FIELDS = 960


class EmptyList(QWidget):
    """Shown while there is no draft: asks for the unit's profile once, and offers the first steps."""

    def __init__(self) -> None:
        super().__init__()
        self.unit = UnitFields()
        self.unit.setMaximumWidth(theme.px(_FIELDS))
        self.new = Button(start_texts.NEW_REPORT, icon="plus", key="Enter", role="primary")
        self.sample = Button(start_texts.SAMPLE, icon="eye")
        self.printed = Button(start_texts.PRINTED_SAMPLE, icon="eye")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addLayout(row_of(Icon("file-text", size=20), label(start_texts.EMPTY, "card-title"), None))
        column.addWidget(label(start_texts.EMPTY_TEXT, "text2"))
        column.addWidget(label(start_texts.FIRST_UNIT, "strong"))
        column.addWidget(self.unit)
        self.tour = Button(help_texts.TOUR, icon="lightbulb")
        column.addLayout(row_of(self.new, self.tour, self.sample, self.printed, None))
        column.addStretch(1)
        self.unit.confirmed.connect(self.new.click)
