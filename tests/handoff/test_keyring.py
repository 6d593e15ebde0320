"""Keys: what lies in the data folder, who is known, what is said of a replaced key, and copies under a passphrase."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.base.errors import BadFileError, StorageError, UserError
from cchc_desktop.handoff import key_export
from cchc_desktop.handoff.key_trust import KeyTrust
from cchc_desktop.handoff.keyring import Keyring
from cchc_desktop.handoff.unit_key import PublicKey, bytes_of, digits_of, secret_from_pem
from tests.handoff.packages import make_key

UNIT = "xã An Thanh, huyện Tứ Kỳ, tỉnh Hải Dương"
PASSPHRASE = "bốn từ không liên quan"  # noqa: S105 - of test keys alone


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_export, "COST", 1 << 14)


def test_a_key_is_made_once(tmp_path: Path) -> None:
    key, made = Keyring(tmp_path).ensure(UNIT)
    again, made_again = Keyring(tmp_path).ensure(UNIT)
    assert (made, made_again) == (True, False)
    assert key.raw == again.raw


def test_nothing_is_written_by_looking(tmp_path: Path) -> None:
    assert Keyring(tmp_path).own(UNIT) is None
    assert Keyring(tmp_path).trust_in(UNIT, make_key().public) is KeyTrust.FIRST
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_only_the_owner_reads_a_key(tmp_path: Path) -> None:
    Keyring(tmp_path).ensure(UNIT)
    (path,) = (tmp_path / "keys").glob("*.pem")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_units_that_differ_only_in_marks_have_keys_of_their_own(tmp_path: Path) -> None:
    keyring = Keyring(tmp_path)
    assert keyring.ensure("xã An Thanh")[0].raw != keyring.ensure("xã An Thạnh")[0].raw


def test_a_damaged_key_is_never_made_again(tmp_path: Path) -> None:
    keyring = Keyring(tmp_path)
    keyring.ensure(UNIT)
    (path,) = (tmp_path / "keys").glob("*.pem")
    path.write_text("hỏng", encoding="utf-8")
    with pytest.raises(StorageError, match="bị hỏng"):
        keyring.ensure(UNIT)
    assert path.read_text(encoding="utf-8") == "hỏng"


def test_a_key_that_was_compared_before_it_was_taken_up_is_one_of_our_own(tmp_path: Path) -> None:
    keyring = Keyring(tmp_path)
    keyring.remember(UNIT, make_key().public)
    assert keyring.owned() == []
    keyring.keep_own(UNIT, make_key())
    keyring.remember(UNIT, make_key().public)
    assert keyring.owned() == [UNIT]
    assert [entry.how for entry in keyring.of(UNIT)] == ["compared", "own"]


def test_a_unit_may_have_several_keys_and_another_one_is_a_replaced_one(tmp_path: Path) -> None:
    keyring = Keyring(tmp_path)
    one, two, three = (make_key(number).public for number in (1, 2, 3))
    for key in (one, two, two):
        keyring.remember(UNIT, key)
    assert [keyring.trust_in(UNIT, key) for key in (one, two, three)] == [
        KeyTrust.KNOWN,
        KeyTrust.KNOWN,
        KeyTrust.REPLACED,
    ]
    assert keyring.trust_in("xã khác", make_key(4).public) is KeyTrust.FIRST
    assert [entry.how for entry in keyring.of(UNIT.upper())] == ["compared", "compared"]


def test_a_fingerprint_is_eight_groups_of_five_digits() -> None:
    groups = make_key().public.fingerprint.split(" ")
    assert [len(group) for group in groups] == [5] * 8
    assert digits_of(" ".join(groups)) == digits_of("-".join(groups)) == "".join(groups)


@given(st.binary(min_size=32, max_size=32), st.binary(min_size=32, max_size=32))
def test_other_keys_have_other_fingerprints(one: bytes, other: bytes) -> None:
    assert (PublicKey(one).fingerprint == PublicKey(other).fingerprint) == (one == other)


@given(st.text(max_size=60))
def test_base64_has_one_spelling(text: str) -> None:
    raw = bytes_of(text, 32)
    assert raw is None or PublicKey(raw).text == text


def test_a_file_without_an_ed25519_key_is_none() -> None:
    assert secret_from_pem(b"-----BEGIN PRIVATE KEY-----\n") is None
    key = secret_from_pem(make_key().pem)
    assert key is not None
    assert key.raw == make_key().raw


def test_another_passphrase_or_unit_opens_nothing() -> None:
    raw = key_export.seal(make_key(), UNIT, PASSPHRASE)
    with pytest.raises(UserError, match="Mật khẩu không khớp"):
        key_export.unseal(raw, "k", PASSPHRASE + " ")
    with pytest.raises(UserError, match="Mật khẩu không khớp"):
        key_export.unseal(raw.replace(b"An Thanh", b"An Khang"), "k", PASSPHRASE)
    with pytest.raises(BadFileError):
        key_export.unseal(raw.replace(b'"cost": 16384', b'"cost": 2000000000'), "k", PASSPHRASE)
    with pytest.raises(UserError, match="ngắn quá"):
        key_export.seal(make_key(), UNIT, "ngắn")


def test_processes_that_pack_for_the_first_time_at_once_sign_with_one_key(tmp_path: Path) -> None:
    for turn in range(20):
        start = threading.Barrier(4)

        def made(_number: int, turn: int = turn, start: threading.Barrier = start) -> tuple[bytes, bool]:
            start.wait()
            key, made_now = Keyring(tmp_path).ensure(f"xã {turn}")
            return key.raw, made_now

        with ThreadPoolExecutor(4) as pool:
            keys = list(pool.map(made, range(4)))
        assert len({raw for raw, _ in keys}) == 1
        assert [made_now for _, made_now in keys].count(True) == 1
        assert not list((tmp_path / "keys").rglob("*.part"))


def test_a_disk_that_fails_leaves_no_key_and_the_next_packing_makes_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_handle: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    keyring = Keyring(tmp_path)
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", failing)
        with pytest.raises(StorageError, match=r"Không (lập|ghi) được"):
            keyring.ensure(UNIT)
    assert [path for path in (tmp_path / "keys").rglob("*") if path.is_file()] == []
    assert keyring.owned() == []
    assert keyring.ensure(UNIT)[1]


def test_a_disk_that_fails_at_any_moment_leaves_no_note_of_a_key_that_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flush = os.fsync
    left = 0

    def failing(handle: int) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        flush(handle)

    monkeypatch.setattr(os, "fsync", failing)
    for before in ([], [make_key(1)]):
        for turn in range(12):
            keyring = Keyring(tmp_path / f"{len(before)} {turn}")
            left = 99
            for key in before:
                keyring.keep_own(UNIT, key)
            left = turn
            with suppress(StorageError):
                keyring.keep_own(UNIT, make_key(2))
            there = keyring.own(UNIT)
            noted = {entry.key for entry in keyring.of(UNIT)}
            assert noted <= {key.public.text for key in (*before, *([there] if there else []))}
            assert keyring.owned() == ([UNIT] if there else [])
        assert there is not None
        assert there.pem == make_key(2).pem


KILLED = """
import os, sys
from pathlib import Path
from cchc_desktop.handoff.keyring import Keyring
keep = bool(int(sys.argv[2]))
from tests.handoff.packages import make_key
events, last = 0, 0

