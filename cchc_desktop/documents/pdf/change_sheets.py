"""The changes between two versions as PDF: only what differs, for a reader who knows the earlier one.

What is gone is struck, what came is bold and underlined: both can be told apart on any printer.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.base.work_step import Step
from cchc_desktop.comparing.changed_figures import ChangedFigure, FigureDiff
from cchc_desktop.comparing.compared_lines import ComparedLine, Moved
from cchc_desktop.documents.content import geometry as g
from cchc_desktop.documents.content.blocks import Document, Title
from cchc_desktop.documents.content.changes import change_groups, equal_parts
from cchc_desktop.documents.pdf.framed_tables import Cell, FramedTable, inside
from cchc_desktop.documents.pdf.paging import WIDTH
from cchc_desktop.documents.pdf.paragraphs import TextFlowable, marked_text, texts
from cchc_desktop.documents.pdf.write import write_pdf
from cchc_desktop.report.periods import span_of

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Flowable, Table

    from cchc_desktop.comparing.compare_reports import ChangedText, ComparedReport, Comparison
    from cchc_desktop.documents.content.changes import ChangeEntry, ChangeGroup

TITLE = "NHỮNG CHỖ KHÁC"
SUBJECT = "{report}\nBản trước: {before}\nBản sau: {after}"
LEGEND = "Chữ gạch ngang: bỏ đi. Chữ đậm, gạch chân: thêm vào. Phần không in ở đây giống nhau: {}."
HEADS = ("Hàng", "Chỉ tiêu", "Trước", "Sau", "Chênh")
NOTES = {FigureDiff.VALUE: "", FigureDiff.WRITING: "chỉ cách viết", FigureDiff.COMPUTED: "tự tính"}
MOVED = "Chuyển từ chỗ khác đến: "
SAME_WORDS = "Chữ như nhau; chỉ khác khoảng trắng hoặc cách lấy số."
BLANK = "trống"
_WIDTHS = tuple(width * g.MM for width in g.CHANGE_COLUMNS)


def write_changes(found: Comparison, before: str, after: str, path: Path) -> Iterator[Step]:
    """Write the changes between two versions as PDF to `path`; before and after are the names of the versions."""
    subject = SUBJECT.format(report=_name(found.other), before=before, after=after)
    document = Document(f"{TITLE}. {_name(found.other)}", "", (Title(TITLE, subject),))
    yield from write_pdf(document, path, _ChangeSheet(found))


def _name(side: ComparedReport) -> str:
    """Return the name of a report: "6 tháng đầu năm 2023, xã An Thanh"."""
    report, span = side.report, span_of(side.template, side.report.period)
    unit = f"{report.text('unit.kind')} {report.text('unit.name')}".strip()
    return ", ".join(filter(None, (span.title if span else report.period, unit)))


class _ChangeSheet:
    """The changes below the title."""

    def __init__(self, found: Comparison) -> None:
        self._found = found

    def mark_page(self, canvas: Canvas) -> None:
        """Draw nothing on an empty page."""

    def mark_text(self, canvas: Canvas, text: TextFlowable, bottom: float) -> None:
        """Draw nothing beside a text."""

    def mark_table(self, canvas: Canvas, table: Table, bottom: float) -> None:
        """Draw nothing beside a table."""

    def flowables(self) -> Iterator[Flowable]:
        """Yield what the marks mean, then the groups."""
        equal = equal_parts(self._found)
        yield from texts(LEGEND.format(equal or "không có"), g.FINDING, WIDTH, before=g.FINDING_GROUP.before)
        for group in change_groups(self._found):
            yield from _group(group)


def _group(group: ChangeGroup) -> Iterator[Flowable]:
    name = f"{group.number}. {group.title}" if group.number else group.title
    yield from texts(name, g.FINDING_GROUP, WIDTH, before=g.FINDING_GROUP.before, keep_next=True)
    for figures, entries in groupby(group.entries, key=lambda entry: isinstance(entry.change, ChangedFigure)):
        if figures:
            yield _table(entries)
        else:
            for entry in entries:
                yield from _text(entry)


def _table(entries: Iterator[ChangeEntry]) -> Flowable:
    table = FramedTable(_WIDTHS, _cells(HEADS, g.FINDING_HEAD))
    for entry in entries:
        if isinstance(entry.change, ChangedFigure):
            change = entry.change
            note = change.signed or NOTES[change.sort]
            values = (change.before or BLANK, change.after or BLANK)
            table.add(_cells((entry.number, entry.label, *values, note), g.FINDING))
    return table.table(g.RULE_GAP)


def _text(entry: ChangeEntry) -> Iterator[Flowable]:
    change = entry.change
    if isinstance(change, ChangedFigure):
        return
    if entry.label:
        yield from texts(f"{entry.label}:", g.FINDING, WIDTH, before=g.RULE_GAP, keep_next=True)
    if change.same_words:
        yield from texts(SAME_WORDS, g.FINDING, WIDTH, before=g.RULE_GAP)
    yield from (marked_text(_runs(line), g.FINDING, before=g.CHANGE_GAP) for line in _changed(change))


def _changed(change: ChangedText) -> Iterator[ComparedLine]:
    return (line for line in change.lines if line.places)


def _runs(line: ComparedLine) -> Iterator[tuple[str, str]]:
    """Yield the stretches of a line with their marks: "gone", "come", "" for what stayed."""
    if line.moved is Moved.HERE:
        yield MOVED, "note"
    for segment in line.segments:
        if not segment.changed:
            yield segment.after or segment.before, ""
            continue
        if segment.before:
            yield segment.before, "gone"
        if segment.before and segment.after:
            yield " ", ""
        if segment.after:
            yield segment.after, "come"


def _cells(row: tuple[str, ...], kind: g.Type) -> list[Cell]:
    return [texts(text, kind, inside(width)) for text, width in zip(row, _WIDTHS, strict=True)]
