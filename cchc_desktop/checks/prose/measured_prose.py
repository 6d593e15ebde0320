"""Checks of percents and sums of money in prose against the forms: "giải ngân được 2,46 tỷ đồng"."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import looks_ahead
from cchc_desktop.checks.subject import Check
from cchc_desktop.reading.counts.figure_clauses import ClauseMeasure, find_measures
from cchc_desktop.reading.counts.figure_mentions import is_of_the_period
from cchc_desktop.reading.section_reading import read_paragraph, read_section
from cchc_desktop.report.figures import State
from cchc_desktop.report.keys import Place
from cchc_desktop.report.numbers import read_decimal, show
from cchc_desktop.report.units import MONEY, read_money

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cchc_desktop.checks.findings import CheckResult
    from cchc_desktop.checks.subject import Subject
    from cchc_desktop.reading.printed_text import PrintedText
    from cchc_desktop.reading.written_numbers import WrittenNumber
    from cchc_desktop.report.numbers import Number
    from cchc_desktop.report.template import Template


def checks(template: Template) -> Iterator[Check]:
    """Yield a check for each section that speaks of the period."""
    rows, nouns = frozenset(template.rows), _nouns_of(template)
    for code in template.sections:
        if not looks_ahead(template, code):
            yield Check(frozenset((code,)) | rows, partial(_section, code, nouns))


def _nouns_of(template: Template) -> Mapping[str, str]:
    """Return the keys of the rows that measure, by their nouns; a share also by the noun of its part."""
    found = {}
    for key, row in template.rows.items():
        if row.kind in ("percent", "decimal"):
            shared = template.rows[row.ratio.part].nouns if row.ratio else ()
            for noun in (*row.nouns, *(f"share of {each}" for each in shared)):
                found[noun.casefold()] = key
    return found


def _section(code: str, nouns: Mapping[str, str], subject: Subject) -> Iterator[CheckResult]:
    if not subject.report.text(code).strip():
        return
    printed = subject.printed(code)
    for start, paragraph in read_section(printed.text).paragraphs:
        for number, rows in _measures(paragraph.text):
            key = next((nouns[noun] for noun in rows if noun in nouns), "")
            if key and printed.is_typed(start + number.start, start + number.end):
                yield from _contradicted(printed, code, start, number, key, subject)


@lru_cache(maxsize=1024)  # read again only when the paragraph changes
def _measures(text: str) -> tuple[ClauseMeasure, ...]:
    reading = read_paragraph(text)
    return tuple(each for each in find_measures(reading) if is_of_the_period(reading, each.number))


def _contradicted(
    printed: PrintedText, code: str, start: int, number: WrittenNumber, key: str, subject: Subject
) -> Iterator[CheckResult]:
    """Yield the finding of a number that the figure of a row contradicts."""
    figure = subject.table[key]
    known = figure.state is State.VALUE or (figure.state is State.NOT_ENTERED and subject.template.rows[key].ratio)
    amount = subject.table.amount(key) if known else None
    said = _said(number, subject.template.rows[key].unit)
    if amount is None or said is None or (said.low <= amount.high and amount.low <= said.high):
        return
    span = start + number.start, start + number.end
    place, shown = str(Place(code, *printed.stored_span(*span))), figure.text or show(amount.value)
    row = subject.row(key)
    message = f"Lời văn ghi {number.text} {_unit(number)}, mà {row} là {shown}. Sửa một trong hai chỗ."
    yield subject.finding("text.figure", (place, key), message.replace(" %", "%"), found=number.text, expected=shown)


def _said(number: WrittenNumber, own: str) -> Number | None:
    unit = _unit(number)
    text = number.text.replace(".", "")  # in prose dots group, also in "2.788 triệu"
    reading = read_decimal(text) if unit == "%" else read_money(text, unit, own)
    return reading.number


def _unit(number: WrittenNumber) -> str:
    """Return the unit of a measure as the words after it say."""
    return next((unit for unit in ("%", *MONEY) if number.unit.startswith(unit)), number.unit)
