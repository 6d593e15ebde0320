"""The parts of a section in a Word file as its stored text: lines, list items, small tables, footnotes as notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.documents.paper_reports.paper import PaperTable
from cchc_desktop.reading.merged_cells import plain_rows
from cchc_desktop.reading.pasted_prose import prose_of
from cchc_desktop.reading.table_lines import is_small, table_text
from cchc_desktop.report.prose import escape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_desktop.documents.paper_reports.paper import PaperPart

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LARGE = "bảng {} lớn quá, được nhận thành các dòng chữ."


def section_text(parts: Sequence[PaperPart]) -> tuple[str, list[str]]:
    """Return the stored text of a section's parts, and remarks about it."""
    lines: list[str] = []
    notes: list[str] = []
    remarks: list[str] = []
    for part in parts:
        if isinstance(part, PaperTable):
            rows = plain_rows(part.rows)
            small = is_small(rows)
            lines.append(table_text(rows) if small else "\n".join("; ".join(filter(None, row)) for row in rows))
            remarks += [_LARGE.format(part.number)] if not small and len(rows) > 1 else []
        elif part.text.strip():
            lines += [line.strip() for line in part.text.split("\n") if line.strip()]
        for number, note in enumerate(getattr(part, "notes", ()), len(notes) + 1):
            notes.append(_note(number, note))
    return escape(prose_of("\n".join([*lines, *filter(None, notes)])).text).strip("\n"), remarks


def _note(number: int, text: str) -> str:
    if not text or text.startswith("Nguồn:"):
        return text
    return f"Ghi chú: {''.join(_RAISED[int(digit)] for digit in str(number))} {text}"
