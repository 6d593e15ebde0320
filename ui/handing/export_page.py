"""The last page: the report as it prints, and the ways out: printer and files."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from cchc_desktop.base.text import slug
from cchc_desktop.desk.drafts import step_texts
from cchc_desktop.desk.sending.exporting import export_files, review_of
from cchc_desktop.report.document import OPEN
from ui.handing.format_boxes import FormatBoxes
from ui.handing.handover_card import HandingCard
from ui.handing.preview import Preview
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.frames import frame
from ui.kit.icons import Icon
from ui.kit.inputs import CheckBox
from ui.kit.jobs import Job
from ui.kit.labels import label, set_text_if_changed
from ui.kit.notice import Notice
from ui.kit.open_externally import open_externally
from ui.report.page import NARROW, Page
from ui.words import common_texts, export_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cchc_desktop.base.errors import UserError
    from cchc_desktop.base.steps import Step
    from cchc_desktop.desk.drafts.steps import ReportStep
    from cchc_desktop.desk.work.open_report import Edited, OpenReport
    from cchc_desktop.documents.content.review import Review
    from cchc_desktop.report.document import Report

_SIDE, _SIDE_NARROW = 372, 320
_SETTLED_MS = 50  # a notice breaks its lines anew, and the column takes its height, before it is brought into view
_KB = 1024


class ExportPage(Page):
    """Prints, or writes the chosen files, on a thread; what was done stays told until the next time.

    `told` gives the part that is to be seen now.
    """

    told = Signal(object)

    def __init__(self, open_report: OpenReport, step: ReportStep, parent: QWidget | None = None) -> None:
        super().__init__(open_report, step, parent)
        self.folder = documents_folder()
        self.formats, self.preview = FormatBoxes(), Preview()
        self.boxes = self.formats.boxes
        self.handing = HandingCard(open_report)
        self.marks = CheckBox(export_texts.SHOW_MARKS)
        self.print = Button(export_texts.PRINT_BUTTON, icon="printer", key="Ctrl+P")
        self.write = Button("", role="primary", key="Enter")
        self.cancel, self.progress = Button(common_texts.CANCEL), QProgressBar(textVisible=False)
        self.notice, self._doing = Notice(narrow=True), label("", "note")
        self._folder, self._warning = label("", "note", wrap=True), frame("warn")
        self._warning_text = label("", "note", wrap=True)
        self.job = Job(self)
        self._targets: list[Path] = []
        self._printer = ""
        self._stale = True
        self._lay_out()
        self._connect()
        self._show_folder()
        self._show_state()
        self._show_idle()

    def go_to(self, place: str) -> None:
        """Put the keyboard on the first format, and lay out what is not laid out as it is now."""
        next(iter(self.boxes.values())).setFocus(Qt.FocusReason.OtherFocusReason)
        self.moved.emit(self.step.id)
        self._lay_out_report()

    def place(self) -> str:
        """Return the page itself; it has no fields of the report."""
        return self.step.id

    def refresh(self, edited: Edited) -> None:
        """Show what is left to mend, and the pages as they are now."""
        self._show_state()
        self.handing.refresh()
        self._stale = True
        if self.isVisible():
            self._lay_out_report()

    def leave(self) -> None:
        """Let the work go on; it is told here when the page is seen again."""

    def stop(self) -> None:
        """End the writing between two steps; what is half written is taken away."""
        self.job.stop()
        self.handing.stop()
        self.preview.stop()

    def choose_folder(self, folder: Path) -> None:
        """Write into another folder from now on."""
        self.folder = folder
        self._show_folder()

    def export(self) -> None:
        """Write the chosen formats."""
        report, chosen = self.open_report.report, self.formats.chosen()
        if not chosen or self.job.running:
            return
        self._targets = [self.folder / f"{file_stem(report, suffix)}.{suffix}" for suffix in chosen]
        self._begin(export_files(report, self.open_report.template, list(zip(chosen, self._targets, strict=True))))

    def print_report(self) -> None:
        """Ask for a printer, and print: a draft with the marks for review, a sealed report as it is."""
        from ui.handing import printing  # noqa: PLC0415 - the printers of the system are asked for when somebody prints

        report = self.open_report.report
        printer = None if self.job.running else printing.ask_printer(self, file_stem(report, "pdf"))
        if printer is None:
            return
        file = printing.pdf_file(printer)
        self._targets, self._printer = [file] if file else [], printer.printerName()
        self._begin(printing.print_pages(printer, report, self.open_report.template, self._review()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave more to the pages where it is narrow."""
        super().resizeEvent(event)
        narrow = event.size().width() < theme.px(NARROW)
        self._ways.setFixedWidth(theme.px(_SIDE_NARROW if narrow else _SIDE))

    def _review(self) -> Review | None:
        return review_of(self.open_report) if self.open_report.editable else None

    def _begin(self, steps: Iterator[Step]) -> None:
        self.notice.hide()
        self._show_busy(busy=True)
        self.job.start(steps)

    def _lay_out_report(self) -> None:
        if self._stale:
            self._stale = False
            review = self._review() if self.marks.isChecked() else None
            self.preview.show_report(self.open_report.report, self.open_report.template, review)

    def _turn_marks(self) -> None:
        self._stale = True
        self._lay_out_report()

    def _progressed(self, step: Step) -> None:
        self.progress.setMaximum(step.total)
        self.progress.setValue(step.done)
        set_text_if_changed(self._doing, step.name)

    def _succeeded(self) -> None:
        self._show_idle()
        if not self._targets:
            self._tell("ok", export_texts.PRINTED.format(self._printer))
            return
        lines = [f"{path.name}, {_size(path)}" for path in self._targets]
        folder = self._targets[0].parent
        title = export_texts.WRITTEN.format(len(lines), breakable(folder))
        self._tell(
            "ok", title, "\n".join(lines), (common_texts.OPEN_FOLDER, partial(open_externally, folder, self.notice))
        )

    def _failed(self, error: UserError) -> None:
        self._show_idle()
        self._tell("error", error.title, error.text)

    def _cancelled(self) -> None:
        self._show_idle()
        files = bool(self._targets)
        title = export_texts.EXPORT_STOPPED if files else export_texts.PRINT_STOPPED
        self._tell("warn", title, export_texts.EXPORT_STOPPED_TEXT if files else export_texts.PRINT_STOPPED_TEXT)

    def _tell(
        self, role: str, title: str, text: str = "", action: tuple[str, Callable[[], object]] | None = None
    ) -> None:
        """Say what was done, where it is seen."""
        self.notice.show_message(role, title, text, action)
        self.told.emit(self.notice)

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, export_texts.CHOOSE_FOLDER, str(self.folder))
        if folder:
            self.choose_folder(Path(folder))

    def _show_folder(self) -> None:
        set_text_if_changed(self._folder, breakable(self.folder))

    def _show_state(self) -> None:
        left = self.open_report.outcome.summary
        counts = ((left["errors"], step_texts.ERRORS), (left["warnings"], step_texts.WARNINGS))
        words = ", ".join(words.format(count) for count, words in counts if count)
        self._warning.setVisible(self.open_report.report.state == OPEN)
        set_text_if_changed(
            self._warning_text, export_texts.DRAFT_LEFT.format(words) if words else export_texts.DRAFT_CLEAN
        )

    def _show_idle(self) -> None:
        self._show_busy(busy=False)
        chosen = len(self.formats.chosen())
        self.write.setText(export_texts.WRITE.format(chosen) if chosen else export_texts.WRITE_NONE)

    def _show_busy(self, *, busy: bool) -> None:
        self.write.setEnabled(not busy)
        self.print.setEnabled(not busy)
        for part in (self.cancel, self.progress, self._doing):
            part.setVisible(busy)

    def _connect(self) -> None:
        self.formats.changed.connect(self._show_idle)
        self.formats.confirmed.connect(self.export)
        self.write.clicked.connect(self.export)
        self.print.clicked.connect(self.print_report)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self.print_report)
        self.marks.toggled.connect(self._turn_marks)
        self.cancel.clicked.connect(self.job.cancel)
        self.preview.failed.connect(self._failed)
        self.job.progressed.connect(self._progressed)
        self.job.succeeded.connect(self._succeeded)
        self.job.failed.connect(self._failed)
        self.job.cancelled.connect(self._cancelled)

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.addWidget(label(self.step.title, "title"))
        title.addStretch(1)
        title.addWidget(self.marks)
        title.addWidget(label(export_texts.PREVIEW, "note"))
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addWidget(self.preview, 1)
        self._ways = self._side()
        body.addWidget(self._ways)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(12)
        column.addLayout(title)
        column.addLayout(body, 1)
        self.marks.setVisible(self.open_report.editable)

    def _side(self) -> QScrollArea:
        """Return the ways out, one card under the other; where it is low they scroll."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._warning_card(), self._print_card(), self._files_card(), self.notice, self.handing):
            column.addWidget(part)
        column.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        for told in (self.handing.told, self.told):
            told.connect(lambda part: QTimer.singleShot(_SETTLED_MS, area, partial(area.ensureWidgetVisible, part, 0)))
        return area

    def _warning_card(self) -> QFrame:
        row = QHBoxLayout(self._warning)
        row.setContentsMargins(12, 8, 12, 8)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(export_texts.DRAFT_TITLE, "strong"))
        words.addWidget(self._warning_text)
        row.addWidget(Icon("triangle-alert", "warn"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return self._warning

    def _print_card(self) -> QFrame:
        open_ = self.open_report.editable
        card = frame("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 4, 8, 8)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.addWidget(label(export_texts.PRINT_DRAFT if open_ else export_texts.PRINT_FINAL, "strong"))
        row.addStretch(1)
        row.addWidget(self.print)
        column.addLayout(row)
        note = export_texts.PRINT_DRAFT_NOTE if open_ else export_texts.PRINT_FINAL_NOTE
        column.addWidget(label(note, "note", wrap=True))
        return card

    def _files_card(self) -> QFrame:
        card = frame("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 8, 8, 4)
        column.setSpacing(4)
        column.addWidget(self.formats)
        folder = QHBoxLayout()
        other = Button(export_texts.CHOOSE_FOLDER, icon="folder-open")
        other.clicked.connect(self._ask_folder)
        folder.addWidget(self._folder, 1)
        folder.addWidget(other)
        column.addLayout(folder)
        column.addWidget(label(export_texts.REPLACES, "small", wrap=True))
        column.addWidget(self.progress)
        column.addWidget(self._doing)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.write)
        column.addLayout(row)
        return card


def documents_folder() -> Path:
    """Return the user's folder for documents, or the home folder where there is none."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return folder if folder.is_dir() else Path.home()


def file_stem(report: Report, suffix: str) -> str:
    """Return a file's name without its ending: "bao-cao-cchc-an-thanh-2023-H1-ban-thao"."""
    what = "bieu-mau-cchc" if suffix == "xlsx" else "bao-cao-cchc"
    draft = "ban-thao" if report.state == OPEN else f"ban-{report.version}"
    return "-".join(part for part in (what, slug(report.text("unit.name")), report.period, draft) if part)


def breakable(path: Path) -> str:
    """Return a path that a label may break after each folder."""
    return str(path).replace("/", "/\u200b").replace("\\", "\\\u200b")


def _size(path: Path) -> str:
    size = path.stat().st_size
    return f"{max(round(size / _KB), 1)}\N{NO-BREAK SPACE}KB"
