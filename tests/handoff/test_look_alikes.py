"""Units whose names are spelled in two ways have one key; names that only look like a known unit's raise an alarm."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_desktop.handoff.key_trust import KeyTrust
from cchc_desktop.handoff.keyring import Keyring
from tests.handoff.packages import make_key

REST = ", huyện Sông Mây, tỉnh Trăng Non"
UNIT = f"xã Hoà Bình{REST}"

SPELLINGS = [
    (UNIT, f"xã Hòa Bình{REST}"),
    (f"xã Thuỷ Mỹ{REST}", f"xã Thủy Mĩ{REST}"),
    (f"xã Đồng Tâm{REST}", f"xã \u00d0ồng Tâm{REST}"),
    (f"xã K\u2019Nớ{REST}", f"xã K'Nớ{REST}"),
    (UNIT, f"{UNIT}\u200b"),
    (UNIT, f"xã Ho\u00adà Bình{REST}"),
    (UNIT, UNIT.replace(",", "")),
    (UNIT, f"XÃ  HOÀ BÌNH{REST}."),
]
LOOK_ALIKES = [
    f"xã H\u043eà Bình{REST}",
    f"xã \uff28oà Bình{REST}",
    f"xã HoàBình{REST}",
    f"xã Hoà B\u0131\u0300nh{REST}",
    "xã Hoà Bình, tỉnh Trăng Non",
    "xã Hoà Bình, huyện Sông Mây",
    f"Hoà Bình{REST}",
    f"UBND xã Hòa Bình{REST}",
]
OTHERS = [
    f"xã Hoá Bình{REST}",
    f"phường Hoà Bình{REST}",
    "xã Hoà Bình, huyện Núi Xa, tỉnh Trăng Non",
    f"xã Hoà Bình Thử{REST}",
    f"xã Hồ Bình{REST}",
]


@pytest.mark.parametrize(("one", "other"), [*SPELLINGS, *(pair[::-1] for pair in SPELLINGS)])
def test_a_unit_spelled_in_another_way_signs_with_its_key_and_is_known_by_it(
    tmp_path: Path, one: str, other: str
) -> None:
    keyring = Keyring(tmp_path)
    key, _ = keyring.ensure(one)
    again, made = keyring.ensure(other)
    assert (again.raw, made) == (key.raw, False)
    assert keyring.owned() == [one]
    assert keyring.trust_in(other, key.public) is KeyTrust.KNOWN
    assert keyring.trust_in(other, make_key(2).public) is KeyTrust.REPLACED


@pytest.mark.parametrize("name", LOOK_ALIKES)
def test_another_key_under_a_name_like_a_known_one_raises_the_alarm_of_a_changed_key(tmp_path: Path, name: str) -> None:
    keyring = Keyring(tmp_path)
    keyring.remember(UNIT, make_key(1).public)
    trust = keyring.trust_in(name, make_key(2).public)
    assert (trust, trust.alarms) == (KeyTrust.LOOK_ALIKE, True)
    assert keyring.known_as(name, make_key(2).public) == UNIT
    keyring.remember(name, make_key(2).public)
    assert keyring.trust_in(name, make_key(2).public) is KeyTrust.KNOWN
    assert keyring.trust_in(UNIT, make_key(2).public) is KeyTrust.REPLACED


@pytest.mark.parametrize("name", OTHERS)
def test_another_unit_with_a_key_of_its_own_is_no_alarm(tmp_path: Path, name: str) -> None:
    keyring = Keyring(tmp_path)
    keyring.remember(UNIT, make_key(1).public)
    assert keyring.trust_in(name, make_key(2).public) is KeyTrust.FIRST


@pytest.mark.parametrize("name", [*LOOK_ALIKES, *OTHERS])
def test_a_known_key_under_a_new_name_is_reported_as_that(tmp_path: Path, name: str) -> None:
    keyring = Keyring(tmp_path)
    keyring.remember(UNIT, make_key(1).public)
    trust = keyring.trust_in(name, make_key(1).public)
    assert (trust, trust.alarms) == (KeyTrust.RENAMED, False)
    assert keyring.known_as(name, make_key(1).public) == UNIT


def test_two_keys_made_for_two_spellings_before_are_one_unit_s_now_and_the_older_one_signs(tmp_path: Path) -> None:
    keyring, (one, other) = Keyring(tmp_path), SPELLINGS[0]
    key, _ = keyring.ensure(one)
    (path,) = (tmp_path / "keys").glob("*.pem")
    (tmp_path / "keys").rename(tmp_path / "aside")
    keyring.ensure(other)
    (second,) = (tmp_path / "keys").glob("*.pem")
    path.write_bytes((tmp_path / "aside" / path.name).read_bytes())
    for note in (tmp_path / "aside" / "known").rglob("*.json"):
        target = tmp_path / "keys" / "known" / note.parent.name / note.name
        target.parent.mkdir(exist_ok=True)
        note.rename(target)
    assert second != path
    assert keyring.ensure(one)[0].raw == key.raw
    assert keyring.ensure(other)[0].raw == key.raw
