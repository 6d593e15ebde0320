"""The head of a form's table: a column's name, and under it the earlier period in small."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.forms.row_layout import PAD, shown_order
from ui.kit.painting import LEFT, RIGHT, Paints, wrapped


class FormHeader(QHeaderView):
    """Paints the heads; results and the earlier period are aligned to the right. `paints` are the table's own."""

    def __init__(self, paints: Paints, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.paints = paints
        self.setMinimumSectionSize(0)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)

    def show_in_order(self) -> None:
        """Show further columns of values behind the first one."""
        for at, column in enumerate(shown_order(self.count())):
            self.moveSection(self.visualIndex(column), at)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's own name
        """Paint a head: one line in the middle, or two."""
        paints, model = self.paints, self.model()
        painter.fillRect(rect, paints.color("header"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), paints.color("line"))
        pad = paints.px(PAD)
        if rect.width() < 4 * pad:
            paints.icon(painter, "sticky-note", "text2", rect.left() + paints.px(8), rect.center().y() - 7, 14)
            return
        align = model.headerData(logicalIndex, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole) or LEFT
        name, _, more = str(model.headerData(logicalIndex, Qt.Orientation.Horizontal)).partition("\n")
        place = rect.adjusted(0 if align == RIGHT else pad, 0, -pad, 0)
        if not more:
            self._paint_wrapped(painter, place, name, align)
            return
        half = paints.px(9)
        paints.text(painter, place.translated(0, -half), name, 13, "text2", bold=True, align=align)
        paints.text(painter, place.translated(0, half), more, 12, "muted", align=align)

    def _paint_wrapped(self, painter: QPainter, place: QRect, name: str, align: Qt.AlignmentFlag) -> None:
        """Paint a name in the middle, a long one on two lines; what is longer still is smaller, or cut at its end."""
        paints = self.paints
        first, *others = wrapped(name, paints.metrics(13, bold=True), place.width())
        lines = [first, " ".join(others)] if others else [first]
        height = paints.px(17)
        for at, line in enumerate(lines):
            text, size = paints.fitted(line, 13, place.width(), bold=True)
            middle = place.translated(0, round((at - (len(lines) - 1) / 2) * height))
            paints.text(painter, middle, text, size, "text2", bold=True, align=align)
