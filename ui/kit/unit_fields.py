"""The unit's profile as four fields, with its own names and notes, and what is wrong in each under it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from cchc_desktop.checks.unit_form import THREE_TIERS, TWO_TIERS, UnitFault, unit_faults
from cchc_desktop.checks.unit_letters import foreign_in_words
from ui.kit.buttons import Button
from ui.kit.frames import restyle
from ui.kit.inputs import WordChoice
from ui.kit.labels import label, set_text_if_changed
from ui.words import finding_texts, letter_texts

_FIELDS = {
    "kind": (letter_texts.UNIT_KIND, letter_texts.UNIT_KIND_NOTE),
    "name": (letter_texts.UNIT_NAME, letter_texts.UNIT_NAME_NOTE),
    "district": (letter_texts.DISTRICT, letter_texts.DISTRICT_NOTE),
    "province": (letter_texts.PROVINCE, letter_texts.PROVINCE_NOTE),
}
_KINDS = tuple(dict.fromkeys((*THREE_TIERS, *TWO_TIERS)))
_MEND_KEYS = ("Ctrl+Return", "Ctrl+Enter")


class UnitField(QWidget):
    """An editor with its name, and under it a note, or what is wrong and a button that mends it."""

    mended = Signal(str)

    def __init__(self, editor: QLineEdit | WordChoice, name: str, note: str) -> None:
        super().__init__()
        self._note, self._better = note, ""
        title, self.note = label(name, "text2"), label(note, "small", wrap=True)
        title.setBuddy(editor)
        editor.setAccessibleName(name)
        editor.setAccessibleDescription(note)
        self.mend = Button("", role="link", key="Ctrl+Enter")
        self.mend.clicked.connect(self._mend)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (title, editor, self.note, self.mend):
            column.addWidget(part)
        column.addStretch(1)
        self.mend.hide()

    def show_fault(self, words: str, better: str | None) -> None:
        """Show what is wrong and the button that mends it; "" shows the note instead."""
        set_text_if_changed(self.note, words or self._note)
        restyle(self.note, "ink", "warn" if words else "")
        self._better = better or ""
        self.mend.setVisible(bool(words) and better is not None)
        self.mend.setText(finding_texts.FIX.format(better) if better else finding_texts.CLEAR_FIELD)

    def _mend(self) -> None:
        self.mended.emit(self._better)


class UnitFields(QWidget):
    """Kind, name, district and province side by side; Enter goes to the next blank one, else emits `confirmed`."""

    confirmed = Signal()

    def __init__(self) -> None:
        super().__init__()
        kind = WordChoice()
        kind.offer(_KINDS)
        self.editors: dict[str, QLineEdit | WordChoice] = {
            "kind": kind,
            **{name: QLineEdit() for name in _FIELDS if name != "kind"},
        }
        self.fields = {name: UnitField(editor, *_FIELDS[name]) for name, editor in self.editors.items()}
        self._kinds, self._two_tiers = _KINDS, False
        self._code = ""
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        for column, (name, editor) in enumerate(self.editors.items()):
            editor.returnPressed.connect(partial(self._go_on, column))
            editor.textChanged.connect(self._show_faults)
            self.fields[name].mended.connect(editor.setText)
            grid.addWidget(self.fields[name], 0, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)
        for key in _MEND_KEYS:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._mend_focused)

    def show_kinds(self, kinds: tuple[str, ...], *, two_tiers: bool) -> None:
        """Offer the kinds of a template; with two tiers a district is a fault."""
        self._kinds, self._two_tiers = kinds, two_tiers
        kind = self.editors["kind"]
        if isinstance(kind, WordChoice):
            kind.offer(kinds)
        self._show_faults()

    def unit(self) -> dict[str, str]:
        """Return the typed unit."""
        return {name: editor.text().strip() for name, editor in self.editors.items()} | {"code": self._code}

    def show_unit(self, unit: Mapping[str, str]) -> None:
        """Show a unit."""
        self._code = unit.get("code", "")
        for name, editor in self.editors.items():
            editor.setText(unit.get(name, ""))

    def _go_on(self, column: int) -> None:
        blank = (editor for editor in [*self.editors.values()][column + 1 :] if not editor.text().strip())
        following = next(blank, None)
        if following is None:
            self.confirmed.emit()
        else:
            following.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_faults(self) -> None:
        """Say under each field what is wrong in it: characters that look like others first, else its form."""
        faults = {fault.part: fault for fault in unit_faults(self.unit(), self._kinds, two_tiers=self._two_tiers)}
        for name, editor in self.editors.items():
            foreign = foreign_in_words(editor.text())
            fault = UnitFault(name, foreign, None) if foreign else faults.get(name)
            self.fields[name].show_fault(fault.message if fault else "", fault.better if fault else None)

    def _mend_focused(self) -> None:
        """Mend the field with the focus, else the first that can be mended."""
        order = sorted(self.fields, key=lambda name: not self.editors[name].hasFocus())
        name = next((name for name in order if not self.fields[name].mend.isHidden()), None)
        if name:
            self.fields[name].mend.click()
