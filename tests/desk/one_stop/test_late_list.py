"""The list of late dossiers: read from tables, counted against the figures, printed where the template asks for it."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from cchc_desktop.base.errors import BadFileError
from cchc_desktop.checks.context import Context
from cchc_desktop.checks.run import check
from cchc_desktop.desk.office import library
from cchc_desktop.desk.one_stop.late_list import late_in, pasted_late, read_late
from cchc_desktop.desk.sending.exporting import export_files
from cchc_desktop.documents.content.blocks import ProseTable
from cchc_desktop.documents.content.compose import compose
from cchc_desktop.documents.tables.text_table import grid_of
from cchc_desktop.report.document import report_of
from cchc_desktop.report.keys import LATE_DOSSIERS
from cchc_desktop.report.members.late_dossier import LateDossier, dossier_lines
from tests.documents.pages import texts
from tests.dossiers.made_tables import split, write
from tests.make import shipped_sample, shipped_template

LATE = (
    LateDossier(code="H25.30.1", field="Đất đai", days="3", reason="chờ trích đo", apology=True),
    LateDossier(code="H25.30.2", field="Hộ tịch", days="1", reason="xác minh nơi khác"),
)
ROWS = [
    ["DANH SÁCH HỒ SƠ QUÁ HẠN"],
    split("STT|Mã hồ sơ|Tên thủ tục|Số ngày quá hạn|Nguyên nhân|Thư xin lỗi"),
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
    [1, "H25.30.1", "Đất đai", 3, "chờ trích đo", "Đã gửi"],
    [2, "H25.30.2", "Hộ tịch", 1, "xác minh nơi khác", "Chưa"],
    ["", "Tổng cộng", "", 4, "", ""],
]


def findings(**figures: str) -> list[str]:
    template = library.find("cchc-xa-2023")
    assert template is not None
    fields = {key.replace("_", ":", 1).replace("_", "."): text for key, text in figures.items()}
    report = report_of(template.id, "2023-H1", {**fields, LATE_DOSSIERS: dossier_lines(LATE)})
    return [each.message for each in check(report, template, Context()).findings if each.rule == "dossiers.late"]


@pytest.mark.parametrize("name", ["muộn.xlsx", "muộn.csv", "muộn.xls"])
def test_a_list_is_read_by_its_heads(name: str, tmp_path: Path) -> None:
    assert read_late(write(tmp_path / name, ROWS)) == LATE


def test_a_pasted_block_without_heads_is_read_in_the_order_of_the_columns() -> None:
    block = "H25.30.1\tĐất đai\t3\tchờ trích đo\tx\nH25.30.2\tHộ tịch\t1\txác minh nơi khác\t"
    assert pasted_late(grid_of(block)) == LATE


def test_a_table_of_anything_else_is_no_list() -> None:
    with pytest.raises(BadFileError):
        late_in([grid_of("STT\tThôn\tNam\n1\tMột\t4")])


def test_a_list_is_held_against_the_late_figure() -> None:
    assert findings(**{"3_3_3_1": "100", "3_3_3_2": "98"}) == []
    (message,) = findings(**{"3_3_3_1": "100", "3_3_3_2": "99"})
    assert "Danh sách có 2 hồ sơ quá hạn" in message
    assert message.endswith("là 1. Sửa danh sách, hoặc sửa số liệu.")
    assert findings(**{"3_3_3_1": "100"}) == []


@pytest.mark.parametrize("template_id", ["cchc-xa-2023", "cchc-xa-2025"])
def test_a_list_is_printed_as_a_table_where_the_template_asks_for_it(template_id: str) -> None:
    template = library.find(template_id)
    assert template is not None
    period = "2023-H1" if template_id.endswith("2023") else "2025-H1"
    report = report_of(template.id, period, {"II.2.c": "Một câu.", LATE_DOSSIERS: dossier_lines(LATE)})
    tables = [block for block in compose(report, template).blocks if isinstance(block, ProseTable)]
    assert [[cell.text for cell in row] for row in tables[0].rows][1:] == [
        ["1", "H25.30.1", "Đất đai", "3", "chờ trích đo", "Đã gửi"],
        ["2", "H25.30.2", "Hộ tịch", "1", "xác minh nơi khác", "Chưa gửi"],
    ]
    bare = report_of(template.id, period, {"II.2.c": "Một câu."})
    assert not [block for block in compose(bare, template).blocks if isinstance(block, ProseTable)]


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
def test_the_table_is_in_the_letter_as_pdf_and_as_word_file(suffix: str, tmp_path: Path) -> None:
    report, template = shipped_sample(), shipped_template()
    path = tmp_path / f"a.{suffix}"
    for _ in export_files(report.with_edit(LATE_DOSSIERS, dossier_lines(LATE)), template, [(suffix, path)]):
        pass
    if suffix == "pdf":
        words = " ".join(line for page in texts(path.read_bytes()) for line in page)
    else:
        with ZipFile(path) as archive:
            words = archive.read("word/document.xml").decode()
    assert all(word in words for word in ("Danh sách hồ sơ giải quyết quá hạn", "H25.30.2", "chờ trích đo", "Đã gửi"))
