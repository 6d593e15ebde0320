"""The comparison of versions, shown over the list or an open report, and the way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui.words import common_texts
from ui.words.versions import comparing_texts

if TYPE_CHECKING:
    from cchc_desktop.desk.drafts.desk import Desk
    from ui.comparing.page import ComparePage
    from ui.shell.view_stack import ViewStack
    from ui.shell.window_settings import WindowSettings


class CompareHost(QObject):
    """Shows the page that compares versions of a draft; `wanted` has a draft and a place of it to go to."""

    wanted = Signal(str, str)

    def __init__(self, views: ViewStack, settings: WindowSettings, parent: QObject) -> None:
        super().__init__(parent)
        self._views, self._settings = views, settings
        self._before: tuple[QWidget | None, QWidget | None, str] = (None, None, "")
        self.page: ComparePage | None = None

    def show(self, desk: Desk, ref: str, title: str) -> None:
        """Compare a draft with the version before it; UserError if it cannot be read."""
        from ui.comparing.page import ComparePage  # noqa: PLC0415 - made when it is asked for

        page = ComparePage(desk, ref, title, in_line=self._settings.compares_in_line)
        page.begin()
        self.drop()
        self._before = self._views.currentWidget(), QApplication.focusWidget(), self._views.window().windowTitle()
        self.page = page
        page.closed.connect(self.close)
        page.looked.connect(self._settings.set_compares_in_line)
        page.wanted.connect(partial(self._go, ref))
        self._views.show_view(page, f"{comparing_texts.TITLE} – {common_texts.PROGRAM}")
        page.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def close(self) -> None:
        """Return to the view before, if the comparison is shown."""
        if self.page is None:
            return
        view, focused, title = self._before
        if view is not None:
            self._views.show_view(view, title)
        self.drop()
        if focused is not None:
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def drop(self) -> None:
        """Delete the page."""
        if self.page is not None:
            self.page.stop()
            self._views.drop(self.page)
            self.page = None
        self._before = (None, None, "")

    def _go(self, ref: str, place: str) -> None:
        self.close()
        self.wanted.emit(ref, place)
