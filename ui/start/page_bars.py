"""The bars of the start page, and its filter: program, unit, officer above; keys and the data folder below."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QLineEdit

from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.icons import Icon
from ui.kit.inputs import Combo
from ui.kit.labels import ElidedLabel, label, set_text_if_changed
from ui.kit.layouts import row_of
from ui.words import common_texts, date_texts, help_texts, settings_texts, start_texts
from ui.words.incoming import board_texts
from ui.words.writing import register_texts

if TYPE_CHECKING:
    from datetime import datetime

_NARROW = 1000


class DraftFilter(QLineEdit):
    """The line over the list in which words of reports are looked for."""

    def __init__(self) -> None:
        super().__init__(placeholderText=start_texts.FILTER, clearButtonEnabled=False)
        self.setFixedWidth(theme.px(240))
        self.setAccessibleName(start_texts.FILTER)

    def begin_search(self) -> None:
        """Take the focus, ready for other words."""
        self.setFocus()
        self.selectAll()


class StartTop(QFrame):
    """The top bar: the program's name, the last used unit, the officer who is writing, buttons to other pages."""

    settings_wanted = Signal()
    register_wanted = Signal()
    board_wanted = Signal()
    help_wanted = Signal()
    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "top")
        self.setFixedHeight(theme.px(48))
        self._unit, self._who = ElidedLabel("note"), label(start_texts.OFFICER, "note")
        self.officer = Combo()
        self.officer.setAccessibleName(start_texts.OFFICER)
        self.officer.activated.connect(lambda _: self.picked.emit(self.officer.currentData()))
        settings = Button(settings_texts.TITLE, role="quiet", icon="settings")
        help_ = Button(help_texts.TITLE, role="quiet", icon="circle-question-mark", key="F1")
        register = Button(register_texts.TITLE, role="quiet", icon="file-text", key="Ctrl+J")
        board = Button(board_texts.DOOR, role="quiet", icon="file-input", key=board_texts.KEY)
        board.clicked.connect(self.board_wanted)
        QShortcut(QKeySequence(board_texts.KEY), self).activated.connect(self.board_wanted)
        register.clicked.connect(self.register_wanted)
        settings.clicked.connect(self.settings_wanted)
        help_.clicked.connect(self.help_wanted)
        doors = (board, register, settings, help_)
        bar = row_of(label(common_texts.PROGRAM, "strong"), self._unit, None, self._who, self.officer, *doors)
        bar.setContentsMargins(24, 0, 16, 0)
        self.setLayout(bar)
        self.show_officers([], "")

    def show_unit(self, words: str) -> None:
        """Show the name of the office's unit."""
        set_text_if_changed(self._unit, words)

    def show_officers(self, names: list[str], picked: str) -> None:
        """Show the names to pick from; without any the choice is hidden."""
        self.officer.clear()
        for name in dict.fromkeys(["", *names, picked]):
            self.officer.addItem(name or start_texts.NO_OFFICER, name)
        self.officer.setCurrentIndex(self.officer.findData(picked))
        for part in (self._who, self.officer):
            part.setVisible(bool(names))


class StartBottom(QFrame):
    """The bottom bar: the keys of the shown list, the data folder and the date of its copy, and a button to the bin."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "bottom")
        self.setFixedHeight(theme.px(48))
        self.bin = Button("", role="quiet", icon="trash-2")
        self._keys, self._folder = (
            label(start_texts.START_KEYS, "small"),
            ElidedLabel("small", Qt.TextElideMode.ElideMiddle),
        )
        self._drive = Icon("hard-drive")
        row = row_of(self._keys, None, self._drive, self._folder, self.bin)
        row.setContentsMargins(24, 0, 16, 0)
        self.setLayout(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the folder in a narrow window; the settings show it too."""
        super().resizeEvent(event)
        for part in (self._drive, self._folder):
            part.setVisible(event.size().width() >= theme.px(_NARROW))

    def show_list(self, *, some: bool, binned: bool, in_bin: int) -> None:
        """Show the keys for some drafts or none, or for the bin, and the number of drafts in it."""
        self.bin.setText(common_texts.REPORTS if binned else start_texts.BIN_COUNT.format(in_bin))
        self.bin.show_icon("arrow-left" if binned else "trash-2", "text2")
        keys = start_texts.BIN_KEYS if binned else start_texts.START_KEYS if some else start_texts.FIRST_KEYS
        set_text_if_changed(self._keys, keys)

    def show_folder(self, folder: Path, copied: datetime | None) -> None:
        """Show the data folder and the day of its newest copy."""
        words = start_texts.DATA_FOLDER if copied else start_texts.DATA_FOLDER_NEW
        set_text_if_changed(self._folder, words.format(folder, date_texts.day(copied.date()) if copied else ""))
