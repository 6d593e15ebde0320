"""Checks of one figure by itself: the typed text, its range, its absence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from cchc_desktop.checks.findings import CheckResult, Fix
from cchc_desktop.checks.subject import ANY_FIELD, Check, Subject, depends
from cchc_desktop.report.figures import Figure, State
from cchc_desktop.report.keys import FieldKind, column_of, figure_of, kind_of, note_of
from cchc_desktop.report.numbers import Certainty, read_decimal, show
from cchc_desktop.report.template import Row, Template, Tier


def checks(template: Template) -> Iterator[Check]:
    """Yield the checks of every row, and one for figures that the template lacks."""
    for key, row in template.rows.items():
        yield Check(depends(template, (key, note_of(key))), partial(_row, key, row))
    known = frozenset((*template.rows, *map(note_of, template.rows), *template.sections))
    yield Check(frozenset({ANY_FIELD}), partial(_unknown_rows, known))


def _row(key: str, row: Row, subject: Subject) -> Iterator[CheckResult]:
    figure = subject.table[key]
    if figure.state is State.NOT_ENTERED:
        yield from _missing(key, row, subject)
    elif figure.state is State.UNKNOWN:
        yield from _unexplained(key, subject)
    elif figure.state is State.VALUE:
        yield from _fault(key, row, figure, subject)
        yield from _range(key, row, figure, subject)
    if row.tier is not Tier.COMMUNE and figure.text:
        tier = subject.template.tier_names[row.tier]
        own = subject.template.tier_names.get(Tier.COMMUNE, "đơn vị")
        message = (
            f"Hàng này do {tier} ghi, {own} không phải nhập. Xóa “{_short(figure.text)}” nếu không có lý do riêng."
        )
        yield subject.finding("value.tier", (key,), message, found=figure.text, fix=Fix(key, ""))


def _missing(key: str, row: Row, subject: Subject) -> Iterator[CheckResult]:
    if row.required and subject.holds(row.when):
        message = "Hàng này còn trống. Không phát sinh thì ghi 0 hoặc “Không”; chưa có thì ghi “Chưa có số liệu”."
        yield subject.finding("value.missing", (key,), message)


def _unexplained(key: str, subject: Subject) -> Iterator[CheckResult]:
    if not subject.report.text(note_of(key)).strip():
        message = "Hàng này ghi “Chưa có số liệu”. Ghi vào cột Ghi chú vì sao chưa có và bao giờ có."
        yield subject.finding("value.missing", (key, note_of(key)), message, found=subject.table[key].text)


_LONGEST = 80
_FAULTS = {
    "value.format": "“{text}” viết chưa đúng: dấu chấm ngăn hàng nghìn, dấu phẩy ngăn phần thập phân.{whole}",
    "value.mixed": "Ô này có nhiều số: “{text}”. Mỗi ô chỉ ghi một số; số còn lại ghi ở cột Ghi chú.",
    "value.unit": "“{text}” không đúng đơn vị tính của hàng này ({unit}). Ghi lại theo đơn vị tính đó.",
    "value.choice": "“{text}” không phải mã của hàng này. Các mã: {codes}.",
    "value.ambiguous": "“{text}” có thể hiểu theo hai cách. Chọn: {options}.",
}
_ONE_WAY = "“{text}” có thể là số thập phân, mà hàng này đếm số nguyên. Nếu là {options} thì viết lại như vậy."
_NO_DIGIT = (
    "“{text}” không phải là số. Ghi một số; không phát sinh thì ghi 0 hoặc “Không”; chưa có thì ghi “Chưa có số liệu”."
)
_NOT_WHOLE = "“{text}” là số thập phân, mà hàng này đếm số nguyên. Ghi lại số nguyên."
_HEADING = "Hàng này là đề mục, không có số liệu; đã ghi “{text}”. Chuyển số này sang hàng của nó."
_LACKING = "Hàng này không có ô ở cột {column}; đã ghi “{text}”. Xóa, hoặc chuyển sang cột khác của hàng."
_PROBABLE = "“{text}” viết chưa đúng cách, có lẽ là {suggestion}. Sửa lại cho rõ."


def _fault(key: str, row: Row, figure: Figure, subject: Subject) -> Iterator[CheckResult]:
    if not figure.fault:
        return
    codes = "; ".join(f"{code} ({label})" if label else code for code, label in row.choices.items())
    form = subject.template.form(key.partition(":")[0])
    message = _words(row, figure, lacking=key in subject.template.lacking).format(
        text=_short(figure.text),
        unit=row.unit or "số",
        codes=codes,
        suggestion=figure.suggestion,
        options=_options(figure.options),
        column=" ".join(form.head(column_of(key)).split()),
        whole=" Hàng này chỉ ghi số nguyên." if row.kind == "count" else "",
    )
    mended = figure.options[0] if len(figure.options) == 1 else figure.suggestion
    fix = Fix(key, mended) if mended else None
    yield subject.finding(figure.fault, (key,), message, found=figure.text, expected=figure.suggestion, fix=fix)


def _options(options: tuple[str, ...]) -> str:
    """Return the ways to write a text, in words; a single one has its dots, as it will be shown."""
    if len(options) == 1:
        return show(int(options[0])) if options[0].isdigit() else options[0]
    named = (f"số thập phân {each}" if "," in each else f"số nguyên {each}" for each in options)
    return " hoặc ".join(named if all("/" not in each for each in options) else options)


def _words(row: Row, figure: Figure, *, lacking: bool) -> str:
    if lacking:
        return _LACKING
    if row.kind == "heading":
        return _HEADING
    if figure.suggestion:
        return _PROBABLE
    if figure.fault == "value.format" and not any(map(str.isdigit, figure.text)):
        return _NO_DIGIT
    if figure.fault == "value.format" and read_decimal(figure.text).certainty is Certainty.CERTAIN:
        return _NOT_WHOLE
    return _ONE_WAY if len(figure.options) == 1 else _FAULTS[figure.fault]


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _range(key: str, row: Row, figure: Figure, subject: Subject) -> Iterator[CheckResult]:
    number = figure.number
    if number is None:
        return
    percent = row.kind == "percent"
    most = 100 if percent and not row.ratio and row.maximum is None else row.maximum
    shown = show(number.value)
    if number.value < row.minimum or (most is not None and number.value > most):
        bounds = f"từ {show(row.minimum)}" + (f" đến {show(most)}" if most is not None else " trở lên")
        code = "percent.range" if percent else "value.range"
        yield subject.finding(
            code, (key,), f"Đã ghi {shown}, hàng này chỉ nhận số {bounds}.", found=shown, expected=bounds
        )
    elif row.suspect and number.value > row.suspect.above:
        yield subject.finding("value.suspect", (key,), f"Đã ghi {shown}. {row.suspect.message}", found=shown)


def _unknown_rows(known: frozenset[str], subject: Subject) -> Iterator[CheckResult]:
    fields = subject.report.fields
    for key in [key for key in fields if key not in known]:
        kind, text = kind_of(key), fields[key]
        if kind not in (FieldKind.LETTER, FieldKind.UNIT):
            place = f"mục {key}" if kind is FieldKind.SECTION else subject.row(figure_of(key))
            message = f"Mẫu báo cáo không có {place}; đã ghi “{_short(text)}”. Nội dung này không được in ra."
            yield subject.finding("value.row", (key,), message, found=text)
