"""Timing the checks: all of a full report, and those that one edit affects."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from benchmarks.timing import Measure, medians
from cchc_desktop.checks.context import Context
from cchc_desktop.checks.run import Checker
from cchc_desktop.desk.office import library
from cchc_desktop.report.file import read_report

REPEATS = 20


def measures() -> Iterator[Measure]:
    """Time the checks of the corrected sample, whose sections have links to most figures."""
    name, raw = library.sample(printed=False)
    loaded = read_report(raw, name, library.find)
    checker = Checker(loaded.template)
    before = checker.check(loaded.report, Context())
    numbers = count(1381)

    def all_checks() -> None:
        for _ in range(REPEATS):
            _ = checker.check(loaded.report, Context()).findings

    def one_edit() -> None:
        for _ in range(REPEATS):
            edited = loaded.report.with_edit("7:6.7.2", str(next(numbers)))
            _ = checker.check_after(before, edited, "7:6.7.2").findings

    taken = medians({"all checks of a full report": all_checks, "checks after one edit": one_edit})
    for name, most in (("all checks of a full report", 5.0), ("checks after one edit", 0.5)):
        yield Measure(name, taken[name] / REPEATS, most_milliseconds=most)
