"""A form of a template: its columns, its rows and what each of them counts."""

from __future__ import annotations

from dataclasses import field, replace
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal

from cchc_desktop.base.shapes import Limits, Parsed, Shape
from cchc_desktop.base.text import folded
from cchc_desktop.report.figures import NIL_WORDS
from cchc_desktop.report.keys import in_column

FigureKey = Annotated[str, Limits(pattern=r"^[0-9]{1,2}:[0-9]+(\.[0-9]+)*(/[a-z][a-z0-9]*(-[a-z0-9]+)*)?$")]
SignedKey = Annotated[str, Limits(pattern=r"^-?[0-9]{1,2}:[0-9]+(\.[0-9]+)*(/[a-z][a-z0-9]*(-[a-z0-9]+)*)?$")]
Words = Annotated[str, Limits(least=1)]
_LONGEST_KIND = 40


def _unit_kind(text: str) -> str:
    """Return a kind of units; ValueError if it has no words or more than fit before a name."""
    if not text.strip() or len(text) > _LONGEST_KIND:
        raise ValueError(f"loại đơn vị cần có chữ và dài không quá {_LONGEST_KIND} ký tự, như “xã”")
    return text


UnitKind = Annotated[str, Parsed(_unit_kind)]


class Tier(StrEnum):
    """The tier of government that owns a row's figure."""

    COMMUNE = "commune"
    DISTRICT = "district"
    PROVINCE = "province"


class Nature(StrEnum):
    """The nature of a figure: the flow of the period, the stock at its end, or the year so far."""

    FLOW = "flow"
    STOCK = "stock"
    CUMULATIVE = "cumulative"


class Aggregate(StrEnum):
    """The way in which the receiving office adds a row up over units."""

    SUM = "sum"
    SAME = "same"
    DISTRIBUTION = "distribution"
    NONE = "none"


class When(Shape):
    """A condition on another figure: its choice or number is `equals`, or, with `positive`, it is above zero."""

    key: FigureKey
    equals: str | None = None
    positive: bool = False

    def __post_init__(self) -> None:
        if (self.equals is None) is not self.positive:
            raise ValueError("cần đúng một trong equals và positive")


class Ratio(Shape):
    """The parts a percent is computed from: 100 times part over whole."""

    part: FigureKey
    whole: FigureKey


class Suspect(Shape):
    """A value above `above` is possible but hard to believe; message says why."""

    above: Decimal
    message: Words


class Proof(Shape):
    """The documents of the unit that count for a row: their types, and words of which their subject has one."""

    types: Annotated[tuple[Words, ...], Limits(least=1)]
    words: Annotated[tuple[Words, ...], Limits(least=1)]


class Row(Shape):
    """A line of a statistics form; source is what asks for it, where that is not what its form names.

    was is the key of the row that means the same in the edition before this one. lacks names the columns of its form in
    which it has no cell.
    """

    no: Annotated[str, Limits(pattern=r"^[0-9]+(\.[0-9]+)*$")]
    label: Words
    kind: Literal["heading", "count", "decimal", "percent", "choice"]
    unit: str = ""
    tier: Tier = Tier.COMMUNE
    nature: Nature = Nature.FLOW
    aggregate: Aggregate = Aggregate.NONE
    required: bool = False
    when: When | None = None
    nouns: tuple[str, ...] = ()
    nil: tuple[str, ...] = ()
    choices: dict[str, str] = field(default_factory=dict)
    ratio: Ratio | None = None
    share_of: FigureKey | None = None
    minimum: Decimal = Decimal(0)
    maximum: Decimal | None = None
    suspect: Suspect | None = None
    proof: Proof | None = None
    help: str = ""
    source: str = ""
    was: FigureKey | None = None
    lacks: tuple[Words, ...] = ()

    @cached_property
    def depth(self) -> int:
        """Level of the row in its form: 0 for "3", 2 for "3.3.1"."""
        return self.no.count(".")

    @cached_property
    def fillable(self) -> bool:
        """Whether the commune itself is expected to type here: its own row, not a heading, not computed."""
        return self.tier is Tier.COMMUNE and self.kind != "heading" and self.ratio is None

    @cached_property
    def nil_words(self) -> frozenset[str]:
        """Every text, folded, that says there is nothing to count: the common ones and the row's own."""
        return frozenset(
            (*NIL_WORDS, f"không có {folded(self.unit)}", *(folded(word).rstrip(".") for word in self.nil))
        )


