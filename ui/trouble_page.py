"""The drafts do not open: what happened, and which copy can be opened instead."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices

from ui import shell_texts
from ui.copies_panel import CopiesPanel
from ui.frames import SidePage
from ui.parts import Button, label, row_of

if TYPE_CHECKING:
    from cchc_desktop.base.errors import UserError
    from cchc_desktop.desk.home import Home


class TroublePage(SidePage):
    """`again` asks to open the drafts once more; `wanted` names the copy to restore, as on the page of the copies."""

    again = Signal()
    wanted = Signal(object, bool)

    def __init__(self, home: Home, error: UserError) -> None:
        super().__init__(shell_texts.TROUBLE)
        self.back.hide()
        column = self.add_card(error.title, error.text)
        column.addWidget(label(shell_texts.TROUBLE_TEXT.format(home.folder), "note", wrap=True))
        self.retry = Button(shell_texts.TRY_AGAIN, icon="undo-2")
        folder = Button(shell_texts.OPEN_FOLDER, icon="folder-open")
        self.retry.clicked.connect(self.again)
        folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(home.folder))))
        column.addLayout(row_of(self.retry, folder, None))
        self.panel = CopiesPanel(home, None)
        self.panel.wanted.connect(self.wanted)
        self.panel.list.entered.connect(partial(self.area.ensureWidgetVisible, self.panel.inside.restore, 0, 24))
        self.panel.failed.connect(lambda failed: self.notice.tell("error", failed.title, failed.text))
        self.cards.addWidget(self.panel)

    def begin(self) -> None:
        """Read the copies; the keyboard waits on the way that changes nothing."""
        self.retry.setFocus()
        self.panel.begin()

    def stop(self) -> None:
        """Wait for the thread; for whoever puts the page away."""
        self.panel.stop()
