"""The cards of the export page: the findings of a draft, the printer, the files; and their scrolling column."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from cchc_desktop.desk.drafts.counting import TO_DO, CountedFinding
from ui.handing.exported_files import breakable, documents_folder
from ui.handing.format_boxes import FormatBoxes
from ui.kit.buttons import Button
from ui.kit.icons import Icon
from ui.kit.labels import label, set_text_if_changed
from ui.report.counts import count_words
from ui.words import common_texts, export_texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc_desktop.base.work_step import Step

_SETTLED_MS = 50  # time for a notice to break its lines and the column to adapt, before it is scrolled to


class DraftWarning(QFrame):
    """A warning that a report is still a draft, with the number of findings left in it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "warn")
        self._text = label("", "note", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(export_texts.DRAFT_TITLE, "strong"))
        words.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.addWidget(Icon("triangle-alert", "warn"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_findings(self, found: Iterable[CountedFinding]) -> None:
        """Show the numbers of errors, warnings and blanks left."""
        words = count_words(each.standing for each in found if each.standing in TO_DO)
        set_text_if_changed(self._text, export_texts.DRAFT_LEFT.format(words) if words else export_texts.DRAFT_CLEAN)


class PrintCard(QFrame):
    """A card with a button to print: a draft with the marks for review, a closed report without."""

    def __init__(self, *, draft: bool) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self.button = Button(export_texts.PRINT_BUTTON, icon="printer", key="Ctrl+P")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 2, 8, 2)
        column.setSpacing(0)
        row = QHBoxLayout()
        note = export_texts.PRINT_DRAFT_NOTE if draft else export_texts.PRINT_FINAL_NOTE
        self._note = label(note, "small", wrap=True)
        self.button.setToolTip(note)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(export_texts.PRINT_DRAFT if draft else export_texts.PRINT_FINAL, "strong"))
        words.addWidget(self._note)
        row.addLayout(words, 1)
        row.addWidget(self.button)
        column.addLayout(row)

    def show_notes(self, *, shown: bool) -> None:
        """Show what is printed, or leave it to the tool tip."""
        self._note.setVisible(shown)


class FilesCard(QFrame):
    """A card to choose formats and a folder; it shows the progress of the work.

    Signal `wanted` is emitted when the chosen files are to be written, `cancelled` when the work is to stop.
    """

    wanted = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self.folder = documents_folder()
        self.formats = FormatBoxes()
        self.write = Button("", role="primary", key="Enter")
        self._cancel, self._progress = Button(common_texts.CANCEL), QProgressBar(textVisible=False)
        self._step_name, self._folder_label = label("", "note"), label("", "note", wrap=True)
        self._replaces = label(export_texts.REPLACES, "small", wrap=True)
        self._lay_out()
        self.formats.changed.connect(self._show_choice)
        self.formats.confirmed.connect(self.wanted)
        self.write.clicked.connect(self.wanted)
        self._cancel.clicked.connect(self.cancelled)
        self.choose_folder(self.folder)
        self._show_choice()
        self._show_progress(visible=False)

    def choose_folder(self, folder: Path) -> None:
        """Set the folder to write into."""
        self.folder = folder
        set_text_if_changed(self._folder_label, breakable(folder))

    def show_notes(self, *, shown: bool) -> None:
        """Show the explanations, or leave them to tool tips where the page is low."""
        self.formats.show_notes(shown=shown)
        self._replaces.setVisible(shown)
        self.write.setToolTip("" if shown else export_texts.REPLACES)

    def show_step(self, step: Step) -> None:
        """Show the progress of the work."""
        self._progress.setMaximum(step.total)
        self._progress.setValue(step.done)
        set_text_if_changed(self._step_name, step.name)

    def show_busy(self, *, busy: bool) -> None:
        """Show whether work is running."""
        self.write.setEnabled(not busy)
        self._show_progress(visible=busy)
        if not busy:
            self._show_choice()

    def _show_progress(self, *, visible: bool) -> None:
        for part in (self._cancel, self._progress, self._step_name):
            part.setVisible(visible)

    def _show_choice(self) -> None:
        count = len(self.formats.chosen())
        self.write.setText(export_texts.WRITE.format(count) if count else export_texts.WRITE_NONE)

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, export_texts.CHOOSE_FOLDER, str(self.folder))
        if folder:
            self.choose_folder(Path(folder))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 8, 2)
        column.setSpacing(2)
        column.addWidget(self.formats)
        other = Button(export_texts.CHOOSE_FOLDER, icon="folder-open")
        other.clicked.connect(self._ask_folder)
        column.addWidget(self._folder_label)
        column.addWidget(self._replaces)
        column.addWidget(self._progress)
        column.addWidget(self._step_name)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(other)
        row.addWidget(self.write)
        column.addLayout(row)


class CardColumn(QScrollArea):
    """A column of cards that scrolls if it is too low for them."""

    def __init__(self, *cards: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for card in cards:
            column.addWidget(card)
        column.addStretch(1)
        self.setWidget(inside)

    def fit_width(self, wanted: int) -> None:
        """Take a width, and more where the cards need it: they are never cut at the side."""
        needed = self.widget().minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        self.setFixedWidth(max(wanted, needed))

    def reveal(self, part: QWidget) -> None:
        """Scroll to a part once the layouts have placed it."""
        QTimer.singleShot(_SETTLED_MS, self, partial(self.ensureWidgetVisible, part, 0))
