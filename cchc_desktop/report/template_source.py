"""The source of a template: reading TOML text into a Template, with every fault by path and line."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections import Counter
from dataclasses import dataclass, fields
from datetime import date
from string import Formatter
from typing import TYPE_CHECKING, Any

from cchc_desktop.base.bounded import MAX_DEPTH, depth_of, text_of
from cchc_desktop.base.errors import BadFileError
from cchc_desktop.base.shapes import Location, read_shape
from cchc_desktop.report.document import LETTER_FIELDS, UNIT_FIELDS
from cchc_desktop.report.faults import Fault, in_lines, path_of
from cchc_desktop.report.keys import FieldKind, kind_of
from cchc_desktop.report.prose import FORMATS, links
from cchc_desktop.report.template import HEADING_PLACEHOLDERS, PLACEHOLDERS, Form, Row, Template
from cchc_desktop.report.template_format import format_fault, upgraded

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMON_YEAR = 2023
_LONGEST, _MOST_DOTS = 1_000_000, 1_000
_MOST_ROWS, _MOST_RULES = 1_000, 500
_BROKEN = {
    "overwrite": "tên này đã có ở trên",
    "twice": "tên này đã có ở trên",
    "Unterminated": "chuỗi không có dấu đóng",
    r"'\n'": "chuỗi không có dấu đóng",
    "Unclosed": "thiếu dấu đóng ngoặc",
    "Expected '='": "thiếu dấu = sau tên",
    "Invalid value": "giá trị không đọc được",
}
_HEADER = re.compile(r"^\s*(\[{1,2})\s*([A-Za-z0-9_.\"-]+)\s*\]{1,2}")
_LINE = re.compile(r"line (\d+)")
_FIELDS = {*(f"unit.{name}" for name in UNIT_FIELDS), *(f"letter.{name}" for name in LETTER_FIELDS)}
_PLACEHOLDER = re.compile(r"\{(\w*)\}")
_MEMBER = re.compile(r"^\s*\"?([A-Za-z0-9_:.-]+)\"?\s*=")


@dataclass(frozen=True)
class TemplateSource:
    """A template with the exact source it was read from and that source's SHA-256 (hex)."""

    template: Template
    source: str
    sha256: str


def read_template(raw: bytes, name: str) -> TemplateSource:
    """Read a template; BadFileError lists every fault of the source by path and line."""
    source = text_of(raw, name).replace("\r\n", "\n")
    template, faults = parse(source)
    if template is None:
        raise BadFileError(f"Không nhận mẫu báo cáo {name}: {len(faults)} chỗ sai.", in_lines(faults))
    return TemplateSource(template, source, hashlib.sha256(source.encode()).hexdigest())


def parse(source: str) -> tuple[Template | None, list[Fault]]:
    """Return the template of a TOML source, or None and its faults."""
    data = _loaded(source)
    if isinstance(data, Fault):
        return None, [data]
    template, flaws = template_of(data)
    return template, located(source, flaws)


def template_of(data: dict[str, Any]) -> tuple[Template | None, list[tuple[Location, str]]]:
    """Return the template of a source as data, or None and its faults by location."""
    template, flaws = read_shape(Template, upgraded(data))
    if template is None:
        return None, flaws
    if len(template.rows) > _MOST_ROWS or len(template.rules) > _MOST_RULES:
        return None, [((), f"chỉ nhận đến {_MOST_ROWS} chỉ tiêu và {_MOST_RULES} quy tắc")]
    flaws = list(_inconsistencies(template))
    return (None if flaws else template), flaws


def _loaded(source: str) -> dict[str, Any] | Fault:
    """Return a source's members, or the fault that keeps it from being read."""
    if large := _large(source):
        return large
    try:
        data = tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        return _broken(source, str(error))
    if depth_of(data) > MAX_DEPTH:
        return Fault("(cả tệp)", f"lồng quá sâu; chỉ nhận đến {MAX_DEPTH} lớp")
    if fault := format_fault(data):
        return located(source, [(("format",), fault)])[0]
    return data


def _broken(source: str, error: str) -> Fault:
    """Return the fault of broken TOML, at the line where the parser stopped or the end of the source."""
    what = next((words for sign, words in _BROKEN.items() if sign in error), "sai cách viết")
    place = _LINE.search(error)
    line = int(place[1]) if place else source.rstrip("\n").count("\n") + 1
    return Fault("(cả tệp)", f"không phải TOML đúng cách: {what}", line)


