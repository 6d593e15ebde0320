"""The stack of the window's views, of which one is shown at a time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget


class ViewStack(QStackedWidget):
    """A stack of views over a permanent lowest one; `titled` has the title of the shown view."""

    titled = Signal(str)

    def set_lowest(self, view: QWidget) -> None:
        """Set the lowest view, replacing the one before."""
        self.drop(self.widget(0))
        self.insertWidget(0, view)

    def show_view(self, view: QWidget, title: str) -> None:
        """Show a view, adding it if it is new."""
        self.addWidget(view)
        self.setCurrentWidget(view)
        self.titled.emit(title)

    def drop(self, view: QWidget | None) -> None:
        """Remove a view from the stack and delete it; None is ignored."""
        if view is not None:
            self.removeWidget(view)
            view.deleteLater()
