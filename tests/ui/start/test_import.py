"""Importing a workbook in the window: read off its thread, and asked about with the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cchc_desktop.desk.drafts import reading
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.report.file import LoadedReport
from cchc_desktop.report.loading import ImportChoices
from tests.documents.returned.third_party_workbook import TITLES, ThirdPartyWorkbook
from tests.make import shipped_sample, shipped_template
from tests.ui.conftest import OpenWindow
from tests.ui.keys import CTRL, focused, press
from ui.shell.window import MainWindow
from ui.start.draft_actions import folder_to_look_in
from ui.start.import_strip import ImportStrip

OLD, NEW = shipped_template(), shipped_template("cchc-xa-2025")


def strip_of(window: MainWindow) -> ImportStrip:
    """Return the strip in which a file is asked about."""
    return window.start.drafts.importing.strip


def import_book(window: MainWindow, theirs: ThirdPartyWorkbook, path: Path) -> ImportStrip:
    """Begin to import a workbook of another office."""
    path.write_bytes(theirs.raw())
    window.start.drafts.import_file(path)
    return strip_of(window)


def asked(qtbot: QtBot, strip: ImportStrip, title: str) -> list[str]:
    """Wait until a question is asked; return its answers, the chosen one first."""
    qtbot.waitUntil(lambda: strip.isVisible() and strip.asks and title in strip.title.text())
    assert focused() is strip.answers
    chosen = strip.answers.currentText()
    texts = [strip.answers.itemText(index) for index in range(strip.answers.count())]
    return [chosen, *(text for text in texts if text != chosen)]


def test_the_decimals_of_a_workbook_are_asked_about_once(
    open_window: OpenWindow, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    strip = import_book(
        window, ThirdPartyWorkbook().forms(OLD, {"6:1.1": "2.75", "6:1.2": "2.65"}), tmp_path / "lạ.xlsx"
    )
    answers = asked(qtbot, strip, "dấu chấm hay dấu phẩy")
    assert answers[0] == "Dấu chấm là dấu thập phân: “2.75” là “2,75”"
    assert desk.drafts() == []

    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(desk.drafts()))
    (draft,) = desk.drafts()
    assert desk.load(draft.ref)[0].figures == {"6:1.1": "2,75", "6:1.2": "2,65"}
    assert not strip.isVisible()


def test_texts_can_be_kept_as_they_are_in_the_file(
    open_window: OpenWindow, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    strip = import_book(window, ThirdPartyWorkbook().forms(OLD, {"6:1.2": "2.65"}), tmp_path / "lạ.xlsx")
    asked(qtbot, strip, "dấu chấm hay dấu phẩy")
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(desk.drafts()))
    assert desk.load(desk.drafts()[0].ref)[0].figures == {"6:1.2": "2.65"}
    assert "Các ô này được giữ như trong tệp" in window.start.notice.text.text()


def test_template_and_period_are_asked_one_after_the_other(
    open_window: OpenWindow, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    same = ThirdPartyWorkbook().lines((TITLES[0],)).form(OLD.forms[0], {"1:1": "40"})
    same.sheet.delete_rows(next(row[0].row for row in same.sheet if row[1].value == OLD.rows["1:4"].label))
    window = open_window()
    strip = import_book(window, same, tmp_path / "lạ.xlsx")
    newest = shipped_template("cchc-xa-2026").name
    assert asked(qtbot, strip, "lập theo mẫu nào?") == [newest, OLD.name, NEW.name]
    press(Qt.Key.Key_Home)
    assert strip.answers.currentText() == OLD.name
    press(Qt.Key.Key_Return)
    periods = asked(qtbot, strip, "là báo cáo kỳ nào?")
    assert len(periods) == 2 * len(OLD.periods)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(desk.drafts()))
    report, template = desk.load(desk.drafts()[0].ref)
    assert (template.id, report.figures["1:1"]) == (OLD.id, "40")
    assert report.period.startswith(str(OLD.last_year))


def test_escape_and_the_button_import_nothing(
    open_window: OpenWindow, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.start(OLD.id, "2023-Q1", {"kind": "xã", "name": "An Thanh"})
    window = open_window()
    leavings: list[Callable[[], None]] = [lambda: press(Qt.Key.Key_Escape), strip_of(window).cancel.click]
    for leave in leavings:
        strip = import_book(window, ThirdPartyWorkbook().forms(OLD, {"6:1.2": "2.65"}), tmp_path / "lạ.xlsx")
        asked(qtbot, strip, "dấu chấm hay dấu phẩy")
        leave()
        assert not strip.isVisible()
        assert window.start.table.hasFocus()
        assert len(desk.drafts()) == 1


@contextmanager
def held(monkeypatch: pytest.MonkeyPatch, *names: str) -> Iterator[Event]:
    """Let the reading of some files wait until an event is set."""
    go_on, load = Event(), reading.load_file

    def slow(path: Path, choices: ImportChoices) -> LoadedReport:
        if path.name in names:
            assert go_on.wait(30)
        return load(path, choices)

    monkeypatch.setattr(reading, "load_file", slow)
    try:
        yield go_on
    finally:
        go_on.set()


def test_a_long_reading_is_shown_and_can_be_left(
    open_window: OpenWindow, desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    with held(monkeypatch, "lạ.xlsx"):
        strip = import_book(window, ThirdPartyWorkbook().forms(OLD, {"1:1": "40"}), tmp_path / "lạ.xlsx")
        qtbot.waitUntil(strip.isVisible)
        assert (strip.title.text(), strip.asks) == ("Đang đọc lạ.xlsx…", False)
        strip.cancel.click()
        assert not strip.isVisible()
        (tmp_path / "b.xlsx").write_bytes(ThirdPartyWorkbook().forms(OLD, {"1:1": "41"}).raw())
        window.start.drafts.import_file(tmp_path / "b.xlsx")
    qtbot.waitUntil(lambda: bool(desk.drafts()))
    assert [desk.load(draft.ref)[0].figures for draft in desk.drafts()] == [{"1:1": "41"}]


def test_leaving_the_page_imports_nothing(
    open_window: OpenWindow, desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    with held(monkeypatch, "lạ.xlsx") as go_on:
        strip = import_book(window, ThirdPartyWorkbook().forms(OLD, {"1:1": "40"}), tmp_path / "lạ.xlsx")
        qtbot.waitUntil(strip.isVisible)
        go_on.set()
        window.navigation.open_new()
    assert not window.start.isVisible()
    window.navigation.open_start()
    assert desk.drafts() == []


def test_a_workbook_that_says_everything_is_opened_at_once(
    open_window: OpenWindow, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    sample = shipped_sample()
    strip = import_book(window, ThirdPartyWorkbook().forms(OLD, sample.figures), tmp_path / "lạ.xlsx")
    qtbot.waitUntil(lambda: bool(desk.drafts()))
    assert not strip.asks
    assert desk.drafts()[0].period == "2023-H1"


def test_a_file_is_looked_for_where_the_last_one_was(
    open_window: OpenWindow, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    stick = tmp_path / "stick"
    stick.mkdir()

    def ask(_page: object, _title: str, folder: str, _kinds: str) -> tuple[str, str]:
        asked.append(folder)
        return str(stick / "x.json"), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    open_window()
    press(Qt.Key.Key_I, CTRL)
    press(Qt.Key.Key_I, CTRL)
    assert asked[1] == str(stick)
    assert asked[0] == str(folder_to_look_in(""))
    stick.rmdir()
    assert folder_to_look_in(desk.settings.import_folder) == folder_to_look_in("")
