"""The page of templates: the list, and beside it a template looked through, in the making, or compared."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QInputDialog, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from cchc_desktop.authoring.template_plan import TemplatePlan
from cchc_desktop.base.clock import now
from cchc_desktop.desk.office import library
from cchc_desktop.desk.templates.kept_plans import drop_plan, keep_plan, kept_plans
from cchc_desktop.handoff.keyring import Keyring
from cchc_desktop.report.template import Template
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.frames import frame
from ui.kit.jobs import Job
from ui.kit.labels import label, set_text_if_changed
from ui.kit.layouts import FlowRow, row_of
from ui.kit.notice import Notice
from ui.templates.asked_files import asked_file, asked_workbook
from ui.templates.compared_view import ComparedView
from ui.templates.moving_view import MovingView
from ui.templates.plan_view import PlanView
from ui.templates.template_list import TemplateList
from ui.templates.template_view import TemplateView
from ui.templates.template_work import TemplateWork
from ui.words import common_texts
from ui.words.authoring import template_page_texts as texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cchc_desktop.base.errors import UserError
    from cchc_desktop.base.work_step import Step
    from cchc_desktop.desk.drafts.desk import Desk

_LIST, _NARROW_LIST, _NARROW = 296, 286, 1180


class TemplatesPage(QWidget):
    """The page. Escape and the back button emit `closed`; long work runs on a thread, its result in the notice."""

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setAccessibleName(texts.TITLE)
        self._desk, self.data = desk, desk.store.folder
        self._work = TemplateWork(Keyring(self.data))
        self._folder = str(Path.home())
        self.notice, self.job, self._bar = Notice(), Job(self), QProgressBar(textVisible=False, maximum=0)
        self._then: Callable[[], None] = lambda: None
        self.back = Button(texts.BACK, role="quiet", icon="arrow-left", key="Esc")
        self.build = Button(texts.BUILD, icon="plus", key="Ctrl+N")
        self.take = Button(texts.TAKE, icon="file-input", key="Ctrl+I")
        self.book = Button(texts.SAVE_BOOK, icon="file-spreadsheet", key="Ctrl+E")
        self.extend = Button(texts.EXTEND, icon="file-text")
        self.compare = Button(texts.COMPARE, icon="git-compare", key="Ctrl+D")
        self.move_button = Button(texts.MOVE, icon="arrow-right")
        self.give_up = Button(texts.GIVE_UP, role="quiet", icon="trash-2")
        self.hand_out = Button(texts.HAND_OUT, icon="usb", key="Ctrl+B")
        self.keep = Button(texts.CHECK_AND_KEEP, role="primary", icon="circle-check", key="Ctrl+Enter")
        self.saved, self.keys = label("", "small"), label(texts.KEYS_HINT, "small")
        self.list, self.views, self._side = TemplateList(), QStackedWidget(), QWidget()
        self.plan, self.view, self.compared, self.moving = PlanView(), TemplateView(), ComparedView(), MovingView(desk)
        for part in (self.plan, self.view, self.compared, self.moving):
            self.views.addWidget(part)
        self._lay_out()
        self._connect()
        self.show_list()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list less room on a narrow page."""
        super().resizeEvent(event)
        self._side.setFixedWidth(theme.px(_NARROW_LIST if event.size().width() < theme.px(_NARROW) else _LIST))

    def focus_first(self) -> None:
        """Put the focus on the list."""
        self.list.setFocus()

    def stop(self) -> None:
        """Stop running work, before the page is closed."""
        self.job.stop()
        self.view.print.stop()

    def show_list(self, current: str = "") -> None:
        """Show the templates of this machine, one of them as the current one."""
        used = Counter(draft.template for draft in self._desk.drafts())
        self.list.show_all(kept_plans(self.data), used, current)

    def build_from(self, path: Path) -> None:
        """Make a plan from a blank form, or look at a template's workbook that was edited."""
        self._folder = str(path.parent)
        self._run(self._work.built(path), texts.READING.format(path.name), self._show_built)

    def take_up(self, path: Path) -> None:
        """Take up the template in a file."""
        self._folder = str(path.parent)
        self._run(self._work.taken(path), texts.READING.format(path.name), self._show_taken)

    def write_book(self, path: Path, *, extending: bool = False) -> None:
        """Write the current template as a workbook, or that of one which extends it."""
        if isinstance(self.list.current, Template):
            told, more = texts.BOOK_WRITTEN.format(path.name), texts.BOOK_STEPS
            if extending:
                told, more = texts.EXTENSION_WRITTEN.format(path.name, self.list.current.name), texts.EXTENSION_STEPS
            steps = self._work.book(self.list.current.id, path, extending=extending)
            self._run(steps, texts.WRITING_BOOK.format(path.name), lambda: self.notice.show_message("ok", told, more))

    def hand_out_to(self, folder: Path, maker: str) -> None:
        """Write the current template as a package signed by its maker."""
        if isinstance(self.list.current, Template):
            self._run(self._work.handed(self.list.current.id, maker, folder), texts.WRITING, self._show_handed)

    def check_and_keep(self) -> None:
        """Check the plan and take its template up, once nothing is left to be looked at."""
        plan = self.plan.plan
        if plan is None or self.views.currentWidget() is not self.plan or self.plan.apply_fields():
            return
        if plan.doubts:
            left = len({doubt.key for doubt in plan.doubts})
            self.notice.show_message("warn", texts.STILL_OPEN.format(left))
            self.notice.stay_with(lambda: self.plan.plan)
            self.plan.next_doubt()
            return
        self._run(self._work.kept(plan), texts.CHECKING, self._show_kept)

    def _run(self, steps: Iterator[Step], words: str, then: Callable[[], None]) -> None:
        if self.job.running:
            return
        self.notice.hide()
        self._then = then
        set_text_if_changed(self.saved, words)
        self._bar.show()
        self.job.start(steps)

    def _done(self) -> None:
        self._end()
        self._then()

    def _failed(self, error: UserError) -> None:
        self._end()
        self.notice.show_error(error)

    def _end(self) -> None:
        self._bar.hide()
        set_text_if_changed(self.saved, "")

    def _show_built(self) -> None:
        if self._work.plan is not None:
            keep_plan(self.data, self._work.plan)
            self.show_list(self._work.plan.id)
            self.plan.focus_first()
        elif self._work.faults:
            self._show_faults(self._work.faults)
        else:
            self._show_taken()

    def _show_faults(self, faults: list[str]) -> None:
        self.notice.show_message("error", texts.FAULTS.format(len(faults)), "\n".join(faults[:12]))

    def _show_taken(self) -> None:
        if self._work.faults:
            self._show_faults(self._work.faults)
            return
        taken = self._work.taken_up
        if taken is not None:
            words = texts.TAKEN_UP if taken.is_new else texts.THERE
            self.show_list(taken.source.template.id)
            self.notice.show_message("ok", words.format(taken.source.template.name), "\n".join(taken.words))

    def _show_kept(self) -> None:
        if self._work.faults:
            self.plan.show_faults(self._work.faults)
            self._show_faults(self._work.faults)
        elif self._work.taken_up is not None and self.plan.plan is not None:
            template = self._work.taken_up.source.template
            with self.notice.showing_errors():
                drop_plan(self.data, self.plan.plan)
                self.notice.show_message("ok", texts.KEPT.format(template.name))
            self.show_list(template.id)

    def _show_handed(self) -> None:
        if self._work.handed_out:
            handed = self._work.handed_out
            self.notice.show_message("ok", texts.HANDED.format(handed.package.name, handed.fingerprint))

    def _show_current(self, what: TemplatePlan | Template) -> None:
        is_plan = isinstance(what, TemplatePlan)
        if isinstance(what, TemplatePlan):
            self.plan.show_plan(what)
            self.views.setCurrentWidget(self.plan)
        else:
            self.view.show_template(what)
            self.views.setCurrentWidget(self.view)
        for part in (self.keep, self.keys, self.give_up):
            part.setVisible(is_plan)
        for part in (self.hand_out, self.book, self.extend, self.compare, self.move_button):
            part.setVisible(not is_plan)

    def _keep_change(self, plan: TemplatePlan) -> None:
        with self.notice.showing_errors():
            keep_plan(self.data, plan)
            self.list.rename(plan)
            set_text_if_changed(self.saved, f"{texts.SAVED} {now():%H:%M}")

    def _give_up(self) -> None:
        plan = self.plan.plan
        if plan is not None and self.views.currentWidget() is self.plan:
            with self.notice.showing_errors():
                drop_plan(self.data, plan)
                self.show_list()
                undo = (common_texts.UNDO, lambda: self._bring_back(plan))
                self.notice.show_message("ok", texts.GIVEN_UP.format(plan.name), "", undo)

    def _bring_back(self, plan: TemplatePlan) -> None:
        with self.notice.showing_errors():
            keep_plan(self.data, plan)
            self.show_list(plan.id)

    def _compare(self) -> None:
        if isinstance(self.list.current, Template):
            others = [each for each in library.templates() if each.id != self.list.current.id]
            self.compared.show_templates(self.list.current, others)
            self.views.setCurrentWidget(self.compared)
            self.compared.focus_first()

    def _move(self) -> None:
        if isinstance(self.list.current, Template):
            self.moving.show_template(self.list.current)
            self.views.setCurrentWidget(self.moving)
            self.moving.focus_first()

    def _next(self) -> None:
        if self.views.currentWidget() is self.plan:
            self.plan.next_doubt()

    def _print(self) -> None:
        if self.views.currentWidget() is self.view:
            self.view.switch()

    def _undo(self) -> None:
        if self.views.currentWidget() is self.plan and self.plan.undo():
            self.notice.show_passing(texts.UNDONE)
        elif self.views.currentWidget() is self.moving:
            self.moving.undo()

    def _leave(self) -> None:
        """Leave the comparison or the moving, else the page."""
        if self.views.currentWidget() in (self.compared, self.moving):
            self.views.setCurrentWidget(self.view)
            self.list.setFocus()
        elif self.views.currentWidget() is self.plan and self.plan.leave_fields():
            return
        else:
            self.closed.emit()

    def _ask_blank(self) -> None:
        if path := asked_file(self, texts.BUILD, self._folder, texts.BLANK_FILTER):
            self.build_from(path)

    def _ask_take(self) -> None:
        if path := asked_file(self, texts.TAKE, self._folder, texts.TAKE_FILTER):
            self.take_up(path)

    def _ask_book(self) -> None:
        self._ask_workbook(texts.SAVE_BOOK, "{}.xlsx", extending=False)

    def _ask_extension(self) -> None:
        self._ask_workbook(texts.EXTEND, texts.EXTENSION_FILE, extending=True)

    def _ask_workbook(self, title: str, name: str, *, extending: bool) -> None:
        if isinstance(self.list.current, Template):
            named = Path(self._folder) / name.format(self.list.current.id)
            if path := asked_workbook(self, title, named, texts.BOOK_FILTER):
                self.write_book(path, extending=extending)

    def _ask_hand_out(self) -> None:
        current = self.list.current
        if not isinstance(current, Template):
            return
        maker, asked = QInputDialog.getText(
            self, texts.ASK_MAKER, f"{texts.ASK_MAKER_TEXT}\n{texts.MAKER_LABEL}", text=current.edition.made_by
        )
        folder = QFileDialog.getExistingDirectory(self, texts.HAND_OUT, self._folder) if asked else ""
        if folder:
            self.hand_out_to(Path(folder), maker)

    def _connect(self) -> None:
        self.list.chosen.connect(self._show_current)
        self.plan.changed.connect(self._keep_change)
        self.view.print.failed.connect(self.notice.show_error)
        self.job.succeeded.connect(self._done)
        self.job.failed.connect(self._failed)
        self.job.cancelled.connect(self._end)
        for button, act in (
            (self.back, self._leave), (self.build, self._ask_blank), (self.take, self._ask_take),
            (self.book, self._ask_book), (self.compare, self._compare), (self.hand_out, self._ask_hand_out),
            (self.keep, self.check_and_keep), (self.give_up, self._give_up), (self.move_button, self._move),
            (self.extend, self._ask_extension),
        ):  # fmt: skip
            button.clicked.connect(act)
        keys = {
            "Esc": self._leave, "Ctrl+N": self._ask_blank, "Ctrl+I": self._ask_take, "Ctrl+E": self._ask_book,
            "Ctrl+D": self._compare, "Ctrl+B": self._ask_hand_out, "Ctrl+Return": self.check_and_keep,
            "Ctrl+Enter": self.check_and_keep, "F8": self._next, "F9": self._print, "Ctrl+Z": self._undo,
        }  # fmt: skip
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def _lay_out(self) -> None:
        top, bottom = frame("top"), frame("bottom")
        acts = (self.give_up, self.move_button, self.extend, self.hand_out, self.keep)
        for bar, parts in (
            (top, (self.back, label(texts.TITLE, "strong"), None)),
            (bottom, (self.saved, self.keys, None, *acts)),
        ):
            across = row_of(*parts)
            across.setContentsMargins(12, 0, 12, 0)
            bar.setLayout(across)
            bar.setFixedHeight(theme.px(48))
        left = QVBoxLayout(self._side)
        left.setContentsMargins(12, 12, 12, 12)
        left.setSpacing(4)
        left.addWidget(label(texts.ON_MACHINE, "text2"))
        left.addWidget(self.list, 1)
        for button in (self.build, self.take, self.book, self.compare):
            left.addLayout(FlowRow(button))
        main = QVBoxLayout()
        main.setContentsMargins(8, 12, 20, 12)
        main.setSpacing(8)
        main.addWidget(self.notice)
        main.addWidget(self._bar)
        main.addWidget(self.views, 1)
        middle = row_of(self._side)
        middle.addLayout(main, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addLayout(middle, 1)
        whole.addWidget(bottom)
        self._bar.hide()
        self.notice.hide()
