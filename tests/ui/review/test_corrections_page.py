"""Corrections entered off the printed draft, all by keys."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cchc_desktop.desk.work.open_report import OpenReport
from tests.ui.conftest import MakePage, activate
from tests.ui.keys import CTRL, focused, press, write
from ui.report.view import ReportView
from ui.review.corrections_page import CorrectionsPage
from ui.shell.pages import make_page


def corrections(shown: MakePage, report: OpenReport) -> CorrectionsPage:
    return cast("CorrectionsPage", shown(report, "corrections"))


def test_place_enter_text_enter_and_the_next(shown: MakePage, sample: OpenReport) -> None:
    page = corrections(shown, sample)
    write("7 6.7.2\n1380\n6.7.1\n1390\n")
    assert (sample.report.text("7:6.7.2"), sample.report.text("7:6.7.1")) == ("1380", "1390")
    assert page.done.count() == 2
    assert "1.381 thành 1.380" in page.done.item(1).text()
    assert focused() is page.where


def test_what_else_changes_is_shown_before_it_is_kept(shown: MakePage, sample: OpenReport) -> None:
    page = corrections(shown, sample)
    write("7 6.7.2\n1400")
    assert "BM7 6.7 từ 99,00 thành 100,36" in page.changes.words
    assert any(words.startswith("Lỗi, BM7 6.7.2") for words in page.changes.words)
    assert sample.report.text("7:6.7.2") == "1.381"


def test_a_row_of_several_forms_is_asked_back(shown: MakePage, sample: OpenReport) -> None:
    page = corrections(shown, sample)
    write("1.1\n")
    assert focused() is page.where
    assert "BM1 1.1" in page.now.text() or "BM3 1.1" in page.now.text()


def test_prose_is_corrected_on_its_own_page(shown: MakePage, sample: OpenReport, qtbot: QtBot) -> None:
    page = corrections(shown, sample)
    with qtbot.waitSignal(page.wants) as asked:
        write("ii.5\n")
    assert asked.args == ["II.5"]


def test_escape_leaves_the_text_then_the_place_then_the_page(shown: MakePage, sample: OpenReport, qtbot: QtBot) -> None:
    page = corrections(shown, sample)
    write("7 6.7.2\n99")
    press(Qt.Key.Key_Escape)
    assert (focused(), page.where.text()) == (page.where, "")
    assert sample.report.text("7:6.7.2") == "1.381"
    with qtbot.waitSignal(page.wants) as asked:
        press(Qt.Key.Key_Escape)
    assert asked.args == ["review"]


def test_an_undo_is_shown_here(shown: MakePage, sample: OpenReport) -> None:
    page = corrections(shown, sample)
    write("7 6.7.2\n1380\n")
    page.go_to(sample.undo() or "")
    assert (page.where.text(), page.text.text()) == ("7:6.7.2", "1.381")
    assert page.done.item(0).text() == "BM7 6.7.2  Số hồ sơ TTHC đã tiếp nhận trực tuyến: đã hoàn tác, hiện là 1.381"


def test_the_key_leads_here_from_any_page_and_undo_stays_here(qtbot: QtBot, sample: OpenReport) -> None:
    view = ReportView(sample, make_page)
    qtbot.addWidget(view)
    activate(qtbot, view)
    view.go("7:6.7.1")
    press(Qt.Key.Key_R, CTRL)
    write("6.7.2\n1380\n")
    assert sample.report.text("7:6.7.2") == "1380"
    press(Qt.Key.Key_Z, CTRL)
    assert sample.report.text("7:6.7.2") == "1.381"
    assert view.page is not None
    assert view.page.place() == "corrections"
    press(Qt.Key.Key_PageUp, CTRL)
    assert view.page.place() == "review"
    view.stop()
