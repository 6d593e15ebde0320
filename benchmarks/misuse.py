"""A long random misuse of the program: calls, corrupted files, edits, killed processes, full disks.

    python -m benchmarks.misuse --minutes 60 --seed 1 --small-disk /path/of/a/small/tmpfs
    python -m benchmarks.misuse --every-fault-point --done points.jsonl
    python -m benchmarks.misuse --every-power-cut
    python -m benchmarks.misuse --on-full-disk /path/of/a/tmpfs/of/400/MB

It stops at the first result that must never happen, and prints it: an unexpected error, a traceback, another exit code
than 0, 1 or 2, an acknowledged change that is lost, a corrupted package or copy that is accepted as whole, a command
that is half done after its disk failed, or a fault that the doctor finds though nothing was damaged.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import disk_actions, file_actions, misuse_actions, typing_actions
from benchmarks.command_cases import CASES
from benchmarks.every_case import cut_power_in_every_case, fill_disk_in_every_case
from benchmarks.every_point import Part, fail_at_every_point
from benchmarks.misuse_office import Office

_ALL = [*misuse_actions.ACTIONS, *disk_actions.ACTIONS, *file_actions.ACTIONS, *typing_actions.ACTIONS]


def main() -> None:
    """Misuse the program at random, or every command in order, as the call says."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--small-disk", type=Path)
    parser.add_argument("--only", choices=[action.__name__ for _, action in _ALL], nargs="+")
    every = parser.add_argument_group("harm to every command, in order")
    every.add_argument("--every-fault-point", action="store_true")
    every.add_argument("--case", choices=[case.name for case in CASES], nargs="+", default=[])
    every.add_argument("--part", metavar="I/N", type=Part.parse, default=Part(), help="every N-th change, from I on")
    every.add_argument("--rounds", metavar="N", type=int, default=1, help="over all cases, each from begin to end")
    every.add_argument("--done", metavar="FILE", type=Path, help="what was tried, which is not tried again")
    every.add_argument("--every-power-cut", action="store_true")
    every.add_argument(
        "--on-full-disk", metavar="FOLDER", type=Path, help="a file system of its own, some 400 MB large"
    )
    call = parser.parse_args()
    if call.every_fault_point:
        sys.exit(not fail_at_every_point(call.case, call.part, call.rounds, call.done))
    if call.every_power_cut:
        sys.exit(not cut_power_in_every_case(call.case, call.seed))
    if call.on_full_disk:
        sys.exit(not fill_disk_in_every_case(call.case, call.on_full_disk))
    misuse_at_random(call)


def misuse_at_random(call: argparse.Namespace) -> None:
    """Misuse the program until the time of a call is over, then print the numbers of actions."""
    chosen = [(weight, action) for weight, action in _ALL if not call.only or action.__name__ in call.only]
    end = time.monotonic() + call.minutes * 60
    with tempfile.TemporaryDirectory() as name:
        office = Office(random.Random(call.seed), Path(name), call.small_disk)  # noqa: S311 - misuse, no secrets
        weights, actions = zip(*chosen, strict=True)
        while time.monotonic() < end:
            action = office.random.choices(actions, weights)[0]
            action(office)
            office.done[action.__name__] += 1
        print(f"seed {call.seed}: nothing found in {call.minutes:g} minutes: {dict(office.done)}")


if __name__ == "__main__":
    main()
