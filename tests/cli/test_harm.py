"""A hasty call destroys nothing: files of another kind, the same name twice, the current folder, devices."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.cli.test_commands import call as cchc

SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "an-thanh-2023-H1.json"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "dữ liệu"
    assert cchc("sample", "--data", folder).returncode == 0
    return folder


@pytest.mark.parametrize("name", ["drafts.sqlite3", "drafts.sequence"])
def test_an_export_does_not_write_over_the_drafts(data: Path, name: str) -> None:
    before = (data / name).read_bytes()
    done = cchc("export", "an-thanh-2023-H1", "--json", data / name, "--data", data)
    assert done.returncode == 2
    assert "loại khác" in done.stderr
    assert (data / name).read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="devices of POSIX")
def test_an_export_does_not_replace_what_is_no_file(data: Path) -> None:
    done = cchc("export", "an-thanh-2023-H1", "--pdf", "/dev/full", "--data", data)
    assert done.returncode == 2
    assert Path("/dev/full").is_char_device()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_an_export_follows_a_link_and_keeps_it(data: Path, tmp_path: Path) -> None:
    link, target = tmp_path / "link.pdf", tmp_path / "target.pdf"
    link.symlink_to(target)
    assert cchc("export", "an-thanh-2023-H1", "--pdf", link, "--data", data).returncode == 0
    assert link.is_symlink()
    assert target.read_bytes().startswith(b"%PDF")


def test_two_formats_do_not_share_a_file(tmp_path: Path) -> None:
    done = cchc("export", SAMPLE, "--pdf", tmp_path / "a", "--xlsx", tmp_path / "." / "a", "--data", tmp_path / "d")
    assert done.returncode == 2
    assert not (tmp_path / "a").exists()


def test_a_form_is_not_filled_onto_itself(tmp_path: Path) -> None:
    form = tmp_path / "a.xlsx"
    assert cchc("export", SAMPLE, "--xlsx", form, "--data", tmp_path / "d").returncode == 0
    before = form.read_bytes()
    assert cchc("export", SAMPLE, "--fill", form, "--xlsx", form, "--data", tmp_path / "d").returncode == 2
    assert form.read_bytes() == before


def test_a_backup_does_not_write_over_a_file_of_another_kind(data: Path, tmp_path: Path) -> None:
    report = tmp_path / "báo cáo.json"
    report.write_bytes(SAMPLE.read_bytes())
    assert cchc("backup", "--to", report, "--data", data).returncode == 2
    assert report.read_bytes() == SAMPLE.read_bytes()


def test_a_backup_does_not_write_over_other_drafts_or_another_programs_database(data: Path, tmp_path: Path) -> None:
    other = tmp_path / "B"
    assert cchc("sample", "--data", other).returncode == 0
    foreign = tmp_path / "contacts.sqlite3"
    with closing(sqlite3.connect(foreign)) as made:
        made.execute("CREATE TABLE person (name)")
        made.commit()
    for path in (other / "drafts.sqlite3", foreign):
        before = path.read_bytes()
        done = cchc("backup", "--to", path, "--data", data)
        assert done.returncode == 2
        assert "Không ghi đè" in done.stderr
        assert path.read_bytes() == before


def test_a_backup_writes_over_an_earlier_one(data: Path, tmp_path: Path) -> None:
    for _ in range(2):
        assert cchc("backup", "--to", tmp_path / "b.sqlite3", "--data", data).returncode == 0


def test_an_export_does_not_write_over_a_package_keys_or_a_form_filled_by_others(data: Path, tmp_path: Path) -> None:
    assert cchc("close", "an-thanh-2023-H1", "--data", data).returncode == 0
    assert cchc("pack", "an-thanh-2023-H1", "--to", tmp_path, "--data", data).returncode == 0
    package = next(tmp_path.glob("*.cchc"))
    keys = [path for path in (data / "keys").rglob("*") if path.is_file()]
    blank = tmp_path / "blank.xlsx"
    blank.write_bytes(zipped_workbook())
    for path in (package, *keys, blank):
        before = path.read_bytes()
        for option in ("--xlsx", "--docx", "--json", "--pdf"):
            done = cchc("export", "an-thanh-2023-H1", option, path, "--data", data)
            assert (done.returncode, path.read_bytes() == before) == (2, True), (path, option)
            assert "Không ghi đè" in done.stderr
    assert len(keys) >= 2


def zipped_workbook() -> bytes:
    book, written = Workbook(), BytesIO()
    book.save(written)
    return written.getvalue()


def test_a_form_is_filled_again_but_not_over_another_workbook(tmp_path: Path) -> None:
    form, filled, other = (tmp_path / name for name in ("form.xlsx", "filled.xlsx", "other.xlsx"))
    assert cchc("export", SAMPLE, "--xlsx", form, "--data", tmp_path / "d").returncode == 0
    for _ in range(2):
        assert cchc("export", SAMPLE, "--fill", form, "--xlsx", filled, "--data", tmp_path / "d").returncode == 0
    other.write_bytes(zipped_workbook())
    done = cchc("export", SAMPLE, "--fill", form, "--xlsx", other, "--data", tmp_path / "d")
    assert done.returncode == 2
    assert "Không ghi đè" in done.stderr


@pytest.mark.parametrize("call", [["sample", "--data", ""], ["backup", "--to", " "], ["export", "x", "--pdf", ""]])
def test_a_blank_path_is_refused(call: list[str]) -> None:
    done = cchc(*call)
    assert done.returncode == 2
    assert "để trống" in done.stderr


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (["nosuch"], "không có 'nosuch'"),
        (["list", "--data"], "thiếu giá trị sau --data"),
        (["show"], "còn thiếu REF"),
        (["merge", "a", "b", "--ours", "--theirs"], "không dùng --theirs cùng với --ours"),
        (["list", "--nosuch"], "không hiểu --nosuch"),
    ],
)
def test_a_wrong_call_is_reported_in_vietnamese(call: list[str], words: str) -> None:
    done = cchc(*call)
    assert done.returncode == 2
    assert words in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows always has a screen")
def test_without_a_screen_the_window_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    done = cchc("--data", tmp_path)
    assert done.returncode == 2
    assert "không có màn hình" in done.stderr
