"""The main window: its place on the screen, its events, and the parts it holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from ui.kit import theme
from ui.shell.file_drop import FileDrop
from ui.shell.first_painting import FirstPainting
from ui.shell.navigation import Navigation
from ui.shell.view_stack import ViewStack
from ui.shell.window_place import WindowPlace
from ui.shell.window_settings import WindowSettings
from ui.shell.zoom import ZoomControl
from ui.words import common_texts

if TYPE_CHECKING:
    from cchc_desktop.desk.drafts.home import Home
    from ui.report.view import ReportView
    from ui.shell.side_pages import SidePages
    from ui.start.page import StartPage


class MainWindow(QMainWindow):
    """The main window. Text that could not be saved keeps it open once, and the user is warned.

    `painted` is emitted once, after the first painting and before `begin` opens the drafts.
    """

    painted = Signal()

    def __init__(self, home: Home) -> None:
        super().__init__()
        self._settings = WindowSettings(home.folder)
        self.views = ViewStack()
        self.navigation = Navigation(home, self.views, self._settings, self)
        self.views.titled.connect(self.setWindowTitle)
        self.setCentralWidget(self.views)
        self.setWindowTitle(common_texts.PROGRAM)
        self._place = WindowPlace(self, self._settings.place)
        FirstPainting(self).done.connect(self.painted)
        self._zoom = ZoomControl(self._settings, self)
        self._zoom.changed.connect(self.apply_theme)
        self._drop = FileDrop(self, lambda: self.side.files_taker)
        self._drop.dropped.connect(self.navigation.take_file)
        self.navigation.look_chosen.connect(self._choose_look)

    @property
    def start(self) -> StartPage:
        """The list of reports; made by `begin`."""
        return self.navigation.start

    @property
    def report(self) -> ReportView | None:
        """The view of the open report, None while none is open."""
        return self.navigation.current.view

    @property
    def side(self) -> SidePages:
        """The pages beside the reports."""
        return self.navigation.side

    def begin(self) -> None:
        """Apply the theme, open the drafts and show them."""
        _apply_theme()
        self.navigation.begin()

    def end(self) -> None:
        """Close the drafts."""
        self.navigation.end()

    def showEvent(self, event: QShowEvent) -> None:
        """Watch the whole window for files and for the wheel with Ctrl, once it has a handle."""
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None:
            self._zoom.watch(handle)
            self._drop.watch(handle)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the help at F1, if no page handled it."""
        if event.key() == Qt.Key.Key_F1 and not event.modifiers():
            self.navigation.show_help()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Look at the drafts again when the window gets the focus: another program may have changed them."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.navigation.look_again()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save waiting text; if that fails the window stays open, and the next attempt closes it."""
        place = self.saveGeometry()
        if self.navigation.leave():
            self._settings.set_place(place)
            super().closeEvent(event)
        else:
            event.ignore()

    def come_forward(self, file: Path | None = None) -> None:
        """Bring the window to the front, after a second start of the program; open the file that it was given."""
        state = self.windowState()
        self.setWindowState(state ^ (state & Qt.WindowState.WindowMinimized))
        self.show()
        self.raise_()
        self.activateWindow()
        if file is not None:
            self.navigation.take_file(file)

    def apply_theme(self, zoom: float | None = None) -> None:
        """Apply the system's colours, and another zoom if one is given, and make the views again."""
        _apply_theme(zoom)
        self.navigation.show_again()

    def _choose_look(self, scheme: str, zoom: float) -> None:
        """Store colours and zoom, show them, and stay at their choice."""
        self._settings.set_scheme(scheme)
        self._settings.set_zoom(zoom)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.choose(app, scheme)
        self.apply_theme(zoom)
        if self.side.settings is not None:
            self.side.settings.focus_look()


def _apply_theme(zoom: float | None = None) -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        theme.apply(app, zoom)
