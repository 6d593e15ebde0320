"""Misuse by the disk: a change of a random command fails at a random place, or at every one; the power goes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from benchmarks.command_cases import CASES
from benchmarks.command_runner import CommandRunner
from benchmarks.fault_points import FAULTS, CaseUnderFault
from benchmarks.faulty_disk import missing
from benchmarks.misuse_office import Office
from benchmarks.prepared_office import PreparedOffice


def fail_somewhere(office: Office) -> None:
    """Make some changes of a command fail, each in one of the ways."""
    if not missing():
        under = _under_fault(office)
        for _ in range(5):
            under.fail_at(office.random.randint(1, under.changes), office.random.choice(FAULTS))


def fail_everywhere(office: Office) -> None:
    """Make every change of a command fail, in one of the ways."""
    if not missing():
        under, fault = _under_fault(office), office.random.choice(FAULTS)
        for point in range(1, under.changes + 1):
            under.fail_at(point, fault)


def cut_power(office: Office) -> None:
    """Cut the power during a command and after it."""
    if not missing():
        _under_fault(office).cut_power(scratch_of(office), office.random, cuts=20)


ACTIONS = [(4, fail_somewhere), (1, fail_everywhere), (4, cut_power)]
"""How often each is done, against all others of the misuse."""


def _under_fault(office: Office) -> CaseUnderFault:
    runner, prepared = _prepared(scratch_of(office))
    return CaseUnderFault(prepared, runner, office.random.choice(CASES))


def scratch_of(office: Office) -> Path:
    """Return a folder beside the data folder, for files made meanwhile."""
    scratch = office.folder / "disk"
    scratch.mkdir(exist_ok=True)
    return scratch


@cache
def _prepared(folder: Path) -> tuple[CommandRunner, PreparedOffice]:
    """Return the runner of commands in a folder, and the data folders they run on."""
    runner = runner_in(folder)
    return runner, PreparedOffice(folder, runner)


@cache
def runner_in(folder: Path) -> CommandRunner:
    """Return the runner of commands, its library in a folder; its process ends with this one."""
    return CommandRunner(folder).__enter__()
