"""A row that lacks one of its form's columns: built, printed, written, read, and never taken for a figure."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cchc_desktop.desk.templates.build import build_template
from cchc_desktop.documents.content.blocks import FormBlock
from cchc_desktop.documents.content.compose import compose
from cchc_desktop.documents.content.form_cells import RESULT, shaded_cells
from cchc_desktop.documents.filling.fill import fill
from cchc_desktop.documents.template_book.book_write import write_book
from cchc_desktop.report.template import Template
from tests.documents.column_files import ColumnFiles, change
from tests.documents.pages import pdf_bytes, texts
from tests.make import LACKING, make_template_source

TEMPLATE = make_template_source(LACKING).template
FIGURES = {"1:1": "40", "1:1.1": "30", "1:1.1/luy-ke": "1.100", "1:2/luy-ke": "75"}
FILES = ColumnFiles(TEMPLATE, FIGURES | {"note.1:2": "Ghi chú riêng"})
report, written, read_again = FILES.report, FILES.written, FILES.read_again


def put(row: str, column: int, value: object) -> Any:  # noqa: ANN401 - openpyxl has no types
    def edit(book: Any) -> None:  # noqa: ANN401
        (line,) = (cells for cells in book["Biểu mẫu 1"].iter_rows() if cells[0].value == f"{row}.")
        line[column].value = value

    return edit


def form(template: Template = TEMPLATE) -> FormBlock:
    return next(block for block in compose(report(), template).blocks if isinstance(block, FormBlock))


def test_the_cell_prints_the_mark_of_its_form() -> None:
    assert [[text for _, text in row.values] for row in form().rows] == [["40", "x"], ["30", "1.100"], ["x", "75"]]
    assert [shaded_cells(row) for row in form().rows] == [(), (), ()]
    words = [word for page in texts(pdf_bytes(report(), TEMPLATE)) for line in page for word in line.split()]
    assert words.count("x") == 2


def test_without_a_mark_the_cell_is_grey() -> None:
    first, *others = TEMPLATE.forms
    block = form(replace(TEMPLATE, forms=(replace(first, lacking_mark=""), *others)))
    assert [[text for _, text in row.values] for row in block.rows] == [["40", ""], ["30", "1.100"], ["", "75"]]
    assert [shaded_cells(row) for row in block.rows] == [(RESULT + 1,), (), (RESULT,)]


def test_a_percent_whose_whole_has_no_cell_in_a_column_is_typed_there() -> None:
    assert TEMPLATE.rows["2:1"].ratio
    assert TEMPLATE.rows["2:1/luy-ke"].ratio is None
    assert TEMPLATE.rows["2:1/luy-ke"].fillable


@pytest.mark.parametrize("ending", [".xlsx", ".docx"])
def test_what_was_written_comes_back(ending: str, tmp_path: Path) -> None:
    loaded = read_again(written(ending, tmp_path))
    assert {key: text for key, text in loaded.report.figures.items() if text} == FIGURES
    assert loaded.report.notes["1:2"] == "Ghi chú riêng"
    assert not any("không có ô" in warning for warning in loaded.warnings)


def test_a_figure_typed_in_excel_where_there_is_no_cell_is_not_taken_and_said(tmp_path: Path) -> None:
    loaded = read_again(change(written(".xlsx", tmp_path), put("1", RESULT + 1, 1300)))
    assert loaded.report.figures == FIGURES
    assert any("“1300” ở cột mà hàng này không có ô, không nhận" in warning for warning in loaded.warnings)


def test_another_office_s_workbook_is_read_and_filled_around_these_cells(tmp_path: Path) -> None:
    path = change(written(".xlsx", tmp_path), lambda book: book.remove(book["Dữ liệu"]))
    loaded = read_again(path)
    found = {key: text for key, text in loaded.report.figures.items() if text and key.startswith("1:")}
    assert found == FIGURES | {"1:1.1/luy-ke": "1100"}
    assert not any("không có ô" in warning for warning in loaded.warnings)
    assert fill(report(**{"1:2/luy-ke": "80"}), TEMPLATE, path.read_bytes(), path.name, tmp_path / "b.xlsx") == []
    sheet = openpyxl.load_workbook(tmp_path / "b.xlsx")["Biểu mẫu 1"]
    (line,) = (cells for cells in sheet.iter_rows(values_only=True) if cells[0] == "2.")
    assert line[RESULT : RESULT + 2] == ("x", 80)


def test_a_figure_of_another_office_where_there_is_no_cell_is_not_taken_and_said(tmp_path: Path) -> None:
    path = change(written(".xlsx", tmp_path), lambda book: book.remove(book["Dữ liệu"]))
    loaded = read_again(change(path, put("2", RESULT, 12)))
    assert "1:2" not in loaded.report.figures
    assert any("không nhận “12”, hàng này không có ô ở cột ấy" in warning for warning in loaded.warnings)


def test_a_template_with_such_rows_comes_back_from_its_workbook(tmp_path: Path) -> None:
    write_book({"format": 3, "short": "CCHC"} | tomllib.loads(LACKING), tmp_path / "a.xlsx")
    built = build_template(tmp_path / "a.xlsx")
    assert built.faults == []
    assert make_template_source(built.source).template.forms == TEMPLATE.forms


def test_a_workbook_from_before_there_was_such_a_column_is_read(tmp_path: Path) -> None:
    def edit(book: Any) -> None:  # noqa: ANN401
        for title, head in (("Chỉ tiêu", "Không có ở cột"), ("Biểu mẫu", "Dấu ở ô không có")):
            sheet = book[title]
            sheet.delete_cols(next(cell.column for cell in sheet[1] if cell.value == head))

    write_book({"format": 3, "short": "CCHC"} | tomllib.loads(LACKING), tmp_path / "a.xlsx")
    built = build_template(change(tmp_path / "a.xlsx", edit))
    assert built.faults == []
    assert not make_template_source(built.source).template.lacking
