"""Documents of the register and sentences to start from, put into a section at the caret by keys."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.register.unit_register import UnitRegister
from cchc_desktop.desk.work.open_report import OpenReport
from cchc_desktop.report.prose import BLANK, links
from tests.make import make_register_entry
from tests.ui.conftest import MakePage, close_report
from tests.ui.keys import focused, press, write
from ui.prose.page import SectionPage

UNIT = {"kind": "xã", "name": "An Thanh"}
PLAN = make_register_entry(date="2023-02-03")
OTHER = make_register_entry(number="31", symbol="UBND-VP", type="Công văn", subject="V/v {đôn đốc}", date="2023-03-01")


@pytest.fixture
def page(desk: Desk, sample: OpenReport, shown: MakePage) -> SectionPage:
    UnitRegister(desk, UNIT).put_all([PLAN, OTHER])
    sample.reload()
    sample.edit("IV", "Theo .")
    page = cast("SectionPage", shown(sample, "IV"))
    page.section.put_caret(5)
    return page


@pytest.fixture
def blank(empty: OpenReport, shown: MakePage) -> SectionPage:
    return cast("SectionPage", shown(empty, "I"))


def test_a_document_is_chosen_by_its_words_and_named_in_full(page: SectionPage, sample: OpenReport) -> None:
    press(Qt.Key.Key_F4)
    assert isinstance(focused(), QLineEdit)
    write("cai cach")
    press(Qt.Key.Key_Return)
    named = "Kế hoạch số 12/KH-UBND ngày 03/02/2023 của UBND xã An Thanh về cải cách hành chính năm 2023"
    assert sample.report.text("IV") == f"Theo {named}."
    assert focused() is page.editor
    write("!")  # the caret is behind what was put in
    page.section.save()
    assert sample.report.text("IV") == f"Theo {named}!."


def test_the_latest_document_comes_first_and_braces_in_it_are_no_link(page: SectionPage, sample: OpenReport) -> None:
    press(Qt.Key.Key_F4)
    press(Qt.Key.Key_Return)
    assert "Công văn số 31/UBND-VP" in sample.report.text("IV")
    assert "về việc {{đôn đốc}}" in sample.report.text("IV")
    press(Qt.Key.Key_F4)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Escape)
    assert focused() is page.editor
    assert not page.insertions.documents.isVisible()


def test_the_register_is_opened_from_the_list(page: SectionPage, qtbot: QtBot) -> None:
    press(Qt.Key.Key_F4)
    with qtbot.waitSignal(page.wants) as wanted:
        QTest.mouseClick(page.insertions.documents.more, Qt.MouseButton.LeftButton)
    assert wanted.args == ["register"]
    assert not page.insertions.documents.isVisible()


def test_an_empty_section_offers_all_its_sentences(blank: SectionPage, empty: OpenReport) -> None:
    assert blank.insertions.starter.isVisible()
    blank.insertions.starter.all.click()

    text = empty.report.text("I")
    assert text.startswith("Trong 6 tháng đầu năm 2023, UBND xã An Thanh đã ban hành {1:1} văn bản")
    assert len(text.splitlines()) == len(empty.template.sections["I"].sentences)
    assert "1:2" in {link.key for link in links(text)}
    assert blank.editor.textCursor().selectedText() == BLANK
    assert focused() is blank.editor
    write("Kế hoạch CCHC")
    blank.section.save()
    assert text.count(BLANK) - empty.report.text("I").count(BLANK) == 1
    places = [finding.at[0] for finding in empty.outcome.findings if finding.rule == "text.empty"]
    assert sum(place.startswith("I@") for place in places) == empty.report.text("I").count(BLANK)


def test_one_sentence_becomes_a_paragraph_of_its_own(page: SectionPage, sample: OpenReport) -> None:
    press(Qt.Key.Key_F2)
    assert page.insertions.sentences.about.text() == sample.template.sections["IV"].guidance
    write("ky luat")
    press(Qt.Key.Key_Return)
    before, added = sample.report.text("IV").split("\n")
    assert before == "Theo ."
    assert added.startswith("Tăng cường kỷ luật, kỷ cương hành chính")
    assert page.editor.textCursor().selectedText() == BLANK


def test_the_strip_goes_once_something_is_written(blank: SectionPage, qtbot: QtBot) -> None:
    write("Đã họp.")
    qtbot.waitUntil(lambda: not blank.insertions.starter.isVisible())
    blank.words.sentences.click()
    assert blank.insertions.sentences.isVisible()


def test_a_sealed_report_takes_nothing(sample: OpenReport, shown: MakePage) -> None:
    close_report(sample)
    page = cast("SectionPage", shown(sample, "IV"))
    press(Qt.Key.Key_F4)
    press(Qt.Key.Key_F2)
    assert not page.insertions.documents.isVisible()
    assert not page.insertions.sentences.isVisible()
    assert not page.insertions.starter.isVisible()
