"""The page for a new report: three ways to begin, the state of each period, its days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cchc_desktop.base.clock import now
from cchc_desktop.desk.carrying.period_states import PeriodState
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.work.closing import issue
from cchc_desktop.report.file import write_report
from tests.make import shipped_template
from tests.ui.conftest import OpenWindow, activate
from tests.ui.keys import CTRL, SHIFT, focused, press, write
from ui.beginning.doors import Door
from ui.beginning.new_report import NewPage
from ui.prose.carried.carried_page import CarriedPage
from ui.shell.window import MainWindow

UNIT = {"kind": "xã", "name": "An Thanh", "district": "huyện Tứ Kỳ", "province": "tỉnh Hải Dương"}


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> Iterator[NewPage]:
    """Return the page over drafts of 2023 (first half, whole), on 7 June 2024; stop it after, as the window does."""
    desk.add_sample(printed=False)
    desk.start("cchc-xa-2023", "2023-Y", UNIT)
    made = NewPage(desk)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    activate(qtbot, made)
    made.prepare(date(2024, 6, 7))
    made.focus_first()
    yield made
    made.stop()


def states(page: NewPage) -> dict[str, PeriodState]:
    return {each.span.key: each.state for each in page.periods.standings}


def new_page(window: MainWindow) -> NewPage:
    assert window.side.new is not None
    return window.side.new


def test_the_likely_earlier_report_is_chosen_and_what_comes_along_is_counted(page: NewPage, qtbot: QtBot) -> None:
    assert page.doors.chosen is Door.EARLIER
    assert [page.doors.source.itemText(at) for at in range(page.doors.source.count())] == [
        "6 tháng đầu năm 2023, cùng kỳ năm trước",
        "Năm 2023",
    ]
    lines = page.doors.counts.lines
    qtbot.waitUntil(lambda: lines[3].text().startswith("148 chỗ"), timeout=5000)
    assert [line.text().split(" ")[0] for line in lines[1:3]] == ["36", "40"]
    assert lines[0].text() == "Lời văn 13 mục chép sang."


def test_enter_begins_from_it_and_opens_what_came_along(open_window: OpenWindow, desk: Desk) -> None:
    ref = desk.add_sample(printed=False).ref
    window = open_window()
    window.start.table.setFocus()
    press(Qt.Key.Key_K, CTRL)
    page = new_page(window)
    assert (page.periods.current, page.unit["name"].text()) == ("2023-9M", "An Thanh")
    press(Qt.Key.Key_Return)
    assert window.report is not None
    made = window.report.open_report.report
    assert (made.period, made.sections) == ("2023-9M", desk.load(ref)[0].sections)
    assert isinstance(window.report.page, CarriedPage)
    assert desk.drafts()[0].cause == "carried"


@pytest.mark.parametrize(("today", "period"), [(date(2023, 9, 20), "2023-9M"), (date(2023, 3, 20), "2023-Q1")])
def test_of_two_periods_due_on_one_day_the_longer_is_chosen(page: NewPage, today: date, period: str) -> None:
    page.prepare(today)
    assert page.periods.current == period


def test_digits_choose_how_to_begin_and_an_empty_report_stays_possible(page: NewPage, desk: Desk, qtbot: QtBot) -> None:
    write("2")
    assert page.doors.chosen is Door.EMPTY
    with qtbot.waitSignal(page.made) as made:
        press(Qt.Key.Key_Return)
    report, _ = desk.load(made.args[0])
    assert (report.period, report.sections, report.carried) == ("2024-H1", {}, ())


def test_the_third_way_asks_for_a_file(page: NewPage, qtbot: QtBot) -> None:
    write("3")
    assert page.make.text() == "Chọn tệp"
    with qtbot.waitSignal(page.file_wanted):
        press(Qt.Key.Key_Return)
    with qtbot.waitSignal(page.file_wanted):
        press(Qt.Key.Key_I, CTRL)


def test_periods_say_how_far_they_are_and_what_is_past(page: NewPage, desk: Desk) -> None:
    missing, not_yet = PeriodState.MISSING, PeriodState.NOT_YET
    assert states(page) == {
        "2024-Q1": missing, "2024-H1": missing, "2024-Q3": not_yet, "2024-9M": not_yet, "2024-Y": not_yet,
    }  # fmt: skip
    names = [card.accessibleName() for card in page.periods.cards]
    assert names[:3] == [
        "Quý I năm 2024, chưa lập, hạn 18/3 đã qua",
        "6 tháng đầu năm 2024, chưa lập, hạn 18/6, còn 11 ngày",
        "Quý III năm 2024, chưa tới kỳ, hạn 17/9",
    ]
    sealed = desk.start("cchc-xa-2023", "2024-Q1", UNIT).ref
    report = desk.load(sealed)[0]
    desk.store.seal(sealed, report, write_report(report).decode(), who="")
    page.prepare(date(2024, 6, 7))
    assert page.periods.cards[0].accessibleName() == "Quý I năm 2024, trình ký, lần 1, hạn 18/3 đã qua"
    issue(desk.store, sealed, number="12", day="15/3/2024")
    page.prepare(date(2024, 6, 7))
    assert page.periods.cards[0].accessibleName().split(", ")[1] == "đã ban hành"


def test_a_period_with_a_report_is_opened_and_no_second_one_is_made(page: NewPage, desk: Desk, qtbot: QtBot) -> None:
    page.year.setFocus()
    write("2023\t")
    press(Qt.Key.Key_Left)
    while page.periods.current != "2023-H1":
        press(Qt.Key.Key_Left)
    assert page.make.text() == "Mở bản thảo này"
    assert page.doors.isHidden()
    count = len(desk.drafts())
    with qtbot.waitSignal(page.opened) as opened:
        press(Qt.Key.Key_Return)
    assert (opened.args, len(desk.drafts())) == (["an-thanh-2023-H1"], count)


def test_a_year_picks_its_template(page: NewPage) -> None:
    page.prepare(date(2026, 6, 7))
    page.focus_first()
    assert page.template.currentData().id == "cchc-xa-2025"
    press(Qt.Key.Key_Backtab, SHIFT)
    assert focused() is page.year
    write("2024")
    assert page.template.currentData().id == "cchc-xa-2023"
    assert page.periods.current.startswith("2024-")
    while page.year.currentData() != 2026:
        press(Qt.Key.Key_Up)
    assert page.template.currentData().id == "cchc-xa-2025"


def test_a_period_picks_the_edition_in_force_at_its_end_unless_one_was_chosen(page: NewPage) -> None:
    page.prepare(date(2026, 6, 7))
    page.periods.choose("2026-9M")
    assert (page.template.currentData().id, page.periods.current) == ("cchc-xa-2026", "2026-9M")
    page.periods.choose("2026-H1")
    assert (page.template.currentData().id, page.periods.current) == ("cchc-xa-2025", "2026-H1")
    page.template.setCurrentIndex(page.template.findText(page.template.currentText()))
    page.template.activated.emit(page.template.currentIndex())
    page.periods.choose("2026-9M")
    assert (page.template.currentData().id, page.periods.current) == ("cchc-xa-2025", "2026-9M")


def test_a_unit_without_reports_begins_empty(page: NewPage) -> None:
    page.choice.show_unit({**UNIT, "name": "Bình Lãng"})
    page.choice.changed.emit()
    assert page.doors.chosen is Door.EMPTY
    assert page.doors.none.isVisible()
    write("1")
    assert page.doors.chosen is Door.EMPTY
    assert page.periods.current == "2024-H1"


def test_the_days_are_said_and_fold_to_a_sentence_on_a_low_page(page: NewPage) -> None:
    assert page.line.words.text().startswith("Lập sớm: còn 7 ngày nữa đến ngày chốt số liệu.")
    page.resize(1024, 600)
    assert not page.line.line.isVisible()
    assert page.line.words.text().endswith("Lấy số liệu từ 15/12/2023 đến 14/6/2024, hạn nộp 18/6/2024.")
    for today, words in (
        (date(2024, 6, 16), "Đã qua ngày chốt số liệu; còn 2 ngày"),
        (date(2024, 6, 18), "Hôm nay là hạn nộp."),
        (date(2024, 6, 21), "Hạn nộp đã qua 3 ngày."),
        (date(2024, 8, 21), "Hạn nộp đã qua."),
    ):
        page.prepare(today)
        page.periods.choose("2024-H1")
        assert page.line.words.text().startswith(words)


def test_a_clock_before_the_last_edit_is_remarked_on(page: NewPage) -> None:
    assert page.clock.isHidden()
    page.prepare(moment=now() - timedelta(days=400))
    assert page.clock.isVisible()
    assert "trước lần sửa cuối" in page.clock.title.text()
    page.prepare(moment=datetime.now().astimezone() + timedelta(days=1))
    assert page.clock.isHidden()


@pytest.fixture
def months(qtbot: QtBot, desk: Desk) -> Iterator[NewPage]:
    """Return the page on 20 August 2026 over a report of July, of another kind, and one of the first kind."""
    desk.start("cchc-xa-2026", "2026-Q3", UNIT)
    desk.start("kstthc-xa-2026", "2026-KM07", UNIT)
    made = NewPage(desk)
    qtbot.addWidget(made)
    made.resize(1024, 600)
    activate(qtbot, made)
    made.prepare(date(2026, 8, 20))
    name = shipped_template("kstthc-xa-2026").name
    made.template.setCurrentIndex(made.template.findText(name))
    made.template.activated.emit(made.template.currentIndex())
    made.focus_first()
    yield made
    made.stop()


def test_a_kind_with_months_shows_them_in_rows_and_the_arrows_go_through(months: NewPage) -> None:
    assert len(months.periods.cards) == 18
    assert states(months)["2026-KM07"] is PeriodState.OPEN
    assert states(months)["2026-KM06"] is PeriodState.MISSING
    assert months.periods.current == "2026-KM08"
    press(Qt.Key.Key_Right)
    assert months.periods.current == "2026-KM09"
    press(Qt.Key.Key_Up)
    assert months.periods.current == "2026-KM03"
    assert len({card.y() for card in months.periods.cards}) == 3


def test_only_reports_of_its_kind_are_earlier_ones(months: NewPage) -> None:
    offered = [months.doors.source.itemText(at) for at in range(months.doors.source.count())]
    assert [words.partition(",")[0] for words in offered] == ["Tháng 7 năm 2026"]
    assert {card.span.key for card in months.periods.cards if card.period.draft} == {"2026-KM07"}


def test_a_report_of_a_kind_is_begun_from_the_list_with_its_own_template(open_window: OpenWindow, desk: Desk) -> None:
    ref = desk.start("kstthc-xa-2026", "2026-KM07", UNIT).ref
    desk.start("cchc-xa-2026", "2026-Q3", UNIT)
    window = open_window()
    window.navigation.open_new(ref)
    page = new_page(window)
    assert page.template.currentData().id == "kstthc-xa-2026"
    assert page.periods.current == "2026-KM08"
