"""The one builder of reports and templates for tests."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from cchc_desktop.base.shapes import read_shape
from cchc_desktop.checks.run import Outcome, check
from cchc_desktop.desk.office import library
from cchc_desktop.report.document import Report, report_of
from cchc_desktop.report.file import read_report
from cchc_desktop.report.members.register_entry import RegisterEntry
from cchc_desktop.report.template import Row, Template
from cchc_desktop.report.template_source import TemplateSource, read_template

T = TypeVar("T")
TEMPLATE = """
id = "mau-thu"
name = "Mẫu thử"
status = "proposed"
first_year = 2020
tier_names = { commune = "xã", district = "huyện", province = "tỉnh" }

[[periods]]
code = "H1"
name = "6 tháng đầu năm"
start = [0, 1, 1]
end = [0, 6, 30]

[letter]
issuer = ["ỦY BAN NHÂN DÂN", "{UNIT}"]
symbol = "BC-UBND"
type_name = "BÁO CÁO"
title = "Kết quả công tác cải cách hành chính {period}"
closing = "Trên đây là báo cáo của {unit}."
appendix_pointer = "(Phụ lục kèm theo)"
appendix_title = "PHỤ LỤC"
appendix_reference = "(Kèm theo Báo cáo của {unit})"
form_heading = "Biểu mẫu {number}"
columns = ["STT", "Chỉ tiêu", "Đơn vị tính", "Kết quả", "Ghi chú"]
addressees = ["UBND {district}"]
recipients = ["Như trên"]
archive = "VT"
authority = ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]

[[outline]]
code = "mo-dau"
level = 0
short = "Mở đầu"

[[outline]]
code = "I"
level = 1
number = "I"
title = "CÔNG TÁC CHỈ ĐẠO"
short = "Chỉ đạo"

[[forms]]
number = "1"
title = "Chỉ đạo, điều hành"
short = "Chỉ đạo"
section = "I"

[[forms.rows]]
no = "1"
label = "Nhiệm vụ được giao"
kind = "count"

[[forms.rows]]
no = "1.1"
label = "Nhiệm vụ đã hoàn thành"
kind = "count"

[[forms]]
number = "2"
title = "Dịch vụ công"
short = "Dịch vụ công"
section = "I"

[[forms.rows]]
no = "1"
label = "Tỷ lệ hoàn thành"
kind = "percent"
ratio = { part = "1:1.1", whole = "1:1" }

[[rules]]
id = "1.1<=1"
code = "part.exceeds"
left = ["1:1.1"]
op = "<="
right = ["1:1"]
message = "Đã hoàn thành {left} trên {right} nhiệm vụ."
holds = { "1:1.1" = "3", "1:1" = "4" }
fails = { "1:1.1" = "5", "1:1" = "4" }
"""

COLUMNS = """columns = [
    { code = "ky-nay", head = "Kỳ này", at_most = "luy-ke" },
    { code = "luy-ke", head = "Lũy kế từ đầu năm", nature = "cumulative" },
]

