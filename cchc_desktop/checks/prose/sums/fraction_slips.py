"""Fractions in words that the number beside them contradicts: "hơn một nửa số hồ sơ (46,8%)", "ba phần tư (70%)"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.number_words import number_of
from cchc_desktop.report.numbers import read_count, read_decimal, show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading

_FRACTION = (
    r"(?P<said>(?:(?P<how>hơn|trên|quá|gần|khoảng|chưa đến|chưa tới|chưa đầy|chưa được|dưới|non|xấp xỉ) )?(?:đúng )?"
    r"(?:(?P<part>một|hai|ba|bốn) phần (?P<of>ba|tư|năm(?! (?:20|nay|trước))|sáu|bảy|tám|mười)"
    r"|(?:một )?nửa(?! (?:năm|tháng|ngày|buổi|đầu|cuối|đêm))))(?!\w)"
)
_NUMBER = (
    r"(?P<number>(?P<percent>[0-9]{1,3}(?:,[0-9]{1,2})?)(?= ?%)"
    r"|(?P<count>[0-9][0-9.]{0,8}) ?/ ?(?P<all>[0-9][0-9.]{0,8})(?![0-9/,]))"
)
_WITH_NUMBER = re.compile(
    rf"(?<!\w){_FRACTION}(?: [^\W\d_]+){{0,8}}?(?: \(|,? (?:tức(?: là)?|hay|tương đương(?: với)?|tương ứng(?: với)?"
    rf"|với)(?: tỷ lệ)? |, (?=khoảng ))(?:(?:chiếm|đạt|là|tức|khoảng) )?{_NUMBER}"
)
_OF_NUMBER = re.compile(
    rf"(?<![\w.,/]){_NUMBER}(?: ?%)?(?: [^\W\d_]+){{0,4}}?(?: \(|,? (?:tức(?: là)?|hay|nghĩa là|tương đương(?: với)?) )"
    rf"(?:(?:chiếm|là) )?{_FRACTION}"
)
_OF_TWO = re.compile(
    r"(?<![\w.,/%])(?P<number>(?P<count>[0-9][0-9.]{0,8})(?: [^\W\d_]+){0,4}? "
    r"(?:trong (?:tổng )?số|trên (?:tổng số )?|/) ?(?P<all>[0-9][0-9.]{0,8}))(?![0-9/,.]*[0-9]| ?%)"
    r"(?: [^\W\d_]+){1,14}?"
    rf",? (?:tức(?: là)?|hay|nghĩa là|tương đương(?: với)?|tương ứng(?: với)?|chiếm) "
    rf"(?:(?:chiếm|là|bằng) )?{_FRACTION}"
)
"""Two numbers with words between and behind them: "45 trong số 60 cuộc họp được tổ chức …, tức ba phần tư"."""
_SPOKEN = frozenset(f"phần {each}" for each in ("ba", "tư", "năm", "sáu", "bảy", "tám", "mười"))
"""A paragraph that says no half has one of them, or says no fraction."""
_OVER, _UNDER = ("hơn", "trên", "quá"), ("chưa đến", "chưa tới", "chưa đầy", "chưa được", "dưới")
_ALL, _EXACT, _ABOUT, _NEAR = Decimal(100), Decimal(2), Decimal(6), Decimal(10)


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the numbers of a paragraph that are not the fraction that words say."""
    small = reading.small
    if not reading.has_digits or ("nửa" not in reading.vocabulary and reading.pairs.isdisjoint(_SPOKEN)):
        return
    told = [*_WITH_NUMBER.finditer(small), *_OF_NUMBER.finditer(small), *_OF_TWO.finditer(small)]
    for match in told:
        share = _share(match)
        if share is not None and not _fits(match, share):
            is_percent = match.re is not _OF_TWO and match["percent"]
            said = f"{match['number']}%" if is_percent else f"{match['number']} ({show(round(share, 1))}%)"
            message = f"“{match['said']}” mà ghi {said}. Sửa một trong hai chỗ cho khớp nhau."
            yield ProseSlip("text.arithmetic", *match.span("number"), message)


def _share(match: re.Match[str]) -> Decimal | None:
    """Return the number beside a fraction as a percent."""
    if match.re is not _OF_TWO and match["percent"]:
        percent = read_decimal(match["percent"]).number
        return percent.value if percent else None
    count, whole = read_count(match["count"]).number, read_count(match["all"]).number
    return _ALL * count.value / whole.value if count and whole and whole.value else None


def _fits(match: re.Match[str], share: Decimal) -> bool:
    part, of = (number_of(match["part"]), number_of(match["of"])) if match["part"] else (1, 2)
    exact, how = _ALL * part / of, match["how"]
    if how in _OVER:
        return share >= exact
    if how in _UNDER:
        return share <= exact
    if how in ("gần", "non"):
        return exact - _NEAR <= share <= exact
    return abs(share - exact) <= (_ABOUT if how else _EXACT)
