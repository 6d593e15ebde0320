"""Days and moments in words, as Decree 30 writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from cchc_desktop.base.clock import day_words, moment_words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2023, 6, 5), "05/6/2023"),
        (date(2023, 2, 15), "15/02/2023"),
        (date(2023, 1, 9), "09/01/2023"),
        (date(2023, 3, 10), "10/3/2023"),
        (date(2023, 12, 31), "31/12/2023"),
    ],
)
def test_a_0_comes_before_days_under_10_and_the_months_1_and_2(day: date, words: str) -> None:
    assert day_words(day) == words


def test_the_time_comes_before_the_day() -> None:
    assert moment_words(datetime(2023, 6, 5, 8, 7, tzinfo=UTC)) == "08:07 ngày 05/6/2023"
