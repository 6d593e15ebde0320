"""The card of the unit's key: its fingerprint, saving a copy under a passphrase, importing one from a copy."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from cchc_desktop.base.errors import UserError
from cchc_desktop.desk.packages import unit_keys
from ui.kit.buttons import RING, Button
from ui.kit.focus import in_order
from ui.kit.jobs import Job
from ui.kit.labels import label
from ui.kit.layouts import outset, row_of
from ui.kit.notice import Notice
from ui.office.key_form import KeyForm
from ui.words import key_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.base.work_step import Step
    from cchc_desktop.desk.office.settings import Settings
    from cchc_desktop.handoff.keyring import Keyring


class KeyCard(QWidget):
    """The content of a card: a line for each key here, and a form for a passphrase.

    Signal `part_shown` has the part to scroll to.
    """

    part_shown = Signal(QWidget)

    def __init__(self, keyring: Keyring, settings: Settings) -> None:
        super().__init__()
        self._keyring, self._settings = keyring, settings
        self._folder = Path.home()
        self._then: Callable[[], None] = self.refresh
        self.job, self.notice, self.form = Job(self), Notice(), KeyForm()
        self.load = Button(key_texts.LOAD, icon="file-input")
        self.saves: list[Button] = []
        self._lines = QWidget()
        self._parts = column = _column(self)
        column.setSpacing(8)
        column.addLayout(outset(self._lines))
        column.addLayout(row_of(self.load, None))
        column.addWidget(self.form)
        column.addWidget(self.notice)
        self.load.clicked.connect(self._ask_copy)
        self.form.left.connect(self._focus_back)
        self.job.succeeded.connect(self._go_on)
        self.job.failed.connect(self._failed)
        self.refresh()

    def refresh(self) -> None:
        """Show the present keys."""
        self.saves = []
        fresh = QWidget()
        column = _column(fresh)
        try:
            keys = list(unit_keys.own_keys(self._keyring))
        except UserError as error:
            keys = []
            column.addWidget(label(str(error), "error", wrap=True))
        else:
            if not keys:
                column.addWidget(label(key_texts.NONE, "note", wrap=True))
        for key in keys:
            self._add(key, column)
        self._parts.replaceWidget(self._lines, fresh)
        self._lines.deleteLater()
        self._lines = fresh
        in_order(self._lines, self.load, self.form, self.notice)

    def offer(self, folder: Path) -> None:
        """Go to the button that copies a key, with a folder as the default."""
        self._folder = folder
        self._focus_back()
        self.part_shown.emit(self.saves[0])

    def showEvent(self, event: QShowEvent) -> None:
        """Put the parts in order for Tab: the page that holds them is made by now."""
        super().showEvent(event)
        in_order(self._lines, self.load, self.form, self.notice)

    def hideEvent(self, event: QHideEvent) -> None:
        """Clear the passphrase, and stop running work."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.job.stop()
            self._show_busy(busy=False)
            self.form.dismiss()

    def _add(self, key: unit_keys.OwnKey, column: QVBoxLayout) -> None:
        column.addWidget(label(key.unit, "strong", wrap=True))
        if key.fault:
            column.addWidget(label(key.fault, "error", wrap=True))
            return
        save = Button(key_texts.SAVE, icon="save")
        save.setAccessibleDescription(key.unit)
        save.clicked.connect(partial(self._ask_passphrase, key.unit))
        self.saves.append(save)
        digits = label(key.fingerprint, "number")
        digits.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(label(key_texts.FINGERPRINT, "note"))
        column.addLayout(row_of(digits, None, save))

    def _ask_passphrase(self, unit: str) -> None:
        title = key_texts.SAVING.format(unit)
        self._ask(title, key_texts.SAVING_NOTE, key_texts.CHOOSE_PLACE, partial(self._ask_place, unit), twice=True)

    def _ask_place(self, unit: str, passphrase: str) -> None:
        named = str(self._folder / unit_keys.copy_name(unit))
        nothing_is_replaced = QFileDialog.Option.DontConfirmOverwrite
        name, _ = QFileDialog.getSaveFileName(self, key_texts.SAVE, named, key_texts.FILES, options=nothing_is_replaced)
        if not name:
            return
        path = Path(name)
        path = path if path.suffix else path.with_suffix(unit_keys.SUFFIX)
        self._folder = path.parent
        self._start(unit_keys.save_copy(self._keyring, unit, path, passphrase), partial(self._saved, path))

    def _saved(self, path: Path) -> None:
        self._end("ok", key_texts.SAVED, key_texts.SAVED_TEXT.format(path))

    def _ask_copy(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, key_texts.LOAD, str(self._folder), key_texts.FILES)
        if not name:
            return
        path = Path(name)
        self._folder = path.parent
        title = key_texts.LOADING.format(path.name)
        self._ask(title, key_texts.LOADING_NOTE, key_texts.TAKE, partial(self._read, path), twice=False)

    def _read(self, path: Path, passphrase: str) -> None:
        found: list[unit_keys.KeyCopy] = []

        def reading() -> Iterator[Step]:
            found.append(unit_keys.read_copy(path, passphrase))
            yield from ()

        self._start(reading(), lambda: self._take(found[0]))

    def _take(self, copy: unit_keys.KeyCopy, *, replace: bool = False) -> None:
        try:
            taken = unit_keys.take_up(self._keyring, copy, replace=replace)
        except unit_keys.OtherKeyError as error:
            self._end("warn", error.title, error.text, (key_texts.REPLACE, partial(self._take, copy, replace=True)))
            return
        except UserError as error:
            self._end("error", error.title, error.text)
            return
        title, *lines = unit_keys.in_words(taken, self._settings.units())
        self.refresh()
        self._end("warn" if taken.replaced else "ok", title, "\n".join(lines))

    def _ask(self, title: str, note: str, button: str, then: Callable[[str], None], *, twice: bool) -> None:
        self.notice.hide()
        self.form.ask(title, note, button, then, twice=twice)
        self.part_shown.emit(self.form)

    def _start(self, steps: Iterator[Step], then: Callable[[], None]) -> None:
        self._then = then
        self._show_busy(busy=True)
        self.job.start(steps)

    def _show_busy(self, *, busy: bool) -> None:
        for part in (self.form, self.load, *self.saves):
            part.setEnabled(not busy)

    def _go_on(self) -> None:
        self._show_busy(busy=False)
        self._then()

    def _failed(self, error: UserError) -> None:
        self._show_busy(busy=False)
        self.form.show_message(str(error))
        self.part_shown.emit(self.form)

    def _end(self, role: str, title: str, text: str, action: tuple[str, Callable[[], None]] | None = None) -> None:
        self.form.dismiss()
        self.notice.show_message(role, title, text, action)
        if action:
            self.notice.button.setFocus()
        else:
            self._focus_back()
        self.part_shown.emit(self.notice)

    def _focus_back(self) -> None:
        (self.saves or [self.load])[0].setFocus()


def _column(part: QWidget) -> QVBoxLayout:
    """Return the column of an outset part, with margins for the rings of its buttons."""
    column = QVBoxLayout(part)
    column.setContentsMargins(RING, 0, RING, 0)
    column.setSpacing(2)
    return column
