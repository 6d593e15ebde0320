"""What the card of units and deadline asks for, done in the store."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from ui.words import date_texts
from ui.words.incoming import board_texts

if TYPE_CHECKING:
    from cchc_desktop.inbox.inbox_store import InboxStore
    from ui.incoming.board_work import BoardWork
    from ui.incoming.owing_card import OwingCard
    from ui.kit.notice import Notice


class OwingActions(QObject):
    """Sets the units that owe a report and their deadline, as the card asks; errors go to the notice."""

    def __init__(self, card: OwingCard, work: BoardWork, notice: Notice) -> None:
        super().__init__(card)
        self._card, self._work, self._notice = card, work, notice
        card.province_chosen.connect(self._take_province)
        card.table_wanted.connect(self._take_table)
        card.due_set.connect(self._set_due)

    def _take_province(self, province: str) -> None:
        from cchc_desktop.inbox.own_list import units_of_area  # noqa: PLC0415 - reads the catalogue
        from cchc_desktop.units.commune import Era  # noqa: PLC0415 - likewise

        self._work.set_owing(partial(units_of_area, province, "", Era.TWO_TIERS))

    def _take_table(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self._card, board_texts.FROM_EXCEL, "", board_texts.TABLES)
        if path:
            from cchc_desktop.inbox.own_list import read_list  # noqa: PLC0415 - reads tables
            from cchc_desktop.units.commune import Era  # noqa: PLC0415 - likewise

            self._work.set_owing(partial(read_list, Path(path), Era.TWO_TIERS))

    def _set_due(self, typed: str) -> None:
        stored, reading = date_texts.stored_date(typed), self._work.reading
        if reading is None:
            return
        try:
            day = date.fromisoformat(stored) if stored else None
        except ValueError:
            self._notice.show_message("error", board_texts.DUE_FAULT)
            return
        period = reading.board.period

        def act(store: InboxStore) -> tuple[str, str]:
            store.set_due(period, day)
            return (board_texts.DUE_SET.format(date_texts.day(day)) if day else board_texts.DUE_OF_TEMPLATE), ""

        self._work.change(act)
