"""The letter on paper, measured against Decree 30/2020/NĐ-CP, Appendix I, part I."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pypdfium2 import PdfDocument

from cchc_desktop.documents.content.blocks import FormBlock, Heading, ListLine, Paragraph
from cchc_desktop.documents.content.compose import compose
from cchc_desktop.report.document import CLOSED, ISSUED, Report
from tests.documents.pages import MM, Page, Pages, pages, pdf_bytes, plain, sample_bytes, texts
from tests.make import make_report, make_template_source, shipped_sample, shipped_template

LEFT, RIGHT, TOP, BOTTOM = 30 * MM, 195 * MM, 20 * MM, 277 * MM
ROUNDING = 0.1


def drawn(report: Report | None = None) -> Pages:
    return pages(pdf_bytes(report) if report else sample_bytes())


def appendix_start(raw: bytes) -> int:
    return next(at for at, lines in enumerate(texts(raw)) if lines[0] == "Phụ lục")


@pytest.fixture(scope="module")
def signed() -> Pages:
    return drawn(shipped_sample().with_edit("letter.signer", "Nguyễn Văn K'Bang"))


def test_paper_and_margins() -> None:
    """I.1, I.3."""
    found = drawn()
    assert found.paper == {(210, 297)}
    for page in found:
        assert not page.aside
        body = [line for line in page.lines if line.top > TOP - ROUNDING]
        assert len(page.lines) - len(body) <= 1
        assert min(line.left for line in body) >= LEFT - ROUNDING
        assert max(line.right for line in body) <= RIGHT + ROUNDING
        assert max(line.bottom for line in body) <= BOTTOM + ROUNDING
        assert all(LEFT - ROUNDING <= left <= right <= RIGHT + ROUNDING for left, _, right, _ in page.frames)


def test_every_font_is_embedded() -> None:
    """I.4: Liberation Serif has the measures of Times New Roman."""
    raw = sample_bytes()
    assert {font for page in pages(raw) for line in page.lines for font in line.fonts} == {
        "LiberationSerif", "LiberationSerif-Bold", "LiberationSerif-Italic", "LiberationSerif-BoldItalic",
    }  # fmt: skip
    assert raw.count(b"/FontFile2") == raw.count(b"/Type /FontDescriptor") > 0
    assert b"Helvetica" not in raw


def test_letters_are_black() -> None:
    """I.4. Only the tier that fills a blank row is named in grey."""
    found, start = drawn(), appendix_start(sample_bytes())
    assert "".join(page.coloured for page in found[:start]) == ""
    assert set("".join(page.coloured for page in found[start:])) <= set("cấp huyện tỉnh ghi")


def test_the_same_report_gives_the_same_bytes() -> None:
    assert pdf_bytes(replace(shipped_sample())) == sample_bytes()


@pytest.mark.parametrize(
    ("typed", "written"),
    [("2023-06-09", "20230609"), ("2023-06", "20230614"), ("", "20230614"), ("2023-02-29", "20230614")],
)
def test_the_file_is_dated_by_the_report(typed: str, written: str) -> None:
    """The day of signing, else the last day of the period; the same on every machine and at every time."""
    with PdfDocument(pdf_bytes(shipped_sample().with_edit("letter.date", typed))) as pdf:
        dates = {pdf.get_metadata_value(name) for name in ("CreationDate", "ModDate")}
    assert dates == {f"D:{written}000000+07'00'"}


def test_properties_language_and_outline() -> None:
    raw = sample_bytes()
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
        ("I. CÔNG TÁC CHỈ ĐẠO", "LiberationSerif-Bold", 13, 14),  # V.6.b
        ("Nơi nhận:", "LiberationSerif-BoldItalic", 12, 12),  # II.9.d
        ("- Như trên;", "LiberationSerif", 11, 11),
        ("TM. ỦY BAN NHÂN DÂN", "LiberationSerif-Bold", 13, 14),  # II.7.đ
        ("CHỦ TỊCH", "LiberationSerif-Bold", 13, 14),
        ("Nguyễn Văn K'Bang", "LiberationSerif-Bold", 13, 14),
        ("Phụ lục", "LiberationSerif-Bold", 14, 14),  # III.1.b
        ("(Kèm theo Báo cáo số /BC-UBND", "LiberationSerif-Italic", 13, 14),  # III.1.c
    ],
)
def test_each_part_has_its_size_and_style(signed: Pages, start: str, font: str, low: float, high: float) -> None:
    line = next(line for page in signed for line in page.lines if line.text.startswith(start))
    assert line.fonts == {font}
    (size,) = line.sizes
    assert low <= size <= high


def test_the_head_of_the_letter_stands_in_two_columns() -> None:
    """II.1.a, II.1.c, II.2.b: the nation right above, its motto a single line below, the issuing body on the left."""
    page = drawn()[0]
    nation, motto, issuer, unit = map(page.line, ("CỘNG HÒA", "Độc lập", "ỦY BAN", "XÃ AN THANH"))
    assert nation.text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert nation.top == pytest.approx(min(line.top for line in page.lines), abs=1)
    assert nation.right > RIGHT - 10 * MM
    assert issuer.right < nation.left
    for upper, lower in ((nation, motto), (issuer, unit)):
        assert lower.centre == pytest.approx(upper.centre, abs=ROUNDING)
        assert lower.bottom - upper.bottom <= 1.15 * max(lower.sizes) + ROUNDING


def test_titles_stand_in_the_middle() -> None:
    """II.5.b, III.1.b, III.1.c; the subject right under the type's name."""
    found, start = drawn(), appendix_start(sample_bytes())
    first, appendix = found[0], found[start]
    titles = [
        first.line("BÁO CÁO"),
        first.line("Công tác cải cách"),
        *map(appendix.line, ("Phụ lục", "BIỂU MẪU", "(Kèm")),
    ]
    assert all(line.centre == pytest.approx((LEFT + RIGHT) / 2, abs=ROUNDING) for line in titles)
    assert titles[1].bottom - titles[0].bottom == pytest.approx(14 * 1.15, abs=ROUNDING)
    assert [line.top for line in titles[2:]] == sorted(line.top for line in titles[2:])


