from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import pytest

from cchc_desktop.documents.content.blocks import (
    Addressees,
    AppendixStart,
    Document,
    FormBlock,
    FormRow,
    Header,
    Heading,
    ListLine,
    Paragraph,
    Signature,
    Title,
)
from cchc_desktop.documents.content.compose import compose
from cchc_desktop.documents.content.placeholders import GAP, OPEN_DAY, FilledLetter
from cchc_desktop.report.document import CLOSED, ISSUED, ReportState
from tests.make import shipped_sample, shipped_template

B = TypeVar("B")


def composed(**fields: str) -> Document:
    """The sample with some fields typed again; a field's dot is written as two underscores."""
    report = shipped_sample()
    for name, text in fields.items():
        report = report.with_edit(name.replace("__", "."), text)
    return compose(report, shipped_template())


def only(document: Document, kind: type[B]) -> B:
    (found,) = (block for block in document.blocks if isinstance(block, kind))
    return found


def row(document: Document, key: str) -> FormRow:
    forms = (block for block in document.blocks if isinstance(block, FormBlock))
    return next(row for form in forms for row in form.rows if row.key == key)


def test_an_open_report_has_gaps_and_says_that_it_is_a_draft() -> None:
    header = only(composed(letter__number="", letter__date="2023-06"), Header)
    assert header.issuer == ("ỦY BAN NHÂN DÂN", "XÃ AN THANH")
    assert header.number == f"Số: {GAP}/BC-UBND"
    assert header.date == f"An Thanh, ngày{OPEN_DAY}tháng 6 năm 2023"
    assert header.mark == "DỰ THẢO"


@pytest.mark.parametrize("state", [CLOSED, ISSUED])
def test_a_closed_report_is_no_draft(state: ReportState) -> None:
    document = compose(replace(shipped_sample(), state=state), shipped_template())
    assert only(document, Header).mark == ""


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("5", "05"), ("05", "05"), ("12", "12"), ("123a", "123a")],
)
def test_a_number_below_ten_gets_a_leading_zero(typed: str, printed: str) -> None:
    assert only(composed(letter__number=typed), Header).number == f"Số: {printed}/BC-UBND"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("2023-06-09", "ngày 09 tháng 6 năm 2023"),
        ("2023-02-29", "ngày 29 tháng 02 năm 2023"),
        ("2023-12", f"ngày{OPEN_DAY}tháng 12 năm 2023"),
        ("", f"ngày{OPEN_DAY}tháng{OPEN_DAY}năm 2023"),
        ("9/6/2023", "9/6/2023"),
        ("2023-13", "2023-13"),
    ],
)
def test_the_day_of_signing_is_written_out_or_left_as_typed(typed: str, printed: str) -> None:
    assert only(composed(letter__date=typed), Header).date == f"An Thanh, {printed}"


def test_what_the_letter_leaves_empty_comes_from_the_template() -> None:
    fields = ("title", "symbol", "addressees", "recipients", "archive", "authority")
    document = composed(**{f"letter__{field}": "" for field in fields})
    assert only(document, Title) == Title("BÁO CÁO", "Công tác cải cách hành chính 6 tháng đầu năm 2023")
    assert only(document, Addressees).names == ("UBND huyện Tứ Kỳ",)
    signature = only(document, Signature)
    assert signature.recipients[:2] == ("- Như trên;", "- Phòng Nội vụ huyện Tứ Kỳ;")
    assert signature.recipients[-1] == "- Lưu: VT."
    assert signature.authority == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")


def test_who_is_named_by_a_district_that_is_not_there_is_left_out() -> None:
    document = composed(unit__district="", letter__addressees="", letter__recipients="")
    assert not [block for block in document.blocks if isinstance(block, Addressees)]
    assert only(document, Signature).recipients[0] == "- Thường trực Đảng ủy;"


def test_what_was_typed_is_not_filled_in() -> None:
    assert only(composed(letter__title="Về {unit} và {lạ}"), Title).subject == "Về {unit} và {lạ}"


def test_several_addressees_are_a_list() -> None:
    document = composed(letter__addressees="UBND huyện Tứ Kỳ;\n- Phòng Nội vụ huyện.")
    assert only(document, Addressees).names == ("- UBND huyện Tứ Kỳ;", "- Phòng Nội vụ huyện.")


def test_recipients_begin_as_above_and_end_with_the_archive() -> None:
    document = composed(letter__recipients="- Ban Thường vụ,\nnhư trên;\nĐảng ủy;", letter__archive="Lưu: VT, VP.")
    assert only(document, Signature).recipients == (
        "- Như trên;", "- Ban Thường vụ;", "- Đảng ủy;", "- Lưu: VT, VP.",
    )  # fmt: skip


def test_as_above_means_the_addressees() -> None:
    """II.9.d."""
    document = composed(letter__addressees="UBND huyện Tứ Kỳ", letter__recipients="UBND Huyện  Tứ Kỳ;\nPhòng Nội vụ")
    assert only(document, Signature).recipients == ("- Như trên;", "- Phòng Nội vụ;", "- Lưu: VT.")


def test_without_an_addressee_nothing_is_above() -> None:
    letter = replace(shipped_template().letter, addressees=())
    report = shipped_sample().with_edit("letter.addressees", "").with_edit("letter.recipients", "Như trên\nĐảng ủy")
    document = compose(report, replace(shipped_template(), letter=letter))
    assert only(document, Signature).recipients == ("- Đảng ủy;", "- Lưu: VT.")


