"""The editor of a text with chips: typing, copying, pasting and the mouse; figures are known through `ChipLooks`."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from cchc_desktop.base.unseen import UNSEEN, Cleaned, cleaned
from cchc_desktop.desk.work.clipboard_prose import PastedProse, pasted_prose
from cchc_desktop.report.prose import expand
from ui.kit import theme
from ui.kit.clipboard import mime_of, stored_of
from ui.kit.painting import Paints
from ui.prose.chips import ChipLook, ChipLooks, ChipPainter
from ui.prose.paragraph_look import is_formatted, wanted_format
from ui.prose.pasted_text import at_line_head, insert_prose
from ui.prose.table_look import TableLook
from ui.prose.text_form import CHIP, LETTER, Chip, chip_at, chips, fill, format_of, stored_text
from ui.words import prose_texts

_WIDEST = 760
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ODD = re.compile(f"[\x0b\x0c\x1e]|{UNSEEN.pattern}")


class ProseEdit(QTextEdit):
    """An editor of plain paragraphs; those that begin with a dash or a plus have a hanging indent.

    Signals: `followed` names the figure of a chip to go to; `cleaned` says what a pasted or typed text lost; the focus
    has `entered` or `left`; `old_text` has a PastedProse in an old font, not pasted yet; `menu_wanted` has the position
    in the text and the point on the screen of a menu; `theme_changed`. `words_at` gives what to say about a position
    under the mouse.
    """

    followed = Signal(str)
    cleaned = Signal(str)
    old_text = Signal(object)
    entered = Signal()
    left = Signal()
    menu_wanted = Signal(int, QPoint)
    theme_changed = Signal()
    resized = Signal()

    def __init__(self, looks: ChipLooks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.looks = looks
        self.painter = ChipPainter(self._look, self)
        self.document().documentLayout().registerHandler(CHIP, self.painter)
        self.tables = TableLook(self.document, self._room, self._chip_width)
        self.composing = False
        self.draw_over: Callable[[], None] = lambda: None
        self.words_at: Callable[[int], str] = lambda _: ""
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setMouseTracking(True)
        self.cursorPositionChanged.connect(self._mark_focused)
        self.selectionChanged.connect(self._mark_focused)

    def load(self, stored: str) -> None:
        """Replace the document by a stored text; this cannot be undone."""
        document = self.document()
        document.setUndoRedoEnabled(False)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        fill(cursor, stored)
        self.settle()
        document.setUndoRedoEnabled(True)

    def show_looks(self, looks: ChipLooks) -> None:
        """Show other values; only chips that change are measured again, and this is no undo step."""
        before, self.looks = self.looks, looks
        changed = [at for at, chip in chips(self.document()) if before.look(chip) != looks.look(chip)]
        for at in changed:
            self.document().markContentsDirty(at, 1)
        if changed:
            self.viewport().update()

    def chosen_chip(self) -> Chip | None:
        """Return the chip that is selected by itself, None if there is none."""
        cursor = self.textCursor()
        start = cursor.selectionStart()
        return chip_at(self.document(), start) if cursor.selectionEnd() == start + 1 else None

    def chip_beside(self) -> Chip | None:
        """Return the chip that is selected, or that the caret touches."""
        at = self.textCursor().position()
        return self.chosen_chip() or chip_at(self.document(), at - 1) or chip_at(self.document(), at)

    def settle(self) -> None:
        """Set the spacing of every paragraph, and join a "%" that follows a chip to it.

        Does nothing while a word is composed, or after an undo: such a change could never be undone.
        """
        if self.composing or self.document().isRedoAvailable():
            return
        self._join_percents()
        block = self.document().begin()
        while block.isValid():
            wanted = wanted_format(block)
            if not is_formatted(block, wanted):
                cursor = QTextCursor(block)
                cursor.joinPreviousEditBlock()
                cursor.mergeBlockFormat(wanted)
                cursor.endEditBlock()
            block = block.next()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the printed text for other programs, and the links for this one."""
        cursor = self.textCursor()
        stored = stored_text(self.document(), cursor.selectionStart(), cursor.selectionEnd())
        return mime_of(stored, expand(stored, self.looks.table.linked))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Return whether the source has any text."""
        return stored_of(source) is not None or source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste links where this program copied them, else plain letters, even if they look like links."""
        cursor, stored = self.textCursor(), stored_of(source)
        if stored is not None:
            fill(cursor, stored)
        elif source.hasText():
            found = pasted_prose(source.text(), source.html(), line_head=at_line_head(cursor))
            if found.modern is None:
                self.insert_pasted(found, found.as_is)
            else:
                self.old_text.emit(found)
            return
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def insert_pasted(self, found: PastedProse, text: Cleaned) -> None:
        """Put one form of a text from the clipboard at the caret, and say what it lost."""
        cursor = self.textCursor()
        lost = insert_prose(cursor, found, text)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        if lost:
            self.cleaned.emit(lost)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the row of a chosen chip at Enter; join a "%" typed after a chip to it at once."""
        chip = self.chosen_chip()
        if chip and event.key() in _ENTER and not event.modifiers():
            self.followed.emit(chip.key)
            return
        if _ODD.search(event.text()) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.textCursor().insertText(self._typed(event.text()))
        elif event.text() == "%":
            self._type_percent(event)
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Record whether a word is being composed: nothing is restyled meanwhile; take what is composed like typing."""
        self.composing = bool(event.preeditString())
        if _ODD.search(event.commitString()):
            typed = self._typed(event.commitString())
            event.setCommitString(typed, event.replacementStart(), event.replacementLength())
        super().inputMethodEvent(event)

    def event(self, event: QEvent) -> bool:
        """Show the row of the chip under the mouse, or what was found at the words there, as a tooltip."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            point = self.viewport().mapFromGlobal(event.globalPos())
            chip = chip_at(self.document(), self.chip_under(point))
            words = self.looks.row_words(chip) if chip else self.words_at(self.position_under(point))
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chosen chips again: Qt paints the colour of the selection over them."""
        self.painter.drawn.clear()
        super().paintEvent(event)
        self.draw_over()
        cursor = self.textCursor()
        if cursor.hasSelection():
            painter = QPainter(self.viewport())
            for drawn in self.painter.drawn:
                if cursor.selectionStart() <= drawn.position < cursor.selectionEnd():
                    self.painter.draw(painter, drawn)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the chip under the mouse."""
        super().mouseMoveEvent(event)
        self._hover(self.chip_under(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the chip that was clicked."""
        super().mouseReleaseEvent(event)
        at = self.chip_under(event.position().toPoint())
        if at >= 0 and event.button() is Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            cursor = self.textCursor()
            cursor.setPosition(at)
            cursor.setPosition(at + 1, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to the row of the chip."""
        chip = chip_at(self.document(), self.chip_under(event.position().toPoint()))
        if chip:
            self.followed.emit(chip.key)
        else:
            super().mouseDoubleClickEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the chip under the mouse."""
        super().leaveEvent(event)
        self._hover(-1)

    def changeEvent(self, event: QEvent) -> None:
        """Measure and paint again in another theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.painter.paints = Paints()
            self.document().markContentsDirty(0, self.document().characterCount())
        if event.type() is QEvent.Type.PaletteChange:
            self.theme_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines short enough to read on a wide screen."""
        spare = max(0, self.contentsRect().width() - theme.px(_WIDEST)) // 2
        if self.viewportMargins().left() != spare:
            self.setViewportMargins(spare, 0, spare, 0)
        super().resizeEvent(event)
        self.resized.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Emit `entered`."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Emit `left`, unless only a menu is open over the text."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the letter under the mouse, or of the caret for a key; a selection there stays."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self.ask_for_menu()
            return
        point = self.viewport().mapFromGlobal(event.globalPos())
        at, cursor = self.position_under(point), self.textCursor()
        if at >= 0 and not cursor.selectionStart() <= at <= cursor.selectionEnd():
            cursor.setPosition(at)
            self.setTextCursor(cursor)
        self.menu_wanted.emit(at, event.globalPos())

    def ask_for_menu(self) -> None:
        """Ask for the menu of the chosen chip, else of the caret."""
        cursor = self.textCursor()
        at = cursor.selectionStart() if self.chosen_chip() else cursor.position()
        self.menu_wanted.emit(at, self.viewport().mapToGlobal(self.cursorRect().bottomLeft()))

    def position_under(self, point: QPoint) -> int:
        """Return the position of the chip or letter under a point of the viewport, -1 if there is none."""
        chip = self.chip_under(point)
        return (
            chip
            if chip >= 0
            else self.document().documentLayout().hitTest(self._in_document(point), Qt.HitTestAccuracy.ExactHit)
        )

    def chip_under(self, point: QPoint) -> int:
        """Return the position of the chip under a point of the viewport, -1 if there is none."""
        near = self.cursorForPosition(point).position()
        for at in (near - 1, near):
            if self.document().characterAt(at) == LETTER and self._covers(at, point):
                return at
        return -1

    def _in_document(self, point: QPoint) -> QPointF:
        scrolled = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return QPointF(point + scrolled)

    def _typed(self, text: str) -> str:
        """Return typed letters without unseen ones, and say what became of those."""
        found = cleaned(text)
        self.cleaned.emit(prose_texts.TYPING_CLEANED.format(found.words))
        return found.text

    def _type_percent(self, event: QKeyEvent) -> None:
        cursor = self.textCursor()
        cursor.beginEditBlock()
        super().keyPressEvent(event)
        self._join_percents()
        cursor.endEditBlock()

    def _room(self) -> float:
        """Return the width for a line of text."""
        return self.viewport().width() - 2 * self.document().documentMargin()

    def _chip_width(self, position: int, made: QTextFormat) -> float:
        return self.painter.intrinsicSize(self.document(), position, made).width()

    def _look(self, chip: Chip) -> ChipLook:
        return self.looks.look(chip)

    def _covers(self, at: int, point: QPoint) -> bool:
        chip = chip_at(self.document(), at)
        if chip is None:
            return False
        cursor = QTextCursor(self.document())
        cursor.setPosition(at)
        box = self.cursorRect(cursor)
        width = self.painter.intrinsicSize(self.document(), at, format_of(chip)).width()
        return box.left() <= point.x() < box.left() + width and box.top() <= point.y() <= box.bottom()

    def _hover(self, at: int) -> None:
        if at != self.painter.hovered:
            self.painter.hovered = at
            shape = Qt.CursorShape.PointingHandCursor if at >= 0 else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def _mark_focused(self) -> None:
        at = self.textCursor().selectionStart() if self.chosen_chip() else -1
        if at != self.painter.focused:
            self.painter.focused = at
            self.viewport().update()

    def _join_percents(self) -> None:
        """Join a chip and the "%" right after it into one letter."""
        for at, chip in reversed(chips(self.document())):
            if not chip.percent and self.document().characterAt(at + 1) == "%":
                cursor = QTextCursor(self.document())
                cursor.joinPreviousEditBlock()
                cursor.setPosition(at)
                cursor.setPosition(at + 2, QTextCursor.MoveMode.KeepAnchor)
                fill(cursor, str(Chip(chip.key, chip.form, percent=True)))
                cursor.endEditBlock()
