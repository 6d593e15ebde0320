"""The page on which the receiving office looks through a report: as it was signed, with remarks and one answer."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from cchc_desktop.base.errors import UserError
from cchc_desktop.desk.drafts.steps import ReportStep
from cchc_desktop.desk.received.look_places import next_place, places_to_look_at
from cchc_desktop.handoff.drives import removable_drives
from cchc_desktop.handoff.keyring import Keyring
from cchc_desktop.inbox.answer_reports import answered_words
from cchc_desktop.inbox.inbox_store import AlreadyAnsweredError
from cchc_desktop.report.keys import FieldKind, Place, figure_of, kind_of
from cchc_desktop.report.members.office_answer import ACCEPTED, RETURNED, WHOLE, OfficeVerdict
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.focus import leaving
from ui.kit.notice import Notice
from ui.received.remark_panel import RemarkPanel
from ui.received.signed_page import SignedPage
from ui.report.page import SealedBanner
from ui.report.rail import WIDTH
from ui.report.view import ReportView
from ui.words import common_texts, date_texts
from ui.words.answering import look_texts
from ui.words.versions import comparing_texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc_desktop.desk.received.received_report import Looking
    from cchc_desktop.desk.work.open_report import OpenReport
    from ui.report.page import Page, PageMaker

_KEYS = ("F4", "Ctrl+R", "Ctrl+D", "Ctrl+Return", "Ctrl+Enter", "Ctrl+E", "Alt+C", "Ctrl+Down", "Ctrl+Up",
         "F8", "Shift+F8")  # fmt: skip
"""Keys that mean something else here than on the pages of one's own report."""
_WIDE, _NARROW = 376, 284


