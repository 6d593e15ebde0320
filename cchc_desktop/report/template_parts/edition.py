"""The edition of a template: from when it is in force, what it follows, who made it."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from typing import Annotated

from cchc_desktop.base.shapes import Limits, Parsed, Shape

MEMBER_FROM = "from"
"""The member of a source that says from which day an edition is in force: no name in Python."""


def _day(text: str) -> date:
    """Return the day of "2026-01-31" or "31/1/2026"; ValueError in words if there is no such day."""
    parts = text.split("-") if "-" in text else text.split("/")[::-1]
    try:
        year, month, day = map(int, parts)
        return date(year, month, day)
    except (ValueError, OverflowError):
        raise ValueError(f"“{text[:20]}” không phải một ngày; ghi như 2026-01-31 hoặc 31/01/2026") from None


Day = Annotated[date, Parsed(_day)]


class Edition(Shape):
    """An edition of a template: its number, the days on which it is in force, the document it follows, its maker.

    Templates of one series are editions of the same report, the newer ones in the place of the older; `before` is the
    id of the one whose rows this one's rows name by `was`.
    """

    number: Annotated[int, Limits(least=1, most=999)] = 1
    series: str = ""
    before: str = ""
    since: Day | None = field(default=None, metadata={"name": MEMBER_FROM})
    until: Day | None = None
    follows: str = ""
    made_by: str = ""

    def __post_init__(self) -> None:
        if self.since and self.until and self.until < self.since:
            raise ValueError("ngày hết dùng đứng trước ngày bắt đầu dùng")

    def covers(self, day: date) -> bool:
        """Return whether the edition is in force on a day; an end that is not named is open."""
        return (self.since or day) <= day <= (self.until or day)