def test_the_preamble_s_first_lines_may_be_legal_bases() -> None:
    """II.6.a: only how they look follows from it, the text is as typed."""
    bases = "Căn cứ Luật Tổ chức chính quyền địa phương;\nCăn cứ Kế hoạch số 241/KH-UBND."
    blocks = composed(**{"mo-dau": f"{bases}\nUBND xã báo cáo:\nCăn cứ vào đâu?", "I": "Căn cứ kế hoạch;"}).blocks
    at = next(at for at, block in enumerate(blocks) if isinstance(block, Paragraph))
    first, second = bases.split("\n")
    assert blocks[at : at + 4] == (
        Paragraph(first, basis=True), Paragraph(second, basis=True),
        Paragraph("UBND xã báo cáo:"), Paragraph("Căn cứ vào đâu?"),
    )  # fmt: skip
    assert Paragraph("Căn cứ kế hoạch;") in blocks


def test_a_preamble_that_leads_on_is_no_legal_basis() -> None:
    text = "Căn cứ Kế hoạch số 241/KH-UBND, UBND xã báo cáo như sau:"
    assert Paragraph(text) in composed(**{"mo-dau": text}).blocks


def test_an_issued_report_prints_number_and_day() -> None:
    report = shipped_sample().with_edit("letter.number", "7").with_edit("letter.date", "2023-06-09")
    header = only(compose(replace(report, state=ISSUED), shipped_template()), Header)
    assert (header.number, header.mark) == ("Số: 07/BC-UBND", "")
    assert header.date == "An Thanh, ngày 09 tháng 6 năm 2023"


def test_a_deputy_signs_in_three_lines() -> None:
    """II.7.b."""
    document = composed(letter__authority="TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH")
    assert only(document, Signature).authority == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")


def test_sections_become_paragraphs_and_list_lines_under_their_headings() -> None:
    document = composed(**{"II.1": "Đoạn một.\n\n- Gạch đầu dòng\n+ Dấu cộng\n-Không phải"})
    at = document.blocks.index(Heading(2, "1. Cải cách thể chế"))
    assert document.blocks[at - 1] == Heading(1, "II. KẾT QUẢ THỰC HIỆN CÔNG TÁC CẢI CÁCH HÀNH CHÍNH")
    assert document.blocks[at + 1 : at + 5] == (
        Paragraph("Đoạn một."), ListLine("-", "Gạch đầu dòng"), ListLine("+", "Dấu cộng"), Paragraph("-Không phải"),
    )  # fmt: skip


@pytest.mark.parametrize("kind", ["xã", "phường", "đặc khu"])
def test_a_heading_names_the_kind_of_unit(kind: str) -> None:
    assert Heading(3, f"b) Công khai thủ tục hành chính tại UBND {kind}") in composed(unit__kind=kind).blocks


def test_a_heading_in_capitals_is_filled_before_it_is_raised() -> None:
    section = replace(shipped_template().sections["I"], title="KẾT QUẢ CỦA {unit_kind} {unit} {lạ}")
    texts = FilledLetter(shipped_sample(), shipped_template())
    assert texts.heading(section) == "I. KẾT QUẢ CỦA XÃ XÃ AN THANH {LẠ}"


def test_an_empty_section_keeps_its_heading() -> None:
    blocks = composed(**{"II.3": ""}).blocks
    at = blocks.index(Heading(2, "3. Cải cách tổ chức bộ máy"))
    assert blocks[at + 1] == Heading(2, "4. Cải cách chế độ công vụ")


def test_links_print_their_figures_and_braces_themselves() -> None:
    document = composed(**{"I": "Nhận {7:6.7.2} hồ sơ, {9:9} và {{ngoặc}}.", "7:6.7.2": "1381"})
    assert Paragraph("Nhận 1.381 hồ sơ, …… và {ngoặc}.") in document.blocks


@pytest.mark.parametrize("typed", ["Trên đây là báo cáo", "Trên đây là báo cáo.", "Trên đây là báo cáo./."])
def test_the_closing_sentence_ends_the_letter_after_the_pointer_to_the_appendix(typed: str) -> None:
    blocks = composed(letter__closing=typed).blocks
    at = next(at for at, block in enumerate(blocks) if isinstance(block, Signature))
    assert blocks[at - 1] == Paragraph("Trên đây là báo cáo./.", closing=True)
    pointer = blocks[at - 2]
    assert isinstance(pointer, Paragraph)
    assert "Phụ lục" in pointer.text


def test_the_appendix_names_its_document_and_holds_every_form() -> None:
    document = composed(letter__number="7", letter__date="2023-06-09")
    start = only(document, AppendixStart)
    assert start.reference == "(Kèm theo Báo cáo số 07/BC-UBND ngày 09 tháng 6 năm 2023 của UBND xã An Thanh)"
    forms = [block for block in document.blocks if isinstance(block, FormBlock)]
    assert [form.heading for form in forms] == [f"Biểu mẫu {number}" for number in range(1, 8)]
    assert sum(len(form.rows) for form in forms) == len(shipped_template().rows)


def test_rows_print_figures_notes_and_what_cannot_be_read() -> None:
    document = composed(**{"1:1": "1395", "note.1:1": "13 công văn", "1:2.1": "ba mươi", "1:3": ""})
    assert row(document, "1:1").number == "1."
    assert (row(document, "1:1").result, row(document, "1:1").note) == ("1.395", "13 công văn")
    assert row(document, "1:2.1").result == "ba mươi"
    assert row(document, "1:3").heading


def test_a_blank_row_of_another_tier_says_who_fills_it() -> None:
    assert row(composed(**{"2:1.1": ""}), "2:1.1").reason == "cấp huyện ghi"
    assert row(composed(**{"2:1.1": "3"}), "2:1.1").reason == ""
    assert row(composed(**{"1:1": ""}), "1:1").reason == ""
