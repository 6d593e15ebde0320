"""The page shown if the drafts do not open: the error, and the copies that can be restored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.copies.panel import CopiesPanel
from ui.kit.buttons import Button
from ui.kit.labels import label
from ui.kit.layouts import row_of
from ui.kit.side_page import SidePage
from ui.words import common_texts, copies_texts

if TYPE_CHECKING:
    from cchc_desktop.base.errors import UserError
    from cchc_desktop.desk.drafts.home import Home


class TroublePage(SidePage):
    """The page with the error of opening the drafts, and their copies.

    Signal `again` asks to open the drafts again, `wanted` has the copy to restore.
    """

    again = Signal()
    wanted = Signal(object)

    def __init__(self, home: Home, error: UserError) -> None:
        super().__init__(copies_texts.TROUBLE)
        self.back.hide()
        column = self.add_card(error.title, error.text)
        column.addWidget(label(copies_texts.TROUBLE_TEXT.format(home.folder), "note", wrap=True))
        self.retry = Button(copies_texts.TRY_AGAIN, icon="undo-2")
        folder = Button(common_texts.OPEN_FOLDER, icon="folder-open")
        self.retry.clicked.connect(self.again)
        folder.clicked.connect(lambda: self.open_externally(home.folder))
        column.addLayout(row_of(self.retry, folder, None))
        self.panel = CopiesPanel(home, None)
        self.panel.add_to(self)
        self.panel.wanted.connect(self.wanted)

    def begin(self) -> None:
        """Read the copies, and put the focus on the button that changes nothing."""
        self.retry.setFocus()
        self.panel.begin()

    def stop(self) -> None:
        """Wait for the thread."""
        self.panel.stop()
