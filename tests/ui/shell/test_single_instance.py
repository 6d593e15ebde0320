"""The one window of a data folder is called by a second start of the same user, and by no other user."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.shell.single_instance import SingleInstance


@pytest.fixture
def sockets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which Qt makes its sockets."""
    folder = tmp_path / "sockets"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


@pytest.fixture
def first(tmp_path: Path, sockets: Path) -> Iterator[SingleInstance]:
    only = SingleInstance(tmp_path)
    assert sockets.is_dir()
    assert not only.call_first()
    yield only
    only.close()


def test_a_second_start_calls_the_first_window(first: SingleInstance, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(first.called):
        assert SingleInstance(tmp_path).call_first()


def test_the_window_of_another_folder_is_another_one(first: SingleInstance, tmp_path: Path, qtbot: QtBot) -> None:
    other = SingleInstance(tmp_path / "other")
    with qtbot.assertNotEmitted(first.called):
        assert not other.call_first()
    other.close()


@pytest.mark.skipif(sys.platform == "win32", reason="there the system's own lists say who may call")
@pytest.mark.usefixtures("first")
def test_no_other_user_may_call_the_window(sockets: Path) -> None:
    (socket,) = (path for path in sockets.iterdir() if stat.S_ISSOCK(path.stat().st_mode))
    assert stat.S_IMODE(socket.stat().st_mode) & 0o077 == 0
