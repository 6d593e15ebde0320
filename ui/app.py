"""Running the window: the application, its looks and words, unexpected errors, the main window."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from ui import texts, theme
from ui.crash import BugReporter
from ui.qt_words import QtWords
from ui.window import MainWindow

if TYPE_CHECKING:
    from cchc_desktop.desk.desk import Desk


def run(desk: Desk, argv: Sequence[str] | None = None) -> int:
    """Show the window over a desk until it is closed; return the exit code."""
    app = QApplication(list(sys.argv if argv is None else argv))
    app.setApplicationName(texts.PROGRAM)
    words = QtWords(app)
    app.installTranslator(words)
    BugReporter(app).install()
    theme.apply(app)
    app.styleHints().colorSchemeChanged.connect(lambda: theme.apply(app))
    window = MainWindow(desk)
    window.open_start()
    window.show()
    return app.exec()
