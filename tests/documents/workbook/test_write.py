from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from python_calamine import load_workbook

from cchc_desktop.base.errors import StorageError
from cchc_desktop.documents.workbook import read_back
from cchc_desktop.documents.workbook.plan import Role, Sheet, SheetLine, sheets
from cchc_desktop.documents.workbook.write import write
from tests.documents.workbooks import small, written
from tests.make import make_report, make_template_source, shipped_sample, shipped_template


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401 - openpyxl has no types
    path = tmp_path_factory.mktemp("excel") / "printed.xlsx"
    return openpyxl.load_workbook(written(shipped_sample("an-thanh-2023-H1-printed"), path))


def row_of(sheet: Any, number: str) -> Any:  # noqa: ANN401 - openpyxl has no types
    """Return the cells of a form's row by its printed number."""
    return next(row for row in sheet.iter_rows() if row[0].value == number)


def test_every_form_has_a_sheet_and_the_data_sheet_is_hidden(printed: Any) -> None:  # noqa: ANN401 - openpyxl has no types
    forms = [f"Biểu mẫu {number}" for number in range(1, 8)]
    assert printed.sheetnames == [*forms, "Thuyết minh", "Dữ liệu"]
    assert [sheet.sheet_state for sheet in printed][-2:] == ["visible", "hidden"]


def test_the_title_says_form_unit_period_and_draft(printed: Any) -> None:  # noqa: ANN401 - openpyxl has no types
    heads = [printed["Biểu mẫu 2"].cell(row, 1).value for row in (1, 2, 3)]
    assert heads == ["Biểu mẫu 2", "Cải cách thể chế", "UBND xã An Thanh, 6 tháng đầu năm 2023 (dự thảo)"]


def test_the_five_official_columns_stand_in_a_head_of_two_rows(printed: Any) -> None:  # noqa: ANN401 - openpyxl has no types
    sheet = printed["Biểu mẫu 2"]
    columns = shipped_template().letter.columns
    assert [cell.value for cell in sheet[4]] == [*columns[:3], "Kết quả thống kê", columns[4]]
    assert sheet["D5"].value == "Số lượng/Tỷ lệ"
    assert "A4:A5" in [str(merged) for merged in sheet.merged_cells.ranges]


@pytest.mark.parametrize(
    ("form", "number", "value", "number_format"),
    [
        ("1", "5.1.", 1395, "#,##0"),
        ("1", "2.", 60.5, "#,##0.0"),
        ("1", "5.2.", 1, "#,##0"),
        ("3", "3.3.", 99.93, "#,##0.00"),
        ("3", "3.4.1.", "Không có PAKN", "#,##0"),
        ("1", "1.", "13 / 40", "@"),
        ("1", "4.1.", None, "#,##0"),
        ("6", "1.2.", "2.65/95.02%", "@"),
    ],
)
def test_a_result_is_a_number_where_it_is_one_else_text_as_typed(
    printed: Any, form: str, number: str, value: float | str | None, number_format: str,  # noqa: ANN401 - openpyxl has no types
) -> None:  # fmt: skip
    cell = row_of(printed[f"Biểu mẫu {form}"], number)[3]
    assert (cell.value, cell.number_format) == (value, number_format)


def test_a_choice_offers_its_codes_and_says_what_they_mean(printed: Any) -> None:  # noqa: ANN401 - openpyxl has no types
    sheet = printed["Biểu mẫu 1"]
    cell = row_of(sheet, "5.2.")[3]
    offer = next(offer for offer in sheet.data_validations.dataValidation if cell.coordinate in offer)
    assert offer.formula1 == '"0,1,2"'
    assert offer.prompt == "0 = Trực tuyến; 1 = Phát phiếu; 2 = Kết hợp"
    assert offer.errorStyle == "warning"


def test_a_row_of_another_tier_is_grey_and_says_who_fills_it(printed: Any) -> None:  # noqa: ANN401 - openpyxl has no types
    row = row_of(printed["Biểu mẫu 2"], "1.1.")
    assert row[4].value == "cấp huyện ghi"
    assert {cell.fill.fgColor.rgb for cell in row} == {"00EDEDED"}


