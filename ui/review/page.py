"""The review page: every finding by step with its explanation, the main rates, closing, issuing and reopening."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cchc_desktop.base.errors import UserError
from cchc_desktop.checks.explained import explanations
from cchc_desktop.checks.findings import Finding
from cchc_desktop.checks.run import Outcome
from cchc_desktop.desk.drafts import step_texts
from cchc_desktop.desk.drafts.counting import counted
from cchc_desktop.desk.drafts.steps import ReportStep, ReportSteps
from cchc_desktop.desk.work.closing import close, issue, reopen
from cchc_desktop.desk.work.open_report import Edited, OpenReport
from cchc_desktop.report.document import CLOSED
from cchc_desktop.report.members.office_answer import VersionAnswer
from cchc_desktop.report.store_protocol import DraftStore
from ui.kit import theme
from ui.kit.buttons import RING, Button
from ui.kit.frames import frame
from ui.kit.labels import label, set_text_if_changed
from ui.kit.layouts import FlowRow
from ui.kit.notice import Notice
from ui.report.finding_list import FindingList
from ui.report.finding_model import FindingEntry
from ui.report.finding_painter import ListLook
from ui.report.hint_actions import HintActions
from ui.report.page import NARROW, Page
from ui.review.answers_in_words import way_words
from ui.review.closing_button import CloseButton, closing_words, to_do
from ui.review.filters import StandingFilter
from ui.review.list_lines import last_decider, lines_of, same_kind
from ui.review.rates import RatesCard, rates
from ui.review.reason_boxes import ReasonBoxes
from ui.review.reason_fields import ReasonFields
from ui.review.sealed_card import SealedCard
from ui.review.unchecked_list import UncheckedList
from ui.words import common_texts, review_texts
from ui.words.versions import comparing_texts

_WHERE_WIDTH = 110


class ReviewPage(Page):
    """The page of all findings; it is updated at every edit while it is shown, and when it is shown again."""

    def __init__(self, open_report: OpenReport, step: ReportStep, parent: QWidget | None = None) -> None:
        super().__init__(open_report, step, parent)
        self._steps = ReportSteps(open_report.template)
        self._outcome: Outcome | None = None
        self._folded: set[str] = set()
        self.rates_button, self._findings = Button(review_texts.RATES), QWidget()
        self.rates_button.setCheckable(True)
        self.filters, self.unchecked, self.rates = StandingFilter(self.rates_button), UncheckedList(), RatesCard()
        self.list = FindingList(ListLook(_WHERE_WIDTH, ReasonBoxes(editable=open_report.editable)))
        self.reasons = ReasonFields(self.list, editable=open_report.editable)
        self.list.setAccessibleName(review_texts.REVIEW_LIST)
        self.words = label("", "note", wrap=True)
        self.next, self.close_button = Button(review_texts.NEXT_PLACE, icon="arrow-right", key="F8"), CloseButton()
        self.compare = Button(comparing_texts.COMPARE, icon="git-compare", key="Ctrl+D")
        self.correct = Button(review_texts.CORRECT, icon="pencil-line", key="Ctrl+R")
        self.split = Button(step_texts.SPLITTING, icon="file-input")
        self.answers = Button("", icon="message-square")
        self.sealed, self.notice = SealedCard(), Notice()
        self._hints = HintActions(open_report, self.notice)
        self._below = QHBoxLayout()
        self._lay_out()
        self._connect()
        self._show()

    def go_to(self, place: str) -> None:
        """Put the focus into the list, on the finding of a place if there is one; if closed, on the number."""
        self._show()
        self.rates_button.setChecked(False)
        row = self.list.row_at(place)
        if row < 0 and not self.list.chosen():
            row = self.list.row_at()
        if row >= 0:
            self.list.choose_row(row)
        closed = self.open_report.report.state == CLOSED
        (self.sealed.number if closed else self.list).setFocus(Qt.FocusReason.OtherFocusReason)
        self.moved.emit(self.place())

    def place(self) -> str:
        """Return the place of the page itself: those of findings are on other pages."""
        return self.step.id

    def refresh(self, edited: Edited) -> None:
        """Show the findings after an edit, if the page is shown."""
        if self.isVisible():
            self._show()

    def leave(self) -> None:
        """Save the explanation being typed."""
        self.reasons.save()

    def find_next(self, *, back: bool) -> bool:
        """Go to the next finding that prevents closing, after the last one to the button that closes the report.

        Return False for a sealed report, in which nothing can be explained.
        """
        self.reasons.save()
        if not self.open_report.editable:
            return False
        wanted = to_do(self.open_report.outcome)
        if not wanted:
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        self.rates_button.setChecked(False)
        self._show_all(wanted)
        self.list.choose_row(self.list.next_row(wanted, back=back, leave=self.reasons.typing))
        self.list.scrollTo(self.list.currentIndex())
        self.reasons.edit()
        return True

    def close_report(self) -> None:
        """Close the report, or go to the first finding that prevents it."""
        self.reasons.save()
        if not self.open_report.editable:
            return
        if not to_do(self.open_report.outcome):
            self._do(partial(close, who=self.open_report.who))
        if to_do(self.open_report.outcome):
            self.list.choose_row(-1)
            self.find_next(back=False)

    def showEvent(self, event: QShowEvent) -> None:
        """Show the edits that were made while another page was shown."""
        self._show()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Save before the page is hidden."""
        self.leave()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give findings the whole width of a narrow page; a button shows the rates in their place."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        narrow, asked = self.width() < theme.px(NARROW), self.rates_button.isChecked()
        self.rates_button.setVisible(narrow)
        self.rates.setVisible(asked or not narrow)
        self._findings.setVisible(not (asked and narrow))
        row = self._below if narrow else self._beside
        if row.indexOf(self.words) < 0:
            row.addWidget(self.words, 1)
            side = Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag.AlignRight
            self.words.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)

    def _lay_out(self) -> None:
        title = label(self.step.title, "title")
        head = FlowRow(title, None, self.answers, self.compare, self.split, self.correct, self.next, self.close_button)
        self._beside = second = QHBoxLayout()
        second.setSpacing(12)
        second.addSpacing(-RING)
        second.addWidget(self.filters)
        second.addWidget(self.words, 1)
        self.words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        left = QVBoxLayout(self._findings)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        left.addWidget(_card(self.list), 1)
        left.addWidget(self.unchecked)
        sides = QHBoxLayout()
        sides.setSpacing(12)
        sides.addWidget(self._findings, 1)
        sides.addWidget(self.rates)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 12, 20, 12)
        rows.setSpacing(8)
        rows.addLayout(head)
        rows.addLayout(second)
        rows.addLayout(self._below)
        rows.addWidget(self.notice)
        rows.addWidget(self.sealed)
        rows.addLayout(sides, 1)
        editable = self.open_report.editable
        for part in (self.split, self.correct, self.next, self.close_button, self.words):
            part.setVisible(editable)
        self.sealed.setVisible(not editable)

    def _connect(self) -> None:
        self.filters.group.idClicked.connect(self._filter)
        self.rates_button.toggled.connect(self._share)
        self.list.wanted.connect(self.wants)
        self.list.fixed.connect(self._fix)
        self.list.menu_opened.connect(self._hints.add_to)
        self.list.shared.connect(self.share_reason)
        self.reasons.shared.connect(self._share_chosen)
        self.reasons.explained.connect(self._explain)
        self.list.folded.connect(self._fold)
        self.reasons.done.connect(lambda: self.find_next(back=False))
        self.correct.clicked.connect(lambda: self.wants.emit("corrections"))
        self.compare.clicked.connect(self.compare_wanted)
        self.split.clicked.connect(lambda: self.wants.emit("splitting"))
        self.answers.clicked.connect(lambda: self.wants.emit("answers"))
        self.next.clicked.connect(lambda: self.find_next(back=False))
        self.close_button.clicked.connect(self.close_report)
        self.sealed.reopened.connect(self._reopen)
        self.sealed.issued.connect(self._issue)
        self.sealed.copy_wanted.connect(lambda: self.wants.emit("signed"))
        QShortcut(QKeySequence("Alt+C"), self).activated.connect(self.close_report)

    def _show(self) -> None:
        outcome = self.open_report.outcome
        if outcome is self._outcome:
            return
        before, self._outcome = self._outcome, outcome
        self._show_lines(outcome)
        set_text_if_changed(self.words, closing_words(self._steps, outcome))
        self.close_button.show_ready(ready=not to_do(outcome))
        self.sealed.show_report(self.open_report.report)
        self._show_answers(self.open_report.report.answers)
        if before is None or before.results is not outcome.results:
            self.unchecked.show_entries(outcome.unchecked)
            self.rates.show_rates(rates(outcome, self.open_report.earlier()))

    def _show_answers(self, answers: tuple[VersionAnswer, ...]) -> None:
        """Show the way to the receiving office's answers where there is one."""
        self.answers.setVisible(bool(answers))
        if answers:
            self.answers.setText(way_words(answers))

    def _show_lines(self, outcome: Outcome) -> None:
        found = counted(self._steps, outcome)
        self.filters.show_findings(found)
        shown = [each for each in found if self.filters.chosen in (None, each.standing)]
        lines = lines_of(self.open_report, shown, self._folded)
        self.reasons.decider = last_decider(self.open_report)
        self.list.show_lines(lines)
        self.list.nothing = review_texts.NOTHING_OF_KIND if outcome.findings else review_texts.NOTHING_FOUND
        self.list.setAccessibleDescription("" if lines else self.list.nothing)

    def _show_all(self, wanted: tuple[Finding, ...]) -> None:
        """Unfold all groups, and reset a filter that hides the given findings."""
        self._folded.clear()
        found, chosen = counted(self._steps, self.open_report.outcome), self.filters.chosen
        if not any(each.finding in wanted for each in found if each.standing is chosen):
            self.filters.buttons[0].setChecked(True)
        self._show_lines(self.open_report.outcome)

    def _filter(self) -> None:
        self.rates_button.setChecked(False)
        self._show_lines(self.open_report.outcome)

    def _fold(self, step_id: str) -> None:
        self._folded ^= {step_id}
        self._show_lines(self.open_report.outcome)

    def _fix(self, finding: Finding) -> None:
        if finding.mendable and self.open_report.editable:
            self.open_report.mend(finding)

    def _explain(self, finding: Finding, text: str, who: str) -> None:
        present = [each for each in self._on_line(finding) if each in self.open_report.outcome.findings]
        if present:
            self.open_report.explain_all(present, text, who)

    def _on_line(self, finding: Finding) -> tuple[Finding, ...]:
        """Return the findings that share the line of one, itself among them."""
        lines = (line for line in self.list.findings.lines if isinstance(line, FindingEntry))
        return next((line.findings for line in lines if line.finding == finding), (finding,))

    def share_reason(self, finding: Finding) -> None:
        """Give the explanation of a finding to those of its kind on its page; the notice takes that back."""
        reason, others = explanations(self.open_report.outcome).get(finding), same_kind(self.open_report, finding)
        if not others or reason is None or not reason.text.strip():
            return
        self.open_report.explain_all(others, reason.text, reason.who)
        undo = (common_texts.UNDO, partial(self._take_back, others))
        self.notice.show_message("ok", review_texts.SHARED.format(len(others) + len(self._on_line(finding))), "", undo)

    def _share_chosen(self) -> None:
        self.reasons.save()
        chosen = self.list.chosen()
        if chosen:
            self.share_reason(chosen.finding)

    def _take_back(self, findings: tuple[Finding, ...]) -> None:
        present = self.open_report.outcome.findings
        self.open_report.explain_all([each for each in findings if each in present], "")

    def _reopen(self) -> None:
        self._do(partial(reopen, who=self.open_report.who))

    def _issue(self, number: str, day: str) -> None:
        self._do(partial(issue, number=number, day=day, who=self.open_report.who))

    def _do(self, change: Callable[[DraftStore, str], object]) -> None:
        """Change the report's state; an error is shown here, and the report stays unchanged."""
        before = self.open_report.report.state
        try:
            change(self.open_report.flushed_store(), self.open_report.ref)
            self.open_report.reload()
        except UserError as error:
            self.notice.show_error(error)
            self.notice.stay_with(lambda: (self.sealed.number.text(), self.sealed.day.text(), self.open_report.report))
            return
        if self.open_report.report.state != before:
            self.renewed.emit()


def _card(part: QWidget) -> QFrame:
    card = frame("card")
    inside = QVBoxLayout(card)
    inside.setContentsMargins(1, 1, 1, 1)
    inside.addWidget(part)
    return card
