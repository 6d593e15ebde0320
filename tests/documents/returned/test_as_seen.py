"""What a person sees in a workbook is what comes in, or the cell is reported."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from cchc_desktop.documents.filling.fill import fill
from cchc_desktop.documents.returned.read import read
from cchc_desktop.report.file import LoadedReport
from tests.documents.returned.third_party_workbook import ThirdPartyWorkbook
from tests.documents.workbooks import KNOWN, edited, repacked, small
from tests.make import make_report, make_template_source, shipped_template

SMALL = make_template_source().template
RAISED, LOWERED, STRUCK = (
    InlineFont(vertAlign="superscript"), InlineFont(vertAlign="subscript"), InlineFont(strike=True)
)  # fmt: skip


def runs(*parts: str | tuple[InlineFont, str]) -> CellRichText:
    """Return the text of a cell in runs."""
    return CellRichText(*(part if isinstance(part, str) else TextBlock(*part) for part in parts))


def taken(change: Callable[[Any], None], **values: object) -> LoadedReport:
    """Read another office's workbook after a change to its one sheet: 1:1 is D6, 1:1.1 is D7, 2:1 is D12."""
    theirs = ThirdPartyWorkbook().forms(SMALL, {key.replace("_", ":", 1): value for key, value in values.items()})
    change(theirs.sheet)
    return read(theirs.raw(), "lạ.xlsx", KNOWN)


def told(loaded: LoadedReport, place: str) -> str:
    """Return the warnings about a place."""
    return " ".join(warning for warning in loaded.warnings if place in warning)


