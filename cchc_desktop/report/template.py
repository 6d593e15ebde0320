"""The report template: its outline, forms, rows, rules and wording. Data read from one TOML file, never code.

A template is checked whole when it is read (`template_source`); everything else may trust it.
"""

from __future__ import annotations

from dataclasses import field
from functools import cached_property
from typing import Annotated, Literal

from cchc_desktop.base.shapes import Limits, Shape
from cchc_desktop.report.keys import column_of, row_key
from cchc_desktop.report.severity import Severity
from cchc_desktop.report.template_parts.edition import Edition
from cchc_desktop.report.template_parts.form_rows import (
    Aggregate,
    FigureKey,
    Form,
    FormColumn,
    Nature,
    Ratio,
    Row,
    SignedKey,
    Tier,
    UnitKind,
    When,
    Words,
    is_lacking_mark,
    row_in_column,
)

__all__ = [
    "Aggregate",
    "Beginning",
    "FigureKey",
    "Form",
    "FormColumn",
    "LetterWords",
    "Nature",
    "Period",
    "Ratio",
    "Row",
    "Rule",
    "Section",
    "Severity",
    "Template",
    "Tier",
    "When",
    "YearMonthDay",
    "is_lacking_mark",
]  # fmt: skip

HEADING_PLACEHOLDERS = frozenset(("unit", "UNIT", "unit_kind", "district", "province", "period", "year"))
"""The placeholders that the heading of a section may use."""

PLACEHOLDERS = HEADING_PLACEHOLDERS | {"number", "symbol", "date"}
"""The placeholders that the texts of the letter may use."""

DossierMeasure = Literal[
    "received", "received.all", "received.online", "received.offline", "received.direct", "received.post", "carried",
    "settled", "settled.in_time", "settled.early", "settled.on_time", "settled.late",
    "pending", "pending.in_time", "pending.late",
]  # fmt: skip
"""What a one-stop shop's table counts; received.all is with what was carried over from the period before."""
YearMonthDay = tuple[int, int, int]


class Period(Shape):
    """A reporting period: `code` follows the year in a period key ("2023-H1").

    start and end are (years from the report's year, month, day), both inside the period. A commune sends its
    report `working_days` working days after the end unless its unit has a deadline of its own.
    """

    code: Words
    name: Words
    start: YearMonthDay
    end: YearMonthDay
    cumulative: bool = True
    working_days: Annotated[int, Limits(least=0, most=60)] = 2


class Section(Shape):
    """An entry of the outline: a heading and, unless `text` is false, a narrative under it.

    late_dossiers says that the list of late dossiers is printed under it.

    sentences are texts to start from, with links to figures, HEADING_PLACEHOLDERS, and "……" where something is to be
    filled in. level 0 has no printed heading, 1 is "I. …" in bold capitals, 2 is "1. …" in bold, 3 is "a) …" upright
    (Decree 30/2020/NĐ-CP, Appendix I, part I, II.6).
    """

    code: Words
    level: Annotated[int, Limits(least=0, most=3)]
    number: str = ""
    title: str = ""
    short: Words
    text: bool = True
    required: bool = True
    guidance: str = ""
    sentences: tuple[Words, ...] = ()
    late_dossiers: bool = False


class Rule(Shape):
    """A relation between figures: the signed sums of `left` and `right`, compared by `op`.

    "=", "<=", ">=" compare the sums; "differs" wants them unlike; "together" wants both sides filled or neither.
    An empty right side is 0.
    message may use {left} and {right}, the two sums as printed. `holds` and `fails` are examples: key to text.
    """

    id: Words
    code: Literal["total.mismatch", "part.exceeds", "value.suspect", "value.missing"]
    left: Annotated[tuple[SignedKey, ...], Limits(least=1)]
    op: Literal["=", "<=", ">=", "differs", "together"]
    right: tuple[SignedKey, ...]
    when: When | None = None
    severity: Severity | None = None
    message: Words
    holds: dict[FigureKey, str]
    fails: dict[FigureKey, str]


class LetterWords(Shape):
    """The wording of the letter. Texts may use PLACEHOLDERS, as {unit}."""

    issuer: tuple[Words, ...]
    symbol: Words
    type_name: Words
    title: Words
    closing: Words
    appendix_pointer: Words
    appendix_title: Words
    appendix_reference: Words
    form_heading: Words
    columns: tuple[Words, Words, Words, Words, Words]
    addressees: tuple[Words, ...]
    recipients: tuple[Words, ...]
    archive: Words
    authority: Annotated[tuple[Words, ...], Limits(least=2, most=3)]


