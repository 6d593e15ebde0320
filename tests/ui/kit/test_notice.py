"""A notice goes with its cause: it is closed by itself once that is gone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cchc_desktop.desk.drafts.desk import Desk
from tests.ui.conftest import OpenWindow
from tests.ui.keys import press
from ui.handing.splitting_page import SplittingPage
from ui.kit import notice
from ui.kit.notice import Notice


@pytest.fixture(autouse=True)
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at the causes more often than a person needs."""
    monkeypatch.setattr(notice, "LOOK_MS", 20)


def test_a_notice_stays_as_long_as_its_cause(qtbot: QtBot) -> None:
    shown, causes = Notice(), ["there"]
    qtbot.addWidget(shown)
    shown.show_message("warn", "Thiếu tệp")
    shown.stay_while(lambda: bool(causes))
    qtbot.wait(80)
    assert shown.isVisible()
    causes.clear()
    qtbot.waitUntil(shown.isHidden)


def test_a_later_notice_is_not_closed_for_an_earlier_cause(qtbot: QtBot) -> None:
    shown = Notice()
    qtbot.addWidget(shown)
    shown.show_message("warn", "Thiếu tệp")
    shown.stay_while(lambda: False)
    shown.show_message("warn", "Việc khác")
    qtbot.wait(80)
    assert shown.isVisible()


def test_the_notice_about_a_missing_file_goes_when_it_is_back(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window, path = open_window(), tmp_path / "usb.json"
    window.start.drafts.import_file(path)
    qtbot.waitUntil(window.start.notice.isVisible)
    qtbot.wait(80)
    assert window.start.notice.isVisible()
    path.write_bytes(b"{}")
    qtbot.waitUntil(window.start.notice.isHidden)


def test_a_day_that_is_none_is_said_until_it_is_mended(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.navigation.open_settings()
    page = window.side.settings
    assert page
    page.unit.editors["name"].setText("An Thanh")
    page.keep_unit()
    field, _ = next(iter(page.dates.fields.values()))
    field.setText("31/2/2023")
    field.editingFinished.emit()
    assert "31/2/2023" in page.notice.title.text()
    qtbot.wait(80)
    assert page.notice.isVisible()
    field.setText("28/2/2023")
    qtbot.waitUntil(page.notice.isHidden)


def test_a_notice_goes_once_its_cause_is_another(qtbot: QtBot) -> None:
    shown, typed = Notice(), ["12"]
    qtbot.addWidget(shown)
    shown.show_message("error", "Số này sai")
    shown.stay_with(lambda: typed[-1])
    qtbot.wait(80)
    assert shown.isVisible()
    typed.append("13")
    qtbot.waitUntil(shown.isHidden)


def test_what_was_missing_to_hand_out_is_said_until_it_is_there(
    open_window: OpenWindow, desk: Desk, qtbot: QtBot
) -> None:
    view = open_window(desk.add_sample(printed=False).ref).report
    assert view
    view.go("splitting")
    page = view.page
    assert isinstance(page, SplittingPage)
    page.hand_out()
    assert page.notice.isVisible()
    press(Qt.Key.Key_Space)
    assert page.parts.names()
    qtbot.waitUntil(page.notice.isHidden)
