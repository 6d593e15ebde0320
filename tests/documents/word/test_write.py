"""The letter in Word, read back with python-docx: the composed text, in named styles, on the decree's page."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph as WordParagraph

from cchc_desktop.documents.content import geometry as g
from cchc_desktop.documents.content.blocks import (
    Addressees,
    AppendixStart,
    Block,
    FormBlock,
    Header,
    Heading,
    ListLine,
    Paragraph,
    Signature,
    Title,
)
from cchc_desktop.documents.content.compose import compose
from cchc_desktop.documents.content.form_cells import column_heads, column_widths
from cchc_desktop.documents.word.styles import SPECS, WordStyle
from cchc_desktop.documents.word.write import write_word
from cchc_desktop.report.document import CLOSED, Report
from tests.make import make_report, make_template_source, shipped_sample, shipped_template

EMPTY = {WordStyle.RULE, WordStyle.BREAK, WordStyle.TABLE_GAP}
NBSP = "\N{NO-BREAK SPACE}"


def word_bytes(report: Report, folder: Path) -> bytes:
    path = folder / "a.docx"
    template = shipped_template() if report.template == shipped_template().id else make_template_source().template
    for _ in write_word(compose(report, template), path):
        pass
    return path.read_bytes()


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return word_bytes(shipped_sample(), tmp_path_factory.mktemp("word"))


@pytest.fixture(scope="module")
def word(raw: bytes) -> Any:  # noqa: ANN401 - a document of python-docx
    return docx.Document(BytesIO(raw))


def paragraphs(word: Any) -> Iterator[WordParagraph]:  # noqa: ANN401 - as above
    """Every paragraph with a text, in and outside tables, in document order."""
    for part in word.iter_inner_content():
        inside = (
            [p for row in part.rows for cell in row.cells for p in cell.paragraphs]
            if isinstance(part, Table)
            else [part]
        )
        yield from (paragraph for paragraph in inside if paragraph.text)


def styled(word: Any) -> list[tuple[str, str | None]]:  # noqa: ANN401 - as above
    return [(paragraph.text, paragraph.style.name) for paragraph in paragraphs(word) if paragraph.style]


def printed(block: Block) -> list[str]:
    """Yield the printed texts of a block, part by part, in the order of the document."""
    match block:
        case Header():
            head = [*block.issuer, block.nation, block.motto, block.number, block.date, block.mark]
        case Title():
            head = [block.type_name, block.subject]
        case Addressees():
            head = [f"{block.lead} {block.names[0]}"] if len(block.names) == 1 else [block.lead, *block.names]
        case Heading() | Paragraph():
            head = [block.text]
        case ListLine():
            head = [f"{block.mark}{NBSP}{block.text}"]
        case Signature():
            head = [block.lead, *block.recipients, *block.authority, block.signer]
        case AppendixStart():
            head = [block.label, block.title, block.reference]
        case FormBlock():
            head = [block.heading, block.title, *column_heads(block, column_widths(block))]
            for row in block.rows:
                unit = row.unit.replace("; ", ";\n").replace(" = ", f"{NBSP}={NBSP}")
                head += [row.number, row.label, unit, row.result, row.note or row.reason]
    return [text for text in head if text]


def test_the_text_is_that_of_the_blocks(word: Any) -> None:  # noqa: ANN401 - as above
    document = compose(shipped_sample(), shipped_template())
    meant = [text for block in document.blocks for text in printed(block)]
    assert [paragraph.text for paragraph in paragraphs(word)] == meant


def test_every_text_has_a_named_style_and_no_format_of_its_own(word: Any) -> None:  # noqa: ANN401 - as above
    used = set()
    for paragraph in paragraphs(word):
        assert paragraph.style is not None
        used.add(paragraph.style.name)
        properties = paragraph._p.pPr  # noqa: SLF001 - what python-docx does not tell
        assert properties is not None
        assert [child.tag for child in properties] == [qn("w:pStyle")]
        assert all(run._r.rPr is None for run in paragraph.runs)  # noqa: SLF001 - as above
    seldom = {WordStyle.ADDRESSEES_LEAD, WordStyle.ADDRESSEE, WordStyle.BASIS, WordStyle.SIGNER, WordStyle.PAGE_NUMBER}
    seldom.add(WordStyle.SOURCE_NOTE)
    assert used >= set(WordStyle) - EMPTY - seldom


def test_style_ids_are_plain_and_unlike(word: Any) -> None:  # noqa: ANN401 - as above
    ids = [style.style_id for style in word.styles]
    assert len(set(ids)) == len(ids) > len(WordStyle)
    assert all(name.isascii() for name in ids)


@pytest.mark.parametrize("name", SPECS)
def test_styles_have_the_decree_s_sizes(word: Any, name: WordStyle) -> None:  # noqa: ANN401 - as above
    style, kind = word.styles[name], SPECS[name].kind
    assert style.font.size.pt == kind.size
    assert (bool(style.font.bold), bool(style.font.italic)) == (kind.bold, kind.italic)
    assert 1 <= style.paragraph_format.line_spacing <= 1.5
    assert style.paragraph_format.widow_control


def test_the_body_is_set_as_the_decree_asks(word: Any) -> None:  # noqa: ANN401 - as above
    layout = word.styles[WordStyle.BODY].paragraph_format
    assert layout.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert layout.first_line_indent.cm == pytest.approx(1.27, abs=0.01)
    assert layout.space_before.pt >= 6


def test_font_and_language_are_the_document_s(raw: bytes) -> None:
    with zipfile.ZipFile(BytesIO(raw)) as parts:
        styles = parts.read("word/styles.xml").decode()
    assert styles.count('w:ascii="Times New Roman"') == 1
    assert styles.count("<w:rFonts") == 1
    assert 'w:lang w:val="vi-VN"' in styles


def test_paper_margins_and_page_numbers(word: Any) -> None:  # noqa: ANN401 - as above
    assert len(word.sections) == 2
    for section in word.sections:
        assert (section.page_width.mm, section.page_height.mm) == pytest.approx((210, 297), abs=0.1)
        sides = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
        assert [side.mm for side in sides] == pytest.approx([30, 15, 20, 20], abs=0.1)
        assert section.different_first_page_header_footer
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"  # noqa: SLF001 - as above
        (number,) = section.header.paragraphs
        assert number.style.name == WordStyle.PAGE_NUMBER
        assert number._p.find(qn("w:fldSimple")).get(qn("w:instr")) == "PAGE"  # noqa: SLF001 - as above
        assert not section.first_page_header.paragraphs[0].text


def test_rules_have_the_decree_s_lengths(word: Any) -> None:  # noqa: ANN401 - as above
    head = word.tables[0]
    layouts = [cell.paragraphs[-1].paragraph_format for cell in head.rows[0].cells]
    widths = [g.PAGE.text_width * g.MM * share for share in (g.HEADER_SPLIT, 1 - g.HEADER_SPLIT)]
    issuer, motto = (
        width - layout.left_indent.pt - layout.right_indent.pt for width, layout in zip(widths, layouts, strict=True)
    )
    assert 122.4 / 3 <= issuer <= 122.4 / 2  # a third to a half of "ỦY BAN NHÂN DÂN" in bold 13
    assert motto == pytest.approx(171.4, abs=0.2)  # "Độc lập - Tự do - Hạnh phúc" in bold 14


def test_forms_repeat_their_head_and_never_part_a_row(word: Any) -> None:  # noqa: ANN401 - as above
    _head, foot, *forms = word.tables
    assert len(forms) == 7
    for form in forms:
        marks = [{child.tag for child in row._tr.trPr} for row in form.rows]  # noqa: SLF001 - as above
        assert marks[0] == {qn("w:cantSplit"), qn("w:tblHeader")}
        assert all(mark == {qn("w:cantSplit")} for mark in marks[1:])
    assert foot.rows[0]._tr.trPr.find(qn("w:cantSplit")) is not None  # noqa: SLF001 - as above


def test_nothing_is_torn_from_what_it_belongs_to(word: Any) -> None:  # noqa: ANN401 - as above
    together = [
        WordStyle.HEADING_1,
        WordStyle.HEADING_2,
        WordStyle.HEADING_3,
        WordStyle.LEAD_IN,
        WordStyle.CLOSING,
        WordStyle.FORM_TITLE,
    ]
    assert all(word.styles[name].paragraph_format.keep_with_next for name in together)
    starts = [style for text, style in styled(word) if text.startswith("Biểu mẫu ") and len(text) < 12]
    assert starts == [WordStyle.FORM_HEADING, *[WordStyle.FORM_HEADING_FRESH] * 6]


def test_properties_say_whose_it_is(word: Any) -> None:  # noqa: ANN401 - as above
    properties = word.core_properties
    assert properties.title == "BÁO CÁO Công tác cải cách hành chính 6 tháng đầu năm 2023"
    assert (properties.author, properties.language) == ("ỦY BAN NHÂN DÂN XÃ AN THANH", "vi-VN")
    assert "python-docx" not in f"{properties.comments}{properties.last_modified_by}"
    assert properties.created == properties.modified == datetime(2023, 6, 13, 17, tzinfo=UTC)  # 14 June in Vietnam


def test_the_same_report_gives_the_same_bytes(raw: bytes, tmp_path: Path) -> None:
    assert word_bytes(shipped_sample(), tmp_path) == raw
    assert len(raw) < 40_000


def test_several_addressees_and_legal_bases_have_styles_of_their_own(tmp_path: Path) -> None:
    fields = {
        "letter.addressees": "UBND huyện\nPhòng Nội vụ",
        "mo-dau": "Căn cứ Luật A;\nCăn cứ Luật B.\nUBND xã báo cáo:",
    }
    report = make_report({"unit.kind": "xã", "unit.name": "K'Bang"} | fields)
    found = dict(styled(docx.Document(BytesIO(word_bytes(report, tmp_path)))))
    assert found["Kính gửi:"] == WordStyle.ADDRESSEES_LEAD
    assert found["- Phòng Nội vụ."] == WordStyle.ADDRESSEE
    assert (found["Căn cứ Luật A;"], found["Căn cứ Luật B."]) == (WordStyle.BASIS, WordStyle.BASIS)
    assert found["UBND xã báo cáo:"] == WordStyle.LEAD_IN
    assert "XÃ K'BANG" in found


def test_a_closed_report_has_no_mark_of_a_draft(tmp_path: Path) -> None:
    report = make_report(state=CLOSED)
    assert "DỰ THẢO" not in [p.text for p in paragraphs(docx.Document(BytesIO(word_bytes(report, tmp_path))))]


@pytest.mark.parametrize("key", ["mo-dau", "1:1", "note.1:1", "letter.title", "letter.signer", "letter.archive"])
def test_hostile_text_is_data(key: str, tmp_path: Path) -> None:
    text = "a\x00\x0b\x1b\ufffe\uffff\u202e b <w:br/> &amp; {x} \ud800 \u2028 %s 😀 " + "ơ" * 300
    found = docx.Document(BytesIO(word_bytes(make_report().with_edit(key, text), tmp_path)))
    whole = "".join(p.text for p in paragraphs(found))
    assert "<w:br/> &amp; {x}" in whole
    assert "😀" in whole
    assert "ơ" * 300 in whole
