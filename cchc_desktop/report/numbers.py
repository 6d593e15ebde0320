"""Strict reading of Vietnamese numbers: dot groups thousands, comma is the decimal sign.

A reading is certain, probable (ill-formed, but only one number can be meant), ambiguous (two could be) or none.
Values are exact decimals, never floats. Exponents, signs other than a leading minus and other digits are refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

MAX_DIGITS = 18
"""Longer than any number of a report, and short enough that sums of decimals stay exact."""


class Certainty(Enum):
    """The certainty of a reading."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    AMBIGUOUS = "ambiguous"
    NONE = "none"


class Number(NamedTuple):
    """A number as typed: value, decimals typed, and whether it is exact (counts, money in đồng)."""

    value: Decimal
    places: int = 0
    exact: bool = False

    @property
    def low(self) -> Decimal:
        """The least true value that would be typed like this (rounding interval, closed)."""
        return self.value - self._half

    @property
    def high(self) -> Decimal:
        """The greatest true value that would be typed like this."""
        return self.value + self._half

    @property
    def _half(self) -> Decimal:
        return Decimal(0) if self.exact else Decimal(5).scaleb(-self.places - 1)


class Reading(NamedTuple):
    """A reading of a text: the number (None when ambiguous or none), its certainty, and its unambiguous form."""

    number: Number | None
    certainty: Certainty
    written: str = ""


NO_READING = Reading(None, Certainty.NONE)
TWO_READINGS = Reading(None, Certainty.AMBIGUOUS)

_PLAIN = re.compile(r"[0-9]+")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(\.[0-9]{3})+")
_VIETNAMESE = re.compile(r"([0-9]+|[1-9][0-9]{0,2}(\.[0-9]{3})+)(,[0-9]+)?")
_ONE_GROUP = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_ONE_DOT = re.compile(r"[0-9]+\.[0-9]+")
_LOST_DOTS = re.compile(r"[1-9][0-9]{0,2}(\.([0-9]{3})+)+")
_ENGLISH_GROUP = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_ENGLISH_GROUPS = re.compile(r"[1-9][0-9]{0,2}(,[0-9]{3}){2,}")
_ENGLISH_DECIMAL = re.compile(r"[1-9][0-9]{0,2}(,[0-9]{3})+\.[0-9]+")
_GROUP_SIGNS = (
    " \N{NO-BREAK SPACE}\N{FIGURE SPACE}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}'\N{RIGHT SINGLE QUOTATION MARK}"
)
_OTHER_GROUPS = re.compile(
    "(?P<minus>[-\N{MINUS SIGN}]?)"
    rf"(?P<whole>[1-9][0-9]{{0,2}}(?P<sign>[{_GROUP_SIGNS}])[0-9]{{3}}(?:(?P=sign)[0-9]{{3}})*)"
    r"(?P<decimals>,[0-9]+|\.[0-9]{1,2}|\.[0-9]{4,})?"
)
_NO_DECIMALS = re.compile(r"(?P<whole>[0-9.]*[0-9])[.,]0+")
_QUOTES = "'\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}`"
"""Signs before a number by which a cell of a spreadsheet was made text."""

AMBIGUOUS = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}[.,][0-9]{3}(?![0-9.,])")
TOKEN = re.compile(r"(?<![^\W_])[-\N{MINUS SIGN}]?[0-9][0-9.,]*")
"""A number inside a text; digits right behind a letter, as in "1e3", are no number of their own."""


def read_count(text: str) -> Reading:
    """Read a whole number: "1.395", "06", "-2". "1,395" is ambiguous; "1 395", "141,00" probable; "2,5" has none."""
    return _tidied(text, _whole)


def read_decimal(text: str) -> Reading:
    """Read a decimal: "2,7", "1.234,5". "2.65" is probably 2,65, "1 234,5" 1.234,5; "2.788" is ambiguous."""
    return _tidied(text, _decimal)


