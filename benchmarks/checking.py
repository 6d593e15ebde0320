"""Timing the checks: all of a full report, and those that one edit affects.

Nothing is read twice: prose that is read for the first time has words of its own in every paragraph.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from itertools import count

from benchmarks.timing import Measure, medians
from cchc_desktop.base import startup
from cchc_desktop.checks.context import Context
from cchc_desktop.checks.run import Checker
from cchc_desktop.desk.office import library
from cchc_desktop.report.document import Report
from cchc_desktop.report.file import read_report

REPEATS = 20
PAGES, LETTERS = 30, 2500
_PRINTED = "7:6.7.2"
"""A figure that a section of the sample prints."""
_UNPRINTED = "5:2.3"
_SECTION = "II.2.c"
_AIMS = {
    "all checks of a full report": 5.0,
    "all checks of a full report that was never read": 30.0,
    "checks after an edited section": 8.0,
    "checks after an edited figure that a section prints": 2.0,
    "checks after an edited figure": 0.5,
    "checks of a section of 30 pages that was never read": 150.0,
}


def measures() -> Iterator[Measure]:
    """Time the checks of the corrected sample, whose sections have links to most figures."""
    name, raw = library.sample(printed=False)
    loaded = read_report(raw, name, library.find)
    checker = Checker(loaded.template)
    report = loaded.report
    before = checker.check(report, Context())
    startup.search_garbage_again()  # as the program does once it has started
    numbers = count(1381)

    def all_checks() -> None:
        for _ in range(REPEATS):
            _ = checker.check(report, Context()).findings

    def unread() -> None:
        _ = checker.check(_with_new_words(report, loaded.template.sections, next(numbers)), Context()).findings

    def edited(key: str, text: str) -> None:
        _ = checker.check_after(before, report.with_edit(key, text), key).findings

    def many_pages() -> None:
        edited(_SECTION, _pages(report, next(numbers)))

    rivals = {
        "all checks of a full report": all_checks,
        "all checks of a full report that was never read": unread,
        "checks after an edited section": lambda: edited(_SECTION, f"{report.text(_SECTION)} {next(numbers)}"),
        "checks after an edited figure that a section prints": lambda: edited(_PRINTED, str(next(numbers))),
        "checks after an edited figure": lambda: edited(_UNPRINTED, str(next(numbers))),
        "checks of a section of 30 pages that was never read": many_pages,
    }
    taken = medians(rivals, clock=time.process_time)
    for name, most in _AIMS.items():
        repeats = REPEATS if rivals[name] is all_checks else 1
        yield Measure(name, taken[name] / repeats, most_milliseconds=most)


def _with_new_words(report: Report, sections: Iterable[str], number: int) -> Report:
    """Return the report with a number at the end of every paragraph, so that none was read before."""
    for code in sections:
        lines = report.text(code).split("\n")
        report = report.with_edit(code, "\n".join(f"{line} Lần {number}." for line in lines))
    return report


def _pages(report: Report, number: int) -> str:
    """Return a section of 30 pages whose paragraphs were not read before."""
    text = report.text(_SECTION)
    copies = range(PAGES * LETTERS // len(text) + 1)
    return "\n".join(f"{line} Lần {number}, {copy}." for copy in copies for line in text.split("\n"))
