"""The page of places that came along, driven by keys, over a real SQLite draft."""

from __future__ import annotations

from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from cchc_desktop.desk.carrying.beginning import begin_from
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.work.open_report import OpenReport
from cchc_desktop.report.file import write_report
from cchc_desktop.report.members.carried_mark import CarriedMark
from tests.ui.conftest import MakePage, OpenWindow
from tests.ui.keys import ALT, CTRL, focused, press, write
from ui.prose.carried.carried_page import CarriedPage
from ui.prose.page import SectionPage
from ui.report.view import ReportView


@pytest.fixture
def carried(desk: Desk, sample: OpenReport) -> OpenReport:
    """Return a report that was begun from the sample, opened."""
    return desk.open(begin_from(desk, sample.ref, "2024-H1").ref)


def page_of(shown: MakePage, report: OpenReport, place: str = "carried") -> CarriedPage:
    return cast("CarriedPage", shown(report, place))


def current(page: CarriedPage) -> CarriedMark:
    assert page.mark is not None
    return page.mark


def test_enter_writes_what_is_likely_and_goes_on(carried: OpenReport, shown: MakePage) -> None:
    page = page_of(shown, carried)
    assert (current(page).text, focused()) == ("241/KH-UBND ngày 30 tháng 12 năm 2022", page.card.field)
    write("12/KH-UBND ngày 05/01/2024")
    press(Qt.Key.Key_Return)
    assert carried.report.text("mo-dau").startswith("Triển khai Kế hoạch số 12/KH-UBND ngày 05/01/2024 của UBND huyện")
    assert current(page).text == "UBND huyện Tứ Kỳ"
    press(Qt.Key.Key_Return)
    assert (current(page).text, page.card.field.text()) == ("năm 2023", "năm 2024")
    press(Qt.Key.Key_Return)
    assert "huyện Tứ Kỳ năm 2024, UBND xã" in carried.report.text("mo-dau")
    assert len(carried.report.open_marks("mo-dau")) == 1


def test_alt_g_keeps_and_f8_leaves_for_later(carried: OpenReport, shown: MakePage) -> None:
    page = page_of(shown, carried)
    before = carried.report.fields
    press(Qt.Key.Key_G, ALT)
    assert current(page).text == "UBND huyện Tứ Kỳ"
    assert page.find_next(back=False)
    assert current(page).text == "năm 2023"
    assert page.find_next(back=True)
    assert current(page).text == "UBND huyện Tứ Kỳ"
    assert carried.report.fields == before
    assert [mark.text for mark in carried.report.open_marks("mo-dau")] == [
        "UBND huyện Tứ Kỳ",
        "năm 2023",
        "6 tháng đầu năm 2023",
    ]


def test_a_group_is_changed_but_for_what_space_takes_out_and_undone_at_once(
    carried: OpenReport, shown: MakePage
) -> None:
    page = page_of(shown, carried)
    before = carried.report
    press(Qt.Key.Key_F3)
    assert focused() is page.groups.tree
    assert page.groups.act.text() == "Đổi 19 chỗ"
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    assert page.groups.act.text() == "Đổi 18 chỗ"
    press(Qt.Key.Key_Return, CTRL)
    assert len(carried.report.open_marks()) == len(before.carried) - 18
    assert "huyện Tứ Kỳ năm 2023, UBND xã" in carried.report.text("mo-dau")
    assert "xã An Thanh năm 2024" in carried.report.text("I")
    carried.undo()
    assert carried.report == before


def test_a_narrow_page_shows_the_way_to_the_groups(carried: OpenReport, shown: MakePage) -> None:
    page = page_of(shown, carried)
    assert page.to_groups.isHidden()
    page.resize(792, 500)
    assert page.groups.isHidden()
    assert page.to_groups.isVisible()
    page.to_groups.click()
    assert page.groups.isVisible()
    assert focused() is page.groups.tree


def test_a_place_in_a_group_shows_no_code_of_a_linked_figure(carried: OpenReport, shown: MakePage) -> None:
    page = page_of(shown, carried)
    tops = [page.groups.tree.topLevelItem(row) for row in range(page.groups.tree.topLevelItemCount())]
    lines = [top.child(row).text(0) for top in tops for row in range(top.childCount())]
    assert any("[…]" in line for line in lines)
    assert not any("{" in line for line in lines)


def test_words_typed_around_a_mark_keep_it_and_its_deletion_settles_it(carried: OpenReport, shown: MakePage) -> None:
    page = page_of(shown, carried)
    text = page.texts.shown
    assert text is not None
    text.edit.setFocus()
    text.put_caret(0)
    write("Kính gửi. ")
    text.save()
    assert len(carried.report.open_marks("mo-dau")) == 4
    assert current(page).covered(carried.report.text("mo-dau")) == current(page).text
    at = current(page).at
    text.put_caret(at.start or 0)
    cursor = text.edit.textCursor()
    cursor.movePosition(
        QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, (at.end or 0) - (at.start or 0)
    )
    text.edit.setTextCursor(cursor)
    press(Qt.Key.Key_Delete)
    text.save()
    assert len(carried.report.open_marks("mo-dau")) == 3
    assert page.card.isHidden()
    carried.undo()
    assert len(carried.report.open_marks("mo-dau")) == 4


def test_a_part_of_the_letter_is_settled_like_a_section(carried: OpenReport, shown: MakePage) -> None:
    page = page_of(shown, carried)
    number = next(at for at, mark in enumerate(carried.report.carried) if str(mark.at) == "letter.signer")
    page.go_to(f"carried@{number}:{number}")
    assert page.rail_step.id == "recipients"
    write("Trần Thị Bình")
    press(Qt.Key.Key_Return)
    assert carried.report.text("letter.signer") == "Trần Thị Bình"


