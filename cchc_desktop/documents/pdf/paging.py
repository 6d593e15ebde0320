"""Laying a document out on pages with Platypus; page numbers, the outline and marks are added to each page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, KeepTogether, PageTemplate, Table
from reportlab.platypus.doctemplate import ActionFlowable, FrameBreak, NullActionFlowable

from cchc_desktop.documents.content.fonts import face
from cchc_desktop.documents.content.geometry import FOOT, MM, PAGE, PAGE_NUMBER
from cchc_desktop.documents.content.placeholders import VIETNAM
from cchc_desktop.documents.pdf.archival import add_archival_parts, with_line_ends
from cchc_desktop.documents.pdf.paragraphs import TextFlowable
from cchc_desktop.documents.pdf.signing_room import PagePlace

if TYPE_CHECKING:
    from cchc_desktop.documents.content.blocks import Document

PROGRAM = "CCHC Desktop"
LANGUAGE = "vi-VN"
VERSION = (1, 4)  # the first with a document language
LEFT, BOTTOM = PAGE.left * MM, PAGE.bottom * MM
WIDTH, HEIGHT = PAGE.text_width * MM, PAGE.text_height * MM

_SIZE = (PAGE.width * MM, PAGE.height * MM)
_ROUNDING = 0.01
_LITTLE = 0.15  # of a page: so much may be left empty to keep what belongs together


class PageMarks(Protocol):
    """The marks that a review adds to the pages."""

    def mark_page(self, canvas: Canvas) -> None:
        """Draw on a page that is still empty."""
        ...

    def mark_text(self, canvas: Canvas, text: TextFlowable, bottom: float) -> None:
        """Draw beside a text that was just drawn above `bottom`."""
        ...

    def mark_table(self, canvas: Canvas, table: Table, bottom: float) -> None:
        """Draw beside a table that was just drawn above `bottom`."""
        ...


class FirstPage(ActionFlowable):  # type: ignore[misc] # reportlab has no types
    """Ends a page; the next one is number 1, and shows no number."""

    def apply(self, pages: PagedDocument) -> None:
        """End the page."""
        pages.handle_pageBreak()
        pages.page = 0


class KeptWithNext(KeepTogether):  # type: ignore[misc] # as above
    """Flowables that lead in the last one of them: a page break may split that one, or a long text before it.

    The break is as late as it can be. Where none of them can be split and they would leave much of a page empty, it
    stands between two that are no heading. reportlab's own KeepTogether keeps all of them whole.
    """

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return the flowables to place instead, one after the other, on this page or on the next."""
        *leads, last = [_released(flowable) for flowable in self._content]
        if not leads:
            return [NullActionFlowable(), last]
        needed = height_of(leads, width) + last.getSpaceBefore() + _least_height(last, width)
        if self._frame._atTop or needed <= height + _ROUNDING or needed > HEIGHT:  # noqa: SLF001 - reportlab's way
            return [NullActionFlowable(), *leads, last]
        at, parts = _break_in(leads, width, height)
        if parts:
            here, there = [*leads[:at], _released(parts[0])], [parts[1], *leads[at + 1 :], last]
        else:
            here, there = leads[:at], [*leads[at:], last]
        return [NullActionFlowable(), *here, FrameBreak(), KeptWithNext(there)]


class LetterCanvas(Canvas):  # type: ignore[misc] # as above
    """A canvas that keeps where the room for the signature was drawn, and saves a PDF for archives."""

    signing_place: PagePlace | None = None

    def save(self) -> None:
        """Write the file."""
        Path(self._filename).write_bytes(with_line_ends(self.getpdfdata()))


