"""The slip that goes with a package on paper: one page with what both sides compare, and where both sign."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.base.steps import Step
from cchc_desktop.documents.content import geometry as g
from cchc_desktop.documents.content.blocks import Document, Header, Title
from cchc_desktop.documents.content.placeholders import FilledLetter
from cchc_desktop.documents.content.wording import MOTTO, NATION
from cchc_desktop.documents.pdf.pages import HEIGHT, WIDTH, Item
from cchc_desktop.documents.pdf.pieces import PAD_X, Gap, RowPiece, SideBySide, Stack
from cchc_desktop.documents.pdf.text import text_piece
from cchc_desktop.documents.pdf.write import write_pdf

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from cchc_desktop.documents.pdf.pieces import Piece
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template

TITLE = "PHIẾU BÀN GIAO BÁO CÁO"
GIVES, TAKES = "BÊN GIAO", "BÊN NHẬN"
SIGN = "(Ký, ghi rõ họ tên, ngày nhận)"
ADVICE = (
    "Bên nhận mở gói bằng chương trình, so mã nhận diện hiện ra với mã trên tờ giấy này. Hai mã giống nhau thì gói "
    "đúng là của đơn vị gửi. In phiếu ở nơi gửi và mang theo bản giấy; không dùng bản nằm trên USB để so."
)

_MAX_VALUE = 200
_LABEL, _VALUE = (share * WIDTH - 2 * PAD_X for share in (0.3, 0.7))


@dataclass(frozen=True, slots=True)
class Slip:
    """What the slip says: its subject, (label, value) lines in order, and the moment of packing."""

    subject: str
    lines: tuple[tuple[str, str], ...]
    moment: datetime


def write_slip(report: Report, template: Template, slip: Slip, path: Path) -> Iterator[Step]:
    """Write the slip of a report as PDF to `path`."""
    texts = FilledLetter(report.with_edit("letter.date", f"{slip.moment:%Y-%m-%d}"), template)
    issuer = texts.fill_all(template.letter.issuer)
    blocks = (Header(NATION, MOTTO, issuer, "", texts.place_and_date, ""), Title(TITLE, slip.subject))
    yield from write_pdf(Document(f"{TITLE}. {slip.subject}", " ".join(issuer), blocks), path, _Sheet(slip))


class _Sheet:
    """The table and the places to sign, below the head."""

    def __init__(self, slip: Slip) -> None:
        self._slip = slip

    def mark_page(self, canvas: Canvas) -> None:
        """Draw nothing on an empty page."""

    def mark_item(self, canvas: Canvas, item: Item, piece: Piece, top: float) -> None:
        """Draw nothing beside an item."""

    def items(self) -> Iterator[Item]:
        """Yield a row for each line, the advice, and where both sides sign."""
        before = g.TYPE_NAME.before
        for label, value in self._slip.lines:
            cells = (text_piece(label, g.FINDING, _LABEL), text_piece(_cut(value), g.FINDING, _VALUE))
            yield Item(RowPiece(cells, HEIGHT), before)
            before = 0
        yield Item(text_piece(ADVICE, g.RECIPIENT, WIDTH), g.FINDING_GROUP.before)
        yield Item(SideBySide(_signing(GIVES), _signing(TAKES), WIDTH / 2, HEIGHT), g.SIGNATURE_GAP)


def _signing(side: str) -> Stack:
    width = WIDTH / 2
    return text_piece(side, g.FINDING_HEAD, width), text_piece(SIGN, g.REVIEW_TEXT, width), Gap(g.SIGNATURE_ROOM)


def _cut(value: str) -> str:
    return value if len(value) <= _MAX_VALUE else value[:_MAX_VALUE] + "…"
