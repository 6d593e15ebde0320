"""The interface of the data folder for the window: its drafts, its copies, and restoring one when they do not open."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from cchc_desktop.desk.drafts.desk import Desk
    from cchc_desktop.inbox.inbox_store import InboxStore
    from cchc_desktop.report.store_protocol import DraftInfo


class CopyState(Enum):
    """The state of a copy."""

    SOUND = "sound"
    UNMARKED = "unmarked"
    ALTERED = "altered"
    NEWER = "newer"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the drafts: its path, the time it was made, its state, and the drafts that can be read in it.

    An unmarked one has no checksum, as drafts in use have none; an altered one no longer matches its checksum. `inbox`
    is the copy of the inbox beside it, which is restored with it.
    """

    path: Path
    made_at: datetime
    state: CopyState
    changes: int = 0
    drafts: tuple[DraftInfo, ...] = ()
    inbox: Path | None = None

    @property
    def usable(self) -> bool:
        """Whether it can replace the drafts."""
        return self.state in (CopyState.SOUND, CopyState.UNMARKED, CopyState.ALTERED)


class Home(Protocol):
    """A data folder. Every method raises UserError if it cannot do its work."""

    @property
    def folder(self) -> Path:
        """The folder."""
        ...

    def open(self) -> Desk:
        """Return a desk of the drafts, which may open them only when needed; the caller closes it."""
        ...

    def inbox(self) -> InboxStore:
        """Return the inbox of the folder, or of the database that it names, opened; the caller closes it."""
        ...

    def set_inbox_database(self, address: str) -> None:
        """Keep the inbox in a database from now on, "" in the folder; UserError where it cannot be opened."""
        ...

    def inbox_reader(self) -> tuple[str, ...]:
        """Return the command of a process that reads packages; () where none can be started."""
        ...

    def copied_at(self) -> datetime | None:
        """Return the time of the newest copy, None if there is none."""
        ...

    def copies(self) -> Sequence[Path]:
        """Return the paths of the copies in the folder, the newest first."""
        ...

    def back_up(self, path: Path) -> None:
        """Write all drafts into one file and check it; on any thread, also while they are open."""
        ...

    def look(self, copy: Path) -> Copy:
        """Return the contents of a copy, in the folder or elsewhere; on any thread."""
        ...

    def restore(self, copy: Path, *, altered: bool = False) -> Path | None:
        """Replace the drafts, which must be closed, by a copy; return where the replaced ones are kept.

        An altered copy is taken only if `altered` is set.
        """
        ...
