"""The columns of a small table between paragraphs: their widths, and the type of their cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc_desktop.documents.content import geometry as g
from cchc_desktop.documents.content.measure import MeasuredText

if TYPE_CHECKING:
    from cchc_desktop.documents.content.blocks import ProseTable

_FIGURE = re.compile(r"[-+−(]?[0-9][0-9.,/%)]*\s*%?\.?|[-–—…]*")
"""What is centred in its column: numbers, shares, row numbers, dashes."""


def cell_types(table: ProseTable) -> tuple[g.Type, ...]:
    """Return the type of the cells below the head, column by column: columns of figures are centred."""
    columns = zip(*table.rows[1:], strict=True)
    return tuple(
        g.CELL_CENTRED if all(_FIGURE.fullmatch(cell.text) for cell in column) else g.CELL for column in columns
    )


def table_widths(table: ProseTable) -> tuple[float, ...]:
    """Return the widths of the columns, in points, together the width of the text; no word is cut if there is room."""
    measured = [
        [MeasuredText(cell.text, g.CELL if at else g.COLUMN_HEAD) for at, cell in enumerate(column)]
        for column in zip(*table.rows, strict=True)
    ]
    padding = 2 * g.CELL_PADDING[0]
    least = [max(text.widest_word for text in column) + padding for column in measured]
    most = [max(text.unbroken for text in column) + padding for column in measured]
    room = g.PAGE.text_width * g.MM
    if sum(most) <= room:
        return tuple(width * room / sum(most) for width in most)
    if sum(least) >= room:
        return tuple(width * room / sum(least) for width in least)
    share = (room - sum(least)) / (sum(most) - sum(least))
    return tuple(low + (high - low) * share for low, high in zip(least, most, strict=True))
