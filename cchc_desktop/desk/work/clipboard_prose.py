"""The clipboard as prose of a section: as it is, and with old letters converted; small tables as lines between bars."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from cchc_desktop.desk.work.clipboard_block import block_of
from cchc_desktop.desk.work.clipboard_html import HtmlTable, parts_of_html
from cchc_desktop.reading.font_runs import modern_paragraphs, plain_text
from cchc_desktop.reading.merged_cells import MergedCell, plain_rows
from cchc_desktop.reading.old_fonts import family_of, modern
from cchc_desktop.reading.pasted_prose import listed, prose_of
from cchc_desktop.reading.table_lines import MOST_COLUMNS, MOST_ROWS, is_small, table_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.base.unseen import Cleaned
    from cchc_desktop.desk.work.clipboard_html import HtmlPart
    from cchc_desktop.reading.font_runs import Runs

_TOO_LARGE = f"giữ bảng có hơn {MOST_COLUMNS} cột hoặc {MOST_ROWS} hàng thành các dòng chữ"
_ITEM = re.compile(r"[(]?[0-9a-zđA-ZĐ]{1,4}[.)]|[-+•·o§Øü]")
_GAPS = re.compile(" {2,}")
_LIST_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class PastedProse:
    """A text from the clipboard to be stored; modern has its old letters converted, None if it has none.

    fonts names the old fonts; changed of all its paragraphs were written with them. remark is a notice, "" if none.
    """

    as_is: Cleaned
    modern: Cleaned | None = None
    fonts: tuple[str, ...] = ()
    changed: int = 0
    paragraphs: int = 0
    remark: str = ""


def pasted_prose(plain: str, html: str = "", *, line_head: bool = True) -> PastedProse:
    """Return the text that a clipboard holds as plain text and, for its tables and fonts, as HTML."""
    parts = parts_of_html(html)
    tables = [part for part in parts if isinstance(part, HtmlTable)]
    large = any(len(table.rows) > MOST_ROWS or _width(table) > MOST_COLUMNS for table in tables)
    small = any(len(table.rows) > 1 and _width(table) > 1 for table in tables)
    if not large and (small or any(map(_has_old_font, parts))):
        return _of_parts(parts, line_head=line_head)
    text = listed(_with_tables(plain.replace("\r\n", "\n").replace("\r", "\n")), line_head=line_head)
    found = modern(text)
    return PastedProse(
        prose_of(text, line_head=line_head),
        prose_of(found.text, line_head=line_head) if found.changed else None,
        found.fonts, found.changed, _count(text), _TOO_LARGE if large else "",
    )  # fmt: skip


def _of_parts(parts: Sequence[HtmlPart], *, line_head: bool) -> PastedProse:
    flat = [runs for part in parts for runs in _paragraphs(part)]
    converted, found = modern_paragraphs(flat)
    before = _assembled(parts, iter(map(plain_text, flat)))
    after = _assembled(parts, iter(converted))
    return PastedProse(
        prose_of(before, line_head=line_head), prose_of(after, line_head=line_head) if found.changed else None,
        found.fonts, found.changed, len(flat),
    )  # fmt: skip


def _assembled(parts: Sequence[HtmlPart], texts: Iterator[str]) -> str:
    """Return the parts as one text, given the texts of all their paragraphs in order."""
    lines = []
    for part in parts:
        if isinstance(part, HtmlTable):
            rows = [
                [
                    MergedCell(" ".join(_tidy(next(texts)) for _ in cell.paragraphs), cell.across, cell.down)
                    for cell in row
                ]
                for row in part.rows
            ]
            lines.append(table_text(plain_rows(rows)) if is_small(plain_rows(rows)) else _as_lines(rows))
        else:
            lines.append(_tidy(next(texts)))
    return listed("\n".join(lines))


def _as_lines(rows: Sequence[Sequence[MergedCell]]) -> str:
    """Return a table of one column or one row, which only placed its text."""
    return "\n".join(cell.text for row in rows for cell in row if cell.text)


def _width(table: HtmlTable) -> int:
    return max(sum(cell.across for cell in row) for row in table.rows)


def _paragraphs(part: HtmlPart) -> tuple[Runs, ...]:
    if isinstance(part, HtmlTable):
        return tuple(runs for row in part.rows for cell in row for runs in cell.paragraphs)
    return (part,)


def _has_old_font(part: HtmlPart) -> bool:
    return any(family_of(run.font) is not None for runs in _paragraphs(part) for run in runs)


def _tidy(text: str) -> str:
    return _GAPS.sub(" ", text).strip(" ")


def _with_tables(text: str) -> str:
    """Return a plain text with the blocks of a spreadsheet in it as tables."""
    if "\t" not in text:
        return text
    rows = [list(row) for row in block_of(text)]
    if is_small(rows) and len({len(row) for row in rows}) == 1 and not _is_list(rows):
        return table_text(rows)
    groups = [(tabs, list(lines)) for tabs, lines in groupby(text.split("\n"), key=lambda line: line.count("\t"))]
    return "\n".join(_group(tabs, lines) for tabs, lines in groups)


def _group(tabs: int, lines: list[str]) -> str:
    """Return lines with equally many tabs: a table if they can be one."""
    rows = [line.split("\t") for line in lines]
    return table_text(rows) if tabs and is_small(rows) and not _is_list(rows) else "\n".join(lines)


def _is_list(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether rows are the items of a list: a number or a bullet, a tab, the item."""
    return max(map(len, rows)) == _LIST_COLUMNS and all(_ITEM.fullmatch(row[0].strip()) for row in rows)


def _count(text: str) -> int:
    return sum(bool(line.strip()) for line in text.split("\n"))
