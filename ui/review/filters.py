"""The filter of the review page by severity."""

from __future__ import annotations

from collections import Counter

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from cchc_desktop.checks.findings import Finding
from cchc_desktop.report.template import Severity
from ui.kit.buttons import Button
from ui.kit.severity_look import SEVERITIES
from ui.words import review_texts


class SeverityFilter(QWidget):
    """One button for all findings and one for each severity; each shows its number of findings."""

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
        """Show the counts of findings."""
        counts = Counter(finding.severity for finding in findings)
        self.buttons[0].setText(review_texts.ALL.format(len(findings)))
        for severity, button in zip(Severity, self.buttons[1:], strict=True):
            button.setText(review_texts.COUNTED.format(SEVERITIES[severity][2], counts[severity]))
