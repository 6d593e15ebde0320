"""The window over drafts that hold what the program never wrote: an error and the copies, or the list; never a wait."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cchc_desktop.cli.data_folder import DataFolder
from cchc_desktop.desk.drafts.desk import Desk
from db.drafts.data_files import drafts_in
from db.drafts.store import open_drafts
from tests.db.drafts import WRITTEN
from tests.db.foreign_values import DAMAGES, harm
from ui.shell.window import MainWindow


def opened(window: MainWindow) -> bool:
    """Return whether the store behind the list is open, or did not open."""
    desk = window.navigation.drafts.desk
    return window.side.trouble is not None or bool(desk and desk.is_open)


@pytest.mark.parametrize("damage", DAMAGES)
def test_the_window_opens_and_offers_the_copies(qtbot: QtBot, tmp_path: Path, damage: str) -> None:
    shutil.copy(WRITTEN["0002"], drafts_in(tmp_path))
    with closing(open_drafts(tmp_path)) as store:
        Desk(store).drafts()
    copies = len(DataFolder(tmp_path).copies())
    harm(drafts_in(tmp_path), DAMAGES[damage])
    window = MainWindow(DataFolder(tmp_path))
    qtbot.addWidget(window)
    window.show()
    try:
        window.begin()
        if window.side.trouble is None:
            assert window.start.isVisible()
            qtbot.waitUntil(lambda: opened(window))
        if window.side.trouble is None:
            window.navigation.open_copies()
        page = window.side.copies or window.side.trouble
        assert page is not None
        qtbot.waitUntil(lambda: not page.panel.job.running)
        assert page.isVisible()
        assert len(page.panel.copies) >= copies
        assert any(copy.usable for copy in page.panel.copies)
    finally:
        window.close()
        window.end()
