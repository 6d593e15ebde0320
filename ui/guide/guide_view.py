"""One chapter of the guide as a page of text with its pictures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QImage, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from cchc_desktop.base.text import plain
from resources import GUIDE
from ui.kit import theme
from ui.words import help_texts

if TYPE_CHECKING:
    from ui.guide.chapters import Chapter

_IN_TEXT = "\ufffc"
"""The character that a picture has in the text of its block."""
_PICTURE, _LEAST, _MARGIN = 760, 320, 24
_BETWEEN, _IN_LIST, _LINE = 12, 6, 118
_TO_CHAPTER = re.compile(r"#(\d+)-")


class GuideView(QTextBrowser):
    """Shows a chapter; `wanted` has the number of the chapter that a link leads to."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setAccessibleName(help_texts.TITLE)
        self.anchorClicked.connect(self._follow)
        self.document().setDocumentMargin(theme.px(_MARGIN))

    def show_chapter(self, chapter: Chapter, words: str = "") -> None:
        """Show a chapter from its beginning, or from the first paragraph that has all of some words."""
        self.setMarkdown(chapter.text)
        self._space()
        self.setExtraSelections([])
        self.moveCursor(QTextCursor.MoveOperation.Start)
        wanted = plain(words).split()
        block = self.document().begin()
        while wanted and block.isValid():
            if all(word in plain(block.text()) for word in wanted):
                self._mark(QTextCursor(block))
                return
            block = block.next()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return a picture of the guide, made smaller to fit the column; nothing else is loaded."""
        path = GUIDE / (name.path() if isinstance(name, QUrl) else name)
        if kind != QTextDocument.ResourceType.ImageResource.value or GUIDE not in path.resolve().parents:
            return None
        room = self.viewport().width() - 3 * theme.px(_MARGIN)
        picture, width = QImage(str(path)), min(theme.px(_PICTURE), max(room, theme.px(_LEAST)))
        ratio = self.devicePixelRatioF()
        if picture.width() > width * ratio:
            picture = picture.scaledToWidth(round(width * ratio), Qt.TransformationMode.SmoothTransformation)
        picture.setDevicePixelRatio(picture.width() / width)
        return picture

    def _space(self) -> None:
        """Put room between paragraphs, less between the entries of a list, none in a table."""
        block = self.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            if cursor.currentTable() is None:
                form = block.blockFormat()
                form.setBottomMargin(theme.px(_BETWEEN if block.textList() is None else _IN_LIST))
                line = 100 if _IN_TEXT in block.text() else _LINE
                form.setLineHeight(line, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
                cursor.setBlockFormat(form)
            block = block.next()

    def _mark(self, cursor: QTextCursor) -> None:
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        mark = QTextEdit.ExtraSelection()
        mark.cursor = cursor  # type: ignore[attr-defined] # PySide's stubs leave the fields out
        mark.format.setBackground(theme.color("sel"))  # type: ignore[attr-defined]
        self.setExtraSelections([mark])
        there = QTextCursor(cursor)
        there.setPosition(cursor.selectionStart())
        self.setTextCursor(there)
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + self.cursorRect().top() - theme.px(64))

    def _follow(self, url: QUrl) -> None:
        match = _TO_CHAPTER.match(url.toString())
        if match:
            self.wanted.emit(match[1])
