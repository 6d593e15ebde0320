"""Text in an old font pasted into the window: shown both ways, put in as chosen, taken back as one."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from cchc_desktop.desk.work.open_report import OpenReport
from tests.ui.conftest import MakePage
from tests.ui.keys import CTRL, focused, press, write
from ui.forms.page import FormPage
from ui.letter.page import LetterPage
from ui.prose.page import SectionPage

OLD = "Thùc hiÖn kÕ ho¹ch c¶i c¸ch\nĐoạn này đã mới."
NEW = "Thực hiện kế hoạch cải cách\nĐoạn này đã mới."


def pasted(sample: OpenReport, shown: MakePage, text: str) -> SectionPage:
    page = cast("SectionPage", shown(sample, "IV"))
    page.editor.selectAll()
    QApplication.clipboard().setText(text)
    press(Qt.Key.Key_V, CTRL)
    return page


def test_old_text_waits_for_an_answer_and_is_converted_by_enter(sample: OpenReport, shown: MakePage) -> None:
    before = sample.report.text("IV")
    page = pasted(sample, shown, OLD)
    assert page.old_text.isVisible()
    assert "1 trên 2 đoạn" in page.old_text.title.text()
    assert [box.toPlainText() for box in page.old_text.boxes] == [OLD, NEW]
    assert page.section.text() == before
    assert focused() is page.old_text.take
    press(Qt.Key.Key_Return)
    assert page.section.text() == NEW
    assert focused() is page.editor
    press(Qt.Key.Key_Z, CTRL)
    assert page.section.text() == before


def test_old_text_can_be_taken_as_it_is_or_not_at_all(sample: OpenReport, shown: MakePage) -> None:
    page = pasted(sample, shown, OLD)
    page.old_text.keep.click()
    assert page.section.text() == OLD
    page.editor.selectAll()
    press(Qt.Key.Key_V, CTRL)
    press(Qt.Key.Key_Escape)
    assert not page.old_text.isVisible()
    assert page.section.text() == OLD


def test_modern_text_is_pasted_unasked(sample: OpenReport, shown: MakePage) -> None:
    page = pasted(sample, shown, NEW)
    assert not page.old_text.isVisible()
    assert page.section.text() == NEW


def test_a_table_gets_lines_of_its_own_and_is_saved(sample: OpenReport, shown: MakePage) -> None:
    page = cast("SectionPage", shown(sample, "IV"))
    page.editor.selectAll()
    write("Kết quả: ")
    mime = QMimeData()
    mime.setText("Năm\tSố\n2023\t12")
    mime.setHtml("<table><tr><td>Năm</td><td>Số</td></tr><tr><td>2023</td><td>12</td></tr></table>")
    QApplication.clipboard().setMimeData(mime)
    press(Qt.Key.Key_V, CTRL)
    page.leave()
    assert sample.report.text("IV") == "Kết quả: \n| Năm | Số |\n| 2023 | 12 |"
    QApplication.clipboard().setText("")


def test_a_field_of_the_letter_offers_the_converted_text(sample: OpenReport, shown: MakePage) -> None:
    page = cast("LetterPage", shown(sample, "letter.title"))
    field = page.fields["letter.title"]
    assert isinstance(field.editor, QLineEdit)
    field.editor.selectAll()
    QApplication.clipboard().setText("KÕt qu¶ c¶i c¸ch ®­îc giao")
    press(Qt.Key.Key_V, CTRL)
    assert field.old_text is not None
    assert field.old_text.isVisible()
    assert field.editor.text().startswith("KÕt")
    field.old_text.take.click()
    assert field.editor.text() == "Kết quả cải cách được giao"
    assert not field.old_text.isVisible()
    press(Qt.Key.Key_Z, CTRL)
    assert field.editor.text().startswith("KÕt")
    field.old_text.keep.click()
    assert not field.old_text.isVisible()


def test_a_note_in_an_old_font_is_asked_about(sample: OpenReport, shown: MakePage) -> None:
    page = cast("FormPage", shown(sample, "note.3:3.3.1"))
    QApplication.clipboard().setText("Sè liÖu tõ phÇn mÒm")
    press(Qt.Key.Key_V, CTRL)
    assert page.old_text.isVisible()
    press(Qt.Key.Key_Return)
    page.leave()
    assert sample.report.notes["3:3.3.1"] == "Số liệu từ phần mềm"
