"""Meetings that the days named for them contradict: "hai cuộc kiểm tra vào các ngày 14/02, 29/3 và 18/5"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.wrong_counts import wrong_listing
from cchc_desktop.reading.counts.quantities import quantities
from cchc_desktop.reading.prose_data import word_pattern
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.quantities import Quantity
    from cchc_desktop.reading.section_reading import ParagraphReading, Passage

_DAY = r"[0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{4})?"
_DAYS = re.compile(
    rf"ngày (?P<list>{_DAY}(?:(?:,|;) (?:ngày )?{_DAY}){{0,9}}(?:(?:,|;)? và (?:ngày )?{_DAY})?)(?![0-9/]|[^\W\d_])"
)
_NUMBER = re.compile(_DAY)
_TO = re.compile(r" ?(?:đến|-|–) ?(?:ngày )?[0-9]")
_TWO, _FEW = 2, 3


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the numbers of meetings that as many days are not named for."""
    if "ngày" not in reading.vocabulary or not reading.dates or not reading.counts:
        return
    for sentence in reading.sentences:
        for match in _DAYS.finditer(reading.small, sentence.start, sentence.end):
            days = [tuple(map(int, each.split("/")[:2])) for each in _NUMBER.findall(match["list"])]
            told = _told(sentence, match.start(), reading) if len(days) >= _TWO else None
            if told and not _TO.match(reading.small, match.end()):
                yield from _slip(told, days)


def _told(sentence: Passage, at: int, reading: ParagraphReading) -> Quantity | None:
    """Return the one number of meetings before days; none where something else is counted, or told of each."""
    own = [each for each in quantities(sentence, reading) if each.end <= at]
    if len(own) != 1 or not word_pattern("divisions", "days").match(reading.small, own[0].end + 1):
        return None
    between = reading.small[own[0].end : at]
    is_span = between.endswith(("từ ", "đến ", "trước ", "sau "))
    return None if is_span or any(sign in between for sign in ("mỗi", "trong đó", "có ", ".", ";")) else own[0]


def _slip(told: Quantity, days: list[tuple[int, ...]]) -> Iterator[ProseSlip]:
    number = len(set(days))
    follow = any(one[1] == other[1] and abs(one[0] - other[0]) == 1 for one, other in pairwise(days))
    if told.value < _TWO or told.value == number or abs(told.value - number) > _FEW or follow:
        return
    severity = None if number > told.value else Severity.HINT
    yield wrong_listing((told.start, told.end), told.text, number, "ngày", severity)
