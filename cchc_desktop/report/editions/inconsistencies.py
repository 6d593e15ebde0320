"""What may be wrong with a template each of whose members can be read: names that are not there, impossible days."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date
from string import Formatter
from typing import TYPE_CHECKING

from cchc_desktop.report.document import LETTER_FIELDS, UNIT_FIELDS
from cchc_desktop.report.keys import FieldKind, column_of, kind_of
from cchc_desktop.report.prose import FORMATS, links
from cchc_desktop.report.template import HEADING_PLACEHOLDERS, PLACEHOLDERS, Form, Row, Template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.base.shapes import Location

_COMMON_YEAR = 2023
_SHOWN = 40
_FIELDS = {*(f"unit.{name}" for name in UNIT_FIELDS), *(f"letter.{name}" for name in LETTER_FIELDS)}
_PLACEHOLDER = re.compile(r"\{(\w*)\}")


def inconsistencies(template: Template) -> Iterator[tuple[Location, str]]:
    """Yield what is wrong with a template each of whose members can be read, by location."""
    yield from _repeated(template)
    yield from _impossible_years(template)
    yield from _impossible_days(template)
    yield from _placeholders(template)
    yield from _codes(template)
    yield from _sentence_links(template)
    yield from _letter_fields(template)
    yield from _earlier_rows(template)
    yield from _form_references(template)
    yield from _rule_references(template)
    for key in sorted(template.dossiers.keys() - template.rows.keys()):
        yield ("dossiers", key), f"không có chỉ tiêu “{key}”"
    for place, key in enumerate(template.retyping):
        if key not in template.rows:
            yield ("retyping", place), f"không có chỉ tiêu “{key}”"


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


def _earlier_rows(template: Template) -> Iterator[tuple[Location, str]]:
    """Yield the rows that name one of an edition that is not named, or one that another row names too."""
    seen: set[str] = set()
    for f, form in enumerate(template.forms):
        for r, row in enumerate(form.rows):
            if row.was and not template.edition.before:
                yield ("forms", f, "rows", r, "was"), "phải ghi mã mẫu trước ở edition.before"
            elif row.was in seen:
                yield ("forms", f, "rows", r, "was"), f"hàng “{row.was}” của mẫu trước đã nối với hàng khác"
            seen |= {row.was} if row.was else set()


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
        if form.lacking_mark and not _is_mark(form.lacking_mark):
            yield ("forms", f, "lacking_mark"), "phải là một dấu như x, không phải chỗ trống hay con số"
        for member, message in _column_faults(form):
            yield ("forms", f, "columns"), f"cột {member}: {message}"
        for r, row in enumerate(form.rows):
            for member, message in (*_row_faults(template, row), *_lacking_faults(form, row)):
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


def _is_mark(text: str) -> bool:
    """Return whether a text in the place of a cell that a row lacks is taken for no figure."""
    return bool(text.strip()) and not any(map(str.isdigit, text))


def _lacking_faults(form: Form, row: Row) -> Iterator[tuple[str, str]]:
    codes = [column.code for column in form.columns]
    for code in dict.fromkeys(row.lacks):
        if code not in codes:
            yield "lacks", f"biểu không có cột “{code[:_SHOWN]}”"
    if len(set(row.lacks)) < len(row.lacks):
        yield "lacks", "có cột nêu hai lần"
    if row.lacks and not form.cells(row):
        yield "lacks", "hàng không còn ô nào ở các cột; hàng không có số liệu thì chọn loại tiêu đề"


def _row_faults(template: Template, row: Row) -> Iterator[tuple[str, str]]:
    named = [("when", row.when.key)] if row.when else []
    counted = [("ratio", row.ratio.part), ("ratio", row.ratio.whole)] if row.ratio else []
    counted += [("share_of", row.share_of)] if row.share_of else []
    for member, key in named + counted:
        if key not in template.rows:
            yield member, f"không có chỉ tiêu “{key}”"
    for member, key in counted:
        if key in template.rows and template.row_itself(key).kind not in ("count", "decimal"):
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
        for key in sorted(keys & template.lacking) if any(map(column_of, keys)) else ():
            yield ("rules", index), f"hàng “{key}” không có ô ở cột này"
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
