"""Answers of the receiving office in the window: dropped, laid on the report, ticked off by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cchc_desktop.checks.findings import REMARK
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.packages.receiving import received, report_in
from cchc_desktop.desk.sending.handing import pack, prepare, result_of
from cchc_desktop.desk.work.closing import close
from cchc_desktop.handoff.answering.answer_file import AnswerFile, answer_to
from cchc_desktop.handoff.answering.answer_package import make_answer
from cchc_desktop.handoff.keyring import Keyring
from cchc_desktop.report.keys import Place
from cchc_desktop.report.members.office_answer import ACCEPTED, RETURNED, OfficeRemark
from tests.handoff.answers import MOMENT, OFFICE, OFFICE_KEY
from tests.handoff.packages import make_key
from tests.ui.conftest import OpenWindow
from tests.ui.dragging import drop
from tests.ui.keys import CTRL, focused, press, write
from tests.ui.test_accessibility import faults, not_held
from ui.receiving.answer_page import AnswerPage
from ui.report.view import ReportView
from ui.review.answers_page import AnswersPage
from ui.shell.window import MainWindow
from ui.start.drafts_model import STATE

REF = "an-thanh-2023-H1"
REMARKS = (
    ("7:6.7", "Ghi 92,99, hoặc để trống cho chương trình tính. Lời văn mục II.6 cũng sửa theo."),
    ("II.2.c", "Cộng được 2.442, biểu mẫu 3 ghi 2.432. Xem lại số quá hạn và ghi lý do."),
    ("letter.signer", "Ghi đủ chức danh người ký."),
    ("", "Thiếu biểu tổng hợp danh mục TTHC rà soát kèm theo."),
)


@pytest.fixture
def stick(desk: Desk, tmp_path: Path) -> Path:
    """Return a stick; the report's first version was closed and handed over."""
    assert desk.add_sample(printed=False).ref == REF
    close(desk.store, REF, by="Chủ tịch")
    folder = tmp_path / "USB"
    folder.mkdir()
    return folder


def answered(desk: Desk, stick: Path, remarks: tuple[tuple[str, str], ...] = REMARKS, key: int = OFFICE_KEY) -> Path:
    """Return the answer to the present version, written by the office onto the stick."""
    handed = result_of(pack(prepare(desk.store, REF), Keyring(desk.store.folder), stick))
    loaded, _ = report_in(received(Keyring(stick / "tỉnh"), handed.package), "gói")
    given = [OfficeRemark(at=Place.parse(at), text=text) for at, text in remarks]
    verdict = RETURNED if remarks else ACCEPTED
    file: AnswerFile = answer_to(loaded.report, verdict, given, office=OFFICE, by="Chị Mai", when=MOMENT)
    path = stick / f"trả lời {loaded.report.version}.cchc"
    path.write_bytes(make_answer(file, make_key(key), MOMENT))
    return path


def shown(window: MainWindow, path: Path, qtbot: QtBot) -> AnswerPage:
    assert drop(window, path)
    page = window.side.answer
    assert page is not None
    qtbot.waitUntil(lambda: page.verdict.isVisible() or page.notice.isVisible())
    return page


def view_of(window: MainWindow) -> ReportView:
    view = window.navigation.current.view
    assert view is not None
    return view


def first_row(window: MainWindow) -> str:
    return window.start.table.drafts_model.rows[0].words(STATE)


