"""A form that is opened a second time, after the window of the first was closed."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from cchc_desktop.desk.drafts.desk import Desk
from tests.ui.conftest import OpenWindow


def test_a_form_opens_again_after_its_report_was_closed(desk: Desk, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(desk.add_sample(printed=False).ref)
    ref = desk.drafts()[0].ref
    for _ in range(3):
        window.navigation.open_report(ref, "7:6.7")
        view = window.navigation.current.view
        assert view is not None
        qtbot.wait(150)  # the first report is deleted, the second laid out
        view.resize(view.width() - 10, view.height())
        window.navigation.open_start()
        assert window.navigation.current.view is None
