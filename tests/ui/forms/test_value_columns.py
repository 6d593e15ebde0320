"""A form with several columns of values: shown, gone through by keys, typed, pasted, copied, filled at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.work.corrections import fields_meant
from cchc_desktop.desk.work.open_report import OpenReport
from cchc_desktop.report.store_protocol import DraftStore
from tests.make import LACKING, TWO_COLUMNS, make_report, make_template_source
from tests.ui.conftest import MakePage
from tests.ui.keys import CTRL, SHIFT, press, write
from ui.forms.model import MORE, NOTE, RESULT
from ui.forms.page import FormPage
from ui.forms.row_layout import column_widths
from ui.forms.shown_rows import RowLook
from ui.words import form_texts


@pytest.fixture
def opened(desk: Desk, store: DraftStore) -> OpenReport:
    report = make_report().with_edit("1:1/luy-ke", "1.250")
    return desk.open(store.create(report, make_template_source(TWO_COLUMNS), ref="hai-cot", who="Lan", cause="test"))


@pytest.fixture
def page(shown: MakePage, opened: OpenReport) -> FormPage:
    made = shown(opened, "form.1")
    assert isinstance(made, FormPage)
    made.go_to("form.1")
    return made


def current(page: FormPage) -> tuple[int, int]:
    return page.view.row, page.view.column


def heads(page: FormPage) -> list[str]:
    header = page.view.horizontalHeader()
    order = [header.logicalIndex(at) for at in range(header.count())]
    return [str(page.model.headerData(each, Qt.Orientation.Horizontal)) for each in order if header.sectionSize(each)]


def test_each_column_has_its_head_and_its_values(page: FormPage) -> None:
    assert heads(page) == ["STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Kỳ này", "Lũy kế từ đầu năm", "Ghi chú"]
    shown = [[page.model.data(page.model.index(row, column)) for column in page.model.values] for row in range(2)]
    assert shown == [["40", "1.250"], ["", ""]]


def test_tab_goes_through_the_columns_of_a_row_and_back(page: FormPage) -> None:
    page.view.go(0)
    places = []
    for _ in range(4):
        places.append(current(page))
        press(Qt.Key.Key_Tab)
    assert places == [(0, RESULT), (0, MORE), (0, NOTE), (1, RESULT)]
    press(Qt.Key.Key_Tab, SHIFT)
    press(Qt.Key.Key_Tab, SHIFT)
    press(Qt.Key.Key_Tab, SHIFT)
    assert current(page) == (0, MORE)


def test_what_is_typed_goes_into_its_column_and_enter_goes_down_in_it(page: FormPage, opened: OpenReport) -> None:
    page.go_to("1:1/luy-ke")
    assert current(page) == (0, MORE)
    write("1.300")
    press(Qt.Key.Key_Return)
    assert current(page) == (1, MORE)
    write("900")
    page.leave()
    assert opened.report.figures == {"1:1": "40", "1:1/luy-ke": "1.300", "1:1.1/luy-ke": "900"}
    assert page.place() == "1:1.1/luy-ke"
    opened.undo()
    assert "1:1.1/luy-ke" not in opened.report.figures


def test_a_click_makes_the_clicked_column_current(page: FormPage) -> None:
    cell = page.view.visualRect(page.model.index(1, MORE))
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=cell.center())
    assert current(page) == (1, MORE)
    line = page.view.editor.line
    assert isinstance(line, QLineEdit)
    assert cell.contains(QPoint(line.geometry().center()))


def test_a_finding_of_a_column_stands_under_its_row_and_marks_its_cell(page: FormPage, opened: OpenReport) -> None:
    opened.edit_many({"1:1.1": "3", "1:1.1/luy-ke": "2,5"}, "test")
    view = page.model.views[1]
    assert [message.finding.at[0] for message in view.messages] == ["1:1.1/luy-ke"]
    assert (view.severity, view.more[0].severity is not None) == (None, True)


def test_what_is_said_of_several_cells_of_a_row_is_said_once(page: FormPage, opened: OpenReport) -> None:
    opened.edit_many({"1:1": "4x", "1:1/luy-ke": "4x"}, "test")
    view = page.model.views[0]
    assert len(view.messages) == 1
    assert [cell.severity is not None for cell in view.cells] == [True, True]


@pytest.mark.parametrize(("width", "values"), [(730, 2), (730, 4), (730, 5), (1090, 4), (1090, 6)])
def test_columns_fit_the_table(width: int, values: int) -> None:
    widths = column_widths(width, earlier=True, before=True, values=values)
    assert len(widths) == len(form_texts.FORM_COLUMNS) + values - 1
    assert sum(widths) == width
    assert min(widths[RESULT], *widths[MORE:]) >= 72


def test_rows_are_copied_with_all_columns(page: FormPage) -> None:
    page.view.go(0)
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_Right, SHIFT)
    press(Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "40\t1250\t\n\t\t\n"


@pytest.mark.parametrize(
    ("column", "text", "texts"),
    [
        (RESULT, "41\t1.300\n5\t600", {"1:1": "41", "1:1/luy-ke": "1.300", "1:1.1": "5", "1:1.1/luy-ke": "600"}),
        (RESULT, "41\t1.300\tghi chú", {"1:1": "41", "1:1/luy-ke": "1.300", "note.1:1": "ghi chú"}),
        (MORE, "1.300\n600", {"1:1/luy-ke": "1.300", "1:1.1/luy-ke": "600"}),
        (
            RESULT,
            (
                "STT\tChỉ tiêu\tĐơn vị tính\tKỳ này\tLũy kế từ đầu năm\tGhi chú\n"
                "1.1\tNhiệm vụ đã hoàn thành\t\t5\t600\txong"
            ),
            {"1:1.1": "5", "1:1.1/luy-ke": "600", "note.1:1.1": "xong"},
        ),
    ],
)
def test_a_block_is_pasted_into_its_columns(
    page: FormPage, opened: OpenReport, column: int, text: str, texts: dict[str, str]
) -> None:
    page.view.go(0, column)
    page.paster.paste(text)
    assert {key: opened.report.text(key) for key in texts} == texts


def test_blanks_of_every_column_become_zero_at_once(page: FormPage, opened: OpenReport) -> None:
    page.bulk.ask_zero(page.bulk.whole())
    page.asking.agreed.emit("")
    assert (opened.report.text("1:1.1"), opened.report.text("1:1.1/luy-ke")) == ("0", "0")
    assert opened.report.text("1:1/luy-ke") == "1.250"


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("1 1.1", "1:1.1"), ("1 1.1 cột 2", "1:1.1/luy-ke"), ("1:1.1/luy-ke", "1:1.1/luy-ke"),
        ("bm1 1.1 cột lũy kế", "1:1.1/luy-ke"), ("1 1.1 cột 1", "1:1.1"), ("1 1.1 cột 3", ""),
        ("1 1.1 gc", "note.1:1.1"),
    ],
)  # fmt: skip
def test_a_correction_from_paper_names_its_column(opened: OpenReport, typed: str, key: str) -> None:
    assert fields_meant(opened.template, typed) == tuple(filter(None, [key]))


@pytest.fixture
def lacking(shown: MakePage, desk: Desk, store: DraftStore) -> FormPage:
    ref = store.create(make_report(), make_template_source(LACKING), ref="thieu-o", who="Lan", cause="test")
    made = shown(desk.open(ref), "form.1")
    assert isinstance(made, FormPage)
    made.go_to("form.1")
    return made


def test_a_cell_that_a_row_lacks_shows_the_mark_and_takes_nothing(lacking: FormPage) -> None:
    looks = [[cell.look for cell in view.cells] for view in lacking.model.views]
    assert looks == [
        [RowLook.BOX, RowLook.LACKING], [RowLook.BOX, RowLook.BOX], [RowLook.LACKING, RowLook.BOX],
    ]  # fmt: skip
    cell = lacking.model.index(0, MORE)
    assert lacking.model.data(cell) == "x"
    assert form_texts.LACKING_CELL in lacking.model.data(cell, Qt.ItemDataRole.AccessibleTextRole)
    assert not lacking.model.editable(0, MORE)
    lacking.view.go(0, MORE)
    press(Qt.Key.Key_F2)
    assert lacking.view.editor.line is None


def test_keys_pass_over_cells_that_a_row_lacks(lacking: FormPage) -> None:
    lacking.view.go(0)
    places = []
    for _ in range(6):
        places.append(current(lacking))
        press(Qt.Key.Key_Tab)
    assert places == [(0, RESULT), (0, NOTE), (1, RESULT), (1, MORE), (1, NOTE), (2, MORE)]
    press(Qt.Key.Key_Tab, SHIFT)
    press(Qt.Key.Key_Tab, SHIFT)
    assert current(lacking) == (1, NOTE)
    lacking.view.go(1, RESULT)
    press(Qt.Key.Key_Return)
    assert current(lacking) == (1, RESULT)  # no row below has a cell in this column: the form is at its end
    lacking.view.go(1, MORE)
    press(Qt.Key.Key_Return)
    assert current(lacking) == (2, MORE)


def test_filling_and_pasting_leave_out_cells_that_a_row_lacks(lacking: FormPage) -> None:
    report = lacking.open_report
    lacking.view.go(0, RESULT)
    lacking.paster.paste("41\tx\n5\t600\n-\t75")
    assert report.report.figures == {"1:1": "41", "1:1.1": "5", "1:1.1/luy-ke": "600", "1:2/luy-ke": "75"}
    lacking.paster.paste("41\t1.300")
    assert "1:1/luy-ke" not in report.report.figures
    lacking.paster.paste("41\t\n\t\n\t")
    report.edit_many({"1:1.1": "", "1:2/luy-ke": ""}, "test")
    lacking.bulk.ask_zero(lacking.bulk.whole())
    lacking.asking.agreed.emit("")
    assert report.report.figures == {"1:1": "41", "1:1.1": "0", "1:1.1/luy-ke": "600", "1:2/luy-ke": "0"}
    assert all(map(lacking.model.filled, range(3)))


@pytest.mark.parametrize(
    ("typed", "key"), [("1 2", "1:2/luy-ke"), ("1 2 cột 1", ""), ("1 1 cột 2", ""), ("1 2 gc", "note.1:2")]
)
def test_a_correction_from_paper_finds_the_cell_that_the_row_has(lacking: FormPage, typed: str, key: str) -> None:
    assert fields_meant(lacking.open_report.template, typed) == tuple(filter(None, [key]))
