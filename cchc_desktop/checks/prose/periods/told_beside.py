"""Periods of the year before that are told for comparison: "quý III đạt 96%, quý III năm 2022 là 91%"."""

from __future__ import annotations

import re

from cchc_desktop.checks.prose.periods.year_words import DECEMBER, LONG_PERIOD, OF_YEAR
from cchc_desktop.reading.period_codes import code_of, last_month

_DATED = re.compile(rf"(?<!\w)(?P<name>{LONG_PERIOD}|nửa (?:đầu|cuối)|cả(?= năm 20)){OF_YEAR}")
_HELD_BESIDE = re.compile(
    r"(?<!\w)(?:đối chiếu|đối sánh|so sánh|so ra|đặt cạnh|đặt bên|đem so|sánh với|nhìn lại|nhớ lại"
    r"|trước đây|trước kia|trước đó|dạo ấy|dạo đó|hồi|khi ấy|khi đó|lúc ấy|lúc đó|lúc bấy giờ|bấy giờ|thuở|ngày ấy"
    r"|thời điểm (?:đó|ấy|này năm)|bỏ xa|hơn hẳn|kém hẳn|hiện nay|nay|bây giờ|giờ(?= đã| chỉ| còn| có| không)"
    r"|(?:ở|đến|còn|thì|sang|trong) (?:kỳ|quý) này|(?:kỳ|quý) này (?:là|đạt|còn|có|chỉ|tăng|giảm|đã)|báo cáo này"
    r"|giảm dần|tăng dần|(?:tăng|giảm) đều|qua (?:các|từng|ba|bốn|hai|nhiều|mỗi) (?:kỳ|quý|năm)"
    r"|(?:các|hai|ba) năm liền)(?!\w)"
)
"""Words by which a sentence holds two times beside each other."""
_FROM_THEN = re.compile(
    r"(?:^|[^\w])(?:(?:tính |kể )?từ|hơn|bằng|vượt|kém|gấp|cao hơn|thấp hơn|khác|giống|như|nếu|khi|lúc"
    r"|(?:mức|con số|tỷ lệ|số|từ) [0-9][0-9.,]{0,12}%?(?: [^\W\d_]{1,9}){0,3} (?:của|ở|trong))"
    r"(?: (?:mức|trong|của|với))? $"
)
"""Right before a period that is named as the other side of what is told."""
_BEGUN_THEN = re.compile(
    r"(?<!\w)(?:tồn tại|hạn chế|thiếu sót|thanh tra|kết luận|lưu|hợp đồng|khởi công|khai giảng|bắt đầu|ký|tồn đọng"
    r"|(?:do|vì|theo) số liệu|nêu)(?: [^\W\d_]{1,9}){0,4} $"
)
"""Before a period in which something began, or was written, that is told of now."""
_TIME_OF = re.compile(
    r",? (?:\([^()]{0,40}\) )?(?:là |vào |, |- |– )?"
    r"(?:thời điểm|thời gian (?:mới|bắt)|lúc|giai đoạn (?:mới|đầu)|khi)(?!\w)"
)
_ASIDE = re.compile(r"[(;–-] ?$|, ?$")
_OWN_VALUE = re.compile(
    r" ?(?::|–|-|là|đạt|có|còn|chỉ (?:có|đạt|là)|mới (?:có|đạt|là)|được|ở mức)? ?"
    r"[0-9][0-9.,/]{0,14}(?:%| [^\W\d_]{1,9})?(?= ?[),.;–-]|$| [^\W\d_])"
)
_VALUE = re.compile(r"(?<![0-9.,/])[0-9][0-9.,/]{0,14}(?![-/a-zđ0-9])")
_JUST_OVER = (" vừa qua", " vừa rồi", " đã qua")
_NONE = re.compile(r"(?<!\w)(?:không (?:có|còn|phát sinh|xảy ra|ghi nhận|để)|chưa (?:có|phát sinh|xảy ra))(?!\w)")
_THAN_THEN = re.compile(
    r"[^.;]{0,60}?[,;] ?(?:như vậy|như thế|tức là|tức|nay|kỳ này|theo đó|qua đó)(?: đã)?"
    r" (?:giảm|tăng|bớt|hết|không)(?!\w)"
)
"""Behind the value of a period: that this one is above or below it."""
_NEAR, _FAR = 160, 300
"""So many letters around a period words are looked for, and other periods."""


def is_told_beside(text: str, start: int, end: int, own: tuple[int, int]) -> bool:
    """Return whether the period at a place of a sentence, one of the year before, is told for comparison.

    The words say so, or its value stands behind one of the report's own, or other periods are told in turn;
    own: the year and the last month of the report's own period.
    """
    begin = max(0, start - _FAR)
    small, start, end = text[begin : end + _FAR].casefold(), start - begin, end - begin
    before, behind = small[max(0, start - _NEAR) : start], small[end : end + _NEAR]
    if behind.startswith(_JUST_OVER):
        return False
    if _HELD_BESIDE.search(before) or _HELD_BESIDE.search(behind):
        return True
    if _FROM_THEN.search(before) or _TIME_OF.match(behind) or _BEGUN_THEN.search(before):
        return True
    is_aside = _OWN_VALUE.match(behind) is not None and _ASIDE.search(before) is not None
    if is_aside and (_VALUE.search(before) or _NONE.search(before) or _THAN_THEN.match(behind)):
        return True
    named = list(_DATED.finditer(small))
    this = next(((each["name"], each["year"]) for each in named if start <= each.start() < end), None)
    others = [each for each in named if (each["name"], each["year"]) != this and _month_of(each) <= own]
    return bool(others) and len(_VALUE.findall(_DATED.sub(" ", small))) > 1


def _month_of(match: re.Match[str]) -> tuple[int, int]:
    """Return the year and the last month of the period of a match."""
    return int(match["year"]), last_month(code_of(match["name"])) or DECEMBER
