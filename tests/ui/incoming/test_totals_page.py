"""The page of totals in the window: sums opened into units and reports, who is left out, files, the office's draft."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pdfplumber
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.inbox.inbox_store import OfficeAnswer
from cchc_desktop.report.keys import Place
from cchc_desktop.report.members.office_answer import ACCEPTED, RETURNED, OfficeRemark, OfficeVerdict
from cchc_desktop.units.commune import Commune
from db.inbox.sql_inbox import open_inbox
from tests.inbox.communes import PERIOD, district, edition, package
from tests.ui.conftest import OpenWindow
from tests.ui.keys import press
from ui.incoming.totals.totals_cards import GroupsCard
from ui.incoming.totals.totals_page import TotalsPage
from ui.incoming.totals.totals_table import LABEL, REST, TOTAL, UNITS, WAY
from ui.shell.window import MainWindow

UNITS_IN = district()[:10]
BIG, SMALL = UNITS_IN[0], UNITS_IN[1]
COMMON_EDITION = '{ no = "8", label = "Đầu mục", kind = "heading" },\n'
OTHER_EDITION = '{ no = "7", label = "Chỉ ở mẫu này", kind = "count", aggregate = "sum" },\n'


@pytest.fixture
def window(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """Return the window with the totals of ten units open: one far above the others, one altered, one other edition."""
    stick = tmp_path / "USB"
    stick.mkdir()
    for number, unit in enumerate(UNITS_IN):
        whole = 9000 if unit is BIG else 100 + number
        figures = {"3:1": str(whole), "3:1.1": str(whole - 10), "3:3": "413" if unit is SMALL else "412", "3:4": "1"}
        source = edition(COMMON_EDITION)
        if unit is SMALL:
            figures |= {"3:1": "50", "3:1.1": "không có", "3:7": "4"}
            source = edition(OTHER_EDITION)
        (stick / f"{number}.cchc").write_bytes(package(unit, figures, source=source))
    raw = package(district()[10], {"3:1": "7"})
    (stick / "x.cchc").write_bytes(raw[:-400] + bytes(400))
    made = open_window()
    QTest.keyClick(made.start, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    board = made.side.board
    assert board is not None
    qtbot.waitUntil(lambda: board.work.reading is not None)
    with qtbot.waitSignals([board.work.taken, board.work.read]):
        board.take_paths([stick])
    qtbot.waitUntil(lambda: board.table.board_model.rowCount() > 0)
    QTest.keyClick(board, Qt.Key.Key_F9)
    totals = made.side.totals
    assert totals is not None
    qtbot.waitUntil(lambda: bool(totals.tabs))
    qtbot.waitUntil(lambda: bool(totals.outlying.tree.topLevelItemCount()))
    return made


@pytest.fixture
def page(window: MainWindow) -> TotalsPage:
    found = window.side.totals
    assert found is not None
    found.show_form("3")
    return found


def open_row(page: TotalsPage, key: str, qtbot: QtBot) -> list[list[str]]:
    """Open a figure by the arrow key, and return its units as they are shown."""
    row = page.table.row_of(key)
    page.table.setCurrentItem(row)
    with qtbot.waitSignal(page.work.opened):
        QTest.keyClick(page.table, Qt.Key.Key_Right)
    return [[row.child(at).text(column) for column in (LABEL, TOTAL, UNITS, REST)] for at in range(row.childCount())]


def test_a_sum_opens_into_its_units_and_a_unit_into_its_report(
    window: MainWindow, page: TotalsPage, qtbot: QtBot
) -> None:
    whole = 9000 + 50 + sum(100 + number for number in range(2, 10))
    assert page.head.text() == f"Cộng 10 trên {len(district())} đơn vị"
    row = page.table.row_of("3:1")
    assert (row.text(WAY), row.text(TOTAL), row.text(UNITS)) == ("cộng", "9.894", "10")
    assert whole == 9894
    units = open_row(page, "3:1", qtbot)
    assert [words[:2] for words in units[:2]] == [[BIG.title, "9.000"], [UNITS_IN[9].title, "109"]]
    assert units[0][2] == "90,96%"
    assert units[0][3].startswith("bằng ")
    assert units[9][:2] == [SMALL.title, "50"]
    assert units[10][0] == f"{len(district()) - 10} đơn vị chưa có báo cáo"

    spoken = page.dots.chart.accessibleName()
    assert spoken.endswith("Hồ sơ đã giải quyết: 10 đơn vị, từ 50 đến 9.000, số giữa 105,5")

    QTest.keyClick(page.table, Qt.Key.Key_Right)
    assert page.table.currentItem() is row.child(0)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    look = window.side.look
    assert look is not None
    assert look.view.open_report.report.text("3:1") == "9000"
    look.closed.emit()
    again = window.side.totals
    assert again is not None
    qtbot.waitUntil(lambda: again.table.currentItem() is not None and again.table.currentItem().text(TOTAL) == "9.000")
    assert again.tabs["3"].isChecked()
    QTest.keyClick(again, Qt.Key.Key_Escape)
    board = window.side.board
    assert board is not None
    qtbot.waitUntil(lambda: board.period.currentData() == PERIOD)


def test_a_rate_is_of_the_sums_and_kinds_of_lack_have_counts_of_their_own(page: TotalsPage, qtbot: QtBot) -> None:
    row = page.table.row_of("3:1.2")
    assert row.text(TOTAL) == "98,59"
    page.table.setCurrentItem(row)
    assert page.note.text().startswith("BM3 1.2 Tỷ lệ đúng hạn. Tỷ lệ tính lại")
    assert page.note.text().endswith("các tỷ lệ. 9.754 : 9.894 = 98,59.")
    assert page.table.row_of("3:1.1").text(REST) == "1 không có"
    assert page.table.row_of("3:2").text(REST) == "10 chưa có số"
    assert page.table.row_of("3:3").text(REST) == "1 khác"
    assert [page.table.row_of("3:8").text(column) for column in (LABEL, WAY, TOTAL)] == ["Đầu mục", "", ""]
    assert page.table.row_of("3:4").text(TOTAL) == "có: 10"
    by_name = {words[0]: words for words in open_row(page, "3:3", qtbot)}
    assert by_name[SMALL.title][1:] == ["413", "", "khác số chung"]
    assert by_name[BIG.title][1:] == ["412", "", ""]
    rates = {words[0]: words[1] for words in open_row(page, "3:1.2", qtbot)}
    assert rates[BIG.title] == "99,89"
    assert rates[SMALL.title] == "0"


def test_what_is_left_out_and_what_is_far_is_named_and_opens(window: MainWindow, page: TotalsPage) -> None:
    tree = page.left_out.tree
    groups = {tree.topLevelItem(at).text(0): tree.topLevelItem(at) for at in range(tree.topLevelItemCount())}
    assert f"{len(district()) - 10} đơn vị chưa nộp" in groups
    altered, unaligned = groups["1 gói không còn nguyên vẹn"], groups["1 hàng chỉ có ở mẫu khác, không cộng được"]
    assert altered.child(0).text(0).startswith("x.cchc")
    assert unaligned.child(0).text(0).startswith("3:7 Chỉ ở mẫu này (1 đơn vị")
    far = page.outlying.tree.topLevelItem(0)
    assert far.text(0).endswith("Hồ sơ đã giải quyết")
    assert far.child(0).text(0).startswith(f"{BIG.title}: 9.000, bằng ")
    page.outlying.tree.setCurrentItem(far.child(0))
    QTest.keyClick(page.outlying.tree, Qt.Key.Key_Return)
    assert window.side.look is not None


def answer(folder: Path, unit: Commune, verdict: OfficeVerdict) -> None:
    with closing(open_inbox(folder)) as store:
        (package,) = store.packages(PERIOD, unit.code)
        remarks = () if verdict is ACCEPTED else (OfficeRemark(at=Place(""), text="Xem lại."),)
        store.answer(OfficeAnswer(package.number, verdict, "Mai", "2023-06-18T08:29:00+07:00", remarks))


def test_a_scope_adds_up_what_was_accepted_or_one_kind_and_its_files_say_so(
    page: TotalsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    for unit in UNITS_IN[2:5]:
        answer(tmp_path, unit, ACCEPTED)
    with qtbot.waitSignals([page.work.read, page.work.compared]):
        press(Qt.Key.Key_F5)
    page.table.setCurrentItem(page.table.row_of("3:1.1"))
    assert page.scopes.chips["accepted"].text() == "Chỉ đã nhận 3"
    with qtbot.waitSignals([page.work.read, page.work.compared]):
        QTest.mouseClick(page.scopes.chips["accepted"], Qt.MouseButton.LeftButton)
    assert page.head.text() == f"Cộng 3 trên {len(district())} đơn vị"
    assert page.table.row_of("3:1").text(TOTAL) == str(102 + 103 + 104)
    assert page.table.current_total() is not None
    assert page.table.currentItem().text(0) == "1.1"
    units = open_row(page, "3:1", qtbot)
    assert sorted(words[0] for words in units[:3]) == sorted(unit.title for unit in UNITS_IN[2:5])
    groups = [page.left_out.tree.topLevelItem(at).text(0) for at in range(page.left_out.tree.topLevelItemCount())]
    assert "7 đơn vị chờ xem, chưa nhận" in groups
    with qtbot.waitSignal(page.work.written, timeout=30_000):
        page.write_into(tmp_path)
    with pdfplumber.open(tmp_path / f"Tổng hợp {PERIOD}.pdf") as printed:
        text = printed.pages[0].extract_text()
    assert "Phạm vi: chỉ báo cáo đã nhận." in text
    assert f"Cộng 3 trên {len(district())} đơn vị" in text
    flat = (tmp_path / f"Tổng hợp {PERIOD}.csv").read_text(encoding="utf-8").splitlines()
    assert {line.split(",")[0] for line in flat[1:]} == {unit.code for unit in UNITS_IN[2:5]}

    with qtbot.waitSignals([page.work.read, page.work.compared]):
        QTest.mouseClick(page.scopes.chips["xã"], Qt.MouseButton.LeftButton)
    townships = [unit for unit in district() if unit.kind == "xã"]
    come = [unit for unit in UNITS_IN if unit.kind == "xã"]
    assert page.head.text() == f"Cộng {len(come)} trên {len(townships)} đơn vị"


def test_what_came_since_is_said_and_added_by_one_key(page: TotalsPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.work.look_for_news()
    qtbot.wait(50)
    assert page.news.isHidden()
    answer(tmp_path, BIG, RETURNED)
    answer(tmp_path, SMALL, RETURNED)
    with qtbot.waitSignal(page.work.arrived):
        page.work.look_for_news()
    assert page.news.title.text().startswith("Có 2 đơn vị gửi bản mới hoặc được trả lời")
    assert page.table.row_of("3:1").text(TOTAL) == "9.894"
    with qtbot.waitSignals([page.work.read, page.work.compared]):
        press(Qt.Key.Key_F5)
    assert page.news.isHidden()
    assert page.table.row_of("3:1").text(TOTAL) == "844"


def test_long_names_of_groups_go_on_in_further_lines(qtbot: QtBot) -> None:
    card = GroupsCard("Số khác xa các đơn vị khác", "Số khác xa", "Không có")
    qtbot.addWidget(card)
    card.resize(280, 300)
    long = "BM1 4.3 Số nhiệm vụ đã hoàn thành nhưng quá hạn trong kỳ báo cáo"
    card.show_groups([(long, ()), ("BM1 1", ())], unfold=True)
    card.show()
    tree = card.tree
    heights = [tree.visualItemRect(tree.topLevelItem(at)).height() for at in (0, 1)]
    assert heights[0] >= 2 * tree.fontMetrics().lineSpacing() > heights[1]


def test_the_label_of_a_sum_is_whole(page: TotalsPage) -> None:
    table = page.table
    row = max(
        (table.topLevelItem(at) for at in range(table.topLevelItemCount())), key=lambda item: len(item.text(LABEL))
    )
    room = table.visualItemRect(row)
    room.setWidth(table.columnWidth(LABEL) - table.indentation())
    needed = table.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, row.text(LABEL))
    assert table.visualItemRect(row).height() >= needed.height()


def test_a_digit_with_alt_shows_another_form(page: TotalsPage) -> None:
    form = next(iter(page.tabs))
    QTest.keyClick(page, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert page.tabs[form].isChecked()
    assert page.table.topLevelItem(0).text(LABEL) != "Hồ sơ đã giải quyết"


def test_a_workbook_and_a_pdf_are_written_into_a_folder(page: TotalsPage, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.work.written, timeout=30_000):
        page.write_into(tmp_path)
    assert (tmp_path / f"Tổng hợp {PERIOD}.xlsx").read_bytes()[:2] == b"PK"
    assert (tmp_path / f"Tổng hợp {PERIOD}.pdf").read_bytes()[:5] == b"%PDF-"
    assert page.notice.title.text() == f"Đã ghi tổng hợp vào {tmp_path}"


def test_the_office_gets_its_own_report_with_the_totals(
    window: MainWindow, page: TotalsPage, desk: Desk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.made):
        page.report.click()
    view = window.report
    assert view is not None
    assert view.open_report.report.text("3:1") == "9894"
    assert [draft.ref for draft in desk.drafts()] == [window.navigation.current.ref]


def test_without_a_report_the_page_says_so(open_window: OpenWindow, desk: Desk, qtbot: QtBot) -> None:
    window = open_window()
    window.side.show_totals(desk, PERIOD)
    page = window.side.totals
    assert page is not None
    qtbot.waitUntil(lambda: page.head.text().startswith("Cộng 0"))
    assert not page.write.isEnabled()
    assert not page.tabs
