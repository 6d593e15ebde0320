"""Measure the program on this machine and write docs/performance.md; only ratios compare between machines."""

from __future__ import annotations

import argparse
import platform
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks import (
    carrying,
    checking,
    commune_list,
    comparing,
    frozen,
    memory,
    opening,
    packing,
    receiving,
    saving,
    signing,
    starting,
    taking,
    window,
    writing,
)
from benchmarks.timing import ROUNDS, Measure

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
HEAD = f"""# Performance

Written by `python3 dev.py bench`: medians of at least {ROUNDS} turns taken in one run (3 for LibreOffice). Times belong
to the machine and the moment, ratios compare. The aims are for the old computers of commune offices; no test depends
on a time.

Python {platform.python_version()}, {platform.system()} {platform.machine()}.

| what | ms | against | ms | ratio | aim | met |
|---|---:|---|---:|---:|---|---|
"""
BY_HAND = "\n## Taken by hand"
"""Where the part of the page begins that is kept as it is."""
MEMORY = """
| memory at its peak, each in a process of its own | MB | aim | met |
|---|---:|---|---|
"""
_MET = {True: "yes", False: "no", None: ""}


def main() -> None:
    """Measure everything, and print and write the page."""
    argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__).parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = [_row(measure) for measure in _measures(folder)]
        peaks = [_peak(peak) for peak in memory.peaks(folder)]
    text = HEAD + "\n".join(rows) + "\n"
    if peaks:
        text += MEMORY + "\n".join(peaks) + "\n"
    _, mark, kept = PAGE.read_text(encoding="utf-8").partition(BY_HAND)
    PAGE.write_text(text + mark + kept, encoding="utf-8")
    print(text)


def _measures(folder: Path) -> Iterator[Measure]:
    sources: Iterable[Iterable[Measure]] = (
        starting.measures(),
        saving.measures(folder),
        checking.measures(),
        commune_list.measures(),
        comparing.measures(),
        carrying.measures(),
        writing.measures(folder),
        opening.measures(folder),
        window.measures(folder),
        taking.measures(folder),
        packing.measures(folder),
        signing.measures(folder),
        receiving.measures(folder),
        frozen.measures(),
    )
    for source in sources:
        yield from source


def _row(measure: Measure) -> str:
    ratio = f"{measure.ratio:.2f}" if measure.ratio is not None else ""
    floor = f"{measure.floor_milliseconds:.2f}" if measure.floor else ""
    aim, met = _aim(measure), _MET[measure.met]
    return f"| {measure.name} | {measure.milliseconds:.2f} | {measure.floor} | {floor} | {ratio} | {aim} | {met} |"


def _peak(peak: memory.Peak) -> str:
    aim, met = ("", "") if peak.most is None else (f"≤ {peak.most:g} MB", _MET[peak.megabytes <= peak.most])
    return f"| {peak.name} | {peak.megabytes:.0f} | {aim} | {met} |"


def _aim(measure: Measure) -> str:
    if measure.most_ratio is not None:
        return f"ratio ≤ {measure.most_ratio:.2g}"
    return f"≤ {measure.most_milliseconds:g} ms" if measure.most_milliseconds is not None else ""


if __name__ == "__main__":
    main()
