"""The lines of the comparison as they are shown, and the places among them that F8 stops at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cchc_desktop.comparing.changed_figures import ChangedFigure
from cchc_desktop.comparing.compare_reports import ChangedText, Comparison
from cchc_desktop.comparing.compared_lines import ComparedLine, Moved
from cchc_desktop.documents.content.changes import ChangeEntry, ChangeGroup
from cchc_desktop.report.keys import FieldKind, kind_of
from ui.words.versions import comparing_texts


@dataclass(frozen=True, slots=True)
class HeadRow:
    """The head of a section or form: its number, its title, its places."""

    group: str
    number: str
    title: str
    note: str


@dataclass(frozen=True, slots=True)
class FigureHead:
    """The heads of the columns of figures."""


@dataclass(frozen=True, slots=True)
class TextRow:
    """A line of a text; label is the name of its field ("" in a section), first its first place, -1 without one."""

    key: str
    line: ComparedLine
    label: str
    first: int


@dataclass(frozen=True, slots=True)
class RemarkRow:
    """A text whose words are the same: what differs is said; place is its place."""

    key: str
    words: str
    place: int


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure that differs: its row's number and label, the change, who made it, and its place."""

    number: str
    label: str
    change: ChangedFigure
    who: str
    place: int


ChangeRow = HeadRow | FigureHead | TextRow | RemarkRow | FigureRow


@dataclass(frozen=True, slots=True)
class ShownPlace:
    """A place that changed: the index of its row, its segment in a text (-1 for all of the row), where it is."""

    row: int
    segment: int
    where: str


def rows_of(groups: Sequence[ChangeGroup], who: dict[str, str]) -> tuple[tuple[ChangeRow, ...], tuple[ShownPlace, ...]]:
    """Return the rows of groups of changes, and their places in order; `who` made the last change of a key."""
    rows: list[ChangeRow] = []
    places: list[ShownPlace] = []
    for group in groups:
        figures = sum(isinstance(entry.change, ChangedFigure) for entry in group.entries)
        note = comparing_texts.FIGURES if figures == group.places else comparing_texts.PLACES_SHORT
        rows.append(HeadRow(group.id, group.number, group.title, note.format(group.places)))
        headed = False
        for entry in group.entries:
            if isinstance(entry.change, ChangedFigure):
                if not headed:
                    rows.append(FigureHead())
                    headed = True
                places.append(ShownPlace(len(rows), -1, _where(group, entry)))
                figure = FigureRow(
                    entry.number, entry.label, entry.change, who.get(entry.change.key, ""), len(places) - 1
                )
                rows.append(figure)
            else:
                for row, stops in _text_rows(entry, entry.change, len(places)):
                    places += (ShownPlace(len(rows), segment, _where(group, entry)) for segment in stops)
                    rows.append(row)
    return tuple(rows), tuple(places)


def _text_rows(entry: ChangeEntry, change: ChangedText, first: int) -> Iterator[tuple[ChangeRow, list[int]]]:
    """Yield the rows of a text, each with the segments that are its places."""
    if change.same_words:
        yield RemarkRow(change.key, comparing_texts.SAME_WORDS, first), [-1]
        return
    label = entry.label
    for line in _near(change.lines):
        stops = [at for at, segment in enumerate(line.segments) if segment.changed]
        if not stops and line.moved is Moved.HERE:
            stops = [-1]
        yield TextRow(change.key, line, label, first if stops else -1), stops
        first += len(stops)
        label = ""


def _near(lines: Sequence[ComparedLine]) -> Iterator[ComparedLine]:
    """Yield the lines that changed, and one on either side that did not: enough to see where they are."""
    for at, line in enumerate(lines):
        around = lines[max(at - 1, 0) : at + 2]
        if any(each.places or each.moved is Moved.AWAY for each in around):
            yield line


def _where(group: ChangeGroup, entry: ChangeEntry) -> str:
    """Return the name of a change's place: "II.2.c Một cửa", "Biểu mẫu 3, hàng 3.3.1", "Người ký"."""
    if isinstance(entry.change, ChangedFigure) and entry.number:
        return f"{group.number}, hàng {entry.number} {entry.label}"
    return entry.label or f"{group.number} {group.title}".strip()


def stored_place(found: Comparison, row: ChangeRow, segment: int) -> str:
    """Return the place of a row's segment in the second report; of a linked number its link."""
    if isinstance(row, FigureRow):
        return row.change.key
    if not isinstance(row, TextRow):
        return row.key if isinstance(row, RemarkRow) else ""
    if kind_of(row.key) is not FieldKind.SECTION:
        return row.key
    before = sum(len(each.after) for each in row.line.segments[: max(segment, 0)])
    start = row.line.other_at + before
    length = len(row.line.segments[segment].after) if segment >= 0 else len(row.line.after)
    first, last = found.other.printed(row.key).stored_span(start, start + max(length, 1))
    return f"{row.key}@{first}:{last if length else first}"
