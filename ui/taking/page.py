"""The page that takes figures from a one-stop shop's table: shown, asked about, then written as one edit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFileDialog, QListWidget, QListWidgetItem, QScrollArea, QVBoxLayout, QWidget

from cchc_desktop.base.errors import UserError
from cchc_desktop.base.work_step import Step
from cchc_desktop.desk.drafts.steps import ReportStep
from cchc_desktop.desk.one_stop.dossier_figures import (
    CAUSE,
    TakenFigures,
    counted_by,
    figures_in,
    origin_of,
    pasted_tables,
    read_tables,
    with_sources,
)
from cchc_desktop.desk.work.open_report import Edited, OpenReport
from cchc_desktop.dossiers.dossier_table import OpenQuestion
from cchc_desktop.dossiers.table_grid import TableGrid
from cchc_desktop.report.keys import LATE_DOSSIERS
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.frames import frame
from ui.kit.jobs import Job
from ui.kit.labels import label, set_text_if_changed
from ui.kit.layouts import row_of
from ui.kit.notice import Notice
from ui.report.page import Page
from ui.taking.shown_counts import ShownCounts
from ui.words.place_texts import short
from ui.words.taking import late_texts, taking_texts

_SIDE, _LEAST = 376, 280


class TakingPage(Page):
    """A table is opened, pasted or dropped; what it gives stands beside it, each figure with the present one."""

    def __init__(self, open_report: OpenReport, step: ReportStep, parent: QWidget | None = None) -> None:
        super().__init__(open_report, step, parent)
        self._grids: list[TableGrid] = []
        self._answers: dict[str, str] = {}
        self._found: TakenFigures | None = None
        self._folder, self._file = str(Path.home()), ""
        self.job = Job(self)
        self.open, self.paste = (
            Button(taking_texts.OPEN, icon="folder-open", key="Ctrl+O"),
            Button(taking_texts.PASTE, icon="copy", key="Ctrl+V"),
        )
        self.cancel, self.notice = Button(taking_texts.STOP, role="link"), Notice()
        self.table, self.figures, self.problems = ShownCounts(), QListWidget(), label("", wrap=True)
        self.figures.setAccessibleName(taking_texts.FIGURES)
        self.figures.setWordWrap(True)
        self.figures.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.late = Button(late_texts.OPEN_LIST, role="link", icon="file-text")
        self.write = Button(taking_texts.WRITE_NONE, role="primary", key="Ctrl+Enter")
        self._asked_for: list[QWidget] = []
        self._named, self._asked = label("", "card-title", wrap=True), QVBoxLayout()
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
        if self._found:
            self._show_figures(self._found)

    def take_file(self, path: Path) -> None:
        """Read a table from a file, on a thread."""
        if self.job.running:
            return
        self._folder, self._file = str(path.parent), path.name
        self._answers.clear()
        self.cancel.show()
        self.open.setEnabled(False)
        self.job.start(self._steps(path))

    def take_copied(self, mime: QMimeData) -> None:
        """Take a table from the clipboard: as HTML, which keeps merged heads, else as text."""
        grids = pasted_tables(mime.html() if mime.hasHtml() else "", mime.text())
        if not grids:
            self.notice.show_message("warn", taking_texts.NOTHING_COPIED)
            return
        self._answers.clear()
        self._grids, self._file = grids, ""
        self._understand()

    def write_figures(self) -> None:
        """Write the ticked figures as one edit."""
        texts = self._ticked()
        if not texts or not self.open_report.editable:
            return
        if self._found:
            origin = origin_of(self._found.taken, self._file)
            self.open_report.edit_many(with_sources(texts, origin), CAUSE)
        self.notice.show_message("ok", taking_texts.WRITTEN.format(len(texts)))

    def _steps(self, path: Path) -> Iterator[Step]:
        yield Step(1, 2, taking_texts.READING.format(path.name))
        self._grids = read_tables([path])
        yield Step(2, 2, taking_texts.READING.format(path.name))

    def _understand(self) -> None:
        self._end_reading()
        try:
            found = figures_in(
                self._grids, self.open_report.template, self.open_report.report.text("unit.name"), self._answers
            )
        except UserError as error:
            self._show(None)
            self.notice.show_error(error)
            return
        self.notice.hide()
        self._show(found)
        self.go_to(self.step.id)

    def _failed(self, error: UserError) -> None:
        self._end_reading()
        self.notice.show_error(error)

    def _cancelled(self) -> None:
        self._end_reading()
        self.notice.show_message("warn", taking_texts.NOT_READ)

    def _end_reading(self) -> None:
        self.cancel.hide()
        self.open.setEnabled(True)

    def _show(self, found: TakenFigures | None) -> None:
        self._found = found
        self._left.setVisible(found is not None)
        self._right.setVisible(found is not None)
        if found is None:
            self.write.setEnabled(False)
            return
        taken = found.taken
        table = taken.parts[0].table if taken.parts else taken.tables[0]
        self.table.show_table(table)
        set_text_if_changed(self._named, taking_texts.TABLE_ROWS.format(name=table.name, lines=len(table.lines)))
        told = [problem.message for problem in taken.problems] or [taking_texts.NO_PROBLEMS]
        told += [taking_texts.SOURCES.format(", ".join(taken.sources))] if taken.sources else []
        set_text_if_changed(self.problems, "\n".join(told))
        self._ask(taken.questions)
        self._show_figures(found)

    def _ask(self, questions: list[OpenQuestion]) -> None:
        """Show each open question with its choices; a choice is taken at once."""
        for widget in self._asked_for:
            widget.deleteLater()
        self._asked_for = []
        for question in questions:
            choice = QComboBox()
            choice.setAccessibleName(question.question)
            choice.addItems([taking_texts.CHOOSE, *question.choices])
            choice.activated.connect(lambda index, one=question: self._answer(one, index))
            for widget in (label(question.question, wrap=True), choice):
                self._asked.addWidget(widget)
                self._asked_for.append(widget)

    def _answer(self, question: OpenQuestion, index: int) -> None:
        if index:
            self._answers[question.question] = question.choices[index - 1]
            self._understand()

    def _show_figures(self, found: TakenFigures) -> None:
        self.figures.clear()
        rows = self.open_report.template.rows
        for key, after in found.figures.items():
            before = self.open_report.report.text(key)
            name = taking_texts.FIGURE.format(place=short(key), label=rows[key].label)
            change = taking_texts.CHANGE.format(before=before or taking_texts.BLANK, after=after)
            item = QListWidgetItem(f"{name}\n{taking_texts.SAME.format(after=after) if before == after else change}")
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setCheckState(Qt.CheckState.Unchecked if before == after else Qt.CheckState.Checked)
            self.figures.addItem(item)
        self._count()

    def _ticked(self) -> dict[str, str]:
        found = self._found.figures if self._found else {}
        items = [self.figures.item(row) for row in range(self.figures.count())]
        keys = [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() is Qt.CheckState.Checked]
        return {key: found[key] for key in keys}

    def _count(self) -> None:
        number = len(self._ticked())
        editable = self.open_report.editable
        self.write.setEnabled(bool(number) and editable)
        text = taking_texts.WRITE.format(number) if number else taking_texts.WRITE_NONE
        self.write.setText(text if editable else taking_texts.SEALED)

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, taking_texts.FILE, self._folder, taking_texts.FILTER)
        if name:
            self.take_file(Path(name))

    def _connect(self) -> None:
        self.open.clicked.connect(self._ask_file)
        self.paste.clicked.connect(lambda: self.take_copied(QGuiApplication.clipboard().mimeData()))
        self.cancel.clicked.connect(self.job.cancel)
        self.late.clicked.connect(lambda: self.wants.emit(LATE_DOSSIERS))
        self.job.succeeded.connect(self._understand)
        self.job.failed.connect(self._failed)
        self.job.cancelled.connect(self._cancelled)
        self.figures.itemChanged.connect(self._count)
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
        title = label(step.title, "title")
        head = row_of(title, None, self.cancel, self.open, self.paste)
        rows.addLayout(head)
        rows.addWidget(label(taking_texts.ABOUT, "note", wrap=True))
        rows.addWidget(self.notice)
        self._left, self._right = frame("card"), frame("card")
        left = QVBoxLayout(self._left)
        left.setContentsMargins(12, 8, 12, 12)
        left.addWidget(self._named)
        left.addWidget(self.table, 1)
        told = QWidget()
        inside = QVBoxLayout(told)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(self._asked)
        inside.addWidget(self.problems)
        inside.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(told)
        area.setMaximumHeight(theme.px(132))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        left.addWidget(area)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(12, 8, 12, 12)
        right.addWidget(label(taking_texts.FIGURES, "card-title"))
        right.addWidget(self.figures, 1)
        right.addWidget(self.late)
        right.addWidget(self.write)
        self._right.setMinimumWidth(theme.px(_LEAST))
        self._right.setMaximumWidth(theme.px(_SIDE))
        both = row_of(self._left, self._right)
        both.setStretchFactor(self._left, 3)
        both.setStretchFactor(self._right, 2)
        rows.addLayout(both, 1)
        rows.addStretch(0)
        self.cancel.hide()
        self.notice.hide()
