"""The places where a signed copy differs, one above the other: the report's page and the copy's, framed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.kit.buttons import Button
from ui.kit.labels import label, set_text_if_changed
from ui.signed_copies.page_clip import PageClip
from ui.words.signed_copies import copy_texts

if TYPE_CHECKING:
    from cchc_desktop.signatures.examining.examination import TextComparison, TextDifference
    from ui.signed_copies.copy_work import CopyWork


class PagePair(NamedTuple):
    """A page of the report's print and one of the copy, counted from 1, with the difference that they show."""

    ours: int
    theirs: int
    difference: TextDifference | None = None


class DifferenceView(QFrame):
    """The pages at one place; `wanted` has the pair that has to be drawn first."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self._pairs: list[PagePair] = []
        self._at, self._whole, self._narrow = 0, False, False
        self.place, self.where, self.change = label("", "strong"), label("", "note"), label("", "strong", wrap=True)
        self.previous = Button(copy_texts.PREVIOUS, role="quiet", icon="chevron-left", key="Shift+F8")
        self.next = Button(copy_texts.NEXT, role="quiet", icon="chevron-right", key="F8")
        self.whole = Button(copy_texts.WHOLE, role="quiet", icon="eye", key="F9")
        self.ours, self.theirs = PageClip(copy_texts.OURS.format("")), PageClip(copy_texts.THEIRS)
        self.ours_name, self.theirs_name = label("", "note"), label(copy_texts.THEIRS, "note")
        self._lay_out()
        self.previous.clicked.connect(lambda: self.turn(back=True))
        self.next.clicked.connect(lambda: self.turn(back=False))
        self.whole.clicked.connect(self.turn_whole)
        for later in (self.previous, self.next, self.where):
            later.hide()

    @property
    def pair(self) -> PagePair | None:
        """The pages that are shown."""
        return self._pairs[self._at] if self._pairs else None

    def show_text(self, text: TextComparison, version: int, page: int) -> None:
        """Show the first place of a comparison; where nothing differs, the page of the signatures."""
        self._pairs = [PagePair(one.at.page, one.other_at.page, one) for one in text.differences]
        self._pairs = self._pairs or [
            PagePair(each, each) for each in ((text.scans or text.pictures)[:20] or (max(page, 1),))
        ]
        self._at = 0
        set_text_if_changed(self.ours_name, copy_texts.OURS.format(version))
        self._whole = not text.differences
        self._show()

    def show_narrow(self, *, narrow: bool) -> None:
        """In a narrow window, say where a place is beside its words, not beside the buttons."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._show_words()

    def turn(self, *, back: bool) -> bool:
        """Show the next place, or the one before; return whether there are places at all."""
        if len(self._pairs) > 1:
            self._at = (self._at + (-1 if back else 1)) % len(self._pairs)
            self._show()
        return bool(self._pairs)

    def turn_whole(self) -> None:
        """Show the copy's page alone and large, or both pages again."""
        self._whole = not self._whole
        self._show()

    def show_drawn(self, work: CopyWork) -> None:
        """Show the pages that were drawn."""
        pair = self.pair
        if pair is None:
            return
        difference = pair.difference
        self.ours.show_page(work.ours.get(pair.ours), difference.at.box if difference else None, copy_texts.NOT_DRAWN)
        box = difference.other_at.box if difference else None
        self.theirs.show_page(work.theirs.get(pair.theirs), box, copy_texts.NOT_DRAWN)

    def _show(self) -> None:
        pair = self.pair
        if pair is None:
            return
        several = len(self._pairs) > 1
        self._show_words()
        self.previous.setVisible(several)
        self.next.setVisible(several)
        self.whole.setText(copy_texts.PART if self._whole else copy_texts.WHOLE)
        for part in (self.ours, self.ours_name):
            part.setVisible(not self._whole)
        for clip in (self.ours, self.theirs):
            clip.show_words(copy_texts.DRAWING)
        self.wanted.emit(pair)

    def _show_words(self) -> None:
        pair = self.pair
        if pair is None:
            return
        one = pair.difference
        place = copy_texts.PLACE.format(self._at + 1, len(self._pairs))
        where = copy_texts.AT.format(one.other_at.page, one.other_at.line) if one else ""
        page = copy_texts.SCAN_AT.format(pair.theirs)
        set_text_if_changed(self.place, place if one else page)
        set_text_if_changed(self.where, where)
        self.where.setVisible(bool(where) and not self._narrow)
        words = _change(one) if one else ""
        set_text_if_changed(self.change, copy_texts.WHERE.format(where, words) if one and self._narrow else words)
        self.change.setVisible(one is not None)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 0, 0)
        head.setSpacing(4)
        for words in (self.place, self.where):
            head.addWidget(words)
        head.addStretch(1)
        for button in (self.previous, self.next, self.whole):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(11, 4, 11, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.ours_name)
        column.addWidget(self.ours, 1)
        column.addWidget(self.theirs_name)
        column.addWidget(self.theirs, 1)
        column.addWidget(self.change)


def _change(one: TextDifference) -> str:
    """Return a difference in one line; long sides are cut."""
    before, after = _short(one.before), _short(one.after)
    if not before:
        return copy_texts.ADDED.format(after)
    return copy_texts.CHANGED.format(before, after) if after else copy_texts.REMOVED.format(before)


def _short(text: str) -> str:
    longest = 120
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
