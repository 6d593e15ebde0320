"""Known keys: one unit's are found without all others, an older list is taken over, several processes may add."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path

import pytest

from cchc_desktop.base.bounded import read_bytes
from cchc_desktop.base.errors import StorageError
from cchc_desktop.handoff import known_keys
from cchc_desktop.handoff.key_trust import KeyTrust
from cchc_desktop.handoff.keyring import Keyring
from cchc_desktop.handoff.known_keys import KnownKey, KnownKeys
from cchc_desktop.handoff.unit_key import PublicKey
from tests.handoff.packages import make_key

UNITS = 1_000
UNIT = "xã An Thanh, huyện Tứ Kỳ, tỉnh Hải Dương"


def key_of(number: int) -> PublicKey:
    return PublicKey(number.to_bytes(32, "big"))


def entry(number: int, unit: str = UNIT) -> KnownKey:
    return KnownKey(unit=unit, key=key_of(number).text, since="2023-06-15T08:00:00+07:00", how="compared")


def write_list(data: Path, entries: list[KnownKey]) -> Path:
    path = data / "keys" / "known.json"
    path.parent.mkdir(exist_ok=True)
    listed = {"format": "cchc-keys/1", "keys": [asdict(one) for one in entries]}
    path.write_text(json.dumps(listed, ensure_ascii=False), encoding="utf-8")
    return path


def test_the_keys_of_a_thousand_units_are_known_and_one_is_found_without_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _handle: None)  # a thousand of them say nothing about finding
    path = write_list(tmp_path, [entry(number, f"xã {number}") for number in range(UNITS)])
    keyring = Keyring(tmp_path)
    assert keyring.trust_in("xã 7", key_of(7)) is KeyTrust.KNOWN
    assert not path.exists()
    read: list[Path] = []

    def counted(one: Path, limit: int) -> bytes:
        read.append(one)
        return read_bytes(one, limit)

    monkeypatch.setattr(known_keys, "read_bytes", counted)
    assert keyring.trust_in("Xã 999", key_of(999)) is KeyTrust.KNOWN
    assert keyring.trust_in("xã 999", key_of(7)) is KeyTrust.REPLACED
    assert keyring.trust_in("xã 1000", key_of(1000)) is KeyTrust.FIRST
    assert len(read) == 2
    assert keyring.trust_in("xã 1000", key_of(7)) is KeyTrust.RENAMED
    assert len(read) == 3


def test_a_list_that_another_process_takes_over_meanwhile_is_read_from_its_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_list(tmp_path, [entry(1)])

    def late(one: Path, *limit: int) -> bytes:
        if one == path:
            monkeypatch.undo()
            assert Keyring(tmp_path).of(UNIT) == [entry(1)]
        return read_bytes(one, *limit)

    monkeypatch.setattr(known_keys, "read_bytes", late)
    assert Keyring(tmp_path).of(UNIT) == [entry(1)]
    assert not path.exists()


def test_a_list_that_cannot_be_taken_over_is_read_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_list(tmp_path, [entry(1), entry(2, "xã khác")])

    def refused(_self: KnownKeys, _entry: KnownKey) -> None:
        raise StorageError("chỉ đọc")

    monkeypatch.setattr(KnownKeys, "add", refused)
    assert Keyring(tmp_path).of(UNIT) == [entry(1)]
    assert path.exists()


def test_an_older_program_that_wrote_its_list_again_loses_nothing(tmp_path: Path) -> None:
    write_list(tmp_path, [entry(1)])
    assert Keyring(tmp_path).of(UNIT) == [entry(1)]
    write_list(tmp_path, [entry(2)])
    assert {one.key for one in Keyring(tmp_path).of(UNIT)} == {key_of(1).text, key_of(2).text}


@pytest.mark.parametrize(
    "text", ['{"format": "cchc-keys/1", "keys": [1]}', "{", '{"format": "cchc-keys/2", "keys": []}']
)
def test_a_damaged_list_is_reported_and_stays(tmp_path: Path, text: str) -> None:
    path = write_list(tmp_path, [])
    path.write_text(text, encoding="utf-8")
    with pytest.raises(StorageError, match="bị hỏng"):
        Keyring(tmp_path).trust_in(UNIT, key_of(1))
    assert path.read_text(encoding="utf-8") == text


def test_a_damaged_key_file_is_reported_for_its_unit_alone(tmp_path: Path) -> None:
    keyring = Keyring(tmp_path)
    keyring.remember(UNIT, key_of(1))
    keyring.remember("xã khác", key_of(2))
    (path,) = (tmp_path / "keys" / "known").glob("xa-an-thanh*/*.json")
    path.write_text(path.read_text(encoding="utf-8").replace("compared", "believed"), encoding="utf-8")
    with pytest.raises(StorageError, match="bị hỏng"):
        keyring.trust_in(UNIT, key_of(1))
    assert keyring.trust_in("xã khác", key_of(2)) is KeyTrust.KNOWN


def test_units_whose_file_names_are_the_same_keep_their_keys_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known_keys, "unit_stem", lambda _unit: "xa-0badcafe")
    monkeypatch.setattr(known_keys, "unit_hash", lambda _unit: "0badcafe")
    keys = KnownKeys(tmp_path)
    keys.add(entry(1))
    keys.add(entry(2, "xã khác"))
    assert (keys.of(UNIT), keys.of("xã khác")) == ([entry(1)], [entry(2, "xã khác")])


def test_keys_that_are_added_at_the_same_time_are_all_known(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: Keyring(tmp_path).remember(UNIT, key_of(number)), [*range(40), *range(40)]))
    assert {one.key for one in Keyring(tmp_path).of(UNIT)} == {key_of(number).text for number in range(40)}


def test_a_key_that_is_our_own_is_not_noted_as_compared(tmp_path: Path) -> None:
    keyring = Keyring(tmp_path)
    keyring.keep_own(UNIT, make_key())
    keyring.remember(UNIT, make_key().public)
    assert [one.how for one in keyring.of(UNIT)] == ["own"]
