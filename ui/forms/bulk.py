"""Filling and explaining several blank rows at once: shown first, one edit, taken back as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from cchc_desktop.desk.work.blank_rows import ZERO, blank_figures, blank_rows, counted_rows, group_of, missing_of
from ui.words import form_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cchc_desktop.checks.findings import Finding
    from cchc_desktop.report.template import Row
    from ui.forms.bulk_strip import BulkStrip
    from ui.forms.paste import PasteStrip
    from ui.forms.table import FormTable

_NAMED = 12
"""So many of the rows are named."""


class BulkFiller(QObject):
    """Offers what can be done to blank rows of a table, asks in a strip, does it and reports it in another."""

    def __init__(self, view: FormTable, asking: BulkStrip, result: PasteStrip) -> None:
        super().__init__(view)
        self._view, self._asking, self._result = view, asking, result
        self._report = view.form_model.open_report
        self._act: Callable[[str], None] | None = None
        self._explained = False
        asking.agreed.connect(self._agreed)
        asking.refused.connect(self.close)

    def meant(self) -> list[Row]:
        """Return the blank rows meant by the selection, or else of the current row's group."""
        view, form = self._view, self._view.form_model.form
        rows = [form.rows[at] for at in view.selection.rows if not view.isRowHidden(at)]
        return self._blank(rows if view.selection.several else group_of(form, form.rows[view.row]))

    def whole(self) -> list[Row]:
        """Return all blank rows of the form."""
        return self._blank(self._view.form_model.form.rows)

    def ask_zero(self, rows: Sequence[Row]) -> None:
        """Ask whether 0 is to be written into the rows that count, and mark them."""
        wanted = counted_rows(rows)
        if wanted:
            self._ask(wanted, lambda _reason: self._fill(wanted))
            count = len(wanted)
            self._asking.ask(
                form_texts.FILL_QUESTION.format(count), _named(wanted), form_texts.FILL_BUTTON.format(count)
            )

    def ask_reason(self, rows: Sequence[Row]) -> None:
        """Ask for one reason why the rows are blank, and mark them."""
        wanted = self.unexplained(rows)
        if wanted:
            findings = missing_of(self._view.form_model.form, self._report.outcome, wanted)
            self._ask(wanted, lambda reason: self._explain(findings, reason))
            count = len(wanted)
            question, button = form_texts.EXPLAIN_QUESTION.format(count), form_texts.EXPLAIN_BUTTON.format(count)
            self._asking.ask(question, _named(wanted), button, reason=True)

    def unexplained(self, rows: Sequence[Row]) -> list[Row]:
        """Return the rows among some whose blank is a finding."""
        form = self._view.form_model.form
        found = {finding.at[0] for finding in missing_of(form, self._report.outcome, rows)}
        return [row for row in rows if not found.isdisjoint(form.keys(row))]

    def close(self) -> None:
        """Close the question; nothing was done."""
        self._asking.hide()
        self._view.mark(frozenset())
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_back(self) -> bool:
        """Withdraw the explanations just given; return False if there are none."""
        given, self._explained = self._explained, False
        if given:
            self._report.undo()
        return given

    def forget(self) -> None:
        """Forget what could be taken back: something else was done since."""
        self._explained = False

    def _blank(self, rows: Sequence[Row]) -> list[Row]:
        self._view.save()
        return blank_rows(self._view.form_model.form, self._report.outcome, rows)

    def _ask(self, rows: Sequence[Row], act: Callable[[str], None]) -> None:
        form = self._view.form_model.form
        self._act = act
        self._view.mark(frozenset(form.rows.index(row) for row in rows))

    def _agreed(self, reason: str) -> None:
        act, self._act = self._act, None
        self.close()
        if act and self._report.editable:
            act(reason)

    def _fill(self, rows: Sequence[Row]) -> None:
        form = self._view.form_model.form
        self._report.edit_many(dict.fromkeys(blank_figures(form, self._report.report, rows), ZERO), "filled")
        self._view.reopen()
        self._result.show_message("ok", form_texts.FILLED.format(len(rows)), undo=True)

    def _explain(self, findings: Sequence[Finding], reason: str) -> None:
        self._report.explain_all(findings, reason)
        self._explained = True
        self._result.show_message(
            "ok", form_texts.EXPLAINED.format(len(findings)), form_texts.EXPLAINED_WHERE, undo=True
        )


def _named(rows: Sequence[Row]) -> str:
    names = ", ".join(row.no for row in rows[:_NAMED])
    more = len(rows) - _NAMED
    return form_texts.BULK_ROWS.format(names) + (form_texts.BULK_MORE.format(more) if more > 0 else "")
