"""Several blank rows at once, the menu of a cell, notes of several lines: by keys and mouse in the window."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from cchc_desktop.checks.explained import explanations
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.work.open_report import OpenReport
from tests.ui.conftest import OpenWindow
from tests.ui.keys import ALT, CTRL, SHIFT, focused, press, write
from ui.forms.model import NOTE, RESULT
from ui.forms.note_edit import NoteEdit
from ui.forms.page import FormPage
from ui.forms.table import FormTable
from ui.report.view import ReportView

GROUP = ("1:3.1", "1:3.2", "1:3.3.1")
"""The rows under one heading; 3.3.2 is asked for only where 3.3.1 is more than 0."""


@pytest.fixture
def view(open_window: OpenWindow, empty: OpenReport) -> ReportView:
    found = open_window(empty.ref).navigation.current.view
    assert found is not None
    return found


def form(view: ReportView, place: str) -> FormPage:
    view.go(place)
    return cast("FormPage", view.page)


def menu() -> QMenu:
    return cast("QMenu", QApplication.activePopupWidget())


def take(words: str) -> None:
    """Choose an action of the open menu by mouse."""
    shown = menu()
    action = next(each for each in shown.actions() if words in each.text())
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=shown.actionGeometry(action).center())


def right_click(table: FormTable, row: int, column: int = RESULT) -> None:
    """Click with the right button as a mouse does: the event goes to what is on top."""
    point = table.visualRect(table.form_model.index(row, column)).center()
    target = table.viewport().childAt(point) or table.viewport()
    inside = target.mapFrom(table.viewport(), point)
    QTest.mousePress(target, Qt.MouseButton.RightButton, pos=inside)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, inside, target.mapToGlobal(inside))
    QApplication.sendEvent(target, event)


def row_of(page: FormPage, key: str) -> int:
    row = page.model.row_of(key)
    assert row is not None
    return row


def texts(report: OpenReport, *keys: str) -> list[str]:
    return [report.report.text(key) for key in keys]


def test_blank_rows_of_a_group_are_shown_then_filled_with_0_and_undone_at_once(view: ReportView) -> None:
    page = form(view, "1:3.1")
    press(Qt.Key.Key_Period, CTRL)
    take("Ghi 0 cho 3 hàng trống này")
    assert page.asking.rows.text() == "Hàng 3.1, 3.2, 3.3.1"
    assert page.asking.agree.text() == "Ghi 0 cho 3 hàng này"
    assert texts(page.open_report, *GROUP) == [""] * 3

    press(Qt.Key.Key_Return)
    assert texts(page.open_report, *GROUP) == ["0"] * 3
    assert page.strip.words.text() == "Đã ghi 0 vào 3 hàng."
    assert page.view.has_focus()
    press(Qt.Key.Key_Z, CTRL)
    assert texts(page.open_report, *GROUP) == [""] * 3


def test_a_typed_row_and_a_choice_are_left_alone(view: ReportView) -> None:
    page = form(view, "1:3.1")
    write("2\n")
    page.bulk.ask_zero(page.bulk.whole())
    named = page.asking.rows.text().removeprefix("Hàng ").split(", ")
    assert {"2.1", "3.2"} <= set(named)
    assert not {"3.1", "5", "5.1"} & set(named)
    press(Qt.Key.Key_Return)
    assert texts(page.open_report, "1:3.1", "1:5", "1:3.2") == ["2", "", "0"]


def test_escape_leaves_the_question_and_nothing_is_written(view: ReportView) -> None:
    page = form(view, "1:3.1")
    before = page.open_report.report
    page.bulk.ask_zero(page.bulk.meant())
    press(Qt.Key.Key_Escape)
    assert not page.asking.isVisible()
    assert page.open_report.report is before
    assert page.view.has_focus()


def test_selected_rows_are_meant_instead_of_the_group(view: ReportView) -> None:
    page = form(view, "1:4.1")
    press(Qt.Key.Key_Down, SHIFT)
    right_click(page.view, row_of(page, "1:4.2"))
    take("Ghi 0 cho 2 hàng trống này")
    press(Qt.Key.Key_Return)
    assert texts(page.open_report, "1:4.1", "1:4.2", "1:4.3") == ["0", "0", ""]


def test_one_reason_explains_several_rows_and_is_taken_back_as_one(view: ReportView) -> None:
    page = form(view, "1:3.1")
    write("5\n")
    report = page.open_report
    press(Qt.Key.Key_Period, CTRL)
    take("Cùng một lý do để trống 2 hàng này")
    write("Chưa có số của huyện\n")
    given = {finding.at[0]: reason.text for finding, reason in explanations(report.outcome).items()}
    assert given == dict.fromkeys(GROUP[1:], "Chưa có số của huyện")
    assert "2 đã giải trình" in [words.text() for words in page.head.counts.words.values()]

    press(Qt.Key.Key_Z, CTRL)
    assert not any(reason.text for reason in explanations(report.outcome).values())
    assert report.report.text("1:3.1") == "5"
    press(Qt.Key.Key_Z, CTRL)
    assert report.report.text("1:3.1") == ""


def test_the_menu_of_a_cell_pastes_as_the_key_does(view: ReportView) -> None:
    page = form(view, "1:1")
    QApplication.clipboard().setText("1\N{ZERO WIDTH SPACE}2")
    right_click(page.view, row_of(page, "1:3.2"))
    take("Dán")
    assert "không nhìn thấy" in page.strip.words.text()
    page.view.save()
    assert page.open_report.report.text("1:3.2") == "12"

    right_click(page.view, row_of(page, "1:3.2"))
    take("Chép")
    assert QApplication.clipboard().text() == "12"


def test_the_menu_of_the_edited_cell_is_the_tables_own_and_undoes_its_typing(view: ReportView) -> None:
    page = form(view, "1:1")
    write("7")
    right_click(page.view, page.view.row)
    take("Hoàn tác")
    assert page.view.editor.line
    page.view.save()
    assert page.open_report.report.text("1:1") == ""


def test_only_blank_rows_are_shown_under_their_headings(view: ReportView) -> None:
    page = form(view, "1:3.1")
    write("1\n")
    page.head.blanks.click()
    shown = [page.model.views[row].row.no for row in range(len(page.model.views)) if not page.view.isRowHidden(row)]
    assert "3.1" not in shown
    assert {"3", "3.2", "3.3.1"} <= set(shown)
    assert not page.model.typed(page.view.row, RESULT)
    page.head.blanks.click()
    assert not any(page.view.isRowHidden(row) for row in range(len(page.model.views)))


def test_the_filter_of_a_full_form_says_that_nothing_is_blank(open_window: OpenWindow, sample: OpenReport) -> None:
    view = open_window(sample.ref).navigation.current.view
    assert view is not None
    page = form(view, "form.1")
    press(Qt.Key.Key_T, CTRL)
    assert page.strip.words.text() == "Biểu mẫu này không còn hàng trống."
    assert not page.head.blanks.isChecked()
    assert not any(page.view.isRowHidden(row) for row in range(len(page.model.views)))


def test_a_note_has_several_lines(view: ReportView, desk: Desk) -> None:
    page = form(view, "1:2.1")
    press(Qt.Key.Key_F4)
    editor = cast("NoteEdit", focused())
    low = editor.height()
    write("Thôn Đông: 3")
    press(Qt.Key.Key_Return, ALT)
    write("Thôn Đoài: 4")
    assert editor.height() > low
    press(Qt.Key.Key_Up)
    write("0")
    press(Qt.Key.Key_Return)
    assert page.open_report.report.text("note.1:2.1").splitlines()[1] == "Thôn Đoài: 4"
    assert page.open_report.report.text("note.1:2.1").count("0") == 1
    assert page.model.views[page.view.row].row.no == "2.2"
    assert desk.store.load(page.open_report.ref).report.text("note.1:2.1").count("\n") == 1


def test_up_and_down_leave_a_note_at_its_first_and_last_line(view: ReportView) -> None:
    page = form(view, "1:2.1")
    page.open_report.edit("note.1:2.1", "một\nhai")
    page.view.go(page.view.row, NOTE)
    press(Qt.Key.Key_F4)
    press(Qt.Key.Key_Up)
    assert page.model.views[page.view.row].row.no == "2.1"
    press(Qt.Key.Key_Up)
    assert page.model.views[page.view.row].row.no == "2"


def test_a_note_at_the_foot_of_the_table_opens_upwards(view: ReportView) -> None:
    page = form(view, "1:6")
    press(Qt.Key.Key_F4)
    for _ in range(6):
        press(Qt.Key.Key_Return, ALT)
    editor = focused()
    assert editor.geometry().bottom() < page.view.viewport().height()
    assert QPoint(editor.geometry().topLeft()).y() >= 0


def test_a_menu_names_the_keys(view: ReportView) -> None:
    form(view, "1:1")
    QTest.qWait(0)
    press(Qt.Key.Key_Period, CTRL)
    actions: list[QAction] = menu().actions()
    assert {"Chép\tCtrl+C", "Dán\tCtrl+V", "Hoàn tác\tCtrl+Z", "Ghi chú\tF4"} <= {each.text() for each in actions}
    menu().close()


def test_a_result_goes_by_itself_and_can_still_be_undone(view: ReportView, qtbot: QtBot) -> None:
    page = form(view, "1:3.1")
    timers: list[QTimer] = [*page.strip.findChildren(QTimer), *view.notice.findChildren(QTimer)]
    for timer in timers:
        timer.setInterval(30)
    page.bulk.ask_zero(page.bulk.meant())
    press(Qt.Key.Key_Return)
    assert page.strip.isVisible()
    qtbot.waitUntil(lambda: not page.strip.isVisible())
    press(Qt.Key.Key_Z, CTRL)
    assert texts(page.open_report, *GROUP) == [""] * 3
    assert view.notice.isVisible()
    assert "1:3.1".partition(":")[2] in view.notice.title.text()
    qtbot.waitUntil(lambda: not view.notice.isVisible())


def test_what_was_not_pasted_stays_and_undo_does_not_leap_elsewhere(view: ReportView, qtbot: QtBot) -> None:
    view.open_report.edit("I", "Lời văn.")
    page = form(view, "1:3.1")
    timers: list[QTimer] = [*page.strip.findChildren(QTimer)]
    for timer in timers:
        timer.setInterval(10)
    QApplication.clipboard().setText("a\tb\tc\nd\te\tf")
    press(Qt.Key.Key_V, CTRL)
    assert page.strip.refused
    qtbot.wait(60)
    assert page.strip.isVisible()
    press(Qt.Key.Key_Z, CTRL)
    assert view.page is page
    assert view.open_report.report.text("I") == "Lời văn."
