"""The findings of a section in the window: underlined, listed in the order of the text, mended, refused."""

from __future__ import annotations

from typing import Any, cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from cchc_desktop.desk.work.open_report import OpenReport
from cchc_desktop.report.template import Severity
from tests.ui.conftest import MakePage, OpenWindow
from tests.ui.keys import CTRL, SHIFT, compose, focused, press, write
from tests.word_checks import word_checks
from ui.kit import theme
from ui.prose.page import SectionPage
from ui.report.finding_model import FindingEntry
from ui.review.page import ReviewPage
from ui.words import finding_texts, prose_texts
from ui.words.place_texts import short

pytestmark = pytest.mark.usefixtures(word_checks.__name__)
__all__ = ["word_checks"]
TEXT = "Xã mua bàn ghế mới.\nCó con sông và cái thuyền cũ."
LINES = QTextCharFormat.UnderlineStyle


@pytest.fixture
def page(sample: OpenReport, shown: MakePage) -> SectionPage:
    sample.edit("IV", TEXT)
    return cast("SectionPage", shown(sample, "IV"))


def own(page: SectionPage) -> list[str]:
    """Return what the tests' own checks found, in the order of the list."""
    return [entry.finding.found for entry in page.found.entries if entry.finding.message.endswith("xem lại.")]


def lines_of(page: SectionPage, word: str) -> set[tuple[LINES, str]]:
    """Return the underlines of every letter of a word, with their grounds ("" without one)."""
    start = page.editor.toPlainText().index(word)
    found = set()
    for at in range(start, start + len(word)):
        block = page.editor.document().findBlock(at)
        inside = at - block.position()
        ranges: list[Any] = block.layout().formats()  # PySide's stubs leave the fields out
        (one,) = [each for each in ranges if each.start <= inside < each.start + each.length]
        ground = one.format.background()
        found.add(
            (one.format.underlineStyle(), "" if ground.style() is Qt.BrushStyle.NoBrush else ground.color().name())
        )
    return found


def caret(page: SectionPage) -> int:
    return page.editor.textCursor().position()


def menu() -> QMenu:
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def choose(words: str) -> None:
    """Choose the entry of the open menu that begins with some words, and close it."""
    opened = menu()
    (action,) = [each for each in opened.actions() if each.text().startswith(words)]
    assert action.isEnabled()
    opened.setActiveAction(action)
    press_on(opened, Qt.Key.Key_Return)


def press_on(opened: QMenu, key: Qt.Key) -> None:
    QTest.keyClick(opened, key)


def test_each_finding_is_underlined_exactly_in_the_look_of_its_severity(page: SectionPage) -> None:
    assert lines_of(page, "cái thuyền") == {(LINES.WaveUnderline, "")}
    assert lines_of(page, "con sông") == {(LINES.WaveUnderline, theme.color("warn_soft").name())}
    assert lines_of(page, "bàn ghế") == {(LINES.DotLine, "")}
    block = page.editor.document().firstBlock().layout().formats()
    assert [(each.start, each.length) for each in cast("Any", block)] == [(7, 7)]


def test_the_list_is_in_the_order_of_the_text_and_low(page: SectionPage) -> None:
    assert own(page) == ["bàn ghế", "con sông", "cái thuyền"]
    assert page.found.height() <= theme.px(162)
    assert all(theme.px(50) <= page.found.sizeHintForRow(row) <= theme.px(56) for row in range(3))
    assert not page.guidance.text.isVisible()


def test_a_blank_section_keeps_its_guidance_and_is_not_yet_wrong(empty: OpenReport, shown: MakePage) -> None:
    page = cast("SectionPage", shown(empty, "IV"))
    page.resize(792, 504)
    (entry,) = page.found.entries
    assert entry.look[2] == "Chưa nhập"
    assert page.guidance.text.isVisible()
    write("Trong kỳ")
    assert page.guidance.text.isVisible()


