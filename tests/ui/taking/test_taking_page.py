"""A one-stop shop's table in the window: opened or pasted, asked about, written as one edit."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
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
    assert [page.table.model().index(row, column).data() for row, column in ((2, 0), (1, 1))] == [
        "1 Hộ tịch",
        "tổng nhận",
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
    assert page.sums.problem.text() == "Dòng 3 Hộ tịch"
    assert "còn" not in page.sums.detail.text()

    heads = split("STT|Lĩnh vực|Tổng số hồ sơ|Trực tuyến|Trực tiếp|Số lượng|Đúng hạn|Quá hạn|Số lượng|Đúng hạn|Quá hạn")
    every = [(one, one["received.all"]) for one in LINES]
    short = [one | {"received": number, "direct": number - one["received.online"]} for one, number in every]
    columns = ["received", "received.online", "direct", "settled", "settled.in_time", "settled.late", "pending"]
    opened(page, write(tmp_path / "hỏi.xlsx", [heads, *body(short, [*columns, "due", "overdue"])]), qtbot)
    assert page.figures.count() == 2
    answer(page, 1)
    assert page.figures.count() == 4


def answer(page: TakingPage, index: int) -> None:
    (choice,) = page.questions.choices
    choice.setCurrentIndex(index)
    choice.activated.emit(index)


def test_a_line_points_at_the_one_cell_with_which_all_sums_hold_and_f8_goes_on(
    page: TakingPage, tmp_path: Path, qtbot: QtBot
) -> None:
    heads = split(
        "STT|Lĩnh vực|Tổng số tiếp nhận|Trực tuyến|Trực tiếp|Bưu chính|Kỳ trước|Tổng đã giải quyết|Trước hạn|Đúng hạn"
        "|Quá hạn|Đang giải quyết"
    )
    columns = [*COLUMNS[:4], "carried", *COLUMNS[4:], "pending"]
    wrong = [LINES[0] | {"settled": LINES[0]["settled"] + 2}, *LINES[1:6], LINES[6] | {"post": 70}, LINES[7]]
    opened(page, write(tmp_path / "sai.xlsx", [heads, *body(wrong, columns)]), qtbot)

    assert f"Nếu ô H2 là {LINES[0]['settled']} thì 2 phép cộng đều khớp." in page.sums.detail.text()
    assert page.find_next(back=False)
    assert page.sums.problem.text() == "Dòng 8 Cộng đồng"
    page.sums.copy.click()
    assert "Dòng 8 Cộng đồng" in QGuiApplication.clipboard().text()


def test_figures_keep_the_source_that_is_shown(
    page: TakingPage, sample: OpenReport, tmp_path: Path, qtbot: QtBot
) -> None:
    above = [["Nguồn: Một cửa điện tử tỉnh"], ["Số liệu tính đến 08 giờ 30 ngày 07/6/2023"]]
    opened(page, write(tmp_path / "bảng.xlsx", [*above, *ROWS]), qtbot)
    assert (page.side.system.text(), page.side.at.text()) == ("Một cửa điện tử tỉnh", "08:30 ngày 07/6/2023")
    page.write.click()
    source = sample.report.sources["3:3.3.1"]
    assert (source.system, source.file, source.at) == ("Một cửa điện tử tỉnh", "bảng.xlsx", "2023-06-07T08:30")


def test_a_second_table_is_added_up_and_both_are_named(
    page: TakingPage, sample: OpenReport, tmp_path: Path, qtbot: QtBot
) -> None:
    opened(page, write(tmp_path / "một.xlsx", ROWS), qtbot)
    with qtbot.waitSignal(page.job.succeeded):
        page.take_file(write(tmp_path / "hai.xlsx", [HEADS, *body(lines(9), COLUMNS)]), more=True)
    assert [page.which.itemText(row) for row in range(2)] == ["một.xlsx: Sheet", "hai.xlsx: Sheet"]
    page.write.click()
    assert sample.report.text("3:3.3.1") == str(total([*LINES, *lines(9)])["settled"])
    assert sample.report.sources["3:3.3.1"].system == "một.xlsx; hai.xlsx"


def test_a_second_file_that_is_refused_leaves_the_first(
    page: TakingPage, sample: OpenReport, tmp_path: Path, qtbot: QtBot
) -> None:
    first = write(tmp_path / "một.xlsx", ROWS)
    opened(page, first, qtbot)
    for other in (first, write(tmp_path / "khác.xlsx", [["STT", "Thôn"], ["1", "Một"]])):
        with qtbot.waitSignal(page.job.succeeded):
            page.take_file(other, more=True)
        assert page.notice.title.text().startswith(("Hai tệp “một.xlsx”", "Đây không phải bảng hồ sơ một cửa"))
        assert [page.which.itemText(row) for row in range(page.which.count())] == ["một.xlsx: Sheet"]
    page.write.click()
    assert sample.report.text("3:3.3.1") == str(total(LINES)["settled"])
    assert sample.report.sources["3:3.3.1"].file == "một.xlsx"


def test_what_was_answered_is_remembered_for_the_next_table_of_the_same_heads(
    page: TakingPage, sample: OpenReport, shown: MakePage, tmp_path: Path, qtbot: QtBot
) -> None:
    heads = split("STT|Lĩnh vực|Tổng số hồ sơ|Trực tuyến|Trực tiếp|Số lượng|Đúng hạn|Quá hạn|Số lượng|Đúng hạn|Quá hạn")
    short = [
        one | {"received": one["received.all"], "direct": one["received.all"] - one["received.online"]} for one in LINES
    ]
    columns = ["received", "received.online", "direct", "settled", "settled.in_time", "settled.late", "pending"]
    path = write(tmp_path / "hỏi.xlsx", [heads, *body(short, [*columns, "due", "overdue"])])
    opened(page, path, qtbot)
    answer(page, 1)
    page.side.system.setText("Một cửa tỉnh")
    page.write.click()

    again = cast("TakingPage", shown(sample, "taking"))
    opened(again, path, qtbot)
    assert (again.figures.count(), again.side.system.text()) == (4, "Một cửa tỉnh")
    assert "đọc như lần" in again.named.text()


def test_the_meaning_of_a_column_is_changed_by_its_menu(page: TakingPage, tmp_path: Path, qtbot: QtBot) -> None:
    opened(page, write(tmp_path / "bảng.xlsx", ROWS), qtbot)
    online = 2
    menu = page.table.meanings_menu(online)
    next(action for action in menu.actions() if action.text() == "không phải số hồ sơ").trigger()
    keys = [page.figures.item(row).data(Qt.ItemDataRole.UserRole) for row in range(page.figures.count())]
    assert "7:6.7.2" not in keys


def test_another_table_is_refused_in_words(page: TakingPage, tmp_path: Path, qtbot: QtBot) -> None:
    opened(page, write(tmp_path / "khác.csv", [split("STT|Thôn|Nam|Nữ|Tổng"), ["1", "Thôn 1", 4, 5, 9]]), qtbot)
    assert "không phải bảng hồ sơ một cửa" in told(page)
    assert not page.write.isEnabled()
