"""The card of a closed or issued report on the review page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cchc_desktop.report.document import CLOSED, Report
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.icons import Icon
from ui.kit.labels import label
from ui.review.answers_in_words import answered_words
from ui.words import date_texts, review_texts

_NARROW = 760


class SealedCard(QFrame):
    """The card to enter number, day and signed copy of a closed report, or to show them if issued; both reopen.

    Enter goes to the next field; only the button issues, so that the signed copy is not forgotten: that is looked at on
    a page of its own, which `copy_wanted` asks for.
    """

    reopened = Signal()
    issued = Signal(str, str)
    copy_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "ok")
        self.title, self.text = label("", "strong"), label("", "note", wrap=True)
        self.number, self.day = _line(review_texts.SIGNED_NUMBER, 120), _line(review_texts.SIGNED_DAY, 210)
        self.file = Button(review_texts.SIGNED_COPY, icon="file-text")
        self.issue = Button(review_texts.ISSUE, role="primary", icon="circle-check")
        self.reopen = Button(review_texts.REOPEN, icon="pencil-line")
        self._fields = QWidget()
        self._lay_out()
        self.reopen.clicked.connect(self.reopened)
        self.file.clicked.connect(self.copy_wanted)
        self.issue.clicked.connect(self._issue)
        self.number.returnPressed.connect(self.day.setFocus)
        self.day.returnPressed.connect(self.file.setFocus)

    def show_report(self, report: Report) -> None:
        """Show the state of a closed or issued report."""
        closed = report.state == CLOSED
        number, day = report.text("letter.number"), date_texts.shown_date(report.text("letter.date"))
        title = (
            review_texts.CLOSED_TITLE.format(report.version)
            if closed
            else review_texts.ISSUED_TITLE.format(number, day)
        )
        self.title.setText(title)
        text = review_texts.CLOSED_TEXT if closed else review_texts.ISSUED_TEXT
        self.text.setText(f"{answered_words(report)} {text}".strip())
        for part in (self.number, self.day, self.issue):
            part.setVisible(closed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put file and button under number and day on a narrow card."""
        super().resizeEvent(event)
        row = self._below if event.size().width() < theme.px(_NARROW) else self._beside
        if row.indexOf(self.file) < 0:
            for part in (self.file, self.issue):
                row.insertWidget(row.count() - 1, part)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.text)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(Icon("lock", "ok"), 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        top.addWidget(self.reopen, 0, Qt.AlignmentFlag.AlignTop)
        rows_of_fields = QVBoxLayout(self._fields)
        rows_of_fields.setContentsMargins(26, 0, 0, 0)
        rows_of_fields.setSpacing(4)
        self._beside, self._below = QHBoxLayout(), QHBoxLayout()
        for fields, parts in ((self._beside, (self.number, self.day)), (self._below, (self.file, self.issue))):
            fields.setSpacing(8)
            for part in parts:
                fields.addWidget(part)
            fields.addStretch(1)
            rows_of_fields.addLayout(fields)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 8, 8, 8)
        rows.setSpacing(4)
        rows.addLayout(top)
        rows.addWidget(self._fields)

    def _issue(self) -> None:
        self.issued.emit(self.number.text(), self.day.text())


def _line(words: str, width: int) -> QLineEdit:
    made = QLineEdit()
    made.setPlaceholderText(words)
    made.setAccessibleName(words)
    made.setFixedWidth(theme.px(width))
    return made
