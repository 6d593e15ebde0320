"""A template that extends another: what is its own, what comes from the other, faults at its own lines."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

from cchc_desktop.base.errors import BadFileError
from cchc_desktop.report.template import Template
from cchc_desktop.report.template_format import Source, upgraded
from cchc_desktop.report.template_source import parse, read_template
from tests.make import TEMPLATE

HEAD = """
format = 3
id = "xa-x"
name = "Mẫu của xã X"
status = "proposed"
extends = "mau-thu"
"""


def base(template_id: str) -> Source | None:
    return upgraded(tomllib.loads(TEMPLATE)) if template_id == "mau-thu" else None


def read(more: str) -> Template:
    return read_template((HEAD + more).encode(), "x.toml", base).template


def faults(more: str) -> list[tuple[str, str, int | None]]:
    template, found = parse(HEAD + more, base)
    assert template is None
    return [(fault.path, fault.message, fault.line) for fault in found]


def line_of(more: str, text: str) -> int:
    return (HEAD + more)[: (HEAD + more).index(text)].count("\n") + 1


def test_what_is_not_its_own_comes_from_the_other() -> None:
    own, other = read(""), read_template(TEMPLATE.encode(), "mau-thu").template
    assert (own.id, own.name) == ("xa-x", "Mẫu của xã X")
    assert (own.outline, own.forms, own.rules, own.letter, own.periods) == (
        other.outline, other.forms, other.rules, other.letter, other.periods,
    )  # fmt: skip


def test_rows_are_added_in_the_order_of_their_numbers_and_changed_member_by_member() -> None:
    more = """
[letter]
addressees = ["UBND tỉnh"]
[[forms]]
number = "1"
short = "Chỉ đạo điều hành"
[[forms.rows]]
no = "1.0"
label = "Hàng xen giữa"
kind = "count"
[[forms.rows]]
no = "8.1"
label = "Hàng của xã"
kind = "count"
[[forms.rows]]
no = "1"
unit = "Nhiệm vụ"
"""
    template = read(more)
    assert [row.no for row in template.forms[0].rows] == ["1", "1.0", "1.1", "8.1"]
    assert (template.rows["1:1"].label, template.rows["1:1"].unit) == ("Nhiệm vụ được giao", "Nhiệm vụ")
    assert (template.forms[0].title, template.forms[0].short) == ("Chỉ đạo, điều hành", "Chỉ đạo điều hành")
    assert (template.letter.addressees, template.letter.symbol) == (("UBND tỉnh",), "BC-UBND")


def test_a_row_may_replace_one_and_items_may_be_left_out_or_placed() -> None:
    more = """
[leave_out]
rows = ["1:1.1"]
rules = ["1.1<=1"]
[[forms]]
number = "2"
[[forms.rows]]
no = "1"
replaces = true
label = "Tỷ lệ xã tự ghi"
kind = "percent"
[[outline]]
code = "I.0"
level = 2
short = "Tình hình chung"
after = "mo-dau"
"""
    template = read(more)
    assert [*template.rows] == ["1:1", "2:1"]
    assert (template.rows["2:1"].ratio, template.rows["2:1"].label) == (None, "Tỷ lệ xã tự ghi")
    assert template.rules == ()
    assert [section.code for section in template.outline] == ["mo-dau", "I.0", "I"]


def test_the_source_is_the_whole_so_that_a_draft_needs_no_other() -> None:
    found = read_template(HEAD.encode(), "x.toml", base)
    again = read_template(found.source.encode(), "x.toml")
    assert (again.template, again.sha256) == (found.template, found.sha256)
    assert "extends" not in found.source


def test_what_a_template_says_of_its_edition_is_its_own() -> None:
    edition = '[edition]\nfrom = "2026-01-01"\nuntil = "31/12/2026"\nfollows = "Công văn 214"\nmade_by = "Sở Nội vụ"\n'
    found = read(edition).edition
    assert (found.since, found.until) == (date(2026, 1, 1), date(2026, 12, 31))
    assert [found.covers(date(2026, month, 1)) for month in (1, 12)] == [True, True]
    assert not found.covers(date(2027, 1, 1))
    assert (found.follows, found.made_by, found.number) == ("Công văn 214", "Sở Nội vụ", 1)
    assert read("").edition.made_by == ""


LIKE_FORM_2 = '[[forms]]\nnumber = "2"\n[[forms.rows]]\nno = "{}"\nkind = "count"\n'


@pytest.mark.parametrize(
    ("more", "path", "words", "at"),
    [
        ('[edition]\nfrom = "2026-02-30"\n', "edition.from", "không phải một ngày", "from ="),
        ('[edition]\nfrom = "2026-02-03"\nuntil = "2025-02-03"\n', "edition", "đứng trước", "[edition]"),
        (LIKE_FORM_2.format("3"), "forms[0].rows[0].label", "thiếu", "[[forms.rows]]"),
        (LIKE_FORM_2.format("1"), "forms[0].rows[0].ratio", "chỉ hàng tỷ lệ", "[[forms.rows]]"),
        ('[[outline]]\ncode = "V"\nlevel = 1\nafter = "IX"\n', "outline[0].after", "không có “IX”", "after ="),
        ('[[outline]]\ncode = "I"\n[[outline]]\ncode = "I"\n', "outline[1].code", "đã có ở trên", "[[outline]]"),
        ('[leave_out]\nrows = ["1:7"]\n', "leave_out.rows", "không có “1:7”", "rows ="),
        ('[leave_out]\nletter = ["x"]\n', "leave_out.letter", "chỉ bỏ được", "letter ="),
        ("leave_out = 3\n", "leave_out", "phải là một nhóm", "leave_out ="),
        ('[leave_out]\nrows = ["1:1.1"]\n', "extends", "rules 1.1<=1: không có chỉ tiêu “1:1.1”", "extends ="),
        ("[forms]\n", "forms", "phải là một danh sách", "[forms]"),
        ('[letter]\nclosing = "{x}"\n', "letter.closing", "không có chỗ điền", "closing ="),
    ],
)  # fmt: skip
def test_a_fault_is_told_at_the_own_line_or_at_what_is_extended(more: str, path: str, words: str, at: str) -> None:
    found = [(one, message, line) for one, message, line in faults(more) if one == path and words in message]
    assert found, faults(more)
    wanted = line_of(more, at) + (2 if path == "outline[1].code" else 0)
    assert found[0][2] in (wanted, wanted + 1)


def test_a_template_whose_other_is_not_there_says_so() -> None:
    with pytest.raises(BadFileError, match="1 chỗ sai") as error:
        read_template(HEAD.encode(), "x.toml")
    assert "trên máy không có mẫu “mau-thu”" in error.value.text
