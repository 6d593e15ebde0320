"""Units of money: the value of each in đồng, and the conversion of amounts between them."""

from __future__ import annotations

from decimal import Decimal

from cchc_desktop.base.text import folded
from cchc_desktop.report.numbers import Number, Reading, read_count, read_decimal, show

MONEY = {
    "tỷ đồng": 9, "tỷ": 9, "tỉ đồng": 9, "tỉ": 9,
    "triệu đồng": 6, "triệu": 6,
    "nghìn đồng": 3, "nghìn": 3,
    "đồng": 0,
}  # fmt: skip
"""Units of money by their names: the power of ten of đồng that each is."""


def is_money(unit: str) -> bool:
    """Return whether a unit counts money."""
    return folded(unit) in MONEY


def same_unit(unit: str, own: str) -> bool:
    """Return whether an amount in `unit` may be typed in a row whose unit is `own`."""
    return folded(unit) == folded(own) or (is_money(unit) and is_money(own))


def read_money(text: str, unit: str, own: str) -> Reading:
    """Read an amount of money typed in one unit as an amount in another; only amounts in đồng are exact.

    The interval of what was typed is kept: "2,7" tỷ are 2.700 triệu, give or take 50.
    """
    reading = read_count(text) if MONEY[folded(unit)] == 0 else read_decimal(text)
    if reading.number is None:
        return reading
    shift = MONEY[folded(unit)] - MONEY[folded(own)]
    value, places = _shifted(reading.number.value, shift), reading.number.places - shift
    return Reading(Number(value, places, reading.number.exact), reading.certainty, reading.written)


def in_dong(number: Number, unit: str) -> str:
    """Return an amount of money in đồng where it is exact to the đồng, else in its unit; "" if it is no money."""
    if not is_money(unit):
        return ""
    if not number.exact:
        return f"{show(number.value)} {folded(unit)}"
    return f"{show(_shifted(number.value, MONEY[folded(unit)]).quantize(Decimal(1)))} đồng"


def _shifted(value: Decimal, shift: int) -> Decimal:
    """Return a value times ten to a power, as a number without needless decimals; one not shifted as it is."""
    if not shift:
        return value
    moved = value.scaleb(shift)
    return moved.quantize(Decimal(1)) if moved == moved.to_integral_value() else moved.normalize()
