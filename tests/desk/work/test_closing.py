"""Closing, reopening and issuing, on a real store."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import closing as closing_
from dataclasses import replace
from pathlib import Path

import pytest

from cchc_desktop.base.errors import BadFileError, UserError
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.office import library
from cchc_desktop.desk.signed_copies.examine_copy import examine_file
from cchc_desktop.desk.work.closing import Explanation, close, issue, read_explanations, reopen
from cchc_desktop.report.document import OPEN
from cchc_desktop.report.file import read_report
from cchc_desktop.report.store_protocol import SealedVersion
from db.drafts.store import open_drafts
from tests.make import PDF, make_report, make_template_source

WRONG = {
    "unit.kind": "xã", "unit.name": "An Thanh", "letter.place": "An Thanh", "letter.signer": "Nguyễn Văn A",
    "1:1": "4", "1:1.1": "5",
}  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with closing_(open_drafts(tmp_path)) as store:
        yield Desk(store, "Lan")


@pytest.fixture
def wrong(desk: Desk) -> str:
    """A draft with one error (5 of 4 tasks) and a warning or two."""
    return desk.store.create(make_report(WRONG), make_template_source(), ref="xã", who="Lan", cause="import")


@pytest.fixture
def mended(desk: Desk) -> str:
    return desk.add_sample(printed=False).ref


def everything(desk: Desk, ref: str) -> list[Explanation]:
    missing = close(desk.store, ref).missing
    return [Explanation(rule=finding.rule, at=finding.at, text="đã rà lại") for finding in missing]


def sealed(desk: Desk, ref: str, number: int = 1) -> SealedVersion:
    found = desk.store.sealed(ref, number)
    assert found
    return found


def test_a_report_without_findings_is_closed_at_once(desk: Desk, mended: str) -> None:
    assert close(desk.store, mended).closed
    assert desk.store.load(mended).report.state == "closed"


def test_what_is_sealed_is_the_canonical_report_and_its_hash(desk: Desk, mended: str) -> None:
    close(desk.store, mended)
    kept = sealed(desk, mended)
    assert kept.sha256 == hashlib.sha256(kept.content.encode()).hexdigest()
    read = read_report(kept.content.encode(), "report.json", library.find).report
    assert (read.state, read.fields) == ("closed", desk.store.load(mended).report.fields)


def test_errors_want_explanations_and_somebody_who_decides(desk: Desk, wrong: str) -> None:
    result = close(desk.store, wrong)
    assert (result.closed, result.errors, result.undecided) == (False, 1, True)
    assert "part.exceeds" in {finding.rule for finding in result.missing}
    explained = close(desk.store, wrong, everything(desk, wrong))
    assert (explained.missing, explained.undecided, explained.closed) == ((), True, False)
    assert close(desk.store, wrong, by="  ").undecided
    assert close(desk.store, wrong, by="Phạm Văn Đông").closed


def test_explanations_are_kept_where_some_are_missing(desk: Desk, wrong: str) -> None:
    given = everything(desk, wrong)
    first = close(desk.store, wrong, given[:1], by="Đông")
    assert len(first.missing) == len(given) - 1
    assert close(desk.store, wrong, given[1:], by="Đông").closed


def test_a_changed_figure_wants_a_new_explanation(desk: Desk, wrong: str) -> None:
    close(desk.store, wrong, everything(desk, wrong))
    desk.store.edit(wrong, "1:1.1", "6", who="Lan", cause="typed")
    assert {finding.rule for finding in close(desk.store, wrong, by="Đông").missing} == {"part.exceeds"}


def test_who_decides_is_sealed_with_the_errors_and_dead_explanations_are_not(desk: Desk, wrong: str) -> None:
    close(desk.store, wrong, everything(desk, wrong), who="Lan")
    desk.store.edit(wrong, "1:1.1", "6", who="Lan", cause="typed")
    assert close(desk.store, wrong, everything(desk, wrong), by="Đông", who="Lan").closed
    reasons = json.loads(sealed(desk, wrong).content)["reasons"]
    assert {reason["rule"]: reason["who"] for reason in reasons} == {
        reason["rule"]: "Đông" if reason["rule"] == "part.exceeds" else "Lan" for reason in reasons
    }
    assert [reason["rule"] for reason in reasons].count("part.exceeds") == 1
    assert sorted(reasons[0]) == ["at", "fingerprint", "rule", "text", "when", "who"]


def test_an_explanation_by_the_first_place_or_by_all(desk: Desk, wrong: str) -> None:
    finding = next(one for one in close(desk.store, wrong).missing if one.rule == "part.exceeds")
    others = [one for one in everything(desk, wrong) if one.rule != finding.rule]
    for at in (finding.at[:1], finding.at):
        given = [*others, Explanation(rule=finding.rule, at=at, text="đúng")]
        assert close(desk.store, wrong, given).missing == ()
        desk.store.edit(wrong, "1:1.1", "7", who="", cause="typed")
    part = Explanation(rule=finding.rule, at=(finding.at[0], "9:9"), text="đúng")
    assert close(desk.store, wrong, [part]).unused == (part,)


def test_a_blank_explanation_leaves_the_finding_open(desk: Desk, wrong: str) -> None:
    blank = [replace(one, text=" \n") for one in everything(desk, wrong)]
    assert len(close(desk.store, wrong, blank).missing) == len(blank)


def test_a_closed_report_is_not_closed_again_nor_edited(desk: Desk, mended: str) -> None:
    close(desk.store, mended)
    before = sealed(desk, mended)
    with pytest.raises(UserError, match="đã chốt"):
        close(desk.store, mended)
    with pytest.raises(UserError, match="đã chốt"):
        desk.store.edit(mended, "1:1", "9", who="", cause="typed")
    with pytest.raises(UserError, match="đã chốt"):
        desk.store.explain(mended, [])
    assert sealed(desk, mended) == before


def test_an_edit_between_checking_and_sealing_is_not_sealed_over(desk: Desk, mended: str) -> None:
    checked = desk.store.load(mended).report
    desk.store.edit(mended, "1:1", "41", who="", cause="typed")
    with pytest.raises(UserError, match="vừa được sửa"):
        desk.store.seal(mended, checked, "{}", who="")
    assert desk.store.load(mended).report.state == "open"


def test_reopening_makes_the_next_version_and_keeps_the_sealed_one(desk: Desk, mended: str) -> None:
    close(desk.store, mended)
    before = sealed(desk, mended)
    assert reopen(desk.store, mended) == 2
    desk.store.edit(mended, "1:1", "41", who="", cause="typed")
    assert sealed(desk, mended) == before
    assert desk.store.sealed(mended, 2) is None
    with pytest.raises(UserError, match="đang mở"):
        reopen(desk.store, mended)
    assert [change.cause for change in desk.store.history(mended)] == ["sample", "close", "reopen", "typed"]


def test_issuing_enters_number_and_day_and_keeps_the_signed_copy(desk: Desk, mended: str, tmp_path: Path) -> None:
    (tmp_path / "bản ký.pdf").write_bytes(PDF)
    close(desk.store, mended)
    signed = examine_file(tmp_path / "bản ký.pdf", tmp_path)
    issue(desk.store, mended, number=" 05 ", day="3/7/2023", signed=signed, who="Lan")
    report = desk.store.load(mended).report
    assert (report.state, report.text("letter.number"), report.text("letter.date")) == ("issued", "05", "2023-07-03")
    kept = sealed(desk, mended).issue
    assert kept
    assert (kept.number, kept.date, kept.signed_name, kept.signed) == ("05", "2023-07-03", "bản ký.pdf", PDF)
    entered = [change for change in desk.store.history(mended) if change.cause == "issue" and change.key]
    assert [(change.key, change.after) for change in entered] == [
        ("letter.number", "05"),
        ("letter.date", "2023-07-03"),
    ]


def test_reopening_an_issued_report_takes_number_and_day_away(desk: Desk, mended: str) -> None:
    close(desk.store, mended)
    issue(desk.store, mended, number="05", day="2023-07-03")
    reopen(desk.store, mended)
    report = desk.store.load(mended).report
    assert (report.version, report.text("letter.number"), report.text("letter.date")) == (2, "", "2023-07")
    kept = sealed(desk, mended).issue
    assert kept
    assert (kept.number, kept.signed) == ("05", b"")


def test_only_a_closed_report_is_issued_and_once(desk: Desk, mended: str) -> None:
    with pytest.raises(UserError, match="còn là bản thảo"):
        issue(desk.store, mended, number="05", day="2023-07-03")
    close(desk.store, mended)
    issue(desk.store, mended, number="05", day="2023-07-03")
    with pytest.raises(UserError, match="đã có số"):
        issue(desk.store, mended, number="06", day="2023-07-03")


@pytest.mark.parametrize("day", ["2023-02-30", "2023-07", "", "32/1/2023", "ngày 3", "2023-7-3x"])
def test_a_day_that_is_none_is_refused(desk: Desk, mended: str, day: str) -> None:
    close(desk.store, mended)
    with pytest.raises(UserError, match="Không có ngày này"):
        issue(desk.store, mended, number="05", day=day)
    assert desk.store.load(mended).report.state == "closed"


@pytest.mark.parametrize("number", ["", "  ", "0 5", "5" * 21, "05/BC-UBND"])
def test_a_number_that_is_none_is_refused(desk: Desk, mended: str, number: str) -> None:
    close(desk.store, mended)
    with pytest.raises(UserError, match="số văn bản"):
        issue(desk.store, mended, number=number, day="2023-07-03")


def test_an_imported_report_is_an_open_draft(desk: Desk, mended: str, tmp_path: Path) -> None:
    close(desk.store, mended)
    (tmp_path / "report.json").write_text(sealed(desk, mended).content, encoding="utf-8")
    added = desk.import_file(tmp_path / "report.json")
    assert desk.store.load(added.ref).report.state == "open"
    assert any(warning.startswith("Báo cáo trong tệp đã chốt") for warning in added.warnings)


def test_explanations_travel_with_a_report(desk: Desk, wrong: str) -> None:
    close(desk.store, wrong, everything(desk, wrong), by="Đông")
    report = read_report(sealed(desk, wrong).content.encode(), "", lambda _: make_template_source().template).report
    again = desk.store.create(replace(report, state=OPEN), make_template_source(), ref="lại", who="", cause="import")
    assert close(desk.store, again).missing == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"rule": "a"}', "cả tệp"),
        ('[{"rule": "a", "at": "1:1"}]', r"\[0\]\.text"),
        ('[{"rule": "a", "at": [], "text": ""}]', r"\[0\]\.at"),
        ('[{"rule": 1, "at": "1:1", "text": ""}]', r"\[0\]\.rule"),
        ("[", "Dòng 1"),
    ],
)
def test_a_bad_file_of_explanations_is_refused_by_place(tmp_path: Path, text: str, place: str) -> None:
    (tmp_path / "giải trình.json").write_text(text, encoding="utf-8")
    with pytest.raises(BadFileError, match=place):
        read_explanations(tmp_path / "giải trình.json")
