"""The whole way by command: a province is taken in from a folder, and three answers find their way back.

Both kinds of database: the office's data folder, and a real PostgreSQL server that the data folder names.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from benchmarks.postgres_server import make_database
from benchmarks.province import LATE, ON_TIME, PERIOD, ProvinceAnswers, communes_of, made_up_province, write_province
from cchc_desktop.cli.main import main
from cchc_desktop.units.commune import Commune

REMARKS = ("3:1.1=Xem lại số này.", "II.2.a=Nêu rõ hơn.", "=Thiếu phụ lục.")
PLAIN = (0, 9, 18)
"""The communes whose report came once, whole and in time: these get answers."""


@dataclass
class Province:
    """A receiving office that took its province in, and the answers to compare with."""

    folder: Path
    office: Path
    communes: list[Commune]
    answers: ProvinceAnswers
    capsys: pytest.CaptureFixture[str]

    def run(self, *words: str | Path, data: Path | None = None, code: int = 0) -> str:
        self.capsys.readouterr()
        found = main([*map(str, words), "--data", str(data or self.office)])
        out, err = self.capsys.readouterr()
        assert found == code, err
        return out

    def found(self, *words: str | Path, data: Path | None = None, code: int = 0) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.run(*words, "--json", data=data, code=code))
        return found

    def add(self, place: str) -> dict[str, str]:
        packages = self.found("inbox", "add", self.folder / place, code=1)["packages"]
        return {each["file"]: each["state"] for each in packages}

    def states(self) -> dict[str, str]:
        return {each["code"]: each["state"] for each in self.found("inbox", "list", "--period", PERIOD)["units"]}


@pytest.fixture(params=["sqlite", "postgresql"])
def province(request: pytest.FixtureRequest, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Province:
    communes = communes_of()
    answers = write_province(tmp_path, communes, made_up_province(tmp_path))
    made = Province(tmp_path, tmp_path / "sở", communes, answers, capsys)
    if request.param == "postgresql":
        server: str = request.getfixturevalue("server")
        made.run("inbox", "database", make_database(server, f"cchc-{uuid4().hex}"))
    owing = tmp_path / "đơn vị.csv"
    owing.write_text(
        "\n".join(("Mã đơn vị;Tên", *(f"{each.code};{each.title}" for each in communes))), encoding="utf-8"
    )
    made.run("inbox", "units", "--from", owing)
    made.run("inbox", "due", "2999-12-31", "--period", PERIOD)
    return made


class CommuneOffice:
    """A commune with its own data folder: it has the report that it handed in, closed."""

    def __init__(self, province: Province, number: int) -> None:
        self.province, self.commune = province, province.communes[number]
        self.data, self.out = province.folder / f"xã {number}", province.folder / "ra"
        package = province.folder / ON_TIME / f"{number:04}-1.cchc"
        self.ref = province.run("import", package, data=self.data).strip()
        self.close()

    def findings(self) -> list[dict[str, Any]]:
        done = self.province
        findings: list[dict[str, Any]] = done.found("check", self.ref, data=self.data, code=1)["findings"]
        return findings

    def close(self) -> None:
        reasons = self.data / "giải trình.json"
        explained = [{"rule": each["rule"], "at": each["at"], "text": "Đã xem."} for each in self.findings()]
        reasons.write_text(json.dumps(explained), encoding="utf-8")
        self.province.run("close", self.ref, "--reasons", reasons, "--by", "Chủ tịch", data=self.data)

    def take(self, answer: str) -> dict[str, Any]:
        assert self.province.run("import", answer, data=self.data).split()[-1] == self.ref
        (draft,) = json.loads(self.province.run("list", "--json", data=self.data))
        landed: dict[str, Any] = draft["answer"]
        return landed


def test_a_province_is_taken_in_and_three_answers_find_their_way_back(province: Province) -> None:
    assert province.add(ON_TIME) | province.add(LATE) == province.answers.verdicts
    in_time = {code: "received" if state == "late" else state for code, state in province.answers.states.items()}
    assert province.states() == in_time
    _compare_totals(province)

    (province.folder / "ra").mkdir()
    accepted, *returned = (CommuneOffice(province, number) for number in PLAIN)
    answer = ("--period", PERIOD, "--to", province.folder, "--by", "Chị Mai")
    found = accepted.take(province.run("inbox", "accept", accepted.commune.code, *answer).strip())
    assert (found["verdict"], found["version"]) == ("accepted", 1)
    for office in returned:
        remarks = [word for remark in REMARKS for word in ("--remark", remark)]
        landed = office.take(province.run("inbox", "return", office.commune.code, *remarks, *answer).strip())
        assert (landed["verdict"], landed["left"]) == ("returned", 3)
        assert [f"{each['at']}={each['text']}" for each in landed["remarks"]] == [*REMARKS]
        province.run("reopen", office.ref, data=office.data)
        at = [each["at"] for each in office.findings() if each["rule"] == "answer.remark"]
        assert sorted(at) == [["*"], ["3:1.1"], ["II.2.a"]]
        office.close()
        province.run("pack", office.ref, "--to", office.out, data=office.data)
    answered = {office.commune.code: "returned" for office in returned} | {accepted.commune.code: "accepted"}
    assert province.states() == in_time | answered

    newer = province.found("inbox", "add", province.folder / "ra", code=1)["packages"]  # from a computer with a new key
    assert [(each["state"], each["sender"], each["held"]) for each in newer] == [("newer", "changed", True)] * 2
    assert province.states() == in_time | answered
    for each in newer:
        province.run("inbox", "trust", each["code"], each["fingerprint"])
    for office in returned:
        shown = province.found("inbox", "show", office.commune.code, "--period", PERIOD)
        (earlier,) = shown["answered"]
        assert (shown["version"], earlier["version"], len(earlier["remarks"])) == (2, 1, 3)
    assert province.states() == in_time | {accepted.commune.code: "accepted"}
    _compare_totals(province)


def _compare_totals(province: Province) -> None:
    """Compare sums, units and missing of every count with the independent ones."""
    figures = province.found("inbox", "totals", "--period", PERIOD)["figures"]
    answers = province.answers
    without = [code for code, state in answers.states.items() if state == "missing"]
    keys = [key for key in figures if key in answers.sums]
    assert len(keys) > 60
    for key in keys:
        total = figures[key]
        assert (total["value"], total["units"], total["nil"]) == (
            str(answers.sums[key]), answers.valued[key], answers.nil[key],
        )  # fmt: skip
        assert total["missing"] == sorted([*answers.lacking[key], *without])
