"""A file dragged over the window: a frame says what happens to it, on whichever page, and a drop hands it over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QRect, Qt, Signal
from PySide6.QtGui import QDropEvent, QPainter, QPaintEvent, QPen, QWindow
from PySide6.QtWidgets import QWidget

from ui.kit import theme
from ui.kit.painting import Paints
from ui.words import start_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    FilesTaker = Callable[[Sequence[Path]], None]

_TAKEN = (".cchc", ".cchcm", ".xlsx", ".xls", ".ods", ".docx", ".doc", ".json")
"""The endings of files that can be imported, or of which the import says what to do."""
_OVER = (QEvent.Type.DragEnter, QEvent.Type.DragMove)


class FileDrop(QObject):
    """Watches a window's handle, before any widget of it: an editor would take a dropped file as text.

    Signal `dropped` has the file. taker returns what takes any files and folders at once on the shown page, else None.
    """

    dropped = Signal(object)

    def __init__(self, window: QWidget, taker: Callable[[], FilesTaker | None] = lambda: None) -> None:
        super().__init__(window)
        self.frame = DropFrame(window)
        self._taker = taker

    def watch(self, handle: QWindow) -> None:
        """Watch what is dragged over a window."""
        handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the frame while files are over the window; hand a dropped one over."""
        kind = event.type()
        if kind is QEvent.Type.DragLeave:
            self.frame.hide()
        elif isinstance(event, QDropEvent) and event.mimeData().hasUrls():
            files = files_of(event.mimeData())
            taker = self._taker()
            taken = bool(files) if taker else is_taken(files)
            if kind in _OVER:
                self.frame.show_files(files, any_files=taker is not None)
            else:
                self.frame.hide()
            event.setDropAction(Qt.DropAction.CopyAction if taken else Qt.DropAction.IgnoreAction)
            event.setAccepted(taken)
            if kind is QEvent.Type.Drop and taken:
                taker(files) if taker else self.dropped.emit(files[0])
            return True
        return False


class DropFrame(QWidget):
    """A frame over a whole window with words in its middle, hidden until files are dragged over it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.words, self.taken = ("", ""), True
        self.hide()

    def show_files(self, files: Sequence[Path], *, any_files: bool = False) -> None:
        """Show what happens to files that are dropped; any_files: the page takes all of them in."""
        self.taken = any_files or is_taken(files)
        if any_files:
            self.words = start_texts.DROP_HERE, start_texts.DROP_PACKAGES.format(len(files))
        elif self.taken:
            self.words = start_texts.DROP_HERE, start_texts.DROP_HERE_TEXT.format(files[0].name)
        else:
            self.words = (
                start_texts.DROP_NOT_TAKEN,
                start_texts.DROP_ONE_FILE if len(files) > 1 else start_texts.DROP_KINDS,
            )
        self.setGeometry(self._window.rect())
        self.setAccessibleName(" ".join(self.words))
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page paler, a dashed frame, and the words in a box."""
        painter, paints = QPainter(self), Paints()
        ink = "accent" if self.taken else "error"
        ground = theme.color("canvas")
        ground.setAlpha(200)
        painter.fillRect(self.rect(), ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color(ink), 3, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self.rect().adjusted(12, 12, -12, -12), 8, 8)
        title, text = self.words
        lines = ((title, 20, True), (text, 14, False))
        width = max(paints.metrics(size, bold=bold).horizontalAdvance(words) for words, size, bold in lines)
        box = QRect(0, 0, min(width + paints.px(48), self.width() - 48), paints.px(92))
        box.moveCenter(self.rect().center())
        paints.box(painter, box, ground="surface", border=ink, radius=6)
        for (words, size, bold), top in zip(lines, (16, 50), strict=True):
            line = QRect(box.left() + 8, box.top() + paints.px(top), box.width() - 16, paints.px(28))
            elided = paints.metrics(size, bold=bold).elidedText(words, Qt.TextElideMode.ElideMiddle, line.width())
            centre = Qt.AlignmentFlag.AlignCenter
            paints.text(painter, line, elided, size, ink if bold else "text", bold=bold, align=centre)


def files_of(dragged: QMimeData) -> list[Path]:
    """Return the files that are dragged, without what lies on no disk of this machine."""
    return [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()]


def is_taken(files: Sequence[Path]) -> bool:
    """Return whether files can be dropped: one, of a kind that can be imported."""
    return len(files) == 1 and files[0].suffix.lower() in _TAKEN
