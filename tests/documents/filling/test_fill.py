from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_desktop.base.errors import BadFileError
from cchc_desktop.documents.filling.fill import fill
from cchc_desktop.documents.filling.patch import FillValue, formulas_in, patched, style_of
from cchc_desktop.documents.returned.read import read
from cchc_desktop.documents.sheets.open import open_book
from cchc_desktop.documents.sheets.sheet_xml import parse_sheet
from cchc_desktop.report.document import Report
from cchc_desktop.report.figure_table import FigureTable
from tests.documents.returned.third_party_workbook import TITLES, ThirdPartyWorkbook
from tests.documents.workbooks import KNOWN
from tests.make import make_report, make_template_source, shipped_sample, shipped_template

SMALL = make_template_source().template
FIGURES = {"1:1": "1.395", "1:1.1": "38", "2:1": "97,5"}


def small(values: Mapping[str, object] | None = None, change: Callable[[Any], None] = lambda _sheet: None) -> bytes:
    """Make an office's form of the small template, with a change: 1:1 is D6, 1:1.1 is D7, 2:1 is D12."""
    theirs = ThirdPartyWorkbook().forms(SMALL, values or {})
    change(theirs.sheet)
    return theirs.raw()


def filled(form: bytes, path: Path, figures: Mapping[str, str] = FIGURES) -> tuple[Any, list[str]]:
    """Fill a form; return its only sheet and the warnings."""
    told = fill(make_report({**figures}), SMALL, form, "bieu.xlsx", path)
    return openpyxl.load_workbook(path).worksheets[0], told


def members(raw: bytes) -> dict[str, bytes]:
    """Return the parts of a workbook."""
    with zipfile.ZipFile(BytesIO(raw)) as file:
        return {name: file.read(name) for name in file.namelist()}


def rich_form() -> bytes:
    """Return a form with what openpyxl does not keep: a text box, a chart, a picture-like shape, a locked sheet."""
    raw = BytesIO()
    with xlsxwriter.Workbook(raw) as book:
        sheet = book.add_worksheet("Số liệu")
        framed = book.add_format({"border": 1, "bg_color": "#FFFFCC", "num_format": "#,##0.00", "locked": False})
        for line, title in enumerate(TITLES):
            sheet.merge_range(line, 0, line, 4, title)
        lines = count(len(TITLES))
        for form in shipped_template().forms:
            sheet.write(next(lines), 0, f"BIỂU MẪU {form.number}: {form.title.upper()}")
            sheet.write_row(next(lines), 0, ["TT", "Nội dung chỉ tiêu", "ĐVT", "Số lượng/Tỷ lệ", "Ghi chú"])
            for line, row in zip(lines, form.rows, strict=False):
                sheet.write_row(line, 0, [row.no, row.label, row.unit])
                sheet.write_blank(line, 3, None, framed)
        sheet.insert_textbox(1, 7, "Hướng dẫn: điền cột Số lượng")
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "='Số liệu'!$D$4:$D$9"})
        sheet.insert_chart(8, 7, chart)
        sheet.data_validation(5, 3, 5, 3, {"validate": "integer", "criteria": ">=", "value": 0})
        sheet.protect("mật khẩu")
        sheet.freeze_panes(4, 2)
    return raw.getvalue()


def test_a_report_goes_into_a_form_and_comes_back_out_of_it(tmp_path: Path) -> None:
    sample, form = shipped_sample("an-thanh-2023-H1-printed"), rich_form()
    told = fill(sample, shipped_template(), form, "bieu.xlsx", tmp_path / "a.xlsx")
    again = read((tmp_path / "a.xlsx").read_bytes(), "a.xlsx", KNOWN).report
    meant, found = (FigureTable.of(shipped_template(), report.figures) for report in (sample, again))
    assert {key: found.printed(key) for key in shipped_template().rows} == {
        key: meant.printed(key) for key in shipped_template().rows
    }
    assert [line for line in told if "Chưa ghi" in line] == []


def test_all_that_is_not_a_value_stays_byte_for_byte(tmp_path: Path) -> None:
    form = rich_form()
    fill(shipped_sample(), shipped_template(), form, "bieu.xlsx", tmp_path / "a.xlsx")
    before, after = members(form), members((tmp_path / "a.xlsx").read_bytes())
    assert list(before) == list(after)
    assert [name for name in before if before[name] != after[name]] == ["xl/worksheets/sheet1.xml"]
    old, new = before["xl/worksheets/sheet1.xml"], after["xl/worksheets/sheet1.xml"]
    assert new[: old.index(b'<c r="D5"')] == old[: old.index(b'<c r="D5"')]
    assert new[new.index(b"</sheetData>") :] == old[old.index(b"</sheetData>") :]


