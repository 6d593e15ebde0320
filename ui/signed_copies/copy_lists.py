"""The cards beside the pages: the signatures of a copy, and what of it is as in the report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from cchc_desktop.desk.signed_copies.examination_words import (
    NO_REVOCATION,
    UNKNOWN_ROOT,
    chain_of,
    hazard_words,
    moment_of,
    other_pages,
    root_lines,
    state_of,
)
from cchc_desktop.signatures.examining.examination import ChainState, TextVerdict
from ui.kit.buttons import Button
from ui.kit.frames import frame
from ui.kit.icons import Icon
from ui.kit.labels import label
from ui.words.signed_copies import copy_texts

if TYPE_CHECKING:
    from cchc_desktop.desk.signed_copies.examine_copy import ExaminedCopy
    from cchc_desktop.signatures.examining.examination import Examination, FoundSignature

_ICONS = {"ok": "circle-check", "warn": "triangle-alert", "error": "circle-x"}


class ComparedPart(NamedTuple):
    """A part of a copy beside the report: its name, how it compares, and the colour of that."""

    name: str
    words: str
    ink: str


class _Lines(QWidget):
    """The lines of a card, made anew for each copy."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)

    def take_place_of(self, before: QWidget, column: QVBoxLayout) -> QWidget:
        """Stand in the place of the lines before, and return these."""
        column.replaceWidget(before, self)
        before.hide()
        before.deleteLater()
        return self


class SignerCard(QFrame):
    """The signatures of a copy; the button `add_root` is shown where a root is not known."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self.setAccessibleName(copy_texts.SIGNATURES)
        self.add_root = Button(copy_texts.ADD_ROOT, role="link")
        self._column = _card_column(self, copy_texts.SIGNATURES)
        self._lines = QWidget()
        self._column.addWidget(self._lines)
        self._column.addWidget(self.add_root, 0, Qt.AlignmentFlag.AlignLeft)

    def show_copy(self, copy: ExaminedCopy) -> None:
        """Show the signatures of another copy."""
        lines = _Lines()
        found = copy.found.signatures
        for one in found:
            lines.column.addLayout(_signature(one))
            lines.column.addWidget(_rule())
        if not found:
            lines.column.addWidget(label(copy_texts.NO_SIGNATURES, "note", wrap=True))
        unknown = any(one.valid and one.chain is ChainState.UNKNOWN_ROOT for one in found)
        if unknown:
            lines.column.addLayout(_line("warn", UNKNOWN_ROOT))
        for words in root_lines(copy.roots):
            lines.column.addLayout(_line("warn", words))
        if found:
            lines.column.addWidget(label(NO_REVOCATION, "note", wrap=True))
        self._lines = lines.take_place_of(self._lines, self._column)
        self.add_root.setVisible(unknown)


class ComparisonCard(QFrame):
    """What of a copy is as in the report, a line for each part."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self.setAccessibleName(copy_texts.COMPARED)
        self._lines = QWidget()
        self._column = _card_column(self, copy_texts.COMPARED)
        self._column.addWidget(self._lines)
        self.advice = label(f"{copy_texts.ADVICE} {copy_texts.REOPEN_ADVICE}", "note", wrap=True)
        self._column.addWidget(self.advice)

    def show_copy(self, found: Examination, *, kept: bool) -> None:
        """Show the parts of another copy; what may be done with one that is not kept."""
        lines = _Lines()
        for part in parts_of(found):
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(Icon(_ICONS[part.ink], part.ink), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(part.name, wrap=True), 1)
            row.addWidget(label(part.words, part.ink), 0, Qt.AlignmentFlag.AlignTop)
            lines.column.addLayout(row)
        self._lines = lines.take_place_of(self._lines, self._column)
        self.advice.setVisible(found.is_wrong and not kept)


def parts_of(found: Examination) -> Iterator[ComparedPart]:
    """Yield the parts of a copy beside the report."""
    text = found.text
    if found.pages:
        other = other_pages(found).removeprefix("; ")
        yield ComparedPart(copy_texts.OPENS.format(found.pages), other or copy_texts.FULL, "warn" if other else "ok")
    if text.number:
        yield ComparedPart(copy_texts.NUMBER.format(text.number), copy_texts.FILLED_IN, "ok")
    if text.day:
        yield ComparedPart(copy_texts.DAY.format(text.day), copy_texts.FILLED_IN, "ok")
    if text.verdict is TextVerdict.DIFFERS:
        yield ComparedPart(copy_texts.WORDS, copy_texts.DIFFERENT.format(len(text.differences)), "error")
    elif text.verdict is TextVerdict.UNKNOWN:
        words = copy_texts.UNREAD if text.scans else copy_texts.PICTURES if text.pictures else copy_texts.NOT_ASKED
        yield ComparedPart(copy_texts.WORDS, words, "warn")
    else:
        yield ComparedPart(copy_texts.WORDS, copy_texts.SAME, "ok")
    for hazard in found.hazards:
        yield ComparedPart(hazard_words(hazard).removesuffix("."), copy_texts.WRONG, "error")


def ink_of(one: FoundSignature) -> str:
    """Return the colour of a signature: right, or right but for its root, or wrong."""
    if not one.in_order:
        return "error"
    return "ok" if one.trusted else "warn"


def _signature(one: FoundSignature) -> QLayout:
    ink = "error" if not one.in_order else "ok"
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(label(one.by, "strong", wrap=True))
    beside = one.post or (one.organisation if one.organisation != one.by else "")
    if beside:
        words.addWidget(label(beside, "note", wrap=True))
    words.addWidget(label(moment_of(one), "note", wrap=True))
    words.addWidget(label(state_of(one), ink, wrap=True))
    if one.valid and one.chain is not ChainState.UNKNOWN_ROOT:
        words.addWidget(label(chain_of(one), "note" if one.trusted else "error", wrap=True))
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(Icon(_ICONS[ink_of(one)], ink_of(one)), 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    return row


def _line(ink: str, words: str) -> QLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(Icon(_ICONS[ink], ink), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(words, wrap=True), 1)
    return row


def _card_column(card: QWidget, title: str) -> QVBoxLayout:
    column = QVBoxLayout(card)
    column.setContentsMargins(15, 12, 15, 12)
    column.setSpacing(8)
    column.addWidget(label(title, "card-title"))
    return column


def _rule() -> QFrame:
    made = frame("rule")
    made.setFixedHeight(1)
    return made
