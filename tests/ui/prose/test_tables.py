"""A table in the editor of a section: its columns one below the other, its own keys, one step of undo."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from cchc_desktop.desk.work.clipboard_prose import pasted_prose
from cchc_desktop.desk.work.open_report import OpenReport
from tests.ui.conftest import MakePage
from tests.ui.keys import CTRL, SHIFT, press, write
from ui.prose.page import SectionPage
from ui.prose.text_edit import ProseEdit

TABLE = "| TT | Lĩnh vực | Số |\n| 1 | Hộ tịch, chứng thực | {3:3.3.1} |\n| 10 | Đất | 5 |"


def with_text(sample: OpenReport, shown: MakePage, text: str) -> SectionPage:
    sample.edit("IV", text)
    return cast("SectionPage", shown(sample, "IV"))


def lefts(edit: ProseEdit, at: int) -> set[int]:
    """Where a bar of each line is on the screen, counted from 0."""
    found = set()
    block = edit.document().begin()
    while block.isValid():
        bars = [position for position, char in enumerate(block.text()) if char == "|"]
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + bars[at])
        found.add(edit.cursorRect(cursor).left())
        block = block.next()
    return found


def test_the_columns_of_a_table_are_one_below_the_other(sample: OpenReport, shown: MakePage) -> None:
    edit = with_text(sample, shown, TABLE).editor
    for at in (1, 2, 3):
        places = lefts(edit, at)
        assert max(places) - min(places) <= 2, (at, places)


def test_aligning_changes_no_text_and_is_no_step_of_undo(sample: OpenReport, shown: MakePage) -> None:
    page = with_text(sample, shown, TABLE)
    assert page.section.text() == TABLE
    assert not page.editor.document().isUndoAvailable()
    page.leave()
    assert sample.report.text("IV") == TABLE


def test_a_cell_that_grows_moves_the_others(sample: OpenReport, shown: MakePage) -> None:
    page = with_text(sample, shown, TABLE)
    before = min(lefts(page.editor, 2))
    cursor = page.editor.document().find("Đất")
    cursor.clearSelection()
    page.editor.setTextCursor(cursor)
    write(" đai, xây dựng, môi trường")
    page.section.save()
    places = lefts(page.editor, 2)
    assert max(places) - min(places) <= 2
    assert min(places) > before


def test_a_table_too_wide_for_the_editor_is_not_stretched(sample: OpenReport, shown: MakePage) -> None:
    wide = "| a | " + "một câu dài " * 20 + "|\n| b | c |"
    page = with_text(sample, shown, wide)
    assert page.section.text() == wide
    assert page.editor.tables.tables[0].widths == ()


def test_tab_and_enter_go_through_a_table_and_out_of_it(sample: OpenReport, shown: MakePage) -> None:
    page = with_text(sample, shown, "")
    write("| Năm | Số |")
    press(Qt.Key.Key_Return)
    write("2022")
    press(Qt.Key.Key_Tab)
    write("11")
    press(Qt.Key.Key_Tab)
    write("2023")
    press(Qt.Key.Key_Backtab, SHIFT)
    assert page.editor.textCursor().selectedText() == "11"
    write("12")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    write("Sau bảng.")
    page.leave()
    assert sample.report.text("IV") == "| Năm | Số |\n| 2022 | 12 |\n| 2023 |  |\nSau bảng."


def test_a_table_is_put_in_from_the_menu_and_taken_back_as_one(sample: OpenReport, shown: MakePage) -> None:
    page = with_text(sample, shown, "Kết quả:")
    page.editor.moveCursor(QTextCursor.MoveOperation.End)
    from ui.prose.table_keys import insert_table  # noqa: PLC0415 - what the menu's entry calls

    insert_table(page.editor)
    assert page.section.text() == "Kết quả:\n| Cột 1 | Cột 2 | Cột 3 |\n|  |  |  |"
    assert page.editor.textCursor().selectedText() == "Cột 1"
    press(Qt.Key.Key_Z, CTRL)
    assert page.section.text() == "Kết quả:"


def test_a_copied_table_is_a_table_for_other_programs_and_comes_back_with_its_links(
    sample: OpenReport, shown: MakePage
) -> None:
    page = with_text(sample, shown, "Kết quả:\n" + TABLE)
    page.editor.selectAll()
    press(Qt.Key.Key_C, CTRL)
    mime = QApplication.clipboard().mimeData()
    assert "<td>1.387</td>" in mime.html()
    found = pasted_prose(mime.text(), mime.html()).as_is.text
    assert found == "Kết quả:\n| TT | Lĩnh vực | Số |\n| 1 | Hộ tịch, chứng thực | 1.387 |\n| 10 | Đất | 5 |"
    press(Qt.Key.Key_V, CTRL)
    assert page.section.text() == "Kết quả:\n" + TABLE
