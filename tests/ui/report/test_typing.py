"""Typing without a pause: saved while it goes on, in every editor, and the bar says what is not saved yet."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.office import library
from cchc_desktop.report.document import Report
from tests.ui.conftest import OpenWindow
from tests.ui.keys import ALT, CTRL, compose, press, write
from ui.kit import save_pause
from ui.report.view import ReportView

UNIT = {"kind": "xã", "name": "An Thanh", "district": "huyện Tứ Kỳ", "province": "tỉnh Hải Dương"}
SOON = 300


@pytest.fixture
def view(open_window: OpenWindow, desk: Desk) -> ReportView:
    window = open_window(desk.start(library.template_ids()[0], "2023-H1", UNIT).ref)
    assert window.report
    return window.report


def stored(view: ReportView, desk: Desk) -> Report:
    return desk.load(view.open_report.ref)[0]


def at(key: str) -> tuple[Callable[[ReportView], object], Callable[[Report], str]]:
    return lambda view: view.go(key), lambda report: report.text(key)


def explain(view: ReportView) -> None:
    view.go("review")
    press(Qt.Key.Key_F8)


def recipients(view: ReportView) -> None:
    """Go to a list with a default, and select that: what is typed takes its place."""
    view.go("letter.recipients")
    press(Qt.Key.Key_A, CTRL)


EDITORS = {
    "section": at("II.5"),
    "figure": at("7:6.7.2"),
    "choice": at("1:5.2"),
    "note": at("note.7:6.7.2"),
    "letter field": at("letter.signer"),
    "letter list": (recipients, lambda report: report.text("letter.recipients")),
    "reason": (explain, lambda report: "".join(each.text for each in report.reasons)),
}


@pytest.mark.parametrize(("lead", "kept"), EDITORS.values(), ids=EDITORS)
def test_typing_that_never_pauses_is_saved_while_it_goes_on(
    view: ReportView,
    desk: Desk,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    lead: Callable[[ReportView], object],
    kept: Callable[[Report], str],
) -> None:
    monkeypatch.setattr(save_pause, "PAUSE_MS", 600_000)
    monkeypatch.setattr(save_pause, "LATEST_MS", SOON)
    lead(view)
    typed = ""
    while not kept(stored(view, desk)):
        assert len(typed) < 20 * SOON, "never saved"
        write("a")
        typed += "a"
        qtbot.wait(1)
    once = kept(stored(view, desk))
    assert typed.startswith(once)
    while kept(stored(view, desk)) == once:
        assert len(typed) < 40 * SOON, "saved once, never again"
        write("a")
        typed += "a"
        qtbot.wait(1)
    view.leave()
    assert kept(stored(view, desk)) == typed


def test_a_word_that_is_being_composed_holds_up_nothing_that_was_typed_before_it(
    view: ReportView, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(save_pause, "LATEST_MS", SOON)
    view.go("II.5")
    write("- Đã tiếp ")
    compose("n", "nh", "nha", done=False)
    qtbot.waitUntil(lambda: stored(view, desk).text("II.5") != "")
    assert stored(view, desk).text("II.5") == "- Đã tiếp "
    compose("nhâ", "nhận")
    view.leave()
    assert stored(view, desk).text("II.5") == "- Đã tiếp nhận"


def test_the_bar_says_that_something_is_typed_until_it_is_saved(view: ReportView, qtbot: QtBot) -> None:
    words = view.footer.saving.words
    assert words.text().startswith("đã lưu ")
    view.go("letter.signer")
    write("B")
    assert words.text() == "đang gõ"
    write("ình")
    assert words.text() == "đang gõ"
    assert view.open_report.report.text("letter.signer") == ""
    qtbot.waitUntil(lambda: words.text().startswith("đã lưu "))
    assert view.open_report.report.text("letter.signer") == "Bình"


def test_leaving_the_field_ends_what_the_bar_says(view: ReportView) -> None:
    view.go("note.7:6.7.2")
    write("số")
    assert view.footer.saving.words.text() == "đang gõ"
    press(Qt.Key.Key_9, ALT)
    assert view.footer.saving.words.text().startswith("đã lưu ")
    assert view.open_report.report.text("note.7:6.7.2") == "số"
