"""The data folder as the window gets it: opening its drafts, and what can be done when they do not open."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from cchc_desktop.desk.desk import Desk


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the drafts that can be opened: where it is, when it was made, how many changes it holds."""

    path: Path
    made_at: datetime
    changes: int


class Home(Protocol):
    """A data folder. What cannot be done is told by UserError."""

    @property
    def folder(self) -> Path:
        """The folder."""
        ...

    def open(self) -> Desk:
        """Open the drafts; whoever calls closes its store."""
        ...

    def copied_at(self) -> datetime | None:
        """Return when the newest copy was made, None if there is none."""
        ...

    def copies(self) -> Sequence[Copy]:
        """Return the copies that can be opened, newest first."""
        ...

    def restore(self, copy: Path) -> Path | None:
        """Put a copy in the place of the drafts; return where those are kept."""
        ...
