"""The edition of 2026: what it adds to that of 2025, where each row comes from, figures that agree."""

from __future__ import annotations

import pytest

from cchc_desktop.checks.context import Context
from cchc_desktop.checks.run import Checker
from cchc_desktop.report.document import report_of
from tests.make import make_outcome, shipped_template

TEMPLATE, BEFORE = shipped_template("cchc-xa-2026"), shipped_template("cchc-xa-2025")
FIGURES = {
    "3:1.4": "361", "7:2.3.1": "230", "3:3.1.1": "1.387", "3:3.1.2": "1.386", "3:3.1.2.1": "1.379",
    "3:3.1.2.2": "7", "3:3.1.3": "1", "3:3.2": "8", "3:3.2.1": "8", "3:3.2.2": "0", "3:3.4": "2,4", "3:4.3.1": "410",
    "3:5.1.1": "12", "3:5.1.2": "12", "3:5.2.1": "1.366", "3:5.3.1": "640", "3:5.3.2": "632", "7:2.1.1": "180",
    "7:2.1.2": "170", "7:2.2.1": "70", "7:2.2.2": "60", "7:3.1.1": "1.366", "7:3.1.2": "1.301", "7:3.1.3": "65",
    "7:3.2": "29", "7:3.3.1": "1.120", "7:5.1": "6", "7:5.1.1": "3", "7:5.1.2": "2", "7:5.1.3": "1", "7:5.1.4": "0",
    "7:5.2": "41", "7:6.1.1": "24",
}  # fmt: skip
"""Figures of a made-up commune that agree with each other."""


def findings(**changed: str) -> dict[str, tuple[str, ...]]:
    outcome = make_outcome(TEMPLATE, FIGURES | {name.replace("_", ":", 1): text for name, text in changed.items()})
    return {
        each.rule: each.at
        for each in outcome.findings
        if each.severity in ("error", "warning") and each.at[0] in FIGURES
    }


def test_it_is_proposed_says_so_and_is_in_force_from_july_2026() -> None:
    assert (TEMPLATE.status, str(TEMPLATE.edition.since)) == ("proposed", "2026-07-01")
    assert "Chưa đối chiếu với biểu mẫu chính thức" in TEMPLATE.note
    assert TEMPLATE.series == BEFORE.series


def test_every_row_of_2025_keeps_its_key_and_its_meaning() -> None:
    kept = {key: (row.label, row.kind, row.unit) for key, row in BEFORE.rows.items()}
    assert {key: (row.label, row.kind, row.unit) for key, row in TEMPLATE.rows.items() if key in kept} == kept


def test_every_row_names_its_source_and_says_where_no_form_was_there_to_compare_with() -> None:
    sources = {key: TEMPLATE.source(key) for key in TEMPLATE.rows}
    assert all(sources.values())
    assert {key for key, words in sources.items() if "để đối chiếu" not in words} == set()
    new = {key for key, row in TEMPLATE.rows.items() if key not in BEFORE.rows and row.kind != "heading"}
    assert all("224/2026/NĐ-CP, Điều" in sources[key] or "766" in sources[key] for key in new)


def test_the_four_levels_of_proactive_services_have_the_names_of_the_decree() -> None:
    names = [TEMPLATE.rows[f"7:5.1.{level}"].label.partition(": ")[2] for level in range(1, 5)]
    assert names[0] == "chủ động nhắc thực hiện"
    assert [name.startswith("chủ động nhắc") for name in names] == [True] * 4
    assert names[3].endswith("và tự động thực hiện")


def test_figures_that_agree_have_no_error() -> None:
    assert findings() == {}


def test_percents_are_computed() -> None:
    table = make_outcome(TEMPLATE, FIGURES).subject.table
    keys = ("3:3.1", "3:4.3", "3:5.1", "3:5.2", "3:5.3", "7:3.3", "7:6.1")
    assert [table.printed(key) for key in keys] == ["99,93", "30,01", "100", "100", "98,75", "81,99", "10,43"]


@pytest.mark.parametrize(
    ("key", "text", "rule"),
    [
        ("3_3.1.2.2", "8", "total.mismatch"),
        ("3_4.3.1", "1.367", "part.exceeds"),
        ("3_5.1.2", "13", "part.exceeds"),
        ("3_5.3.2", "641", "part.exceeds"),
        ("7_3.3.1", "1.302", "part.exceeds"),
        ("7_5.1.3", "2", "total.mismatch"),
        ("7_6.1.1", "231", "part.exceeds"),
    ],
)
def test_a_figure_that_disagrees_is_found(key: str, text: str, rule: str) -> None:
    assert rule in findings(**{key: text})


def test_sentences_about_proactive_levels_are_no_outdated_terms() -> None:
    words = "Có 3 TTHC cung cấp dịch vụ công trực tuyến chủ động mức độ 3 và 1 TTHC mức độ 4."
    report = report_of(TEMPLATE.id, "2026-Q3", {"unit.kind": "xã", "unit.name": "An Thanh", "II.6": words})
    assert "text.term" not in {each.rule for each in Checker(TEMPLATE).check(report, Context()).findings}
