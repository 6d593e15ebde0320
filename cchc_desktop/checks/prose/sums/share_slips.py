"""Shares said in words that their parts contradict: "1.381/1.395 = 90%", "giải ngân a trên b đồng, đạt p%"."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.percent_slips import is_explained
from cchc_desktop.reading.shares.share_pairs import has_own_subject
from cchc_desktop.reading.written_numbers import is_well_written
from cchc_desktop.report.numbers import Number, percent_of, read_count, read_decimal, show
from cchc_desktop.report.units import money_power

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading

COUNT = r"[0-9](?:[0-9.]{0,20}[0-9])?(?:,[0-9]{1,4})?"
_FIRST = r"[0-9](?<![\w./,-].)(?<![0-9]\. .)[0-9.]{0,20}(?:,[0-9]{1,4})?"
"""A count to begin with: its first digit comes before what may not stand there, so that the search looks for digits."""
_UNIT = r"(?:(?: tỷ| tỉ| triệu| nghìn| ngàn)? đồng| tỷ| triệu)?"
_WORDS = r"(?:(?![.;\n]\s|[0-9]).){0,90}?"
_FEW_WORDS = r"(?:(?![.;\n]\s|[0-9%]|hạn|kế hoạch|trong đó).){1,50}?"
_SAID = r"(?P<said>đạt|chiếm|bằng|=|tỷ lệ|tương đương|tương ứng|\()"
_NEAR = r"(?:\s|là|tỷ lệ|đạt|chiếm|bằng|=|\(|:){0,6}"
_PERCENT = rf"{_SAID}{_NEAR}(?P<percent>[0-9]{{1,3}}(?:[.,][0-9]{{1,3}})?)\s?%"
_FRACTION = re.compile(rf"(?P<part>{_FIRST})(?: (?:triệu |tỷ )?đồng)?\s?/\s?(?P<whole>{COUNT}){_WORDS}{_PERCENT}")
_OUT_OF = re.compile(
    rf"(?P<part>{_FIRST})(?P<own>{_UNIT})(?: [^\W\d_]+){{0,4}},?"
    r"(?: (?:trên|trong|so với) tổng số| trên tổng| trong số(?! (?:này|đó|ấy))| trong(?= [0-9])"
    r"| trên(?! (?:trang|địa bàn|môi trường|hệ thống|cổng|mạng|đài|cơ sở|các))| so với (?:kế hoạch|dự toán))"
    rf"(?: [^\W\d_]+){{0,6}}? (?P<whole>{COUNT})(?P<unit>{_UNIT})"
    rf"(?![0-9.,]*[0-9]| (?:tuổi|ngày|tháng|năm)(?!\w)){_WORDS}{_PERCENT}"
)
_WHOLE_FIRST = re.compile(
    rf"(?P<whole>{_FIRST}) (?P<noun>hồ sơ|nhiệm vụ|vụ việc|vụ|thủ tục|"
    rf"văn bản|chỉ tiêu|công trình|hộ|phiếu){_FEW_WORDS}(?<![\w./,-])(?P<part>{COUNT})(?: (?P=noun))?{_FEW_WORDS},? ?"
    r"(?:đạt|chiếm)(?: tỷ lệ| tỉ lệ)?(?: là)? ?(?P<percent>[0-9]{1,3}(?:[.,][0-9]{1,3})?)\s?%(?=[,.;)]|$)"
)
"""A whole, a part of it, and at once its share: "tiếp nhận 24 vụ, hòa giải thành 21 vụ, đạt tỷ lệ 87,5%"."""
_SHARE = r"(?P<percent>[0-9]{1,3}(?:[.,][0-9]{1,3})?)\s?%"
_OF_IT = re.compile(
    rf"(?P<whole>{_FIRST}) (?P<noun>[^\W\d_]+(?: [^\W\d_]+){{0,2}}),? (?:\()?trong đó(?: có)?"
    rf"(?:(?![.;,\n]|[0-9]).){{0,40}}?(?<![\w./,-])(?P<part>{COUNT})(?: (?P=noun))?"
    rf"(?:(?![.;,\n]|[0-9]).){{0,20}}?,? ?\(?(?:đạt|chiếm)(?: tỷ lệ| tỉ lệ)?(?: là)? ?{_SHARE}(?=[,.;)]|$)"
)
"""A whole, "trong đó" one part of it, and its share."""
_HANDED_OUT = re.compile(
    rf"phát ra(?: là)? (?P<whole>{COUNT})(?: phiếu)?,? (?:và )?thu (?:về|vào|lại)(?: được)? (?P<part>{COUNT})"
    rf"(?: phiếu)?,? ?\(?(?:đạt|chiếm|bằng)?(?: tỷ lệ)? ?{_SHARE}(?=[,.;)]|$)"
)
_PERCENT_FIRST = re.compile(
    rf"{_SHARE}(?: (?:kế hoạch|dự toán|chỉ tiêu|tổng số|số)(?: [^\W\d_]+){{0,4}})? ?"
    rf"\((?:tức |tương ứng |tương đương |với )?(?P<part>{COUNT}) ?/ ?(?P<whole>{COUNT})(?![0-9/.,]*[0-9])"
)
"""A share with its fraction in brackets: "đạt 96,67% (290/300 hồ sơ)"."""
_PERCENT_BETWEEN = re.compile(
    rf"(?P<part>{_FIRST})(?P<own>{_UNIT})(?: [^\W\d_]+){{0,3}},? (?:đạt|bằng|chiếm) {_SHARE}"
    rf" (?:so với )?(?:dự toán|kế hoạch|chỉ tiêu|tổng số|trên tổng số)(?: [^\W\d_]+){{0,4}}"
    r"(?:(?<=năm) 20[0-9]{2})? ?(?<!năm )(?<!quý )(?<!tháng )(?:\((?:là )?)?"
    rf"(?P<whole>{COUNT})(?P<unit>{_UNIT})(?![0-9.,]*[0-9%]| (?:tuổi|ngày|tháng|năm)(?!\w))"
)
"""A part, its share, then the whole: "290 hồ sơ, chiếm 96,67% tổng số 300 hồ sơ"."""
_SIGNS = {_FRACTION: "/", _WHOLE_FIRST: "%", _OF_IT: "trong đó", _HANDED_OUT: "phát ra", _PERCENT_FIRST: "("}
"""What a paragraph must have for a way of saying shares."""
_SURE = (_FRACTION, _PERCENT_FIRST)
"""Ways that name both numbers; in the others the percent may be of another whole."""
_WHOLE_NAMED = (" trên", " trong", " tổng số", " so với", " dự toán", " kế hoạch", " chỉ tiêu")
"""Some of it stands before the whole in the other two ways."""
_NOT_SAID = re.compile(
    r"(?:tăng|giảm|nâng|đưa|kéo|khoảng|gần|hơn|dưới|vượt|ước|chỉ tiêu|phấn đấu|so với|kế hoạch (?:giao|đề ra))\b"
)
_OWN = re.compile(r" ?% ?\((?:[^\W\d_]+ ){0,3}[0-9]")
"""Behind a percent that has its own numbers in brackets."""
_PLANNED = re.compile("kế hoạch|dự toán")
_GROUPS_OF_COMMAS = re.compile(r"[0-9]{1,3},[0-9]{3}")
"""Perhaps thousands: said by another check."""
_LEVEL_BEFORE = re.compile(r"(?<!\w)(?:mức|mức độ|cấp|cấp độ|hạng|loại|nhóm|khóa|thứ) $")
_HUNDRED, _FEW = 100, 12


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the shares of a paragraph that their parts contradict, each once."""
    yield from {slip.start: slip for slip in _shares(reading)}.values()


