"""Two processes on one inbox at once: both take the same stick in; one accepts a report that the other returns."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from cchc_desktop.inbox.package_folder import PackageFolder
from db.inbox.inbox_database import FOLDER_NAME
from db.inbox.sql_inbox import open_inbox
from tests.inbox.communes import PERIOD, district, package

ROUNDS = 3


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "USB"
    folder.mkdir()
    for commune in district()[:5]:
        (folder / f"{commune.code}.cchc").write_bytes(package(commune, {"3:1": "1.200", "3:1.1": "1.100"}))
    return folder


def at_once(*calls: tuple[str | Path, ...]) -> list[tuple[int, str, str]]:
    """Start every call before the first has ended; return how each ended."""
    command = [sys.executable, "-m", "cchc_desktop"]
    running = [
        subprocess.Popen([*command, *map(str, call)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
        for call in calls
    ]
    ends = [process.communicate(timeout=120) for process in running]
    return [(process.returncode, out, err) for process, (out, err) in zip(running, ends, strict=True)]


def states(out: str) -> dict[str, str]:
    packages: list[dict[str, Any]] = json.loads(out)["packages"]
    return {each["file"]: each["state"] for each in packages}


def test_a_stick_that_two_take_in_at_once_is_taken_in_once(stick: Path, tmp_path: Path) -> None:
    for number in range(ROUNDS):
        data = tmp_path / f"sở-{number}"
        add = ("inbox", "add", stick, "--json", "--data", data)
        ends = at_once(add, add)
        assert [code for code, _, _ in ends] == [0, 0], ends
        one, other = (states(out) for _, out, _ in ends)
        assert len(one) == 5
        assert all(sorted((one[file], other[file])) == ["received", "same"] for file in one)
        with closing(open_inbox(data)) as store:
            kept = store.packages()
            assert [each.number for each in kept] == [1, 2, 3, 4, 5]
            for each in kept:
                store.content(each.number)
            assert store.unchecked() == []
        assert {path.suffix for path in PackageFolder(data / FOLDER_NAME).path.glob("*/*")} == {".cchc"}


def test_of_two_answers_at_once_one_stands_and_the_other_desk_is_told(stick: Path, tmp_path: Path) -> None:
    data, out = tmp_path / "sở", tmp_path / "ra"
    out.mkdir()
    assert at_once(("inbox", "add", stick, "--data", data))[0][0] == 0
    common = ("--period", PERIOD, "--to", out, "--office", "Phòng Nội vụ", "--data", data)
    for commune in district()[:ROUNDS]:
        ends = at_once(
            ("inbox", "accept", commune.code, "--by", "Mai", *common),
            ("inbox", "return", commune.code, "--remark", "=Thiếu", "--by", "Lan", *common),
        )
        assert sorted(code for code, _, _ in ends) == [0, 1], ends
        first = next(number for number, (code, _, _) in enumerate(ends) if code == 0)
        assert ("Mai đã nhận", "Lan đã trả lại")[first] in ends[1 - first][2]
    assert len([*out.iterdir()]) == ROUNDS
    with closing(open_inbox(data)) as store:
        assert len(store.answers(PERIOD)) == ROUNDS
