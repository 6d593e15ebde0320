"""The one window of a data folder is called by a second start of the same user, and by no other user."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.tree import ROOT
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


def test_a_second_start_hands_its_file_to_the_first_window(first: SingleInstance, tmp_path: Path, qtbot: QtBot) -> None:
    given = tmp_path / "gói bàn giao.cchc"
    with qtbot.waitSignal(first.called) as called:
        assert SingleInstance(tmp_path).call_first(given)
    assert called.args == [given]


STARTED = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from ui.shell.single_instance import SingleInstance

app = QCoreApplication(["cchc"])
only = SingleInstance(Path(sys.argv[1]))
if only.call_first():
    print("called")
else:
    print("first", flush=True)
    only.called.connect(lambda _file: print("was called", flush=True))
    QTimer.singleShot(int(sys.argv[2]), app.quit)
    app.exec()
    only.close()
"""


def test_of_starts_in_one_moment_one_is_the_first(tmp_path: Path) -> None:
    call = [sys.executable, "-c", STARTED, str(tmp_path / "dữ liệu"), "8000"]
    starts = [
        subprocess.Popen(
            call, stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT, env={**os.environ, "PYTHONUTF8": "1"}
        )
        for _ in range(3)
    ]
    answers = sorted(start.communicate()[0].split("\n")[0] for start in starts)
    assert answers == ["called", "called", "first"]


def test_a_killed_window_leaves_its_place_to_the_next(tmp_path: Path) -> None:
    call = [sys.executable, "-c", STARTED, str(tmp_path), "60000"]
    killed = subprocess.Popen(call, stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT)
    assert killed.stdout is not None
    assert killed.stdout.readline() == "first\n"
    killed.kill()
    killed.wait()
    killed.stdout.close()
    next_one = SingleInstance(tmp_path)
    assert not next_one.call_first()
    next_one.close()


@pytest.mark.skipif(sys.platform == "win32", reason="there the system's own lists say who may call")
@pytest.mark.usefixtures("first")
def test_no_other_user_may_call_the_window(sockets: Path) -> None:
    (socket,) = (path for path in sockets.iterdir() if stat.S_ISSOCK(path.stat().st_mode))
    assert stat.S_IMODE(socket.stat().st_mode) & 0o077 == 0
