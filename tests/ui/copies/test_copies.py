"""Copies of the drafts in the window: looked into, restored, taken back; also where the drafts do not open."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.base.errors import StorageError
from cchc_desktop.cli.data_folder import DataFolder
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.drafts.home import Copy, CopyState
from cchc_desktop.inbox.inbox_store import InboxStore
from db.drafts.data_files import drafts_in, witness_in
from db.drafts.looking import look
from db.drafts.restoring import restore
from db.drafts.store import open_drafts
from db.inbox.office_inbox import open_office_inbox
from tests.ui.conftest import activate
from tests.ui.keys import CTRL, focused, press
from ui.copies.copy_contents import CopyContents
from ui.copies.panel import CopiesPanel
from ui.kit import theme
from ui.shell.window import MainWindow
from ui.words.copies_texts import NOTED, NOTICES, RESTORE, RESTORE_ALTERED, STATES

REF, LATER = "an-thanh-2023-H1", "an-thanh-2023-H1-2"
Start = Callable[[], MainWindow]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with a copy of yesterday that holds one report, and a second report since."""
    data = tmp_path / "dữ liệu"
    for day in (2, 1):  # the copy of a day is made of what was there at its start
        with closing(open_drafts(data, lambda day=day: datetime.now(tz=UTC) - timedelta(days=day))) as store:  # type: ignore[misc]
            if not store.drafts():
                Desk(store).add_sample(printed=False)
    with closing(open_drafts(data)) as store:
        Desk(store).add_sample(printed=True)
    return data


@pytest.fixture
def start(qtbot: QtBot, folder: Path) -> Iterator[Start]:
    """Return how to start the window over the folder."""
    windows: list[MainWindow] = []

    def started() -> MainWindow:
        window = MainWindow(DataFolder(folder))
        windows.append(window)
        qtbot.addWidget(window)
        activate(qtbot, window)
        window.begin()
        return window

    yield started
    for window in windows:
        window.close()
        window.end()


def panel_of(window: MainWindow, qtbot: QtBot) -> CopiesPanel:
    """Return the copies on the page that is shown, once all are read."""
    page = window.side.copies or window.side.trouble
    assert page is not None
    assert page.isVisible()
    qtbot.waitUntil(lambda: not page.panel.job.running)
    return page.panel


def refs(window: MainWindow) -> list[str]:
    return [row.listed.draft.ref for row in window.start.table.drafts_model.rows]


def rows(contents: CopyContents) -> list[list[str]]:
    items = [contents.reports.topLevelItem(row) for row in range(contents.reports.topLevelItemCount())]
    return [[item.text(column) for column in range(contents.reports.columnCount())] for item in items]


def test_a_copy_is_found_looked_into_restored_and_taken_back_by_keys(start: Start, qtbot: QtBot, folder: Path) -> None:
    window = start()
    window.navigation.open_settings()
    assert window.side.settings is not None
    window.side.settings.copies.setFocus()
    press(Qt.Key.Key_Return)
    panel = panel_of(window, qtbot)
    assert panel.list.hasFocus()
    assert [copy.state for copy in panel.copies] == [CopyState.SOUND] * 2
    press(Qt.Key.Key_Down)
    assert panel.current == panel.copies[1]
    (row,) = rows(panel.contents)
    assert "6 tháng đầu năm 2023, xã An Thanh" in row[0]
    assert row[-1] == "như trong bản sao"
    assert "6 tháng đầu năm 2023, xã An Thanh" in panel.contents.missing.text()
    press(Qt.Key.Key_Return)
    assert focused() is panel.contents.restore
    press(Qt.Key.Key_Return)

    assert window.start.isVisible()
    assert refs(window) == [REF]
    assert window.start.notice.title.text().startswith("Đã khôi phục bản sao ghi ")
    assert str(folder / "copies") in window.start.notice.text.text()
    window.start.notice.button.setFocus()
    press(Qt.Key.Key_Return)
    assert refs(window) == [LATER, REF]


def test_after_restoring_the_window_goes_on_with_the_new_drafts(start: Start, qtbot: QtBot) -> None:
    window = start()
    window.navigation.open_new()
    window.navigation.open_copies()
    copy = panel_of(window, qtbot).copies[-1]
    window.navigation.restore(copy)
    window.navigation.open_report(REF)
    assert window.report is not None
    window.report.open_report.edit("letter.symbol", "BC-HĐND")
    window.navigation.open_start()
    window.navigation.open_new()
    assert window.side.new is not None
    assert window.side.new.isVisible()


