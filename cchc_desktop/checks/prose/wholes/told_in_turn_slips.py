"""Totals of numbers told in turn: "lần lượt 6, 11 và 3 kiến nghị; cả 21 kiến nghị ấy đều được trả lời"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.sums.wrong_counts import wrong_count
from cchc_desktop.checks.prose.wholes.division_slips import is_nearly
from cchc_desktop.reading.counts.divisions import counts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts, ProseSlip
    from cchc_desktop.reading.counts.quantities import Quantity
    from cchc_desktop.reading.section_reading import ParagraphReading

_NUMBER = r"[0-9]{1,3}(?:\.[0-9]{3}){0,2}"
_IN_TURN = re.compile(
    rf"(?<!\w)lần lượt(?: [^\W\d_]+){{0,4}} {_NUMBER}(?:, {_NUMBER}){{0,10}}(?:,| và|, và| cùng) (?P<last>{_NUMBER}) "
    r"(?P<noun>[^\W\d_]+)(?: (?P<more>[^\W\d_]+))?"
)
_ALL = re.compile(
    r"(?<!\w)(?:(?P<these>cả|toàn bộ|tất cả)(?: số)?|tổng cộng(?: là| có)?|tổng số(?: là| có)?|cộng(?: là| lại)?|"
    r"như vậy,? (?:có|là)(?: tất cả)?) $"
)
_THESE = re.compile(
    r"(?:,? [^\W\d_]+){1,6}? (?:này|ấy|đó|trên|nêu trên|nói trên)(?!\w)|(?: [^\W\d_]+){1,2} (?:đều|đã|được)(?!\w)"
)
_FAR, _MOST = 160, 12


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the totals of a paragraph that the numbers told in turn before them do not come to."""
    if "lần lượt" not in reading.pairs or len(reading.counts) <= 2:  # noqa: PLR2004
        return
    counts = counts_of(reading)
    for match in _IN_TURN.finditer(reading.small):
        parts = [each for each in counts if match.start() <= each.start <= match.start("last")]
        behind = [each for each in counts if match.end("last") < each.start <= match.end("last") + _FAR]
        total = next((each for each in behind if _is_total(each, match, reading)), None)
        if any(each.start < total.start and each.counts_as(total) for each in behind if each.noun and total):
            continue
        if total and 1 < len(parts) <= _MOST and is_nearly(total, parts):
            added = sum((each.value for each in parts[1:]), parts[0].value)
            if not any(each.value == added for each in behind):
                yield wrong_count(total, " + ".join(each.text for each in parts), added)


def _is_total(each: Quantity, match: re.Match[str], reading: ParagraphReading) -> bool:
    """Return whether a number is told of all that numbers in turn count: by its noun and the word before it."""
    closes = _ALL.search(each.lead)
    if not closes or not reading.small.startswith(f" {match['noun']}", each.end):
        return False
    if match["more"] and not reading.small.startswith(f" {match['noun']} {match['more']}", each.end):
        words = reading.small[each.end : each.end + 30].split()[1:2]
        if words and words[0] not in ("này", "ấy", "đó", "trên", "nêu", "nói", "đều"):
            return False
    return not closes["these"] or _THESE.match(reading.small, each.end) is not None
