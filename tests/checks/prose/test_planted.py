"""Slips of every kind, planted at random in made-up reports: most are found, and little else is said."""

from __future__ import annotations

from random import Random

import pytest

from benchmarks.planted.measure import KINDS, PlantedOutcome, findings, made_up, measure
from cchc_desktop.checks.run import Checker

REPORTS, ROUNDS, CLEAN = 5, 1, 40


@pytest.fixture(scope="module", params=["carriers", "unseen"])
def outcome(request: pytest.FixtureRequest) -> PlantedOutcome:
    known = made_up(seed=7, number=REPORTS, files=(request.param,))
    return measure(known, tuple(KINDS), Random(8), ROUNDS)  # noqa: S311 - the same at every run


@pytest.mark.parametrize("carriers", ["carriers", "unseen"])
def test_clean_reports_raise_nothing(carriers: str) -> None:
    for made in made_up(seed=1, number=CLEAN, files=(carriers,)):
        assert [f"{each.at[0]}: {each.message}" for each in findings(Checker(made.template), made)] == []


def test_planted_slips_are_found_and_what_is_found_is_right(outcome: PlantedOutcome) -> None:
    tallies = outcome.kinds.values()
    planted, found = sum(each.planted for each in tallies), sum(each.found for each in tallies)
    right, wrong = sum(each.right for each in tallies), sum(each.wrong for each in tallies)
    assert planted >= REPORTS * len(KINDS) // 2
    assert found >= 0.9 * planted, [each.missed for each in tallies]
    assert right >= 0.95 * (right + wrong), [each.amiss for each in tallies]
