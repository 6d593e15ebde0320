"""Errors a person can act on; anything else that is raised is a bug and keeps its trace."""

from __future__ import annotations

from enum import Enum, auto


class WayOut(Enum):
    """A way out of an error, for which the window and the command each have their own words."""

    RESTORE = auto()
    RESTORE_ALTERED = auto()
    PACK_CLOSED = auto()
    PACK_DRAFT = auto()
    ACCEPT_NEW_KEY = auto()


class UserError(Exception):
    """An error for the user: what happened and what to do, in Vietnamese.

    title is one short line; text gives the place and the way out, and may have several lines; way is what a caller
    may offer beside it in its own words.
    """

    way: WayOut | None = None

    def __init__(self, title: str, text: str = "", way: WayOut | None = None) -> None:
        super().__init__(title)
        self.title = title
        self.text = text
        self.way = way or self.way

    def __str__(self) -> str:
        return f"{self.title}\n{self.text}" if self.text else self.title


class BadFileError(UserError):
    """A file from outside cannot be read as what it should be; text lists every fault by its place."""


class StorageError(UserError):
    """A file or the drafts could not be written or read: full, read-only, locked, damaged or newer."""


class DraftsGoneError(StorageError):
    """The file of the drafts is no longer where it was opened: removed, moved, or on a drive that is gone."""


class OutdatedError(StorageError):
    """The drafts are no longer what was opened: another file, or a draft that was removed or closed elsewhere."""


class NotFoundError(UserError):
    """The thing named by the user does not exist."""
