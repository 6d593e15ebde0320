"""Taking comparable times: the rivals take turns, and their medians are compared with a floor.

An installed program has its bytecode; here the first process writes it, and is not counted.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

ROUNDS = 7
_BYTECODE = Path(tempfile.gettempdir()) / "cchc-bytecode"


@dataclass(frozen=True)
class Measure:
    """A line of the table: the measured thing, its milliseconds, the floor (name, milliseconds), and the aim."""

    name: str
    milliseconds: float
    floor: str = ""
    floor_milliseconds: float = 0.0
    most_ratio: float | None = None
    most_milliseconds: float | None = None

    @property
    def ratio(self) -> float | None:
        """The ratio to the floor, None without a floor."""
        return self.milliseconds / self.floor_milliseconds if self.floor_milliseconds else None

    @property
    def met(self) -> bool | None:
        """Whether the aim is met, None if there is none."""
        if self.most_ratio is not None and self.ratio is not None:
            return self.ratio <= self.most_ratio
        if self.most_milliseconds is not None:
            return self.milliseconds <= self.most_milliseconds
        return None


def medians(
    rivals: Mapping[str, Callable[[], object]], rounds: int = ROUNDS, clock: Callable[[], float] = time.perf_counter
) -> dict[str, float]:
    """Return the median milliseconds of each call; they take turns, so that a slow moment affects all alike.

    clock is `time.process_time` for calls that never wait: other processes then count less.
    """
    taken: dict[str, list[float]] = {name: [] for name in rivals}
    for call in rivals.values():
        call()
    for _ in range(rounds):
        for name, call in rivals.items():
            start = clock()
            call()
            taken[name].append((clock() - start) * 1000)
    return {name: statistics.median(values) for name, values in taken.items()}


def run(*arguments: str, accepted: tuple[int, ...] = (0,)) -> None:
    """Run this Python with arguments, without output; an exit code that is not accepted ends the run."""
    call = [sys.executable, *arguments]
    done = subprocess.run(call, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_environment())
    if done.returncode not in accepted:
        sys.exit(f"exit code {done.returncode}, nothing measured: {' '.join(arguments)}")


def answers(source: str, *arguments: str) -> dict[str, str]:
    """Run a source with arguments, without a display; return the "name value" lines that it prints.

    What it says to people, such as a line for each package taken in, is shown only where it fails.
    """
    call = [sys.executable, "-c", source, *arguments]
    done = subprocess.run(call, check=False, capture_output=True, text=True, env=_environment())
    if done.returncode:
        sys.exit(f"{done.stderr}exit code {done.returncode}, nothing measured")
    return dict(line.split(" ", 1) for line in done.stdout.splitlines() if " " in line)


def _environment() -> dict[str, str]:
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONPYCACHEPREFIX": str(_BYTECODE)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment
