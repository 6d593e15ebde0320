"""The last page: the report as files, in a folder of the user's choice. A preview will stand to its left."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.base.text import slug
from cchc_desktop.desk.exporting import export_files
from cchc_desktop.report.document import OPEN
from ui import shell_texts, texts, theme
from ui.jobs import Job
from ui.notice import Notice
from ui.page import Page
from ui.parts import Button, CheckBox, Icon, frame, label, retell

if TYPE_CHECKING:
    from cchc_desktop.base.errors import UserError
    from cchc_desktop.base.steps import Step as WorkStep
    from cchc_desktop.desk.open_report import Edited, OpenReport
    from cchc_desktop.report.document import Report
    from ui.flow import Step

_WIDTH = 720
_FORMATS = {
    "pdf": ("file-text", shell_texts.PDF, shell_texts.PDF_NOTE),
    "xlsx": ("file-spreadsheet", shell_texts.EXCEL, shell_texts.EXCEL_NOTE),
    "json": ("braces", shell_texts.JSON, shell_texts.JSON_NOTE),
}
_KB = 1024


class ExportPage(Page):
    """Writes the chosen files on a thread; what was written stays told until the next time."""

    def __init__(self, open_report: OpenReport, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(open_report, step, parent)
        self.folder = documents_folder()
        self.boxes = {suffix: FormatBox(words) for suffix, (_, words, _) in _FORMATS.items()}
        self.write = Button("", role="primary", icon="arrow-right", trailing=True)
        self.cancel, self.progress = Button(texts.CANCEL), QProgressBar(textVisible=False)
        self.notice, self._doing = Notice(), label("", "note")
        self._folder, self._warning, self._warning_text = label("", "note"), frame("warn"), label("", "note", wrap=True)
        self.job = Job(self)
        self._targets: list[Path] = []
        self._lay_out()
        self._connect()
        self._show_folder()
        self._show_state()
        self._show_idle()

    def go_to(self, place: str) -> None:
        """Put the keyboard on the first format."""
        next(iter(self.boxes.values())).setFocus(Qt.FocusReason.OtherFocusReason)
        self.moved.emit(self.step.id)

    def place(self) -> str:
        """Return the page itself; it has no fields of the report."""
        return self.step.id

    def refresh(self, edited: Edited) -> None:
        """Show what is left to mend."""
        self._show_state()

    def leave(self) -> None:
        """Let the work go on; it is told here when the page is seen again."""

    def stop(self) -> None:
        """End the writing between two steps; what is half written is taken away."""
        self.job.stop()

    def choose_folder(self, folder: Path) -> None:
        """Write into another folder from now on."""
        self.folder = folder
        self._show_folder()

    def export(self) -> None:
        """Write the chosen formats."""
        report = self.open_report.report
        chosen = [suffix for suffix, box in self.boxes.items() if box.isChecked()]
        if not chosen or self.job.running:
            return
        self._targets = [self.folder / f"{file_stem(report, suffix)}.{suffix}" for suffix in chosen]
        self.notice.hide()
        self._show_busy(busy=True)
        self.job.start(export_files(report, self.open_report.template, list(zip(chosen, self._targets, strict=True))))

    def _progressed(self, step: WorkStep) -> None:
        self.progress.setMaximum(step.total)
        self.progress.setValue(step.done)
        retell(self._doing, step.name)

    def _succeeded(self) -> None:
        self._show_idle()
        lines = [f"{path.name}, {_size(path)}" for path in self._targets]
        title = shell_texts.WRITTEN.format(len(lines), self.folder)
        self.notice.tell("ok", title, "\n".join(lines), (shell_texts.OPEN_FOLDER, self._open_folder))

    def _failed(self, error: UserError) -> None:
        self._show_idle()
        self.notice.tell("error", error.title, error.text)

    def _cancelled(self) -> None:
        self._show_idle()
        self.notice.tell("warn", shell_texts.EXPORT_STOPPED, shell_texts.EXPORT_STOPPED_TEXT)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, shell_texts.CHOOSE_FOLDER, str(self.folder))
        if folder:
            self.choose_folder(Path(folder))

    def _show_folder(self) -> None:
        retell(self._folder, str(self.folder))

    def _show_state(self) -> None:
        left = self.open_report.outcome.summary
        self._warning.setVisible(self.open_report.report.state == OPEN)
        retell(self._warning_text, shell_texts.DRAFT_NOTE.format(left["errors"], left["warnings"]))

    def _show_idle(self) -> None:
        self._show_busy(busy=False)
        chosen = sum(box.isChecked() for box in self.boxes.values())
        self.write.setText(shell_texts.WRITE.format(chosen) if chosen else shell_texts.WRITE_NONE)

    def _show_busy(self, *, busy: bool) -> None:
        self.write.setEnabled(not busy)
        for part in (self.cancel, self.progress, self._doing):
            part.setVisible(busy)

    def _connect(self) -> None:
        for box in self.boxes.values():
            box.toggled.connect(self._show_idle)
            box.confirmed.connect(self.export)
        self.write.clicked.connect(self.export)
        self.cancel.clicked.connect(self.job.cancel)
        self.job.progressed.connect(self._progressed)
        self.job.succeeded.connect(self._succeeded)
        self.job.failed.connect(self._failed)
        self.job.cancelled.connect(self._cancelled)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(label(self.step.title, "title"))
        warning = QHBoxLayout(self._warning)
        warning.addWidget(Icon("triangle-alert", "warn"))
        warning.addWidget(self._warning_text, 1)
        column.addWidget(self._warning)
        column.addWidget(self._formats_card())
        column.addWidget(self.notice)
        column.addStretch(1)
        body = QWidget()
        body.setLayout(column)
        body.setMaximumWidth(theme.px(_WIDTH))
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 20, 12)
        row.addWidget(body, 100)
        row.addStretch(1)

    def _formats_card(self) -> QFrame:
        card = frame("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 16, 16, 12)
        column.setSpacing(12)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(2, 1)
        for row, (suffix, (icon, _, note)) in enumerate(_FORMATS.items()):
            grid.addWidget(Icon(icon, "text2", 20), row, 0)
            grid.addWidget(self.boxes[suffix], row, 1)
            grid.addWidget(label(note, "note"), row, 2)
        column.addLayout(grid)
        column.addLayout(self._folder_row())
        column.addWidget(label(shell_texts.REPLACES, "small"))
        column.addLayout(self._write_row())
        return card

    def _folder_row(self) -> QHBoxLayout:
        other = Button(shell_texts.CHOOSE_FOLDER, icon="folder-open")
        other.clicked.connect(self._ask_folder)
        row = QHBoxLayout()
        row.addWidget(label(shell_texts.FOLDER, "strong"))
        row.addWidget(self._folder, 1)
        row.addWidget(other)
        return row

    def _write_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.progress, 1)
        row.addWidget(self._doing)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.write)
        return row


class FormatBox(CheckBox):
    """A format to write; Enter begins the writing, the space bar chooses."""

    confirmed = Signal()

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter begin."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirmed.emit()
        else:
            super().keyPressEvent(event)


def documents_folder() -> Path:
    """Return the user's folder for documents, or the home folder where there is none."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return folder if folder.is_dir() else Path.home()


def file_stem(report: Report, suffix: str) -> str:
    """Return a file's name without its ending: "bao-cao-cchc-an-thanh-2023-H1-ban-thao"."""
    what = "bieu-mau-cchc" if suffix == "xlsx" else "bao-cao-cchc"
    draft = "ban-thao" if report.state == OPEN else f"ban-{report.version}"
    return "-".join(part for part in (what, slug(report.text("unit.name")), report.period, draft) if part)


def _size(path: Path) -> str:
    size = path.stat().st_size
    return f"{max(round(size / _KB), 1)} KB"
