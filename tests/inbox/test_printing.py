"""Totals as files: every number of the workbook and the PDF is that of the totals."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pdfplumber

from cchc_desktop.base.work_step import result_of
from cchc_desktop.inbox.board import board_of
from cchc_desktop.inbox.printing.write_totals import export_pdf, export_workbook
from tests.inbox.communes import PERIOD, district, edition, package
from tests.inbox.test_totals import A, B, C, D, office, totals_in, turn  # noqa: F401 - a fixture of this module too

FIGURES = {"3:1": "1.200", "3:1.1": "1.100", "3:2": "2.649.523.000 đồng", "3:3": "140", "3:4": "1"}


def test_the_workbook_has_a_sheet_for_each_form_and_one_of_units_by_figure(tmp_path: Path) -> None:
    with office(package(A, FIGURES), package(B, FIGURES | {"3:3": "141"}), package(C, {"3:1": "không có"})) as store:
        result_of(export_workbook(store, totals_in(store), board_of(store, PERIOD), tmp_path / "t.xlsx"))
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")

    assert book.sheetnames == ["Phạm vi", "Biểu mẫu 1", "Biểu mẫu 2", "Biểu mẫu 3", "Đơn vị và chỉ tiêu"]
    scope = " ".join(str(row[0].value) for row in book["Phạm vi"].rows)
    assert "Cộng 3 trên 4 đơn vị" in scope
    assert D.title in scope
    lines = {row[0]: row for row in book["Biểu mẫu 3"].iter_rows(min_row=3, values_only=True)}
    assert lines["1"][3:8] == (2400, "cộng", 2, 1, 1)
    assert lines["1.2"][3] == 91.67
    assert Decimal(str(lines["2"][3])) == Decimal("5.299046")
    assert f"Khác: {B.title}: 141" in str(lines["3"][8])
    units = [*book["Đơn vị và chỉ tiêu"].iter_rows(values_only=True)]
    column = units[0].index("3:1")
    assert [(row[0], row[column]) for row in units[2:]] == [(A.code, 1200), (B.code, 1200), (C.code, "không có")]


def test_a_text_that_looks_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    source = edition('{ no = "7", label = "=1+1", kind = "count", aggregate = "sum" },')
    with office(package(A, FIGURES, source=source)) as store:
        for _ in range(2):  # the second is written over the first
            result_of(export_workbook(store, totals_in(store), board_of(store, PERIOD), tmp_path / "t.xlsx"))
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")

    labels = [cell for row in book["Biểu mẫu 3"].rows for cell in row if "1+1" in str(cell.value)]
    assert [cell.value for cell in labels] == ["=1+1"]
    assert "f" not in {cell.data_type for sheet in book for row in sheet.rows for cell in row}


def test_the_pdf_says_who_is_in_it_and_draws_charts(tmp_path: Path) -> None:
    units = district()[:12]
    counts = {unit.code: "1.200" for unit in units} | {units[8].code: "900.000"}
    packages = [package(unit, FIGURES | {"3:1": counts[unit.code]}) for unit in units]
    with office(*packages, communes=units) as store:
        result_of(export_pdf(store, totals_in(store), board_of(store, PERIOD), tmp_path / "t.pdf"))
    with pdfplumber.open(tmp_path / "t.pdf") as pdf:
        text = "\n".join(page.extract_text() for page in pdf.pages)
        bars = [rect for page in pdf.pages for rect in page.rects if abs(rect["height"] - 8) < 0.1]

    assert "Cộng 12 trên 12 đơn vị" in text
    assert "Số liệu khác xa các đơn vị khác" in text
    assert f"{units[8].title} 900.000" in text
    assert len(bars) > 10
