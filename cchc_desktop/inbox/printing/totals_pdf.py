"""The totals as PDF: what they are of, charts, outlying values, then a table for each form."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from cchc_desktop.base.clock import day_words
from cchc_desktop.documents.content import geometry as g
from cchc_desktop.documents.content.blocks import Document, Title
from cchc_desktop.documents.pdf.framed_tables import Cell, FramedTable, inside
from cchc_desktop.documents.pdf.paging import WIDTH
from cchc_desktop.documents.pdf.paragraphs import TextFlowable, texts
from cchc_desktop.documents.pdf.write import write_pdf
from cchc_desktop.inbox.printing.bar_chart import BarChart, ChartBar
from cchc_desktop.inbox.printing.total_lines import names_of, note_of, period_of, scope_lines, title_of
from cchc_desktop.inbox.standing import UnitState
from cchc_desktop.report.numbers import show

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Flowable, Table

    from cchc_desktop.base.work_step import Step
    from cchc_desktop.inbox.board import Board
    from cchc_desktop.inbox.outliers import OutlyingFigure
    from cchc_desktop.inbox.totals import FigureTotal, Totals

_HEADS = ("STT", "Chỉ tiêu", "Đơn vị tính", "Tổng", "Có số", "Thiếu", "Ghi chú")
_WIDTHS = tuple(part * WIDTH for part in (0.09, 0.33, 0.11, 0.13, 0.07, 0.08, 0.19))
_STATES = {
    UnitState.ACCEPTED: "Đã chấp nhận", UnitState.RECEIVED: "Đã nhận", UnitState.LATE: "Nhận muộn",
    UnitState.RETURNED: "Đã trả lại", UnitState.MISSING: "Còn thiếu",
}  # fmt: skip
_FULL = 100
_NAMED = 10
_NAMED_IN_TABLE = 3


@dataclass(frozen=True, slots=True)
class PrintedTotals:
    """The totals with all that is printed beside them: the board, and the outlying values of each figure by key."""

    totals: Totals
    board: Board
    outlying: Mapping[str, Sequence[OutlyingFigure]] = field(default_factory=dict)


def write_totals_pdf(printed: PrintedTotals, path: Path) -> Iterator[Step]:
    """Write totals as PDF to `path`, step by step."""
    title, subject = title_of(printed.totals), period_of(printed.totals)
    document = Document(f"{title}. {subject}", "", (Title(title, subject),))
    yield from write_pdf(document, path, _TotalsSheet(printed))


class _TotalsSheet:
    """Everything below the title."""

    def __init__(self, printed: PrintedTotals) -> None:
        self._printed = printed
        self._names = names_of(printed.board)

    def mark_page(self, canvas: Canvas) -> None:
        """Draw nothing on an empty page."""

    def mark_text(self, canvas: Canvas, text: TextFlowable, bottom: float) -> None:
        """Draw nothing beside a text."""

    def mark_table(self, canvas: Canvas, table: Table, bottom: float) -> None:
        """Draw nothing beside a table."""

    def flowables(self) -> Iterator[Flowable]:
        """Yield the scope, the charts, the outlying values, and the forms."""
        totals = self._printed.totals
        for line in scope_lines(totals, self._names):
            yield from texts(line, g.FINDING, WIDTH, before=g.CHANGE_GAP)
        yield from _chart("Đơn vị phải nộp báo cáo", _state_bars(self._printed.board))
        yield from _chart("Ngày nhận gói đầu tiên của mỗi đơn vị", _day_bars(self._printed.board))
        yield from _chart("Tỷ lệ của toàn bộ các đơn vị (%)", _rate_bars(totals))
        yield from self._outlying()
        for form in totals.template.forms if totals.template else ():
            yield from _heading(f"Biểu mẫu {form.number}. {form.title}")
            yield self._table([each for key, each in totals.figures.items() if key.partition(":")[0] == form.number])

    def _outlying(self) -> Iterator[Flowable]:
        if not self._printed.outlying:
            return
        yield from _heading("Số liệu khác xa các đơn vị khác, cần xem lại")
        for key, found in self._printed.outlying.items():
            total = self._printed.totals.figures[key]
            named = "; ".join(self._in_words(each) for each in found[:_NAMED])
            more = f"; và {show(len(found) - _NAMED)} đơn vị nữa" if len(found) > _NAMED else ""
            yield from texts(f"{key} {total.row.label}: {named}{more}.", g.FINDING, WIDTH, before=g.RULE_GAP)

    def _in_words(self, each: OutlyingFigure) -> str:
        earlier = f" (năm trước {show(each.earlier)})" if each.earlier is not None else ""
        return f"{self._names.get(each.unit, each.unit)} {show(each.value)}{earlier}"

    def _table(self, figures: Sequence[FigureTotal]) -> Flowable:
        table = FramedTable(_WIDTHS, _cells(_HEADS, g.FINDING_HEAD))
        for total in figures:
            counts = (show(total.units), show(len(total.missing)))
            note = note_of(total, self._printed.totals.without, self._names, _NAMED_IN_TABLE)
            row = (total.key.partition(":")[2], total.row.label, total.row.unit, total.in_words, *counts, note)
            table.add(_cells(row, g.FINDING))
        return table.table(g.RULE_GAP)


def _state_bars(board: Board) -> list[ChartBar]:
    units = len(board.units) or 1
    return [ChartBar(words, board.counts[state] / units, show(board.counts[state])) for state, words in _STATES.items()]


def _day_bars(board: Board) -> list[ChartBar]:
    came = (datetime.fromisoformat(each.standing.came_at) for each in board.units if each.standing)
    days = Counter(moment.astimezone().date() for moment in came)
    most = max(days.values(), default=1)
    due = board.due
    return [
        ChartBar(day_words(day) + (" (quá hạn)" if due and day > due else ""), number / most, show(number))
        for day, number in sorted(days.items())
    ]


def _rate_bars(totals: Totals) -> list[ChartBar]:
    rates = (total for total in totals.figures.values() if total.row.ratio and total.number is not None)
    return [
        ChartBar(f"{each.key} {each.row.label}", float(each.number or 0) / _FULL, show(each.number or 0))
        for each in rates
    ]


def _chart(title: str, bars: Sequence[ChartBar]) -> Iterator[Flowable]:
    if bars:
        yield from _heading(title)
        yield BarChart(bars, WIDTH)


def _heading(title: str) -> Iterator[Flowable]:
    return iter(texts(title, g.FINDING_GROUP, WIDTH, before=g.FINDING_GROUP.before, keep_next=True))


def _cells(row: Sequence[str], kind: g.Type) -> list[Cell]:
    return [texts(text, kind, inside(width)) for text, width in zip(row, _WIDTHS, strict=True)]
