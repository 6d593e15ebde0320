"""A report in Word read back: our own print exactly, another office's where it is sure, the rest reported."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest

from cchc_desktop.base.errors import BadFileError
from cchc_desktop.documents.content.compose import compose
from cchc_desktop.documents.paper_reports.paper import PaperParagraph
from cchc_desktop.documents.paper_reports.read_paper import read
from cchc_desktop.documents.paper_reports.section_finder import find_sections
from cchc_desktop.documents.readers import read_file
from cchc_desktop.documents.word.write import write
from cchc_desktop.report.document import Report
from cchc_desktop.report.file import LoadedReport
from cchc_desktop.report.loading import ImportChoices, OneTemplate, UnansweredError
from tests.documents.paper_reports.other_office import HEADINGS, OtherOffice, report
from tests.make import shipped_sample, shipped_template

TABLE = (
    "Kết quả giải quyết hồ sơ:\n| TT | Lĩnh vực | Đã giải quyết |\n| 1 | Hộ tịch {{a}} | {3:3.3.1} |\n"
    "| 2 | Đất đai | |\nNguồn: Hệ thống một cửa."
)


def word_of(given: Report, folder: Path) -> bytes:
    for _ in write(given, shipped_template(given.template), folder / "a.docx"):
        pass
    return (folder / "a.docx").read_bytes()


def loaded(raw: bytes, name: str = "a.docx", choices: ImportChoices | None = None) -> LoadedReport:
    return read(raw, name, OneTemplate(shipped_template()), choices or ImportChoices())


@pytest.mark.parametrize("name", ["an-thanh-2023-H1", "an-thanh-2023-H1-printed"])
def test_our_own_print_is_read_back_exactly(name: str, tmp_path: Path) -> None:
    template = shipped_template()
    given = replace(shipped_sample(name), extra={})
    given = given.with_edit("II.2.c", given.text("II.2.c") + "\n" + TABLE).with_edit("letter.signer", "Nguyễn Văn An")
    given = given.with_edit("letter.number", "57").with_edit("letter.date", "2023-06-09")
    found = loaded(word_of(given, tmp_path))
    assert compose(found.report, template).blocks == compose(given, template).blocks
    assert "13 trên 13 mục lời văn, 123 trên 123 chỉ tiêu" in found.warnings[0]
    assert found.report.period == given.period
    assert not any("chưa nhận" in words for words in found.warnings)


def test_a_report_on_a_proposed_template_is_read_back(tmp_path: Path) -> None:
    template = shipped_template("cchc-xa-2025")
    fields = {"unit.kind": "xã", "unit.name": "An Thanh", "unit.province": "tỉnh Hải Dương"}
    fields |= {code: f"Nội dung mục {code}.\n- Ý thứ nhất;" for code in template.sections}
    given = Report(template.id, "2025-Y", fields)
    found = read(word_of(given, tmp_path), "a.docx", OneTemplate(template))
    assert {code: found.report.text(code) for code in template.sections} == {
        code: given.text(code) for code in template.sections
    }


def other(**figures: str) -> LoadedReport:
    named = {key.replace("_", ":", 1).replace("_", "."): text for key, text in figures.items()}
    return loaded(report(shipped_template(), named))


def test_headings_of_another_office_find_their_sections() -> None:
    found = other().report
    assert found.text("mo-dau") == "Thực hiện Kế hoạch số 12/KH-UBND, UBND xã báo cáo như sau:"
    assert found.text("I") == "Xã đã ban hành kế hoạch cải cách hành chính.\n- Tuyên truyền trên đài\n- Họp thôn"
    assert found.text("II.1") == "1. Rà soát văn bản\n2. Phổ biến pháp luật"
    assert found.text("II.2.a") == "Đã rà soát 12 thủ tục."
    assert found.text("II.5") == "Chi đúng quy định."
    assert found.text("IV") == "Tiếp tục rà soát."


def test_a_small_table_and_its_source_stay_in_their_section() -> None:
    assert other().report.text("II.2.c") == (
        "Kết quả:\n| Năm | Tiếp nhận | Giải quyết |\n| 2021 | 1.200 | 1.199 |\n| 2022 | 1.395 | 1.387 |\n"
        "Nguồn: phần mềm một cửa."
    )


def test_forms_are_found_by_number_and_label_under_merged_heads() -> None:
    found = other(**{"1_1": "40", "1_2": "95,5", "3_3_3_1": "1387", "3_1_4": "141"}).report
    assert (found.text("1:1"), found.text("1:2"), found.text("3:3.3.1"), found.text("3:1.4")) == (
        "40", "95,5", "1387", "141",
    )  # fmt: skip


def test_the_letter_is_read_where_it_is_sure() -> None:
    found = other().report
    assert found.period == "2022-Y"
    assert {key: text for key, text in found.fields.items() if key.startswith(("letter.", "unit."))} == {
        "unit.kind": "xã",
        "unit.name": "An Thanh",
        "unit.district": "huyện Tứ Kỳ",
        "letter.number": "57",
        "letter.place": "An Thanh",
        "letter.date": "2022-12-09",
        "letter.title": "Kết quả thực hiện công tác cải cách hành chính năm 2022",
        "letter.addressees": "UBND huyện Tứ Kỳ\nPhòng Nội vụ huyện Tứ Kỳ",
        "letter.archive": "VT, VP",
        "letter.authority": "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
        "letter.signer": "Nguyễn Văn Bình",
        "letter.closing": "Trên đây là báo cáo năm 2022 của UBND xã An Thanh./.",
    }


RECIPIENTS = "Nơi nhận:\n- Như trên;\n- Phòng Nội vụ huyện;\n- Lưu: VT, VP."
SIGNER = "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\n\nNguyễn Văn Bình"
SIDE_BY_SIDE = """Nơi nhận:\t\tTM. ỦY BAN NHÂN DÂN
- Như trên;\tKT. CHỦ TỊCH
- Phòng Nội vụ huyện;\tPHÓ CHỦ TỊCH
- Lưu: VT, VP.
\t\tNguyễn Văn Bình"""


@pytest.mark.parametrize("end", [f"{RECIPIENTS}\n\n{SIGNER}", f"{SIGNER}\n\n{RECIPIENTS}", SIDE_BY_SIDE])
def test_the_end_of_a_letter_is_read_from_plain_paragraphs(end: str) -> None:
    raw = report(shipped_template(), {"1:1": "40"}, end=end)
    found = loaded(raw)
    assert {key: found.report.text(f"letter.{key}") for key in ("recipients", "archive", "authority", "signer")} == {
        "recipients": "Phòng Nội vụ huyện",
        "archive": "VT, VP",
        "authority": "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
        "signer": "Nguyễn Văn Bình",
    }
    assert found.report.text("IV") == "Tiếp tục rà soát."
    assert found.report.text("1:1") == "40"
    assert not [words for words in found.warnings if "Sau phần nội dung" in words]


def test_a_name_above_the_recipients_without_an_authority_stays_in_the_text() -> None:
    raw = report(shipped_template(), {}, end="Nguyễn Văn Bình\nNơi nhận:\n- Như trên;\n- Lưu: VT.")
    found = loaded(raw).report
    assert found.text("letter.signer") == ""
    assert found.text("IV").endswith("Nguyễn Văn Bình")


def test_what_has_no_place_is_reported_and_not_taken() -> None:
    found = other()
    told = "\n".join(found.warnings)
    assert "“II/ KẾT QUẢ CÔNG TÁC CẢI CÁCH HÀNH CHÍNH”: 1 đoạn" in told
    assert "“3. Hiện đại hóa hành chính”: 1 đoạn" in told
    assert "“Đã mua máy tính.”" in told
    assert "TCVN3" in told
    assert "Không thấy lời văn của mục II.2.b, II.3, II.4, II.6, III.1, III.2." in told
    assert "Không thấy biểu mẫu 2, 4, 5, 6, 7." in told
    assert not any("mua máy tính" in text or "nhiều kết quả" in text for text in found.report.fields.values())


def test_what_is_behind_the_text_and_is_no_form_is_reported() -> None:
    office = OtherOffice()
    office.head()
    office.heading("I")
    office.paragraph("Nội dung.")
    office.signature()
    office.paragraph("Danh sách kèm theo", bold=True)
    office.word.add_table(2, 2, style="Table Grid").cell(0, 0).text = "Họ tên"
    told = loaded(office.raw(), choices=ImportChoices(period="2022-Y")).warnings
    assert any("Bảng" in words and "chưa nhận" in words for words in told)
    assert any("“Danh sách kèm theo”" in words for words in told)


def test_many_cells_without_a_place_are_reported_in_few_lines() -> None:
    office = OtherOffice()
    office.head()
    office.paragraph("PHỤ LỤC", bold=True)
    office.form(shipped_template(), "1", {"1:1": "40"})
    table = office.word.tables[-1]
    for number in range(30):
        cells = table.add_row().cells
        cells[0].text, cells[1].text, cells[3].text = f"9.{number}", "Hàng lạ", "5"
    told = loaded(office.raw()).warnings
    assert len(told) < 16
    assert told[-1].startswith("22 ô khác")
    assert told[-1].count("Biểu mẫu 1, ô D") == 22


def test_a_file_without_a_period_asks_for_it() -> None:
    office = OtherOffice()
    office.paragraph("BÁO CÁO", bold=True)
    office.heading("I")
    office.paragraph("Nội dung.")
    with pytest.raises(UnansweredError):
        loaded(office.raw())
    found = loaded(office.raw(), choices=ImportChoices(period="2022-H1"))
    assert (found.report.period, found.report.text("I")) == ("2022-H1", "Nội dung.")


def test_a_heading_between_two_sections_is_not_guessed() -> None:
    parts = [PaperParagraph("1. Cải cách", bold=True), PaperParagraph("Câu.")]
    assert find_sections(parts, shipped_template()).parts["mo-dau"] == parts


def test_a_plain_heading_that_counts_on_is_no_part_of_the_section_before() -> None:
    parts = [PaperParagraph(text) for text in (
        "1. Cải cách thể chế", "Thể chế.", "2. Hiện đại hóa hành chính", "Máy tính.", "3. Cải cách tài chính công",
        "Chi.", "1. Mục một", "2. Mục hai", "4. Việc khác", "Khác.",
    )]  # fmt: skip
    found = find_sections(parts, shipped_template())
    assert found.parts["II.1"] == parts[1:2]
    assert found.parts["II.5"] == parts[5:10]
    assert ("2. Hiện đại hóa hành chính", [parts[3]]) in found.lost


def test_a_sentence_that_names_a_section_is_no_heading() -> None:
    text = "Cải cách thể chế, cải cách thủ tục hành chính được quan tâm."
    parts = [
        PaperParagraph(HEADINGS["I"], bold=True),
        PaperParagraph(text),
        PaperParagraph("a) Cải cách thể chế là gì;"),
    ]
    found = find_sections(parts, shipped_template())
    assert found.parts["I"] == parts[1:]


def test_deleted_and_hidden_text_is_left_out_and_the_old_versions_of_a_drawing() -> None:
    office = OtherOffice()
    office.paragraph("Báo cáo cải cách hành chính năm 2022")
    office.heading("I")
    office.paragraph("Giữ lại.").add_run(" Ẩn.").font.hidden = True
    other = (
        '<w:p><w:del w:id="1"><w:r><w:delText>x</w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>Thêm.</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>cũ</w:t></w:r></w:moveFrom></w:p>'
    )
    raw = changed(office.raw(), "</w:body>", other + "</w:body>")
    assert loaded(raw, choices=ImportChoices(period="2022-Y")).report.text("I") == "Giữ lại.\nThêm."


def test_lists_that_begin_anew_and_letters_shown_as_capitals_are_read_as_seen() -> None:
    office = OtherOffice()
    office.heading("I")
    office.item("một")
    office.item("hai")
    office.paragraph("Xen giữa.")
    item = office.word.add_paragraph("ba", style="List Number")
    office.paragraph("").add_run("chữ hoa").font.all_caps = True
    numbering = office.word.part.numbering_part.element
    old = office.word.styles["List Number"].element.pPr.numPr.numId.val
    kind = next(num for num in numbering.num_lst if num.numId == old).abstractNumId.val
    anew = numbering.add_num(kind)
    anew.add_lvlOverride(ilvl=0).add_startOverride(1)
    item._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = anew.numId  # noqa: SLF001 - python-docx's way
    found = loaded(office.raw(), choices=ImportChoices(period="2022-Y")).report.text("I")
    assert found == "1. một\n2. hai\nXen giữa.\n1. ba\nCHỮ HOA"


def test_footnotes_become_notes_under_the_section() -> None:
    office = OtherOffice()
    office.heading("I")
    office.paragraph("Đã giải quyết 12 hồ sơ")
    text = "12 hồ sơ</w:t></w:r>"
    raw = changed(office.raw(), text, text + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    note = '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Theo sổ tay.</w:t></w:r></w:p></w:footnote>'
    found = loaded(with_footnotes(raw, note), choices=ImportChoices(period="2022-Y"))
    assert found.report.text("I") == "Đã giải quyết 12 hồ sơ¹\nGhi chú: ¹ Theo sổ tay."


@pytest.mark.parametrize(("name", "words"), [("a.doc", ".docx"), ("a.odt", ".docx"), ("a.rtf", ".docx")])
def test_other_word_files_say_what_to_do(name: str, words: str) -> None:
    with pytest.raises(BadFileError) as caught:
        read_file(b"x", name, OneTemplate(shipped_template()))
    assert words in caught.value.text


def test_files_that_are_no_report_are_refused() -> None:
    empty = OtherOffice()
    empty.paragraph("Thư mời họp")
    with pytest.raises(BadFileError, match="Không thấy báo cáo"):
        loaded(empty.raw())
    with pytest.raises(BadFileError):
        loaded(b"\xd0\xcf\x11\xe0" + b"x" * 100)
    with pytest.raises(BadFileError):
        loaded(b"PK\x03\x04 no zip")


def test_a_document_type_in_a_part_is_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    raw = OtherOffice().raw()
    with zipfile.ZipFile(BytesIO(raw)) as file:
        xml = file.read("word/document.xml")
    with pytest.raises(BadFileError, match=r"Không nhận tệp"):
        loaded(replaced(raw, "word/document.xml", bomb + xml.partition(b"?>")[2]))


def test_deep_nesting_is_refused() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 200 + "</w:tc></w:tr></w:tbl>" * 200
    with pytest.raises(BadFileError):
        loaded(changed(OtherOffice().raw(), "<w:sectPr", deep + "<w:sectPr"))


def test_python_docx_opens_what_these_tests_change() -> None:
    assert docx.Document(BytesIO(report(shipped_template(), {}))).paragraphs


def changed(raw: bytes, before: str, after: str) -> bytes:
    """The file with a stretch of its body changed."""
    with zipfile.ZipFile(BytesIO(raw)) as file:
        xml = file.read("word/document.xml").decode()
    assert before in xml
    return replaced(raw, "word/document.xml", xml.replace(before, after, 1).encode())


def with_footnotes(raw: bytes, note: str) -> bytes:
    """The file with a part of footnotes."""
    head = '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    with zipfile.ZipFile(BytesIO(raw)) as file:
        relations = file.read("word/_rels/document.xml.rels").decode()
    relation = f'<Relationship Id="rIdNotes" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    raw = replaced(raw, "word/_rels/document.xml.rels", relations.replace("</Relationships>", relation).encode())
    return replaced(raw, "word/footnotes.xml", f"{head}{note}</w:footnotes>".encode())


def replaced(raw: bytes, part: str, content: bytes) -> bytes:
    """The file with another content of a part."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(raw)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        new.writestr(part, content)
    return written.getvalue()
