"""The findings under a section's text."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent

from cchc_desktop.checks.findings import Finding
from ui.kit import theme
from ui.report.finding_list import FindingList
from ui.report.finding_model import FindingEntry
from ui.report.finding_painter import ListLook
from ui.report.finding_words import action_label
from ui.words import prose_texts

_LEAST_ROW = 50
_MOST_HEIGHT = ((544, 162), (440, 108), (0, 56))
"""The height of a page from which the findings may take a height, both before zoom."""


class SectionFindings(FindingList):
    """The findings of the shown section in the order of its text; without findings it is hidden."""

    def __init__(self) -> None:
        super().__init__(ListLook(least=_LEAST_ROW, key=prose_texts.FIX_KEY))
        self._most = _MOST_HEIGHT[0][1]
        self.setProperty("frame", "card")
        self.setAccessibleName(prose_texts.SECTION_FINDINGS)

    @property
    def entries(self) -> tuple[FindingEntry, ...]:
        """The findings, in order."""
        return tuple(line for line in self.findings.lines if isinstance(line, FindingEntry))

    def show_findings(self, findings: tuple[Finding, ...], unentered: AbstractSet[Finding], *, fixable: bool) -> None:
        """Show a section's findings; what stood at the top stays there. What is not entered yet is not wrong."""
        lines = [
            FindingEntry(each, "", "", action_label(each, fixable=fixable), blank=each in unentered)
            for each in findings
        ]
        self.show_lines(tuple(lines))
        self.setVisible(bool(findings))
        self.fit()

    @property
    def some(self) -> bool:
        """Whether there is anything but that the section is blank."""
        return any(not entry.blank for entry in self.entries)

    def fit_page(self, height: int) -> None:
        """Take less room on a low page; the height of the page is in pixels."""
        self._most = next(most for least, most in _MOST_HEIGHT if height >= theme.px(least))
        self.fit()

    def choose(self, finding: Finding | None) -> None:
        """Choose the row of a finding, none without one."""
        rows = [row for row, entry in enumerate(self.entries) if entry.finding == finding]
        if not rows or rows[0] != self.currentIndex().row():
            self.choose_row(rows[0] if rows else -1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Adapt the height to a new width, once the page is laid out."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            QTimer.singleShot(0, self.fit)

    def fit(self) -> None:
        """Set the height to that of the rows, up to a limit."""
        shown = range(min(len(self.findings.lines), self._most // _LEAST_ROW + 1))
        height = sum(map(self.sizeHintForRow, shown)) + 2 * self.frameWidth() + 2
        self.setFixedHeight(min(height, theme.px(self._most)))
