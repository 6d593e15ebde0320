"""Two processes on one inbox at a time: overlapping folders, opposite answers; one wins, the other is told."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from benchmarks.postgres_server import make_database
from db.inbox.office_inbox import open_office_inbox
from tests.inbox.communes import PERIOD, district, package

UNITS = district()[:16]


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> list[str]:
    """Return the options that name an inbox."""
    options = ["--data", str(tmp_path / "sở")]
    if request.param == "postgresql":
        options += ["--database", make_database(request.getfixturevalue("server"), f"cchc-{uuid4().hex}")]
    return options


def at_once(*calls: list[str]) -> list[tuple[int, str, str]]:
    """Run commands at the same time; return their codes and what they printed."""
    command = [sys.executable, "-m", "cchc_desktop", "inbox"]
    running = [subprocess.Popen([*command, *call], stdout=-1, stderr=-1, encoding="utf-8") for call in calls]
    printed = [each.communicate(timeout=300) for each in running]
    return [(each.returncode, *texts) for each, texts in zip(running, printed, strict=True)]


def test_two_that_take_in_overlapping_folders_keep_each_package_once(place: list[str], tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("một", "hai")]
    for folder, units in zip(folders, (UNITS[:12], UNITS[4:]), strict=True):
        folder.mkdir()
        for unit in units:
            (folder / f"{unit.code}.cchc").write_bytes(package(unit, {"3:1": "7"}))
    done = at_once(*(["add", str(folder), "--json", *place] for folder in folders))

    assert [code for code, _, _ in done] == [0, 0]
    states = [each["state"] for _, out, _ in done for each in json.loads(out)["packages"]]
    assert (states.count("received"), states.count("same")) == (16, 8)
    with closing(open_office_inbox(tmp_path / "sở", place[3] if len(place) > 2 else "")) as store:
        assert {row.code for row in store.board(PERIOD)} == {unit.code for unit in UNITS}
        assert len(store.packages()) == 16
        assert store.unchecked() == []


def test_of_an_acceptance_and_a_return_one_wins_and_the_other_is_told(place: list[str], tmp_path: Path) -> None:
    unit = UNITS[0]
    (tmp_path / "a.cchc").write_bytes(package(unit, {"3:1": "7"}))
    ((code, _, _),) = at_once(["add", str(tmp_path / "a.cchc"), *place])
    assert code == 0
    about = [unit.code, "--period", PERIOD, "--to", str(tmp_path), *place]
    done = at_once(
        ["accept", *about, "--by", "Chị Mai"], ["return", *about, "--by", "Anh Nam", "--remark", "3:1=Xem lại."]
    )

    won = next(number for number, each in enumerate(done) if each[0] == 0)
    code, out, said = done[1 - won]
    assert (code, out) == (1, "")
    assert ("Chị Mai đã nhận", "Anh Nam đã trả lại")[won] in said
    ((_, listed, _),) = at_once(["list", "--period", PERIOD, "--json", *place])
    states = {each["code"]: each["state"] for each in json.loads(listed)["units"]}
    assert states[unit.code] == ("accepted", "returned")[won]
    assert len([*tmp_path.glob("*_v1_*.cchc")]) == 1
