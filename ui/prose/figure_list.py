"""The list of figures beside a section: every row with its value as printed; Enter puts a link into the text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from cchc_desktop.base.text import slug
from cchc_desktop.checks.findings import Finding
from cchc_desktop.desk.drafts.counting import OF_BLANKS
from cchc_desktop.report.figure_table import FigureTable
from cchc_desktop.report.prose import links
from cchc_desktop.report.template import Form, Severity, Tier
from ui.kit import theme
from ui.kit.painting import RIGHT, Paints, wrapped
from ui.kit.severity_look import SEVERITIES
from ui.report.finding_words import strongest
from ui.words import common_texts, prose_texts

Index = QModelIndex | QPersistentModelIndex

_NO_WIDTH, _VALUE_WIDTH, _PAD, _LINE_PAD = 48, 104, 12, 5
_LINES = 2
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_OF_LEAD = (Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NUMBER = re.compile(r"[0-9][0-9.,]*%?")


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure in the list, or the head of a form's figures (key "").

    uses counts its links in the section; severity is that of the strongest finding at its row.
    """

    key: str
    no: str
    label: str
    value: str = ""
    uses: int = 0
    severity: Severity | None = None

    @property
    def spoken(self) -> str:
        """The text of the line for screen readers."""
        if not self.key:
            return self.label
        found = f", {SEVERITIES[self.severity][2]}" if self.severity else ""
        return f"{self.no} {self.label}: {self.value or common_texts.BLANK}{found}"


class Figures:
    """The figures that a section may link to: those of its own forms, and others used or searched for."""

    def __init__(self, own: Sequence[Form], table: FigureTable, text: str, findings: Iterable[Finding]) -> None:
        self._own, self._table = own, table
        self._uses = Counter(link.key for link in links(text))
        self._severities: dict[str, list[Severity]] = defaultdict(list)
        for finding in findings:
            if finding.rule in OF_BLANKS:  # the value says so
                continue
            self._severities[finding.at[0]].append(finding.severity)

    def lines(self, wanted: str) -> Iterator[FigureLine]:
        """Yield the commune's figures that match what is typed, each form under its head; accents do not count.

        For a number: first the rows of that number, then those of that value, then what only begins with it. Words
        may stand in any order.
        """
        sought = wanted.strip()
        if not _NUMBER.fullmatch(sought):
            words = slug(sought).split("-")
            yield from self._by_form(
                lambda line: all(word in slug(f"{line.no} {line.label}") for word in words), sought
            )
            return
        number = sought.rstrip(".%")
        value = _digits(number)
        ranks = (
            lambda line: line.no == number,
            lambda line: line.no != number and _digits(line.value) == value,
            lambda line: line.no != number and _digits(line.value) != value and _begins(line, number),
        )
        for rank, fits in enumerate(ranks):
            yield from self._by_form(fits, sought, exact=rank < len(ranks) - 1)

    def _by_form(self, fits: Callable[[FigureLine], bool], sought: str, *, exact: bool = False) -> Iterator[FigureLine]:
        others = [form for form in self._table.template.forms if form not in self._own]
        for form in (*self._own, *others):
            used_alone = form in others and not sought
            lines = [line for line in self._rows(form) if fits(line) and (line.uses or not used_alone)]
            if lines:
                head = prose_texts.FIGURES_USED if used_alone else prose_texts.FIGURES_OF
                head = prose_texts.FIGURES_EXACT if exact else head
                yield FigureLine("", "", head.format(form.number, sought))
                yield from lines

    def _rows(self, form: Form) -> Iterator[FigureLine]:
        for key in (key for row in form.rows for key in form.keys(row)):
            row = self._table.template.rows[key]
            if row.tier is Tier.COMMUNE and row.kind != "heading":
                severity = strongest(self._severities.get(key, ()))
                yield FigureLine(key, row.no, row.label, self._table.printed(key), self._uses[key], severity)


def _digits(number: str) -> str:
    """Return a number without the dots that group its thousands."""
    return number.replace(".", "").removesuffix("%")


def _begins(line: FigureLine, number: str) -> bool:
    words = slug(line.label).split("-")
    return line.no.startswith(number) or _digits(line.value).startswith(_digits(number)) or number in words


