"""The page of places that came along from an earlier report: each seen, the many of one kind at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cchc_desktop.base.text import stored
from cchc_desktop.desk.carrying.groups import groups
from cchc_desktop.desk.carrying.mark_tour import MarkTour
from cchc_desktop.desk.carrying.proposals import proposal
from cchc_desktop.desk.carrying.register_proposals import document_proposal
from cchc_desktop.desk.carrying.settling import CAUSE, kept, written
from cchc_desktop.desk.carrying.sources import known_span
from cchc_desktop.desk.drafts.steps import ReportStep, ReportSteps
from cchc_desktop.report.keys import Place
from cchc_desktop.report.periods import period_name, span_of
from cchc_desktop.report.prose import expand
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.labels import label, set_text_if_changed
from ui.prose.carried.carried_head import CarriedHead
from ui.prose.carried.done_card import DoneCard
from ui.prose.carried.mark_card import MarkCard
from ui.prose.carried.mark_groups import MarkGroups
from ui.prose.carried.marked_texts import FieldTabs, MarkedTexts, field_name
from ui.report.page import NARROW, Page
from ui.words.carrying import carried_texts

if TYPE_CHECKING:
    from cchc_desktop.desk.carrying.proposals import Proposal
    from cchc_desktop.desk.work.open_report import Edited, OpenReport
    from cchc_desktop.report.members.carried_mark import CarriedMark
    from cchc_desktop.report.periods import PeriodSpan


class CarriedPage(Page):
    """The marks of a report, one current; `_current` is its number among them, None if all are settled."""

    def __init__(self, open_report: OpenReport, step: ReportStep, parent: QWidget | None = None) -> None:
        super().__init__(open_report, step, parent)
        self._steps, self._tour = ReportSteps(open_report.template), MarkTour(open_report.template)
        self._current: int | None = None
        self._origin, self._stale, self._narrow = "", False, True
        self.head, self.tabs = CarriedHead(), FieldTabs(self._show_field)
        self.texts, self.card = MarkedTexts(open_report, self.wants.emit), MarkCard()
        self.groups, self.done = MarkGroups(), label("", "strong", wrap=True)
        self.end, self.to_groups = DoneCard(self._steps), Button(carried_texts.GROUPS, role="link", key="F3")
        self._sides = QHBoxLayout()
        self._lay_out()
        self.card.written.connect(self._write)
        self.card.kept.connect(self._keep)
        self.card.later.connect(lambda: self.find_next(back=False))
        self.groups.applied.connect(self._settle_group)
        self.groups.visited.connect(self._visit)
        self.to_groups.clicked.connect(self.show_groups)
        self.end.wanted.connect(self.wants)
        self.end.left.connect(self.dismiss)
        keys = {
            "F3": self.show_groups,
            "Alt+G": self._keep,
            "Ctrl+Return": self._settle_group,
            "Ctrl+Enter": self._settle_group,
        }
        for key, act in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    @property
    def rail_step(self) -> ReportStep:
        """The step of the current mark's field."""
        mark = self.mark
        return self._steps.step_of(mark.at.key if mark else self._back())

    @property
    def mark(self) -> CarriedMark | None:
        """The current mark."""
        carried = self.open_report.report.carried
        return carried[self._current] if self._current is not None and self._current < len(carried) else None

    def go_to(self, place: str) -> None:
        """Show a mark ("carried@3:3"); for the page itself, the first open one at or behind where the caret was."""
        spot, cursor = Place.parse(place), self.open_report.cursor
        comes = bool(cursor) and self._steps.step_of(cursor) != self.step
        if comes:
            self._origin = cursor
        if spot.key != self.step.id:  # a field: what was undone there
            self._show(self._tour.near(self.open_report.report, place))
            return
        number = self._current if spot.start is None else spot.start
        if number is None or (spot.start is None and (comes or not self._is_open(number))):
            number = self._tour.near(self.open_report.report, self._origin)
        self._show(number)
        self._focus()

    def place(self) -> str:
        """Return the place of the current mark."""
        return self.step.id if self._current is None else str(Place(self.step.id, self._current, self._current))

    def beside(self, flow: ReportSteps, distance: int) -> tuple[str, str] | None:
        """Return the first open mark of the next field (or the one before), and the name of that field."""
        report = self.open_report.report
        number = self._tour.next_field(report, self._current, back=distance < 0)
        if number is None or distance < 0:
            return None
        key = report.carried[number].at.key
        name = carried_texts.NEXT_SECTION.format(field_name(key), len(report.open_marks(key)))
        return str(Place(self.step.id, number, number)), name

    def refresh(self, edited: Edited) -> None:
        """Show the marks after an edit."""
        self._stale = True
        if self.isVisible():
            self._catch_up()

    def find_next(self, *, back: bool) -> bool:
        """Leave the current mark for later: go to the next open one."""
        self.texts.save()
        self._show(self._tour.next(self.open_report.report, self._current, back=back))
        self._focus()
        return True

    def dismiss(self) -> bool:
        """Close the groups where they lie over the text; else go back to writing, where the caret was."""
        if self._narrow and self.groups.isVisible():
            self.groups.hide()
            self._focus()
        elif self.groups.tree.hasFocus():
            self._focus()
        else:
            self.wants.emit(self._back())
        return True

    def leave(self) -> None:
        """Hand over what was typed in the text."""
        self.texts.save()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the edits that were made while another page was shown."""
        super().showEvent(event)
        self._catch_up()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the groups over the text on a narrow page."""
        super().resizeEvent(event)
        narrow = self.width() < theme.px(NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            (self._sides.removeWidget if narrow else self._sides.addWidget)(self.groups)
            self.groups.setVisible(not narrow)
            self._show_way_to_groups()
        self._place_groups()

    def show_groups(self) -> None:
        """Put the focus into the groups."""
        self.groups.show()
        self.groups.raise_()
        self._place_groups()
        self.groups.focus()

    def _is_open(self, number: int) -> bool:
        report = self.open_report.report
        mark = report.carried[number]
        return mark.is_open(report.text(mark.at.key))

    def _write(self) -> None:
        """Write what the field has; unchanged words are kept."""
        mark, typed = self._settleable(), stored(self.card.field.text()).strip()
        if mark is not None:
            report = self.open_report.report
            same = typed == self._words(mark)
            self.open_report.apply(kept(report, [mark]) if same else written(report, [(mark, typed)]), CAUSE)
        self.find_next(back=False)

    def _keep(self) -> None:
        mark = self._settleable()
        if mark is not None:
            self.open_report.apply(kept(self.open_report.report, [mark]), CAUSE)
        self.find_next(back=False)

    def _settle_group(self) -> None:
        self.texts.save()
        group, chosen = self.groups.current, self.groups.chosen()
        if group and chosen and self.open_report.editable:
            self.open_report.apply(group.acts(self.open_report.report, chosen), CAUSE)
        if self._current is None or not self._is_open(self._current):
            self._show(self._tour.next(self.open_report.report, self._current))

    def _settleable(self) -> CarriedMark | None:
        """Return the current mark as it is after what was typed in the text, None if it is settled already."""
        self.texts.save()
        open_one = self._current is not None and self._is_open(self._current)
        return self.mark if open_one and self.open_report.editable else None

    def _visit(self, mark: CarriedMark) -> None:
        numbers = [number for number, each in enumerate(self.open_report.report.carried) if each == mark]
        if numbers:
            self._show(numbers[0])

    def _show_field(self, key: str) -> None:
        report = self.open_report.report
        marks = self._tour.open(report, key) or [
            number for number in self._tour.order(report) if report.carried[number].at.key == key
        ]
        self._show(marks[0])
        self._focus()

    def _show(self, number: int | None) -> None:
        self._current = number
        mark = self.mark
        if mark:
            self.texts.show_mark(mark)
        self._show_state()
        self.moved.emit(self.place())

    def _catch_up(self) -> None:
        if self._stale:
            self._stale = False
            self.texts.refresh()
            if self._current is not None and self._current >= len(self.open_report.report.carried):
                self._current = None
            if self._current is None and self.open_report.report.open_marks():  # undone after the last one
                self._show(self._tour.next(self.open_report.report, None))
            self._show_state()
            self.moved.emit(self.place())  # the bar below counts what is left in the next section

    def _show_state(self) -> None:
        """Show the current mark, the counts and the groups."""
        report, template = self.open_report.report, self.open_report.template
        left, mark = report.open_marks(), self.mark
        total = len(report.carried)
        source = period_name(template, report.carried[0].period) if total else ""
        self.head.show_progress(source, total - len(left), total)
        target = span_of(template, report.period)
        if target:
            found = groups([report.carried[each] for each in self._tour.open(report)], known_span, target)
            self.groups.show_groups(found, report, editable=self.open_report.editable)
        self._show_way_to_groups()
        self._show_tabs(mark)
        open_here = bool(mark and self._current is not None and self._is_open(self._current))
        if mark and open_here and target:
            inside = self._tour.open(report, mark.at.key)
            number = carried_texts.OF_SECTION.format(inside.index(self._current or 0) + 1, len(inside))
            self.card.show_mark(mark, self._words(mark), self._likely(mark, target), number)
        self.card.setVisible(open_here)
        self._show_end(len(left), total, open_here=open_here)

    def _show_end(self, left: int, total: int, *, open_here: bool) -> None:
        """Say that the current place is seen; after the last one, where to go on."""
        ends = bool(total) and not left
        self.texts.setVisible(bool(total) and (not ends or self.mark is not None))
        self.end.setVisible(ends)
        if ends:
            self.end.show_rest(total, self.open_report.outcome, self._steps.step_of(self._back()).name)
        self.done.setVisible(not open_here and not ends)
        set_text_if_changed(self.done, carried_texts.SEEN_HERE if left else carried_texts.NOTHING)

    def _show_tabs(self, mark: CarriedMark | None) -> None:
        report = self.open_report.report
        keys = dict.fromkeys(each.at.key for each in report.carried) if mark else ()
        inside = [key for key in self.rail_step.keys if key in keys]
        self.tabs.show_fields([(key, field_name(key), len(report.open_marks(key))) for key in inside], self.texts.key)

    def _likely(self, mark: CarriedMark, target: PeriodSpan) -> Proposal | None:
        report, source = self.open_report.report, known_span(mark.period)
        text = report.text(mark.at.key)
        register = self.open_report.outcome.subject.context.register.joined(report.register).entries
        return proposal(mark, source, target) or document_proposal(mark, text, register, source, target)

    def _words(self, mark: CarriedMark) -> str:
        return " ".join(expand(mark.text, str).split())

    def _back(self) -> str:
        mark = self.mark
        return self._origin or (mark.at.key if mark else self._steps.steps[0].id)

    def _focus(self) -> None:
        if not self.end.isHidden():
            self.end.focus()
        elif self.card.isHidden():
            (self.texts.shown.edit if self.texts.shown else self).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.card.focus()

    def _show_way_to_groups(self) -> None:
        self.to_groups.setVisible(self._narrow and self.groups.current is not None)

    def _place_groups(self) -> None:
        if self._narrow:
            top, margin = self.texts.geometry().top(), 20
            left = self.width() - margin - self.groups.width()
            self.groups.setGeometry(left, top, self.groups.width(), self.height() - top - 12)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.texts, 1)
        left.addWidget(self.done)
        left.addWidget(self.card)
        left.addWidget(self.end, 0, Qt.AlignmentFlag.AlignTop)
        left.addStretch(0)
        self._sides.setSpacing(12)
        self._sides.addLayout(left, 1)
        self.groups.setParent(self)  # beside the text once the page is known to be wide enough
        self.groups.hide()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 12, 20, 12)
        rows.setSpacing(8)
        rows.addWidget(self.head)
        line = QHBoxLayout()
        line.addWidget(self.tabs, 1)
        line.addWidget(self.to_groups)
        rows.addLayout(line)
        rows.addWidget(self.sealed_banner())
        rows.addLayout(self._sides, 1)
