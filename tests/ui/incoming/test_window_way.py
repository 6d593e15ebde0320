"""A province on a stick, taken in by the window, added up, answered; the answers find their way back and are mended.

Everything is done in windows by events: one of the receiving office, one of each of three communes, over a SQLite file
and over a database that several desks share.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from benchmarks.postgres_server import empty
from benchmarks.province import (
    DUE,
    LATE,
    ON_TIME,
    Fate,
    ProvinceAnswers,
    communes_of,
    made_up_province,
    write_province,
)
from cchc_desktop.base.clock import Clock
from cchc_desktop.base.text import slug
from cchc_desktop.checks.explained import to_explain
from cchc_desktop.checks.findings import REMARK
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.sending.handing import pack, prepare, result_of
from cchc_desktop.desk.work.closing import Explanation, close
from cchc_desktop.handoff.keyring import Keyring
from cchc_desktop.inbox.inbox_store import InboxStore
from cchc_desktop.inbox.package_reading import report_of_package
from cchc_desktop.report.document import CLOSED
from cchc_desktop.report.file import LoadedReport
from cchc_desktop.units.commune import Commune
from db.drafts.store import open_drafts
from db.inbox.inbox_tables import metadata
from db.inbox.sql_inbox import open_inbox, open_shared_inbox
from tests.ui.conftest import OneDesk, activate
from tests.ui.dragging import drop
from tests.ui.keys import ALT, CTRL, press, write
from ui.forms.page import FormPage
from ui.incoming.board_page import BoardPage
from ui.incoming.totals.totals_page import TotalsPage
from ui.incoming.totals.totals_table import TOTAL, UNITS
from ui.report.view import ReportView
from ui.review.page import ReviewPage
from ui.shell.window import MainWindow

COMMUNES = 27
FIGURE, SECTION, LETTER = "Xem lại số này.", "Nêu nguyên nhân.", "Ghi đủ họ tên."


class Office(OneDesk):
    """A data folder whose packages lie where a test says."""

    def __init__(self, desk: Desk, folder: Path, inbox: Callable[[], InboxStore]) -> None:
        super().__init__(desk, folder)
        self.inbox = inbox  # type: ignore[method-assign] # the part that differs


@dataclass
class Place:
    """A window with its desk."""

    window: MainWindow
    desk: Desk

    @property
    def view(self) -> ReportView:
        found = self.window.report
        assert found is not None
        return found


@dataclass
class CommuneDesk:
    """A commune with a data folder of its own, whose report is handed over from there."""

    commune: Commune
    folder: Path
    desk: Desk
    ref: str

    def hand_over(self, stick: Path) -> Path:
        """Explain all that is left, close, and write the package onto a stick."""
        outcome = self.desk.open(self.ref).outcome
        given = [Explanation(rule=each.rule, at=each.at, text="Đã xem.") for each in to_explain(outcome)]
        closed = close(self.desk.store, self.ref, given, by="Chủ tịch")
        assert closed.closed, closed.missing
        return result_of(pack(prepare(self.desk.store, self.ref), Keyring(self.folder), stick)).package


@pytest.fixture(params=["sqlite", "postgresql"])
def inbox(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[Clock], InboxStore]:
    """Return how to open the office's inbox under a clock."""
    if request.param == "sqlite":
        return lambda clock: open_inbox(tmp_path / "sở", clock)
    address: str = request.getfixturevalue("database")
    empty(address, [table.name for table in metadata.sorted_tables])
    return lambda clock: open_shared_inbox(address, clock)


@pytest.fixture
def opened(qtbot: QtBot) -> Callable[[OneDesk, Desk], Place]:
    """Return how to open the window of a data folder."""

    def open_window(home: OneDesk, desk: Desk) -> Place:
        window = MainWindow(home)
        qtbot.addWidget(window)
        window.begin()
        activate(qtbot, window)
        return Place(window, desk)

    return open_window


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[Callable[[str], Desk]]:
    """Return how to open the desk of a data folder by its name."""
    kept: list[Desk] = []

    def open_desk(name: str) -> Desk:
        kept.append(Desk(open_drafts(tmp_path / name), "Lan"))
        return kept[-1]

    yield open_desk
    for desk in kept:
        desk.store.close()


def own_desk(commune: Commune, package: Path, desk: Desk, folder: Path) -> CommuneDesk:
    """Return the desk of a commune with the report of a made-up package, which it closes and hands over instead."""
    report, source = report_of_package(package.read_bytes(), package.name)
    loaded = LoadedReport(report, source.template, ())
    made = CommuneDesk(commune, folder, desk, desk.add(loaded, source, "import").ref)
    written = made.hand_over(package.parent)
    package.unlink()
    written.rename(package)
    return made


