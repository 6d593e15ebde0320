from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desktop.base.errors import BadFileError
from cchc_desktop.documents.returned.questions import period_question
from cchc_desktop.documents.returned.read import read
from cchc_desktop.report.file import LoadedReport
from cchc_desktop.report.loading import COMMA, DOT, KEEP, NO_CHOICES, ImportChoices, Question, UnansweredError
from tests.documents.returned.third_party_workbook import HEADS, TITLES, ThirdPartyWorkbook
from tests.documents.workbooks import KNOWN
from tests.make import make_template_source, shipped_sample, shipped_template

SMALL = make_template_source().template
FIRST, SECOND = SMALL.forms


def taken(theirs: ThirdPartyWorkbook, choices: ImportChoices = NO_CHOICES) -> LoadedReport:
    """Read another office's workbook."""
    return read(theirs.raw(), "lạ.xlsx", KNOWN, choices)


def question_of(theirs: ThirdPartyWorkbook, choices: ImportChoices = NO_CHOICES) -> Question:
    """Return the question without whose answer a workbook is not read."""
    with pytest.raises(UnansweredError) as caught:
        taken(theirs, choices)
    return caught.value.question


def refused(theirs: ThirdPartyWorkbook, choices: ImportChoices = NO_CHOICES) -> str:
    """Return the message about a workbook that is refused."""
    with pytest.raises(BadFileError) as caught:
        taken(theirs, choices)
    return str(caught.value)


def small(values: Mapping[str, object], change: Callable[[Any], None] = lambda _sheet: None) -> ThirdPartyWorkbook:
    """Make a workbook of the small template's forms, with a change: 1:1 is D6, 1:1.1 is D7, 2:1 is D12."""
    theirs = ThirdPartyWorkbook().forms(SMALL, values)
    change(theirs.sheet)
    return theirs


def test_unseen_characters_in_a_cell_decide_nothing_and_are_reported() -> None:
    loaded = taken(small({"1:1": "4\u200b0", "1:1.1": "Không\u2060", "2:1": "4\u00ad3"}))
    assert loaded.report.figures == {"1:1": "40", "1:1.1": "Không", "2:1": "43"}
    told = [warning for warning in loaded.warnings if "ký tự không nhìn thấy" in warning]
    assert [warning.partition(":")[0].rpartition(" ")[2] for warning in told] == ["D6", "D7", "D12"]


@pytest.mark.parametrize("name", ["cchc-xa-2023", "cchc-xa-2025"])
def test_every_row_of_every_form_in_one_sheet_is_found(name: str) -> None:
    template = shipped_template(name)
    values = {key: str(number) for number, key in enumerate(template.rows, 1)}
    theirs = ThirdPartyWorkbook().forms(template, values)
    theirs.sheet["A2"].value = f"Báo cáo quý I/{template.first_year}"
    loaded = taken(theirs)
    assert loaded.template.id == name
    assert loaded.report.figures == values
    assert loaded.report.period == f"{template.first_year}-Q1"
    assert len(loaded.warnings) == 1


def test_the_printed_report_typed_into_another_office_s_sheets_is_the_sample() -> None:
    sample, template = shipped_sample("an-thanh-2023-H1-printed"), shipped_template()
    theirs = ThirdPartyWorkbook().lines(*((title,) for title in TITLES))
    for form in template.forms:
        theirs.book.create_sheet(f"BM0{form.number}")
        theirs.form(form, sample.figures)
    loaded = taken(theirs)
    assert loaded.report.figures == sample.figures
    assert (loaded.report.text("unit.kind"), loaded.report.text("unit.name")) == ("xã", "An Thanh")
    assert "1 ô ghi số kiểu khác" in loaded.questions[0].text


