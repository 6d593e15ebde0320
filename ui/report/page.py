"""The base of every page of a report: one step, shown and edited in the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.icons import Icon
from ui.kit.labels import label
from ui.report import rail
from ui.words import report_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_desktop.desk.drafts.steps import ReportStep
    from cchc_desktop.desk.work.open_report import Edited, OpenReport

    PageMaker = Callable[["OpenReport", ReportStep, QWidget | None], "Page"]
    """Makes the page of a step."""

NARROW = theme.NARROW - rail.WIDTH
"""How wide a page is in a narrow window, beside the rail."""


class SealedBanner(QFrame):
    """A strip that says that a report is only looked at, and where it is opened again; `wanted` carries that step."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("frame", "info")
        self.way = Button(report_texts.TO_REVIEW, role="link", key="Alt+8")
        self.way.clicked.connect(partial(self.wanted.emit, "review"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 4, 0)
        row.setSpacing(8)
        row.addWidget(Icon("lock"))
        row.addWidget(label(report_texts.SEALED, wrap=True), 1)
        row.addWidget(self.way)


class Page(QWidget):
    """A page over an open report.

    The window makes it on the first visit, calls `go_to` on every visit and `refresh` after every edit, its own
    too. `moved` says where the user is now (a place), `wants` asks for a place on any page, `renewed` says
    that the report was closed, reopened or issued: every page is made anew then.
    """

    moved = Signal(str)
    wants = Signal(str)
    renewed = Signal()

    def __init__(self, open_report: OpenReport, step: ReportStep, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open_report = open_report
        self.step = step
        self.setAccessibleName(step.name)

    def go_to(self, place: str) -> None:
        """Put the focus on a place of this page; the step's own id means the best place to continue work."""
        raise NotImplementedError

    def place(self) -> str:
        """Return where the user is on this page."""
        raise NotImplementedError

    def refresh(self, edited: Edited) -> None:
        """Show what an edit changed: a field of this page, or findings that point to it."""
        raise NotImplementedError

    def find_next(self, *, back: bool) -> bool:
        """Go to the next finding by a way of the page's own; False leaves that to the window."""
        return False

    def dismiss(self) -> bool:
        """Close what the page shows on top, at Esc; False if there is nothing: Esc then leaves the page."""
        return False

    def leave(self) -> None:
        """Save what is typed and waiting; called before another page is shown and before the report is closed."""

    def stop(self) -> None:
        """End what still runs; called once, before the page goes away."""

    def sealed_banner(self) -> SealedBanner:
        """Return the strip for the top of this page, hidden unless the report is closed or issued."""
        banner = SealedBanner(self)
        banner.wanted.connect(self.wants)
        banner.setVisible(not self.open_report.editable)
        return banner
