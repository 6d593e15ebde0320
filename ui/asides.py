"""The pages beside the reports that read files on a thread, one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui import copies_texts, handing_texts, shell_texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cchc_desktop.base.errors import UserError
    from cchc_desktop.desk.desk import Desk
    from cchc_desktop.desk.home import Home
    from ui.copies_page import CopiesPage
    from ui.frames import SidePage
    from ui.package_page import PackagePage
    from ui.trouble_page import TroublePage


class Asides(QObject):
    """A package from outside, the copies of the drafts, or what happened where the drafts do not open.

    `made` gives the draft that a package became and what is to be told about it; `wanted` names the copy to restore,
    and whether to take it though it is altered; `again` asks to open the drafts once more. `show` puts a page before
    the user, under a title, `drop` puts it away.
    """

    closed = Signal()
    settings_wanted = Signal()
    made = Signal(str, tuple)
    wanted = Signal(object, bool)
    again = Signal()

    def __init__(
        self, home: Home, show: Callable[[SidePage, str], None], drop: Callable[[SidePage], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._home, self._show, self._drop = home, show, drop
        self.package: PackagePage | None = None
        self.copies: CopiesPage | None = None
        self.trouble: TroublePage | None = None

    @property
    def page(self) -> PackagePage | CopiesPage | TroublePage | None:
        """The page there is."""
        return self.package or self.copies or self.trouble

    def show_package(self, desk: Desk, path: Path) -> None:
        """Show what a package says, and whether it is whole."""
        from ui.package_page import PackagePage  # noqa: PLC0415 - made when it is asked for

        self.put_away()
        self.package = page = PackagePage(desk, path)
        page.closed.connect(self.closed)
        page.made.connect(self.made)
        self._show(page, handing_texts.PACKAGE)
        page.begin()

    def show_copies(self, desk: Desk) -> None:
        """Show the copies of the drafts, and what is in each."""
        from ui.copies_page import CopiesPage  # noqa: PLC0415 - made when it is asked for

        self.put_away()
        self.copies = page = CopiesPage(self._home, desk)
        page.closed.connect(self.settings_wanted)
        page.wanted.connect(self.wanted)
        self._show(page, copies_texts.TITLE)
        page.begin()

    def show_trouble(self, error: UserError) -> None:
        """Show why the drafts do not open, and the copies."""
        from ui.trouble_page import TroublePage  # noqa: PLC0415 - hardly ever needed

        self.put_away()
        self.trouble = page = TroublePage(self._home, error)
        page.again.connect(self.again)
        page.wanted.connect(self.wanted)
        self._show(page, shell_texts.TROUBLE)
        page.begin()

    def show_again(self, desk: Desk) -> None:
        """Make the page anew, in another dress."""
        if self.package is not None:
            self.show_package(desk, self.package.path)
        elif self.copies is not None:
            self.show_copies(desk)

    def put_away(self) -> None:
        """Let the thread end and drop the page."""
        page = self.page
        if page is not None:
            page.stop()
            self._drop(page)
        self.package = self.copies = self.trouble = None
