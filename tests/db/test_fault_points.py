"""Every command on a disk that fails: nothing is half done, and the command says so in words with exit code 2.

A small part of what `python -m benchmarks.misuse --only fail_everywhere` tries.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.command_cases import CASES, CommandCase
from benchmarks.command_runner import CommandRunner
from benchmarks.data_state import IllError, state_of
from benchmarks.every_point import Part, cases_named, try_cases
from benchmarks.fault_points import FAULTS, CaseUnderFault
from benchmarks.faulty_disk import missing
from benchmarks.misuse_office import FoundError
from benchmarks.prepared_office import PreparedOffice
from db.drafts.data_files import drafts_in
from db.drafts.store import open_drafts
from resources import FOLDER as RESOURCES

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing() or "the library can be made")


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CommandRunner]:
    with CommandRunner(tmp_path_factory.mktemp("runner")) as started:
        yield started


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, runner: CommandRunner) -> PreparedOffice:
    return PreparedOffice(tmp_path_factory.mktemp("office"), runner)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_command_whose_disk_fails_leaves_nothing_half_done(
    office: PreparedOffice, runner: CommandRunner, case: CommandCase
) -> None:
    under, chance = CaseUnderFault(office, runner, case), random.Random(case.name)  # noqa: S311 - points, no secrets
    for fault in chance.sample(FAULTS, 2):
        under.fail_at(chance.randint(1, under.changes), fault)


def test_what_was_tried_is_not_tried_again(
    office: PreparedOffice, runner: CommandRunner, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept, cases = tmp_path / "points.jsonl", cases_named(["key save"])
    half = try_cases(office, runner, cases, [Part(1, 2)], kept)
    assert [(each.change, each.found) for each in half] == [(1, ()), (3, ()), (5, ())]
    assert len(kept.read_text(encoding="utf-8").splitlines()) == 3
    every = try_cases(office, runner, cases, Part().rounds(2), kept)
    assert sorted(each.change for each in every) == [1, 2, 3, 4, 5]
    assert len(kept.read_text(encoding="utf-8").splitlines()) == 5
    assert "key save: 2 of 5 changes tried now, 0 found" in capsys.readouterr().out


def test_a_second_round_is_not_told_what_other_cases_wrote(office: PreparedOffice, runner: CommandRunner) -> None:
    every = try_cases(office, runner, cases_named(["key save", "inbox database"]), Part().rounds(2), None)
    assert [each.found for each in every] == [()] * 7


def test_a_call_that_is_half_done_would_be_found(office: PreparedOffice, runner: CommandRunner) -> None:
    case = next(case for case in CASES if case.name == "inbox accept")
    under = CaseUnderFault(office, runner, replace(case, ahead=()))
    with pytest.raises(FoundError, match="half done"):  # noqa: PT012 - at one of the changes after the answer is kept
        for point in range(under.changes // 3, under.changes, 3):
            under.fail_at(point, FAULTS[-1])


def test_figures_that_were_not_saved_are_not_told_as_taken(office: PreparedOffice, runner: CommandRunner) -> None:
    """The queue of the window keeps what could not be saved, and tries again: a command has no later."""
    under = CaseUnderFault(office, runner, next(case for case in CASES if case.name == "take"))
    for point in range(1, under.changes + 1, 4):
        under.fail_at(point, FAULTS[2])


def test_old_drafts_without_a_copy_are_well_and_lost_changes_are_not(tmp_path: Path) -> None:
    """On a disk without room for a copy the question about the clock comes again; a loss is more than that."""
    drafts_in(tmp_path).write_bytes((RESOURCES / "samples" / "drafts-0001.sqlite3").read_bytes())
    open_drafts(tmp_path).close()
    shutil.rmtree(tmp_path / "copies")
    with closing(open_drafts(tmp_path)) as store:
        assert "ngày sau lần ghi gần nhất" in store.notices[0]
    shutil.rmtree(tmp_path / "copies")
    assert any("an-thanh-2023-H1-2" in row for row in state_of(tmp_path)["drafts"])
    shutil.rmtree(tmp_path / "copies")
    (tmp_path / "drafts.sequence").write_bytes(b"%020d" % 10**9)
    with pytest.raises(IllError):
        state_of(tmp_path)
