"""Levels in percent against a number of the time before: "15 triệu đồng, bằng 104% so với 14 triệu đồng"."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.counts.quantities import quantities
from cchc_desktop.report.numbers import read_decimal, show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading, Passage

_OF_BEFORE = re.compile(
    r"(?:(?P<way>tăng|giảm)|bằng|đạt) (?P<percent>[0-9]{1,3}(?:,[0-9]{1,2})?) ?% so với "
    r"(?:cùng kỳ(?: năm (?:trước|20[0-9]{2}))?,? ?[(:]?(?:là |đạt |có )?)?$"
)
_HUNDRED = Decimal(100)


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the percents of a paragraph that the numbers around them contradict."""
    if "%" not in reading.text:
        return
    for sentence in reading.sentences:
        if "%" in sentence.text:
            yield from _of_before(sentence, reading)


def _of_before(sentence: Passage, reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield changes and levels in percent against a number of the time before that stands right behind them."""
    found = quantities(sentence, reading)
    for now, before in pairwise(found):
        match = _OF_BEFORE.search(reading.small, now.end, before.start)
        said = read_decimal(match["percent"]).number if match else None
        if not match or not said or not before.value or not now.noun or now.noun != before.noun:
            continue
        level = _HUNDRED * now.value / before.value
        exact = level if not match["way"] else (level - _HUNDRED) * (1 if match["way"] == "tăng" else -1)
        if not said.low <= exact <= said.high:
            wanted = show(round(abs(exact), 2).normalize())
            message = f"Ghi {match['percent']}%, mà {now.text} so với {before.text} là {wanted}%. Xem lại các số này."
            yield ProseSlip("text.arithmetic", *match.span("percent"), message, None, wanted)
