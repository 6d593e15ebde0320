"""Closing, issuing, copies and doctor from the command line: what is printed where, and how it ends."""

from __future__ import annotations

import errno
import json
import os
import tempfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from cchc_desktop.base.clock import now
from cchc_desktop.cli import main
from db.drafts.data_files import FILE_NAME
from db.drafts.store import open_drafts
from tests.make import PDF

PRINTED, MENDED = "an-thanh-2023-H1", "an-thanh-2023-H1-2"


class Cchc:
    """Calls the command on a data folder and keeps what it printed."""

    def __init__(self, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.data = data
        self._capsys = capsys
        self.out = self.err = ""

    def __call__(self, *arguments: str | Path) -> int:
        code = main([*map(str, arguments), "--data", str(self.data)])
        self.out, self.err = self._capsys.readouterr()
        return code

    def lines(self) -> list[str]:
        return self.out.splitlines()


@pytest.fixture
def cchc(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Cchc:
    """The command over a folder with the sample as printed and the one with its errors fixed."""
    command = Cchc(tmp_path / "dữ liệu", capsys)
    assert command("sample", "--printed") == command("sample") == 0
    return command


def reasons(cchc: Cchc, folder: Path) -> Path:
    """Explanations of everything that is found in the report as printed."""
    cchc("check", PRINTED, "--json")
    found = [one for one in json.loads(cchc.out)["findings"] if one["severity"] != "hint"]
    path = folder / "giải trình.json"
    given = [{"rule": one["rule"], "at": one["at"][0], "text": "đã rà lại"} for one in found]
    path.write_text(json.dumps(given), encoding="utf-8")
    return path


def test_what_is_missing_is_listed_like_findings(cchc: Cchc) -> None:
    cchc("check", PRINTED)
    checked = [line for line in cchc.lines() if line.startswith(("Lỗi", "Cảnh báo"))]
    assert cchc("close", PRINTED) == 1
    assert [line for line in cchc.lines() if not line.startswith("Còn")] == checked
    assert cchc.lines()[-1].startswith("Còn 8 lỗi: thêm --by")
    assert f"{len(checked)} chỗ chưa giải trình" in cchc.err


def test_a_report_goes_from_draft_to_issued_and_back(cchc: Cchc, tmp_path: Path) -> None:
    explained = reasons(cchc, tmp_path)
    assert cchc("close", PRINTED, "--reasons", explained) == 1
    assert [line[:5] for line in cchc.lines()] == ["Còn 8"]
    assert cchc("issue", PRINTED, "--number", "05", "--date", "2023-07-03") == 2
    assert cchc("close", PRINTED, "--by", "Phạm Văn Đông") == 0
    assert cchc.out == f"{PRINTED}\tbản trình ký 1\n"
    assert cchc("close", PRINTED) == 2
    assert cchc("issue", PRINTED, "--number", "05", "--date", "2023-02-30") == 2
    assert "Không có ngày này" in cchc.err
    (tmp_path / "ký.pdf").write_bytes(b"%PDF-1.7")
    assert cchc("issue", PRINTED, "--number", "05", "--date", "2023-07-03", "--signed", tmp_path / "ký.pdf") == 2
    assert "ký.pdf không mở được" in cchc.err
    (tmp_path / "ký.pdf").write_bytes(PDF)
    assert cchc("issue", PRINTED, "--number", "05", "--date", "2023-07-03", "--signed", tmp_path / "ký.pdf") == 0
    cchc("show", PRINTED, "--json")
    shown = json.loads(cchc.out)
    assert (shown["state"], shown["letter"]["number"], shown["letter"]["date"]) == ("issued", "05", "2023-07-03")
    assert cchc("reopen", PRINTED) == 0
    assert cchc.out == f"{PRINTED}\tbản thảo 2\n"
    cchc("show", PRINTED, "--json")
    shown = json.loads(cchc.out)
    assert (shown["state"], shown["version"], shown["letter"]["number"], shown["letter"]["date"]) == (
        "open", 2, "", "2023-07",
    )  # fmt: skip


def test_an_explanation_that_fits_nothing_is_reported(cchc: Cchc, tmp_path: Path) -> None:
    (tmp_path / "g.json").write_text('[{"rule": "x.y", "at": "1:1", "text": "a"}]', encoding="utf-8")
    assert cchc("close", MENDED, "--reasons", tmp_path / "g.json") == 0
    assert "x.y ở 1:1 không khớp chỗ nào" in cchc.err


def test_a_bad_file_of_explanations_ends_with_2(cchc: Cchc, tmp_path: Path) -> None:
    (tmp_path / "g.json").write_text('[{"rule": "x.y"}, {"rule": "x.y", "at": 2, "text": ""}]', encoding="utf-8")
    assert cchc("close", PRINTED, "--reasons", tmp_path / "g.json") == 2
    paths = [line.partition(": ")[0] for line in cchc.err.splitlines()[1:]]
    assert paths == ["[0].at", "[0].text", "[1].at"]
    assert cchc.out == ""


@pytest.mark.parametrize("command", [("close",), ("reopen",), ("issue", "--number", "1", "--date", "2023-07-03")])
def test_an_unknown_draft_ends_with_2(cchc: Cchc, command: tuple[str, ...]) -> None:
    assert cchc(*command, "không-có") == 2
    assert "Không có bản thảo “không-có”" in cchc.err


def test_a_backup_is_restored(cchc: Cchc, tmp_path: Path) -> None:
    copy = tmp_path / "sao lưu.sqlite3"
    assert cchc("backup", "--to", copy) == 0
    assert cchc.out == f"{copy}\n"
    cchc("sample")
    assert cchc("restore", copy) == 0
    assert "trước khi khôi phục được giữ ở" in cchc.err
    cchc("list")
    assert len(cchc.lines()) == 2
    assert cchc("doctor") == 0
    assert all(": tốt" in line for line in cchc.lines())


@pytest.mark.parametrize("command", [("backup", "--to"), ("export", MENDED, "--pdf")])
def test_a_disk_that_fails_and_turns_read_only_is_told_as_a_disk(
    cchc: Cchc, tmp_path: Path, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def failed(_path: Path, _target: Path) -> Path:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(tempfile, "gettempdir", refused)
    monkeypatch.setattr(Path, "replace", failed)
    monkeypatch.setattr(Path, "unlink", refused)
    assert cchc(*command, tmp_path / "out") == 2
    assert f"Không ghi được tệp {tmp_path / 'out'}" in cchc.err


def test_an_altered_copy_is_restored_only_by_choice(cchc: Cchc, tmp_path: Path) -> None:
    copy = tmp_path / "b.sqlite3"
    cchc("backup", "--to", copy)
    copy.write_bytes(copy.read_bytes().replace("Tứ Kỳ".encode(), "Từ Kỳ".encode()))
    assert cchc("restore", copy) == 2
    assert "đã bị thay đổi sau khi ghi" in cchc.err
    assert "--altered" in cchc.err
    assert cchc("restore", copy, "--altered") == 0
    cchc("show", MENDED)
    assert "Từ Kỳ" in cchc.out


def test_doctor_reports_a_damaged_file_and_names_the_copies(cchc: Cchc, tmp_path: Path) -> None:
    copy = tmp_path / "b.sqlite3"
    cchc("backup", "--to", copy)
    (cchc.data / FILE_NAME).write_bytes(b"\xa5" * 8192)
    assert cchc("list") == 2
    assert "cchc doctor" in cchc.err
    assert cchc("doctor") == 1
    assert any("copies" in line and "tốt" in line for line in cchc.lines())
    assert cchc("restore", copy) == 0
    assert cchc("doctor") == 0


def test_a_loss_is_reported_on_every_call_until_it_is_noted(cchc: Cchc) -> None:
    (cchc.data / "drafts.sequence").write_bytes(b"%020d" % 40)
    for _ in range(2):
        assert cchc("list") == 0
        assert "thiếu 38 thay đổi đã lưu (số 3 đến 40)" in cchc.err
    assert cchc("doctor") == 1
    assert cchc("doctor", "--noted") == 0
    assert cchc("list") == 0
    assert cchc.err == ""


def test_a_clock_that_is_behind_is_reported_without_a_word_of_lost_changes(cchc: Cchc) -> None:
    tomorrow = now() + timedelta(days=2)
    with closing(open_drafts(cchc.data, lambda: tomorrow)) as store:
        store.edit(PRINTED, "mo-dau", "ghi sau", who="", cause="typed")
    assert cchc("list") == 0
    assert "Xem lại ngày giờ của máy" in cchc.err
    assert "--noted" not in cchc.err
    assert "cchc restore" not in cchc.err


def test_doctor_in_a_folder_that_is_not_there_makes_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cchc = Cchc(tmp_path / "không có", capsys)
    assert cchc("doctor") == 0
    assert "chưa có, sẽ được lập" in cchc.out
    assert not cchc.data.exists()
