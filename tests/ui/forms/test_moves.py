"""Going through a form in the window: the list of a choice by mouse, the end of the form, the help of a row."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from cchc_desktop.desk.work.open_report import OpenReport
from tests.ui.conftest import OpenWindow
from tests.ui.keys import CTRL, SHIFT, press, write
from ui.forms.model import RESULT
from ui.forms.page import FormPage
from ui.forms.row_layout import value_box
from ui.forms.shown_rows import RowLook
from ui.forms.table import FormTable
from ui.report.view import ReportView
from ui.shell.window import MainWindow


@pytest.fixture
def window(open_window: OpenWindow, sample: OpenReport) -> MainWindow:
    return open_window(sample.ref)


def report_view(window: MainWindow) -> ReportView:
    view = window.navigation.current.view
    assert view is not None
    return view


def form(window: MainWindow, place: str) -> FormPage:
    report_view(window).go(place)
    return cast("FormPage", report_view(window).page)


def choice_row(view: FormTable) -> int:
    return next(row for row, each in enumerate(view.form_model.views) if each.look is RowLook.CHOICE)


def box_of(view: FormTable, row: int) -> QRect:
    """Return the painted box of a row's result, in the viewport."""
    cell = view.visualRect(view.form_model.index(row, RESULT))
    return value_box(view.paints, cell)


def click(widget: QWidget, point: QPoint) -> None:
    """Click as a mouse does: on whatever is on top at the point."""
    target = widget.childAt(point) or widget
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.mapFrom(widget, point))


def codes() -> QMenu:
    return cast("QMenu", QApplication.activePopupWidget())


@pytest.mark.parametrize("part", ["arrow", "text"])
@pytest.mark.parametrize("state", ["current", "another row is current"])
def test_one_click_on_a_choice_opens_its_list_under_the_whole_box(window: MainWindow, part: str, state: str) -> None:
    page = form(window, "form.1")
    view = page.view
    row = choice_row(view)
    view.go(row if state == "current" else 0)
    view.scrollTo(view.form_model.index(row, RESULT))
    box = box_of(view, row)
    click(view.viewport(), QPoint(box.left() + 12 if part == "arrow" else box.right() - 40, box.center().y()))

    menu = codes()
    assert menu is not None
    assert view.row == row
    box = box_of(view, row)
    place = QRect(view.viewport().mapFromGlobal(menu.pos()), menu.size())
    assert place.left() == box.left()
    assert place.width() >= box.width()
    assert place.top() > box.bottom()
    assert len(menu.actions()) == len(view.form_model.views[row].row.choices)
    menu.close()


def test_a_code_taken_from_the_list_by_mouse_is_stored(window: MainWindow) -> None:
    page = form(window, "form.1")
    row = choice_row(page.view)
    key = page.model.field(row, RESULT)
    page.view.go(0)
    page.view.scrollTo(page.model.index(row, RESULT))
    click(page.view.viewport(), box_of(page.view, row).center())
    menu = codes()
    wanted = next(action for action in menu.actions() if action.data() != page.model.typed(row, RESULT))
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(wanted).center())
    page.view.save()
    assert page.open_report.report.text(key) == wanted.data()


def test_enter_on_the_last_row_says_the_form_is_done_and_enter_goes_on(window: MainWindow) -> None:
    page = form(window, "form.1")
    last = max(row for row in range(len(page.model.views)) if page.model.fillable(row))
    page.view.go(last)
    assert not page.end.isVisible()
    press(Qt.Key.Key_Return)
    assert page.end.isVisible()
    assert page.end.words.text() == "Đã đến hàng cuối của Biểu mẫu 1, các hàng phải nhập đã đủ."
    assert page.view.has_focus()
    press(Qt.Key.Key_Return)
    assert report_view(window).page is not page
    assert cast("FormPage", report_view(window).page).form.number == "2"


def test_blank_rows_are_said_at_the_end_and_reached_by_a_button(window: MainWindow) -> None:
    page = form(window, "form.1")
    page.open_report.edit("1:2.1", "")
    page.open_report.edit("1:2.2", "")
    page.view.go(max(row for row in range(len(page.model.views)) if page.model.fillable(row)))
    press(Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert "còn 2 hàng trống" in page.end.words.text()
    page.end.blank.click()
    assert page.model.views[page.view.row].key == "1:2.1"
    assert not page.end.isVisible()


def test_escape_closes_the_end_and_stays_in_the_cell(window: MainWindow) -> None:
    page = form(window, "form.2")
    page.view.go(max(row for row in range(len(page.model.views)) if page.model.fillable(row)))
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    assert not page.end.isVisible()
    assert page.view.has_focus()
    press(Qt.Key.Key_Return, SHIFT)
    assert report_view(window).page is page


def test_control_home_and_end_go_to_the_ends_of_the_form(window: MainWindow) -> None:
    page = form(window, "form.1")
    page.view.go(3)
    write("12")
    press(Qt.Key.Key_End, CTRL)
    assert page.view.row == len(page.model.views) - 1
    press(Qt.Key.Key_Home, CTRL)
    assert page.view.row == 0
    assert page.model.typed(3, RESULT) == "12"


def test_f1_shows_the_whole_help_of_the_row_and_again_the_help_of_the_program(window: MainWindow) -> None:
    window.resize(1024, 600)
    page = form(window, "3:3.3.1")
    press(Qt.Key.Key_F1)
    assert page.isVisible()
    assert page.help.unfold() is False
    press(Qt.Key.Key_F1)
    assert not page.isVisible()
    press(Qt.Key.Key_Escape)
    assert page.isVisible()
    press(Qt.Key.Key_Escape)
    assert page.help.unfold()


def test_a_list_hangs_under_its_box_also_where_the_strip_at_the_end_has_just_gone(window: MainWindow) -> None:
    window.resize(1024, 600)
    page = form(window, "form.1")
    view = page.view
    view.go(max(row for row in range(len(page.model.views)) if page.model.fillable(row)))
    press(Qt.Key.Key_Return)
    assert page.end.isVisible()
    row = max(row for row, each in enumerate(page.model.views) if each.look is RowLook.CHOICE and row != view.row)
    click(view.viewport(), box_of(view, row).center())
    menu = codes()
    QApplication.processEvents()
    place = view.viewport().mapFromGlobal(menu.pos())
    assert place.y() == box_of(view, row).bottom() + 1
    menu.close()
