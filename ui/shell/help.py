"""The help: the guide of the program, shown over any view at the chapter of that view."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from ui.guide.help_page import HelpPage
    from ui.shell.view_stack import ViewStack


_OF_STEPS: dict[str, str] = {
    "general": "3", "recipients": "3", "section": "7", "form": "4", "review": "9", "corrections": "11",
    "splitting": "12", "carried": "23", "register": "7", "taking": "8", "late": "8", "retyping": "15", "export": "14",
    "answers": "26",
    "signed": "17",
}  # fmt: skip
_OF_SIDE_PAGES = {
    "new": "2",
    "settings": "19",
    "register": "7",
    "board": "27",
    "totals": "27",
    "package": "16",
    "answer": "26",
    "look": "27",
    "copies": "19",
    "templates": "25",
    "trouble": "21",
}
_FIRST_START, _LIST = "1", "18"
COMPARING = "22"
"""The number of the chapter on comparing versions and looking back."""


def chapter_of_step(kind: str) -> str:
    """Return the number of the chapter on a step of a report."""
    return _OF_STEPS[kind]


def chapter_of_list(side: str, *, some: bool) -> str:
    """Return the number of the chapter on a page beside the reports ("" is the list, which has some drafts or none)."""
    return _OF_SIDE_PAGES[side] if side else _LIST if some else _FIRST_START


class Help(QObject):
    """Shows the guide and returns to the view before it; `page` is None before the first time."""

    tour_wanted = Signal()

    def __init__(self, views: ViewStack, parent: QObject) -> None:
        super().__init__(parent)
        self._views = views
        self.page: HelpPage | None = None

    def show(self, chapter: str) -> None:
        """Show a chapter of the guide, unless the guide is shown already."""
        from ui.guide.help_page import HelpPage  # noqa: PLC0415 - made when it is asked for

        before = self._views.currentWidget()
        if self.page is not None and before is self.page:
            return
        self.drop()
        self.page = page = HelpPage()
        page.closed.connect(partial(self._go_back, before, QApplication.focusWidget()))
        page.tour_wanted.connect(self.tour_wanted)
        page.show_chapter(chapter)
        self._views.addWidget(page)
        self._views.setCurrentWidget(page)
        page.focus_first()

    def close(self) -> None:
        """Return to the view before the help, if that is shown."""
        if self.page is not None and self._views.currentWidget() is self.page:
            self.page.closed.emit()

    def drop(self) -> None:
        """Delete the page; the next time it is made again."""
        self._views.drop(self.page)
        self.page = None

    def _go_back(self, before: QWidget, focused: QWidget | None) -> None:
        self._views.setCurrentWidget(before)
        if focused is not None:
            focused.setFocus(Qt.FocusReason.OtherFocusReason)