def test_titles_in_capitals_and_other_tone_marks_are_the_same_words() -> None:
    theirs = ThirdPartyWorkbook().lines((TITLES[0],), ("6 tháng đầu năm 2023",))
    theirs.form(FIRST, {"1:1": 4}, title=("BIỂU MẪU SỐ 01: CHỈ ĐẠO, ĐIỀU HÀNH",))
    theirs.sheet["B5"].value = "NHIỆM  VỤ ĐUỢC GIAO:".replace("ĐUỢC", "ĐƯỢC")
    assert taken(theirs).report.figures == {"1:1": "4"}


@pytest.mark.parametrize("number", [1, 1.0, "1", "1.", "1)", " 1 ", "(1)"])
def test_a_row_s_number_is_a_number_or_text(number: object) -> None:
    def change(sheet: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        sheet["A6"].value, sheet["A7"].value = number, 1.1

    assert taken(small({"1:1": 40, "1:1.1": 38}, change)).report.figures == {"1:1": "40", "1:1.1": "38"}


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (0.6, "0%", "60"),
        (0.605, "0.0%", "60,5"),
        (1, "0.00%", "100"),
        (60.5, "0.0", "60,5"),
        (60, '0"%"', "60"),
        ("60,5 %", "General", "60,5 %"),
    ],
)
def test_a_percent_is_what_its_cell_shows(value: object, number_format: str, text: str) -> None:
    def change(sheet: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        sheet["D12"].number_format = number_format

    loaded = taken(small({"2:1": value}, change))
    assert loaded.report.figures == {"2:1": text}
    assert len(loaded.warnings) == 1


def test_a_percent_in_a_count_keeps_its_sign_and_a_share_of_1_is_questioned() -> None:
    def change(sheet: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        sheet["D6"].number_format = "0%"

    loaded = taken(small({"1:1": 0.6, "2:1": 0.6}, change))
    assert loaded.report.figures == {"1:1": "60%", "2:1": "0,6"}
    assert loaded.warnings[1].startswith("Sheet, ô D12: đã nhận 0,6%. Nếu ý là 60%")


def test_a_label_that_disagrees_with_its_number_is_not_placed() -> None:
    def change(sheet: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        sheet["B7"].value, sheet["E7"].value = "Nhiệm vụ quá hạn", "xem lại"

    loaded = taken(small({"1:1": 40, "1:1.1": 38}, change))
    assert loaded.report.figures == {"1:1": "40"}
    assert [warning.partition(",")[2][:22] for warning in loaded.warnings[1:]] == [
        " ô D7: không nhận “38”",
        " ô E7: không nhận “xem",
    ]
    assert (
        "số thứ tự là của “Nhiệm vụ đã hoàn thành” (1:1.1) mà tên chỉ tiêu ghi “Nhiệm vụ quá hạn”" in loaded.warnings[1]
    )


@pytest.mark.parametrize(
    ("cell", "value", "told"),
    [
        ("A7", "7.7", "không rõ thuộc chỉ tiêu nào của Biểu mẫu 1"),
        ("C7", "Triệu đồng", "đơn vị tính “Triệu đồng” khác với mẫu “”"),
        ("D7", date(2023, 1, 2), "không nhận “2023-01-02”, không phải số hay chữ dùng được"),
        ("D7", True, "không phải số hay chữ dùng được"),
        ("D7", "#REF!", "không nhận “#REF!”"),
        ("D7", "=1+1", "công thức “=1+1” chưa được tính; mở tệp bằng Excel, lưu lại rồi nhận lại."),
        ("F7", "thừa", "Sheet, ô F7: không nhận “thừa”, ô này nằm ngoài biểu mẫu."),
        ("A3", "Biểu mẫu 2", "ô D7: không nhận “38”, không rõ thuộc biểu mẫu nào."),
        ("A3", "Biểu mẫu 9", "ô D7: không nhận “38”, không rõ thuộc biểu mẫu nào."),
    ],
)
def test_what_cannot_be_placed_is_listed_by_sheet_and_cell(cell: str, value: object, told: str) -> None:
    def change(sheet: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        sheet[cell].value = value

    loaded = taken(small({"1:1": 40, "1:1.1": 38, "2:1": 95}, change))
    assert any(told in warning for warning in loaded.warnings)
    assert loaded.report.figures.get("1:1.1") == ("38" if cell == "F7" else None)
    assert loaded.report.figures["2:1"] == "95"


@pytest.mark.parametrize("cell", ["D5", "E5"])
def test_a_table_without_one_column_of_results_is_not_read(cell: str) -> None:
    def change(sheet: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        sheet[cell].value = "Kế hoạch" if cell == "D5" else "Kết quả kỳ trước"

    loaded = taken(small({"1:1": 40, "2:1": 95}, change), ImportChoices(template=SMALL.id))
    assert loaded.report.figures == {"2:1": "95"}
    assert "Sheet, hàng 5: không rõ cột nào ghi kết quả, không đọc bảng này." in loaded.warnings


def test_a_form_that_is_there_twice_is_placed_nowhere() -> None:
    loaded = taken(small({"1:1": 40, "2:1": 95}).form(FIRST, {"1:1": 41}))
    assert loaded.report.figures == {"2:1": "95"}
    assert [warning for warning in loaded.warnings if "có ở hai nơi" in warning] == [
        "Sheet, ô D6: không nhận “40”, chỉ tiêu này có ở hai nơi.",
        "Sheet, ô D17: không nhận “41”, chỉ tiêu này có ở hai nơi.",
    ]


def test_a_cell_merged_over_two_rows_belongs_to_no_row() -> None:
    loaded = taken(small({"1:1": 40, "2:1": 95}, lambda sheet: sheet.merge_cells("D6:D7")))
    assert loaded.report.figures == {"2:1": "95"}
    assert "Sheet, ô D6: không nhận “40”, ô này gộp chung cho nhiều hàng." in loaded.warnings


def test_merged_titles_and_heads_in_two_lines() -> None:
    heads = (("STT", "Nội dung", "ĐVT", "Kết quả", None, "Ghi chú"), (None, None, None, "Số lượng", "Tỷ lệ (%)", None))
    theirs = (
        ThirdPartyWorkbook().lines((TITLES[1],), (TITLES[0],)).form(FIRST, {"1:1": 40}, heads=(*heads, tuple("ABCDEF")))
    )
    theirs.form(SECOND, {"2:1": None}, heads=heads)
    sheet = theirs.sheet
    for cells in ("A1:F1", "A3:F3", "A5:A6", "B5:B6", "C5:C6", "D5:E5", "F5:F6"):
        sheet.merge_cells(cells)
    sheet["E8"].value, sheet["F9"].value, sheet["D9"].value, sheet["E15"].value = 95, "xong", "4", "97,5"
    loaded = taken(theirs)
    assert loaded.report.figures == {"1:1": "40/95%", "1:1.1": "4", "2:1": "97,5"}
    assert loaded.report.notes == {"1:1.1": "xong"}
    assert len(loaded.warnings) == 1


def test_one_head_serves_several_forms() -> None:
    theirs = ThirdPartyWorkbook().lines((TITLES[1],), (TITLES[0],), *HEADS)
    theirs.form(FIRST, {"1:1": 40}, heads=()).form(SECOND, {"2:1": 95}, heads=())
    assert taken(theirs).report.figures == {"1:1": "40", "2:1": "95"}


def test_other_sheets_are_named() -> None:
    theirs = small({"1:1": 40})
    theirs.book.create_sheet("Nháp").append(["linh tinh"])
    assert "Nháp: trang tính này không có biểu mẫu nào, không đọc." in taken(theirs).warnings


def test_a_remark_in_brackets_may_be_missing() -> None:
    theirs = ThirdPartyWorkbook().forms(shipped_template(), {"1:1": 40})
    for row in theirs.sheet.iter_rows():
        if row[1].value == shipped_template().rows["1:1"].label:
            row[1].value = "Số văn bản chỉ đạo CCHC đã ban hành"
    assert taken(theirs).report.figures == {"1:1": "40"}


# Decimals


DECIMAL = shipped_template().form("6").rows[1].no  # 6:1.1, money in tỷ đồng


@pytest.mark.parametrize(
    ("text", "dot", "comma"),
    [
        ("2.65", "2,65", "2.65"),
        ("2.788", "2,788", "2788"),
        ("1,395.5", "1395,5", "1,395.5"),
        ("2.65/95.02%", "2,65/95,02%", "2.65/95.02%"),
        ("2,7/100%", "2,7/100%", "2,7/100%"),
        ("Không có", "Không có", "Không có"),
    ],
)
def test_english_decimals_are_asked_about_once(text: str, dot: str, comma: str) -> None:
    theirs = ThirdPartyWorkbook().forms(shipped_template(), {f"6:{DECIMAL}": text, "1:1": "1.395"})
    loaded = taken(theirs)
    assert loaded.report.figures == {f"6:{DECIMAL}": text, "1:1": "1.395"}
    assert bool(loaded.questions) == (dot != comma) == (len(loaded.warnings) == 2)
    for decimals, meant in (("dot", dot), ("comma", comma)):
        answered = taken(theirs, ImportChoices(decimals=decimals))
        assert answered.report.figures == {f"6:{DECIMAL}": meant, "1:1": "1.395"}
        assert (answered.questions, len(answered.warnings)) == ((), 1)


def test_the_question_names_cells_and_says_what_a_dot_would_mean() -> None:
    loaded = taken(ThirdPartyWorkbook().forms(shipped_template(), {f"6:{DECIMAL}": "2.65", "3:3.3": "99.93"}))
    (asked,) = loaded.questions
    assert (asked.choice, [answer.value for answer in asked.answers]) == ("decimals", [DOT, COMMA, KEEP])
    assert "2 ô ghi số kiểu khác" in asked.text
    assert asked.answers[0].text == "Dấu chấm là dấu thập phân: “99.93” là “99,93”"
    assert loaded.warnings[-1] == f"{asked.text} Các ô này được giữ như trong tệp."


# Template and period


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("6 tháng đầu năm 2023", "2023-H1"),
        ("Kỳ báo cáo: QUÝ I/2024", "2024-Q1"),
        ("quý 3 năm 2022", "2022-Q3"),
        ("Báo cáo công tác CCHC năm 2023", "2023-Y"),
        ("Kế hoạch năm 2023; báo cáo 9 tháng đầu năm 2023", "2023-9M"),
    ],
)
def test_the_period_is_in_the_titles(title: str, period: str) -> None:
    theirs = ThirdPartyWorkbook().forms(shipped_template(), {"1:1": 40})
    theirs.sheet["A2"].value = title
    assert taken(theirs).report.period == period


@pytest.mark.parametrize(
    "title", ["", "An Thanh, ngày 15 tháng 6 năm 2023", "6 tháng cuối năm 2023", "quý II năm 2023", "quý I năm 1999"]
)
def test_a_missing_period_is_asked_for(title: str) -> None:
    theirs = ThirdPartyWorkbook().forms(shipped_template(), {"1:1": 40})
    theirs.sheet["A2"].value = title or None
    asked = question_of(theirs)
    assert asked.choice == "period"
    assert asked.title == "lạ.xlsx là báo cáo kỳ nào?"
    assert all(taken(theirs, ImportChoices(period=answer.value)) for answer in asked.answers)
    assert taken(theirs, ImportChoices(period="2022-Q1")).report.period == "2022-Q1"
    assert question_of(theirs, ImportChoices(period="2023-H9")).choice == "period"


def test_two_periods_are_not_guessed_between() -> None:
    theirs = ThirdPartyWorkbook().forms(shipped_template(), {"1:1": 40}).lines(("quý I năm 2022",))
    asked = question_of(theirs)
    assert asked.text == "Các kỳ thấy trong tệp: 6 tháng đầu năm 2023, quý I năm 2022."
    assert [answer.value for answer in asked.answers] == ["2023-H1", "2022-Q1"]
    assert asked.likely == "2023-H1"


@pytest.mark.parametrize(
    ("title", "name", "likely"),
    [
        ("", "bao-cao.xlsx", "2025-Q3"),
        ("Căn cứ Kế hoạch ngày 05/01/2022", "bao-cao.xlsx", "2022-Y"),
        ("", "Báo cáo 6 tháng đầu năm 2024.xlsx", "2024-H1"),
        ("", "cchc 2021.xlsx", "2021-Y"),
    ],
)
def test_the_likely_period_is_the_last_one_over_in_the_year_that_is_named(title: str, name: str, likely: str) -> None:
    asked = period_question([title], name, shipped_template("cchc-xa-2023"), set(), date(2025, 10, 1))
    assert asked.likely == likely


def test_a_missing_unit_is_reported() -> None:
    theirs = ThirdPartyWorkbook().forms(shipped_template(), {"1:1": 40})
    theirs.sheet["A1"].value = None
    assert "Không rõ tên đơn vị trong tệp; hãy ghi tên đơn vị vào bản thảo." in taken(theirs).warnings


def test_the_template_with_more_rows_is_taken_and_equals_are_asked_about() -> None:
    old, new = shipped_template(), shipped_template("cchc-xa-2025")
    same = ThirdPartyWorkbook().lines(*((title,) for title in TITLES)).form(old.forms[0], {"1:1": 40})
    for row in same.sheet.iter_rows():
        if row[1].value == old.rows["1:4"].label:
            same.sheet.delete_rows(row[0].row)
            break
    assert taken(same).template is old
    same.sheet["A2"].value = None
    asked = question_of(same)
    assert (asked.choice, asked.likely) == ("template", new.id)
    assert {answer.value: answer.text for answer in asked.answers} == {old.id: old.name, new.id: new.name}
    same.sheet["A2"].value = "Báo cáo 6 tháng đầu năm 2026"
    assert taken(same).template is new
    assert taken(same, ImportChoices(template=new.id)).template is new
    same.sheet["A2"].value = "Báo cáo 6 tháng đầu năm 2023"
    assert taken(same, ImportChoices(template=old.id)).template is old
    assert "không có mẫu “lạ”" in refused(same, ImportChoices(template="lạ"))
    assert taken(ThirdPartyWorkbook().forms(new, {}), ImportChoices(period="2026-H1")).template is new


@given(
    cells=st.dictionaries(
        st.tuples(st.integers(1, 14), st.integers(1, 7)),
        st.one_of(
            st.none(), st.integers(-5, 5000), st.floats(allow_nan=False, allow_infinity=False), st.booleans(),
            st.dates(),
            st.sampled_from(["STT", "Chỉ tiêu", "Kết quả", "Biểu mẫu 2", "1.", "Số lượng", "Tỷ lệ", "2.65", "XÃ A"]),
            st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), max_size=9),
        ),
        max_size=12,
    ),
    merged=st.sampled_from(["A1:B2", "D6:D7", "A5:B5", "D5:E6", "B6:B12"]),
)  # fmt: skip
@settings(max_examples=80)
def test_any_change_of_cells_is_read_or_refused(cells: dict[tuple[int, int], object], merged: str) -> None:
    def change(sheet: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        for (row, column), value in cells.items():
            sheet.cell(row, column).value = value
        sheet.merge_cells(merged)

    theirs = small({"1:1": 40, "1:1.1": 38, "2:1": 95}, change)
    try:
        loaded = taken(theirs)
    except BadFileError:
        return
    assert loaded.report.figures.keys() <= SMALL.rows.keys()
