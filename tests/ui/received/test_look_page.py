"""A received report in the window of the receiving office: read, remarked on by keys, returned; the answer lands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu
from pytestqt.qtbot import QtBot

from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.office.settings import unit_of
from cchc_desktop.desk.packages.answer_landing import import_answer
from cchc_desktop.desk.register.unit_register import UnitRegister
from cchc_desktop.desk.sending.handing import pack, prepare, result_of
from cchc_desktop.desk.work.closing import close
from cchc_desktop.handoff import package_layout
from cchc_desktop.handoff.keyring import Keyring
from cchc_desktop.inbox.answer_reports import AnsweringOffice, answer_report
from cchc_desktop.report.members.office_answer import ACCEPTED
from db.drafts.store import open_drafts
from db.inbox.sql_inbox import open_inbox
from tests.make import make_register_entry
from tests.ui.conftest import OpenWindow
from tests.ui.keys import CTRL, press, write
from tests.ui.test_accessibility import faults, not_held
from ui.prose.page import SectionPage
from ui.received import signed_page
from ui.received.look_page import LookPage
from ui.received.signed_page import SignedPage
from ui.shell.window import MainWindow
from ui.words.answering import look_texts

REF = "an-thanh-2023-H1"


@pytest.fixture
def commune(tmp_path: Path) -> Iterator[Desk]:
    """Return the desk of a commune whose report was closed."""
    store = open_drafts(tmp_path / "xã")
    desk = Desk(store, "Lan")
    assert desk.add_sample(printed=False).ref == REF
    close(store, REF, by="Chủ tịch")
    yield desk
    store.close()


def handed(commune: Desk, tmp_path: Path) -> Path:
    (tmp_path / "USB").mkdir(exist_ok=True)
    return result_of(pack(prepare(commune.store, REF), Keyring(commune.store.folder), tmp_path / "USB")).package


def looked(window: MainWindow, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> LookPage:
    """Open a package by keys, and look through its report."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(path.parent))
    press(Qt.Key.Key_I, CTRL)
    package = window.side.package
    assert package is not None
    qtbot.waitUntil(package.verdict.isVisible)
    press(Qt.Key.Key_L, CTRL)
    page = window.side.look
    assert page is not None, package.notice.title.text()
    return page


def choose_sample(key: Qt.Key) -> None:
    press(Qt.Key.Key_F2)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, key)


