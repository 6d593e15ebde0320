"""Blocks of a form's table to and from a spreadsheet, by keys."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cchc_desktop.desk.work.open_report import OpenReport
from tests.ui.conftest import MakePage, OpenWindow
from tests.ui.keys import CTRL, SHIFT, focused, press, write
from ui.forms.model import NOTE, RESULT
from ui.forms.page import FormPage
from ui.shell.window import MainWindow


class Clipboard:
    """The text on the clipboard."""

    def put(self, text: str) -> None:
        QApplication.clipboard().setText(text)

    def text(self) -> str:
        return QApplication.clipboard().text()


@pytest.fixture
def clipboard() -> Clipboard:
    return Clipboard()


@pytest.fixture
def at(shown: MakePage, sample: OpenReport) -> AtPlace:
    return AtPlace(shown, sample)


class AtPlace:
    """Shows the form of a place of the sample."""

    def __init__(self, shown: MakePage, sample: OpenReport) -> None:
        self._shown, self._sample = shown, sample

    def __call__(self, place: str) -> FormPage:
        return cast("FormPage", self._shown(self._sample, place))


def paste() -> None:
    press(Qt.Key.Key_V, CTRL)


def test_selected_rows_are_copied_with_headings_and_computed_rows(at: AtPlace, clipboard: Clipboard) -> None:
    page = at("3:3.3.1")
    press(Qt.Key.Key_Up)
    for _ in range(2):
        press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_C, CTRL)
    assert clipboard.text() == "99,93\n1387\n1386\n"
    assert page.view.selection.rows == range(page.view.row - 2, page.view.row + 1)


def test_notes_are_copied_beside_results(at: AtPlace, clipboard: Clipboard, sample: OpenReport) -> None:
    sample.edit("note.7:6.7.1", "hai\ndòng")
    at("7:6.7.1")
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_Right, SHIFT)
    press(Qt.Key.Key_C, CTRL)
    assert clipboard.text() == '1395\t"hai\ndòng"\n1381\t\n'
    press(Qt.Key.Key_Left, SHIFT)
    press(Qt.Key.Key_C, CTRL)
    assert clipboard.text() == "1395\n1381\n"


def test_a_copied_block_pasted_back_changes_nothing_but_how_it_is_written(at: AtPlace, sample: OpenReport) -> None:
    page = at("form.7")
    page.view.go(0)
    while page.view.beyond(page.view.row, 1) is not None:
        press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_Right, SHIFT)
    press(Qt.Key.Key_C, CTRL)
    before = [finding.message for finding in sample.outcome.findings]
    page.view.go(0)
    paste()
    assert [finding.message for finding in sample.outcome.findings] == before


def test_the_text_of_one_cell_is_copied_and_pasted_by_its_editor(
    at: AtPlace, clipboard: Clipboard, sample: OpenReport
) -> None:
    at("7:6.7.2")
    press(Qt.Key.Key_C, CTRL)
    assert clipboard.text() == sample.report.text("7:6.7.2")
    clipboard.put("1380\r\n")
    paste()
    write("\n")
    assert sample.report.text("7:6.7.2") == "1380"


def test_a_pasted_block_is_one_edit_and_reports_the_cells_left_out(
    at: AtPlace, clipboard: Clipboard, sample: OpenReport
) -> None:
    page = at("3:2.2")
    before = sample.report
    clipboard.put("17\n3\n\n5\n\n\n\n\n\n99\n1387\n1386")
    paste()
    assert (sample.report.text("3:2.3"), sample.report.text("3:3.3.2")) == ("3", "1386")
    assert page.strip.isVisible()
    assert page.strip.words.text() == "Đã dán 4 ô."
    assert "hàng 3.1 (cấp tỉnh ghi), hàng 3.3 (chương trình tính)" in page.strip.accessibleName()
    page.strip.undo.click()
    assert sample.report == before
    assert not page.strip.isVisible()
    assert page.view.has_focus()


def test_english_decimals_are_asked_about_once(at: AtPlace, clipboard: Clipboard, sample: OpenReport) -> None:
    page = at("6:1.1")
    clipboard.put("2.7\n2.65")
    paste()
    assert sample.report.text("6:1.2") != "2.65"
    assert focused() is page.strip.decimals
    press(Qt.Key.Key_Return)
    assert (sample.report.text("6:1.1"), sample.report.text("6:1.2")) == ("2,7", "2,65")
    assert page.view.has_focus()


def in_window(open_window: OpenWindow, sample: OpenReport, place: str) -> FormPage:
    """Show a form in the window, whose Esc leads out of a page."""
    window = open_window(sample.ref)
    assert window.report
    window.report.go(place)
    return cast("FormPage", window.report.page)


def test_escape_at_the_question_pastes_nothing(
    open_window: OpenWindow, clipboard: Clipboard, sample: OpenReport
) -> None:
    page = in_window(open_window, sample, "6:1.1")
    before = page.open_report.report
    clipboard.put("2.7\n2.65")
    paste()
    press(Qt.Key.Key_Escape)
    assert page.open_report.report == before
    assert not page.strip.isVisible()
    assert page.view.has_focus()


def test_escape_closes_the_strip_about_a_block_before_it_leads_out(
    open_window: OpenWindow, clipboard: Clipboard, sample: OpenReport
) -> None:
    page = in_window(open_window, sample, "3:3.3.1")
    clipboard.put("7\n8")
    paste()
    assert page.strip.isVisible()
    press(Qt.Key.Key_Escape)
    assert not page.strip.isVisible()
    assert page.view.has_focus()
    assert page.open_report.report.text("3:3.3.2") == "8"


def test_undo_after_a_refused_block_stays_here_and_says_so_then_says_what_it_undid(
    open_window: OpenWindow, clipboard: Clipboard, sample: OpenReport
) -> None:
    page = in_window(open_window, sample, "7:6.7.2")
    window = page.window()
    assert isinstance(window, MainWindow)
    assert window.report
    before = page.open_report.report.text("letter.signer")
    page.open_report.edit("letter.signer", "Trần Văn B")
    clipboard.put("1\t2\t3\n4\t5\t6")
    paste()
    press(Qt.Key.Key_Z, CTRL)
    assert window.report.page is page
    assert "không ghi gì" in window.report.notice.title.text()
    assert page.open_report.report.text("letter.signer") == "Trần Văn B"
    press(Qt.Key.Key_Z, CTRL)
    assert page.open_report.report.text("letter.signer") == before
    assert window.report.notice.title.text() == f"Đã hoàn tác: Người ký từ “Trần Văn B” thành “{before}”."


def test_undo_of_a_block_says_how_many_cells_and_where(
    open_window: OpenWindow, clipboard: Clipboard, sample: OpenReport
) -> None:
    page = in_window(open_window, sample, "7:6.7.1")
    clipboard.put("7\n8")
    paste()
    press(Qt.Key.Key_Z, CTRL)
    window = page.window()
    assert isinstance(window, MainWindow)
    assert window.report
    assert window.report.notice.title.text() == "Đã hoàn tác: 2 ô, từ BM7 6.7.1."
    assert not page.strip.isVisible()


def test_a_block_with_too_many_columns_is_refused_with_a_way_out(
    at: AtPlace, clipboard: Clipboard, sample: OpenReport
) -> None:
    page = at("7:6.7.1")
    before = sample.report
    clipboard.put("1\t2\t3\n4\t5\t6")
    paste()
    assert "3 cột" in page.strip.words.text()
    assert sample.report == before


def test_the_button_pastes_too_and_says_how_when_there_is_nothing(
    at: AtPlace, clipboard: Clipboard, sample: OpenReport
) -> None:
    page = at("7:6.7.1")
    clipboard.put("")
    page.head.paste.click()
    assert page.strip.isVisible()
    clipboard.put("1390\n1380")
    page.head.paste.click()
    assert (sample.report.text("7:6.7.1"), sample.report.text("7:6.7.2")) == ("1390", "1380")


def test_line_breaks_pasted_into_a_note_are_kept(at: AtPlace, clipboard: Clipboard, sample: OpenReport) -> None:
    at("note.7:6.7.2")
    clipboard.put("dòng một\ndòng hai\n")
    paste()
    write("\n")
    assert sample.report.text("note.7:6.7.2") == "dòng một\ndòng hai"


def test_delete_clears_the_selected_cells_as_one_edit(at: AtPlace, sample: OpenReport) -> None:
    at("7:6.7.1")
    before = sample.report
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_Delete)
    assert (sample.report.text("7:6.7.1"), sample.report.text("7:6.7.2")) == ("", "")
    sample.undo()
    assert sample.report == before


def test_going_on_without_shift_ends_the_selection(at: AtPlace) -> None:
    view = at("7:6.7.1").view
    press(Qt.Key.Key_Down, SHIFT)
    assert [view.selection.several, *view.selection.columns] == [True, RESULT]
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_F4)
    assert [view.selection.several, *view.selection.columns] == [False, NOTE]


def test_cells_that_begin_with_a_quote_stay_apart(at: AtPlace, clipboard: Clipboard, sample: OpenReport) -> None:
    page = at("3:1.1")
    clipboard.put('12\t"Một cửa" tại thôn Mơ\r\n5\t"Nụ cười công sở\r\n1\tghi chú: ba\r\n141\t\r\n')
    paste()
    texts = [sample.report.text(f"{note}3:1.{row}") for row in range(1, 5) for note in ("", "note.")]
    assert texts[:7] == ["12", '"Một cửa" tại thôn Mơ', "5", '"Nụ cười công sở', "1", "ghi chú: ba", "141"]
    assert page.strip.words.text() == "Đã dán 7 ô."


def test_what_is_copied_with_quotes_comes_back_the_same(at: AtPlace, clipboard: Clipboard, sample: OpenReport) -> None:
    sample.edit_many({"note.7:6.7.1": '"A" b', "note.7:6.7.2": 'hai "dòng"\n"x"'}, "typed")
    before = sample.report
    at("note.7:6.7.1")
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_C, CTRL)
    assert clipboard.text() == '"""A"" b"\n"hai ""dòng""\n""x"""\n'
    paste()
    assert sample.report == before


def test_lines_of_a_form_that_were_not_taken_are_named(at: AtPlace, clipboard: Clipboard, sample: OpenReport) -> None:
    page = at("3:1.1")
    rows = {row.no: row for row in page.form.rows}
    lines = [("1.1.", "1.1", "21"), ("1,2", "1.2", "22"), ("1.3.", "1.3", "23"), ("1.3.", "1.3", "24")]
    text = "".join(f"{no}\t{rows[row].label}\tThủ tục\t{value}\t\r\n" for no, row, value in lines)
    clipboard.put(
        f"STT\tChỉ tiêu\tĐơn vị tính\tKết quả\tGhi chú\r\n{text}9.9.\tChỉ tiêu lạ\tThủ tục\t25\tghi chú lạ\r\n"
    )
    before = sample.report.text("3:1.3")
    paste()
    assert [sample.report.text(f"3:1.{row}") for row in (1, 2, 3)] == ["21", "22", before]
    assert page.strip.accessibleName() == (
        "Đã dán 2 ô. Bỏ qua 3 dòng: hàng “1.3” có hai lần; hàng “9.9” không có trong biểu mẫu 3."
    )


def test_hidden_rows_are_neither_copied_nor_pasted_into(at: AtPlace, clipboard: Clipboard, sample: OpenReport) -> None:
    at("3:2.3")
    press(Qt.Key.Key_H, CTRL)
    for _ in range(3):
        press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_C, CTRL)
    assert len(clipboard.text().splitlines()) == 4
    clipboard.put("12\n\n\n1234")
    paste()
    assert (sample.report.text("3:2.3"), sample.report.text("3:3.3.1")) == ("12", "1234")


def test_a_note_pasted_from_word_keeps_its_lines_and_is_cleaned(
    at: AtPlace, clipboard: Clipboard, sample: OpenReport
) -> None:
    page = at("note.7:6.7.2")
    clipboard.put("\uf0b7\tmột\x0bhai; số 08/KH\x1eĐP\u200b")
    paste()
    page.leave()
    assert sample.report.text("note.7:6.7.2") == "- một\nhai; số 08/KH-ĐP"
    assert "bỏ 1 ký tự không nhìn thấy" in page.strip.accessibleName()
