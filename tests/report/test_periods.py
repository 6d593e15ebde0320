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


def test_a_year_has_all_periods_in_the_template_s_order() -> None:
    assert [each.key for each in spans_of_year(shipped_template(), 2023)] == [
        "2023-Q1", "2023-H1", "2023-Q3", "2023-9M", "2023-Y",
    ]  # fmt: skip
