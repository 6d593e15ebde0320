"""Checks of what a section says a figure has grown by, against the figure and the same period a year before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cchc_desktop.checks.findings import Fix
from cchc_desktop.checks.growth import growth_of
from cchc_desktop.checks.prose.figure_prose import nouns_of
from cchc_desktop.checks.subject import Check
from cchc_desktop.reading.counts.figure_mentions import find_mentions
from cchc_desktop.reading.counts.growth_claims import find_growth, same_sentence
from cchc_desktop.report.keys import Place
from cchc_desktop.report.numbers import show
from cchc_desktop.report.prose import links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.findings import CheckResult
    from cchc_desktop.checks.subject import Subject
    from cchc_desktop.reading.counts.figure_mentions import RowNouns
    from cchc_desktop.reading.counts.growth_claims import GrowthClaim
    from cchc_desktop.reading.printed_text import PrintedText
    from cchc_desktop.report.template import Template

_REACH = 160
_SINCE = "so với"


def checks(template: Template) -> Iterator[Check]:
    """Yield a check for each section."""
    rows, nouns = frozenset(template.rows), nouns_of(template)
    for code in template.sections:
        yield Check(frozenset((code,)) | rows, partial(_section, code, nouns))


def _section(code: str, nouns: RowNouns, subject: Subject) -> Iterator[CheckResult]:
    stored = subject.report.text(code)
    if not subject.report.earlier or _SINCE not in stored.casefold():
        return
    printed = subject.printed(code)
    for claim in find_growth(printed.text):
        key = _figure_before(claim, stored, printed, nouns)
        growth = growth_of(key, subject.report, subject.table) if key else None
        if growth is None or (claim.year and claim.year != str(growth.year)) or growth.agrees(claim.way, claim.percent):
            continue
        span = printed.stored_span(claim.start, claim.stop)
        better = growth.words(max(claim.percent.places, 1)) if growth.way else ""
        message = (
            f"Lời văn ghi {printed.text[claim.start : claim.stop]}, mà {subject.row(key)} là {show(growth.now)}, "
            f"cùng kỳ năm {growth.year} là {show(growth.before)}: {better or 'không đổi'}."
        )
        at = str(Place(code, *span))
        fix = Fix(at, better) if better and printed.is_typed(claim.start, claim.stop) else None
        said = printed.text[claim.start : claim.stop]
        yield subject.finding("text.figure", (at, key), message, found=said, expected=better, fix=fix)


def _figure_before(claim: GrowthClaim, stored: str, printed: PrintedText, nouns: RowNouns) -> str:
    """Return the key of the figure that a claim is about: the last one linked or named before it in its sentence."""
    values = {link.start for link in links(stored) if not link.form}
    linked = [(end, key) for _, end, start, _, key in printed.parts if key and start in values]
    before = printed.text[: claim.start]  # with the claim the sentence would speak of another time
    named = [(each.end, each.key) for each in find_mentions(before, nouns) if each.is_sure]
    near = [
        (end, key)
        for end, key in (*linked, *named)
        if claim.start - _REACH <= end <= claim.start and same_sentence(printed.text, end, claim.start)
    ]
    return max(near)[1] if near else ""