def test_the_way_from_the_list_leads_to_the_first_finding_in_sight(
    open_window: OpenWindow, sample: OpenReport, qtbot: QtBot
) -> None:
    sample.edit("I", "Xã làm theo kế hoạch.\n" * 60 + "Có con sông.")
    window = open_window()
    window.setMinimumSize(1, 1)
    window.resize(1024, 600)
    window.navigation.open_report(sample.ref, at_finding=True)
    assert window.report
    page = cast("SectionPage", window.report.page)
    assert page.section.code == "I"
    assert page.findings.current is not None
    box, edit = page.editor.cursorRect(), page.editor
    qtbot.waitUntil(lambda: edit.viewport().rect().contains(edit.cursorRect()))
    assert box.isValid()


def test_f8_puts_the_caret_behind_each_place_and_makes_its_row_current(page: SectionPage) -> None:
    visited = []
    for _ in range(3):
        press_f8(page)
        assert page.findings.current is not None
        visited.append((caret(page), page.findings.current.found))
        assert focused() is page.editor
        assert not page.editor.textCursor().hasSelection()
    assert visited == [(14, "bàn ghế"), (31, "con sông"), (45, "cái thuyền")]
    assert not page.find_next(back=False)
    assert page.find_next(back=True)
    assert caret(page) == 31


def press_f8(page: SectionPage) -> None:
    assert page.find_next(back=False)


def test_f8_of_the_window_visits_hints_too_then_goes_on(sample: OpenReport, open_window: OpenWindow) -> None:
    sample.edit("IV", TEXT)
    sample.move_cursor("IV@0:0")
    view = open_window(sample.ref).navigation.current.view
    assert view is not None
    page = cast("SectionPage", view.page)
    press(Qt.Key.Key_F8)
    assert (page.step.id, caret(page)) == ("section.IV", 14)
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_F8, SHIFT)
    assert caret(page) == 14


def test_the_caret_in_a_place_makes_its_row_current_and_elsewhere_changes_nothing(page: SectionPage) -> None:
    page.section.put_caret(28)
    assert page.findings.current is not None
    assert page.findings.current.found == "con sông"
    assert lines_of(page, "con sông") == {(LINES.WaveUnderline, theme.color("warn_soft").name())}
    page.section.put_caret(40)
    assert page.findings.current.found == "cái thuyền"
    assert lines_of(page, "cái thuyền") == {(LINES.WaveUnderline, theme.color("error_soft").name())}
    page.section.put_caret(2)
    assert page.findings.current.found == "cái thuyền"


def test_control_enter_mends_the_current_place_and_ctrl_z_takes_it_back(
    sample: OpenReport, open_window: OpenWindow
) -> None:
    sample.edit("IV", TEXT)
    sample.move_cursor("IV@0:0")
    view = open_window(sample.ref).navigation.current.view
    assert view is not None
    page, opened = cast("SectionPage", view.page), view.open_report
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_Return, CTRL)
    assert opened.report.text("IV") == TEXT.replace("bàn ghế", "ghế bàn")
    assert (caret(page), own(page)) == (14, ["con sông", "cái thuyền"])
    assert page.findings.current is not None
    assert page.findings.current.found == "con sông"
    press(Qt.Key.Key_Z, CTRL)
    assert opened.report.text("IV") == TEXT
    assert page.section.text() == TEXT


def test_after_a_fix_the_next_of_the_list_is_current(page: SectionPage, sample: OpenReport) -> None:
    sample.edit("IV", "Mua bàn ghế. Con sông. Con sông. Cái thuyền")
    page.section.put_caret(0)
    press_f8(page)
    press(Qt.Key.Key_Return, CTRL)
    assert sample.report.text("IV").startswith("Mua ghế bàn.")
    assert page.found.currentIndex().row() == 0
    assert page.findings.current is not None
    assert page.findings.current.found == "Con sông"


def test_a_fix_whose_words_were_just_typed_over_is_refused(page: SectionPage, sample: OpenReport) -> None:
    page.section.put_caret(41)
    write("i")
    press(Qt.Key.Key_Return, CTRL)
    assert sample.report.text("IV") == TEXT.replace("cái thuyền", "cái thiuyền")
    assert page.notice.accessibleName() == finding_texts.CHANGED_MEANWHILE


def test_a_fix_follows_words_that_typing_moved(page: SectionPage, sample: OpenReport) -> None:
    page.section.put_caret(40)
    page.section.put_caret(0)
    write("Nay ")
    press(Qt.Key.Key_Return, CTRL)
    assert sample.report.text("IV") == f"Nay {TEXT}".replace("cái thuyền", "con thuyền")


