"""The look of the window: colours and zoom chosen in the settings, Ctrl with the wheel."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
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
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
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


@pytest.mark.parametrize(("above", "ground", "ink"), [(1, "#ffffff", "#000000"), (0, "#000000", "#ffffff")])
def test_high_contrast_is_chosen_in_the_settings(
    open_window: OpenWindow, tmp_path: Path, above: int, ground: str, ink: str
) -> None:
    window = open_window()
    window.navigation.open_settings()
    look(window).scheme.setFocus()
    press(Qt.Key.Key_End)
    for _ in range(above):
        press(Qt.Key.Key_Up)
    QApplication.processEvents()
    assert WindowSettings(tmp_path).scheme.startswith("contrast-")
    assert look(window).scheme.currentText().startswith("Tương phản cao")
    assert window.start.palette().window().color().name() == ground
    assert theme.color("text").name() == ink


def test_a_contrast_theme_of_windows_is_taken_until_colours_are_chosen(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "contrast_theme", lambda: "contrast-dark")
    theme.choose(qapp, "")
    assert theme.color("canvas").name() == "#000000"
    theme.choose(qapp, "light")
    assert theme.color("canvas").name() == f"#{theme.COLORS['canvas'][0].lower()}"


GROUNDS = ("canvas", "surface", "sunken", "header", "other_tier", "accent_soft", "sel")
INKS = ("text", "text2", "muted", "accent", "error", "warn", "hint", "ok")
SOFT = [(ink, f"{ink}_soft") for ink in ("error", "warn", "hint", "ok")]


@pytest.mark.parametrize(("colors", "least"), [(theme.COLORS, 4.5), (theme.CONTRAST, 7.0)])
@pytest.mark.parametrize("column", [0, 1])
def test_text_stands_out_from_its_ground(colors: dict[str, tuple[str, str]], least: float, column: int) -> None:
    assert set(colors) == set(theme.COLORS)
    pairs = [*((ink, ground) for ink in ("text", "text2") for ground in GROUNDS), *SOFT]
    pairs += [(ink, "surface") for ink in INKS] + [("on_accent", "accent"), ("text", "error_soft")]
    ratios = {pair: contrast(*(QColor(f"#{colors[token][column]}") for token in pair)) for pair in pairs}
    assert {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < least} == {}


def contrast(ink: QColor, ground: QColor) -> float:
    """Return the ratio of contrast of two colours, as WCAG 2 has it."""
    low, high = sorted((luminance(ink), luminance(ground)))
    return (high + 0.05) / (low + 0.05)


def luminance(paint: QColor) -> float:
    parts = (paint.redF(), paint.greenF(), paint.blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
