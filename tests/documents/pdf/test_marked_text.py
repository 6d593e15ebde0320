"""Findings of prose on the print for review: underlined where they are, listed with section and line."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from pypdfium2 import PdfDocument

from cchc_desktop.checks.findings import Finding
from cchc_desktop.documents.content.geometry import MARK_THICK
from cchc_desktop.documents.content.review import Review
from cchc_desktop.documents.pdf.review_marks import COLUMNS
from cchc_desktop.documents.pdf.write import write_review
from cchc_desktop.report.document import Report
from cchc_desktop.report.template import Severity
from tests.documents.pages import pages, texts
from tests.make import make_report, make_template_source

SENTENCE = "Ủy ban nhân dân xã đã rà soát, niêm yết công khai và giải quyết {1:1} hồ sơ của người dân trong kỳ. "
TEXT = f"{SENTENCE * 30}\nCó con sông.\n- Mua\N{NO-BREAK SPACE}bàn  ghế mới, {SENTENCE * 2}"
WORDS = ("niêm yết công khai", "{1:1} hồ sơ", "con sông", "bàn  ghế")


def report() -> Report:
    return make_report({"1:1": "1395", "I": TEXT})


def findings() -> list[Finding]:
    """Return a finding for every occurrence of the words."""
    found = []
    for word in WORDS:
        at = TEXT.find(word)
        while at >= 0:
            found.append(Finding("text.number", Severity.ERROR, (f"I@{at}:{at + len(word)}",), "Xem lại."))
            at = TEXT.find(word, at + 1)
    return found


def printed(tmp_path: Path, found: list[Finding]) -> bytes:
    path = tmp_path / f"{len(found)}.pdf"
    for _ in write_review(report(), make_template_source().template, path, Review(1, None, tuple(found))):
        pass
    return path.read_bytes()


@pytest.fixture
def marked(tmp_path: Path) -> bytes:
    return printed(tmp_path, findings())


def underlined(content: bytes) -> str:
    """Return the letters of a document that stand over a wave, in the order they are printed."""
    found = []
    with pdfplumber.open(BytesIO(content)) as document:
        for page in document.pages:
            waves = [line for line in page.lines if line["linewidth"] == MARK_THICK and line["width"] < 2]
            for char in page.chars:
                middle = (char["x0"] + char["x1"]) / 2
                under = [
                    wave
                    for wave in waves
                    if wave["x0"] - 0.1 <= middle <= wave["x1"] + 0.1 and -2 < wave["top"] - char["bottom"] < 3
                ]
                found.append(char["text"] if under else "")
    return "".join("".join(found).split())


def test_each_finding_is_underlined_exactly_over_lines_and_pages(marked: bytes) -> None:
    assert len(PdfDocument(marked)) > 2
    wanted = sorted(findings(), key=lambda finding: int(finding.at[0].split("@")[1].split(":")[0]))
    spans = [TEXT[slice(*map(int, finding.at[0].partition("@")[2].split(":")))] for finding in wanted]
    assert underlined(marked) == "".join("".join(span.replace("{1:1}", "1.395").split()) for span in spans)


def test_marks_change_no_line(marked: bytes, tmp_path: Path) -> None:
    plain = texts(printed(tmp_path, []))
    assert texts(marked)[: len(plain) - 1] == plain[:-1]


def test_the_list_says_section_and_line(marked: bytes) -> None:
    with pdfplumber.open(BytesIO(marked)) as document:
        tables = [table for page in document.pages for table in page.extract_tables()]
    places = [" ".join((row[2] or "").split()) for table in tables for row in table if len(row) == len(COLUMNS)]
    (place,) = [place for place in places if "con sông" in place]
    (line, page) = next((line, page) for page in pages(marked) for line in page.lines if line.text == "Có con sông.")
    (number,) = [each.text for each in page.aside if line.top < (each.top + each.bottom) / 2 < line.bottom]
    assert place == f"I, dòng {number}, “con sông”"


def test_what_came_along_and_was_not_looked_at_has_dashes(tmp_path: Path) -> None:
    places = tuple(f"I@{(at := TEXT.find(word))}:{at + len(word)}" for word in ("con sông", "bàn  ghế"))
    content = printed(tmp_path, [Finding("history.stale", Severity.WARNING, places, "Còn 2 chỗ.")])
    assert underlined(content) == ""
    with pdfplumber.open(BytesIO(content)) as document:
        dashed = [line for page in document.pages for line in page.lines if line["linewidth"] == MARK_THICK]
    assert len(dashed) == 2
    assert all(line["width"] > 20 for line in dashed)
