"""The three ways to begin a report: from an earlier one, empty, from a file."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.frames import frame, restyle
from ui.kit.icons import Icon
from ui.kit.inputs import Combo, Radio
from ui.kit.labels import label, set_text_if_changed
from ui.words.carrying import new_report_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_desktop.desk.carrying.carry_over import CarriedReport
    from cchc_desktop.desk.carrying.sources import CarrySource


class Door(Enum):
    """A way to begin a report; its value is the digit that chooses it."""

    EARLIER = 1
    EMPTY = 2
    FILE = 3


_NAMES = {
    Door.EARLIER: (new_report_texts.EARLIER, "copy"),
    Door.EMPTY: (new_report_texts.EMPTY, "file-text"),
    Door.FILE: (new_report_texts.FILE, "file-input"),
}
_WIDTHS = {Door.EARLIER: 430, Door.EMPTY: 232, Door.FILE: 232}


class Doors(QWidget):
    """Three cards side by side, one chosen; `changed` follows every choice, `confirmed` is Enter."""

    changed = Signal()
    confirmed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.source = Combo()
        self.take = Button(new_report_texts.TAKE_FILE, role="link", key="Ctrl+I")
        self.source.setAccessibleName(new_report_texts.SOURCE)
        self.counts = CarryCounts()
        self.none = label(new_report_texts.NO_SOURCE, "note", wrap=True)
        self._group = QButtonGroup(self)
        self._cards: dict[Door, QFrame] = {}
        self.radios: dict[Door, DoorRadio] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        inside: dict[Door, tuple[QWidget, ...]] = {
            Door.EARLIER: (self.source, self.none, self.counts),
            Door.EMPTY: (label(new_report_texts.EMPTY_TEXT, "note", wrap=True),),
            Door.FILE: (label(new_report_texts.FILE_TEXT, "note", wrap=True), self.take),
        }
        for door, parts in inside.items():
            row.addWidget(self._card(door, parts), _WIDTHS[door])
        self._group.buttonToggled.connect(self._show_chosen)
        self.source.activated.connect(lambda: self.choose(Door.EARLIER))
        self.source.activated.connect(self.changed)

    @property
    def chosen(self) -> Door:
        """The chosen way."""
        return next((door for door, radio in self.radios.items() if radio.isChecked()), Door.EMPTY)

    def choose(self, door: Door) -> None:
        """Choose a way; the earlier report only where there is one."""
        if door is not Door.EARLIER or self.source.count():
            self.radios[door].setChecked(True)

    def show_sources(self, sources: Sequence[CarrySource], wanted: str = "") -> None:
        """Offer earlier reports, the likely one first; `wanted` names the draft to begin from."""
        self.source.clear()
        for number, each in enumerate(sources):
            form = new_report_texts.YEAR_BEFORE if each.year_before else "{}"
            form = new_report_texts.JUST_BEFORE if not each.year_before and number == 0 else form
            title = form.format(each.span.title)
            if each.predecessor:
                title = new_report_texts.PREDECESSOR.format(each.span.title, each.predecessor)
            self.source.addItem(title, each)
        refs = [each.draft.ref for each in sources]
        self.source.setCurrentIndex(refs.index(wanted) if wanted in refs else 0)
        for part in (self.source, self.counts):
            part.setVisible(bool(sources))
        self.none.setVisible(not sources)
        self.radios[Door.EARLIER if sources else Door.EMPTY].setChecked(True)
        self.changed.emit()

    def current_source(self) -> CarrySource | None:
        """Return the earlier report that is chosen, None if there is none."""
        found: CarrySource | None = self.source.currentData()
        return found

    def show_counts(self, carried: CarriedReport | None) -> None:
        """Show what would come along from the chosen earlier report."""
        self.counts.show_counts(carried)

    def _card(self, door: Door, parts: tuple[QWidget, ...]) -> QFrame:
        card = frame("card")
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        words, icon = _NAMES[door]
        radio = DoorRadio(words)
        radio.confirmed.connect(self.confirmed)
        self._group.addButton(radio)
        self.radios[door], self._cards[door] = radio, card
        top = QHBoxLayout()
        top.addWidget(radio, 1)
        top.addWidget(Icon(icon))
        rows = QVBoxLayout(card)
        rows.setContentsMargins(12, 10, 12, 10)
        rows.setSpacing(6)
        rows.addLayout(top)
        for part in parts:
            rows.addWidget(part)
        rows.addStretch(1)
        return card

    def _show_chosen(self) -> None:
        for door, radio in self.radios.items():
            chosen = radio.isChecked()
            radio.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)
            restyle(self._cards[door], "frame", "chosen" if chosen else "card")
        if self._group.checkedButton() is not None:
            self.changed.emit()


class DoorRadio(Radio):
    """The name of a way to begin; Enter emits `confirmed`."""

    confirmed = Signal()

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setFont(theme.font(14, theme.SEMIBOLD))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Confirm the choice at Enter; the arrows of the group choose."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirmed.emit()
        else:
            super().keyPressEvent(event)


class CarryCounts(QWidget):
    """Four lines: the sections and stocks that come along, the flows that do not, the places to look at again."""

    def __init__(self) -> None:
        super().__init__()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        self.lines = []
        for icon, ink in (("circle-check", "ok"), ("circle-check", "ok"), ("circle-dashed", "text2"), ("copy", "warn")):
            line = label("", "note", wrap=True)
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(Icon(icon, ink), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(line, 1)
            rows.addLayout(row)
            self.lines.append(line)

    def show_counts(self, carried: CarriedReport | None) -> None:
        """Show the numbers, dots while they are not known."""
        numbers: tuple[object, ...] = ("…",) * len(self.lines)
        if carried:
            numbers = (carried.sections, carried.stocks, carried.flows, len(carried.report.carried))
        alone = carried is None or not carried.of_one_of_several
        stocks = new_report_texts.STOCKS if alone else new_report_texts.NO_STOCKS
        forms = (new_report_texts.SECTIONS, stocks, new_report_texts.FLOWS, new_report_texts.MARKS)
        for line, form, number in zip(self.lines, forms, numbers, strict=True):
            set_text_if_changed(line, form.format(number))
