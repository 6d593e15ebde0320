"""The board of the receiving office in the window: packages are dropped, units get lines, what is wrong is named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.inbox.communes import PERIOD, district, package
from tests.ui.conftest import OpenWindow
from ui.incoming.board_model import STATE, UNIT
from ui.incoming.board_page import BoardPage
from ui.shell.window import MainWindow
from ui.words.incoming import board_texts

A, B, C = district()[:3]
Take = Callable[[BoardPage, Path], None]


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "USB"
    folder.mkdir()
    (folder / "a.cchc").write_bytes(package(A, {"3:1": "1.200", "3:1.1": "1.100"}))
    (folder / "b.cchc").write_bytes(package(B, {"3:1": "300", "3:1.1": "300"}))
    return folder


@pytest.fixture
def window(open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    """Return the window with the board open."""
    made = open_window()
    QTest.keyClick(made.start, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    board = made.side.board
    assert board is not None
    qtbot.waitUntil(lambda: board.table.nothing == board_texts.EMPTY)
    return made


@pytest.fixture
def board(window: MainWindow) -> BoardPage:
    found = window.side.board
    assert found is not None
    return found


@pytest.fixture
def take(qtbot: QtBot) -> Take:
    """Return how to take packages in, until the board was read again."""

    def take_in(board: BoardPage, path: Path) -> None:
        with qtbot.waitSignal(board.work.read):
            board.take_paths([path])

    return take_in


def lines(board: BoardPage) -> dict[str, str]:
    return {line.words(UNIT): line.words(STATE) for line in board.table.board_model.lines}


def test_a_stick_fills_the_board_and_the_rate_is_of_the_sums(board: BoardPage, stick: Path, take: Take) -> None:
    take(board, stick)
    shown = lines(board)
    assert {shown[A.title], shown[B.title]} == {"Chờ xem, nộp muộn"}
    assert shown[C.title] == "Chưa nộp"
    assert len(shown) == len(district())
    assert board.period.currentData() == PERIOD
    reading = board.work.reading
    assert reading is not None
    assert [rate.in_words for rate in reading.rates] == ["93,33"]
    assert board.notice.title.text() == "Đã nhận 2 gói"
    assert board.notice.text.text() == "2 mới nhận"


def test_letters_filter_and_chips_keep_those_that_are_missing(board: BoardPage, stick: Path, take: Take) -> None:
    take(board, stick)
    QTest.mouseClick(board.chips["missing"], Qt.MouseButton.LeftButton)
    assert A.title not in lines(board)
    assert len(lines(board)) == len(district()) - 2
    board.group.button(0).click()
    board.table.setFocus()
    plain = "dai son"
    QTest.keyClicks(board.table, plain[0])
    QTest.keyClicks(board.filter, plain[1:])
    assert [*lines(board)] == ["xã Đại Sơn"]
    QTest.keyClick(board, Qt.Key.Key_Escape)
    assert board.filter.text() == ""
    assert board.isVisible()


def test_the_missing_units_are_copied_for_a_message(board: BoardPage, stick: Path, take: Take) -> None:
    take(board, stick)
    board.copy_missing()
    head, *names = QGuiApplication.clipboard().text().split("\n")
    assert head == f"6 tháng đầu năm 2023: còn thiếu {len(district()) - 2} trên {len(district())} đơn vị"
    assert C.title in names
    assert A.title not in names


def test_an_altered_package_and_a_changed_key_are_named_and_do_not_count(
    board: BoardPage, stick: Path, take: Take, qtbot: QtBot
) -> None:
    take(board, stick)
    more = stick.parent / "USB 2"
    more.mkdir()
    whole = (stick / "a.cchc").read_bytes()
    (more / "a.cchc").write_bytes(whole[:-400] + bytes(400))
    (more / "b.cchc").write_bytes(package(B, {"3:1": "400", "3:1.1": "300"}, version=2, key=2))
    take(board, more)
    assert board.notice.property("frame") == "warn"
    texts = [board.arrivals.rows.topLevelItem(row).text(4) for row in range(2)]
    assert sorted(texts) == ["bản mới hơn", "không còn nguyên vẹn"]
    assert board.arrivals.isVisible()
    assert lines(board)[B.title] == "Khóa ký mới, để riêng"
    reading = board.work.reading
    assert reading is not None
    assert reading.totals.figures["3:1"].in_words == "1.500"

    held = next(row for row in range(2) if board.arrivals.rows.topLevelItem(row).text(4) == "bản mới hơn")
    board.arrivals.rows.setCurrentItem(board.arrivals.rows.topLevelItem(held))
    with qtbot.waitSignal(board.work.read):
        QTest.mouseClick(board.arrivals.trust, Qt.MouseButton.LeftButton)
    again = board.work.reading
    assert again is not None
    assert again.totals.figures["3:1"].in_words == "1.600"


def test_files_dropped_on_the_board_are_taken_in_together(window: MainWindow, stick: Path, qtbot: QtBot) -> None:
    board, taker = window.side.board, window.side.files_taker
    assert board is not None
    assert taker is not None
    with qtbot.waitSignal(board.work.read):
        taker([stick / "a.cchc", stick / "b.cchc"])
    assert lines(board)[B.title] == "Chờ xem, nộp muộn"


def test_a_deadline_of_the_office_decides_who_is_late(board: BoardPage, stick: Path, take: Take, qtbot: QtBot) -> None:
    take(board, stick)
    QTest.mouseClick(board.units, Qt.MouseButton.LeftButton)
    board.owing.due.setText("31/12/2099")
    with qtbot.waitSignal(board.work.read):
        QTest.mouseClick(board.owing.set_due, Qt.MouseButton.LeftButton)
    assert lines(board)[A.title] == "Chờ xem"
    board.owing.due.setText("cuối tháng")
    QTest.mouseClick(board.owing.set_due, Qt.MouseButton.LeftButton)
    assert board.notice.property("frame") == "error"


def test_a_province_owes_its_reports(board: BoardPage, qtbot: QtBot) -> None:
    board.owing.show()
    board.owing.province.setCurrentText("tỉnh Gia Lai")
    with qtbot.waitSignal(board.work.read):
        QTest.mouseClick(board.owing.take, Qt.MouseButton.LeftButton)
    assert len(lines(board)) == 135
    assert set(lines(board).values()) == {"Chưa nộp"}


def test_enter_opens_the_report_of_a_unit_and_closing_it_goes_back(
    window: MainWindow, stick: Path, take: Take, qtbot: QtBot
) -> None:
    board = window.side.board
    assert board is not None
    take(board, stick)
    board.table.setCurrentIndex(board.table.board_model.index(board.table.board_model.row_of(A.code), 0))
    QTest.keyClick(board.table, Qt.Key.Key_Return)
    look = window.side.look
    assert look is not None
    assert look.view.open_report.report.text("3:1") == "1.200"
    look.closed.emit()
    again = window.side.board
    assert again is not None
    qtbot.waitUntil(lambda: A.title in lines(again))
    again.table.setCurrentIndex(again.table.board_model.index(again.table.board_model.row_of(C.code), 0))
    QTest.keyClick(again.table, Qt.Key.Key_Return)
    assert again.notice.title.text() == f"{C.title} chưa nộp báo cáo kỳ này."
