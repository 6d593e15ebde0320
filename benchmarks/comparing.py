"""Timing the comparison of two full reports, as a person waits for it, and of two texts of 30 pages."""

from __future__ import annotations

import time
from collections.abc import Iterator

from benchmarks.timing import Measure, medians
from cchc_desktop.comparing.compare_reports import ComparedReport, compare_reports
from cchc_desktop.comparing.compared_lines import compare_lines
from cchc_desktop.desk.office import library
from cchc_desktop.report.file import read_report

FULL, PAGES = "two full reports compared", "two sections of 30 pages compared"
_MOST = 150.0
_LETTERS, _SECTION = 30 * 2500, "II.2.c"


def measures() -> Iterator[Measure]:
    """Time the example as printed against the corrected one, which differ in most sections and forms."""
    one, other = _side(printed=True), _side(printed=False)
    before, after = (_pages(side.report.text(_SECTION)) for side in (one, other))

    def full() -> None:
        sides = (ComparedReport(side.report, side.template) for side in (one, other))
        compare_reports(*sides)

    taken = medians({FULL: full, PAGES: lambda: compare_lines(before, after)}, clock=time.process_time)
    for name, milliseconds in taken.items():
        yield Measure(name, milliseconds, most_milliseconds=_MOST)


def _side(*, printed: bool) -> ComparedReport:
    name, raw = library.sample(printed=printed)
    loaded = read_report(raw, name, library.find)
    return ComparedReport(loaded.report, loaded.template)


def _pages(text: str) -> str:
    """Return a section of 30 pages, no paragraph of which comes twice."""
    copies = range(_LETTERS // len(text) + 1)
    return "\n".join(f"{line} Lần {copy}." for copy in copies for line in text.split("\n"))