def _shares(reading: ParagraphReading) -> Iterator[ProseSlip]:
    text = reading.text
    if "%" not in text:
        return
    taken = {each.start for each in reading.dates} | {each.start for each in reading.documents}
    for pattern, sign in _SIGNS.items():
        for match in pattern.finditer(text) if sign in text else ():
            if match.start() not in taken:
                found = _share(match, ("", ""), check=pattern is not _PERCENT_FIRST)
                yield from (each for each in found if pattern in _SURE or not is_explained(each.start, reading))
    for pattern in (_OUT_OF, _PERCENT_BETWEEN) if any(words in text for words in _WHOLE_NAMED) else ():
        for match in pattern.finditer(text):
            units = match["own"].strip(), match["unit"].strip()
            if _LEVEL_BEFORE.search(text, max(0, match.start() - _FEW), match.start()):
                continue  # "định danh mức 2"
            if match.start() not in taken and (units[0] == units[1] or all(units)):
                yield from _share(match, units, check=pattern is _OUT_OF)


def _share(match: re.Match[str], units: tuple[str, str], *, check: bool = True) -> Iterator[ProseSlip]:
    """Yield a share that its part and whole contradict; check: whether words before it may make it another's share."""
    part, whole, said = read_written(match["part"]), read_written(match["whole"]), read_decimal(match["percent"]).number
    between = match.string[max(match.end("whole"), match.end("part")) : match.start("percent")]
    between = between.removeprefix(" chỉ tiêu")
    if check and has_own_subject(between):
        return
    if ")" in between and (_OWN.match(match.string, match.end("percent")) or "(" in between):
        return
    if not any(units) and any(_GROUPS_OF_COMMAS.fullmatch(match[name]) for name in ("part", "whole")):
        return
    if not part or not whole or not said or whole.value == 0 or (check and _NOT_SAID.search(between)):
        return
    scale = Decimal(10) ** ((money_power(units[0]) or 0) - (money_power(units[1]) or 0))
    low = _HUNDRED * Fraction(part.low * scale) / Fraction(whole.high)
    if match.re is _OUT_OF and low > 2 * _HUNDRED and not _PLANNED.search(match[0]):
        return  # "38 buổi trên 7 thôn, đạt 95%"
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


def read_written(text: str) -> Number | None:
    """Return a number as prose writes it, None where it is not well written."""
    number = text.rstrip(".,")
    if not is_well_written(number):
        return None
    return read_count(number).number or read_decimal(number).number
