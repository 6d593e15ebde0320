"""The commands key show, save and load, and the backup that takes keys along; the passphrase is never shown."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from cchc_desktop.handoff import key_export
from cchc_desktop.handoff.keyring import Keyring
from tests.cli.test_safety import Cchc
from tests.handoff.packages import make_key

UNIT = "xã An Thanh, huyện Tứ Kỳ, tỉnh Hải Dương"
PASSPHRASE = "bốn từ không liên quan"  # noqa: S105 - of test keys alone


class KeyCommands(Cchc):
    """Calls the command with a line on its standard input."""

    monkeypatch: pytest.MonkeyPatch

    def given(self, line: str | bytes, *arguments: str | Path) -> int:
        raw = line if isinstance(line, bytes) else f"{line}\n".encode()
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        return self(*arguments)


@pytest.fixture
def cchc(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> KeyCommands:
    monkeypatch.setattr(key_export, "COST", 1 << 14)
    commands = KeyCommands(tmp_path / "máy cũ", capsys)
    commands.monkeypatch = monkeypatch
    Keyring(commands.data).keep_own(UNIT, make_key())
    return commands


def fingerprint(number: int = 1) -> str:
    return make_key(number).public.fingerprint


def test_a_key_goes_to_a_new_machine(cchc: KeyCommands, tmp_path: Path) -> None:
    copy = tmp_path / "khóa.cchckey"
    assert cchc("key", "show") == 0
    assert cchc.out == f"{UNIT}\t{fingerprint()}\n"
    assert cchc.given(PASSPHRASE, "key", "save", "--to", copy) == 0
    assert cchc.out == f"{copy}\n"
    assert "Quên mật khẩu thì không mở lại được" in cchc.err

    cchc.data = tmp_path / "máy mới"
    assert cchc("key", "show") == 0
    assert (cchc.out, "chưa có khóa ký" in cchc.err) == ("", True)
    assert cchc.given(PASSPHRASE, "key", "load", copy) == 0
    assert cchc.out == f"{UNIT}\t{fingerprint()}\n"
    assert cchc("key", "show", "--json") == 0
    assert json.loads(cchc.out) == [{"unit": UNIT, "fingerprint": fingerprint()}]
    assert not (cchc.data / "drafts.sqlite3").exists()


def test_packages_of_the_new_machine_carry_the_old_signature(cchc: KeyCommands, tmp_path: Path) -> None:
    cchc.given(PASSPHRASE, "key", "save", "--to", tmp_path / "k.cchckey")
    cchc.data = tmp_path / "máy mới"
    cchc("sample")
    cchc.given(PASSPHRASE, "key", "load", tmp_path / "k.cchckey")
    assert cchc("pack", "an-thanh-2023-H1", "--draft", "--to", tmp_path) == 0
    assert f"Mã đối chiếu khóa ký: {fingerprint()}" in cchc.err
    assert "Đã lập khóa ký" not in cchc.err


def test_what_cannot_be_saved_or_loaded_says_why(cchc: KeyCommands, tmp_path: Path) -> None:
    copy, broken = tmp_path / "k.cchckey", tmp_path / "hỏng.cchckey"
    assert cchc.given("ngắn", "key", "save", "--to", copy) == 2
    assert "Mật khẩu ngắn quá" in cchc.err
    assert cchc.given(b"\xff\xfe\n", "key", "save", "--to", copy) == 2
    assert "không phải chữ UTF-8" in cchc.err
    assert not copy.exists()
    cchc.given(PASSPHRASE, "key", "save", "--to", copy)
    broken.write_bytes(copy.read_bytes()[:-9])
    for path, passphrase, said in (
        (copy, "mật khẩu khác hẳn", "Mật khẩu không khớp, hoặc tệp khóa ký đã bị sửa."),
        (broken, PASSPHRASE, "Tệp hỏng.cchckey không phải tệp khóa ký, hoặc đã hỏng."),
        (tmp_path / "x.cchckey", PASSPHRASE, "Không tìm thấy tệp"),
    ):
        assert cchc.given(passphrase, "key", "load", path) == 2
        assert (said in cchc.err, cchc.out) == (True, "")
    assert cchc.given(PASSPHRASE, "key", "save", "--to", copy, "--unit", "An Khang") == 2
    assert "chưa có khóa ký nào của “An Khang”" in cchc.err


def test_a_key_that_is_replaced_is_reported(cchc: KeyCommands, tmp_path: Path) -> None:
    copy = tmp_path / "k.cchckey"
    cchc.given(PASSPHRASE, "key", "save", "--to", copy)
    Keyring(cchc.data).keep_own(UNIT, make_key(2))
    assert cchc.given(PASSPHRASE, "key", "load", copy) == 2
    assert all(words in cchc.err for words in ("bằng khóa khác", fingerprint(1), fingerprint(2), "--replace"))
    assert cchc.given(PASSPHRASE, "key", "load", copy, "--replace") == 0
    assert "Đã thay khóa ký" in cchc.err
    assert fingerprint(2) in cchc.err
    cchc("key", "show")
    assert cchc.out == f"{UNIT}\t{fingerprint(1)}\n"


def test_a_backup_has_keys_only_by_choice_and_under_a_passphrase(cchc: KeyCommands, tmp_path: Path) -> None:
    backup, copy = tmp_path / "b.sqlite3", tmp_path / "b_khoa-ky_xa-an-thanh-huyen-tu-ky-tinh-hai-duong.cchckey"
    assert cchc("backup", "--to", backup) == 0
    assert "không có khóa ký của đơn vị; thêm --with-keys" in cchc.err
    assert not copy.exists()
    for _ in range(2):
        assert cchc.given(PASSPHRASE, "backup", "--to", backup, "--with-keys") == 0
        assert cchc.lines() == [str(backup), str(copy)]
    for path in (backup, copy):
        raw = path.read_bytes()
        assert make_key().raw not in raw
        assert make_key().pem not in raw
    Keyring(cchc.data).keep_own("xã An Thanh, thành phố Hải Phòng", make_key(2))
    assert cchc.given(PASSPHRASE, "backup", "--to", backup, "--with-keys") == 0
    assert cchc.lines()[1:] == [str(copy), str(tmp_path / "b_khoa-ky_xa-an-thanh-thanh-pho-hai-phong.cchckey")]
    cchc.data = tmp_path / "máy mới"
    assert cchc.given(PASSPHRASE, "key", "load", copy) == 0


def test_a_data_folder_without_a_key_backs_up_without_a_word_of_it(cchc: KeyCommands, tmp_path: Path) -> None:
    cchc.data = tmp_path / "chưa đóng gói"
    assert cchc("backup", "--to", tmp_path / "b.sqlite3") == 0
    assert cchc.err == ""
    assert cchc.given(PASSPHRASE, "backup", "--to", tmp_path / "c.sqlite3", "--with-keys") == 2
    assert "chưa có khóa ký nào" in cchc.err


@pytest.mark.skipif(sys.platform == "win32", reason="terminals of POSIX")
def test_on_a_terminal_the_passphrase_is_asked_for_twice_and_not_shown(cchc: KeyCommands, tmp_path: Path) -> None:
    arguments = ["key", "save", "--to", str(tmp_path / "k.cchckey"), "--data", str(cchc.data)]
    inside = [sys.executable, "-m", "cchc_desktop", *arguments]
    spawn = f"import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn({inside!r})))"
    with subprocess.Popen([sys.executable, "-c", spawn], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        shown = b""
        for prompt in ("Mật khẩu: ", "Gõ lại mật khẩu: "):
            while not shown.endswith(prompt.encode()):
                letter = process.stdout.read(1)
                assert letter, shown.decode()
                shown += letter
            process.stdin.write(f"{PASSPHRASE}\n".encode())
            process.stdin.flush()
        shown += process.stdout.read()
    assert process.returncode == 0
    assert PASSPHRASE.encode() not in shown
    assert "Đã lưu khóa ký" in shown.decode()
    assert (tmp_path / "k.cchckey").exists()