def test_a_province_is_taken_in_added_up_and_answered_and_the_answers_find_their_way_back(
    inbox: Callable[[Clock], InboxStore],
    opened: Callable[[OneDesk, Desk], Place],
    desks: Callable[[str], Desk],
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    province, stick = tmp_path / "tỉnh", tmp_path / "USB"
    province.mkdir()
    stick.mkdir()
    units = communes_of(most=COMMUNES)
    makers = made_up_province(province)
    answers = write_province(province, units, makers)
    plain = [number for number in range(COMMUNES) if number % len(Fate) == Fate.PLAIN]
    communes = [
        own_desk(units[at], province / ON_TIME / f"{at:04}-1.cchc", desks(f"xã {at}"), tmp_path / f"xã {at}")
        for at in plain
    ]
    fields = [office.desk.open(office.ref).report for office in communes]
    key = next(key for key in makers.summed if all(each.text(key).replace(".", "").isdigit() for each in fields))
    clock = {"now": DUE - timedelta(days=1)}
    desk = desks("sở")
    place = opened(Office(desk, tmp_path / "sở", lambda: inbox(lambda: clock["now"])), desk)

    board = take_in_the_province(place, province, units, clock, qtbot, monkeypatch)
    assert {line.unit.unit.code: line.unit.state.value for line in board.table.board_model.lines} == answers.states
    check_totals(place, answers, qtbot)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(stick))
    answer_three(place, communes, key, qtbot)
    assert len(list(stick.glob("*.cchc"))) == len(communes)

    for office in communes:
        answers.sums[key] += bring_home(office, key, stick, opened, qtbot)
    take_in_again(place, communes, key, stick, qtbot)
    check_totals(place, answers, qtbot)


def board_of(place: Place, qtbot: QtBot) -> BoardPage:
    """Return the board after it was read."""
    board = place.window.side.board
    assert board is not None
    qtbot.waitUntil(lambda: board.work.reading is not None and board.table.nothing != "Đang đọc…", timeout=20_000)
    return board


