"""The head of a section's page: title, buttons to figures and form, tabs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from cchc_desktop.desk.drafts import step_texts
from cchc_desktop.desk.drafts.counting import CountedFinding
from cchc_desktop.desk.drafts.steps import ReportStep
from cchc_desktop.report.document import Report
from cchc_desktop.report.keys import Place
from cchc_desktop.report.template import Form, Section, Severity, Template
from ui.kit.buttons import RING, Button
from ui.kit.labels import label
from ui.kit.layouts import row_of
from ui.kit.severity_look import SEVERITIES
from ui.report.counts import count_words
from ui.words import prose_texts


class SectionHead(QWidget):
    """The head: number and title, buttons to the figures and the form, and tabs if there are several sub-sections."""

    chosen = Signal(str)
    form_wanted = Signal(str)

    def __init__(self, template: Template, step: ReportStep, forms: tuple[Form, ...]) -> None:
        super().__init__()
        self.figures = Button(prose_texts.INSERT_FIGURE, icon="link-2", key="F3")
        self.form: Button | None = None
        title = label(step.title, "title", wrap=True)
        parts: list[QWidget] = [label(step.number, "number")] if step.number else []
        parts += [title, self.figures]
        if forms:
            self.form = Button(step_texts.FORM.format(number=forms[0].number), icon="table-2", key="F9")
            self.form.clicked.connect(partial(self.form_wanted.emit, f"form.{forms[0].number}"))
            parts.append(self.form)
        top = row_of(*parts)
        top.setStretchFactor(title, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(RING, 0, RING, 0)
        rows.setSpacing(0)
        rows.addLayout(top)
        self.tabs: dict[str, Button] = {}
        if len(step.keys) > 1:
            rows.addLayout(self._make_tabs([template.sections[code] for code in step.keys]))

    def show_code(self, code: str) -> None:
        """Mark the tab of the open sub-section."""
        if code in self.tabs:
            self.tabs[code].setChecked(True)

    def show_findings(self, found: Sequence[CountedFinding], report: Report) -> None:
        """Mark every tab with its strongest finding that is left; a tick only where something is written."""
        for code, tab in self.tabs.items():
            here = [each for each in found if Place.parse(each.finding.at[0]).key == code]
            kinds = {each.standing.value for each in here}
            severity = next((each for each in (Severity.ERROR, Severity.WARNING) if each.value in kinds), None)
            tick = ("circle-check", "ok") if report.text(code).strip() else ("circle-dashed", "muted")
            tick = ("copy", "warn") if report.open_marks(code) else tick
            tab.show_icon(*(SEVERITIES[severity][:2] if severity else tick))
            tab.setAccessibleDescription(count_words(each.standing for each in here))

    def _make_tabs(self, sections: list[Section]) -> QHBoxLayout:
        group = QButtonGroup(self)
        for section in sections:
            tab = Button(f"{section.number} {section.short}".strip(), role="tab", trailing=True)
            tab.setCheckable(True)
            tab.clicked.connect(partial(self._choose, section.code))
            group.addButton(tab)
            self.tabs[section.code] = tab
        return row_of(*self.tabs.values(), None)

    def _choose(self, code: str) -> None:
        self.chosen.emit(code)
