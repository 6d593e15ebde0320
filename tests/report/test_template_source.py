"""A template's source: every fault by path and line."""

from __future__ import annotations

import hashlib

import pytest

from cchc_desktop.base.errors import BadFileError
from cchc_desktop.report.template_source import parse, read_template
from tests.make import TEMPLATE, make_template_source


def faults(old: str, new: str) -> list[tuple[str, int | None]]:
    assert old in TEMPLATE
    template, found = parse(TEMPLATE.replace(old, new, 1))
    assert template is None
    return [(fault.path, fault.line) for fault in found]


def line_of(text: str) -> int:
    return TEMPLATE[: TEMPLATE.index(text)].count("\n") + 1


def test_a_template_knows_its_source_and_its_hash() -> None:
    source = make_template_source()
    assert (source.source, source.sha256) == (TEMPLATE, hashlib.sha256(TEMPLATE.encode()).hexdigest())


def test_line_ends_of_windows_give_the_same_template() -> None:
    assert read_template(TEMPLATE.replace("\n", "\r\n").encode(), "x").sha256 == make_template_source().sha256


@pytest.mark.parametrize(
    ("old", "new", "path", "where"),
    [
        ('id = "mau-thu"', 'id = "Mẫu thử"', "id", 'id = "mau-thu"'),
        ('kind = "percent"', 'kind = "part"', "forms[1].rows[0].kind", 'kind = "percent"'),
        ('kind = "percent"', 'kind = "percent"\ncolour = "red"', "forms[1].rows[0].colour", "ratio = { part"),
        ('section = "I"', 'section = "X"', "forms[0].section", 'section = "I"'),
        ('no = "1.1"', 'no = "1"', "forms[0].rows[1].no", 'no = "1.1"'),
        ('part = "1:1.1"', 'part = "1:7"', "forms[1].rows[0].ratio", "ratio = {"),
        ('part = "1:1.1"', 'part = "2:1"', "forms[1].rows[0].ratio", "ratio = {"),
        ('kind = "percent"', 'kind = "decimal"', "forms[1].rows[0].ratio", "ratio = {"),
        ('kind = "count"', 'kind = "choice"', "forms[0].rows[0].choices", "[[forms.rows]]"),
        ('right = ["1:1"]', 'right = ["1:9"]', "rules[0]", "[[rules]]"),
        ('right = ["1:1"]', 'right = ["one"]', "rules[0].right[0]", 'right = ["1:1"]'),
        ("fails = {", 'fails = { "2:1" = "1",', "rules[0].fails", "fails = {"),
        ("{right} nhiệm vụ", "{whole} nhiệm vụ", "rules[0].message", "message = "),
        ("{right} nhiệm vụ", "{right nhiệm vụ", "rules[0].message", "message = "),
        ("end = [0, 6, 30]", "end = [0, 6, 31]", "periods[0]", "[[periods]]"),
        ("end = [0, 6, 30]", "end = [-1, 6, 30]", "periods[0]", "[[periods]]"),
        ('code = "mo-dau"', 'code = "1:1"', "outline[0].code", 'code = "mo-dau"'),
        ('code = "mo-dau"', 'code = "a@b"', "outline[0].code", 'code = "mo-dau"'),
        ("first_year = 2020", "first_year = 2020\nlast_year = 2019", "last_year", "tier_names"),
        ("first_year = 2020", 'first_year = "2020"', "first_year", "first_year"),
        ('commune = "xã", ', "", "tier_names", "tier_names"),
        ("6 tháng đầu năm", "6 tháng đầu {nam}", "periods[0].name", "6 tháng đầu năm"),
        ("báo cáo của {unit}", "báo cáo của {xa}", "letter.closing", "closing ="),
        ("CÔNG TÁC CHỈ ĐẠO", "CÔNG TÁC {number}", "outline[1].title", "CÔNG TÁC CHỈ ĐẠO"),
        ("ratio = {", "maximum = 8\nminimum = 9\nratio = {", "forms[1].rows[0].maximum", "ratio = {"),
        ("ratio = {", 'when = { key = "1:1" }\nratio = {', "forms[1].rows[0].when", "ratio = {"),
    ],
)  # fmt: skip
def test_a_fault_is_named_by_path_and_line(old: str, new: str, path: str, where: str) -> None:
    assert (path, line_of(where)) in faults(old, new)


FIELDS = """
[required]
"unit.kind" = "Chưa ghi loại đơn vị."

[[beginnings]]
field = "unit.province"
words = ["tỉnh"]
message = "Ghi cả cấp đứng trước tên."

[[beginnings]]
field = "unit.district"
words = ["huyện"]
message = "Ghi cả cấp đứng trước tên."
"""


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ('"unit.kind"', '"unit.color"', "required.unit.color"),
        ('"unit.kind"', '"I"', "required.I"),
        ('"Chưa ghi loại đơn vị."', '""', "required.unit.kind"),
        ('field = "unit.district"', 'field = "letter.day"', "beginnings[1].field"),
        ('field = "unit.district"', 'field = "unit.province"', "beginnings[1].field"),
        ('words = ["huyện"]', "words = []", "beginnings[1].words"),
    ],
)
def test_a_fault_in_what_the_letter_requires_is_named_by_path_and_line(old: str, new: str, path: str) -> None:
    source = f"format = 2\n{TEMPLATE}{FIELDS}"
    assert parse(source)[1] == []
    template, (fault,) = parse(source.replace(old, new))
    assert template is None
    assert (fault.path, fault.line) == (path, source[: source.index(old)].count("\n") + 1)


def test_a_missing_member_is_named_with_the_line_of_its_table() -> None:
    assert faults('title = "Dịch vụ công"\n', "") == [("forms[1].title", line_of('number = "2"') - 1)]


def test_a_missing_member_of_the_whole_is_named_with_the_first_line() -> None:
    assert faults('id = "mau-thu"', "") == [("id", 1)]


def test_every_fault_is_named_at_once() -> None:
    _, found = parse(TEMPLATE.replace('kind = "count"', 'kind = "x"').replace("first_year = 2020", ""))
    assert [fault.path for fault in found] == ["first_year", "forms[0].rows[0].kind", "forms[0].rows[1].kind"]


def test_what_is_no_toml_is_named_with_its_line() -> None:
    assert faults('id = "mau-thu"', "id = ") == [("(cả tệp)", line_of('id = "mau-thu"'))]


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ("a = 1\na = 2\n", 2, "tên này đã có ở trên"),
        ("[a]\n\n[a]\n", 3, "tên này đã có ở trên"),
        ('a = 1\nb = "x', 2, "chuỗi không có dấu đóng"),
        ('a = "x\n', 1, "chuỗi không có dấu đóng"),
        ("a = [1,\n2", 2, "thiếu dấu đóng ngoặc"),
        ("a = 1 b = 2", 1, "sai cách viết"),
    ],
)
def test_broken_toml_is_reported_in_vietnamese_with_its_line(source: str, line: int, words: str) -> None:
    _, (fault,) = parse(source)
    assert (fault.line, fault.message) == (line, f"không phải TOML đúng cách: {words}")


def test_a_template_with_faults_is_refused_whole() -> None:
    with pytest.raises(BadFileError, match="1 chỗ sai"):
        read_template(TEMPLATE.replace('section = "I"', 'section = "X"', 1).encode(), "x.toml")
