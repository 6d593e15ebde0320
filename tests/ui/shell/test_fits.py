"""Every page fits its window: on small screens and at large zooms no text or button is cut, none lies outside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.drafts.steps import ReportSteps
from tests.ui.conftest import OpenWindow
from ui.kit import theme
from ui.kit.labels import ElidedLabel
from ui.shell.window import MainWindow

SCREENS = [(1366, 768, 1.0), (1024, 600, 1.0), (1366, 768, 1.25), (1366, 768, 1.5)]


@pytest.fixture(params=SCREENS, ids=lambda screen: f"{screen[0]}x{screen[1]} at {screen[2]:.0%}")
def window(
    request: pytest.FixtureRequest, qapp: QApplication, desk: Desk, open_window: OpenWindow
) -> Iterator[MainWindow]:
    """Return the window on a screen, with the sample that has errors open."""
    width, height, zoom = request.param
    theme.apply(qapp, zoom)
    made = open_window(desk.add_sample(printed=True).ref)
    made.setMinimumSize(1, 1)
    made.resize(width, height)
    yield made
    theme.apply(qapp, 1.0)


def seen(window: MainWindow) -> Iterator[QWidget]:
    """Yield the widgets that are to be seen without scrolling."""
    QApplication.processEvents()
    widgets: Iterable[QWidget] = window.findChildren(QWidget)
    yield from (each for each in widgets if each.isVisible() and not each.visibleRegion().isEmpty())


def cut(window: MainWindow) -> list[str]:
    """Return the texts that have less room than they need."""
    found = []
    for each in seen(window):
        if isinstance(each, QLabel) and each.text() and not isinstance(each, ElidedLabel):
            short = each.width() < each.minimumSizeHint().width() or (
                each.wordWrap() and each.height() < each.heightForWidth(each.width())
            )
        elif isinstance(each, QToolButton) and each.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly:
            continue  # its text is for screen readers
        elif isinstance(each, QAbstractButton):
            short = each.text() != "" and each.width() < each.minimumSizeHint().width()
        else:
            continue
        right = each.mapTo(window, each.rect().topRight()).x()
        if short or right > window.width():
            found.append(each.text())
    return found


def asked_for(window: MainWindow) -> int:
    """Return the width that the window's pages need."""
    return window.views.currentWidget().minimumSizeHint().width()


@pytest.fixture
def fits(window: MainWindow, qtbot: QtBot) -> Callable[[], None]:
    """Return a check that nothing of the window is cut once its layouts have come to rest."""

    def check() -> None:
        qtbot.waitUntil(lambda: cut(window) == [] and asked_for(window) <= window.width())

    return check


def test_every_step_of_a_report_fits(window: MainWindow, fits: Callable[[], None]) -> None:
    view = window.report
    assert view
    flow = ReportSteps(view.open_report.template)
    for step in (*flow.steps, flow.corrections, flow.splitting, flow.carried, flow.register, flow.signed):
        view.go(step.id)
        fits()


def test_every_page_beside_fits(window: MainWindow, fits: Callable[[], None]) -> None:
    navigation = window.navigation
    board = window.start.top.board_wanted.emit
    beside = (
        navigation.open_new, navigation.open_settings, navigation.open_register, navigation.open_copies, board,
    )  # fmt: skip
    for show in (navigation.open_start, *beside):
        navigation.open_start()
        show()
        fits()


def test_the_help_fits(window: MainWindow, fits: Callable[[], None]) -> None:
    window.navigation.show_help()
    fits()
