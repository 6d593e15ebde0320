"""The report of the current row of the board is accepted or returned without opening it, its sender's key compared."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from cchc_desktop.base.errors import UserError
from cchc_desktop.report.members.office_answer import ACCEPTED, RETURNED
from ui.words.incoming import board_texts

if TYPE_CHECKING:
    from cchc_desktop.desk.drafts.desk import Desk
    from cchc_desktop.desk.drafts.home import Home
    from cchc_desktop.inbox.answer_reports import AnsweringOffice
    from cchc_desktop.inbox.board import BoardUnit
    from cchc_desktop.inbox.inbox_store import InboxStore
    from cchc_desktop.report.members.office_answer import OfficeVerdict
    from ui.incoming.ask_strip import AskStrip
    from ui.incoming.board_work import BoardWork
    from ui.kit.notice import Notice

    Remarks = tuple[tuple[str, str], ...]


class RowActions(QObject):
    """Asks where an answer package goes, and gives the answer on the board's thread.

    A report is returned with the remarks that were written on it, and one for the whole that the strip asks for.
    """

    def __init__(self, home: Home, desk: Desk, work: BoardWork, strip: AskStrip, notice: Notice) -> None:
        super().__init__(strip)
        self._home, self._desk, self._work, self._strip, self._notice = home, desk, work, strip, notice
        self._folder = ""

    def accept(self, unit: BoardUnit | None) -> None:
        """Accept the newest report of a unit."""
        if self._sent(unit):
            self._answer(unit, ACCEPTED, (), board_texts.ACCEPT_WHERE)

    def ask_return(self, unit: BoardUnit | None) -> None:
        """Ask for a remark, then return the newest report of a unit."""
        if not self._sent(unit) or unit.standing is None:
            return
        try:
            remarks = self._written_on(unit.standing.newest)
        except UserError as error:
            self._notice.show_error(error)
            return
        title = board_texts.RETURNING.format(unit.unit.name, unit.standing.version, len(remarks))
        then = partial(self._give_back, unit, remarks)
        self._strip.ask(title, board_texts.RETURN_FIELD, board_texts.GIVE_BACK, then)

    def ask_key(self, unit: BoardUnit | None) -> None:
        """Ask for the code on the slip of a unit whose key changed."""
        if unit is not None and unit.standing is not None and unit.standing.held:
            title = board_texts.COMPARING.format(unit.unit.name)
            self._strip.ask(title, board_texts.CODE, board_texts.COMPARE, partial(self._compare, unit))

    def _sent(self, unit: BoardUnit | None) -> TypeGuard[BoardUnit]:
        """Return whether a unit sent a report; say so if not."""
        if unit is not None and unit.standing is None:
            self._notice.show_message("warn", board_texts.NOTHING_CAME.format(unit.unit.name))
        return unit is not None and unit.standing is not None

    def _written_on(self, number: int) -> Remarks:
        from cchc_desktop.desk.received.kept_remarks import kept_remarks  # noqa: PLC0415 - hardly ever needed

        store = self._home.inbox()
        try:
            return tuple((each.place, each.text) for each in kept_remarks(self._desk, store.package(number).sha256))
        finally:
            store.close()

    def _give_back(self, unit: BoardUnit, remarks: Remarks, whole: str) -> None:
        remarks = (*remarks, ("", whole)) if whole else remarks
        if not remarks:
            self._notice.show_message("warn", board_texts.RETURN_NEEDS)
        elif self._answer(unit, RETURNED, remarks, board_texts.GIVE_BACK_WHERE):
            self._strip.close_strip()

    def _compare(self, unit: BoardUnit, typed: str) -> None:
        def act(store: InboxStore) -> tuple[str, str]:
            from cchc_desktop.inbox.sender_keys import trust_by_fingerprint  # noqa: PLC0415 - read on the thread

            trust_by_fingerprint(store, unit.unit.unit, typed)
            return board_texts.TRUSTED.format(unit.unit.name), ""

        self._strip.close_strip()
        self._work.change(act)

    def _answer(self, unit: BoardUnit, verdict: OfficeVerdict, remarks: Remarks, title: str) -> bool:
        """Ask for the folder and begin to answer; return False if none was chosen."""
        from cchc_desktop.desk.received.kept_remarks import answering_office  # noqa: PLC0415 - hardly ever needed
        from cchc_desktop.handoff.drives import removable_drives  # noqa: PLC0415 - likewise
        from cchc_desktop.handoff.keyring import Keyring  # noqa: PLC0415 - likewise
        from cchc_desktop.inbox.answer_reports import AnsweringOffice  # noqa: PLC0415 - likewise

        begin = self._folder or next((str(drive.path) for drive in removable_drives()), "")
        name = QFileDialog.getExistingDirectory(self._strip, title.format(unit.unit.name), begin)
        if name:
            self._folder = name
            office = AnsweringOffice(Keyring(self._home.folder), answering_office(self._desk), self._desk.who)
            self._work.change(partial(_given, unit, verdict, remarks, office, Path(name)))
        return bool(name)


def _given(
    unit: BoardUnit, verdict: OfficeVerdict, remarks: Remarks, office: AnsweringOffice, folder: Path, store: InboxStore
) -> tuple[str, str]:
    """Answer the newest report of a unit; return what was done, and where its package lies."""
    from cchc_desktop.inbox.answer_reports import answer_report  # noqa: PLC0415 - read on the thread

    number = unit.standing.newest if unit.standing else 0
    given = answer_report(store, number, verdict, remarks, office, folder)
    done = board_texts.ACCEPTED_NOW if verdict is ACCEPTED else board_texts.RETURNED_NOW
    at = board_texts.ANSWER_AT.format(given.path, given.fingerprint)
    return done.format(unit.unit.name, len(given.answer.remarks)), at
