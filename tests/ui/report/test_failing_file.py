"""The drafts' file fails during typing: all of it is on the screen, marked as not saved, and saved later.

Each failure is SQLite's own, in the real file below the real window.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.report.document import Report
from cchc_desktop.report.store_protocol import DraftStore
from db.drafts.data_files import FILE_NAME
from db.drafts.store import open_drafts
from tests.ui.conftest import OpenWindow
from tests.ui.keys import CTRL, focused, press, write
from ui.report.footer import RETRY_SECONDS
from ui.report.view import ReportView

Failure = Callable[[Path], AbstractContextManager[object]]
TYPED = {"letter.signer": "Trần Thị Bình", "3:1.1": "5", "note.3:1.1": "đã rà lại", "IV": "Đề nghị cấp trên xem xét."}

TABLES = ("field", "reason")


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Hold the file as another process does that writes."""
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.execute("ROLLBACK")
    other.close()


@contextmanager
def unknown_column(file: Path) -> Iterator[None]:
    """Let another program rename a column of what is typed."""
    other = sqlite3.connect(file, isolation_level=None)
    for table in TABLES:
        other.execute(f"ALTER TABLE {table} RENAME COLUMN text TO other")
    yield
    for table in TABLES:
        other.execute(f"ALTER TABLE {table} RENAME COLUMN other TO text")
    other.close()


@contextmanager
def failing_disk(_file: Path) -> Iterator[None]:
    """Let the system refuse to write a whole page of the log."""
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


FAILURES = (locked, unknown_column, failing_disk)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DraftStore]:
    """Return a store that waits for no lock."""
    drafts = open_drafts(tmp_path, timeout=0)
    yield drafts
    drafts.close()


@pytest.fixture(autouse=True)
def bugs(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """Return what is handed to the crash note and the log."""
    reported: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: reported.append(error))
    return reported


@pytest.fixture
def view(open_window: OpenWindow, desk: Desk) -> ReportView:
    report = open_window(desk.add_sample(printed=False).ref).report
    assert report
    return report


def type_all(view: ReportView) -> None:
    for key, text in TYPED.items():
        view.go(key)
        press(Qt.Key.Key_A, CTRL)
        write(text)


def shown(view: ReportView, key: str) -> str:
    """Return what the editor of a field shows."""
    view.go(key)
    editor = focused()
    assert isinstance(editor, QLineEdit | QTextEdit | QPlainTextEdit)
    return editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()


def texts(report: Report) -> dict[str, str]:
    return {key: report.text(key) for key in TYPED}


@pytest.mark.parametrize("failure", FAILURES)
def test_what_is_typed_meanwhile_stays_on_the_screen_and_is_saved_when_it_can_be(
    view: ReportView, desk: Desk, tmp_path: Path, failure: Failure, bugs: list[BaseException]
) -> None:
    ref, words = view.open_report.ref, view.footer.saving.words
    before = texts(desk.load(ref)[0])
    with failure(tmp_path / FILE_NAME):
        type_all(view)
        assert {key: shown(view, key) for key in TYPED} == TYPED
        assert words.text().startswith("chưa lưu được")
        for _ in range(2 * RETRY_SECONDS):
            view.footer.saving.tick()
        assert words.text().startswith("chưa lưu được")
        assert not view.window().close()
        assert view.notice.isVisible()
        assert view.isVisible()
    assert texts(desk.load(ref)[0]) == before
    for _ in range(RETRY_SECONDS):
        view.footer.saving.tick()
    assert words.text().startswith("đã lưu")
    assert texts(desk.load(ref)[0]) == TYPED
    assert [each.key for each in desk.store.history(ref)[-len(TYPED) :]] == [*TYPED]
    assert bool(bugs) is (failure is unknown_column)
    assert view.window().close()


@pytest.mark.parametrize("failure", FAILURES)
def test_a_reason_typed_meanwhile_is_saved_when_it_can_be(
    view: ReportView, desk: Desk, tmp_path: Path, failure: Failure
) -> None:
    ref = view.open_report.ref
    view.open_report.edit("IV", "")
    view.go("review")
    with failure(tmp_path / FILE_NAME):
        press(Qt.Key.Key_F8)
        write("Kỳ này không có.\n")
        assert view.footer.saving.words.text().startswith("chưa lưu được")
        assert not view.window().close()
    assert desk.load(ref)[0].reasons == ()
    assert view.window().close()
    assert [reason.text for reason in desk.load(ref)[0].reasons] == ["Kỳ này không có."]
