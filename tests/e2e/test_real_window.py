"""The program in a real window, driven by keyboard and mouse; the results are read by the command."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from python_calamine import CalamineWorkbook

from db.drafts.data_files import FILE_NAME
from tests.e2e.program import Program
from tests.e2e.screen import Screen, make_screen, until
from tests.make import shipped_template

REF = "an-thanh-2023-H1"
TITLE = "xã An Thanh, huyện Tứ Kỳ – Báo cáo CCHC 6 tháng đầu năm 2023 – CCHC Desktop"
OPENING = "Thực hiện Kế hoạch cải cách hành chính, Ủy ban nhân dân xã báo cáo như sau:"
SENTENCE = "- Trong kỳ đã giải quyết xong {3:3.3.1} hồ sơ, đạt tỷ lệ {3:3.3}%."
TYPED = [*"1234567891234567", "0" * 500]
"""Figures and notes of form 7, one after the other; the last of them is still being typed when the program ends."""

Start = Callable[[Path], Program]


@pytest.fixture(scope="module")
def screen() -> Iterator[Screen]:
    with make_screen() as screen:
        yield screen


@pytest.fixture
def start(screen: Screen) -> Iterator[Start]:
    """Return how to start the program over a data folder; whatever still runs at the end is killed."""
    started: list[Program] = []

    def one(data: Path) -> Program:
        started.append(Program(screen, data))
        return started[-1]

    yield one
    for program in started:
        program.kill()
        assert program.said.read_text(encoding="utf-8") == ""


def test_from_the_first_start_to_files_and_on_after_a_kill(tmp_path: Path, screen: Screen, start: Start) -> None:
    program = start(tmp_path / "data")
    program.wait_for_window()
    program.wait_for_drafts()
    begin_report(program)
    type_opening(program)
    type_figures(program)
    type_sentence(program)
    look_at_files(program)
    kept = kill_while_typing(program)

    again = start(program.data)
    again.wait_for_window()
    again.wait_for_drafts()
    screen.press("Return")
    until("the report is open again", lambda: again.title == TITLE)
    screen.write("77\n")
    *before, last = until("the figure is kept", lambda: last_form(again, having="77"))
    assert last == "77", "it opened where it was left"
    assert before in (kept, kept[:-1]), "where it was left is the field after the last one, or the last one itself"


def test_typing_without_a_pause_is_kept_up_to_the_last_seconds(tmp_path: Path, start: Start) -> None:
    program = begun(start, tmp_path)
    words = OPENING * 20
    program.screen.click(program.window, right=60, bottom=24)
    with program.screen.writing(words, pause=60) as hands:
        first = until("something is saved", lambda: opening(program))
        more = until("more is saved", lambda: opening(program)[len(first) :])
        program.kill()
        assert hands.poll() is None, "it was killed while something was typed"
    assert words.startswith(first + more)
    assert opening(program).startswith(first + more)


def test_what_is_typed_while_the_file_is_held_is_saved_when_it_is_free(tmp_path: Path, start: Start) -> None:
    program = begun(start, tmp_path)
    program.screen.click(program.window, right=60, bottom=24)
    with closing(sqlite3.connect(program.data / FILE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        program.screen.write(OPENING)
        program.screen.press("alt+7")
        program.screen.write("1234567\t")
        program.screen.press("Escape", "Escape")  # to the rail, and from there to the list
        assert shown(program)["sections"] == {}
        assert program.title == TITLE
        other.execute("ROLLBACK")
    until("all of it is saved", lambda: last_form(program, having="1234567"))
    assert opening(program) == OPENING


def test_a_second_start_brings_the_first_window_to_the_front(tmp_path: Path, screen: Screen, start: Start) -> None:
    first, other = start(tmp_path / "first"), start(tmp_path / "other")
    first.wait_for_window()
    first.wait_for_drafts()
    other.wait_for_window()
    other.wait_for_drafts()
    screen.raise_(other.window)
    until("the other window is in front", lambda: screen.window_in_front() == other.window)

    second = start(first.data)
    assert second.process.wait(timeout=60) == 0
    until("the first window is in front", lambda: screen.window_in_front() == first.window)


def begun(start: Start, folder: Path) -> Program:
    """Start the program and begin a report."""
    program = start(folder / "data")
    program.wait_for_window()
    program.wait_for_drafts()
    begin_report(program)
    return program


def opening(program: Program) -> str:
    """Return what is saved of the opening words."""
    return str(shown(program)["sections"].get("mo-dau", ""))


def begin_report(program: Program) -> None:
    """Type the unit's profile, and choose the first half of 2023 with the template of then."""
    program.screen.write("xã\tAn Thanh\thuyện Tứ Kyf\b\bỳ\ttỉnh Hải Duwong\b\b\b\b\bương\n")
    program.screen.press("shift+Tab", "shift+Tab", "Up", "Tab")
    program.screen.write("2023\t")
    program.screen.press("Left", "Left", "Left", "Return")
    until("the report is open", lambda: program.title == TITLE)


