"""Figures one by one to the clipboard by one key, ticked off, kept across sessions."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from cchc_desktop.desk.one_stop.retyping import RetypedNotes
from cchc_desktop.desk.work.open_report import OpenReport
from tests.ui.conftest import MakePage
from tests.ui.keys import press
from ui.handing.retyping_page import RetypingPage


@pytest.fixture
def page(shown: MakePage, sample: OpenReport) -> RetypingPage:
    return cast("RetypingPage", shown(sample, "retyping"))


def test_enter_copies_ticks_and_goes_on(page: RetypingPage, sample: OpenReport, shown: MakePage) -> None:
    first, second = page.list.topLevelItem(0).text(2), page.list.topLevelItem(1).text(2)
    press(Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == first
    press(Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == second
    assert page.count.text().startswith("2/")

    again = cast("RetypingPage", shown(sample, "retyping"))
    assert again.list.currentIndex().row() == 2
    assert [again.list.topLevelItem(row).checkState(0) for row in range(3)] == [
        Qt.CheckState.Checked,
        Qt.CheckState.Checked,
        Qt.CheckState.Unchecked,
    ]


def test_a_figure_that_changes_is_to_be_typed_again_and_space_turns_a_tick(
    page: RetypingPage, sample: OpenReport
) -> None:
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Up)
    sample.edit("1:1", "41")
    assert page.list.topLevelItem(0).checkState(0) is Qt.CheckState.Unchecked
    press(Qt.Key.Key_Space)
    assert RetypedNotes(sample.flushed_store(), sample.ref).read()["1:1"] == "41"
    press(Qt.Key.Key_Space)
    assert "1:1" not in RetypedNotes(sample.flushed_store(), sample.ref).read()
