"""The help: a page of the keys, shown over any view."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from ui.shell.help_page import HelpPage
    from ui.shell.view_stack import ViewStack


class Help:
    """Shows the page of the keys and returns to the view before it; `page` is None before the first time."""

    def __init__(self, views: ViewStack) -> None:
        self._views = views
        self.page: HelpPage | None = None

    def show(self) -> None:
        """Show the keys, unless they are shown already."""
        from ui.shell.help_page import HelpPage  # noqa: PLC0415 - made when it is asked for

        before = self._views.currentWidget()
        if self.page is not None and before is self.page:
            return
        self.drop()
        self.page = page = HelpPage()
        page.closed.connect(partial(self._go_back, before, QApplication.focusWidget()))
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
