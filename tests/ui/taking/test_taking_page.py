"""A one-stop shop's table in the window: opened or pasted, asked about, written as one edit."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from cchc_desktop.desk.work.open_report import OpenReport
from tests.dossiers.made_tables import body, lines, split, total, write
from tests.ui.conftest import MakePage
from tests.ui.keys import CTRL, press
from ui.taking.page import TakingPage

HEADS = split(
    "STT|Lĩnh vực|Tổng số tiếp nhận|Trực tuyến|Trực tiếp|Bưu chính|Tổng đã giải quyết|Trước hạn|Đúng hạn|Quá hạn"
)
COLUMNS = ["received", "received.online", "direct", "post", "settled", "early", "on_time", "settled.late"]
LINES = lines(7)
SUMS = total(LINES)
ROWS = [["Hồ sơ một cửa"], HEADS, *body(LINES, COLUMNS)]
FIGURES = {
    "3:3.3.1": str(SUMS["settled"]),
    "3:3.3.2": str(SUMS["settled.in_time"]),
    "7:6.7.1": str(SUMS["received"]),
    "7:6.7.2": str(SUMS["received.online"]),
}


@pytest.fixture
def page(shown: MakePage, sample: OpenReport) -> TakingPage:
    return cast("TakingPage", shown(sample, "taking"))


def opened(page: TakingPage, path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.job.succeeded):
        page.take_file(path)


def told(page: TakingPage) -> str:
    return f"{page.notice.title.text()} {page.notice.text.text()}"


def figures(report: OpenReport) -> dict[str, str]:
    return {key: report.report.text(key) for key in FIGURES}


def test_a_table_is_written_as_one_edit_that_ctrl_z_takes_back(
    page: TakingPage, sample: OpenReport, tmp_path: Path, qtbot: QtBot
) -> None:
    before = figures(sample)
    opened(page, write(tmp_path / "bảng.xlsx", ROWS), qtbot)
    assert [page.figures.item(row).checkState() for row in range(4)] == [Qt.CheckState.Checked] * 4
    assert "Ghi 4 số" in page.write.text()
    assert figures(sample) == before

    press(Qt.Key.Key_Return, CTRL)
    assert figures(sample) == FIGURES
    sample.undo()
    assert figures(sample) == before


def test_a_figure_without_its_tick_is_left_as_it_is(
    page: TakingPage, sample: OpenReport, tmp_path: Path, qtbot: QtBot
) -> None:
    opened(page, write(tmp_path / "bảng.csv", ROWS), qtbot)
    page.figures.item(0).setCheckState(Qt.CheckState.Unchecked)
    page.write.click()
    assert sample.report.text("3:3.3.1") == "1.387"
    assert sample.report.text("3:3.3.2") == FIGURES["3:3.3.2"]


def test_a_copied_table_is_taken_and_anything_else_is_told(page: TakingPage, sample: OpenReport) -> None:
    mime = QMimeData()
    mime.setText("\n".join("\t".join(map(str, row)) for row in ROWS))
    page.take_copied(mime)
    assert [page.table.model().index(row, column).data() for row, column in ((1, 0), (0, 1))] == [
        "Hộ tịch",
        "tiếp nhận",
    ]

    other = QMimeData()
    other.setText("một câu")
    page.take_copied(other)
    assert "Chưa có bảng nào" in told(page)
    assert figures(sample)["7:6.7.1"] == "1.395"


def test_a_line_that_does_not_add_up_is_told_and_a_question_is_settled_by_a_choice(
    page: TakingPage, tmp_path: Path, qtbot: QtBot
) -> None:
    wrong = [LINES[0] | {"settled.late": 77}, *LINES[1:]]
    opened(page, write(tmp_path / "sai.xlsx", [*ROWS[:2], *body(wrong, COLUMNS)]), qtbot)
    assert "Dòng 3 (Hộ tịch)" in page.problems.text()

    heads = split("STT|Lĩnh vực|Tổng số hồ sơ|Trực tuyến|Trực tiếp|Số lượng|Đúng hạn|Quá hạn|Số lượng|Đúng hạn|Quá hạn")
    every = [(one, one["received.all"]) for one in LINES]
    short = [one | {"received": number, "direct": number - one["received.online"]} for one, number in every]
    columns = ["received", "received.online", "direct", "settled", "settled.in_time", "settled.late", "pending"]
    opened(page, write(tmp_path / "hỏi.xlsx", [heads, *body(short, [*columns, "due", "overdue"])]), qtbot)
    assert page.figures.count() == 2
    choice = cast("QComboBox", page.findChild(QComboBox))
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    assert page.figures.count() == 4


def test_another_table_is_refused_in_words(page: TakingPage, tmp_path: Path, qtbot: QtBot) -> None:
    opened(page, write(tmp_path / "khác.csv", [split("STT|Thôn|Nam|Nữ|Tổng"), ["1", "Thôn 1", 4, 5, 9]]), qtbot)
    assert "không phải bảng hồ sơ một cửa" in told(page)
    assert not page.write.isEnabled()
