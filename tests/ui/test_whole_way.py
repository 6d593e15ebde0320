"""The whole way by keys: from the first start to the files of a report that is closed for signature."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pdfplumber
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from cchc_desktop.checks.explained import to_explain
from cchc_desktop.report.template import Severity
from tests.ui.conftest import OpenWindow
from tests.ui.keys import ALT, CTRL, SHIFT, focused, press, write
from ui.handing.export_page import ExportPage
from ui.report.view import ReportView
from ui.review.page import ReviewPage

REF = "an-thanh-2023-H1"


def test_from_the_first_start_to_the_files(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window()
    begin_report()
    assert window.report
    view = window.report
    name_signer(view)
    type_figures(view)
    type_sentence()
    close(view)
    window = open_window(REF)
    assert window.report
    assert isinstance(window.report.page, ReviewPage), "it opens where it was left"
    export(window.report, qtbot, tmp_path)


def begin_report() -> None:
    write("xã\tAn Thanh\thuyện Tứ Kỳ\ttỉnh Hải Dương\n")
    for key in (Qt.Key.Key_Backtab, Qt.Key.Key_Backtab):
        press(key, SHIFT)
    press(Qt.Key.Key_Home)
    write("\t2023\t")
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Return):
        press(key)


def name_signer(view: ReportView) -> None:
    """Mend the one error of a report just begun."""
    (error,) = (each for each in view.open_report.outcome.findings if each.severity is Severity.ERROR)
    view.go(error.at[0])
    write("Nguyễn Văn An\t")
    assert view.open_report.report.text("letter.signer") == "Nguyễn Văn An"


def type_figures(view: ReportView) -> None:
    """Fill in form 3 with one wrong figure, and mend it."""
    report = view.open_report
    assert report.ref == REF
    press(Qt.Key.Key_3, ALT)
    write("0\n2\n0\n141\n141\n3\n17\n12\n2105\n2150\n")
    assert report.outcome.summary["errors"] == 1
    press(Qt.Key.Key_Return, SHIFT)
    write("2104\n")
    assert report.outcome.summary["errors"] == 0
    assert report.report.figures["3:3.3.2"] == "2104"


def type_sentence() -> None:
    press(Qt.Key.Key_F9)
    press(Qt.Key.Key_G, CTRL)
    write("II.2.c\n- Trong kỳ đã giải quyết xong ")
    press(Qt.Key.Key_F3)
    write("3.3.1\n hồ sơ.")


def close(view: ReportView) -> None:
    """Explain every warning, and close."""
    press(Qt.Key.Key_8, ALT)
    assert view.open_report.report.sections == {"II.2.c": "- Trong kỳ đã giải quyết xong {3:3.3.1} hồ sơ."}
    press(Qt.Key.Key_F8)
    for _ in to_explain(view.open_report.outcome):
        write("Kỳ này chưa thống kê.\n")
    assert focused() is cast("ReviewPage", view.page).close_button
    press(Qt.Key.Key_C, ALT)
    assert view.open_report.report.state == "closed"


def export(view: ReportView, qtbot: QtBot, folder: Path) -> None:
    press(Qt.Key.Key_9, ALT)
    page = cast("ExportPage", view.page)
    page.files.choose_folder(folder)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(page.notice.isVisible, timeout=20_000)
    (pdf,), (workbook,) = folder.glob("*.pdf"), folder.glob("*.xlsx")
    with pdfplumber.open(pdf) as pages:
        words = " ".join(page.extract_text() for page in pages.pages[:2])
    assert "DỰ THẢO" not in words
    assert "- Trong kỳ đã giải quyết xong 2.105 hồ sơ." in words
    rows = CalamineWorkbook.from_path(workbook).get_sheet_by_name("Biểu mẫu 3").to_python()
    assert [row[3] for row in rows if row[0] == "3.3.2."] == [2104.0]
