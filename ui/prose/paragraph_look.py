"""The look of paragraphs in a section's editor: hanging indent of list items, close lines of tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlockFormat

from cchc_desktop.reading.table_lines import BAR
from ui.kit import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock

_LINE = 132
_HANGING = ("- ", "+ ")


def wanted_format(block: QTextBlock) -> QTextBlockFormat:
    """Return the format that a paragraph should have."""
    text = block.text()
    made = QTextBlockFormat()
    made.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    hanging = text.startswith(_HANGING)
    made.setBottomMargin(0 if is_table_line(text) and is_table_line(block.next().text()) else theme.px(8))
    made.setLeftMargin(theme.px(16) if hanging else 0)
    made.setTextIndent(-theme.px(12) if hanging else 0)
    if is_table_line(text):
        made.setBackground(theme.color("sunken"))
    return made


def is_formatted(block: QTextBlock, wanted: QTextBlockFormat) -> bool:
    """Return whether a paragraph already has a format."""
    has = block.blockFormat()
    return (has.lineHeight(), has.bottomMargin(), has.leftMargin(), has.textIndent(), has.background()) == (
        wanted.lineHeight(), wanted.bottomMargin(), wanted.leftMargin(), wanted.textIndent(), wanted.background(),
    )  # fmt: skip


def is_table_line(text: str) -> bool:
    """Return whether a paragraph looks like a line of a table: between bars."""
    inside = text.strip()
    return len(inside) > 2 and inside.startswith(BAR) and inside.endswith(BAR) and BAR in inside[1:-1]  # noqa: PLR2004 - two bars and more
