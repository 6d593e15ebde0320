"""Words for the events of a history: what stood there, how it came, when and by whom."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from cchc_desktop.base.clock import day_first
from cchc_desktop.comparing.word_changes import compare_words
from cchc_desktop.documents.content.review import LATE_LIST, part_name
from cchc_desktop.documents.content.source_words import source_words
from cchc_desktop.report.keys import LATE_DOSSIERS, FieldKind, Place, figure_of, kind_of
from cchc_desktop.report.members.figure_source import source_in
from cchc_desktop.report.numbers import show
from ui.looking_back.event_list import ShownEvent
from ui.words import date_texts
from ui.words.place_texts import short
from ui.words.versions import history_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.desk.work.field_events import FieldEvent, ReportEvent
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template

_SHOWN = 60
_DIGITS = re.compile(r"0|[1-9][0-9]{0,29}")


def name_of_field(template: Template, key: str) -> tuple[str, str]:
    """Return the number and the name of a field: ("3.3.1", "Tổng số hồ sơ …"), ("II.2.c", "Một cửa"), ("", "Số")."""
    kind, row_key = kind_of(key), figure_of(key)
    row = template.rows.get(row_key)
    if kind in (FieldKind.FIGURE, FieldKind.NOTE) and row is not None:
        return row.no, row.label
    section = template.sections.get(key)
    if section is not None:
        return (key, section.short) if section.number else ("", section.short)
    return "", LATE_LIST if key == LATE_DOSSIERS else part_name(key) or key


def value_words(key: str, before: str, after: str) -> str:
    """Return what an event made of a field: its text, of a section how many words came and went."""
    if kind_of(key) is not FieldKind.SECTION:
        return text_words(key, after)
    if not after:
        return history_texts.BLANK
    if before == after:
        return history_texts.WORDS.format(len(after.split()))
    segments = [segment for segment in compare_words(before, after) if segment.changed]
    come = sum(len(segment.after.split()) for segment in segments)
    gone = sum(len(segment.before.split()) for segment in segments)
    words = [history_texts.MORE_WORDS.format(come)] * bool(come) + [history_texts.LESS_WORDS.format(gone)] * bool(gone)
    return ", ".join(words) or history_texts.UNCHANGED_WORDS


def cause_words(event: FieldEvent) -> str:
    """Return how an event came: "Gõ tay", "In nháp, bản in số 2"."""
    cause = history_texts.CAUSES.get(event.cause, history_texts.OTHER_CAUSE).format(event.number)
    source = source_in(event.source) if event.source else None
    return f"{cause}: {source_words(source)}" if source else cause


def moment_line(event: FieldEvent, now: datetime) -> str:
    """Return when and by whom: "15:30 ngày 05/6/2023, chị Hòa, 12 ô"."""
    together = history_texts.TOGETHER.format(event.fields) if event.fields > 1 else ""
    return ", ".join(filter(None, (date_texts.last_change(event.when, now), event.who, together)))


def explanations_of(report: Report, key: str, now: datetime) -> Iterator[tuple[datetime, ShownEvent]]:
    """Yield the explanations that stand at a field, each with its moment."""
    for reason in report.reasons:
        if reason.text.strip() and reason.at and Place.parse(reason.at[0]).key == key:
            try:
                when = datetime.fromisoformat(reason.when).astimezone()
            except ValueError:  # of a file: the moment is free text there
                continue
            moment = ", ".join(filter(None, (date_texts.last_change(when, now), reason.who)))
            yield when, ShownEvent(shortened(reason.text), history_texts.EXPLAINED, moment, "", reason.text)


def report_line(event: ReportEvent) -> tuple[str, str]:
    """Return the place of a change of the report and what it was: ("BM3 1.4", "139 → 141")."""
    key = event.keys[0]
    if len(event.keys) > 1:
        cause = history_texts.CAUSES.get(event.cause, history_texts.OTHER_CAUSE)
        return short(key), history_texts.MANY.format(cause, len(event.keys))
    if kind_of(key) is FieldKind.SECTION:
        return short(key), value_words(key, event.before, event.after)
    return short(key), f"{text_words(key, event.before)} → {text_words(key, event.after)}"


def text_words(key: str, text: str) -> str:
    """Return what stood in a field in one line; the digits of a figure have their dots, as its cell shows them."""
    if kind_of(key) is FieldKind.FIGURE and _DIGITS.fullmatch(text):
        return show(int(text))
    return shortened(day_first(text) if key == "letter.date" else text) or history_texts.BLANK


def shortened(text: str) -> str:
    """Return a text in one line, cut where it is long."""
    words = " ".join(text.split())
    return f"{words[:_SHOWN]}…" if len(words) > _SHOWN else words
