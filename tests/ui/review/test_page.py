"""The review page, driven by keys, over a real SQLite draft."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cchc_desktop.checks.explained import to_explain
from cchc_desktop.desk.drafts.counting import Standing, counted
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.drafts.steps import ReportSteps
from cchc_desktop.desk.work.open_report import OpenReport
from cchc_desktop.report.store_protocol import DraftStore
from cchc_desktop.report.template import Severity
from db.drafts.store import open_drafts
from tests.ui.conftest import MakePage, OpenWindow, close_report
from tests.ui.keys import ALT, CTRL, focused, press, write
from tests.word_checks import word_checks
from ui.report.finding_model import FindingEntry, FindingGroup
from ui.review.closing_button import to_do
from ui.review.page import ReviewPage

__all__ = ["word_checks"]


@pytest.fixture
def review(sample: OpenReport, shown: MakePage) -> ReviewPage:
    sample.edit("7:6.7.2", "1400")
    sample.edit("6:1.1", "2.65")
    sample.edit("IV", "")
    return cast("ReviewPage", shown(sample, "review"))


def entries(page: ReviewPage) -> list[FindingEntry]:
    return [line for line in page.list.findings.lines if isinstance(line, FindingEntry)]


def choose(page: ReviewPage, rule: str) -> FindingEntry:
    rows = enumerate(page.list.findings.lines)
    row, entry = next((row, line) for row, line in rows if isinstance(line, FindingEntry) and line.finding.rule == rule)
    page.list.setCurrentIndex(page.list.findings.index(row))
    return entry


def test_every_finding_is_listed_under_its_step(review: ReviewPage, sample: OpenReport) -> None:
    assert [entry.finding for entry in entries(review)] == list(sample.outcome.findings)
    titles = [line.title for line in review.list.findings.lines if isinstance(line, FindingGroup)]
    assert len(titles) == len(set(titles))
    assert any(title.startswith("Biểu mẫu 7") for title in titles)


def test_enter_and_a_double_click_go_to_the_place(review: ReviewPage, qtbot: QtBot) -> None:
    entry = choose(review, "text.empty")
    with qtbot.waitSignal(review.wants) as asked:
        press(Qt.Key.Key_Return)
    assert asked.args == [entry.finding.at[0]] == ["IV"]
    place = review.list.visualRect(review.list.currentIndex()).center()
    with qtbot.waitSignal(review.wants) as asked:
        QTest.mouseDClick(review.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == ["IV"]


def test_control_enter_mends(review: ReviewPage, sample: OpenReport) -> None:
    choose(review, "value.format")
    press(Qt.Key.Key_Return, CTRL)
    assert sample.report.text("6:1.1") == "2,65"
    assert "value.format" not in [entry.finding.rule for entry in entries(review)]


def test_a_click_on_the_action_mends(review: ReviewPage, sample: OpenReport) -> None:
    entry = choose(review, "value.format")
    rect = next(rect for name, _, rect in review.list.laid(entry).actions if name == "fix")
    place = review.list.visualRect(review.list.currentIndex()).topLeft() + rect.center()
    QTest.mouseClick(review.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert sample.report.text("6:1.1") == "2,65"


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_filter_shows_one_standing(review: ReviewPage, sample: OpenReport, number: int) -> None:
    sample.edit("7:6.7.2", "1400")
    sample.edit("II.2.a", "")
    standing = list(Standing)[number - 1]
    review.filters.buttons[number].click()
    found = counted(ReportSteps(sample.template), sample.outcome)
    wanted = [each.finding for each in found if each.standing is standing]
    assert wanted or standing is Standing.HINT
    assert [entry.finding for entry in entries(review)] == wanted
    assert review.filters.buttons[number].text().endswith(f" {len(wanted)}")


def test_an_edit_shows_at_once_and_keeps_the_choice(review: ReviewPage, sample: OpenReport) -> None:
    choose(review, "value.format")
    sample.edit("IV", "Rà soát thủ tục.")
    chosen = review.list.chosen()
    assert chosen is not None
    assert chosen.finding.rule == "value.format"
    assert "text.empty" not in [entry.finding.rule for entry in entries(review)]


def test_what_cannot_be_checked_is_folded(review: ReviewPage, sample: OpenReport) -> None:
    assert sample.outcome.unchecked
    assert str(len(sample.outcome.unchecked)) in review.unchecked.button.text()
    assert not review.unchecked.text.isVisible()
    review.unchecked.button.click()
    assert sample.outcome.unchecked[0].message in review.unchecked.text.text()
    assert review.unchecked.text.isVisible()
    assert review.list.height() > review.unchecked.height()


def test_nothing_found_is_reported_where_the_keyboard_is(sample: OpenReport, shown: MakePage) -> None:
    page = cast("ReviewPage", shown(sample, "review"))
    assert sample.outcome.findings == ()
    assert focused() is page.list
    assert page.list.accessibleDescription() == "Không có lỗi, cảnh báo, gợi ý nào."

    sample.edit("3:3.3.2", "2000")
    page.filters.buttons[3].click()
    assert page.list.accessibleDescription() == "Không còn chỗ nào thuộc loại này."


def rates_of(page: ReviewPage) -> dict[str, list[str]]:
    return {rate.key: [bar.printed for bar in rate.bars] for rate in page.rates.shown}


def explain_all(report: OpenReport) -> None:
    for finding in to_explain(report.outcome):
        report.explain(finding, "Đã đối chiếu.", "Trần Thị Bình")


def test_explanations_are_typed_line_by_line_and_kept(
    review: ReviewPage, sample: OpenReport, store: DraftStore, tmp_path: Path
) -> None:
    wanted = to_explain(sample.outcome)
    for finding in wanted:
        if focused() is review.list:
            review.find_next(back=False)
        chosen = review.list.chosen()
        assert chosen
        assert chosen.finding == finding
        write("Đã xem\b\bem lại với sổ.\n")
        if finding.severity is Severity.ERROR and focused() is review.reasons.who:
            write("Tra\bần Bình\n")
    assert not to_do(sample.outcome)
    assert review.close_button.property("role") == "primary"
    assert focused() is review.close_button
    store.close()
    again = open_drafts(tmp_path)
    reasons = again.load(sample.ref).report.reasons
    again.close()
    assert {reason.text for reason in reasons} == {"Đã xem lại với sổ."}
    errors = {each.rule for each in wanted if each.severity is Severity.ERROR}
    assert {reason.who for reason in reasons if reason.rule in errors} == {"Trần Bình"}


def test_an_explanation_opens_again_when_its_input_changes(review: ReviewPage, sample: OpenReport) -> None:
    explain_all(sample)
    assert not to_do(sample.outcome)
    sample.edit("7:6.7.2", "1401")
    missing = to_do(sample.outcome)
    assert missing
    assert all("7:6.7.2" in finding.at for finding in missing)
    assert str(len(missing)) in review.words.text()
    assert review.close_button.property("role") == "plain"
    sample.edit("7:6.7.2", "1400")
    assert not to_do(sample.outcome)


def test_closing_too_early_says_what_is_missing_and_goes_there(review: ReviewPage, sample: OpenReport) -> None:
    counts = sample.outcome.summary
    assert counts["warnings"] == 1  # a section that nobody has reached
    assert review.words.text().startswith(f"Chưa chốt được: còn {counts['errors']} lỗi, 1 chỗ chưa nhập")
    review.close_button.click()
    chosen = review.list.chosen()
    assert chosen
    assert chosen.finding == to_explain(sample.outcome)[0]
    assert focused() is review.reasons.reason
    assert sample.editable


def test_an_error_wants_to_know_who_decides(review: ReviewPage, sample: OpenReport) -> None:
    for finding in to_explain(sample.outcome):
        sample.explain(finding, "Đã đối chiếu.")
    assert "chưa ghi người quyết định" in review.words.text()
    review.close_button.click()
    assert focused() is review.reasons.who
    write("Bình\n")
    assert not [each for each in to_do(sample.outcome) if each == to_explain(sample.outcome)[0]]


def test_after_the_last_finding_f8_leads_to_closing_and_not_to_a_figure(
    sample: OpenReport, open_window: OpenWindow
) -> None:
    sample.edit("7:6.7.2", "1400")
    explain_all(sample)
    window = open_window(sample.ref)
    assert window.report
    window.report.go("review")
    press(Qt.Key.Key_F8)

    page = cast("ReviewPage", window.report.page)
    assert focused() is page.close_button


def test_escape_takes_back_what_was_typed(review: ReviewPage, sample: OpenReport) -> None:
    review.find_next(back=False)
    write("Nhầm")
    press(Qt.Key.Key_Escape)
    assert focused() is review.list
    review.leave()
    assert not sample.report.reasons


@pytest.mark.parametrize("back", [False, True])
def test_what_was_typed_is_kept_when_the_arrows_leave_it(review: ReviewPage, sample: OpenReport, *, back: bool) -> None:
    findings = to_explain(sample.outcome)
    here, there = (findings[1], findings[0]) if back else (findings[0], findings[1])
    review.list.choose_row(review.list.row_at(here.at[0]))
    write("Đã hỏi lại")
    press(Qt.Key.Key_Up if back else Qt.Key.Key_Down)

    chosen = review.list.chosen()
    assert chosen
    assert chosen.finding == there
    assert review.reasons.reason.text() == ""
    assert [(reason.rule, reason.at, reason.text) for reason in sample.report.reasons] == [
        (here.rule, here.at, "Đã hỏi lại")
    ]


def test_letters_typed_on_a_finding_go_into_its_explanation(review: ReviewPage, sample: OpenReport) -> None:
    choose(review, "text.empty")
    write("d\bđang làm")
    review.leave()
    assert [reason.text for reason in sample.report.reasons] == ["đang làm"]


def test_groups_fold_by_key_and_by_click(review: ReviewPage) -> None:
    row, group = next(
        (row, line) for row, line in enumerate(review.list.findings.lines) if isinstance(line, FindingGroup)
    )
    inside = len(entries(review))
    review.list.setCurrentIndex(review.list.findings.index(row))
    press(Qt.Key.Key_Left)
    assert len(entries(review)) < inside
    press(Qt.Key.Key_Return)
    assert len(entries(review)) == inside
    place = review.list.visualRect(review.list.findings.index(row)).center()
    QTest.mouseClick(review.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert any(
        isinstance(line, FindingGroup) and line.folded and line.step == group.step
        for line in review.list.findings.lines
    )
    review.find_next(back=False)
    assert len(entries(review)) == inside


def test_a_closing_that_is_refused_leads_to_what_keeps_from_it_and_keeps_the_undo_history(
    sample: OpenReport, open_window: OpenWindow, store: DraftStore
) -> None:
    window = open_window(sample.ref)
    view = window.report
    assert view
    view.open_report.edit("1:1", "41")
    press(Qt.Key.Key_8, ALT)
    store.edit(sample.ref, "1:2.1", "ba mươi", who="Minh", cause="typed")  # in another window
    press(Qt.Key.Key_C, ALT)
    page = cast("ReviewPage", view.page)
    assert (window.report, store.load(sample.ref).report.state) == (view, "open")
    assert focused() is page.reasons.reason
    assert page.list.chosen() == entries(page)[0]
    assert "1:2.1" in [each.at[0] for each in to_do(view.open_report.outcome)]
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Z, CTRL)
    assert store.load(sample.ref).report.text("1:1") == "40"


def test_a_report_whose_pages_were_all_shown_is_closed_and_shown_again(
    open_window: OpenWindow, sample: OpenReport, qtbot: QtBot
) -> None:
    explain_all(sample)
    window = open_window(sample.ref)
    assert window.report
    for step in (*window.report.flow.steps, window.report.flow.steps[-2]):
        window.report.go(step.id)
    press(Qt.Key.Key_C, ALT)
    qtbot.wait(50)  # the pages of before are destroyed, in their own time
    assert window.report.open_report.report.state == "closed"


def test_a_report_is_closed_issued_and_opened_again_by_keys(
    sample: OpenReport, open_window: OpenWindow, store: DraftStore
) -> None:
    sample.edit("7:6.7.2", "1400")
    explain_all(sample)
    window = open_window(sample.ref)
    assert window.report
    press(Qt.Key.Key_8, ALT)
    press(Qt.Key.Key_C, ALT)
    page = cast("ReviewPage", window.report.page)
    assert store.load(sample.ref).report.state == "closed"
    assert focused() is page.sealed.number
    write("05\n31/6/2023\n")
    assert focused() is page.sealed.file
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    assert page.notice.text.text() == "Đã ghi “31/6/2023”. Ghi đủ ngày, tháng, năm có trong lịch, ví dụ 15/6/2023."
    assert store.load(sample.ref).report.state == "closed"
    page.sealed.day.setText("15/6/2023")
    press(Qt.Key.Key_Return)
    page = cast("ReviewPage", window.report.page)
    assert store.load(sample.ref).report.state == "issued"
    assert page.sealed.title.text() == "Đã ban hành: số 05, ngày 15/6/2023"
    page.sealed.reopen.click()
    page = cast("ReviewPage", window.report.page)
    assert page.open_report.report.version == 2
    assert page.open_report.editable
    assert page.close_button.isVisible()


def test_rates_stand_beside_those_of_earlier_periods(sample: OpenReport, desk: Desk, shown: MakePage) -> None:
    unit = {name: sample.report.text(f"unit.{name}") for name in ("kind", "name", "district", "province")}
    earlier = desk.open(desk.start(sample.template.id, "2022-H1", unit).ref)
    earlier.edit("3:3.3.1", "4")
    earlier.edit("3:3.3.2", "3")
    page = cast("ReviewPage", shown(sample, "review"))
    found = rates_of(page)
    assert found["3:3.3"] == ["75", "99,93"]
    assert found["7:6.7"][0] == ""
    assert page.rates.isVisible()
    assert not page.rates.grab().isNull()


def test_where_it_is_narrow_the_findings_have_the_whole_width(review: ReviewPage) -> None:
    review.resize(860, 600)
    assert not review.rates.isVisible()
    rows = range(len(review.list.findings.lines))
    review.list.grab()
    heights = [review.list.visualRect(review.list.findings.index(row)).height() for row in rows]
    assert heights == [review.list.sizeHintForIndex(review.list.findings.index(row)).height() for row in rows]


def test_where_it_is_narrow_the_rates_come_when_asked_for_and_go_with_the_next_finding(review: ReviewPage) -> None:
    assert not review.rates_button.isVisible()
    review.resize(860, 600)
    review.rates_button.click()
    assert review.rates.isVisible()
    assert not review.list.isVisible()

    assert review.find_next(back=False)
    assert review.list.isVisible()
    assert not review.rates.isVisible()


def test_a_sealed_report_shows_a_long_explanation_whole(sample: OpenReport, shown: MakePage) -> None:
    sample.edit("IV", "")
    sample.edit("3:1.2", "")
    long, *others = to_explain(sample.outcome)
    sample.explain(
        long, "Sổ theo dõi ghi như vậy, đã hỏi lại phòng Nội vụ và được trả lời bằng văn bản. " * 3, "Chủ tịch"
    )
    for finding in others:
        sample.explain(finding, "Đã hỏi lại.", "Chủ tịch")
    close_report(sample)
    page = cast("ReviewPage", shown(sample, "review"))
    heights = {entry.finding: page.list.laid(entry).boxes[0].height() for entry in entries(page) if entry.reason}
    assert heights[long] > 2 * heights[others[0]]


def test_one_reason_is_given_to_all_findings_of_a_kind_on_a_page(
    empty: OpenReport, shown: MakePage, store: DraftStore
) -> None:
    for key in ("1:1", "1:2.1", "1:2.2", "4:1.1"):
        empty.edit(key, "ba mươi")
    page = cast("ReviewPage", shown(empty, "review"))
    choose(page, "value.format")
    assert page.reasons.reason.placeholderText().endswith("Cùng lý do cho 3 chỗ (Alt+Enter)")
    write("Số liệu chờ tổng hợp.")
    page.reasons.who.setText("Trần Thị Bình")
    page.reasons.save()
    assert choose(page, "value.format").share == "Cùng lý do cho 3 chỗ (Alt+Enter)"
    page.reasons.edit()
    press(Qt.Key.Key_Return, ALT)

    def explained() -> list[str]:
        entry = {each.finding.at[0]: each for each in entries(page)}
        return [key for key in ("1:1", "1:2.1", "1:2.2", "4:1.1") if entry[key].reason == "Số liệu chờ tổng hợp."]

    assert explained() == ["1:1", "1:2.1", "1:2.2"]
    assert {each.who for each in store.load(empty.ref).report.reasons} == {"Trần Thị Bình"}
    assert not choose(page, "value.format").share
    page.notice.button.click()
    assert explained() == ["1:1"]


def test_a_click_gives_the_reason_to_the_kind(empty: OpenReport, shown: MakePage) -> None:
    for key in ("1:1", "1:2.1"):
        empty.edit(key, "ba mươi")
    page = cast("ReviewPage", shown(empty, "review"))
    chosen = choose(page, "value.format")
    empty.explain(chosen.finding, "Chờ số.", "Bình")
    entry = choose(page, "value.format")
    rect = next(rect for name, _, rect in page.list.laid(entry).actions if name == "share")
    place = page.list.visualRect(page.list.currentIndex()).topLeft() + rect.center()
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [each.reason for each in entries(page) if each.finding.rule == "value.format"] == ["Chờ số.", "Chờ số."]


@pytest.mark.usefixtures(word_checks.__name__)
def test_findings_that_say_the_same_share_a_line_and_one_explanation(desk: Desk, shown: MakePage) -> None:
    sample = desk.open(desk.add_sample(printed=False).ref)
    sample.edit("IV", "Có con sông, lại có con sông.\nCon sông. Và con sông.")
    page = cast("ReviewPage", shown(sample, "review"))
    own = [entry for entry in entries(page) if entry.finding.message.endswith("xem lại.")]
    assert [(entry.message, len(entry.findings)) for entry in own] == [
        ("“con sông”: xem lại. (3 chỗ như vậy)", 3),
        ("“Con sông”: xem lại.", 1),
    ]
    page.find_next(back=False)
    write("Tên riêng.")
    page.reasons.save()
    assert [reason.text for reason in sample.report.reasons] == ["Tên riêng."] * 3
    assert [entry.reason for entry in entries(page)] == ["Tên riêng.", ""]
    assert entries(page)[0].share == "Cùng lý do cho 4 chỗ (Alt+Enter)"
    page.find_next(back=False)
    assert page.list.currentIndex().row() == 2
    page.go_to(own[0].findings[2].at[0])
    assert page.list.chosen() == entries(page)[0]
    sample.edit("IV", sample.report.text("IV").replace("Và con sông", "Và dòng sông"))
    assert len(entries(page)[0].findings) == 2
