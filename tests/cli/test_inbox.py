"""The commands of the receiving office, called from outside."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_commands import call
from tests.inbox.communes import PERIOD, district, package

A, B = district()[:2]
VERDICT = ["file", "unit", "code", "period", "version", "state", "sender"]
UNIT = ["code", "name", "state", "version", "errors", "warnings"]
FIGURE = ["value", "units", "nil", "missing"]


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "USB" / "báo cáo"
    folder.mkdir(parents=True)
    (folder / "a.cchc").write_bytes(package(A, {"3:1": "1.200", "3:1.1": "1.100"}))
    (folder / "b.cchc").write_bytes(package(B, {"3:1": "không có"}))
    (folder / "a.pdf").write_bytes(b"%PDF-1.4")
    return folder


def answer(*words: str | Path, code: int = 0) -> dict[str, Any]:
    done = call(*words, "--json")
    assert done.returncode == code, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_a_stick_is_taken_in_listed_and_added_up(stick: Path, tmp_path: Path) -> None:
    data = ("--data", tmp_path / "sở")
    found = answer("inbox", "add", stick.parent, *data)["packages"]
    assert [[each[name] for name in VERDICT] for each in found] == [
        ["a.cchc", f"{A.title}, {A.area}", A.code, PERIOD, 1, "received", "new"],
        ["b.cchc", f"{B.title}, {B.area}", B.code, PERIOD, 1, "received", "new"],
    ]
    units = {unit["code"]: unit for unit in answer("inbox", "list", "--period", PERIOD, *data)["units"]}
    assert [*units[A.code]][: len(UNIT)] == UNIT
    assert len(units) == len(district())
    assert {unit["state"] for unit in units.values()} == {"late", "missing"}
    total = answer("inbox", "totals", "--period", PERIOD, *data)["figures"]["3:1"]
    assert [*total][: len(FIGURE)] == FIGURE
    assert (total["value"], total["units"], total["nil"]) == ("1200", 1, 1)
    assert {*total["missing"]} == {each.code for each in district()} - {A.code, B.code}


def test_what_is_wrong_ends_with_one_and_the_rest_is_taken(stick: Path, tmp_path: Path) -> None:
    data = ("--data", tmp_path / "sở")
    broken = (stick / "a.cchc").read_bytes()
    (stick / "c.cchc").write_bytes(broken[:-500] + bytes(500))
    (stick / "d.cchc").write_bytes(package(A, {"3:1": "7"}, key=2, version=2))
    found = answer("inbox", "add", stick, *data, code=1)["packages"]

    assert [(each["state"], each["sender"]) for each in found] == [
        ("received", "new"), ("received", "new"), ("altered", "new"), ("newer", "changed"),
    ]  # fmt: skip
    again = answer("inbox", "add", stick, "--accept-new-key", *data, code=1)["packages"]
    assert [each["state"] for each in again] == ["same", "same", "altered", "same"]
    assert "--accept-new-key" not in call("inbox", "add", stick, "--accept-new-key", *data).stderr
    assert answer("inbox", "totals", "--period", PERIOD, *data)["figures"]["3:1"]["value"] == "7"


def test_an_office_sets_its_own_list_and_deadline(stick: Path, tmp_path: Path) -> None:
    data = ("--data", tmp_path / "sở")
    own = tmp_path / "danh-sach.csv"
    own.write_text(f"STT;Mã đơn vị;Tên đơn vị\n1;{A.code};{A.title}\n2;{B.code};{B.title}\n", encoding="utf-8")
    assert call("inbox", "units", "--from", own, *data).returncode == 0
    assert call("inbox", "due", "2999-12-31", "--period", PERIOD, *data).returncode == 0
    assert call("inbox", "due", "31/31/2026", "--period", PERIOD, *data).returncode == 2
    (stick / "b.cchc").unlink()
    answer("inbox", "add", stick / "a.cchc", *data)

    units = answer("inbox", "list", "--period", PERIOD, *data)
    assert [(unit["code"], unit["state"]) for unit in units["units"]] == [(A.code, "received"), (B.code, "missing")]
    assert units["due"] == "2999-12-31"
    done = call("inbox", "missing", "--period", PERIOD, *data)
    assert (done.returncode, done.stdout) == (0, f"{B.title}\n")
    assert call("inbox", "units", "--province", "Hải Phòng", *data).stderr.startswith("114 đơn vị")


def test_a_unit_is_shown_with_its_packages_and_findings(stick: Path, tmp_path: Path) -> None:
    data = ("--data", tmp_path / "sở")
    answer("inbox", "add", stick, *data)
    found = answer("inbox", "show", A.code, "--period", PERIOD, *data)

    assert [each["file"] for each in found["packages"]] == ["a.cchc"]
    assert found["signed"] is None
    assert found["errors"] == sum(each["severity"] == "error" for each in found["findings"])
    assert call("inbox", "show", "00000", "--period", PERIOD, *data).returncode == 2


def test_the_flat_table_is_written_as_csv(stick: Path, tmp_path: Path) -> None:
    data = ("--data", tmp_path / "sở")
    answer("inbox", "add", stick, *data)
    answer("inbox", "totals", "--period", PERIOD, "--csv", tmp_path / "flat.csv", *data)
    with (tmp_path / "flat.csv").open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(file)]

    assert [*rows[0]] == ["unit", "period", "version", "key", "value", "state"]
    assert sum(int(row["value"]) for row in rows if row["key"] == "3:1" and row["value"]) == 1200


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    assert call("inbox", "add", tmp_path / "nothing", "--data", tmp_path / "sở").returncode == 2


def test_a_changed_key_counts_once_it_is_compared_with_the_slip(stick: Path, tmp_path: Path) -> None:
    data = ("--data", tmp_path / "sở")
    (stick / "d.cchc").write_bytes(package(A, {"3:1": "7"}, key=2, version=2))
    found = answer("inbox", "add", stick, *data, code=1)["packages"]
    assert found[2]["held"]
    assert answer("inbox", "totals", "--period", PERIOD, *data)["figures"]["3:1"]["value"] == "1200"
    assert call("inbox", "trust", A.code, "12345", *data).returncode == 2
    assert call("inbox", "trust", A.code, found[2]["fingerprint"].replace(" ", "-"), *data).returncode == 0
    assert answer("inbox", "totals", "--period", PERIOD, *data)["figures"]["3:1"]["value"] == "7"


def test_a_file_that_is_no_package_is_foreign_and_values_far_from_the_others_are_named(tmp_path: Path) -> None:
    data, folder = ("--data", tmp_path / "sở"), tmp_path / "USB"
    folder.mkdir()
    (folder / "phieu.pdf").write_bytes(b"%PDF-1.4")
    for number, unit in enumerate(district()[:10]):
        text = "900.000" if number == 4 else f"1.{200 + number}"
        (folder / f"{number}.cchc").write_bytes(package(unit, {"3:1": text}))
    (found,) = answer("inbox", "add", folder / "phieu.pdf", *data)["packages"]
    assert (found["state"], found["code"]) == ("foreign", "")
    answer("inbox", "add", folder, *data)
    far = answer("inbox", "totals", "--period", PERIOD, "--outliers", *data)["outliers"]

    assert [each["unit"] for each in far["3:1"]] == [district()[4].code]


def test_verify_looks_at_a_whole_folder(stick: Path, tmp_path: Path) -> None:
    data = ("--data", tmp_path / "sở")
    whole = answer("verify", stick.parent, *data)
    assert [each["file"] for each in whole["packages"]] == ["báo cáo/a.cchc", "báo cáo/b.cchc"]
    (stick / "c.cchc").write_bytes(b"PK nothing")
    found = answer("verify", stick.parent, *data, code=1)

    assert [each["whole"] for each in found["packages"]] == [True, True, False]