def test_headings_stand_on_lines_of_their_own() -> None:
    """II.6.đ, V.6.b: level by level bold capitals, bold, upright; each indented as a paragraph is."""
    found = drawn()[:3]
    for text, font in (
        ("I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH", "LiberationSerif-Bold"),
        ("1. Cải cách thể chế", "LiberationSerif-Bold"),
        ("a) Kiểm soát thủ tục hành chính", "LiberationSerif"),
    ):
        line = next(line for page in found for line in page.lines if line.text == text)
        assert line.fonts == {font}
        assert line.sizes == {14.0}
        assert line.left == pytest.approx(LEFT + 12.7 * MM, abs=ROUNDING)


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
    found, start = drawn(), appendix_start(sample_bytes())
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


def test_recipients_stand_level_with_the_authority_and_there_is_room_to_sign(signed: Pages) -> None:
    """II.7.d, II.9.d."""
    page = next(page for page in signed if "Nơi nhận:" in page.text)
    lead, authority = page.line("Nơi nhận:"), page.line("TM. ỦY BAN")
    assert abs(lead.centre - LEFT) < 40
    assert lead.left == pytest.approx(LEFT, abs=ROUNDING)
    assert abs(lead.top - authority.top) < 3
    signer = page.line("Nguyễn Văn")
    assert signer.centre == pytest.approx(authority.centre, abs=ROUNDING)
    assert signer.top - page.line("CHỦ TỊCH").bottom > 30 * MM
    assert page.lines[-1].text.startswith(("Nguyễn", "- Lưu"))


def small(**fields: str) -> list[list[str]]:
    """The lines of every page of a small report with some fields typed again."""
    report = make_report()
    for key, text in fields.items():
        report = report.with_edit(key.replace("_", "-"), text)
    return texts(pdf_bytes(report, make_template_source().template))


def filler(count: int) -> str:
    return "\n".join(f"Việc {number}." for number in range(count))


@pytest.mark.parametrize("more", range(42))
def test_the_signature_is_never_alone_on_a_page(more: int) -> None:
    page = next(" ".join(lines) for lines in small(I=filler(more)) if "Nơi nhận:" in " ".join(lines))
    assert "Trên đây là báo cáo" in page


