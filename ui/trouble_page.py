"""The drafts do not open: what happened, and which copy can be opened instead."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout

from cchc_desktop.base.errors import UserError
from ui import moments, shell_texts
from ui.frames import SidePage
from ui.parts import Button, label, row_of

if TYPE_CHECKING:
    from cchc_desktop.desk.home import Copy, Home


class TroublePage(SidePage):
    """`again` asks to open the drafts once more; `restored` names the copy put in their place, and where they are."""

    again = Signal()
    restored = Signal(object, object)

    def __init__(self, home: Home, error: UserError) -> None:
        super().__init__(shell_texts.TROUBLE)
        self._home = home
        self.back.hide()
        column = self.add_card(error.title, error.text)
        column.addWidget(label(shell_texts.TROUBLE_TEXT.format(home.folder), "note", wrap=True))
        self.retry = Button(shell_texts.TRY_AGAIN, icon="undo-2")
        folder = Button(shell_texts.OPEN_FOLDER, icon="folder-open")
        self.retry.clicked.connect(self.again)
        folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(home.folder))))
        column.addLayout(row_of(self.retry, folder, None))
        self.copies: list[Button] = []
        self._add_copies(home)

    def focus_first(self) -> None:
        """Put the keyboard on the way that changes nothing."""
        self.retry.setFocus()

    def use(self, copy: Path) -> None:
        """Put a copy in the place of the drafts."""
        try:
            kept = self._home.restore(copy)
        except UserError as error:
            self.notice.tell("error", error.title, error.text)
        else:
            self.restored.emit(copy, kept)

    def _add_copies(self, home: Home) -> None:
        copies = [copy for copy in map(home.look, home.copies()) if copy.usable]
        column = self.add_card(shell_texts.COPIES, shell_texts.COPIES_TEXT if copies else shell_texts.NO_COPIES)
        for copy in copies:
            column.addLayout(self._row(copy))

    def _row(self, copy: Copy) -> QHBoxLayout:
        made = f"{moments.day(copy.made_at.date())} {copy.made_at:%H:%M}"
        words = shell_texts.COPY_LINE.format(made, copy.changes)
        use = Button(shell_texts.USE_COPY)
        use.setAccessibleDescription(words)
        use.clicked.connect(partial(self.use, copy.path))
        self.copies.append(use)
        return row_of(label(words, "strong"), label(copy.path.name, "small"), None, use)