def test_a_copy_from_a_stick_is_looked_into_first(start: Start, qtbot: QtBot, folder: Path) -> None:
    stick = folder.parent / "usb.sqlite3"
    window = start()
    window.navigation.open_settings()
    settings = window.side.settings
    assert settings is not None
    settings.back_up(stick)
    qtbot.waitUntil(lambda: not settings.job.running)
    window.navigation.open_copies()
    panel = panel_of(window, qtbot)
    panel.look_at(stick)
    qtbot.waitUntil(lambda: not panel.job.running)
    assert panel.copies[0].path == stick
    assert panel.current == panel.copies[0]
    assert [row[-1] for row in rows(panel.contents)] == ["như trong bản sao"] * 2
    assert not panel.contents.missing.isVisible()
    panel.look_at(panel.copies[2].path)
    assert panel.current == panel.copies[2]
    qtbot.waitUntil(lambda: not panel.job.running)
    assert len(panel.copies) == 3
    panel.look_at(folder.parent / "không có")
    page = window.side.copies
    qtbot.waitUntil(lambda: page is not None and page.notice.isVisible())


def test_the_copy_of_the_inbox_beside_it_is_named(start: Start, qtbot: QtBot, folder: Path) -> None:
    stick = folder.parent / "usb.sqlite3"
    window = start()
    open_office_inbox(folder).close()
    DataFolder(folder).back_up(stick)
    window.navigation.open_copies()
    panel = panel_of(window, qtbot)
    assert not panel.contents.inbox.isVisible()
    panel.look_at(stick)
    qtbot.waitUntil(lambda: not panel.job.running)
    assert "usb-tiep-nhan.sqlite3" in panel.contents.inbox.text()
    assert panel.contents.inbox.isVisible()


def test_an_altered_copy_is_shown_and_taken_by_a_button_that_says_so(start: Start, qtbot: QtBot, folder: Path) -> None:
    (_, older) = DataFolder(folder).copies()
    older.write_bytes(older.read_bytes().replace("Tứ Kỳ".encode(), "Từ Kỳ".encode()))
    window = start()
    window.navigation.open_copies()
    panel = panel_of(window, qtbot)
    assert panel.contents.restore.text() == RESTORE
    press(Qt.Key.Key_End)
    assert panel.current is not None
    assert (panel.current.path, panel.current.state) == (older, CopyState.ALTERED)
    assert panel.list.currentItem().text(3) == STATES[CopyState.ALTERED][2]
    assert "không còn như lúc ghi" in panel.contents.state.text()
    assert panel.contents.restore.text() == RESTORE_ALTERED
    press(Qt.Key.Key_Return, CTRL)

    assert refs(window) == [REF]
    window.navigation.open_report(REF)
    assert window.report is not None
    assert window.report.open_report.report.text("unit.district") == "huyện Từ Kỳ"


@pytest.mark.parametrize("harm", ["damaged", "newer"])
def test_where_the_drafts_do_not_open_a_copy_is_chosen_by_keys(
    start: Start, qtbot: QtBot, folder: Path, harm: str
) -> None:
    if harm == "damaged":
        drafts_in(folder).write_bytes(b"no database" * 999)
    else:
        with closing(sqlite3.connect(drafts_in(folder))) as newer:
            newer.execute("UPDATE alembic_version SET version_num = '9999'")
            newer.commit()
    window = start()
    panel = panel_of(window, qtbot)
    trouble = window.side.trouble
    assert trouble is not None
    assert trouble.retry.hasFocus()
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    assert panel.list.hasFocus()
    assert len(rows(panel.contents)[0]) == 3  # nothing in use to compare with
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)

    assert window.side.trouble is None
    assert refs(window) == [REF]
    assert window.start.notice.title.text().startswith("Đã khôi phục bản sao ghi ")
    assert not window.start.notice.button.isVisible()  # what did not open brings nothing back
    assert list(folder.rglob("drafts-*-*-*-*.sqlite3"))


def test_a_copy_that_cannot_be_opened_is_listed_and_cannot_be_taken(start: Start, qtbot: QtBot, folder: Path) -> None:
    newest, _ = DataFolder(folder).copies()
    newest.write_bytes(b"no database" * 999)
    window = start()
    window.navigation.open_copies()
    panel = panel_of(window, qtbot)
    assert panel.list.topLevelItem(0).text(3) == STATES[CopyState.UNREADABLE][2]
    assert not panel.contents.restore.isVisible()
    press(Qt.Key.Key_Return, CTRL)
    assert window.side.copies is not None
    assert panel.isVisible()


