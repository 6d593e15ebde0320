"""A template as a workbook: exact both ways, every fault at its cell."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from cchc_desktop.desk.office import library
from cchc_desktop.desk.templates.build import BookFault, build_template, write_template_book
from cchc_desktop.desk.templates.extending import write_extending_book
from cchc_desktop.documents.template_book.book_plan import IN_ORDER
from cchc_desktop.documents.template_book.book_write import write_book
from cchc_desktop.report.template_source import read_template
from tests.cli.test_commands import call

CellsBySheet = dict[str, list[tuple[object, ...]]]


def cells(path: Path) -> CellsBySheet:
    book = openpyxl.load_workbook(path)
    return {sheet.title: [*sheet.iter_rows(values_only=True)] for sheet in book.worksheets}


@pytest.mark.parametrize("template_id", library.template_ids())
def test_a_shipped_template_comes_back_from_its_workbook_as_it_was(template_id: str, tmp_path: Path) -> None:
    write_template_book(template_id, tmp_path / "a.xlsx")
    built = build_template(tmp_path / "a.xlsx")

    assert built.faults == []
    assert read_template(built.source.encode(), "a.toml").template == library.find(template_id)
    assert [*cells(tmp_path / "a.xlsx")] == [*IN_ORDER]


@pytest.fixture
def book(tmp_path: Path) -> Workbook:
    write_template_book("cchc-xa-2025", tmp_path / "a.xlsx")
    return openpyxl.load_workbook(tmp_path / "a.xlsx")


def faults(book: Workbook, folder: Path) -> list[BookFault]:
    book.save(folder / "b.xlsx")
    return build_template(folder / "b.xlsx").faults


def column(book: Workbook, sheet: str, head: str) -> str:
    return str(next(cell.column_letter for cell in book[sheet][1] if cell.value == head))


def test_the_order_of_retyping_is_a_sheet_and_comes_back_as_it_was(book: Workbook, tmp_path: Path) -> None:
    for key in ("3:3.3.1", "1:1"):
        book["Gõ lại"].append([key])
    assert faults(book, tmp_path) == []
    found = read_template(build_template(tmp_path / "b.xlsx").source.encode(), "a.toml")
    assert found.template.retyping == ("3:3.3.1", "1:1")

    write_book(tomllib.loads(found.source), tmp_path / "c.xlsx")
    assert [row[0] for row in cells(tmp_path / "c.xlsx")["Gõ lại"]] == ["Mã hàng", "3:3.3.1", "1:1"]
    assert build_template(tmp_path / "c.xlsx").source == found.source

    book["Gõ lại"]["A3"] = "9:9"
    assert [(fault.sheet, fault.cell) for fault in faults(book, tmp_path)] == [("Gõ lại", "A3")]


def test_rows_added_in_the_book_of_an_extension_stand_by_their_numbers(tmp_path: Path) -> None:
    write_extending_book("cchc-xa-2026", tmp_path / "a.xlsx")
    assert build_template(tmp_path / "a.xlsx").faults == []
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert "extends" in [row[0].value for row in book["Mẫu"].iter_rows()]
    heads = [cell.value for cell in book["Chỉ tiêu"][1]]
    for number in ("8.1", "8.2"):
        row = {
            "Số biểu": "3",
            "Số hàng": number,
            "Chỉ tiêu": f"Số hồ sơ {number}",
            "Loại": "số đếm",
            "Đơn vị tính": "Hồ sơ",
        }
        book["Chỉ tiêu"].append([row.get(str(head)) for head in heads])
    assert faults(book, tmp_path) == []
    template = read_template(build_template(tmp_path / "b.xlsx").source.encode(), "a.toml").template
    base = library.find("cchc-xa-2026")
    assert base is not None
    assert [row.no for row in template.form("3").rows][-2:] == ["8.1", "8.2"]
    assert len(template.rows) == len(base.rows) + 2
    assert (template.series, template.edition.before) == (base.series, base.id)


def test_every_fault_is_told_at_its_cell_all_at_once(book: Workbook, tmp_path: Path) -> None:
    kind, part, severity = (
        column(book, "Chỉ tiêu", "Loại"),
        column(book, "Chỉ tiêu", "Tử số"),
        column(book, "Quan hệ", "Mức"),
    )
    percent = next(row for row in range(2, 200) if book["Chỉ tiêu"][f"{part}{row}"].value)
    book["Chỉ tiêu"][f"{kind}3"] = "đếm"
    book["Chỉ tiêu"][f"A{percent + 1}"] = "99"
    book["Kỳ"]["F2"] = "hai ngày"
    book["Quan hệ"][f"{severity}2"] = "rất nặng"
    found = {(fault.sheet, fault.cell): fault.message for fault in faults(book, tmp_path)}

    assert "không có trong danh sách" in found["Chỉ tiêu", f"{kind}3"]
    assert "không có “99” ở trang Biểu mẫu" in found["Chỉ tiêu", f"A{percent + 1}"]
    assert "không phải số" in found["Kỳ", "F2"]
    assert ("Quan hệ", f"{severity}2") in found


def test_what_only_the_whole_template_shows_is_told_at_its_cell_too(book: Workbook, tmp_path: Path) -> None:
    part = column(book, "Chỉ tiêu", "Tử số")
    percent = next(row for row in range(2, 200) if book["Chỉ tiêu"][f"{part}{row}"].value)
    book["Chỉ tiêu"][f"{part}{percent}"] = "9:9.9"
    found = faults(book, tmp_path)

    assert [fault.message for fault in found] == ["không có chỉ tiêu “9:9.9”"]
    assert (found[0].sheet, found[0].cell[1:].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) == ("Chỉ tiêu", str(percent))


def test_an_edited_label_and_a_new_row_are_in_the_template(book: Workbook, tmp_path: Path) -> None:
    sheet = book["Chỉ tiêu"]
    sheet[f"{column(book, 'Chỉ tiêu', 'Chỉ tiêu')}2"] = "= nhãn mới"
    sheet.append(["7", "99", "Số máy in", "số đếm", "Máy"])
    book.save(tmp_path / "b.xlsx")
    template = read_template(build_template(tmp_path / "b.xlsx").source.encode(), "a.toml").template

    assert next(iter(template.rows.values())).label == "= nhãn mới"
    assert (template.rows["7:99"].label, template.rows["7:99"].unit) == ("Số máy in", "Máy")


def test_the_list_says_the_edition() -> None:
    lines = call("template", "list").stdout.splitlines()
    assert any(
        line.startswith("cchc-xa-2025") and line.endswith("\tbản 1, dùng từ 01/7/2025, CCHC Desktop lập")
        for line in lines
    )


def test_the_commands_write_and_build_a_workbook(tmp_path: Path) -> None:
    written = call("template", "book", "cchc-xa-2025", "--to", tmp_path / "a.xlsx")
    assert (written.returncode, written.stdout.strip()) == (0, str(tmp_path / "a.xlsx"))
    built = call("template", "build", tmp_path / "a.xlsx", "--to", tmp_path / "a.toml", "--json")
    assert (built.returncode, json.loads(built.stdout)) == (0, {"faults": []})
    assert call("template", "check", tmp_path / "a.toml").returncode == 0
    assert call("template", "book", "không-có", "--to", tmp_path / "b.xlsx").returncode == 2
