"""Numbers of people or acts that the posts or acts listed behind them contradict: "bốn người …, đó là công chức …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading

_LIST = re.compile(
    r" (?:thủ tục|dịch vụ|loại việc|việc|nhiệm vụ|(?P<who>người|đồng chí|công chức|cán bộ|thành viên|tổ viên))"
    r"(?P<of>(?: [^\W\d_]{1,8}){0,14}?),? (?:(?:đó |cụ thể |gồm có |đó chính )?là|gồm(?: có)?|bao gồm) "
    r"(?P<rest>[^.;:\n0-9]{10,300})(?=[.;\n]|$)"
)
_SOME = re.compile(r"(?<!\w)(?:như|trong đó|chủ yếu|nhất là|tiêu biểu|khác|do|còn|và|mỗi)(?!\w)")
_CUT = re.compile(r"(?P<and>,? và )|, ")
_POSTS = re.compile(
    r"(?:công chức|cán bộ|viên chức|nhân viên|(?:phó )?(?:chủ tịch|bí thư|giám đốc|trưởng|chánh|hiệu trưởng)|đồng chí|"
    r"chỉ huy trưởng|kế toán|văn thư|thủ quỹ)(?!\w)"
)
_ACTS = re.compile(
    r"(?:đăng ký|cấp|chứng thực|xác nhận|khai sinh|khai tử|kết hôn|thay đổi|cải chính|giám hộ|công nhận|hỗ trợ|trợ cấp|"
    r"thu hồi|đính chính|tách thửa|xóa|miễn|liên thông)(?!\w)"
)
_MORE = ("…", "...", "v.v", "khác", "từng", "mỗi")
_WORDS = frozenset(("là", "gồm"))
_TWO, _FEW, _MOST = 2, 2, 12


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the numbers of a paragraph that as many posts or acts do not stand behind; hints, for two may share one."""
    if not reading.counts or _WORDS.isdisjoint(reading.vocabulary) or " và " not in reading.small:
        return
    for each in reading.counts:
        match = _LIST.match(reading.small, each.end) if each.value and _TWO <= each.value <= _MOST else None
        if match is None or _SOME.search(match["of"]) or any(words in match["rest"] for words in _MORE):
            continue
        named = _items(match["rest"], _POSTS if match["who"] else _ACTS)
        if each.value is not None and named >= _TWO and 0 < abs(each.value - named) <= _FEW:
            message = f"Ghi {each.text}, mà nêu {named}. Xem lại số này, hoặc xem có thiếu, thừa ý nào không."
            yield ProseSlip("text.arithmetic", each.start, each.end, message, None, str(named), Severity.HINT)


def _items(rest: str, begins: re.Pattern[str]) -> int:
    """Return how many items a list names up to the one behind "và", 0 where another thing stands among them."""
    at = 0
    for many, cut in enumerate(_CUT.finditer(rest), 1):
        if not begins.match(rest, at):
            return 0
        at = cut.end()
        if cut["and"]:
            return many + 1 if begins.match(rest, at) else 0
    return 0
