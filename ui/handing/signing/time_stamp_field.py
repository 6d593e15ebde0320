"""The address of a time stamp server in the office's network, and what a signature has without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cchc_desktop.desk.office.settings import Settings
from ui.kit.icons import Icon
from ui.kit.labels import label, set_text_if_changed
from ui.words.signing import signing_texts

if TYPE_CHECKING:
    from cchc_desktop.report.store_protocol import DraftStore


class TimeStampField(QWidget):
    """A field for the address, kept in the settings; blank for none."""

    def __init__(self) -> None:
        super().__init__()
        self.address, self.says = QLineEdit(), label("", "small", wrap=True)
        self.address.setPlaceholderText(signing_texts.STAMPS)
        self.address.setAccessibleName(signing_texts.STAMPS)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Icon("clock", "text2"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.says, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.address)
        self.address.textChanged.connect(self._say)
        self._say()

    def show_address(self, store: DraftStore) -> None:
        """Show the address in the settings."""
        self.address.setText(Settings(store).time_stamps)

    def keep(self, store: DraftStore) -> str:
        """Keep the address that was typed, and return it."""
        address = self.address.text().strip()
        if address != Settings(store).time_stamps:
            Settings(store).set_time_stamps(address)
        return address

    def _say(self) -> None:
        blank = not self.address.text().strip()
        set_text_if_changed(self.says, signing_texts.NO_STAMP if blank else signing_texts.STAMPED)
