"""The queue of changes that are not on the disk yet: written in order, kept until the store has taken them."""

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
"""Writes one change; returns when it was written, None if the store had it already."""


@dataclass(frozen=True, slots=True)
class SaveState:
    """Whether everything is on the disk: saved_at is when it last was, failure is why it is not now."""

    saved_at: datetime
    failure: UserError | None = None


class SaveQueue:
    """Changes in the order they were made; one that fails stays first, and those behind it wait."""

    def __init__(self, saved_at: datetime) -> None:
        self.state = SaveState(saved_at)
        self._waiting: deque[Save] = deque()
        self._bug_reported = False

    def add(self, save: Save) -> None:
        """Add a change and write what can be written."""
        self._waiting.append(save)
        self.flush()

    def flush(self) -> bool:
        """Write the changes in order up to the first that fails; return whether all of them are on the disk.

        An error that is no UserError is a failure like any other, and is reported as a bug once until all is saved.
        """
        while self._waiting:
            try:
                saved_at = self._waiting[0]()
            except UserError as error:
                _log.warning("a change was not saved", exc_info=True)
                return self._fail(error)
            except Exception as error:  # noqa: BLE001 - whatever the store raises: a change must not be lost behind it
                self._fail(_unexpected(error))
                if not self._bug_reported:
                    self._bug_reported = True
                    report_bug(error)
                return False
            self._waiting.popleft()
            self.state = SaveState(saved_at or self.state.saved_at)
        self._bug_reported = False
        return True

    def require_saved(self) -> None:
        """Write what waits; raise the failure if something is still not on the disk."""
        if not self.flush() and self.state.failure:
            raise self.state.failure

    def _fail(self, error: UserError) -> bool:
        self.state = SaveState(self.state.saved_at, error)
        return False


def _unexpected(error: Exception) -> UserError:
    text = f"Lỗi ngoài dự kiến ({type(error).__name__}). Chữ đã gõ vẫn còn trong cửa sổ; chương trình tự thử lưu lại."
    return StorageError("Chưa lưu được bản thảo.", text)