def _large(source: str) -> Fault | None:
    """Return the fault of a source that is too large to read, None if it is not."""
    if len(source) > _LONGEST:
        return Fault("(cả tệp)", f"dài quá {_LONGEST} ký tự")
    for number, line in enumerate(source.splitlines(), 1):
        if line.count(".") > _MOST_DOTS:
            return Fault("(cả tệp)", f"hàng này có quá {_MOST_DOTS} dấu chấm", number)
    return None


def located(source: str, found: list[tuple[Location, str]]) -> list[Fault]:
    """Return faults by their path in a source and its line; a missing member has the line of its table."""
    lines = _lines(source) if found else {}
    return [Fault(path_of(location), message, _line(lines, location)) for location, message in found]


def _lines(source: str) -> dict[Location, int]:
    """Map the location of every table and member of a TOML source to its line."""
    lines: dict[Location, int] = {}
    counts: Counter[Location] = Counter()
    here: Location = ()
    for number, line in enumerate(source.splitlines(), 1):
        if header := _HEADER.match(line):
            here = _table(header[2].split("."), counts, is_array=len(header[1]) > 1)
            lines.setdefault(here, number)
        elif member := _MEMBER.match(line):
            lines.setdefault((*here, member[1]), number)
    return lines


def _table(names: list[str], counts: Counter[Location], *, is_array: bool) -> Location:
    here: Location = ()
    for depth, name in enumerate(names, 1):
        here = (*here, name.strip('"'))
        if depth == len(names) and is_array:
            counts[here] += 1
        if counts[here]:
            here = (*here, counts[here] - 1)
    return here


def _line(lines: dict[Location, int], location: Location) -> int:
    while location and location not in lines:
        location = location[:-1]
    return lines.get(location, 1)


def _inconsistencies(template: Template) -> Iterator[tuple[Location, str]]:
    yield from _repeated(template)
    yield from _impossible_years(template)
    yield from _impossible_days(template)
    yield from _placeholders(template)
    yield from _codes(template)
    yield from _sentence_links(template)
    yield from _letter_fields(template)
    yield from _form_references(template)
    yield from _rule_references(template)
    for key in sorted(template.dossiers.keys() - template.rows.keys()):
        yield ("dossiers", key), f"không có chỉ tiêu “{key}”"


def _repeated(template: Template) -> Iterator[tuple[Location, str]]:
    groups: list[tuple[Location, str, list[str]]] = [
        (("outline",), "code", [section.code for section in template.outline]),
        (("periods",), "code", [period.code for period in template.periods]),
        (("forms",), "number", [form.number for form in template.forms]),
        (("rules",), "id", [rule.id for rule in template.rules]),
        (("beginnings",), "field", [beginning.field for beginning in template.beginnings]),
    ]
    groups += [(("forms", i, "rows"), "no", [row.no for row in form.rows]) for i, form in enumerate(template.forms)]
    for location, member, names in groups:
        first = {name: index for index, name in reversed([*enumerate(names)])}
        for index, name in enumerate(names):
            if first[name] < index:
                yield (*location, index, member), f"“{name}” đã có ở trên"


def _impossible_years(template: Template) -> Iterator[tuple[Location, str]]:
    if template.last_year is not None and template.last_year < template.first_year:
        yield ("last_year",), "năm cuối đứng trước năm đầu"


_KNOWN_PLACEHOLDERS = {"letter": PLACEHOLDERS, "periods": frozenset({"year"}), "outline": HEADING_PLACEHOLDERS}


def _placeholders(template: Template) -> Iterator[tuple[Location, str]]:
    texts: list[tuple[Location, object]] = [
        *((("letter", each.name), getattr(template.letter, each.name)) for each in fields(template.letter)),
        *((("periods", index, "name"), period.name) for index, period in enumerate(template.periods)),
        *((("outline", index, "title"), section.title) for index, section in enumerate(template.outline)),
        *((("outline", index, "sentences"), section.sentences) for index, section in enumerate(template.outline)),
    ]
    for location, text in texts:
        known = _KNOWN_PLACEHOLDERS[str(location[0])]
        for name in sorted(set(_PLACEHOLDER.findall(str(text))) - known):
            yield location, f"không có chỗ điền “{{{name}}}”"


def _impossible_days(template: Template) -> Iterator[tuple[Location, str]]:
    for index, period in enumerate(template.periods):
        try:
            start, end = (date(_COMMON_YEAR + years, month, day) for years, month, day in (period.start, period.end))
        except (ValueError, OverflowError):
            yield ("periods", index), "ngày đầu hoặc ngày cuối không có trong mọi năm"
        else:
            if start > end:
                yield ("periods", index), "ngày đầu đứng sau ngày cuối"


