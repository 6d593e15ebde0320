"""Timing a one-stop shop's table of 300 lines: read from its workbook, understood, and shown in the window."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import openpyxl
from PySide6.QtWidgets import QApplication

from benchmarks.timing import Measure, medians
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.one_stop.dossier_figures import read_tables
from db.drafts.store import open_drafts
from ui.kit import theme
from ui.report.view import ReportView
from ui.shell.pages import make_page
from ui.taking.page import TakingPage

LINES = 300
NAME = f"a one-stop shop's table of {LINES} lines, read and shown"
HEADS = (
    "STT", "Thủ tục", "Tiếp nhận trong kỳ", "Trực tuyến", "Trực tiếp", "Bưu chính", "Tồn kỳ trước", "Đã giải quyết",
    "Trước hạn", "Đúng hạn", "Quá hạn", "Đang giải quyết", "Trong hạn", "Quá hạn",
)  # fmt: skip
_MOST = 500.0


def measures(folder: Path) -> Iterator[Measure]:
    """Read a workbook and show it in the page, painted."""
    app = QApplication.instance() or QApplication([])
    theme.apply(cast("QApplication", app))
    desk = Desk(open_drafts(folder / "taking"))
    view = ReportView(desk.open(desk.add_sample(printed=False).ref), make_page)
    view.resize(1366, 690)
    view.show()
    view.go("taking")
    page, path = cast("TakingPage", view.page), _table(folder / "bang.xlsx")

    def shown() -> None:
        page.show_tables(read_tables([path]))
        page.grab()

    yield Measure(NAME, medians({NAME: shown}, rounds=7, clock=time.process_time)[NAME], most_milliseconds=_MOST)
    view.close()
    desk.store.close()


def _table(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(HEADS)
    for number in range(1, LINES + 1):
        online, direct, post, carried, pending, late = (
            number % 90 + 9,
            number % 17,
            number % 3,
            number % 5,
            1,
            number % 2,
        )
        settled = online + direct + post + carried - pending
        row = (
            online + direct + post,
            online,
            direct,
            post,
            carried,
            settled,
            settled - late - 1,
            1,
            late,
            pending,
            1,
            0,
        )
        sheet.append((number, f"Thủ tục {number}", *row))
    book.save(path)
    return path
