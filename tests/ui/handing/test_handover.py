"""Handing over on the export page: what is packed really verifies, a failure is shown and leaves nothing."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.packages.receiving import verify
from cchc_desktop.desk.work.closing import close
from cchc_desktop.handoff import drives
from cchc_desktop.handoff.device import Device
from cchc_desktop.handoff.drives import Drive
from cchc_desktop.handoff.keyring import Keyring
from tests.ui.conftest import OpenWindow
from tests.ui.keys import CTRL, press
from ui.handing.export_page import ExportPage
from ui.handing.handover_card import HandoverCard
from ui.handing.sticks import Stick, room
from ui.shell.window import MainWindow

PATIENCE = 60_000
STEM = "an-thanh_2023-H1_v1_ban-thao"
FILES = {f"{STEM}{end}" for end in (".cchc", ".pdf", ".xlsx", "_phieu-ban-giao.pdf")}
GIGA = 1024**3


@pytest.fixture
def plugged(monkeypatch: pytest.MonkeyPatch) -> list[Drive]:
    """Return the list of drives that this machine has now."""
    there: list[Drive] = []
    monkeypatch.setattr(drives, "removable_drives", lambda: list(there))
    return there


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "KINGSTON"
    made.mkdir()
    return made


@pytest.fixture
def card(open_window: OpenWindow, desk: Desk, plugged: list[Drive]) -> HandoverCard:
    assert not plugged
    return card_of(open_window(desk.add_sample(printed=False).ref))


def card_of(window: MainWindow) -> HandoverCard:
    assert window.report is not None
    window.report.go("export")
    assert isinstance(window.report.page, ExportPage)
    return window.report.page.handover


def pack(card: HandoverCard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.job.succeeded, timeout=PATIENCE):
        press(Qt.Key.Key_B, CTRL)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_draft_packed_to_a_folder_by_keys_verifies(
    card: HandoverCard, qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    card.choose_folder(folder)
    assert "chỉ để xin ý kiến" in card.says.text()
    assert card.first_key.isVisible()
    pack(card, qtbot)

    assert names(folder) == FILES
    found = verify(Keyring(tmp_path), folder / f"{STEM}.cchc")
    assert (found.whole, found.signature) == (True, "valid")
    assert found.key is not None
    assert card.notice.title.text() == "Đã ghi và đối chiếu xong."
    assert set(card.notice.text.text().split("\n")) >= FILES
    assert found.key.fingerprint in card.notice.text.text()
    assert "Đã lập khóa ký" in card.notice.text.text()
    assert card.slip.hasFocus()
    assert not card.first_key.isVisible()


def test_the_same_again_is_found_there(card: HandoverCard, qtbot: QtBot, folder: Path) -> None:
    card.choose_folder(folder)
    pack(card, qtbot)
    pack(card, qtbot)

    assert names(folder) == FILES
    assert card.notice.title.text() == "Gói này đã có sẵn ở đó, còn nguyên vẹn."
    assert "Đã lập" not in card.notice.text.text()


def test_a_closed_report_is_packed_as_such(
    open_window: OpenWindow, desk: Desk, plugged: list[Drive], folder: Path, qtbot: QtBot
) -> None:
    ref = desk.add_sample(printed=False).ref
    assert close(desk.store, ref, by="Chủ tịch").closed
    card = card_of(open_window(ref))
    card.choose_folder(folder)
    pack(card, qtbot)

    assert not plugged
    assert card.says.text() == "Bản trình ký, lần 1: đóng gói đúng như đã chốt."
    assert (folder / "an-thanh_2023-H1_v1.cchc").exists()


def test_a_stick_is_offered_when_it_comes_and_gone_when_it_goes(
    card: HandoverCard, plugged: list[Drive], folder: Path, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: card.detail.text().startswith("Chưa thấy USB"))
    plugged.append(Drive(folder, "/dev/sdb1", "vfat", 15 * GIGA, int(14.27 * GIGA), writable=True))
    with qtbot.waitSignal(card.sticks.changed):
        card.sticks.look()
    assert card.place() == folder
    assert card.places.currentText().startswith("KINGSTON")
    assert card.detail.text() == "FAT, còn trống 14,2 GB trên 15,0 GB"

    pack(card, qtbot)
    assert card.notice.title.text() == "Đã ghi và đối chiếu xong. Có thể rút USB."

    plugged.clear()
    qtbot.waitUntil(lambda: card.place() is None)
    assert card.notice.isVisible()


def test_another_stick_does_not_take_the_place_of_the_chosen_one(
    card: HandoverCard, plugged: list[Drive], folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    plugged.append(Drive(folder, "/dev/sdb1", "vfat", GIGA, GIGA, writable=True))
    qtbot.waitUntil(lambda: card.place() == folder)
    plugged.insert(0, Drive(tmp_path / "A", "/dev/sdc1", "exfat", GIGA, GIGA, writable=False))
    qtbot.waitUntil(lambda: card.places.count() == len(plugged))
    assert card.place() == folder
    card.places.setFocus()
    press(Qt.Key.Key_Up)

    assert card.place() == tmp_path / "A"
    assert card.detail.text().startswith("USB này chỉ đọc.")


def test_a_stick_that_does_not_report_its_size_is_not_called_empty(folder: Path) -> None:
    stick = Stick(Drive(folder, "/dev/sdb1", "vfat", 0, 0, writable=True), "USB")

    assert stick.detail == "FAT, máy không cho biết còn trống bao nhiêu"


def test_without_a_place_nothing_is_packed(card: HandoverCard) -> None:
    press(Qt.Key.Key_B, CTRL)

    assert not card.job.running
    assert card.notice.title.text() == "Chọn USB hoặc thư mục để ghi gói."


def test_a_full_stick_is_shown_in_its_own_words(
    card: HandoverCard, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Device, "free", lambda _self, _folder: 0)
    card.choose_folder(folder)
    with qtbot.waitSignal(card.job.failed, timeout=PATIENCE):
        press(Qt.Key.Key_B, CTRL)

    assert card.notice.title.text().startswith("Ổ đĩa đã đầy, còn thiếu ")
    assert card.notice.title.text().endswith("Chưa ghi gì.")
    assert names(folder) == set()
    assert card.pack_button.hasFocus()


def test_a_stick_pulled_while_writing_leaves_nothing(
    card: HandoverCard, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_self: Device, _handle: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Device, "flush", gone)
    card.choose_folder(folder)
    with qtbot.waitSignal(card.job.failed, timeout=PATIENCE):
        press(Qt.Key.Key_B, CTRL)

    assert "có thể đã bị rút ra" in card.notice.title.text()
    assert "Báo cáo trong máy vẫn nguyên." in card.notice.text.text()
    assert names(folder) == set()


def test_a_folder_that_is_gone_is_shown(card: HandoverCard, folder: Path, qtbot: QtBot) -> None:
    card.choose_folder(folder)
    folder.rmdir()
    with qtbot.waitSignal(card.job.failed, timeout=PATIENCE):
        press(Qt.Key.Key_B, CTRL)

    assert card.notice.title.text().startswith("Không có thư mục")


def test_enter_on_the_way_out_stops_and_leaves_nothing(card: HandoverCard, folder: Path, qtbot: QtBot) -> None:
    card.choose_folder(folder)
    with qtbot.waitSignal(card.job.cancelled, timeout=PATIENCE):
        press(Qt.Key.Key_B, CTRL)
        assert card.cancel.hasFocus()
        press(Qt.Key.Key_Return)

    assert names(folder) == set()
    assert card.notice.title.text() == "Đã dừng đóng gói."


def test_leaving_the_report_ends_the_packing(card: HandoverCard, folder: Path) -> None:
    card.choose_folder(folder)
    press(Qt.Key.Key_B, CTRL)
    window = card.window()
    assert isinstance(window, MainWindow)
    window.navigation.open_start()

    assert names(folder) == set()
    assert not window.report


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 MB"),
        (820 * 1024**2 + 9, "820 MB"),
        (GIGA, "1,0 GB"),
        (int(14.29 * GIGA), "14,2 GB"),
        (119 * GIGA, "119 GB"),
    ],
)
def test_room_is_shown_rounded_down(count: int, words: str) -> None:
    assert room(count) == words


def test_the_card_is_seen_without_scrolling_on_a_small_screen(
    open_window: OpenWindow, desk: Desk, qtbot: QtBot
) -> None:
    window = open_window(desk.add_sample(printed=False).ref)
    window.resize(1366, 690)  # what a title and a task bar leave of 768
    view = window.navigation.current.view
    assert view is not None
    view.go("export")
    card = cast("ExportPage", view.page).handover
    area = card.parentWidget()
    assert area is not None

    def is_seen() -> bool:
        return area.visibleRegion().boundingRect().contains(card.geometry().adjusted(0, 0, -1, -1))

    qtbot.waitUntil(is_seen)
    assert card.pack_button.isVisible()
