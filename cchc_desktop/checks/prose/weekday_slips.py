"""Days of the week: beside a date that is another one, and in small letters against Decree 30/2020/NĐ-CP."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from cchc_desktop.base.clock import day_words
from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.prose_data import prose_data
from cchc_desktop.reading.section_reading import start_of
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.calendar_dates import WrittenDate
    from cchc_desktop.reading.section_reading import ParagraphReading

_THU = re.compile(r"[Tt]hứ (?P<name>(?i:hai|ba|tư|năm|sáu|bảy)|[2-7])(?!\w|[./][0-9])")
_SUNDAY = re.compile(r"(?i:chủ nhật)(?!\w)")
_BEFORE_DAY = re.compile(r"[\s,(]{0,3}(?:là |tức )?(?:ngày\s)?")
_AFTER_DAY = re.compile(r"\s?\((?:tức |là )?(?:ngày )?|,? (?:là|tức|nhằm)(?: vào)? (?:ngày )?|, ")
_EACH_WEEK = re.compile(
    r"(?:,? (?:và |đến |hoặc |hay )?(?:sáng |chiều |ngày )?thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])(?!\w)){0,5}"
    r",? (?:(?:hằng|hàng|mỗi) tuần|(?:đầu tiên |cuối cùng )?(?:của |trong )?(?:mỗi tháng|(?:hằng|hàng) tháng))"
)
_ONE_OF_SEVERAL = re.compile(r"(?:,| và| đến| -| –) (?:đến )?(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)(?!\w)")
"""Behind the first of several days: "25 và 26/3/2023 (thứ Bảy, Chủ nhật)" names none of them alone."""
_LEAD = 14


def slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield what is wrong with the days of the week that a paragraph names."""
    if "thứ " in reading.small:
        for match in _THU.finditer(reading.text):
            yield from _beside(match, reading, facts, _number(match["name"].casefold()))
            yield from _small(match, reading)
    if reading.dates and _data()["sunday"] in reading.small:
        for match in _SUNDAY.finditer(reading.text):
            yield from _beside(match, reading, facts, len(_names()))


def _beside(match: re.Match[str], reading: ParagraphReading, facts: ProseFacts, weekday: int) -> Iterator[ProseSlip]:
    """Yield a day of the week that the date beside it is not."""
    after = bisect_left(reading.dates, match.start(), key=start_of)
    for each in reading.dates[max(0, after - 1) : after + 1]:
        day = _day(each, facts)
        if day and day.weekday() != weekday and _stands_beside(match, each, reading) and _is_weekday(match, reading):
            message = f"Ngày {day_words(day)} là {_words(day.weekday())}. Xem lại thứ hoặc ngày."
            yield ProseSlip("text.date", *match.span(), message, None, _words(day.weekday()), Severity.WARNING)


def _stands_beside(match: re.Match[str], each: WrittenDate, reading: ParagraphReading) -> bool:
    if match.end() <= each.day_at:
        return _BEFORE_DAY.fullmatch(reading.small, match.end(), each.day_at) is not None
    if _ONE_OF_SEVERAL.match(reading.small, match.end()):
        return False
    between = reading.small[each.end : match.start()] if each.end <= match.start() else ""
    sure = between != ", " or match.group(0)[-1].isdigit() or match.group(0).rpartition(" ")[2].istitle()
    return sure and _AFTER_DAY.fullmatch(between) is not None


def _is_weekday(match: re.Match[str], reading: ParagraphReading) -> bool:
    """Return whether a word is a day of the week, not the second of something."""
    before = reading.small[max(0, match.start() - _LEAD) : match.start()].rstrip(" ,(")
    if match[0].rpartition(" ")[2].islower() and match[0].casefold().startswith("thứ"):
        return before.endswith(tuple(_data()["parts"]))
    return not before.endswith(tuple(_data()["ordered"]))


def _small(match: re.Match[str], reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield the name of a day in small letters (Appendix II, V.8)."""
    name = match["name"]
    if name.islower() and (_is_weekday(match, reading) or _EACH_WEEK.match(reading.small, match.end())):
        right = name.capitalize()
        message = f"“{match[0]}”: tên ngày trong tuần viết hoa: “thứ {right}” (Nghị định 30/2020/NĐ-CP, Phụ lục II)."
        yield ProseSlip("text.style", *match.span("name"), message, right)


def _day(each: WrittenDate, facts: ProseFacts) -> date | None:
    """Return the day of a date, that of the report's year where it names none."""
    if each.day is None or each.year is not None or facts.period is None:
        return each.calendar if each.day else None
    return each._replace(year=facts.period.year).calendar


def _number(name: str) -> int:
    return int(name) - 2 if name.isdecimal() else _names().index(name)


def _words(weekday: int) -> str:
    return f"thứ {_names()[weekday].capitalize()}" if weekday < len(_names()) else "Chủ nhật"


@cache
def _names() -> tuple[str, ...]:
    return tuple(_data()["names"])


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = prose_data("days")["weekdays"]
    return data
