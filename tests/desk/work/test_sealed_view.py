"""A sealed report as it is shown: what its checks did not ask about when it was sealed is nothing to mend."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cchc_desktop.checks.context import Context
from cchc_desktop.checks.run import Outcome, check
from cchc_desktop.desk.drafts.counting import TO_DO, counted
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.drafts.steps import ReportSteps
from cchc_desktop.desk.work.closing import close
from cchc_desktop.report.document import CLOSED
from db.drafts.store import open_drafts
from tests.make import shipped_sample, shipped_template


def to_do(outcome: Outcome) -> list[str]:
    """Return the places of what is counted as left to do."""
    found = counted(ReportSteps(shipped_template()), outcome)
    return [each.finding.at[0] for each in found if each.standing in TO_DO]


def test_a_late_finding_of_a_sealed_report_is_not_shown_but_checked() -> None:
    sealed = replace(shipped_sample().with_edit("letter.signer", ""), state=CLOSED)

    assert to_do(check(sealed, shipped_template(), Context())) == ["letter.signer"]
    shown = check(sealed, shipped_template(), Context(sealed=True))
    assert to_do(shown) == []
    assert "letter.signer" in [each.at[0] for each in shown.found]


def test_the_window_shows_a_sealed_report_so(tmp_path: Path) -> None:
    store = open_drafts(tmp_path)
    desk = Desk(store, "Lan")
    opened = desk.open(desk.add_sample(printed=False).ref)
    contexts = [opened.outcome.subject.context]
    assert close(opened.flushed_store(), opened.ref, who="Lan").closed
    opened.reload()
    contexts.append(opened.outcome.subject.context)
    assert [context.sealed for context in contexts] == [False, True]
    store.close()
