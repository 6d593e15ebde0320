from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_desktop.base.errors import BadFileError
from cchc_desktop.documents.readers import read_file
from cchc_desktop.report.document import CLOSED, Report
from cchc_desktop.report.file import write_report
from cchc_desktop.report.keys import Place
from cchc_desktop.report.members.carried_mark import CarriedKind, CarriedMark
from cchc_desktop.report.reason import Reason
from tests.documents.workbooks import KNOWN, edited, read_again, small, written
from tests.make import make_register_entry, make_report, shipped_sample

FIELDS = ("mo-dau", "I", "unit.name", "letter.date", "letter.addressees")
KEYS = ("1:1", "1:1.1", "2:1", "7:9.9", "note.1:1", "note.2:1", *FIELDS)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
FIGURES = st.one_of(st.from_regex(r"[0-9]{1,4}([.,/%][0-9]{1,3}){0,3}%?", fullmatch=True), TEXTS)


def is_kept(report: Report, key: str) -> bool:
    """Return whether report.json keeps a field: a list without an entry is none."""
    return key != "letter.addressees" or bool(report.lines(key))


@given(fields=st.dictionaries(st.sampled_from(KEYS), FIGURES))
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_every_report_comes_back_as_it_was(tmp_path: Path, fields: dict[str, str]) -> None:
    report = make_report(fields)
    again = read_again(written(report, tmp_path / "a.xlsx"))
    assert again.report.fields == {key: text for key, text in report.fields.items() if is_kept(report, key)}
    assert again.warnings == ()


@pytest.mark.parametrize("name", ["an-thanh-2023-H1", "an-thanh-2023-H1-printed"])
def test_the_shipped_samples_come_back_as_they_were(tmp_path: Path, name: str) -> None:
    again = read_again(written(shipped_sample(name), tmp_path / "a.xlsx"))
    assert (again.report, again.warnings) == (shipped_sample(name), ())


def test_the_other_members_of_a_report_come_back(tmp_path: Path) -> None:
    report = make_report(
        version=3, state=CLOSED, template_sha256="ab" * 32,
        reasons=(Reason("value.missing", ("1:1",), "đã hỏi", fingerprint="ab"),),
        register=(make_register_entry(),), earlier={"2022-Y": {"1:1": "3"}},
        carried=(CarriedMark(at=Place("I"), kind=CarriedKind.NUMBER, text="3"),),
        extra={"mới": [1, "hai"], "unit.mã": "x"},
    )  # fmt: skip
    again = read_again(written(report, tmp_path / "a.xlsx"))
    assert write_report(again.report) == write_report(report)
    assert len(again.warnings) == 2


