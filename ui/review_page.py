"""The review: every finding of the report by step, what cannot be checked yet, and the way to each place."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cchc_desktop.checks.findings import Finding, Unchecked
from cchc_desktop.checks.run import Outcome
from cchc_desktop.desk.open_report import Edited, OpenReport
from cchc_desktop.report.template import Severity
from ui import texts
from ui.counts import count_words
from ui.finding_list import Entry, FindingList, Group, Line
from ui.finding_words import fix_label
from ui.flow import Flow, Step
from ui.page import Page
from ui.parts import SEVERITIES, Button, frame, label
from ui.places import short

_WHERE_WIDTH = 110


class ReviewPage(Page):
    """Lists what the checks say; it changes with every edit while it is shown, and when it is shown again."""

    def __init__(self, open_report: OpenReport, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(open_report, step, parent)
        self._flow = Flow(open_report.template)
        self._outcome: Outcome | None = None
        self._severity: Severity | None = None
        self.filters = _Filters()
        self.list = FindingList(_WHERE_WIDTH)
        self.list.setAccessibleName(texts.REVIEW_LIST)
        self.empty = label("", "text2")
        self.unchecked = _UncheckedList()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 12, 20, 12)
        rows.setSpacing(8)
        rows.addWidget(label(step.title, "title"))
        rows.addWidget(self.filters)
        rows.addWidget(_card(self.list, self.empty), 1)
        rows.addWidget(self.unchecked)
        self.filters.group.idClicked.connect(self._filter)
        self.list.wanted.connect(self.wants)
        self.list.fixed.connect(self._fix)
        self._show()

    def go_to(self, place: str) -> None:
        """Put the focus into the list, on the finding of a place if there is one."""
        self._show()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        entries = enumerate(self.list.findings.lines)
        rows = [(row, line) for row, line in entries if isinstance(line, Entry)]
        at = next((row for row, line in rows if line.finding.at[0] == place), None)
        if at is None and not self.list.chosen() and rows:
            at = rows[0][0]
        if at is not None:
            self.list.setCurrentIndex(self.list.findings.index(at))
        self.moved.emit(self.place())

    def place(self) -> str:
        """Return this page itself: a place of a finding lies on another."""
        return self.step.id

    def refresh(self, edited: Edited) -> None:
        """Show the findings after an edit; while another page is shown nothing is done."""
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        outcome = self.open_report.outcome
        if outcome is not self._outcome:
            self._outcome = outcome
            self.filters.show_findings(outcome.findings)
            self.unchecked.show_entries(outcome.unchecked)
            self._show_lines(outcome)

    def _show_lines(self, outcome: Outcome) -> None:
        lines = self._lines([each for each in outcome.findings if self._severity in (None, each.severity)])
        self.list.show_lines(lines)
        self.empty.setText("" if lines else texts.NOTHING_OF_KIND if outcome.findings else texts.NOTHING_FOUND)
        self.empty.setVisible(not lines)
        self.list.setVisible(bool(lines))

    def _lines(self, findings: list[Finding]) -> tuple[Line, ...]:
        lines: list[Line] = []
        for step, found in groupby(findings, key=lambda finding: self._flow.step_of(finding.at[0])):
            group = list(found)
            lines.append(Group(_group_title(step), count_words(group)))
            lines += [Entry(finding, short(finding.at[0]), texts.GO, fix_label(finding)) for finding in group]
        return tuple(lines)

    def _filter(self, button: int) -> None:
        self._severity = (None, *Severity)[button]
        self._show_lines(self.open_report.outcome)

    def _fix(self, finding: Finding) -> None:
        if finding.fix:
            self.open_report.edit(finding.fix.at, finding.fix.text, cause="fix")


def _group_title(step: Step) -> str:
    if step.kind == "form":
        return f"{step.name}  {step.label}"
    return f"{step.number}  {step.title}".strip()


class _Filters(QWidget):
    """One button for all findings and one for each severity; each tells how many there are."""

    def __init__(self) -> None:
        super().__init__()
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
        row.addStretch(1)

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Count some findings."""
        counts = Counter(finding.severity for finding in findings)
        self.buttons[0].setText(texts.ALL.format(len(findings)))
        for severity, button in zip(Severity, self.buttons[1:], strict=True):
            button.setText(texts.COUNTED.format(SEVERITIES[severity][2], counts[severity]))


class _UncheckedList(QFrame):
    """What cannot be checked yet, folded."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self.button = Button("", role="link", icon="chevron-right")
        self.text = label("", "note", wrap=True)
        self.text.setAccessibleName(texts.UNCHECKED_LIST)
        self.text.hide()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(4, 0, 12, 0)
        rows.setSpacing(0)
        self.text.setContentsMargins(12, 0, 0, 8)
        rows.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self.text)
        self.button.clicked.connect(self._fold)

    def show_entries(self, entries: tuple[Unchecked, ...]) -> None:
        """Show what waits, and for what."""
        self.button.setText(texts.UNCHECKED.format(len(entries)))
        self.text.setText("\n".join(entry.message for entry in entries))
        self.setVisible(bool(entries))

    def _fold(self) -> None:
        self.text.setVisible(self.text.isHidden())
        self.button.show_icon("chevron-right" if self.text.isHidden() else "chevron-down", "accent")


def _card(*parts: QWidget) -> QFrame:
    card = frame("card")
    inside = QVBoxLayout(card)
    inside.setContentsMargins(1, 1, 1, 1)
    for part in parts:
        inside.addWidget(part)
    return card
