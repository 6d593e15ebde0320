"""The findings of the review, with a line under each error and warning for why it stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from cchc_desktop.base.text import stored
from cchc_desktop.checks.findings import Finding
from cchc_desktop.report.template import Severity
from ui.kit import theme
from ui.kit.painting import RIGHT, wrapped
from ui.kit.save_pause import SavePause
from ui.report.finding_list import FindingEntry, FindingGroup, FindingList, Index, LaidEntry, Line
from ui.words import review_texts

_BOX, _WHO, _EDGE, _LABEL, _INSIDE = 32, 200, 12, 60, 9
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FOLDS = (*_ENTER, Qt.Key.Key_Space)


class ReasonLine(QLineEdit):
    """One line of an explanation. Up and down ask for another finding, Enter for the next to explain, Esc leaves."""

    stepped = Signal(int)
    done = Signal()
    escaped = Signal()
    ended = Signal()

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setPlaceholderText(words)
        self.hide()

    def event(self, event: QEvent) -> bool:
        """Keep Esc from those around."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between findings."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        elif event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.done.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the line was left."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.ended.emit()


class ReviewList(FindingList):
    """`explained` hands over a finding, its explanation and who decides; `folded` names the group to fold or unfold.

    The lines of the chosen finding are live, the others painted.
    """

    explained = Signal(object, str, str)
    folded = Signal(str)
    done = Signal()

    def __init__(self, where_width: int, *, editable: bool) -> None:
        self.editable = editable
        self.decider = ""
        self._shown: Finding | None = None
        self._given = ("", "")
        self.reason, self.who = ReasonLine(review_texts.REASON_NOTE), ReasonLine(review_texts.DECIDES)
        super().__init__(where_width)
        for line in (self.reason, self.who):
            line.setParent(self.viewport())
        self._saving = SavePause(self)
        self._saving.over.connect(self.save)
        for line in (self.reason, self.who):
            line.textEdited.connect(self._typed)
            line.stepped.connect(self._step)
            line.done.connect(self._done)
            line.escaped.connect(self._undo)
            line.ended.connect(self.save)

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show other lines; what is being typed stays."""
        group = self._group()
        super().show_lines(lines)
        heads = enumerate(lines)
        row = next(
            (row for row, line in heads if group and isinstance(line, FindingGroup) and line.step == group.step), -1
        )
        if row >= 0:
            self.setCurrentIndex(self.findings.index(row))
        self._place_lines()

    def edit_reason(self) -> None:
        """Put the caret into the explanation of the chosen finding, or else the focus on it."""
        self._place_lines()
        decided = self.reason.text().strip() and not self.who.isHidden() and not self.who.text().strip()
        target = self if self.reason.isHidden() else self.who if decided else self.reason
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Hand over what was typed, if it differs from what is known."""
        self._saving.stop()
        typed = self._now()
        if self._shown is not None and typed != self._given and (typed[0] or self._given[0]):
            self._given = typed
            self.explained.emit(self._shown, *typed)

    def clear_choice(self) -> None:
        """Choose nothing, so that the next finding is the first."""
        self.setCurrentIndex(QModelIndex())

    def next_row(self, wanted: Sequence[Finding], *, back: bool) -> int:
        """Return the row of the next of some findings after the chosen line (or before it), and round; -1 for none.

        The chosen one itself comes first, until its explanation is being typed.
        """
        lines = enumerate(self.findings.lines)
        rows = [row for row, line in lines if isinstance(line, FindingEntry) and line.finding in wanted]
        here = self.currentIndex().row()
        if here in rows and not (self.reason.hasFocus() or self.who.hasFocus()):
            return here
        beyond = [row for row in rows if (row < here if back else row > here)]
        return next(iter((beyond or rows)[:: -1 if back else 1]), -1)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Bring the live lines to the chosen finding."""
        super().currentChanged(current, previous)
        self._place_lines()

    def boxes(self, entry: FindingEntry, left: int, top: int) -> tuple[QRect, ...]:
        """Return the lines for an explanation, and of an error for who decides."""
        if entry.finding.severity is Severity.HINT:
            return ()
        right, height = self.viewport().width() - theme.px(_EDGE), theme.px(_BOX)
        left -= theme.px(8)
        if entry.finding.severity is Severity.WARNING:
            boxes: tuple[QRect, ...] = (QRect(left, top, right - left, height),)
        else:
            split = right - theme.px(_WHO)
            boxes = QRect(left, top, split - left - theme.px(8), height), QRect(split, top, right - split, height)
        return boxes if self.editable else self._grown(boxes, entry)

    def paint_boxes(self, painter: QPainter, rect: QRect, entry: FindingEntry, laid: LaidEntry) -> None:
        """Paint an explanation; the live lines stand over the one of the chosen finding."""
        words = ((entry.reason, review_texts.REASON_NOTE), (entry.who, review_texts.DECIDES))
        for box, (text, blank) in zip(laid.boxes, words, strict=False):
            place = box.translated(rect.topLeft()).adjusted(1, 1, -1, -1)
            ground = "surface" if self.editable else "sunken"
            self.paints.box(painter, place, ground=ground, border="line_strong" if self.editable else "line")
            inside = place.adjusted(theme.px(_INSIDE), 0, -theme.px(_INSIDE), 0)
            if self.editable:
                shown = self.paints.metrics(14).elidedText(text or blank, Qt.TextElideMode.ElideRight, inside.width())
                self.paints.text(painter, inside, shown, 14, "text" if text else "muted")
            else:
                lines = wrapped(text, self.paints.metrics(14), inside.width())
                self.paints.lines(painter, inside.left(), inside.top() + theme.px(5), lines, 14, "text")
        if laid.boxes:
            self._paint_label(painter, laid.boxes[0].translated(rect.topLeft()), done=_is_done(entry))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the live lines at their place."""
        super().resizeEvent(event)
        self._place_lines()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Keep the live lines at their place."""
        super().scrollContentsBy(dx, dy)
        self._place_lines()

    def updateGeometries(self) -> None:
        """Keep the live lines at their place."""
        super().updateGeometries()
        self._place_lines()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold groups; what is typed on a finding goes into its explanation."""
        group = self._group()
        if group and event.key() in _FOLDS:
            self.folded.emit(group.step)
        elif group and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            if group.folded == (event.key() == Qt.Key.Key_Right):
                self.folded.emit(group.step)
        elif event.text().isprintable() and event.text() and not self.reason.isHidden() and not _commands(event):
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            self.reason.event(event)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Fold the group that was clicked, or write into the explanation that was."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        line = self.findings.lines[index.row()] if index.isValid() else None
        if isinstance(line, FindingGroup) and line.step:
            self.folded.emit(line.step)
        elif isinstance(line, FindingEntry):
            self._click(line, point - self.visualRect(index).topLeft())

    def _grown(self, boxes: tuple[QRect, ...], entry: FindingEntry) -> tuple[QRect, ...]:
        """Make boxes that are only read as high as their words need; without words there are none."""
        if not entry.reason:
            return ()
        metrics, edges = self.paints.metrics(14), 2 * theme.px(_INSIDE) + 2
        words = zip(boxes, (entry.reason, entry.who), strict=False)
        lines = max(len(wrapped(text, metrics, box.width() - edges)) for box, text in words)
        more = (lines - 1) * metrics.height()
        return tuple(box.adjusted(0, 0, 0, more) for box in boxes)

    def _click(self, entry: FindingEntry, inside: QPoint) -> None:
        boxes = self.laid(entry).boxes
        if any(box.contains(inside) for box in boxes) and not self.reason.isHidden():
            second = len(boxes) > 1 and boxes[1].contains(inside)
            (self.who if second else self.reason).setFocus(Qt.FocusReason.MouseFocusReason)

    def _group(self) -> FindingGroup | None:
        index = self.currentIndex()
        line = self.findings.lines[index.row()] if index.isValid() else None
        return line if isinstance(line, FindingGroup) and line.step else None

    def _place_lines(self) -> None:
        entry = self.chosen()
        boxes = self.laid(entry).boxes if entry and self.editable else ()
        foreign = entry and (entry.reason, entry.who) != self._given == self._now()
        if entry and boxes and (entry.finding != self._shown or foreign):
            self._fill(entry)
        elif not boxes:
            self._shown = None
        top = self.visualRect(self.currentIndex()).topLeft()
        for line, box in zip((self.reason, self.who), (*boxes, None, None), strict=False):
            line.setVisible(box is not None)
            if box is not None:
                line.setGeometry(box.translated(top))

    def _fill(self, entry: FindingEntry) -> None:
        self._shown, self._given = entry.finding, (entry.reason, entry.who)
        error = entry.finding.severity is Severity.ERROR
        self.reason.setText(entry.reason)
        self.who.setText((entry.who or self.decider) if error else "")
        self.reason.setAccessibleName(f"{review_texts.REASON}: {entry.spoken}")
        self.who.setAccessibleName(f"{review_texts.DECIDES}: {entry.spoken}")

    def _paint_label(self, painter: QPainter, box: QRect, *, done: bool) -> None:
        place = QRect(box.left() - theme.px(_LABEL + 8), box.top(), theme.px(_LABEL), theme.px(_BOX))
        self.paints.text(painter, place, review_texts.REASON, 13, "text2", align=RIGHT)
        if done:
            top = place.top() + (place.height() - theme.px(16)) // 2
            self.paints.icon(painter, "circle-check", "ok", place.left() - theme.px(8), top, 16)

    def _step(self, distance: int) -> None:
        rows = [
            row
            for row, line in enumerate(self.findings.lines)
            if isinstance(line, FindingEntry) and self.laid(line).boxes
        ]
        here = self.currentIndex().row()
        beyond = [row for row in rows if (row > here if distance > 0 else row < here)]
        if beyond:
            self.setCurrentIndex(self.findings.index(beyond[0] if distance > 0 else beyond[-1]))
            self.edit_reason()

    def _done(self) -> None:
        if not self.who.isHidden() and self.reason.hasFocus() and not self.who.text().strip():
            self.who.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.save()
        self.done.emit()

    def _now(self) -> tuple[str, str]:
        return stored(self.reason.text()).strip(), stored(self.who.text()).strip()

    def _typed(self) -> None:
        self._saving.restart()

    def _undo(self) -> None:
        self.reason.setText(self._given[0])
        self.who.setText(self._given[1])
        self._saving.stop()
        self.setFocus(Qt.FocusReason.OtherFocusReason)


def _is_done(entry: FindingEntry) -> bool:
    return bool(entry.reason and (entry.who or entry.finding.severity is not Severity.ERROR))


def _commands(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier))
