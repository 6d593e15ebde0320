"""What the page of a package is put together from: verdict, what it says, its key, its files."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.base.clock import day_words
from cchc_desktop.desk.office import library
from cchc_desktop.desk.packages import verdict
from cchc_desktop.handoff.keyring import KeyTrust
from cchc_desktop.handoff.unit_key import GROUP, GROUPS, digits_of
from cchc_desktop.report.periods import span_of
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.frames import restyle
from ui.kit.icons import Icon
from ui.kit.labels import label, set_text_if_changed
from ui.kit.layouts import row_of
from ui.kit.notice import Notice
from ui.kit.rows_view import RowsView
from ui.words import receiving_texts

if TYPE_CHECKING:
    from cchc_desktop.handoff.statement import Statement
    from cchc_desktop.handoff.verifying import FileState, Verification

_FAULTS = 4
_ROWS_SEEN = 13
_ICONS = {"ok": "circle-check", "warn": "triangle-alert", "error": "circle-x"}


class Verdict(QFrame):
    """In one sentence what to think of the package, with what to do under it, and the way to open it."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = Icon("circle-check", "ok", 20)
        self.title, self.text = label("", "card-title", wrap=True), label("", "note", wrap=True)
        self.open = Button(receiving_texts.OPEN_AS_DRAFT, role="primary", key=receiving_texts.OPEN_KEY)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 12, 12)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.open)

    def show_verdict(self, found: Verification) -> None:
        """Judge what was found."""
        if not found.whole:
            role, title, text = receiving_texts.BROKEN
            text = "\n".join((text, *_some(dict.fromkeys((*found.faults, *verdict.faults_in_words(found))))))
        elif found.trust is KeyTrust.KNOWN:
            role, title, text = receiving_texts.KNOWN
        else:
            role, title, text = receiving_texts.REPLACED if found.trust is KeyTrust.REPLACED else receiving_texts.FIRST
        restyle(self, "frame", role)
        self._icon.show_icon(_ICONS[role], role)
        set_text_if_changed(self.title, title)
        set_text_if_changed(self.text, text)
        self.text.setVisible(bool(text))
        self.open.setVisible(found.whole)
        self.setAccessibleName(f"{title} {text}".strip())


