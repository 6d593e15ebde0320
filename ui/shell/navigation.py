"""Navigation between the views of the window: the list of reports, one open report, the pages beside them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cchc_desktop.base.errors import DraftsGoneError, OutdatedError, UserError
from ui.shell.compare_host import CompareHost
from ui.shell.current_report import CurrentReport
from ui.shell.first_painting import FirstPainting
from ui.shell.help import COMPARING, Help, chapter_of_list, chapter_of_step
from ui.shell.open_drafts import OpenDrafts
from ui.shell.opening_page import OpeningPage
from ui.shell.side_pages import SidePages
from ui.words import common_texts, report_texts, start_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from cchc_desktop.desk.drafts.desk import Desk
    from cchc_desktop.desk.drafts.home import Copy, Home
    from ui.report.view import ReportView
    from ui.shell.view_stack import ViewStack
    from ui.shell.window_settings import WindowSettings
    from ui.start.page import StartPage


class Navigation(QObject):
    """Opens one view at a time; a report is left only once it is saved, or the user insists.

    Signal `look_chosen` has the colours and the zoom chosen in the settings.
    """

    start: StartPage
    look_chosen = Signal(str, float)

    def __init__(self, home: Home, views: ViewStack, look: WindowSettings, parent: QObject) -> None:
        super().__init__(parent)
        self._home, self._views = home, views
        self._gone: DraftsGoneError | None = None
        self.drafts = OpenDrafts(home)
        self.help = Help(views, self)
        self.comparison = CompareHost(views, look, self)
        self.current = CurrentReport(views, self)
        self.side = SidePages(home, look, self._show_side, views.drop, self)
        views.set_lowest(OpeningPage())
        self._connect()

    def begin(self) -> None:
        """Open the drafts and show the list; if they do not open, show the error and the copies."""
        try:
            self.drafts.open()
        except UserError as error:
            self.side.show_trouble(error)
            return
        self._renew_start()
        self.open_start()
        if self.drafts.desk and not self.drafts.desk.is_open:
            FirstPainting(self.start).done.connect(self._open_store)

    def end(self) -> None:
        """Close the drafts."""
        if self.drafts.desk is not None:
            self.start.stop()
        self.drafts.close()

    def open_start(self) -> None:
        """Show the list of reports; an open report is closed first, once it is saved."""
        if not self.current.may_leave():
            return
        self.side.dismiss()
        came_from = self.current.ref
        self.current.release()
        self.start.reload(came_from)
        self._views.setCurrentWidget(self.start)
        self._views.titled.emit(common_texts.PROGRAM)
        self.start.focus_list()

    def open_new(self, earlier: str = "") -> None:
        """Show the page for a new report; `earlier` names a draft to begin it from."""
        self._show_beside(partial(self.side.show_new, earlier=earlier))

    def open_settings(self) -> None:
        """Show the settings of the office."""
        self._show_beside(self.side.show_settings)

    def open_register(self) -> None:
        """Show the register of documents."""
        self._show_beside(self.side.show_register)

    def open_package(self, path: Path) -> None:
        """Show the contents of a received package, and whether it is whole."""
        self._show_beside(partial(self.side.show_package, path=path))

    def open_copies(self) -> None:
        """Show the copies of the drafts, and the contents of each."""
        self._show_beside(self.side.show_copies)

    def open_report(self, ref: str, place: str = "", *, at_finding: bool = False) -> None:
        """Show a draft at a place, its first finding or its cursor; if it does not open, the list shows the error."""
        if self.drafts.desk is None:
            return
        try:
            opened = self.drafts.desk.open(ref)
        except UserError as error:
            self._show_at_start(error)
            return
        self.side.dismiss()
        self.current.show(opened, place)
        if at_finding and self.current.view:
            self.current.view.go_to_finding()

    def compare(self, ref: str) -> None:
        """Compare a draft with an earlier version; what is being typed in it is saved first."""
        view, desk = self.current.view, self.drafts.desk
        if desk is None or (view is not None and not view.leave()):
            return
        draft = next((draft for draft in desk.drafts() if draft.ref == ref), None)
        title = f"{draft.unit_kind} {draft.unit_name}".strip() if draft else ""
        try:
            self.comparison.show(desk, ref, title)
        except UserError as error:
            (view or self.start).notice.show_error(error)

    def begin_tour(self) -> None:
        """Show the tour on the example, which is added if there is none among the drafts."""
        from ui.guide.tour import TourStrip  # noqa: PLC0415 - hardly ever needed

        self.help.close()
        self.open_start()
        desk = self.drafts.desk
        if desk is None or self.current.ref:
            return
        with self.start.notice.showing_errors():
            there = next((draft.ref for draft in desk.drafts() if draft.cause == "sample"), "")
            self.open_report(there or desk.add_sample(printed=True).ref)
        if self.current.view is not None:
            TourStrip(self.current.view).begin()

    def show_help(self) -> None:
        """Show the guide at the chapter of the view that is shown."""
        view = self.current.view
        if self.comparison.page is not None:
            chapter = COMPARING
        elif view is not None:
            chapter = chapter_of_step(view.page.step.kind if view.page else view.flow.steps[0].kind)
        else:
            some = self.drafts.desk is not None and bool(self.drafts.desk.drafts())
            chapter = chapter_of_list(self.side.name, some=some)
        self.help.show(chapter)

    def take_file(self, path: Path) -> None:
        """Import a file that was dropped on the window or given to the program; over an open report ask what it is."""
        self.help.close()
        view = self.current.view
        if self.drafts.desk is None:
            return
        from ui.shell.drop_question import DropQuestion, is_plain  # noqa: PLC0415 - hardly ever needed

        if view is None or is_plain(path):
            self._import(path)
            return
        answers = (
            (start_texts.DROP_AS_OTHER, partial(self._import, path)),
            (start_texts.DROP_INTO_THIS, partial(self._take_back, view, path)),
        )
        DropQuestion(view, path, answers).ask()

    def restore(self, copy: Copy) -> None:
        """Replace the drafts by a copy and open them; the result can be undone."""
        from ui.copies.restore_result import restore_copy  # noqa: PLC0415 - hardly ever needed

        self.end()
        done = restore_copy(self._home, copy)
        self._begin_again()
        undo = (common_texts.UNDO, partial(self.restore, done.before)) if done.before else None
        (self.side.page or self.start).notice.show_message(done.role, done.title, done.text, undo)

    def look_again(self) -> None:
        """Show what other programs made of the drafts, as when the window gets the focus again."""
        desk = self.drafts.desk
        if self.current.view is not None:
            self.current.view.look_again()
        elif self.side.page is None and desk is not None and desk.is_open:
            try:
                if desk.changed_elsewhere():
                    self.start.reload_in_place()
            except OutdatedError:
                self._open_anew()
            except DraftsGoneError as error:
                self._gone = error
                self.side.show_trouble(error)

    def show_again(self) -> None:
        """Make every view again, after a change of zoom or colours; the same place is shown."""
        self.help.drop()
        self._renew_start()
        if self.current.view is not None:
            self.current.show_again()
        elif self.side.page is not None:
            self._try(self.side.show_again)
        elif self.drafts.desk is not None:
            self.open_start()

    def leave(self) -> bool:
        """Close the open views if they may be left; return whether they were closed."""
        left = self.current.may_leave()
        if left:
            self.current.release()
            self.side.dismiss()
        return left

    def _import(self, path: Path) -> None:
        self.open_start()
        if self.current.view is None:  # nothing of it was left unsaved
            self.start.drafts.import_file(path)

    def _take_back(self, view: ReportView, path: Path) -> None:
        from ui.handing.splitting_page import SplittingPage  # noqa: PLC0415 - imported when first shown

        view.go("splitting")
        if isinstance(view.page, SplittingPage):
            view.page.take_back(path)

    def _connect(self) -> None:
        self.current.closed.connect(self.open_start)
        self.current.renewed.connect(self.open_report)
        self.current.outdated.connect(self._open_anew)
        self.help.tour_wanted.connect(self.begin_tour)
        self.current.help_wanted.connect(self.show_help)
        self.current.compare_wanted.connect(self.compare)
        self.comparison.wanted.connect(self._open_compared)
        self.side.closed.connect(self.open_start)
        self.side.settled.connect(self.drafts.forget_progress)
        self.side.settings_wanted.connect(self.open_settings)
        self.side.copies_wanted.connect(self.open_copies)
        self.side.templates_wanted.connect(lambda at: self._show_beside(lambda d: self.side.show_templates(d, at)))
        self.side.sample_wanted.connect(lambda printed: self.start.drafts.add_sample(printed=printed))
        self.side.look_chosen.connect(self.look_chosen)
        self.side.made.connect(self._open_made)
        self.side.answered.connect(partial(self._open_made, place="answers"))
        self.side.file_wanted.connect(self._ask_file)
        self.side.wanted.connect(self.restore)
        self.side.again.connect(self._try_again)

    def _ask_file(self) -> None:
        """Ask for a file to import, over the list."""
        self.open_start()
        self.start.drafts.ask_file()

    def _renew_start(self) -> None:
        """Make the start page, if there are drafts to list."""
        if self.drafts.desk is None or self.drafts.progress is None:
            return
        from ui.start.page import StartPage  # noqa: PLC0415 - the window is painted before its pages are made

        self.start = start = StartPage(self._home, self.drafts.desk, self.drafts.progress)
        start.opened.connect(self.open_report)
        start.checked.connect(partial(self.open_report, at_finding=True))
        start.exported.connect(partial(self.open_report, place="export"))
        start.compared.connect(self.compare)
        start.tour_wanted.connect(self.begin_tour)
        start.new_wanted.connect(self.open_new)
        start.carry_wanted.connect(self.open_new)
        start.package_wanted.connect(self.open_package)
        start.copies_wanted.connect(self.open_copies)
        start.top.settings_wanted.connect(self.open_settings)
        start.top.register_wanted.connect(self.open_register)
        start.top.board_wanted.connect(partial(self._show_beside, self.side.show_board))
        start.top.help_wanted.connect(self.show_help)
        self._views.set_lowest(start)
        if self.drafts.desk.is_open:
            start.show_opened()

    def _open_store(self) -> None:
        """Open the drafts of which only the list was read, now that it is painted."""
        if self.drafts.desk is None:
            return
        try:
            self.drafts.desk.store  # noqa: B018 - the property opens it
        except UserError as error:
            self.side.show_trouble(error)
        else:
            self.start.show_opened()

    def _show_beside(self, show: Callable[[Desk], None]) -> None:
        if self.drafts.desk is not None:
            self._try(partial(show, self.drafts.desk))

    def _try(self, show: Callable[[], None]) -> None:
        """Show a page beside the reports; if it cannot be made, the list shows the error."""
        try:
            show()
        except UserError as error:
            self._show_at_start(error)

    def _show_at_start(self, error: UserError) -> None:
        self.open_start()
        self.start.show_unreadable(error)

    def _show_side(self, page: QWidget, title: str) -> None:
        self._views.show_view(page, f"{title} – {common_texts.PROGRAM}")

    def _open_anew(self, ref: str = "") -> None:
        """Open what the file of the drafts holds now, at a report if it has that."""
        self.current.release()
        self._begin_again()
        if ref and self.side.page is None:
            self.open_report(ref)
        if self.current.view is not None:
            self.current.view.notice.show_passing(report_texts.OPENED_ANEW, "warn")
        elif self.side.page is None and not self.start.notice.isVisible():
            self.start.notice.show_passing(report_texts.OPENED_ANEW, "warn")

    def _try_again(self) -> None:
        """Open the drafts once more; while their folder is gone no empty one is made in its place."""
        if self._gone and not self._home.folder.is_dir():
            self.side.show_trouble(self._gone)
            return
        self._gone = None
        self._begin_again()

    def _begin_again(self) -> None:
        """Open the drafts again, after any view."""
        self.end()
        self.side.dismiss()
        self._views.set_lowest(OpeningPage())
        self.begin()

    def _open_compared(self, ref: str, place: str) -> None:
        """Show a place of a compared draft in its open view, else open the draft."""
        view = self.current.view
        if view is not None and self.current.ref == ref:
            view.go(place)
        else:
            self.open_report(ref, place)

    def _open_made(self, ref: str, lines: tuple[str, ...], place: str = "") -> None:
        """Open the draft that was started or imported, or answered, and show its warnings or notices."""
        self.open_report(ref, place)
        if lines and self.current.view:
            role, title = ("ok", start_texts.ANSWERED) if place else ("warn", start_texts.IMPORTED.format(len(lines)))
            self.current.view.notice.show_message(role, title, "\n".join(lines))
