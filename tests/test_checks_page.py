"""docs/checks.md."""

from __future__ import annotations

from pathlib import Path

from docs.make_checks import describe, page
from tests.make import make_rule, make_template, shipped_template

CHECKS = Path(__file__).parents[1] / "docs" / "checks.md"


def test_the_page_of_checks_is_up_to_date() -> None:
    assert CHECKS.read_text(encoding="utf-8") == page(), "python -m docs.make_checks docs/checks.md"


def test_every_rule_of_every_shipped_template_is_on_the_page() -> None:
    words = page()
    for name in ("cchc-xa-2023", "cchc-xa-2025", "cchc-xa-2026"):
        assert [rule.id for rule in shipped_template(name).rules if f"**`{rule.id}`**" not in words] == []


def test_a_rule_is_written_as_a_relation_with_its_condition_and_examples() -> None:
    example = {"holds": {"1:1": "1"}, "fails": {"1:1": "", "1:2": "2"}}
    rule = make_rule("1:1", "=", "1:2 -1:3", when={"key": "1:3", "positive": True}, message="Sai.", **example)
    words = describe(make_template({"1": {}, "2": {}, "3": {}}, rule | {"id": "hiệu"}))
    assert "**`hiệu`** (total.mismatch, error) `1:1` = `1:2` − `1:3`, when `1:3` is above 0: Sai." in words
    assert "Holds: `1:1` 1. Fails: `1:1` (blank), `1:2` 2." in words


def test_an_empty_side_is_written_as_0() -> None:
    words = describe(make_template({"1": {}}, make_rule("1:1", "differs", "")))
    assert "`1:1` ≠ 0" in words


def test_rows_are_written_with_parts_share_condition_range_and_suspicion() -> None:
    words = describe(
        make_template(
            {
                "1": {"kind": "percent", "ratio": {"part": "1:2", "whole": "1:3"}},
                "2": {"share_of": "1:3"},
                "3": {"required": True, "when": {"key": "1:2", "equals": "1"}},
                "4": {"kind": "percent", "suspect": {"above": 50, "message": "Nhiều quá."}},
            }
        )
    )
    assert [line for line in words.splitlines() if line.startswith("- `1:")] == [
        "- `1:1` Hàng 1: 100 × `1:2` / `1:3`",
        "- `1:2` Hàng 2: a share after the slash is of `1:3`",
        "- `1:3` Hàng 3: wanted when `1:2` is 1",
        "- `1:4` Hàng 4: from 0 to 100",
        "- `1:4` Hàng 4: above 50 suspect: Nhiều quá.",
    ]
