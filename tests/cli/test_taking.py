"""`cchc take`: shown first, written when told to, refused where it is no such table."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_commands import call
from tests.dossiers.made_tables import body, lines, split, total, write

HEADS = split(
    "STT|Lĩnh vực|Tổng số tiếp nhận|Trực tuyến|Trực tiếp|Bưu chính|Tổng đã giải quyết|Trước hạn|Đúng hạn|Quá hạn"
)
COLUMNS = ["received", "received.online", "direct", "post", "settled", "early", "on_time", "settled.late"]
LINES = lines(7)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return write(tmp_path / "bảng.xlsx", [["Hồ sơ một cửa"], HEADS, *body(LINES, COLUMNS)])


def test_figures_are_shown_and_written_only_when_told_to(table: Path, tmp_path: Path) -> None:
    ref = call("sample", "--data", tmp_path).stdout.strip()
    shown = call("take", table, "--into", ref, "--json", "--data", tmp_path)
    sums = total(LINES)
    expected = {
        "3:3.3.1": str(sums["settled"]),
        "3:3.3.2": str(sums["settled.in_time"]),
        "7:6.7.1": str(sums["received"]),
        "7:6.7.2": str(sums["received.online"]),
    }
    assert (shown.returncode, json.loads(shown.stdout)) == (0, {"figures": expected, "problems": [], "ask": []})

    def figures() -> dict[str, str]:
        shown: dict[str, dict[str, str]] = json.loads(call("show", ref, "--json", "--data", tmp_path).stdout)
        return shown["figures"]

    assert figures()["3:3.3.1"] != expected["3:3.3.1"]
    assert call("take", table, "--into", ref, "--yes", "--data", tmp_path).returncode == 0
    assert {key: figures()[key] for key in expected} == expected


def test_the_source_is_kept_with_the_figures_and_travels(table: Path, tmp_path: Path) -> None:
    ref = call("sample", "--data", tmp_path).stdout.strip()
    told = ("--source", "Một cửa điện tử tỉnh", "--at", "07/6/2023 08:00")
    assert call("take", table, "--into", ref, "--yes", *told, "--data", tmp_path).returncode == 0
    out = tmp_path / "ra.json"
    call("export", ref, "--json", out, "--data", tmp_path)
    source = json.loads(out.read_text(encoding="utf-8"))["sources"]["7:6.7.1"]

    assert (source["system"], source["file"], source["at"]) == ("Một cửa điện tử tỉnh", "bảng.xlsx", "2023-06-07T08:00")
    assert source["value"] == str(total(LINES)["received"])
    shown = call("show", ref, "--json", "--data", tmp_path)
    assert json.loads(shown.stdout)["sources"]["7:6.7.1"] == source


def test_files_of_months_that_make_up_the_period_are_added_up(tmp_path: Path) -> None:
    ref = call("new", "--period", "2023-H1", "--template", "cchc-xa-2023", "--data", tmp_path).stdout.split()[0]
    months = [
        write(tmp_path / f"{month}.xlsx", [[f"Hồ sơ một cửa tháng {month}/2023"], HEADS, *body(lines(month), COLUMNS)])
        for month in range(1, 7)
    ]
    shown = json.loads(call("take", *months, "--into", ref, "--json", "--data", tmp_path).stdout)
    assert shown["ask"] == []
    assert shown["figures"]["3:3.3.1"] == str(sum(total(lines(month))["settled"] for month in range(1, 7)))


def test_two_files_are_added_up_and_named(table: Path, tmp_path: Path) -> None:
    ref = call("sample", "--data", tmp_path).stdout.strip()
    other = write(tmp_path / "bộ.xlsx", [["Nguồn: Hệ thống của Bộ"], HEADS, *body(lines(9), COLUMNS)])
    assert call("take", table, other, "--into", ref, "--yes", "--data", tmp_path).returncode == 0
    shown = json.loads(call("show", ref, "--json", "--data", tmp_path).stdout)
    assert shown["figures"]["3:3.3.1"] == str(total([*LINES, *lines(9)])["settled"])
    assert (shown["sources"]["3:3.3.1"]["system"], shown["sources"]["3:3.3.1"]["file"]) == (
        "bảng.xlsx; Hệ thống của Bộ",
        "bảng.xlsx, bộ.xlsx",
    )


def test_a_table_given_twice_is_refused_and_not_counted_twice(table: Path, tmp_path: Path) -> None:
    ref = call("sample", "--data", tmp_path).stdout.strip()
    before = call("show", ref, "--json", "--data", tmp_path).stdout
    copy = tmp_path / "bản sao.xlsx"
    copy.write_bytes(table.read_bytes())

    for again in (table, copy):
        refused = call("take", table, again, "--into", ref, "--yes", "--data", tmp_path)
        assert (refused.returncode, refused.stdout) == (2, "")
        assert f"“{table.name}” và “{again.name}” là cùng một bảng" in refused.stderr

    assert call("show", ref, "--json", "--data", tmp_path).stdout == before


def test_a_question_is_answered_by_number_or_words(tmp_path: Path) -> None:
    ref = call("sample", "--data", tmp_path).stdout.strip()
    units = ("UBND xã Bình Minh", "UBND xã Tân Kỳ")
    rows = [
        [number, unit, *row[2:]] for number, (unit, row) in enumerate(zip(units, body(LINES, COLUMNS), strict=False))
    ]
    path = write(tmp_path / "a.xlsx", [HEADS, *rows])
    asked = call("take", path, "--into", ref, "--json", "--data", tmp_path)
    assert (asked.returncode, json.loads(asked.stdout)["ask"][0]["choices"]) == (1, [*units])
    for answer in ("2", units[1]):
        told = call("take", path, "--into", ref, "--json", "--answer", answer, "--data", tmp_path)
        assert (told.returncode, json.loads(told.stdout)["figures"]["3:3.3.1"]) == (0, str(LINES[1]["settled"]))
    wrong = call("take", path, "--into", ref, "--answer", "xã khác", "--data", tmp_path)
    assert (wrong.returncode, "Không có câu trả lời" in wrong.stderr) == (2, True)


def test_another_table_ends_with_2_in_words(tmp_path: Path) -> None:
    ref = call("sample", "--data", tmp_path).stdout.strip()
    other = write(tmp_path / "khác.csv", [split("STT|Tên|Nam|Nữ|Tổng"), ["1", "Thôn 1", 4, 5, 9]])
    refused = call("take", other, "--into", ref, "--data", tmp_path)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "không phải bảng hồ sơ một cửa" in refused.stderr
