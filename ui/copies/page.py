"""The page of the copies, while the drafts are open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from cchc_desktop.base.errors import UserError
from ui.copies.panel import CopiesPanel
from ui.kit.side_page import SidePage
from ui.words import copies_texts, settings_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_desktop.desk.drafts.desk import Desk
    from cchc_desktop.desk.drafts.home import Home
    from cchc_desktop.report.store_protocol import DraftInfo


class CopiesPage(SidePage):
    """The page of the copies beside the drafts in use; losses reported at opening can be acknowledged here.

    Signal `wanted` has the copy to restore.
    """

    wanted = Signal(object)

    def __init__(self, home: Home, desk: Desk) -> None:
        super().__init__(copies_texts.TITLE, settings_texts.TITLE)
        self._desk = desk
        self.panel = CopiesPanel(home, _present(desk))
        self.panel.add_to(self)
        self.panel.wanted.connect(self.wanted)
        if desk.store.notices:
            notices = "\n".join(desk.store.notices)
            noted = (copies_texts.NOTED, self._note_losses) if desk.store.lost_changes else None
            self.notice.show_message("warn", copies_texts.NOTICES, notices, noted)

    def begin(self) -> None:
        """Read the copies, and put the focus on their list."""
        self.panel.list.setFocus()
        self.panel.begin()

    def stop(self) -> None:
        """Wait for the thread."""
        self.panel.stop()

    def _note_losses(self) -> None:
        with self.notice.showing_errors():
            self._desk.store.note_losses()


def _present(desk: Desk) -> Sequence[DraftInfo] | None:
    """Return the drafts in use, None if they can no longer be read."""
    try:
        return desk.drafts()
    except UserError:
        return None
