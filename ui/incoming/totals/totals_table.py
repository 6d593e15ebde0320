"""The table of totals: a row a figure, opened into its units by value with bars from 0."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from cchc_desktop.report.numbers import show
from ui.incoming.totals.wrapped_rows import wrapped_height
from ui.kit import theme
from ui.kit.painting import Paints
from ui.words.incoming import totals_texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cchc_desktop.desk.incoming.totals_reading import TotalsReading, UnitPart
    from cchc_desktop.inbox.outliers import OutlyingFigure
    from cchc_desktop.inbox.totals import FigureTotal

Index = QModelIndex | QPersistentModelIndex
NO, LABEL, WAY, TOTAL, UNITS, REST = range(6)
_KEY, _PACKAGE, _BAR, _WARN = (Qt.ItemDataRole.UserRole + number for number in range(4))
_WIDTHS = {NO: 76, WAY: 104, TOTAL: 124, UNITS: 78, REST: 210}
_NARROW, _NARROW_WIDTHS = 760, {NO: 60, WAY: 96, TOTAL: 92, UNITS: 70, REST: 116}
_ROW, _BAR_HIGH = 30, 6
_HUNDRED = 100


class TotalsTable(QTreeWidget):
    """The figures of a form; `wanted` has the key of one whose units are to be read, `opened` a package's number."""

    wanted = Signal(str)
    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._reading: TotalsReading | None = None
        self._outlying: Mapping[str, Sequence[OutlyingFigure]] = {}
        self._rows: dict[str, QTreeWidgetItem] = {}
        self.setHeaderLabels(totals_texts.COLUMNS)
        self.setAccessibleName(totals_texts.TABLE)
        self.setTreePosition(LABEL)
        self.setIndentation(theme.px(20))
        self.setWordWrap(True)
        self.setItemDelegate(_UnitDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setMinimumSectionSize(theme.px(40))
        header.setStretchLastSection(False)
        header.setSectionResizeMode(LABEL, QHeaderView.ResizeMode.Stretch)
        for column in (TOTAL, UNITS):
            self.headerItem().setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.itemExpanded.connect(self._open_row)
        self.itemDoubleClicked.connect(self._open)
        self._fit(0)

    def show_form(self, reading: TotalsReading, form: str) -> None:
        """Show the figures of a form, all closed, the first as the current one."""
        self._reading = reading
        self.clear()
        self._rows = {}
        template = reading.totals.template
        for key, row in template.rows.items() if template else ():
            if key.partition(":")[0] == form:
                total = reading.totals.figures.get(key)
                item = _figure_item(total, len(reading.totals.without)) if total else _heading_item(key, row.label)
                self.addTopLevelItem(item)
                self._rows[key] = item
        first = next((item for key, item in self._rows.items() if key in reading.totals.figures), None)
        if first is not None:
            self.setCurrentItem(first)

    def show_outlying(self, outlying: Mapping[str, Sequence[OutlyingFigure]]) -> None:
        """Name the values that lie far from the others at their units, in rows that are opened from now on."""
        self._outlying = outlying

    def show_units(self, key: str, parts: Sequence[UnitPart]) -> None:
        """Show the units of a figure below it."""
        item, reading = self._rows.get(key), self._reading
        if item is None or reading is None or item.childCount() > 1:
            return
        item.takeChildren()
        total = reading.totals.figures[key]
        far = {each.unit: each for each in self._outlying.get(key, ())}
        most = _HUNDRED if total.row.ratio else max((part.number or 0 for part in parts), default=0)
        children = [_unit_item(part, total, float(most), far.get(part.unit)) for part in parts]
        if reading.totals.without:
            children.append(_words_item(totals_texts.UNITS_WITHOUT.format(len(reading.totals.without))))
        item.addChildren(children or [_words_item(totals_texts.NO_UNITS)])

    def current_total(self) -> FigureTotal | None:
        """Return the total of the current row, or of the row that the current unit is below."""
        if self._reading is None or not self.currentIndex().isValid():
            return None
        item = self.currentItem()
        row = item if self.indexOfTopLevelItem(item) >= 0 else item.parent()
        return self._reading.totals.figures.get(str(row.data(NO, _KEY)))

    def choose(self, key: str, *, opened: bool) -> None:
        """Make the row of a figure of the form the current one, opened or not, if there is one of this key."""
        if key in self._rows:
            self.setCurrentItem(self._rows[key])
            self._rows[key].setExpanded(opened)

    def choose_unit(self, key: str, package: int) -> None:
        """Make the unit of a package below a figure the current one."""
        row = self._rows.get(key)
        units = (row.child(at) for at in range(row.childCount())) if row else ()
        found = next((unit for unit in units if unit.data(NO, _PACKAGE) == package), None)
        if found is not None:
            self.setCurrentItem(found)

    def row_of(self, key: str) -> QTreeWidgetItem:
        """Return the row of a figure of the form."""
        return self._rows[key]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the report of a unit, or the units of a figure, at Enter; the arrows are the tree's own."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and item is not None:
            self._open(item)
            item.setExpanded(not item.isExpanded())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: object) -> None:
        """Give a narrow table narrower columns."""
        super().resizeEvent(event)  # type: ignore[arg-type] # a QResizeEvent
        self._fit(self.width())

    def sizeHint(self) -> QSize:
        """Return a small size; the page gives more."""
        return QSize(400, 120)

    def _fit(self, width: int) -> None:
        widths = _WIDTHS if width >= theme.px(_NARROW) else _NARROW_WIDTHS
        for column, wide in widths.items():
            self.header().resizeSection(column, theme.px(wide))
        self.scheduleDelayedItemsLayout()  # labels have other lines

    def _open_row(self, item: QTreeWidgetItem) -> None:
        key = item.data(NO, _KEY)
        if key and item.childCount() == 1 and not item.child(0).data(NO, _PACKAGE):
            self.wanted.emit(key)

    def _open(self, item: QTreeWidgetItem) -> None:
        if package := item.data(NO, _PACKAGE):
            self.opened.emit(package)


