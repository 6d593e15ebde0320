"""The window of the receiving office over a real PostgreSQL server that its settings name."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from benchmarks.postgres_server import make_database
from cchc_desktop.report.members.office_answer import ACCEPTED
from db.inbox.sql_inbox import open_shared_inbox
from tests.inbox.communes import PERIOD, district, package
from tests.inbox.conftest import server
from tests.ui.conftest import OpenWindow
from tests.ui.keys import CTRL, press, write
from ui.incoming.board_model import STATE, UNIT
from ui.words.incoming import board_texts, database_texts

__all__ = ["server"]
"""A fixture of this module too."""
A, B = district()[:2]


@pytest.fixture
def address(server: str) -> str:
    return make_database(server, f"cchc-{uuid4().hex}")


def test_a_desk_names_the_database_takes_in_answers_and_adds_up(
    open_window: OpenWindow, qtbot: QtBot, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "USB"
    stick.mkdir()
    for unit, number in ((A, "1.200"), (B, "300")):
        (stick / f"{unit.code}.cchc").write_bytes(package(unit, {"3:1": number, "3:1.1": "300"}))
    window = open_window()
    window.navigation.open_settings()
    settings = window.side.settings
    assert settings is not None
    settings.database.address.setFocus()
    write(address)
    press(Qt.Key.Key_Return)
    notice = settings.database.notice
    qtbot.waitUntil(lambda: notice.text.text() == database_texts.NOT_MOVED, timeout=20_000)

    window.navigation.open_start()
    QTest.keyClick(window.start, Qt.Key.Key_T, CTRL)
    board = window.side.board
    assert board is not None
    qtbot.waitUntil(lambda: board.table.nothing == board_texts.EMPTY, timeout=20_000)
    with qtbot.waitSignal(board.work.read, timeout=20_000):
        board.take_paths([stick])
    model = board.table.board_model
    assert {line.words(UNIT) for line in model.lines if line.unit.standing} == {A.title, B.title}

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(stick))
    board.table.setFocus()
    board.table.setCurrentIndex(model.index(model.row_of(A.code), 0))
    with qtbot.waitSignal(board.work.read, timeout=20_000):
        press(Qt.Key.Key_Return, CTRL)
    assert next(line.words(STATE) for line in model.lines if line.words(UNIT) == A.title) == "Đã nhận"

    press(Qt.Key.Key_F9)
    totals = window.side.totals
    assert totals is not None
    qtbot.waitUntil(lambda: totals.work.reading is not None, timeout=20_000)
    reading = totals.work.reading
    assert reading is not None
    assert reading.totals.figures["3:1"].in_words == "1.500"
    with closing(open_shared_inbox(address)) as other:
        assert [row.verdict for row in other.board(PERIOD)].count(ACCEPTED) == 1
    assert not (tmp_path / "inbox.sqlite3").exists()
