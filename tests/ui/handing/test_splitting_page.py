"""Splitting the work in the window: a part is written, comes back, and is chosen in by keys."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.sending.splitting import hand_out
from cchc_desktop.desk.work.open_report import OpenReport
from cchc_desktop.report.file import write_report
from cchc_desktop.report.store_protocol import DraftStore
from tests.ui.conftest import MakePage, activate
from tests.ui.keys import focused, press, write
from ui.handing.splitting_page import SplittingPage
from ui.kit import theme
from ui.report.view import ReportView
from ui.review.page import ReviewPage
from ui.shell.pages import make_page


@pytest.fixture
def page(shown: MakePage, sample: OpenReport) -> SplittingPage:
    return cast("SplittingPage", shown(sample, "splitting"))


def came_back(sample: OpenReport, folder: Path, texts: dict[str, str]) -> Path:
    """Return the file of a part in which a colleague changed some fields."""
    report = hand_out(sample.flushed_store(), sample.ref, ["3", "II.2"], "Chị Hoa").report
    for key, text in texts.items():
        report = report.with_edit(key, text)
    path = folder / "gửi lại.json"
    path.write_bytes(write_report(report))
    return path


def take_back(qtbot: QtBot, page: SplittingPage, path: Path) -> None:
    """Take a part back and wait until the thread that reads it has ended."""
    page.take_back(path)
    qtbot.waitUntil(lambda: not page.reading.running and page.back.isEnabled())


def test_boxes_are_seen_in_dark_colours(qapp: QApplication, page: SplittingPage) -> None:
    theme.choose(qapp, "dark")
    theme.apply(qapp)
    image = page.parts.viewport().grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(80) for y in range(0, image.height(), 2)}
    line = theme.color("line_strong").name()
    theme.choose(qapp, "")
    theme.apply(qapp)
    assert line in seen


def tick(page: SplittingPage, *names: str) -> None:
    """Tick parts by mouse, on their boxes."""
    found = page.parts.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    for name in names:
        item = next(each for each in found if each.text(0).startswith(name))
        page.parts.scrollToItem(item)
        box = page.parts.visualItemRect(item)
        QTest.mouseClick(
            page.parts.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box.left() + 14, box.center().y())
        )
        assert item.checkState(0) is Qt.CheckState.Checked


def test_parts_are_ticked_by_name_and_written_to_the_folder_that_is_asked_for(
    page: SplittingPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "USB"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(stick))
    with qtbot.waitSignal(page.job.succeeded, timeout=60_000):
        tick(page, "Biểu mẫu 3", "II.2")
        assert page.parts.names() == ["II.2", "3"]
        assert page.chosen.text() == "Giao: II.2 Thủ tục hành chính, Biểu mẫu 3 Thủ tục hành chính."
        press(Qt.Key.Key_Return)
        write("Hoa\n")
    assert focused() is page.parts
    assert (stick / "an-thanh_2023-H1_v1_phan-viec-hoa.cchc").is_file()
    assert "phan-viec-hoa.cchc" in page.notice.text.text()


def test_without_a_tick_no_folder_is_asked_for(page: SplittingPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: pytest.fail("asked"))
    page.colleague.setFocus()
    write("Hoa\n")
    assert page.notice.title.text() == "Chưa chọn mục hay biểu mẫu nào để giao."
    assert focused() is page.parts


def test_the_space_bar_ticks_a_part_of_a_section(page: SplittingPage) -> None:
    found = page.parts.findItems("II.2.b", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    page.parts.setCurrentItem(found[0])
    press(Qt.Key.Key_Space)
    assert page.parts.names() == ["II.2.b"]
    page.parts.setCurrentItem(page.parts.topLevelItem(1))
    press(Qt.Key.Key_Space)
    assert page.parts.names() == ["II.2.b", *"1234567"]


def test_keys_choose_enter_takes_over_and_undo_takes_it_back(
    page: SplittingPage, sample: OpenReport, tmp_path: Path, store: DraftStore, qtbot: QtBot
) -> None:
    path = came_back(sample, tmp_path, {"3:1.1": "5", "3:1.2": "7", "II.2.b": "Hoa viết.", "1:1": "99"})
    sample.edit_many({"3:1.1": "6", "II.2.b": "Ta viết."}, "typed")
    take_back(qtbot, page, path)
    assert focused() is page.list
    assert [page.list.item(row).text().partition(",")[0].partition(":")[0] for row in range(page.list.count())] == [
        "II.2.b",
        "BM3 1.1",
        "BM3 1.2",
        "BM1 1",
    ]
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Return)
    assert sample.report.text("3:1.2") != "7"
    press(Qt.Key.Key_2)
    assert page.apply_button.isEnabled()
    press(Qt.Key.Key_Return)
    texts = [sample.report.text(key) for key in ("II.2.b", "3:1.1", "3:1.2", "1:1")]
    assert texts == ["Ta viết.", "5", "7", "40"]
    assert [(change.who, change.cause) for change in store.history(sample.ref)[-2:]] == [("Chị Hoa", "merge")] * 2
    assert not isinstance(focused(), QLineEdit)
    sample.undo()
    assert sample.report.text("3:1.1") == "6"


def test_an_edit_made_meanwhile_is_shown_and_nothing_taken(
    page: SplittingPage, sample: OpenReport, tmp_path: Path, qtbot: QtBot
) -> None:
    take_back(qtbot, page, came_back(sample, tmp_path, {"3:1.2": "7"}))
    sample.edit("3:1.2", "8")
    press(Qt.Key.Key_Return)
    assert "vừa được sửa thêm" in page.notice.title.text()
    assert sample.report.text("3:1.2") == "8"


def test_another_file_is_refused_in_words(
    page: SplittingPage, sample: OpenReport, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "khác.json"
    path.write_bytes(write_report(sample.report))
    take_back(qtbot, page, path)
    assert "không phải phần việc" in page.notice.title.text()
    assert page.list.isHidden()


def test_a_file_is_read_beside_the_window_and_can_be_stopped(
    page: SplittingPage, sample: OpenReport, tmp_path: Path, qtbot: QtBot
) -> None:
    page.take_back(came_back(sample, tmp_path, {"3:1.2": "7"}))
    assert page.cancel.isVisible()
    assert page.list.isHidden()
    page.cancel.click()
    assert not page.cancel.isVisible()
    qtbot.waitUntil(lambda: not page.reading.running)
    assert page.list.isHidden()
    assert "chưa nhận gì" in page.notice.title.text()
    take_back(qtbot, page, tmp_path / "gửi lại.json")
    assert not page.list.isHidden()


def test_a_second_file_that_is_cancelled_or_refused_leaves_the_first_with_its_choices(
    page: SplittingPage, sample: OpenReport, tmp_path: Path, qtbot: QtBot
) -> None:
    path = came_back(sample, tmp_path, {"3:1.1": "5", "II.2.b": "Hoa viết."})
    sample.edit_many({"3:1.1": "6", "II.2.b": "Ta viết."}, "typed")
    take_back(qtbot, page, path)
    press(Qt.Key.Key_1)
    page.take_back(path)
    page.cancel.click()
    qtbot.waitUntil(lambda: not page.reading.running)
    (tmp_path / "khác.json").write_bytes(write_report(sample.report))
    take_back(qtbot, page, tmp_path / "khác.json")
    assert "không phải phần việc" in page.notice.title.text()
    page.list.setFocus()
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Return)
    assert [sample.report.text(key) for key in ("II.2.b", "3:1.1")] == ["Ta viết.", "5"]


def test_a_sealed_report_offers_neither(shown: MakePage, desk: Desk, sample: OpenReport) -> None:
    desk.store.seal(sample.ref, sample.report, write_report(sample.report).decode(), who="Lan")
    page = cast("SplittingPage", shown(desk.open(sample.ref), "splitting"))
    assert not page.give.isVisible()
    assert not page.back.isVisible()
    assert focused() is page.sealed.way


def test_the_review_leads_here(qtbot: QtBot, sample: OpenReport) -> None:
    view = ReportView(sample, make_page)
    qtbot.addWidget(view)
    activate(qtbot, view)
    view.go("review")
    cast("ReviewPage", view.page).split.click()
    assert (view.page.step.id if view.page else "") == "splitting"
