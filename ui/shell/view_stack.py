"""The views of the window, of which one is shown at a time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget


class ViewStack(QStackedWidget):
    """A stack of views over one that is always there; `titled` gives the title of the view that is shown."""

    titled = Signal(str)

    def set_lowest(self, view: QWidget) -> None:
        """Put a view under all others, in the place of the one that lies there."""
        self.drop(self.widget(0))
        self.insertWidget(0, view)

    def show_view(self, view: QWidget, title: str) -> None:
        """Show a view, which is added if it is new."""
        self.addWidget(view)
        self.setCurrentWidget(view)
        self.titled.emit(title)

    def drop(self, view: QWidget | None) -> None:
        """Take a view off the stack and delete it; None is no view."""
        if view is not None:
            self.removeWidget(view)
            view.deleteLater()
