"""A long text that was put in is read on a thread, and said to be read if that takes long."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.checks.prose import prose_families
from cchc_desktop.desk.work.open_report import OpenReport
from tests.ui.conftest import MakePage
from tests.ui.keys import write
from ui.prose.page import SectionPage
from ui.prose.reading import reading_note

LONG = "\n".join(f"Ngày {day % 28 + 1:02}/3/2023 xã họp lần {day}, có {day} người dự." for day in range(1, 400))
PASTED = f"{LONG}\nHọp ngày 31/02/2023."


@pytest.fixture
def page(sample: OpenReport, shown: MakePage) -> SectionPage:
    sample.edit("IV", "Họp ngày 30/02/2023. ")
    return cast("SectionPage", shown(sample, "IV"))


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Hold the reading of a section on any other thread than the window's; return what lets it go on."""
    going, window, slips = threading.Event(), threading.get_ident(), prose_families.OF_SECTION["dossiers"]

    def slow(*given: object) -> object:
        if threading.get_ident() != window:
            going.wait(10)
        return slips(*given)  # type: ignore[arg-type]

    monkeypatch.setitem(prose_families.OF_SECTION, "dossiers", slow)
    return going.set


def _paste(page: SectionPage, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    page.editor.setFocus()
    page.editor.moveCursor(page.editor.textCursor().MoveOperation.End)
    page.editor.paste()


def _found(page: SectionPage) -> list[str]:
    return [entry.finding.found for entry in page.found.entries]


def test_a_long_text_is_said_to_be_read_and_the_marks_stay_meanwhile(
    page: SectionPage, held: Callable[[], None], qtbot: QtBot
) -> None:
    before = _found(page)
    _paste(page, PASTED)
    assert not page.reading.isVisible()
    qtbot.waitUntil(page.reading.isVisible)
    assert page.reading.text() == "đang đọc…"
    assert before[0] in _found(page)
    held()
    qtbot.waitUntil(lambda: not page.reading.isVisible())
    qtbot.waitUntil(lambda: "31/02/2023" in _found(page))


def test_what_was_read_on_the_thread_is_not_read_again_when_saved(page: SectionPage, qtbot: QtBot) -> None:
    window: list[bool] = []
    here, dates = threading.get_ident(), prose_families.OF_PARAGRAPH["dates"]

    def counted(*given: object) -> object:
        window.append(threading.get_ident() == here)
        return dates(*given)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(prose_families.OF_PARAGRAPH, "dates", counted)
        _paste(page, PASTED.replace("xã họp", "xã hội họp"))
        qtbot.waitUntil(lambda: not page.reading._job.running and bool(window))  # noqa: SLF001
        page.section.save()
    assert window.count(False) > 390
    assert window.count(True) < 5


def test_a_short_text_and_a_closed_page_have_no_thread(page: SectionPage) -> None:
    write("Ngày 30/02/2023. ")
    assert not page.reading._job.running  # noqa: SLF001
    _paste(page, PASTED)
    page.leave()
    assert not page.reading._job.running  # noqa: SLF001
    assert not page.reading.isVisible()
    assert len(PASTED) > reading_note.LONG