def with_cell(place: str, value: object, code: str = "General") -> LoadedReport:
    """Read another office's workbook with a value in a cell of a number format."""

    def change(sheet: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        sheet[place].value = value
        sheet[place].number_format = code

    return taken(change)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (runs("12", (RAISED, "2")), "“12²” có chữ nhỏ trên hoặc dưới dòng; không nhận, hãy ghi số vào chương trình."),
        (runs("1", (LOWERED, "3")), "“1₃” có chữ nhỏ trên hoặc dưới dòng"),
        (runs((STRUCK, "40"), " 45"), "“~40~ 45” có chữ bị gạch ngang"),
    ],
)
def test_raised_lowered_and_struck_letters_are_no_part_of_a_number(
    tmp_path: Path, value: CellRichText, words: str
) -> None:
    def change(sheet: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        sheet["D6"].value = value

    loaded = taken(change)
    assert "1:1" not in loaded.report.figures
    assert f"Sheet, ô D6: {words}" in told(loaded, "D6")
    ours = edited(small(tmp_path / "a.xlsx", f1_1="38"), lambda book: change_ours(book, value))
    assert ours.report.figures["1:1"] == "38"
    assert f"Biểu mẫu 1, ô D7: {words}" in told(ours, "D7")


def change_ours(book: Any, value: object) -> None:  # noqa: ANN401 - openpyxl has no types
    """Put a value into the cell of 1:1 in a workbook of ours."""
    book["Biểu mẫu 1"]["D7"].value = value


def test_shared_texts_in_runs_are_read_so_too() -> None:
    theirs, raw = ThirdPartyWorkbook().forms(SMALL, {"2:1": "5"}), BytesIO()
    with xlsxwriter.Workbook(raw) as book:
        sheet, raised = book.add_worksheet(), book.add_format({"font_script": 1})
        for row, cells in enumerate(theirs.sheet.values):
            sheet.write_row(row, 0, cells)
        sheet.write_rich_string("D6", "12", raised, "2")
    assert b"xl/sharedStrings.xml" in raw.getvalue()
    loaded = read(raw.getvalue(), "lạ.xlsx", KNOWN)
    assert loaded.report.figures == {"2:1": "5"}
    assert "“12²” có chữ nhỏ" in told(loaded, "D6")


def test_a_mark_of_a_footnote_does_not_make_another_row_of_a_row() -> None:
    def change(sheet: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        sheet["A6"].value = runs("1", (RAISED, "1"))
        sheet["B6"].value = runs(sheet["B6"].value, (RAISED, "(1)"))
        sheet["B7"].value += "²"

    assert taken(change, **{"1_1": 40, "1_1.1": 6}).report.figures == {"1:1": "40", "1:1.1": "6"}


def test_a_text_that_is_raised_as_a_whole_or_in_runs_of_one_kind_is_that_text() -> None:
    assert with_cell("D6", runs((RAISED, "1"), (RAISED, "2"))).report.figures == {"1:1": "12"}
    assert with_cell("D6", runs("1", (InlineFont(b=True), "2"))).report.figures == {"1:1": "12"}


@pytest.mark.parametrize("value", [40, "40"])
def test_a_cell_that_is_struck_as_a_whole_is_not_taken(tmp_path: Path, value: object) -> None:
    def change(sheet: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        sheet["D6"].font = Font(strike=True)

    loaded = taken(change, **{"1_1": value, "2_1": 5})
    assert loaded.report.figures == {"2:1": "5"}
    assert "“40” có chữ bị gạch ngang; không nhận" in told(loaded, "D6")

    def strike(book: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        book["Biểu mẫu 1"]["D7"].font = Font(strike=True)

    assert "có chữ bị gạch ngang" in told(edited(small(tmp_path / "a.xlsx", f1_1="38"), strike), "D7")


@pytest.mark.parametrize(
    ("value", "code", "text", "words"),
    [
        (1380.5, "#,##0", "1381", "trong ô là 1380,5, Excel hiện 1381; nhận 1381 như đang hiện"),
        (2649523, "#,##0,", "2650", "trong ô là 2649523"),
        (2649523, "#,##0.0,,", "2,6", "trong ô là 2649523"),
        (60.526, "0.00", "60,53", "trong ô là 60,526"),
        (-0.4, "0", "0", "trong ô là -0,4"),
        (2649, '#,##0" nghìn đồng"', "2649 nghìn đồng", "Excel hiện 2649 nghìn đồng"),
        (2649, "#,##0 [$₫-42A]", "2649 ₫", "Excel hiện 2649 ₫"),
        (12, '#,##0"000"', "", "“12” hiện trong Excel là “12000” do định dạng của ô; không nhận"),
        (12, ";;;", "", "“12” không hiện trong Excel do định dạng của ô; không nhận"),
        (0, '"Không"', "", "“0” hiện trong Excel là “Không”"),
        (0, "#,##0;-#,##0;", "", "“0” không hiện trong Excel"),
    ],
)
def test_a_number_that_a_format_shows_otherwise_comes_in_as_seen_or_is_reported(
    value: float, code: str, text: str, words: str
) -> None:
    loaded = with_cell("D6", value, code)
    assert loaded.report.figures.get("1:1", "") == text
    assert words in told(loaded, "D6")


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (1380, "#,##0", "1380"),
        (2.65, "0.00", "2,65"),
        (2.6, "0.00", "2,6"),
        (12, '0" hồ sơ"', "12"),
        (0, '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', "0"),
        (5, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)', "5"),
        (0.605, "0.0%", "60,5%"),
        (1.5, "# ?/?", "1,5"),
    ],
)
def test_a_number_that_is_shown_as_it_is_comes_in_without_a_word(value: float, code: str, text: str) -> None:
    loaded = with_cell("D6", value, code)
    assert loaded.report.figures["1:1"] == text
    assert told(loaded, "D6") == ""


def test_a_percent_comes_in_with_the_decimals_that_are_seen() -> None:
    loaded = with_cell("D12", 0.9992790, "0.00%")
    assert loaded.report.figures["2:1"] == "99,93"
    assert "trong ô là 99,9279, Excel hiện 99,93" in told(loaded, "D12")


def hide_row(sheet: Any) -> None:  # noqa: ANN401 - openpyxl has no types
    sheet.row_dimensions[6].hidden = True


def hide_column(sheet: Any) -> None:  # noqa: ANN401 - openpyxl has no types
    sheet.column_dimensions["D"].hidden = True


@pytest.mark.parametrize("hide", [hide_row, hide_column])
def test_what_is_hidden_is_not_taken_and_reported(hide: Callable[[Any], None]) -> None:
    loaded = taken(hide, **{"1_1": 40})
    assert "1:1" not in loaded.report.figures
    assert told(loaded, "D6") == (
        "Sheet, ô D6: “40” đang ẩn trong Excel; không nhận, hãy bỏ ẩn (Unhide), lưu lại rồi nhận lại nếu cần số này."
    )


def test_a_row_without_height_is_hidden(tmp_path: Path) -> None:
    def change(name: str, content: bytes) -> bytes:
        return content.replace(b'<row r="6"', b'<row r="6" ht="0" customHeight="1"') if "sheet1" in name else content

    path = tmp_path / "b.xlsx"
    path.write_bytes(ThirdPartyWorkbook().forms(SMALL, {"1:1": 40, "2:1": 5}).raw())
    loaded = read(repacked(path, change), "lạ.xlsx", KNOWN)
    assert loaded.report.figures == {"2:1": "5"}
    assert "“40” đang ẩn trong Excel" in told(loaded, "D6")


def test_a_hidden_copy_of_a_table_does_not_stand_in_the_way_of_the_seen_one() -> None:
    theirs = ThirdPartyWorkbook().forms(SMALL, {"1:1": 40, "2:1": 5})
    theirs.book.create_sheet("Kỳ trước").sheet_state = "hidden"
    theirs.forms(SMALL, {"1:1": 38})
    loaded = read(theirs.raw(), "lạ.xlsx", KNOWN)
    assert loaded.report.figures == {"1:1": "40", "2:1": "5"}
    assert "Kỳ trước: trang tính này đang ẩn trong Excel, không đọc" in told(loaded, "Kỳ trước")


def test_an_edit_in_a_hidden_row_or_sheet_of_ours_is_reported_and_not_taken(tmp_path: Path) -> None:
    def change(book: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        book["Biểu mẫu 1"]["D7"].value = 99
        book["Biểu mẫu 1"].row_dimensions[7].hidden = True
        book["Biểu mẫu 2"]["D5"].value = 7
        book["Biểu mẫu 2"].sheet_state = "hidden"

    again = edited(small(tmp_path / "a.xlsx", f1_1="38"), change)
    assert (again.report.figures["1:1"], again.edits) == ("38", ())
    assert "“99” đang ẩn trong Excel" in told(again, "Biểu mẫu 1, ô D7")
    assert "“7” đang ẩn trong Excel" in told(again, "Biểu mẫu 2, ô D5")


def test_hiding_alone_changes_nothing_in_a_workbook_of_ours(tmp_path: Path) -> None:
    def change(book: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        book["Biểu mẫu 1"].row_dimensions[7].hidden = True
        book["Biểu mẫu 1"].column_dimensions["C"].hidden = True

    again = edited(small(tmp_path / "a.xlsx", f1_1="38"), change)
    assert (again.report.figures["1:1"], again.warnings) == ("38", ())


def test_results_of_a_program_that_asks_excel_to_compute_are_not_trusted(tmp_path: Path) -> None:
    def change(name: str, content: bytes) -> bytes:
        cell = rb'<c r="D6"><f>SUM(7,5)</f><v>0</v></c>'
        return re.sub(rb'<c r="D6".*?</c>', cell, content) if name.endswith("sheet1.xml") else content

    path = tmp_path / "b.xlsx"
    path.write_bytes(ThirdPartyWorkbook().forms(SMALL, {"1:1": 1, "2:1": 5}).raw())
    loaded = read(repacked(path, change), "lạ.xlsx", KNOWN)
    assert loaded.report.figures == {"2:1": "5"}
    assert told(loaded, "D6") == (
        "Sheet, ô D6: công thức “=SUM(7,5)” chưa được tính; mở tệp bằng Excel, lưu lại rồi nhận lại."
    )


def test_labels_and_heads_with_letters_that_look_alike_or_are_not_seen_are_found() -> None:
    def change(sheet: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        sheet["B6"].value = sheet["B6"].value.replace("a", "а").replace("o", "о")  # noqa: RUF001 - Cyrillic
        sheet["B7"].value = "\u200b" + sheet["B7"].value.replace(" ", "\u00a0")
        sheet["A7"].value = "1.1\u200b"
        sheet["D5"].value = "Kết quả thống kê".replace("K", "К")  # noqa: RUF001 - Cyrillic

    assert taken(change, **{"1_1": 40, "1_1.1": 6}).report.figures == {"1:1": "40", "1:1.1": "6"}


@pytest.mark.parametrize("dash", ["—", "-", "–"])
def test_the_dash_of_a_percent_that_cannot_be_computed_comes_back_as_a_blank(dash: str) -> None:
    template = shipped_template()
    computed = next(key for key, row in template.rows.items() if row.ratio)
    counted = next(key for key, row in template.rows.items() if row.kind == "count")
    theirs = ThirdPartyWorkbook().forms(template, {computed: dash, counted: dash})
    loaded = read(theirs.raw(), "lạ.xlsx", KNOWN)
    assert loaded.report.figures == {counted: dash}
    assert any(f"“{dash}” nhận là ô trống, chương trình tự tính tỷ lệ này." in words for words in loaded.warnings)


def test_one_unit_of_money_in_other_words_is_the_same_unit() -> None:
    template = shipped_template()
    theirs = ThirdPartyWorkbook().forms(template, {"6:1.1": "2,7"})
    units = [cell for column in theirs.sheet.iter_cols(3, 3) for cell in column if cell.value == "Tỷ đồng"]
    for cell in units:
        cell.value = "tỷ đ"
    assert read(theirs.raw(), "lạ.xlsx", KNOWN).report.figures == {"6:1.1": "2,7"}


def test_a_workbook_with_such_cells_is_filled_and_reads_back(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        sheet["D6"].font = Font(strike=True)
        sheet["D6"].number_format = "#,##0,"
        sheet["D7"].value = runs("12", (RAISED, "2"))
        sheet.row_dimensions[7].hidden = True

    theirs = ThirdPartyWorkbook().forms(SMALL, {})
    change(theirs.sheet)
    report = make_report().with_edit("1:1", "40").with_edit("1:1.1", "6")
    fill(report, SMALL, theirs.raw(), "lạ.xlsx", tmp_path / "b.xlsx")
    assert (tmp_path / "b.xlsx").exists()
