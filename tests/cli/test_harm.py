"""What a hasty call must not destroy: files of another kind, the same name twice, the current folder, devices."""

from __future__ import annotations

from pathlib import Path

import pytest

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


def test_an_export_does_not_replace_what_is_no_file(data: Path) -> None:
    done = cchc("export", "an-thanh-2023-H1", "--pdf", "/dev/full", "--data", data)
    assert done.returncode == 2
    assert Path("/dev/full").is_char_device()


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
def test_a_wrong_call_is_told_in_vietnamese(call: list[str], words: str) -> None:
    done = cchc(*call)
    assert done.returncode == 2
    assert words in done.stderr


def test_without_a_screen_the_window_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    done = cchc("--data", tmp_path)
    assert done.returncode == 2
    assert "không có màn hình" in done.stderr
