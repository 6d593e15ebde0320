"""A report as another office's Word has it: own styles, tables for head and signature, merged heads, an old font."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.shared import Pt

from cchc_desktop.report.template import Template

OLD_FONT = ".VnTime"
HEADINGS = {
    "I": "I. Công tác chỉ đạo, điều hành CCHC",
    "II": "II/ KẾT QUẢ CÔNG TÁC CẢI CÁCH HÀNH CHÍNH",
    "II.1": "1. Cải cách thể chế:",
    "II.2": "2. Cải cách TTHC",
    "II.2.a": "2.1. Kiểm soát TTHC",
    "II.2.c": "2.2. Thực hiện cơ chế một cửa, một cửa liên thông",
    "II.5": "3. CAI CACH TAI CHINH CONG",
    "IV": "Phần III. Phương hướng, nhiệm vụ CCHC trọng tâm quý tới",
}
"""Headings by the code of the section that they mean; numbers and words are not those of the template."""


class OtherOffice:
    """Builds the file; `word` is the document of python-docx."""

    def __init__(self) -> None:
        self.word: Any = docx.Document()

    def paragraph(self, text: str, *, bold: bool = False, font: str = "") -> Any:  # noqa: ANN401 - python-docx's
        paragraph = self.word.add_paragraph()
        run = paragraph.add_run(text)
        run.bold = bold
        run.font.size = Pt(14)
        if font:
            _set_font(run, font)
        return paragraph

    def head(self) -> None:
        table = self.word.add_table(2, 2)
        table.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nXÃ AN THANH"
        table.cell(0, 1).text = "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
        table.cell(1, 0).text = "Số: 57/BC-UBND"
        table.cell(1, 1).text = "An Thanh, ngày 09 tháng 12 năm 2022"
        self.paragraph("BÁO CÁO", bold=True)
        self.paragraph("Kết quả thực hiện công tác cải cách hành chính năm 2022", bold=True)
        self.paragraph("Kính gửi:")
        self.paragraph("- UBND huyện Tứ Kỳ;")
        self.paragraph("- Phòng Nội vụ huyện Tứ Kỳ.")

    def heading(self, code: str) -> None:
        self.paragraph(HEADINGS[code], bold=True)

    def item(self, text: str) -> None:
        """An item of a list that Word itself numbers."""
        self.word.add_paragraph(text, style="List Number")

    def bullet(self, text: str) -> None:
        self.word.add_paragraph(text, style="List Bullet")

    def plain_signature(self, lines: str) -> None:
        """The end of the letter without a table, a paragraph for each line."""
        for line in lines.split("\n"):
            self.paragraph(line)

    def signature(self) -> None:
        table = self.word.add_table(1, 2)
        table.cell(0, 0).text = "Nơi nhận:\n- Như trên;\n- Lưu: VT, VP."
        table.cell(0, 1).text = "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\nNguyễn Văn Bình"

    def form(self, template: Template, number: str, figures: dict[str, str], *, title: str = "") -> None:
        """A form whose head has two lines, the results under one word."""
        self.paragraph(title or f"Biểu số {number}", bold=True)
        form = template.form(number)
        table = self.word.add_table(2, 6, style="Table Grid")
        for column, text in enumerate(("TT", "Chỉ tiêu thống kê", "ĐVT", "Kết quả", "", "Ghi chú")):
            if text:
                table.cell(0, column).text = text
        table.cell(0, 3).merge(table.cell(0, 4))
        table.cell(1, 3).text, table.cell(1, 4).text = "Số lượng", "Tỷ lệ"
        for column in (0, 1, 2, 5):
            table.cell(0, column).merge(table.cell(1, column))
        for row in form.rows:
            cells = table.add_row().cells
            amount, _, share = figures.get(form.key(row), "").partition("/")
            cells[0].text, cells[1].text, cells[2].text = row.no, row.label, row.unit
            cells[3].text, cells[4].text = ("", amount) if row.kind == "percent" else (amount, share)

    def raw(self) -> bytes:
        """The bytes of the file, as Word would read them."""
        written = BytesIO()
        self.word.save(written)
        return written.getvalue()


def _set_font(run: Any, font: str) -> None:  # noqa: ANN401 - python-docx's
    run.font.name = font
    run._r.rPr.rFonts.set(qn("w:hAnsi"), font)  # noqa: SLF001 - as above


def report(template: Template, figures: dict[str, str], *, end: str = "") -> bytes:
    """A whole report of another office; end has the lines behind its text where no table has them."""
    office = OtherOffice()
    office.head()
    office.paragraph("Thực hiện Kế hoạch số 12/KH-UBND, UBND xã báo cáo như sau:")
    office.heading("I")
    office.paragraph("X· ®· ban hµnh kÕ ho¹ch c¶i c¸ch hµnh chÝnh.", font=OLD_FONT)
    office.bullet("Tuyên truyền trên đài")
    office.bullet("Họp thôn")
    office.heading("II")
    office.paragraph("Trong năm có nhiều kết quả.")
    office.heading("II.1")
    office.item("Rà soát văn bản")
    office.item("Phổ biến pháp luật")
    office.heading("II.2")
    office.heading("II.2.a")
    office.paragraph("Đã rà soát 12 thủ tục.")
    office.heading("II.2.c")
    office.paragraph("Kết quả:")
    table = office.word.add_table(3, 3, style="Table Grid")
    rows = (("Năm", "Tiếp nhận", "Giải quyết"), ("2021", "1.200", "1.199"), ("2022", "1.395", "1.387"))
    for line, texts in enumerate(rows):
        for column, text in enumerate(texts):
            table.cell(line, column).text = text
    office.paragraph("Nguồn: phần mềm một cửa.")
    office.paragraph("3. Hiện đại hóa hành chính", bold=True)
    office.paragraph("Đã mua máy tính.")
    office.heading("II.5")
    office.paragraph("Chi đúng quy định.")
    office.heading("IV")
    office.paragraph("Tiếp tục rà soát.")
    office.paragraph("Trên đây là báo cáo năm 2022 của UBND xã An Thanh./.")
    if end:
        office.plain_signature(end)
    else:
        office.signature()
    office.paragraph("PHỤ LỤC", bold=True)
    office.form(template, "1", figures)
    office.form(template, "3", figures, title="Mẫu biểu 03: Cải cách thủ tục hành chính")
    return office.raw()
