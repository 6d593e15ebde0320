"""How long the command takes to its first answer, against a bare interpreter, and how much memory it takes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.timing import Measure, medians, run

SAMPLE = Path(__file__).parents[1] / "resources" / "samples" / "an-thanh-2023-H1-printed.json"
FLOOR = "python -c pass"
_PEAK = """
import resource, sys
from cchc_desktop.cli import main
main(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


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


def peaks(folder: Path) -> Iterator[tuple[str, float]]:
    """Give the peak memory in MB of checking and of each export, each in a process of its own."""
    for name, arguments in {
        "cchc check": ["check", str(SAMPLE), "--json"],
        "cchc export --pdf": ["export", str(SAMPLE), "--pdf", str(folder / "peak.pdf")],
        "cchc export --xlsx": ["export", str(SAMPLE), "--xlsx", str(folder / "peak.xlsx")],
    }.items():
        done = subprocess.run([sys.executable, "-c", _PEAK, *arguments], check=True, capture_output=True, text=True)
        yield name, int(done.stdout.split()[-1]) / 1024
