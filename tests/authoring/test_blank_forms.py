"""Blank forms of made-up provinces: rows, kinds, percents and sums as a careful reader would give them."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import openpyxl
import pytest

from cchc_desktop.authoring.plan_source import short_title
from cchc_desktop.authoring.template_plan import TemplatePlan, settled
from cchc_desktop.base.errors import BadFileError
from cchc_desktop.desk.office import library
from cchc_desktop.desk.templates.build import build_template, plan_of_form, source_of_template
from cchc_desktop.report.template import Template
from cchc_desktop.report.template_source import read_template
from tests.cli.test_commands import call

HEAD = ["STT", "Chỉ tiêu", "Đơn vị tính", "Kết quả", "Ghi chú"]


def form(*rows: tuple[str, ...]) -> list[list[str]]:
    return [[*row, *[""] * (5 - len(row))] for row in rows]


def built(path: Path, *sheets: list[list[str]]) -> Template:
    book = openpyxl.Workbook()
    del book["Sheet"]
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"Sheet{number}")
        for row in rows:
            sheet.append(row)
    book.save(path)
    found = build_template(path)
    assert found.faults == []
    return read_template(found.source.encode(), "a.toml").template


def kinds(template: Template) -> dict[str, str]:
    return {key: row.kind for key, row in template.rows.items()}


def ratios(template: Template) -> dict[str, tuple[str, str]]:
    return {key: (row.ratio.part, row.ratio.whole) for key, row in template.rows.items() if row.ratio}


def sums(template: Template) -> dict[str, tuple[str, ...]]:
    return {rule.left[0]: rule.right for rule in template.rules}


@pytest.mark.parametrize(
    ("heads", "codes"),
    [
        (
            [["STT", "Chỉ tiêu", "Đơn vị tính", "Kỳ này", "Lũy kế năm", "Ghi chú"]],
            ["ky-nay", "luy-ke-nam"],
        ),
        (
            [
                ["STT", "Chỉ tiêu", "Đơn vị tính", "Kết quả thống kê", "", "Ghi chú"],
                ["", "", "", "Trực tuyến", "Trực tiếp", ""],
                ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
            ],
            ["truc-tuyen", "truc-tiep"],
        ),
        ([["STT", "Chỉ tiêu", "Đơn vị tính", "2025", "2026", "Ghi chú"]], ["cot-1", "cot-2"]),
        ([["STT", "Chỉ tiêu", "Đơn vị tính", "Số lượng", "Tỷ lệ", "Ghi chú"]], []),
        ([["STT", "Chỉ tiêu", "Đơn vị tính", "Kết quả", "", "Ghi chú"]], []),
    ],
)
def test_several_columns_of_values_are_columns_of_the_form(
    tmp_path: Path, heads: list[list[str]], codes: list[str]
) -> None:
    rows = [["1", "Số hồ sơ đã tiếp nhận", "Hồ sơ"], ["2", "Số hồ sơ đã giải quyết", "Hồ sơ"]]
    template = built(tmp_path / "a.xlsx", [["Biểu mẫu 1. Hồ sơ"], *heads, *([*row, "", "", ""] for row in rows)])
    assert [column.code for column in template.forms[0].columns] == codes
    assert {"1:1", "1:2"} <= template.rows.keys()
    assert len(template.rows) == 2 * max(len(codes), 1)


TWO = ["STT", "Chỉ tiêu", "Đơn vị tính", "Kỳ này", "Lũy kế năm", "Ghi chú"]


def crossed(path: Path, *cells: tuple[str, str]) -> TemplatePlan:
    """Return the plan of a form with a heading and a row for each pair of cells."""
    rows = [[str(no), f"Số việc thứ {no}", "Việc", *pair] for no, pair in enumerate(cells, 1)]
    book = openpyxl.Workbook()
    for row in (TWO, ["I", "NHIỆM VỤ", "", "x", "x"], *rows):
        book.worksheets[0].append(row)
    book.save(path)
    return plan_of_form(path.read_bytes(), path)


def test_a_crossed_cell_beside_a_blank_one_is_asked_about_and_the_row_lacks_the_column(tmp_path: Path) -> None:
    plan = crossed(tmp_path / "a.xlsx", ("", ""), ("…", "X"), ("x", ""), ("", ""), ("", ""))
    assert {row.key: row.lacks for row in plan.rows if row.lacks} == {
        "1:1.2": ("Lũy kế năm",), "1:1.3": ("Kỳ này",),
    }  # fmt: skip
    first, second = (doubt for doubt in plan.doubts if doubt.about == "lacks")
    kept = settled(settled(plan, first, 0), second, 1)
    template = read_template(source_of_template(kept).encode(), "a.toml").template
    assert template.lacking == {"1:1.2/luy-ke-nam"}
    assert template.forms[0].lacking_mark == "x"
    assert build_template(tmp_path / "a.xlsx").faults == []


GREY, YELLOW = "FFD9D9D9", "FFFFFF99"


def shaded(path: Path, fills: dict[str, str]) -> TemplatePlan:
    """Return the plan of a form of two columns of values in which some cells are filled."""
    book = openpyxl.Workbook()
    for row in (TWO, *([str(no), f"Số việc thứ {no}", "Việc", "", "", ""] for no in range(1, 7))):
        book.worksheets[0].append(row)
    for cell, colour in fills.items():
        book.worksheets[0][cell].fill = openpyxl.styles.PatternFill("solid", fgColor=colour)
    book.save(path)
    return plan_of_form(path.read_bytes(), path)


def test_a_grey_cell_beside_a_white_one_is_asked_about_and_the_row_lacks_the_column(tmp_path: Path) -> None:
    plan = shaded(tmp_path / "a.xlsx", {"E3": GREY, "D4": GREY, "E5": YELLOW})
    assert {row.key: row.lacks for row in plan.rows if row.lacks} == {
        "1:2": ("Lũy kế năm",), "1:3": ("Kỳ này",),
    }  # fmt: skip
    assert [doubt.key for doubt in plan.doubts if doubt.about == "lacks"] == ["1:2", "1:3"]


@pytest.mark.parametrize(
    "cells",
    ["D1 E1", "A3 B3 C3 D3 E3 F3", "D3 E3", "E2 E3 E4 E5 E6 E7"],  # a head, whole rows, a whole column
)
def test_grey_heads_and_rows_are_no_cells_that_a_row_lacks(tmp_path: Path, cells: str) -> None:
    plan = shaded(tmp_path / "a.xlsx", dict.fromkeys(cells.split(), GREY))
    assert not any(row.lacks for row in plan.rows)


@pytest.mark.parametrize(
    "cells",
    [
        [("x", ""), ("", "x"), ("x", ""), ("", "")],  # most rows: what is to be filled in
        [("x", "x"), ("x", ""), ("", ""), ("", ""), ("", "")],  # a whole row
        [("-", ""), ("12", "x"), ("", ""), ("", ""), ("", "")],  # a dash, a cross beside a figure
        [("", ""), ("", ""), ("", "")],
    ],
)
def test_other_crosses_are_no_cells_that_a_row_lacks(tmp_path: Path, cells: list[tuple[str, str]]) -> None:
    plan = crossed(tmp_path / "a.xlsx", *cells)
    assert not any(row.lacks for row in plan.rows)
    assert "lacking_mark" not in source_of_template(plan)


def test_numbers_of_every_kind_make_one_outline(tmp_path: Path) -> None:
    template = built(
        tmp_path / "mẫu 2026.xlsx",
        [
            ["Biểu số 1: Hồ sơ"],
            HEAD,
            *form(
                ("A", "Tiếp nhận"),
                ("I", "Hồ sơ trong kỳ"),
                ("1", "Tổng số hồ sơ, chia ra:", "Hồ sơ"),
                ("a)", "Trực tuyến", "Hồ sơ"),
                ("b)", "Trực tiếp", "Hồ sơ"),
                ("-", "Qua bưu chính", "Hồ sơ"),
                ("2", "Tỷ lệ số hóa", "%"),
                ("a)", "Tổng số hồ sơ phải số hóa", "Hồ sơ"),
                ("b)", "Số hồ sơ đã số hóa", "Hồ sơ"),
                ("B", "Giải ngân"),
                ("I", "Số vốn", "Tỷ đồng"),
            ),
        ],
    )
    assert kinds(template) == {
        "1:1": "heading",
        "1:1.1": "heading",
        "1:1.1.1": "count",
        "1:1.1.1.1": "count",
        "1:1.1.1.2": "count",
        "1:1.1.1.2.1": "count",
        "1:1.1.2": "percent",
        "1:1.1.2.1": "count",
        "1:1.1.2.2": "count",
        "1:2": "heading",
        "1:2.1": "decimal",
    }
    assert ratios(template) == {"1:1.1.2": ("1:1.1.2.2", "1:1.1.2.1")}
    assert sums(template) == {"1:1.1.1": ("1:1.1.1.1", "1:1.1.1.2")}


def test_what_stands_in_units_brackets_and_notes_is_understood(tmp_path: Path) -> None:
    template = built(
        tmp_path / "a.xlsx",
        [
            ["BIỂU MẪU 01. CHỈ ĐẠO"],
            HEAD,
            *form(
                ("1.", "Đã ban hành kế hoạch", "Có = 1; Không = 0"),
                ("2.", "Hình thức (Giấy = 1; Mạng = 2)"),
                ("3.", "Số văn bản do sở tham mưu (cấp tỉnh ghi)", "Văn bản"),
                ("4.", "Số văn bản của huyện", "Văn bản", "", "Phòng Nội vụ huyện ghi"),
                ("5.", "Thời gian trung bình", "Giờ"),
                ("6.", "Tỷ lệ nhà có mạng so với năm 2020", "%"),
                ("", "Số hội nghị", "Hội nghị"),
                ("8.", "Số tin, bài (*)", "Tin"),
            ),
            [""],
            ["(*) Mỗi tin tính một lần."],
            ["NGƯỜI LẬP BIỂU"],
        ],
    )
    assert kinds(template) == {
        "1:1": "choice",
        "1:2": "choice",
        "1:3": "count",
        "1:4": "count",
        "1:5": "decimal",
        "1:6": "percent",
        "1:7": "count",
        "1:8": "count",
    }
    assert template.rows["1:1"].choices == {"1": "Có", "0": "Không"}
    assert [template.rows[f"1:{number}"].tier for number in (3, 4, 5)] == ["province", "district", "commune"]
    assert ratios(template) == {}


def test_percents_find_their_parts_beside_them_and_in_other_forms(tmp_path: Path) -> None:
    template = built(
        tmp_path / "a.xlsx",
        [
            ["Biểu 1"],
            ["Hồ sơ"],
            HEAD,
            *form(
                ("1", "Tổng số hồ sơ phải giải quyết, gồm:", "Hồ sơ"),
                ("1.1", "Nhận mới trong kỳ", "Hồ sơ"),
                ("1.2", "Kỳ trước chuyển sang", "Hồ sơ"),
                ("2", "Số người được hỏi", "Người"),
                ("3", "Số người hài lòng trở lên", "Người"),
                ("4", "Tỷ lệ hài lòng", "%"),
            ),
        ],
        [
            ["Biểu 2"],
            ["Trực tuyến"],
            HEAD,
            *form(
                ("1", "Tỷ lệ hồ sơ trực tuyến trên tổng hồ sơ nhận mới", "%"),
                ("1.1", "Số hồ sơ trực tuyến", "Hồ sơ"),
                ("2", "Số người được giao", "Người"),
                ("3", "Số người có mặt", "Người"),
                ("4", "Tỷ lệ người có mặt so với được giao", "%"),
            ),
        ],
    )
    assert ratios(template) == {
        "1:4": ("1:3", "1:2"),
        "2:1": ("2:1.1", "1:1.1"),
        "2:4": ("2:3", "2:2"),
    }


def test_a_part_that_is_not_all_of_it_makes_no_sum(tmp_path: Path) -> None:
    template = built(
        tmp_path / "a.xlsx",
        [
            ["Biểu 1. Công chức"],
            HEAD,
            *form(
                ("1", "Tổng số công chức, trong đó:", "Người"),
                ("1.1", "Nữ", "Người"),
                ("1.2", "Đảng viên", "Người"),
                ("2", "Tổng số hồ sơ, trong đó:", "Hồ sơ"),
                ("2.1", "Trực tuyến", "Hồ sơ"),
            ),
        ],
    )
    assert sums(template) == {}


def test_a_percent_of_two_rows_that_fit_as_well_is_asked_with_both(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in [
        ["Biểu 1. Hồ sơ"],
        HEAD,
        *form(
            ("1", "Số hồ sơ đất đai", "Hồ sơ"),
            ("2", "Số hồ sơ hộ tịch", "Hồ sơ"),
            ("3", "Số hồ sơ đất đai đúng hạn", "Hồ sơ"),
            ("4", "Số hồ sơ hộ tịch đúng hạn", "Hồ sơ"),
            ("5", "Tỷ lệ đúng hạn", "%"),
        ),
    ]:
        book.worksheets[0].append(row)
    path = tmp_path / "a.xlsx"
    book.save(path)
    plan = plan_of_form(path.read_bytes(), path)
    doubt = plan.doubt("1:5")
    assert doubt is not None
    assert plan.row("1:5").part == ""
    assert next(option.changes["part"] for option in doubt.options) == ""
    assert {(option.changes["part"], option.changes["whole"]) for option in doubt.options[1:]} == {
        ("1:3", "1:1"),
        ("1:4", "1:2"),
    }


def test_a_word_file_with_merged_heads_and_a_table_that_goes_on_is_read(tmp_path: Path) -> None:
    paper = docx.Document()
    paper.add_paragraph("PHỤ LỤC SỐ LIỆU NĂM 2027")
    for title, name, rows in (
        ("Biểu 1", "Hồ sơ", [("I", "Giải quyết", ""), ("1", "Tỷ lệ đúng hạn", "%"), ("a)", "Tổng số hồ sơ", "Hồ sơ")]),
        ("Biểu 1 (tiếp theo)", "", [("b)", "Số hồ sơ đúng hạn", "Hồ sơ"), ("II", "Số máy in", "Máy")]),
    ):
        for text in filter(None, (title, name)):
            paper.add_paragraph(text)
        table = paper.add_table(2, 5)
        for column, text in enumerate(("STT", "Chỉ tiêu", "Kết quả", "", "Ghi chú")):
            table.cell(0, column).text = text
        table.cell(0, 2).merge(table.cell(0, 3))
        table.cell(1, 2).text, table.cell(1, 3).text = "Đơn vị tính", "Số liệu"
        for column in (0, 1, 4):
            table.cell(0, column).merge(table.cell(1, column))
        for row in rows:
            cells = table.add_row().cells
            for column, text in enumerate(row):
                cells[column].text = text
    paper.save(str(tmp_path / "a.docx"))
    found = build_template(tmp_path / "a.docx")
    template = read_template(found.source.encode(), "a.toml").template

    assert (found.faults, template.first_year, template.forms[0].title) == ([], 2027, "Hồ sơ")
    assert list(template.rows) == ["1:1", "1:1.1", "1:1.1.1", "1:1.1.2", "1:2"]
    assert ratios(template) == {"1:1.1": ("1:1.1.2", "1:1.1.1")}


@pytest.mark.parametrize("template_id", library.template_ids())
def test_a_shipped_form_printed_blank_is_understood_again(template_id: str, tmp_path: Path) -> None:
    shipped = library.find(template_id)
    assert shipped is not None
    period = f"{shipped.last_year or shipped.first_year}-{shipped.periods[0].code}"
    made = call("new", "--period", period, "--template", template_id, "--data", tmp_path)
    assert call("export", made.stdout.strip(), "--xlsx", tmp_path / "mẫu.xlsx", "--data", tmp_path).returncode == 0

    found = build_template(tmp_path / "mẫu.xlsx")
    template = read_template(found.source.encode(), "a.toml").template
    assert (found.faults, kinds(template)) == ([], kinds(shipped))
    assert {key: row.tier for key, row in template.rows.items()} == {key: row.tier for key, row in shipped.rows.items()}
    assert ratios(template) == ratios(shipped)


def test_a_form_of_more_rows_than_any_template_is_refused(tmp_path: Path) -> None:
    lines = ["Biểu 1", "STT,Chỉ tiêu,Đơn vị tính", *(f"{number},Tỷ lệ việc {number},%" for number in range(1, 20_001))]
    path = tmp_path / "a.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(BadFileError, match=r"chỉ nhận đến 1\.000 hàng"):
        build_template(path)


def test_the_command_writes_a_template_that_has_no_faults(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in [["Biểu 1. Thử"], HEAD, ["1", "Số hồ sơ", "Hồ sơ"]]:
        book.worksheets[0].append(row)
    book.save(tmp_path / "a.xlsx")
    done = call("template", "build", tmp_path / "a.xlsx", "--to", tmp_path / "a.toml", "--json", "--data", tmp_path)
    assert (done.returncode, json.loads(done.stdout)) == (0, {"faults": []})
    assert call("template", "check", tmp_path / "a.toml", "--data", tmp_path).returncode == 0

    refused = call("template", "build", write_other(tmp_path), "--data", tmp_path)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "Không thấy biểu mẫu nào" in refused.stderr


def write_other(folder: Path) -> Path:
    path = folder / "khác.csv"
    path.write_text("Họ tên,Tuổi\nNguyễn A,30\n", encoding="utf-8")
    return path


def test_the_kind_of_report_is_told_by_the_titles_of_forms_where_all_labels_are_new(tmp_path: Path) -> None:
    titles = ("Chỉ đạo, điều hành cải cách hành chính", "Cải cách thể chế")
    sheets = [
        [
            [f"Biểu mẫu {number}. {title}"],
            HEAD,
            *form(("1", f"Số việc lạ của biểu {number}", "Việc"), ("2", "Nộp trực tuyến", "Hồ sơ")),
        ]
        for number, title in enumerate(titles, 1)
    ]
    assert built(tmp_path / "a.xlsx", *sheets).series.startswith("cchc-xa")


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("GIẢI QUYẾT TTHC CỦA UBND XÃ AN THANH", "Giải quyết TTHC của UBND xã"),
        ("CCHC NĂM 2026", "CCHC năm 2026"),
        ("Giải quyết TTHC", "Giải quyết TTHC"),
    ],
)
def test_a_title_in_capitals_is_short_in_small_letters(title: str, short: str) -> None:
    assert short_title(title) == short