def test_a_copy_that_is_gone_leaves_the_drafts_and_is_shown(start: Start, qtbot: QtBot) -> None:
    window = start()
    window.navigation.open_copies()
    panel = panel_of(window, qtbot)
    assert panel.current is not None
    panel.current.path.unlink()
    press(Qt.Key.Key_Return, CTRL)
    assert refs(window) == [LATER, REF]
    assert window.start.notice.title.text() == "Không chép được tệp cần khôi phục."


def test_a_loss_leads_to_the_copies_and_can_be_noted_there(start: Start, qtbot: QtBot, folder: Path) -> None:
    witness_in(folder).write(40)
    window = start()
    assert window.start.notice.title.text() == NOTICES
    window.start.notice.button.setFocus()
    press(Qt.Key.Key_Return)
    panel_of(window, qtbot)
    page = window.side.copies
    assert page is not None
    assert "thiếu" in page.notice.text.text()
    assert page.notice.button.text() == NOTED
    page.notice.button.setFocus()
    press(Qt.Key.Key_Return)
    assert not page.notice.isVisible()
    window.close()
    window.end()
    with closing(open_drafts(folder)) as store:
        assert store.notices == ()


def test_escape_leads_back_to_the_settings(start: Start, qtbot: QtBot) -> None:
    window = start()
    window.navigation.open_copies()
    panel_of(window, qtbot)
    press(Qt.Key.Key_Escape)
    assert window.side.settings is not None
    assert window.side.settings.isVisible()
    assert window.side.copies is None


def test_settings_that_cannot_be_read_lead_to_the_copies(start: Start, qtbot: QtBot, folder: Path) -> None:
    with closing(sqlite3.connect(drafts_in(folder))) as damaged:
        damaged.execute("INSERT INTO setting VALUES ('dates', '{')")
        damaged.commit()
    window = start()
    assert window.start.notice.title.text() == "Phần cài đặt trong tệp dữ liệu bị hỏng."
    window.navigation.open_settings()
    assert window.start.isVisible()
    window.start.notice.button.setFocus()
    press(Qt.Key.Key_Return)
    panel_of(window, qtbot)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)

    assert refs(window) == [REF]
    window.navigation.open_settings()
    assert window.side.settings is not None


def test_another_size_leaves_what_happened_before_the_user(
    start: Start, qtbot: QtBot, folder: Path, qapp: QApplication
) -> None:
    drafts_in(folder).write_bytes(b"no database" * 999)
    window = start()
    panel_of(window, qtbot)
    try:
        press(Qt.Key.Key_F1)
        press(Qt.Key.Key_Plus, CTRL)
        assert panel_of(window, qtbot).copies
    finally:
        theme.apply(qapp, 1.0)


class Locked:
    """A data folder that opens at the third try, and whose copy cannot be restored."""

    def __init__(self, folder: Path, desk: Desk) -> None:
        self.folder, self.tries, self._desk = folder, 0, desk

    def open(self) -> Desk:
        self.tries += 1
        if self.tries <= 2:
            raise StorageError("Tệp đang bị khóa.", "Đóng chương trình khác.")
        return self._desk

    def inbox(self) -> InboxStore:
        raise NotImplementedError

    def set_inbox_database(self, address: str) -> None:
        raise NotImplementedError

    def inbox_reader(self) -> tuple[str, ...]:
        raise NotImplementedError

    def copied_at(self) -> datetime | None:
        return None

    def copies(self) -> Sequence[Path]:
        return [self.folder / "b.sqlite3"]

    def back_up(self, path: Path) -> None:
        raise NotImplementedError

    def look(self, copy: Path) -> Copy:
        return look(copy)

    def restore(self, copy: Path, *, altered: bool = False) -> Path | None:
        return restore(self.folder, copy, altered=altered)


def test_a_restore_that_fails_is_shown_and_the_drafts_are_tried_again(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    desk.store.backup(tmp_path / "b.sqlite3")
    window = MainWindow(Locked(tmp_path, desk))
    qtbot.addWidget(window)
    activate(qtbot, window)
    window.begin()
    panel_of(window, qtbot)
    window.navigation.restore(replace(look(tmp_path / "b.sqlite3"), path=tmp_path / "không có.sqlite3"))
    trouble = window.side.trouble
    assert trouble is not None
    assert trouble.notice.title.text() == "Không chép được tệp cần khôi phục."
    panel_of(window, qtbot)
    trouble.retry.setFocus()
    press(Qt.Key.Key_Return)

    assert window.start.isVisible()
    assert window.side.trouble is None
