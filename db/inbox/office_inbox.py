"""The inbox of an office: that of a call's database, else of the one its data folder names, else the folder's own."""

from __future__ import annotations

from pathlib import Path

from cchc_desktop.desk.incoming.inbox_address import inbox_address, require_address, set_inbox_address
from db.inbox.sql_inbox import SqlInbox, open_inbox, open_shared_inbox


def open_office_inbox(folder: Path, address: str = "") -> SqlInbox:
    """Open the inbox of an address, or of a data folder; it belongs to the thread that opened it."""
    named = address or inbox_address(folder)
    return open_shared_inbox(named) if named else open_inbox(folder)


def set_office_inbox(folder: Path, address: str) -> None:
    """Let a data folder name a database, "" for its own file; it is opened first. Nothing is moved there."""
    if address.strip():
        require_address(address.strip())
        open_shared_inbox(address.strip()).close()
    set_inbox_address(folder, address)
