"""The table of the cut-off and deadline that a unit sets for every period of a year."""

from __future__ import annotations

from datetime import date
from functools import partial
from itertools import chain, count, pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from cchc_desktop.base.clock import now
from cchc_desktop.base.errors import UserError
from cchc_desktop.desk.office import library
from cchc_desktop.report.periods import PeriodSpan, spans_of_year
from ui.kit import theme
from ui.kit.frames import restyle
from ui.kit.inputs import Combo
from ui.kit.labels import label
from ui.words import date_texts, settings_texts

if TYPE_CHECKING:
    from cchc_desktop.desk.drafts.desk import Desk
    from cchc_desktop.desk.office.settings import Unit

_WIDTH = 160


class DatesTable(QWidget):
    """A table that saves a day when its field is left; empty means the template's. Signal `refused` has an error."""

    refused = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._unit: Unit = {}
        self.year = Combo()
        self.fields: dict[str, tuple[QLineEdit, QLineEdit]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        this = now().year
        for year in (this + 1, this, this - 1, this - 2, this - 3):
            self.year.addItem(str(year), year)
        self.year.setCurrentIndex(1)
        self.year.setAccessibleName(date_texts.YEAR)
        self.year.activated.connect(self._show_year)
        self.year.setFixedWidth(theme.px(_WIDTH))
        self._grid.addWidget(self.year, 0, 0, Qt.AlignmentFlag.AlignLeft)
        for column, words in enumerate(settings_texts.DATE_COLUMNS[1:], 1):
            self._grid.addWidget(label(words, "strong"), 0, column)

    @property
    def refuses(self) -> bool:
        """Whether a field has a text that is no day."""
        typed = (field.text().strip() for pair in self.fields.values() for field in pair)
        return any(text and not date_texts.typed_day(text) for text in typed)

    def show_unit(self, unit: Unit) -> None:
        """Show the dates of a unit."""
        self._unit = unit
        self._show_year()

    def _show_year(self) -> None:
        for row in range(1, self._grid.rowCount()):
            for column in range(self._grid.columnCount()):
                item = self._grid.itemAtPosition(row, column)
                if item is not None:
                    item.widget().deleteLater()
                    self._grid.removeItem(item)
        self.fields.clear()
        kinds, rows = _spans(self.year.currentData()), count(1)
        for kind, spans in kinds.items():
            if len(kinds) > 1:
                self._grid.addWidget(label(settings_texts.DATES_OF.format(kind), "strong"), next(rows), 0)
            for span in spans:
                self._add_row(next(rows), span)
        for one, other in pairwise((self.year, *chain.from_iterable(self.fields.values()))):
            QWidget.setTabOrder(one, other)

    def _add_row(self, row: int, span: PeriodSpan) -> None:
        due, cut_off = self._desk.settings.set_days(self._unit, span.key)
        self._grid.addWidget(label(span.title), row, 0)
        pair = (self._field(span, cut_off, span.end, 1), self._field(span, due, span.due, 2))
        self.fields[span.key] = pair
        for column, field in enumerate(pair, 1):
            self._grid.addWidget(field, row, column)
            field.editingFinished.connect(partial(self._keep, span))

    def _field(self, span: PeriodSpan, day: date | None, default: date, column: int) -> QLineEdit:
        field = QLineEdit(date_texts.day(day) if day else "")
        field.setPlaceholderText(date_texts.day(default))
        field.setFixedWidth(theme.px(_WIDTH))
        field.setEnabled(bool(self._unit.get("name")))
        field.setAccessibleName(settings_texts.DATE_FIELD.format(span.title, settings_texts.DATE_COLUMNS[column]))
        return field

    def _keep(self, span: PeriodSpan) -> None:
        days: list[date | None] = []
        for field in self.fields[span.key]:
            typed = field.text().strip()
            day = date_texts.typed_day(typed)
            restyle(field, "finding", "warning" if typed and not day else "")
            if typed and not day:
                self.refused.emit(settings_texts.BAD_DAY.format(typed))
                return
            days.append(day)
        try:
            self._desk.settings.set_dates(self._unit, span.key, days[1], days[0])
        except UserError as error:
            self.refused.emit(str(error))


def _spans(year: int) -> dict[str, list[PeriodSpan]]:
    """Return the periods of a year in all templates, each once, in order, by the kind of report."""
    kinds: dict[str, list[PeriodSpan]] = {}
    known: set[str] = set()
    for template in library.templates():
        if template.first_year <= year <= (template.last_year or year):
            new = [span for span in spans_of_year(template, year) if span.key not in known]
            known.update(span.key for span in new)
            if new:
                kinds.setdefault(template.short or template.name, []).extend(new)
    return kinds
