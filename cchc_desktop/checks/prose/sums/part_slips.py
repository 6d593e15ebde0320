"""Shares of the count right before them: "1.520 hộ, hộ nghèo là 38 hộ (2,5%)", "bằng 104% so với 14 triệu đồng"."""

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
    from cchc_desktop.reading.counts.quantities import Quantity
    from cchc_desktop.reading.section_reading import ParagraphReading, Passage

_SHARE = re.compile(
    r"(?:(?<!\w)(?:đạt|chiếm|bằng|tương ứng|tương đương|tức)(?: tỷ lệ| tỉ lệ)?(?: là)? |\()"
    r"(?P<percent>[0-9]{1,2}(?:,[0-9]{1,2})?) ?%"
    r"(?=[).,;]|$| và)"
)
_BETWEEN = re.compile(r"(?: [^\W\d_]+){0,5},? ?")
_OF_BEFORE = re.compile(
    r"(?:(?P<way>tăng|giảm)|bằng|đạt) (?P<percent>[0-9]{1,3}(?:,[0-9]{1,2})?) ?% so với "
    r"(?:cùng kỳ(?: năm (?:trước|20[0-9]{2}))?,? ?[(:]?(?:là |đạt |có )?)?$"
)
_COMPARED = re.compile(
    r"so với|cùng kỳ|kế hoạch|chỉ tiêu|dự toán|phấn đấu|lên tới|tăng|giảm|từ [0-9]|hạn|mỗi|trong đó [^0-9]*$"
)
_HUNDRED, _WIDE = Decimal(100), Decimal(25)


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the percents of a paragraph that the counts beside them contradict."""
    if "%" not in reading.text:
        return
    for sentence in reading.sentences:
        if "%" in sentence.text:
            yield from _parts(sentence, reading)
            yield from _of_before(sentence, reading)


def _parts(sentence: Passage, reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield shares of a part that stands right before them in a whole before it, where no count makes them right."""
    found = quantities(sentence, reading)
    for match in _SHARE.finditer(reading.small, sentence.start, sentence.end):
        before = [each for each in found if each.end <= match.start() and each.noun]
        if len(before) < 2 or not _BETWEEN.fullmatch(reading.small, before[-1].end, match.start()):  # noqa: PLR2004
            continue
        part, wholes = before[-1], [each for each in before[:-1] if each.noun == before[-1].noun]
        said = read_decimal(match["percent"]).number
        if said is None or len(wholes) != 1 or _COMPARED.search(reading.small, sentence.start, match.start()):
            continue
        whole = wholes[0]
        if whole.value <= part.value or said.low <= _HUNDRED * part.value / whole.value <= said.high:
            continue
        exact = _HUNDRED * part.value / whole.value
        if abs(exact - said.value) <= _WIDE:
            yield _slip(match, part, whole, exact)


def _slip(match: re.Match[str], part: Quantity, whole: Quantity, exact: Decimal) -> ProseSlip:
    wanted = show(round(exact, 2).normalize())
    message = f"Ghi {match['percent']}%, mà {part.text} : {whole.text} = {wanted}%. Sửa tỷ lệ hoặc một trong hai số."
    return ProseSlip("text.arithmetic", *match.span("percent"), message, None, wanted)


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
