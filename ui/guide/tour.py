"""The tour on the example: three steps, each at its place in the report, in a strip under the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.kit.buttons import Button
from ui.kit.icons import Icon
from ui.kit.labels import label, set_text_if_changed
from ui.words import help_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.report.view import ReportView


@dataclass(frozen=True, slots=True)
class TourStep:
    """A step of the tour: how its place is shown, its title, and what can be done there."""

    lead: Callable[[], None]
    title: str
    text: str


class TourStrip(QFrame):
    """A strip with one step at a time; Enter on its button goes on, Escape and the other button end it."""

    def __init__(self, report: ReportView) -> None:
        super().__init__()
        self.setProperty("frame", "info")
        figures, findings, paper = help_texts.TOUR_STEPS
        self._steps = (
            TourStep(lambda: report.go("3:3.3.1"), *figures),
            TourStep(report.go_to_finding, *findings),
            TourStep(lambda: report.go("export"), *paper),
        )
        self._at = 0
        self._report = report
        self.count, self.title = label("", "note"), label("", "strong", wrap=True)
        self.text = label("", "text2", wrap=True)
        self.next, self.end = Button("", role="primary", icon="arrow-right", trailing=True), Button("", role="quiet")
        self.next.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.next.clicked.connect(self._go_on)
        self.end.clicked.connect(self.close)
        self.end.setText(help_texts.TOUR_END)
        words = QVBoxLayout()
        words.setSpacing(2)
        for part in (self.count, self.title, self.text):
            words.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(Icon("lightbulb", "accent", 20), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.end)
        row.addWidget(self.next)

    def begin(self) -> None:
        """Show the strip under the page of the report, and the first step."""
        column = self._report.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.indexOf(self._report.notice), self)
        self.show()
        self.show_step()

    def show_step(self) -> None:
        """Show the present step and its place; the focus is on the button that goes on."""
        step = self._steps[self._at]
        last = self._at == len(self._steps) - 1
        set_text_if_changed(self.count, help_texts.TOUR_COUNT.format(self._at + 1, len(self._steps)))
        set_text_if_changed(self.title, step.title)
        set_text_if_changed(self.text, step.text)
        self.setAccessibleName(f"{self.count.text()} {step.title} {step.text}")
        self.next.setText(help_texts.TOUR_DONE if last else help_texts.TOUR_NEXT)
        self.end.setHidden(last)
        step.lead()
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        if self._at == len(self._steps) - 1:
            self.close()
        else:
            self._at += 1
            self.show_step()
