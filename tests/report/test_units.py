"""Money: amounts brought from one unit to another keep what was typed, and how exactly."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cchc_desktop.report.kinds import printed, read
from cchc_desktop.report.numbers import Certainty, Number
from cchc_desktop.report.units import in_dong, is_money, read_money, same_unit
from tests.make import make_row


@pytest.mark.parametrize(
    ("typed", "unit", "own", "value", "low", "high"),
    [
        ("2,7", "tỷ", "triệu đồng", "2700", "2650", "2750"),
        ("2", "tỷ đồng", "triệu", "2000", "1500", "2500"),
        ("2,7", "tỷ", "đồng", "2700000000", "2650000000", "2750000000"),
        ("2.649,5", "triệu", "tỷ đồng", "2.6495", "2.64945", "2.64955"),
        ("2.700,0", "nghìn đồng", "triệu đồng", "2.7", "2.69995", "2.70005"),
        ("2,70", "Tỉ đồng", "tỷ", "2.70", "2.695", "2.705"),
        ("2.649.523.000", "đồng", "tỷ đồng", "2.649523", "2.649523", "2.649523"),
        ("-2,7", "tỷ", "triệu", "-2700", "-2750", "-2650"),
    ],
)
def test_an_amount_keeps_its_interval_in_another_unit(
    typed: str, unit: str, own: str, value: str, low: str, high: str
) -> None:
    number = read_money(typed, unit, own).number
    assert number is not None
    assert (f"{number.value:f}", number.low, number.high) == (value, Decimal(low), Decimal(high))


def test_what_is_no_number_of_money_stays_unread() -> None:
    assert read_money("2.788", "tỷ", "triệu").certainty is Certainty.AMBIGUOUS
    assert read_money("nhiều", "tỷ", "triệu").certainty is Certainty.NONE
    assert read_money("2,5", "đồng", "tỷ").number is None


@pytest.mark.parametrize(
    ("unit", "own", "same"),
    [("tỷ", "Triệu đồng", True), ("hồ sơ", "Hồ sơ", True), ("đồng", "Hồ sơ", False), ("hồ sơ", "đồng", False)],
)
def test_units_that_count_the_same_can_stand_for_each_other(unit: str, own: str, *, same: bool) -> None:
    assert same_unit(unit, own) is same


def test_money_is_known_by_its_unit() -> None:
    assert is_money(" Tỷ  đồng ")
    assert not is_money("Hồ sơ")
    assert not is_money("")


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [
        (Number(Decimal("2.649523"), 6, exact=True), "Tỷ đồng", "2.649.523.000 đồng"),
        (Number(Decimal("2.5"), exact=True), "triệu", "2.500.000 đồng"),
        (Number(Decimal("2.65"), 2), "Tỷ đồng", "2,65 tỷ đồng"),
        (Number(Decimal(7), exact=True), "Hồ sơ", ""),
    ],
)
def test_an_amount_is_written_in_dong_only_where_it_is_exact(number: Number, unit: str, words: str) -> None:
    assert in_dong(number, unit) == words


def test_a_larger_unit_is_printed_in_the_row_s_own() -> None:
    row = make_row("decimal", unit="Triệu đồng")
    assert printed(row, read(row, "2,7 tỷ")) == "2.700"
    assert printed(row, read(row, "2,70 triệu")) == "2,70"
    assert printed(row, read(row, "3,00 triệu")) == "3,00"