def test_when_all_is_seen_the_page_says_so_and_leads_on_and_back(
    carried: OpenReport, shown: MakePage, qtbot: QtBot
) -> None:
    page = page_of(shown, carried)
    while carried.report.open_marks():
        press(Qt.Key.Key_G, ALT)
    assert page.card.isHidden()
    assert page.end.words.text() == "148 chỗ đã xem. Biểu mẫu còn 34 số phải nhập."
    assert (page.end.onward.text(), focused()) == ("Nhập Biểu mẫu 1", page.end.onward)
    assert page.head.seen.text() == "148/148 đã xem"
    assert page.groups.none.isVisible()
    assert page.groups.left_out.isHidden()
    with qtbot.waitSignal(page.wants) as onward:
        press(Qt.Key.Key_Return)
    assert onward.args == ["1:1"]
    with qtbot.waitSignal(page.wants):
        page.dismiss()
    carried.undo()
    assert page.end.isHidden()
    assert current(page).is_open(carried.report.text(current(page).at.key))


def test_the_way_there_and_back_and_on_through_the_sections(carried: OpenReport, open_window: OpenWindow) -> None:
    window = open_window(carried.ref)
    view = cast("ReportView", window.findChild(ReportView))
    assert isinstance(view.stack.currentWidget(), CarriedPage)
    view.go("II.5@40:40")
    section = cast("SectionPage", view.page)
    assert section.strip.words.text() == "20 chỗ chép sang chưa xem"
    press(Qt.Key.Key_F5)
    page = cast("CarriedPage", view.page)
    assert (current(page).at.key, view.rail.currentIndex().data()) == ("II.5", "II.5 Tài chính công")
    assert view.footer.next.text() == "II.6, 20 chỗ"
    press(Qt.Key.Key_Return, CTRL)  # the group of years has two places there
    assert view.footer.next.text() == "II.6, 18 chỗ"
    press(Qt.Key.Key_PageDown, CTRL)
    assert current(page).at.key == "II.6"
    press(Qt.Key.Key_F8)
    assert current(page).text == "Chính phủ"
    press(Qt.Key.Key_Escape)
    assert view.stack.currentWidget() is section
    assert section.place() == "II.5@40:40"


def test_a_closed_report_is_only_looked_at(carried: OpenReport, shown: MakePage) -> None:
    page = page_of(shown, carried)
    store = carried.flushed_store()
    store.seal(carried.ref, carried.report, write_report(carried.report).decode(), who="")
    carried.reload()
    press(Qt.Key.Key_Return)
    assert len(carried.report.open_marks()) == 148
    assert page.groups.act.isHidden()


def menu() -> QMenu:
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def section_of(shown: MakePage, report: OpenReport, words: str) -> SectionPage:
    """Return the page of the first section, its caret inside some words of it."""
    page = cast("SectionPage", shown(report, "mo-dau"))
    page.section.put_caret(report.report.text("mo-dau").index(words) + 3)
    return page


def test_the_menu_at_a_mark_settles_it_or_all_of_its_kind(carried: OpenReport, shown: MakePage) -> None:
    page = section_of(shown, carried, "năm 2023, UBND")
    page.editor.ask_for_menu()
    words = [action.text() for action in menu().actions()]
    assert words[:3] == ["Đổi thành “năm 2024”", "Giữ như cũ\tAlt+G", "Đổi cả 19 chỗ như vậy"]
    menu().actions()[2].trigger()
    menu().close()
    assert len(carried.report.open_marks()) == 148 - 19
    assert "năm 2024, UBND xã" in page.section.text()
    assert page.strip.words.text() == "3 chỗ chép sang chưa xem"


def test_alt_g_keeps_the_mark_at_the_caret_of_a_section(carried: OpenReport, shown: MakePage) -> None:
    page = section_of(shown, carried, "241/KH")
    at = page.editor.textCursor().position()
    assert page.section.words_at(at) == ("Chép từ 6 tháng đầu năm 2023, chưa xem. Alt+G giữ như cũ, F5 xem từng chỗ.")
    press(Qt.Key.Key_G, ALT)
    assert next(mark.text for mark in carried.report.open_marks("mo-dau")) == "UBND huyện Tứ Kỳ"
    assert page.section.words_at(at) == ""


def test_marks_are_underlined_with_dashes_and_give_way_to_findings(carried: OpenReport, shown: MakePage) -> None:
    page = section_of(shown, carried, "241/KH")
    formats = cast("Any", page.editor.document().firstBlock().layout().formats())
    styles = [each.format.underlineStyle() for each in formats]
    assert QTextCharFormat.UnderlineStyle.DashUnderline in styles
    assert "history.stale" not in [entry.finding.rule for entry in page.found.entries]


def test_undo_on_the_page_shows_the_mark_that_is_open_again(carried: OpenReport, open_window: OpenWindow) -> None:
    window = open_window(carried.ref)
    view = cast("ReportView", window.findChild(ReportView))
    page = cast("CarriedPage", view.page)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    first, second = [mark for mark in page.open_report.report.carried if mark.at.key == "mo-dau"][:2]
    assert (first.settled, second.settled, current(page).text) == (True, True, "năm 2023")
    press(Qt.Key.Key_Z, CTRL)
    assert view.stack.currentWidget() is page
    assert current(page).text == "UBND huyện Tứ Kỳ"
    assert focused() is page.card.field
