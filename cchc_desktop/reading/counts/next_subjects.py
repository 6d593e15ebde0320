"""Clauses that begin with something else: "giảm từ 7,5 ngày xuống 5,1 ngày; riêng hộ tịch còn 1,2 ngày, giảm 0,8"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_desktop.reading.counts.compared_terms import StatedComparison
    from cchc_desktop.reading.counts.measured_terms import Term

_SAME = re.compile(
    r"\s*(?:(?:và|còn|nhưng|thì|đến|tới|sang|trong khi|so với|như vậy|như thế|vậy là|tức|tính ra|do đó|theo đó|"
    r"(?:con )?số (?:này|đó|ấy|trên)|mức (?:tăng|giảm|này)|kết quả này|kỳ (?:này|báo cáo)|trong (?:kỳ|quý)|"
    r"hiện|nay|cuối|năm|quý|tháng|0?[69] tháng|sáu tháng|cả hai|tổng|chung|tính chung)(?!\w)|[0-9(])"
)
"""Begins a clause that goes on with what the clause before tells of."""
_WAY = re.compile(r"(?<!\w)(?:tăng|giảm|hơn|bớt|vượt|thêm|rút ngắn)(?: (?:thêm|được|lên|đi|là)){0,2} $")


def is_of_next(said: StatedComparison, found: Sequence[Term], small: str) -> bool:
    """Return whether a change is told of the next subject, and its earlier number is of one that is already told."""
    first = said.change or said.percent or said.times
    sign = small.rfind(";", said.earlier.stop, first.start) if first else -1
    if first is None or sign < 0 or _SAME.match(small, sign + 1) or "tổng" in first.lead:
        return False
    told = [each for each in found if said.earlier.stop <= each.start < sign]
    own = [each for each in found if sign < each.start < first.start and each.measures_as(said.earlier)]
    is_told = any(each.measures_as(said.earlier) or _WAY.search(each.lead) for each in told)
    return is_told and (bool(own) or said.has_subject)
