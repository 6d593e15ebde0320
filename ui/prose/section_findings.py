"""The findings under a section's text."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent

from ui.report.finding_list import FindingList
from ui.report.finding_model import FindingEntry
from ui.words import prose_texts

_ROWS_SHOWN = 3


class SectionFindings(FindingList):
    """The findings of the shown section: at most three rows are visible; without findings it is hidden."""

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
        """Adapt the height to a new width, once the page is laid out."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            QTimer.singleShot(0, self.fit)

    def fit(self) -> None:
        """Set the height to that of the first rows."""
        heights = [self.sizeHintForRow(row) for row in range(min(_ROWS_SHOWN, len(self.findings.lines)))]
        self.setFixedHeight(sum(heights) + 2 * self.frameWidth() + 2)
