"""The paper slip of a package: one page with the values that both sides compare, and places for both to sign."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.base.work_step import Step
from cchc_desktop.documents.content import geometry as g
from cchc_desktop.documents.content.blocks import Document, Header, Title
from cchc_desktop.documents.content.placeholders import FilledLetter
from cchc_desktop.documents.content.wording import MOTTO, NATION
from cchc_desktop.documents.pdf.framed_tables import Cell, FramedTable, gap, inside, side_by_side
from cchc_desktop.documents.pdf.paging import WIDTH
from cchc_desktop.documents.pdf.paragraphs import TextFlowable, texts
from cchc_desktop.documents.pdf.write import write_pdf

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Flowable, Table

    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template

TITLE = "PHIẾU BÀN GIAO BÁO CÁO"
GIVES, TAKES = "BÊN GIAO", "BÊN NHẬN"
GIVES_SIGN, TAKES_SIGN = "(Ký, ghi rõ họ tên, ngày giao)", "(Ký, ghi rõ họ tên, ngày nhận)"
ADVICE = (
    "Bên nhận mở gói bằng chương trình, so mã đối chiếu hiện ra với mã trên tờ giấy này. Hai mã giống nhau thì gói "
    "đúng là của đơn vị gửi. In phiếu ở nơi gửi và mang theo bản giấy; không dùng bản nằm trên USB để so."
)

_MAX_VALUE = 200
_WIDTHS = (0.3 * WIDTH, 0.7 * WIDTH)


@dataclass(frozen=True, slots=True)
class Slip:
    """The content of a slip: its subject, (label, value) lines in order, and the moment of packing."""

    subject: str
    lines: tuple[tuple[str, str], ...]
    moment: datetime


def write_slip(report: Report, template: Template, slip: Slip, path: Path) -> Iterator[Step]:
    """Write the slip of a report as PDF to `path`."""
    texts = FilledLetter(report.with_edit("letter.date", f"{slip.moment:%Y-%m-%d}"), template)
    issuer = texts.fill_all(template.letter.issuer)
    blocks = (Header(NATION, MOTTO, issuer, "", texts.place_and_date, ""), Title(TITLE, slip.subject))
    yield from write_pdf(
        Document(f"{TITLE}. {slip.subject}", " ".join(issuer), blocks, slip.moment), path, _Sheet(slip)
    )


class _Sheet:
    """The table and the places to sign, below the head."""

    def __init__(self, slip: Slip) -> None:
        self._slip = slip

    def mark_page(self, canvas: Canvas) -> None:
        """Draw nothing on an empty page."""

    def mark_text(self, canvas: Canvas, text: TextFlowable, bottom: float) -> None:
        """Draw nothing beside a text."""

    def mark_table(self, canvas: Canvas, table: Table, bottom: float) -> None:
        """Draw nothing beside a table."""

    def flowables(self) -> Iterator[Flowable]:
        """Yield a row for each line, the advice, and the places for both sides to sign."""
        table = FramedTable(_WIDTHS)
        for label, value in self._slip.lines:
            table.add([_cell(label, _WIDTHS[0]), _cell(_cut(value), _WIDTHS[1])])
        yield table.table(g.TYPE_NAME.before)
        yield from texts(ADVICE, g.RECIPIENT, WIDTH, before=g.FINDING_GROUP.before)
        yield side_by_side(_signing(GIVES, GIVES_SIGN), _signing(TAKES, TAKES_SIGN), WIDTH / 2, g.SIGNATURE_GAP)


def _cell(text: str, width: float) -> Cell:
    return texts(text, g.FINDING, inside(width))


def _signing(side: str, note: str) -> Cell:
    width = WIDTH / 2
    return [*texts(side, g.FINDING_HEAD, width), *texts(note, g.REVIEW_TEXT, width), gap(g.SIGNATURE_ROOM)]


def _cut(value: str) -> str:
    return value if len(value) <= _MAX_VALUE else value[:_MAX_VALUE] + "…"
