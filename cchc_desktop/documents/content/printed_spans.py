"""Findings in the printed text of a paragraph: from spans of a section's stored text to letters of a block."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_desktop.documents.content.blocks import ListLine, Paragraph
from cchc_desktop.report.keys import Place
from cchc_desktop.report.prose import Link, Text, pieces

if TYPE_CHECKING:
    from cchc_desktop.checks.findings import Finding


@dataclass(frozen=True, slots=True)
class PrintedSpan:
    """The letters of a block's text that a finding is about; end is exclusive."""

    start: int
    end: int
    finding: Finding


def printed_spans(
    block: Paragraph | ListLine, findings: Iterable[Finding], value: Callable[[Link], str]
) -> Iterator[PrintedSpan]:
    """Yield the spans of findings in a block that was made from a section's line; `value` gives what a link prints."""
    made_of = block.made_of
    if made_of is None:
        return
    last = made_of.start + len(made_of.line)
    printed = [(piece, value(piece) if isinstance(piece, Link) else piece.text) for piece in pieces(made_of.line)]
    before = len("".join(text for _, text in printed).rstrip()) - len(block.text)
    for finding in findings:
        for place in map(Place.parse, finding.at):
            if place.key != made_of.key or place.start is None or place.end is None:
                continue
            if place.start < last and place.end > made_of.start:
                inside = (min(max(at - made_of.start, 0), len(made_of.line)) for at in (place.start, place.end))
                start, end = (min(max(_printed(printed, at) - before, 0), len(block.text)) for at in inside)
                if start < end:
                    yield PrintedSpan(start, end, finding)


def _printed(printed: Iterable[tuple[Text | Link, str]], offset: int) -> int:
    """Return the printed letters before an offset of the stored line; inside a link, those before the link."""
    count = 0
    for piece, text in printed:
        if offset >= piece.end:
            count += len(text)
        elif offset > piece.start and not isinstance(piece, Link):
            count += offset - piece.start
    return count
