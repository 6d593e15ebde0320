"""The opening page: a picture of the page that follows, drawn without drafts and without widgets."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.cli.data_folder import DataFolder
from cchc_desktop.desk.drafts.desk import Desk
from db.drafts.data_files import drafts_in
from db.drafts.store import open_drafts
from tests.ui.conftest import activate
from ui.kit import theme
from ui.shell.opening_page import OpeningPage
from ui.shell.window import MainWindow
from ui.start.drafts_model import FINDINGS

LOADED = """
import builtins, os, sys
own = builtins.__import__
from pathlib import Path
import ui.shell.app, ui.shell.window
from cchc_desktop.cli import main

begin = ui.shell.window.MainWindow.begin

def begun(window):
    painted = set(sys.modules)
    begin(window)
    print(*painted)
    print(*sys.modules)
    window.navigation.open_report(sys.argv[2])
    print(*sys.modules)
    print(builtins.__import__ is own, flush=True)
    os._exit(0)

ui.shell.window.MainWindow.begin = begun
main(["--data", sys.argv[1]])
"""


@pytest.mark.parametrize("zoom", [0.9, 1.0, 1.25])
def test_name_and_title_stand_where_the_start_page_has_them(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, zoom: float
) -> None:
    theme.apply(qapp, zoom)
    window = MainWindow(DataFolder(tmp_path))
    qtbot.addWidget(window)
    activate(qtbot, window)
    top = QRect(0, 0, window.width() // 2, theme.px(48) + 12 + max(theme.px(32), 32) + 8)
    waits = QRect(0, top.bottom(), top.width(), theme.px(48))
    opening, waiting = window.grab(top).toImage(), window.grab(waits).toImage()
    window.begin()
    start = window.grab(top).toImage()
    window.close()
    window.end()
    theme.apply(qapp, 1.0)

    assert opening == start
    assert len({waiting.pixel(x, y) for x in range(waiting.width()) for y in range(waiting.height())}) > 2


def test_another_theme_before_the_drafts_are_open_changes_nothing_else(qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(DataFolder(tmp_path))
    qtbot.addWidget(window)
    activate(qtbot, window)
    window.apply_theme()
    assert isinstance(window.views.currentWidget(), OpeningPage)
    window.begin()
    assert window.start.isVisible()
    window.close()
    window.end()


def test_what_is_shown_first_waits_for_nothing_that_is_shown_later(tmp_path: Path) -> None:
    store = open_drafts(tmp_path)
    ref = Desk(store).add_sample(printed=False).ref
    store.close()
    done = subprocess.run(
        [sys.executable, "-c", LOADED, str(tmp_path), ref],
        check=True,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    painted, listed, opened, own = (set(line.split()) for line in done.stdout.splitlines())

    assert "ui.shell.opening_page" in painted
    assert painted.isdisjoint(
        {"sqlalchemy", "cryptography", "ui.kit.buttons", "ui.start.page", "cchc_desktop.cli.groups.drafts"}
    )
    assert "ui.start.drafts_list" in listed
    later = {"cchc_desktop.checks.run", "cchc_desktop.report.file", "ui.report.view", "sqlalchemy", "cryptography"}
    assert listed.isdisjoint(later)
    assert later - opened == {"cchc_desktop.report.file", "cryptography"}
    assert opened.isdisjoint({"_hashlib", "html.entities"})  # OpenSSL's library, the names of HTML's characters
    assert own == {"True"}  # the import statement, which PySide replaces by one that opens every source


def opened(qtbot: QtBot, folder: Path) -> MainWindow:
    """Return the window over a folder with the sample, at the moment at which its list is there."""
    with closing(open_drafts(folder)) as store:
        Desk(store).add_sample(printed=False)
    window = MainWindow(DataFolder(folder))
    qtbot.addWidget(window)
    window.begin()
    return window


def findings(window: MainWindow) -> str:
    return str(window.start.table.drafts_model.index(0, FINDINGS).data())


def test_the_drafts_are_opened_once_their_list_can_be_seen(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path)
    assert window.start.table.drafts_model.rowCount() == 1
    assert findings(window) == ""
    activate(qtbot, window)
    qtbot.waitUntil(lambda: findings(window) != "")
    window.close()
    window.end()


def test_a_request_before_that_opens_the_drafts(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path)
    window.start.opened.emit(window.start.table.drafts_model.rows[0].listed.draft.ref)
    assert window.report is not None
    window.close()
    window.end()


def test_drafts_that_are_listed_and_then_do_not_open_are_reported(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path)
    drafts_in(tmp_path).write_bytes(b"no database" * 1000)
    activate(qtbot, window)
    qtbot.waitUntil(lambda: window.side.trouble is not None)
    window.close()
    window.end()


def test_a_window_closed_before_the_drafts_are_opened_leaves_them(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path)
    window.show()
    window.close()
    window.end()
    QApplication.processEvents()
    with closing(open_drafts(tmp_path)) as store:
        assert store.notices == ()
