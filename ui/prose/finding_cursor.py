"""Going through the findings of a section: the caret and the current row of the list below move together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from cchc_desktop.checks.explained import settled
from cchc_desktop.checks.run import same_finding
from cchc_desktop.desk.drafts.counting import OF_BLANKS, waiting_links
from cchc_desktop.report.keys import Place
from ui.report.finding_words import elsewhere
from ui.report.hint_actions import HintActions
from ui.words import finding_texts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from cchc_desktop.checks.findings import Finding
    from cchc_desktop.desk.work.open_report import OpenReport
    from ui.kit.notice import Notice
    from ui.prose.section_findings import SectionFindings
    from ui.prose.section_text import SectionText
    from ui.prose.text_edit import ProseEdit


class FindingCursor(QObject):
    """The current finding of the shown section, and what can be done with it; `wants` asks for another place."""

    wants = Signal(str)

    def __init__(
        self,
        open_report: OpenReport,
        codes: Sequence[str],
        found: SectionFindings,
        section: Callable[[], SectionText],
        notice: Notice,
    ) -> None:
        super().__init__(found)
        self._codes = codes
        self._report, self._found, self._section, self._notice = open_report, found, section, notice
        self._hints = HintActions(open_report, notice)
        found.selectionModel().currentChanged.connect(self._mark)
        found.fixed.connect(self.act)
        found.clicked_in.connect(lambda entry, _point: self.visit(entry.finding))
        found.menu_opened.connect(self.add_to)

    def watch(self, edit: ProseEdit) -> None:
        """Let Ctrl+Z in a text take back a hint that was silenced just now, before what was typed earlier."""
        edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Consume the undo key while the notice offers to take back."""
        undoes = event.type() is QEvent.Type.KeyPress and cast("QKeyEvent", event).matches(
            QKeySequence.StandardKey.Undo
        )
        return (undoes and self._notice.take_back()) or super().eventFilter(watched, event)

    @property
    def current(self) -> Finding | None:
        """The finding whose row is chosen."""
        entry = self._found.chosen()
        return entry.finding if entry else None

    def show_findings(self) -> None:
        """List the findings of the shown section in the order of its text, and mark the current one in it."""
        section = self._section()
        blank = self._report.editable and all(not self._report.report.text(code).strip() for code in self._codes)
        found, waiting = section.findings(), waiting_links(self._report.outcome)
        unentered = {each for each in found if each in waiting or (blank and each.rule in OF_BLANKS)}
        self._found.show_findings(found, unentered, fixable=self._report.editable)
        self._mark()

    def follow(self) -> None:
        """Choose the finding that the caret moved into; elsewhere, and while typing, the choice stays."""
        here = self._section().finding_here()
        if here is not None:
            self._found.choose(here)

    def step(self, *, back: bool) -> bool:
        """Put the caret behind the next finding of the section that is not settled; return False if there is none."""
        self._notice.hide()
        section = self._section()
        section.save()
        entry = self._next(section.offset(), back=back)
        if entry is None:
            return False
        self.visit(entry)
        return True

    def visit(self, finding: Finding) -> None:
        """Put the caret behind a finding's place, and make its row the current one."""
        section = self._section()
        section.go_to(section.place_in(finding) or Place(section.code))
        self._found.choose(finding)

    def act(self, finding: Finding | None = None) -> None:
        """Apply the fix of a finding, by default of the current one, or go to the other place that it concerns."""
        finding = finding or self.current  # as shown when the key was pressed
        self._section().save()
        if finding is None:
            self._found.choose_row(self._found.row_at())
        elif finding.mendable and self._report.editable:
            self._mend(finding)
        elif elsewhere(finding):
            self.wants.emit(elsewhere(finding))

    def add_to(self, menu: QMenu, finding: Finding) -> None:
        """Add the entries that silence a hint to a menu."""
        self._hints.add_to(menu, finding)

    def _mend(self, finding: Finding) -> None:
        section = self._section()
        found = same_finding(self._report.outcome, finding)
        if found is None or not self._report.mend(found):
            self._notice.show_passing(finding_texts.CHANGED_MEANWHILE, "warn")
            return
        self._notice.hide()
        place = Place.parse(found.fix.at if found.fix else "")
        if place.key == section.code and place.start is not None and found.fix:
            section.put_caret(place.start + len(found.fix.text))

    def _next(self, here: int, *, back: bool) -> Finding | None:
        """Return the finding to go to from an offset of the text; at the current one, its neighbour in the list."""
        findings = [entry.finding for entry in self._found.entries]
        places = [self._section().place_in(each) for each in findings]
        ends = [(place.end or 0) if place else 0 for place in places]
        row = self._found.currentIndex().row()
        if row >= 0 and ends[row] == here:
            beyond = [*range(row)] if back else [*range(row + 1, len(findings))]
        else:
            beyond = [number for number, end in enumerate(ends) if (end < here if back else end > here)]
        done = settled(self._report.outcome)
        left = [findings[number] for number in beyond if findings[number] not in done]
        return left[-1 if back else 0] if left else None

    def _mark(self) -> None:
        self._section().mark_current(self.current)
