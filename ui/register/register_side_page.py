"""The register as a page beside the reports: of any unit that the office reports for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cchc_desktop.base.clock import now
from cchc_desktop.desk.office import library
from cchc_desktop.desk.office.settings import unit_key
from cchc_desktop.desk.register.unit_register import UnitRegister
from cchc_desktop.units.unit_kinds import named_office
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.frames import frame
from ui.kit.inputs import Combo
from ui.kit.labels import label
from ui.kit.layouts import row_of
from ui.register.entry_form import EntryDefaults
from ui.register.register_view import RegisterView
from ui.words import common_texts
from ui.words.writing import register_texts

if TYPE_CHECKING:
    from cchc_desktop.desk.drafts.desk import Desk
    from cchc_desktop.desk.office.settings import Unit


class RegisterSidePage(QWidget):
    """A bar with a way back, the choice of the unit, its register. Esc and the back button emit `closed`."""

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.units = _units(desk) or [{}]
        self.setAccessibleName(register_texts.TITLE)
        self.back = Button(common_texts.REPORTS, role="quiet", icon="arrow-left", key="Esc")
        self.back.clicked.connect(self.closed)
        self.unit = Combo()
        self.unit.setAccessibleName(register_texts.UNIT_NAME)
        for unit in self.units:
            self.unit.addItem(f"{unit.get('kind', '')} {unit.get('name', '')}".strip())
        self.unit.activated.connect(self._use_unit)
        self.view = RegisterView(*self._register(self.units[0]), desk.store.folder)
        self.notice = self.view.notice
        self._lay_out()
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.closed)

    def focus_first(self) -> None:
        """Put the focus into the table or the first field."""
        self.view.focus_first()

    def stop(self) -> None:
        """Keep what is typed, before the page is closed."""
        self.view.leave()

    def _use_unit(self, at: int) -> None:
        self.view.use(*self._register(self.units[at]))

    def _register(self, unit: Unit) -> tuple[UnitRegister, EntryDefaults]:
        proven = [each for each in library.templates() if any(row.proof for row in each.rows.values())]
        newest = proven[-1] if proven else None
        body = named_office(f"{unit.get('kind', '')} {unit.get('name', '')}".strip())
        rows = newest.rows if newest else {}
        return UnitRegister(self._desk, unit), EntryDefaults(body, now().year, rows)

    def _lay_out(self) -> None:
        bar = frame("top")
        bar.setFixedHeight(theme.px(48))
        across = row_of(self.back, None)
        across.setContentsMargins(0, 0, 0, 0)
        bar.setLayout(across)
        some = self.units != [{}]
        self.unit.setVisible(some and len(self.units) > 1)
        self.view.setEnabled(some)
        note = label(register_texts.NOTE if some else register_texts.NO_UNIT, "note", wrap=True)
        inside = QVBoxLayout()
        inside.setContentsMargins(24, 12, 24, 12)
        inside.setSpacing(8)
        inside.addLayout(row_of(label(register_texts.TITLE, "title"), self.unit, None))
        inside.addWidget(note)
        inside.addWidget(self.view, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addLayout(inside, 1)


def _units(desk: Desk) -> list[Unit]:
    """Return the units of the office's settings, and those that only drafts are of."""
    of_drafts: list[Unit] = [{"kind": draft.unit_kind, "name": draft.unit_name} for draft in desk.drafts()]
    units = {unit_key(unit): unit for unit in (*reversed(of_drafts), *reversed(desk.settings.units()))}
    return [unit for unit in reversed(units.values()) if unit.get("name")]
