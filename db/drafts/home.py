"""A data folder for the window; what reads and writes it is imported when it is first asked to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.base.errors import StorageError

if TYPE_CHECKING:
    from cchc_desktop.desk.desk import Desk
    from cchc_desktop.desk.home import Copy


class DataFolder:
    """`cchc_desktop.desk.home.Home` over the drafts of one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def open(self) -> Desk:
        """Open the drafts, and the log beside them."""
        from cchc_desktop.base.logs import log_to  # noqa: PLC0415 - likewise
        from cchc_desktop.desk.desk import Desk  # noqa: PLC0415 - the window is painted before the drafts are read
        from db.drafts.store import open_drafts  # noqa: PLC0415 - likewise

        log_to(self.folder)
        desk = Desk(open_drafts(self.folder))
        desk.who = desk.settings.officer
        return desk

    def copied_at(self) -> datetime | None:
        """Return when the newest copy was made, None if there is none."""
        from db.copies import copies_of  # noqa: PLC0415 - the window is painted before the drafts are read
        from db.drafts.files import drafts_in  # noqa: PLC0415 - likewise

        return max(map(_made_at, copies_of(drafts_in(self.folder))), default=None)

    def copies(self) -> list[Copy]:
        """Return the copies that can be opened, newest first."""
        return sorted(self._copies(), key=lambda copy: copy.made_at, reverse=True)

    def restore(self, copy: Path) -> Path | None:
        """Put a copy in the place of the drafts; return where those are kept."""
        from db.drafts.restoring import restore  # noqa: PLC0415 - hardly ever needed

        return restore(self.folder, copy)

    def _copies(self) -> Iterator[Copy]:
        from cchc_desktop.desk.home import Copy  # noqa: PLC0415 - hardly ever needed
        from db.copies import copies_of  # noqa: PLC0415 - likewise
        from db.drafts.files import drafts_in  # noqa: PLC0415 - likewise
        from db.inspection import contents_of  # noqa: PLC0415 - likewise

        for path in copies_of(drafts_in(self.folder)):
            try:
                changes = contents_of(path, still=True).changes
            except StorageError:
                continue
            yield Copy(path, _made_at(path), changes)


def _made_at(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime).astimezone()
