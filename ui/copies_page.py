"""Copies of the drafts while they are open: a look into each, and restoring one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from cchc_desktop.base.errors import UserError
from ui import copies_texts, shell_texts
from ui.copies_panel import CopiesPanel
from ui.frames import SidePage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_desktop.desk.desk import Desk
    from cchc_desktop.desk.home import Home
    from cchc_desktop.report.store import DraftInfo


class CopiesPage(SidePage):
    """`wanted` names the copy to restore, and whether to take it though it is altered."""

    wanted = Signal(object, bool)

    def __init__(self, home: Home, desk: Desk) -> None:
        super().__init__(copies_texts.TITLE, shell_texts.SETTINGS)
        self._desk = desk
        self.panel = CopiesPanel(home, _present(desk))
        self.panel.wanted.connect(self.wanted)
        self.panel.list.entered.connect(partial(self.area.ensureWidgetVisible, self.panel.inside.restore, 0, 24))
        self.panel.failed.connect(lambda error: self.notice.tell("error", error.title, error.text))
        self.cards.addWidget(self.panel)
        if desk.store.notices:
            said = "\n".join(desk.store.notices)
            self.notice.tell("warn", shell_texts.NOTICES, said, (copies_texts.NOTED, self._note_losses))

    def begin(self) -> None:
        """Read the copies; the keyboard waits on their list."""
        self.panel.list.setFocus()
        self.panel.begin()

    def stop(self) -> None:
        """Wait for the thread; for whoever puts the page away."""
        self.panel.stop()

    def _note_losses(self) -> None:
        try:
            self._desk.store.note_losses()
        except UserError as error:
            self.notice.tell("error", error.title, error.text)


def _present(desk: Desk) -> Sequence[DraftInfo] | None:
    """Return the drafts in use, None where they cannot be read any more."""
    try:
        return desk.drafts()
    except UserError:
        return None
