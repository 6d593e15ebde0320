"""A Word file as a person reads it: paragraphs and tables in order, old letters converted, footnotes in place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_desktop.base.errors import BadFileError
from cchc_desktop.base.unseen import cleaned
from cchc_desktop.documents.paper_reports.body import BodyParagraph, BodyTable, read_body
from cchc_desktop.documents.paper_reports.file_parts import word_parts
from cchc_desktop.documents.paper_reports.list_numbers import ListNumbers, list_numbers
from cchc_desktop.documents.paper_reports.style_table import style_table
from cchc_desktop.reading.font_runs import modern_paragraphs
from cchc_desktop.reading.merged_cells import MergedCell
from cchc_desktop.report.numbers import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.documents.paper_reports.body import BodyPart

MAX_PARAGRAPHS = 20_000
"""Those in cells included; a commune's report has about a thousand."""

_BOXES = "{} khung chữ trong hình vẽ không đọc được; xem lại trong tệp Word."
_CONVERTED = "Đã đổi {} đoạn viết bằng phông cũ {} sang Unicode; đọc soát lại các đoạn này."


@dataclass(frozen=True, slots=True)
class PaperParagraph:
    """A paragraph: its text with its list number, its outline level (None for text), whether all of it is bold."""

    text: str
    level: int | None = None
    bold: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperTable:
    """A table, row by row, and where it is counted from 1."""

    rows: tuple[tuple[MergedCell, ...], ...]
    number: int


PaperPart = PaperParagraph | PaperTable


@dataclass(frozen=True, slots=True)
class Paper:
    """The paragraphs and tables of a file, and remarks about what was converted or not read."""

    parts: tuple[PaperPart, ...]
    remarks: tuple[str, ...]


def paper_of(raw: bytes, name: str) -> Paper:
    """Return a Word file as it is read; BadFileError if it is none."""
    parts = word_parts(raw, name)
    styles = style_table(parts)
    notes = read_body(parts.footnotes, parts.where("footnotes.xml"), styles, ListNumbers())
    body = read_body(parts.body, parts.where("document.xml"), styles, list_numbers(parts))
    flat = [paragraph for part in body.parts for paragraph in _paragraphs(part)]
    notes_flat = [paragraph for note in notes.notes.values() for paragraph in note]
    if len(flat) + len(notes_flat) > MAX_PARAGRAPHS:
        raise BadFileError(f"Tệp Word {name} quá lớn.", f"Chương trình chỉ nhận đến {show(MAX_PARAGRAPHS)} đoạn.")
    texts, found = modern_paragraphs([paragraph.runs for paragraph in (*flat, *notes_flat)])
    tidy = iter([_tidy(paragraph.marker, text) for paragraph, text in zip((*flat, *notes_flat), texts, strict=True)])
    numbers = iter(range(1, len(body.parts) + 1))
    made = [_part(part, tidy, numbers) for part in body.parts]
    said = {key: " ".join(next(tidy) for _ in note).strip() for key, note in notes.notes.items()}
    remarks = [_CONVERTED.format(found.changed, ", ".join(found.fonts))] if found.changed else []
    remarks += [_BOXES.format(body.boxes)] if body.boxes else []
    return Paper(tuple(_with_notes(part, said) for part in made), tuple(remarks))


def _paragraphs(part: BodyPart) -> Iterator[BodyParagraph]:
    if isinstance(part, BodyParagraph):
        yield part
    else:
        yield from (paragraph for row in part.rows for cell in row for paragraph in cell.paragraphs)


def _tidy(marker: str, text: str) -> str:
    text = cleaned(text).text.strip()
    return f"{marker} {text}" if marker and text else text


def _part(part: BodyPart, texts: Iterator[str], numbers: Iterator[int]) -> PaperPart:
    if isinstance(part, BodyParagraph):
        return PaperParagraph(next(texts), part.level, part.bold, part.notes)
    rows = [
        [("\n".join(filter(None, [next(texts) for _ in cell.paragraphs])), cell) for cell in row] for row in part.rows
    ]
    return PaperTable(tuple(_rows_with_heights(part, [[text for text, _ in row] for row in rows])), next(numbers))


def _rows_with_heights(table: BodyTable, texts: list[list[str]]) -> Iterator[tuple[MergedCell, ...]]:
    """Yield the rows with the number of rows each cell covers; cells that continue one above are left out."""
    starts = [_columns(row) for row in table.rows]
    for at, row in enumerate(table.rows):
        cells = []
        for cell, text, column in zip(row, texts[at], starts[at], strict=True):
            if not cell.continues:
                cells.append(MergedCell(text, cell.across, _height(table, starts, at, column)))
        yield tuple(cells)


def _columns(row: list) -> list[int]:  # type: ignore[type-arg]
    """Return the column in which each cell of a row begins."""
    starts, column = [], 0
    for cell in row:
        starts.append(column)
        column += cell.across
    return starts


def _height(table: BodyTable, starts: list[list[int]], at: int, column: int) -> int:
    height = 1
    for below in range(at + 1, len(table.rows)):
        found = [cell for cell, start in zip(table.rows[below], starts[below], strict=True) if start == column]
        if not found or not found[0].continues:
            break
        height += 1
    return height


def _with_notes(part: PaperPart, said: dict[str, str]) -> PaperPart:
    if isinstance(part, PaperTable) or not part.notes:
        return part
    return PaperParagraph(part.text, part.level, part.bold, tuple(said.get(note, "") for note in part.notes))
