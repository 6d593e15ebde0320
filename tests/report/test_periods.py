"""Periods of the first template, by the regime of 581/BNV-CCHC."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_desktop.report.periods import PeriodSpan, span_of, spans_of_year
from tests.make import shipped_template


def span(code: str, year: int = 2023) -> PeriodSpan:
    found = span_of(shipped_template(), f"{year}-{code}")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("code", "start", "end"),
    [
        ("Q1", date(2022, 12, 15), date(2023, 3, 14)),
        ("H1", date(2022, 12, 15), date(2023, 6, 14)),
        ("Q3", date(2023, 6, 15), date(2023, 9, 14)),
        ("9M", date(2022, 12, 15), date(2023, 9, 14)),
        ("Y", date(2022, 12, 15), date(2023, 12, 14)),
    ],
)
def test_each_period_has_its_window(code: str, start: date, end: date) -> None:
    assert (span(code).start, span(code).end) == (start, end)


def test_only_the_third_quarter_is_not_cumulative() -> None:
    assert [period.code for period in shipped_template().periods if not period.cumulative] == ["Q3"]


def test_a_commune_s_report_is_due_two_working_days_after_the_end() -> None:
    assert span("H1").due == date(2023, 6, 16)


def test_a_weekend_is_no_working_day() -> None:
    assert (span("Y", 2024).end.strftime("%a"), span("Y", 2024).due) == ("Sat", date(2024, 12, 17))


def test_a_period_s_name_holds_its_year_and_its_title_a_capital() -> None:
    assert (span("Q1").name, span("Q1").title) == ("quý I năm 2023", "Quý I năm 2023")


@pytest.mark.parametrize("key", ["2023-Q2", "2020-H1", "2026-H1", "2023", "23-H1", "", "2023-H1 "])
def test_a_template_has_no_period_of_another_code_or_year(key: str) -> None:
    assert span_of(shipped_template(), key) is None


@pytest.mark.parametrize("key", ["0000-Y", "0001-H1", "9999-Y"])
def test_a_year_at_the_end_of_the_calendar_has_no_period(key: str) -> None:
    assert span_of(shipped_template(), key, any_year=True) is None
    assert span_of(shipped_template("cchc-xa-2026"), key) is None


def test_a_year_has_all_periods_in_the_template_s_order() -> None:
    assert [each.key for each in spans_of_year(shipped_template(), 2023)] == [
        "2023-Q1", "2023-H1", "2023-Q3", "2023-9M", "2023-Y",
    ]  # fmt: skip


@pytest.mark.parametrize("year", [2021, 2025])
def test_the_first_and_the_last_year_of_a_template_belong_to_it(year: int) -> None:
    assert span("H1", year).year == year


def test_a_template_without_a_last_year_goes_on() -> None:
    template = shipped_template("cchc-xa-2025")
    assert template.last_year is None
    assert span_of(template, "2099-H1") is not None


@pytest.mark.parametrize(
    ("code", "year", "last_day", "due"),
    [
        ("Y", 2023, "Thu", date(2023, 12, 18)),
        ("H1", 2024, "Fri", date(2024, 6, 18)),
        ("Q1", 2021, "Sun", date(2021, 3, 16)),
    ],
)
def test_neither_saturday_nor_sunday_is_a_working_day(code: str, year: int, last_day: str, due: date) -> None:
    assert (span(code, year).end.strftime("%a"), span(code, year).due) == (last_day, due)