class Facts(QFrame):
    """What the package says of itself, in signed lines."""

    def __init__(self, name: str, found: Verification) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(label(receiving_texts.SAYS_CARD, "card-title"))
        if found.statement and not found.whole:
            column.addWidget(label(receiving_texts.NOT_TO_BELIEVE, "warn", wrap=True))
        lines = {receiving_texts.FILE: name, **_lines(found.statement)}
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, (what, words) in enumerate(lines.items()):
            grid.addWidget(label(what, "text2"), row, 0, Qt.AlignmentFlag.AlignTop)
            value = label(words, "strong" if what == receiving_texts.UNIT else "", wrap=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(value, row, 1)
        column.addLayout(grid)
        if found.statement is None:
            column.addWidget(label(receiving_texts.UNREADABLE, "note"))
        self.setAccessibleName(". ".join(f"{what}: {words}" for what, words in lines.items()))


class SlipField(QLineEdit):
    """Takes the fingerprint from the slip; it is selected when the keyboard comes back."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select what stands there."""
        super().focusInEvent(event)
        self.selectAll()


class SignatureCard(QFrame):
    """The signature, the key's fingerprint in groups, and where an unknown one is compared with the slip.

    `compared` gives what was typed from the slip.
    """

    compared = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self._icon, self._state = Icon("circle-check", "ok"), label("", "strong", wrap=True)
        self._name, self._digits = label(receiving_texts.KEY_FINGERPRINT, "note"), label("", "number")
        self._digits.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.field, self.progress = SlipField(), label("", "note")
        self.field.setAccessibleName(receiving_texts.SLIP_FINGERPRINT)
        self.field.setAccessibleDescription(receiving_texts.SLIP_NOTE)
        self.field.setFixedWidth(theme.px(440))
        self.trust = Button(receiving_texts.TRUST, key="Enter")
        self.notice = Notice()
        self._compare = QWidget()
        self._wanted = ""
        self._lay_out()
        self.field.textChanged.connect(self._show_progress)
        self.field.returnPressed.connect(self._tell)
        self.trust.clicked.connect(self._tell)

    def show_key(self, found: Verification) -> None:
        """Show what the signature says, and ask for the slip if the key is unknown."""
        altered = found.trust is not None and not found.whole
        icon, ink, words = receiving_texts.SIGNED_BEFORE if altered else receiving_texts.SIGNATURES[found.signature]
        self._icon.show_icon(icon, ink)
        set_text_if_changed(self._state, words)
        restyle(self._state, "ink", ink)
        self._wanted = found.key.fingerprint if found.key and found.trust else ""
        set_text_if_changed(self._digits, self._wanted)
        for part in (self._name, self._digits):
            part.setVisible(bool(self._wanted))
        self._compare.setVisible(found.whole and found.trust is not KeyTrust.KNOWN)
        self.setAccessibleName(f"{words}. {self._wanted}")

    @property
    def asks(self) -> bool:
        """Whether the slip is asked for."""
        return not self._compare.isHidden()

    def _show_progress(self, typed: str) -> None:
        """Say how far the groups agree; one that is still being typed is not judged."""
        wanted, digits = digits_of(self._wanted), digits_of(typed)
        groups = [digits[at : at + GROUP] for at in range(0, len(digits), GROUP)]
        whole = [group for group in groups if len(group) == GROUP]
        wrong = next((n for n, group in enumerate(whole) if wanted[n * GROUP : (n + 1) * GROUP] != group), None)
        if wrong is not None:
            words, ink = receiving_texts.SLIP_DIFFERS.format(wrong + 1), "warn"
        elif digits == wanted:
            words, ink = receiving_texts.SLIP_SAME, "ok"
        else:
            words, ink = receiving_texts.SLIP_GROUPS.format(len(whole), GROUPS) if digits else "", ""
        set_text_if_changed(self.progress, words)
        restyle(self.progress, "ink", ink)

    def _tell(self) -> None:
        self.compared.emit(self.field.text())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(label(receiving_texts.KEY_CARD, "card-title"))
        state = QHBoxLayout()
        state.setSpacing(8)
        state.addWidget(self._icon)
        state.addWidget(self._state, 1)
        column.addLayout(state)
        column.addWidget(self._name)
        column.addWidget(self._digits)
        column.addWidget(self._compare)
        inside = QVBoxLayout(self._compare)
        inside.setContentsMargins(0, 4, 0, 0)
        inside.setSpacing(4)
        name = label(receiving_texts.SLIP_FINGERPRINT, "strong")
        name.setBuddy(self.field)
        inside.addWidget(name)
        inside.addWidget(label(receiving_texts.SLIP_NOTE, "note", wrap=True))
        row = QHBoxLayout()
        row.addWidget(self.field)
        row.addWidget(self.progress, 1)
        inside.addLayout(row)
        inside.addLayout(row_of(self.trust, None))
        column.addWidget(self.notice)


class Files(QFrame):
    """Every file of the package with its state in words; those with a fault come first."""

    def __init__(self, found: Verification) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        files = sorted(found.files, key=lambda file: file.state == "whole")
        bad = sum(file.state != "whole" for file in files)
        words = receiving_texts.FILES_BAD if bad else receiving_texts.FILES_COUNT
        head = QHBoxLayout()
        head.addWidget(label(receiving_texts.FILES_CARD, "card-title"))
        head.addWidget(label(words.format(len(files), bad), "note"))
        head.addStretch(1)
        self.tree = RowsView(receiving_texts.FILES_COLUMNS, _ROWS_SEEN)
        self.tree.setAccessibleName(receiving_texts.FILES_CARD)
        self.tree.header().setMinimumSectionSize(theme.px(180))
        self.tree.show_rows([_file_row(file) for file in files])
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.tree)


class Strip(QFrame):
    """A strip that says something to be known before the package is opened, and what follows from it."""

    def __init__(self, icon: str, lines: Sequence[str], note: str) -> None:
        super().__init__()
        self.setProperty("frame", "warn")
        self.title = label("\n".join(lines), "strong", wrap=True)
        self.setAccessibleName(self.title.text())
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(label(note, "note", wrap=True))
        row.addWidget(Icon(icon, "warn", 20), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)


def _file_row(file: FileState) -> QTreeWidgetItem:
    what = receiving_texts.FILE_WORDS.get(file.path, receiving_texts.FILE_OTHER)
    row = QTreeWidgetItem([verdict.STATES[file.state], what, file.path])
    row.setIcon(0, theme.icon(*receiving_texts.FILE_STATES[file.state]))
    return row


def _lines(said: Statement | None) -> dict[str, str]:
    if said is None:
        return {}
    template = library.find(said.template)
    span = span_of(template, said.period) if template else None
    state = verdict.VERSIONS.get(said.state, said.state)
    time, packed = said.moment, receiving_texts.NO_TIME
    if time:
        packed = receiving_texts.PACKED_AT.format(moment=time, day=day_words(time.date()), program=said.program)
    return {
        receiving_texts.UNIT: said.unit,
        receiving_texts.PERIOD: span.title if span else said.period,
        receiving_texts.VERSION: receiving_texts.VERSION_STATE.format(said.version, state),
        receiving_texts.PACKED: packed,
    }


def _some(lines: Collection[str]) -> list[str]:
    more = len(lines) - _FAULTS
    return [*islice(lines, _FAULTS), *([receiving_texts.MORE_FAULTS.format(more)] if more > 0 else [])]
