"""The growth of a linked figure, offered in the menu of the text."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt

from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.work.open_report import OpenReport
from tests.ui.conftest import MakePage
from tests.ui.keys import CTRL, press, write
from ui.prose.page import SectionPage
from ui.prose.text_menu import TextMenu

FLOW, SECTION = "7:6.7.2", "II.2.c"


@pytest.fixture
def page(shown: MakePage, empty: OpenReport, desk: Desk) -> SectionPage:
    """Return the page of a section whose figure had another value a year before, the caret behind its noun."""
    ref = desk.start("cchc-xa-2023", "2022-H1", {"kind": "xã", "name": "An Thanh", "district": "huyện Tứ Kỳ"}).ref
    desk.open(ref).edit(FLOW, "1.204")
    empty.reload()
    empty.edit_many({FLOW: "1.381", SECTION: "Tiếp nhận {7:6.7.2} hồ sơ; trả đúng hạn.", "3:2.1": "3"}, "typed")
    made = shown(empty, f"{SECTION}@25:25")
    assert isinstance(made, SectionPage)
    return made


def take(page: SectionPage, words: str) -> None:
    press(Qt.Key.Key_Period, CTRL)
    menu = cast("TextMenu", page.findChild(TextMenu))
    (action,) = [each for each in menu.actions() if words in each.text()]
    action.trigger()
    menu.close()


def test_the_sentence_is_put_at_the_end_of_its_part_and_agrees_with_the_check(page: SectionPage) -> None:
    take(page, "tăng 14,7% so với cùng kỳ năm 2022")
    report = page.open_report
    text = "Tiếp nhận {7:6.7.2} hồ sơ, tăng 14,7% so với cùng kỳ năm 2022; trả đúng hạn."
    assert report.report.text(SECTION) == text
    assert not [each for each in report.outcome.findings if each.rule == "text.figure"]
    press(Qt.Key.Key_Z, CTRL)
    page.leave()
    assert report.report.text(SECTION) == "Tiếp nhận {7:6.7.2} hồ sơ; trả đúng hạn."


def test_another_percent_typed_there_is_underlined_and_mended_by_its_key(page: SectionPage) -> None:
    write(", tăng 5% so với cùng kỳ")
    page.leave()
    report = page.open_report
    (found,) = [each for each in report.outcome.findings if each.rule == "text.figure"]
    assert report.mend(found)
    assert report.report.text(SECTION) == "Tiếp nhận {7:6.7.2} hồ sơ, tăng 14,7% so với cùng kỳ; trả đúng hạn."


def test_without_a_value_a_year_before_nothing_is_offered(page: SectionPage) -> None:
    page.open_report.edit(SECTION, "Tiếp nhận {3:2.1} thủ tục.")
    page.go_to(f"{SECTION}@10:10")
    press(Qt.Key.Key_Period, CTRL)
    menu = cast("TextMenu", page.findChild(TextMenu))
    assert not [each for each in menu.actions() if "so với" in each.text()]
    menu.close()
