"""Forms with several columns of values: every format carries them there and back."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from cchc_desktop.comparing.compare_reports import ComparedReport, compare_reports
from cchc_desktop.desk.templates.build import build_template
from cchc_desktop.documents.content.blocks import FormBlock
from cchc_desktop.documents.content.compose import compose
from cchc_desktop.documents.content.form_cells import column_widths
from cchc_desktop.documents.filling.fill import fill
from cchc_desktop.documents.template_book.book_write import write_book
from cchc_desktop.report.file import read_report, write_report
from tests.documents.column_files import ColumnFiles, change
from tests.documents.pages import pdf_bytes, texts
from tests.make import TWO_COLUMNS, make_template_source

TEMPLATE = make_template_source(TWO_COLUMNS).template
FIGURES = {"1:1": "40", "1:1/luy-ke": "1.250", "1:1.1": "Không", "1:1.1/luy-ke": "1.100"}
HEADS = ("STT", "Chỉ tiêu", "Đơn vị tính", "Kỳ này", "Lũy kế từ đầu năm", "Ghi chú")
FILES = ColumnFiles(TEMPLATE, FIGURES | {"note.1:1": "Ghi chú riêng"})
report, written, read_again = FILES.report, FILES.written, FILES.read_again


def test_a_form_prints_a_column_for_each_head_and_a_percent_in_each() -> None:
    form, percents = (block for block in compose(report(), TEMPLATE).blocks if isinstance(block, FormBlock))
    assert form.columns == HEADS
    assert [row.values for row in form.rows] == [
        (("1:1", "40"), ("1:1/luy-ke", "1.250")),
        (("1:1.1", "Không"), ("1:1.1/luy-ke", "1.100")),
    ]
    assert percents.rows[0].values == (("2:1", "0"), ("2:1/luy-ke", "88"))
    assert len(column_widths(form)) == len(HEADS)


@pytest.mark.parametrize("ending", [".xlsx", ".docx"])
def test_what_was_written_comes_back(ending: str, tmp_path: Path) -> None:
    path = written(ending, tmp_path)
    assert {key: text for key, text in read_again(path).report.figures.items() if text} == FIGURES
    assert read_again(path).report.notes["1:1"] == "Ghi chú riêng"


def test_report_json_keeps_every_column_in_order() -> None:
    raw = write_report(report())
    back = read_report(raw, "a.json", FILES.find).report
    assert (list(back.figures), back.figures) == (list(FIGURES), FIGURES)


def test_the_pdf_has_every_column() -> None:
    text = " ".join(line for page in texts(pdf_bytes(report(), TEMPLATE)) for line in page)
    assert all(word in text for word in ("1.250", "1.100", "Lũy kế"))


def test_an_edit_of_a_further_column_in_excel_is_taken(tmp_path: Path) -> None:
    def edit(book: Any) -> None:  # noqa: ANN401
        sheet = book["Biểu mẫu 1"]
        (cell,) = (cell for row in sheet.iter_rows() for cell in row if cell.value == 1250)
        cell.value = 1251

    loaded = read_again(change(written(".xlsx", tmp_path), edit))
    assert loaded.report.figures == FIGURES | {"1:1/luy-ke": "1251"}
    assert "1:1/luy-ke 1.250 → 1.251" in loaded.edits[0]


def test_another_office_s_workbook_with_the_same_heads_is_read_and_filled(tmp_path: Path) -> None:
    path = change(written(".xlsx", tmp_path), lambda book: book.remove(book["Dữ liệu"]))
    found = read_again(path).report.figures
    assert {key: found[key] for key in FIGURES} == FIGURES | {"1:1/luy-ke": "1250", "1:1.1/luy-ke": "1100"}
    changed = report(**{"1:1.1/luy-ke": "1.150"})
    assert fill(changed, TEMPLATE, path.read_bytes(), path.name, tmp_path / "b.xlsx") == []
    assert read_again(tmp_path / "b.xlsx").report.figures["1:1.1/luy-ke"] == "1150"


def test_two_reports_differ_in_one_column() -> None:
    other = report(**{"1:1/luy-ke": "1.300"})
    found = compare_reports(ComparedReport(report(), TEMPLATE), ComparedReport(other, TEMPLATE))
    assert [change.key for change in found.changes] == ["1:1/luy-ke", "2:1/luy-ke"]


def test_a_template_with_columns_comes_back_from_its_workbook(tmp_path: Path) -> None:
    write_book({"format": 2} | tomllib.loads(TWO_COLUMNS), tmp_path / "a.xlsx")
    built = build_template(tmp_path / "a.xlsx")
    assert built.faults == []
    assert make_template_source(built.source).template.forms == TEMPLATE.forms
