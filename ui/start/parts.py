"""Parts of the start page: its top bar, and what stands where no draft is yet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.parts import Button, Combo, Elided, Icon, label, retell, row_of
from ui.kit.unit_fields import UnitFields
from ui.words import date_texts, shell_texts, texts

if TYPE_CHECKING:
    from datetime import datetime


_FIELDS, _NARROW = 960, 1000


class StartTop(QFrame):
    """The program's name, the unit of last time, who is writing, and the ways to settings and help."""

    settings_wanted = Signal()
    help_wanted = Signal()
    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "top")
        self.setFixedHeight(theme.px(48))
        self._unit, self._who = Elided("note"), label(shell_texts.OFFICER, "note")
        self.officer = Combo()
        self.officer.setAccessibleName(shell_texts.OFFICER)
        self.officer.activated.connect(lambda _: self.picked.emit(self.officer.currentData()))
        settings = Button(shell_texts.SETTINGS, role="quiet", icon="settings")
        help_ = Button(shell_texts.HELP, role="quiet", icon="circle-question-mark", key="F1")
        settings.clicked.connect(self.settings_wanted)
        help_.clicked.connect(self.help_wanted)
        bar = row_of(label(texts.PROGRAM, "strong"), self._unit, None, self._who, self.officer, settings, help_)
        bar.setContentsMargins(24, 0, 16, 0)
        self.setLayout(bar)
        self.show_officers([], "")

    def show_unit(self, words: str) -> None:
        """Show the unit that reports are mostly for."""
        retell(self._unit, words)

    def show_officers(self, names: list[str], picked: str) -> None:
        """Show the names to pick from; without any there is nothing to pick."""
        self.officer.clear()
        for name in dict.fromkeys(["", *names, picked]):
            self.officer.addItem(name or shell_texts.NO_OFFICER, name)
        self.officer.setCurrentIndex(self.officer.findData(picked))
        for part in (self._who, self.officer):
            part.setVisible(bool(names))


class StartBottom(QFrame):
    """The keys of the list that is shown, where the data lies and when it was copied, and the way to the bin."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "bottom")
        self.setFixedHeight(theme.px(48))
        self.bin = Button("", role="quiet", icon="trash-2")
        self._keys, self._folder = label(shell_texts.START_KEYS, "small"), Elided("small", Qt.TextElideMode.ElideMiddle)
        self._drive = Icon("hard-drive")
        row = row_of(self._keys, None, self._drive, self._folder, self.bin)
        row.setContentsMargins(24, 0, 16, 0)
        self.setLayout(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the folder to the settings where it is narrow."""
        super().resizeEvent(event)
        for part in (self._drive, self._folder):
            part.setVisible(event.size().width() >= theme.px(_NARROW))

    def show_list(self, *, some: bool, binned: bool, in_bin: int) -> None:
        """Show the keys for some drafts or none, or for the bin, and how many drafts lie in it."""
        self.bin.setText(texts.REPORTS if binned else shell_texts.BIN_COUNT.format(in_bin))
        self.bin.show_icon("arrow-left" if binned else "trash-2", "text2")
        keys = shell_texts.BIN_KEYS if binned else shell_texts.START_KEYS if some else shell_texts.FIRST_KEYS
        retell(self._keys, keys)

    def show_folder(self, folder: Path, copied: datetime | None) -> None:
        """Show the data folder and the day of its newest copy."""
        words = shell_texts.DATA_FOLDER if copied else shell_texts.DATA_FOLDER_NEW
        retell(self._folder, words.format(folder, date_texts.day(copied.date()) if copied else ""))


class EmptyList(QWidget):
    """What stands where no draft is yet: the unit's profile, asked for once, and what to do."""

    def __init__(self) -> None:
        super().__init__()
        self.unit = UnitFields()
        self.unit.setMaximumWidth(theme.px(_FIELDS))
        self.new = Button(shell_texts.NEW_REPORT, icon="plus", key="Enter", role="primary")
        self.sample = Button(shell_texts.SAMPLE, icon="eye")
        self.printed = Button(shell_texts.PRINTED_SAMPLE, icon="eye")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addLayout(row_of(Icon("file-text", size=20), label(shell_texts.EMPTY, "card-title"), None))
        column.addWidget(label(shell_texts.EMPTY_TEXT, "text2"))
        column.addWidget(label(shell_texts.FIRST_UNIT, "strong"))
        column.addWidget(self.unit)
        column.addLayout(row_of(self.new, self.sample, self.printed, None))
        column.addStretch(1)
        self.unit.confirmed.connect(self.new.click)


def file_of(dragged: QMimeData) -> Path | None:
    """Return the one file that is dragged, None for anything else."""
    urls = dragged.urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
