"""Pasting a block of a spreadsheet into a form: which cell goes where, what is not taken, how decimals are meant."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from cchc_desktop.base.errors import UserError
from cchc_desktop.report.figures import State
from cchc_desktop.report.keys import note_of
from cchc_desktop.report.kinds import read
from cchc_desktop.report.loading import COMMA, DOT
from cchc_desktop.report.numbers import Certainty
from cchc_desktop.report.template import Tier

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cchc_desktop.report.template import Form, Row, Template

Block = tuple[tuple[str, ...], ...]

_OFFICIAL = 4
"""From this many columns on a block may be the form itself: number, label, unit, result, note."""
_NUMBER = re.compile(r"[-\N{MINUS SIGN}]?[0-9][0-9.,]*\s*%?")
_GROUPED = re.compile(r"[-\N{MINUS SIGN}]?[1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]+)?\s*%?")


class SkipReason(Enum):
    """The reason why a cell is not taken."""

    HEADING = "heading"
    TIER = "another tier's"
    COMPUTED = "computed"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row whose cell was not taken, and why."""

    row: Row
    why: SkipReason


@dataclass(frozen=True, slots=True)
class Pasting:
    """A block laid over a form: texts by field key, rows not taken, and how many lines had no row."""

    texts: dict[str, str] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)
    beyond: int = 0


def block_of(text: str) -> Block:
    """Return a spreadsheet's block from the clipboard: a line a row, tabs between cells, quotes around line breaks."""
    lines = text.replace("\r\n", "\n").rstrip("\n")
    try:
        rows = list(csv.reader(io.StringIO(lines, newline=""), dialect="excel-tab"))
    except csv.Error:
        rows = [line.split("\t") for line in lines.split("\n")]
    return tuple(tuple(cell.strip() for cell in row) for row in rows)


def plan(form: Form, block: Block, start: int, *, notes: bool = False) -> Pasting:
    """Lay a block over a form from row `start` on, line by line; a block of the whole form goes by its row numbers.

    `notes` puts a single column into the notes. A blank cell leaves its field alone. UserError if the columns cannot
    be told apart.
    """
    width = max((len(line) for line in block), default=0)
    if _is_form(form, block, width):
        return _lay(_numbered(form, block))
    if width > 2 or (notes and width > 1):  # noqa: PLR2004 - a result and its note
        text = "Chép riêng cột Kết quả, hoặc Kết quả và Ghi chú, hoặc cả bảng từ cột STT rồi dán lại."
        raise UserError(f"Chưa dán: khối đã chép có {width} cột.", text)
    rows = dict(enumerate(form.rows))
    cells = (("", *line) if notes else line for line in block)
    return _lay((form, rows.get(start + at), (*line, "", "")[:2]) for at, line in enumerate(cells))


def doubtful(template: Template, texts: Mapping[str, str]) -> list[str]:
    """Return the texts among some figures whose dots or commas may be meant the English way."""
    rows = template.rows
    return [text for key, text in texts.items() if key in rows and _doubtful(rows[key], text)]


def with_decimals(template: Template, texts: Mapping[str, str], sign: str) -> dict[str, str]:
    """Return texts with their numbers as Vietnamese ones; sign separates the decimals in them, DOT or COMMA."""
    rows = template.rows
    return {key: _rewritten(text, sign) if key in rows else text for key, text in texts.items()}


Line = tuple["Form", "Row | None", "Sequence[str]"]


def _is_form(form: Form, block: Block, width: int) -> bool:
    numbers = {row.no for row in form.rows}
    first = [_bare(line[0]) for line in block if line and line[0]]
    return width >= _OFFICIAL and bool(first) and 2 * sum(number in numbers for number in first) >= len(first)


def _numbered(form: Form, block: Block) -> Iterator[Line]:
    rows = {row.no: row for row in form.rows}
    for line in block:
        row = rows.get(_bare(line[0])) if line else None
        if row:
            yield form, row, (*line[_OFFICIAL - 1 : _OFFICIAL + 1], "", "")[:2]


def _bare(number: str) -> str:
    return number.strip().rstrip(".")


def _lay(lines: Iterator[Line]) -> Pasting:
    pasting, beyond = Pasting(), 0
    for form, row, (value, note) in lines:
        if row is None:
            beyond += bool(value or note)
            continue
        why = _why(row, value, note)
        if why:
            pasting.skipped.append(Skipped(row, why))
        if value and row.fillable:
            pasting.texts[form.key(row)] = value
        if note and row.kind != "heading":
            pasting.texts[note_of(form.key(row))] = note
    return Pasting(pasting.texts, pasting.skipped, beyond)


def _why(row: Row, value: str, note: str) -> SkipReason | None:
    if row.kind == "heading" and row.tier is Tier.COMMUNE:
        return SkipReason.HEADING if value or note else None
    if not value or row.fillable:
        return None
    return SkipReason.COMPUTED if row.tier is Tier.COMMUNE else SkipReason.TIER


def _doubtful(row: Row, text: str) -> bool:
    figure = read(row, text)
    plain = figure.state is State.VALUE and figure.choice is None and _NUMBER.fullmatch(text) is not None
    return plain and figure.certainty is not Certainty.CERTAIN and ("." in text or "," in text)


def _rewritten(text: str, sign: str) -> str:
    if sign == DOT and _NUMBER.fullmatch(text):
        return text.replace(",", "").replace(".", ",")
    if sign == COMMA and _GROUPED.fullmatch(text):
        return text.replace(".", "")
    return text
