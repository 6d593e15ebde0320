"""The messages and the actions of the window when a draft cannot be saved."""

from __future__ import annotations

import logging
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy.exc import OperationalError

from cchc_desktop.base.errors import StorageError
from cchc_desktop.base.logs import catch_bugs
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.work.open_report import Edited
from cchc_desktop.report.store_protocol import Change, DraftStore
from tests.ui.conftest import OpenWindow, activate
from tests.ui.keys import CTRL, press, write
from ui.kit import theme
from ui.report.view import ReportView
from ui.shell.crash import BugReporter


class Disk:
    """Makes saving fail while it is full, or with an error of one's choice."""

    def __init__(self, store: DraftStore, patch: pytest.MonkeyPatch) -> None:
        self.full = False
        self.failure: Exception = StorageError("Chưa lưu được bản thảo.", "Ổ đĩa đã đầy.")
        self._edit = store.edit_many
        patch.setattr(store, "edit_many", self.edit_many)

    def edit_many(self, ref: str, texts: Mapping[str, str], *, who: str, cause: str) -> list[Change]:
        if self.full:
            raise self.failure
        return self._edit(ref, texts, who=who, cause=cause)


@pytest.fixture
def disk(store: DraftStore, monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(store, monkeypatch)


@pytest.fixture
def view(open_window: OpenWindow, desk: Desk) -> ReportView:
    report = open_window(desk.add_sample(printed=True).ref).report
    assert report is not None
    return report


def wait_seconds(view: ReportView, seconds: int) -> None:
    for _ in range(seconds):
        view.footer.saving.tick()


def test_a_saved_edit_says_when(view: ReportView) -> None:
    view.open_report.edit("unit.name", "Tứ Xuyên")

    assert view.footer.saving.words.text().startswith("đã lưu ")
    assert not view.footer.saving.why_button.isVisible()


def test_a_failed_save_is_reported_and_tried_again(view: ReportView, disk: Disk, desk: Desk) -> None:
    disk.full = True
    view.open_report.edit("unit.name", "Tứ Xuyên")
    assert view.footer.saving.words.text() == "chưa lưu được, thử lại sau 5 giây"
    wait_seconds(view, 2)
    assert view.footer.saving.words.text() == "chưa lưu được, thử lại sau 3 giây"
    disk.full = False
    wait_seconds(view, 3)

    assert view.footer.saving.words.text().startswith("đã lưu ")
    assert desk.open(view.open_report.ref).report.text("unit.name") == "Tứ Xuyên"


def test_saving_is_tried_until_it_holds(view: ReportView, disk: Disk, desk: Desk) -> None:
    disk.full = True
    view.open_report.edit("unit.name", "Tứ Xuyên")
    for _ in range(20):
        wait_seconds(view, 5)
        assert view.footer.saving.words.text() == "chưa lưu được, thử lại sau 5 giây"
    assert desk.open(view.open_report.ref).report.text("unit.name") == "An Thanh"
    disk.full = False
    wait_seconds(view, 5)

    assert view.footer.saving.words.text().startswith("đã lưu ")
    assert desk.open(view.open_report.ref).report.text("unit.name") == "Tứ Xuyên"


def test_why_it_failed_is_shown_in_the_window(view: ReportView, disk: Disk) -> None:
    disk.full = True
    view.open_report.edit("unit.name", "Tứ Xuyên")
    view.footer.saving.why_button.click()

    assert view.notice.isVisible()
    assert view.notice.text.text() == "Ổ đĩa đã đầy."


def test_typing_goes_on_while_saving_fails(view: ReportView, disk: Disk, desk: Desk) -> None:
    disk.full = True
    view.open_report.edit("unit.name", "Tứ Xuyên")
    view.open_report.edit("letter.number", "15")
    disk.full = False
    wait_seconds(view, 5)

    saved = desk.open(view.open_report.ref).report
    assert (saved.text("unit.name"), saved.text("letter.number")) == ("Tứ Xuyên", "15")


def test_the_window_stays_open_once_while_something_is_not_saved(view: ReportView, disk: Disk) -> None:
    disk.full = True
    view.open_report.edit("unit.name", "Tứ Xuyên")
    window = view.window()
    assert not window.close()
    assert view.notice.isVisible()

    assert window.close()


def test_closing_saves_what_had_failed(view: ReportView, disk: Disk, desk: Desk) -> None:
    disk.full = True
    view.open_report.edit("unit.name", "Tứ Xuyên")
    disk.full = False

    assert view.window().close()
    assert desk.open(view.open_report.ref).report.text("unit.name") == "Tứ Xuyên"


@pytest.fixture
def bugs(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """Return what is handed to the crash note and the log."""
    reported: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: reported.append(error))
    return reported


UNEXPECTED = (RuntimeError("hỏng"), OperationalError("UPDATE field", {}, OSError("no such column: text")))


@pytest.mark.parametrize("error", UNEXPECTED, ids=lambda error: type(error).__name__)
def test_an_unexpected_error_is_a_failure_that_the_footer_the_retry_and_the_closing_see(
    view: ReportView, disk: Disk, store: DraftStore, bugs: list[BaseException], error: Exception
) -> None:
    disk.full, disk.failure = True, error
    view.go("letter.number")
    write("15\t")
    write("Bình\t")
    assert view.footer.saving.words.text() == "chưa lưu được, thử lại sau 5 giây"
    wait_seconds(view, 7)
    assert view.footer.saving.words.text() == "chưa lưu được, thử lại sau 3 giây"
    assert not view.window().close()
    assert view.notice.isVisible()
    assert type(error).__name__ in view.notice.text.text()
    assert store.load(view.open_report.ref).report.text("letter.number") == ""
    assert bugs == [error]

    disk.full = False
    assert view.window().close()
    kept = [(each.key, each.after) for each in store.history(view.open_report.ref)[1:]]
    assert kept[0] == ("letter.number", "15")
    assert [after for _, after in kept] == ["15", "Bình"]


def test_a_page_that_fails_to_show_an_edit_does_not_hide_that_it_is_not_saved(
    view: ReportView, disk: Disk, bugs: list[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_edited: Edited) -> None:
        raise ValueError("trang hỏng")

    assert view.page
    monkeypatch.setattr(view.page, "refresh", fails)
    disk.full = True
    view.open_report.edit("unit.name", "Tứ Xuyên")
    assert view.footer.saving.words.text() == "chưa lưu được, thử lại sau 5 giây"
    assert [str(error) for error in bugs] == ["trang hỏng"]


def test_a_page_that_fails_to_hand_over_what_is_typed_keeps_the_window_open_once(
    view: ReportView, bugs: list[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails() -> None:
        raise ValueError("trang hỏng")

    assert view.page
    monkeypatch.setattr(view.page, "leave", fails)
    assert not view.window().close()
    assert view.notice.title.text() == "Chưa lưu được chữ đang gõ trên trang này."
    assert view.window().close()
    assert "trang hỏng" in [str(error) for error in bugs]


def test_a_page_that_fails_to_hand_over_what_is_typed_outlives_a_zoom(
    view: ReportView, bugs: list[BaseException], monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    def fails() -> None:
        raise ValueError("trang hỏng")

    page = view.page
    assert page
    monkeypatch.setattr(page, "leave", fails)
    try:
        press(Qt.Key.Key_Plus, CTRL)
    finally:
        theme.apply(qapp, 1.0)
    assert view.page is page
    assert page.isVisible()
    assert view.notice.title.text() == "Chưa lưu được chữ đang gõ trên trang này."
    assert "trang hỏng" in [str(error) for error in bugs]


def test_an_unexpected_error_comes_to_the_crash_note_once_and_takes_no_key_from_the_page(
    view: ReportView,
    disk: Disk,
    desk: Desk,
    qtbot: QtBot,
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    handlers = logging.getLogger().handlers[:]
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    catch_bugs(lambda: tmp_path)
    reporter = BugReporter(qapp)
    reporter.install()
    disk.full, disk.failure = True, RuntimeError("kho hỏng")
    view.go("letter.number")
    write("15\t")
    qtbot.waitUntil(lambda: reporter.box is not None and reporter.box.isVisible())
    assert reporter.box
    box = reporter.box
    assert box.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)  # this platform activates it all the same
    activate(qtbot, view.window())
    wait_seconds(view, 20)
    write("x")
    view.leave()
    logging.basicConfig(handlers=handlers, force=True)
    assert (reporter.box, box.isVisible()) == (box, True)
    assert (tmp_path / "cchc.log").read_text(encoding="utf-8").count("RuntimeError") == 1
    disk.full = False
    view.leave()
    kept = desk.load(view.open_report.ref)[0]
    assert (kept.text("letter.number"), kept.text("letter.symbol")[-1:]) == ("15", "x")
    box.close()
    box.deleteLater()
