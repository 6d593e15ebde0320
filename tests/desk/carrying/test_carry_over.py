"""A new report from an earlier one: what comes along, and what must be looked at again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_desktop.base.errors import NotFoundError, UserError
from cchc_desktop.desk.carrying.beginning import begin, begin_from
from cchc_desktop.desk.carrying.sources import known_span, sources, template_for
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.work.closing import close, read_explanations
from cchc_desktop.documents.content.source_words import source_lines, source_words
from cchc_desktop.report.file import read_report, write_report
from cchc_desktop.report.template import Nature
from db.drafts.store import open_drafts
from tests.make import shipped_template

UNIT = {"kind": "xã", "name": "An Thanh", "district": "huyện Tứ Kỳ", "province": "tỉnh Hải Dương"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = open_drafts(tmp_path)
    yield Desk(store, who="Lan")
    store.close()


def test_words_letter_unit_and_stocks_come_along_and_flows_never(desk: Desk) -> None:
    ref = desk.add_sample(printed=False).ref
    earlier, template = desk.load(ref)
    report, _ = desk.load(begin_from(desk, ref, "2024-H1").ref)
    assert report.period == "2024-H1"
    assert report.sections == earlier.sections
    assert report.notes == {}
    natures = {template.rows[key].nature for key in report.figures}
    assert natures == {Nature.STOCK}
    stocks = {key for key in earlier.figures if template.rows[key].nature is Nature.STOCK}
    assert {key: earlier.figures[key] for key in stocks} == report.figures
    for name in ("symbol", "place", "addressees", "recipients", "archive", "authority", "signer"):
        assert report.text(f"letter.{name}") == earlier.text(f"letter.{name}")
    assert (report.text("letter.number"), report.text("letter.date")) == ("", "")
    assert {name: report.text(f"unit.{name}") for name in UNIT} == UNIT
    assert report.is_example


def test_a_stock_says_of_which_report_it_is_until_it_is_changed(desk: Desk) -> None:
    ref = begin_from(desk, desk.add_sample(printed=False).ref, "2024-H1").ref
    report, _ = desk.load(ref)
    assert report.sources.keys() == report.figures.keys()
    (key, other) = [*report.figures][:2]
    words = "báo cáo 6 tháng đầu năm 2023, chưa sửa"
    assert source_words(report.sources[key]) == words
    assert all(line.endswith(f": {words}.") for line in source_lines(report))
    opened = desk.open(ref)
    opened.edit(key, f"{report.figures[key]}1")
    opened.edit(other, report.figures[other])
    assert opened.report.sources[key].is_over(opened.report.text(key))
    assert not opened.report.sources[other].is_over(opened.report.text(other))
    assert not any(key in line.split(": ")[0].split(", ") for line in source_lines(opened.report))


def test_a_report_begun_from_another_is_there_with_its_first_place_or_not_at_all(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = desk.add_sample(printed=False).ref
    monkeypatch.setattr(desk.store, "set_cursor", None)  # no second write
    assert desk.store.load(begin_from(desk, ref, "2024-H1").ref).cursor == "carried"


def test_every_mark_is_where_it_says_and_open(desk: Desk) -> None:
    report, _ = desk.load(begin_from(desk, desk.add_sample(printed=False).ref, "2024-H1").ref)
    assert len(report.carried) > 100
    for mark in report.carried:
        assert mark.covered(report.text(mark.at.key)) == mark.text
        assert (mark.settled, mark.period) == (False, "2023-H1")
    assert report.open_marks() == report.carried


def test_marks_go_into_the_file_of_the_report_and_back(desk: Desk) -> None:
    report, _ = desk.load(begin_from(desk, desk.add_sample(printed=False).ref, "2024-H1").ref)
    template = shipped_template()
    again = read_report(write_report(report), "report.json", lambda _: template)
    assert sorted(map(str, again.report.carried)) == sorted(map(str, report.carried))
    assert again.warnings == ()


def test_closing_with_marks_left_asks_for_an_explanation(desk: Desk, tmp_path: Path) -> None:
    ref = begin_from(desk, desk.add_sample(printed=False).ref, "2024-H1").ref
    found = [each for each in close(desk.store, ref).missing if each.rule == "history.stale"]
    assert [each.message[:46] for each in found] == ["Còn 148 chỗ chép từ 6 tháng đầu năm 2023 chưa "]
    assert len(found[0].at) == len(desk.load(ref)[0].carried)
    reasons = tmp_path / "reasons.json"
    reasons.write_text(
        f'[{{"rule": "history.stale", "at": "{found[0].at[0]}", "text": "đã đọc trên giấy"}}]', encoding="utf-8"
    )
    left = close(desk.store, ref, read_explanations(reasons)).missing
    assert "history.stale" not in [each.rule for each in left]


def test_a_draft_with_marks_is_closed_and_read_as_it_was(desk: Desk) -> None:
    ref = begin_from(desk, desk.add_sample(printed=False).ref, "2024-H1").ref
    report = desk.load(ref)[0]
    desk.store.seal(ref, report, write_report(report).decode(), who="")
    assert desk.load(ref)[0].carried == report.carried


def test_the_likely_source_is_the_same_period_last_year_then_the_latest(desk: Desk) -> None:
    for period in ("2022-H1", "2022-Y", "2023-Q1", "2023-H1"):
        desk.start("cchc-xa-2023", period, UNIT)
    target = known_span("2023-H1")
    assert target is not None
    found = sources(desk.drafts(), UNIT, target)
    assert [each.span.key for each in found] == ["2022-H1", "2023-Q1", "2022-Y"]
    assert [each.year_before for each in found] == [True, False, False]
    assert sources(desk.drafts(), {**UNIT, "name": "Bình Lãng"}, target) == ()


def test_a_year_has_its_template(desk: Desk) -> None:
    names = [template and template.id for template in map(template_for, ("2023-H1", "2026-H1", "1990-H1"))]
    assert names == ["cchc-xa-2023", "cchc-xa-2025", None]
    with pytest.raises(UserError, match="Không lập được báo cáo"):
        begin(desk, "2023-H1", template_id="cchc-xa-2025" if template_for("2023-H1", "cchc-xa-2025") is None else "x")


def test_an_empty_report_is_of_the_unit_used_last(desk: Desk) -> None:
    assert begin(desk, "2023-H1").ref == "bao-cao-2023-H1"
    desk.start("cchc-xa-2023", "2023-Q1", {**UNIT, "code": "11125"})
    report, _ = desk.load(begin(desk, "2023-H1").ref)
    assert (report.text("unit.name"), report.carried, report.sections) == ("An Thanh", (), {})
    assert desk.load(begin(desk, "2023-9M", code="11125").ref)[0].text("unit.name") == "An Thanh"
    with pytest.raises(UserError, match="99999"):
        begin(desk, "2023-H1", code="99999")
    with pytest.raises(NotFoundError):
        begin_from(desk, "khong-co", "2023-H1")
