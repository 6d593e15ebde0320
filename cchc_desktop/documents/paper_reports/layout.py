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
_AUTHORITY = re.compile(r"(?:TM|KT|TL|TUQ|Q)\s?\.|(?:PHÓ )?CHỦ TỊCH\b|(?:PHÓ )?TRƯỞNG PHÒNG\b|CHÁNH VĂN PHÒNG\b")
SIGNED = ("(da ky", "da ky", "(ky", "(chu ky")
"""The beginnings, in small letters without marks, of what stands for a signature."""
_MOST_NAME, _MOST_END_LINES = 6, 30
_MOST_TITLE_LINES = 3
_LONGEST_TITLE = 250


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the body of a letter begins and ends among its parts.

    signature is where recipients and signer begin, a table or paragraphs, -1 if there are none; after is the part
    behind them. title has the lines of its subject, addressees its addressees, both as written.
    """

    start: int
    end: int
    signature: int
    after: int
    appendix: int
    title: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()


def layout_of(parts: Sequence[PaperPart], type_name: str) -> Layout:
    """Return the layout of a letter of a kind ("BÁO CÁO")."""
    signature, after = _signature(parts)
    appendix = next((at for at, part in enumerate(parts) if at >= after and _is_appendix(part)), len(parts))
    end = signature if signature >= 0 else appendix
    start = next((at + 1 for at, part in enumerate(parts[:end]) if _has_motto(part)), 0)
    named = next((at for at, part in enumerate(parts[:end]) if _is_type(part, type_name)), -1)
    title: list[str] = []
    if named >= 0:
        start, title = _title(parts, named + 1, end)
    start, addressees = _addressees(parts, start, end)
    return Layout(start, end, signature, after, max(appendix, after), tuple(title), tuple(addressees))


def is_name(line: str) -> bool:
    """Return whether a line may be the name of a signer: a few words in capitals, nothing else."""
    words = line.split()
    return 1 < len(words) <= _MOST_NAME and all(word.isalpha() and word[0].isupper() for word in words)


def is_authority(line: str) -> bool:
    """Return whether a line names who signs: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"."""
    return line.isupper() and _AUTHORITY.match(line) is not None


def is_motto(line: str) -> bool:
    """Return whether a line is the state's name or motto, which every letter has."""
    return plain(line).startswith(_MOTTO)


def lines_of(part: PaperPart) -> list[str]:
    """Return the lines of a paragraph or of a table's cells."""
    texts = [part.text] if isinstance(part, PaperParagraph) else [cell.text for row in part.rows for cell in row]
    return [line.strip() for text in texts for line in text.split("\n") if line.strip()]


def _signature(parts: Sequence[PaperPart]) -> tuple[int, int]:
    """Return where recipients and signer begin and what is behind them: one table, or paragraphs; (-1, 0) if none."""
    named = next((at for at, part in enumerate(parts) if _begins(part, _RECIPIENTS)), -1)
    if named < 0 or isinstance(parts[named], PaperTable):
        return named, named + 1
    after = named + 1
    while after < min(len(parts), named + _MOST_END_LINES) and _ends_letter(parts[after]):
        after += 1
    return _above(parts, named), after


def _above(parts: Sequence[PaperPart], named: int) -> int:
    """Return where a signer begins who stands above the recipients; their own place if there is none."""
    at = named
    while at > 0 and _ends_letter(parts[at - 1]) and not _is_item(parts[at - 1]):
        at -= 1
    lines = [line for part in parts[at:named] for line in lines_of(part)]
    return at if any(map(is_authority, lines)) else named


def _ends_letter(part: PaperPart) -> bool:
    """Return whether a paragraph is blank, or one of those behind the text of a letter."""
    if not isinstance(part, PaperParagraph) or _is_appendix(part):
        return False
    found = [column for line in lines_of(part) for column in columns(line)]
    return _is_item(part) or all(
        is_authority(each) or is_name(each) or plain(each).startswith(("luu", *SIGNED)) for each in found
    )


def columns(line: str) -> list[str]:
    """Return the parts of a line between tabs: letters without a table have two of them side by side."""
    return [part.strip() for part in line.split("\t") if part.strip()]


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
