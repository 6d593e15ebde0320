"""Timing the command from start to end, against a bare interpreter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.timing import Measure, medians, run

SAMPLE = Path(__file__).parents[1] / "resources" / "samples" / "an-thanh-2023-H1-printed.json"
FLOOR, HELP, CHECK = "python -c pass", "cchc --help", "cchc check FILE"


def measures() -> Iterator[Measure]:
    """Time the help and `cchc check` of a file from start to end."""
    taken = medians(
        {
            FLOOR: lambda: run("-c", "pass"),
            HELP: lambda: run("-m", "cchc_desktop", "--help"),
            CHECK: lambda: run("-m", "cchc_desktop", "check", str(SAMPLE), accepted=(1,)),
        }
    )
    yield Measure(HELP, taken[HELP], FLOOR, taken[FLOOR])
    yield Measure(CHECK, taken[CHECK], FLOOR, taken[FLOOR], most_ratio=12)
