"""Numbers as Vietnamese offices write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cchc_desktop.report.numbers import Certainty, Number, percent_of, read_count, read_decimal, show


@pytest.mark.parametrize(
    ("text", "value"), [("1.395", 1395), ("06", 6), ("0", 0), ("1395", 1395), ("5.025.904.739", 5025904739), ("-2", -2)]
)
def test_a_count_is_digits_with_or_without_dots_between_thousands(text: str, value: int) -> None:
    reading = read_count(text)
    assert (reading.number, reading.certainty) == (Number(Decimal(value), exact=True), Certainty.CERTAIN)


def test_a_count_whose_last_dot_is_lost_has_a_probable_reading() -> None:
    reading = read_count("5.025.904739")
    assert (reading.number, reading.certainty) == (Number(Decimal(5025904739), exact=True), Certainty.PROBABLE)


def test_a_comma_before_three_digits_is_ambiguous_in_a_count() -> None:
    assert read_count("1,395").certainty is Certainty.AMBIGUOUS
    assert read_count("1,395").number is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2,5",
        "1.39",
        "1.3955",
        "0.395",
        "1 39",
        "12 13",
        "1387 500",
        "12a",
        "1e3",
        "\N{FULLWIDTH DIGIT ONE}",
        "+5",
        "9" * 19,
    ],
)
def test_what_is_no_whole_number_has_no_reading_in_a_count(text: str) -> None:
    assert read_count(text).certainty is Certainty.NONE


@pytest.mark.parametrize(
    ("text", "value", "places"), [("2,7", "2.7", 1), ("2,70", "2.70", 2), ("1.234,5", "1234.5", 1), ("100", "100", 0)]
)
def test_a_comma_is_the_decimal_sign(text: str, value: str, places: int) -> None:
    reading = read_decimal(text)
    assert (reading.number, reading.certainty) == (Number(Decimal(value), places), Certainty.CERTAIN)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2.65", "2.65"),
        ("0.395", "0.395"),
        ("12.3456", "12.3456"),
        ("1,234.5", "1234.5"),
        ("5.025.904739", "5025904739"),
    ],
)
def test_one_dot_in_a_decimal_is_no_group_and_has_a_probable_reading(text: str, value: str) -> None:
    reading = read_decimal(text)
    assert reading.number is not None
    assert (reading.number.value, reading.certainty) == (Decimal(value), Certainty.PROBABLE)


def test_one_dot_before_three_digits_is_ambiguous_in_a_decimal() -> None:
    assert read_decimal("2.788").certainty is Certainty.AMBIGUOUS


def test_two_dots_group_thousands_in_a_decimal_too() -> None:
    assert read_decimal("1.395.000").number == Number(Decimal(1395000))


@pytest.mark.parametrize(
    ("number", "low", "high"),
    [
        (Number(Decimal("60.5"), 1), "60.45", "60.55"),
        (Number(Decimal(23), exact=True), "23", "23"),
        (Number(Decimal(100)), "99.5", "100.5"),
    ],
)
def test_a_number_includes_all_that_round_to_it_unless_it_is_exact(number: Number, low: str, high: str) -> None:
    assert (number.low, number.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("999", "999"),
        ("1000", "1.000"),
        ("1234567", "1.234.567"),
        ("2.70", "2,70"),
        ("1234.5", "1.234,5"),
        ("-3", "-3"),
    ],
)
def test_numbers_are_printed_with_dots_from_a_thousand_up_and_as_many_decimals_as_typed(value: str, shown: str) -> None:
    assert show(Decimal(value)) == shown


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        ("1386", "1387", "99,93"),
        ("1381", "1395", "99,00"),
        ("28", "28", "100"),
        ("23", "38", "60,53"),
        ("1", "2", "50"),
        ("0", "7", "0"),
        ("1", "16", "6,25"),
        ("1", "32", "3,13"),
    ],
)
def test_a_computed_percent_has_two_decimals_half_up_and_none_if_it_is_exact(part: str, whole: str, shown: str) -> None:
    assert show(percent_of(Decimal(part), Decimal(whole)).value) == shown


@pytest.mark.parametrize(
    ("part", "whole", "shown"), [(99999, 100000, "99,99"), (100001, 100000, "100,01"), (1, 1000000, "0,01")]
)
def test_a_computed_percent_is_never_100_or_0_unless_exact(part: int, whole: int, shown: str) -> None:
    assert show(percent_of(Decimal(part), Decimal(whole)).value) == shown


def test_eighteen_digits_are_the_longest_number_that_is_read() -> None:
    assert read_count("9" * 18).certainty is Certainty.CERTAIN
    assert read_decimal("9" * 17 + ",99").certainty is Certainty.NONE


def test_a_negative_percent_is_rounded_away_from_0_at_the_half() -> None:
    assert str(percent_of(Decimal(-1), Decimal(3)).value) == "-33.33"
    assert str(percent_of(Decimal(-2), Decimal(3)).value) == "-66.67"
    assert str(percent_of(Decimal(-1), Decimal(800)).value) == "-0.13"


@pytest.mark.parametrize(("value", "shown"), [("-0.5", "-0,5"), ("-1", "-1"), ("-1395", "-1.395"), ("0", "0")])
def test_a_number_below_0_is_shown_with_its_sign(value: str, shown: str) -> None:
    assert show(Decimal(value)) == shown


@pytest.mark.parametrize("text", ["1 387.500", "1. 387", "5..", "--5", "'", "2,5.", "1 387,5"])
def test_signs_that_leave_two_readings_or_none_are_not_tidied_away_in_a_count(text: str) -> None:
    assert read_count(text).number is None


def test_spaces_between_groups_leave_no_doubt_about_a_dot_before_decimals() -> None:
    assert read_decimal("1 387.5").written == "1.387,5"
    assert read_decimal("1 387.500").number is None