class PagedDocument(BaseDocTemplate):  # type: ignore[misc] # as above
    """A PDF being laid out on A4 pages: `place` takes flowables in order, `save` writes the file."""

    def __init__(self, document: Document, path: Path, marks: PageMarks | None) -> None:
        super().__init__(
            str(path), pagesize=_SIZE, title=document.title, subject=document.title, author=document.author,
            creator=PROGRAM, producer=PROGRAM, lang=LANGUAGE, displayDocTitle=1, invariant=1,
            initialFontName=face(bold=False, italic=False).name, keepTogetherClass=KeptWithNext,
        )  # fmt: skip
        self._moment, self._foot = document.moment, document.foot
        self._marks = marks
        self._level = -1
        self._entries = 0
        frame = Frame(LEFT, BOTTOM, WIDTH, HEIGHT, 0, 0, 0, 0)
        self.addPageTemplates(PageTemplate(frames=[frame], onPage=self._begin_page))
        self._startBuild(canvasmaker=partial(LetterCanvas, pdfVersion=VERSION))

    @property
    def signing_place(self) -> PagePlace | None:
        """The room for signature and seal, None where no signature was placed."""
        place: PagePlace | None = self.canv.signing_place
        return place

    def place(self, flowables: Sequence[Flowable]) -> None:
        """Draw flowables on the page, and on further pages as needed."""
        left = list(flowables)
        while left:
            self.clean_hanging()
            self.handle_flowable(left)

    def save(self) -> None:
        """End the last page and write the file."""
        self._endBuild()

    def beforeDocument(self) -> None:  # noqa: N802 - reportlab's name
        """Set the date of the file to that of its content."""
        add_archival_parts(self.canv._doc, self.title, self.author, PROGRAM, self._moment)  # noqa: SLF001 - reportlab's
        if self._moment:
            written = pdf_date(self._moment)
            self.canv.setDateFormatter(lambda *_now: written)

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - as above
        """Add a heading that was just drawn to the outline, and mark a text."""
        if isinstance(flowable, TextFlowable):
            bottom = self.frame._y  # noqa: SLF001 - reportlab's way
            if flowable.outline:
                self._enter(*flowable.outline, bottom + flowable.height)
            if self._marks and flowable.counted:
                self._marks.mark_text(self.canv, flowable, bottom)
        elif self._marks and isinstance(flowable, Table):
            self._marks.mark_table(self.canv, flowable, self.frame._y)  # noqa: SLF001 - as above

    def _begin_page(self, canvas: Canvas, _pages: BaseDocTemplate) -> None:
        """Mark an empty page; draw its foot, and its number in the middle of the top margin (Decree 30, I.7)."""
        if self._marks:
            self._marks.mark_page(canvas)
        if self._foot:
            font = face(bold=False, italic=True)
            canvas.setFont(font.name, FOOT.size)
            canvas.drawCentredString(LEFT + WIDTH / 2, BOTTOM / 2 + FOOT.size, font.printable(self._foot))
        if self.page > 1:
            canvas.setFont(face(bold=False, italic=False).name, PAGE_NUMBER.size)
            middle = BOTTOM + HEIGHT + PAGE.top * MM / 2
            canvas.drawCentredString(LEFT + WIDTH / 2, middle - PAGE_NUMBER.size / 3, str(self.page))

    def _enter(self, level: int, title: str, top: float) -> None:
        self._level = min(level, self._level + 1)
        self._entries += 1
        key = f"entry-{self._entries}"
        self.canv.bookmarkHorizontal(key, LEFT, top)
        self.canv.addOutlineEntry(title, key, self._level)


def pdf_date(moment: datetime) -> str:
    """Return a moment as PDF writes it, in Vietnam's time on every machine: "D:20230609080500+07'00'"."""
    return f"D:{moment.astimezone(VIETNAM):%Y%m%d%H%M%S}+07'00'"


def _break_in(leads: list[Flowable], width: float, height: float) -> tuple[int, list[Flowable]]:
    """Return which of some flowables a page break splits, and its two parts; without parts it stands before it."""
    for at in range(len(leads) - 1, -1, -1):
        lead = leads[at]
        if isinstance(lead, TextFlowable) and not lead.outline:
            room = height - height_of(leads[:at], width) - (lead.getSpaceBefore() if at else 0)
            parts = lead.split(width, min(room, lead.height - lead.style.leading))
            if len(parts) > 1:
                return at, parts
    for at in range(len(leads) - 1, 0, -1):
        lead, used = leads[at - 1], height_of(leads[:at], width)
        if HEIGHT * _LITTLE < used <= height and isinstance(lead, TextFlowable) and not lead.outline:
            return at, []
    return 0, []


def _released(flowable: Flowable) -> Flowable:
    """Return a flowable no longer kept with the next one: the group that held it places it."""
    flowable.keepWithNext = 0
    return flowable


def height_of(flowables: Sequence[Flowable], width: float) -> float:
    """Return the height of flowables one below the other, without the gap above the first."""
    gaps = sum(flowable.getSpaceBefore() for flowable in flowables[1:])
    return float(gaps + sum(flowable.wrap(width, HEIGHT)[1] for flowable in flowables))


def _least_height(flowable: Flowable, width: float) -> float:
    """Return the height of the unsplittable start of a flowable: two lines of a text, head and first row of a table."""
    _, height = flowable.wrap(width, HEIGHT)
    if isinstance(flowable, TextFlowable):
        return flowable.least_height
    if isinstance(flowable, Table):
        return float(sum(flowable._rowHeights[: flowable.repeatRows + 1]))  # noqa: SLF001 - as above
    return float(height)
