"""Every page fits its window: on small screens and at large zooms no text or button is cut, none lies outside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QHeaderView, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.drafts.steps import ReportSteps
from cchc_desktop.desk.sending.handing import pack, prepare, result_of
from cchc_desktop.desk.sending.splitting import hand_out
from cchc_desktop.handoff.keyring import Keyring
from cchc_desktop.report.file import write_report
from tests.ui.conftest import OpenWindow
from tests.ui.keys import CTRL, press
from ui.forms.model import RESULT
from ui.forms.page import FormPage
from ui.handing.splitting_page import SplittingPage
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
        def holds() -> None:
            assert (cut(window), asked_for(window) <= window.width()) == ([], True)

        qtbot.waitUntil(holds)

    return check


def test_every_step_of_a_report_fits(window: MainWindow, fits: Callable[[], None]) -> None:
    view = window.report
    assert view
    flow = ReportSteps(view.open_report.template)
    beside = (
        flow.corrections, flow.splitting, flow.carried, flow.register, flow.signed, flow.taking, flow.late,
        flow.retyping, flow.answers,
    )  # fmt: skip
    for step in (*flow.steps, *beside):
        view.go(step.id)
        fits()


def test_the_history_beside_a_page_fits(window: MainWindow, fits: Callable[[], None]) -> None:
    view = window.report
    assert view
    for place in ("7:6.7.2", "II.1"):
        view.go(place)
        view.history.turn(place)
        fits()
        if isinstance(page := view.page, FormPage):
            table = page.view
            assert table.columnViewportPosition(RESULT) + table.columnWidth(RESULT) <= table.viewport().width()
        view.history.dismiss()


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


def test_the_page_of_templates_fits(window: MainWindow, fits: Callable[[], None]) -> None:
    drafts = window.navigation.drafts.desk
    assert drafts
    window.navigation.open_start()
    window.side.show_templates(drafts, "cchc-xa-2023")
    fits()
    press(Qt.Key.Key_D, CTRL)
    fits()
    heads: Iterable[QHeaderView] = window.findChildren(QHeaderView)
    shown = [head for head in heads if head.isVisible() and head.orientation() is Qt.Orientation.Horizontal]
    assert shown
    for head in shown:
        visible = [column for column in range(head.count()) if not head.isSectionHidden(column)]
        narrow = [column for column in visible if head.sectionSize(column) < head.sectionSizeHint(column)]
        assert not narrow, (narrow, head.width())


def test_a_part_that_came_back_fits(window: MainWindow, fits: Callable[[], None], tmp_path: Path, qtbot: QtBot) -> None:
    view = window.report
    assert view
    view.go("splitting")
    page, opened = view.page, view.open_report
    assert isinstance(page, SplittingPage)
    part = hand_out(opened.flushed_store(), opened.ref, ["3", "II.2"], "Chị Hoa").report
    (tmp_path / "gửi lại.json").write_bytes(write_report(part.with_edit("3:1.1", "5").with_edit("3:1.2", "7")))
    opened.edit("3:1.1", "6")
    page.take_back(tmp_path / "gửi lại.json")
    qtbot.waitUntil(lambda: not page.reading.running and page.list.isVisible())
    fits()


def test_a_comparison_fits(window: MainWindow, fits: Callable[[], None], desk: Desk) -> None:
    desk.add_sample(printed=False)
    window.navigation.compare("an-thanh-2023-H1")
    fits()


def test_a_received_package_and_its_report_fit(
    window: MainWindow, fits: Callable[[], None], desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    handover = prepare(desk.store, "an-thanh-2023-H1", draft=True)
    path = result_of(pack(handover, Keyring(desk.store.folder), tmp_path)).package
    window.navigation.open_package(path)
    page = window.side.package
    assert page
    qtbot.waitUntil(page.verdict.isVisible, timeout=10_000)
    fits()
    drafts = window.navigation.drafts.desk
    assert drafts
    window.side.show_received(drafts, path)
    look = window.side.look
    assert look
    for step in ("general", "form.7", "II.1", "export"):
        look.view.go(step)
        fits()


def test_the_help_fits(window: MainWindow, fits: Callable[[], None]) -> None:
    window.navigation.show_help()
    fits()
