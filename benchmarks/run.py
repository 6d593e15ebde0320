"""How long the program takes to start, against Python's own start; the ratio is what compares between machines."""

import statistics
import subprocess
import sys
import time

ROUNDS = 7
BASE = "python -c pass"
CALLS = {
    BASE: [sys.executable, "-c", "pass"],
    "cchc --help": [sys.executable, "-m", "cchc_desktop", "--help"],
}


def seconds(arguments: list[str]) -> float:
    """Return how long one call takes; a call that fails measures nothing and ends the run."""
    start = time.perf_counter()
    done = subprocess.run(arguments, check=False, stdout=subprocess.DEVNULL)
    taken = time.perf_counter() - start
    if done.returncode != 0:
        sys.exit(f"exit code {done.returncode}, nothing measured: {' '.join(arguments)}")
    return taken


def medians() -> dict[str, float]:
    """Return the median of every call; the calls take turns, so that a slow moment hits them alike."""
    taken: dict[str, list[float]] = {name: [] for name in CALLS}
    for _ in range(ROUNDS):
        for name, arguments in CALLS.items():
            taken[name].append(seconds(arguments))
    return {name: statistics.median(values) for name, values in taken.items()}


def main() -> None:
    """Measure and print a table."""
    measured = medians()
    print(f"{'start, median of ' + str(ROUNDS):24} {'ms':>8} {'ratio':>7}")
    for name, value in measured.items():
        print(f"{name:24} {value * 1000:8.1f} {value / measured[BASE]:7.2f}")


if __name__ == "__main__":
    main()
