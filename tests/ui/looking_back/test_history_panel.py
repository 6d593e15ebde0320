"""The history beside a page, in the real window and by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.desk.versions.printed_drafts import print_draft
from cchc_desktop.desk.work.open_report import OpenReport
from tests.ui.conftest import OpenWindow
from ui.report.view import ReportView
from ui.shell.window import MainWindow
from ui.words.versions import history_texts

KEY = "3:3.3.1"


@pytest.fixture
def window(open_window: OpenWindow, sample: OpenReport) -> MainWindow:
    """Return the window at a figure that was written, printed and written again."""
    sample.edit(KEY, "1.386")
    print_draft(sample)
    sample.edit_many({KEY: "1.390"}, "one-stop")
    window = open_window(sample.ref)
    window.resize(1366, 768)
    view(window).go(KEY)
    return window


def view(window: MainWindow) -> ReportView:
    """Return the view of the open report."""
    assert window.report is not None
    return window.report


def texts(shown: QListWidget) -> list[str]:
    """Return the rows as screen readers are told them."""
    return [shown.item(row).text() for row in range(shown.count())]


def press(window: MainWindow, key: Qt.Key) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(window.focusWidget(), key)


def test_f7_shows_the_history_of_the_field_and_goes_back(window: MainWindow) -> None:
    """When, by whom, what stood there; the page keeps its place."""
    press(window, Qt.Key.Key_F7)
    panel = view(window).history
    assert panel.isVisible()
    assert panel.events.hasFocus()
    rows = texts(panel.events)
    assert [row.split()[0] for row in rows] == ["1.390", "1.386", "1.386", "1.387"]
    assert history_texts.CAUSES["print"].format(1) in rows[1]
    assert all("Lan" in row for row in rows)
    press(window, Qt.Key.Key_F7)
    assert not panel.events.hasFocus()
    assert panel.isVisible()
    page = view(window).page
    assert page is not None
    assert page.place() == KEY
    press(window, Qt.Key.Key_Escape)
    assert panel.isHidden()


def test_enter_takes_a_value_back_as_a_new_edit_that_can_be_undone(window: MainWindow) -> None:
    """The history only grows."""
    press(window, Qt.Key.Key_F7)
    panel = view(window).history
    for _ in range(3):
        press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Return)
    report = view(window).open_report
    assert report.report.text(KEY) == "1.387"
    assert [row.split()[0] for row in texts(panel.events)] == ["1.387", "1.390", "1.386", "1.386", "1.387"]
    assert history_texts.CAUSES["taken-back"] in texts(panel.events)[0]
    view(window).open_report.undo()
    assert report.report.text(KEY) == "1.390"


def test_the_present_value_cannot_be_taken_back(window: MainWindow) -> None:
    """Enter on it does nothing."""
    press(window, Qt.Key.Key_F7)
    before = len(view(window).open_report.flushed_store().history(view(window).open_report.ref))
    press(window, Qt.Key.Key_Return)
    assert len(view(window).open_report.flushed_store().history(view(window).open_report.ref)) == before


def test_the_history_follows_the_cursor_and_edits(window: MainWindow, qtbot: QtBot) -> None:
    """Another cell, another history; a section says how many words came."""
    press(window, Qt.Key.Key_F7)
    panel = view(window).history
    view(window).go("1:1")
    qtbot.waitUntil(lambda: panel.events.count() == 2)
    view(window).open_report.edit("IV", view(window).open_report.report.text("IV") + " Thêm ba từ.")
    view(window).go("IV")
    qtbot.waitUntil(lambda: texts(panel.events)[0].startswith("thêm 3 từ"))
    assert texts(panel.recent)[0].split(" ", 1)[1] == "IV thêm 3 từ"


def test_a_recent_change_leads_to_its_place(window: MainWindow) -> None:
    """By Enter."""
    view(window).open_report.edit("1:1", "41")
    press(window, Qt.Key.Key_F7)
    panel = view(window).history
    panel.recent.setFocus()
    panel.recent.setCurrentRow(0)
    panel.recent.itemActivated.emit(panel.recent.item(0))
    page = view(window).page
    assert page is not None
    assert page.place() == "1:1"


def test_a_narrow_window_gives_the_rail_to_the_page(window: MainWindow) -> None:
    """It is there again when the history is closed."""
    window.resize(1024, 600)
    press(window, Qt.Key.Key_F7)
    assert view(window).rail.isHidden()
    press(window, Qt.Key.Key_Escape)
    assert not view(window).rail.isHidden()


def test_digits_typed_into_a_cell_have_their_dots_in_the_history(window: MainWindow, qtbot: QtBot) -> None:
    """In the events of the cell and in the last changes of the report, as the cell itself shows them."""
    view(window).open_report.edit(KEY, "12345")
    press(window, Qt.Key.Key_F7)
    panel = view(window).history
    qtbot.waitUntil(lambda: texts(panel.events)[0].startswith("12.345"))
    assert texts(panel.recent)[0].endswith("BM3 3.3.1 1.390 → 12.345")


def test_an_explanation_stands_among_the_events_of_its_field(window: MainWindow) -> None:
    """With its text and who gave it; it is no value that could be taken back."""
    report = view(window).open_report
    report.edit("3:3.3.2", "1.400")  # more in time than settled at all
    finding = next(each for each in report.outcome.findings if each.at[0] == "3:3.3.2")
    report.explain(finding, "Sổ ghi như vậy", "Chủ tịch An")
    view(window).go("3:3.3.2")
    press(window, Qt.Key.Key_F7)
    panel = view(window).history
    (row,) = [row for row in texts(panel.events) if history_texts.EXPLAINED in row]
    assert row.startswith("Sổ ghi như vậy")
    assert row.endswith("Chủ tịch An")
    assert any(row.startswith("1.400") for row in texts(panel.events))
