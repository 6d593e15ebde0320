"""The settings of an office."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cchc_desktop.base.errors import UserError
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.drafts.overview import listed, overview
from db.drafts.store import open_drafts

AN_THANH = {"kind": "xã", "name": "An Thanh", "district": "huyện Tứ Kỳ", "province": "tỉnh Hải Dương"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    drafts = open_drafts(tmp_path)
    yield Desk(drafts)
    drafts.close()


def test_a_unit_is_kept_once_and_the_last_comes_first(desk: Desk) -> None:
    desk.settings.remember_unit(AN_THANH)
    desk.settings.remember_unit({"kind": "xã", "name": "Tứ Xuyên"})
    desk.settings.remember_unit(AN_THANH | {"name": " An  thanh"})

    assert [unit["name"] for unit in desk.settings.units()] == ["An  thanh", "Tứ Xuyên"]
    desk.settings.forget_unit(AN_THANH)
    assert [unit["name"] for unit in desk.settings.units()] == ["Tứ Xuyên"]


def test_a_unit_that_is_renamed_stays_one_and_keeps_its_dates_and_words(desk: Desk) -> None:
    renamed = AN_THANH | {"name": "Đại Sơn"}
    desk.settings.remember_unit(AN_THANH)
    desk.settings.remember_unit({"kind": "xã", "name": "Tứ Xuyên"})
    desk.settings.set_dates(AN_THANH, "2023-H1", date(2023, 6, 12), None)
    desk.settings.set_kept_words(AN_THANH, ["Zalo"])
    desk.settings.replace_unit(AN_THANH, renamed)

    assert [unit["name"] for unit in desk.settings.units()] == ["Đại Sơn", "Tứ Xuyên"]
    assert desk.settings.set_days(renamed, "2023-H1") == (date(2023, 6, 12), None)
    assert desk.settings.kept_words(renamed) == ["Zalo"]
    with pytest.raises(UserError, match="ký tự lạ"):
        desk.settings.replace_unit(renamed, renamed | {"name": "Đạі Sơn"})
    assert [unit["name"] for unit in desk.settings.units()] == ["Đại Sơn", "Tứ Xuyên"]


def test_officers_are_kept_once_in_order(desk: Desk) -> None:
    desk.settings.set_officers(["Nguyễn Thị Lan", " ", "Phạm Văn Hùng", "Nguyễn Thị Lan"])
    desk.settings.pick_officer("Phạm Văn Hùng")

    assert desk.settings.officers() == ["Nguyễn Thị Lan", "Phạm Văn Hùng"]
    assert desk.settings.officer == "Phạm Văn Hùng"


def test_dates_are_the_templates_until_the_unit_sets_its_own(desk: Desk) -> None:
    desk.add_sample(printed=False)
    (draft,) = listed(desk, desk.drafts())
    assert draft.dates is not None
    assert draft.span is not None
    assert (draft.dates.due, draft.dates.cut_off) == (draft.span.due, draft.span.end)

    desk.settings.set_dates(AN_THANH, "2023-H1", date(2023, 6, 20), None)
    (draft,) = listed(desk, desk.drafts())
    assert draft.dates is not None
    assert (draft.dates.due, draft.dates.cut_off) == (date(2023, 6, 20), date(2023, 6, 14))


def test_the_cut_off_decides_what_is_signed_too_early(desk: Desk) -> None:
    ref = desk.add_sample(printed=False).ref
    desk.open(ref).edit("letter.date", "2023-06-15")
    early = [finding.rule for finding in desk.open(ref).outcome.findings if finding.rule == "period.early"]
    assert early == []

    desk.settings.set_dates(AN_THANH, "2023-H1", None, date(2023, 6, 18))
    found = desk.open(ref).outcome.findings
    assert [finding.expected for finding in found if finding.rule == "period.early"] == ["2023-06-18"]


def test_an_overview_has_the_state_of_a_draft(desk: Desk) -> None:
    ref = desk.add_sample(printed=True).ref
    stands = overview(desk, ref)

    assert stands is not None
    assert stands.outcome.summary["errors"] > 0
    assert overview(desk, "không-có") is None


def test_dates_kept_under_an_older_spelling_of_the_unit_still_count(desk: Desk) -> None:
    desk.set_setting("dates", '{"xã hoà mỹ": {"2023-H1": ["2023-06-20", ""]}}')
    for name in ("Hoà Mỹ", "Hòa Mĩ"):
        assert desk.settings.set_days({"kind": "xã", "name": name}, "2023-H1") == (date(2023, 6, 20), None)