def hook(event, arguments):
    global events
    if event in ("open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.chmod") and str(folder) in str(arguments):
        events += bool(events)
        if events > last:
            os._exit(9)

sys.addaudithook(hook)
while True:
    last += 1
    folder = Path(sys.argv[1]) / str(last)
    folder.mkdir()
    if keep:
        Keyring(folder).keep_own("xã", make_key(1))
    child = os.fork()
    if not child:
        events = 1
        Keyring(folder).keep_own("xã", make_key(2)) if keep else Keyring(folder).ensure("xã")
        os._exit(0)
    if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0:
        break
"""


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
@pytest.mark.parametrize("keep", [False, True])
def test_a_sudden_end_at_any_moment_leaves_a_key_that_works_and_is_listed_or_none(
    tmp_path: Path, *, keep: bool
) -> None:
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), str(int(keep))], check=True, timeout=60)
    folders = list(tmp_path.iterdir())
    assert len(folders) > 8
    for folder in folders:
        keyring = Keyring(folder)
        there = keyring.own("xã")
        assert keyring.owned() == (["xã"] if there else [])
        assert there or not keep
        key, made = keyring.ensure("xã")
        assert made is (there is None)
        assert keyring.trust_in("xã", key.public) is KeyTrust.KNOWN
        assert keyring.owned() == ["xã"]


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_a_key_that_replaces_another_leaves_it_beside_itself(tmp_path: Path) -> None:
    keyring = Keyring(tmp_path)
    first, _ = keyring.ensure(UNIT)
    for key in (make_key(1), make_key(2), make_key(2), first):
        keyring.keep_own(UNIT, key)
    now, *before = sorted((tmp_path / "keys").glob("*.pem"), key=lambda path: len(path.name))
    assert now.read_bytes() == first.pem
    assert {path.read_bytes() for path in before} == {first.pem, make_key(1).pem, make_key(2).pem}
    assert {stat.S_IMODE(path.stat().st_mode) for path in (now, *before)} == {0o600}
    assert keyring.owned() == [UNIT]
    assert [keyring.trust_in(UNIT, make_key(number).public) for number in (1, 2)] == [KeyTrust.KNOWN] * 2
