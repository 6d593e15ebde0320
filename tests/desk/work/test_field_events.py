"""A field's history and the last changes of a report, from a real store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cchc_desktop.desk.carrying.beginning import begin_from
from cchc_desktop.desk.carrying.settling import CAUSE, kept, written
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.versions.printed_drafts import print_draft
from cchc_desktop.desk.work.field_events import field_events, report_events, writings
from cchc_desktop.desk.work.open_report import OpenReport
from db.drafts.store import open_drafts

KEY = "3:3.3.1"


class Watch:
    """A clock that is turned on by hand."""

    def __init__(self) -> None:
        self.now = datetime(2023, 6, 2, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now

    def wait(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def opened(tmp_path: Path, watch: Watch) -> Iterator[OpenReport]:
    """Return the example opened by an officer."""
    with closing(open_drafts(tmp_path, watch)) as store:
        desk = Desk(store, "chị Hòa")
        yield desk.open(desk.add_sample(printed=False).ref)


def lines(opened: OpenReport, key: str = KEY) -> list[tuple[str, str, int]]:
    """Return the events of a field: what stood there, why, and the number of a print."""
    history = opened.flushed_store().history(opened.ref)
    return [(event.after, event.cause, event.number) for event in field_events(history, key, opened.report.text(key))]


def test_a_field_tells_what_stood_there_when_and_why(opened: OpenReport, watch: Watch) -> None:
    """Printed drafts are events with their number; the last is the report's beginning, with what stood there then."""
    opened.edit(KEY, "1.283")
    watch.wait(30)
    opened.edit(KEY, "1.386")
    print_draft(opened)
    opened.edit_many({KEY: "1.390", "3:3.3.2": "1.389"}, "one-stop")
    opened.undo()
    assert lines(opened) == [
        ("1.386", "undo", 0),
        ("1.390", "one-stop", 0),
        ("1.386", "print", 1),
        ("1.386", "typed", 0),
        ("1.283", "typed", 0),
        ("1.387", "sample", 0),
    ]
    assert lines(opened, "1:1") == [("40", "print", 1), ("40", "sample", 0)]


def test_typing_without_a_break_is_one_event(opened: OpenReport, watch: Watch) -> None:
    """Until somebody pauses for long, another field is not between, or the draft is printed."""
    for text in ("Một", "Một hai", "Một hai ba"):
        opened.edit("IV", text)
        watch.wait(1)
    watch.wait(15)
    opened.edit("IV", "Bốn")
    history = opened.flushed_store().history(opened.ref)
    events = [*writings(field_events(history, "IV", "Bốn"))]
    assert [event.after for event in events] == ["Bốn", "Một hai ba"]
    assert events[1].before == "" or len(events[1].before) > 20
    recent = report_events(history)
    assert [(event.keys, event.after) for event in recent] == [(("IV",), "Bốn"), (("IV",), "Một hai ba")]


def test_what_was_changed_together_is_one_change_of_the_report(opened: OpenReport) -> None:
    """Its fields are counted; the first one is where it leads."""
    opened.edit_many({KEY: "1.390", "3:3.3.2": "1.389"}, "one-stop", "anh Dũng")
    opened.edit("1:1", "41")
    history = opened.flushed_store().history(opened.ref)
    recent = report_events(history)
    assert [event.keys for event in recent] == [("1:1",), (KEY, "3:3.3.2")]
    (event,) = writings(field_events(history, KEY, "1.390"))
    assert (event.fields, event.who) == (2, "anh Dũng")


def test_settling_a_mark_of_what_came_along_is_no_change_of_a_field(tmp_path: Path) -> None:
    """Its words are, where others were written: the first place of a list leads to a field that people see."""
    with closing(open_drafts(tmp_path)) as store:
        desk = Desk(store, "chị Hòa")
        opened = desk.open(begin_from(desk, desk.add_sample(printed=False).ref, "2023-9M").ref)
        first, second, *_ = [mark for mark in opened.report.carried if mark.at.key == "I"]
        opened.apply(kept(opened.report, [first]), CAUSE)
        assert report_events(opened.flushed_store().history(opened.ref)) == ()
        opened.apply(written(opened.report, [(second, "năm 2023")]), CAUSE)
        history = opened.flushed_store().history(opened.ref)
        assert [event.keys for event in report_events(history)] == [("I",)]
        (event,) = writings(field_events(history, "I", opened.report.text("I")))
        assert event.fields == 1
