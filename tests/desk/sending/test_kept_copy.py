"""Keeping a signed copy: with number and day, beside an issued report, and only with a reason if something is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from cchc_desktop.base.errors import UserError
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.sending.kept_copy import KeepingReason, keep_copy, reason_of_copy
from cchc_desktop.desk.signed_copies.examine_copy import ExaminedCopy, examine_file
from cchc_desktop.desk.work.closing import Explanation, close, issue, reopen
from cchc_desktop.signatures.examining.examination import Examination, FoundHazard, Hazard
from db.drafts.store import open_drafts
from tests.make import make_report, make_template_source
from tests.signatures.examining.made_pdfs import plain_pdf

FIELDS = {"unit.kind": "xã", "unit.name": "An Thanh", "letter.place": "An Thanh", "letter.signer": "Nguyễn Văn A"}
REASON = KeepingReason("Chủ tịch đã sửa tay trước khi ký", "Nguyễn Văn Bình")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with closing(open_drafts(tmp_path)) as store:
        yield Desk(store, "Lan")


@pytest.fixture
def copy(tmp_path: Path) -> ExaminedCopy:
    (tmp_path / "ký.pdf").write_bytes(plain_pdf())
    return examine_file(tmp_path / "ký.pdf", tmp_path)


def wrong(copy: ExaminedCopy) -> ExaminedCopy:
    """Return the copy as if it had a script."""
    found = copy.found
    script = FoundHazard(hazard=Hazard.SCRIPT)
    made = Examination(
        pages=found.pages, size=found.size, signatures=found.signatures, hazards=(script,), text=found.text
    )
    return replace(copy, found=made)


def closed(desk: Desk) -> str:
    ref = desk.store.create(make_report(FIELDS), make_template_source(), ref="xã", who="Lan", cause="import")
    missing = close(desk.store, ref, by="Lan").missing
    given = [Explanation(rule=one.rule, at=one.at, text="đã rà") for one in missing]
    assert not given or close(desk.store, ref, given, by="Lan").closed
    return ref


def kept(desk: Desk, ref: str) -> tuple[str, bytes]:
    sealed = desk.store.sealed(ref, desk.store.load(ref).report.version)
    assert sealed
    assert sealed.issue
    return sealed.issue.signed_name, sealed.issue.signed


def test_a_copy_is_kept_with_number_and_day_or_beside_them(desk: Desk, copy: ExaminedCopy) -> None:
    ref = closed(desk)
    keep_copy(desk.store, ref, copy)
    assert (desk.store.load(ref).report.state, kept(desk, ref)) == ("closed", ("ký.pdf", copy.raw))
    keep_copy(desk.store, ref, copy, number="12", day="15/6/2023")
    assert (desk.store.load(ref).report.state, kept(desk, ref)) == ("issued", ("ký.pdf", copy.raw))
    keep_copy(desk.store, ref, replace(copy, name="khác.pdf"))
    assert kept(desk, ref) == ("khác.pdf", copy.raw)


def test_a_copy_in_which_something_is_wrong_needs_a_reason_and_a_name(desk: Desk, copy: ExaminedCopy) -> None:
    ref = closed(desk)
    issue(desk.store, ref, number="12", day="2023-06-15")
    for reason in (None, KeepingReason("", "Bình"), KeepingReason("đã rà", " ")):
        with pytest.raises(UserError, match="không đúng"):
            keep_copy(desk.store, ref, wrong(copy), reason=reason)
    assert reason_of_copy(desk.store, ref, 1) is None
    keep_copy(desk.store, ref, wrong(copy), reason=REASON)
    found = reason_of_copy(desk.store, ref, 1)
    assert found
    assert (found.text, found.who, bool(found.when)) == (REASON.text, REASON.who, True)

    keep_copy(desk.store, ref, copy)
    assert reason_of_copy(desk.store, ref, 1) is None


def test_an_open_report_keeps_no_copy(desk: Desk, copy: ExaminedCopy) -> None:
    ref = closed(desk)
    reopen(desk.store, ref)
    with pytest.raises(UserError, match="chưa chốt"):
        keep_copy(desk.store, ref, copy)
    desk.store.set_setting("signed-copy-reasons", '{"a": 1, "b": ["x", "y"]}')
    assert reason_of_copy(desk.store, "a", 1) is None