def test_a_remark_has_sample_sentences_for_its_place(
    commune: Desk, tmp_path: Path, open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = looked(open_window(), handed(commune, tmp_path), qtbot, monkeypatch)
    first, second, *_ = look_texts.SAMPLES_OF["section"]
    page.view.go("II.5")
    press(Qt.Key.Key_F4)
    choose_sample(Qt.Key.Key_2)
    write(" Nêu nguyên nhân.")
    choose_sample(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    page.view.go("7:6.7")
    press(Qt.Key.Key_F4)
    choose_sample(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)

    remarks = {each.place: each.text for each in page.looking.remarks}
    assert remarks["II.5"] == f"{second} Nêu nguyên nhân. {first}"
    assert remarks["7:6.7"] == look_texts.SAMPLES_OF["figure"][0]


def test_the_unit_is_named_once_over_a_received_report(
    commune: Desk, tmp_path: Path, open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    page = looked(window, handed(commune, tmp_path), qtbot, monkeypatch)
    window.resize(window.width() + 40, window.height())
    shown: Iterable[QLabel] = page.view.top.findChildren(QLabel)
    named = [each.text() for each in shown if each.isVisible() and "An Thanh" in each.text()]
    assert named == ["xã An Thanh, huyện Tứ Kỳ, 6 tháng đầu năm 2023"]


def test_a_report_is_looked_through_and_returned_by_keys(
    commune: Desk, tmp_path: Path, desk: Desk, open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = handed(commune, tmp_path)
    page = looked(open_window(), path, qtbot, monkeypatch)
    assert not page.view.open_report.editable
    assert page.panel.back.text() == "Trả lại"
    page.view.go("7:6.7")
    press(Qt.Key.Key_F4)
    write("Ghi 92,99.")
    press(Qt.Key.Key_Escape)
    page.view.go("II.5")
    assert isinstance(page.view.page, SectionPage)
    assert not page.view.page.words.documents.isVisible()  # nothing is inserted into a text that is only read
    assert not page.view.footer.saving.isVisible()
    press(Qt.Key.Key_F4)
    write("Nêu nguyên nhân.")
    press(Qt.Key.Key_Escape)
    page.view.go("review")
    press(Qt.Key.Key_F4)
    write("Thiếu biểu kèm theo.")
    press(Qt.Key.Key_Escape)

    assert [each.place for each in page.looking.remarks] == ["7:6.7", "II.5", "*"]
    assert page.panel.back.text() == "Trả lại kèm 3 ghi chú"
    assert page.view.rail.rail_model.marks["form.7"].remarks == 1
    page.view.go("7:6.7")
    assert faults(page) == []
    assert not_held("look", page) == []
    press(Qt.Key.Key_R, CTRL)

    (answer,) = path.parent.glob("*tra-lai.cchc")
    landed = import_answer(commune, Keyring(commune.store.folder), answer)
    assert [(each.place, each.text) for each in landed.answer.remarks] == [
        ("7:6.7", "Ghi 92,99."), ("II.5", "Nêu nguyên nhân."), ("*", "Thiếu biểu kèm theo."),
    ]  # fmt: skip
    assert desk.drafts() == []
    press(Qt.Key.Key_F4)
    assert not page.panel.field.isVisible()


def test_remarks_stay_when_the_page_is_left_and_one_is_changed_and_taken_away(
    commune: Desk, tmp_path: Path, open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    path = handed(commune, tmp_path)
    page = looked(window, path, qtbot, monkeypatch)
    page.view.go("1:1")
    press(Qt.Key.Key_F4)
    write("Xem lại.")
    window.navigation.open_start()

    page = looked(window, path, qtbot, monkeypatch)
    assert [(each.place, each.text) for each in page.looking.remarks] == [("1:1", "Xem lại.")]
    page.panel.list.setFocus()
    page.panel.list.setCurrentRow(0)
    press(Qt.Key.Key_F2)
    write("Xem lại số này.")
    press(Qt.Key.Key_Escape)
    assert [each.text for each in page.looking.remarks] == ["Xem lại số này."]
    page.panel.list.setFocus()
    page.panel.list.setCurrentRow(0)
    press(Qt.Key.Key_Delete)
    assert page.looking.remarks == ()


def test_of_two_desks_the_first_wins_and_the_other_keeps_its_remarks(
    commune: Desk, tmp_path: Path, desk: Desk, open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = handed(commune, tmp_path)
    page = looked(open_window(), path, qtbot, monkeypatch)
    page.view.go("1:1")
    press(Qt.Key.Key_F4)
    write("Xem lại.")
    press(Qt.Key.Key_Escape)
    other_desk = open_inbox(desk.store.folder)
    office = AnsweringOffice(Keyring(desk.store.folder), who="Chị Mai")
    answer_report(other_desk, page.looking.package.number, ACCEPTED, (), office, path.parent)
    other_desk.close()

    press(Qt.Key.Key_R, CTRL)

    assert "Chị Mai đã nhận" in page.notice.title.text()
    assert [each.text for each in page.looking.remarks] == ["Xem lại."]
    assert [*path.parent.glob("*tra-lai*")] == []


def test_the_files_beside_documents_are_opened_where_the_report_is_looked_through(
    tmp_path: Path, open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def open_url(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    scan, store = tmp_path / "Kế hoạch.pdf", open_drafts(tmp_path / "xã")
    scan.write_bytes(b"%PDF-1.4 12")
    desk = Desk(store, "Lan")
    desk.add_sample(printed=False)
    unit = unit_of(store.load(REF).report)
    UnitRegister(desk, unit).put(make_register_entry(date="2023-02-03", file=str(scan)))
    close(store, REF, by="Chủ tịch")
    path = handed(desk, tmp_path)
    store.close()
    scan.unlink()

    page = looked(open_window(), path, qtbot, monkeypatch)
    page.view.go("export")
    documents = page.view.page
    assert isinstance(documents, SignedPage)
    button = documents.buttons["data/documents/01-Kế hoạch.pdf"]
    assert button.text() == "12/KH-UBND: Kế hoạch.pdf"
    button.click()
    assert [each.read_bytes() for each in opened] == [b"%PDF-1.4 12"]


def test_a_document_is_opened_again_while_a_viewer_still_holds_it(
    commune: Desk, tmp_path: Path, open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(signed_page, "open_externally", lambda path, _notice: shown.append(path))
    page = looked(open_window(), handed(commune, tmp_path), qtbot, monkeypatch)
    page.view.go("export")
    documents = page.view.page
    assert isinstance(documents, SignedPage)
    document = documents.buttons[package_layout.PDF]
    document.click()
    content = shown[0].read_bytes()

    def denied(*_: object) -> None:
        error = PermissionError(13, "Permission denied")
        error.winerror = 32  # type: ignore[attr-defined] # other systems have no such number
        raise error

    monkeypatch.setattr(Path, "replace", denied)
    document.click()
    assert [path.read_bytes() for path in shown] == [content, content]
    shown[0].write_bytes(b"edited")
    document.click()
    assert len(shown) == 2
    assert "Không ghi được tệp" in documents.notice.title.text()
    monkeypatch.undo()
