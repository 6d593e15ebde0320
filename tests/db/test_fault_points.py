"""Every command on a disk that fails: nothing is half done, and the command says so in words with exit code 2.

A small part of what `python -m benchmarks.misuse --only fail_everywhere` tries.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from benchmarks.command_cases import CASES, CommandCase, PreparedOffice
from benchmarks.command_runner import CommandRunner
from benchmarks.fault_points import FAULTS, CaseUnderFault
from benchmarks.faulty_disk import missing

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