def test_a_return_is_shown_laid_on_its_report_and_stands_at_its_places(
    desk: Desk, stick: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window()
    page = shown(window, answered(desk, stick), qtbot)

    assert page.verdict.title.text() == f"{OFFICE} trả lại báo cáo, lần 1, kèm 4 ghi chú"
    assert page.key.asks
    assert faults(window) == []
    assert not_held("answer", window) == []
    press(Qt.Key.Key_Return, CTRL)

    view = view_of(window)
    assert isinstance(view.page, AnswersPage)
    assert "trả lại lần 1 kèm 4 ghi chú" in view.notice.accessibleDescription() + view.notice.accessibleName()
    marks = view.rail.rail_model.marks
    steps = ("form.7", "section.II.2", "recipients", "review")
    assert [marks[step].remarks for step in steps] == [1, 1, 1, 1]
    assert "1 ghi chú của nơi nhận" in marks["form.7"].words
    press(Qt.Key.Key_Escape)
    window.navigation.open_start()
    assert "bị trả lại, 4 ghi chú" in first_row(window)


def test_remarks_are_ticked_off_by_keys_at_the_row_in_the_text_and_in_the_list(
    desk: Desk, stick: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window()
    shown(window, answered(desk, stick), qtbot)
    press(Qt.Key.Key_Return, CTRL)
    desk.store.reopen(REF, who="Lan")
    window.navigation.open_start()
    window.navigation.open_report(REF, "7:6.7")
    view = view_of(window)

    def left() -> list[str]:
        return [each.at[0] for each in view.open_report.outcome.findings if each.rule == REMARK]

    assert sorted(left()) == ["*", "7:6.7", "II.2.c", "letter.signer"]
    press(Qt.Key.Key_Return, CTRL)
    assert "7:6.7" not in left()

    view.go("letter.signer")
    press(Qt.Key.Key_Return, CTRL)
    assert sorted(left()) == ["*", "II.2.c"]

    view.go("answers")
    page = view.page
    assert isinstance(page, AnswersPage)
    (card,) = page.cards
    assert "đã sửa 2 trên 4 ghi chú" in card.title.text()
    assert focused() is card.table
    press(Qt.Key.Key_Space)
    assert left() == ["*"]
    press(Qt.Key.Key_Z, CTRL)
    assert sorted(left()) == ["*", "II.2.c"]
    press(Qt.Key.Key_Return)
    assert view.page is not None
    assert view.page.step.id == "section.II.2"
    press(Qt.Key.Key_Return, CTRL)  # chooses the remark under the text
    press(Qt.Key.Key_Return, CTRL)
    assert left() == ["*"]


@pytest.mark.parametrize("door", ["double click", "stick"])
def test_an_answer_is_opened_as_a_file_too_and_f8_goes_through_its_remarks(
    desk: Desk, stick: Path, open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, door: str
) -> None:
    window = open_window()
    path = answered(desk, stick)
    if door == "stick":
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(path), ""))
        press(Qt.Key.Key_I, CTRL)
    else:
        window.navigation.take_file(path)
    page = window.side.answer
    assert page is not None
    qtbot.waitUntil(page.verdict.isVisible)
    press(Qt.Key.Key_Return, CTRL)
    view_of(window).go("review")
    desk.store.reopen(REF, who="Lan")
    window.navigation.open_start()
    window.navigation.open_report(REF, "unit.name")
    view = view_of(window)
    visited = set()
    for _ in view.open_report.outcome.findings:
        press(Qt.Key.Key_F8)
        assert view.page is not None
        visited.add(Place.parse(view.page.place()).key)
    assert {"7:6.7", "II.2.c", "letter.signer"} <= visited


def test_an_acceptance_closes_the_circle(desk: Desk, stick: Path, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    page = shown(window, answered(desk, stick, ()), qtbot)

    assert page.verdict.title.text() == f"{OFFICE} đã nhận báo cáo, lần 1"
    press(Qt.Key.Key_Return, CTRL)
    view_of(window).go("review")

    assert view_of(window).page is not None
    assert f"{OFFICE} đã nhận ngày 18/6/2023." in view_of(window).page.sealed.text.text()  # type: ignore[union-attr]
    window.navigation.open_start()
    assert "nơi nhận đã nhận" in first_row(window)


def test_an_altered_answer_and_a_changed_key_are_not_taken(
    desk: Desk, stick: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window()
    path = answered(desk, stick)
    good = path.read_bytes()
    path.write_bytes(good.replace("Chị Mai".encode(), "Chị Lan".encode()))
    page = shown(window, path, qtbot)
    assert page.verdict.take.isHidden()
    press(Qt.Key.Key_Return, CTRL)
    assert window.side.answer is page

    Keyring(desk.store.folder).remember(OFFICE, make_key(9).public)
    path.write_bytes(good)
    page = shown(window, path, qtbot)
    assert page.verdict.take.isHidden()
    assert "Khóa ký khác" in page.verdict.text.text()
    page.key.field.setFocus()
    write(make_key(OFFICE_KEY).public.fingerprint)
    press(Qt.Key.Key_Return)
    assert page.verdict.take.isVisible()
    press(Qt.Key.Key_Return, CTRL)
    assert desk.drafts()[0].answer is not None