class FormColumn(Shape):
    """A column of values of a form; the first one's figures have their rows' own keys.

    nature is that of its figures where it is not the row's; sum_of names the columns that it adds up, at_most the one
    that a flow in it cannot exceed.
    """

    code: Annotated[str, Limits(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", most=24)]
    head: Words
    nature: Nature | None = None
    sum_of: tuple[Words, ...] = ()
    at_most: str = ""


class Form(Shape):
    """A statistics form of the appendix; `section` is the outline entry whose subject it counts.

    Without `columns` it has one column of values, under the head that the letter's words give. source is what asks for
    those rows that name none. lacking_mark is printed where a row has no cell in a column, as "x"; without it that
    place is grey.
    """

    number: Annotated[str, Limits(pattern=r"^[0-9]{1,2}$")]
    title: Words
    short: Words
    section: Words
    source: str = ""
    columns: tuple[FormColumn, ...] = ()
    lacking_mark: Annotated[str, Limits(most=8)] = ""
    rows: tuple[Row, ...]

    def key(self, row: Row) -> str:
        """Return the figure key of one of this form's rows: "7:6.7.2"; in its first column, if there are several."""
        return f"{self.number}:{row.no}"

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes of the columns as keys have them: "" for the first."""
        return ("", *(column.code for column in self.columns[1:]))

    def keys(self, row: Row) -> tuple[str, ...]:
        """Return the figure keys of one of this form's rows, a key for each column."""
        return tuple(in_column(self.key(row), code) for code in self.codes)

    def cells(self, row: Row) -> tuple[str, ...]:
        """Return the figure keys of the columns in which one of this form's rows has a cell."""
        codes = (column.code for column in self.columns) if self.columns else ("",)
        return tuple(key for key, code in zip(self.keys(row), codes, strict=True) if code not in row.lacks)

    def head(self, code: str) -> str:
        """Return the head of the column that keys name so; "" if the form has one column alone."""
        return dict(zip(self.codes, (column.head for column in self.columns), strict=False)).get(code, "")


def row_in_column(row: Row, form: Form, code: str, cells: frozenset[str]) -> Row:
    """Return a row as it is in a column: its parts are those of the column, where they have cells in it.

    A row that has no cell there is a heading: nothing is typed in it, counted, checked or missing.
    """
    column = {each.code: each for each in form.columns}[code] if code else None
    label = f"{row.label} ({' '.join(column.head.split())})" if column else row.label
    if in_column(form.key(row), code) not in cells:
        return Row(no=row.no, label=label, kind="heading", unit=row.unit, tier=row.tier, help=row.help, was=row.was)

    def moved(key: str) -> str:
        there = in_column(key, code) if code else key
        return there if there in cells else ""

    parts = (moved(row.ratio.part), moved(row.ratio.whole)) if row.ratio else ()
    ratio = Ratio(part=parts[0], whole=parts[1]) if parts and all(parts) else None
    share_of = (moved(row.share_of) or None) if row.share_of else None
    if column is None:
        return row if (ratio, share_of) == (row.ratio, row.share_of) else replace(row, ratio=ratio, share_of=share_of)
    return replace(
        row,
        label=label,
        nature=column.nature or row.nature,
        nouns=(),
        proof=None,
        was=None,
        ratio=ratio,
        share_of=share_of,
        when=replace(row.when, key=moved(row.when.key) or row.when.key) if row.when else None,
    )


_MARKS = frozenset(("", "x", "×", "-", "/"))


def is_lacking_mark(text: str, form: Form) -> bool:
    """Return whether a text says that there is no cell: the form's own mark, or one that any form may have."""
    return folded(text.strip(" .–—()")) in {*_MARKS, folded(form.lacking_mark)}
