"""Blocks as Platypus flowables, set by the decree's geometry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable

from cchc_desktop.documents.content import geometry as g
from cchc_desktop.documents.content.blocks import (
    Addressees,
    AppendixStart,
    Block,
    FormBlock,
    Header,
    Heading,
    ListLine,
    Paragraph,
    ProseTable,
    Signature,
    Title,
)
from cchc_desktop.documents.content.geometry import Type, short_rule
from cchc_desktop.documents.content.measure import MeasuredText
from cchc_desktop.documents.content.printed_spans import PrintedSpan
from cchc_desktop.documents.pdf.forms import form
from cchc_desktop.documents.pdf.framed_tables import rule, side_by_side
from cchc_desktop.documents.pdf.marked_text import SpansOf, counted, marked, no_spans
from cchc_desktop.documents.pdf.paging import WIDTH, FirstPage
from cchc_desktop.documents.pdf.paragraphs import TextFlowable, texts
from cchc_desktop.documents.pdf.prose_table import prose_table
from cchc_desktop.documents.pdf.signing_room import SigningRoom

_LEFT_WIDTH = WIDTH * g.HEADER_SPLIT
_RIGHT_WIDTH = WIDTH - _LEFT_WIDTH


def flowables(
    block: Block, before: Block | None, *, pen: bool = False, spans: SpansOf = no_spans
) -> Iterator[Flowable]:
    """Yield the flowables of a block; `before` is the block above it; pen leaves room in the forms to write in.

    `spans` gives the findings in the text of a paragraph.
    """
    match block:
        case Header():
            yield from _header(block)
        case Title():
            yield from texts(block.type_name, g.TYPE_NAME, WIDTH, before=g.TYPE_NAME.before, keep_next=True)
            yield from texts(block.subject, g.SUBJECT, WIDTH, keep_next=True)
            yield _short_rule((block.subject,), g.SUBJECT, WIDTH)
        case Addressees():
            yield from _addressees(block)
        case Heading():
            kind = g.HEADINGS[block.level]
            headings = texts(block.text, kind, WIDTH, before=kind.before, keep_next=True)
            headings[0].outline = (block.level - 1, block.text)
            yield from counted(headings)
        case Paragraph() | ListLine():
            yield from counted(_prose(block, spans(block)))
        case ProseTable():
            yield prose_table(block, spans)
        case Signature():
            yield _signature(block)
        case AppendixStart():
            yield from _appendix(block)
        case FormBlock():
            yield from form(block, fresh=not isinstance(before, AppendixStart), pen=pen)


def _prose(block: Paragraph | ListLine, spans: Sequence[PrintedSpan]) -> list[TextFlowable]:
    """Return the paragraph of a text behind its list mark, with its findings underlined."""
    if isinstance(block, ListLine):
        mark = f"{block.mark}\N{NO-BREAK SPACE}"
        return marked(block, g.BODY, WIDTH, spans, mark=mark, before=g.BODY.before, keep_next=block.leads_in)
    kind = g.BASIS if block.basis else g.SOURCE_NOTE if block.note else g.BODY
    return marked(block, kind, WIDTH, spans, before=kind.before, keep_next=block.closing or block.leads_in)


def _header(header: Header) -> Iterator[Flowable]:
    issuer = [text for line in header.issuer for text in texts(line, g.ISSUER, _LEFT_WIDTH)]
    nation, motto = texts(header.nation, g.NATION, _RIGHT_WIDTH), texts(header.motto, g.MOTTO, _RIGHT_WIDTH)
    motto_rule = rule(max(MeasuredText(header.motto, g.MOTTO).lines(_RIGHT_WIDTH)))
    left = [*issuer, _short_rule(header.issuer, g.ISSUER, _LEFT_WIDTH)]
    yield _head_row(left, [*nation, *motto, motto_rule])
    number, date = texts(header.number, g.NUMBER, _LEFT_WIDTH), texts(header.date, g.DATE, _RIGHT_WIDTH)
    yield _head_row(number, date, g.HEADER_ROW_GAP)
    if header.mark:
        yield _head_row(texts(header.mark, g.MARK, _LEFT_WIDTH), [], g.MARK.before)


def _head_row(left: list[Flowable], right: list[Flowable], before: float = 0) -> Flowable:
    return side_by_side(left, right, _LEFT_WIDTH, before)


def _short_rule(lines: tuple[str, ...], kind: Type, width: float) -> Flowable:
    """Return the rule under lines of a type that are balanced in a column."""
    measured = [MeasuredText(line, kind) for line in lines]
    return rule(short_rule([found for text in measured for found in text.lines(text.balanced(width))]))


def _addressees(block: Addressees) -> Iterator[Flowable]:
    """Yield one addressee beside the lead, or several below it with their marks under its colon (II.9.d)."""
    kind, left = g.ADDRESSEE, g.ADDRESSEES_LEFT
    if len(block.names) == 1:
        line = f"{block.lead} {block.names[0]}"
        yield from texts(line, g.ADDRESSEE_ALONE, WIDTH, before=g.ADDRESSEE_ALONE.before)
        return
    yield from texts(block.lead, kind, WIDTH, before=2 * kind.before, left=left, keep_next=True)
    for name in block.names:
        yield from texts(name, kind, WIDTH, left=left + g.ADDRESSEES_COLON)


def _signature(block: Signature) -> Flowable:
    left_width = WIDTH * g.SIGNATURE_SPLIT
    right_width = WIDTH - left_width
    lead = texts(block.lead, g.RECIPIENTS_LEAD, left_width)
    recipients = texts("\n".join(block.recipients), g.RECIPIENT, left_width)
    authority = texts("\n".join(block.authority), g.AUTHORITY, right_width)
    signer = texts(block.signer, g.SIGNER, right_width)
    right = [*authority, SigningRoom(g.SIGNATURE_ROOM), *signer]
    return side_by_side([*lead, *recipients], right, left_width, g.SIGNATURE_GAP)


def _appendix(block: AppendixStart) -> Iterator[Flowable]:
    yield FirstPage()
    label, *more = texts(block.label, g.APPENDIX_LABEL, WIDTH, keep_next=True)
    label.outline = (0, block.label)
    yield from (label, *more)
    yield from texts(block.title, g.APPENDIX_TITLE, WIDTH, keep_next=True)
    kind = g.APPENDIX_REFERENCE
    yield from texts(block.reference, kind, WIDTH, before=kind.before, keep_next=True)
    yield _short_rule((block.reference,), kind, WIDTH)
