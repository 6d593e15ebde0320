"""Converting a section's stored text to its editor's document and back; the only module that knows both.

A link is one letter of the document, U+FFFC, whose format names the figure; a "%" that directly follows it belongs to
that letter. Offsets count code points of the stored text, positions UTF-16 units of the document.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat

from cchc_desktop.reading.counts.growth_claims import same_sentence
from cchc_desktop.report.prose import Link, escape, pieces

CHIP = QTextFormat.ObjectTypes.UserObject.value + 1
LETTER = "\N{OBJECT REPLACEMENT CHARACTER}"

_LINK = QTextFormat.Property.UserProperty.value + 1
_BREAKS = str.maketrans({"\N{PARAGRAPH SEPARATOR}": "\n", "\N{LINE SEPARATOR}": "\n"})


@dataclass(frozen=True, slots=True)
class Chip:
    """A link as one letter: its figure, its form (see `report.prose.Link`), and whether a "%" follows."""

    key: str
    form: str = ""
    percent: bool = False

    @property
    def link(self) -> Link:
        """The link alone."""
        return Link(self.key, self.form, 0, 0)

    def __str__(self) -> str:
        return f"{self.link}{'%' * self.percent}"


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A stretch of stored text, and the text or chip that represents it in the document."""

    shown: str | Chip
    start: int
    end: int

    @property
    def width(self) -> int:
        """The number of document positions it takes."""
        return units(self.shown) if isinstance(self.shown, str) else 1


@lru_cache(maxsize=32)  # called for each place of a text
def spans(stored: str) -> tuple[TextSpan, ...]:
    """Split a stored text into plain stretches and chips."""
    return tuple(_spans(stored))


def _spans(stored: str) -> Iterator[TextSpan]:
    link: Link | None = None
    for piece in pieces(stored):
        percent = link is not None and not isinstance(piece, Link) and piece.text.startswith("%")
        if link is not None:
            yield TextSpan(Chip(link.key, link.form, percent), link.start, link.end + percent)
        link = piece if isinstance(piece, Link) else None
        if not isinstance(piece, Link) and piece.end > piece.start + percent:
            yield TextSpan(piece.text[percent:], piece.start + percent, piece.end)
    if link is not None:
        yield TextSpan(Chip(link.key, link.form), link.start, link.end)


@lru_cache(maxsize=32)
def normal(stored: str) -> str:
    """Return a stored text with every brace outside a link doubled, as a document returns it."""
    return "".join(escape(span.shown) if isinstance(span.shown, str) else str(span.shown) for span in spans(stored))


def position_of(stored: str, offset: int) -> int:
    """Return the document position of an offset; one inside a chip counts as behind it."""
    all_spans, ends, positions = _index(stored)
    at = bisect_right(ends, offset)
    if at == len(all_spans):
        return positions[-1]
    span = all_spans[at]
    inside = offset - span.start
    return positions[at] + (units(span.shown[:inside]) if isinstance(span.shown, str) else min(inside, 1))


def offset_of(stored: str, position: int) -> int:
    """Return the offset of a document's position."""
    all_spans, _, positions = _index(stored)
    at = bisect_right(positions, position) - 1
    if at == len(all_spans):
        return len(stored)
    span = all_spans[at]
    return span.start + (code_points(span.shown, position - positions[at]) if isinstance(span.shown, str) else 0)


@lru_cache(maxsize=8)  # called for each place of a text
def _index(stored: str) -> tuple[tuple[TextSpan, ...], list[int], list[int]]:
    """Return the spans of a stored text, the offset of the end of each, and the position of each, the end's last."""
    found = spans(stored)
    return found, [span.end for span in found], [*accumulate((span.width for span in found), initial=0)]


def fill(cursor: QTextCursor, stored: str) -> None:
    """Insert a stored text at a cursor, replacing the selection."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    for span in spans(stored):
        if isinstance(span.shown, str):
            cursor.insertText(span.shown, QTextCharFormat())
        else:
            cursor.insertText(LETTER, format_of(span.shown))
    cursor.endEditBlock()


def stored_text(document: QTextDocument, start: int = 0, end: int | None = None) -> str:
    """Return the stored form of the text between two positions of a document."""
    raw = _encoded(document.toRawText())
    last = len(raw) // 2
    end = last if end is None else min(end, last)
    parts = []
    for position, chip in chips(document):
        if start <= position < end:
            parts += [escape(_part(raw, start, position)), str(chip)]
            start = position + 1
    return "".join((*parts, escape(_part(raw, start, end)))).translate(_BREAKS)


def chips(document: QTextDocument) -> list[tuple[int, Chip]]:
    """Return every chip of a document with its position, in order."""
    found: list[tuple[int, Chip]] = []
    block = document.begin()
    while block.isValid():
        if LETTER in block.text():
            found += chips_of(block)
        block = block.next()
    return found


def chips_of(block: QTextBlock) -> Iterator[tuple[int, Chip]]:
    """Yield the chips of a paragraph, from its fragments: a cursor would lay the text out at each step."""
    at = block.begin()
    while not at.atEnd():
        fragment = at.fragment()
        chip = chip_of(fragment.charFormat())
        if chip:
            yield from ((fragment.position() + number, chip) for number in range(fragment.length()))
        at += 1


def chip_at(document: QTextDocument, position: int) -> Chip | None:
    """Return the chip at a position, None if there is none."""
    if document.characterAt(position) != LETTER:
        return None
    cursor = QTextCursor(document)
    cursor.setPosition(position + 1)
    return chip_of(cursor.charFormat())


def chip_before(document: QTextDocument, position: int) -> Chip | None:
    """Return the chip at a position, else the last one before it in its sentence; None if there is none."""
    block = document.findBlock(position)
    text, at = block.text(), position - block.position()
    last = text.rfind(LETTER, 0, at + 1)
    if last < 0 or not same_sentence(text, last, at):
        return None
    return chip_at(document, block.position() + last)


def format_of(chip: Chip) -> QTextCharFormat:
    """Return the format of a chip's letter."""
    made = QTextCharFormat()
    made.setObjectType(CHIP)
    made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    made.setProperty(_LINK, str(chip))
    return made


def chip_of(made: QTextFormat) -> Chip | None:
    """Return the chip whose letter has a format, None if it is another letter's."""
    return _parsed(str(made.property(_LINK))) if made.objectType() == CHIP else None


@lru_cache(maxsize=256)  # called for each chip at each painting
def _parsed(stored: str) -> Chip | None:
    return next((span.shown for span in spans(stored) if isinstance(span.shown, Chip)), None)


def units(text: str) -> int:
    """Return a text's length in UTF-16 units, as Qt counts."""
    return len(_encoded(text)) // 2


def code_points(text: str, position: int) -> int:
    """Return the number of code points before a position (UTF-16 units) of a text."""
    return len(_part(_encoded(text), 0, position))


def _encoded(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


def _part(raw: bytes, start: int, end: int) -> str:
    return raw[2 * start : 2 * end].decode("utf-16-le", "ignore")
