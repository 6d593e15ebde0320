"""The card under the table: the sums that must hold, and the current line that does not add up."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout

from cchc_desktop.dossiers.dossier_table import DossierTable
from cchc_desktop.dossiers.shown_sums import HeldSum, WrongLine, held_sums
from cchc_desktop.dossiers.sums import Sum
from cchc_desktop.dossiers.table_grid import letter_of
from ui.kit.buttons import Button
from ui.kit.frames import frame
from ui.kit.labels import label
from ui.kit.layouts import FlowRow
from ui.words.taking import taking_texts


class SumsCard(QScrollArea):
    """Shows how many lines hold each sum; of those that fail, one at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = frame("card")
        self.setWidget(inside)
        self._table: DossierTable | None = None
        self._wrong: list[WrongLine] = []
        self._at = -1
        self.sums, self.problem, self.detail = (
            label("", wrap=True),
            label("", "strong"),
            label("", wrap=True),
        )
        self.count = label("", "note")
        self.copy = Button(taking_texts.COPY_PROBLEM, icon="copy")
        self.next = Button(taking_texts.NEXT, role="link", key="F8")
        self.copy.clicked.connect(self._copy)
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(14, 8, 14, 10)
        rows.setSpacing(4)
        rows.addLayout(FlowRow(self.problem, None, self.count, self.next))
        below = QHBoxLayout()
        below.addWidget(self.detail, 1)
        below.addWidget(self.copy)
        rows.addLayout(below)
        rows.addWidget(label(taking_texts.SUMS, "strong"))
        rows.addWidget(self.sums)
        rows.addStretch(1)

    def show_table(self, table: DossierTable, wrong: list[WrongLine]) -> None:
        """Show the sums of a table and the first line that fails some."""
        self._table, self._wrong, self._at = table, wrong, -1
        sums = held_sums(table)
        failed = [each for each in sums if each.held < each.told]
        lines = [_held_words(each) for each in (failed if wrong else sums)]
        whole = len(sums) - len(failed)
        lines += [taking_texts.OTHERS_HELD.format(whole)] if wrong and whole else []
        shown = {one.line.row for one in wrong}
        lines += [problem.message for problem in table.problems if problem.row - 1 not in shown]
        self.sums.setText("\n".join(lines or [taking_texts.NO_SUMS]))
        self.go_on()

    def go_on(self) -> WrongLine | None:
        """Show the next line that fails, and return it; None if there is none."""
        for part in (self.problem, self.count, self.next, self.detail, self.copy):
            part.setVisible(bool(self._wrong))
        if not self._wrong:
            return None
        self._at = (self._at + 1) % len(self._wrong)
        wrong = self._wrong[self._at]
        self.problem.setText(taking_texts.PROBLEM.format(row=wrong.line.row + 1, name=wrong.line.name).strip())
        self.count.setText(taking_texts.PROBLEM_OF.format(place=self._at + 1, count=len(self._wrong)))
        self.detail.setText("\n".join((*self._told(wrong), " ".join((*self._pointed(wrong), taking_texts.KEPT)))))
        return wrong

    def _told(self, wrong: WrongLine) -> list[str]:
        meanings = self._table.ways[0] if self._table else {}
        lines = []
        for one in wrong.sums:
            whole, parts = one.sides(wrong.line.counts, meanings) or ([], [])
            lines.append(
                taking_texts.WRONG_SUM.format(
                    sum=_sum_words(one), parts=" + ".join(map(str, parts)), got=sum(parts), said=sum(whole)
                )
            )
        return lines

    def _pointed(self, wrong: WrongLine) -> list[str]:
        if wrong.column < 0:
            return []
        cell = f"{letter_of(wrong.column)}{wrong.line.row + 1}"
        return [taking_texts.POINTED.format(cell=cell, value=wrong.value, count=len(wrong.sums))]

    def _copy(self) -> None:
        if 0 <= self._at < len(self._wrong):
            wrong = self._wrong[self._at]
            words = (self.problem.text(), *self._told(wrong), *self._pointed(wrong))
            QGuiApplication.clipboard().setText("\n".join(words))
            self.count.setText(taking_texts.COPIED)


def _sum_words(one: Sum) -> str:
    sides = (" + ".join(taking_texts.MEANINGS[each] for each in side) for side in (one.whole, one.parts))
    whole, parts = sides
    return taking_texts.SUM.format(whole=whole[:1].upper() + whole[1:], parts=parts)


def _held_words(each: HeldSum) -> str:
    words = taking_texts.ALL_HELD if each.held == each.told else taking_texts.SOME_HELD
    return f"{_sum_words(each.sum)}: {words.format(held=each.held, told=each.told)}"
