"""Shares said in words that their parts contradict: "1.381/1.395 = 90%", "giải ngân a trên b đồng, đạt p%"."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.written_numbers import is_well_written
from cchc_desktop.report.numbers import Number, percent_of, read_count, read_decimal, show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading

_COUNT = r"[0-9][0-9.]{0,20}(?:,[0-9]{1,4})?"
_UNIT = r"(?:(?: tỷ| tỉ| triệu| nghìn| ngàn)? đồng| tỷ| triệu)?"
_WORDS = r"(?:(?![.;\n]\s|[0-9]).){0,90}?"
_FEW_WORDS = r"(?:(?![.;\n]\s|[0-9%]|hạn|kế hoạch|trong đó).){1,50}?"
_SAID = r"(?P<said>đạt|chiếm|bằng|=|tỷ lệ|tương đương|tương ứng|\()"
_NEAR = r"(?:\s|là|tỷ lệ|đạt|chiếm|bằng|=|\(|:){0,6}"
_PERCENT = rf"{_SAID}{_NEAR}(?P<percent>[0-9]{{1,3}}(?:[.,][0-9]{{1,3}})?)\s?%"
_FRACTION = re.compile(rf"(?<![\w./,-])(?<![0-9]\. )(?P<part>{_COUNT})\s?/\s?(?P<whole>{_COUNT}){_WORDS}{_PERCENT}")
_OUT_OF = re.compile(
    rf"(?<![\w./,-])(?<![0-9]\. )(?P<part>{_COUNT})(?P<own>{_UNIT})(?: [^\W\d_]+){{0,4}},?"
    r"(?: trên tổng số| trên tổng| trong tổng số| trên| so với tổng số| so với kế hoạch| so với dự toán)"
    rf"(?: [^\W\d_]+){{0,6}}? (?P<whole>{_COUNT})(?P<unit>{_UNIT}){_WORDS}{_PERCENT}"
)
_WHOLE_FIRST = re.compile(
    rf"(?<![\w./,-])(?<![0-9]\. )(?P<whole>{_COUNT}) (?P<noun>hồ sơ|nhiệm vụ|vụ việc|vụ|thủ tục|"
    rf"văn bản|chỉ tiêu|công trình|hộ|phiếu){_FEW_WORDS}(?<![\w./,-])(?P<part>{_COUNT})(?: (?P=noun))?{_FEW_WORDS},? ?"
    r"(?:đạt|chiếm)(?: tỷ lệ| tỉ lệ)?(?: là)? ?(?P<percent>[0-9]{1,3}(?:[.,][0-9]{1,3})?)\s?%(?=[,.;)]|$)"
)
"""A whole, a part of it, and at once its share: "tiếp nhận 24 vụ, hòa giải thành 21 vụ, đạt tỷ lệ 87,5%"."""
_CHANGE = re.compile(
    rf"(?<![\w./,-])(?P<now>{_COUNT})(?: (?P<noun>[^\W\d_]+(?: [^\W\d_]+){{0,3}}))?,? (?P<way>tăng|giảm)(?: thêm)? "
    rf"(?P<change>{_COUNT})(?![0-9.,]*[0-9]|\s?%)(?: [^\W\d_]+){{0,4}}?\s?"
    rf"(?:\(?(?P<percent>[0-9]+(?:,[0-9]+)?)\s?%\)?)?"
    rf"(?: [^\W\d_]+){{0,3}}? so với (?:[^\W\d_]+\s){{0,8}}?(?:năm )?[^\n.;0-9]{{0,40}}?(?:[0-9]{{4}} )?"
    rf"[(:]?(?:là |có |đạt )?(?P<before>{_COUNT})(?![0-9/]|[.,]?[0-9]|\s?%)"
)
_NOT_SAID = re.compile(r"(?:tăng|giảm|khoảng|gần|hơn|dưới|vượt|ước|chỉ tiêu|phấn đấu|so với|kế hoạch (?:giao|đề ra))\b")
_GROUPS_OF_COMMAS = re.compile(r"[0-9]{1,3},[0-9]{3}")
"""Perhaps thousands: said by another check."""
_POWERS = {
    "": 0,
    "đồng": 0,
    "nghìn đồng": 3,
    "ngàn đồng": 3,
    "triệu đồng": 6,
    "triệu": 6,
    "tỷ đồng": 9,
    "tỉ đồng": 9,
    "tỷ": 9,
}
_HUNDRED = 100


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the shares and changes of a paragraph that their parts contradict."""
    text = reading.text
    taken = {each.start for each in reading.dates} | {each.start for each in reading.documents}
    if "%" in text:
        for match in _FRACTION.finditer(text):
            if match.start() not in taken:
                yield from _share(match, ("", ""))
        for match in _OUT_OF.finditer(text):
            units = match["own"].strip(), match["unit"].strip()
            if match.start() not in taken and (units[0] == units[1] or all(units)):
                yield from _share(match, units)
        for match in _WHOLE_FIRST.finditer(text):
            yield from _share(match, ("", ""))
    if "so với" in text:
        for match in _CHANGE.finditer(text):
            yield from _change(match)


