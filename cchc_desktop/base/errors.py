"""Errors a person can act on; anything else that is raised is a bug and keeps its trace."""

from __future__ import annotations


class UserError(Exception):
    """Something the user must know: what happened and what to do, in Vietnamese.

    title is one short line; text gives the place and the way out, and may have several lines.
    """

    def __init__(self, title: str, text: str = "") -> None:
        super().__init__(title)
        self.title = title
        self.text = text

    def __str__(self) -> str:
        return f"{self.title}\n{self.text}" if self.text else self.title


class BadFileError(UserError):
    """A file from outside cannot be read as what it should be; text lists every fault by its place."""


class StorageError(UserError):
    """A file or the drafts could not be written or read: full, read-only, locked, damaged or newer."""


class NotFoundError(UserError):
    """The thing named by the user does not exist."""
