"""Shares of people with a degree or a higher one that their list denies: "… tỷ lệ từ đại học trở lên đạt 95%".

The list must tell everybody: its numbers come to the number of people before it, or there is none before it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.report.numbers import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading

_DEGREES = ("tiến sĩ", "thạc sĩ", "đại học", "cao đẳng", "trung cấp", "sơ cấp")
"""From the highest to the lowest."""
_PART = re.compile(
    r"(?<![\w/.,-])(?P<many>[0-9]{1,3}) (?:người |đồng chí |công chức |cán bộ )?(?:có )?(?:trình độ )?"
    r"(?P<degree>tiến s[ĩỹ]|thạc s[ĩỹ]|đại học|cao đẳng|trung cấp|sơ cấp)(?! trở)(?!\w)"
)
_ABOVE = re.compile(
    r"(?<!\w)(?P<degree>thạc s[ĩỹ]|đại học|cao đẳng|trung cấp) trở lên(?: [^\W\d_]{1,9}){0,4} "
    r"(?P<share>[0-9]{1,3}(?:,[0-9]{1,2})?) ?%"
)
_EVERYBODY = re.compile(
    r"(?<![\w/.,-])(?P<all>[0-9]{1,3}) (?:cán bộ|công chức|viên chức|người|đồng chí)[^.;0-9]{0,40}$"
)
_OTHER = re.compile(
    r"(?<!\w)(?:lý luận|chính trị|tin học|ngoại ngữ|quản lý|cùng kỳ|năm trước|phấn đấu|kế hoạch|nữ)(?!\w)"
)
_REACH, _LEAD, _FEWEST, _MOST = 300, 90, 3, 8


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the shares of a paragraph that are not those of the degrees listed before them."""
    if "trở lên" not in reading.pairs or "%" not in reading.text:
        return
    small = reading.small
    for match in _ABOVE.finditer(small):
        parts = list(_PART.finditer(small, max(0, match.start() - _REACH), match.start()))
        if not 1 < len(parts) <= _MOST or _OTHER.search(small, parts[0].start(), match.end()):
            continue
        yield from _judged(match, {_plain(each["degree"]): int(each["many"]) for each in parts}, parts, small)


def _judged(
    match: re.Match[str], degrees: dict[str, int], parts: list[re.Match[str]], small: str
) -> Iterator[ProseSlip]:
    everybody = _EVERYBODY.search(small, max(0, parts[0].start() - _LEAD), parts[0].start())
    total = sum(degrees.values())
    if (
        len(degrees) < len(parts)
        or not total
        or (int(everybody["all"]) != total if everybody else len(parts) < _FEWEST)
    ):
        return
    high = [each for each in _DEGREES[: _DEGREES.index(_plain(match["degree"])) + 1] if each in degrees]
    many, said = sum(degrees[each] for each in high), Decimal(match["share"].replace(",", "."))
    exact = Decimal(100 * many) / total
    if abs(exact - said) > Decimal(1).scaleb(-len(match["share"].partition(",")[2])):
        added = " + ".join(f"{degrees[each]}" for each in high)
        wanted = show(round(exact, 2).normalize())
        message = (
            f"Ghi {match['share']}%, mà {added} trong {total} người là {wanted}%. Sửa tỷ lệ hoặc một trong các số."
        )
        yield ProseSlip("text.arithmetic", *match.span("share"), message, None, wanted)


def _plain(degree: str) -> str:
    return degree.replace("sỹ", "sĩ")
