"""The meaning of the text in a cell: the five states, and the kinds of rows."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest

from cchc_desktop.report.figures import State
from cchc_desktop.report.kinds import KINDS, printed, read
from cchc_desktop.report.numbers import Certainty
from cchc_desktop.report.template import Row
from tests.make import make_row

COUNT = make_row(unit="Người")
DECIMAL = make_row("decimal", unit="Tỷ đồng")
PERCENT = make_row("percent", unit="%")
CHOICE = make_row("choice", choices={"0": "Không", "1": "Có"})


def number_of(row: Row, text: str) -> Decimal:
    number = read(row, text).number
    assert number is not None
    return number.value


def test_a_blank_is_not_entered_and_never_zero() -> None:
    figure = read(COUNT, "  ")
    assert (figure.state, figure.number) == (State.NOT_ENTERED, None)


def test_a_blank_of_another_tier_is_not_ours() -> None:
    assert read(make_row(tier="province"), "").state is State.NOT_OURS


def test_what_another_tier_s_row_holds_is_read_all_the_same() -> None:
    assert read(make_row(tier="province"), "5").state is State.VALUE


@pytest.mark.parametrize("text", ["không", "Không có", "KHÔNG PHÁT SINH", "Không có người", " không  có. "])
def test_the_closed_list_of_words_means_nil(text: str) -> None:
    assert read(COUNT, text).state is State.NIL


def test_nil_words_may_come_in_decomposed_letters() -> None:
    assert read(COUNT, unicodedata.normalize("NFD", "Không có")).state is State.NIL


def test_the_row_s_own_words_mean_nil_and_another_row_s_do_not() -> None:
    own = make_row(nil=["Không có PAKN"])
    assert (read(own, "Không có PAKN").state, read(COUNT, "Không có PAKN").state) == (State.NIL, State.VALUE)


def test_no_data_yet_is_unknown() -> None:
    assert read(COUNT, "Chưa có số liệu").state is State.UNKNOWN


@pytest.mark.parametrize("text", ["0", "Không", "không.", "0 - Không", "0. không", "0 (Không)"])
def test_in_a_choice_the_label_wins_over_nil(text: str) -> None:
    figure = read(CHOICE, text)
    assert (figure.state, figure.choice) == (State.VALUE, "0")


def test_a_nil_word_that_is_no_label_of_the_choice_is_nil() -> None:
    assert read(make_row("choice", choices={"1": "Có"}), "Không").state is State.NIL


def test_a_code_that_the_print_does_not_explain_is_allowed() -> None:
    assert read(make_row("choice", choices={"0": "Chưa có", "1": ""}), "1").choice == "1"


@pytest.mark.parametrize("text", ["2", "có lẽ", "1 - Không"])
def test_a_text_that_names_no_choice_is_a_wrong_choice(text: str) -> None:
    assert read(CHOICE, text).fault == "value.choice"


def test_a_count_may_carry_its_share() -> None:
    figure = read(COUNT, "19/95%")
    assert figure.number is not None
    assert figure.share is not None
    assert (figure.number.value, figure.share.value) == (Decimal(19), Decimal(95))
    assert figure.certainty is Certainty.CERTAIN


def test_a_decimal_may_carry_its_share() -> None:
    figure = read(DECIMAL, "2,7/100 %")
    assert figure.share is not None
    assert (number_of(DECIMAL, "2,7/100 %"), figure.share.value) == (Decimal("2.7"), Decimal(100))


@pytest.mark.parametrize("text", ["13 / 40", "19/95", "19 (95%)", "12 13", "1 38", "1387 500"])
def test_two_numbers_any_other_way_are_two_values_in_one_cell(text: str) -> None:
    assert read(COUNT, text).fault == "value.mixed"


def test_a_share_in_a_percent_row_is_two_values_in_one_cell() -> None:
    assert read(PERCENT, "2/100%").fault == "value.mixed"


@pytest.mark.parametrize("text", ["0 %", "95%", "19 hồ sơ", "19 m2"])
def test_a_number_of_something_else_has_the_wrong_unit(text: str) -> None:
    assert read(COUNT, text).fault == "value.unit"


@pytest.mark.parametrize("text", ["19", "19 người", "19 Người", "19\N{NO-BREAK SPACE}người"])
def test_a_number_may_carry_the_row_s_unit(text: str) -> None:
    assert (number_of(COUNT, text), read(COUNT, text).fault) == (Decimal(19), "")


@pytest.mark.parametrize("text", ["nhiều", "2,5", "2,5 người", "khoảng 5", "5?", "1e3", "0x1f", "+5", "9" * 5000])
def test_what_cannot_be_read_has_the_wrong_format(text: str) -> None:
    assert read(COUNT, text).fault == "value.format"


def test_a_part_of_a_dong_is_no_wrong_unit_but_cannot_be_read() -> None:
    assert read(DECIMAL, "2.649.523.000,5 đồng").fault == "value.format"


def test_a_unit_of_two_words_may_be_held_together_by_a_hard_space() -> None:
    assert number_of(make_row(unit="Hồ sơ"), "1.387 hồ\N{NO-BREAK SPACE}sơ") == 1387


def test_a_percent_may_carry_its_sign() -> None:
    assert number_of(PERCENT, "60,5 %") == Decimal("60.5")


def test_a_probable_reading_is_kept_as_typed_with_the_one_text_that_mends_it() -> None:
    figure = read(DECIMAL, "2.65/95.02%")
    assert (figure.fault, figure.suggestion, printed(DECIMAL, figure)) == ("value.format", "2,65/95,02%", "2.65/95.02%")


@pytest.mark.parametrize(
    ("row", "typed", "mended"),
    [
        (DECIMAL, "5.025.904739 đồng", "5.025.904.739 đồng"),
        (DECIMAL, "2.649.523.000 đồng/95.02%", "2.649.523.000 đồng/95,02%"),
        (COUNT, "1,234,567 người", "1.234.567 người"),
        (PERCENT, "95.02 %", "95,02 %"),
    ],
)
def test_a_suggestion_leaves_the_rest_of_the_cell_as_it_was_typed(row: Row, typed: str, mended: str) -> None:
    assert read(row, typed).suggestion == mended
    assert read(row, mended).fault == ""


def test_an_ambiguous_text_counts_for_nothing_until_a_way_to_write_it_is_chosen() -> None:
    figure = read(DECIMAL, "2.788")
    assert (figure.fault, figure.number, figure.options) == ("value.ambiguous", None, ("2788", "2,788"))


def test_an_ambiguous_count_can_only_be_a_whole_number() -> None:
    assert read(COUNT, "1,395").options == ("1395",)


def test_only_the_ambiguous_half_of_a_text_is_rewritten() -> None:
    assert read(DECIMAL, "1,395/95.020%").options == ("1,395/95020%", "1,395/95,020%")


def test_money_typed_in_dong_is_converted_and_exact() -> None:
    number = read(DECIMAL, "2.649.523.000 đồng").number
    assert number is not None
    assert (number.value, number.exact, number.low) == (Decimal("2.649523"), True, Decimal("2.649523"))


def test_money_in_dong_may_carry_its_share() -> None:
    assert number_of(DECIMAL, "2.700.000.000 đồng/100%") == Decimal("2.7")


def test_money_in_the_row_s_own_unit_is_as_exact_as_it_was_typed() -> None:
    number = read(DECIMAL, "2,65 tỷ").number
    assert number is not None
    assert (number.low, number.high) == (Decimal("2.645"), Decimal("2.655"))


@pytest.mark.parametrize(("typed", "shown"), [("06", "6"), ("1395", "1.395"), ("19/95 %", "19/95%")])
def test_a_count_is_printed_in_one_way_however_it_was_typed(typed: str, shown: str) -> None:
    assert printed(COUNT, read(COUNT, typed)) == shown


@pytest.mark.parametrize("text", ["nhiều", "13 / 40", "1,395", "Không có", "Chưa có số liệu"])
def test_what_is_no_certain_number_is_printed_as_typed(text: str) -> None:
    assert printed(COUNT, read(COUNT, text)) == text


def test_a_choice_is_printed_as_its_code() -> None:
    assert printed(CHOICE, read(CHOICE, "Có")) == "1"


def test_decimals_are_printed_as_many_as_typed() -> None:
    assert printed(DECIMAL, read(DECIMAL, "2,70")) == "2,70"


def test_a_heading_holds_no_figure() -> None:
    heading = make_row("heading")
    assert (read(heading, "5").fault, read(heading, "").state) == ("value.unit", State.NOT_ENTERED)


def test_every_kind_a_row_can_have_is_read_and_shown() -> None:
    assert set(KINDS) == {"heading", "count", "decimal", "percent", "choice"}


def test_millions_are_thousandths_of_a_billion() -> None:
    assert number_of(DECIMAL, "2.649,5 triệu đồng") == Decimal("2.6495")


def test_money_in_the_row_s_own_unit_keeps_its_decimals_in_print() -> None:
    assert printed(DECIMAL, read(DECIMAL, "2,70 tỷ đồng")) == "2,70"


@pytest.mark.parametrize(
    ("row", "text", "mended"),
    [
        (COUNT, "1 387", "1.387"),
        (COUNT, "1\N{NO-BREAK SPACE}387\N{NO-BREAK SPACE}000 người", "1.387.000 người"),
        (COUNT, "1\N{RIGHT SINGLE QUOTATION MARK}387/99,5%", "1.387/99,5%"),
        (COUNT, "5.", "5"),
        (COUNT, "'1", "1"),
        (COUNT, "141,00", "141"),
        (DECIMAL, "1 387", "1387"),
        (DECIMAL, "1 387,5", "1.387,5"),
        (DECIMAL, "2.788.383.000 VNĐ", "2.788.383.000 đồng"),
        (DECIMAL, "2 788 383 000đ", "2.788.383.000 đồng"),
        (DECIMAL, "2.788.383.000 ₫", "2.788.383.000 đồng"),
        (DECIMAL, "2.649,5 trđ", "2.649,5 triệu đồng"),
        (DECIMAL, "2.649.523 ngàn đồng", "2.649.523 nghìn đồng"),
        (PERCENT, "'60,5 %", "60,5 %"),
    ],
)
def test_a_text_with_one_probable_reading_is_mended_to_a_certain_one(row: Row, text: str, mended: str) -> None:
    figure = read(row, text)
    assert (figure.text, figure.certainty, figure.fault) == (text, Certainty.PROBABLE, "value.format")
    assert figure.suggestion == mended
    sure = read(row, mended)
    assert (sure.certainty, sure.fault, sure.number) == (Certainty.CERTAIN, "", figure.number)
    assert printed(row, figure) == text


def test_thousands_of_dong_stand_in_a_row_of_milliards() -> None:
    assert number_of(DECIMAL, "2.649.523 nghìn đồng") == Decimal("2.649523")
    assert number_of(DECIMAL, "2.788.383.000 VNĐ") == Decimal("2.788383")
