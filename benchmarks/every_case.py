"""Every command once more: its power cut at many moments, and called on a real disk with less and less room."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.command_runner import CommandRunner
from benchmarks.every_point import IN_MEMORY, cases_named
from benchmarks.fault_points import CaseUnderFault
from benchmarks.misuse_office import FoundError
from benchmarks.prepared_office import PreparedOffice

ROOMS = (0, *(4096 << power for power in range(9)))
"""Bytes left on a disk that is full but for them, up to 1 MB."""


def cut_power_in_every_case(names: Sequence[str], seed: int, cuts: int = 30) -> bool:
    """Cut the power of cases at some moments and at their ends; return whether nothing was found."""
    chance = random.Random(seed)  # noqa: S311 - moments, no secrets
    with tempfile.TemporaryDirectory(dir=IN_MEMORY) as scratch:
        return _in_every_case(names, IN_MEMORY, lambda under: under.cut_power(Path(scratch), chance, cuts))


def fill_disk_in_every_case(names: Sequence[str], disk: Path) -> bool:
    """Call cases on a disk of its own that is full but for some room; return whether nothing was found."""

    def fill(under: CaseUnderFault) -> None:
        for room in ROOMS:
            under.fill_disk(room)

    return _in_every_case(names, disk, fill)


def _in_every_case(names: Sequence[str], place: Path | None, harm: Callable[[CaseUnderFault], None]) -> bool:
    found = 0
    with _prepared(place) as (office, runner):
        for case in cases_named(names):
            try:
                harm(CaseUnderFault(office, runner, case))
            except FoundError as error:
                found += 1
                print(f"FOUND {error}", flush=True)
            else:
                print(f"{case.name}: nothing found", flush=True)
    print(f"{found} found", flush=True)
    return not found


@contextmanager
def _prepared(place: Path | None) -> Iterator[tuple[PreparedOffice, CommandRunner]]:
    beside, folder = tempfile.TemporaryDirectory(), tempfile.TemporaryDirectory(dir=place)
    with beside, folder, CommandRunner(Path(beside.name)) as runner:
        yield PreparedOffice(Path(folder.name), runner), runner