def _codes(template: Template) -> Iterator[tuple[Location, str]]:
    for index, section in enumerate(template.outline):
        if "@" in section.code or kind_of(section.code) is not FieldKind.SECTION:
            yield ("outline", index, "code"), f"“{section.code}” không dùng làm mã mục được"


def _sentence_links(template: Template) -> Iterator[tuple[Location, str]]:
    for index, section in enumerate(template.outline):
        for link in (link for sentence in section.sentences for link in links(sentence)):
            if link.key not in template.rows:
                yield ("outline", index, "sentences"), f"không có chỉ tiêu “{link.key}”"
            elif link.form not in FORMATS:
                yield ("outline", index, "sentences"), f"không có cách viết “{link.form}” cho số liệu liên kết"
        if section.sentences and not section.text:
            yield ("outline", index, "sentences"), "mục này không có lời văn"


def _letter_fields(template: Template) -> Iterator[tuple[Location, str]]:
    named: list[tuple[Location, str]] = [(("required", key), key) for key in template.required]
    named += [(("beginnings", index, "field"), each.field) for index, each in enumerate(template.beginnings)]
    for location, key in named:
        if key not in _FIELDS:
            yield location, f"không có ô “{key}” của đơn vị hay của văn bản"


def _form_references(template: Template) -> Iterator[tuple[Location, str]]:
    for tier in sorted({row.tier for row in template.rows.values()} - template.tier_names.keys()):
        yield ("tier_names",), f"thiếu tên của {tier}"
    codes = {section.code for section in template.outline}
    for f, form in enumerate(template.forms):
        if form.section not in codes:
            yield ("forms", f, "section"), f"không có mục “{form.section}”"
        for member, message in _column_faults(form):
            yield ("forms", f, "columns"), f"cột {member}: {message}"
        for r, row in enumerate(form.rows):
            for member, message in _row_faults(template, row):
                yield ("forms", f, "rows", r, member), message


def _column_faults(form: Form) -> Iterator[tuple[str, str]]:
    codes = [column.code for column in form.columns]
    if len(codes) == 1:
        yield codes[0], "biểu chỉ có một cột thì không khai cột"
    for column in form.columns:
        if codes.count(column.code) > 1:
            yield column.code, "mã này đã có ở trên"
        for code in (*column.sum_of, *filter(None, (column.at_most,))):
            if code not in codes or code == column.code:
                yield column.code, f"không có cột khác mang mã “{code}”"


def _row_faults(template: Template, row: Row) -> Iterator[tuple[str, str]]:
    named = [("when", row.when.key)] if row.when else []
    counted = [("ratio", row.ratio.part), ("ratio", row.ratio.whole)] if row.ratio else []
    counted += [("share_of", row.share_of)] if row.share_of else []
    for member, key in named + counted:
        if key not in template.rows:
            yield member, f"không có chỉ tiêu “{key}”"
    for member, key in counted:
        if key in template.rows and template.rows[key].kind not in ("count", "decimal"):
            yield member, f"“{key}” không phải hàng số lượng"
    if row.maximum is not None and row.maximum < row.minimum:
        yield "maximum", "số lớn nhất nhỏ hơn số nhỏ nhất"
    if row.ratio and row.kind != "percent":
        yield "ratio", "chỉ hàng tỷ lệ phần trăm mới có tử số và mẫu số"
    if (row.kind == "choice") != bool(row.choices):
        yield "choices", "hàng lựa chọn phải có danh sách mã, hàng khác thì không"


def _rule_references(template: Template) -> Iterator[tuple[Location, str]]:
    for index, rule in enumerate(template.rules):
        keys = {key.removeprefix("-") for key in (*rule.left, *rule.right)}
        keys |= {rule.when.key} if rule.when else set()
        for key in sorted(keys - template.rows.keys()):
            yield ("rules", index), f"không có chỉ tiêu “{key}”"
        for member, example in (("holds", rule.holds), ("fails", rule.fails)):
            for key in sorted(set(example) - keys):
                yield ("rules", index, member), f"ví dụ có chỉ tiêu “{key}” mà quy tắc không dùng"
        if not _is_message(rule.message):
            yield ("rules", index, "message"), "chỉ dùng được {left} và {right} trong dấu ngoặc nhọn"


def _is_message(text: str) -> bool:
    try:
        fields = [field for _, *field in Formatter().parse(text)]
    except ValueError:
        return False
    return all(field in ([None] * 3, ["left", "", None], ["right", "", None]) for field in fields)
