"""Pasting a block of a spreadsheet into a form: which cell goes where, what is not taken, how decimals are meant."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING

from cchc_desktop.base.errors import UserError
from cchc_desktop.base.unseen import Cleaned, cleaned
from cchc_desktop.desk.work.pasted_form import ADVICE, FormLine, lines_of
from cchc_desktop.reading.pasted_prose import prose_of
from cchc_desktop.report.figures import State
from cchc_desktop.report.keys import note_of
from cchc_desktop.report.kinds import read
from cchc_desktop.report.loading import COMMA, DOT
from cchc_desktop.report.numbers import Certainty
from cchc_desktop.report.template import Tier, is_lacking_mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cchc_desktop.desk.work.clipboard_block import Block
    from cchc_desktop.report.template import Form, Row, Template

_NUMBER = re.compile(r"[-\N{MINUS SIGN}]?[0-9][0-9.,]*\s*%?")
_GROUPED = re.compile(r"[-\N{MINUS SIGN}]?[1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]+)?\s*%?")


class SkipReason(Enum):
    """The reason why a cell is not taken."""

    HEADING = "heading"
    TIER = "another tier's"
    COMPUTED = "computed"
    LACKING = "not in this column"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row of the form whose cell was not taken, and why."""

    row: Row
    why: SkipReason


@dataclass(frozen=True, slots=True)
class Pasting:
    """A block laid over a form: texts by field key, rows and lines not taken, and how many lines had no row.

    cleaned is the notice about invisible characters, "" if there were none.
    """

    texts: dict[str, str] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)
    unplaced: list[FormLine] = field(default_factory=list)
    beyond: int = 0
    cleaned: str = ""


def plan(
    template: Template, form: Form, block: Block, rows: Sequence[Row], *, first: int = 0, notes: bool = False
) -> Pasting:
    """Lay a block over rows of a form, line by line; a block of the whole form goes by its row numbers.

    `first` is the number of the column of values in which it begins; `notes` puts a single column into the notes. A
    blank cell leaves its field alone. UserError if the columns cannot be distinguished.
    """
    block, changes = _cleaned(block)
    lines = lines_of(template, form, block)
    if lines is not None:
        placed = _lay(template, form, ((line.row, line.values, line.note) for line in lines if line.row))
        return replace(placed, unplaced=[line for line in lines if not line.row], cleaned=changes)
    width = max((len(line) for line in block), default=0)
    values = len(form.codes)
    before = values if notes else first
    if width > values + 1 - before:
        raise UserError(f"Chưa dán: khối đã chép có {width} cột.", ADVICE)
    cells = ([*[""] * before, *line, *[""] * (values + 1)][: values + 1] for line in block)
    by_row = (rows[at] if at < len(rows) else None for at in range(len(block)))
    placed = _lay(
        template, form, ((row, tuple(texts), note) for row, (*texts, note) in zip(by_row, cells, strict=True))
    )
    return replace(placed, cleaned=changes)


def doubtful(template: Template, texts: Mapping[str, str]) -> list[str]:
    """Return the texts among some figures whose dots or commas may be meant the English way."""
    rows = template.rows
    return [text for key, text in texts.items() if key in rows and _doubtful(rows[key], text)]


def with_decimals(template: Template, texts: Mapping[str, str], sign: str) -> dict[str, str]:
    """Return texts with their numbers as Vietnamese ones; sign separates the decimals in them, DOT or COMMA."""
    rows = template.rows
    return {key: _rewritten(text, sign) if key in rows else text for key, text in texts.items()}


def _cleaned(block: Block) -> tuple[Block, str]:
    """Return a block without unseen characters, and words for what was done about them."""
    found = [[cleaned(cell, figure=not any(map(str.isalpha, cell))) for cell in line] for line in block]
    each = [cell for line in found for cell in line]
    total = Cleaned("", *(sum(getattr(cell, name) for cell in each) for name in ("breaks", "hyphens", "dropped")))
    return tuple(tuple(cell.text.strip() for cell in line) for line in found), total.words


def _lay(template: Template, form: Form, lines: Iterable[tuple[Row | None, tuple[str, ...], str]]) -> Pasting:
    pasting, beyond = Pasting(), 0
    for row, values, note in lines:
        if row is None:
            beyond += any((*values, note))
            continue
        cells = [(key, template.rows[key], value) for key, value in zip(form.keys(row), values, strict=True)]
        whys = (
            _why(cell, value, note) if key not in template.lacking else _why_lacking(value, form)
            for key, cell, value in cells
        )
        why = next(filter(None, whys), None)
        if why:
            pasting.skipped.append(Skipped(row, why))
        pasting.texts.update((key, value) for key, cell, value in cells if value and cell.fillable)
        if note and row.kind != "heading":
            pasting.texts[note_of(form.key(row))] = prose_of(note).text
    return replace(pasting, beyond=beyond)


def _why_lacking(value: str, form: Form) -> SkipReason | None:
    return None if is_lacking_mark(value, form) else SkipReason.LACKING


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
