"""Real pages over a real draft: the sample report in a SQLite file, in the program's theme."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

import pytest

if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":  # with a screen as offices have it, not Qt's 800x800
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={os.path.relpath(Path(__file__).with_name('screen.json'))}"

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.drafts.home import Copy
from cchc_desktop.desk.drafts.steps import ReportSteps
from cchc_desktop.desk.office import library
from cchc_desktop.desk.work.closing import close
from cchc_desktop.desk.work.open_report import OpenReport
from cchc_desktop.inbox.inbox_store import InboxStore
from cchc_desktop.report.store_protocol import DraftStore
from db.drafts.backing_up import back_up_folder
from db.drafts.store import open_drafts
from db.inbox.office_inbox import open_office_inbox, set_office_inbox
from ui.kit import clipboard, theme
from ui.report.page import Page
from ui.shell.pages import make_page
from ui.shell.window import MainWindow

MakePage = Callable[[OpenReport, str], Page]
OpenWindow = Callable[..., MainWindow]


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> Iterator[QApplication]:
    """Return the application with its theme; it ends as the program ends."""
    theme.apply(qapp)
    yield qapp
    clipboard.settle()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DraftStore]:
    """Return a store of drafts in a folder of its own."""
    drafts = open_drafts(tmp_path)
    yield drafts
    drafts.close()


@pytest.fixture
def desk(store: DraftStore) -> Desk:
    """Return the use cases over the store."""
    return Desk(store, "Lan")


@pytest.fixture
def sample(desk: Desk) -> OpenReport:
    """Return the sample report with its errors fixed, opened."""
    return desk.open(desk.add_sample(printed=False).ref)


@pytest.fixture
def empty(desk: Desk) -> OpenReport:
    """Return a report that was just started, opened."""
    unit = {"kind": "xã", "name": "An Thanh", "district": "huyện Tứ Kỳ", "province": "tỉnh Hải Dương"}
    return desk.open(desk.start(library.template_ids()[0], "2023-H1", unit).ref)


class OneDesk:
    """A data folder whose drafts are opened already."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.folder = folder
        self._desk = desk

    def open(self) -> Desk:
        return self._desk

    def inbox(self) -> InboxStore:
        return open_office_inbox(self.folder)

    def set_inbox_database(self, address: str) -> None:
        set_office_inbox(self.folder, address)

    def inbox_reader(self) -> tuple[str, ...]:
        return ()

    def copied_at(self) -> datetime | None:
        return None

    def copies(self) -> Sequence[Path]:
        return ()

    def back_up(self, path: Path) -> None:
        back_up_folder(self.folder, path)

    def look(self, copy: Path) -> Copy:
        raise NotImplementedError

    def restore(self, copy: Path, *, altered: bool = False) -> Path | None:
        raise NotImplementedError


def close_report(opened: OpenReport) -> None:
    """Close an open report, and look at it as it is then."""
    assert close(opened.flushed_store(), opened.ref, who=opened.who).closed
    opened.reload()


def activate(qtbot: QtBot, widget: QWidget) -> None:
    """Show a window and wait until the keyboard is its own."""
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()


@pytest.fixture
def shown(qtbot: QtBot) -> MakePage:
    """Return how to show the page of a place at the size it has on a small screen, the focus on the place."""

    def show(open_report: OpenReport, place: str) -> Page:
        page = make_page(open_report, ReportSteps(open_report.template).step_of(place), None)
        qtbot.addWidget(page)
        open_report.subscribe(page.refresh)
        page.resize(1134, 672)
        activate(qtbot, page)
        page.go_to(place)
        return page

    return show


@pytest.fixture
def open_window(qtbot: QtBot, desk: Desk, tmp_path: Path) -> OpenWindow:
    """Return how to open the window: on the start page, or on the draft of a reference."""
    kept: list[MainWindow] = []

    def opened(ref: str = "") -> MainWindow:
        window = MainWindow(OneDesk(desk, tmp_path))
        kept.append(window)
        qtbot.addWidget(window)
        window.begin()
        activate(qtbot, window)
        window.start.focus_list()
        if ref:
            window.navigation.open_report(ref)
        return window

    return opened
