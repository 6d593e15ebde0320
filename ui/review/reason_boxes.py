"""The boxes under a finding on the review page: its explanation and, for an error, who decides."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from cchc_desktop.report.template import Severity
from ui.kit import theme
from ui.kit.painting import RIGHT, Paints, wrapped
from ui.report.finding_model import FindingEntry
from ui.words import review_texts

_BOX, _WHO, _EDGE, _LABEL, _INSIDE = 32, 200, 12, 60, 9


class ReasonBoxes:
    """Lays out and paints explanations; read-only ones are as high as their text, and hidden without one."""

    def __init__(self, *, editable: bool) -> None:
        self._editable = editable

    def boxes(self, paints: Paints, entry: FindingEntry, free: QRect) -> tuple[QRect, ...]:
        """Return the box of an explanation and, for an error, the box beside it for who decides."""
        if entry.finding.severity is Severity.HINT:
            return ()
        left, top, right = free.left() - theme.px(8), free.top(), free.left() + free.width() - theme.px(_EDGE)
        height = theme.px(_BOX)
        if entry.finding.severity is Severity.WARNING:
            boxes: tuple[QRect, ...] = (QRect(left, top, right - left, height),)
        else:
            split = right - theme.px(_WHO)
            boxes = QRect(left, top, split - left - theme.px(8), height), QRect(split, top, right - split, height)
        return boxes if self._editable else _grown(paints, boxes, entry)

    def paint(self, paints: Paints, painter: QPainter, entry: FindingEntry, boxes: tuple[QRect, ...]) -> None:
        """Paint an explanation; the fields cover that of the chosen finding."""
        words = ((entry.reason, review_texts.REASON_NOTE), (entry.who, review_texts.DECIDES))
        for box, (text, blank) in zip(boxes, words, strict=False):
            place = box.adjusted(1, 1, -1, -1)
            ground = "surface" if self._editable else "sunken"
            paints.box(painter, place, ground=ground, border="line_strong" if self._editable else "line")
            inside = place.adjusted(theme.px(_INSIDE), 0, -theme.px(_INSIDE), 0)
            if self._editable:
                shown = paints.metrics(14).elidedText(text or blank, Qt.TextElideMode.ElideRight, inside.width())
                paints.text(painter, inside, shown, 14, "text" if text else "muted")
            else:
                lines = wrapped(text, paints.metrics(14), inside.width())
                paints.lines(painter, inside.left(), inside.top() + theme.px(5), lines, 14, "text")
        _paint_label(paints, painter, boxes[0], done=_is_done(entry))


def _grown(paints: Paints, boxes: tuple[QRect, ...], entry: FindingEntry) -> tuple[QRect, ...]:
    """Return read-only boxes, as high as their texts; none without a text."""
    if not entry.reason:
        return ()
    metrics, edges = paints.metrics(14), 2 * theme.px(_INSIDE) + 2
    words = zip(boxes, (entry.reason, entry.who), strict=False)
    lines = max(len(wrapped(text, metrics, box.width() - edges)) for box, text in words)
    more = (lines - 1) * metrics.height()
    return tuple(box.adjusted(0, 0, 0, more) for box in boxes)


def _paint_label(paints: Paints, painter: QPainter, box: QRect, *, done: bool) -> None:
    place = QRect(box.left() - theme.px(_LABEL + 8), box.top(), theme.px(_LABEL), theme.px(_BOX))
    paints.text(painter, place, review_texts.REASON, 13, "text2", align=RIGHT)
    if done:
        top = place.top() + (place.height() - theme.px(16)) // 2
        words = paints.metrics(13).horizontalAdvance(review_texts.REASON)
        paints.icon(painter, "circle-check", "ok", place.right() - words - theme.px(22), top, 16)


def _is_done(entry: FindingEntry) -> bool:
    return bool(entry.reason and (entry.who or entry.finding.severity is not Severity.ERROR))
