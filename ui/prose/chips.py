"""The chips of a section's text: figures drawn as pills; their values are looked up at each painting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QObject, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPyTextObject, QTextDocument, QTextFormat

from cchc_desktop.checks.findings import Finding
from cchc_desktop.report.figure_table import FigureTable
from cchc_desktop.report.keys import row_key
from cchc_desktop.report.prose import BLANK, FORMATS
from cchc_desktop.report.template import Severity
from ui.kit.painting import Paints
from ui.prose.text_form import Chip, chip_of
from ui.report.finding_words import strongest
from ui.words import prose_texts
from ui.words.place_texts import row_of, short

_PAD, _GAP, _WIDEST = 6, 1, 320


class _PillStyle(NamedTuple):
    ground: str
    line: str
    ink: str
    dashed: bool = False


_PLAIN = _PillStyle("accent_soft", "accent_line", "accent")
_PILL_STYLES = {
    "": _PLAIN,
    "hover": _PillStyle("accent_soft", "accent", "accent"),
    "focus": _PillStyle("sel", "focus", "accent"),
    "warning": _PillStyle("warn_soft", "warn_line", "warn"),
    "error": _PillStyle("error_soft", "error_line", "error"),
    "blank": _PillStyle("sunken", "line_strong", "muted", dashed=True),
    "unknown": _PillStyle("error_soft", "error", "error", dashed=True),
}


@dataclass(frozen=True, slots=True)
class ChipLook:
    """The text of a chip, and its kind: "", "warning", "error", "blank" or "unknown"."""

    text: str
    kind: str = ""


class ChipLooks:
    """The texts of chips at one state of the report, from the values of its table and the findings on its rows."""

    def __init__(self, table: FigureTable, findings: tuple[Finding, ...] = ()) -> None:
        self.table = table
        self._known: dict[Chip, ChipLook] = {}
        self._severities: dict[str, list[Severity]] = {}
        for finding in findings:
            self._severities.setdefault(row_of(finding.at[0]), []).append(finding.severity)

    def look(self, chip: Chip) -> ChipLook:
        """Return the text and kind of a chip."""
        if chip not in self._known:
            self._known[chip] = self._look(chip)
        return self._known[chip]

    def _look(self, chip: Chip) -> ChipLook:
        if chip.key not in self.table or chip.form not in FORMATS:
            return ChipLook(prose_texts.CHIP_UNKNOWN.format(short(chip.key)), "unknown")
        value = self.table.linked(chip.link)
        if value == BLANK:
            return ChipLook(prose_texts.CHIP_BLANK.format(short(chip.key)), "blank")
        severity = strongest(self._severities.get(chip.key, ()))
        kind = severity.value if severity in (Severity.ERROR, Severity.WARNING) else ""
        return ChipLook(f"{value}{'%' * chip.percent}", kind)

    def row_words(self, chip: Chip) -> str:
        """Return the description of a chip's row."""
        number, _, row = row_key(chip.key).partition(":")
        if chip.key not in self.table:
            return prose_texts.CHIP_NO_ROW.format(number=number, row=row)
        return prose_texts.CHIP_ROW.format(number=number, row=row, label=self.table.template.rows[chip.key].label)


@dataclass(frozen=True, slots=True)
class DrawnChip:
    """A chip as last drawn: its position, the rectangle of its pill on the screen, its text and kind."""

    position: int
    pill: QRectF
    text: str
    kind: str


class ChipPainter(QPyTextObject):
    """Measures and draws chips for a document's layout; `hovered` and `focused` are positions, -1 for none."""

    def __init__(self, look: Callable[[Chip], ChipLook], parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self.paints = Paints()
        self.hovered = self.focused = -1
        self.drawn: list[DrawnChip] = []

    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, format: QTextFormat) -> QSizeF:  # noqa: A002, N803 - Qt's own names
        """Return a chip's size."""
        chip = chip_of(format)
        if chip is None:
            return QSizeF()
        metrics = self.paints.metrics(14, bold=True)
        words = min(metrics.horizontalAdvance(self._look(chip).text), self.paints.px(_WIDEST))
        return QSizeF(words + 2 * self.paints.px(_PAD + _GAP), metrics.height())

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        posInDocument: int,  # noqa: N803 - Qt's own name
        format: QTextFormat,  # noqa: A002 - Qt's own name
    ) -> None:
        """Draw a chip on the base line of the text around it."""
        chip = chip_of(format)
        if chip is None:
            return
        look = self._look(chip)
        kind = "focus" if posInDocument == self.focused else look.kind
        kind = kind or ("hover" if posInDocument == self.hovered else "")
        baseline = rect.bottom() - QFontMetricsF(format.toCharFormat().font()).descent()
        metrics, gap = self.paints.metrics(14, bold=True), self.paints.px(_GAP)
        pill = QRectF(rect.left() + gap, baseline - metrics.ascent(), rect.width() - 2 * gap, metrics.height())
        drawn = DrawnChip(posInDocument, painter.worldTransform().mapRect(pill), look.text, kind)
        self.drawn.append(drawn)
        painter.save()
        painter.resetTransform()
        self.draw(painter, drawn)
        painter.restore()

    def draw(self, painter: QPainter, drawn: DrawnChip) -> None:
        """Draw a chip again at its last place."""
        style, metrics = _PILL_STYLES[drawn.kind], self.paints.metrics(14, bold=True)
        self._draw_pill(painter, drawn.pill, style, 2 if drawn.kind == "focus" else 1)
        painter.setFont(self.paints.font(14, bold=True))
        painter.setPen(self.paints.color(style.ink))
        words = metrics.elidedText(drawn.text, Qt.TextElideMode.ElideRight, self.paints.px(_WIDEST))
        left, baseline = drawn.pill.left() + self.paints.px(_PAD), drawn.pill.top() + metrics.ascent()
        painter.drawText(round(left), round(baseline), words)

    def _draw_pill(self, painter: QPainter, pill: QRectF, style: _PillStyle, width: int) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self.paints.color(style.line), width)
        if style.dashed:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(self.paints.color(style.ground))
        painter.drawRoundedRect(pill.adjusted(width / 2, width / 2, -width / 2, -width / 2), 4, 4)
