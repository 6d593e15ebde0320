"""A unit's key from one data folder to another: its copy, and what is said where another key is there already."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_desktop.base.errors import NotFoundError, StorageError, UserError
from cchc_desktop.desk.packages.unit_keys import (
    KeyCopy,
    OtherKeyError,
    OwnKey,
    TakenKey,
    copy_name,
    in_words,
    own_keys,
    read_copy,
    save_copy,
    take_up,
    unit_like,
)
from cchc_desktop.handoff import key_export
from cchc_desktop.handoff.keyring import Keyring
from tests.handoff.packages import make_key

UNIT, OTHER = "xã An Thanh, huyện Tứ Kỳ, tỉnh Hải Dương", "xã Tứ Xuyên, huyện Tứ Kỳ, tỉnh Hải Dương"
PROFILE = {"kind": "xã", "name": "An Thanh", "district": "huyện Tứ Kỳ", "province": "tỉnh Hải Dương", "code": ""}
PASSPHRASE = "bốn từ không liên quan"  # noqa: S105 - of test keys alone


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_export, "COST", 1 << 14)


@pytest.fixture
def here(tmp_path: Path) -> Keyring:
    keyring = Keyring(tmp_path / "máy cũ")
    keyring.keep_own(UNIT, make_key(1))
    return keyring


@pytest.fixture
def there(tmp_path: Path) -> Keyring:
    return Keyring(tmp_path / "máy mới")


@pytest.fixture
def copy(here: Keyring, tmp_path: Path) -> Path:
    path = tmp_path / "khóa.cchckey"
    save(here, path)
    return path


def save(keyring: Keyring, path: Path, passphrase: str = PASSPHRASE) -> None:
    for _step in save_copy(keyring, UNIT, path, passphrase):
        pass


def fingerprint(number: int) -> str:
    return make_key(number).public.fingerprint


def test_a_key_moves_to_another_machine(copy: Path, there: Keyring) -> None:
    taken = take_up(there, read_copy(copy, PASSPHRASE))
    assert taken == TakenKey(UNIT, fingerprint(1), "")
    assert list(own_keys(there)) == [OwnKey(UNIT, fingerprint(1))]
    assert next(in_words(taken, [])) == f"Đã nhập khóa ký của {UNIT}."
    assert take_up(there, read_copy(copy, PASSPHRASE)) == taken
    assert make_key(1).raw not in copy.read_bytes()


def test_a_copy_is_written_once_and_never_over_something_else(here: Keyring, copy: Path, tmp_path: Path) -> None:
    before = copy.read_bytes()
    save(here, copy)
    with pytest.raises(UserError, match=r"đã có tệp khóa\.cchckey, không ghi đè"):
        save(here, copy, "một mật khẩu khác hẳn")
    here.keep_own(UNIT, make_key(2))
    with pytest.raises(UserError, match="không ghi đè"):
        save(here, copy)
    assert copy.read_bytes() == before
    with pytest.raises(NotFoundError, match="Không có thư mục"):
        save(here, tmp_path / "không có" / "k.cchckey")


def test_another_key_is_replaced_only_when_that_is_wanted(copy: Path, there: Keyring) -> None:
    there.keep_own(UNIT, make_key(2))
    with pytest.raises(OtherKeyError, match="Máy này đang ký cho xã An Thanh") as refused:
        take_up(there, read_copy(copy, PASSPHRASE))
    assert refused.value.text.splitlines()[:2] == [
        f"Khóa đang dùng: {fingerprint(2)}",
        f"Khóa trong tệp: {fingerprint(1)}",
    ]
    assert list(own_keys(there)) == [OwnKey(UNIT, fingerprint(2))]

    taken = take_up(there, read_copy(copy, PASSPHRASE), replace=True)
    assert (taken.fingerprint, taken.replaced) == (fingerprint(1), fingerprint(2))
    said = " ".join(in_words(taken, [PROFILE]))
    assert said.startswith(f"Đã thay khóa ký của {UNIT}.")
    assert fingerprint(2) in said
    assert "sẽ thấy đơn vị đổi khóa" in said
    assert list(own_keys(there)) == [OwnKey(UNIT, fingerprint(1))]


def test_a_damaged_key_is_reported_and_fixed_by_its_copy_alone(here: Keyring, copy: Path) -> None:
    (path,) = (here.data / "keys").glob("*.pem")
    path.write_bytes(b"")
    (key,) = own_keys(here)
    assert (key.unit, key.fingerprint) == (UNIT, "")
    assert "bị hỏng" in key.fault
    with pytest.raises(OtherKeyError):
        take_up(here, KeyCopy(UNIT, make_key(2)))
    with pytest.raises(StorageError, match="bị hỏng"):
        save(here, copy.with_name("b.cchckey"))

    assert take_up(here, read_copy(copy, PASSPHRASE)).replaced == ""
    assert list(own_keys(here)) == [OwnKey(UNIT, fingerprint(1))]


def test_a_key_of_a_unit_that_is_not_in_the_settings_is_reported(there: Keyring) -> None:
    taken = take_up(there, KeyCopy(OTHER, make_key(3)))
    assert f"chưa có đơn vị nào ghi đúng như vậy ({UNIT})" in list(in_words(taken, [PROFILE]))[-1]
    taken = take_up(there, KeyCopy(UNIT.upper(), make_key(1)))
    assert not any("chưa có đơn vị" in line for line in in_words(taken, [PROFILE]))


def test_a_unit_is_named_by_some_of_its_words(here: Keyring, there: Keyring) -> None:
    here.keep_own(OTHER, make_key(2))
    assert (unit_like(here, "an thanh"), unit_like(here, "Tứ  Xuyên")) == (UNIT, OTHER)
    with pytest.raises(UserError, match="nhiều đơn vị"):
        unit_like(here, "")
    with pytest.raises(NotFoundError, match="chưa có khóa ký nào của “An Khang”"):
        unit_like(here, "An Khang")
    with pytest.raises(NotFoundError, match="chưa có khóa ký nào"):
        unit_like(there, "")
    assert (copy_name(UNIT), copy_name("xã Tứ Xuyên")) == (
        "khoa-ky_xa-an-thanh-huyen-tu-ky-tinh-hai-duong.cchckey",
        "khoa-ky_xa-tu-xuyen.cchckey",
    )
