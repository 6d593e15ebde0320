"""The list of matches: where each is, the words around it, and why one is not replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cchc_desktop.desk.drafts.text_search import Held
from cchc_desktop.report.keys import FieldKind, kind_of
from ui.kit import theme
from ui.kit.painting import Paints
from ui.words.place_texts import short
from ui.words.writing import search_texts

if TYPE_CHECKING:
    from cchc_desktop.desk.drafts.text_search import TextMatch

_ROW, _PAD, _PLACE, _HELD = 28, 12, 120, 230
_FEWEST = 2
"""The matches that are seen in any window."""
_MATCH = Qt.ItemDataRole.UserRole
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class MatchList(QListWidget):
    """The matches in document order; `wanted` has the number of the one that was clicked."""

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._shown = 0
        self.setAccessibleName(search_texts.TITLE)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_MatchPainter(self))
        self.itemClicked.connect(lambda item: self.wanted.emit(self.row(item)))

    def show_matches(self, matches: tuple[TextMatch, ...], most: int) -> None:
        """Show other matches, at most so many rows high."""
        self.clear()
        for match in matches:
            item = QListWidgetItem(f"{place_words(match)}: {match.before}{match.text}{match.after}")
            item.setData(_MATCH, match)
            self.addItem(item)
        self._shown = min(len(matches), most)
        self.setMaximumHeight(self.sizeHint().height())
        self.setMinimumHeight(min(self._shown, _FEWEST) * theme.px(_ROW))
        self.updateGeometry()
        self.setVisible(bool(matches))
        self.scrollToTop()

    def sizeHint(self) -> QSize:
        """Return the height of the matches; a low window gives less, and they scroll."""
        return QSize(super().sizeHint().width(), theme.px(_ROW) * self._shown + 2)

    def show_current(self, number: int) -> None:
        """Show which match is the current one; -1 for none."""
        self.setCurrentRow(number)


def place_words(match: TextMatch) -> str:
    """Return where a match is: "II.2.a", "BM7 6.7.2, ghi chú"."""
    where = short(match.key)
    return search_texts.NOTE.format(where) if kind_of(match.key) is FieldKind.NOTE else where


class _MatchPainter(QStyledItemDelegate):
    """Paints a match: its place, the words around it with itself in bold, and at the right why it is held."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._paints = Paints()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of a row."""
        return QSize(0, theme.px(_ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a row: the match stays in view, however long the words before it are."""
        match: TextMatch = index.data(_MATCH)
        rect: QRect = option.rect  # type: ignore[attr-defined] # PySide's stubs leave the fields out
        current = index.row() == self._current()
        if current:
            painter.fillRect(rect, theme.color("accent_soft"))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.color("accent"))
        left = rect.left() + theme.px(_PAD)
        self._write(painter, QRect(left, rect.top(), theme.px(_PLACE), rect.height()), place_words(match), "muted")
        left += theme.px(_PLACE)
        held = theme.px(_HELD) if match.held is not Held.FREE else 0
        right = rect.right() - theme.px(_PAD) - held
        if held:
            words = QRect(right, rect.top(), held, rect.height())
            self._write(painter, words, search_texts.HELD[match.held], "muted", right=True)
        self._write_match(painter, QRect(left, rect.top(), max(right - left, 0), rect.height()), match)

    def _write_match(self, painter: QPainter, rect: QRect, match: TextMatch) -> None:
        normal, bold = self._paints.metrics(13), self._paints.metrics(13, bold=True)
        room = max(rect.width() - bold.horizontalAdvance(match.text), 0)
        before = normal.elidedText(match.before, Qt.TextElideMode.ElideLeft, room // 2)
        x = rect.left()
        for text, heavy in ((before, False), (match.text, True), (match.after, False)):
            metrics = bold if heavy else normal
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.right() - x)
            self._write(painter, QRect(x, rect.top(), rect.right() - x + 1, rect.height()), shown, "text", bold=heavy)
            x += metrics.horizontalAdvance(shown)

    def _write(
        self, painter: QPainter, rect: QRect, text: str, ink: str, *, bold: bool = False, right: bool = False
    ) -> None:
        painter.setFont(self._paints.font(13, bold=bold))
        painter.setPen(self._paints.color(ink))
        edge = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(rect, edge if right else _LEFT, text)

    def _current(self) -> int:
        view = self.parent()
        return view.currentRow() if isinstance(view, QListWidget) else -1
