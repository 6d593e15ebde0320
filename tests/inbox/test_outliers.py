from __future__ import annotations

import random
from decimal import Decimal

from cchc_desktop.inbox.inbox_store import UnitFigure
from cchc_desktop.inbox.outliers import outliers_since, outliers_within, year_before


def figures(values: dict[str, object]) -> list[UnitFigure]:
    return [UnitFigure(unit, "3:1", "value", str(value), 1, "") for unit, value in values.items()]


def of_sizes(seed: int, units: int = 60) -> dict[str, object]:
    chance = random.Random(seed)  # noqa: S311
    return {f"{number:05}": round(chance.lognormvariate(6, 0.5)) for number in range(units)}


def test_a_value_a_hundred_times_the_others_is_named_with_how_many_times() -> None:
    (found,) = outliers_within(figures({**of_sizes(1), "99999": 45_000}))

    assert (found.unit, found.value, found.earlier) == ("99999", Decimal(45_000), None)
    assert 90 < found.times < 150


def test_many_wild_values_do_not_hide_each_other() -> None:
    wild = {f"9999{number}": 10**number for number in (5, 6, 7, 8, 9)}
    found = outliers_within(figures({**of_sizes(2), **wild}))

    assert {each.unit for each in found} == {*wild}
    assert found[0].unit == "99999"


def test_communes_of_usual_sizes_are_not_named() -> None:
    assert sum(len(outliers_within(figures(of_sizes(seed)))) for seed in range(20)) <= 4


def test_one_that_differs_where_all_others_are_equal_is_named() -> None:
    same: dict[str, object] = {f"{number:05}": 140 for number in range(20)}

    assert [each.unit for each in outliers_within(figures({**same, "99999": 14}))] == ["99999"]
    assert outliers_within(figures({**same, "99999": 150})) == []
    assert outliers_within(figures(same)) == []


def test_among_few_none_is_far_and_what_is_no_number_is_left_out() -> None:
    assert outliers_within(figures({"1": 1, "2": 1000, "3": 5})) == []
    nil = [UnitFigure("9", "3:1", "nil", "", 1, "")]
    assert outliers_within([*figures(of_sizes(3)), *nil]) == []


def test_a_unit_that_changed_unlike_the_others_is_named_with_its_earlier_value() -> None:
    then = of_sizes(4)
    now = {unit: round(int(str(value)) * 1.1) for unit, value in then.items()}
    now["00007"] = now["00007"] * 10
    (found,) = outliers_since(figures({**now}), figures(then))

    assert (found.unit, found.earlier) == ("00007", Decimal(str(then["00007"])))
    assert 8 < found.times < 12


def test_the_same_period_of_the_year_before() -> None:
    assert [year_before(period) for period in ("2026-H1", "2026-9M", "nothing")] == ["2025-H1", "2025-9M", ""]
