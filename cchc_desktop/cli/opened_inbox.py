"""The inbox of a call's data folder, its board, and what a unit sent."""

from __future__ import annotations

import argparse
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.inbox.board import Board, BoardUnit
    from cchc_desktop.inbox.inbox_store import InboxStore


@contextmanager
def open_office(call: argparse.Namespace) -> Iterator[InboxStore]:
    """Open the inbox of a call's database, or that of its data folder; UserError for a period that does not exist."""
    from db.inbox.office_inbox import open_office_inbox

    store = open_office_inbox(call.data, call.database)
    try:
        if period := getattr(call, "period", ""):
            from cchc_desktop.desk.incoming.period_keys import require_period

            require_period(store, period)
        yield store
    finally:
        store.close()


def board_in(store: InboxStore, period: str) -> Board:
    """Return the board of a period."""
    from cchc_desktop.desk.incoming import board_reading

    return board_reading.board_in(store, period)


def unit_on_board(store: InboxStore, period: str, code: str) -> BoardUnit:
    """Return a unit of the board by its code; NotFoundError if it is not there."""
    from cchc_desktop.base.errors import NotFoundError

    unit = next((each for each in board_in(store, period).units if each.unit.code == code), None)
    if unit is None:
        raise NotFoundError(f"Không có đơn vị mã “{code}” trong kỳ {period}.")
    return unit


def newest_of(store: InboxStore, period: str, code: str) -> int:
    """Return the number of a unit's newest package; NotFoundError if nothing came."""
    from cchc_desktop.base.errors import NotFoundError

    unit = unit_on_board(store, period, code)
    if unit.standing is None:
        raise NotFoundError(f"{unit.unit.name} chưa nộp báo cáo kỳ {period}.")
    return unit.standing.newest