def _share(match: re.Match[str], units: tuple[str, str]) -> Iterator[ProseSlip]:
    part, whole, said = _read(match["part"]), _read(match["whole"]), read_decimal(match["percent"]).number
    between = match.string[max(match.end("whole"), match.end("part")) : match.start("percent")]
    if not any(units) and any(_GROUPS_OF_COMMAS.fullmatch(match[name]) for name in ("part", "whole")):
        return
    if not part or not whole or not said or whole.value == 0 or _NOT_SAID.search(between):
        return
    scale = Decimal(10) ** (_POWERS.get(units[0], 0) - _POWERS.get(units[1], 0))
    low = _HUNDRED * Fraction(part.low * scale) / Fraction(whole.high)
    high = _HUNDRED * Fraction(part.high * scale) / Fraction(whole.low) if whole.low > 0 else None
    if said.high >= low and (high is None or said.low <= high):
        return
    exact = percent_of(part.value * scale, whole.value)
    places = min(max(said.places, exact.places and 1), exact.places)
    wanted = show(exact.value, places) if exact.places else show(exact.value)
    message = (
        f"Ghi {match['percent']}%, mà {match['part']} : {match['whole']} = {show(exact.value)}%. "
        "Sửa tỷ lệ hoặc một trong hai số."
    )
    yield ProseSlip("text.arithmetic", *match.span("percent"), message, None, wanted)


def _change(match: re.Match[str]) -> Iterator[ProseSlip]:
    now, change, before = (_read(match[name]) for name in ("now", "change", "before"))
    if not now or not change or not before:
        return
    signed = change.value if match["way"] == "tăng" else -change.value
    if now.value != before.value + signed:
        right = abs(now.value - before.value)
        way = "tăng" if now.value >= before.value else "giảm"
        message = (
            f"Ghi {match['way']} {match['change']}, mà {match['now']} so với {match['before']} là {way} {show(right)}. "
            "Xem lại các số này."
        )
        yield ProseSlip("text.arithmetic", *match.span("change"), message, None, show(right))
    elif match["percent"] and before.value:
        said, exact = read_decimal(match["percent"]).number, percent_of(change.value, before.value)
        true = _HUNDRED * Fraction(change.value) / Fraction(before.value)
        if said and not said.low <= true <= said.high:
            message = f"Ghi {match['percent']}%, mà {match['change']} : {match['before']} = {show(exact.value)}%."
            yield ProseSlip("text.arithmetic", *match.span("percent"), message, None, show(exact.value))


def _read(text: str) -> Number | None:
    number = text.rstrip(".,")
    if not is_well_written(number):
        return None
    return read_count(number).number or read_decimal(number).number
