"""The times that levels are told of, where they are named before them: "quý II/2026 – 12; quý III/2026 – 04"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.reading.period_codes import QUARTERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_desktop.reading.counts.measured_terms import Term

_TIME = re.compile(
    r"(?<!\w)(?:quý (?P<quarter>iv|i{1,3}|[1-4])(?:(?: năm |/| / )(?P<of>20[0-9]{2}))?|"
    r"tháng (?P<month>1[0-2]|0?[1-9])(?:(?: năm |/| / )(?P<in>20[0-9]{2}))?|"
    r"(?:(?:0?6|sáu) tháng (?P<half>đầu|cuối) )?năm (?P<year>20[0-9]{2}))(?!\w)"
)
_OF_ANOTHER = re.compile(
    r"(?<!\w)(?:cùng kỳ|kế hoạch|chỉ tiêu|dự toán|mục tiêu|bình quân|trung bình|đầu (?:năm|kỳ|quý)|mỗi|lũy kế|luỹ kế|"
    r"so (?:với|cùng)(?! (?:(?:quý|tháng|năm|kỳ) (?:liền )?trước|hai)(?!\w)))(?!\w)"
)
"""Said of a change from another level than the first of two."""
CLAUSE_END = re.compile(r"[,;.()]")
_TAIL, _REACH = 120, 80


class ToldTime(NamedTuple):
    """A quarter, month, half year or year: its unit, and its place among those of its unit."""

    unit: str
    place: int


def in_order(levels: Sequence[Term], change: Term, small: str, this_year: int) -> tuple[Term, ...]:
    """Return the only two levels that times of one unit are named for, the earlier first; none where there are others.

    change: what is said of them; words around it may say it of another level.
    """
    if len(levels) != 2:  # noqa: PLR2004
        return ()
    one, other = (_time_of(each, this_year) for each in levels)
    if not one or not other or one.unit != other.unit or one.place == other.place:
        return ()
    behind = CLAUSE_END.split(small[change.stop : change.stop + _REACH])[0]
    if _OF_ANOTHER.search(behind) or _OF_ANOTHER.search(change.lead[-_REACH:]):
        return ()
    return tuple(levels) if one.place < other.place else tuple(reversed(levels))


def _time_of(level: Term, this_year: int) -> ToldTime | None:
    """Return the last time that words before a number name, of this year where they tell no other one."""
    lead = level.lead[-_TAIL:]
    found = list(_TIME.finditer(lead))
    if not found or ";" in lead[found[-1].end() :]:
        return None
    last = found[-1]
    if last["quarter"]:
        return ToldTime("quý", 4 * int(last["of"] or this_year) + QUARTERS[last["quarter"]])
    if last["month"]:
        return ToldTime("tháng", 12 * int(last["in"] or this_year) + int(last["month"]))
    return ToldTime("nửa năm" if last["half"] else "năm", 2 * int(last["year"]) + (last["half"] == "cuối"))
