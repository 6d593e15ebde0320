"""Blocks as items for the pages: every block's pieces, set by the decree's geometry."""

from __future__ import annotations

from collections.abc import Iterator

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
    Signature,
    Title,
)
from cchc_desktop.documents.content.geometry import short_rule
from cchc_desktop.documents.pdf.forms import form
from cchc_desktop.documents.pdf.pages import HEIGHT, WIDTH, Item
from cchc_desktop.documents.pdf.pieces import Gap, RulePiece, SideBySide, Stack
from cchc_desktop.documents.pdf.text import TextPiece, line_widths, text_piece

_LEFT_WIDTH = WIDTH * g.HEADER_SPLIT
_RIGHT_WIDTH = WIDTH - _LEFT_WIDTH


def items(block: Block, before: Block | None, *, pen: bool = False) -> Iterator[Item]:
    """Yield the items of a block; `before` is the block above it; pen leaves room in the forms to write in."""
    match block:
        case Header():
            yield from _header(block)
        case Title():
            yield from _title(block)
        case Addressees():
            yield from _addressees(block)
        case Heading():
            kind = g.HEADINGS[block.level]
            piece = text_piece(block.text, kind, WIDTH)
            yield Item(piece, kind.before, keep_next=True, outline=(block.level - 1, block.text), counted=True)
        case Paragraph():
            kind = g.BASIS if block.basis else g.BODY
            keep = block.closing or block.leads_in
            yield Item(text_piece(block.text, kind, WIDTH), kind.before, keep_next=keep, counted=True)
        case ListLine():
            piece = text_piece(f"{block.mark}\N{NO-BREAK SPACE}{block.text}", g.BODY, WIDTH)
            yield Item(piece, g.BODY.before, keep_next=block.leads_in, counted=True)
        case Signature():
            yield _signature(block)
        case AppendixStart():
            yield from _appendix(block)
        case FormBlock():
            yield from form(block, fresh=not isinstance(before, AppendixStart), pen=pen)


def _header(header: Header) -> Iterator[Item]:
    issuer = [text_piece(line, g.ISSUER, _LEFT_WIDTH) for line in header.issuer]
    nation, motto = text_piece(header.nation, g.NATION, _RIGHT_WIDTH), text_piece(header.motto, g.MOTTO, _RIGHT_WIDTH)
    motto_rule = RulePiece(max(line_widths(motto)), _RIGHT_WIDTH)
    yield _head_row((*issuer, _short_rule(*issuer)), (nation, motto, motto_rule))
    number, date = text_piece(header.number, g.NUMBER, _LEFT_WIDTH), text_piece(header.date, g.DATE, _RIGHT_WIDTH)
    yield _head_row((number,), (date,), g.HEADER_ROW_GAP)
    if header.mark:
        yield _head_row((text_piece(header.mark, g.MARK, _LEFT_WIDTH),), (), g.MARK.before)


def _head_row(left: Stack, right: Stack, before: float = 0) -> Item:
    return Item(SideBySide(left, right, _LEFT_WIDTH, HEIGHT), before)


def _short_rule(*texts: TextPiece) -> RulePiece:
    return RulePiece(short_rule([width for text in texts for width in line_widths(text)]), texts[-1].width)


def _title(title: Title) -> Iterator[Item]:
    subject = text_piece(title.subject, g.SUBJECT, WIDTH)
    yield Item(text_piece(title.type_name, g.TYPE_NAME, WIDTH), g.TYPE_NAME.before, keep_next=True)
    yield Item(subject, keep_next=True)
    yield _rule(_short_rule(subject))


def _rule(rule: RulePiece) -> Item:
    return Item(SideBySide((rule,), (), 0, HEIGHT))


def _addressees(block: Addressees) -> Iterator[Item]:
    """One addressee stands beside the lead; several below it, their marks under its colon (II.9.d)."""
    kind, offset = g.ADDRESSEE, g.ADDRESSEES_LEFT
    if len(block.names) == 1:
        piece = text_piece(f"{block.lead} {block.names[0]}", g.ADDRESSEE_ALONE, WIDTH)
        yield Item(piece, g.ADDRESSEE_ALONE.before)
        return
    yield Item(text_piece(block.lead, kind, WIDTH - offset), 2 * kind.before, offset, keep_next=True)
    offset += g.ADDRESSEES_COLON
    for name in block.names:
        yield Item(text_piece(name, kind, WIDTH - offset), 0, offset)


def _signature(block: Signature) -> Item:
    left_width = WIDTH * g.SIGNATURE_SPLIT
    right_width = WIDTH - left_width
    lead = text_piece(block.lead, g.RECIPIENTS_LEAD, left_width)
    recipients = text_piece("\n".join(block.recipients), g.RECIPIENT, left_width)
    authority = text_piece("\n".join(block.authority), g.AUTHORITY, right_width)
    signer = text_piece(block.signer, g.SIGNER, right_width)
    right: Stack = (authority, Gap(g.SIGNATURE_ROOM), signer)
    return Item(SideBySide((lead, recipients), right, left_width, HEIGHT), g.SIGNATURE_GAP)


def _appendix(block: AppendixStart) -> Iterator[Item]:
    label = text_piece(block.label, g.APPENDIX_LABEL, WIDTH)
    reference = text_piece(block.reference, g.APPENDIX_REFERENCE, WIDTH)
    yield Item(label, restart=True, keep_next=True, outline=(0, block.label))
    yield Item(text_piece(block.title, g.APPENDIX_TITLE, WIDTH), keep_next=True)
    yield Item(reference, g.APPENDIX_REFERENCE.before, keep_next=True)
    yield _rule(_short_rule(reference))