@pytest.mark.parametrize("more", range(42))
def test_no_heading_ends_a_page(more: int) -> None:
    headings = {"I CÔNG TÁC CHỈ ĐẠO", "Phụ lục", "Biểu mẫu 1", "Biểu mẫu 2", "Chỉ đạo, điều hành", "Dịch vụ công"}
    found = small(mo_dau=filler(more), I="Một việc.")
    assert not headings & {lines[-1] for lines in found}
    assert headings <= {line for lines in found for line in lines}


@pytest.mark.parametrize("more", range(0, 42, 2))
@pytest.mark.parametrize("lead", ["Xã ban hành các kế hoạch gồm:", "Xã làm nhiều việc trong kỳ này. " * 12 + "Gồm:"])
def test_what_leads_in_a_list_does_not_end_a_page(lead: str, more: int) -> None:
    found = small(mo_dau=f"{filler(more)}\n{lead}\n- Kế hoạch số 1 về việc thứ nhất.\n- Kế hoạch số 2.")
    assert [lines[-1] for lines in found if lines[-1].endswith(":")] == []
    assert any("- Kế hoạch số 1 về" in line for lines in found for line in lines)


def test_a_long_lead_in_is_parted_where_its_page_ends() -> None:
    """Only its last lines go over with the list: no page is left half empty."""
    lead = "Xã làm nhiều việc trong kỳ này. " * 30 + "Gồm:"
    first, second, *_ = small(mo_dau=f"{filler(16)}\n{lead}\n- Kế hoạch số 1.")
    assert "Xã làm nhiều việc" in first[-1]
    assert any(line.endswith("Gồm:") for line in second[2:4])


@pytest.mark.parametrize("more", range(0, 30, 2))
def test_long_texts_that_lead_in_each_other_leave_no_page_half_empty(more: int) -> None:
    lead = "Xã làm nhiều việc trong kỳ này, gồm các việc thuộc chương trình công tác năm. " * 6 + "Gồm:"
    text = f"{filler(more)}\n{lead}\n{lead}\nCác việc ấy gồm:\n- Kế hoạch số 1.\n{filler(40)}"
    first, second, *_ = small(mo_dau=text)
    assert min(len(first), len(second)) >= 30
    assert not first[-1].endswith(":")


def test_a_long_chain_of_short_lead_ins_breaks_where_the_page_ends() -> None:
    chain = "\n".join(f"- Nhóm việc thứ {number} gồm:" for number in range(30))
    first, *_ = small(mo_dau=f"{filler(8)}\n{chain}\n+ Một việc.\n{filler(30)}")
    assert len(first) >= 30


def test_legal_bases_are_in_italics() -> None:
    """II.6.a."""
    page = drawn(shipped_sample().with_edit("mo-dau", "Căn cứ Luật A;\nCăn cứ Luật B.\nUBND xã báo cáo:"))[0]
    for start, font in (("Căn cứ Luật A;", "-Italic"), ("Căn cứ Luật B.", "-Italic"), ("UBND xã báo cáo:", "")):
        assert page.line(start).fonts == {f"LiberationSerif{font}"}
        assert page.line(start).sizes == {14.0}


