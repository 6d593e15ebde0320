"""The number of findings of each severity, in a row of icons and words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from cchc_desktop.checks.findings import Finding
from cchc_desktop.desk.drafts import step_texts
from cchc_desktop.report.template import Severity
from ui.kit.icons import Icon
from ui.kit.labels import label
from ui.kit.severity_look import SEVERITIES

COUNT_WORDS = {
    Severity.ERROR: step_texts.ERRORS,
    Severity.WARNING: step_texts.WARNINGS,
    Severity.HINT: step_texts.HINTS,
}


def count_words(findings: Iterable[Finding]) -> str:
    """Return the numbers in words: "1 lỗi, 2 cảnh báo"; "" if there are none."""
    counts = Counter(finding.severity for finding in findings)
    return ", ".join(words.format(counts[severity]) for severity, words in COUNT_WORDS.items() if counts[severity])


class FindingCounts(QWidget):
    """Shows the numbers of errors, warnings and hints; a severity without findings is left out."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._parts = {severity: (Icon(name, ink), label("", ink)) for severity, (name, ink, _) in SEVERITIES.items()}
        for icon, words in self._parts.values():
            row.addWidget(icon)
            row.addWidget(words)
            row.addSpacing(6)

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Show the counts of findings."""
        counts = Counter(finding.severity for finding in findings)
        for severity, (icon, words) in self._parts.items():
            words.setText(COUNT_WORDS[severity].format(counts[severity]))
            icon.setVisible(counts[severity] > 0)
            words.setVisible(counts[severity] > 0)
