"""The choice of the key that signs: a certificate of a plugged token, or a file key; what the certificate says."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QVBoxLayout, QWidget

from cchc_desktop.base.clock import day_words
from ui.kit.buttons import Button
from ui.kit.frames import frame
from ui.kit.inputs import Combo
from ui.kit.labels import label, set_text_if_changed
from ui.kit.layouts import FlowRow
from ui.words.signing import signing_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_desktop.signatures.signing_keys import SigningKey
    from cchc_desktop.signatures.tokens import TokenKey


class TokenChoice(QWidget):
    """A list of keys with the details of the chosen one; `ways` has the buttons of other ways to a key, for below.

    Signal `changed` is emitted when another key is chosen, `searched` (with a driver or None) to look for tokens,
    `file_taken` when a person chose a key in a file.
    """

    changed = Signal()
    file_taken = Signal()
    searched = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.list = Combo()
        self.list.setAccessibleName(signing_texts.KEYS)
        self.list.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.state = label(signing_texts.LOOKING, "note", wrap=True)
        self.again = Button(signing_texts.LOOK_AGAIN, role="link", icon="search")
        self.driver = Button(signing_texts.DRIVER, role="link")
        self.file = Button(signing_texts.FILE_KEY, role="link")
        self.ways = QWidget()
        self.details = frame("card")
        self._values = [label("", "note", wrap=True) for _ in signing_texts.DETAILS]
        self._lay_out()
        self.list.currentIndexChanged.connect(self._show_chosen)
        self.again.clicked.connect(lambda: self.searched.emit(None))
        self.driver.clicked.connect(self._ask_driver)
        self.file.clicked.connect(self._ask_file)
        self._show_chosen()

    def chosen(self) -> SigningKey | None:
        """Return the chosen key, None where there is none."""
        key: SigningKey | None = self.list.currentData()
        return key

    def offer(self, keys: Sequence[TokenKey], *, person: bool) -> None:
        """Offer certificates; one that can sign is chosen, if there is one of a person or of an office as wanted."""
        self.list.clear()
        for key in keys:
            self.list.addItem(signing_texts.KEY_ITEM.format(key.token, key.certificate.owner), key)
        rows = sorted(range(len(keys)), key=lambda row: (not _can_sign(keys[row]), _of_person(keys[row]) is not person))
        self.list.setCurrentIndex(rows[0] if rows else -1)
        set_text_if_changed(self.state, "" if keys else signing_texts.NONE_PLUGGED)
        self.state.setVisible(not keys)
        self._show_chosen()

    def show_looking(self) -> None:
        """Say that tokens are looked for."""
        set_text_if_changed(self.state, signing_texts.LOOKING)
        self.state.show()

    def take_file(self, path: Path) -> None:
        """Offer a file key, and choose it."""
        self.list.addItem(signing_texts.FILE_ITEM.format(path.name), path)
        self.list.setCurrentIndex(self.list.count() - 1)
        self.state.hide()

    def _show_chosen(self) -> None:
        key = self.chosen()
        self.list.setVisible(key is not None)
        self.details.setVisible(key is not None)
        if key is not None:
            for value, text in zip(self._values, _details(key), strict=True):
                set_text_if_changed(value, text)
        self.changed.emit()

    def _ask_driver(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, signing_texts.DRIVER, "", signing_texts.DRIVER_FILTER)
        if name:
            self.searched.emit(Path(name))

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, signing_texts.FILE_KEY, "", signing_texts.FILE_KEY_FILTER)
        if name:
            self.take_file(Path(name))
            self.file_taken.emit()

    def _lay_out(self) -> None:
        grid = QGridLayout(self.details)
        grid.setContentsMargins(12, 6, 12, 6)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(zip(signing_texts.DETAILS, self._values, strict=True)):
            grid.addWidget(label(name, "note"), row, 0)
            grid.addWidget(value, row, 1)
            value.setProperty("role", "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(signing_texts.KEYS, "note"))
        column.addWidget(self.list)
        column.addWidget(self.state)
        column.addWidget(self.details)
        self.ways.setLayout(FlowRow(self.again, self.driver, self.file))


def _can_sign(key: TokenKey) -> bool:
    return key.certificate.may_sign and key.certificate.until > datetime.now(UTC)


def _of_person(key: TokenKey) -> bool:
    """Return whether a certificate is a person's: that of an office has the office itself as its owner."""
    return key.certificate.owner.casefold() != key.certificate.organisation.casefold()


def _details(key: SigningKey) -> tuple[str, ...]:
    if isinstance(key, Path):
        return (signing_texts.IN_FILE, "", "", "")
    found = key.certificate
    day = day_words(found.until.astimezone())
    if found.until <= datetime.now(UTC):
        until = signing_texts.EXPIRED.format(day)
    else:
        until = (signing_texts.MAY_SIGN if found.may_sign else signing_texts.MAY_NOT_SIGN).format(day)
    return (found.owner, found.organisation, until, found.issuer)
