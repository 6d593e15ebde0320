"""A small table in a section, printed: a plain grid with a head row in the PDF and in Word, its findings marked."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
from docx.oxml.ns import qn

from cchc_desktop.checks.run import check
from cchc_desktop.documents.content.blocks import Paragraph, ProseTable
from cchc_desktop.documents.content.compose import compose
from cchc_desktop.documents.content.geometry import MM, PAGE
from cchc_desktop.documents.content.review import Review
from cchc_desktop.documents.content.table_columns import table_widths
from cchc_desktop.documents.pdf.write import write_review
from cchc_desktop.documents.returned.read import read as read_workbook
from cchc_desktop.documents.word.write import write
from cchc_desktop.documents.workbook.write import write as write_workbook
from cchc_desktop.report.document import Report
from cchc_desktop.report.file import read_report, write_report
from cchc_desktop.report.loading import OneTemplate
from tests.documents.pages import pages, texts
from tests.make import shipped_sample, shipped_template

TABLE = (
    "Kết quả theo lĩnh vực:\n"
    "| TT | Lĩnh vực | Đã giải quyết | Đúng hạn |\n"
    "| 1 | Hộ tịch và chứng thực | {3:3.3.1} | 99,93% |\n"
    "| 2 | Đất đai tại tại xã | 57 |\n"
    "| | | | |\n"
    "Nguồn: Hệ thống thông tin giải quyết thủ tục hành chính."
)


def report() -> Report:
    return shipped_sample().with_edit("II.2.c", TABLE)


def block() -> ProseTable:
    blocks = compose(report(), shipped_template()).blocks
    return next(each for each in blocks if isinstance(each, ProseTable))


def test_a_table_is_composed_with_its_links_and_blank_cells() -> None:
    rows = [[cell.text for cell in row] for row in block().rows]
    assert rows == [
        ["TT", "Lĩnh vực", "Đã giải quyết", "Đúng hạn"],
        ["1", "Hộ tịch và chứng thực", "1.387", "99,93%"],
        ["2", "Đất đai tại tại xã", "57", ""],
        ["", "", "", ""],
    ]
    blocks = compose(report(), shipped_template()).blocks
    notes = [each.text for each in blocks if isinstance(each, Paragraph) and each.note]
    assert notes == ["Nguồn: Hệ thống thông tin giải quyết thủ tục hành chính."]


def test_the_columns_fill_the_text_and_cut_no_word() -> None:
    widths = table_widths(block())
    assert abs(sum(widths) - PAGE.text_width * MM) < 0.01
    wide = ProseTable(((Paragraph("Năm"), Paragraph("một câu rất dài " * 40)),) * 2)
    narrow, rest = table_widths(wide)
    assert narrow > 25
    assert abs(narrow + rest - PAGE.text_width * MM) < 0.01


def test_the_review_prints_a_grid_and_marks_a_finding_in_a_cell(tmp_path: Path) -> None:
    path, template = tmp_path / "a.pdf", shipped_template()
    findings = check(report(), template).findings
    assert any("tại tại" in finding.message for finding in findings)
    for _ in write_review(report(), template, path, Review(1, None, findings)):
        pass
    page = next(page for page in pages(path.read_bytes()) if "Hộ tịch và chứng thực" in str(page.lines))
    assert len({round(top) for _, top, _, _ in page.frames}) >= 4
    (cell,) = (line for line in page.lines if "tại tại" in line.text)
    dashed = [line for line in page.drawn.lines if abs(line["top"] - cell.bottom) < 4 and line["x0"] != line["x1"]]
    assert any(line["dash"] for line in dashed)
    (number,) = (line for line in page.aside if abs(line.top + line.bottom - cell.top - cell.bottom) < 8)
    assert f"II.2.c, dòng {number.text}" in " ".join(" ".join(lines) for lines in texts(path.read_bytes()))


def test_word_gets_a_table_whose_head_is_repeated(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    for _ in write(report(), shipped_template(), path):
        pass
    word = docx.Document(BytesIO(path.read_bytes()))
    table = next(table for table in word.tables if table.cell(0, 0).text == "TT")
    assert [cell.text for cell in table.rows[1].cells] == ["1", "Hộ tịch và chứng thực", "1.387", "99,93%"]
    properties = table.rows[0]._tr.trPr  # noqa: SLF001 - what python-docx does not tell
    assert properties is not None
    assert properties.find(qn("w:tblHeader")) is not None
    assert table.rows[0].cells[1].paragraphs[0].style.name == "Đầu cột"


def test_a_table_survives_the_file_and_the_workbook(tmp_path: Path) -> None:
    template, path = shipped_template(), tmp_path / "a.xlsx"
    again = read_report(write_report(report()), "a.json", lambda _: template)
    assert again.report.text("II.2.c") == TABLE
    for _ in write_workbook(report(), template, path):
        pass
    assert read_workbook(path.read_bytes(), "a.xlsx", OneTemplate(template)).report.text("II.2.c") == TABLE
