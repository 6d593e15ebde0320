"""The tour on the example: offered at the first start and in the help, gone through by Enter."""

from __future__ import annotations

from PySide6.QtCore import Qt

from cchc_desktop.desk.drafts.desk import Desk
from tests.ui.conftest import OpenWindow
from tests.ui.keys import ALT, focused, press
from ui.guide.tour import TourStrip
from ui.report.view import ReportView
from ui.shell.window import MainWindow


def view(window: MainWindow) -> ReportView:
    assert window.report is not None
    return window.report


def step(window: MainWindow) -> str:
    page = view(window).page
    assert page is not None
    return page.step.id


def strips(window: MainWindow) -> list[TourStrip]:
    found: list[TourStrip] = list(view(window).findChildren(TourStrip))
    return [strip for strip in found if strip.isVisible()]


def test_the_first_start_offers_a_tour_of_three_steps(open_window: OpenWindow, desk: Desk) -> None:
    window = open_window()
    window.start.empty.tour.click()
    assert [draft.cause for draft in desk.drafts()] == ["sample"]
    assert view(window).open_report.outcome.summary["errors"] > 0  # something to mend
    (strip,) = strips(window)
    assert step(window) == "form.3"
    assert strip.count.text() == "Bước 1/3"

    press(Qt.Key.Key_Return)
    assert strip.count.text() == "Bước 2/3"
    place = view(window).page
    assert place is not None
    first = view(window).open_report.outcome.findings[0].at[0]
    assert view(window).flow.step_of(first).id == step(window)

    press(Qt.Key.Key_Return)
    assert step(window) == "export"
    press(Qt.Key.Key_Return)
    assert strips(window) == []
    assert view(window).isVisible()
    assert focused() is not None


def test_the_tour_is_ended_at_any_step(open_window: OpenWindow) -> None:
    window = open_window()
    window.start.empty.tour.click()
    strips(window)[0].end.click()
    assert strips(window) == []
    assert view(window).page is not None


def test_the_tour_of_the_help_takes_the_example_that_is_there(open_window: OpenWindow, desk: Desk) -> None:
    ref = desk.add_sample(printed=True).ref
    desk.start("cchc-xa-2023", "2023-Q1", {"kind": "xã", "name": "An Thanh"})
    window = open_window()
    press(Qt.Key.Key_F1)
    assert window.navigation.help.page is not None
    window.navigation.help.page.tour_wanted.emit()
    assert view(window).open_report.ref == ref
    assert len(desk.drafts()) == 2
    assert len(strips(window)) == 1
    press(Qt.Key.Key_Left, ALT)
    assert window.start.isVisible()
