"""A line in which a commune's name is typed: it opens the list of those that the text may mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit

from cchc_desktop.base.clock import now
from cchc_desktop.units.commune import Era
from cchc_desktop.units.commune_search import FoundCommunes, find_communes, is_read
from cchc_desktop.units.unit_kinds import two_tiers_since
from ui.units.catalogue_reader import catalogue_reader
from ui.units.commune_list import MOST, CommuneList

if TYPE_CHECKING:
    from cchc_desktop.units.commune import Commune

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SHOWN_MS = 300
"""The page is painted by then."""
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class CommuneEdit(QLineEdit):
    """A line over the list of communes; `chosen` has the one that was chosen, `named` says: the text is a name.

    With `preselect` the first commune is marked at once and Enter takes it, Ctrl+Enter takes the text; without, the
    arrows mark one, and Enter keeps the text. The arrow down alone lists the units that the office uses.
    """

    chosen = Signal(object)
    named = Signal()

    def __init__(self, *, preselect: bool = False) -> None:
        super().__init__()
        self.era = Era.TWO_TIERS if now().date() >= two_tiers_since() else Era.DISTRICTS
        self._preselect = preselect
        self.known: tuple[Commune, ...] = ()
        self.found: CommuneList | None = None
        self._waits = False
        self._ahead = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._ahead.timeout.connect(self._read_ahead)
        self.textEdited.connect(self._search)
        catalogue_reader().finished.connect(self._search_again)

    def offer(self, known: Sequence[Commune]) -> None:
        """Offer units that the office uses already before all others."""
        self.known = tuple(known)

    @property
    def is_listing(self) -> bool:
        """Whether the list is open."""
        return self.found is not None and self.found.isVisible()

    def close_list(self) -> None:
        """Close the list."""
        if self.found:
            self.found.hide()
        self.setAccessibleDescription("")

    def event(self, event: QEvent) -> bool:
        """Take the keys of the open list before shortcuts do."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_of_list(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the open list, take from it or close it; every other key is the line's."""
        if event.key() == Qt.Key.Key_Down and not self.is_listing and self.known:
            self._show(FoundCommunes(self.known[:MOST], max(len(self.known) - MOST, 0)), "")
        elif not self._is_of_list(event) or self.found is None:
            super().keyPressEvent(event)
        elif event.key() in _STEPS:
            self.found.move(_STEPS[Qt.Key(event.key())])
            self._speak()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_list()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._name()
        elif self.found.current is not None:
            self._choose(self.found.current)
        else:
            self.close_list()
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the list ahead, soon after the page is shown."""
        super().showEvent(event)
        self._ahead.start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Read the list ahead of the first letter."""
        super().focusInEvent(event)
        self._read_ahead()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list; another window in front leaves it."""
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.close_list()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Close the list with its page."""
        self.close_list()
        super().hideEvent(event)

    def _is_of_list(self, event: QKeyEvent) -> bool:
        if not self.is_listing:
            return False
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in _ENTER:
            return self._preselect or not control
        return not control and event.key() in (*_STEPS, Qt.Key.Key_Escape)

    def _search(self) -> None:
        text = self.text().strip()
        self._waits = bool(text) and not is_read(self.era)
        if self._waits:
            self._read_ahead()
        elif not text:
            self.close_list()
        else:
            self._show(find_communes(text, self.era, MOST, self.known), text if self._preselect else "")

    def _search_again(self) -> None:
        """Search for what was typed while the list was read."""
        if self._waits and self.hasFocus():
            self._search()

    def _read_ahead(self) -> None:
        catalogue_reader().read(self.era)

    def _show(self, found: FoundCommunes, own: str) -> None:
        if self.found is None:
            self.found = CommuneList(self)
            self.found.chosen.connect(self._choose)
            self.found.named.connect(self._name)
        self.found.show_found(found, self.known, preselect=self._preselect, own=own)
        self._speak()

    def _speak(self) -> None:
        """Say the marked commune to screen readers."""
        if self.found:
            self.setAccessibleDescription(self.found.view.currentIndex().data() or self.found.more.text())

    def _choose(self, commune: Commune) -> None:
        self.close_list()
        self.chosen.emit(commune)

    def _name(self) -> None:
        self.close_list()
        self.named.emit()
