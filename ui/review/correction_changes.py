"""The other changes that a correction makes, as lines under it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cchc_desktop.desk.work.corrections import Effect
from ui.kit.icons import Icon
from ui.kit.labels import label, set_text_if_changed
from ui.kit.severity_look import SEVERITIES
from ui.words import common_texts, place_texts, review_texts
from ui.words.place_texts import short

_MOST = 8


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """A line about a change that an edit makes: icon, colour, text."""

    icon: str
    ink: str
    text: str


def lines_of(changed: Effect) -> list[CorrectionLine]:
    """Return the changes that an edit makes beside its field, one line each."""
    sides = (
        (short(one.key), one.before or common_texts.BLANK, one.after or common_texts.BLANK) for one in changed.shifts
    )
    lines = [CorrectionLine("arrow-right", "text2", review_texts.CORRECTION_SHIFT.format(*side)) for side in sides]
    if changed.sections:
        names = ", ".join(place_texts.SECTION.format(short(code)) for code in changed.sections)
        lines.append(CorrectionLine("file-text", "text2", review_texts.CORRECTION_SECTIONS.format(names)))
    for finding in changed.come:
        icon, ink, word = SEVERITIES[finding.severity]
        lines.append(CorrectionLine(icon, ink, f"{word}, {short(finding.at[0])}: {finding.message}"))
    gone = [review_texts.CORRECTION_GONE.format(f"{short(each.at[0])}, {each.message}") for each in changed.gone]
    return lines + [CorrectionLine("circle-check", "ok", text) for text in gone]


class CorrectionChanges(QWidget):
    """A list of the changes that a new text would make; its lines are created once and reused."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.head = label("", "note")
        column.addWidget(self.head)
        self._lines = [_ChangeRow() for _ in range(_MOST)]
        for line in self._lines:
            column.addWidget(line)

    def show_lines(self, lines: list[CorrectionLine] | None) -> None:
        """Show lines, the first of many; None hides the list."""
        self.setVisible(lines is not None)
        shown = list(lines or ())
        if len(shown) > _MOST:
            left = review_texts.CORRECTION_MORE.format(len(shown) - _MOST + 1)
            shown[_MOST - 1 :] = [CorrectionLine("arrow-right", "text2", left)]
        set_text_if_changed(self.head, review_texts.CORRECTION_CHANGES if shown else review_texts.CORRECTION_NO_EFFECT)
        for number, place in enumerate(self._lines):
            place.setVisible(number < len(shown))
            if number < len(shown):
                place.show_line(shown[number])

    @property
    def words(self) -> list[str]:
        """The texts of the shown lines."""
        return [line.words.text() for line in self._lines if not line.isHidden()]


class _ChangeRow(QFrame):
    """An icon and a sentence."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._icon, self.words = Icon("arrow-right", "text2"), label("", "message", wrap=True)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)

    def show_line(self, line: CorrectionLine) -> None:
        """Show another line."""
        self._icon.show_icon(line.icon, line.ink)
        set_text_if_changed(self.words, line.text)
