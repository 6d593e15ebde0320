"""The commands new and marks, called from outside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def call(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "HOME": "/nonexistent", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-m", "cchc_desktop", *map(str, arguments)],
        check=False, capture_output=True, encoding="utf-8", cwd=ROOT, env=environment,
    )  # fmt: skip


def test_a_report_is_begun_from_another_and_its_marks_are_listed(tmp_path: Path) -> None:
    ref = call("sample", "--data", tmp_path).stdout.strip()
    new = call("new", "--period", "2024-H1", "--from", ref, "--data", tmp_path)
    assert (new.returncode, new.stdout, new.stderr) == (0, "an-thanh-2024-H1\n", "")
    done = call("marks", "an-thanh-2024-H1", "--json", "--data", tmp_path)
    assert done.returncode == 1
    report = json.loads(call("show", "an-thanh-2024-H1", "--json", "--data", tmp_path).stdout)
    marks = json.loads(done.stdout)["marks"]
    assert {mark["kind"] for mark in marks} == {"year", "date", "period", "document", "body", "sum", "number", "name"}
    for mark in marks:
        assert list(mark) == ["at", "kind", "text", "settled"]
        key, _, span = mark["at"].partition("@")
        if not key.startswith("letter."):
            start, end = map(int, span.split(":"))
            assert report["sections"][key][start:end] == mark["text"]
    places = [mark["at"] for mark in marks]
    assert places.index("mo-dau@23:60") < places.index("I@24:40") < places.index("letter.signer")
    line = call("marks", "an-thanh-2024-H1", "--data", tmp_path).stdout.splitlines()[1]
    assert line == "mo-dau@23:60\tSố văn bản và ngày\t241/KH-UBND ngày 30 tháng 12 năm 2022\tchưa xem"


def test_an_empty_report_has_no_marks(tmp_path: Path) -> None:
    assert call("new", "--period", "2026-H1", "--data", tmp_path).stdout == "bao-cao-2026-H1\n"
    done = call("marks", "bao-cao-2026-H1", "--json", "--data", tmp_path)
    assert (done.returncode, json.loads(done.stdout)) == (0, {"marks": []})


def test_what_cannot_be_begun_ends_with_two_and_says_why(tmp_path: Path) -> None:
    for arguments in (("--period", "2024-H7"), ("--period", "2024-H1", "--from", "khong-co"), ()):
        done = call("new", *arguments, "--data", tmp_path)
        assert (done.returncode, done.stdout) == (2, "")
        assert "Traceback" not in done.stderr
        assert done.stderr
