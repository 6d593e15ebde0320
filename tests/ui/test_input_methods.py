"""Vietnamese as input methods send it, into every kind of editor: nothing is lost, doubled or rewritten underneath.

UniKey takes back what was typed and types it again; others show a word while it is composed and commit it at the end.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.office import library
from cchc_desktop.report.reason import Reason
from tests.ui.conftest import OpenWindow
from tests.ui.keys import ALT, CTRL, compose, focused, press, write
from ui.report.view import ReportView
from ui.shell.window import MainWindow

WORDS = "Tiếp nhận đủ"
RETYPED = "Tie\bêp\b\bếp nha\bân\b\bận d\bđu\bủ"
STAGES = (("T", "Ti", "Tie", "Tiê", "Tiếp"), ("n", "nh", "nha", "nhâ", "nhận"), ("d", "đ", "đu", "đủ"))
UNIT = {"kind": "xã", "name": "An Thanh", "district": "huyện Tứ Kỳ", "province": "tỉnh Hải Dương"}


@dataclass(frozen=True)
class Editor:
    """An editor of a new report: the keys that lead to it and from it, and the text that was kept of it."""

    lead: Callable[[MainWindow], object]
    leave: Callable[[], object]
    kept: Callable[[MainWindow], str]


def report(window: MainWindow) -> ReportView:
    assert window.report
    return window.report


def line() -> QLineEdit:
    found = focused()
    assert isinstance(found, QLineEdit)
    return found


def text(window: MainWindow, key: str) -> str:
    return report(window).open_report.report.text(key)


def reason(window: MainWindow) -> Reason:
    (given,) = report(window).open_report.report.reasons
    return given


def explain() -> None:
    """Go to what is first to explain."""
    press(Qt.Key.Key_8, ALT)
    press(Qt.Key.Key_F8)


def decide(window: MainWindow) -> None:
    """Make the first thing to explain an error, and give a reason for it."""
    report(window).open_report.edit("letter.date", "2023-02-31")
    explain()
    write("Đã đối chiếu.\t")


def correct(place: str) -> None:
    press(Qt.Key.Key_R, CTRL)
    write(place)


def settings(window: MainWindow) -> None:
    window.navigation.open_settings()
    assert window.side.settings
    window.side.settings.officers.setFocus()


def officer(window: MainWindow) -> str:
    window.start.top.officer.setFocus()
    press(Qt.Key.Key_Down)
    return window.start.top.officer.currentText()


def search(window: MainWindow) -> None:
    report(window).go("II.5")
    press(Qt.Key.Key_F, CTRL)


def figures(window: MainWindow) -> None:
    report(window).go("II.5")
    press(Qt.Key.Key_F3)


def drafts(window: MainWindow) -> None:
    window.navigation.open_start()
    press(Qt.Key.Key_F, CTRL)


def new(window: MainWindow) -> None:
    window.navigation.open_new()
    assert window.side.new
    window.side.new.choice.open_fields()
    window.side.new.unit["name"].setFocus()
    press(Qt.Key.Key_A, CTRL)


def place(key: str, *, empty: bool = False) -> Editor:
    """Return the editor of a field of the report; an empty one had a default, which is selected."""

    def lead(window: MainWindow) -> None:
        report(window).go(key)
        if empty:
            press(Qt.Key.Key_A, CTRL)

    return Editor(lead, lambda: write("\t"), lambda window: text(window, key))


def box(lead: Callable[[MainWindow], object]) -> Editor:
    """Return a line edit of a dialog: its own text is kept."""
    return Editor(lead, lambda: None, lambda _window: line().text())


EDITORS = {
    "figure": place("7:6.7.2"),
    "choice": place("1:5.2"),
    "note": place("note.7:6.7.2"),
    "section": place("II.5"),
    "letter field": place("letter.signer"),
    "letter list": place("letter.recipients", empty=True),
    "explanation": Editor(lambda _: explain(), lambda: write("\n"), lambda window: reason(window).text),
    "who decides": Editor(decide, lambda: write("\n"), lambda window: reason(window).who),
    "correction": Editor(lambda _: correct("7 6.7.2\n"), lambda: write("\n"), lambda window: text(window, "7:6.7.2")),
    "officers": Editor(settings, lambda: press(Qt.Key.Key_Escape), officer),
    "go to": box(lambda _: press(Qt.Key.Key_G, CTRL)),
    "place of a correction": box(lambda _: correct("")),
    "search in a section": box(search),
    "search for a figure": box(figures),
    "filter of the drafts": box(drafts),
    "unit of a new report": box(new),
}


@pytest.fixture
def window(open_window: OpenWindow, desk: Desk) -> MainWindow:
    return open_window(desk.start(library.template_ids()[0], "2023-H1", UNIT).ref)


@pytest.mark.parametrize("editor", EDITORS.values(), ids=EDITORS)
def test_letters_taken_back_and_typed_again_are_kept(window: MainWindow, editor: Editor) -> None:
    editor.lead(window)
    write(RETYPED)
    editor.leave()
    assert editor.kept(window) == WORDS


@pytest.mark.parametrize("editor", EDITORS.values(), ids=EDITORS)
def test_words_composed_by_an_input_method_are_kept(window: MainWindow, editor: Editor) -> None:
    editor.lead(window)
    for number, stages in enumerate(STAGES):
        write(" " if number else "")
        compose(*stages)
    editor.leave()
    assert editor.kept(window) == WORDS


def test_the_first_unit_is_typed_as_input_methods_send_it(open_window: OpenWindow, desk: Desk) -> None:
    window = open_window()
    write(f"xa\bã\t{RETYPED}\t")
    compose("T", "Tư", "Tứ")
    write("\n\n")  # the first leads to the province, which is blank
    assert window.side.new
    assert window.side.new.isVisible()
    assert [(unit["kind"], unit["name"], unit["district"]) for unit in desk.settings.units()] == [("xã", WORDS, "Tứ")]