def test_what_is_typed_is_underlined_after_a_pause_and_the_caret_stays(page: SectionPage, qtbot: QtBot) -> None:
    page.section.put_caret(2)
    write(" có con sông")
    assert own(page) == ["bàn ghế", "con sông", "cái thuyền"]
    qtbot.waitUntil(lambda: own(page).count("con sông") == 2, timeout=3000)
    assert lines_of(page, "con sông") == {(LINES.WaveUnderline, theme.color("warn_soft").name())}
    assert caret(page) == 14
    write("x")
    assert page.section.text().startswith("Xã có con sôngx mua")


def test_the_mouse_over_a_place_shows_its_message(page: SectionPage) -> None:
    assert page.editor.words_at(36) == "“cái thuyền”: xem lại."
    assert page.editor.words_at(0) == page.editor.words_at(-1) == ""


def test_nothing_is_underlined_while_a_word_is_composed(page: SectionPage, sample: OpenReport, qtbot: QtBot) -> None:
    page.section.put_caret(2)
    compose("b", "ba", "bà", done=False)
    sample.edit("II.6", "Chữ khác.")
    compose("bàn ghế")
    assert page.found.entries
    qtbot.waitUntil(lambda: own(page).count("bàn ghế") == 2, timeout=3000)
    assert page.section.text().startswith("Xãbàn ghế")


def test_ctrl_period_mends_first(page: SectionPage, sample: OpenReport) -> None:
    page.section.put_caret(40)
    press(Qt.Key.Key_Period, CTRL)
    assert menu().activeAction().text().startswith("Sửa thành “con thuyền”")
    press_on(menu(), Qt.Key.Key_Return)
    assert sample.report.text("IV") == TEXT.replace("cái thuyền", "con thuyền")


def test_a_hint_is_refused_from_the_menu_and_taken_back(page: SectionPage) -> None:
    page.section.put_caret(10)
    press(Qt.Key.Key_Period, CTRL)
    choose(finding_texts.REFUSE)
    assert "bàn ghế" not in own(page)
    assert not list(page.editor.document().firstBlock().layout().formats())
    page.notice.button.click()
    assert "bàn ghế" in own(page)


def test_ctrl_z_takes_back_a_refused_hint_before_what_was_typed(page: SectionPage) -> None:
    page.editor.setFocus()
    write(" Và")
    page.section.save()
    page.section.put_caret(10)
    press(Qt.Key.Key_Period, CTRL)
    choose(finding_texts.REFUSE)
    assert "bàn ghế" not in own(page)

    press(Qt.Key.Key_Z, CTRL)

    assert "bàn ghế" in own(page)
    assert " Và" in page.editor.toPlainText()


def test_a_typed_number_that_is_its_figure_becomes_a_link_by_enter_in_the_menu(
    sample: OpenReport, shown: MakePage
) -> None:
    sample.edit("1:5.1", "1395")
    sample.edit("I", "Đã phát 1.395 phiếu khảo sát, 12 phiếu hỏng.")
    page = cast("SectionPage", shown(sample, "I"))
    page.section.put_caret(11)
    press(Qt.Key.Key_Period, CTRL)
    assert menu().activeAction().text() == prose_texts.NUMBER_TO_CHIP.format(short("1:5.1"))
    press_on(menu(), Qt.Key.Key_Return)
    assert sample.report.text("I") == "Đã phát {1:5.1} phiếu khảo sát, 12 phiếu hỏng."

    press(Qt.Key.Key_Z, CTRL)
    assert page.section.text() == "Đã phát 1.395 phiếu khảo sát, 12 phiếu hỏng."


def test_a_word_is_kept_for_the_unit_from_the_menu(page: SectionPage, sample: OpenReport) -> None:
    page.section.put_caret(10)
    press(Qt.Key.Key_Period, CTRL)
    choose("Giữ “bàn ghế” cho đơn vị")
    sample.edit("II.6", "Bàn ghế.")
    assert not [each for each in sample.outcome.findings if each.severity is Severity.HINT and "hế" in each.found]


