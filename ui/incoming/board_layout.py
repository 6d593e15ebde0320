"""The places of the parts of the board."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.frames import frame
from ui.kit.labels import label
from ui.kit.layouts import FlowRow, row_of
from ui.words.incoming import board_texts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

_SIDE, _FILTER = 376, 240


@dataclass(frozen=True, slots=True)
class BoardParts:
    """The parts of the board, in the order in which they are seen; the first of `beside` has a fixed height."""

    back: QWidget
    head: tuple[QWidget | None, ...]
    cards: tuple[QWidget, ...]
    filter: QLineEdit
    chips: tuple[QWidget, ...]
    table: QWidget
    side: QWidget
    beside: tuple[QWidget, QWidget]
    foot: QWidget


def lay_out(widget: QWidget, parts: BoardParts) -> None:
    """Put the parts of the board into it: bar, head, cards, the table with what is beside it, keys."""
    inside = QVBoxLayout()
    inside.setContentsMargins(24, 8, 24, 8)
    inside.setSpacing(8)
    inside.addLayout(FlowRow(label(board_texts.HEADING, "title"), *parts.head))
    for part in parts.cards:
        inside.addWidget(part)
    inside.addLayout(_below(parts), 1)
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(_bar(parts.back))
    column.addLayout(inside, 1)
    column.addWidget(_foot(parts.foot))


def _bar(back: QWidget) -> QFrame:
    bar = frame("top")
    bar.setFixedHeight(theme.px(48))
    across = row_of(back, label(board_texts.TITLE, "strong"), None)
    across.setContentsMargins(0, 0, 0, 0)
    bar.setLayout(across)
    return bar


def _foot(buttons: QWidget) -> QFrame:
    foot = frame("bottom")
    foot.setFixedHeight(theme.px(44))
    keys = row_of(buttons, label(board_texts.KEYS, "small"), None)
    keys.setContentsMargins(16, 0, 16, 0)
    foot.setLayout(keys)
    return foot


def _below(parts: BoardParts) -> QHBoxLayout:
    """Return the filter over the table, and the cards beside them."""
    parts.filter.setFixedWidth(theme.px(_FILTER))
    box = frame("card")
    inside_box = QVBoxLayout(box)
    inside_box.setContentsMargins(1, 1, 1, 1)
    inside_box.addWidget(parts.table)
    left = QVBoxLayout()
    left.setSpacing(8)
    left.addLayout(FlowRow(parts.filter, *parts.chips))
    left.addWidget(box, 1)
    right = QVBoxLayout(parts.side)
    right.setContentsMargins(0, 0, 0, 0)
    right.setSpacing(8)
    first, second = parts.beside
    right.addWidget(first)
    right.addWidget(second, 1)
    parts.side.setFixedWidth(theme.px(_SIDE))
    below = QHBoxLayout()
    below.setSpacing(12)
    below.addLayout(left, 1)
    below.addWidget(parts.side)
    return below