def test_a_deputy_signs_in_three_lines_one_under_the_other() -> None:
    """II.7.b, II.7.đ."""
    report = shipped_sample().with_edit("letter.authority", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH")
    raw = pdf_bytes(report.with_edit("letter.signer", "Y K'Nuôl"))
    at = next(at for at, lines in enumerate(texts(raw)) if "KT. CHỦ TỊCH" in " ".join(lines))
    lines = [pages(raw)[at].line(start) for start in ("TM. ỦY BAN", "KT. CHỦ", "PHÓ CHỦ", "Y K'Nuôl")]
    assert [line.top for line in lines] == sorted(line.top for line in lines)
    assert all(line.centre == pytest.approx(lines[0].centre, abs=ROUNDING) for line in lines)
    assert lines[3].top - lines[2].bottom > 30 * MM


def test_an_issued_report_prints_its_number_and_day_without_gaps() -> None:
    """II.3.c, II.4.b: in the head and in the reference of the appendix."""
    report = shipped_sample().with_edit("letter.number", "7").with_edit("letter.date", "2023-02-09")
    raw = pdf_bytes(replace(report, state=ISSUED))
    whole = [plain(line) for lines in texts(raw) for line in lines]
    assert "Số: 07/BC-UBND" in " ".join(whole)
    assert "An Thanh, ngày 09 tháng 02 năm 2023" in " ".join(whole)
    assert "(Kèm theo Báo cáo số 07/BC-UBND ngày 09 tháng 02 năm 2023" in " ".join(whole)
    assert "DỰ THẢO" not in whole


def test_a_place_name_with_an_apostrophe() -> None:
    report = shipped_sample().with_edit("unit.name", "Ea H'leo").with_edit("letter.place", "Ea H'leo")
    page = drawn(report.with_edit("unit.district", "huyện K'Bang").with_edit("letter.addressees", ""))[0]
    assert page.line("XÃ EA").text == "XÃ EA H'LEO"
    assert page.line("Ea H'leo, ngày").text.startswith("Ea H'leo, ngày")
    assert page.line("Kính gửi").text == "Kính gửi: UBND huyện K'Bang"


def test_forms_repeat_their_column_heads_and_never_part_a_row() -> None:
    for page in drawn()[appendix_start(sample_bytes()) :]:
        tops = sorted({round(top, 1) for _, top, _, _ in page.frames})
        bottoms = sorted({round(bottom, 1) for _, _, _, bottom in page.frames})
        assert tops[0] < page.line("STT").top < bottoms[0]
        assert tops[1:] == bottoms[:-1]
        assert len(page.frames) == 5 * len(tops)


def note_column(report: Report) -> tuple[Page, float, float]:
    """The page of form 2, and the edges of its last column."""
    page = next(page for page in drawn(report) if any(line.text == "Biểu mẫu 2" for line in page.lines))
    left, _, right, _ = max(page.frames, key=lambda frame: frame[2])
    return page, left, right


def test_a_note_has_room_inside_the_text_width() -> None:
    note = "Ban hành trong tháng 3 năm 2023, sửa đổi trong tháng 5 năm 2023"
    report = shipped_sample().with_edit("note.2:1.1", "")
    _, narrow, _ = note_column(report)
    page, left, right = note_column(report.with_edit("note.2:1.1", note))
    assert left < narrow
    assert right == pytest.approx(RIGHT, abs=ROUNDING)
    inside = [line for line in page.lines if left < line.left and line.right < right and line.text in note]
    assert " ".join(line.text for line in inside) == note


@pytest.mark.parametrize("name", ["an-thanh-2023-H1", "an-thanh-2023-H1-printed"])
def test_the_appendix_wastes_no_paper(name: str) -> None:
    """Form 1 stands on one page below the appendix's head; the seven forms on nine."""
    raw = pdf_bytes(shipped_sample(name))
    appendix = texts(raw)[appendix_start(raw) :]
    assert len(appendix) <= 9
    assert "Biểu mẫu 1" in appendix[0]
    assert "Biểu mẫu 2" in appendix[1]


@pytest.mark.parametrize("name", ["an-thanh-2023-H1", "an-thanh-2023-H1-printed"])
def test_no_page_of_the_appendix_has_a_single_row(name: str) -> None:
    """A form that is a few points too high for its page has a little less room in its rows."""
    raw = pdf_bytes(shipped_sample(name))
    for page in pages(raw)[appendix_start(raw) :]:
        rows = {round(top, 1) for _, top, _, _ in page.frames}
        assert len(rows) > 2  # its head, and more than one row


def test_what_went_in_can_be_read_back() -> None:
    report = shipped_sample()
    found, start = drawn(), appendix_start(sample_bytes())
    letter = plain(" ".join(line.text for page in found[:start] for line in page.lines if line.top > TOP - ROUNDING))
    appendix = " ".join(page.text for page in found[start:])
    for block in compose(report, shipped_template()).blocks:
        if isinstance(block, Paragraph | ListLine | Heading):
            assert plain(block.text) in letter
        if isinstance(block, FormBlock):
            for row in block.rows:
                assert all(word in appendix for word in f"{row.number} {row.label} {row.result}".split())
