"""The review page, driven by keys, over a real SQLite draft."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cchc_desktop.desk.open_report import OpenReport
from cchc_desktop.report.template import Severity
from tests.ui.conftest import MakePage
from tests.ui.keys import CTRL, press
from ui.finding_list import Entry, Group
from ui.review_page import ReviewPage


@pytest.fixture
def review(sample: OpenReport, shown: MakePage) -> ReviewPage:
    sample.edit("7:6.7.2", "1400")
    sample.edit("6:1.1", "2.65")
    sample.edit("IV", "")
    return cast("ReviewPage", shown(sample, "review"))


def entries(page: ReviewPage) -> list[Entry]:
    return [line for line in page.list.findings.lines if isinstance(line, Entry)]


def choose(page: ReviewPage, rule: str) -> Entry:
    rows = enumerate(page.list.findings.lines)
    row, entry = next((row, line) for row, line in rows if isinstance(line, Entry) and line.finding.rule == rule)
    page.list.setCurrentIndex(page.list.findings.index(row))
    return entry


def test_every_finding_is_listed_under_its_step(review: ReviewPage, sample: OpenReport) -> None:
    assert [entry.finding for entry in entries(review)] == list(sample.outcome.findings)
    titles = [line.title for line in review.list.findings.lines if isinstance(line, Group)]
    assert len(titles) == len(set(titles))
    assert any(title.startswith("Biểu mẫu 7") for title in titles)


def test_enter_and_a_double_click_go_to_the_place(review: ReviewPage, qtbot: QtBot) -> None:
    entry = choose(review, "text.empty")
    with qtbot.waitSignal(review.wants) as asked:
        press(Qt.Key.Key_Return)
    assert asked.args == [entry.finding.at[0]] == ["IV"]
    place = review.list.visualRect(review.list.currentIndex()).center()
    with qtbot.waitSignal(review.wants) as asked:
        QTest.mouseDClick(review.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == ["IV"]


def test_control_enter_mends(review: ReviewPage, sample: OpenReport) -> None:
    choose(review, "value.format")
    press(Qt.Key.Key_Return, CTRL)
    assert sample.report.text("6:1.1") == "2,65"
    assert "value.format" not in [entry.finding.rule for entry in entries(review)]


def test_a_click_on_the_action_mends(review: ReviewPage, sample: OpenReport) -> None:
    entry = choose(review, "value.format")
    rect = next(rect for name, _, rect in review.list.laid(entry).actions if name == "fix")
    place = review.list.visualRect(review.list.currentIndex()).topLeft() + rect.center()
    QTest.mouseClick(review.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert sample.report.text("6:1.1") == "2,65"


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_filter_shows_one_severity(review: ReviewPage, sample: OpenReport, number: int) -> None:
    severity = list(Severity)[number - 1]
    review.filters.buttons[number].click()
    wanted = [finding for finding in sample.outcome.findings if finding.severity is severity]
    assert [entry.finding for entry in entries(review)] == wanted
    assert review.filters.buttons[number].text().endswith(f" {len(wanted)}")


def test_an_edit_shows_at_once_and_keeps_the_choice(review: ReviewPage, sample: OpenReport) -> None:
    choose(review, "value.format")
    sample.edit("IV", "Rà soát thủ tục.")
    chosen = review.list.chosen()
    assert chosen is not None
    assert chosen.finding.rule == "value.format"
    assert "text.empty" not in [entry.finding.rule for entry in entries(review)]


def test_what_cannot_be_checked_is_folded(review: ReviewPage, sample: OpenReport) -> None:
    assert sample.outcome.unchecked
    assert str(len(sample.outcome.unchecked)) in review.unchecked.button.text()
    assert not review.unchecked.text.isVisible()
    review.unchecked.button.click()
    assert sample.outcome.unchecked[0].message in review.unchecked.text.text()
    assert review.unchecked.text.isVisible()


def test_nothing_found_is_said(review: ReviewPage, sample: OpenReport) -> None:
    review.filters.buttons[1].click()
    sample.edit("7:6.7.2", "1381")
    sample.edit("6:1.1", "2,65")
    errors = [finding for finding in sample.outcome.findings if finding.severity is Severity.ERROR]
    assert review.empty.isVisible() == (not errors)
