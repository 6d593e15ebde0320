"""The look of the window: colours and zoom chosen in the settings, Ctrl with the wheel."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from cchc_desktop.desk.drafts.desk import Desk
from tests.ui.conftest import OpenWindow
from tests.ui.keys import CTRL, NONE, focused, press, write
from ui.kit import theme
from ui.office.look_card import LookCard
from ui.shell.window import MainWindow
from ui.shell.window_settings import WindowSettings


@pytest.fixture(autouse=True)
def as_before(qapp: QApplication) -> Iterator[None]:
    """Leave the application with the look it had."""
    yield
    theme.choose(qapp, "")
    theme.apply(qapp, 1.0)


def turn(window: MainWindow, angle: int, keys: Qt.KeyboardModifier = CTRL) -> None:
    place = QPointF(400, 300)
    plain = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(place, place, QPoint(), QPoint(0, angle), Qt.MouseButton.NoButton, keys, plain, False)  # noqa: FBT003 - Qt's own order
    QApplication.sendEvent(window.windowHandle(), event)


def look(window: MainWindow) -> LookCard:
    assert window.side.settings
    return window.side.settings.look


def test_ctrl_and_the_wheel_zoom(open_window: OpenWindow, desk: Desk, tmp_path: Path) -> None:
    window = open_window(desk.add_sample(printed=False).ref)
    assert window.report
    window.report.go("II.5")
    turn(window, 120)
    assert WindowSettings(tmp_path).zoom == 1.1
    turn(window, -40)
    turn(window, -40)
    assert WindowSettings(tmp_path).zoom == 1.1  # not a whole notch yet
    turn(window, -40)
    assert WindowSettings(tmp_path).zoom == 1.0
    turn(window, 120, NONE)
    assert WindowSettings(tmp_path).zoom == 1.0
    assert window.report.page
    assert window.report.page.step.id == "section.II.5"


def test_colours_are_chosen_in_the_settings_and_kept(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window()
    window.navigation.open_settings()
    look(window).scheme.setFocus()
    press(Qt.Key.Key_End)
    QApplication.processEvents()
    assert theme.dark()
    assert WindowSettings(tmp_path).scheme == "dark"
    assert window.start.palette().window().color() == theme.color("canvas")
    assert focused() is look(window).scheme
    assert look(window).scheme.currentText() == "Tối"

    press(Qt.Key.Key_Up)
    QApplication.processEvents()
    assert not theme.dark()
    assert look(window).scheme.currentText() == "Sáng"


def test_the_zoom_is_chosen_in_the_settings(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window()
    window.navigation.open_settings()
    look(window).zoom.setFocus()
    press(Qt.Key.Key_Down)
    QApplication.processEvents()
    assert WindowSettings(tmp_path).zoom == 1.1
    assert theme.px(100) == 110
    assert look(window).zoom.currentText() == "110 %"


@pytest.mark.parametrize("typed", ["co chu", "cỡ chữ", "CỠ CHỮ", "mau nen"])
def test_the_search_of_the_settings_ignores_accents(open_window: OpenWindow, typed: str) -> None:
    window = open_window()
    window.navigation.open_settings()
    press(Qt.Key.Key_F, CTRL)
    write(typed)
    assert look(window).isVisible()
    assert window.side.settings
    assert not window.side.settings.officers.isVisible()
    write("zz")
    assert not look(window).isVisible()
