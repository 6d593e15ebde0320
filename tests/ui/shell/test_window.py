"""The window over an open report: steps, marks, findings, undo, the place it is opened at again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.desk.drafts.counting import Standing
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.report.keys import Place
from tests.ui.conftest import OpenWindow, close_report
from tests.ui.keys import ALT, CTRL, SHIFT, focused, press, write
from ui.kit.painting import Paints
from ui.letter.page import LetterPage
from ui.report.view import ReportView
from ui.shell.window import MainWindow


@pytest.fixture
def view(open_window: OpenWindow, desk: Desk) -> ReportView:
    report = open_window(desk.add_sample(printed=True).ref).report
    assert report is not None
    return report


def shown(view: ReportView) -> str:
    assert view.page is not None
    return view.page.step.id


def letter(view: ReportView) -> LetterPage:
    assert isinstance(view.page, LetterPage)
    return view.page


def mark_words(view: ReportView, step_id: str) -> str:
    index = view.rail.rail_model.row_of(view.flow.step(step_id))
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def test_ctrl_page_down_goes_through_all_steps_and_stays_at_the_last(view: ReportView) -> None:
    seen = [shown(view)]
    for _ in range(30):
        press(Qt.Key.Key_PageDown, CTRL)
        seen.append(shown(view))

    assert list(dict.fromkeys(seen)) == [step.id for step in view.flow.steps]
    assert seen[-3:] == ["export"] * 3
    assert not view.footer.next.isVisible()


def test_next_and_back_go_through_the_parts_of_a_section(view: ReportView) -> None:
    view.go("section.II.1")
    assert view.footer.next.text() == "II.2.a Kiểm soát TTHC"
    view.footer.next.click()
    assert (shown(view), place(view)) == ("section.II.2", "II.2.a")
    view.footer.next.click()
    assert (view.footer.back.text(), place(view)) == ("II.2.a Kiểm soát TTHC", "II.2.b")
    view.footer.next.click()
    assert (view.footer.next.text(), place(view)) == ("II.3 Tổ chức bộ máy", "II.2.c")
    view.footer.next.click()
    assert shown(view) == "section.II.3"
    view.footer.back.click()
    assert place(view) == "II.2.c"
    view.go("II.2.a")
    assert view.footer.next.text() == "II.2.b Công khai TTHC"


def place(view: ReportView) -> str:
    assert view.page is not None
    return Place.parse(view.page.place()).key


def test_ctrl_page_up_goes_back(view: ReportView) -> None:
    view.go("form.2")
    press(Qt.Key.Key_PageUp, CTRL)

    assert shown(view) == "form.1"


def test_back_and_next_are_named_by_their_steps(view: ReportView) -> None:
    view.go("form.7")

    assert (view.footer.back.text(), view.footer.next.text()) == ("Biểu mẫu 6", "Rà soát")


@pytest.mark.parametrize(
    ("key", "step"),
    [
        (Qt.Key.Key_3, "form.3"),
        (Qt.Key.Key_0, "general"),
        (Qt.Key.Key_8, "review"),
        (Qt.Key.Key_9, "export"),
    ],
)
def test_alt_and_a_digit_jump(view: ReportView, key: Qt.Key, step: str) -> None:
    press(key, ALT)

    assert shown(view) == step


def test_the_number_pad_with_alt_stays_with_the_field(view: ReportView) -> None:
    press(Qt.Key.Key_3, ALT | Qt.KeyboardModifier.KeypadModifier)

    assert shown(view) == "general"


def test_alt_with_a_letter_never_types_into_the_field(view: ReportView) -> None:
    view.go("1:1")
    before = view.open_report.report.text("1:1")
    press(Qt.Key.Key_C, ALT)
    press(Qt.Key.Key_C, ALT | SHIFT)
    view.leave()

    assert before
    assert view.open_report.report.text("1:1") == before


def test_marks_of_the_rail_follow_an_edit(view: ReportView) -> None:
    assert mark_words(view, "general") == "Thông tin chung, đã ổn"
    view.open_report.edit("unit.name", "")

    assert mark_words(view, "general") == "Thông tin chung, 1 lỗi"


def test_a_long_name_in_the_rail_ends_in_an_ellipsis(view: ReportView, monkeypatch: pytest.MonkeyPatch) -> None:
    painted: dict[str, int] = {}
    text = Paints.text

    def noted(self: Paints, painter: QPainter, rect: QRect, words: str, *rest: object, **more: object) -> None:
        painted[words] = rect.width()
        text(self, painter, rect, words, *rest, **more)  # type: ignore[arg-type] # as they came

    monkeypatch.setattr(Paints, "text", noted)
    step = view.flow.step("form.1")
    model = view.rail.rail_model
    long = replace(step, label="Tình hình giải quyết thủ tục hành chính của xã")
    model.entries[model.entries.index(step)] = long
    view.rail.grab()
    (shown,) = [words for words in painted if words.startswith("Tình hình giải")]
    assert shown.endswith("…")
    assert Paints().metrics(13).horizontalAdvance(shown) <= painted[shown]


def test_the_counts_below_follow_an_edit(view: ReportView) -> None:
    errors = view.open_report.outcome.summary["errors"]
    view.open_report.edit("unit.name", "")

    assert view.footer.findings.counts.words[Standing.ERROR].text() == f"{errors + 1} lỗi"


def test_f8_goes_through_every_place_of_a_finding_and_round(view: ReportView) -> None:
    wanted = {
        view.flow.step_of(finding.at[0]).id
        for finding in view.open_report.outcome.findings
        if finding.severity.value != "hint"
    }
    first = None
    seen = []
    for _ in range(60):
        press(Qt.Key.Key_F8)
        assert view.page is not None
        place = view.page.place()
        if place == first:
            break
        first = first or place
        seen.append(shown(view))

    assert set(seen) == wanted
    assert len(seen) < 60


def test_shift_f8_goes_back_to_the_finding_before(view: ReportView) -> None:
    press(Qt.Key.Key_F8)
    assert view.page is not None
    place = view.page.place()
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_F8, SHIFT)

    assert view.page.place() == place


def test_a_field_is_saved_when_it_is_left(view: ReportView) -> None:
    view.go("letter.number")
    write("15")
    press(Qt.Key.Key_Tab)

    assert view.open_report.report.text("letter.number") == "15"


def test_typing_is_saved_after_a_pause(view: ReportView, qtbot: QtBot) -> None:
    view.go("letter.number")
    write("15")
    assert view.open_report.report.text("letter.number") == ""
    qtbot.waitUntil(lambda: view.open_report.report.text("letter.number") == "15")

    assert focused() is letter(view).fields["letter.number"].editor


def test_next_saves_what_is_being_typed(view: ReportView) -> None:
    view.go("letter.number")
    write("15")
    view.footer.next.click()

    assert view.open_report.report.text("letter.number") == "15"


def test_undo_goes_to_the_field_on_whichever_page(view: ReportView) -> None:
    view.open_report.edit("unit.name", "Tứ Xuyên")
    view.go("recipients")
    press(Qt.Key.Key_Z, CTRL)

    assert view.open_report.report.text("unit.name") == "An Thanh"
    assert focused() is letter(view).fields["unit.name"].editor
    press(Qt.Key.Key_Y, CTRL)
    assert view.open_report.report.text("unit.name") == "Tứ Xuyên"


def test_where_nothing_is_left_to_undo_the_key_says_so_until_the_next_edit(view: ReportView) -> None:
    press(Qt.Key.Key_Z, CTRL)
    assert view.notice.title.text() == "Không còn gì để hoàn tác kể từ khi mở chương trình."
    view.open_report.edit("unit.name", "Tứ Xuyên")
    assert not view.notice.isVisible()
    press(Qt.Key.Key_Y, CTRL)

    assert view.notice.title.text() == "Không còn gì để làm lại."


def test_a_field_with_typing_of_its_own_undoes_that_first(view: ReportView) -> None:
    view.open_report.edit("unit.name", "Tứ Xuyên")
    view.go("letter.number")
    write("15")
    press(Qt.Key.Key_Z, CTRL)

    assert letter(view).fields["letter.number"].editor.text() == ""
    assert view.open_report.report.text("unit.name") == "Tứ Xuyên"


def test_the_title_names_the_unit_as_it_is_typed(view: ReportView) -> None:
    view.open_report.edit("unit.name", "Tứ Xuyên")

    assert view.window().windowTitle().startswith("xã Tứ Xuyên, huyện Tứ Kỳ – Báo cáo CCHC 6 tháng đầu năm 2023")


def test_it_opens_again_at_the_very_field(view: ReportView, open_window: OpenWindow) -> None:
    view.go("letter.symbol")
    again = open_window(view.open_report.ref).report

    assert again is not None
    assert focused() is letter(again).fields["letter.symbol"].editor


def test_it_opens_again_at_a_page_that_the_rail_showed(view: ReportView, open_window: OpenWindow) -> None:
    press(Qt.Key.Key_F6)
    press(Qt.Key.Key_Down)
    again = open_window(view.open_report.ref).report

    assert again is not None
    assert shown(again) == "section.mo-dau"


def test_f6_changes_between_rail_and_page(view: ReportView) -> None:
    view.go("letter.symbol")
    press(Qt.Key.Key_F6)
    assert view.rail.hasFocus()
    press(Qt.Key.Key_F6)

    assert focused() is letter(view).fields["letter.symbol"].editor


def test_arrows_in_the_rail_show_the_step_and_enter_goes_in(view: ReportView) -> None:
    press(Qt.Key.Key_F6)
    press(Qt.Key.Key_Down)
    assert (shown(view), view.rail.hasFocus()) == ("section.mo-dau", True)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)

    assert shown(view) == "general"
    assert not view.rail.hasFocus()


def test_a_sealed_report_opens_with_the_focus_on_its_page(open_window: OpenWindow, desk: Desk) -> None:
    ref = desk.add_sample(printed=False).ref
    close_report(desk.open(ref))
    report = open_window(ref).report
    assert report is not None
    assert report.page is not None
    assert report.page.isAncestorOf(focused())


def test_escape_leaves_the_page_but_never_the_report(view: ReportView) -> None:
    place = view.page.place() if view.page else ""
    press(Qt.Key.Key_Escape)
    assert view.rail.hasFocus()
    window = view.window()
    assert isinstance(window, MainWindow)
    press(Qt.Key.Key_Escape)
    assert view.top.back.hasFocus()
    press(Qt.Key.Key_Escape)
    assert (view.isVisible(), view.page.place() if view.page else "") == (True, place)
    assert view.page is not None
    assert view.page.isAncestorOf(focused())

    press(Qt.Key.Key_Left, ALT)
    assert window.start.isVisible()


def test_the_rail_shows_the_review_while_a_side_page_is_open(view: ReportView) -> None:
    for step in ("review", "corrections", "splitting"):
        view.go(step)
        assert view.rail.currentIndex() == view.rail.rail_model.row_of(view.flow.step("review"))


def test_the_button_to_the_reports_is_pressed_by_enter(view: ReportView) -> None:
    window = view.window()
    assert isinstance(window, MainWindow)
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Return)

    assert window.start.isVisible()


def test_ctrl_s_saves_what_is_typed_and_says_so(view: ReportView) -> None:
    view.go("letter.symbol")
    press(Qt.Key.Key_A, CTRL)
    write("KH-UBND")
    press(Qt.Key.Key_S, CTRL)

    assert view.open_report.report.text("letter.symbol") == "KH-UBND"
    assert not view.open_report.unsaved
    assert view.notice.title.text().startswith("Đã lưu ")


def test_a_report_left_right_after_typing_goes_on_behind_the_last_letter(view: ReportView) -> None:
    view.go("II.5")
    press(Qt.Key.Key_End, CTRL)
    write(" Còn lại chưa có.")
    before, window = view.open_report, view.window()
    assert isinstance(window, MainWindow)
    press(Qt.Key.Key_Left, ALT)
    window.navigation.open_report(before.ref)

    end = len(before.report.text("II.5"))
    assert window.report is not None
    assert window.report.page is not None
    assert window.report.page.place() == f"II.5@{end}:{end}"


def test_what_was_typed_before_a_visit_to_the_list_is_undone_after_it(view: ReportView) -> None:
    before, window = view.open_report, view.window()
    assert isinstance(window, MainWindow)
    was = before.report.text("unit.name")
    before.edit("unit.name", "Tứ Xuyên")
    press(Qt.Key.Key_Left, ALT)
    window.start.table.show_current(before.ref)
    press(Qt.Key.Key_Return)
    assert window.report is not None
    again = window.report.open_report
    assert again.report.text("unit.name") == "Tứ Xuyên"
    press(Qt.Key.Key_Z, CTRL)
    assert again.report.text("unit.name") == was
    press(Qt.Key.Key_Y, CTRL)
    assert again.report.text("unit.name") == "Tứ Xuyên"


def test_nothing_is_undone_in_a_report_that_was_changed_meanwhile(view: ReportView, desk: Desk) -> None:
    before, window = view.open_report, view.window()
    assert isinstance(window, MainWindow)
    before.edit("unit.name", "Tứ Xuyên")
    window.navigation.open_start()
    desk.store.edit(before.ref, "letter.number", "12", who="", cause="typed")
    window.navigation.open_report(before.ref)
    assert window.report is not None
    press(Qt.Key.Key_Z, CTRL)
    assert window.report.open_report.report.text("unit.name") == "Tứ Xuyên"
    assert window.report.open_report.report.text("letter.number") == "12"


def test_the_rows_of_the_rail_fill_its_height(view: ReportView) -> None:
    view.window().resize(1366, 768)
    last = view.rail.visualRect(view.rail.rail_model.row_of(view.flow.steps[-1]))

    assert view.rail.viewport().rect().contains(last)


def test_a_page_that_was_not_shown_has_caught_up_when_it_is(view: ReportView) -> None:
    view.go("recipients")
    view.open_report.edit("unit.name", "Tứ Xuyên")
    view.open_report.edit("letter.symbol", "")
    view.open_report.edit("letter.symbol", "KH-UBND")
    view.go("general")

    assert letter(view).fields["unit.name"].editor.text() == "Tứ Xuyên"
    assert letter(view).fields["letter.symbol"].editor.text() == "KH-UBND"


class ShownWindows(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(watched)
        return False


def test_no_page_shows_a_window_of_its_own(view: ReportView, qapp: QApplication) -> None:
    windows = ShownWindows()
    qapp.installEventFilter(windows)

    for step in (*view.flow.steps, view.flow.corrections, view.flow.splitting):
        view.go(step.id)
    qapp.removeEventFilter(windows)

    assert windows.seen == []
