"""The unit's key on the settings page, by keys: copied under a passphrase, taken up, replaced only by choice."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.packages.unit_keys import read_copy
from cchc_desktop.handoff import key_export
from cchc_desktop.handoff.keyring import Keyring
from tests.handoff.packages import make_key
from tests.ui.conftest import OpenWindow
from tests.ui.keys import focused, press, write
from ui.office.key_card import KeyCard
from ui.office.settings_page import SettingsPage

UNIT = "xã An Thanh, huyện Tứ Kỳ, tỉnh Hải Dương"
PASSPHRASE = "bon tu khong lien quan"  # noqa: S105 - of test keys alone


class Settings:
    """The settings page of a window, and the file that its dialogs choose."""

    def __init__(self, page: SettingsPage, file: Path, qtbot: QtBot) -> None:
        self.page, self.card, self.file = page, page.key, file
        self._qtbot = qtbot

    def go_to(self, words: str) -> None:
        """Go by the tabulator to a button of the card."""
        self.card.load.setFocus()
        for _ in range(20):
            if focused().accessibleName() == words:
                return
            press(Qt.Key.Key_Backtab)
        raise LookupError(words)

    def waited(self) -> None:
        self._qtbot.waitUntil(lambda: not self.card.job.running and not self.page.job.running)

    def copy(self, *typed: str) -> None:
        self.go_to("Lưu khóa ra tệp…")
        press(Qt.Key.Key_Return)
        for each in typed:
            write(f"{each}\n")
        self.waited()

    def take(self, typed: str) -> None:
        self.go_to("Nhập khóa từ tệp…")
        press(Qt.Key.Key_Return)
        write(f"{typed}\n")
        self.waited()


@pytest.fixture
def keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Keyring:
    monkeypatch.setattr(key_export, "COST", 1 << 14)
    return Keyring(tmp_path)


@pytest.fixture
def settings(
    keyring: Keyring, open_window: OpenWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Settings:
    keyring.keep_own(UNIT, make_key())
    file = tmp_path / "USB" / "khóa.cchckey"
    file.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(file.with_suffix("")), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(file), ""))
    window = open_window()
    window.navigation.open_settings()
    assert window.side.settings is not None
    return Settings(window.side.settings, file, qtbot)


def copied(file: Path, number: int) -> None:
    file.write_bytes(key_export.seal(make_key(number), UNIT, PASSPHRASE))


def said(card: KeyCard) -> str:
    return f"{card.notice.title.text()}\n{card.notice.text.text()}"


def own(keyring: Keyring) -> bytes:
    key = keyring.own(UNIT)
    assert key is not None
    return key.raw


def test_a_key_is_copied_under_a_passphrase_typed_twice(settings: Settings) -> None:
    settings.copy(PASSPHRASE, PASSPHRASE)

    assert read_copy(settings.file, PASSPHRASE).fingerprint == make_key().public.fingerprint
    assert settings.card.notice.title.text() == "Đã lưu khóa ký ra tệp; đọc lại đúng."
    assert str(settings.file) in settings.card.notice.text.text()
    assert not settings.card.form.isVisible()
    assert focused().accessibleName() == "Lưu khóa ra tệp…"


def test_what_is_typed_is_not_shown_and_not_kept(settings: Settings) -> None:
    settings.copy("mot", "hai")
    form = settings.card.form
    assert form.message.text() == "Hai lần gõ mật khẩu không giống nhau. Gõ lại."
    assert focused() is form.passphrase
    assert (form.passphrase.text(), form.again.text()) == ("", "")
    assert form.passphrase.echoMode() is QLineEdit.EchoMode.Password

    write("ngan\nngan\n")
    settings.waited()
    assert form.message.text().startswith("Mật khẩu ngắn quá.")
    assert not settings.file.exists()
    write("\n\n")
    assert form.message.text() == "Chưa gõ mật khẩu."

    write(PASSPHRASE)
    press(Qt.Key.Key_Escape)
    assert settings.page.isVisible()
    assert not form.isVisible()
    assert form.passphrase.text() == ""
    press(Qt.Key.Key_Escape)
    assert not settings.page.isVisible()


def test_a_file_that_is_there_is_not_written_over(settings: Settings) -> None:
    settings.file.write_text("của người khác", encoding="utf-8")
    settings.copy(PASSPHRASE, PASSPHRASE)

    assert settings.card.form.message.text() == "Ở đó đã có tệp khóa.cchckey, không ghi đè.\nChọn tên khác."
    assert settings.file.read_text(encoding="utf-8") == "của người khác"


def test_a_key_of_the_old_machine_is_taken_up(
    keyring: Keyring, open_window: OpenWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "k.cchckey"
    copied(file, 1)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(file), ""))
    window = open_window()
    window.navigation.open_settings()
    assert window.side.settings is not None
    settings = Settings(window.side.settings, file, qtbot)
    assert settings.card.saves == []
    settings.take("sai mat khau roi")
    assert settings.card.form.message.text().startswith("Mật khẩu không khớp")
    assert keyring.owned() == []

    write(f"{PASSPHRASE}\n")
    settings.waited()
    assert settings.card.notice.title.text() == f"Đã nhập khóa ký của {UNIT}."
    assert make_key().public.fingerprint in said(settings.card)
    assert own(keyring) == make_key().raw
    assert focused().accessibleName() == "Lưu khóa ra tệp…"


def test_another_key_is_replaced_only_by_a_second_key_press(settings: Settings, keyring: Keyring) -> None:
    copied(settings.file, 2)
    settings.take(PASSPHRASE)
    assert settings.card.notice.title.text() == f"Máy này đang ký cho {UNIT} bằng khóa khác."
    assert all(make_key(number).public.fingerprint in said(settings.card) for number in (1, 2))
    assert own(keyring) == make_key(1).raw
    assert focused().accessibleName() == "Thay khóa đang dùng"

    press(Qt.Key.Key_Return)
    assert settings.card.notice.title.text() == f"Đã thay khóa ký của {UNIT}."
    assert "sẽ thấy đơn vị đổi khóa" in said(settings.card)
    assert own(keyring) == make_key(2).raw


def test_a_key_of_a_unit_that_is_not_in_the_list_is_shown(settings: Settings, desk: Desk) -> None:
    desk.settings.remember_unit({"kind": "xã", "name": "Tứ Xuyên", "district": "", "province": ""})
    copied(settings.file, 1)
    settings.take(PASSPHRASE)

    assert "chưa có đơn vị nào ghi đúng như vậy (xã Tứ Xuyên)" in said(settings.card)


def test_what_is_no_copy_of_a_key_is_shown(settings: Settings) -> None:
    settings.file.write_text("{}", encoding="utf-8")
    settings.take(PASSPHRASE)

    assert settings.card.form.message.text().startswith("Tệp khóa.cchckey không phải tệp khóa ký, hoặc đã hỏng.")


def test_a_damaged_key_is_shown_and_can_be_fixed(settings: Settings, keyring: Keyring, tmp_path: Path) -> None:
    copied(settings.file, 1)
    (path,) = (tmp_path / "keys").glob("*.pem")
    path.write_bytes(b"")
    settings.card.refresh()
    assert settings.card.saves == []
    settings.take(PASSPHRASE)

    assert own(keyring) == make_key().raw
    assert len(settings.card.saves) == 1


def test_a_backup_says_that_it_has_no_key_and_leads_to_the_copy(settings: Settings, tmp_path: Path) -> None:
    settings.page.back_up(tmp_path / "USB" / "b.sqlite3")
    settings.waited()
    assert settings.page.notice.text.text().endswith("Tệp này không có khóa ký của đơn vị.")
    settings.page.notice.button.setFocus()
    press(Qt.Key.Key_Return)
    assert focused() is settings.card.saves[0]
    press(Qt.Key.Key_Return)
    write(f"{PASSPHRASE}\n{PASSPHRASE}\n")
    settings.waited()

    assert settings.file.exists()


def test_a_backup_without_a_key_to_copy_says_nothing_of_one(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window()
    window.navigation.open_settings()
    settings = window.side.settings
    assert settings is not None
    settings.back_up(tmp_path / "b.sqlite3")
    qtbot.waitUntil(lambda: not settings.job.running)

    assert settings.notice.text.text() == str(tmp_path / "b.sqlite3")
