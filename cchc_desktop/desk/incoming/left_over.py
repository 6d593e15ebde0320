"""What a run of taking packages in left over when it was stopped, killed, or its stick was pulled."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.base.bounded import read_bytes
from cchc_desktop.base.errors import UserError
from cchc_desktop.handoff.bag import sha256
from cchc_desktop.handoff.unpacking import MAX_PACKAGE
from cchc_desktop.inbox.intake import package_files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_desktop.desk.drafts.desk import Desk
    from cchc_desktop.inbox.inbox_store import InboxStore

_TAKING = "inbox.taking"


@dataclass(frozen=True, slots=True)
class LeftOver:
    """The work that is left: the places of a run that did not end, the packages there, the reports to be checked.

    gone are those of the places that are not there now.
    """

    paths: tuple[Path, ...]
    packages: int
    unchecked: int
    gone: tuple[Path, ...]

    def __bool__(self) -> bool:
        """Return whether anything is left."""
        return bool(self.packages or self.unchecked or self.gone)


def begin_run(desk: Desk, paths: Sequence[Path]) -> None:
    """Keep the places of a run that begins."""
    desk.set_setting(_TAKING, json.dumps([str(path) for path in paths]))


def end_run(desk: Desk) -> None:
    """Forget the places of a run that came to its end."""
    desk.set_setting(_TAKING, "")


def places_of_run(desk: Desk) -> tuple[Path, ...]:
    """Return the places of a run that did not come to its end, () if there is none."""
    try:
        kept = json.loads(desk.setting(_TAKING) or "[]")
    except ValueError:
        return ()
    return tuple(Path(each) for each in kept if isinstance(each, str)) if isinstance(kept, list) else ()


def left_over(store: InboxStore, paths: Sequence[Path]) -> LeftOver:
    """Return what is left of a run over some places, as far as they are there."""
    gone = tuple(path for path in paths if not path.exists())
    files = package_files(path for path in paths if path not in gone)
    sizes = store.sizes()
    packages = sum(not _kept(store, path, sizes) for path in files)
    return LeftOver(tuple(paths), packages, len(store.unchecked()), gone)


def _kept(store: InboxStore, path: Path, sizes: set[int]) -> bool:
    """Return whether a file is kept already; one that cannot be read is not."""
    try:
        if path.stat().st_size not in sizes:
            return False
        return bool(store.known([sha256(read_bytes(path, MAX_PACKAGE))]))
    except (OSError, UserError):
        return False