[[forms.rows]]"""
"""Two columns of values for a form, before its first row."""
TWO_COLUMNS = TEMPLATE.replace("[[forms.rows]]", COLUMNS, 1).replace(
    'section = "I"\n\n[[forms.rows]]\nno = "1"\nlabel = "Tỷ', f'section = "I"\n{COLUMNS}\nno = "1"\nlabel = "Tỷ'
)
"""The small template with two columns in both of its forms."""
LACKING = (
    TWO_COLUMNS.replace('short = "Chỉ đạo"\nsection = "I"\n', 'short = "Chỉ đạo"\nsection = "I"\nlacking_mark = "x"\n')
    .replace(
        'label = "Nhiệm vụ được giao"\nkind = "count"\n',
        'label = "Nhiệm vụ được giao"\nkind = "count"\nlacks = ["luy-ke"]\n',
    )
    .replace(
        'label = "Nhiệm vụ đã hoàn thành"\nkind = "count"\n',
        'label = "Nhiệm vụ đã hoàn thành"\nkind = "count"\n\n[[forms.rows]]\nno = "2"\nlabel = "Văn bản còn hiệu lực"\n'
        'kind = "count"\nrequired = true\nlacks = ["ky-nay"]\n',
    )
)
"""The same with a row that lacks the second column, and one that lacks the first; "x" is printed there."""

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 3 3]>>endobj\ntrailer<</Root 1 0 R>>\n"
)
"""A PDF of one small page that readers open."""


def make_template_source(source: str = TEMPLATE) -> TemplateSource:
    """Return a small template of two forms, or the one of a given source."""
    return read_template(source.encode(), "mau-thu.toml")


REGISTER_ENTRY = {
    "number": "12", "symbol": "KH-UBND", "date": "2023-01-09", "type": "Kế hoạch", "body": "UBND xã An Thanh",
    "subject": "Cải cách hành chính năm 2023", "criterion": "1:1",
}  # fmt: skip


def make_register_entry(**more: Any) -> RegisterEntry:  # noqa: ANN401 - passed on
    """Return an entry of a report's register."""
    return RegisterEntry(**{**REGISTER_ENTRY, **more})


def make_report(fields: dict[str, str] | None = None, /, *, period: str = "2023-H1", **more: Any) -> Report:  # noqa: ANN401 - passed on
    """Return a report on the small template: a few fields of its own, or the given ones."""
    own = {"unit.kind": "xã", "unit.name": "An Thanh", "1:1": "40", "mo-dau": "Thực hiện kế hoạch năm 2023."}
    return report_of("mau-thu", period, own if fields is None else fields, **more)


def shaped(shape: type[T], data: dict[str, Any]) -> T:
    """Return data as a shape, which it must fit."""
    found, flaws = read_shape(shape, data)
    assert found is not None, flaws
    return found


def make_row(kind: str = "count", **more: Any) -> Row:  # noqa: ANN401 - passed on
    """Return a row of a form, "1" unless it is given a number."""
    return shaped(Row, {"no": "1", "label": "Hàng thử", "kind": kind, **more})


def make_rule(left: str, op: str, right: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - passed on
    """Return a rule as a template writes it; the sides are keys with blanks between them."""
    words = {"id": f"{left} {op} {right}", "code": "total.mismatch", "message": "{left} và {right}"}
    return {**words, "left": left.split(), "op": op, "right": right.split(), "holds": {}, "fails": {}, **more}


def make_template(rows: dict[str, dict[str, Any]], *rules: dict[str, Any]) -> Template:
    """Return a template with one form, "1", of the given rows (number to what differs from a count), and rules."""
    listed = [{"no": no, "label": f"Hàng {no}", "kind": "count", **row} for no, row in rows.items()]
    form = {"number": "1", "title": "Biểu mẫu thử", "short": "Thử", "section": "I", "rows": listed}
    return shaped(Template, asdict(make_template_source().template) | {"edition": {}, "forms": [form], "rules": rules})


def make_outcome(template: Template, fields: dict[str, str]) -> Outcome:
    """Return what the checks say of a report with these fields, its letter and sections in order."""
    complete = {"unit.kind": "xã", "unit.name": "An Thanh", "letter.place": "An Thanh", "letter.date": "2023-07-01"}
    complete |= {"letter.signer": "Nguyễn Văn A"}
    complete |= dict.fromkeys(template.sections, "Nội dung.")
    return check(report_of(template.id, "2023-H1", complete | fields), template)


@cache
def shipped_template(name: str = "cchc-xa-2023") -> Template:
    """Return a template that the program ships."""
    found = library.find(name)
    assert found is not None
    return found


@cache
def shipped_sample(name: str = "an-thanh-2023-H1") -> Report:
    """Return a report that the program ships; change it with `with_edit`."""
    raw = (files("resources") / "samples" / f"{name}.json").read_bytes()
    return read_report(raw, name, shipped_template).report
