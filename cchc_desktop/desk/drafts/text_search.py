"""Finding and replacing words in every field of a report: text as printed, with the way back to the stored one."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from cchc_desktop.base.text import nfc
from cchc_desktop.reading.printed_text import PrintedText
from cchc_desktop.report.keys import FieldKind, Place, column_of, kind_of, note_of
from cchc_desktop.report.prose import Text, escape, pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cchc_desktop.checks.subject import Subject
    from cchc_desktop.desk.drafts.steps import ReportSteps

_AROUND = 90
_KEPT_LETTER = ("letter.date", "letter.authority")


class Held(StrEnum):
    """The reason for which a match is found but not replaced; "" for one that can be replaced."""

    FREE = ""
    LINK = "link"
    FIGURE = "figure"
    LETTER = "letter"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class SearchOptions:
    """What must agree: case, accents (a text typed with accents always asks for them), whole words alone.

    `labels`: whether a row of a form is found by its label too.
    """

    case: bool = False
    accents: bool = False
    words: bool = False
    labels: bool = False


@dataclass(frozen=True, slots=True)
class TextMatch:
    """A match in a field: its span in the stored text, the words as printed, and what stands around them.

    A match in the label of a row has the key of the row, and its span in the label.
    """

    key: str
    start: int
    end: int
    before: str
    text: str
    after: str
    held: Held = Held.FREE

    @property
    def place(self) -> Place:
        """The place to go to: the span in a section, the field alone elsewhere."""
        inside = kind_of(self.key) is FieldKind.SECTION
        return Place(self.key, self.start, self.end) if inside else Place(self.key)


def search(flow: ReportSteps, subject: Subject, wanted: str, options: SearchOptions) -> tuple[TextMatch, ...]:
    """Return every match of a text in a report, in document order; a linked figure is found by its printed value."""
    if not wanted.strip():
        return ()
    found: list[TextMatch] = []
    for key in field_order(flow):
        labelled = _in_label(subject, key, wanted, options) if options.labels else ()
        found += sorted((*labelled, *_in_field(subject, key, wanted, options)), key=lambda match: match.start)
    return tuple(found)


def field_order(flow: ReportSteps) -> tuple[str, ...]:
    """Return the keys of all fields in document order, a note behind its figure."""
    keys = (key for step in flow.steps for key in step.keys)
    found = (each for key in keys for each in ((key, note_of(key)) if kind_of(key) is FieldKind.FIGURE else (key,)))
    return tuple(dict.fromkeys(found))


def replaced(subject: Subject, matches: Iterable[TextMatch], new: str) -> dict[str, str]:
    """Return the texts of the fields in which matches are replaced, by key; those that are held stay."""
    by_key: dict[str, list[TextMatch]] = {}
    for match in matches:
        if not match.held:
            by_key.setdefault(match.key, []).append(match)
    return {key: _replaced(subject.report.text(key), found, new) for key, found in by_key.items()}


def _in_field(subject: Subject, key: str, wanted: str, options: SearchOptions) -> Iterator[TextMatch]:
    text, kind = subject.report.text(key), kind_of(key)
    if kind is FieldKind.FIGURE and not text:
        text = subject.table.printed(key) if key in subject.table else ""
    if not text:
        return
    printed = PrintedText.of(text, subject.table.linked) if kind is FieldKind.SECTION else None
    shown = printed.text if printed else text
    for start, end in spans(shown, wanted, options):
        held = Held.LINK if printed and printed.has_link(start, end) else _held(key, kind)
        stored = printed.stored_span(start, end) if printed else (start, end)
        yield TextMatch(key, *stored, _before(shown, start), shown[start:end], _after(shown, end), held)


def _in_label(subject: Subject, key: str, wanted: str, options: SearchOptions) -> Iterator[TextMatch]:
    """Yield the first match in the label of a row, for a row of several columns at its first one."""
    row = subject.template.rows.get(key)
    if row is None or column_of(key):
        return
    for start, end in islice(spans(row.label, wanted, options), 1):
        before, after = _before(row.label, start), _after(row.label, end)
        yield TextMatch(key, start, end, before, row.label[start:end], after, Held.LABEL)


def _before(text: str, at: int) -> str:
    """Return the words of the line before a position, cut at a word if they are many."""
    line = text[max(0, text.rfind("\n", 0, at) + 1) : at]
    return line if len(line) <= _AROUND else f"…{line[-_AROUND:].partition(' ')[2]}"


def _after(text: str, at: int) -> str:
    line = text[at : at + 2 * _AROUND].partition("\n")[0]
    return line if len(line) <= _AROUND else f"{line[:_AROUND].rpartition(' ')[0]}…"


def _held(key: str, kind: FieldKind) -> Held:
    if kind is FieldKind.FIGURE:
        return Held.FIGURE
    return Held.LETTER if kind is FieldKind.UNIT or key in _KEPT_LETTER else Held.FREE


def _replaced(stored: str, matches: Sequence[TextMatch], new: str) -> str:
    """Return a stored text with spans replaced; what is typed can neither make a link nor break one."""
    in_section = kind_of(matches[0].key) is FieldKind.SECTION
    new = nfc(new)
    parts, at = [], 0
    for match in matches:
        kept = stored[at : match.start]
        parts += [_escaped(kept), escape(new)] if in_section else [kept, new]
        at = match.end
    return "".join((*parts, _escaped(stored[at:]) if in_section else stored[at:]))


def _escaped(stored: str) -> str:
    """Return a stretch of stored text with each single brace doubled: joined to others it still is no link."""
    return "".join(escape(piece.text) if isinstance(piece, Text) else str(piece) for piece in pieces(stored))


def spans(text: str, wanted: str, options: SearchOptions) -> Iterator[tuple[int, int]]:
    """Yield the spans of a text that match, none inside another; a letter is taken with all its marks."""
    wanted = nfc(wanted)
    accents = options.accents or _folded(wanted, accents=True, case=False)[0] != _folded(wanted)[0]
    letters, owner = _folded(text, accents=accents, case=options.case)
    sought = _folded(wanted, accents=accents, case=options.case)[0]
    at = letters.find(sought) if sought else -1
    while at >= 0:
        after = at + len(sought)
        start, end = owner[at], owner[after - 1] + 1
        while not accents and end < len(text) and unicodedata.combining(text[end]):
            end += 1
        cut = _cuts(owner, at) or _cuts(owner, after) or (end < len(text) and unicodedata.combining(text[end]) != 0)
        fits = not cut and (not options.words or _is_word(text, start, end))
        if fits:
            yield start, end
        at = letters.find(sought, after if fits else at + 1)


@lru_cache(maxsize=512)  # every field of a report, at each letter that is sought
def _folded(text: str, *, accents: bool = False, case: bool = False) -> tuple[str, list[int]]:
    """Return the letters to compare, and for each of them the index of the letter of the text that it stands for."""
    letters: list[str] = []
    owner: list[int] = []
    for index, char in enumerate(text):
        folded = _letters(char, accents, case)
        letters.append(folded)
        owner += [index] * len(folded)
    return "".join(letters), owner


@lru_cache(maxsize=4096)  # called for each letter of a report at each letter that is sought
def _letters(char: str, accents: bool, case: bool) -> str:  # noqa: FBT001 - the key of a cache
    if char == "\N{NO-BREAK SPACE}":
        return " "
    if not accents:
        base = {"đ": "d", "Đ": "D"}.get(char, char)
        char = "".join(each for each in unicodedata.normalize("NFD", base) if not unicodedata.combining(each))
    return char if case else char.casefold()


def _cuts(owner: list[int], at: int) -> bool:
    """Return whether a position lies inside what one letter of the text was folded to."""
    return 0 < at < len(owner) and owner[at - 1] == owner[at]


def _is_word(text: str, start: int, end: int) -> bool:
    around = (text[start - 1 : start], text[end : end + 1])
    return not any(each and (each.isalnum() or unicodedata.combining(each)) for each in around)
