"""The page that takes figures from a one-stop shop's table: shown, asked about, then written as one edit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from cchc_desktop.base.clock import day_words
from cchc_desktop.base.errors import UserError
from cchc_desktop.base.work_step import Step
from cchc_desktop.desk.drafts.steps import ReportStep
from cchc_desktop.desk.one_stop.dossier_figures import (
    CAUSE,
    TableFile,
    TakenFigures,
    counted_by,
    figures_in,
    pasted_tables,
    read_tables,
    with_sources,
)
from cchc_desktop.desk.one_stop.table_shapes import KnownShape, TableShapes
from cchc_desktop.desk.work.open_report import Edited, OpenReport
from cchc_desktop.dossiers.dossier_table import DossierTable
from cchc_desktop.dossiers.shown_sums import columns_of
from cchc_desktop.report.keys import LATE_DOSSIERS
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.inputs import Combo
from ui.kit.jobs import Job
from ui.kit.labels import label, set_text_if_changed
from ui.kit.layouts import FlowRow, row_of
from ui.kit.notice import Notice
from ui.report.page import Page
from ui.taking.figures_card import FiguresCard
from ui.taking.open_questions import OpenQuestions
from ui.taking.shown_counts import ShownCounts
from ui.taking.sums_card import SumsCard
from ui.words.taking import taking_texts

_SIDE, _LEAST = 376, 300
_LOW, _SUMS, _SUMS_LOW = 560, 236, 132


class TakingPage(Page):
    """A table is opened, pasted or dropped; what it gives stands beside it, each figure with the present one."""

    def __init__(self, open_report: OpenReport, step: ReportStep, parent: QWidget | None = None) -> None:
        super().__init__(open_report, step, parent)
        self._files: list[TableFile] = []
        self._answers: dict[str, str] = {}
        self._known: KnownShape | None = None
        self._found: TakenFigures | None = None
        self._folder = str(Path.home())
        self.job = Job(self)
        self.open = Button(taking_texts.OPEN, icon="folder-open", key="Ctrl+O")
        self.add = Button(taking_texts.ADD, icon="plus")
        self.paste = Button(taking_texts.PASTE, icon="copy", key="Ctrl+V")
        self.cancel, self.notice = Button(taking_texts.STOP, role="link"), Notice()
        self.which, self.named = Combo(), label("", "note", wrap=True)
        self.which.setAccessibleName(taking_texts.WHICH)
        self.table, self.sums, self.side = ShownCounts(), SumsCard(), FiguresCard(open_report)
        self.figures, self.write = self.side.figures, self.side.write
        self.questions, self._about = OpenQuestions(), label(taking_texts.ABOUT, "note", wrap=True)
        self._keys = label(taking_texts.KEYS, "note", wrap=True)
        self.setAcceptDrops(True)
        self._lay_out(step)
        self._connect()
        self._show(None)
        if not counted_by(open_report.template):
            self.notice.show_message("warn", taking_texts.NO_TEMPLATE)

    def go_to(self, place: str) -> None:
        """Put the focus on the button to open a table, or on the figures of the one shown."""
        del place
        target = self.figures if self._found else self.open
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> str:
        """Return the place of the page itself."""
        return self.step.id

    def refresh(self, edited: Edited) -> None:
        """Show the present figures beside those of the table."""
        del edited
        self.side.show_figures()

    def find_next(self, *, back: bool) -> bool:
        """Go to the next line that does not add up."""
        if not back and (wrong := self.sums.go_on()):
            self.table.go_to_line(wrong)
            return True
        return False

    def take_file(self, path: Path, *, more: bool = False) -> None:
        """Read a table from a file, on a thread; `more` adds it to those shown."""
        if self.job.running:
            return
        self._folder = str(path.parent)
        self.cancel.show()
        for button in (self.open, self.add):
            button.setEnabled(False)
        self.job.start(self._steps(path, more=more))

    def take_copied(self, mime: QMimeData) -> None:
        """Take a table from the clipboard: as HTML, which keeps merged heads, else as text."""
        grids = pasted_tables(mime.html() if mime.hasHtml() else "", mime.text())
        if not grids:
            self.notice.show_message("warn", taking_texts.NOTHING_COPIED)
            return
        self.show_tables([TableFile(taking_texts.PASTED, grids)])

    def show_tables(self, files: list[TableFile]) -> None:
        """Show tables that were read, and what they give."""
        self._files = files
        self._begin()

    def write_figures(self) -> None:
        """Write the ticked figures with their source as one edit, and keep how the table was read."""
        texts = self.side.chosen()
        if not texts or not self.open_report.editable or self._found is None:
            return
        origin = self.side.origin(", ".join(file.name for file in self._files))
        self.open_report.edit_many(with_sources(texts, origin), CAUSE)
        self._keep_shape(self._found, origin.system)
        self.notice.show_message("ok", taking_texts.WRITTEN.format(len(texts)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the table at least half of the height."""
        super().resizeEvent(event)
        low = event.size().height() < theme.px(_LOW)
        self.sums.setMaximumHeight(theme.px(_SUMS_LOW if low else _SUMS))
        self._keys.setVisible(not low)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged over the page."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read a dropped file."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.take_file(paths[0])

    def _steps(self, path: Path, *, more: bool) -> Iterator[Step]:
        yield Step(1, 2, taking_texts.READING.format(path.name))
        read = read_tables([path])
        self._files = [*(self._files if more else []), *read]
        yield Step(2, 2, taking_texts.READING.format(path.name))

    def _begin(self) -> None:
        """Understand tables that were just read, as they were read the last time if their shape is known."""
        before, added = (self._answers, self._known), len(self._files) > 1
        self._answers, self._known = {}, None
        found = self._understood()
        if found is None and added:  # a further file that is refused leaves what was there
            self._answers, self._known = before
            return
        if found is not None and (known := self._shapes_of(found)):
            self._answers, self._known = dict(known.answers), known
            again = self._understood()
            if again is None or any(table.forced for table in again.taken.tables):
                self._answers, self._known = {}, None
            else:
                found = again
        self._show_understood(found)

    def _understand(self) -> None:
        self._show_understood(self._understood())

    def _understood(self) -> TakenFigures | None:
        self._end_reading()
        try:
            found = figures_in(self._files, self.open_report.template, self.open_report.report, self._answers)
        except UserError as error:
            self._files = self._files[:-1] if len(self._files) > 1 else self._files
            self.notice.show_error(error)
            return None
        self.notice.hide()
        return found

    def _show_understood(self, found: TakenFigures | None) -> None:
        self._show(found)
        if found is not None:
            self.go_to(self.step.id)

    def _failed(self, error: UserError) -> None:
        self._end_reading()
        self.notice.show_error(error)

    def _cancelled(self) -> None:
        self._end_reading()
        self.notice.show_message("warn", taking_texts.NOT_READ)

    def _end_reading(self) -> None:
        self.cancel.hide()
        for button in (self.open, self.add):
            button.setEnabled(True)

    def _show(self, found: TakenFigures | None) -> None:
        self._found = found
        for part in (self._left, self.sums, self.side, self.add):
            part.setVisible(found is not None)
        self._about.setVisible(found is None)
        self.open.setText(taking_texts.OPEN if found is None else taking_texts.OTHER)
        if found is None:
            self.write.setEnabled(False)
            return
        self._offer_tables(found)
        self.questions.ask(found.taken.questions)
        system = self._known.system if self._known else ""
        self.side.show_found(found, system=system, file=", ".join(file.name for file in self._files))
        self._show_table()

    def _offer_tables(self, found: TakenFigures) -> None:
        self.which.blockSignals(True)
        self.which.clear()
        for file, taken in found.files:
            for table in taken.tables:
                self.which.addItem(taking_texts.TABLE_NAME.format(file=file, name=table.name), table)
        self.which.blockSignals(False)
        self.which.setVisible(self.which.count() > 1)

    def _show_table(self) -> None:
        table = self.which.currentData()
        if not isinstance(table, DossierTable):
            return
        counted = counted_by(self.open_report.template)
        measures = {name for key in self.side.chosen() for name in counted.get(key, ())}
        taken = {column for name in measures for way in table.ways[:1] for column in columns_of(name, way)}
        self.table.show_table(table, frozenset(taken))
        self.sums.show_table(table, self.table.wrong)
        rows = [line.row + 1 for line in (*table.lines, *table.totals)] or [1]
        where = taking_texts.SHEET.format(table.sheet) if table.sheet else ""
        file = ", ".join(each.name for each in self._files)
        words = taking_texts.TABLE_ROWS.format(
            file=file, where=where, first=min(rows), last=max(rows), lines=len(table.lines)
        )
        sources = self._found.taken.sources if self._found else []
        more = [taking_texts.SOURCES.format("; ".join(sources))] if sources else []
        known = [taking_texts.KNOWN.format(_day(self._known.day))] if self._known else []
        set_text_if_changed(self.named, "  ·  ".join((words, *known, *more)))

    def _take_answer(self, question: str, choice: str) -> None:
        self._answers[question] = choice
        self._understand()

    def _shapes_of(self, found: TakenFigures) -> KnownShape | None:
        try:
            return TableShapes(self.open_report.flushed_store()).known(found)
        except UserError:
            return None

    def _keep_shape(self, found: TakenFigures, system: str) -> None:
        try:
            shapes = TableShapes(self.open_report.flushed_store())
            if self.side.remember.isChecked():
                shapes.remember(found, self._answers, system)
            else:
                shapes.forget(found)
        except UserError as error:
            self.notice.show_error(error)

    def _ask_file(self) -> None:
        if path := self._chosen():
            self.take_file(path)

    def _ask_more(self) -> None:
        if path := self._chosen():
            self.take_file(path, more=True)

    def _chosen(self) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(self, taking_texts.FILE, self._folder, taking_texts.FILTER)
        return Path(name) if name else None

    def _connect(self) -> None:
        self.open.clicked.connect(self._ask_file)
        self.add.clicked.connect(self._ask_more)
        self.paste.clicked.connect(lambda: self.take_copied(QGuiApplication.clipboard().mimeData()))
        self.cancel.clicked.connect(self.job.cancel)
        self.side.late.clicked.connect(lambda: self.wants.emit(LATE_DOSSIERS))
        self.job.succeeded.connect(self._begin)
        self.job.failed.connect(self._failed)
        self.job.cancelled.connect(self._cancelled)
        self.which.activated.connect(self._show_table)
        self.table.answered.connect(self._take_answer)
        self.questions.answered.connect(self._take_answer)
        self.sums.next.clicked.connect(lambda: self.find_next(back=False))
        self.write.clicked.connect(self.write_figures)
        keys = {"Ctrl+O": self.open.click, "Ctrl+V": self.paste.click, "Ctrl+Return": self.write.click}
        for key, act in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _lay_out(self, step: ReportStep) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 12, 20, 12)
        rows.setSpacing(8)
        rows.addLayout(FlowRow(label(step.title, "title"), None, self.cancel, self.add, self.open, self.paste))
        rows.addWidget(self._about)
        rows.addWidget(self.notice)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(6)
        left.addWidget(self.which)
        left.addWidget(self.named)
        left.addWidget(self.questions)
        left.addWidget(self.table, 1)
        left.addWidget(self.sums)
        left.addWidget(self._keys)
        self.side.setMinimumWidth(theme.px(_LEAST))
        self.side.setMaximumWidth(theme.px(_SIDE))
        both = row_of(self._left, self.side)
        both.setStretchFactor(self._left, 3)
        both.setStretchFactor(self.side, 2)
        rows.addLayout(both, 1)
        rows.addStretch(0)
        self.cancel.hide()
        self.notice.hide()


def _day(iso: str) -> str:
    try:
        return day_words(date.fromisoformat(iso))
    except ValueError:
        return iso
