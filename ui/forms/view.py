"""The table of one form, edited: what keys and the mouse do in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from ui.forms.cells import FormCells
from ui.forms.editors import Move, move_of
from ui.forms.model import NOTE, RESULT
from ui.forms.moves import MOVES


class FormView(FormCells):
    """Edits a `FormModel` by keys and by the mouse."""

    def follow(self, move: Move) -> bool:
        """Do what a key asked of the table; False if there was nothing to do."""
        return MOVES[move](self)

    def asked(self, move: Move) -> bool:
        """Do what a key in the editor asks of the table; Tab leads out where there is no more to fill."""
        done = self.follow(move)
        if not done and move in (Move.ASIDE, Move.ASIDE_BACK):
            self.focusNextPrevChild(move is Move.ASIDE)
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move from rows that hold no editor too."""
        move = move_of(event)
        if move is None or not self.follow(move):
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make the clicked cell current, or do the clicked action."""
        point = event.position().toPoint()
        band, index = self.band_at(point.x(), point.y()), self.indexAt(point)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if band:
            self.save()
            self.acts.emit(band.message.finding)
        elif index.isValid():
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.go(index.row(), NOTE if index.column() == NOTE else RESULT, extend=extend)