class Beginning(Shape):
    """The required beginning of a field of unit or letter: one of `words`, then a blank or a dot; message says so."""

    field: Words
    words: Annotated[tuple[Words, ...], Limits(least=1)]
    message: Words

    def fits(self, text: str) -> bool:
        """Return whether a text begins so, whatever the case of its letters."""
        starts = (f"{word.casefold()}{after}" for word in self.words for after in (" ", "."))
        return text.casefold().startswith(tuple(starts))


def series_of(template_id: str) -> str:
    """Return the series of a template that names none: its id without the year at its end."""
    stem, _, year = template_id.rpartition("-")
    return stem if len(year) == len("2026") and year.isdigit() else template_id


class Template(Shape):
    """A whole template. `status` says whether it follows an official form or is only proposed.

    short is the name of the kind of report where space is short, as "CCHC". unit_kinds are the kinds of units that it
    is for, where they are not those of its time.
    required names the fields of unit and letter that must not stay blank, with the message for each; beginnings,
    how some of them begin; dossiers, which figures a one-stop shop's table gives, each with the measures it adds up;
    retyping, the figures that are typed again into another system, in the order of its screen (all of them if empty).
    """

    format: int
    id: Annotated[str, Limits(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    name: Words
    short: str = ""
    status: Literal["official", "proposed"]
    note: str = ""
    edition: Edition = field(default_factory=Edition)
    tier_names: dict[Tier, Words]
    unit_kinds: Annotated[tuple[UnitKind, ...], Limits(most=20)] = ()
    first_year: Annotated[int, Limits(least=2000, most=2100)]
    last_year: int | None = None
    severity: dict[str, Severity] = field(default_factory=dict)
    required: dict[str, Words] = field(default_factory=dict)
    beginnings: tuple[Beginning, ...] = ()
    periods: Annotated[tuple[Period, ...], Limits(least=1)]
    letter: LetterWords
    outline: Annotated[tuple[Section, ...], Limits(least=1)]
    forms: Annotated[tuple[Form, ...], Limits(least=1)]
    rules: tuple[Rule, ...] = ()
    retyping: tuple[FigureKey, ...] = ()
    dossiers: dict[FigureKey, tuple[DossierMeasure, ...]] = field(default_factory=dict)

    @cached_property
    def series(self) -> str:
        """The series of which this is an edition; where it names none, its id without the year at its end."""
        return self.edition.series or series_of(self.id)

    @cached_property
    def rows(self) -> dict[str, Row]:
        """Every row by its figure key, in document order; a key for each column, also for one that the row lacks."""
        cells = frozenset(key for form in self.forms for row in form.rows for key in form.cells(row))
        return {
            key: row_in_column(row, form, column_of(key), cells)
            for form in self.forms
            for row in form.rows
            for key in form.keys(row)
        }

    @cached_property
    def lacking(self) -> frozenset[str]:
        """The figure keys of columns in which their rows have no cell."""
        return frozenset(
            key
            for form in self.forms
            for row in form.rows
            if row.lacks
            for key in {*form.keys(row)} - {*form.cells(row)}
        )

    def row_itself(self, key: str) -> Row:
        """Return the row of a figure key as its form has it, whatever the column; KeyError if there is none."""
        return self._own_rows[row_key(key)]

    def cells(self, key: str) -> tuple[str, ...]:
        """Return the figure keys of the cells of a row, by any of its keys; KeyError if there is none."""
        return self.form(key.partition(":")[0]).cells(self.row_itself(key))

    @cached_property
    def _own_rows(self) -> dict[str, Row]:
        return {form.key(row): row for form in self.forms for row in form.rows}

    def source(self, key: str) -> str:
        """Return where a row comes from, as it says itself or its form for all others; "" if neither does."""
        return self.rows[key].source or self.form(key.partition(":")[0]).source

    @cached_property
    def sections(self) -> dict[str, Section]:
        """The outline entries that hold text, by code, in document order."""
        return {section.code: section for section in self.outline if section.text}

    def form(self, number: str) -> Form:
        """Return the form of that number; KeyError if there is none."""
        for form in self.forms:
            if form.number == number:
                return form
        raise KeyError(number)
