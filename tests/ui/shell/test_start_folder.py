"""The folder that the window works in: that of documents, wherever it was started from."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

STARTED = """
import os, sys
from cchc_desktop.cli import main
from ui.shell.window import MainWindow

begin = MainWindow.begin

def begun(window):
    begin(window)
    print(os.getcwd(), flush=True)
    os._exit(0)

MainWindow.begin = begun
main(sys.argv[1:])
"""


def test_the_window_leaves_the_folder_of_a_stick_but_takes_what_was_named_there(tmp_path: Path) -> None:
    stick, home = tmp_path / "USB", tmp_path / "home"
    stick.mkdir()
    (home / "Documents").mkdir(parents=True)
    environment = os.environ | {"HOME": str(home), "USERPROFILE": str(home), "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("XDG_CONFIG_HOME", None)

    done = subprocess.run(
        [sys.executable, "-c", STARTED, "--data", "dữ liệu"], check=True, capture_output=True, encoding="utf-8",
        cwd=stick, env=environment | {"PYTHONIOENCODING": "utf-8"}, timeout=120,
    )  # fmt: skip

    (folder,) = done.stdout.splitlines()
    assert Path(folder).name == "Documents"
    assert [path.name for path in stick.iterdir()] == ["dữ liệu"]
    assert (stick / "dữ liệu" / "drafts.sqlite3").is_file()
