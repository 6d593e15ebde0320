"""A printed text with small tables as HTML, for Word and spreadsheets to paste."""

from __future__ import annotations

from cchc_desktop.reading.table_lines import LineGroup, cells_of, line_groups


def html_of(text: str) -> str:
    """Return a text as HTML if there is a table in it, else ""."""
    groups = list(line_groups(text))
    if not any(group.is_table for group in groups):
        return ""
    parts = (_table(group) if group.is_table else f"<p>{_escaped(group.lines[0].strip())}</p>" for group in groups)
    return f'<meta charset="utf-8">{"".join(parts)}'


def _escaped(text: str) -> str:
    from html import escape  # noqa: PLC0415 - it brings the names of two thousand characters, and few texts have tables

    return escape(text)


def _table(group: LineGroup) -> str:
    rows = "".join(f"<tr>{_row(line)}</tr>" for line in group.lines)
    return f'<table border="1" style="border-collapse:collapse">{rows}</table>'


def _row(line: str) -> str:
    return "".join(f"<td>{_escaped(line[span.start : span.end].strip())}</td>" for span in cells_of(line))