class LookPage(QWidget):
    """A received report with the panel of remarks at its right.

    Signal `closed` asks for the view before, `other_wanted` for another package by its number: that of the next unit or
    the one before among `others`, or another of the same unit.
    """

    closed = Signal()
    other_wanted = Signal(int)
    answered = Signal()
    help_wanted = Signal()

    def __init__(self, looking: Looking, make_page: PageMaker, others: tuple[int, ...] = ()) -> None:
        super().__init__()
        self._others = others
        self.looking = looking
        self._pages = make_page
        self.view = ReportView(looking.opened, self._make_page)
        self.panel = RemarkPanel(looking)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.view, 1)
        row.addWidget(self.panel)
        self._free_keys(self.view)
        self.view.top.show_received(look_texts.BACK if others else common_texts.REPORTS, *_came_words(looking))
        self.view.footer.saving.hide()
        for button, step in ((self.panel.before, -1), (self.panel.after, 1)):
            button.setVisible(bool(others))
            button.clicked.connect(partial(self.go_on, step))
        buttons: Iterable[Button] = self.view.top.findChildren(Button)
        for button in buttons:
            button.setVisible(button.accessibleName() != comparing_texts.COMPARE_KEY)
        self.view.beside = (self.panel,)
        self.view.closed.connect(self.closed)
        self.view.help_wanted.connect(self.help_wanted)
        self.panel.wanted.connect(self.view.go)
        self.panel.here_wanted.connect(self.remark_here)
        self.panel.written.connect(self._write)
        self.panel.other_wanted.connect(self.other_wanted)
        self.panel.accept.clicked.connect(lambda: self.answer(ACCEPTED))
        self.panel.back.clicked.connect(lambda: self.answer(RETURNED))
        for keys, act in (
            ("F4", self.remark_here),
            ("Ctrl+D", self.panel.show_changes),
            ("Ctrl+R", lambda: self.answer(RETURNED)),
            ("F8", partial(self.go_to_next, 1)),
            ("Shift+F8", partial(self.go_to_next, -1)),
            ("Ctrl+Down", partial(self.go_on, 1)),
            ("Ctrl+Up", partial(self.go_on, -1)),
            ("Ctrl+Return", lambda: self.answer(ACCEPTED)),
            ("Ctrl+Enter", lambda: self.answer(ACCEPTED)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    @property
    def notice(self) -> Notice:
        """The strip for results and errors."""
        return self.panel.notice

    def begin(self) -> None:
        """Show the first step."""
        self.view.resume()

    def stop(self) -> None:
        """Keep what is being written, and stop the pages."""
        self.panel.keep()
        self.view.stop()
        self.looking.close()

    def remark_here(self) -> None:
        """Write a remark at the place of the cursor, at selected words, or on the whole report from the rail's end."""
        if self.looking.given is None:
            place, quote = self._place()
            self.panel.write(place, quote)

    def go_to_next(self, step: int) -> None:
        """Go to the next finding, change or remark, or to the one before; after the last one to the first."""
        places, page = places_to_look_at(self.looking), self.view.page
        if not places or page is None:
            self.notice.show_passing(look_texts.NO_PLACES)
            return
        self.view.go(next_place(self.looking, places, page.place(), step))

    def go_on(self, step: int) -> None:
        """Ask for the report of the next unit, or of the one before; at the end say so."""
        here = self.looking.package
        units = {each.number for each in self.looking.came} | {here.number}
        at = next((at for at, number in enumerate(self._others) if number in units), -1)
        if 0 <= at + step < len(self._others):
            self.other_wanted.emit(self._others[at + step])
        else:
            self.notice.show_passing(look_texts.LAST if step > 0 else look_texts.FIRST)

    def answer(self, verdict: OfficeVerdict) -> None:
        """Accept or return the report: asks where the answer is written; who was first is told."""
        self.panel.keep()
        if self.looking.given is None and verdict is RETURNED and not self.looking.remarks:
            self.notice.show_message("warn", look_texts.NO_REMARKS, look_texts.NO_REMARKS_TEXT)
            return
        folder = self._ask_folder()
        if folder is None:
            return
        verdict = self.looking.given.verdict if self.looking.given else verdict
        try:
            given = self.looking.answer(verdict, Keyring(self.looking.opened.folder), folder)
        except AlreadyAnsweredError as error:
            self.notice.show_message("warn", answered_words(error.standing), look_texts.KEPT)
        except UserError as error:
            self.notice.show_error(error)
        else:
            self.panel.show_answer()
            text = look_texts.WRITTEN_TEXT.format(given.path, given.fingerprint)
            self.notice.show_message("ok", look_texts.WRITTEN, text)
            self.answered.emit()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own name
        """Go by Tab from the end of the panel to the top bar."""
        target = leaving((self.panel, self.view)) if next else None
        if target is None:
            return super().focusNextPrevChild(next)
        target.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the report the room of the rail in a narrow window."""
        super().resizeEvent(event)
        narrow = event.size().width() < theme.px(theme.NARROW)
        self.panel.setFixedWidth(theme.px(_NARROW if narrow else _WIDE))
        self.view.rail.setFixedWidth(0 if narrow else theme.px(WIDTH))

    def _make_page(self, opened: OpenReport, step: ReportStep, parent: QWidget | None) -> Page:
        """Return the page of a step to read; nothing on it closes, issues or hands over."""
        if step.kind == "export":
            return SignedPage(opened, step, self.looking.files, parent)
        page = self._pages(opened, step, parent)
        banners: Iterable[SealedBanner] = page.findChildren(SealedBanner)
        for banner in banners:
            banner.hide()
        for name in ("sealed", "compare", "split", "correct", "answers"):
            if isinstance(part := getattr(page, name, None), QWidget):
                part.hide()
        self._free_keys(page)
        if version := self.looking.version_before:
            page.compare_version(version)
        return page

    def _free_keys(self, part: QWidget) -> None:
        shortcuts: Iterable[QShortcut] = part.findChildren(QShortcut)
        for shortcut in shortcuts:
            if shortcut.key().toString() in _KEYS:
                shortcut.setEnabled(False)

    def _place(self) -> tuple[str, str]:
        """Return the place of the cursor, and the words that are selected there."""
        page = self.view.page
        if page is None or page.step.kind not in ("form", "section", "general", "recipients"):
            return WHOLE, ""
        key = figure_of(Place.parse(page.place()).key)
        if key == page.step.id:
            key = page.step.keys[0]
        words, report = page.selected_words().strip(), self.looking.opened.report
        text = report.text(key)
        if kind_of(key) is FieldKind.SECTION and words and text.count(words) == 1:
            start = text.index(words)
            return f"{key}@{start}:{start + len(words)}", words
        return key, words

    def _write(self, place: str, text: str) -> None:
        try:
            self.looking.remark(place, text)
        except UserError as error:
            self.notice.show_error(error)
        self.panel.show_remarks()

    def _ask_folder(self) -> Path | None:
        drives = removable_drives()
        begin = str(drives[0].path) if drives else ""
        name = QFileDialog.getExistingDirectory(self, look_texts.WHERE, begin)
        return Path(name) if name else None


def _came_words(looking: Looking) -> tuple[str, str]:
    """Return when the package came: "Nhận 16/6/2026 08:21", and briefly "16/6 08:21"."""
    moment = datetime.fromisoformat(looking.package.came_at).astimezone()
    return (
        look_texts.CAME_AT.format(date_texts.day(moment.date()), f"{moment:%H:%M}"),
        f"{moment.day}/{moment.month} {moment:%H:%M}",
    )
