"""The letter on paper, measured against Decree 30/2020/NĐ-CP, Appendix I, part I."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pdfplumber
import pytest
from pypdfium2 import PdfDocument

from cchc_desktop.documents.blocks import FormTable, Heading, ListLine, Paragraph
from cchc_desktop.documents.compose import compose
from cchc_desktop.report.document import CLOSED, Report
from tests.documents.pages import MM, Page, pages, pdf_bytes, plain, texts
from tests.make import shipped_sample, shipped_template

LEFT, RIGHT, TOP, BOTTOM = 30 * MM, 195 * MM, 20 * MM, 277 * MM
ROUNDING = 0.1


def drawn(report: Report | None = None) -> tuple[Page, ...]:
    return pages(pdf_bytes(report or shipped_sample()))


def appendix_start(found: tuple[Page, ...]) -> int:
    return next(at for at, page in enumerate(found) if page.lines[0].text == "Phụ lục")


def test_paper_and_margins() -> None:
    """I.1, I.3."""
    raw = pdf_bytes(shipped_sample())
    with pdfplumber.open(BytesIO(raw)) as pdf:
        assert {(round(page.width / MM), round(page.height / MM)) for page in pdf.pages} == {(210, 297)}
    for page in pages(raw):
        body = [line for line in page.lines if line.top > TOP - ROUNDING]
        assert len(page.lines) - len(body) <= 1
        assert min(line.left for line in body) >= LEFT - ROUNDING
        assert max(line.right for line in body) <= RIGHT + ROUNDING
        assert max(line.bottom for line in body) <= BOTTOM + ROUNDING
        assert all(LEFT - ROUNDING <= left <= right <= RIGHT + ROUNDING for left, _, right, _ in page.frames)


def test_every_font_is_embedded() -> None:
    """I.4: Liberation Serif has the measures of Times New Roman."""
    raw = pdf_bytes(shipped_sample())
    assert {font for page in pages(raw) for line in page.lines for font in line.fonts} == {
        "LiberationSerif", "LiberationSerif-Bold", "LiberationSerif-Italic", "LiberationSerif-BoldItalic",
    }  # fmt: skip
    assert raw.count(b"/FontFile2") == raw.count(b"/Type /FontDescriptor") > 0
    assert b"Helvetica" not in raw


def test_the_same_report_gives_the_same_bytes() -> None:
    assert pdf_bytes(shipped_sample()) == pdf_bytes(replace(shipped_sample()))


def test_properties_language_and_outline() -> None:
    raw = pdf_bytes(shipped_sample())
    assert b"/Lang (vi-VN)" in raw
    pdf = PdfDocument(raw)
    assert pdf.get_metadata_value("Title") == "BÁO CÁO Công tác cải cách hành chính 6 tháng đầu năm 2023"
    assert pdf.get_metadata_value("Author") == "ỦY BAN NHÂN DÂN XÃ AN THANH"
    titles = [(entry.level, entry.get_title()) for entry in pdf.get_toc()]
    assert (0, "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH") in titles
    assert (1, "1. Cải cách thể chế") in titles
    assert (2, "a) Kiểm soát thủ tục hành chính") in titles
    assert titles[-8] == (0, "Phụ lục")
    assert titles[-7] == (1, "Biểu mẫu 1. Công tác chỉ đạo điều hành CCHC")
    pdf.close()


@pytest.mark.parametrize(
    ("start", "font", "low", "high"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "LiberationSerif-Bold", 12, 13),  # II.1.a
        ("Độc lập - Tự do - Hạnh phúc", "LiberationSerif-Bold", 13, 14),  # II.1.b
        ("ỦY BAN NHÂN DÂN", "LiberationSerif-Bold", 12, 13),  # II.2.b
        ("XÃ AN THANH", "LiberationSerif-Bold", 12, 13),
        ("Số: /BC-UBND", "LiberationSerif", 13, 13),  # II.3.c
        ("An Thanh, ngày", "LiberationSerif-Italic", 13, 14),  # II.4.c
        ("BÁO CÁO", "LiberationSerif-Bold", 13, 14),  # II.5.b
        ("Công tác cải cách hành chính", "LiberationSerif-Bold", 13, 14),
        ("Kính gửi: UBND huyện Tứ Kỳ", "LiberationSerif", 13, 14),  # II.9.d
        ("I. CÔNG TÁC CHỈ ĐẠO", "LiberationSerif-Bold", 13, 14),  # V.7
        ("Nơi nhận:", "LiberationSerif-BoldItalic", 12, 12),  # II.9.d
        ("- Như trên;", "LiberationSerif", 11, 11),
        ("TM. ỦY BAN NHÂN DÂN", "LiberationSerif-Bold", 13, 14),  # II.7.đ
        ("CHỦ TỊCH", "LiberationSerif-Bold", 13, 14),
        ("Nguyễn Văn K'Bang", "LiberationSerif-Bold", 13, 14),
        ("Phụ lục", "LiberationSerif-Bold", 14, 14),  # III.1.b
        ("(Kèm theo Báo cáo số /BC-UBND", "LiberationSerif-Italic", 13, 14),  # III.1.c
    ],
)
def test_each_part_has_its_size_and_style(start: str, font: str, low: float, high: float) -> None:
    report = shipped_sample().with_edit("letter.signer", "Nguyễn Văn K'Bang").with_edit("letter.number", "")
    line = next(line for page in drawn(report) for line in page.lines if line.text.startswith(start))
    assert line.fonts == {font}
    (size,) = line.sizes
    assert low <= size <= high


def test_rules_under_the_head_and_the_title() -> None:
    """II.1.b, II.2.b, II.5.b."""
    page = drawn()[0]
    issuer, motto, title = page.rules
    (issuing_body, last, motto_line, subject) = map(page.line, ("ỦY BAN", "XÃ AN THANH", "Độc lập", "Công tác"))
    assert (motto[0], motto[1]) == pytest.approx((motto_line.left, motto_line.right), abs=ROUNDING)
    for rule, line in ((issuer, issuing_body), (issuer, last), (title, subject)):
        assert 1 / 3 <= (rule[1] - rule[0]) / (line.right - line.left) <= 1 / 2
        assert (rule[0] + rule[1]) / 2 == pytest.approx(line.centre, abs=ROUNDING)
        assert rule[2] > line.bottom - 3


def test_number_and_date_stand_on_one_line_each_under_its_head() -> None:
    """II.3.c, II.4.c."""
    page = drawn()[0]
    number, date = page.line("Số:"), page.line("An Thanh, ngày")
    assert number.top == pytest.approx(date.top, abs=ROUNDING)
    assert number.centre == pytest.approx(page.line("XÃ AN THANH").centre, abs=ROUNDING)
    assert date.centre == pytest.approx(page.line("Độc lập").centre, abs=ROUNDING)


def test_a_draft_says_so_under_its_number_and_a_closed_report_does_not() -> None:
    page = drawn()[0]
    mark, number = page.line("DỰ THẢO"), page.line("Số:")
    assert mark.top > number.top
    assert mark.centre == pytest.approx(number.centre, abs=ROUNDING)
    assert "DỰ THẢO" not in drawn(replace(shipped_sample(), state=CLOSED))[0].text


def test_body_is_justified_with_first_line_and_gaps() -> None:
    """II.6.e."""
    text = "Một câu văn đủ dài để chiếm nhiều dòng trên trang giấy của báo cáo. " * 6
    page = drawn(shipped_sample().with_edit("mo-dau", f"{text}\n{text}"))[0]
    at = next(at for at, line in enumerate(page.lines) if line.text.startswith("Một câu văn"))
    lines = page.lines[at : at + 10]
    starts = [at for at, line in enumerate(lines) if line.left > LEFT + 1]
    assert all(lines[at].left == pytest.approx(LEFT + 12.7 * MM, abs=ROUNDING) for at in starts)
    assert all(line.right == pytest.approx(RIGHT, abs=ROUNDING) for line in lines[: starts[1] - 1])
    leading = lines[1].top - lines[0].top
    assert 14 * 1.15 <= leading <= 14 * 1.15 * 1.5
    assert lines[starts[1]].top - lines[starts[1] - 1].top - leading >= 6 - ROUNDING


def test_pages_are_numbered_from_the_second_and_the_appendix_by_itself() -> None:
    """I.7, III.1.đ."""
    found = drawn()
    start = appendix_start(found)
    for pages_of_part in (found[:start], found[start:]):
        assert pages_of_part[0].lines[0].top > TOP - ROUNDING
        for number, page in enumerate(pages_of_part[1:], 2):
            line = page.lines[0]
            assert (line.text, set(line.sizes)) == (str(number), {14.0})
            assert line.bottom < TOP
            assert line.centre == pytest.approx((LEFT + RIGHT) / 2, abs=ROUNDING)


def test_several_addressees_stand_under_the_colon() -> None:
    """II.9.d."""
    page = drawn(shipped_sample().with_edit("letter.addressees", "UBND huyện Tứ Kỳ\nPhòng Nội vụ"))[0]
    lead, first, second = map(page.line, ("Kính gửi:", "- UBND huyện Tứ Kỳ;", "- Phòng Nội vụ."))
    assert lead.text == "Kính gửi:"
    assert first.left == second.left
    assert lead.right - 5 < first.left < lead.right


def test_recipients_stand_level_with_the_authority_and_there_is_room_to_sign() -> None:
    """II.7.d, II.9.d."""
    found = drawn(shipped_sample().with_edit("letter.signer", "Trần Thị Bốn"))
    page = next(page for page in found if "Nơi nhận:" in page.text)
    lead, authority = page.line("Nơi nhận:"), page.line("TM. ỦY BAN")
    assert abs(lead.centre - LEFT) < 40
    assert lead.left == pytest.approx(LEFT, abs=ROUNDING)
    assert abs(lead.top - authority.top) < 3
    signer = page.line("Trần Thị Bốn")
    assert signer.centre == pytest.approx(authority.centre, abs=ROUNDING)
    assert signer.top - page.line("CHỦ TỊCH").bottom > 30 * MM
    assert page.lines[-1].text.startswith(("Trần", "- Lưu"))


@pytest.mark.parametrize("more", range(0, 42, 3))
def test_the_signature_is_never_alone_on_a_page(more: int) -> None:
    report = shipped_sample().with_edit("IV", "\n".join(f"Việc {number}." for number in range(more)))
    page = next(" ".join(lines) for lines in texts(pdf_bytes(report)) if "Nơi nhận:" in " ".join(lines))
    assert "Trên đây là báo cáo" in page


@pytest.mark.parametrize("more", range(0, 42, 3))
def test_no_heading_ends_a_page(more: int) -> None:
    report = shipped_sample().with_edit("mo-dau", "\n".join(f"Việc {number}." for number in range(more)))
    headings = {block.text for block in compose(report, shipped_template()).blocks if isinstance(block, Heading)}
    assert not headings & {lines[-1] for lines in texts(pdf_bytes(report))}


def test_forms_repeat_their_column_heads_and_never_part_a_row() -> None:
    found = drawn()
    for page in found[appendix_start(found) :]:
        tops = sorted({round(top, 1) for _, top, _, _ in page.frames})
        bottoms = sorted({round(bottom, 1) for _, _, _, bottom in page.frames})
        assert tops[0] < page.line("STT").top < bottoms[0]
        assert tops[1:] == bottoms[:-1]
        assert len(page.frames) == 5 * len(tops)


def test_what_went_in_can_be_read_back() -> None:
    report = shipped_sample()
    found = drawn(report)
    start = appendix_start(found)
    letter = plain(" ".join(line.text for page in found[:start] for line in page.lines if line.top > TOP - ROUNDING))
    appendix = " ".join(page.text for page in found[start:])
    for block in compose(report, shipped_template()).blocks:
        if isinstance(block, Paragraph | ListLine | Heading):
            assert plain(block.text) in letter
        if isinstance(block, FormTable):
            for row in block.rows:
                assert all(word in appendix for word in f"{row.number} {row.label} {row.result}".split())
