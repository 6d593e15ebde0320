from __future__ import annotations

import unicodedata
from pathlib import Path

import openpyxl
import pytest
from python_calamine import load_workbook

from cchc_desktop.documents.sheets.cell_text import PIECE, column_letter, number_text
from cchc_desktop.report.document import Report
from tests.documents.workbooks import read_again, written
from tests.make import make_report

LIKE_FORMULAS = ["=1+1", "+84 123", "-5 %", "@SUM(A1)", '=HYPERLINK("http://x")']  # fmt: skip


@pytest.mark.parametrize("text", LIKE_FORMULAS)
def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path, text: str) -> None:
    path = written(make_report({"1:1": text, "note.1:1": text}), tmp_path / "a.xlsx")
    cells = [openpyxl.load_workbook(path)["Biểu mẫu 1"][place] for place in ("D7", "E7")]
    assert [(cell.value, cell.data_type, cell.quotePrefix) for cell in cells] == [(text, "s", True)] * 2
    assert b"<f>" not in path.read_bytes()


@pytest.mark.parametrize(
    "text",
    [
        *LIKE_FORMULAS,
        "_x0041_ và _x005F_",
        "dòng một\r\ndòng hai\rdòng ba",
        "  hai đầu có dấu cách  ",
        "\ttab\n\n",
        "🙂 𠀀",
        "#REF!",
        "2.788",
        "'nháy",
        "<a>&amp;</a>",
        "a\N{NO-BREAK SPACE}b\N{LINE SEPARATOR}c\x85",
    ],
)
def test_hostile_text_comes_back_as_it_was_typed(tmp_path: Path, text: str) -> None:
    report = make_report({"unit.name": text, "1:1": text, "note.1:1": text, "mo-dau": text, "letter.signer": text})
    again = read_again(written(report, tmp_path / "a.xlsx"))
    assert (again.report, again.warnings) == (report, ())


def test_decomposed_text_is_composed(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "Ủy ban nhân dân xã")
    report = make_report({"mo-dau": decomposed, "note.1:1": decomposed})
    rows = load_workbook(str(written(report, tmp_path / "a.xlsx"))).get_sheet_by_name("Thuyết minh").to_python()
    assert "Ủy ban nhân dân xã" in rows[3]


def test_control_characters_are_left_out(tmp_path: Path) -> None:
    report = Report("mau-thu", "2023-H1", {"note.1:1": "một\x07 hai\x00\ud800\ufffe ba"})
    assert read_again(written(report, tmp_path / "a.xlsx")).report.notes == {"1:1": "một hai ba"}


def test_a_very_long_section_takes_several_rows_and_comes_back_whole(tmp_path: Path) -> None:
    text = "Câu dài về cải cách. " * 10_000 + "\n" + "x" * 90_000 + "\r" * 50_000
    report = make_report({"mo-dau": text})
    path = written(report, tmp_path / "a.xlsx")
    assert read_again(path).report == report
    longest = max(len(str(c)) for row in load_workbook(str(path)).get_sheet_by_name("Dữ liệu").to_python() for c in row)
    assert longest == PIECE


def test_a_long_paragraph_of_prose_is_split_at_spaces_and_a_long_word_within(tmp_path: Path) -> None:
    path = written(make_report({"mo-dau": f"{'Ủy ban ' * 400}\n{'x' * 1_600}"}), tmp_path / "a.xlsx")
    rows = load_workbook(str(path)).get_sheet_by_name("Thuyết minh").to_python()
    prose = [str(row[2]) for row in rows[3:7]]
    assert [len(piece) for piece in prose] == [1_500, 1_298, 1_500, 100]
    assert " ".join(prose[:2]) == ("Ủy ban " * 400).rstrip()


def test_a_long_note_is_shortened_on_the_form_alone(tmp_path: Path) -> None:
    report = make_report({"note.1:1": "chữ" * 10_000})
    cell = openpyxl.load_workbook(written(report, tmp_path / "a.xlsx"))["Biểu mẫu 1"]["E7"]
    assert len(cell.value) == PIECE
    assert cell.value.endswith("…")


@pytest.mark.parametrize(
    ("value", "text"),
    [(1395.0, "1395"), (2.65, "2,65"), (40.0, "40"), (0.1 + 0.2, "0,3"), (-0.0, "0"), (1e20, "1" + "0" * 20)],
)
def test_a_number_is_written_as_it_would_be_typed(value: float, text: str) -> None:
    assert number_text(value) == text


def test_columns_have_letters() -> None:
    assert [column_letter(index) for index in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