def type_opening(program: Program) -> None:
    """Click on the button that leads to the next step, the opening words, and write them."""
    program.screen.click(program.window, right=60, bottom=24)
    program.screen.write(OPENING)


def type_figures(program: Program) -> None:
    """Fill in form 3, with one wrong figure; correct it when it was found, and write a note as an input method does."""
    program.screen.press("alt+3")
    program.screen.write("0\n2\n0\n141\n141\n3\n17\n12\n2105\n2150\n")
    wrong = until("the wrong figure is found", lambda: errors(program))
    assert [(each["rule"], each["at"][0]) for each in wrong] == [("part.exceeds", "3:3.3.2")]
    assert "2.150" in wrong[0]["message"]

    program.screen.press("shift+Return")
    program.screen.write("2104")
    program.screen.press("F4")
    program.screen.write("14 hồ so\bơ d\bdd\b\bđu\búng hanj\b\b\bạn\t")
    until("it is fixed", lambda: not errors(program))
    report = shown(program)
    assert report["unit"] == {
        "code": "", "kind": "xã", "name": "An Thanh", "district": "huyện Tứ Kỳ", "province": "tỉnh Hải Dương",
    }  # fmt: skip
    assert report["sections"] == {"mo-dau": OPENING}
    assert report["figures"] == {
        "3:1.1": "0", "3:1.2": "2", "3:1.3": "0", "3:1.4": "141", "3:1.4.3": "141",
        "3:2.1": "3", "3:2.2": "17", "3:2.3": "12", "3:3.3.1": "2105", "3:3.3.2": "2104",
    }  # fmt: skip
    assert report["notes"] == {"3:3.3.2": "14 hồ sơ đúng hạn"}


def type_sentence(program: Program) -> None:
    """Write a sentence with two figures of the form, one found by its number and one by words; click into the text."""
    program.screen.press("F9", "ctrl+g")
    program.screen.write("II.2.c\n- Trong kỳ đã giải quyeets\b\b\b\bết xong ")
    program.screen.press("F3")
    program.screen.write("3.3.1\n hồ sơ, đạt tỷ lệ ")
    program.screen.press("F3", "ctrl+a")
    program.screen.write("do UBND cấp xã tiếp nhận\n%")
    program.screen.press("F3")
    program.screen.click(program.window, right=700, bottom=200)
    program.screen.press("ctrl+End")
    program.screen.write(".")


def look_at_files(program: Program) -> None:
    """Write the PDF and the workbook, and read both with other programs than the ones that wrote them."""
    program.screen.press("alt+9", "Return")
    pdf = until("there is a PDF", lambda: list(program.home.rglob("*.pdf")))
    with pdfplumber.open(pdf[0]) as pages:
        words = " ".join(" ".join(page.extract_text().split()) for page in pages.pages)
    assert OPENING in words
    assert "Trong kỳ đã giải quyết xong 2.105 hồ sơ, đạt tỷ lệ 99,95%." in words

    workbook = until("there is a workbook", lambda: list(program.home.rglob("*.xlsx")))
    rows = CalamineWorkbook.from_path(workbook[0]).get_sheet_by_name("Biểu mẫu 3").to_python()
    assert [row[3:] for row in rows if row[0] == "3.3.2."] == [[2104.0, "14 hồ sơ đúng hạn"]]


def kill_while_typing(program: Program) -> list[str]:
    """Kill the program amid figures and notes that are being typed; return those of them that it had kept by then."""
    program.screen.press("alt+7")
    with program.screen.writing("\t".join(TYPED), pause=120) as hands:
        seen = until("some are kept", lambda: last_form(program, having="3"))
        program.kill()
        assert hands.poll() is None, "it was killed while something was typed"
    kept = last_form(program)
    assert begin(kept, seen), "what was acknowledged is there"
    assert begin(TYPED, kept), "and nothing that was not typed"
    assert shown(program)["sections"] == {"mo-dau": OPENING, "II.2.c": SENTENCE}
    return kept


def shown(program: Program) -> dict[str, Any]:
    """Return the draft as the command shows it."""
    return dict(program.ask("show", REF))


def errors(program: Program) -> list[dict[str, Any]]:
    """Return the errors that the command finds in the figures of form 3."""
    found = program.ask("check", REF)["findings"]
    return [each for each in found if each["severity"] == "error" and each["at"][0].startswith("3:")]


def last_form(program: Program, having: str = "") -> list[str]:
    """Return the figures and notes of form 7, from the first row to the last; nothing while one is not there yet."""
    report = shown(program)
    form = shipped_template(report["template"]).form("7")
    fields = [(report[kind], form.key(row)) for row in form.rows for kind in ("figures", "notes")]
    texts = [texts[key] for texts, key in fields if key in texts]
    return texts if not having or having in texts else []


def begin(texts: list[str], beginning: list[str]) -> bool:
    """Return whether each text begins as the other of its place, and none is missing."""
    return len(beginning) <= len(texts) and all(map(str.startswith, texts, beginning))
