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
    line = call("marks", "an-thanh-2024-H1", "--data", tmp_path).stdout.splitlines()[0]
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


def test_a_code_names_the_unit_of_a_new_report(tmp_path: Path) -> None:
    assert call("new", "--period", "2026-H1", "--unit", "11131", "--data", tmp_path).stdout == "chi-minh-2026-H1\n"
    report = json.loads(call("show", "chi-minh-2026-H1", "--json", "--data", tmp_path).stdout)
    assert report["unit"] == {
        "code": "11131", "kind": "xã", "name": "Chí Minh", "district": "", "province": "thành phố Hải Phòng",
    }  # fmt: skip
    refused = call("new", "--period", "2026-H1", "--unit", "11125", "--data", tmp_path)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "Danh mục cấp xã từ 01/7/2025 không có mã này." in refused.stderr


def test_an_exported_report_brings_the_history_that_its_check_needs(tmp_path: Path) -> None:
    for year, text in ((2021, "1387"), (2022, "1402"), (2023, "1290"), (2024, "1344"), (2025, "13870")):
        unit = {"kind": "xã", "name": "Hoà Bình Thử" if year % 2 else "Hòa Bình Thử", "code": ""}
        data = {"format": "cchc-report/1", "template": "cchc-xa-2023", "period": f"{year}-H1", "unit": unit,
                "letter": {}, "sections": {}, "figures": {"7:6.7.2": text}}  # fmt: skip
        file = tmp_path / f"{year}.json"
        file.write_text(json.dumps(data), encoding="utf-8")
        ref = call("import", file, "--data", tmp_path / "data").stdout.strip()
    exported = tmp_path / "out.json"
    assert call("export", ref, "--json", exported, "--data", tmp_path / "data").returncode == 0
    assert set(json.loads(exported.read_text(encoding="utf-8"))["earlier"]) == {f"{y}-H1" for y in range(2021, 2025)}
    for named in (ref, exported):
        found = json.loads(call("check", named, "--json", "--data", tmp_path / "data").stdout)["findings"]
        (jump,) = [each for each in found if each["rule"] == "history.jump"]
        assert (jump["at"], jump["severity"], jump["found"]) == (["7:6.7.2"], "hint", "13.870")