@pytest.mark.parametrize(
    ("value", "text"),
    [(1395, "1395"), (2.65, "2,65"), (40.5, "40,5"), ("19/95%", "19/95%"), (" Không có ", "Không có"), (None, "")],
)
def test_a_cell_that_was_edited_wins(tmp_path: Path, value: object, text: str) -> None:
    def change(workbook: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        workbook["Biểu mẫu 1"]["D7"].value = value
        workbook["Biểu mẫu 1"]["D7"].number_format = "General"
        workbook["Biểu mẫu 1"]["E8"].value = "Sửa sau"

    again = edited(small(tmp_path / "a.xlsx", f1_1="38"), change)
    assert again.report == make_report().with_edit("1:1", text).with_edit("note.1:1.1", "Sửa sau")
    assert again.warnings == ()
    assert len(again.edits) == 2
    assert again.edits[1] == "Biểu mẫu 1, ô E8: nhận chỗ sửa ngoài chương trình, 1:1.1 (ghi chú) (trống) → “Sửa sau”."


def test_a_value_that_was_edited_is_reported_before_and_after(tmp_path: Path) -> None:
    def change(workbook: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        workbook["Biểu mẫu 1"]["D7"].value = 1380
        workbook["Biểu mẫu 1"]["D8"].value = None

    assert edited(small(tmp_path / "a.xlsx", f1_1="1.381", f1_1_1="38"), change).edits == (
        "Biểu mẫu 1, ô D7: nhận chỗ sửa ngoài chương trình, 1:1 1.381 → 1.380.",
        "Biểu mẫu 1, ô D8: nhận chỗ sửa ngoài chương trình, 1:1.1 38 → (trống).",
    )


def test_a_cell_that_says_the_same_keeps_what_was_typed(tmp_path: Path) -> None:
    def change(workbook: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        workbook["Biểu mẫu 1"]["D7"].value = 1395
        workbook["Biểu mẫu 1"]["D8"].value = "6"

    again = edited(small(tmp_path / "a.xlsx", f1_1="1.395", f1_1_1="06"), change)
    assert again.report.figures == {"1:1": "1.395", "1:1.1": "06"}


def test_a_computed_percent_stays_computed_after_its_parts_were_edited(tmp_path: Path) -> None:
    def change(workbook: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        workbook["Biểu mẫu 1"]["D8"].value = 10

    assert edited(small(tmp_path / "a.xlsx", f1_1_1="39"), change).report.figures == {"1:1": "40", "1:1.1": "10"}


def test_rows_and_columns_may_move(tmp_path: Path) -> None:
    def change(workbook: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        sheet = workbook["Biểu mẫu 1"]
        sheet["D8"].value = 12
        for merged in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merged))
        sheet.insert_cols(2)
        sheet.insert_rows(1, 3)

    again = edited(small(tmp_path / "a.xlsx"), change)
    assert (again.report.figures, again.warnings) == ({"1:1": "40", "1:1.1": "12"}, ())


def test_fields_without_a_place_are_reported_by_sheet_and_cell(tmp_path: Path) -> None:
    def change(workbook: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        sheet = workbook["Biểu mẫu 1"]
        sheet["A9"].value, sheet["D9"].value, sheet["G7"].value = "9.9", 45, "ngoài"
        sheet["C7"].value = "Tấn"
        workbook["Thuyết minh"]["C4"].value = "Viết lại."
        workbook.create_sheet("Nháp")["A1"].value = 1
        workbook.create_sheet("Trống")

    again = edited(small(tmp_path / "a.xlsx"), change)
    assert again.report == make_report()
    assert again.warnings == (
        "Biểu mẫu 1, ô G7: “ngoài” nằm ngoài biểu mẫu, không nhận.",
        "Biểu mẫu 1, ô C7: “Tấn” đơn vị tính theo mẫu, không nhận.",
        "Biểu mẫu 1, ô A9: “9.9” không rõ thuộc chỉ tiêu nào, không nhận.",
        "Biểu mẫu 1, ô D9: “45” không rõ thuộc chỉ tiêu nào, không nhận.",
        "Nháp: trang tính này không thuộc báo cáo, không đọc.",
        "Thuyết minh, ô C4: lời văn đã sửa không được nhận; hãy sửa ở mục tương ứng trong chương trình.",
    )


def test_a_heading_that_another_version_of_the_template_words_is_no_changed_prose(tmp_path: Path) -> None:
    def change(workbook: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        sheet = workbook["Thuyết minh"]
        assert sheet["A4"].value, "no section stands here"
        sheet["B4"].value = "1. Công khai thủ tục hành chính tại UBND xã"

    again = edited(small(tmp_path / "a.xlsx"), change)
    assert (again.report, again.warnings) == (make_report(), ())


def test_a_row_with_another_label_is_not_guessed(tmp_path: Path) -> None:
    def change(workbook: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        sheet = workbook["Biểu mẫu 1"]
        sheet["B7"].value, sheet["D7"].value = "Chỉ tiêu khác", 99

    again = edited(small(tmp_path / "a.xlsx"), change)
    assert again.report == make_report()
    assert "Biểu mẫu 1, ô D7: “99” không rõ thuộc chỉ tiêu nào, không nhận." in again.warnings
    assert again.warnings[-1] == "Biểu mẫu 1: không thấy hàng 1. “Nhiệm vụ được giao”; giữ số liệu đã ghi."


@pytest.mark.parametrize("value", [date(2023, 2, 1), True, "#REF!", "=1+1"])
def test_a_date_a_truth_value_an_error_or_a_formula_without_result_is_not_taken(tmp_path: Path, value: object) -> None:
    def change(workbook: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        cell = workbook["Biểu mẫu 1"]["D7"]
        cell.number_format = "General"
        cell.value = value

    again = edited(small(tmp_path / "a.xlsx"), change)
    assert again.report == make_report()
    assert [warning[:17] for warning in again.warnings] == ["Biểu mẫu 1, ô D7:"]


def test_a_percent_below_1_is_taken_and_questioned(tmp_path: Path) -> None:
    def change(workbook: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        workbook["Biểu mẫu 2"]["D5"].value = 0.6

    again = edited(small(tmp_path / "a.xlsx"), change)
    assert again.report.figures["2:1"] == "0,6"
    assert again.warnings == ("Biểu mẫu 2, ô D5: đã nhận 0,6%. Nếu ý là 60% thì sửa lại thành 60.",)


def test_a_sheet_that_is_gone_or_lost_its_head_keeps_its_figures(tmp_path: Path) -> None:
    def change(workbook: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        workbook["Biểu mẫu 1"]["A6"].value = "Số"
        workbook.remove(workbook["Biểu mẫu 2"])

    again = edited(small(tmp_path / "a.xlsx"), change)
    assert again.report == make_report()
    assert [warning.partition(":")[0] for warning in again.warnings] == ["Biểu mẫu 1", "Biểu mẫu 2"]


def test_the_readers_are_found_by_the_ending(tmp_path: Path) -> None:
    raw = small(tmp_path / "a.xlsx").read_bytes()
    assert read_file(raw, "Báo cáo.XLSX", KNOWN).report == make_report()
    assert read_file(write_report(make_report()), "a.json", KNOWN).report == make_report()
    with pytest.raises(BadFileError, match=r"Không đọc được loại tệp này: a\.png"):
        read_file(b"", "a.png", KNOWN)


@pytest.mark.parametrize("name", ["a.xls", "BAO CAO.XLS", "a.ods", "a.xlsb", "a.csv"])
def test_another_kind_of_workbook_is_told_to_be_saved_anew(name: str) -> None:
    with pytest.raises(BadFileError, match=r"lưu lại \(Save As\) thành \.xlsx rồi nhận lại"):
        read_file(b"\xd0\xcf\x11\xe0", name, KNOWN)
