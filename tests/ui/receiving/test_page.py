"""Packages from outside in the window of a second office: compared, trusted, opened."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.sending.handing import pack, prepare, result_of
from cchc_desktop.desk.work.closing import close, reopen
from cchc_desktop.handoff.keyring import Keyring
from cchc_desktop.report.store_protocol import DraftStore
from db.drafts.store import open_drafts
from tests.handoff.packages import make_key
from tests.ui.conftest import OpenWindow
from tests.ui.dragging import drag, drop
from tests.ui.keys import CTRL, focused, press, write
from ui.receiving.page import PackagePage
from ui.shell.single_instance import SingleInstance
from ui.shell.window import MainWindow
from ui.start.drafts_model import STATE

UNIT = "xã An Thanh, huyện Tứ Kỳ, tỉnh Hải Dương"


class Commune:
    """The packages of the commune: two versions, one of them altered on the way, and its fingerprint."""

    def __init__(self, store: DraftStore, data: Path, stick: Path) -> None:
        ref = Desk(store, "Lan").add_sample(printed=False).ref
        packages = []
        for _ in range(2):
            assert close(store, ref, by="Chủ tịch").closed
            handed = result_of(pack(prepare(store, ref), Keyring(data), stick))
            packages.append(handed.package)
            reopen(store, ref)
        self.older, self.fine = packages
        self.fingerprint = handed.fingerprint
        self.altered = stick / "sua.cchc"
        raw = bytearray(self.fine.read_bytes())
        raw[raw.index(b'"format": "cchc-report/1"')] ^= 1
        self.altered.write_bytes(raw)


@pytest.fixture(scope="module")
def commune(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Commune]:
    folder = tmp_path_factory.mktemp("bàn giao")
    (folder / "USB").mkdir()
    store = open_drafts(folder / "xã")
    yield Commune(store, folder / "xã", folder / "USB")
    store.close()


class Office:
    """The window of another office: packages are taken in by keys."""

    def __init__(self, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        self.window, self._qtbot, self._monkeypatch = window, qtbot, monkeypatch

    def take(self, path: Path) -> PackagePage:
        self._monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(path), ""))
        press(Qt.Key.Key_I, CTRL)
        return self.waited()

    def waited(self) -> PackagePage:
        page = self.window.side.package
        assert isinstance(page, PackagePage)
        self._qtbot.waitUntil(lambda: page.verdict.isVisible() or page.notice.isVisible())
        return page


@pytest.fixture
def office(open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Office:
    return Office(open_window(), qtbot, monkeypatch)


def files_in(page: PackagePage) -> dict[str, str]:
    assert page.files is not None
    tree = page.files.tree
    model = tree.model()
    cells = [[str(model.index(row, column).data()) for column in (2, 0)] for row in range(model.rowCount())]
    return dict(cells)


def trusted(office: Office, commune: Commune) -> None:
    office.take(commune.fine)
    write(commune.fingerprint)
    press(Qt.Key.Key_Return)


def strips(page: PackagePage) -> str:
    return page.held.title.text() if page.held else ""


def test_a_package_that_the_program_is_started_with_is_opened_by_the_running_window(
    office: Office, commune: Commune, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "mở"
    first = SingleInstance(folder)
    assert not first.call_first()
    first.called.connect(office.window.come_forward)
    with qtbot.waitSignal(first.called):
        assert SingleInstance(folder).call_first(commune.fine)
    page = office.waited()
    first.close()

    assert page.verdict.isVisible()
    assert office.window.isActiveWindow()


def whole(part: QWidget) -> bool:
    return part.visibleRegion().boundingRect() == part.rect()


def test_on_a_low_screen_verdict_and_button_are_seen_first(office: Office, commune: Commune, qtbot: QtBot) -> None:
    office.window.setMinimumSize(1, 1)
    office.window.resize(1024, 600)
    page = office.take(commune.fine)

    for part in (page.verdict.open, page.verdict.title, page.key.field):
        qtbot.waitUntil(partial(whole, part))
    assert page.area.verticalScrollBar().value() == 0
    assert page.key.field.hasFocus()


def test_an_example_from_a_package_says_so_in_the_list(office: Office, commune: Commune, qtbot: QtBot) -> None:
    trusted(office, commune)
    press(Qt.Key.Key_Return)
    office.window.navigation.open_start()
    model = office.window.start.table.drafts_model
    qtbot.waitUntil(lambda: model.rows[0].tag == "ví dụ, từ gói")


def test_three_sticks_are_distinguished(office: Office, commune: Commune) -> None:
    trusted(office, commune)
    press(Qt.Key.Key_Return, CTRL)
    office.window.navigation.open_start()

    altered = office.take(commune.altered)
    assert altered.verdict.title.text().startswith("Gói không còn nguyên vẹn")
    assert "data/report.json: bị thay đổi." in altered.verdict.text.text()
    assert {path for path, state in files_in(altered).items() if state != "nguyên vẹn"} == {"data/report.json"}
    assert not altered.verdict.open.isVisible()
    assert altered.key.accessibleName().startswith("Chữ ký của gói đúng, nhưng gói đã đổi sau khi ký.")
    press(Qt.Key.Key_Escape)

    older = office.take(commune.older)
    assert older.verdict.title.text() == "Gói nguyên vẹn, chữ ký của gói đúng, khóa ký đã biết."
    assert "mới hơn lần 1 trong gói" in strips(older)
    press(Qt.Key.Key_Escape)

    fine = office.take(commune.fine)
    assert fine.verdict.title.text() == "Gói nguyên vẹn, chữ ký của gói đúng, khóa ký đã biết."
    assert "trùng với lần trong gói" in strips(fine)


def test_a_document_beside_the_package_that_was_altered_is_shown(
    office: Office, commune: Commune, tmp_path: Path
) -> None:
    trusted(office, commune)
    assert office.waited().remarks is None
    press(Qt.Key.Key_Escape)
    copy = tmp_path / "gói.cchc"
    copy.write_bytes(commune.fine.read_bytes())
    copy.with_suffix(".xlsx").write_bytes(b"PK")

    page = office.take(copy)
    assert page.verdict.title.text() == "Gói nguyên vẹn, chữ ký của gói đúng, khóa ký đã biết."
    assert page.remarks is not None
    assert page.remarks.title.text().startswith("Tệp gói.xlsx cạnh gói khác với bản trong gói")


def test_an_unknown_key_is_compared_and_remembered(office: Office, commune: Commune, tmp_path: Path) -> None:
    page = office.take(commune.fine)
    assert page.verdict.title.text().endswith("máy này chưa gặp khóa ký này.")
    assert commune.fingerprint in page.key.accessibleName()
    assert page.key.field.hasFocus()
    write(commune.fingerprint[:12])
    assert page.key.progress.text() == "khớp 2 trong 8 nhóm"
    write(commune.fingerprint[12:])
    assert page.key.progress.text() == "Mã trên phiếu khớp với mã của gói."
    press(Qt.Key.Key_Return)

    assert [(entry.unit, entry.how) for entry in Keyring(tmp_path).of(UNIT)] == [(UNIT, "compared")]
    assert page.verdict.title.text() == "Gói nguyên vẹn, chữ ký của gói đúng, khóa ký đã biết."
    assert page.key.notice.title.text() == f"Đã nhớ khóa ký này của {UNIT}."
    assert not page.key.asks
    assert page.verdict.open.hasFocus()


def test_another_fingerprint_is_not_remembered(office: Office, commune: Commune, tmp_path: Path) -> None:
    page = office.take(commune.fine)
    write("00000 11111")
    assert page.key.progress.text() == "nhóm 1 khác với mã của gói"
    press(Qt.Key.Key_Return)

    assert "khác với mã của gói" in page.key.notice.title.text()
    assert Keyring(tmp_path).of(UNIT) == []
    assert page.key.asks


def test_a_package_becomes_a_draft_and_opens(office: Office, commune: Commune, desk: Desk) -> None:
    trusted(office, commune)
    press(Qt.Key.Key_Return)

    (draft,) = desk.drafts()
    assert (draft.state, draft.version) == ("open", 2)
    assert desk.store.history(draft.ref)[0].cause == "package"
    origin = draft.origin
    assert origin is not None
    assert (origin.file, origin.fingerprint, origin.standing) == (commune.fine.name, commune.fingerprint, "known")
    assert office.window.report is not None
    assert office.window.report.open_report.ref == draft.ref
    assert office.window.report.open_report.origin == origin
    assert office.window.side.package is None
    assert "đã chốt" in office.window.report.notice.text.text()
    office.window.navigation.open_start()
    (row,) = office.window.start.table.drafts_model.rows
    assert row.words(STATE).endswith("khóa đã biết")


def test_a_draft_from_a_package_says_for_good_which_key_it_came_with(
    office: Office, commune: Commune, tmp_path: Path
) -> None:
    Keyring(tmp_path).remember("xã An Thanh, tỉnh Hải Dương", make_key(9).public)
    page = office.take(commune.fine)
    assert page.verdict.title.text() == (
        "Gói nguyên vẹn, nhưng tên đơn vị gần giống “xã An Thanh, tỉnh Hải Dương”, đơn vị từng ký bằng khóa khác."
    )
    press(Qt.Key.Key_Return, CTRL)
    report = office.window.report
    assert report is not None
    (shown,) = (each for each in cast("list[QLabel]", report.findChildren(QLabel)) if "từ gói" in each.text())
    assert "từ gói, tên gần giống đơn vị khác, khóa lạ" in shown.text()
    assert commune.fine.name in shown.toolTip()
    assert commune.fingerprint in shown.toolTip()


def test_what_was_verified_is_what_is_opened(office: Office, commune: Commune, desk: Desk, tmp_path: Path) -> None:
    copy = tmp_path / "gói.cchc"
    copy.write_bytes(commune.fine.read_bytes())
    office.take(copy)
    copy.unlink()
    press(Qt.Key.Key_Return, CTRL)

    assert [draft.version for draft in desk.drafts()] == [2]


def test_an_altered_package_is_not_opened_by_any_key(office: Office, commune: Commune, desk: Desk) -> None:
    page = office.take(commune.altered)
    assert page.files is not None
    assert focused() is page.files.tree
    press(Qt.Key.Key_Return, CTRL)

    assert desk.drafts() == []
    assert page.notice.title.text() == "Không nhận gói sua.cchc: gói không còn nguyên vẹn."


def test_a_file_that_is_no_package_is_shown(office: Office, tmp_path: Path) -> None:
    (tmp_path / "x.cchc").write_bytes(b"PK\x05\x06 nothing")
    page = office.take(tmp_path / "x.cchc")

    assert "bị hỏng, hoặc không phải loại tệp này" in page.verdict.text.text()
    assert not page.key.asks


def test_a_package_that_is_gone_can_be_tried_again(office: Office, commune: Commune, tmp_path: Path) -> None:
    path = tmp_path / "x.cchc"
    page = office.take(path)
    assert str(path) in page.notice.title.text()
    path.write_bytes(commune.fine.read_bytes())
    press(Qt.Key.Key_Return)

    assert office.waited().verdict.title.text().startswith("Gói nguyên vẹn")


def test_a_package_dropped_on_the_start_page_is_looked_at(office: Office, commune: Commune) -> None:
    drag(office.window, commune.fine)
    drop(office.window, commune.fine)

    assert office.waited().path == commune.fine


def test_escape_goes_back_to_the_list(office: Office, commune: Commune, desk: Desk) -> None:
    office.take(commune.fine)
    press(Qt.Key.Key_Escape)

    assert office.window.start.isVisible()
    assert office.window.side.package is None
    assert desk.drafts() == []


def test_another_zoom_shows_the_package_again(office: Office, commune: Commune) -> None:
    office.take(commune.fine)
    press(Qt.Key.Key_Plus, CTRL)
    page = office.waited()
    press(Qt.Key.Key_0, CTRL)

    assert page.path == commune.fine
    assert office.waited().verdict.title.text().startswith("Gói nguyên vẹn")
