"""How long the command takes to its first answer, against a bare interpreter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.timing import Measure, medians, run

SAMPLE = Path(__file__).parents[1] / "resources" / "samples" / "an-thanh-2023-H1-printed.json"
FLOOR = "python -c pass"


def measures() -> Iterator[Measure]:
    """Time `cchc check` of a file from start to end."""
    taken = medians(
        {
            FLOOR: lambda: run("-c", "pass"),
            "cchc --help": lambda: run("-m", "cchc_desktop", "--help"),
            "cchc check FILE": lambda: run("-m", "cchc_desktop", "check", str(SAMPLE), accepted=(1,)),
        }
    )
    for name in ("cchc --help", "cchc check FILE"):
        yield Measure(name, taken[name], FLOOR, taken[FLOOR])
