"""The list of communes under a field in which a name is typed: rows of two lines, the current one marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.units.commune_search import merged_names
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.frames import frame
from ui.kit.labels import label
from ui.kit.painting import RIGHT, Paints
from ui.words import letter_texts

if TYPE_CHECKING:
    from cchc_desktop.units.commune import Commune
    from cchc_desktop.units.commune_search import FoundCommunes

_Index = QModelIndex | QPersistentModelIndex

MOST = 5
"""The number of communes in the list."""
_ROW, _PAD, _WIDTH = 44, 12, 420


class CommuneModel(QAbstractListModel):
    """The communes of the list; `known` are codes and names of units that the office uses already."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.communes: tuple[Commune, ...] = ()
        self.known: frozenset[tuple[str, str]] = frozenset()
        self.about: tuple[str, ...] = ()

    def show_communes(self, communes: tuple[Commune, ...], known: Sequence[Commune], typed: str) -> None:
        """Show other communes, found by a typed text: each says what it was merged from."""
        self.beginResetModel()
        self.about = tuple(_about(commune, typed) for commune in communes)
        self.communes, self.known = communes, frozenset((each.code, each.title) for each in known)
        self.endResetModel()

    def is_known(self, commune: Commune) -> bool:
        """Return whether the office uses a unit already."""
        return (commune.code, commune.title) in self.known

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of communes."""
        return 0 if parent.isValid() else len(self.communes)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Return a commune in words."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            commune, about = self.communes[index.row()], self.about[index.row()]
            return ", ".join(filter(None, (commune.title, about, commune.code)))
        return None


def _about(commune: Commune, typed: str) -> str:
    """Return the second line of a commune: the levels above it, and what it was merged from."""
    merged = ", ".join(merged_names(commune, typed))
    return " · ".join(filter(None, (commune.area, letter_texts.MERGED_FROM.format(merged) if merged else "")))


class CommuneDelegate(QStyledItemDelegate):
    """Paints a commune: kind and name, its code at the right, the levels above it below."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._paints = Paints()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return room for two lines."""
        return QSize(0, theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one commune."""
        rect: QRect = option.rect  # type: ignore[attr-defined] # PySide's stubs leave the fields out
        view: QListView = option.widget  # type: ignore[attr-defined]
        model = index.model()
        if not isinstance(model, CommuneModel):
            return
        commune, paints = model.communes[index.row()], self._paints
        if view.currentIndex().row() == index.row():
            paints.box(painter, rect.adjusted(2, 1, -2, -1), ground="accent_soft", border="focus", width=2)
        pad, px, text = paints.px(_PAD), paints.px, paints.text
        line = QRect(rect.left() + pad, rect.top() + px(3), rect.width() - 2 * pad, px(20))
        text(painter, line, commune.code, 13, "text2", align=RIGHT)
        kind = f"{commune.kind} " if commune.kind else ""
        text(painter, line, kind, 14, "text")
        name = line.adjusted(paints.metrics(14).horizontalAdvance(kind), 0, 0, 0)
        text(painter, name, commune.name, 14, "text", bold=True)
        about = paints.metrics(13).elidedText(model.about[index.row()], Qt.TextElideMode.ElideRight, line.width())
        text(painter, line.translated(0, px(19)), about, 13, "text2")
        if model.is_known(commune):
            after = name.left() + paints.metrics(14, bold=True).horizontalAdvance(commune.name) + px(10)
            self._paint_known(painter, QPoint(after, line.top() + px(1)))

    def _paint_known(self, painter: QPainter, at: QPoint) -> None:
        px = self._paints.px
        width = self._paints.metrics(12).horizontalAdvance(letter_texts.UNIT_IN_USE) + px(12)
        box = QRect(at, QSize(width, px(18)))
        self._paints.box(painter, box, ground="surface", border="accent_line")
        self._paints.text(painter, box.adjusted(px(6), 0, 0, 0), letter_texts.UNIT_IN_USE, 12, "accent")


class CommuneList(QFrame):
    """Communes to choose from, over the window below a field that keeps the focus; `chosen` has one, `named` none."""

    chosen = Signal(object)
    named = Signal()

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field.window())
        self.setProperty("frame", "popup")
        self._field = field
        self.view = QListView()
        self.communes = CommuneModel(self.view)
        self.view.setModel(self.communes)
        self.view.setItemDelegate(CommuneDelegate(self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(letter_texts.COMMUNES)
        self.view.clicked.connect(lambda index: self.chosen.emit(self.communes.communes[index.row()]))
        self.more = label("", "note", wrap=True)
        self.own = Button("", role="link", icon="pencil-line", key="Ctrl+Enter")
        self.own.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.own.clicked.connect(self.named)
        self._rules = [frame("rule"), frame("rule")]
        self._lay_out()
        self.hide()

    @property
    def current(self) -> Commune | None:
        """The marked commune, None if none is."""
        row = self.view.currentIndex().row()
        return self.communes.communes[row] if 0 <= row < len(self.communes.communes) else None

    def show_found(self, found: FoundCommunes, known: Sequence[Commune], *, preselect: bool, own: str) -> None:
        """Show what was found, its first marked at once or by the first arrow; `own` offers the text as a name."""
        self.communes.show_communes(found.communes, known, self._field.text())
        self.view.setVisible(bool(found.communes))
        self.view.setFixedHeight(theme.px(_ROW) * len(found.communes))
        if preselect and found.communes:
            self.view.setCurrentIndex(self.communes.index(0))
        self._show_more(found, preselect=preselect)
        self.own.setVisible(bool(own))
        self.own.setText(letter_texts.OWN_UNIT.format(own))
        self._rules[0].setVisible(bool(found.communes and self.more.text()))
        self._rules[1].setVisible(bool(own))
        self._place()
        self.show()
        self.raise_()

    def move(self, step: int) -> None:  # type: ignore[override] # a row on, not the widget
        """Mark the next or the previous commune."""
        count = len(self.communes.communes)
        if count:
            row = self.view.currentIndex().row() + step
            self.view.setCurrentIndex(self.communes.index(min(max(row, 0), count - 1)))

    def _show_more(self, found: FoundCommunes, *, preselect: bool) -> None:
        if not found.communes:
            words = letter_texts.NO_COMMUNE
        elif found.more:
            words = letter_texts.MORE_COMMUNES.format(f"{found.more:,}".replace(",", "."))
        else:
            words = ""
        keys = "" if preselect or not found.communes else letter_texts.COMMUNE_KEYS
        self.more.setText("  ".join(filter(None, (words, keys))))
        self.more.setVisible(bool(self.more.text()))

    def _place(self) -> None:
        """Lie below the field, above it where there is no room below, inside the window."""
        window = self._field.window()
        room = window.width() - 2 * _PAD
        self.setFixedWidth(min(max(self._field.width(), theme.px(_WIDTH)), room))
        layout = self.layout()
        if layout:
            layout.invalidate()
            self.setFixedHeight(max(layout.totalHeightForWidth(self.width()), layout.totalSizeHint().height()))
        below = self._field.mapTo(window, QPoint(0, self._field.height() + 2))
        above = self._field.mapTo(window, QPoint(0, -2)).y() - self.height()
        top = above if below.y() + self.height() > window.height() and above >= 0 else below.y()
        super().move(min(below.x(), window.width() - self.width() - _PAD), top)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 4, 1, 4)
        column.setSpacing(4)
        self.more.setContentsMargins(_PAD, 2, _PAD, 2)
        for rule in self._rules:
            rule.setFixedHeight(1)
        for part in (self.view, self._rules[0], self.more, self._rules[1], self.own):
            column.addWidget(part)
