"""Keys: what lies in the data folder, who is known, what is said of a replaced key, and copies under a passphrase."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.base.errors import BadFileError, StorageError, UserError
from cchc_desktop.handoff import key_export
from cchc_desktop.handoff.keyring import Keyring, KeyTrust
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


def test_a_damaged_key_is_never_made_anew(tmp_path: Path) -> None:
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
    assert [entry.how for entry in keyring.known()] == ["compared", "own"]


def test_a_damaged_list_of_keys_is_told(tmp_path: Path) -> None:
    keyring = Keyring(tmp_path)
    keyring.remember(UNIT, make_key().public)
    (tmp_path / "keys" / "known.json").write_text('{"format": "cchc-keys/1", "keys": [1]}', encoding="utf-8")
    with pytest.raises(StorageError, match="bị hỏng"):
        keyring.trust_in(UNIT, make_key().public)


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
    assert keyring.trust_in("xã khác", one) is KeyTrust.FIRST
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
