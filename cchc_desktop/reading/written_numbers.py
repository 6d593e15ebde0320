"""Numbers in prose with what they count: "1.395 hồ sơ", "66,44%", "5.025.904739 đồng"."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = re.compile(r"[0-9](?<![\w.,/:-].)[0-9.,]{0,30}(?<=[0-9])(?![\w/:]|[.,][0-9])", re.DOTALL)
_GROUPS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_PLAIN = re.compile(r"[0-9]+(?:,[0-9]+)?")
_SPLIT_AFTER = re.compile(r"(?:\. | \.)[0-9]{3}(?![0-9])")
_SPLITS = (". ", " .")
_SPLIT_BEFORE = re.compile(r"[0-9](?:\. | \.)$")
_REACH = 40
_MOST_DIGITS = 14
"""A number of more digits has no value: no report counts so, and a product of several would leave what is exact."""
AS_DIGITS = str.maketrans("OoIl", "0011")
"""Letters that look like digits."""
BOUND_AFTER = re.compile(r"[^,.;]{0,12}(?<!\w)trở (?:lên|xuống)(?!\w)")
"""Behind a number that is a bound."""
_AFTER = re.compile(r"\s{0,2}(?P<percent>%)|\s{1,2}(?P<noun>[^\W\d_]+(?:\s{1,2}[^\W\d_]+){0,3})")


class Writing(Enum):
    """The way a number is written: as Vietnamese is written, or how not."""

    RIGHT = "right"
    BROKEN = "broken"
    SPLIT = "split"


class WrittenNumber(NamedTuple):
    """A number as written, its value where it can be read, and the words after it; unit is "%" for a percent."""

    start: int
    end: int
    text: str
    value: Decimal | None
    writing: Writing
    unit: str

    @property
    def is_whole(self) -> bool:
        """Whether it can be read, and has no decimals."""
        return self.value is not None and self.value == int(self.value)

    @property
    def is_percent(self) -> bool:
        """Whether a percent sign follows."""
        return self.unit == "%"


def is_well_written(text: str) -> bool:
    """Return whether digits are written as Vietnamese writes a number: 1.395, 1395, 99,5."""
    if "." in text:
        return _GROUPS.fullmatch(text) is not None
    return (text.isascii() and text.isdecimal()) or _PLAIN.fullmatch(text) is not None


def find_numbers(text: str) -> tuple[WrittenNumber, ...]:
    """Return the numbers of a text that stand alone, in its order."""
    return tuple(_written(match) for match in _NUMBER.finditer(text))


def numbers_of_group(match: re.Match[str], group: int, unit: str) -> Iterator[WrittenNumber]:
    """Yield the rightly written numbers of a group of a match, where they stand in its text and with another unit."""
    for each in find_numbers(match[group]):
        if each.writing is Writing.RIGHT:
            yield each._replace(start=match.start(group), end=match.end(group), unit=unit)


def unit_after(text: str, end: int) -> str:
    """Return what stands after a number that ends at a place: "%" or up to four words in small letters, or nothing."""
    after = _AFTER.match(text, end, end + _REACH)
    if after is None:
        return ""
    return "%" if after["percent"] else " ".join(after["noun"].split()).casefold()


def _written(match: re.Match[str]) -> WrittenNumber:
    text, string, (start, end) = match[0], match.string, match.span()
    is_split = string.startswith(_SPLITS, end) and _SPLIT_AFTER.match(string, end, end + _REACH)
    if not is_split and string[start - 2 : start] in (". ", " .", " \n", ".\n"):
        is_split = _SPLIT_BEFORE.search(string, max(0, start - 6), start)
    unit = unit_after(string, end)
    right = is_well_written(text) and not is_split
    digits = text.replace(".", "")
    value = Decimal(digits.replace(",", ".")) if right and len(digits) <= _MOST_DIGITS else None
    writing = Writing.RIGHT if right else Writing.SPLIT if is_split else Writing.BROKEN
    return WrittenNumber(start, end, text, value, writing, unit)