def take_in_the_province(
    place: Place, province: Path, units: list[Commune], clock: dict[str, datetime], qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> BoardPage:  # fmt: skip
    """Set the units that owe a report and their deadline, then drop both folders on the board."""
    listed, workbook = province / "danh sách.xlsx", Workbook()
    for line in ("Mã đơn vị", *(unit.code for unit in units)):
        workbook.active.append([line])
    workbook.save(listed)
    press(Qt.Key.Key_T, CTRL)
    board = board_of(place, qtbot)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(listed), ""))
    QTest.mouseClick(board.units, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(board.work.read, timeout=20_000):
        QTest.mouseClick(board.owing.table, Qt.MouseButton.LeftButton)
    assert board.notice.title.text() == f"{COMMUNES} đơn vị phải nộp báo cáo."
    for folder, moment in ((ON_TIME, DUE - timedelta(days=1)), (LATE, DUE + timedelta(days=2))):
        clock["now"] = moment
        with qtbot.waitSignals([board.work.taken, board.work.read], timeout=240_000):
            assert drop(place.window, province / folder)
    board.owing.due.setText(f"{DUE.day}/{DUE.month}/{DUE.year}")
    with qtbot.waitSignal(board.work.read, timeout=20_000):
        QTest.mouseClick(board.owing.set_due, Qt.MouseButton.LeftButton)
    QTest.mouseClick(board.owing.close_button, Qt.MouseButton.LeftButton)
    board.arrivals.close_card()
    return board


def check_totals(place: Place, answers: ProvinceAnswers, qtbot: QtBot) -> None:
    """Go through all forms of the page of totals; each sum and its number of units is that of the independent sum."""
    press(Qt.Key.Key_F9)
    page = place.window.side.totals
    assert isinstance(page, TotalsPage)
    qtbot.waitUntil(lambda: bool(page.tabs), timeout=60_000)
    found: dict[str, tuple[str, str]] = {}
    for number, form in enumerate(page.tabs):
        press(Qt.Key(Qt.Key.Key_1 + number), ALT)
        assert page.tabs[form].isChecked()
        for row in range(page.table.topLevelItemCount()):
            item = page.table.topLevelItem(row)
            found[f"{form}:{item.text(0)}"] = item.text(TOTAL), item.text(UNITS)
    wanted = {key: (f"{answers.sums[key]:,}".replace(",", "."), str(answers.valued[key])) for key in answers.valued}
    assert len(wanted) > 60
    assert {key: found[key] for key in wanted} == wanted
    counted = sum(state != "missing" for state in answers.states.values())
    assert page.head.text() == f"Cộng {counted} trên {COMMUNES} đơn vị"
    press(Qt.Key.Key_Escape)
    board_of(place, qtbot)


def choose(board: BoardPage, commune: Commune) -> None:
    board.table.setFocus()
    row = board.table.board_model.row_of(commune.code)
    board.table.setCurrentIndex(board.table.board_model.index(row, 0))


def state_of(board: BoardPage, commune: Commune) -> tuple[str, int, int]:
    """Return the state of a unit, its version, and the version that counts."""
    lines = board.table.board_model.lines
    unit = next(line.unit for line in lines if line.unit.unit.code == commune.code)
    assert unit.standing is not None
    return unit.state.value, unit.standing.version, unit.standing.counted_version or 0


def answer_three(place: Place, communes: list[CommuneDesk], key: str, qtbot: QtBot) -> None:
    """Accept the first report from its row; return the others, looked through one after the other, with remarks."""
    board = board_of(place, qtbot)
    choose(board, communes[0].commune)
    with qtbot.waitSignal(board.work.read, timeout=20_000):
        press(Qt.Key.Key_Return, CTRL)
    for office in communes[1:]:
        board = board_of(place, qtbot)
        choose(board, office.commune)
        press(Qt.Key.Key_Return)
        look = place.window.side.look
        assert look is not None
        for at, text in ((key, FIGURE), ("II.2.a", SECTION), ("letter.signer", LETTER)):
            look.view.go(at)
            press(Qt.Key.Key_F4)
            write(text)
            press(Qt.Key.Key_Escape)
        press(Qt.Key.Key_R, CTRL)
        assert look.notice.title.text() == "Đã ghi gói trả lời", look.notice.text.text()
        look.closed.emit()
        qtbot.waitUntil(lambda: place.window.side.board is not None)
    board = board_of(place, qtbot)
    qtbot.waitUntil(lambda: bool(board.table.board_model.lines), timeout=20_000)
    states = [state_of(board, office.commune)[0] for office in communes]
    assert states == ["accepted", "returned", "returned"]


def bring_home(
    office: CommuneDesk, key: str, stick: Path, opened: Callable[[OneDesk, Desk], Place], qtbot: QtBot
) -> int:
    """Open the answer in the commune's own window; mend what it asks for, and hand over again.

    Return by how much the figure with a remark grew, 0 where the report was accepted.
    """
    place = opened(OneDesk(office.desk, office.folder), office.desk)
    code = slug(office.commune.title)
    (answer,) = (path for path in stick.glob("*.cchc") if path.name.startswith(code))
    assert drop(place.window, answer)
    page = place.window.side.answer
    assert page is not None
    qtbot.waitUntil(page.verdict.isVisible, timeout=20_000)
    press(Qt.Key.Key_Return, CTRL)
    if "da-nhan" in answer.name:
        place.view.go("review")
        assert place.view.open_report.report.state == CLOSED
        assert place.view.open_report.report.answers[-1].verdict.value == "accepted"
        place.window.navigation.open_start()
        return 0
    grown = mend(place, key)
    place.window.navigation.open_start()
    answer.unlink()
    written = office.hand_over(stick)
    assert written.exists()
    return grown


def mend(place: Place, key: str) -> int:
    """Reopen, go through the remarks by F8, mend and tick off each."""
    place.view.go("review")
    review = place.view.page
    assert isinstance(review, ReviewPage)
    QTest.mouseClick(review.sealed.reopen, Qt.MouseButton.LeftButton)
    view = place.view
    assert view.open_report.editable
    view.go(key)
    assert isinstance(view.page, FormPage)
    row = view.page.model.row_of(key)
    assert row is not None
    assert FIGURE in view.page.model.views[row].spoken
    before = view.open_report.report.text(key)
    number = int(before.replace(".", "")) if before.replace(".", "").isdigit() else None
    assert number is not None, before
    write(f"{number + 7}")
    press(Qt.Key.Key_Return)
    view.go(key)
    press(Qt.Key.Key_Return, CTRL)
    assert remarks_left(view) == {"II.2.a", "letter.signer"}
    view.go("letter.signer")
    press(Qt.Key.Key_Return, CTRL)
    view.go("II.2.a")
    for _ in range(2):
        if remarks_left(view):
            press(Qt.Key.Key_Return, CTRL)
    assert remarks_left(view) == set()
    return 7


def remarks_left(view: ReportView) -> set[str]:
    return {each.at[0] for each in view.open_report.outcome.findings if each.rule == REMARK}


def take_in_again(place: Place, communes: list[CommuneDesk], key: str, stick: Path, qtbot: QtBot) -> None:
    """Take the stick in once more: newer versions, which say which remarks they answer."""
    place.window.activateWindow()
    qtbot.waitActive(place.window)
    board = board_of(place, qtbot)
    with qtbot.waitSignals([board.work.taken, board.work.read], timeout=240_000):
        assert drop(place.window, stick)
    states = [state_of(board, office.commune) for office in communes]
    assert states == [("accepted", 1, 1), ("received", 2, 2), ("received", 2, 2)]
    choose(board, communes[1].commune)
    press(Qt.Key.Key_Return)
    look = place.window.side.look
    assert look is not None
    checked = look.panel.checked
    texts = [checked.topLevelItem(at).text(0) for at in range(checked.topLevelItemCount())]
    assert "Đã sửa 3 trên 3 ghi chú của lần 1" in texts
    look.view.go(key)
    assert isinstance(look.view.page, FormPage)
    row = look.view.page.model.row_of(key)
    assert row is not None
    assert look.view.page.model.views[row].changed
    look.closed.emit()
    qtbot.waitUntil(lambda: place.window.side.board is not None)
    board_of(place, qtbot)
