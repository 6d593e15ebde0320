"""A report's history as people read it: what stood in a field when, and the last changes of the whole report.

Typing is saved at every pause. What one person types in one field without a longer break is one event.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from cchc_desktop.report.keys import FieldKind, kind_of, source_of

if TYPE_CHECKING:
    from datetime import datetime

    from cchc_desktop.report.store_protocol import Change

_BESIDE = (FieldKind.SOURCE, FieldKind.ANSWER, FieldKind.CARRIED)
TYPED, TAKEN_BACK, PRINT = "typed", "taken-back", "print"
BREAK = timedelta(minutes=10)
"""A pause after which typing in the same field is another event."""


@dataclass(frozen=True, slots=True)
class FieldEvent:
    """A moment in a field's history: what stood before and after, who made it, and its cause.

    An event of the whole report (printed, closed, begun) changes no field: both texts are the same. number is that of
    a print, 0 otherwise; fields is the number of fields that were changed together; source is what was kept as the
    source of the figure at that moment, as stored, "" for any other.
    """

    before: str
    after: str
    when: datetime
    who: str
    cause: str
    number: int = 0
    fields: int = 1
    source: str = ""

    @property
    def of_report(self) -> bool:
        """Whether it is an event of the whole report."""
        return self.fields == 0


@dataclass(frozen=True, slots=True)
class ReportEvent:
    """A change of the report: its fields by key, the texts of the first one before and after, when, who, and why."""

    keys: tuple[str, ...]
    before: str
    after: str
    when: datetime
    who: str
    cause: str


def field_events(history: Sequence[Change], key: str, text: str) -> tuple[FieldEvent, ...]:
    """Return the events of a field, newest first, from the text it has now; the last is the report's beginning."""
    together = _together(history)
    prints = sum(not change.key and change.cause == PRINT for change in history)
    events: list[FieldEvent] = []
    sources = {_moment(change): change.after for change in history if change.key == source_of(key)}
    for change in reversed(history):
        if not change.key:
            printed = change.cause == PRINT
            events.append(
                FieldEvent(text, text, change.when, change.who, change.cause, prints if printed else 0, fields=0)
            )
            prints -= printed
        elif change.key == key:
            event = FieldEvent(change.before, text, change.when, change.who, change.cause)
            count = together[_moment(change)]
            events.append(replace(_merged(events, event, count), source=sources.get(_moment(change), "")))
            text = change.before
    return tuple(events)


def report_events(history: Sequence[Change]) -> tuple[ReportEvent, ...]:
    """Return the changes of the report, newest first; those made together, or typed on, are one."""
    events: list[ReportEvent] = []
    for change in history:
        if not _is_shown(change):
            continue
        last = events[-1] if events else None
        if last and (last.when, last.who, last.cause) == (change.when, change.who, change.cause):
            events[-1] = ReportEvent((*last.keys, change.key), last.before, last.after, last.when, last.who, last.cause)
        elif last and last.keys == (change.key,) and _typed_on(last, change.who, change.cause, change.when):
            events[-1] = ReportEvent(last.keys, last.before, change.after, change.when, change.who, change.cause)
        else:
            one = ReportEvent((change.key,), change.before, change.after, change.when, change.who, change.cause)
            events.append(one)
    return tuple(reversed(events))


def writings(events: Sequence[FieldEvent]) -> Iterator[FieldEvent]:
    """Yield the events that wrote the field, newest first."""
    return (event for event in events if not event.of_report)


def _together(history: Sequence[Change]) -> dict[tuple[datetime, str, str], int]:
    counts: dict[tuple[datetime, str, str], int] = {}
    for change in history:
        if _is_shown(change):
            counts[_moment(change)] = counts.get(_moment(change), 0) + 1
    return counts


def _moment(change: Change) -> tuple[datetime, str, str]:
    return change.when, change.who, change.cause


def _is_shown(change: Change) -> bool:
    """Return whether a change is one of a field.

    A source is shown with its figure, answers as events of all; marks of what came along follow its words.
    """
    return bool(change.key) and kind_of(change.key) not in _BESIDE


def _merged(events: list[FieldEvent], event: FieldEvent, count: int) -> FieldEvent:
    """Return an event, joined with the later one that was typed on it, which is taken off the list."""
    later = events[-1] if events else None
    if later and not later.of_report and _typed_on(event, later.who, later.cause, later.when):
        events.pop()
        return FieldEvent(event.before, later.after, later.when, later.who, later.cause)
    return FieldEvent(event.before, event.after, event.when, event.who, event.cause, fields=count)


def _typed_on(earlier: FieldEvent | ReportEvent, who: str, cause: str, when: datetime) -> bool:
    return (earlier.who, earlier.cause, cause) == (who, TYPED, TYPED) and when - earlier.when <= BREAK
