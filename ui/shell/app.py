"""The application: its theme, its texts, unexpected errors, the main window."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir
from PySide6.QtWidgets import QApplication

from cchc_desktop.base import startup
from ui.handing.exported_files import documents_folder
from ui.kit import clipboard, theme
from ui.shell.crash import BugReporter
from ui.shell.single_instance import SingleInstance
from ui.shell.window import MainWindow
from ui.shell.window_settings import WindowSettings
from ui.words import common_texts
from ui.words.qt_texts import QtWords

if TYPE_CHECKING:
    from cchc_desktop.desk.drafts.home import Home


def run(home: Home, argv: Sequence[str] | None = None, *, file: Path | None = None) -> int:
    """Show the window over a data folder until it is closed; return the exit code.

    It opens a file if one is given. If a window over this folder is open already, that one comes to the front and
    opens the file instead.
    """
    app = QApplication(list(sys.argv if argv is None else argv))
    app.setApplicationName(common_texts.PROGRAM)
    only = SingleInstance(home.folder, app)
    if only.call_first(file):
        return 0
    # Dialogs without a folder of their own begin here; Windows keeps a stick that is some program's folder in use.
    QDir.setCurrent(str(documents_folder()))
    app.installTranslator(QtWords(app))
    BugReporter(app).install()
    settings = WindowSettings(home.folder)
    theme.choose(app, settings.scheme)
    theme.prepare(app, settings.zoom)
    app.setWindowIcon(theme.icon("cchc-desktop", size=64))
    window = MainWindow(home)
    only.called.connect(window.come_forward)
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: window.apply_theme())
    window.painted.connect(window.begin)
    if file is not None:
        window.painted.connect(partial(window.navigation.take_file, file))
    window.painted.connect(startup.search_garbage_again)
    window.show()
    try:
        return app.exec()
    finally:
        window.end()
        only.close()
        clipboard.settle()
