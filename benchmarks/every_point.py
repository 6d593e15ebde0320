"""Every fault at every change of the disk in every command, in order, kept in a file to go on where a run was ended."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.command_cases import CASES, CommandCase
from benchmarks.command_runner import CommandRunner
from benchmarks.fault_points import FAULTS, CaseUnderFault
from benchmarks.misuse_office import FoundError
from benchmarks.prepared_office import PreparedOffice

_SHM = Path("/dev/shm")  # noqa: S108 - only a place for a folder of its own
IN_MEMORY = _SHM if _SHM.is_dir() else None
"""Where files are made quickly; None where the system has no such place."""
_SHOWN = 4000
_EVERY = 30
"""Seconds between two lines of progress."""


@dataclass(frozen=True, slots=True)
class TriedChange:
    """A change of a case at which every fault was tried: its number, how many the case has, and what was found."""

    case: str
    change: int
    changes: int
    seconds: float
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Every n-th change, beginning with a number."""

    number: int = 1
    of: int = 1

    @classmethod
    def parse(cls, typed: str) -> Part:
        """Read "1/2"; ValueError if it is no part."""
        number, of = map(int, typed.split("/"))
        if not 1 <= number <= of:
            raise ValueError(typed)
        return cls(number, of)

    def changes(self, last: int) -> range:
        """Return the changes of this part."""
        return range(self.number, last + 1, self.of)

    def rounds(self, count: int) -> list[Part]:
        """Return parts that are this one together, each as even over all changes as can be."""
        return [Part(self.number + each * self.of, self.of * count) for each in range(count)]


def cases_named(names: Sequence[str]) -> list[CommandCase]:
    """Return the cases of these names, all where none is given."""
    return [case for case in CASES if not names or case.name in names]


def fail_at_every_point(names: Sequence[str], part: Part, rounds: int, kept: Path | None) -> bool:
    """Try every fault at every change of a part of some cases and print a table; return whether nothing was found."""
    with tempfile.TemporaryDirectory(dir=IN_MEMORY) as name, CommandRunner(Path(name)) as runner:
        office = PreparedOffice(Path(name), runner)
        tried = try_cases(office, runner, cases_named(names), part.rounds(rounds), kept)
    return _print_table(tried)


def try_cases(
    office: PreparedOffice,
    runner: CommandRunner,
    cases: Sequence[CommandCase],
    parts: Sequence[Part],
    kept: Path | None,
) -> list[TriedChange]:
    """Try every fault at every change of parts of some cases, part by part; return what was tried.

    What the file kept says of them is not tried again.
    """
    before = _tried_before(kept)
    tried = [each for each in before if each.case in {case.name for case in cases}]
    done = {(each.case, each.change) for each in before}
    under: dict[str, CaseUnderFault] = {}
    for part in parts:
        for case in cases:
            office.fresh_everything()  # the case before worked on another folder, which this one must leave alone
            if case.name not in under:
                under[case.name] = CaseUnderFault(office, runner, case)
            tried += _try_case(under[case.name], part, done, kept)
    return tried


def _try_case(under: CaseUnderFault, part: Part, done: set[tuple[str, int]], kept: Path | None) -> list[TriedChange]:
    tried: list[TriedChange] = []
    said = time.monotonic()
    for change in part.changes(under.changes):
        if (under.case.name, change) in done:
            continue
        tried.append(_try_change(under, change))
        if kept:
            with kept.open("a", encoding="utf-8") as lines:
                print(json.dumps(asdict(tried[-1]), ensure_ascii=False), file=lines)
        if time.monotonic() - said > _EVERY:
            said = time.monotonic()
            print(f"{under.case.name}: {change} of {under.changes}", flush=True)
    found = sum(len(each.found) for each in tried)
    print(f"{under.case.name}: {len(tried)} of {under.changes} changes tried now, {found} found", flush=True)
    return tried


def _try_change(under: CaseUnderFault, change: int) -> TriedChange:
    before, found = under.seconds + time.process_time(), []
    for fault in FAULTS:
        try:
            under.fail_at(change, fault)
        except FoundError as error:
            found.append(str(error)[:_SHOWN])
            print(f"FOUND {found[-1]}", flush=True)
    seconds = round(under.seconds + time.process_time() - before, 3)
    return TriedChange(under.case.name, change, under.changes, seconds, tuple(found))


def _tried_before(kept: Path | None) -> list[TriedChange]:
    if kept is None or not kept.exists():
        return []
    read = map(json.loads, kept.read_text(encoding="utf-8").splitlines())
    return [TriedChange(**line | {"found": tuple(line["found"])}) for line in read]


def _print_table(tried: Sequence[TriedChange]) -> bool:
    """Print what was tried of each case; return whether nothing was found in any."""
    print(f"{'case':34}{'changes':>9}{'tried':>7}{'points':>8}{'found':>7}{'CPU s':>8}")
    for case in dict.fromkeys(each.case for each in tried):
        _print_line(case, [each for each in tried if each.case == case])
    _print_line("all", tried)
    return not any(each.found for each in tried)


def _print_line(name: str, tried: Sequence[TriedChange]) -> None:
    changes = sum({each.case: each.changes for each in tried}.values())
    found, seconds = sum(len(each.found) for each in tried), sum(each.seconds for each in tried)
    print(f"{name:34}{changes:9}{len(tried):7}{len(tried) * len(FAULTS):8}{found:7}{seconds:8.0f}")