class FigureModel(QAbstractListModel):
    """The lines of the list; only figures can be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[FigureLine, ...] = ()

    def show_lines(self, lines: tuple[FigureLine, ...]) -> None:
        """Show other lines; if only values differ, the selection and scrolling stay."""
        same = [line.key for line in lines] == [line.key for line in self.lines]
        if same:
            self.lines = lines
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Return the text of a line."""
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.spoken
        return line.label if role == Qt.ItemDataRole.ToolTipRole and line.key else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return the flags of a line; the heads of forms cannot be chosen."""
        if not self.lines[index.row()].key:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class FigureList(QListView):
    """The list view; a click chooses a figure.

    `lead` is the search line: its arrows move the choice, letters and Enter typed on the list go to it.
    """

    def __init__(self, lead: QLineEdit) -> None:
        super().__init__()
        self.lead = lead
        self.figures = FigureModel(self)
        self.paints = Paints()
        self.setModel(self.figures)
        self.setItemDelegate(_FigureDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAccessibleName(prose_texts.FIGURES)

    def changeEvent(self, event: QEvent) -> None:
        """Measure and paint again in another theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.paints = Paints()
            self.scheduleDelayedItemsLayout()

    def chosen(self) -> str:
        """Return the key of the chosen figure, "" if there is none."""
        index = self.currentIndex()
        return self.figures.lines[index.row()].key if index.isValid() else ""

    def choose_first(self, *, anew: bool = False) -> None:
        """Choose the first figure if none is chosen, or in any case `anew`."""
        if anew or not self.chosen():
            first = next((row for row, line in enumerate(self.figures.lines) if line.key), -1)
            self.setCurrentIndex(self.figures.index(first))
            self.scrollToTop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send letters and Enter to the search line; Qt's own search in the list knows no numbers."""
        letters = event.text().isprintable() and event.text() and not event.modifiers() & _COMMANDS
        if letters or event.key() in _OF_LEAD:
            self.lead.setFocus(Qt.FocusReason.OtherFocusReason)
            QApplication.sendEvent(self.lead, event)
        else:
            super().keyPressEvent(event)

    def label_lines(self, line: FigureLine) -> tuple[str, ...]:
        """Return a label's lines, at most _LINES of them, cut at a word."""
        room = self.viewport().width() - theme.px(_NO_WIDTH + _VALUE_WIDTH + 2 * _PAD)
        lines = wrapped(line.label, self.paints.metrics(13), room)
        return lines if len(lines) <= _LINES else (*lines[: _LINES - 1], f"{lines[_LINES - 1]}…")


class _FigureDelegate(QStyledItemDelegate):
    """Paints number, label, number of uses and value."""

    def __init__(self, view: FigureList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a line's height."""
        line = self._view.figures.lines[index.row()]
        if not line.key:
            return QSize(10, theme.px(30))
        height = len(self._view.label_lines(line)) * self._view.paints.metrics(13).height()
        return QSize(10, height + 2 * theme.px(_LINE_PAD) + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a figure, or the head of a form."""
        line, paints = self._view.figures.lines[index.row()], self._view.paints
        rect: QRect = option.rect  # type: ignore[attr-defined] # PySide's stubs leave the fields out
        inside = rect.adjusted(theme.px(_PAD), 0, -theme.px(_PAD), 0)
        if not line.key:
            paints.text(painter, inside, line.label, 13, "text2", bold=True)
            return
        if index == self._view.currentIndex():
            border = "focus" if self._view.hasFocus() or self._view.lead.hasFocus() else ""
            paints.box(painter, rect.adjusted(2, 1, -2, -1), ground="accent_soft", border=border, width=2)
        painter.fillRect(QRect(inside.left(), rect.bottom(), inside.width(), 1), paints.color("line"))
        top = rect.top() + theme.px(_LINE_PAD)
        paints.lines(painter, inside.left(), top, (line.no,), 13, "text2")
        paints.lines(painter, inside.left() + theme.px(_NO_WIDTH), top, self._view.label_lines(line), 13, "text2")
        self._paint_value(painter, inside, top, line)

    def _paint_value(self, painter: QPainter, inside: QRect, top: int, line: FigureLine) -> None:
        paints = self._view.paints
        cell = QRect(inside.right() - theme.px(_VALUE_WIDTH - 8), top, theme.px(_VALUE_WIDTH - 8), theme.px(20))
        metrics = paints.metrics(14, bold=True)
        wide = metrics.horizontalAdvance(line.value) > cell.width()
        size, metrics = (12, paints.metrics(12)) if wide else (14, metrics)
        value = metrics.elidedText(line.value, Qt.TextElideMode.ElideRight, cell.width())
        if value:
            paints.text(painter, cell, value, size, "text", bold=not wide, align=RIGHT)
        else:
            paints.text(painter, cell, common_texts.BLANK, 12, "muted", align=RIGHT)
        room = cell.width() - metrics.horizontalAdvance(value or common_texts.BLANK)
        if room < theme.px(34):
            return
        if line.severity:
            paints.icon(painter, *SEVERITIES[line.severity][:2], cell.left(), top + theme.px(3), 14)
        elif line.uses:
            paints.icon(painter, "link-2", "accent", cell.left(), top + theme.px(3), 14)
        if line.uses:
            paints.text(painter, cell.adjusted(theme.px(17), 0, 0, 0), str(line.uses), 12, "accent")