def test_numbers_are_numbers_and_keep_the_cell_s_style(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        sheet["D6"].number_format, sheet["D12"].number_format = "#,##0", "0.0%"
        sheet["D7"].font = openpyxl.styles.Font(bold=True)

    sheet, told = filled(small({}, change), tmp_path / "a.xlsx")
    assert [sheet[place].value for place in ("D6", "D7", "D12")] == [1395, 38, 0.975]
    assert (sheet["D6"].number_format, sheet["D7"].font.b, sheet["D12"].number_format) == ("#,##0", True, "0.0%")
    assert told == []


@pytest.mark.parametrize(
    ("number_format", "text", "value", "told"),
    [
        ("0%", "38", "38", False),
        ("dd/mm/yyyy", "1395", "1.395", False),
        ("#,##0", "Không có", "Không có", False),
        ("@", "38", 38, False),
        ("General", "13 / 40", "13 / 40", False),
    ],
)
def test_a_number_that_its_cell_would_show_as_another_is_text(
    tmp_path: Path, number_format: str, text: str, value: object, told: bool,  # noqa: FBT001 - a column of the table
) -> None:  # fmt: skip
    def change(sheet: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        sheet["D6"].number_format = number_format

    sheet, lines = filled(small({}, change), tmp_path / "a.xlsx", {"1:1": text})
    assert (sheet["D6"].value, bool(lines)) == (value, told)


def test_a_format_that_hides_decimals_is_reported(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        sheet["D12"].number_format = "0"

    sheet, told = filled(small({}, change), tmp_path / "a.xlsx")
    assert sheet["D12"].value == 97.5
    assert told == ["Sheet, ô D12: định dạng của ô chỉ hiện 0 số lẻ; trong ô vẫn đủ 97,5."]


def test_a_formula_is_kept_and_reported(tmp_path: Path) -> None:
    sheet, told = filled(small({"2:1": "=D7/D6*100"}), tmp_path / "a.xlsx")
    assert sheet["D12"].value == "=D7/D6*100"
    assert told == [
        "Sheet, ô D12: ô này có công thức, giữ nguyên; chưa ghi “97,5” của 2:1.",
        "Tệp có ô công thức: mở tệp, nhấn Ctrl+Alt+F9 (LibreOffice: Ctrl+Shift+F9) để tính lại.",
    ]


def test_cells_of_empty_fields_stay_and_are_reported(tmp_path: Path) -> None:
    sheet, told = filled(small({"1:1.1": 12}), tmp_path / "a.xlsx", {"1:1": "40"})
    assert (sheet["D6"].value, sheet["D7"].value) == (40, 12)
    assert told == ["Sheet, ô D7: báo cáo để trống; ô này vẫn ghi “12”."]


def test_old_values_are_overwritten(tmp_path: Path) -> None:
    sheet, told = filled(small({"1:1": "Ghi ở đây", "1:1.1": 7, "2:1": True}), tmp_path / "a.xlsx")
    assert [sheet[place].value for place in ("D6", "D7", "D12")] == [1395, 38, 97.5]
    assert told == []


def test_notes_go_where_no_note_is(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        sheet["E7"].value = "xã ghi"

    figures = {**FIGURES, "note.1:1": "=luỹ kế <&>\n_x0041_", "note.1:1.1": "khác"}
    sheet, told = filled(small({}, change), tmp_path / "a.xlsx", figures)
    assert open_book((tmp_path / "a.xlsx").read_bytes(), "a").sheets["Sheet"].cells[5][4] == figures["note.1:1"]
    assert (sheet["E6"].data_type, sheet["E7"].value) == ("s", "xã ghi")
    assert told == ["Sheet, ô E7: ô này đã ghi “xã ghi”; chưa ghi “khác”."]


def test_fields_without_a_place_are_reported_with_the_reason(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        sheet["B7"].value = "Nhiệm vụ quá hạn"
        sheet.delete_rows(12)

    _, told = filled(small({}, change), tmp_path / "a.xlsx")
    assert told[0].startswith("Chưa ghi 1:1.1 “38”: Sheet, ô D7: số thứ tự là của “Nhiệm vụ đã hoàn thành” (1:1.1)")
    assert told[1] == "Chưa ghi 2:1 “97,5”: không thấy hàng này trong tệp."


def test_merged_cells_are_filled_in_their_first_one_only(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        sheet["D5"].value, sheet["E5"].value, sheet["F5"].value = "Kết quả", None, "Ghi chú"
        sheet.merge_cells("D6:E6")
        sheet.merge_cells("C7:D7")

    sheet, told = filled(small({}, change), tmp_path / "a.xlsx")
    assert (sheet["D6"].value, sheet["C7"].value, sheet["D12"].value) == (1395, None, 97.5)
    assert told == ["Sheet, ô D7: ô này gộp vào ô khác; chưa ghi “38” của 1:1.1."]


def test_percents_have_their_own_column_where_the_form_has_one(tmp_path: Path) -> None:
    heads = (("STT", "Chỉ tiêu", "ĐVT", "Số lượng", "Tỷ lệ %"),)
    theirs = ThirdPartyWorkbook()
    for form in SMALL.forms:
        theirs.form(form, {}, heads=heads)
    sheet, told = filled(theirs.raw(), tmp_path / "a.xlsx", {**FIGURES, "1:1.1": "38/95,5%"})
    assert [[sheet[f"{column}{row}"].value for column in "DE"] for row in (4, 5, 10)] == [
        [1395, None],
        [38, 95.5],
        [None, 97.5],
    ]
    assert told == []


def test_the_old_file_stays_where_nothing_can_be_filled(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"old")
    with pytest.raises(BadFileError, match=r"Không thấy chỉ tiêu nào của báo cáo trong bieu\.xlsx"):
        filled(ThirdPartyWorkbook().lines(("chữ",)).raw(), tmp_path / "a.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


def test_a_cell_that_is_not_in_the_file_is_put_in_order_with_its_column_s_style() -> None:
    xml = (
        b'<x:worksheet><x:cols><x:col min="4" max="5" style="7"/></x:cols><x:sheetData>'
        b'<x:row r="6"><x:c r="A6"/><x:c r="E6" s="1" t="s"><x:v>3</x:v></x:c></x:row>'
        b'<x:row r="7" s="9" customFormat="1"><x:c r="A7"/></x:row></x:sheetData></x:worksheet>'
    )
    sheet = parse_sheet(xml, "a.xlsx")
    assert [style_of(sheet, place) for place in ((5, 3), (5, 4), (6, 3), (5, 0))] == [7, 1, 9, 0]
    puts = {(5, 4): FillValue(text="x"), (5, 3): FillValue(text="<y>"), (6, 3): FillValue(text="z")}
    told = patched(sheet, puts).decode()
    assert (
        '<x:c r="A6"/><x:c r="D6" s="7" t="inlineStr"><x:is><x:t xml:space="preserve">&lt;y&gt;</x:t></x:is></x:c>'
        '<x:c r="E6" s="1" t="inlineStr"><x:is><x:t xml:space="preserve">x</x:t></x:is></x:c></x:row>'
    ) in told
    assert '<x:c r="A7"/><x:c r="D7" s="9" t="inlineStr">' in told


def test_an_area_of_a_formula_is_kept() -> None:
    row = b'<row r="1"><c r="A1"><f t="array" ref="A1:A3">B1:B3</f><v>1</v></c></row>'
    sheet = parse_sheet(b"<worksheet><sheetData>%b</sheetData></worksheet>" % row, "a.xlsx")
    assert formulas_in(sheet) == {(0, 0), (1, 0), (2, 0)}


def test_areas_of_formulas_that_cover_a_sheet_often_are_refused() -> None:
    rows = b'<row><c><f t="array" ref="A1:BL5000">1</f></c></row>' * 3
    sheet = parse_sheet(b"<worksheet><sheetData>%b</sheetData></worksheet>" % rows, "a.xlsx")
    with pytest.raises(BadFileError, match=r"Công thức phủ quá 400\.000 ô"):
        formulas_in(sheet)


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cn"]), max_size=30)


@given(
    figures=st.dictionaries(
        st.sampled_from(["1:1", "1:1.1", "2:1"]), st.one_of(TEXTS, st.from_regex(r"[0-9.,/%]{1,9}"))
    ),
    notes=st.dictionaries(st.sampled_from(["note.1:1", "note.2:1"]), TEXTS),
    before=st.one_of(
        st.none(), st.integers(), st.dates(date(1950, 1, 1)), st.sampled_from(["", "chữ", "=1+1", "#REF!"])
    ),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_whatever_is_typed_can_be_filled_in(
    tmp_path: Path, figures: dict[str, str], notes: dict[str, str], before: object
) -> None:
    report: Report = make_report({**figures, **notes})
    filled = tmp_path / "a.xlsx"
    filled.unlink(missing_ok=True)  # another form, filled in the example before, is not written over
    assert fill(report, SMALL, small({"1:1": before}), "bieu.xlsx", filled) is not None
