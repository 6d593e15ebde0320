"""The unit's profile as four fields, with its own names and notes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from cchc_desktop.checks.unit_letters import foreign_in_words
from ui.kit.frames import restyle
from ui.kit.labels import label, set_text_if_changed
from ui.words import letter_texts

_FIELDS = {
    "kind": (letter_texts.UNIT_KIND, letter_texts.UNIT_KIND_NOTE),
    "name": (letter_texts.UNIT_NAME, letter_texts.UNIT_NAME_NOTE),
    "district": (letter_texts.DISTRICT, letter_texts.DISTRICT_NOTE),
    "province": (letter_texts.PROVINCE, letter_texts.PROVINCE_NOTE),
}


class UnitFields(QWidget):
    """Kind, name, district and province side by side; Enter goes to the next blank one, else emits `confirmed`."""

    confirmed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.editors = {name: QLineEdit() for name in _FIELDS}
        self._code = ""
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for column, (name, editor) in enumerate(self.editors.items()):
            words, note = _FIELDS[name]
            title = label(words, "text2")
            title.setBuddy(editor)
            editor.setAccessibleName(words)
            editor.setAccessibleDescription(note)
            editor.returnPressed.connect(partial(self._go_on, column))
            grid.addWidget(title, 0, column)
            grid.addWidget(editor, 1, column)
            below = label(note, "small", wrap=True)
            editor.textChanged.connect(partial(self._show_letters, below, note))
            grid.addWidget(below, 2, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)

    def _go_on(self, column: int) -> None:
        blank = (editor for editor in [*self.editors.values()][column + 1 :] if not editor.text().strip())
        following = next(blank, None)
        if following is None:
            self.confirmed.emit()
        else:
            following.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_letters(self, below: QLabel, note: str, text: str) -> None:
        """Say under a field which characters are not to stand in it."""
        words = foreign_in_words(text)
        set_text_if_changed(below, words or note)
        restyle(below, "ink", "warn" if words else "")

    def unit(self) -> dict[str, str]:
        """Return the typed unit."""
        return {name: editor.text().strip() for name, editor in self.editors.items()} | {"code": self._code}

    def show_unit(self, unit: Mapping[str, str]) -> None:
        """Show a unit."""
        self._code = unit.get("code", "")
        for name, editor in self.editors.items():
            editor.setText(unit.get(name, ""))
