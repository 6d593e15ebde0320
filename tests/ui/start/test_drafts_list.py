"""The list of drafts: what tells them apart, names of one's own, the menu of a draft, progress in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from cchc_desktop.desk.drafts.desk import Desk
from tests.ui.conftest import OpenWindow, close_report
from tests.ui.keys import CTRL, press, write
from ui.shell.window import MainWindow
from ui.start.drafts_list import DraftsDelegate
from ui.start.drafts_model import FINDINGS, PERIOD, PROGRESS, STATE, DraftRow

UNIT = {"kind": "xã", "name": "An Thanh", "district": "huyện Tứ Kỳ", "province": "tỉnh Hải Dương"}


def rows(window: MainWindow) -> dict[str, DraftRow]:
    return {row.listed.draft.ref: row for row in window.start.table.drafts_model.rows}


def menu(qapp: QApplication) -> QMenu:
    found = qapp.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def lines(qapp: QApplication) -> list[str]:
    return [action.text().partition("\t")[0] for action in menu(qapp).actions() if not action.isSeparator()]


def choose(qapp: QApplication, words: str) -> None:
    found = menu(qapp)
    action = next(action for action in found.actions() if action.text().startswith(words))
    action.trigger()
    found.close()


def test_drafts_say_how_they_began(open_window: OpenWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.add_sample(printed=False)
    desk.copy("an-thanh-2023-H1")
    desk.start("cchc-xa-2023", "2023-H1", UNIT)
    window = open_window()

    tags = {"an-thanh-2023-H1": "ví dụ", "an-thanh-2023-H1-2": "ví dụ, bản chép", "an-thanh-2023-H1-3": ""}
    qtbot.waitUntil(lambda: {ref: row.tag for ref, row in rows(window).items()} == tags)
    states = {ref: row.lines[STATE][1] for ref, row in rows(window).items()}
    assert states == {"an-thanh-2023-H1": "", "an-thanh-2023-H1-2": "bản thứ 2", "an-thanh-2023-H1-3": "bản thứ 3"}


def test_words_about_the_beginning_never_cut_the_name_of_the_unit(open_window: OpenWindow, desk: Desk) -> None:
    desk.copy(desk.add_sample(printed=False).ref)
    window = open_window()
    (row,) = (each for each in rows(window).values() if each.listed.draft.ref == "an-thanh-2023-H1-2")
    row = replace(row, tag="ví dụ, bản chép")
    delegate = window.start.table.itemDelegate()
    assert isinstance(delegate, DraftsDelegate)
    assert delegate.tag_words(row, 400) == "ví dụ, bản chép"
    assert delegate.tag_words(row, 160) == "ví dụ"


def test_a_copy_has_everything_and_a_history_of_its_own(desk: Desk) -> None:
    first = desk.open(desk.add_sample(printed=True).ref)
    copied = desk.open(desk.copy(first.ref).ref)
    assert copied.report.fields == first.report.fields
    copied.edit("unit.name", "Tứ Xuyên")
    assert first.report.text("unit.name") == "An Thanh"
    assert [change.cause for change in desk.store.history(copied.ref)] == ["copy", "typed"]


def test_a_copy_of_a_closed_report_is_open(desk: Desk) -> None:
    closed = desk.open(desk.add_sample(printed=False).ref)
    close_report(closed)
    copied = desk.open(desk.copy(closed.ref).ref)
    assert copied.editable
    assert copied.report.version == 1


def test_a_name_of_ones_own_stands_first_and_is_found(open_window: OpenWindow, desk: Desk, qtbot: QtBot) -> None:
    for period in ("2023-Q1", "2023-H1"):
        desk.start("cchc-xa-2023", period, UNIT)
    window = open_window()
    press(Qt.Key.Key_F2)
    write("Bản gửi chị Hoa\n")
    qtbot.waitUntil(lambda: desk.settings.draft_names() == {"an-thanh-2023-H1": "Bản gửi chị Hoa"})

    shown = rows(window)["an-thanh-2023-H1"]
    assert shown.lines[PERIOD] == ("Bản gửi chị Hoa", "6 tháng đầu năm 2023, xã An Thanh")
    press(Qt.Key.Key_F, CTRL)
    write("ban gui chi hoa")
    assert list(rows(window)) == ["an-thanh-2023-H1"]

    press(Qt.Key.Key_Escape)
    window.navigation.open_report("an-thanh-2023-H1")
    assert window.report
    assert window.windowTitle().startswith("xã An Thanh, huyện Tứ Kỳ – Bản gửi chị Hoa")
    labels: Iterable[QLabel] = window.report.top.findChildren(QLabel)
    texts = [part.text() for part in labels]
    assert {"Bản gửi chị Hoa", "6 tháng đầu năm 2023 · xã An Thanh, huyện Tứ Kỳ"} <= {*texts}
    window.navigation.open_start()

    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_A, CTRL)
    write("\b\n")
    qtbot.waitUntil(lambda: desk.settings.draft_names() == {})
    assert rows(window)["an-thanh-2023-H1"].lines[PERIOD][0] == "6 tháng đầu năm 2023"


def test_progress_that_is_read_meanwhile_leaves_the_name_that_is_typed(
    open_window: OpenWindow, desk: Desk, qtbot: QtBot
) -> None:
    desk.start("cchc-xa-2023", "2023-H1", UNIT)
    window = open_window()
    press(Qt.Key.Key_F2)
    write("Bản gửi")
    window.start.table.drafts_model.show_progress("an-thanh-2023-H1", None)
    write(" chị Hoa\n")
    qtbot.waitUntil(lambda: desk.settings.draft_names() == {"an-thanh-2023-H1": "Bản gửi chị Hoa"})


def test_escape_leaves_the_name_as_it_was(open_window: OpenWindow, desk: Desk) -> None:
    desk.start("cchc-xa-2023", "2023-H1", UNIT)
    window = open_window()
    press(Qt.Key.Key_F2)
    write("x")
    press(Qt.Key.Key_Escape)
    assert desk.settings.draft_names() == {}
    assert window.start.isVisible()


def by_dot(_window: MainWindow) -> None:
    press(Qt.Key.Key_Period, CTRL)


def by_menu_key(window: MainWindow) -> None:
    view = window.start.table.viewport()
    QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))


def by_mouse(window: MainWindow) -> None:
    view, place = window.start.table.viewport(), QPoint(40, 20)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.mapToGlobal(place))
    QApplication.sendEvent(view, event)


@pytest.mark.parametrize("ask", [by_dot, by_menu_key, by_mouse])
def test_a_draft_has_a_menu(
    open_window: OpenWindow, desk: Desk, qapp: QApplication, ask: Callable[[MainWindow], None]
) -> None:
    desk.start("cchc-xa-2023", "2023-H1", UNIT)
    window = open_window()
    ask(window)
    assert lines(qapp) == [
        "Mở",
        "Xem chỗ cần xem lại",
        "Xuất và bàn giao…",
        "Đặt tên…",
        "Tạo bản chép",
        "So sánh hai bản…",
        "Lập kỳ sau từ báo cáo này",
        "Bỏ vào thùng rác",
    ]
    choose(qapp, "Tạo bản chép")
    assert len(desk.drafts()) == 2


def test_the_menu_leads_to_the_export_and_to_the_bin(open_window: OpenWindow, desk: Desk, qapp: QApplication) -> None:
    desk.start("cchc-xa-2023", "2023-H1", UNIT)
    window = open_window()
    by_dot(window)
    choose(qapp, "Xuất")
    assert window.report
    assert window.report.page
    assert window.report.page.step.id == "export"

    window.navigation.open_start()
    by_dot(window)
    choose(qapp, "Bỏ")
    assert desk.drafts() == []
    window.start.toggle_bin()
    by_dot(window)
    assert lines(qapp) == ["Khôi phục"]
    choose(qapp, "Khôi phục")
    assert len(desk.drafts()) == 1


def test_a_right_click_beside_the_drafts_shows_no_menu(open_window: OpenWindow, desk: Desk, qapp: QApplication) -> None:
    desk.start("cchc-xa-2023", "2023-H1", UNIT)
    view = open_window().start.table.viewport()
    place = QPoint(40, view.height() - 4)
    QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.mapToGlobal(place)))
    assert qapp.activePopupWidget() is None


def test_the_list_says_in_words_how_far_a_draft_is(open_window: OpenWindow, desk: Desk, qtbot: QtBot) -> None:
    new = desk.start("cchc-xa-2023", "2023-Q1", {"kind": "", "name": ""}).ref
    begun = desk.add_sample(printed=False).ref
    window = open_window()
    qtbot.waitUntil(lambda: all(row.progress for row in rows(window).values()))

    assert rows(window)[new].progress_words == "chưa bắt đầu"
    assert "bước, " in rows(window)[begun].words(PROGRESS)
    assert rows(window)[begun].progress_words in rows(window)[begun].words(PROGRESS)
    assert rows(window)[begun].words(FINDINGS)


@pytest.mark.parametrize("typed", ["6 thang", "6 tháng", "6 THÁNG ĐẦU", "dau nam", "an thanh 2023", "Ban thao"])
def test_the_filter_ignores_accents(open_window: OpenWindow, desk: Desk, typed: str) -> None:
    desk.start("cchc-xa-2023", "2023-H1", UNIT)
    window = open_window()
    press(Qt.Key.Key_F, CTRL)
    write(typed)
    assert list(rows(window)) == ["an-thanh-2023-H1"]


def test_the_filter_key_chooses_the_old_words_so_that_typing_replaces_them(open_window: OpenWindow, desk: Desk) -> None:
    desk.start("cchc-xa-2023", "2023-H1", UNIT)
    window = open_window()
    for typed in ("nam 2022", "6 thang"):
        press(Qt.Key.Key_F, CTRL)
        write(typed)
    assert list(rows(window)) == ["an-thanh-2023-H1"]
