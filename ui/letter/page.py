"""A page of the letter: plain fields in cards."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from cchc_desktop.checks.unit_form import unit_kinds
from cchc_desktop.documents.content.placeholders import default_of
from cchc_desktop.report.keys import Place
from ui.kit import theme
from ui.kit.fields import Field, FieldSpec
from ui.kit.frames import frame
from ui.kit.inputs import WordChoice
from ui.kit.labels import label
from ui.report.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_desktop.checks.findings import Finding
    from cchc_desktop.desk.drafts.steps import ReportStep
    from cchc_desktop.desk.drafts.text_search import TextMatch
    from cchc_desktop.desk.work.open_report import Edited, OpenReport
    from ui.letter.cards import Cards

_WIDTH, _COLUMNS = 960, 4


class LetterPage(Page):
    """A page of cards with fields. The cursor returns to the field it was last in."""

    def __init__(self, open_report: OpenReport, step: ReportStep, cards: Cards, parent: QWidget | None = None) -> None:
        super().__init__(open_report, step, parent)
        self.fields: dict[str, Field] = {}
        self._last, self._visited = "", False
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(20, 12, 20, 12)
        inside.setSpacing(12)
        inside.addWidget(label(step.title, "title"))
        inside.addWidget(self.sealed_banner())
        inside.addWidget(self._scroll)
        self._scroll.setWidget(self._body(cards))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._fix_current)
        self._show_all()

    def go_to(self, place: str) -> None:
        """Put the cursor into a field; without one, into the last used field, else the first empty one."""
        last = self._last if self._visited else ""  # before the first visit Qt has set the focus itself
        self._visited = True
        wanted = (Place.parse(place).key, last, self._first_bare(), *self.fields)
        field = next(self.fields[key] for key in wanted if key in self.fields and self.fields[key].editor.isEnabled())
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(field)

    def place(self) -> str:
        """Return the field of the cursor, or the last one."""
        return self._last or self.step.id

    def refresh(self, edited: Edited) -> None:
        """Show an edit of these fields, any of which may change the others' defaults."""
        ours = any(key.startswith(("unit.", "letter.")) for key in edited.keys)
        if ours or edited.before.findings != edited.after.findings:
            self._show_all()

    def show_found(self, matches: Sequence[TextMatch], current: TextMatch | None) -> None:
        """Select the current match of a search in its field."""
        if current and current.key in self.fields:
            self.fields[current.key].select(current.text, current.start)

    def leave(self) -> None:
        """Save typed texts."""
        for field in self.fields.values():
            field.commit()

    def _first_bare(self) -> str:
        """Return the first field without text and default, "" if there is none."""
        bare = (key for key, field in self.fields.items() if not field.editor.text() + field.editor.placeholderText())
        return next((key for key in bare if not self.fields[key].spec.optional), "")

    def _show_all(self) -> None:
        report, template = self.open_report.report, self.open_report.template
        findings = self._findings()
        for key, field in self.fields.items():
            field.show_text(report.text(key), default_of(report, template, key))
            field.show_findings(tuple(findings[key]))

    def _findings(self) -> dict[str, list[Finding]]:
        by_key = defaultdict(list)
        for finding in self.open_report.outcome.findings:
            by_key[finding.at[0]].append(finding)
        return by_key

    def _body(self, cards: Cards) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        for title, specs in cards:
            column.addWidget(self._card(title, specs))
        column.addStretch(1)
        body.setMaximumWidth(theme.px(_WIDTH))
        return body

    def _card(self, title: str, specs: tuple[FieldSpec, ...]) -> QFrame:
        card = frame("card")
        grid = QGridLayout(card)
        grid.setContentsMargins(20, 16, 20, 16)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(12)
        grid.addWidget(label(title, "card-title"), 0, 0, 1, _COLUMNS)
        row, column = 1, 0
        for spec in specs:
            row, column = (row + 1, 0) if column + spec.span > _COLUMNS else (row, column)
            grid.addWidget(self._field(spec), row, column, 1, spec.span)
            column += spec.span
        for each in range(_COLUMNS):
            grid.setColumnStretch(each, 1)
        return card

    def _field(self, spec: FieldSpec) -> Field:
        field = Field(spec)
        if isinstance(field.editor, WordChoice):
            field.editor.offer(unit_kinds(self.open_report.template))
        field.editor.setReadOnly(not self.open_report.editable)
        field.typed.connect(self.open_report.edit)
        field.entered.connect(self._entered)
        field.returned.connect(self._go_on)
        field.fixed.connect(self._fix)
        self.fields[spec.key] = field
        return field

    def _entered(self, key: str) -> None:
        self._last = key
        self.moved.emit(key)

    def _go_on(self, key: str) -> None:
        """Go to the next field; stay in the last, since the button after it leaves the report."""
        keys = [*self.fields]
        following = keys[keys.index(key) + 1 :]
        if following:
            self.fields[following[0]].editor.setFocus(Qt.FocusReason.TabFocusReason)

    def _fix_current(self) -> None:
        """Apply the fix of the first finding under the field with the cursor that has one."""
        found = (finding for finding in self._findings()[self._last] if finding.mendable)
        finding = next(found, None)
        if finding:
            self._fix(finding)

    def _fix(self, finding: Finding) -> None:
        if finding.mendable and self.open_report.editable:
            self.open_report.mend(finding)
