"""The pages beside the reports, one at a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cchc_desktop.base.errors import UserError
from cchc_desktop.handoff.package_layout import is_template_package
from ui.words import receiving_texts, settings_texts, start_texts
from ui.words.writing import register_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from cchc_desktop.desk.drafts.desk import Desk
    from cchc_desktop.desk.drafts.home import Home
    from cchc_desktop.inbox.inbox_store import InboxStore
    from ui.beginning.new_report import NewPage
    from ui.copies.page import CopiesPage
    from ui.copies.trouble_page import TroublePage
    from ui.incoming.board_page import BoardPage
    from ui.incoming.totals.totals_page import TotalsPage
    from ui.office.look_card import Look
    from ui.office.settings_page import SettingsPage
    from ui.received.look_page import LookPage
    from ui.receiving.answer_page import AnswerPage
    from ui.receiving.page import PackagePage
    from ui.receiving.template_package_page import TemplatePackagePage
    from ui.register.register_side_page import RegisterSidePage
    from ui.templates.template_page import TemplatesPage

    Back = Callable[[str, int], None]
    SomePage = (
        NewPage
        | SettingsPage
        | RegisterSidePage
        | BoardPage
        | TotalsPage
        | PackagePage
        | TemplatePackagePage
        | AnswerPage
        | LookPage
        | TemplatesPage
        | CopiesPage
        | TroublePage
    )

_KINDS = (
    "new", "settings", "register", "board", "totals", "package", "answer", "look", "templates", "copies", "trouble",
)  # fmt: skip


class SidePages(QObject):
    """The current side page: new report, settings, register, package, copies, or the error of opening the drafts.

    `closed` asks for the list; before it, `settled` is emitted when settings of the office may have changed. `made`
    has the draft that was started or imported, and its warnings, `answered` the one that an answer was laid on, and
    notices; `file_wanted` asks for a file to import; `wanted` has the copy to restore; `again` asks to open the drafts
    again. `show` shows a page under a title, `drop` closes it.
    """

    closed = Signal()
    settled = Signal()
    settings_wanted = Signal()
    copies_wanted = Signal()
    templates_wanted = Signal(str)
    sample_wanted = Signal(bool)
    look_chosen = Signal(str, float)
    made = Signal(str, tuple)
    answered = Signal(str, tuple)
    file_wanted = Signal()
    wanted = Signal(object)
    again = Signal()

    _anew: Callable[[], None]
    new: NewPage | None
    settings: SettingsPage | None
    register: RegisterSidePage | None
    board: BoardPage | None
    totals: TotalsPage | None
    package: PackagePage | TemplatePackagePage | None
    templates: TemplatesPage | None
    answer: AnswerPage | None
    look: LookPage | None
    copies: CopiesPage | None
    trouble: TroublePage | None

    def __init__(
        self,
        home: Home,
        look: Look,
        show: Callable[[QWidget, str], None],
        drop: Callable[[QWidget], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._home, self._look, self._show, self._drop = home, look, show, drop
        self._forget()

    @property
    def page(self) -> SomePage | None:
        """The current page, None if there is none."""
        return self.trouble or next((page for kind in _KINDS if (page := getattr(self, kind)) is not None), None)

    @property
    def name(self) -> str:
        """The kind of the current page: "new", "settings", "register", "package" and so on; "" if there is none."""
        return next((kind for kind in _KINDS if getattr(self, kind) is not None), "")

    @property
    def files_taker(self) -> Callable[[Sequence[Path]], None] | None:
        """The way in which the current page takes any files and folders that are dropped, None if it takes none."""
        return self.board.take_paths if self.board is not None else None

    def show_new(self, desk: Desk, earlier: str = "") -> None:
        """Show the page for a new report; `earlier` names a draft to begin it from."""
        from ui.beginning.new_report import NewPage  # noqa: PLC0415 - made when it is asked for

        self.dismiss()
        page = NewPage(desk)
        page.prepare()
        page.closed.connect(self.closed)
        if earlier:
            page.carry_from(earlier)
        for signal in (page.made, page.opened):
            signal.connect(lambda ref: self.made.emit(ref, ()))
        page.file_wanted.connect(self.file_wanted)
        self._put(page, start_texts.NEW_REPORT, partial(self.show_new, desk, earlier))
        self.new = page
        page.focus_first()

    def show_settings(self, desk: Desk) -> None:
        """Show the settings of the office."""
        from ui.office.settings_page import SettingsPage  # noqa: PLC0415 - made when it is asked for

        self.dismiss()
        page = SettingsPage(desk, self._home, self._look)
        page.closed.connect(self.settled)
        page.closed.connect(self.closed)
        page.copies_wanted.connect(self.copies_wanted)
        page.sample_wanted.connect(self.sample_wanted)
        page.templates_wanted.connect(self.templates_wanted)
        page.look_chosen.connect(self.look_chosen)
        self._put(page, settings_texts.TITLE, partial(self.show_settings, desk))
        self.settings = page
        page.focus_first()

    def show_register(self, desk: Desk) -> None:
        """Show the register of documents."""
        from ui.register.register_side_page import RegisterSidePage  # noqa: PLC0415 - made when it is asked for

        self.dismiss()
        page = RegisterSidePage(desk)
        page.closed.connect(self.settled)
        page.closed.connect(self.closed)
        self._put(page, register_texts.TITLE, partial(self.show_register, desk))
        self.register = page
        page.focus_first()

    def show_board(self, desk: Desk, period: str = "", current: int = 0) -> None:
        """Show the board of the receiving office, of a period or the newest, with the row of a package as current."""
        from ui.incoming.board_page import BoardPage  # noqa: PLC0415 - made when it is asked for
        from ui.words.incoming import board_texts  # noqa: PLC0415 - likewise

        self.dismiss()
        page = BoardPage(self._home, desk)
        page.closed.connect(self.closed)
        page.opened.connect(partial(self._open_kept, desk, partial(self.show_board, desk)))
        page.totals_wanted.connect(partial(self.show_totals, desk))
        self._put(page, board_texts.TITLE, partial(self.show_board, desk, period))
        self.board = page
        page.begin(period, current)

    def show_totals(self, desk: Desk, period: str, place: str = "", current: int = 0) -> None:
        """Show the totals of a period, at a place of them and the unit of a package; closing goes back to the board."""
        from ui.incoming.totals.totals_page import TotalsPage  # noqa: PLC0415 - made when it is asked for
        from ui.words.incoming import totals_texts  # noqa: PLC0415 - likewise

        self.dismiss()
        page, back = TotalsPage(self._home, desk, period), partial(self.show_totals, desk, period)
        page.closed.connect(partial(self.show_board, desk, period))
        page.opened.connect(partial(self._open_kept, desk, back))
        page.made.connect(self.made)
        self._put(page, totals_texts.TITLE, partial(back, place, current))
        self.totals = page
        page.begin(place, current)

    def show_package(self, desk: Desk, path: Path) -> None:
        """Show the contents of a package, a report's or a template's, and whether it is whole."""
        if is_template_package(path):
            self._show_template_package(desk, path)
            return
        from cchc_desktop.desk.packages.answer_landing import holds_answer  # noqa: PLC0415 - likewise
        from ui.receiving.page import PackagePage  # noqa: PLC0415 - made when it is asked for

        if holds_answer(path):
            self.show_answer(desk, path)
            return
        self.dismiss()
        page = PackagePage(desk, path)
        page.closed.connect(self.closed)
        page.made.connect(self.made)
        page.look_wanted.connect(partial(self._look_through, desk, path))
        self._put(page, receiving_texts.PACKAGE, partial(self.show_package, desk, path))
        self.package = page
        page.begin()

    def _show_template_package(self, desk: Desk, path: Path) -> None:
        """Show a package that hands out a template, and whether it is whole."""
        from ui.receiving.template_package_page import TemplatePackagePage  # noqa: PLC0415 - likewise

        self.dismiss()
        page = TemplatePackagePage(desk, path)
        page.closed.connect(self.closed)
        page.taken.connect(self.templates_wanted)
        self._put(page, receiving_texts.PACKAGE, partial(self._show_template_package, desk, path))
        self.package = page
        page.begin()

    def show_templates(self, desk: Desk, current: str = "") -> None:
        """Show the templates, one of them as the current one."""
        from ui.templates.template_page import TemplatesPage  # noqa: PLC0415 - made when it is asked for
        from ui.words.authoring import template_page_texts  # noqa: PLC0415 - likewise

        self.dismiss()
        page = TemplatesPage(desk)
        page.closed.connect(self.settings_wanted)
        page.show_list(current)
        self._put(page, template_page_texts.TITLE, partial(self.show_templates, desk))
        self.templates = page
        page.focus_first()

    def show_received(self, desk: Desk, path: Path) -> None:
        """Take a package in and show its report to look through and answer."""
        from cchc_desktop.desk.received.received_report import take_one  # noqa: PLC0415 - made when it is asked for

        inbox = self._home.inbox()
        number = take_one(inbox, path, desk.store.folder)
        self._show_look(desk, inbox, number, partial(self.show_received, desk, path)).closed.connect(self.closed)

    def _open_kept(self, desk: Desk, back: Back, place: str, others: tuple[int, ...], number: int) -> None:
        """Show a kept package of others to look through; closing it goes back to the place where it was opened."""
        again = partial(self._open_kept, desk, back, place, others)
        try:
            page = self._show_look(desk, self._home.inbox(), number, partial(again, number), others)
        except UserError as error:
            here = self.board or self.totals or self.look
            if here is not None:
                here.notice.show_error(error)
        else:
            page.closed.connect(partial(back, place, number))
            page.other_wanted.connect(again)

    def _show_look(
        self, desk: Desk, inbox: InboxStore, number: int, anew: Callable[[], None], others: tuple[int, ...] = ()
    ) -> LookPage:
        from cchc_desktop.desk.received.received_report import look_through  # noqa: PLC0415 - made when it is asked for
        from ui.received.look_page import LookPage  # noqa: PLC0415 - likewise
        from ui.report.top_bar import window_title  # noqa: PLC0415 - likewise
        from ui.shell.pages import make_page  # noqa: PLC0415 - likewise

        looking = look_through(inbox, number, desk)
        self.dismiss()
        page = LookPage(looking, make_page, others)
        self._put(page, window_title(looking.opened), anew)
        self.look = page
        page.begin()
        return page

    def _look_through(self, desk: Desk, path: Path) -> None:
        try:
            self.show_received(desk, path)
        except UserError as error:
            if self.package is not None:
                self.package.notice.show_error(error)

    def show_answer(self, desk: Desk, path: Path) -> None:
        """Show an answer of the receiving office, before it is laid on its report."""
        from ui.receiving.answer_page import AnswerPage  # noqa: PLC0415 - made when it is asked for
        from ui.words.answering import answer_texts  # noqa: PLC0415 - likewise

        self.dismiss()
        page = AnswerPage(desk, path)
        page.closed.connect(self.closed)
        page.made.connect(self.answered)
        self._put(page, answer_texts.ANSWER, partial(self.show_answer, desk, path))
        self.answer = page
        page.begin()

    def show_copies(self, desk: Desk) -> None:
        """Show the copies of the drafts, and the contents of each."""
        from ui.copies.page import CopiesPage  # noqa: PLC0415 - made when it is asked for
        from ui.words import copies_texts  # noqa: PLC0415 - likewise

        self.dismiss()
        page = CopiesPage(self._home, desk)
        page.closed.connect(self.settings_wanted)
        page.wanted.connect(self.wanted)
        self._put(page, copies_texts.TITLE, partial(self.show_copies, desk))
        self.copies = page
        page.begin()

    def show_trouble(self, error: UserError) -> None:
        """Show the error of opening the drafts, and the copies."""
        from ui.copies.trouble_page import TroublePage  # noqa: PLC0415 - hardly ever needed
        from ui.words import copies_texts  # noqa: PLC0415 - likewise

        self.dismiss()
        page = TroublePage(self._home, error)
        page.again.connect(self.again)
        page.wanted.connect(self.wanted)
        self._put(page, copies_texts.TROUBLE, partial(self.show_trouble, error))
        self.trouble = page
        page.begin()

    def show_again(self) -> None:
        """Make the page again, after a change of the theme."""
        self._anew()

    def dismiss(self) -> None:
        """Close the page, and stop its jobs."""
        page = self.page
        if page is not None:
            page.stop()
            self._drop(page)
        self._forget()

    def _put(self, page: QWidget, title: str, anew: Callable[[], None]) -> None:
        self._show(page, title)
        self._anew = anew

    def _forget(self) -> None:
        for kind in _KINDS:
            setattr(self, kind, None)
        self._anew = lambda: None
