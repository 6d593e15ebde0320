"""The units whose report is missing: as a message, and as a PDF to print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_desktop.base.clock import day_words
from cchc_desktop.documents.content import geometry as g
from cchc_desktop.documents.content.blocks import Document, Paragraph, Title
from cchc_desktop.inbox.standing import UnitState
from cchc_desktop.report.numbers import show

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Flowable, Table

    from cchc_desktop.base.work_step import Step
    from cchc_desktop.documents.pdf.framed_tables import Cell
    from cchc_desktop.documents.pdf.paragraphs import TextFlowable
    from cchc_desktop.inbox.board import Board
    from cchc_desktop.inbox.unit_identity import OwingUnit

TITLE = "DANH SÁCH ĐƠN VỊ CHƯA NỘP BÁO CÁO"
_HEADS = ("STT", "Đơn vị", "Mã đơn vị", "Ghi chú")
_PARTS = (0.08, 0.46, 0.16, 0.3)


@dataclass(frozen=True, slots=True)
class MissingList:
    """The units without a report in a period of that name, of so many that owe one by a day."""

    period: str
    units: tuple[OwingUnit, ...]
    owing: int
    due: date | None

    @classmethod
    def of(cls, board: Board, period: str) -> MissingList:
        """Return those of a board."""
        missing = (unit.unit for unit in board.units if unit.state is UnitState.MISSING)
        return cls(period, tuple(missing), len(board.units), board.due)

    @property
    def head(self) -> str:
        """The first line: "6 tháng đầu năm 2026: còn thiếu 22 trên 114 đơn vị, hạn 16/6/2026"."""
        due = f", hạn {day_words(self.due)}" if self.due else ""
        return f"{self.period}: còn thiếu {show(len(self.units))} trên {show(self.owing)} đơn vị{due}"

    @property
    def message(self) -> str:
        """The list as a message: the head, then a line a unit."""
        return "\n".join([self.head, *(", ".join(filter(None, (unit.name, unit.district))) for unit in self.units)])


def write_missing(missing: MissingList, path: Path) -> Iterator[Step]:
    """Write the list as PDF to `path`, step by step."""
    from cchc_desktop.documents.pdf.write import write_pdf  # noqa: PLC0415 - start-up does without reportlab

    blocks = Title(TITLE, missing.period), Paragraph(f"{missing.head}.")
    yield from write_pdf(Document(f"{TITLE}. {missing.period}", "", blocks), path, _MissingSheet(missing))


class _MissingSheet:
    """The table below the title."""

    def __init__(self, missing: MissingList) -> None:
        self._missing = missing

    def mark_page(self, canvas: Canvas) -> None:
        """Draw nothing on an empty page."""

    def mark_text(self, canvas: Canvas, text: TextFlowable, bottom: float) -> None:
        """Draw nothing beside a text."""

    def mark_table(self, canvas: Canvas, table: Table, bottom: float) -> None:
        """Draw nothing beside a table."""

    def flowables(self) -> Iterator[Flowable]:
        """Yield the table: a row a unit, with room for a note by hand."""
        from cchc_desktop.documents.pdf.framed_tables import FramedTable  # noqa: PLC0415 - likewise
        from cchc_desktop.documents.pdf.paging import WIDTH  # noqa: PLC0415 - likewise

        widths = tuple(part * WIDTH for part in _PARTS)
        table = FramedTable(widths, _cells(_HEADS, widths, g.FINDING_HEAD))
        for number, unit in enumerate(self._missing.units, 1):
            name = ", ".join(filter(None, (unit.name, unit.district)))
            table.add(_cells((str(number), name, unit.code, ""), widths, g.FINDING))
        yield table.table(g.RULE_GAP)


def _cells(row: Sequence[str], widths: Sequence[float], kind: g.Type) -> list[Cell]:
    from cchc_desktop.documents.pdf.framed_tables import inside  # noqa: PLC0415 - likewise
    from cchc_desktop.documents.pdf.paragraphs import texts  # noqa: PLC0415 - likewise

    return [texts(text, kind, inside(width)) for text, width in zip(row, widths, strict=True)]
