"""Explaining a finding on the review page: the fields over the boxes of the chosen finding."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from cchc_desktop.base.text import stored
from cchc_desktop.checks.findings import Finding
from cchc_desktop.report.template import Severity
from ui.kit.save_pause import SavePause
from ui.report.finding_list import FindingList
from ui.report.finding_model import FindingEntry
from ui.words import review_texts

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class ReasonLine(QLineEdit):
    """A line of an explanation.

    Up and down ask for another finding, Enter for the next to explain, Alt+Enter gives it to those of the same kind,
    Esc leaves.
    """

    stepped = Signal(int)
    shared = Signal()
    done = Signal()
    escaped = Signal()
    ended = Signal()

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setPlaceholderText(words)
        self.hide()

    def event(self, event: QEvent) -> bool:
        """Accept Esc before the surrounding widgets do."""
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
        elif event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.shared.emit()
        elif event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.done.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Emit `ended`, unless only a menu is open over the line."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.ended.emit()


class ReasonFields(QObject):
    """The fields of a list for the chosen finding: its explanation and, for an error, who decides.

    Signal `explained` has a finding, its explanation and who decides, `done` asks for the next to explain, `shared` to
    give the explanation to those of the same kind.
    """

    explained = Signal(object, str, str)
    done = Signal()
    shared = Signal()

    def __init__(self, view: FindingList, *, editable: bool) -> None:
        super().__init__(view)
        self.decider = ""
        """The person who decided last, offered where no one has decided yet."""
        self._view, self._editable = view, editable
        self._finding: Finding | None = None
        self._given = ("", "")
        self.reason, self.who = ReasonLine(review_texts.REASON_NOTE), ReasonLine(review_texts.DECIDES)
        self._saving = SavePause(self)
        self._saving.over.connect(self.save)
        for line in (self.reason, self.who):
            line.setParent(view.viewport())
            line.textEdited.connect(lambda _: self._saving.restart())
            line.stepped.connect(self._step)
            line.done.connect(self._done)
            line.shared.connect(self.shared)
            line.escaped.connect(self._undo)
            line.ended.connect(self.save)
        view.rearranged.connect(self._place)
        view.clicked_in.connect(self._click)
        view.installEventFilter(self)

    @property
    def typing(self) -> bool:
        """Whether one of the fields has the focus."""
        return self.reason.hasFocus() or self.who.hasFocus()

    def edit(self) -> None:
        """Put the focus into the first empty field of the chosen finding, else on the list."""
        self._place()
        decided = self.reason.text().strip() and not self.who.isHidden() and not self.who.text().strip()
        target = self._view if self.reason.isHidden() else self.who if decided else self.reason
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Emit the typed explanation if it differs from the stored one."""
        self._saving.stop()
        typed = self._typed()
        if self._finding is not None and typed != self._given and (typed[0] or self._given[0]):
            self._given = typed
            self.explained.emit(self._finding, *typed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Send letters typed on a finding to its explanation."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        letters = event.text() and event.text().isprintable() and not event.modifiers() & _COMMANDS
        if not letters or self.reason.isHidden():
            return False
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reason.event(event)
        return True

    def _place(self) -> None:
        """Move the fields to the chosen finding, and fill them if it changed or was explained elsewhere."""
        chosen = self._view.chosen()
        if self._finding is not None and (chosen is None or chosen.finding != self._finding):
            self.save()  # the choice moves with Up and Down while the focus stays in the field
        entry = self._view.chosen()
        boxes = self._view.laid(entry).boxes if entry and self._editable else ()
        elsewhere = entry and (entry.reason, entry.who) != self._given == self._typed()
        if entry and boxes and (entry.finding != self._finding or elsewhere):
            self._fill(entry)
        elif not boxes:
            self._finding = None
        top = self._view.visualRect(self._view.currentIndex()).topLeft()
        for line, box in zip((self.reason, self.who), (*boxes, None, None), strict=False):
            line.setVisible(box is not None)
            if box is not None:
                line.setGeometry(box.translated(top))

    def _fill(self, entry: FindingEntry) -> None:
        self._finding, self._given = entry.finding, (entry.reason, entry.who)
        error = entry.finding.severity is Severity.ERROR
        self.reason.setText(entry.reason)
        self.reason.setPlaceholderText(
            f"{review_texts.REASON_NOTE}. {entry.share}" if entry.share else review_texts.REASON_NOTE
        )
        self.who.setText((entry.who or self.decider) if error else "")
        self.reason.setAccessibleName(f"{review_texts.REASON}: {entry.spoken}")
        self.who.setAccessibleName(f"{review_texts.DECIDES}: {entry.spoken}")

    def _click(self, entry: FindingEntry, inside: QPoint) -> None:
        boxes = self._view.laid(entry).boxes
        if any(box.contains(inside) for box in boxes) and not self.reason.isHidden():
            second = len(boxes) > 1 and boxes[1].contains(inside)
            (self.who if second else self.reason).setFocus(Qt.FocusReason.MouseFocusReason)

    def _step(self, distance: int) -> None:
        lines, view = self._view.findings.lines, self._view
        rows = [row for row, line in enumerate(lines) if isinstance(line, FindingEntry) and view.laid(line).boxes]
        here = view.currentIndex().row()
        beyond = [row for row in rows if (row > here if distance > 0 else row < here)]
        if beyond:
            view.choose_row(beyond[0] if distance > 0 else beyond[-1])
            self.edit()

    def _done(self) -> None:
        if not self.who.isHidden() and self.reason.hasFocus() and not self.who.text().strip():
            self.who.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.save()
        self.done.emit()

    def _typed(self) -> tuple[str, str]:
        return stored(self.reason.text()).strip(), stored(self.who.text()).strip()

    def _undo(self) -> None:
        self.reason.setText(self._given[0])
        self.who.setText(self._given[1])
        self._saving.stop()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
