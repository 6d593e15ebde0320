"""The kinds of units, and a template that names its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from cchc_desktop.checks.prose.capital_slips import slips
from cchc_desktop.checks.prose.prose_slips import ProseFacts
from cchc_desktop.checks.unit_form import unit_faults, unit_kinds
from cchc_desktop.desk.templates.build import build_template, write_template_book
from cchc_desktop.documents.returned.unit_and_period import unit_in
from cchc_desktop.reading.section_reading import read_paragraph
from cchc_desktop.report.template_source import parse, read_template
from cchc_desktop.units.unit_kinds import full_kinds, kinds_above, kinds_of, tier_of_kind
from tests.make import TEMPLATE, make_outcome, make_template_source

OWN = ("khu kinh tế", "xã")


def test_each_kind_has_a_tier_unless_two_have_it() -> None:
    tiers = tier_of_kind()
    assert {kind for kind in full_kinds() if kind not in tiers} == {"thành phố"}
    assert {kind for kind, tier in tiers.items() if tier == "commune"} == {*kinds_of("commune")} - {*kinds_above()}


@pytest.mark.parametrize(
    ("title", "fields"),
    [
        ("UBND đặc khu Phú Quý, tỉnh Lâm Đồng", {"kind": "đặc khu", "name": "Phú Quý", "province": "tỉnh Lâm Đồng"}),
        ("UBND PHƯỜNG 1 THỊ XÃ CAI LẬY", {"district": "thị xã Cai Lậy"}),
        ("THỊ  XÃ CHÍ LINH", {"district": "thị xã Chí Linh"}),
        ("Xã An Thanh, thành phố Hải Phòng", {"kind": "xã", "name": "An Thanh"}),
    ],
)
def test_the_unit_is_read_from_a_title_by_its_kind(title: str, fields: dict[str, str]) -> None:
    assert unit_in([title]) == {f"unit.{part}": text for part, text in fields.items()}


def test_kinds_of_a_template_s_own_go_through_its_workbook_and_are_those_of_its_units(tmp_path: Path) -> None:
    write_template_book("cchc-xa-2026", tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    book["Mẫu"].append(["unit_kinds", "mỗi dòng một mục", "\n".join(OWN)])
    book.save(tmp_path / "b.xlsx")
    built = build_template(tmp_path / "b.xlsx")
    assert built.faults == []
    template = read_template(built.source.encode(), "b.toml").template

    assert unit_kinds(template) == OWN
    assert unit_faults({"kind": "khu kinh tế"}, unit_kinds(template)) == []
    (fault,) = unit_faults({"name": "khu kinh tế Vũng Áng"}, unit_kinds(template))
    assert (fault.part, fault.better) == ("name", "Vũng Áng")
    assert unit_in(["UBND Khu Kinh Tế Vũng Áng"], OWN) == {"unit.kind": "khu kinh tế", "unit.name": "Vũng Áng"}
    assert unit_in(["UBND Khu Kinh Tế Vũng Áng"]) == {}


@pytest.mark.parametrize("kind", ["", "  ", "khu kinh tế " * 5])
def test_a_kind_of_a_template_s_own_that_is_blank_or_too_long_is_refused(kind: str) -> None:
    source = TEMPLATE.replace("first_year", f'unit_kinds = ["xã", "{kind}"]\nfirst_year', 1)
    _, faults = parse(source)
    assert [fault.message for fault in faults] == ["loại đơn vị cần có chữ và dài không quá 40 ký tự, như “xã”"]


def test_the_unit_s_own_name_has_its_capitals_after_a_kind_of_the_template_s_own() -> None:
    reading = read_paragraph("Trong kỳ, khu kinh tế Vũng áng tổ chức 02 cuộc họp.")
    facts = ProseFacts(False, None, None, ("Vũng Áng",), "")  # noqa: FBT003 - a tuple of facts
    assert [slip.mend for slip in slips(reading, facts._replace(kinds=OWN))] == ["Vũng Áng"]
    assert list(slips(reading, facts)) == []


def test_a_kind_that_is_none_of_the_template_s_is_an_error() -> None:
    template = replace(make_template_source().template, unit_kinds=OWN)
    outcome = make_outcome(template, {"unit.kind": "phường"})
    assert [each.message for each in outcome.findings if each.rule == "letter.format"] == [
        "Đã ghi “phường”. Loại đơn vị ở mẫu này là khu kinh tế, xã."
    ]
