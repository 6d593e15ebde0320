"""The parts of a letter in a Word file: its head, its body, its signature, its appendix."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_desktop.base.text import folded, plain
from cchc_desktop.documents.paper_reports.paper import PaperParagraph, PaperTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_desktop.documents.paper_reports.paper import PaperPart

_MOTTO = ("cong hoa xa hoi", "doc lap")
_RECIPIENTS = "noi nhan"
_ADDRESSEES = "kinh gui"
_APPENDIX = re.compile(r"phu luc\b|bieu mau thong ke\b|(?:bieu mau|mau bieu|bieu) (?:so )?0?1\b")
_NUMBERED = re.compile(r"(?:[IVX]{1,5}|[0-9]{1,2})\s*[.)/]")
_MOST_TITLE_LINES = 3
_LONGEST_TITLE = 250


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the body of a letter begins and ends among its parts; signature is the place of its table, -1 if none.

    title has the lines of its subject, addressees its addressees, both as written.
    """

    start: int
    end: int
    signature: int
    appendix: int
    title: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()


def layout_of(parts: Sequence[PaperPart], type_name: str) -> Layout:
    """Return the layout of a letter of a kind ("BÁO CÁO")."""
    signature = next((at for at, part in enumerate(parts) if _begins(part, _RECIPIENTS)), -1)
    appendix = next((at for at, part in enumerate(parts) if at > signature and _is_appendix(part)), len(parts))
    end = signature if signature >= 0 else appendix
    start = next((at + 1 for at, part in enumerate(parts[:end]) if _has_motto(part)), 0)
    named = next((at for at, part in enumerate(parts[:end]) if _is_type(part, type_name)), -1)
    title: list[str] = []
    if named >= 0:
        start, title = _title(parts, named + 1, end)
    start, addressees = _addressees(parts, start, end)
    return Layout(start, end, signature, max(appendix, signature + 1), tuple(title), tuple(addressees))


def is_motto(line: str) -> bool:
    """Return whether a line is the state's name or motto, which every letter has."""
    return plain(line).startswith(_MOTTO)


def lines_of(part: PaperPart) -> list[str]:
    """Return the lines of a paragraph or of a table's cells."""
    texts = [part.text] if isinstance(part, PaperParagraph) else [cell.text for row in part.rows for cell in row]
    return [line.strip() for text in texts for line in text.split("\n") if line.strip()]


def _begins(part: PaperPart, words: str) -> bool:
    return any(plain(line).lstrip("- ").startswith(words) for line in lines_of(part))


def _has_motto(part: PaperPart) -> bool:
    return any(map(is_motto, lines_of(part)))


def _is_appendix(part: PaperPart) -> bool:
    return isinstance(part, PaperParagraph) and _APPENDIX.match(plain(part.text.strip())[:80]) is not None


def _is_type(part: PaperPart, type_name: str) -> bool:
    return isinstance(part, PaperParagraph) and folded(part.text) == folded(type_name)


def _title(parts: Sequence[PaperPart], start: int, end: int) -> tuple[int, list[str]]:
    """Return where the lines below the kind of document end, and those lines."""
    lines: list[str] = []
    at = start
    while at < end and len(lines) < _MOST_TITLE_LINES:
        part = parts[at]
        if isinstance(part, PaperTable) or _begins(part, _ADDRESSEES):
            break
        text = part.text.strip()
        if text and (
            len(text) > _LONGEST_TITLE or (lines and not part.bold) or part.level is not None or _NUMBERED.match(text)
        ):
            break
        lines += [text] if text and any(map(str.isalpha, text)) else []
        at += 1
    return at, lines


def _addressees(parts: Sequence[PaperPart], start: int, end: int) -> tuple[int, list[str]]:
    """Return where the addressees end, and their names; nothing if the letter has none before its text."""
    at = start
    while at < end and not lines_of(parts[at]):
        at += 1
    if at == end or not isinstance(parts[at], PaperParagraph) or not _begins(parts[at], _ADDRESSEES):
        return start, []
    first = lines_of(parts[at])[0].partition(":")[2]
    names = [first, *lines_of(parts[at])[1:]]
    at += 1
    while at < end and (not lines_of(parts[at]) or (not first.strip() and _is_item(parts[at]))):
        names += lines_of(parts[at])
        at += 1
    bare = [name.strip().lstrip("-–+ ").rstrip(" ;,.") for name in names]
    return at, [name for name in bare if name]


def _is_item(part: PaperPart) -> bool:
    return isinstance(part, PaperParagraph) and part.text.lstrip().startswith(("-", "–", "+"))
