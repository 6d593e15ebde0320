"""Two reports compared as a reader sees them: letter, prose with its figures printed, forms row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from cchc_desktop.base.clock import day_first
from cchc_desktop.comparing.aligned_rows import AlignedRows, align
from cchc_desktop.comparing.changed_fields import ChangedField, changed_fields, field_order
from cchc_desktop.comparing.changed_figures import ChangedFigure, changed_figure
from cchc_desktop.comparing.compared_lines import ComparedLine, compare_lines
from cchc_desktop.reading.printed_text import PrintedText
from cchc_desktop.report.document import Report
from cchc_desktop.report.figure_table import FigureTable
from cchc_desktop.report.keys import FieldKind, kind_of, note_of
from cchc_desktop.report.template import Template


@dataclass(frozen=True)
class ComparedReport:
    """One side of a comparison: a report, and the template it was made with."""

    report: Report
    template: Template

    @cached_property
    def table(self) -> FigureTable:
        """The figures as read, computed and printed."""
        return FigureTable.of(self.template, self.report.figures)

    def printed(self, key: str) -> PrintedText:
        """Return a text as printed: in a section with the figures that it links to."""
        stored = self.report.text(key)
        if kind_of(key) is not FieldKind.SECTION:
            text = day_first(stored) if key == "letter.date" else stored
            return PrintedText(text, ((0, len(text), 0, len(stored), ""),))
        return PrintedText.of(stored, self.table.linked)


@dataclass(frozen=True, slots=True)
class ChangedText:
    """A text that differs as printed; without lines if its words do not: only white space, or a link for a number."""

    key: str
    lines: tuple[ComparedLine, ...]

    @property
    def places(self) -> int:
        """The number of its places that changed, 1 where no word did."""
        return sum(line.places for line in self.lines) or 1

    @property
    def same_words(self) -> bool:
        """Whether a reader sees the same words in both reports."""
        return not self.lines


Change = ChangedText | ChangedFigure


@dataclass(frozen=True)
class Comparison:
    """All that differs between two reports: as stored (`fields`), and as a reader sees it, in document order."""

    one: ComparedReport
    other: ComparedReport
    fields: tuple[ChangedField, ...]
    changes: tuple[Change, ...]
    rows: AlignedRows

    @property
    def places(self) -> int:
        """The number of places that a reader sees changed."""
        return sum(change.places for change in self.changes)

    @property
    def unseen(self) -> tuple[ChangedField, ...]:
        """The fields that differ where no place shows it: the period, rows without a counterpart, unknown keys."""
        shown = {change.key for change in self.changes}
        gone = _gone(self.one.report, self.rows)
        return tuple(field for field in self.fields if field.at not in shown or field in gone)

    @property
    def same(self) -> bool:
        """Whether no field differs, nor the period."""
        return not self.fields


def compare_reports(
    one: ComparedReport, other: ComparedReport, *, links: Mapping[str, str] | None = None
) -> Comparison:
    """Return what differs between two reports, the first of them the earlier version.

    links gives for rows of the second template those of the first that mean the same, where their editions are apart.
    """
    rows = align(one.template, other.template, links)
    keys = dict.fromkeys(field_order(one.report, other.report, other.template, one.template))
    keys |= dict.fromkeys(rows.before)
    fields = (*changed_fields(one.report, other.report, keys, rows.key_before), *_gone(one.report, rows))
    changed = {field.at: field for field in fields}
    changes = (*_texts(one, other, tuple(keys), changed), *_figures(one, other, rows, changed))
    return Comparison(one, other, fields, changes, rows)


def _gone(report: Report, rows: AlignedRows) -> tuple[ChangedField, ...]:
    """Return the fields of rows that are gone where another row has taken their number."""
    keys = (one for key in rows.gone for one in (key, note_of(key)))
    return tuple(ChangedField(key, report.text(key), "") for key in keys if report.text(key))


def _texts(
    one: ComparedReport, other: ComparedReport, keys: tuple[str, ...], changed: Mapping[str, ChangedField]
) -> Iterator[ChangedText]:
    """Yield the letter's parts and the sections that differ."""
    for key in keys:
        kind = kind_of(key)
        if kind in (FieldKind.FIGURE, FieldKind.NOTE):
            continue
        before, after = one.printed(key).text, other.printed(key).text
        if before != after:
            lines = compare_lines(before, after)
            if key in changed or any(line.places for line in lines):
                yield ChangedText(key, lines if any(line.places for line in lines) else ())
        elif key in changed:
            yield ChangedText(key, ())


def _figures(
    one: ComparedReport, other: ComparedReport, rows: AlignedRows, changed: Mapping[str, ChangedField]
) -> Iterator[Change]:
    """Yield the figures that differ in the order of the forms, each with its note."""
    for key in other.template.rows:
        if key not in rows.same:
            continue
        if figure := changed_figure(key, rows.before.get(key, key), one.table, other.table):
            yield figure
        if note := changed.get(note_of(key)):
            yield ChangedText(note.at, compare_lines(note.before, note.after))
