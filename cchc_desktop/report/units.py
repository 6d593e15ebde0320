"""Units of money: the value of each in đồng, and the conversion of amounts between them."""

from __future__ import annotations

from decimal import Decimal

from cchc_desktop.base.text import folded
from cchc_desktop.report.numbers import Certainty, Number, Reading, read_count, read_decimal, show

MONEY = {
    "tỷ đồng": 9, "tỷ": 9, "tỉ đồng": 9, "tỉ": 9,
    "triệu đồng": 6, "triệu": 6,
    "nghìn đồng": 3, "nghìn": 3,
    "đồng": 0,
}  # fmt: skip
"""Units of money by their names: the power of ten of đồng that each is."""

_SCALES = {"tỷ": ("tỷ", "tỉ"), "triệu": ("triệu", "tr"), "nghìn": ("nghìn", "ngàn", "ng"), "": ("",)}
_DONG = ("đồng", "đ", "₫", "vnđ", "vnd", "đồng việt nam", "việt nam đồng")
ALIASES = {
    written: f"{scale} đồng".strip()
    for scale, words in _SCALES.items()
    for word in words
    for dong in _DONG
    for written in (f"{word} {dong}".strip(), f"{word}{dong}", f"{word}.{dong}")
    if written not in MONEY
} | {"ngàn": "nghìn đồng"}
"""Other ways to write a unit of money, and its name."""


def money_name(unit: str) -> str:
    """Return the name of a unit of money that was written another way ("VNĐ" is "đồng"), "" of any other text."""
    return ALIASES.get(folded(unit), "")


def money_power(unit: str) -> int | None:
    """Return the power of ten of đồng that a unit of money is, however it is written; None if it is no money."""
    return MONEY.get(money_name(unit) or folded(unit))


def is_money(unit: str) -> bool:
    """Return whether a unit counts money."""
    return money_power(unit) is not None


def same_unit(unit: str, own: str) -> bool:
    """Return whether an amount in `unit` may be typed in a row whose unit is `own`."""
    return folded(unit) == folded(own) or (is_money(unit) and is_money(own))


def read_money(text: str, unit: str, own: str) -> Reading:
    """Read an amount of money typed in one unit as an amount in another; only amounts in đồng are exact.

    The interval of what was typed is kept: "2,7" tỷ are 2.700 triệu, give or take 50.
    """
    power, own_power = money_power(unit), money_power(own)
    reading = read_count(text) if power == 0 else read_decimal(text)
    if reading.number is None or power is None or own_power is None:
        return reading
    shift = power - own_power
    value, places = _shifted(reading.number.value, shift), reading.number.places - shift
    certainty = Certainty.PROBABLE if money_name(unit) else reading.certainty
    return Reading(Number(value, places, reading.number.exact), certainty, reading.written)


def in_dong(number: Number, unit: str) -> str:
    """Return an amount of money in đồng where it is exact to the đồng, else in its unit; "" if it is no money."""
    power = money_power(unit)
    if power is None:
        return ""
    if not number.exact:
        return f"{show(number.value)} {folded(unit)}"
    return f"{show(_shifted(number.value, power).quantize(Decimal(1)))} đồng"


def _shifted(value: Decimal, shift: int) -> Decimal:
    """Return a value times ten to a power, as a number without needless decimals; one not shifted as it is."""
    if not shift:
        return value
    moved = value.scaleb(shift)
    return moved.quantize(Decimal(1)) if moved == moved.to_integral_value() else moved.normalize()
