"""Timing a new report from a full earlier one, and the marks that follow an edit of its words."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from benchmarks.timing import Measure, medians
from cchc_desktop.desk.carrying.beginning import begin_from
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.report.members.moved_marks import moved_marks
from db.drafts.store import open_drafts

_AIMS = {
    "a report begun from a full one": 300.0,
    "marks of a section after an edit": 2.0,
}


def measures() -> Iterator[Measure]:
    """Time beginning a report from the sample, saved and all, and moving the marks of its longest section."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_drafts(Path(folder))
        desk = Desk(store)
        ref = desk.add_sample(printed=False).ref
        years, numbers = count(2022), count()
        report, _ = desk.load(begin_from(desk, ref, "2024-H1").ref)
        key = max(report.sections, key=lambda code: sum(mark.at.key == code for mark in report.carried))
        text = report.text(key)

        def begin() -> None:
            begin_from(desk, ref, f"{2022 + next(years) % 3}-Y")

        def move() -> None:
            middle = len(text) // 2
            moved_marks(report.carried, key, text, f"{text[:middle]} {next(numbers)} {text[middle:]}")

        taken = medians(
            {"a report begun from a full one": begin, "marks of a section after an edit": move}, clock=time.process_time
        )
        for name, most in _AIMS.items():
            yield Measure(name, taken[name], most_milliseconds=most)
        store.close()
