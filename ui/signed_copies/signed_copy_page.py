"""The page of a signed copy that came back: what it is, where it differs, and keeping it or not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cchc_desktop.base.errors import UserError
from cchc_desktop.desk.received.received_store import ReceivedStore
from cchc_desktop.desk.sending.kept_copy import KeepingReason, keep_copy, reason_of_copy
from cchc_desktop.desk.signed_copies.examination_words import CopyVerdict, note_of, title_of, verdict_of
from cchc_desktop.report.document import CLOSED
from cchc_desktop.signatures.trusted_roots import add_root
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.frames import frame, restyle
from ui.kit.icons import Icon
from ui.kit.jobs import Job
from ui.kit.labels import ElidedLabel, label, set_text_if_changed
from ui.kit.notice import Notice
from ui.report.page import NARROW, Page
from ui.signed_copies.copy_lists import ComparisonCard, SignerCard
from ui.signed_copies.copy_work import CopyWork
from ui.signed_copies.difference_view import DifferenceView
from ui.signed_copies.keep_bar import KeepBar
from ui.words import date_texts
from ui.words.signed_copies import copy_texts

if TYPE_CHECKING:
    from cchc_desktop.base.work_step import Step
    from cchc_desktop.desk.drafts.steps import ReportStep
    from cchc_desktop.desk.signed_copies.examine_copy import ExaminedCopy
    from cchc_desktop.desk.work.open_report import Edited, OpenReport
    from ui.signed_copies.difference_view import PagePair

_SIDE, _NARROW_SIDE = 376, 264
_ICONS = {"ok": "circle-check", "warn": "triangle-alert", "error": "circle-x"}


class SignedCopyPage(Page):
    """A copy is chosen or dropped, examined on a thread, shown, then kept with the report or not.

    Of a received report the copy in its package is shown first, and nothing is kept.
    """

    def __init__(self, open_report: OpenReport, step: ReportStep, parent: QWidget | None = None) -> None:
        super().__init__(open_report, step, parent)
        self.work = CopyWork(open_report.report, open_report.template, open_report.folder)
        self.job, self.notice = Job(self), Notice()
        self._next: PagePair | None = None
        self._drawing = self._kept = False
        self._received = isinstance(open_report.flushed_store(), ReceivedStore)
        self._folder = str(Path.home())
        self.open = Button(copy_texts.OPEN, icon="folder-open", key="Ctrl+O")
        self.file = ElidedLabel("note")
        self.strip, self._icon, self.title = frame("info"), Icon("circle-check", "ok"), label("", "strong", wrap=True)
        self.nothing = label(copy_texts.NOTHING_TEXT, "note", wrap=True)
        self.view, self.signatures, self.comparison, self.bar = (
            DifferenceView(), SignerCard(), ComparisonCard(), KeepBar(),
        )  # fmt: skip
        self._side = QScrollArea(widgetResizable=True)
        self.setAcceptDrops(True)
        self._lay_out(step)
        self._connect()
        self._show(None)

    @property
    def copy(self) -> ExaminedCopy | None:
        """The copy that is shown."""
        return self.work.copy

    def go_to(self, place: str) -> None:
        """Examine the copy that is kept with the report, if none was chosen; put the focus on what is to be done."""
        del place
        if self.copy is None and not self.job.running:
            self._examine_kept()
        if self.copy is None or self._kept or self._received:
            target: QWidget = self.open
        else:
            target = self.bar.drop_first if self.copy.found.is_wrong else self.bar.keep
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> str:
        """Return the place of the page itself."""
        return self.step.id

    def refresh(self, edited: Edited) -> None:
        """Do nothing: a sealed report is not edited."""

    def find_next(self, *, back: bool) -> bool:
        """Show the next place where the copy differs."""
        return self.copy is not None and self.view.turn(back=back)

    def stop(self) -> None:
        """Stop examining and drawing."""
        self.job.stop()

    def take_file(self, path: Path) -> None:
        """Examine a file, on a thread."""
        if self.job.running:
            return
        self._folder, self._kept = str(path.parent), False
        self._start(self.work.examining_file(path), path.name)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        if len(event.mimeData().urls()) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Examine the file that was dropped."""
        self.take_file(Path(event.mimeData().urls()[0].toLocalFile()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the pages more room in a narrow window."""
        super().resizeEvent(event)
        narrow = event.size().width() < theme.px(NARROW)
        self._side.setFixedWidth(theme.px(_NARROW_SIDE if narrow else _SIDE))
        self.view.show_narrow(narrow=narrow)

    def _examine_kept(self) -> None:
        """Examine the copy that is kept with the present version, if there is one."""
        opened = self.open_report
        try:
            sealed = opened.flushed_store().sealed(opened.ref, opened.report.version)
        except UserError as error:
            self.notice.show_error(error)
            return
        issue = sealed.issue if sealed else None
        if issue and issue.signed:
            self._kept = True
            name = issue.signed_name or copy_texts.KEPT
            self._start(self.work.examining(issue.signed, name), name)

    def _start(self, steps: Iterator[Step], name: str) -> None:
        self._drawing, self.work.copy = False, None
        self._show(None)
        set_text_if_changed(self.title, copy_texts.EXAMINING.format(name))
        self.nothing.hide()
        self.open.setEnabled(False)
        self.notice.hide()
        self.job.start(steps)

    def _ended(self) -> None:
        self.open.setEnabled(True)
        if self._drawing:
            self._drawing = False
            self.view.show_drawn(self.work)
            if self._next:
                self._draw(self._next)
            return
        self._show(self.copy)
        if self.isVisible():
            self.go_to(self.step.id)

    def _failed(self, error: UserError) -> None:
        self.open.setEnabled(True)
        self._drawing = False
        self._show(self.copy)
        self.notice.show_error(error)

    def _show(self, copy: ExaminedCopy | None) -> None:
        for part in (self.view, self._side):
            part.setVisible(copy is not None)
        self.nothing.setVisible(copy is None)
        looked_at = self._kept or self._received or self.open_report.editable
        self.bar.setVisible(copy is not None and not looked_at)
        self.open.setText(copy_texts.OTHER if copy else copy_texts.OPEN)
        if copy is None:
            restyle(self.strip, "frame", "info")
            self._icon.hide()
            set_text_if_changed(self.title, copy_texts.NOTHING)
            set_text_if_changed(self.file, "")
            return
        found = copy.found
        self._show_verdict(verdict_of(found), " ".join(filter(None, (title_of(found), note_of(found)))))
        size = f"{max(found.size // 1024, 1)} KB"
        named = copy_texts.FILE.format(name=copy.name, pages=found.pages, size=size)
        kept = copy_texts.IN_PACKAGE if self._received else copy_texts.KEPT
        set_text_if_changed(self.file, f"{named}, {kept}" if self._kept else named)
        self.signatures.show_copy(copy)
        self.comparison.show_copy(found, kept=self._kept or self._received)
        report, text = self.open_report.report, found.text
        self.bar.show_copy(
            wrong=found.is_wrong, closed=report.state == CLOSED, number=text.number, day=text.day or self._day()
        )
        self._show_reason()
        pages = [one.page for one in found.signatures if one.page]
        self.view.show_text(text, report.version, pages[0] if pages else 1)

    def _show_verdict(self, verdict: CopyVerdict, words: str) -> None:
        restyle(self.strip, "frame", verdict.value)
        self._icon.show_icon(_ICONS[verdict.value], verdict.value)
        self._icon.show()
        set_text_if_changed(self.title, words)
        self.strip.setAccessibleName(words)

    def _show_reason(self) -> None:
        """Say why the copy was kept that is kept, if something in it is wrong; that an open report keeps none."""
        opened = self.open_report
        if opened.editable:
            self.notice.show_message("warn", copy_texts.OPEN_REPORT)
        elif self._kept and (reason := reason_of_copy(opened.flushed_store(), opened.ref, opened.report.version)):
            self.notice.show_message("warn", copy_texts.KEPT_REASON.format(reason.text, reason.who))

    def _day(self) -> str:
        """Return the day of the letter for its field, "" while it is open."""
        day = self.open_report.report.text("letter.date")
        return date_texts.shown_date(day) if len(day) > len("2023-06") else ""

    def _draw(self, pair: PagePair) -> None:
        """Draw the pages of a place, after the ones that are being drawn."""
        self._next = pair
        if not self.job.running:
            self._next, self._drawing = None, True
            self.job.start(self.work.drawing(pair.ours, pair.theirs))

    def _keep(self, number: str, day: str, reason: KeepingReason | None) -> None:
        copy, opened = self.copy, self.open_report
        if copy is None:
            return
        try:
            store = opened.flushed_store()
            keep_copy(store, opened.ref, copy, number=number, day=day, reason=reason, who=opened.who)
            opened.reload()
        except UserError as error:
            self.notice.show_error(error)
            return
        self._kept = True
        self.renewed.emit()

    def _drop(self) -> None:
        self.work.copy = None
        self._show(None)
        self.notice.show_passing(copy_texts.WAS_DROPPED)
        self.open.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, copy_texts.OPEN, self._folder, copy_texts.FILTER)
        if name:
            self.take_file(Path(name))

    def _ask_root(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, copy_texts.ADD_ROOT, self._folder, copy_texts.ROOT_FILTER)
        if name:
            self.take_root(Path(name))

    def take_root(self, path: Path) -> None:
        """Trust the root in a file, and examine the copy again."""
        copy = self.copy
        try:
            add_root(self.open_report.folder, path)
        except UserError as error:
            self.notice.show_error(error)
            return
        if copy and not self.job.running:
            self._start(self.work.examining(copy.raw, copy.name), copy.name)

    def _connect(self) -> None:
        self.open.clicked.connect(self._ask_file)
        self.signatures.add_root.clicked.connect(self._ask_root)
        self.view.wanted.connect(self._draw)
        self.bar.kept.connect(self._keep)
        self.bar.dropped.connect(self._drop)
        self.job.succeeded.connect(self._ended)
        self.job.cancelled.connect(self._ended)
        self.job.failed.connect(self._failed)
        keys = {
            "Ctrl+O": self._ask_file,
            "F9": self.view.turn_whole,
            "Ctrl+Return": self._press_keep,
            "Ctrl+Enter": self._press_keep,
            "Alt+B": self._press_drop,
        }
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def _press_keep(self) -> None:
        if self.bar.isVisible():
            self.bar.press_keep()

    def _press_drop(self) -> None:
        if self.bar.isVisible():
            self._drop()

    def _lay_out(self, step: ReportStep) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(label(step.title, "title"))
        head.addWidget(self.file, 1)
        head.addWidget(self.open)
        inside = QHBoxLayout(self.strip)
        inside.setContentsMargins(15, 8, 15, 8)
        inside.setSpacing(8)
        inside.addWidget(self._icon)
        inside.addWidget(self.title, 1)
        cards = QWidget()
        column = QVBoxLayout(cards)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for card in (self.signatures, self.comparison):
            column.addWidget(card)
        column.addStretch(1)
        self._side.setWidget(cards)
        self._side.setObjectName("column")
        self._side.setFrameShape(QFrame.Shape.NoFrame)
        self._side.setFixedWidth(theme.px(_SIDE))
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.view, 1)
        middle.addWidget(self._side)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 12, 20, 8)
        rows.setSpacing(8)
        rows.addLayout(head)
        rows.addWidget(self.strip)
        rows.addWidget(self.notice)
        rows.addWidget(self.nothing)
        rows.addLayout(middle, 1)
        rows.addWidget(self.bar)
