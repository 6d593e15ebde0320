"""The last page: the preview of the report, and its output: printer, files, package."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cchc_desktop.desk.drafts.counting import counted
from cchc_desktop.desk.drafts.steps import ReportSteps
from cchc_desktop.desk.register.travelling import with_register
from cchc_desktop.desk.sending.exported import note_exported
from cchc_desktop.desk.sending.exporting import export_files, review_of
from cchc_desktop.desk.versions.printed_drafts import print_draft
from cchc_desktop.report.document import OPEN
from ui.handing.export_cards import CardColumn, DraftWarning, FilesCard, PrintCard
from ui.handing.exported_files import breakable, file_stem, name_and_size, print_name
from ui.handing.handover_card import HandoverCard
from ui.handing.page_preview import Preview
from ui.handing.signing.signing_card import ROLES, SigningCard
from ui.handing.signing.signing_entry import SigningEntry
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.inputs import CheckBox
from ui.kit.jobs import Job
from ui.kit.labels import label, set_text_if_changed
from ui.kit.layouts import FlowRow
from ui.kit.notice import Notice
from ui.kit.open_externally import open_externally
from ui.report.page import NARROW, Page
from ui.words import common_texts, export_texts
from ui.words.signing import signing_texts
from ui.words.taking import retyping_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from cchc_desktop.base.errors import UserError
    from cchc_desktop.base.work_step import Step
    from cchc_desktop.desk.drafts.steps import ReportStep
    from cchc_desktop.desk.work.open_report import Edited, OpenReport
    from cchc_desktop.documents.content.review import Review
    from cchc_desktop.report.document import Report

_SIDE, _SIDE_NARROW = 396, 340
_LOW = 600
"""The height of a page below which the cards leave their explanations to tool tips, to be seen without scrolling."""


class ExportPage(Page):
    """The page that prints, or writes the chosen files, on a thread; the result is shown until the next time."""

    def __init__(self, open_report: OpenReport, step: ReportStep, parent: QWidget | None = None) -> None:
        super().__init__(open_report, step, parent)
        self._flow = ReportSteps(open_report.template)
        self.preview, self.marks = Preview(), CheckBox(export_texts.SHOW_MARKS)
        self.retype = Button(retyping_texts.OPEN, role="link", icon="copy")
        self.warning, self.printing = DraftWarning(), PrintCard(draft=open_report.editable)
        self.files, self.notice, self.handover = FilesCard(), Notice(narrow=True), HandoverCard(open_report)
        self.shows = label("", "note")
        self.entry, self.signing = SigningEntry(), SigningCard(open_report)
        self._column = CardColumn(self.warning, self.printing, self.files, self.notice, self.entry, self.handover)
        self.job = Job(self)
        self._targets: list[Path] = []
        self._printer = ""
        self._stale = True
        self._lay_out()
        self._connect()
        self._show_state()

    def go_to(self, place: str) -> None:
        """Put the focus on the first format, and lay out the report if it was edited since."""
        if self.signing.isHidden():
            next(iter(self.files.formats.boxes.values())).setFocus(Qt.FocusReason.OtherFocusReason)
        self.moved.emit(self.step.id)
        self.entry.refresh(self.open_report)
        self._show_preview()

    def place(self) -> str:
        """Return the page itself; it has no fields of the report."""
        return self.step.id

    def refresh(self, edited: Edited) -> None:
        """Show the findings left and the present pages."""
        self._show_state()
        self.handover.refresh()
        before, after = edited.before, edited.after
        self._stale |= (before.subject.report, before.findings) != (after.subject.report, after.findings)
        if self.isVisible():
            self._show_preview()

    def leave(self) -> None:
        """Do nothing: work continues, and its result is shown when the page is shown again."""

    def stop(self) -> None:
        """Stop writing between two steps; an unfinished file is removed."""
        self.job.stop()
        self.handover.stop()
        self.signing.stop()
        self.preview.stop()

    def export(self) -> None:
        """Write the chosen formats."""
        chosen = self.files.formats.chosen()
        if not chosen or self.job.running:
            return
        report = self._report_in_file()
        self._targets = [
            self.files.folder / f"{file_stem(report, self.open_report.template, suffix)}.{suffix}" for suffix in chosen
        ]
        self._begin(export_files(report, self.open_report.template, list(zip(chosen, self._targets, strict=True))))

    def print_report(self) -> None:
        """Ask for a printer, and print: a draft with the marks for review, a closed report without."""
        from ui.report import printing  # noqa: PLC0415 - the system's printers are queried only for printing

        report = self._report_in_file()
        printer = (
            None if self.job.running else printing.ask_printer(self, print_name(report, self.open_report.template))
        )
        if printer is None:
            return
        file = printing.pdf_file(printer)
        self._targets, self._printer = [file] if file else [], printer.printerName()
        review = review_of(self.open_report, print_draft(self.open_report)) if self.open_report.editable else None
        self._begin(printing.print_pages(printer, report, self.open_report.template, review))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give more width to the pages in a narrow window, and more height to the cards in a low one."""
        super().resizeEvent(event)
        for card in (self.files, self.printing, self.entry):
            card.show_notes(shown=event.size().height() >= theme.px(_LOW))
        narrow = event.size().width() < theme.px(NARROW)
        self._column.fit_width(theme.px(_SIDE_NARROW if narrow else _SIDE))
        self.signing.setFixedWidth(self._column.width())

    def _report_in_file(self) -> Report:
        """Return the report as the file holds it and a package takes it; where that cannot be read, as it is shown."""
        self.open_report.retry()
        opened = self.open_report
        return with_register(opened.report, opened.template, opened.outcome.subject.context.register)

    def _review(self) -> Review | None:
        return review_of(self.open_report) if self.open_report.editable else None

    def _show_preview(self) -> None:
        if self._stale and self.signing.isHidden():
            self._stale = False
            review = self._review() if self.marks.isChecked() else None
            report = self._report_in_file()
            set_text_if_changed(self.shows, _shown(report, review))
            self.preview.show_report(report, self.open_report.template, review)

    def _turn_marks(self) -> None:
        self._stale = True
        self._show_preview()

    def open_signing(self) -> None:
        """Show the card of signing instead of the others, and the place of the next signature."""
        self._column.hide()
        self.signing.show()
        self.signing.begin()
        self._show_signing()

    def close_signing(self) -> None:
        """Show the other cards again, and the report as it is exported."""
        self.signing.hide()
        self._column.show()
        self.preview.show_marker(None)
        self._stale = True
        self._show_preview()
        self.entry.refresh(self.open_report)
        self.entry.button.setFocus()

    def _show_signing(self) -> None:
        """Show the signed copy so far, or the report to be signed."""
        set_text_if_changed(self.shows, signing_texts.SHOWS_SIGNED if self.signing.copy else export_texts.PREVIEW)
        self.preview.show_to_sign(self._report_in_file(), self.open_report.template, self.signing.copy)

    def find_next(self, *, back: bool) -> bool:
        """While the report is signed, show the place of the next signature again, then that of the other one."""
        del back  # there are two
        if self.signing.isHidden():
            return False
        room, shown = self.preview.room, self.preview.marker
        in_sight = shown is not None and room is not None and self.preview.list.currentRow() == room.page
        self._mark_place(
            next((role for role in ROLES if in_sight and shown and role != shown.role), self.signing.role or ROLES[0])
        )
        return True

    def _show_place(self) -> None:
        """Draw the place of the next signature, once the page is laid out and it is known who signs next."""
        if self.signing.isHidden():
            return
        self.signing.show_page(self.preview.room.page if self.preview.room else None)
        self._mark_place(self.signing.role)

    def _mark_place(self, role: str) -> None:
        room = self.preview.room
        if room is None or not role:
            self.preview.show_marker(None)
            return
        from cchc_desktop.signatures.roles import SigningRole, place_in  # noqa: PLC0415 - needs reportlab
        from ui.handing.signing.place_marker import PlaceMarker  # noqa: PLC0415 - likewise

        self.preview.show_marker(PlaceMarker(place_in(room, SigningRole(role)), role))

    def _show_state(self) -> None:
        self.entry.setVisible(self.open_report.report.state != OPEN)
        self.warning.setVisible(self.open_report.report.state == OPEN)
        self.warning.show_findings(counted(self._flow, self.open_report.outcome))

    def _begin(self, steps: Iterator[Step]) -> None:
        self.notice.hide()
        self._show_busy(busy=True)
        self.job.start(steps)

    def _show_busy(self, *, busy: bool) -> None:
        self.printing.button.setEnabled(not busy)
        self.files.show_busy(busy=busy)

    def _succeeded(self) -> None:
        if not self._targets:
            self._end("ok", export_texts.PRINTED.format(self._printer))
            return
        note_exported(self.open_report)
        folder = self._targets[0].parent
        title = export_texts.WRITTEN.format(len(self._targets), breakable(folder))
        opening = (common_texts.OPEN_FOLDER, partial(open_externally, folder, self.notice))
        self._end("ok", title, "\n".join(map(name_and_size, self._targets)), opening)

    def _failed(self, error: UserError) -> None:
        self._end("error", error.title, error.text)

    def _cancelled(self) -> None:
        if self._targets:
            self._end("warn", export_texts.EXPORT_STOPPED, export_texts.EXPORT_STOPPED_TEXT)
        else:
            self._end("warn", export_texts.PRINT_STOPPED, export_texts.PRINT_STOPPED_TEXT)

    def _end(
        self, role: str, title: str, text: str = "", action: tuple[str, Callable[[], object]] | None = None
    ) -> None:
        """Show the result of the work, and scroll to it."""
        self._show_busy(busy=False)
        self.notice.show_message(role, title, text, action)
        if role != "ok":
            self.notice.stay_with(lambda: (self.files.folder, self.files.formats.chosen()))
        self._column.reveal(self.notice)

    def _preview_failed(self, error: UserError) -> None:
        """Show the error of the preview; a running export continues."""
        self.notice.show_error(error)
        self.notice.stay_with(lambda: self.preview.pdf)
        self._column.reveal(self.notice)

    def _connect(self) -> None:
        self.files.wanted.connect(self.export)
        self.files.cancelled.connect(self.job.cancel)
        self.printing.button.clicked.connect(self.print_report)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self.print_report)
        self.retype.clicked.connect(lambda: self.wants.emit("retyping"))
        self.marks.toggled.connect(self._turn_marks)
        self.entry.button.clicked.connect(self.open_signing)
        self.signing.left.connect(self.close_signing)
        self.signing.signed.connect(self._show_signing)
        self.signing.role_changed.connect(self._show_place)
        self.signing.place_wanted.connect(lambda: self.find_next(back=False))
        QShortcut(QKeySequence("F9"), self).activated.connect(self.preview.turn_whole)
        self.preview.laid_out.connect(self._show_place)
        self.preview.failed.connect(self._preview_failed)
        self.handover.part_shown.connect(self._column.reveal)
        self.job.progressed.connect(self.files.show_step)
        self.job.succeeded.connect(self._succeeded)
        self.job.failed.connect(self._failed)
        self.job.cancelled.connect(self._cancelled)

    def _lay_out(self) -> None:
        title = FlowRow(label(self.step.title, "title"), None, self.retype, self.marks, self.shows)
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addWidget(self.preview, 1)
        body.addWidget(self._column)
        body.addWidget(self.signing)
        self.signing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(12)
        column.addLayout(title)
        column.addLayout(body, 1)
        self.marks.setVisible(self.open_report.editable)


def _shown(report: Report, review: Review | None) -> str:
    """Return words for what the preview shows."""
    return export_texts.SHOWS_MARKS if review else export_texts.SHOWS[report.state].format(report.version)
