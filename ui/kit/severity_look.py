"""The display of severities and findings: icon, colour, word, message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from cchc_desktop.checks.findings import REMARK
from cchc_desktop.report.severity import Severity
from ui.kit.buttons import Button
from ui.kit.icons import Icon
from ui.kit.labels import label
from ui.words import finding_texts

if TYPE_CHECKING:
    from cchc_desktop.checks.findings import Finding


SEVERITIES: dict[Severity, tuple[str, str, str]] = {
    Severity.ERROR: ("circle-x", "error", finding_texts.ERROR),
    Severity.WARNING: ("triangle-alert", "warn", finding_texts.WARNING),
    Severity.HINT: ("lightbulb", "hint", finding_texts.HINT),
}
"""The icon, colour token and word of each severity."""
REMARK_LOOK = ("message-square", "accent", finding_texts.REMARK)
"""The same of a remark of the receiving office."""
BLANK_LOOK = ("circle-dashed", "muted", finding_texts.BLANK)
"""The same of a finding on a field that nobody has reached yet."""


def look_of(finding: Finding) -> tuple[str, str, str]:
    """Return the icon, colour token and word of a finding."""
    return REMARK_LOOK if finding.rule == REMARK else SEVERITIES[finding.severity]


class FindingMessage(QFrame):
    """A finding under its field: icon, word, message, and a button for its fix if it has one.

    A narrow one has its message below.
    """

    fixed = Signal()

    def __init__(self, finding: Finding, *, narrow: bool = False) -> None:
        super().__init__()
        name, token, word = look_of(finding)
        self.setProperty("message", "remark" if finding.rule == REMARK else finding.severity.value)
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(12, 4, 12, 4)
        column.setSpacing(2)
        column.addLayout(row)
        row.setSpacing(8)
        row.addWidget(Icon(name, token), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(word, token), int(narrow), Qt.AlignmentFlag.AlignTop)
        sentence = label(finding.message, "message", wrap=True)
        if narrow:
            column.addWidget(sentence)
        else:
            row.addWidget(sentence, 1)
        if finding.mendable:
            fix = Button(_fix_words(finding), role="link", key="Ctrl+Enter")
            fix.clicked.connect(self.fixed)
            row.addWidget(fix, 0, Qt.AlignmentFlag.AlignTop)


def _fix_words(finding: Finding) -> str:
    if finding.fix is None:
        return finding_texts.MENDED
    return finding_texts.FIX.format(finding.fix.text) if finding.fix.text else finding_texts.CLEAR_FIELD
