"""Figures in a section's text as chips, driven by keys, over a real SQLite draft."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from cchc_desktop.desk.work.open_report import OpenReport
from tests.ui.conftest import MakePage, OpenWindow, close_report
from tests.ui.keys import CTRL, SHIFT, compose, focused, press, write
from ui.kit.clipboard import OWN_TYPE
from ui.prose.page import SectionPage
from ui.prose.text_edit import ProseEdit
from ui.prose.text_form import LETTER, Chip

TEXT = "Đã nhận {7:6.7.1} hồ sơ, đạt {3:3.3}% đúng hạn."


@pytest.fixture
def page(sample: OpenReport, shown: MakePage) -> SectionPage:
    sample.edit("IV", TEXT)
    return cast("SectionPage", shown(sample, "IV"))


def at(editor: ProseEdit, position: int, end: int | None = None) -> None:
    """Put the caret at a position, or select from there to another."""
    cursor = editor.textCursor()
    cursor.setPosition(position)
    cursor.setPosition(position if end is None else end, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def kinds(editor: ProseEdit) -> list[tuple[str, str]]:
    """Paint the editor; return words and kind of every chip that was drawn."""
    editor.grab()
    return [(drawn.text, drawn.kind) for drawn in editor.painter.drawn]


def width(editor: ProseEdit, position: int) -> int:
    """Return how wide the letter at a position is laid out."""
    cursor = QTextCursor(editor.document())
    cursor.setPosition(position)
    left = editor.cursorRect(cursor).left()
    cursor.setPosition(position + 1)
    return editor.cursorRect(cursor).left() - left


def test_chips_show_values_and_follow_an_edit_of_the_form(page: SectionPage, sample: OpenReport) -> None:
    assert kinds(page.editor) == [("1.395", ""), ("99,93%", "")]
    narrow = width(page.editor, 8)
    sample.edit("7:6.7.1", "1234567")
    assert kinds(page.editor)[0][0] == "1.234.567"
    assert width(page.editor, 8) > narrow
    assert not page.editor.document().isUndoAvailable()
    assert sample.report.text("IV") == TEXT


def test_a_figure_with_an_error_a_blank_and_an_unknown_one_look_it(page: SectionPage, sample: OpenReport) -> None:
    sample.edit("IV", "{7:6.7.2} {3:2.3} {9:9.9} {7:6.7.1}")
    sample.edit("7:6.7.2", "1400")
    sample.edit("3:2.3", "")
    assert kinds(page.editor) == [
        ("1.400", "error"),
        ("BM3 2.3 trống", "blank"),
        ("BM9 9.9 ?", "unknown"),
        ("1.395", ""),
    ]


def test_letters_of_a_chip_stand_on_the_line_of_the_text(page: SectionPage) -> None:
    page.editor.grab()
    line = page.editor.document().firstBlock().layout().lineAt(0)
    drawn = page.editor.painter.drawn[0]
    baseline = drawn.pill.top() + page.editor.painter.paints.metrics(14, bold=True).ascent()
    top = page.editor.document().documentLayout().blockBoundingRect(page.editor.document().firstBlock()).top()
    assert abs(baseline - (top + line.y() + line.ascent() - page.editor.verticalScrollBar().value())) <= 1.5


def test_a_chip_is_one_letter_for_arrows_and_backspace(page: SectionPage, sample: OpenReport) -> None:
    at(page.editor, 8)
    press(Qt.Key.Key_Right)
    assert page.editor.textCursor().position() == 9
    press(Qt.Key.Key_Backspace)
    page.leave()
    assert sample.report.text("IV") == TEXT.replace("{7:6.7.1}", "")
    press(Qt.Key.Key_Z, CTRL)
    page.leave()
    assert sample.report.text("IV") == TEXT
    assert kinds(page.editor)[0] == ("1.395", "")


def test_vietnamese_typed_right_beside_a_chip(page: SectionPage, sample: OpenReport) -> None:
    at(page.editor, 9)
    write("d\bđ")
    compose("n", "nh", "nhâ", "nhận")
    at(page.editor, 8)
    write("o\bô")
    compose("t", "tổ", "tổng")
    page.leave()
    assert sample.report.text("IV") == TEXT.replace("{7:6.7.1}", "ôtổng{7:6.7.1}đnhận")
    assert len(kinds(page.editor)) == 2


def test_a_word_that_is_composed_is_left_alone_while_the_text_before_it_is_saved(
    page: SectionPage, sample: OpenReport, qtbot: QtBot
) -> None:
    at(page.editor, 0)
    write("- Xã ")
    compose("t", "ti", done=False)
    qtbot.waitUntil(lambda: sample.report.text("IV") == f"- Xã {TEXT}")
    block = page.editor.textCursor().block()
    assert (block.layout().preeditAreaText(), block.blockFormat().leftMargin()) == ("ti", 0)
    compose("tiếp")
    assert block.text().startswith("- Xã tiếp")
    qtbot.waitUntil(lambda: sample.report.text("IV").startswith("- Xã tiếp"))
    assert block.blockFormat().leftMargin() > 0


def test_a_percent_typed_after_a_chip_is_drawn_in_it_and_can_be_undone(page: SectionPage, sample: OpenReport) -> None:
    at(page.editor, 9)
    write("%")
    assert kinds(page.editor)[0] == ("1.395%", "")
    page.leave()
    assert "{7:6.7.1}% hồ sơ" in sample.report.text("IV")
    press(Qt.Key.Key_Z, CTRL)
    page.leave()
    assert sample.report.text("IV") == TEXT


def test_a_copy_gives_the_value_to_others_and_the_link_to_this_program(page: SectionPage, sample: OpenReport) -> None:
    at(page.editor, 3, 12)
    press(Qt.Key.Key_C, CTRL)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text() == "nhận 1.395 hồ"
    assert bytes(mime.data(OWN_TYPE).data()).decode() == "nhận {7:6.7.1} hồ"
    press(Qt.Key.Key_End, CTRL)
    press(Qt.Key.Key_V, CTRL)
    page.leave()
    assert sample.report.text("IV") == f"{TEXT}nhận {{7:6.7.1}} hồ"


def test_foreign_text_that_looks_like_a_link_stays_text(page: SectionPage, sample: OpenReport) -> None:
    mime = QMimeData()
    mime.setText(f"xem {{7:6.7.2}}\t{LETTER}ở đây")
    QGuiApplication.clipboard().setMimeData(mime)
    at(page.editor, 0)
    press(Qt.Key.Key_V, CTRL)
    page.leave()
    assert sample.report.text("IV") == f"xem {{{{7:6.7.2}}}} ở đây{TEXT}"
    assert len(kinds(page.editor)) == 2


def test_enter_on_a_chosen_chip_and_f9_beside_it_go_to_its_row(page: SectionPage, qtbot: QtBot) -> None:
    at(page.editor, 8)
    press(Qt.Key.Key_Right, SHIFT)
    assert page.editor.chosen_chip() == Chip("7:6.7.1")
    with qtbot.waitSignal(page.wants) as asked:
        press(Qt.Key.Key_Return)
    assert asked.args == ["7:6.7.1"]
    press(Qt.Key.Key_Right)
    with qtbot.waitSignal(page.wants) as asked:
        press(Qt.Key.Key_F9)
    assert asked.args == ["7:6.7.1"]


def test_f9_leads_to_the_row_and_back_to_the_section(sample: OpenReport, open_window: OpenWindow) -> None:
    window = open_window(sample.ref)
    assert window.report
    window.report.go("II.6")
    page = cast("SectionPage", window.report.page)
    at(page.editor, page.editor.document().toRawText().index(LETTER))
    chip = page.editor.chip_beside()
    assert chip
    press(Qt.Key.Key_F9)
    assert window.report.page
    assert window.report.page.place() == chip.key
    press(Qt.Key.Key_F9)
    assert window.report.page is page
    assert page.editor.chip_beside() == chip


def test_a_click_chooses_a_chip_and_the_mouse_names_its_row(page: SectionPage) -> None:
    page.editor.grab()
    centre = page.editor.painter.drawn[0].pill.center().toPoint()
    QTest.mouseClick(page.editor.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    assert page.editor.chosen_chip() == Chip("7:6.7.1")
    assert page.editor.chip_under(centre) == 8
    assert page.editor.chip_under(QPoint(2, 2)) == -1
    assert page.editor.looks.row_words(Chip("7:6.7.1")).startswith("Biểu mẫu 7, hàng 6.7.1: Tổng số hồ sơ")


def test_control_enter_takes_the_finding_at_the_caret(page: SectionPage, sample: OpenReport, qtbot: QtBot) -> None:
    sample.edit("3:2.3", "")
    sample.edit("3:1.1", "")
    sample.edit("IV", "{3:2.3} rồi {3:1.1}")
    at(page.editor, 7)
    with qtbot.waitSignal(page.wants) as asked:
        press(Qt.Key.Key_Return, CTRL)
    assert asked.args == ["3:1.1"]


def chosen_from_menu(editor: ProseEdit, position: int, words: str) -> None:
    """Open the menu of a chip with the mouse, and choose the entry that begins with some words."""
    editor.grab()
    (pill,) = [drawn.pill for drawn in editor.painter.drawn if drawn.position == position]
    point = pill.center().toPoint()
    where = editor.viewport().mapToGlobal(point)
    QApplication.sendEvent(editor.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, where))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    (action,) = [each for each in menu.actions() if each.text().startswith(words)]
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def test_the_menu_of_a_chip_goes_to_its_row(page: SectionPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.wants) as asked:
        chosen_from_menu(page.editor, 8, "Đến BM7 6.7.1")
    assert asked.args == ["7:6.7.1"]


def test_the_menu_of_a_chip_writes_its_number_or_removes_it(page: SectionPage, sample: OpenReport) -> None:
    before = sample.report.text("IV")
    chosen_from_menu(page.editor, 8, "Thay bằng")
    assert sample.report.text("IV") == before.replace("{7:6.7.1}", "1.395", 1)
    press(Qt.Key.Key_Z, CTRL)
    page.leave()
    assert sample.report.text("IV") == before
    chosen_from_menu(page.editor, 8, "Xóa số liệu này")
    assert sample.report.text("IV") == before.replace("{7:6.7.1}", "", 1)


def test_the_menu_of_a_text_undoes_what_the_report_did(page: SectionPage, sample: OpenReport, qtbot: QtBot) -> None:
    sample.edit("1:1", "39")
    at(page.editor, 0)
    page.editor.ask_for_menu()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    (action,) = [each for each in menu.actions() if each.text().startswith("Hoàn tác")]
    assert action.isEnabled()
    with qtbot.waitSignal(page.undo_wanted):
        action.trigger()
    menu.close()


def test_where_it_is_narrow_the_figures_are_a_drawer(page: SectionPage, sample: OpenReport) -> None:
    assert page.figures.isVisible()
    page.resize(860, 600)
    assert not page.figures.isVisible()
    press(Qt.Key.Key_F3)
    assert page.figures.isVisible()
    assert page.figures.geometry().right() <= page.width()
    press(Qt.Key.Key_Escape)
    assert not page.figures.isVisible()
    assert focused() is page.editor
    press(Qt.Key.Key_F3)
    press(Qt.Key.Key_Return)
    assert not page.figures.isVisible()
    assert sample.report.text("IV").startswith("{")
    page.resize(1134, 600)
    assert page.figures.isVisible()


def test_guidance_folds_on_a_low_page_and_lines_stay_short_on_a_wide_one(page: SectionPage) -> None:
    page.resize(1134, 500)
    assert not page.guidance.text.isVisible()
    page.resize(1700, 900)
    assert page.guidance.text.isVisible()
    assert page.editor.viewport().width() <= 760


def test_a_closed_report_is_only_read(sample: OpenReport, shown: MakePage) -> None:
    sample.edit("IV", TEXT)
    for finding in sample.outcome.findings:
        if finding.severity.value != "hint":
            sample.explain(finding, "Đã xem lại.", "Bình")
    close_report(sample)
    sealed = cast("SectionPage", shown(sample, "IV"))
    at(sealed.editor, 0)
    write("x")
    press(Qt.Key.Key_Delete)
    sealed.leave()
    assert sample.report.text("IV") == TEXT
    assert sealed.sealed.isVisible()
    at(sealed.editor, 8, 9)
    press(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "1.395"


def test_an_undo_is_not_done_again_by_restyling_the_text(page: SectionPage, sample: OpenReport) -> None:
    at(page.editor, 9)
    compose("%")
    page.leave()
    assert kinds(page.editor)[0] == ("1.395%", "")
    press(Qt.Key.Key_End, CTRL)
    write("\n- việc mới")
    page.leave()
    for _ in range(8):
        press(Qt.Key.Key_Z, CTRL)
        page.leave()
    assert sample.report.text("IV") == TEXT


def test_the_menu_of_a_closed_report_only_copies(sample: OpenReport, shown: MakePage) -> None:
    close_report(sample)
    page = cast("SectionPage", shown(sample, "II.2.c"))
    page.editor.ask_for_menu()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text().partition("\t")[0] for action in menu.actions() if not action.isSeparator()]
    menu.close()
    assert words == ["Chép", "Chọn hết", "Lịch sử mục này"]
