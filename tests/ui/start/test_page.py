"""The start page and the page for a new report, by the keyboard."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cchc_desktop.desk.drafts.desk import Desk
from tests.ui.conftest import OpenWindow
from tests.ui.keys import CTRL, SHIFT, focused, press, write
from ui.beginning.doors import Door
from ui.beginning.new_report import NewPage
from ui.beginning.period_choice import PeriodCard
from ui.kit.inputs import WordChoice
from ui.shell.window import MainWindow


def new_page(window: MainWindow) -> NewPage:
    assert window.side.new is not None
    return window.side.new


def test_an_empty_list_says_what_to_do(open_window: OpenWindow) -> None:
    window = open_window()

    assert window.start.empty.isVisible()
    assert not window.start.table.isVisible()
    assert window.windowTitle() == "CCHC Desktop"


def test_a_new_report_by_keys(open_window: OpenWindow, desk: Desk) -> None:
    window = open_window()
    press(Qt.Key.Key_N, CTRL)
    assert new_page(window).isVisible()
    new_page(window).choice.line.setFocus()
    write("Tứ Xuyên")
    press(Qt.Key.Key_Return, CTRL)
    assert focused() is new_page(window).unit["kind"]
    write("xã\n")
    assert focused() is new_page(window).unit["province"]  # the newest template has no districts
    write("\n")

    assert window.report is not None
    assert window.report.open_report.report.text("unit.name") == "Tứ Xuyên"
    assert window.windowTitle().startswith("xã Tứ Xuyên")
    assert [draft.unit_name for draft in desk.drafts()] == ["Tứ Xuyên"]


def test_enter_at_the_first_start_leads_through_the_unit_before_it_goes_on(open_window: OpenWindow) -> None:
    window = open_window()
    write("xã\nAn Thanh\nhuyện Tứ Kỳ\n")
    assert window.start.isVisible()
    write("tỉnh Hải Dương\n")

    assert {name: editor.text() for name, editor in new_page(window).unit.items()} == {
        "kind": "xã",
        "name": "An Thanh",
        "district": "huyện Tứ Kỳ",
        "province": "tỉnh Hải Dương",
    }


def test_a_name_with_letters_of_another_alphabet_is_refused_at_its_field(open_window: OpenWindow, desk: Desk) -> None:
    window = open_window()
    press(Qt.Key.Key_N, CTRL)
    page = new_page(window)
    page.unit["kind"].setText("xã")
    page.unit["name"].setText("\u0410n Thanh")
    labels = cast("list[QLabel]", page.findChildren(QLabel))
    (below,) = [each for each in labels if "U+0410" in each.text()]
    assert "gõ lại" in below.text()
    page.make.click()
    assert "ký tự lạ" in page.notice.title.text()
    assert desk.drafts() == []
    assert desk.settings.units() == []

    page.unit["name"].setText("An Thanh")
    assert "U+0410" not in below.text()
    page.make.click()
    assert len(desk.drafts()) == 1


def test_the_unit_is_remembered_for_the_next_report(open_window: OpenWindow, desk: Desk) -> None:
    desk.start("cchc-xa-2023", "2023-H1", {"kind": "xã", "name": "An Thanh", "district": "huyện Tứ Kỳ"})
    window = open_window()
    window.navigation.open_new()

    assert new_page(window).unit["name"].text() == "An Thanh"
    assert new_page(window).unit["district"].text() == "huyện Tứ Kỳ"


def test_the_likely_period_is_chosen_and_its_days_are_shown(open_window: OpenWindow) -> None:
    window = open_window()
    window.navigation.open_new()
    new_page(window).prepare(date(2023, 6, 7))

    assert new_page(window).template.currentData().id == "cchc-xa-2023"
    assert new_page(window).periods.current == "2023-H1"


def test_arrows_choose_another_period(open_window: OpenWindow) -> None:
    window = open_window()
    window.navigation.open_new()
    before = new_page(window).periods.current
    press(Qt.Key.Key_Left)

    assert new_page(window).periods.current != before
    assert new_page(window).periods.current.startswith(before[:4])


def test_tab_goes_through_the_new_report_in_the_order_that_is_seen(open_window: OpenWindow) -> None:
    window = open_window()
    window.navigation.open_new()
    page = new_page(window)
    press(Qt.Key.Key_Tab)
    after = focused()
    page.focus_first()
    press(Qt.Key.Key_Backtab, SHIFT)
    year = focused()
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Tab)
    period = focused()
    press(Qt.Key.Key_Backtab, SHIFT)
    press(Qt.Key.Key_Backtab, SHIFT)

    assert isinstance(period, PeriodCard)
    assert (period.isVisible(), period.isChecked(), period.span.key) == (True, True, page.periods.current)
    assert (after, year, focused()) == (page.doors.radios[Door.EMPTY], page.year, page.template)


def test_tab_right_after_another_year_leads_to_its_periods(open_window: OpenWindow, desk: Desk) -> None:
    window = open_window()
    window.navigation.open_new()
    page = new_page(window)
    page.prepare(date(2025, 8, 1))
    page.template.setFocus()
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Tab)
    write("2023\t")
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Return)

    assert [draft.period for draft in desk.drafts()] == ["2023-9M"]


def test_another_template_keeps_the_year_if_it_has_it(open_window: OpenWindow) -> None:
    window = open_window()
    window.navigation.open_new()
    new_page(window).prepare(date(2025, 8, 1))
    new_page(window).template.setCurrentIndex(0)
    new_page(window).template.activated.emit(0)

    assert new_page(window).year.currentData() == 2025
    assert new_page(window).periods.current.startswith("2025-")


def test_escape_goes_back_without_a_report(open_window: OpenWindow, desk: Desk) -> None:
    window = open_window()
    press(Qt.Key.Key_N, CTRL)
    press(Qt.Key.Key_Escape)

    assert window.start.isVisible()
    assert desk.drafts() == []


def test_the_sample_is_opened_as_a_draft(open_window: OpenWindow, desk: Desk) -> None:
    window = open_window()
    window.start.drafts.add_sample(printed=True)

    assert window.report is not None
    assert window.report.open_report.outcome.summary["errors"] > 0
    assert len(desk.drafts()) == 1


def test_enter_opens_the_current_draft(open_window: OpenWindow, desk: Desk) -> None:
    desk.add_sample(printed=False)
    newest = desk.add_sample(printed=True).ref
    window = open_window()
    window.start.table.show_current(newest)
    press(Qt.Key.Key_Return)

    assert window.report is not None
    assert window.report.open_report.ref == newest


def test_delete_puts_a_draft_into_the_bin_and_undo_takes_it_out(open_window: OpenWindow, desk: Desk) -> None:
    ref = desk.add_sample(printed=False).ref
    window = open_window()
    press(Qt.Key.Key_Delete)
    assert desk.drafts() == []
    assert window.start.notice.isVisible()
    window.start.notice.button.click()

    assert [draft.ref for draft in desk.drafts()] == [ref]
    assert not window.start.notice.isVisible()
    assert window.start.table.hasFocus()


def test_a_file_that_cannot_be_read_is_shown_on_the_page(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    bad = tmp_path / "hong.json"
    bad.write_text("{", encoding="utf-8")
    window = open_window()
    window.start.drafts.import_file(bad)
    qtbot.waitUntil(window.start.notice.isVisible)

    assert "hong.json" in window.start.notice.title.text()
    assert window.report is None


def test_a_draft_that_cannot_be_opened_is_shown_on_the_list(open_window: OpenWindow) -> None:
    window = open_window("không-có")

    assert window.start.isVisible()
    assert "không-có" in window.start.notice.title.text()


def test_closing_a_report_shows_it_in_the_list(open_window: OpenWindow, desk: Desk) -> None:
    desk.add_sample(printed=False)
    ref = desk.add_sample(printed=True).ref
    window = open_window(ref)
    window.navigation.open_start()

    current = window.start.table.current()
    assert current is not None
    assert current.ref == ref
    assert window.report is None


def test_ctrl_n_takes_the_unit_of_the_first_start_along(open_window: OpenWindow) -> None:
    window = open_window()
    write("xã\tTứ Xuyên")
    press(Qt.Key.Key_N, CTRL)

    assert new_page(window).unit["name"].text() == "Tứ Xuyên"


def count(window: MainWindow) -> str:
    return window.start.table.drafts_model.count_words


def test_a_filter_that_finds_nothing_and_an_empty_bin_say_so(open_window: OpenWindow, desk: Desk) -> None:
    desk.start("cchc-xa-2023", "2023-H1", {"kind": "xã", "name": "An Thanh"})
    window = open_window()
    press(Qt.Key.Key_F, CTRL)
    write("Lào Cai")
    assert not window.start.table.drafts_model.rows
    assert window.start.table.nothing == "Không có báo cáo nào khớp “Lào Cai”."
    assert count(window) == "0 trên 1"
    window.start.reload_in_place()
    assert count(window) == "0 trên 1"

    press(Qt.Key.Key_Escape)
    assert count(window) == "1"
    window.start.toggle_bin()
    assert window.start.table.nothing == "Thùng rác trống."


def test_what_was_done_to_a_draft_is_shown_until_other_work_begins(open_window: OpenWindow, desk: Desk) -> None:
    for period in ("2023-Q1", "2023-H1"):
        desk.start("cchc-xa-2023", period, {"kind": "xã", "name": "An Thanh"})
    window = open_window()
    press(Qt.Key.Key_Delete)
    window.start.toggle_bin()
    assert window.start.notice.isVisible()
    press(Qt.Key.Key_Return)
    assert not window.start.notice.isVisible()

    press(Qt.Key.Key_Delete)
    assert window.start.notice.isVisible()
    press(Qt.Key.Key_Return)
    window.navigation.open_start()
    assert not window.start.notice.isVisible()


def test_escape_leaves_the_bin(open_window: OpenWindow, desk: Desk) -> None:
    for period in ("2023-Q1", "2023-H1"):
        desk.start("cchc-xa-2023", period, {"kind": "xã", "name": "An Thanh"})
    window = open_window()
    press(Qt.Key.Key_Delete)
    window.start.toggle_bin()
    assert len(window.start.table.drafts_model.rows) == 1
    discarded = window.start.table.current()

    press(Qt.Key.Key_Escape)  # closes the message about discarding
    press(Qt.Key.Key_Escape)
    left = window.start.table.current()
    assert discarded
    assert left
    assert (discarded.ref, left.ref) == ("an-thanh-2023-H1", "an-thanh-2023-Q1")


def test_ctrl_z_takes_out_of_the_bin_what_delete_put_there(open_window: OpenWindow, desk: Desk) -> None:
    for period in ("2023-Q1", "2023-H1"):
        desk.start("cchc-xa-2023", period, {"kind": "xã", "name": "An Thanh"})
    window = open_window()
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Delete)
    assert desk.drafts() == []

    for refs in (["an-thanh-2023-Q1"], ["an-thanh-2023-H1", "an-thanh-2023-Q1"]):
        press(Qt.Key.Key_Z, CTRL)
        assert sorted(draft.ref for draft in desk.drafts()) == refs
    press(Qt.Key.Key_Z, CTRL)
    assert window.start.notice.title.text() == "Chưa bỏ báo cáo nào từ khi mở chương trình."


def test_ctrl_s_on_the_list_says_that_all_is_saved(open_window: OpenWindow, desk: Desk) -> None:
    desk.add_sample(printed=False)
    window = open_window()
    press(Qt.Key.Key_S, CTRL)
    assert window.start.notice.title.text().startswith("Mọi báo cáo đều đã lưu")


def test_a_unit_in_the_wrong_form_is_said_under_its_field_and_mended_by_one_key(open_window: OpenWindow) -> None:
    window = open_window()
    write("xã\tUBND XÃ AN THANH")
    name = window.start.empty.unit.fields["name"]
    assert name.mend.isVisible()
    assert name.note.text().startswith("Ở đây chỉ ghi tên riêng")
    press(Qt.Key.Key_Return, CTRL)

    assert window.start.empty.unit.editors["name"].text() == "An Thanh"
    assert not name.mend.isVisible()
    assert name.note.text() == "Chỉ ghi tên riêng, ví dụ An Thanh"


def test_a_district_with_the_template_of_two_tiers_is_told_and_cleared(open_window: OpenWindow, desk: Desk) -> None:
    desk.settings.remember_unit(
        {"kind": "xã", "name": "An Thanh", "district": "huyện Tứ Kỳ", "province": "tỉnh Hải Dương"}
    )
    window = open_window()
    press(Qt.Key.Key_N, CTRL)
    page = new_page(window)
    assert page.template.currentData().id in ("cchc-xa-2025", "cchc-xa-2026")  # chosen by the day
    page.unit["district"].setFocus()
    press(Qt.Key.Key_Return, CTRL)

    assert page.unit["district"].text() == ""
    page.template.setCurrentIndex(page.template.findText("trước", Qt.MatchFlag.MatchContains))
    page.template.activated.emit(page.template.currentIndex())
    kind = page.unit["kind"]
    assert isinstance(kind, WordChoice)
    assert [kind.itemText(index) for index in range(kind.count())] == ["xã", "phường", "thị trấn"]
