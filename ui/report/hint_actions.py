"""Silencing hints: one refused for its text, or a word kept for the unit; each can be taken back from the notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon

from cchc_desktop.checks.run import same_finding
from cchc_desktop.checks.silenced import word_of
from cchc_desktop.report.template import Severity
from ui.kit import theme
from ui.words import common_texts, finding_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu

    from cchc_desktop.checks.findings import Finding
    from cchc_desktop.desk.work.open_report import OpenReport
    from ui.kit.notice import Notice

_LONGEST = 30


class HintActions:
    """What can be done with the hints of an open report; `notice` says what was done, and takes it back."""

    def __init__(self, open_report: OpenReport, notice: Notice) -> None:
        self._report, self._notice = open_report, notice

    def add_to(self, menu: QMenu, finding: Finding) -> None:
        """Add the entries for a finding to a menu: none for an error, a warning or in a sealed report."""
        if not self._report.editable or finding.severity is not Severity.HINT:
            return
        self._add(menu, "eye", finding_texts.REFUSE, lambda: self.refuse(finding))
        if word_of(finding):
            shown = finding.found if len(finding.found) <= _LONGEST else f"{finding.found[:_LONGEST]}…"
            self._add(menu, "plus", finding_texts.KEEP.format(shown), lambda: self.keep_word(finding))

    def refuse(self, finding: Finding) -> None:
        """Silence a hint for its text."""
        self._change(finding, self._report.refuse, finding_texts.REFUSED)

    def keep_word(self, finding: Finding) -> None:
        """Keep the word of a hint for the unit."""
        self._change(finding, self._report.keep_word, finding_texts.KEPT.format(finding.found))

    def _add(self, menu: QMenu, icon: str, words: str, act: Callable[[], None]) -> None:
        action = menu.addAction(words.replace("&", "&&"))
        action.setIcon(QIcon(theme.pixmap(icon, "text2", 16, menu.devicePixelRatioF())))
        action.triggered.connect(lambda _checked=False: act())

    def _change(self, finding: Finding, change: Callable[..., None], done: str) -> None:
        found = same_finding(self._report.outcome, finding)
        if found is None:
            self._notice.show_passing(finding_texts.CHANGED_MEANWHILE, "warn")
            return
        with self._notice.showing_errors():
            change(found)
            self._notice.show_message("ok", done, "", (common_texts.UNDO, lambda: self._take_back(found, change)))

    def _take_back(self, finding: Finding, change: Callable[..., None]) -> None:
        found = same_finding(self._report.outcome, finding)
        if found is not None:
            with self._notice.showing_errors():
                change(found, back=True)
