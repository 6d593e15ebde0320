"""Tests of items of texts that are judged once."""

from __future__ import annotations

import pytest

from cchc_desktop.checks.prose import judged_items
from cchc_desktop.checks.prose.judged_items import JudgedItems


def test_each_item_is_judged_once() -> None:
    judged: list[str] = []

    def is_wrong(item: str) -> bool:
        judged.append(item)
        return item == "sai"

    items = JudgedItems(is_wrong)
    assert items.wrong(frozenset(("hồ", "sơ", "sai"))) == {"sai"}
    assert items.wrong(frozenset(("hồ", "sai"))) == {"sai"}
    assert items.wrong(frozenset(("hồ", "sơ"))) == set()
    assert sorted(judged) == ["hồ", "sai", "sơ"]


def test_items_are_forgotten_before_they_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judged_items, "_MOST", 2)
    judged: list[int] = []
    items = JudgedItems[int](lambda item: bool(judged.append(item)))  # type: ignore[func-returns-value] # counts
    items.wrong(frozenset((1, 2, 3)))
    items.wrong(frozenset((4,)))
    items.wrong(frozenset((1, 4)))
    assert judged.count(4) == 1
    assert judged.count(1) == 2
