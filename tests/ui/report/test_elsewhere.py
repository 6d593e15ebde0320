"""The drafts change beneath the open window: moved away, replaced, restored, edited or closed by another program.

What is typed is never lost, and the window shows what the file holds as soon as it saves or gets the focus.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.cli import main
from cchc_desktop.cli.data_folder import DataFolder
from cchc_desktop.report.document import Report
from db.drafts.restoring import restore
from db.drafts.store import open_drafts
from tests.ui.conftest import activate
from tests.ui.keys import CTRL, focused, press, write
from ui.report.footer import RETRY_SECONDS
from ui.report.view import ReportView
from ui.shell.window import MainWindow

REF = "an-thanh-2023-H1"
SIGNER, PLACE = "letter.signer", "letter.place"


not_on_windows = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows keeps others from moving, removing and replacing open files"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a data folder with the sample as a draft."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # a command puts its own there
    data = tmp_path / "d"
    assert main(["sample", "--data", str(data)]) == 0
    return data


@pytest.fixture
def window(qtbot: QtBot, folder: Path) -> Iterator[MainWindow]:
    """Return the window of the program over the folder, the draft open in it."""
    made = MainWindow(DataFolder(folder))
    qtbot.addWidget(made)
    made.painted.connect(made.begin)
    activate(qtbot, made)
    qtbot.waitUntil(lambda: made.navigation.drafts.desk is not None and made.navigation.drafts.desk.is_open)
    made.navigation.open_report(REF)
    yield made
    if made.report:
        made.navigation.current.release()
    made.end()


def view_of(window: MainWindow) -> ReportView:
    assert window.report
    return window.report


@pytest.fixture
def return_to(qtbot: QtBot, window: MainWindow) -> Callable[[], None]:
    """Return how to give the focus to another window and back."""
    other = QWidget()
    qtbot.addWidget(other)

    def away_and_back() -> None:
        activate(qtbot, other)
        activate(qtbot, window)
        qtbot.wait(1)

    return away_and_back


def type_at(view: ReportView, key: str, text: str) -> None:
    """Type a text in the place of a field's own and leave the field."""
    view.go(key)
    press(Qt.Key.Key_A, CTRL)
    write(text)
    view.go("review")


def edit_elsewhere(folder: Path, key: str, text: str) -> None:
    other = open_drafts(folder)
    other.edit(REF, key, text, who="", cause="typed")
    other.close()


def held(folder: Path) -> Report:
    other = open_drafts(folder)
    try:
        return other.load(REF).report
    finally:
        other.close()


def says(view: ReportView) -> str:
    return f"{view.notice.title.text()}\n{view.notice.text.text()}" if view.notice.isVisible() else ""


