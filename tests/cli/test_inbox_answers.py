"""Three answers find their way back: both offices called from outside, each with its own data folder."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_commands import call

REF = "an-thanh-2023-H1"
CODE, PERIOD = "11176", "2023-H1"


def found(*words: str | Path, code: int = 0) -> dict[str, Any]:
    done = call(*words, "--json")
    assert done.returncode == code, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


class Offices:
    """A commune and its receiving office, with a stick between them."""

    def __init__(self, folder: Path) -> None:
        self.commune, self.office = ("--data", folder / "xã"), ("--data", folder / "sở")
        self.stick = folder / "USB"
        self.stick.mkdir()
        assert call("sample", *self.commune).returncode == 0
        self.hand_in()

    def hand_in(self) -> None:
        """Close the present version, pack it, and take it in at the office."""
        closed = call("close", REF, "--by", "Chủ tịch", *self.commune)
        assert closed.returncode == 0, closed.stderr
        packed = call("pack", REF, "--to", self.stick, *self.commune)
        assert packed.returncode == 0, packed.stderr
        taken = call("inbox", "add", packed.stdout.strip(), *self.office)
        assert taken.returncode == 0, taken.stderr

    def unit(self) -> dict[str, Any]:
        units = found("inbox", "list", "--period", PERIOD, *self.office)["units"]
        (unit,) = (each for each in units if each["name"] == "xã An Thanh" and each["version"])
        return dict(unit)

    def answer(self, *words: str, code: int = 0) -> Path:
        done = call("inbox", *words, "--period", PERIOD, "--to", self.stick, *self.office)
        assert done.returncode == code, done.stderr
        return Path(done.stdout.strip())

    def listed(self) -> dict[str, Any]:
        done = call("list", "--json", *self.commune)
        (draft,) = json.loads(done.stdout)
        return dict(draft)


@pytest.fixture
def offices(tmp_path: Path) -> Offices:
    return Offices(tmp_path)


def test_a_report_is_returned_mended_and_accepted(offices: Offices) -> None:
    code = offices.unit()["code"]
    path = offices.answer(
        "return", code, "--remark", "7:6.7=Ghi 92,99 = 2.283 : 2.455.", "--remark", "II.5=Nêu nguyên nhân.",
        "--remark", "=Thiếu biểu kèm theo.", "--by", "Chị Mai",
    )  # fmt: skip
    assert path.name == "xa-an-thanh_2023-h1_v1_tra-lai.cchc"
    assert offices.unit()["state"] == "returned"

    taken = call("import", path, *offices.commune)
    assert (taken.returncode, taken.stdout.splitlines()[-1]) == (0, REF)
    assert "trả lại lần 1 kèm 3 ghi chú" in taken.stderr
    answer = offices.listed()["answer"]
    assert (answer["verdict"], answer["version"], answer["left"], answer["by"]) == ("returned", 1, 3, "Chị Mai")
    assert [(each["at"], each["text"]) for each in answer["remarks"]] == [
        ("7:6.7", "Ghi 92,99 = 2.283 : 2.455."), ("II.5", "Nêu nguyên nhân."), ("", "Thiếu biểu kèm theo."),
    ]  # fmt: skip

    assert call("reopen", REF, *offices.commune).returncode == 0
    remarks = [each for each in found("check", REF, *offices.commune)["findings"] if each["rule"] == "answer.remark"]
    assert [each["at"] for each in remarks] == [["II.5"], ["7:6.7"], ["*"]]
    reasons = offices.stick / "giải trình.json"
    reasons.write_text(
        json.dumps([{"rule": "answer.remark", "at": each["at"], "text": "Đã xem lại."} for each in remarks]),
        encoding="utf-8",
    )
    assert call("close", REF, "--reasons", reasons, *offices.commune).returncode == 0
    packed = call("pack", REF, "--to", offices.stick, *offices.commune)
    added = found("inbox", "add", packed.stdout.strip(), *offices.office)
    assert [each["state"] for each in added["packages"]] == ["newer"]
    shown = found("inbox", "show", code, "--period", PERIOD, *offices.office)
    assert [(each["version"], len(each["remarks"])) for each in shown["answered"]] == [(1, 3)]

    accepted = offices.answer("accept", code, "--by", "Chị Mai")
    assert offices.unit()["state"] == "accepted"
    assert call("import", accepted, *offices.commune).returncode == 0
    assert (offices.listed()["answer"]["verdict"], offices.listed()["answer"]["version"]) == ("accepted", 2)


def test_a_second_answer_is_told_who_was_first_and_the_same_one_is_written_again(offices: Offices) -> None:
    code = offices.unit()["code"]
    first = offices.answer("accept", code, "--by", "Chị Mai")

    late = call(
        "inbox", "return", code, "--period", PERIOD, "--remark", "1:1=Xem lại.", "--to", offices.stick, *offices.office
    )
    assert (late.returncode, late.stdout) == (1, "")
    assert "Chị Mai đã nhận" in late.stderr
    assert offices.unit()["state"] == "accepted"

    raw = first.read_bytes()
    first.unlink()
    assert offices.answer("accept", code, "--by", "Anh Nam") == first
    assert first.read_bytes() == raw


@pytest.mark.skipif(sys.platform != "linux", reason="the place that takes no file is Linux's")
def test_an_answer_that_its_place_does_not_take_is_not_kept(offices: Offices) -> None:
    code = offices.unit()["code"]
    for words in (("accept", code), ("return", code, "--remark", "1:1=Xem lại.")):
        done = call("inbox", *words, "--period", PERIOD, "--to", "/proc/self", "--by", "Chị Mai", *offices.office)
        assert (done.returncode, done.stdout) == (2, "")
        assert "Chưa ghi gì" in done.stderr or "Không để lại" in done.stderr
        assert offices.unit()["state"] in ("received", "late")
    returned = offices.answer("return", code, "--remark", "1:1=Xem kỹ lại.", "--by", "Anh Nam")
    assert returned.is_file()
    assert offices.unit()["state"] == "returned"


def test_what_cannot_be_answered_is_said_and_nothing_is_kept(offices: Offices) -> None:
    code = offices.unit()["code"]
    offices.answer("return", code, code=2)
    offices.answer("return", code, "--remark", "9:9=Không có hàng này.", code=2)
    offices.answer("return", code, "--remark", "1:1=", code=2)
    offices.answer("return", code, "--remark", "1:1", code=2)
    offices.answer("accept", "00000", code=2)
    assert offices.unit()["state"] in ("received", "late")
    assert [*offices.stick.glob("*tra-lai*")] == []


def test_an_answer_for_another_commune_and_an_altered_one_are_refused(offices: Offices, tmp_path: Path) -> None:
    path = offices.answer("return", offices.unit()["code"], "--remark", "1:1=Xem lại.")
    other = call("import", path, "--data", tmp_path / "xã khác")
    assert other.returncode == 2
    assert "không có báo cáo được trả lời" in other.stderr

    raw = path.read_bytes()
    path.write_bytes(raw.replace("Xem lại.".encode(), "Xem kỹ..".encode().ljust(len("Xem lại.".encode()))))
    altered = call("import", path, *offices.commune)
    assert altered.returncode == 2
    assert "không còn nguyên vẹn" in altered.stderr
    path.write_bytes(raw)
    assert call("import", path, *offices.commune).returncode == 0
    again = call("import", path, *offices.commune)
    assert (again.returncode, "đã nhận rồi" in again.stderr) == (0, True)


def test_an_answer_is_verified_like_a_package_and_holds_no_report(offices: Offices) -> None:
    path = offices.answer("return", offices.unit()["code"], "--remark", "1:1=Xem lại.")

    verified = found("verify", path, *offices.office)
    assert (verified["whole"], verified["signature"], verified["version"]) == (True, "valid", 1)
    assert "data/answer.json" in [each["path"] for each in verified["files"]]
    checked = call("check", path, *offices.commune)
    assert (checked.returncode, "không có báo cáo" in checked.stderr) == (2, True)
