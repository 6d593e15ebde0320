"""The pause in typing after which what was typed is saved."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.kit.save_pause import LATEST_MS, PAUSE_MS, SavePause

EARLY = 0.95
"""A timer may be this much early, however busy the machine is; late it may be by any time."""


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:  # noqa: ARG001 - timers need the application
    return QObject()


def test_it_is_over_once_a_while_after_the_last_key(owner: QObject, qtbot: QtBot) -> None:
    pause, over, waiting = SavePause(owner), [], []
    pause.over.connect(lambda: over.append(time.monotonic()))
    pause.changed.connect(lambda: waiting.append(pause.waiting))
    pause.restart()
    qtbot.wait(PAUSE_MS // 3)
    pause.restart()
    last = time.monotonic()
    assert (pause.waiting, over) == (True, [])
    qtbot.waitUntil(lambda: len(over) > 0)
    assert over[0] - last >= EARLY * PAUSE_MS / 1000
    assert waiting == [True, False]
    qtbot.wait(PAUSE_MS // 3)
    assert len(over) == 1


def test_keys_that_never_pause_put_it_off_for_a_time_that_ends_within_three_seconds(
    owner: QObject, qtbot: QtBot
) -> None:
    pause, over = SavePause(owner), []
    pause.over.connect(lambda: over.append(time.monotonic()))
    begun, keys = time.monotonic(), 0
    while not over:
        assert keys < 400
        pause.restart()
        keys += 1
        qtbot.wait(10)
    assert over[0] - begun >= EARLY * LATEST_MS / 1000
    assert LATEST_MS < 3000
    assert pause.waiting is False


def test_what_was_saved_on_another_way_is_waited_for_no_longer(owner: QObject, qtbot: QtBot) -> None:
    pause, over = SavePause(owner), []
    pause.over.connect(lambda: over.append(1))
    pause.restart()
    pause.stop()
    assert not pause.waiting
    qtbot.wait(PAUSE_MS + 100)
    assert over == []
