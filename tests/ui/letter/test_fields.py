"""The pages of unit and letter: defaults, dates, lines, findings under their field."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.desk.work.open_report import OpenReport
from tests.ui.conftest import MakePage, OpenWindow, activate, close_report
from tests.ui.keys import CTRL, focused, press, write
from ui.kit.buttons import Button
from ui.kit.inputs import WordChoice
from ui.kit.save_pause import SavePause
from ui.kit.severity_look import FindingMessage
from ui.letter.page import LetterPage
from ui.report.page import SealedBanner
from ui.words import date_texts


@pytest.fixture
def general(shown: MakePage, empty: OpenReport) -> LetterPage:
    page = shown(empty, "general")
    assert isinstance(page, LetterPage)
    return page


@pytest.fixture
def recipients(shown: MakePage, empty: OpenReport) -> LetterPage:
    page = shown(empty, "recipients")
    assert isinstance(page, LetterPage)
    return page


def messages(page: LetterPage, key: str) -> int:
    found: list[FindingMessage] = list(page.fields[key].findChildren(FindingMessage))
    return len(found)


def test_a_default_is_shown_faintly_and_not_stored(general: LetterPage) -> None:
    editor = general.fields["letter.title"].editor

    assert editor.placeholderText() == "Công tác cải cách hành chính 6 tháng đầu năm 2023"
    assert editor.text() == ""


def test_a_default_follows_the_unit(recipients: LetterPage) -> None:
    assert "xã An Thanh" in recipients.fields["letter.recipients"].editor.placeholderText()
    recipients.open_report.edit("unit.name", "Tứ Xuyên")

    assert "xã Tứ Xuyên" in recipients.fields["letter.recipients"].editor.placeholderText()


def test_work_goes_on_in_the_first_field_without_text_or_default(general: LetterPage) -> None:
    assert focused() is general.fields["letter.date"].editor


@pytest.mark.parametrize(
    ("typed", "stored", "shown_again"),
    [
        ("15/6/2023", "2023-06-15", "15/6/2023"),
        ("05-06-2023", "2023-06-05", "05/6/2023"),
        ("6/2023", "2023-06", "6/2023"),
        ("giữa tháng", "giữa tháng", "giữa tháng"),
    ],
)
def test_a_date_is_typed_as_people_write_it(general: LetterPage, typed: str, stored: str, shown_again: str) -> None:
    general.go_to("letter.date")
    write(typed)
    press(Qt.Key.Key_Tab)

    assert general.open_report.report.text("letter.date") == stored
    assert general.fields["letter.date"].editor.text() == shown_again


def test_a_date_that_was_not_touched_stays_as_it_came(empty: OpenReport, shown: MakePage) -> None:
    empty.edit("letter.date", "31/02/2023")
    page = shown(empty, "general")
    page.go_to("letter.date")
    press(Qt.Key.Key_Tab)
    page.leave()
    assert empty.report.text("letter.date") == "31/02/2023"


def test_a_menu_over_a_field_works_on_what_is_selected(general: LetterPage) -> None:
    general.go_to("letter.symbol")
    write("KH-UBND")
    line = focused()
    assert isinstance(line, QLineEdit)
    line.setSelection(3, 4)
    menu: QMenu = line.createStandardContextMenu()
    menu.popup(line.mapToGlobal(line.rect().center()))
    menu.setActiveAction(next(action for action in menu.actions() if action.objectName() == "edit-copy"))
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert QApplication.clipboard().text() == "UBND"


def test_a_look_at_another_window_leaves_the_caret_where_it_was(general: LetterPage, qtbot: QtBot) -> None:
    general.go_to("letter.symbol")
    write("KH-UBND")
    line = focused()
    assert isinstance(line, QLineEdit)
    line.setCursorPosition(2)
    other = QWidget()
    qtbot.addWidget(other)
    activate(qtbot, other)
    activate(qtbot, general)
    assert focused() is line
    assert line.cursorPosition() == 2


def test_a_day_that_is_not_in_the_calendar_is_named_as_people_write_it(general: LetterPage) -> None:
    general.go_to("letter.date")
    write("31/2/2023")
    press(Qt.Key.Key_Tab)
    assert [finding.message for finding in general.open_report.outcome.findings if finding.rule == "text.date"] == [
        "Không có ngày 31/02/2023. Xem lại ngày ký."
    ]


def test_a_sealed_letter_leads_to_where_it_is_opened_again(sample: OpenReport, shown: MakePage, qtbot: QtBot) -> None:
    close_report(sample)
    page = shown(sample, "general")
    sealed: SealedBanner = page.findChild(SealedBanner)  # type: ignore[assignment] # None would fail the test as well
    way: Button = sealed.findChild(Button)  # type: ignore[assignment]
    with qtbot.waitSignal(page.wants) as asked:
        way.click()
    assert asked.args == ["review"]


def test_nothing_is_rewritten_under_the_cursor(general: LetterPage) -> None:
    general.go_to("letter.date")
    write("05/06/2023")
    general.fields["letter.date"].commit()

    assert general.open_report.report.text("letter.date") == "2023-06-05"
    assert general.fields["letter.date"].editor.text() == "05/06/2023"


def test_a_finding_stands_under_its_field_and_goes_when_it_is_fixed(general: LetterPage, qtbot: QtBot) -> None:
    general.go_to("letter.number")
    write("mười lăm")
    press(Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: messages(general, "letter.number") == 1)
    assert "chữ số" in general.fields["letter.number"].editor.accessibleDescription()
    general.open_report.edit("letter.number", "15")

    assert general.fields["letter.number"].editor.text() == "15"
    qtbot.waitUntil(lambda: messages(general, "letter.number") == 0)


def test_enter_leads_on_and_stays_in_the_last_field(general: LetterPage) -> None:
    general.go_to("letter.place")
    write("\n")
    assert focused() is general.fields["letter.date"].editor
    write("15/6/2023\n")

    assert focused() is general.fields["letter.date"].editor
    assert general.open_report.report.text("letter.date") == "2023-06-15"


def test_each_line_is_an_entry(recipients: LetterPage) -> None:
    recipients.go_to("letter.recipients")
    press(Qt.Key.Key_A, CTRL)
    write("Như trên")
    press(Qt.Key.Key_Return)
    write("Phòng Nội vụ")
    press(Qt.Key.Key_Tab)

    assert recipients.open_report.report.lines("letter.recipients") == ["Như trên", "Phòng Nội vụ"]
    assert focused() is not recipients.fields["letter.recipients"].editor


def test_one_recipient_typed_joins_the_default_ones(recipients: LetterPage) -> None:
    default = recipients.fields["letter.recipients"].editor.placeholderText().splitlines()
    recipients.go_to("letter.recipients")
    write("Sở Nội vụ")
    press(Qt.Key.Key_Tab)

    assert len(default) == 7
    assert recipients.open_report.report.lines("letter.recipients") == [*default, "Sở Nội vụ"]


@pytest.mark.parametrize("key", ["letter.recipients", "letter.addressees", "letter.closing"])
def test_a_default_that_is_only_looked_at_is_not_stored(recipients: LetterPage, key: str) -> None:
    page = recipients
    field = page.fields[key]
    default = field.editor.placeholderText()
    page.go_to(key)
    assert field.editor.text().strip() == default
    press(Qt.Key.Key_Tab)

    assert field.editor.text() == ""
    assert field.editor.placeholderText() == default
    assert page.open_report.report.text(key) == ""


def test_a_default_is_edited_from_its_text_and_comes_back_when_emptied(recipients: LetterPage) -> None:
    field = recipients.fields["letter.closing"]
    default = field.editor.placeholderText()
    recipients.go_to("letter.closing")
    write("\b\b\b.")
    press(Qt.Key.Key_Tab)
    assert recipients.open_report.report.text("letter.closing") == f"{default.removesuffix('./.')}."

    recipients.go_to("letter.closing")
    press(Qt.Key.Key_A, CTRL)
    write("\b")
    press(Qt.Key.Key_Tab)
    assert recipients.open_report.report.text("letter.closing") == ""
    assert (field.editor.text(), field.editor.placeholderText()) == ("", default)


def test_a_default_of_one_line_is_replaced_by_typing(general: LetterPage) -> None:
    general.go_to("letter.symbol")
    write("KH-UBND")
    press(Qt.Key.Key_Tab)

    assert general.open_report.report.text("letter.symbol") == "KH-UBND"


def test_a_default_being_looked_at_follows_the_unit(recipients: LetterPage) -> None:
    recipients.go_to("letter.recipients")
    recipients.open_report.edit("unit.name", "Tứ Xuyên")

    assert "xã Tứ Xuyên" in recipients.fields["letter.recipients"].editor.text()
    press(Qt.Key.Key_Tab)
    assert recipients.open_report.report.text("letter.recipients") == ""


def test_the_kind_of_the_unit_is_chosen_by_its_first_letters(general: LetterPage) -> None:
    general.go_to("unit.kind")
    write("th")
    press(Qt.Key.Key_Tab)
    assert general.open_report.report.text("unit.kind") == "thị trấn"
    kind = general.fields["unit.kind"].editor
    assert isinstance(kind, WordChoice)
    assert [kind.itemText(index) for index in range(kind.count())] == ["xã", "phường", "thị trấn"]


def test_a_name_in_the_wrong_form_is_mended_by_one_press(general: LetterPage) -> None:
    general.go_to("unit.name")
    press(Qt.Key.Key_A, CTRL)
    write("UBND XÃ AN THANH\t")
    mend: list[Button] = list(general.fields["unit.name"].findChildren(Button))
    assert mend[0].text() == "Sửa thành An Thanh"
    general.go_to("unit.name")
    press(Qt.Key.Key_Return, CTRL)

    assert general.fields["unit.name"].editor.text() == "An Thanh"
    assert all(finding.at[0] != "unit.name" for finding in general.open_report.outcome.findings)


def test_a_line_just_begun_stays_while_the_rest_is_saved(recipients: LetterPage) -> None:
    recipients.go_to("letter.recipients")
    press(Qt.Key.Key_A, CTRL)
    write("Như trên")
    press(Qt.Key.Key_Return)
    write(" ")
    field = recipients.fields["letter.recipients"]
    field.commit()

    assert recipients.open_report.report.lines("letter.recipients") == ["Như trên"]
    assert field.editor.text() == "Như trên\n "


def test_every_field_has_a_name_for_the_screen_reader(general: LetterPage, recipients: LetterPage) -> None:
    for page in (general, recipients):
        assert all(field.editor.accessibleName() for field in page.fields.values())


def test_the_page_holds_every_key_of_its_step(general: LetterPage, recipients: LetterPage) -> None:
    for page in (general, recipients):
        assert set(page.fields) == set(page.step.keys)


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2023, 6, 7), "Hạn nộp 16/6/2023, còn 9 ngày"),
        (date(2023, 6, 16), "Hạn nộp 16/6/2023, hôm nay"),
        (date(2023, 6, 19), "Hạn nộp 16/6/2023, quá hạn 3 ngày"),
        (date(2024, 6, 19), "Hạn nộp 16/6/2023, đã qua"),
    ],
)
def test_a_deadline_in_words(today: date, words: str) -> None:
    assert date_texts.deadline(date(2023, 6, 16), today) == words


def test_a_moment_in_words() -> None:
    now = datetime(2023, 6, 7, 15, 0, tzinfo=UTC)

    assert date_texts.last_change(datetime(2023, 6, 7, 10, 42, tzinfo=UTC), now) == "10:42 hôm nay"
    assert date_texts.last_change(datetime(2023, 6, 6, 10, 42, tzinfo=UTC), now) == "10:42 ngày 06/6/2023"


def test_a_text_that_is_shown_or_typed_back_does_not_wait_to_be_saved(shown: MakePage, sample: OpenReport) -> None:
    page = shown(sample, "recipients")
    assert isinstance(page, LetterPage)
    pauses: list[SavePause] = list(page.findChildren(SavePause))
    assert page.fields["letter.recipients"].editor.text()
    assert not any(pause.waiting for pause in pauses)

    page.go_to("letter.archive")
    write("x")
    assert any(pause.waiting for pause in pauses)
    write("\b")
    assert not any(pause.waiting for pause in pauses)


def paste(text: str) -> None:
    QApplication.clipboard().setText(text)
    press(Qt.Key.Key_V, CTRL)


def test_a_field_tells_what_pasting_changed(general: LetterPage) -> None:
    field = general.fields["unit.name"]
    field.editor.setFocus()
    press(Qt.Key.Key_A, CTRL)
    paste("An\N{ZERO WIDTH SPACE} Thanh")
    assert field.editor.text() == "An Thanh"
    assert field.changes.text() == "Khi dán đã bỏ 1 ký tự không nhìn thấy."
    assert field.changes.isVisible()
    write("!")
    general.fields["unit.province"].editor.setFocus()
    assert general.open_report.report.text("unit.name") == "An Thanh!"
    assert not field.changes.isVisible()


def test_lines_pasted_into_a_field_of_one_line_are_joined_and_told(general: LetterPage) -> None:
    field = general.fields["letter.title"]
    field.editor.setFocus()
    paste("Công tác\ncải cách")
    assert field.editor.text() == "Công tác cải cách"
    assert "nối các dòng thành một" in field.changes.text()


def test_the_letters_lists_tell_it_too_and_keep_their_lines(recipients: LetterPage) -> None:
    field = recipients.fields["letter.addressees"]
    field.editor.setFocus()
    press(Qt.Key.Key_A, CTRL)
    paste("UBND huyện\x0bSở Nội\N{SOFT HYPHEN} vụ")
    assert field.editor.text() == "UBND huyện\nSở Nội vụ"
    assert "ngắt dòng" in field.changes.text()


def test_tab_leads_from_the_last_field_to_the_next_step(open_window: OpenWindow, sample: OpenReport) -> None:
    window = open_window(sample.ref)
    assert window.report
    for place, last in (("general", "letter.date"), ("recipients", "letter.archive")):
        window.report.go(last)
        page = window.report.page
        assert isinstance(page, LetterPage)
        assert page.step.id == place
        page.fields[[*page.fields][-1]].editor.setFocus()
        press(Qt.Key.Key_Tab)
        assert window.report.footer.isAncestorOf(focused())
