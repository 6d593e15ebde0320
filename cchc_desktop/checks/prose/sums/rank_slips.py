"""Ranks whose difference is not the one that is said: "xếp thứ 7, tăng 06 bậc so với vị trí thứ 12 của năm trước"."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading

_RANK = r"(?:(?:thứ(?: hạng)?|hạng|vị trí(?: số)?)(?: thứ)?) (?P<{}>[0-9]{{1,3}})(?![0-9.,]*[0-9%])"
_STEP = (
    r"(?<!\w)(?P<way>tăng|lên|vượt|cải thiện|nâng|giảm|tụt|xuống|hạ|lùi|thấp hơn|cao hơn)"
    r"(?: (?:được|thêm|lên|xuống|tới|đến))? (?P<step>[0-9]{1,3}) (?:bậc|hạng|thứ hạng)(?!\w)"
)
_NEAR = r"[^.;:\n]{0,70}?"
_AGAINST = r"(?<!\w)(?:so với|năm (?:trước|20[0-9]{2})|cùng kỳ|kỳ trước)(?!\w)[^.;\n]{0,50}?"
_THEN = re.compile(_RANK.format("now") + _NEAR + _STEP + r"[^.;:\n]{0,30}?" + _AGAINST + _RANK.format("before"))
"""A rank, its change, the rank before."""
_FROM = re.compile(
    r"(?<!\w)từ (?:vị trí )?"
    + _RANK.format("before")
    + _NEAR
    + r"(?:lên|xuống|còn) (?:vị trí |xếp )?"
    + _RANK.format("now")
    + _NEAR
    + _STEP
)
_YEARS = re.compile(
    r"(?<!\w)năm (?P<then>20[0-9]{2})(?!\w)[^.;:\n0-9]{0,40}" + _RANK.format("before")
    + r"[^.:\n]{1,40}?năm (?P<later>20[0-9]{2})(?!\w)[^.;:\n0-9]{0,40}" + _RANK.format("now") + _NEAR + _STEP
)  # fmt: skip
"""Two years with their ranks, the earlier one first."""
_SINCE = re.compile(
    _RANK.format("now") + r"[^.:\n]{0,60}?" + _AGAINST + _RANK.format("before") + r"[^.:;\n]{0,40}?" + _STEP
)
_NEXT = re.compile(
    _RANK.format("now") + r"[^.:\n]{0,60}\. (?:năm (?:trước|ngoái)|(?:kỳ|quý|lần) trước|cùng kỳ)(?!\w)[^.;\n]{0,50}?"
    + _RANK.format("before") + r"[^.:;\n]{0,50}?" + _STEP
)  # fmt: skip
"""A rank, and in the next sentence the one before with the change: the two may be of different lists."""
_UNITS = frozenset(("bậc", "hạng"))
"""A paragraph has one of them, or tells no change of rank."""
_UP = ("tăng", "lên", "vượt", "cải thiện", "nâng", "cao hơn")


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the changes of rank of a paragraph that are not the difference of the two ranks."""
    if not reading.has_digits or reading.vocabulary.isdisjoint(_UNITS):
        return
    small = reading.small
    ways = (
        _THEN.finditer(small),
        _FROM.finditer(small),
        _YEARS.finditer(small),
        _SINCE.finditer(small),
        _NEXT.finditer(small),
    )
    for match in chain.from_iterable(ways):
        if match.re is _YEARS and match["then"] > match["later"]:
            continue
        now, before, step = (int(match[name]) for name in ("now", "before", "step"))
        up = before - now if match["way"] in _UP else now - before
        if match.re is _NEXT and step != -up:
            continue
        if step != up:
            true = f"từ thứ {before} đến thứ {now} là {'lên' if before > now else 'xuống'} {abs(before - now)} bậc"
            message = f"Ghi {match['way']} {match['step']} bậc, mà {true}. Xem lại các số này."
            yield ProseSlip("text.arithmetic", *match.span("step"), message, None, str(abs(before - now)))
        return
