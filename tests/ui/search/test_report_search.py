"""Find and replace over the whole report, by keys in the real window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from cchc_desktop.desk.work.open_report import OpenReport
from tests.ui.conftest import OpenWindow, close_report
from tests.ui.keys import ALT, CTRL, SHIFT, focused, press, write
from ui.forms.page import FormPage
from ui.letter.page import LetterPage
from ui.prose.page import SectionPage
from ui.prose.text_form import Chip
from ui.report.view import ReportView
from ui.search.report_search import ReportSearch
from ui.shell.window import MainWindow
from ui.words.writing import search_texts

Begin = Callable[[str], tuple[ReportView, ReportSearch]]


@pytest.fixture
def begin(sample: OpenReport, open_window: OpenWindow) -> Begin:
    def opened(place: str) -> tuple[ReportView, ReportSearch]:
        window: MainWindow = open_window(sample.ref)
        current = window.navigation.current
        assert current.view is not None
        assert current.search is not None
        current.view.go(place)
        return current.view, current.search

    return opened


def section(view: ReportView) -> SectionPage:
    assert isinstance(view.page, SectionPage)
    return view.page


def seek(words: str) -> None:
    line = focused()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    write(words)


def test_words_and_values_of_the_section_are_selected_while_they_are_typed(begin: Begin) -> None:
    view, search = begin("II.2.c")
    editor = section(view).editor
    press(Qt.Key.Key_F, CTRL)
    write("1.395")
    assert editor.chosen_chip() == Chip("7:6.7.1")
    assert focused() is search.panel.line
    seek("Hạn")
    assert editor.textCursor().selectedText() == "hạn"
    seek("dung han")
    assert editor.textCursor().selectedText() == "đúng hạn"
    assert editor.extraSelections()
    press(Qt.Key.Key_Escape)
    assert focused() is editor
    assert search.panel.isHidden()
    assert not editor.extraSelections()


def test_enter_goes_through_all_pages_and_the_focus_stays_in_the_search(begin: Begin) -> None:
    view, search = begin("mo-dau")
    press(Qt.Key.Key_F, CTRL)
    write("tuyen truyen")
    fields = []
    for _ in search.matches:
        press(Qt.Key.Key_Return)
        assert focused() is search.panel.line
        fields.append(search.matches[search.current].key)
        assert view.page is not None
        assert view.flow.step_of(fields[-1]) == view.page.step
    assert len(set(fields)) > 2
    assert search.panel.count.text() == search_texts.COUNT.format(len(fields), len(fields))
    press(Qt.Key.Key_Return)
    assert search.current == 0  # around, to the first
    press(Qt.Key.Key_Return, SHIFT)
    assert search.current == len(fields) - 1


def test_a_figure_is_found_in_its_form_and_stays_as_it_is(begin: Begin) -> None:
    view, search = begin("1:1")
    before = dict(view.open_report.report.fields)
    press(Qt.Key.Key_F, CTRL)
    write("1.387")
    while search.current < 0 or search.matches[search.current].key != "3:3.3.1":
        press(Qt.Key.Key_Return)
    assert isinstance(view.page, FormPage)
    assert view.page.place() == "3:3.3.1"
    press(Qt.Key.Key_H, CTRL)
    assert focused() is search.panel.new
    write("9")
    press(Qt.Key.Key_Return)
    assert search.panel.said.text() == search_texts.HELD["figure"]
    assert dict(view.open_report.report.fields) == before


def test_all_are_replaced_in_every_part_and_taken_back_by_one_undo(begin: Begin, sample: OpenReport) -> None:
    sample.edit_many(
        {"I": "Công chức Lan lập {1:1} kế hoạch.", "IV": "Đề nghị giao cho LAN.", "note.1:2": "lan ghi"}, "typed"
    )
    sample.edit("letter.recipients", "Bà Lan\nLưu")
    before = dict(sample.report.fields)
    view, search = begin("I")
    report = view.open_report
    press(Qt.Key.Key_H, CTRL)
    write("Lan")
    search.panel.new.setFocus()
    write("Hoà {x}")
    press(Qt.Key.Key_Return, ALT)

    assert report.report.text("I") == "Công chức Hoà {{x}} lập {1:1} kế hoạch."
    assert report.report.text("IV") == "Đề nghị giao cho Hoà {{x}}."
    assert report.report.text("note.1:2") == "Hoà {x} ghi"
    assert report.report.text("letter.recipients") == "Bà Hoà {x}\nLưu"
    assert section(view).editor.toPlainText().startswith("Công chức Hoà {x} lập ")
    assert focused() is search.panel.new
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Z, CTRL)
    assert dict(report.report.fields) == before


def test_one_is_replaced_and_the_next_one_shown(begin: Begin, sample: OpenReport) -> None:
    sample.edit("I", "năm 2022, năm 2022, năm 2022")
    view, search = begin("I@0:0")
    press(Qt.Key.Key_H, CTRL)
    write("năm 2022")
    search.panel.words.setChecked(True)
    search.panel.new.setFocus()
    write("trong năm 2022")
    press(Qt.Key.Key_Return)
    assert view.open_report.report.text("I") == "trong năm 2022, năm 2022, năm 2022"
    assert section(view).editor.textCursor().selectionStart() == len("trong năm 2022, ")  # not the one just written
    press(Qt.Key.Key_Return, SHIFT)
    press(Qt.Key.Key_Return)
    assert view.open_report.report.text("I") == "trong năm 2022, năm 2022, trong năm 2022"


def test_what_is_still_being_typed_is_found_too(begin: Begin) -> None:
    view, search = begin("IV")
    section(view).editor.setFocus()
    write("Krông Pắc ")
    press(Qt.Key.Key_F, CTRL)
    write("krong pac")
    assert [match.text for match in search.matches] == ["Krông Pắc"]


def test_words_of_the_letter_are_selected_in_their_field(begin: Begin, sample: OpenReport) -> None:
    sample.edit("letter.signer", "Nguyễn Văn Bình")
    view, _ = begin("I")
    press(Qt.Key.Key_F, CTRL)
    write("van binh")
    press(Qt.Key.Key_Return)
    assert isinstance(view.page, LetterPage)
    editor = view.page.fields["letter.signer"].editor
    assert isinstance(editor, QLineEdit)
    assert editor.selectedText() == "Văn Bình"


def test_a_sealed_report_is_searched_but_not_changed(begin: Begin, sample: OpenReport) -> None:
    close_report(sample)
    _, search = begin("I")
    press(Qt.Key.Key_H, CTRL)
    write("xa")
    search.panel.new.setFocus()
    write("x")
    press(Qt.Key.Key_Return, ALT)
    assert search.matches
    assert search.panel.said.text() == search_texts.SEALED


def test_control_h_stays_with_the_form_until_the_search_is_open(begin: Begin) -> None:
    view, search = begin("3:3.3.1")
    press(Qt.Key.Key_H, CTRL)
    assert search.panel.isHidden()
    press(Qt.Key.Key_F, CTRL)
    press(Qt.Key.Key_H, CTRL)
    assert search.panel.replacing
    assert isinstance(view.page, FormPage)


def test_a_row_is_found_by_its_label_but_not_where_words_are_replaced(begin: Begin) -> None:
    view, search = begin("1:1")
    press(Qt.Key.Key_F, CTRL)
    write("doi thoai")
    label = view.open_report.template.rows
    rows = [match for match in search.matches if match.held == "label"]
    assert rows
    assert all("đối thoại" in label[match.key].label.casefold() for match in rows)
    while search.current < 0 or search.matches[search.current] != rows[0]:
        press(Qt.Key.Key_Return)
    assert isinstance(view.page, FormPage)
    assert view.page.place() == rows[0].key
    press(Qt.Key.Key_H, CTRL)
    assert not [match for match in search.matches if match.held == "label"]
