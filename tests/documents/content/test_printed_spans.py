"""Spans of stored text in the printed text of paragraphs: links expanded, braces single, marks of lists left out."""

from __future__ import annotations

import pytest

from cchc_desktop.checks.findings import Finding
from cchc_desktop.documents.content.blocks import Block, ListLine, Paragraph, ProseTable
from cchc_desktop.documents.content.compose import compose
from cchc_desktop.documents.content.printed_spans import printed_spans
from cchc_desktop.report.figure_table import FigureTable
from cchc_desktop.report.template import Severity
from tests.make import make_report, make_template_source

CASES = {
    "plain": ("Đoạn đầu.\nXã có sông.", "có sông", ["có sông"]),
    "behind a link": ("Nhận {1:1} hồ sơ xong.", "hồ sơ", ["hồ sơ"]),
    "a link": ("Nhận {1:1} hồ sơ.", "{1:1}", ["40"]),
    "part of a link": ("Nhận {1:1} hồ sơ.", "1:1} hồ", ["40 hồ"]),
    "list": ("- Mua ghế mới.", "ghế", ["ghế"]),
    "the list mark itself": ("-  Mua ghế.", "-  Mua", ["Mua"]),
    "spaces before": ("   Mua {{ghế}} mới.  ", "{{ghế}}", ["{ghế}"]),
    "wide letters": ("\N{GRINNING FACE} có sông.", "sông", ["sông"]),
    "over two lines": ("Hết câu.\n+ Câu sau.", "câu.\n+ Câu", ["câu.", "Câu"]),
    "in a cell": ("| Năm | Số |\n|  2023 | xã có {1:1} |\n", "có {1:1}", ["có 40"]),
    "over two cells": ("| Năm | Số |\n| 2023 | 40 |", "23 | 4", ["23", "4"]),
    "spaces alone": ("Hết.  \nSau.", "  ", []),
}


def parts(block: Block) -> list[Paragraph | ListLine]:
    """The paragraphs of a block: itself, or the cells of a table."""
    if isinstance(block, ProseTable):
        return [cell for row in block.rows for cell in row]
    return [block] if isinstance(block, Paragraph | ListLine) else []


@pytest.mark.parametrize(("text", "words", "printed"), CASES.values(), ids=CASES)
def test_a_span_is_found_in_the_printed_text(text: str, words: str, printed: list[str]) -> None:
    template = make_template_source().template
    report = make_report({"1:1": "40", "I": text, "mo-dau": text})
    start = text.index(words)
    finding = Finding("text.number", Severity.ERROR, (f"I@{start}:{start + len(words)}",), "")
    value = FigureTable.of(template, report.figures).linked
    found = [
        part.text[span.start : span.end]
        for block in compose(report, template).blocks
        for part in parts(block)
        for span in printed_spans(part, [finding], value)
    ]
    assert found == printed
