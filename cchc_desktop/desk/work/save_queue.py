"""The queue of changes that are not on the disk yet: written in order, kept until the store has saved them."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_desktop.base.errors import StorageError, UserError
from cchc_desktop.base.logs import report_bug

if TYPE_CHECKING:
    from datetime import datetime

_log = logging.getLogger(__name__)

Save = Callable[[], "datetime | None"]
"""Writes one change; returns the time of writing, None if the store had it already."""


@dataclass(frozen=True, slots=True)
class SaveState:
    """The state of saving: saved_at is the last time all was on the disk, failure the reason why it is not now."""

    saved_at: datetime
    failure: UserError | None = None


class SaveQueue:
    """A queue of changes in the order they were made; one that fails stays first, and later ones wait.

    `follow` is called once nothing waits: it takes over what other programs wrote, or raises why that cannot be.
    """

    def __init__(self, saved_at: datetime, follow: Callable[[], None] = lambda: None) -> None:
        self.state = SaveState(saved_at)
        self._follow = follow
        self._waiting: deque[Save] = deque()
        self._bug_reported = False

    @property
    def waiting(self) -> bool:
        """Whether a change is not on the disk."""
        return bool(self._waiting)

    def add(self, save: Save) -> None:
        """Add a change and write all that can be written."""
        self._waiting.append(save)
        self.flush()

    def flush(self) -> bool:
        """Write the changes in order up to the first that fails; return whether all of them are on the disk.

        An error other than UserError is also a failure, and is reported as a bug, once until all is saved.
        """
        try:
            while self._waiting:
                saved_at = self._waiting[0]()
                self._waiting.popleft()
                self.state = SaveState(saved_at or self.state.saved_at)
            self._follow()
        except UserError as error:
            _log.warning("a change was not saved", exc_info=True)
            return self._fail(error)
        except Exception as error:  # noqa: BLE001 - a change must not be lost, whatever the store raises
            self._fail(_unexpected(error))
            if not self._bug_reported:
                self._bug_reported = True
                report_bug(error)
            return False
        self.state = SaveState(self.state.saved_at)
        self._bug_reported = False
        return True

    def require_saved(self) -> None:
        """Write all waiting changes; raise the failure if one is still not on the disk."""
        if not self.flush() and self.state.failure:
            raise self.state.failure

    def _fail(self, error: UserError) -> bool:
        self.state = SaveState(self.state.saved_at, error)
        return False


def _unexpected(error: Exception) -> UserError:
    text = f"Lỗi ngoài dự kiến ({type(error).__name__}). Chữ đã gõ vẫn còn trong cửa sổ; chương trình tự thử lưu lại."
    return StorageError("Chưa lưu được bản thảo.", text)
