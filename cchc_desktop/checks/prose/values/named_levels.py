"""Numbers of a section that the same words name: "có 3.168 hồ sơ tiếp nhận mới" tells of "số hồ sơ tiếp nhận mới"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.reading.counts.measured_terms import terms
from cchc_desktop.reading.counts.stated_changes import LEVELS, stated_changes
from cchc_desktop.reading.syllables import plain_words

if TYPE_CHECKING:
    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.section_reading import ParagraphReading

_CUT = re.compile(r"[,;.()](?=\s|$)|[;()]")
_BEGINS = re.compile(r"(?<!\w)(?:có|gồm|và|là|còn|trong đó|cùng|với)(?!\w)")
"""Before the words of a number that follows another one without a sign between them."""
_BEHIND = re.compile(r"(?: (?!(?:có|gồm|và|là|còn|tăng|giảm|đạt|bằng|chiếm|so|trong)(?!\w))[^\W\d_]+){0,7}")
_FILLERS = frozenset(
    plain_words(
        "số lượng tổng cộng đã thì trong quý kỳ này của xã phường ubnd được có các là năm tháng đầu cuối toàn tại đến "
        "nay hiện nhìn chung đạt tỷ lệ tỉ iii ii iv i sáu hết lại cả thời điểm kết quả ngày vào và bộ phận một cửa "
        "như vậy thế tính ra do đó theo"
    )
)
_OTHER = re.compile(
    r"(?<!\w)(?:cùng kỳ|(?:năm|kỳ|quý|tháng|lần) (?:liền )?(?:trước|ngoái)|lũy kế|luỹ kế|từ đầu năm|cả năm|kế hoạch|"
    r"chỉ tiêu|dự toán|được giao|đầu (?:năm|kỳ|quý)|bình quân|0?[0-9] tháng|so với|"
    r"tháng [0-9]{1,2}|quý (?:iv|i{1,3}|[1-4])|năm 20[0-9]{2})(?!\w)"
)
"""Tells that a number may be of another time than that of the report, or of a plan."""
_REACH = 70


class NamedLevel(NamedTuple):
    """A number that is no change, the words that name it, and those of times beside it."""

    term: Term
    words: frozenset[str]
    times: frozenset[str]

    @property
    def start(self) -> int:
        """Where the number begins."""
        return self.term.start


@lru_cache(maxsize=1024)  # every claim of a section asks for those of the paragraphs around it
def named_levels(reading: ParagraphReading) -> tuple[NamedLevel, ...]:
    """Return the levels of a paragraph with the words that name them, in their order."""
    found: list[NamedLevel] = []
    for sentence in reading.sentences:
        own = terms(sentence, reading)
        changed = {at for each in stated_changes(own, reading.small) for at in range(each.first, each.last + 1)}
        for at, each in enumerate(own):
            if at not in changed and each.kind in LEVELS:
                found.append(_named(each, reading.small, is_first=at == 0))
    return tuple(found)


def words_of(text: str) -> frozenset[str]:
    """Return the words of a name that tell things apart: without those of times, of counting, of bodies."""
    return frozenset(plain_words(text)) - _FILLERS


def _named(term: Term, small: str, *, is_first: bool) -> NamedLevel:
    lead = term.lead[-_REACH:]
    parts = _CUT.split(lead)
    own = parts[-1] if parts[-1].strip() or len(parts) == 1 else " ".join(parts[-2:])
    if len(parts) == 1 and not is_first:
        _, *begun = _BEGINS.split(own)
        own = begun[-1] if begun else ""
    behind = _BEHIND.match(small, term.stop)
    text = f"{own} {behind[0] if behind else ''}"
    return NamedLevel(term, words_of(text), frozenset(match[0] for match in _OTHER.finditer(f"{own} | {behind}")))
