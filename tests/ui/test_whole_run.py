"""The window from its start to its end, in a process of its own: it ends with 0, whatever lies on the clipboard."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cchc_desktop.desk.drafts.desk import Desk
from db.drafts.store import open_drafts

RUN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTextEdit
from cchc_desktop.cli.data_folder import DataFolder
import ui.shell.app, ui.shell.window

begin = ui.shell.window.MainWindow.begin

def begun(window):
    begin(window)
    window.navigation.open_report("an-thanh-2023-H1")
    window.report.go("IV")
    if sys.argv[2] == "copied":
        editor = next(one for one in window.findChildren(QTextEdit) if one.isVisible())
        editor.selectAll()
        editor.copy()
        assert QGuiApplication.clipboard().text()
    QTimer.singleShot(0, window.close)

ui.shell.window.MainWindow.begin = begun
raise SystemExit(ui.shell.app.run(DataFolder(Path(sys.argv[1])), ["cchc"]))
"""


@pytest.mark.parametrize("clipboard", ["empty", "copied"])
def test_the_window_ends_with_0(tmp_path: Path, clipboard: str) -> None:
    store = open_drafts(tmp_path)
    Desk(store).add_sample(printed=False)
    store.close()
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(tmp_path), clipboard],
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr
