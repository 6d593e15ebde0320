"""The parts of the review page: filters, what cannot be checked yet, closing and what comes after it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.checks.explained import outstanding, undecided
from cchc_desktop.checks.findings import Finding, Unchecked
from cchc_desktop.checks.run import Outcome
from cchc_desktop.report.document import CLOSED, Report
from cchc_desktop.report.template import Severity
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.frames import restyle
from ui.kit.icons import Icon
from ui.kit.labels import label
from ui.kit.severity import SEVERITIES
from ui.report.counts import count_words
from ui.words import date_texts, review_texts

_NARROW = 760
_UNCHECKED_HEIGHT = 160


class CloseButton(Button):
    """Closes the report; primary only when that is possible."""

    def __init__(self) -> None:
        super().__init__(review_texts.CLOSE_REPORT, icon="lock", key="Alt+C")

    def show_ready(self, *, ready: bool) -> None:
        """Show whether it can be done now."""
        self._role = "primary" if ready else "plain"
        restyle(self, "role", self._role)
        self.update()


def to_do(outcome: Outcome) -> tuple[Finding, ...]:
    """Return the findings that keep a report from being closed, in document order."""
    missing, open_errors = outstanding(outcome), undecided(outcome)
    return tuple(each for each in outcome.findings if each in missing or each in open_errors)


def closing_words(outcome: Outcome) -> str:
    """Return whether a report can be closed, or what is missing."""
    missing = outstanding(outcome)
    if missing:
        return review_texts.CANNOT_CLOSE.format(count_words(missing))
    if errors := undecided(outcome):
        return review_texts.CANNOT_DECIDE.format(count_words(errors))
    counts = outcome.summary
    explained = counts["errors"] + counts["warnings"]
    return review_texts.CAN_CLOSE_REASONS.format(explained) if explained else review_texts.CAN_CLOSE


class Filters(QWidget):
    """One button for all findings and one for each severity; each tells how many there are."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.buttons = [Button("") for _ in range(1 + len(Severity))]
        for severity, button in zip(Severity, self.buttons[1:], strict=True):
            button.show_icon(*SEVERITIES[severity][:2])
        for number, button in enumerate(self.buttons):
            button.setCheckable(True)
            self.group.addButton(button, number)
            row.addWidget(button)
        self.buttons[0].setChecked(True)

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Count some findings."""
        counts = Counter(finding.severity for finding in findings)
        self.buttons[0].setText(review_texts.ALL.format(len(findings)))
        for severity, button in zip(Severity, self.buttons[1:], strict=True):
            button.setText(review_texts.COUNTED.format(SEVERITIES[severity][2], counts[severity]))


class UncheckedList(QFrame):
    """What cannot be checked yet, folded; unfolded it scrolls, so that the findings keep their room."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self.button = Button("", role="link", icon="chevron-right")
        self.text = label("", "note", wrap=True)
        self.text.setAccessibleName(review_texts.UNCHECKED_LIST)
        self.text.setContentsMargins(12, 0, 0, 8)
        self.text.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAccessibleName(review_texts.UNCHECKED_LIST)
        self._area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._area.setMaximumHeight(theme.px(_UNCHECKED_HEIGHT))
        self._area.setWidget(self.text)
        self._area.hide()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(4, 0, 12, 0)
        rows.setSpacing(0)
        rows.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self._area)
        self.button.clicked.connect(self._fold)

    def show_entries(self, entries: tuple[Unchecked, ...]) -> None:
        """Show what waits, and for what."""
        self.button.setText(review_texts.UNCHECKED.format(len(entries)))
        self.text.setText("\n".join(entry.message for entry in entries))
        self.setVisible(bool(entries))

    def _fold(self) -> None:
        self._area.setVisible(self._area.isHidden())
        self.button.show_icon("chevron-right" if self._area.isHidden() else "chevron-down", "accent")


class SealedCard(QFrame):
    """A closed report: number, day and signed copy are entered here; an issued one: they are shown. Both reopen.

    Enter leads on from each to the next: only the button issues, so that the signed copy is not left out by a habit.
    """

    reopened = Signal()
    issued = Signal(str, str, object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "ok")
        self._signed: Path | None = None
        self.title, self._text = label("", "strong"), label("", "note", wrap=True)
        self.number, self.day = _line(review_texts.SIGNED_NUMBER, 120), _line(review_texts.SIGNED_DAY, 210)
        self.file = Button(review_texts.SIGNED_FILE, icon="file-text")
        self.issue = Button(review_texts.ISSUE, role="primary", icon="circle-check")
        self.reopen = Button(review_texts.REOPEN, icon="pencil-line")
        self._fields = QWidget()
        self._lay_out()
        self.reopen.clicked.connect(self.reopened)
        self.file.clicked.connect(self._choose)
        self.issue.clicked.connect(self._issue)
        self.number.returnPressed.connect(self.day.setFocus)
        self.day.returnPressed.connect(self.file.setFocus)

    def show_report(self, report: Report) -> None:
        """Show how a sealed report stands."""
        closed = report.state == CLOSED
        number, day = report.text("letter.number"), date_texts.shown_date(report.text("letter.date"))
        title = (
            review_texts.CLOSED_TITLE.format(report.version)
            if closed
            else review_texts.ISSUED_TITLE.format(number, day)
        )
        self.title.setText(title)
        self._text.setText(review_texts.CLOSED_TEXT if closed else review_texts.ISSUED_TEXT)
        self._fields.setVisible(closed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put file and button under number and day where there is no room beside them."""
        super().resizeEvent(event)
        row = self._below if event.size().width() < theme.px(_NARROW) else self._beside
        if row.indexOf(self.file) < 0:
            for part in (self.file, self.issue):
                row.insertWidget(row.count() - 1, part)

    def take_signed(self, path: Path) -> None:
        """Choose the signed copy."""
        self._signed = path
        self.file.setText(path.name)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self._text)
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

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, review_texts.SIGNED_FILE, "", review_texts.SIGNED_FILTER)
        if name:
            self.take_signed(Path(name))

    def _issue(self) -> None:
        self.issued.emit(self.number.text(), self.day.text(), self._signed)


def _line(words: str, width: int) -> QLineEdit:
    made = QLineEdit()
    made.setPlaceholderText(words)
    made.setAccessibleName(words)
    made.setFixedWidth(theme.px(width))
    return made