def test_headings_are_bold_and_everything_is_times_new_roman(printed: Any) -> None:  # noqa: ANN401 - openpyxl has no types
    sheet = printed["Biểu mẫu 1"]
    assert [row_of(sheet, number)[1].font.b for number in ("3.", "3.1.")] == [True, False]
    assert {cell.font.name for row in sheet.iter_rows() for cell in row if cell.value} == {"Times New Roman"}
    assert all(cell.border.left.style == "thin" and cell.alignment.wrap_text for cell in row_of(sheet, "3.1."))


def test_sheets_print_on_a4_upright_as_wide_as_the_page_with_the_head_repeated(printed: Any) -> None:  # noqa: ANN401 - openpyxl has no types
    for sheet in printed:
        setup = sheet.page_setup
        assert (setup.paperSize, setup.orientation, setup.fitToWidth, setup.fitToHeight) == (9, "portrait", 1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert round(sheet.page_margins.left * 25.4) == 30
    assert printed["Biểu mẫu 2"].print_title_rows == "$4:$5"
    assert printed["Biểu mẫu 1"].freeze_panes == "A8"


def test_prose_shows_the_values_of_its_links(tmp_path: Path) -> None:
    report = make_report({"1:1": "1395", "mo-dau": "Giao {1:1} việc."})
    rows = load_workbook(str(written(report, tmp_path / "a.xlsx"))).get_sheet_by_name("Thuyết minh").to_python()
    assert ["mo-dau", "Mở đầu", "Giao 1.395 việc."] in rows


def test_a_computed_percent_is_a_number_with_its_decimals(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(small(tmp_path / "a.xlsx", f1_1_1="39"))["Biểu mẫu 2"]
    cell = row_of(sheet, "1.")[3]
    assert (cell.value, cell.number_format) == (97.5, "#,##0.00")


def test_0_of_0_is_a_dash(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(small(tmp_path / "a.xlsx", f1_1="0", f1_1_1="0"))["Biểu mẫu 2"]
    assert row_of(sheet, "1.")[3].value == "—"


def test_a_number_longer_than_a_cell_can_hold_stays_text(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(small(tmp_path / "a.xlsx", f1_1="1234567890123456789"))["Biểu mẫu 1"]
    assert row_of(sheet, "1.")[3].value.replace(".", "") == "1234567890123456789"


def test_steps_count_up_to_the_reading_back(tmp_path: Path) -> None:
    steps = list(write(make_report(), make_template_source().template, tmp_path / "a.xlsx"))
    assert [step.done for step in steps] == list(range(1, steps[0].total + 1))
    assert steps[-1].name == "Đọc lại và đối chiếu"


def test_a_cell_that_reads_back_otherwise_is_an_error_that_names_it(tmp_path: Path) -> None:
    path = small(tmp_path / "a.xlsx")
    planned = sheets(make_report().with_edit("1:1", "41"), make_template_source().template)
    with pytest.raises(StorageError) as caught:
        read_back.check(path, planned)
    assert "trang tính “Biểu mẫu 1”, ô D7: cần “41”, đọc lại thấy “40.0”" in caught.value.text


def test_a_sheet_that_is_missing_or_a_broken_file_is_an_error(tmp_path: Path) -> None:
    path = small(tmp_path / "a.xlsx")
    with pytest.raises(StorageError):
        read_back.check(path, [Sheet("Khác", (SheetLine(Role.PLAIN, ("a",)),), 0)])
    path.write_bytes(path.read_bytes()[:300])
    with pytest.raises(StorageError):
        read_back.check(path, [])


def test_one_report_has_one_workbook_whenever_and_wherever_it_is_written(tmp_path: Path) -> None:
    report = shipped_sample("an-thanh-2023-H1")
    raw = written(report, tmp_path / "a.xlsx").read_bytes()

    assert written(report, tmp_path / "b.xlsx").read_bytes() == raw
    with zipfile.ZipFile(BytesIO(raw)) as file:
        parts = {(part.date_time, part.create_system, part.external_attr) for part in file.infolist()}
        assert parts == {((1980, 1, 1, 0, 0, 0), 0, 0o600 << 16)}
        assert file.read("docProps/core.xml").count(b"2023-06-") == 2
