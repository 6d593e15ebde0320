"""A report made from a shipped example says so on every page, in Word and Excel, and in each file of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from cchc_desktop.documents.content.wording import EXAMPLE_FOOT, EXAMPLE_MARK
from cchc_desktop.documents.readers import read_file
from cchc_desktop.documents.writers import export
from cchc_desktop.report.document import CLOSED, Report
from cchc_desktop.report.loading import OneTemplate
from tests.documents.pages import texts
from tests.make import shipped_sample, shipped_template


@pytest.fixture
def example() -> Report:
    return shipped_sample("an-thanh-2023-H1").as_example()


def exported(report: Report, path: Path) -> Path:
    list(export(report, shipped_template(), path.suffix.removeprefix("."), path))
    return path


def test_every_page_says_that_it_is_an_example(example: Report, tmp_path: Path) -> None:
    pages = texts(exported(example, tmp_path / "a.pdf").read_bytes())
    assert len(pages) > 3
    assert all(EXAMPLE_FOOT in lines for lines in pages)
    assert any("DỰ THẢO, " + EXAMPLE_MARK in line for line in pages[0])


def test_a_closed_one_says_so_too(example: Report, tmp_path: Path) -> None:
    pages = texts(exported(replace(example, state=CLOSED), tmp_path / "a.pdf").read_bytes())
    assert EXAMPLE_MARK in pages[0]


def test_word_and_excel_say_so(example: Report, tmp_path: Path) -> None:
    word = docx.Document(str(exported(example, tmp_path / "a.docx")))
    assert EXAMPLE_MARK in "\n".join(cell.text for table in word.tables for cell in table._cells)  # noqa: SLF001
    book = load_workbook(exported(example, tmp_path / "a.xlsx"))
    assert EXAMPLE_MARK.lower() in str([*book.worksheets[0].iter_rows(max_row=6, values_only=True)])


@pytest.mark.parametrize("suffix", ["json", "xlsx"])
def test_it_stays_one_in_a_file_that_comes_back(example: Report, tmp_path: Path, suffix: str) -> None:
    path = exported(example, tmp_path / f"a.{suffix}")
    back = read_file(path.read_bytes(), path.name, OneTemplate(shipped_template()))
    assert back.report.is_example
    assert not any("example" in warning for warning in back.warnings)


def test_any_other_report_has_no_such_words(tmp_path: Path) -> None:
    pages = texts(exported(shipped_sample("an-thanh-2023-H1"), tmp_path / "a.pdf").read_bytes())
    assert not any(EXAMPLE_MARK.lower() in line.lower() for lines in pages for line in lines)
