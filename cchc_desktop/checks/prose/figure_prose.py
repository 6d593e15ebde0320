"""Checks of prose against the forms, and of counts in prose against each other in two sections."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.checks.prose.prose_slips import looks_ahead
from cchc_desktop.checks.subject import Check
from cchc_desktop.reading.counts.figure_mentions import LATE, RowNouns, find_mentions
from cchc_desktop.report.figures import State
from cchc_desktop.report.keys import Place
from cchc_desktop.report.numbers import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.findings import CheckResult
    from cchc_desktop.checks.subject import Subject
    from cchc_desktop.reading.counts.figure_mentions import FigureMention
    from cchc_desktop.reading.printed_text import PrintedText
    from cchc_desktop.report.template import Template

_TWO = 2
_LITTLE_MORE = Decimal("1.15")
_LATE_SHARE = "tỷ lệ giải quyết đúng hạn"


def checks(template: Template) -> Iterator[Check]:
    """Yield a check for each section that speaks of the period, and one for all of them together."""
    rows = frozenset(template.rows)
    sections = tuple(code for code in template.sections if not looks_ahead(template, code))
    nouns = nouns_of(template)
    for code in sections:
        yield Check(frozenset((code,)) | rows, partial(_section, code, nouns))
    yield Check(frozenset(sections) | rows, partial(_report, sections, nouns))


def nouns_of(template: Template) -> RowNouns:
    """Return the nouns of rows that count, the longest first; one of two rows names neither."""
    found: dict[str, set[str]] = {}
    for key, row in template.rows.items():
        for noun in row.nouns if row.kind == "count" else ():
            found.setdefault(noun.casefold(), set()).add(key)
    single = [(noun, keys.pop()) for noun, keys in found.items() if len(keys) == 1]
    return _shared(tuple(sorted(single, key=lambda each: (-len(each[0]), each[0]))))


@lru_cache(maxsize=8)  # one for each template, so that what was read by them is found again
def _shared(pairs: tuple[tuple[str, str], ...]) -> RowNouns:
    return RowNouns(pairs)


class TypedFigure(NamedTuple):
    """A number typed in a section that is the figure of a row: its span in the stored text, and the row's key."""

    start: int
    end: int
    key: str


def typed_figures(code: str, subject: Subject) -> Iterator[TypedFigure]:
    """Yield the typed numbers of a section that equal their rows: a link would follow the form."""
    printed, mentions = _typed(code, nouns_of(subject.template), subject)
    for each in mentions:
        number = printed.text[each.start : each.end]
        if (
            number[:1].isdigit()
            and each.is_sure
            and each.key in subject.template.rows
            and _figure(each.key, subject)[1] == each.value
        ):
            yield TypedFigure(*printed.stored_span(each.start, each.end), each.key)


def _typed(code: str, nouns: RowNouns, subject: Subject) -> tuple[PrintedText, list[FigureMention]]:
    printed = subject.printed(code)
    mentions = find_mentions(printed.text, nouns)
    return printed, [each for each in mentions if printed.is_typed(each.start, each.end)]


def _section(code: str, nouns: RowNouns, subject: Subject) -> Iterator[CheckResult]:
    if not subject.report.text(code).strip():
        return
    printed, mentions = _typed(code, nouns, subject)
    for each in mentions:
        keys, value = _figure(each.key, subject)
        if value is None or value == each.value or not (each.is_sure or _is_mistyped(each.value, value)):
            continue
        place = str(Place(code, *printed.stored_span(each.start, each.end)))
        said = show(each.value) if each.value else "không có"
        if each.key == LATE:
            words = f"{subject.rows(keys)} cho thấy có {show(value)} hồ sơ không đúng hạn"
        else:
            words = f"{subject.row(keys[0])} ghi {subject.table[keys[0]].text or show(value)}"
        message = f"Lời văn ghi {said} “{each.noun}”, mà {words}. Sửa một trong hai chỗ."
        yield subject.finding(
            "text.figure", (place, *keys), message, found=printed.text[each.start : each.end], expected=show(value)
        )


def _is_mistyped(said: Decimal, figure: Decimal) -> bool:
    """Return whether a number is too like a figure to be a part of it: a little more, or its digits in disorder."""
    digits = sorted(str(said)), sorted(str(figure))
    return figure < said <= max(figure * _LITTLE_MORE, figure + 1) or (len(digits[0]) > _TWO and digits[0] == digits[1])


def _figure(key: str, subject: Subject) -> tuple[tuple[str, ...], Decimal | None]:
    """Return the rows behind a mention and the value they give, None where it is not known or may not be compared."""
    if key != LATE:
        if key not in subject.template.rows:
            return (), None
        known = subject.table[key].state in (State.VALUE, State.NIL)
        amount = subject.table.amount(key) if known else None
        return (key,), amount.value if amount else None
    for row in subject.template.rows.values():
        if row.ratio and _LATE_SHARE in row.nouns:
            part, whole = subject.table.amount(row.ratio.part), subject.table.amount(row.ratio.whole)
            known = part is not None and whole is not None and whole.value >= part.value
            return (row.ratio.whole, row.ratio.part), whole.value - part.value if known and part and whole else None
    return (), None


def _report(sections: tuple[str, ...], nouns: RowNouns, subject: Subject) -> Iterator[CheckResult]:
    """Yield counts of one row that differ between two sections, where the form gives none."""
    first: dict[str, tuple[str, PrintedText, FigureMention]] = {}
    for code in sections:
        if not subject.report.text(code).strip():
            continue
        printed, mentions = _typed(code, nouns, subject)
        for each in mentions:
            if each.by_clause:  # perhaps of a part: between two sections nothing but the noun itself is sure
                continue
            other, before, known = first.setdefault(each.key, (code, printed, each))
            if other == code or known.value == each.value or _figure(each.key, subject)[1] is not None:
                continue
            here = str(Place(code, *printed.stored_span(each.start, each.end)))
            there = str(Place(other, *before.stored_span(known.start, known.end)))
            section = subject.template.sections[other].short
            message = f"“{each.noun}”: ở đây ghi {show(each.value)}, ở mục {section} ghi {show(known.value)}."
            yield subject.finding(
                "text.figure", (here, there), message, found=show(each.value), expected=show(known.value)
            )
