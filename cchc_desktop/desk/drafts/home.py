"""The data folder as the window gets it: opening its drafts, copies, and restoring one when they do not open."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from cchc_desktop.desk.drafts.desk import Desk
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
    """A copy of the drafts: where it is, when it was made, its state, and the drafts that can be read in it.

    An unmarked one carries no checksum, as drafts in use do not; an altered one is not as it was written.
    """

    path: Path
    made_at: datetime
    state: CopyState
    changes: int = 0
    drafts: tuple[DraftInfo, ...] = ()

    @property
    def usable(self) -> bool:
        """Whether it can be put in the place of the drafts."""
        return self.state in (CopyState.SOUND, CopyState.UNMARKED, CopyState.ALTERED)


class Home(Protocol):
    """A data folder. Every method raises UserError if it cannot do its work."""

    @property
    def folder(self) -> Path:
        """The folder."""
        ...

    def open(self) -> Desk:
        """Open the drafts, or read their list and let the desk open them when they are needed; the caller closes it."""
        ...

    def copied_at(self) -> datetime | None:
        """Return when the newest copy was made, None if there is none."""
        ...

    def copies(self) -> Sequence[Path]:
        """Return where the copies in the folder are, newest first."""
        ...

    def back_up(self, path: Path) -> None:
        """Write all drafts into one file and check it; on any thread, also while they are open."""
        ...

    def look(self, copy: Path) -> Copy:
        """Look into a copy, here or anywhere; on any thread."""
        ...

    def restore(self, copy: Path, *, altered: bool = False) -> Path | None:
        """Put a copy in the place of the drafts, which must be closed; return where those are kept.

        One that is not as it was written is taken only where `altered` says so.
        """
        ...
