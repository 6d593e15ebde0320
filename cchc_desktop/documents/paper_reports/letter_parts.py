"""The letter around the text of a Word file: number, date, addressees, recipients, signer; only what is sure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from cchc_desktop.base.text import folded, plain
from cchc_desktop.documents.content import wording
from cchc_desktop.documents.content.blocks import Addressees, Block, Header, Paragraph, Signature, Title
from cchc_desktop.documents.content.compose import compose
from cchc_desktop.documents.paper_reports.layout import SIGNED, columns, lines_of
from cchc_desktop.documents.paper_reports.paper import PaperTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cchc_desktop.documents.paper_reports.layout import Layout
    from cchc_desktop.documents.paper_reports.paper import PaperPart
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template

B = TypeVar("B")

_NUMBER = re.compile(r"Số\s*:?\s*(?P<number>[0-9]{0,5})\s*/\s*(?P<symbol>[A-ZĐ][A-ZĐ0-9-]{1,30})")
_DATE = re.compile(
    r"(?P<place>[^\W\d_][^,;:\n–-]{0,40}),\s*ngày\s*(?P<day>[0-9]{0,2})\s*tháng\s*(?P<month>[0-9]{1,2})\s*năm\s*(?P<year>[0-9]{4})"
)
_ARCHIVE = ("luu", "noi nhan")
_MONTHS, _DAYS = 12, 31
_MOST_NAME = 6


def letter_fields(parts: Sequence[PaperPart], layout: Layout, report: Report, template: Template) -> dict[str, str]:
    """Return the letter's fields by key; what the template prints by itself stays blank."""
    head = [line for part in parts[: layout.start] for line in lines_of(part)]
    found = _number(head) | _date(head)
    blocks = compose(report, template).blocks
    if layout.title and folded(" ".join(layout.title)) != folded(_only(blocks, Title).subject):
        found["letter.title"] = " ".join(layout.title)
    usual = [each for block in blocks if isinstance(block, Addressees) for each in _bare(block.names)]
    if layout.addressees and list(map(folded, layout.addressees)) != list(map(folded, usual)):
        found["letter.addressees"] = "\n".join(layout.addressees)
    if layout.signature >= 0:
        found |= _signature(parts[layout.signature : layout.after], _only(blocks, Signature))
    if found.get("letter.symbol") == _only(blocks, Header).number.rpartition("/")[2]:
        del found["letter.symbol"]
    return {key: text for key, text in found.items() if text}


def fixed_texts(report: Report, template: Template) -> frozenset[str]:
    """Return the paragraphs, folded, that the letter prints by itself: the pointer to the appendix, its end."""
    blocks = compose(report, template).blocks
    return frozenset(folded(block.text) for block in blocks if isinstance(block, Paragraph) and not block.made_of)


def is_closing(text: str) -> bool:
    """Return whether a paragraph is the closing sentence of a letter."""
    return plain(text.strip()).startswith("tren day la") and len(text) < 600  # noqa: PLR2004 - a sentence


def _number(lines: Iterable[str]) -> dict[str, str]:
    found = next(filter(None, map(_NUMBER.search, lines)), None)
    return {"letter.number": found["number"], "letter.symbol": found["symbol"]} if found else {}


def _date(lines: Iterable[str]) -> dict[str, str]:
    found = next(filter(None, map(_DATE.search, lines)), None)
    if found is None:
        return {}
    day, month = int(found["day"] or 0), int(found["month"])
    if not 1 <= month <= _MONTHS or day > _DAYS:
        return {"letter.place": found["place"].strip()}
    date = f"{found['year']}-{month:02}" + (f"-{day:02}" if day else "")
    return {"letter.place": found["place"].strip(), "letter.date": date}


def _sides(parts: Sequence[PaperPart]) -> tuple[list[str], list[str]]:
    """Return the lines of the recipients and those of the signer, of a table or of paragraphs."""
    if isinstance(parts[0], PaperTable):
        cells = [cell.text.split("\n") for row in parts[0].rows for cell in row if cell.text.strip()]
        left = next(cell for cell in cells if any(_is_recipients(line) for line in cell))
        return left, [line.strip() for cell in cells if cell is not left for line in cell if line.strip()]
    lines = [column for part in parts for line in lines_of(part) for column in columns(line)]
    left = [line for line in lines if line[0] in "-–+" or plain(line).startswith(_ARCHIVE)]
    return left, [line for line in lines if line not in left]


def _is_recipients(line: str) -> bool:
    return plain(line).lstrip("- ").startswith("noi nhan")


def _signature(parts: Sequence[PaperPart], usual: Signature) -> dict[str, str]:
    """Return recipients, archive, authority and signer of the end of a letter."""
    left, right = _sides(parts)
    names = [name for name in _bare(left) if not plain(name).startswith(_ARCHIVE) and folded(name) != "như trên"]
    archive = next((name.partition(":")[2].strip() for name in _bare(left) if plain(name).startswith("luu")), "")
    expected = [name for name in _bare(usual.recipients) if folded(name) != folded(wording.AS_ABOVE)]
    found = {}
    if names and list(map(folded, names)) != [folded(name) for name in expected if not plain(name).startswith("luu")]:
        found["letter.recipients"] = "\n".join(names)
    if archive and f"{wording.ARCHIVE} {archive}" not in _bare(usual.recipients):
        found["letter.archive"] = archive
    authority = [line for line in right if line.isupper()]
    if authority and tuple(authority) != usual.authority:
        found["letter.authority"] = "\n".join(authority)
    others = [line for line in right if not line.isupper() and line[0].isalpha() and not plain(line).startswith(SIGNED)]
    if len(others) == 1 and 1 < len(others[0].split()) <= _MOST_NAME:
        found["letter.signer"] = others[0]
    return found


def _bare(lines: Iterable[str]) -> list[str]:
    bare = (line.strip().lstrip("-–+ ").rstrip(" ;,.") for line in lines)
    return [line for line in bare if line]


def _only(blocks: Sequence[Block], kind: type[B]) -> B:
    return next(block for block in blocks if isinstance(block, kind))
