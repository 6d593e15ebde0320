"""The parts of a section's page: head with tabs, guidance, the card of the text, its findings."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cchc_desktop.checks.findings import Finding
from cchc_desktop.desk.drafts import step_texts
from cchc_desktop.desk.drafts.steps import ReportStep
from cchc_desktop.report.prose import links
from cchc_desktop.report.template import Form, Section, Template
from ui.kit.buttons import RING, Button
from ui.kit.frames import frame
from ui.kit.labels import label
from ui.kit.layouts import row_of
from ui.kit.severity import SEVERITIES
from ui.prose.find import FindBar
from ui.report.counts import count_words
from ui.report.finding_list import FindingList
from ui.report.finding_model import FindingEntry
from ui.report.finding_words import strongest
from ui.words import prose_texts

_ROWS_SHOWN = 3


class SectionHead(QWidget):
    """Number and title, the ways to the figures and to the form, and tabs where there are several sub-sections."""

    chosen = Signal(str)
    form_wanted = Signal(str)

    def __init__(self, template: Template, step: ReportStep, forms: tuple[Form, ...]) -> None:
        super().__init__()
        self.figures = Button(prose_texts.INSERT_FIGURE, icon="link-2", key="F3")
        self.form: Button | None = None
        title = label(step.title, "title", wrap=True)
        parts: list[QWidget] = [label(step.number, "number")] if step.number else []
        parts += [title, self.figures]
        if forms:
            self.form = Button(step_texts.FORM.format(number=forms[0].number), icon="table-2", key="F9")
            self.form.clicked.connect(partial(self.form_wanted.emit, f"form.{forms[0].number}"))
            parts.append(self.form)
        top = row_of(*parts)
        top.setStretchFactor(title, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(RING, 0, RING, 0)
        rows.setSpacing(0)
        rows.addLayout(top)
        self.tabs: dict[str, Button] = {}
        if len(step.keys) > 1:
            rows.addLayout(self._make_tabs([template.sections[code] for code in step.keys]))

    def show_code(self, code: str) -> None:
        """Show which sub-section is open."""
        if code in self.tabs:
            self.tabs[code].setChecked(True)

    def show_findings(self, by_code: dict[str, list[Finding]]) -> None:
        """Mark every tab with its severest finding."""
        for code, tab in self.tabs.items():
            severity = strongest(finding.severity for finding in by_code[code])
            name, ink = SEVERITIES[severity][:2] if severity else ("circle-check", "ok")
            tab.show_icon(name, ink)
            tab.setAccessibleDescription(count_words(by_code[code]))

    def _make_tabs(self, sections: list[Section]) -> QHBoxLayout:
        group = QButtonGroup(self)
        for section in sections:
            tab = Button(f"{section.number} {section.short}".strip(), role="tab", trailing=True)
            tab.setCheckable(True)
            tab.clicked.connect(partial(self._choose, section.code))
            group.addButton(tab)
            self.tabs[section.code] = tab
        return row_of(*self.tabs.values(), None)

    def _choose(self, code: str) -> None:
        self.chosen.emit(code)


class Guidance(QFrame):
    """What the section should say; folds away."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "info")
        self._open, self._low = True, False
        self._button = Button(prose_texts.GUIDANCE, role="link", icon="chevron-down", key="Ctrl+F1")
        self._button.clicked.connect(self.fold)
        self.text = label("", "note", wrap=True)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(8, 0, 12, 8)
        self._rows.setSpacing(0)
        self._rows.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self.text.setContentsMargins(16, 0, 4, 0)
        self._rows.addWidget(self.text)

    def show_text(self, text: str) -> None:
        """Show a section's guidance; one without has no frame either."""
        self.text.setText(text)
        self.setVisible(bool(text))

    def fit(self, *, low: bool) -> None:
        """Fold the text away when the page gets low, unfold it when there is room again."""
        if low != self._low:
            self._low = low
            if self._open == low:
                self.fold()

    def fold(self) -> None:
        """Fold the text away, or unfold it."""
        self._open = not self._open
        self.text.setVisible(self._open)
        self._button.show_icon("chevron-down" if self._open else "chevron-right", "accent")
        self._rows.setContentsMargins(8, 0, 12, 8 if self._open else 0)


class WordCount(QWidget):
    """How many words and links a text has, and how lists are typed."""

    def __init__(self) -> None:
        super().__init__()
        self._count = label("", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 6)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(label(prose_texts.HOW_TO_LIST, "small"))

    def show_text(self, text: str) -> None:
        """Count a stored text."""
        self._count.setText(prose_texts.WORD_COUNT.format(len(text.split()), len(links(text))))


class SectionFindings(FindingList):
    """The findings of the section that is shown: at most three rows of them in sight, none takes no room."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self.setAccessibleName(prose_texts.SECTION_FINDINGS)

    def show_entries(self, entries: tuple[FindingEntry, ...]) -> None:
        """Show a section's findings."""
        self.show_lines(entries)
        self.setVisible(bool(entries))
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take another height where lines break elsewhere, once the page has given out its widths."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            QTimer.singleShot(0, self.fit)

    def fit(self) -> None:
        """Take the height of the first rows."""
        heights = [self.sizeHintForRow(row) for row in range(min(_ROWS_SHOWN, len(self.findings.lines)))]
        self.setFixedHeight(sum(heights) + 2 * self.frameWidth() + 2)


def editor_card(stack: QStackedWidget, find: FindBar, words: WordCount) -> QFrame:
    """Return the card that holds the editors and the line under them."""
    card = frame("card")
    rows = QVBoxLayout(card)
    rows.setContentsMargins(1, 1, 1, 1)
    rows.setSpacing(0)
    rows.addWidget(stack, 1)
    rows.addWidget(find)
    rows.addWidget(words)
    return card
