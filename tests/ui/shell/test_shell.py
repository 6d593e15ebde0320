"""The window around a report: the card of the report in work, filter, settings, going to a place, help, zoom."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.drafts.go_places import targets
from cchc_desktop.desk.drafts.steps import ReportSteps
from db.drafts.looking import look
from tests.ui.conftest import OpenWindow
from tests.ui.keys import CTRL, focused, press, write
from ui.kit import theme
from ui.kit.buttons import Button
from ui.shell.single_instance import SingleInstance
from ui.shell.window_settings import WindowSettings

AN_THANH = {"kind": "xã", "name": "An Thanh", "district": "huyện Tứ Kỳ", "province": "tỉnh Hải Dương"}


def test_the_card_and_the_list_show_the_state_of_a_draft(open_window: OpenWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.add_sample(printed=True)
    start = open_window().start
    qtbot.waitUntil(lambda: bool(start.card.steps.text()))

    outcome = desk.open("an-thanh-2023-H1").outcome
    assert start.card.findings.text() == f"{outcome.summary['errors']} lỗi"
    assert start.card.steps.text().endswith("/19 bước")
    assert start.table.drafts_model.index(0, 3).data().startswith(f"{outcome.summary['errors']} lỗi, ")


def test_f8_opens_the_report_in_work_at_its_first_finding(open_window: OpenWindow, desk: Desk) -> None:
    desk.add_sample(printed=True)
    window = open_window()
    press(Qt.Key.Key_F8)

    assert window.report is not None
    assert window.report.page is not None
    assert window.report.page.step.kind == "section"


def test_the_filter_leaves_what_it_finds_and_enter_goes_to_the_list(open_window: OpenWindow, desk: Desk) -> None:
    desk.start("cchc-xa-2023", "2023-H1", AN_THANH)
    desk.start("cchc-xa-2023", "2024-Q1", AN_THANH | {"name": "Tứ Xuyên"})
    window = open_window()
    press(Qt.Key.Key_F, CTRL)
    write("tu xuyen")
    assert [row.listed.draft.period for row in window.start.table.drafts_model.rows] == ["2024-Q1"]
    press(Qt.Key.Key_Return)
    assert window.start.table.hasFocus()
    press(Qt.Key.Key_Return)

    assert window.report is not None
    assert window.report.open_report.report.text("unit.name") == "Tứ Xuyên"


def test_the_unit_asked_for_at_first_is_in_the_new_report(open_window: OpenWindow, desk: Desk) -> None:
    window = open_window()
    write("xã\tAn Thanh\thuyện Tứ Kỳ\n\n")

    assert window.side.new is not None
    assert window.side.new.unit["name"].text() == "An Thanh"
    assert desk.settings.units()[0]["district"] == "huyện Tứ Kỳ"


@pytest.mark.parametrize(
    ("typed", "place"),
    [("3.4.1", "3:3.4.1"), ("II.2", "II.2.a"), ("ii.5", "II.5"), ("bm7", "form.7"), ("bm7 6.7.2", "7:6.7.2"),
     ("7:6.7", "7:6.7"), ("rà soát", "review"), ("ho so tthc da tiep nhan truc tuyen", "7:6.7.2"),
     ("hồ sơ", "3:2.3"), ("1 5", "1:5"), ("7 6.7.2", "7:6.7.2")],
)  # fmt: skip
def test_what_may_be_typed_to_go_somewhere(desk: Desk, typed: str, place: str) -> None:
    flow = ReportSteps(desk.open(desk.add_sample(printed=False).ref).template)

    assert place in [target.place for target in targets(flow, flow.steps[0], typed)][:3]


def test_ctrl_g_goes_to_a_row(open_window: OpenWindow, desk: Desk) -> None:
    view = open_window(desk.add_sample(printed=False).ref).report
    assert view is not None
    press(Qt.Key.Key_G, CTRL)
    write("bm7 6.7.2\n")

    assert view.page is not None
    assert view.page.place() == "7:6.7.2"
    assert not view.go_to.isVisible()


def test_escape_puts_going_away_and_the_cursor_back(open_window: OpenWindow, desk: Desk) -> None:
    view = open_window(desk.add_sample(printed=False).ref).report
    assert view is not None
    before = focused()
    press(Qt.Key.Key_G, CTRL)
    write("xyz không có")
    assert view.go_to.found == []
    press(Qt.Key.Key_Escape)

    assert not view.go_to.isVisible()
    assert focused() is before


def test_f1_shows_the_keys_and_escape_goes_back(open_window: OpenWindow, desk: Desk) -> None:
    window = open_window(desk.add_sample(printed=False).ref)
    before = focused()
    press(Qt.Key.Key_F1)
    assert window.navigation.help.page is not None
    assert window.navigation.help.page.isVisible()
    press(Qt.Key.Key_Escape)

    assert window.report is not None
    assert window.report.isVisible()
    assert focused() is before


def test_zoom_keeps_report_place_and_undo(open_window: OpenWindow, desk: Desk, qapp: QApplication) -> None:
    window = open_window(desk.add_sample(printed=False).ref)
    assert window.report is not None
    window.report.go("letter.symbol")
    opened = window.report.open_report
    opened.edit("letter.symbol", "BC-HĐND")
    try:
        press(Qt.Key.Key_Minus, CTRL)
        assert theme.px(100) == 90
        for _ in range(2):
            press(Qt.Key.Key_Plus, CTRL)
        assert theme.px(100) == 110
        assert window.report.open_report is opened
        assert window.report.page is not None
        assert window.report.page.place() == "letter.symbol"
        press(Qt.Key.Key_0, CTRL)
        assert theme.px(100) == 100
    finally:
        theme.apply(qapp, 1.0)
    assert opened.undo() == "letter.symbol"


def test_zoom_and_place_are_kept(tmp_path: Path) -> None:
    assert WindowSettings(tmp_path).zoom == 1.0
    WindowSettings(tmp_path).set_zoom(1.25)

    assert WindowSettings(tmp_path).zoom == 1.25


def test_a_units_deadline_is_typed_and_reaches_the_list(open_window: OpenWindow, desk: Desk) -> None:
    desk.settings.remember_unit(AN_THANH)
    year = date.today().year  # noqa: DTZ011 - the page shows this year
    desk.start("cchc-xa-2025", f"{year}-Y", AN_THANH)
    window = open_window()
    window.navigation.open_settings()
    assert window.side.settings is not None
    window.side.settings.dates.fields[f"{year}-Y"][1].setFocus()
    write(f"31/2/{year}\t")
    assert window.side.settings.notice.isVisible()
    window.side.settings.dates.fields[f"{year}-Y"][1].clear()
    window.side.settings.dates.fields[f"{year}-Y"][1].setFocus()
    write(f"20/12/{year}\t")
    press(Qt.Key.Key_Escape)

    assert window.start.isVisible()
    assert window.start.table.drafts_model.index(0, 4).data().startswith(f"20/12/{year}")


def test_tab_goes_through_the_dates_in_the_order_that_is_seen(open_window: OpenWindow, desk: Desk) -> None:
    desk.start("cchc-xa-2023", "2023-H1", {"kind": "xã", "name": "An Thanh"})
    window = open_window()
    window.navigation.open_settings()
    assert window.side.settings is not None
    window.side.settings.dates.year.setFocus()
    seen = []
    for _ in range(3):
        press(Qt.Key.Key_Tab)
        seen.append(focused())

    first, second = list(window.side.settings.dates.fields.values())[:2]
    assert seen == [*first, second[0]]


def test_officers_are_typed_once_and_picked(open_window: OpenWindow, desk: Desk) -> None:
    window = open_window()
    window.navigation.open_settings()
    assert window.side.settings is not None
    window.side.settings.officers.setFocus()
    write("Nguyễn Thị Lan\nPhạm Văn Hùng")
    press(Qt.Key.Key_Escape)
    window.start.top.officer.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)

    assert desk.settings.officer == "Phạm Văn Hùng"
    ref = desk.start("cchc-xa-2023", "2023-H1", AN_THANH).ref
    assert desk.store.history(ref)[0].who == "Phạm Văn Hùng"


def test_officers_are_kept_when_another_size_makes_the_settings_again(
    open_window: OpenWindow, desk: Desk, qapp: QApplication
) -> None:
    window = open_window()
    window.navigation.open_settings()
    assert window.side.settings is not None
    window.side.settings.officers.setFocus()
    write("Nguyễn Thị Lan")
    try:
        press(Qt.Key.Key_Plus, CTRL)
        assert window.side.settings.officers.text() == "Nguyễn Thị Lan"
    finally:
        theme.apply(qapp, 1.0)
    assert desk.settings.officers() == ["Nguyễn Thị Lan"]


def test_a_backup_is_written_from_the_settings(
    open_window: OpenWindow, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    ref = desk.add_sample(printed=False).ref
    window = open_window()
    window.navigation.open_settings()
    settings = window.side.settings
    assert settings is not None
    settings.back_up(tmp_path / "sao-luu.sqlite3")
    qtbot.waitUntil(lambda: not settings.job.running)

    assert [draft.ref for draft in look(tmp_path / "sao-luu.sqlite3").drafts] == [ref]
    assert settings.notice.title.text().startswith("Đã sao lưu")

    settings.back_up(desk.store.folder / "drafts.sqlite3")
    qtbot.waitUntil(lambda: not settings.job.running)

    assert settings.notice.title.text() == "Chưa sao lưu."


def test_a_backup_has_a_name_to_begin_with_and_the_ending_of_a_copy(
    open_window: OpenWindow, desk: Desk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref, asked = desk.add_sample(printed=False).ref, []

    def ask(_page: object, _title: str, named: str, _kinds: str) -> tuple[str, str]:
        asked.append(Path(named).name)
        return str(tmp_path / "của tôi"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    window = open_window()
    window.navigation.open_settings()
    settings = window.side.settings
    assert settings is not None
    buttons: list[Button] = [*settings.findChildren(Button)]
    save = next(button for button in buttons if button.text() == "Sao lưu ra tệp")
    save.click()
    qtbot.waitUntil(lambda: not settings.job.running)

    assert [name.startswith("sao-luu-cchc-20") and name.endswith(".sqlite3") for name in asked] == [True]
    copy = tmp_path / "của tôi.sqlite3"
    assert [draft.ref for draft in look(copy).drafts] == [ref]

    before = copy.read_bytes()
    desk.add_sample(printed=True)
    save.click()
    qtbot.waitUntil(lambda: not settings.job.running)

    assert settings.notice.title.text() == "Chưa sao lưu: đã có tệp của tôi.sqlite3."
    assert copy.read_bytes() == before


def test_a_second_start_calls_the_first_window(qtbot: QtBot, tmp_path: Path) -> None:
    first, second, other = SingleInstance(tmp_path), SingleInstance(tmp_path), SingleInstance(tmp_path / "khác")
    assert not first.call_first()
    assert not other.call_first()
    with qtbot.waitSignal(first.called):
        assert second.call_first()
    first.close()
    other.close()


def test_words_a_unit_keeps_are_shown_and_taken_off_in_the_settings(open_window: OpenWindow, desk: Desk) -> None:
    unit = AN_THANH
    desk.settings.remember_unit(unit)
    desk.settings.set_kept_words(unit, ["Ba Đông", "tại tại"])
    window = open_window()
    window.navigation.open_settings()
    assert window.side.settings is not None
    words = window.side.settings.words
    assert words.text().splitlines() == ["Ba Đông", "tại tại"]
    words.setFocus()
    press(Qt.Key.Key_A, CTRL)
    write("Ba Đông\nba đông\n \nCầu Giẽ")
    window.side.settings.units.setFocus()

    assert desk.settings.kept_words(unit) == ["Ba Đông", "Cầu Giẽ"]