@pytest.fixture
def rescued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file that the user names when asked where to write."""
    path = tmp_path / "cứu.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    return path


@not_on_windows
def test_nothing_is_saved_where_the_folder_was_moved_away_and_all_of_it_once_it_is_back(
    window: MainWindow, folder: Path, rescued: Path
) -> None:
    view, words = view_of(window), view_of(window).footer.saving.words
    folder.rename(folder.with_name("away"))
    type_at(view, SIGNER, "Trần Thị Bình")
    assert words.text().startswith("chưa lưu được")
    assert "Không thấy tệp dữ liệu ở chỗ cũ" in says(view)
    view.notice.button.click()
    assert json.loads(rescued.read_bytes())["letter"]["signer"] == "Trần Thị Bình"
    assert not folder.exists()
    folder.with_name("away").rename(folder)
    for _ in range(RETRY_SECONDS):
        view.footer.saving.tick()
    assert words.text().startswith("đã lưu")
    assert held(folder).text(SIGNER) == "Trần Thị Bình"


@not_on_windows
def test_a_folder_that_is_gone_is_noticed_when_the_window_gets_the_focus(
    window: MainWindow, folder: Path, return_to: Callable[[], None]
) -> None:
    view = view_of(window)
    shutil.rmtree(folder)
    return_to()
    assert view.footer.saving.words.text().startswith("chưa lưu được")
    assert "Không thấy tệp dữ liệu ở chỗ cũ" in says(view)
    assert not window.close()
    assert not folder.exists()


@not_on_windows
def test_the_list_says_that_the_folder_is_gone_and_makes_no_empty_one(
    window: MainWindow, folder: Path, return_to: Callable[[], None]
) -> None:
    window.navigation.open_start()
    folder.rename(folder.with_name("away"))
    return_to()
    for _ in range(2):
        trouble = window.side.trouble
        assert trouble
        words: Iterable[QLabel] = trouble.findChildren(QLabel)
        assert any("Không thấy tệp dữ liệu ở chỗ cũ" in each.text() for each in words)
        trouble.again.emit()
    assert not folder.exists()
    folder.with_name("away").rename(folder)
    assert window.side.trouble
    window.side.trouble.again.emit()
    assert [row.listed.draft.ref for row in window.start.table.drafts_model.rows] == [REF]


def test_what_another_program_edits_is_shown_when_the_window_gets_the_focus(
    window: MainWindow, folder: Path, return_to: Callable[[], None]
) -> None:
    view = view_of(window)
    view.go(SIGNER)
    edit_elsewhere(folder, SIGNER, "Lê Văn Tám")
    return_to()
    assert view.open_report.report == held(folder)
    view.go(SIGNER)
    assert focused().property("text") == "Lê Văn Tám"
    assert "sửa ở nơi khác: 1 chỗ" in says(view)
    return_to()
    assert view.footer.saving.words.text().startswith("đã lưu")


def test_what_is_typed_meanwhile_is_saved_beside_what_another_program_edits(window: MainWindow, folder: Path) -> None:
    view = view_of(window)
    edit_elsewhere(folder, SIGNER, "Lê Văn Tám")
    type_at(view, PLACE, "Tứ Kỳ")
    assert "sửa ở nơi khác: 1 chỗ" in says(view)
    report = held(folder)
    assert (report.text(SIGNER), report.text(PLACE)) == ("Lê Văn Tám", "Tứ Kỳ")
    assert view.open_report.report == report


def test_of_two_edits_of_one_field_the_later_one_is_saved_and_undo_brings_the_other_back(
    window: MainWindow, folder: Path
) -> None:
    view = view_of(window)
    edit_elsewhere(folder, SIGNER, "Lê Văn Tám")
    type_at(view, SIGNER, "Trần Thị Bình")
    assert held(folder).text(SIGNER) == "Trần Thị Bình"
    assert "sửa ở nơi khác" in says(view)
    press(Qt.Key.Key_Z, CTRL)
    assert held(folder).text(SIGNER) == "Lê Văn Tám"
    assert view.open_report.report == held(folder)


def test_after_a_restore_the_window_shows_and_exports_what_the_file_holds(
    window: MainWindow, folder: Path, tmp_path: Path
) -> None:
    view = view_of(window)
    assert main(["backup", "--to", str(tmp_path / "b.sqlite3"), "--data", str(folder)]) == 0
    type_at(view, SIGNER, "Trần Thị Bình")
    restore(folder, tmp_path / "b.sqlite3")
    view.go("export")
    assert held(folder).text(SIGNER) != "Trần Thị Bình"
    assert view.open_report.report == held(folder)
    assert "sửa ở nơi khác" in says(view)


def other_drafts(tmp_path: Path) -> Path:
    """Return a file of drafts that has another report under the same name."""
    assert main(["sample", "--printed", "--data", str(tmp_path / "other")]) == 0
    return tmp_path / "other" / "drafts.sqlite3"


@not_on_windows
def test_another_file_in_the_place_of_the_drafts_is_opened_where_nothing_is_unsaved(
    window: MainWindow, folder: Path, tmp_path: Path, return_to: Callable[[], None]
) -> None:
    before = view_of(window)
    other_drafts(tmp_path).replace(folder / "drafts.sqlite3")
    return_to()
    view = view_of(window)
    assert view is not before
    assert "Đã mở lại theo tệp dữ liệu hiện có" in says(view)
    assert view.open_report.report == held(folder)


@not_on_windows
def test_what_is_typed_is_kept_and_written_elsewhere_before_another_file_is_opened(
    window: MainWindow, folder: Path, tmp_path: Path, rescued: Path, qtbot: QtBot
) -> None:
    view = view_of(window)
    other = other_drafts(tmp_path).read_bytes()
    (tmp_path / "new").write_bytes(other)
    (tmp_path / "new").replace(folder / "drafts.sqlite3")
    type_at(view, SIGNER, "Trần Thị Bình")
    assert "đã bị thay bằng tệp khác" in says(view)
    assert (folder / "drafts.sqlite3").read_bytes() == other
    view.notice.button.click()
    assert json.loads(rescued.read_bytes())["letter"]["signer"] == "Trần Thị Bình"
    view.notice.button.click()
    qtbot.waitUntil(lambda: window.report is not view)
    view = view_of(window)
    assert view.open_report.report == held(folder)
    assert view.footer.saving.words.text().startswith("đã lưu")


def test_a_report_that_was_closed_elsewhere_is_opened_anew_to_be_read(
    window: MainWindow, folder: Path, return_to: Callable[[], None]
) -> None:
    assert main(["close", REF, "--data", str(folder)]) == 0
    return_to()
    view = view_of(window)
    assert not view.open_report.editable
    assert view.open_report.report == held(folder)


def restore_without_drafts(folder: Path, tmp_path: Path) -> None:
    store = open_drafts(tmp_path / "empty")
    store.set_setting("x", "1")
    store.backup(tmp_path / "empty.sqlite3")
    store.close()
    restore(folder, tmp_path / "empty.sqlite3")


def test_a_draft_that_a_restored_copy_does_not_have_leads_back_to_the_list(
    window: MainWindow, folder: Path, tmp_path: Path, return_to: Callable[[], None]
) -> None:
    restore_without_drafts(folder, tmp_path)
    return_to()
    assert window.report is None
    assert "Không có bản thảo" in window.start.notice.title.text()
    assert window.start.table.drafts_model.rows == []


def test_what_is_typed_into_a_draft_that_is_no_more_is_kept_and_written_elsewhere(
    window: MainWindow, folder: Path, tmp_path: Path, rescued: Path, qtbot: QtBot
) -> None:
    view = view_of(window)
    restore_without_drafts(folder, tmp_path)
    type_at(view, SIGNER, "Trần Thị Bình")
    assert "Không có bản thảo" in says(view)
    assert view.footer.saving.words.text().startswith("chưa lưu được")
    view.notice.button.click()
    assert json.loads(rescued.read_bytes())["letter"]["signer"] == "Trần Thị Bình"
    view.notice.button.click()
    qtbot.waitUntil(lambda: window.report is None)


def test_the_list_shows_what_another_program_added(
    window: MainWindow, folder: Path, return_to: Callable[[], None]
) -> None:
    window.navigation.open_start()
    assert main(["sample", "--data", str(folder)]) == 0
    return_to()
    assert {row.listed.draft.ref for row in window.start.table.drafts_model.rows} == {REF, f"{REF}-2"}


def test_a_locked_file_does_not_hold_the_window_up(window: MainWindow, folder: Path) -> None:
    view = view_of(window)
    other = sqlite3.connect(folder / "drafts.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    begun = time.monotonic()
    view.open_report.edit(SIGNER, "Trần Thị Bình")
    assert time.monotonic() - begun < 2.5  # a command waits 5 s
    assert view.footer.saving.words.text().startswith("chưa lưu được")
    other.execute("ROLLBACK")
    other.close()
    for _ in range(RETRY_SECONDS):
        view.footer.saving.tick()
    assert held(folder).text(SIGNER) == "Trần Thị Bình"
