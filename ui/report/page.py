"""The base of every page of a report: one step, shown and edited in the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from cchc_desktop.report.keys import Place
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.icons import Icon
from ui.kit.labels import label
from ui.report import rail
from ui.words import report_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cchc_desktop.desk.drafts.steps import ReportStep, ReportSteps
    from cchc_desktop.desk.drafts.text_search import TextMatch
    from cchc_desktop.desk.work.earlier import Earlier
    from cchc_desktop.desk.work.open_report import Edited, OpenReport

    PageMaker = Callable[["OpenReport", ReportStep, QWidget | None], "Page"]
    """The function that makes the page of a step."""

NARROW = theme.NARROW - rail.WIDTH
"""The width of a page in a narrow window, beside the rail."""


class SealedBanner(QFrame):
    """A strip on a sealed report: it is read-only, and a button goes to the step that reopens it (signal `wanted`)."""

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
    too. `moved` has the place of the cursor, `wants` asks for a place on any page, `renewed` reports that
    the report was closed, reopened or issued: every page is then made again. `undo_wanted` and `redo_wanted` ask for
    what Ctrl+Z and Ctrl+Y do, `history_wanted` and `compare_wanted` for what F7 and Ctrl+D do.
    """

    moved = Signal(str)
    wants = Signal(str)
    renewed = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    history_wanted = Signal()
    compare_wanted = Signal()

    def __init__(self, open_report: OpenReport, step: ReportStep, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open_report = open_report
        self.step = step
        self.setAccessibleName(step.name)

    def go_to(self, place: str) -> None:
        """Put the focus on a place of this page; the step's own id means the best place to continue work."""
        raise NotImplementedError

    def place(self) -> str:
        """Return the place of the cursor on this page."""
        raise NotImplementedError

    @property
    def key(self) -> str:
        """The key of the field that the cursor is in, or the step's id."""
        return Place.parse(self.place()).key

    def refresh(self, edited: Edited) -> None:
        """Show what an edit changed: a field of this page, or findings that point to it."""
        raise NotImplementedError

    @property
    def rail_step(self) -> ReportStep:
        """The step that the rail shows as the current one."""
        return self.step

    def beside(self, flow: ReportSteps, distance: int) -> tuple[str, str] | None:
        """Return the place that Next (1) or Back (-1) shows, and its name; None beyond the ends."""
        place = flow.stop(self.step, self.key, distance)
        return (place, flow.stop_name(place)) if place else None

    def find_next(self, *, back: bool) -> bool:
        """Go to the next finding in the page's own way; False leaves that to the window."""
        return False

    def dismiss(self) -> bool:
        """Close the top layer of the page at Esc; False if there is none: Esc then leaves the page."""
        return False

    def keeps_undo(self) -> str:
        """Return what to say if Ctrl+Z ended here, since the last action of this page was no edit; "" otherwise.

        An older edit, which may be elsewhere, must not be undone in its place.
        """
        return ""

    def selected_words(self) -> str:
        """Return the words selected on this page, to seek them; "" if there are none."""
        return ""

    def show_found(self, matches: Sequence[TextMatch], current: TextMatch | None) -> None:
        """Mark the matches of a search that are on this page, and the current one; none when the search is closed."""

    def compare_version(self, version: Earlier) -> None:
        """Show the figures of an earlier version of the report beside its own, on a page that has figures."""

    def leave(self) -> None:
        """Save text that waits; called before another page is shown and before the report is closed."""

    def stop(self) -> None:
        """Stop running work; called once, before the page is removed."""

    def sealed_banner(self) -> SealedBanner:
        """Return the strip for the top of this page, hidden unless the report is closed or issued."""
        banner = SealedBanner(self)
        banner.wanted.connect(self.wants)
        banner.setVisible(not self.open_report.editable)
        return banner
