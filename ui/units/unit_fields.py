"""The unit's profile as four fields, with notes and what is wrong under each; the name lists communes to choose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from cchc_desktop.base.spelling import spelling_key
from cchc_desktop.checks.unit_form import UnitFault, unit_faults
from cchc_desktop.checks.unit_letters import foreign_in_words
from cchc_desktop.units.commune import Commune, Era
from cchc_desktop.units.unit_kinds import kinds_of
from ui.kit.buttons import Button
from ui.kit.frames import restyle
from ui.kit.inputs import WordChoice
from ui.kit.labels import label, set_text_if_changed
from ui.units.commune_edit import CommuneEdit
from ui.words import finding_texts, letter_texts

_FIELDS = {
    "kind": (letter_texts.UNIT_KIND, ""),
    "name": (letter_texts.UNIT_NAME, letter_texts.UNIT_NAME_NOTE),
    "district": (letter_texts.DISTRICT, letter_texts.DISTRICT_NOTE),
    "province": (letter_texts.PROVINCE, letter_texts.PROVINCE_NOTE),
}
_MEND_KEYS = ("Ctrl+Return", "Ctrl+Enter")


class UnitField(QWidget):
    """An editor with its name, and under it a note, or what is wrong and a button that mends it."""

    mended = Signal(str)

    def __init__(self, editor: QLineEdit | WordChoice, name: str, note: str) -> None:
        super().__init__()
        self._note, self._better = note, ""
        self.has_fault = False
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

    def set_note(self, note: str) -> None:
        """Set the words under the editor where nothing is wrong."""
        self._note = note
        self.note.setText(note)

    def show_fault(self, words: str, better: str | None) -> None:
        """Show what is wrong and the button that mends it; "" shows the note instead."""
        set_text_if_changed(self.note, words or self._note)
        self.has_fault = bool(words)
        restyle(self.note, "ink", "warn" if words else "")
        self._better = better or ""
        self.mend.setVisible(bool(words) and better is not None)
        self.mend.setText(finding_texts.FIX.format(better) if better else finding_texts.CLEAR_FIELD)

    def _mend(self) -> None:
        self.mended.emit(self._better)


class UnitFields(QWidget):
    """Kind, name, district and province; Enter goes to the next blank one, else emits `confirmed`.

    A commune chosen from the list under the name fills them all; its code stays while they say that commune.
    Signal `changed` is emitted after every change that a person makes.
    """

    confirmed = Signal()
    changed = Signal()

    def __init__(self, columns: int = 4) -> None:
        super().__init__()
        self._kind, self.name = WordChoice(), CommuneEdit()
        self.editors: dict[str, QLineEdit | WordChoice] = {
            "kind": self._kind, "name": self.name, "district": QLineEdit(), "province": QLineEdit(),
        }  # fmt: skip
        self.fields = {name: UnitField(editor, *_FIELDS[name]) for name, editor in self.editors.items()}
        self._offer_kinds(kinds_of("commune"))
        self._two_tiers = False
        self._coded: Mapping[str, str] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        for place, (name, editor) in enumerate(self.editors.items()):
            editor.returnPressed.connect(partial(self._go_on, place))
            editor.textChanged.connect(self._show_change)
            self.fields[name].mended.connect(editor.setText)
            grid.addWidget(self.fields[name], place // columns, place % columns, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place % columns, 1)
        self.name.chosen.connect(self._choose)
        for key in _MEND_KEYS:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._mend_focused)

    def show_kinds(self, kinds: tuple[str, ...], *, two_tiers: bool) -> None:
        """Offer the kinds and the communes of a template's time; with two tiers a district is a fault."""
        self._offer_kinds(kinds)
        self._two_tiers = two_tiers
        self.name.era = Era.TWO_TIERS if two_tiers else Era.DISTRICTS
        self._show_faults()

    def offer(self, units: Sequence[Mapping[str, str]]) -> None:
        """Offer the units that the office uses first in the list of communes."""
        self.name.offer([_commune_of(unit) for unit in units])

    def unit(self) -> dict[str, str]:
        """Return the typed unit."""
        typed = {name: editor.text().strip() for name, editor in self.editors.items()}
        same = all(spelling_key(text) == spelling_key(self._coded.get(name, "")) for name, text in typed.items())
        return typed | {"code": self._coded.get("code", "") if same else ""}

    def show_unit(self, unit: Mapping[str, str]) -> None:
        """Show a unit."""
        self._coded = dict(unit)
        self.blockSignals(True)
        for name, editor in self.editors.items():
            editor.setText(unit.get(name, ""))
        self.blockSignals(False)
        self._show_faults()

    @property
    def has_faults(self) -> bool:
        """Whether something is wrong in the unit's form."""
        return bool(unit_faults(self.unit(), self._kinds, two_tiers=self._two_tiers))

    def _offer_kinds(self, kinds: tuple[str, ...]) -> None:
        self._kinds = kinds
        self._kind.offer(kinds)
        *others, last = kinds
        note = letter_texts.UNIT_KIND_NOTE.format(", ".join(others), last) if others else last
        self.fields["kind"].set_note(note)

    def _choose(self, commune: Commune) -> None:
        self.show_unit(commune.unit())
        self.changed.emit()

    def _go_on(self, place: int) -> None:
        needless = {"district"} if self._two_tiers or self.unit()["code"] else set[str]()
        following = [*self.editors.items()][place + 1 :]
        blank = (editor for name, editor in following if name not in needless and not editor.text().strip())
        first = next(blank, None)
        if first is None:
            self.confirmed.emit()
        else:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_change(self) -> None:
        self._show_faults()
        self.changed.emit()

    def _show_faults(self) -> None:
        """Say under each field what is wrong in it: characters that look like others first, else its form."""
        unit = self.unit()
        faults = {fault.part: fault for fault in unit_faults(unit, self._kinds, two_tiers=self._two_tiers)}
        for name, editor in self.editors.items():
            foreign = foreign_in_words(editor.text())
            fault = UnitFault(name, foreign, None) if foreign else faults.get(name)
            self.fields[name].show_fault(fault.message if fault else "", fault.better if fault else None)
        if unit["code"] and not self.fields["name"].has_fault:
            set_text_if_changed(self.fields["name"].note, letter_texts.UNIT_OF_CODE.format(unit["code"]))

    def _mend_focused(self) -> None:
        """Mend the field with the focus, else the first that can be mended."""
        order = sorted(self.fields, key=lambda name: not self.editors[name].hasFocus())
        name = next((name for name in order if not self.fields[name].mend.isHidden()), None)
        if name:
            self.fields[name].mend.click()


def _commune_of(unit: Mapping[str, str]) -> Commune:
    code, kind, name, district, province = (unit.get(part, "") for part in ("code", *_FIELDS))
    return Commune(code, kind, name, district, province)
