"""The choice of a unit by one line: typing lists communes; fields of its own for a name that is in no list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.icons import Icon
from ui.kit.inputs import WordChoice
from ui.kit.labels import ElidedLabel
from ui.units.commune_edit import CommuneEdit
from ui.units.unit_fields import UnitFields
from ui.words import letter_texts

if TYPE_CHECKING:
    from cchc_desktop.units.commune import Commune

_EDGE, _GAP = 8, 6


class UnitLine(CommuneEdit):
    """The line of a unit's choice: the name is selected when it is entered, so that typing replaces it.

    Its icon is no button: a click on it is one on the line.
    """

    def __init__(self) -> None:
        super().__init__(preselect=True)
        self._icon = Icon("search")
        self._icon.setParent(self)
        self._icon.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextMargins(self._icon.sizeHint().width() + theme.px(_GAP), 0, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the icon at the start of the line, in the middle of its height."""
        super().resizeEvent(event)
        size = self._icon.sizeHint()
        self._icon.setGeometry(theme.px(_EDGE), (self.height() - size.height()) // 2, size.width(), size.height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the name, also after a click."""
        super().focusInEvent(event)
        self.selectAll()


class UnitChoice(QWidget):
    """A unit: its kind and name in one line to search from, below it its levels and code.

    Enter with the list closed emits `confirmed`; `changed` is emitted after every change that a person makes.
    """

    confirmed = Signal()
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.line, self.fields = UnitLine(), UnitFields(columns=2)
        self.about = ElidedLabel("note")
        self.single = Button(letter_texts.UNIT_PARTS, role="link")
        self._for_faults = False
        self.line.setAccessibleName(letter_texts.UNIT_CARD)
        self.line.setPlaceholderText(letter_texts.UNIT_HINT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        below = QHBoxLayout()
        below.addWidget(self.about, 1)
        below.addWidget(self.single)
        column.addWidget(self.line)
        column.addLayout(below)
        column.addWidget(self.fields)
        self.fields.hide()
        self._connect()

    @property
    def editors(self) -> dict[str, QLineEdit | WordChoice]:
        """The editors of the single parts."""
        return self.fields.editors

    def show_kinds(self, kinds: tuple[str, ...], *, two_tiers: bool) -> None:
        """Offer the kinds and the communes of a template's time."""
        self.fields.show_kinds(kinds, two_tiers=two_tiers)
        self.line.era = self.fields.name.era
        self._open_if_wrong()

    def offer(self, units: Sequence[Mapping[str, str]]) -> None:
        """Offer the units that the office uses first."""
        self.fields.offer(units)
        self.line.offer(self.fields.name.known)

    def unit(self) -> dict[str, str]:
        """Return the chosen or typed unit."""
        return self.fields.unit()

    def show_unit(self, unit: Mapping[str, str]) -> None:
        """Show a unit."""
        self.fields.show_unit(unit)
        self.fields.hide()
        self._show_title()
        self._open_if_wrong()

    def open_fields(self) -> None:
        """Show the single parts, and put the focus on the first that is blank."""
        self.fields.show()
        self.single.hide()
        blank = (editor for editor in self.fields.editors.values() if not editor.text().strip())
        next(blank, self.fields.name).setFocus(Qt.FocusReason.TabFocusReason)

    def _connect(self) -> None:
        self.line.chosen.connect(self._choose)
        self.line.named.connect(self._name)
        self.line.returnPressed.connect(self.confirmed)
        self.line.editingFinished.connect(self._leave)
        self.single.clicked.connect(self.open_fields)
        self.fields.confirmed.connect(self.confirmed)
        self.fields.changed.connect(self._follow)

    def _choose(self, commune: Commune) -> None:
        self.show_unit(commune.unit())
        self.changed.emit()

    def _name(self) -> None:
        """Take the typed text as the name of a unit in no list; its other parts are typed then."""
        self.fields.show_unit(self.fields.unit() | {"kind": "", "name": self.line.text().strip(), "code": ""})
        self._show_title()
        self.open_fields()
        self.changed.emit()

    def _leave(self) -> None:
        """Keep the unit as it was if nothing was chosen; the first text without a unit is a name."""
        if self.line.is_listing or self.line.text().strip() == self._title():
            return
        if self._title():
            self._show_title()
        elif self.line.text().strip():
            self.fields.show_unit({"name": self.line.text().strip()})
            self.fields.show()
            self.single.hide()
            self.changed.emit()

    def _follow(self) -> None:
        self._show_title()
        self.changed.emit()

    def _title(self) -> str:
        unit = self.unit()
        return f"{unit['kind']} {unit['name']}".strip()

    def _show_title(self) -> None:
        unit = self.unit()
        self.line.setText(self._title())
        if self.line.hasFocus():
            self.line.selectAll()
        code = letter_texts.UNIT_CODE_SHORT.format(unit["code"]) if unit["code"] else letter_texts.NO_UNIT_CODE
        parts = (unit["district"], unit["province"], code if unit["name"] else "")
        self.about.setText(", ".join(filter(None, parts)))

    def _open_if_wrong(self) -> None:
        """Show the single parts while something is wrong in one for the template: it is said under it."""
        if self.fields.has_faults:
            self._for_faults = self._for_faults or self.fields.isHidden()
            self.fields.show()
        elif self._for_faults:
            self._for_faults = False
            self.fields.hide()
        self.single.setVisible(self.fields.isHidden())
