"""The editor of one section's text: plain words, saved after a pause and on leaving."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QTextBlock, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from cchc_desktop.base.text import stored
from cchc_desktop.desk.open_report import OpenReport
from cchc_desktop.report.keys import Place
from cchc_desktop.report.prose import Link
from ui import theme
from ui.prose_form import LinksAsTyped
from ui.prose_marks import Mark, ProseMarks

SAVE_AFTER_MS = 700
_LINE = 132
_HANGING = ("- ", "+ ")


class SectionEditor(QTextEdit):
    """Holds the text of one section code; `moved` says that the caret did."""

    moved = Signal()

    def __init__(self, open_report: OpenReport, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = code
        self._report = open_report
        self._form = LinksAsTyped()
        self._marks = ProseMarks(self.document())
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self._saving = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._saving.timeout.connect(self.save)
        self._load(open_report.report.text(code))
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.textChanged.connect(self._saving.start)
        self.cursorPositionChanged.connect(self.moved)
        self.show_findings()

    def place(self) -> str:
        """Return where the caret is, as a place of the stored text."""
        at = self._form.offset(self.document(), self.textCursor().position())
        return str(Place(self.code, at, at))

    def text(self) -> str:
        """Return the text as it is stored."""
        return stored(self._form.stored(self.document()))

    def go_to(self, place: Place) -> None:
        """Select a span of the stored text and bring it in sight; a bare code leaves the caret where it is."""
        if place.start is None:
            return
        cursor = self.textCursor()
        cursor.setPosition(self._bounded(place.start))
        cursor.setPosition(self._bounded(place.end or place.start), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def insert_link(self, key: str) -> None:
        """Put a link to a figure at the caret."""
        cursor = self.textCursor()
        self._form.insert(cursor, Link(key, "", 0, 0))
        self.setTextCursor(cursor)
        self.save()

    def save(self) -> None:
        """Hand the text to the report, if it differs from what is stored, and let new list paragraphs hang."""
        self._saving.stop()
        self._hang()
        self._saving.stop()
        if self.text() != self._report.report.text(self.code):
            self._report.edit(self.code, self.text())

    def refresh(self) -> None:
        """Take over a text that was not typed here, and mark what the checks now say."""
        wanted = self._report.report.text(self.code)
        if not self._saving.isActive() and self.text() != wanted:
            at = self.textCursor().position()
            self._load(wanted)
            cursor = self.textCursor()
            cursor.setPosition(min(at, self.document().characterCount() - 1))
            self.setTextCursor(cursor)
        self.show_findings()

    def show_findings(self) -> None:
        """Underline the places the findings name, if the text is the one that was checked."""
        if self._saving.isActive():
            return
        marks = []
        for finding in self._report.outcome.findings:
            for place in map(Place.parse, finding.at):
                if place.key == self.code and place.start is not None and place.end is not None:
                    ends = (self._bounded(place.start), self._bounded(place.end))
                    marks.append(Mark(*ends, finding.severity))
        self._marks.show_marks(tuple(marks))

    def changeEvent(self, event: QEvent) -> None:
        """Mark in the new colours of another dress."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._marks.rehighlight()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save on leaving."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.save()

    def _bounded(self, offset: int) -> int:
        return min(self._form.position(self.document(), offset), self.document().characterCount() - 1)

    def _load(self, text: str) -> None:
        document = self.document()
        document.setUndoRedoEnabled(False)
        self._form.fill(document, text)
        self._hang()
        document.setUndoRedoEnabled(True)
        self._saving.stop()

    def _hang(self) -> None:
        """Give every paragraph its spacing, and those that begin with a dash or a plus their hanging lines."""
        block = self.document().begin()
        while block.isValid():
            wanted = _block_format(block.text().startswith(_HANGING))
            if not _same(block, wanted):
                cursor = QTextCursor(block)
                cursor.joinPreviousEditBlock()
                cursor.mergeBlockFormat(wanted)
                cursor.endEditBlock()
            block = block.next()


def _block_format(hanging: bool) -> QTextBlockFormat:  # noqa: FBT001 - the one thing it depends on
    block = QTextBlockFormat()
    block.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    block.setBottomMargin(theme.px(8))
    block.setLeftMargin(theme.px(16) if hanging else 0)
    block.setTextIndent(-theme.px(12) if hanging else 0)
    return block


def _same(block: QTextBlock, wanted: QTextBlockFormat) -> bool:
    has = block.blockFormat()
    return (has.lineHeight(), has.bottomMargin(), has.leftMargin(), has.textIndent()) == (
        wanted.lineHeight(), wanted.bottomMargin(), wanted.leftMargin(), wanted.textIndent(),
    )  # fmt: skip