def _figure_item(total: FigureTotal, without: int) -> QTreeWidgetItem:
    number = total.key.partition(":")[2]
    way = totals_texts.WAYS[total.aggregate]
    if total.row.ratio:
        way = way.format(total.row.ratio.part.partition(":")[2], total.row.ratio.whole.partition(":")[2])
    texts = (number, total.row.label, way, in_words(total), str(total.units), rest_words(total, without))
    item = QTreeWidgetItem(list(texts))
    item.setData(NO, _KEY, total.key)
    item.addChild(_words_item(totals_texts.READING))
    for column in (TOTAL, UNITS):
        item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    item.setFont(TOTAL, theme.font(14, theme.SEMIBOLD))
    for column in (LABEL, WAY, TOTAL, REST):
        item.setToolTip(column, texts[column])
    return item


def _heading_item(key: str, words: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem([key.partition(":")[2], words])
    for column in (NO, LABEL):
        item.setFont(column, theme.font(14, theme.SEMIBOLD))
    for column in range(REST + 1):
        item.setBackground(column, theme.color("header"))
    return item


def _unit_item(part: UnitPart, total: FigureTotal, most: float, far: OutlyingFigure | None) -> QTreeWidgetItem:
    share = totals_texts.SHARE.format(show(part.share)) if part.share is not None else ""
    rest = totals_texts.STATES.get(part.state, "")
    if far is not None:
        rest = far_words(far)
    elif total.value and part.words and part.words != show_value(total):
        rest = totals_texts.DIFFERS
    item = QTreeWidgetItem(["", part.name, "", part.words, share, rest])
    item.setData(NO, _PACKAGE, part.package)
    if part.number is not None and most > 0:
        item.setData(WAY, _BAR, min(max(float(part.number) / most, 0), 1))
    for column in (TOTAL, UNITS):
        item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    item.setData(REST, _WARN, far is not None or rest == totals_texts.DIFFERS)
    item.setToolTip(LABEL, part.name)
    item.setToolTip(REST, rest)
    return item


def _words_item(words: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem(["", words])
    item.setForeground(LABEL, theme.color("text2"))
    return item


def in_words(total: FigureTotal) -> str:
    """Return a total as the table shows it: a choice by its words."""
    if total.aggregate == "distribution":
        return ", ".join(f"{total.row.choices.get(value, value)}: {units}" for value, units in total.choices.items())
    return show_value(total)


def show_value(total: FigureTotal) -> str:
    """Return the number of a total, or the words of the value that most units agree on."""
    if total.number is not None:
        return show(total.number)
    return total.row.choices.get(total.value, total.value)


def rest_words(total: FigureTotal, without: int) -> str:
    """Return who of the counted units has no number in a total, and who differs; each kind has a count of its own."""
    counts = (
        (len(total.dissenters), totals_texts.DIFFERENT),
        (total.nil, totals_texts.NIL),
        (len(total.missing) - without, totals_texts.NO_FIGURE),
        (total.not_ours, totals_texts.NOT_OURS),
    )
    return ", ".join(words.format(count) for count, words in counts if count > 0)


def far_words(far: OutlyingFigure) -> str:
    """Return how far a value lies from the others."""
    if far.earlier is not None:
        return totals_texts.SINCE_SHORT.format(show(far.earlier))
    return totals_texts.TIMES_SHORT.format(times_words(far.times))


def times_words(times: float) -> str:
    """Return a factor with as many decimals as say something: "7,5", "0,12"."""
    decimals = 1 if times >= 1 else next((count for count in range(2, 7) if round(times, count)), 2)
    return f"{times:.{decimals}f}".replace(".", ",")


class _UnitDelegate(QStyledItemDelegate):
    """Paints the bar of a unit from 0, in the column of the way of adding; what is unusual has a colour of its own."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree, self._paints = tree, Paints()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell, and a bar in it if it has one."""
        super().paint(painter, option, index)
        rect: QRect = option.rect  # type: ignore[attr-defined] # PySide's stubs leave the fields out
        part, px = index.data(_BAR), self._paints.px
        if index.data(_WARN):
            place = rect.adjusted(px(10), 0, -px(8), 0)
            shown = self._paints.metrics(13, bold=True).elidedText(
                str(index.data()), Qt.TextElideMode.ElideRight, place.width()
            )
            self._paints.text(painter, place, shown, 13, "warn", bold=True)
        if part is None:
            return
        bar = QRect(rect.left() + px(4), rect.center().y() - px(_BAR_HIGH) // 2, rect.width() - px(12), px(_BAR_HIGH))
        self._paints.box(painter, bar, ground="line", radius=px(3))
        if part > 0:
            filled = QRect(bar.left(), bar.top(), max(round(bar.width() * part), px(_BAR_HIGH)), bar.height())
            self._paints.box(painter, filled, ground="accent", radius=px(3))

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Leave the text out that is painted in its own colour."""
        super().initStyleOption(option, index)
        if index.data(_WARN):
            option.text = ""  # type: ignore[attr-defined] # likewise

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row: that of its label, whole."""
        if index.column() != LABEL:
            return QSize(0, theme.px(_ROW))
        return QSize(0, max(wrapped_height(self._tree, index), theme.px(_ROW)))
