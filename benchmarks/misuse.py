"""A long random misuse of the program from outside: calls, spoiled files, edits, kills, full disks.

    python -m benchmarks.misuse --minutes 60 --seed 1 --small-disk /path/of/a/small/tmpfs

It stops at the first thing that should never happen, and says what it was: an unexpected error, a traceback, another
exit code than 0, 1 or 2, something acknowledged that is gone, a spoiled package or copy that is taken for a whole one,
a doctor who finds something though nothing was damaged.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from pathlib import Path

from benchmarks.misdeeds import DEEDS
from benchmarks.misused import Office


def main() -> None:
    """Misuse the program until the time is over, then say what was done."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--small-disk", type=Path)
    call = parser.parse_args()
    end = time.monotonic() + call.minutes * 60
    with tempfile.TemporaryDirectory() as name:
        office = Office(random.Random(call.seed), Path(name), call.small_disk)  # noqa: S311 - misuse, no secrets
        weights, deeds = zip(*DEEDS, strict=True)
        while time.monotonic() < end:
            deed = office.random.choices(deeds, weights)[0]
            deed(office)
            office.done[deed.__name__] += 1
        print(f"seed {call.seed}: nothing found in {call.minutes:g} minutes: {dict(office.done)}")


if __name__ == "__main__":
    main()
