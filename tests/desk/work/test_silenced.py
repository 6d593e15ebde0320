"""Hints refused once for their text, words kept for the unit, and fixes of spans."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_desktop.checks.findings import Finding
from cchc_desktop.checks.silenced import REFUSED
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.work.closing import sealed_report
from cchc_desktop.desk.work.open_report import OpenReport
from cchc_desktop.report.file import write_report
from db.drafts.store import open_drafts
from tests.word_checks import word_checks

pytestmark = pytest.mark.usefixtures(word_checks.__name__)
__all__ = ["word_checks"]
TEXT = "Xã mua bàn ghế. Năm sau lại mua bàn ghế cho nhà văn hóa."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = open_drafts(tmp_path)
    yield Desk(store, who="Lan")
    store.close()


@pytest.fixture
def draft(desk: Desk) -> OpenReport:
    opened = desk.open(desk.add_sample(printed=False).ref)
    opened.edit("IV", TEXT)
    return opened


def hints(draft: OpenReport) -> list[Finding]:
    """Return the hints of the tests' own checks that are shown."""
    return [each for each in draft.outcome.findings if each.rule == "text.style" and each.found.lower() == "bàn ghế"]


def test_a_refused_hint_is_silent_for_its_text_alone(desk: Desk, draft: OpenReport) -> None:
    first, second = hints(draft)
    draft.refuse(first)
    assert hints(draft) == [second]
    assert [each.found for each in hints(desk.open(draft.ref))] == ["bàn ghế"]
    draft.edit("IV", f"Mở đầu. {TEXT}")
    assert [each.at[0] for each in hints(draft)] == ["IV@40:47"]
    draft.edit("IV", TEXT.replace("Xã mua", "Xã bán"))
    assert len(hints(draft)) == 2


def test_a_refusal_is_taken_back(draft: OpenReport) -> None:
    first, _ = both = hints(draft)
    draft.refuse(first)
    draft.refuse(first, back=True)
    assert hints(draft) == both


def test_a_refusal_is_sealed_and_written_with_the_report(draft: OpenReport) -> None:
    draft.refuse(hints(draft)[0])
    sealed = sealed_report(draft.outcome, by="", when="")
    (reason,) = json.loads(write_report(sealed))["reasons"]
    assert (reason["rule"], reason["at"], reason["text"]) == ("text.style", ["IV@7:14"], REFUSED)


def test_a_kept_word_is_silent_in_every_report_of_the_unit(desk: Desk, draft: OpenReport) -> None:
    first, _ = hints(draft)
    draft.keep_word(first)
    assert not hints(draft)
    other = desk.open(desk.add_sample(printed=True).ref)
    other.edit("II.6", "Bàn  ghế. Bàn ghế.")
    assert not hints(other)
    other.edit("unit.name", "Tứ Xuyên")
    assert [each.at[0] for each in hints(desk.open(other.ref))] == ["II.6@10:17"]
    draft.keep_word(first, back=True)
    assert len(hints(draft)) == 2


def test_a_fix_changes_its_span_wherever_it_moved(draft: OpenReport) -> None:
    draft.edit("IV", "Đi cái thuyền này.")
    (found,) = [each for each in draft.outcome.findings if each.found == "cái thuyền"]
    draft.edit("IV", "Hôm nay đi cái thuyền này.")
    assert draft.mend(found)
    assert draft.report.text("IV") == "Hôm nay đi con thuyền này."
    assert draft.undo() == "IV"
    assert draft.report.text("IV") == "Hôm nay đi cái thuyền này."


def test_a_fix_of_a_text_that_changed_is_refused(draft: OpenReport) -> None:
    draft.edit("IV", "Đi cái thuyền này.")
    (found,) = [each for each in draft.outcome.findings if each.found == "cái thuyền"]
    for text in ("Đi thuyền này.", "Đi một cái thuyền, hai cái thuyền."):
        draft.edit("IV", text)
        assert not draft.mend(found)
        assert draft.report.text("IV") == text
