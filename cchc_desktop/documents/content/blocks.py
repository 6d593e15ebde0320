"""The content of a document, once for every format: texts and their roles, without sizes or positions.

Texts are in NFC. Line feeds inside a text break its lines; a no-break space keeps a gap that is filled in by hand.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Header:
    """The head of page 1: state and motto, issuing body, number, place and date; mark is the note of a draft."""

    nation: str
    motto: str
    issuer: tuple[str, ...]
    number: str
    date: str
    mark: str


@dataclass(frozen=True, slots=True)
class Title:
    """The name of the kind of document and its subject."""

    type_name: str
    subject: str


@dataclass(frozen=True, slots=True)
class Addressees:
    """The addressees of the letter; lead is "Kính gửi:", names include their punctuation."""

    lead: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its number; level 1 is "I. …", 2 is "1. …", 3 is "a) …"."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class StoredLine:
    """A line of a section's stored text, and where it begins there."""

    key: str
    line: str
    start: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body; `closing` is the last one, which stays with the signature, `basis` a legal basis.

    note marks the source of what is above it, or a remark about that.
    made_of is the line of a section that it prints, None for fixed wording; it says nothing about the paragraph's look.
    """

    text: str
    closing: bool = False
    basis: bool = False
    note: bool = False
    made_of: StoredLine | None = field(default=None, compare=False)

    @property
    def leads_in(self) -> bool:
        """True if the text announces what follows, and so must not end a page."""
        return self.text.endswith(":")


@dataclass(frozen=True, slots=True)
class ListLine:
    """A line that begins with the mark "-" or "+"; text is what follows the mark, made_of as in `Paragraph`."""

    mark: str
    text: str
    made_of: StoredLine | None = field(default=None, compare=False)

    @property
    def leads_in(self) -> bool:
        """True if the text announces what follows, and so must not end a page."""
        return self.text.endswith(":")


@dataclass(frozen=True, slots=True)
class ProseTable:
    """A small table between paragraphs: rows of equally many cells, the first row the head."""

    rows: tuple[tuple[Paragraph, ...], ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """The end of the letter: recipients with marks and punctuation on the left, the signer on the right."""

    lead: str
    recipients: tuple[str, ...]
    authority: tuple[str, ...]
    signer: str


@dataclass(frozen=True, slots=True)
class AppendixStart:
    """The head of the appendix: its label, its title, and the document it belongs to."""

    label: str
    title: str
    reference: str


@dataclass(frozen=True, slots=True)
class FormRow:
    """A line of a form as printed; key is its figure key; more are key and text of its further columns of values.

    heading marks a row without a figure; reason says why a row of another tier is blank, "" for every other row.
    lacking are the figure keys of columns in which the row has no cell; their texts are the mark of the form.
    """

    key: str
    number: str
    label: str
    unit: str
    result: str
    note: str
    heading: bool = False
    reason: str = ""
    more: tuple[tuple[str, str], ...] = ()
    lacking: frozenset[str] = frozenset()

    @property
    def values(self) -> tuple[tuple[str, str], ...]:
        """Key and text of every column of values."""
        return ((self.key, self.result), *self.more)


@dataclass(frozen=True, slots=True)
class FormBlock:
    """A form of the appendix: "Biểu mẫu 1", its title, its column heads (five, with one column of values), its rows."""

    heading: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[FormRow, ...]


Block = (
    Header | Title | Addressees | Heading | Paragraph | ListLine | ProseTable | Signature | AppendixStart | FormBlock
)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document: the title and author of its properties (language is Vietnamese), and its blocks in order.

    moment is the time of creation in its properties, None if unknown; foot is a line at the foot of every page.
    """

    title: str
    author: str
    blocks: tuple[Block, ...]
    moment: datetime | None = None
    foot: str = ""
