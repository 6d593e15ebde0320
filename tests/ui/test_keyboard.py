"""No step needs a mouse, and nothing is nameless to those who listen: everywhere Tab comes to, on every page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.cli.data_folder import DataFolder
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.work.closing import close
from tests.ui.conftest import OpenWindow, activate
from tests.ui.keys import CTRL, focused, press
from ui.shell.window import MainWindow

PACKAGE = Path(__file__).parents[1] / "data" / "package-1.cchc"
ROUND = 150
"""More than Tab has to be pressed to go once through the longest page, a form of 29 rows with notes."""


def first_start(_window: MainWindow, _desk: Desk) -> None:
    """Do nothing: no draft is there yet."""


def start_page(window: MainWindow, desk: Desk) -> None:
    desk.add_sample(printed=True)
    desk.settings.set_officers(["Nguyễn Thị Lan"])
    window.navigation.open_start()


def a_draft_just_dropped(window: MainWindow, desk: Desk) -> None:
    start_page(window, desk)
    desk.add_sample(printed=True)
    window.navigation.open_start()
    press(Qt.Key.Key_Delete)


def new_report(window: MainWindow, desk: Desk) -> None:
    desk.settings.remember_unit({"kind": "xã", "name": "An Thanh"})
    window.navigation.open_new()


def board(window: MainWindow, _desk: Desk) -> None:
    window.start.top.board_wanted.emit()


def totals(window: MainWindow, desk: Desk) -> None:
    window.side.show_totals(desk, "2026-H1")


def settings(window: MainWindow, _desk: Desk) -> None:
    window.navigation.open_settings()


def help_page(window: MainWindow, _desk: Desk) -> None:
    window.navigation.show_help()


def going_somewhere(window: MainWindow, desk: Desk) -> None:
    window.navigation.open_report(desk.add_sample(printed=True).ref)
    press(Qt.Key.Key_G, CTRL)


PAGES = (first_start, start_page, a_draft_just_dropped, new_report, board, totals, settings, help_page, going_somewhere)
STEPS = (
    "general", "section.mo-dau", "section.II.2", "section.III", "recipients", "form.1", "form.7", "review", "export",
    "corrections", "splitting",
)  # fmt: skip


@pytest.mark.parametrize("show", PAGES)
def test_tab_comes_to_everything_and_everything_has_a_name(
    open_window: OpenWindow, desk: Desk, show: Callable[[MainWindow, Desk], None]
) -> None:
    window = open_window()
    show(window, desk)
    assert out_of_reach(window) == []
    assert nameless(window) == []


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("state", ["open", "closed"])
def test_tab_comes_to_everything_of_a_step_and_everything_has_a_name(
    open_window: OpenWindow, desk: Desk, step: str, state: str
) -> None:
    ref = desk.add_sample(printed=state == "open").ref
    if state == "closed":
        assert close(desk.store, ref).closed
    window = open_window(ref)
    assert window.report
    window.report.go(step)
    assert out_of_reach(window) == []
    assert nameless(window) == []


def test_tab_comes_to_everything_of_a_package(open_window: OpenWindow, desk: Desk, qtbot: QtBot) -> None:
    window = open_window()
    window.side.show_package(desk, PACKAGE)
    page = window.side.package
    assert page
    qtbot.waitUntil(lambda: page.received is not None)
    assert out_of_reach(window) == []
    assert nameless(window) == []


def test_tab_comes_to_everything_of_a_board_with_its_cards_and_of_a_received_report(
    open_window: OpenWindow, desk: Desk, qtbot: QtBot
) -> None:
    window = open_window()
    press(Qt.Key.Key_T, CTRL)
    page = window.side.board
    assert page
    with qtbot.waitSignals([page.work.taken, page.work.read]):
        page.take_paths([PACKAGE])
    qtbot.waitUntil(lambda: page.table.current() is not None)
    assert page.arrivals.isVisible()
    assert out_of_reach(window) == []
    for key in (Qt.Key.Key_L, Qt.Key.Key_R):
        press(key, CTRL)
        assert out_of_reach(window) == []
        assert nameless(window) == []
        press(Qt.Key.Key_Escape)
    page.table.setFocus()
    page.table.choose(1)
    press(Qt.Key.Key_Return)
    look = window.side.look
    assert look
    assert out_of_reach(window) == []
    assert nameless(window) == []
    del desk


def test_tab_comes_to_everything_where_drafts_do_not_open(qtbot: QtBot, tmp_path: Path) -> None:
    home = DataFolder(tmp_path)
    keep_a_copy(home)
    (tmp_path / "drafts.sqlite3").write_bytes(b"no database" * 999)
    window = MainWindow(home)
    qtbot.addWidget(window)
    window.begin()
    activate(qtbot, window)
    page = window.side.trouble
    assert page
    qtbot.waitUntil(lambda: page.panel.current is not None and not page.panel.job.running)
    assert out_of_reach(window) == []
    assert nameless(window) == []


def test_tab_comes_to_everything_of_the_copies(qtbot: QtBot, tmp_path: Path) -> None:
    home = DataFolder(tmp_path)
    keep_a_copy(home)
    window = MainWindow(home)
    qtbot.addWidget(window)
    window.begin()
    activate(qtbot, window)
    window.navigation.open_settings()
    assert window.side.settings
    window.side.settings.copies_wanted.emit()
    page = window.side.copies
    assert page
    qtbot.waitUntil(lambda: page.panel.current is not None and not page.panel.job.running)
    assert out_of_reach(window) == []
    assert nameless(window) == []
    window.end()


def keep_a_copy(home: DataFolder) -> None:
    """Start twice: the copy of the day is made of what was there at the start."""
    for _start in range(2):
        desk = home.open()
        desk.add_sample(printed=False)
        desk.store.close()


def wanted(window: QWidget) -> list[QWidget]:
    """Return what a user may do something with."""
    inside = [window, *window.findChildren(QWidget)]
    return [
        widget
        for widget in inside
        if widget.isVisible() and widget.isEnabled() and not widget.focusProxy()
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(widget, QAbstractButton)
    ]


def out_of_reach(window: QWidget) -> list[str]:
    """Go round with Tab; return what the keyboard did not come to."""
    left = {widget for widget in wanted(window) if not of_a_group(widget)}
    for _ in range(ROUND):
        left.discard(focused())
        if not left:
            break
        press(Qt.Key.Key_Tab)
    return [described(widget) for widget in left]


def of_a_group(widget: QWidget) -> bool:
    """Return whether a widget is one of several choices: Tab comes to the one that is chosen, arrows to the others."""
    return isinstance(widget, QAbstractButton) and widget.group() is not None and not widget.isChecked()


def nameless(window: QWidget) -> list[str]:
    return [described(widget) for widget in wanted(window) if not spoken(widget)]


def spoken(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def described(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{spoken(widget)}” in {type(widget.parent()).__name__}"