def _tidied(text: str, read: Callable[[str], Reading]) -> Reading:
    """Read a number; where signs that mean nothing stand around or in it, a certain reading is only probable."""
    digits = text.strip()
    at_once = read(digits)
    if at_once.certainty is Certainty.CERTAIN:
        return at_once
    bare = digits.lstrip(_QUOTES)
    bare = bare[:-1] if bare[-1:] in (".", ",") else bare
    grouped = _OTHER_GROUPS.fullmatch(bare)
    if grouped:
        whole, decimals = grouped["whole"].replace(grouped["sign"], ""), grouped["decimals"] or ""
        bare = grouped["minus"] + whole + decimals.replace(".", ",")
    reading = read(bare)
    if bare == digits or reading.number is None:
        return reading if bare == digits else NO_READING
    sure = read(reading.written).certainty is Certainty.CERTAIN
    written = reading.written if sure else plain(reading.number.value)
    return reading._replace(certainty=Certainty.PROBABLE, written=written)


def _whole(text: str) -> Reading:
    sign, digits = _signed(text)
    if _PLAIN.fullmatch(digits) or _GROUPED.fullmatch(digits):
        return _reading(sign, digits.replace(".", ""), Certainty.CERTAIN, exact=True)
    if _ENGLISH_GROUP.fullmatch(digits):
        return TWO_READINGS
    if _LOST_DOTS.fullmatch(digits) or _ENGLISH_GROUPS.fullmatch(digits):
        return _reading(sign, digits.replace(".", "").replace(",", ""), Certainty.PROBABLE, exact=True)
    cut = _NO_DECIMALS.fullmatch(digits)
    if cut and (_PLAIN.fullmatch(cut["whole"]) or _GROUPED.fullmatch(cut["whole"])):
        return _reading(sign, cut["whole"].replace(".", ""), Certainty.PROBABLE, exact=True)
    return NO_READING


def _decimal(text: str) -> Reading:
    sign, digits = _signed(text)
    if _ONE_GROUP.fullmatch(digits):
        return TWO_READINGS
    if _VIETNAMESE.fullmatch(digits):
        return _reading(sign, digits.replace(".", "").replace(",", "."), Certainty.CERTAIN)
    if _ONE_DOT.fullmatch(digits):
        return _reading(sign, digits, Certainty.PROBABLE)
    if _ENGLISH_DECIMAL.fullmatch(digits) or _ENGLISH_GROUPS.fullmatch(digits):
        return _reading(sign, digits.replace(",", ""), Certainty.PROBABLE)
    if _LOST_DOTS.fullmatch(digits):
        return _reading(sign, digits.replace(".", ""), Certainty.PROBABLE)
    return NO_READING


def _signed(text: str) -> tuple[str, str]:
    digits = text.strip()
    return ("-", digits[1:]) if digits[:1] in ("-", "\N{MINUS SIGN}") else ("", digits)


def _reading(sign: str, digits: str, certainty: Certainty, *, exact: bool = False) -> Reading:
    if len(digits) > MAX_DIGITS:
        return NO_READING
    _, _, decimals = digits.partition(".")
    value = Decimal(sign + digits)
    return Reading(Number(value, len(decimals), exact), certainty, show(value))


def show(value: Decimal | int, places: int | None = None) -> str:
    """Return a number in Vietnamese style: dots from 1.000 up, a comma before its decimals, or before `places`."""
    number = Decimal(value) if places is None else Decimal(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    whole, _, decimals = f"{abs(number):f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return ("-" if number < 0 else "") + grouped + (f",{decimals}" if decimals else "")


def plain(value: Decimal) -> str:
    """Return a number written without dots, so that a row of any kind reads it back with certainty."""
    return f"{value:f}".replace(".", ",")


def percent_of(part: Decimal, whole: Decimal) -> Number:
    """Compute 100 × part / whole as it is printed; whole must not be 0.

    Two decimals, half up, none when the result is a whole number; 0 and 100 only when exact.
    """
    true = Fraction(part) / Fraction(whole) * 100
    if true.denominator == 1:
        return Number(Decimal(true.numerator), 0, exact=True)
    cents = int(true * 100 + Fraction(1, 2)) if true > 0 else -int(-true * 100 + Fraction(1, 2))
    if cents in (0, 10000):
        cents += 1 if true > Fraction(cents, 100) else -1
    return Number(Decimal(cents).scaleb(-2), 2)
