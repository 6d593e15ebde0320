"""The card of trusted roots: each with its fingerprint, adding one from a file, removing one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from cchc_desktop.base.clock import day_words
from cchc_desktop.base.errors import UserError
from cchc_desktop.signatures.trusted_roots import add_root, read_roots, remove_root
from ui.kit.buttons import RING, Button
from ui.kit.focus import in_order
from ui.kit.labels import label
from ui.kit.layouts import outset, row_of
from ui.kit.notice import Notice
from ui.words.signed_copies import root_texts

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from cchc_desktop.signatures.trusted_roots import TrustedRoot


class RootsCard(QWidget):
    """The content of a card: a part for each root, and a button to add one; read when it is first shown."""

    def __init__(self, data: Path) -> None:
        super().__init__()
        self._data = data
        self.add, self.notice = Button(root_texts.ADD, icon="plus"), Notice()
        self.removes: list[Button] = []
        self._lines: QWidget | None = None
        self._column = _column(self)
        self._column.setSpacing(8)
        self._column.addLayout(row_of(self.add, None))
        self._column.addWidget(self.notice)
        self.add.clicked.connect(self._ask_file)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the folder."""
        super().showEvent(event)
        if self._lines is None:
            self.refresh()

    def refresh(self) -> None:
        """Show the present roots."""
        self.removes = []
        fresh = QWidget()
        column = _column(fresh)
        column.setSpacing(8)
        folder = read_roots(self._data)
        for root in folder.roots:
            self._show_root(root, column)
        if not folder.roots:
            none = label(root_texts.NONE, "note", wrap=True)
            none.setContentsMargins(RING, 0, RING, 0)
            column.addWidget(none)
        if folder.unreadable:
            column.addWidget(label(root_texts.UNREADABLE.format(", ".join(folder.unreadable)), "error", wrap=True))
        before, self._lines = self._lines, fresh
        if before is None:
            self._column.insertLayout(0, outset(fresh))
        else:
            self._column.replaceWidget(before, fresh)
            before.hide()
            before.deleteLater()
            fresh.show()
        in_order(fresh, self.add, self.notice)

    def take_file(self, path: Path) -> None:
        """Add the roots in a file."""
        try:
            added = add_root(self._data, path)
        except UserError as error:
            self.notice.show_error(error)
            return
        self.refresh()
        self.notice.show_passing(root_texts.ADDED.format(", ".join(root.owner for root in added)))

    def _show_root(self, root: TrustedRoot, column: QVBoxLayout) -> None:
        remove = Button(root_texts.REMOVE, role="quiet", icon="trash-2")
        remove.setAccessibleDescription(root.owner)
        remove.clicked.connect(partial(self._remove, root))
        self.removes.append(remove)
        column.addLayout(row_of(label(root.owner, "strong"), None, remove))
        day = day_words(root.until.date())
        words = root_texts.UNTIL if root.organisation else root_texts.ONLY_UNTIL
        column.addWidget(label(words.format(organisation=root.organisation, day=day), "note", wrap=True))
        column.addWidget(label(root_texts.FINGERPRINT, "note"))
        pairs = root.fingerprint.split(":")
        digits = label("\n".join(" ".join(pairs[at : at + 16]) for at in range(0, len(pairs), 16)), "number")
        digits.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(digits)

    def _remove(self, root: TrustedRoot) -> None:
        with self.notice.showing_errors():
            remove_root(root)
            self.refresh()
            self.notice.show_passing(root_texts.REMOVED.format(root.owner), "warn")
            self.add.setFocus()

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, root_texts.ADD, str(Path.home()), root_texts.FILTER)
        if name:
            self.take_file(Path(name))


def _column(parent: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(parent)
    column.setContentsMargins(0, 0, 0, 0)
    return column
