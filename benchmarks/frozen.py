"""Timing the frozen program against the same program unfrozen; nothing if `dev.py build` has not run."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial

from benchmarks.starting import SAMPLE
from benchmarks.timing import Measure, medians

FROZEN = SAMPLE.parents[2] / "dist" / "CCHC-Desktop" / ("cchc.exe" if sys.platform == "win32" else "cchc")
UNFROZEN = "the same, unfrozen"
CALLS = {
    "cchc --help": ["--help"],
    "cchc check FILE": ["check", str(SAMPLE)],
    "cchc --selftest, a painted window in it": ["--selftest"],
}
MOST = 1.3


def measures() -> Iterator[Measure]:
    """Time three calls, alternating between the frozen and the unfrozen program."""
    if not FROZEN.is_file():
        return
    for name, arguments in CALLS.items():
        frozen = partial(_call, [str(FROZEN), *arguments])
        unfrozen = partial(_call, [sys.executable, "-m", "cchc_desktop", *arguments])
        taken = medians({name: frozen, UNFROZEN: unfrozen})
        yield Measure(f"frozen {name}", taken[name], UNFROZEN, taken[UNFROZEN], most_ratio=MOST)


def _call(arguments: list[str]) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(arguments, check=False, capture_output=True, env=environment)
    if done.returncode not in (0, 1):
        sys.exit(f"exit code {done.returncode}, nothing measured: {' '.join(arguments)}")
