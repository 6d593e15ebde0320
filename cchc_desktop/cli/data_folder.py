"""The data folder of the window; modules that read and write it are imported at their first use."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.desk.office.taken_templates import TAKEN

if TYPE_CHECKING:
    from cchc_desktop.desk.drafts.desk import Desk
    from cchc_desktop.desk.drafts.home import Copy
    from cchc_desktop.inbox.inbox_store import InboxStore
    from cchc_desktop.report.store_protocol import DraftStore

_EDIT_TIMEOUT = 0.25
"""Seconds for which the window waits for a locked file at a write: a failed write is tried again later."""


class DataFolder:
    """`cchc_desktop.desk.drafts.home.Home` over the drafts of one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def open(self) -> Desk:
        """Open the drafts; where the list alone can be read, only that is read, and the desk opens the rest later."""
        from cchc_desktop.desk.drafts.desk import Desk, UnopenedDrafts
        from db.drafts.first_list import read_first_list

        TAKEN.open(lambda: self.folder)
        listed = read_first_list(self.folder)
        desk = Desk(UnopenedDrafts(listed, self._open_store) if listed else self._open_store())
        desk.who = desk.settings.officer
        return desk

    def _open_store(self) -> DraftStore:
        """Open the drafts, and the log beside them."""
        from cchc_desktop.base.logs import log_to
        from db.drafts.store import open_drafts

        log_to(self.folder)
        return open_drafts(self.folder, edit_timeout=_EDIT_TIMEOUT)

    def inbox(self) -> InboxStore:
        """Open the inbox of the folder, or of the database that it names."""
        from db.inbox.office_inbox import open_office_inbox

        return open_office_inbox(self.folder)

    def set_inbox_database(self, address: str) -> None:
        """Keep the inbox in a database from now on, "" in the folder; the database is tried first."""
        from db.inbox.office_inbox import set_office_inbox

        set_office_inbox(self.folder, address)

    def inbox_reader(self) -> tuple[str, ...]:
        """Return the command of a process that reads packages; () where none can be started."""
        from cchc_desktop.cli.inbox_reader import reader_command

        return reader_command()

    def copied_at(self) -> datetime | None:
        """Return the moment of the newest copy, None if there is none."""
        from db.copies import copies_of, made_at
        from db.drafts.data_files import drafts_in

        return next(map(made_at, copies_of(drafts_in(self.folder))), None)

    def copies(self) -> list[Path]:
        """Return the paths of the copies in the folder, newest first."""
        from db.copies import copies_of
        from db.drafts.data_files import drafts_in

        return copies_of(drafts_in(self.folder))

    def back_up(self, path: Path) -> None:
        """Write all drafts into one file, and the inbox into one beside it; on any thread, also while they are open."""
        from db.whole_folder import back_up_all

        back_up_all(self.folder, path)

    def look(self, copy: Path) -> Copy:
        """Return the state and contents of a copy in any folder; on any thread."""
        from db.whole_folder import look_at

        return look_at(copy)

    def restore(self, copy: Path, *, altered: bool = False) -> Path | None:
        """Replace the drafts, which must be closed, by a copy; return the path of the drafts before."""
        from db.whole_folder import restore_all

        return next(iter(restore_all(self.folder, copy, altered=altered).kept), None)
