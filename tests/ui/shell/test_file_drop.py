"""Files dropped on any page: a frame while they hover, a question over an open report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.office import library
from tests.documents.paper_reports import other_office
from tests.make import shipped_template
from tests.ui.conftest import OpenWindow
from tests.ui.dragging import drag, drop, leave
from tests.ui.keys import focused, press
from ui.handing.splitting_page import SplittingPage
from ui.kit.buttons import Button
from ui.kit.notice import Notice
from ui.shell.drop_question import DropQuestion
from ui.shell.file_drop import DropFrame
from ui.shell.window import MainWindow


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a report as a file."""
    _, raw = library.sample(printed=False)
    path = tmp_path / "tu-may-khac.json"
    path.write_bytes(raw)
    return path


def frame(window: MainWindow) -> DropFrame:
    found: list[DropFrame] = list(window.findChildren(DropFrame))
    return found[0]


def question(window: MainWindow) -> DropQuestion:
    found: list[DropQuestion] = list(window.findChildren(DropQuestion))
    return found[-1]


def on_list(_window: MainWindow) -> None:
    pass


def on_new(window: MainWindow) -> None:
    window.navigation.open_new()


def in_settings(window: MainWindow) -> None:
    window.navigation.open_settings()


def in_help(window: MainWindow) -> None:
    window.navigation.show_help()


@pytest.mark.parametrize("lead", [on_list, on_new, in_settings, in_help])
def test_a_file_is_imported_from_any_page(
    open_window: OpenWindow, qtbot: QtBot, file: Path, lead: Callable[[MainWindow], None]
) -> None:
    window = open_window()
    lead(window)
    assert drag(window, file)
    assert frame(window).isVisible()
    assert "tu-may-khac.json" in frame(window).accessibleName()
    assert frame(window).geometry() == window.rect()
    assert drop(window, file)
    assert not frame(window).isVisible()
    qtbot.waitUntil(lambda: window.report is not None)


def test_a_report_in_word_becomes_a_draft_and_its_remarks_are_shown(
    open_window: OpenWindow, qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "báo cáo năm trước.docx"
    path.write_bytes(other_office.report(shipped_template(), {"1:1": "40"}))
    window = open_window()
    assert drop(window, path)
    qtbot.waitUntil(lambda: len(desk.drafts()) == 1, timeout=20_000)
    report, _ = desk.load(desk.drafts()[0].ref)
    assert (report.period, report.text("1:1")) == ("2022-Y", "40")
    notices: list[Notice] = list(window.findChildren(Notice))
    shown = [notice.text.text() for notice in notices if notice.isVisible()]
    assert any("“3. Hiện đại hóa hành chính”" in text for text in shown)


def test_the_frame_goes_when_the_file_is_dragged_away(open_window: OpenWindow, file: Path) -> None:
    window = open_window()
    drag(window, file)
    leave(window)
    assert not frame(window).isVisible()


def test_what_cannot_be_imported_is_said_while_it_hovers(open_window: OpenWindow, file: Path, desk: Desk) -> None:
    window = open_window()
    assert not drag(window, file, file.with_name("hai.json"))
    assert "một tệp" in frame(window).accessibleName()
    assert not drag(window, file.with_suffix(".png"))
    assert ".xlsx" in frame(window).accessibleName()
    assert not drop(window, file.with_suffix(".png"))
    assert desk.drafts() == []


def test_a_file_on_an_editor_is_asked_about_and_is_no_text(
    open_window: OpenWindow, desk: Desk, qtbot: QtBot, file: Path
) -> None:
    ref = desk.add_sample(printed=False).ref
    window = open_window(ref)
    assert window.report
    window.report.go("II.5")
    editor = focused()
    assert isinstance(editor, QTextEdit)
    before = window.report.open_report.report
    drop(window, file)

    assert window.report.open_report.report.fields == before.fields
    assert "tu-may-khac.json" in question(window).accessibleName()
    assert isinstance(focused(), Button)
    press(Qt.Key.Key_Escape)
    assert focused() is editor
    assert len(desk.drafts()) == 1

    drop(window, file)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(desk.drafts()) == 2)
    qtbot.waitUntil(lambda: window.report is not None and window.report.open_report.ref != ref)


def test_a_part_dropped_on_its_report_comes_back_into_it(
    open_window: OpenWindow, desk: Desk, qtbot: QtBot, file: Path
) -> None:
    window = open_window(desk.add_sample(printed=False).ref)
    drop(window, file)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    assert window.report
    page = window.report.page
    assert isinstance(page, SplittingPage)
    qtbot.waitUntil(page.notice.isVisible)  # the file is a whole report, and that is said