def test_an_error_can_be_neither_refused_nor_kept(page: SectionPage) -> None:
    page.section.put_caret(40)
    press(Qt.Key.Key_Period, CTRL)
    words = " ".join(action.text() for action in menu().actions())
    menu().close()
    assert finding_texts.REFUSE not in words
    assert "Giữ" not in words


def test_a_right_click_opens_the_menu_of_the_word_under_the_mouse(page: SectionPage) -> None:
    page.section.put_caret(0)
    page.editor.grab()
    cursor = page.editor.textCursor()
    cursor.setPosition(10)
    point = page.editor.cursorRect(cursor).center()
    right_click(page, point)
    assert menu().actions()[0].text().startswith("Sửa thành “ghế bàn”")
    menu().close()
    assert caret(page) == 10


def right_click(page: SectionPage, point: QPoint) -> None:
    where = page.editor.viewport().mapToGlobal(point)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, where)
    QApplication.sendEvent(page.editor.viewport(), event)


def test_without_findings_the_list_is_gone(page: SectionPage) -> None:
    press(Qt.Key.Key_A, CTRL)
    write("Xã đã mua ghế.")
    page.leave()
    assert own(page) == []
    assert page.found.isVisible() == bool(page.found.entries)


def test_a_click_on_a_row_puts_the_caret_behind_its_place(page: SectionPage) -> None:
    point = page.found.visualRect(page.found.findings.index(1)).center()
    QTest.mouseClick(page.found.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert caret(page) == 31
    assert page.findings.current is not None
    assert page.findings.current.found == "con sông"


def test_f8_passes_what_is_explained(page: SectionPage, sample: OpenReport) -> None:
    (found,) = [each for each in sample.outcome.findings if each.found == "con sông"]
    sample.explain(found, "Đúng là con sông.")
    assert lines_of(page, "con sông") == {(LINES.SingleUnderline, "")}
    press_f8(page)
    press_f8(page)
    assert caret(page) == 45
    assert own(page) == ["bàn ghế", "con sông", "cái thuyền"]


def test_a_tab_shows_what_is_left_in_its_section(sample: OpenReport, shown: MakePage) -> None:
    sample.edit("II.2.a", "Có con sông.")
    sample.edit("II.2.b", "")
    page = cast("SectionPage", shown(sample, "II.2.c"))
    tabs = page.head.tabs
    assert tabs["II.2.a"].accessibleDescription() == "1 cảnh báo"
    before = tabs["II.2.a"].grab().toImage()
    (found,) = [each for each in sample.outcome.findings if each.found == "con sông"]
    sample.explain(found, "Đúng là con sông.")
    assert tabs["II.2.a"].accessibleDescription() == "1 đã giải trình"
    assert tabs["II.2.a"].grab().toImage() != before


def test_escape_closes_the_notice_of_the_section(page: SectionPage) -> None:
    page.section.put_caret(10)
    press(Qt.Key.Key_Period, CTRL)
    choose(finding_texts.REFUSE)
    assert page.notice.isVisible()
    assert page.dismiss()
    assert not page.notice.isVisible()
    assert not page.dismiss()


def test_the_menu_of_the_list_refuses_a_hint(page: SectionPage) -> None:
    point = page.found.visualRect(page.found.findings.index(0)).center()
    where = page.found.viewport().mapToGlobal(point)
    QApplication.sendEvent(page.found.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, where))
    choose(finding_texts.REFUSE)
    assert own(page) == ["con sông", "cái thuyền"]


def test_the_menu_of_the_review_keeps_a_word_and_goes_to_the_place(
    sample: OpenReport, shown: MakePage, qtbot: QtBot
) -> None:
    sample.edit("IV", TEXT)
    review = cast("ReviewPage", shown(sample, "review"))

    def open_menu() -> None:
        rows = enumerate(review.list.findings.lines)
        row = next(row for row, line in rows if isinstance(line, FindingEntry) and line.finding.found == "bàn ghế")
        review.list.choose_row(row)
        press(Qt.Key.Key_Period, CTRL)

    open_menu()
    with qtbot.waitSignal(review.wants) as asked:
        choose(finding_texts.GO)
    assert asked.args == ["IV@7:14"]
    open_menu()
    choose("Giữ “bàn ghế”")
    assert "bàn ghế" not in [each.found for each in sample.outcome.findings]
