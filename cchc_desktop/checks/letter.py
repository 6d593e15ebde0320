"""Checks of the letter: required fields, the format of short fields, a date of signing that is too early."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from cchc_desktop.base.clock import day_words, month_words, year_first
from cchc_desktop.checks import unit_form, unit_letters
from cchc_desktop.checks.findings import CheckResult, Fix, Unchecked
from cchc_desktop.checks.subject import Check, Subject
from cchc_desktop.report.periods import span_of
from cchc_desktop.report.template import Template

_FORMATS = {
    "letter.number": (re.compile(r"[0-9]{1,5}[a-zđ]?"), "Số văn bản chỉ gồm chữ số, ví dụ 05."),
    "letter.symbol": (
        re.compile(r"[A-ZĂÂĐÊÔƠƯ]+([-/][A-ZĂÂĐÊÔƠƯ]+)+"),
        "Ký hiệu viết bằng chữ in hoa, giữa các nhóm chữ có dấu gạch nối, không có dấu cách, ví dụ BC-UBND.",
    ),
    "letter.date": (
        re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?"),
        "Ghi ngày, tháng, năm, ví dụ 15/6/2023; chưa rõ ngày thì bỏ phần ngày.",
    ),
}


def checks(template: Template) -> Iterator[Check]:
    """Yield the checks of the letter and of the unit that sends it."""
    for key, message in template.required.items():
        yield Check(frozenset({key}), partial(_missing, key, message))
    for beginning in template.beginnings:
        key = beginning.field
        yield Check(frozenset({key}), partial(_format, key, beginning.fits, beginning.message))
    for key, (pattern, message) in _FORMATS.items():
        yield Check(frozenset({key}), partial(_format, key, partial(_is, pattern), message))
    yield Check(frozenset({"letter.date"}), _date)
    yield from unit_letters.checks()
    yield from unit_form.checks(template)


def _missing(key: str, message: str, subject: Subject) -> Iterator[CheckResult]:
    if not subject.report.text(key).strip():
        yield subject.finding("letter.missing", (key,), message)


def _is(pattern: re.Pattern[str], text: str) -> bool:
    return pattern.fullmatch(text) is not None


def _format(key: str, fits: Callable[[str], bool], message: str, subject: Subject) -> Iterator[CheckResult]:
    text = subject.report.text(key)
    if text and not fits(text):
        mended = year_first(text.strip()) if key == "letter.date" else text.strip()
        fix = Fix(key, mended) if fits(mended) else None
        yield subject.finding("letter.format", (key,), f"Đã ghi “{text[:40]}”. {message}", found=text, fix=fix)


def _date(subject: Subject) -> Iterator[CheckResult]:
    text = subject.report.text("letter.date")
    written = _FORMATS["letter.date"][0].fullmatch(text)
    signed = _day(text) if written else None
    if signed and len(text) > len("2023-06"):
        yield from _early(signed, subject)
        return
    if written and not signed:
        yield subject.finding(
            "text.date", ("letter.date",), f"Không có {_in_words(text)}. Xem lại ngày ký.", found=text
        )
    message = "Chưa ghi ngày ký nên chưa đối chiếu được với ngày chốt số liệu. Có ngày thì ghi ở Thông tin chung."
    yield Unchecked("period.early", ("letter.date",), ("letter.date",), message)


def _day(text: str) -> date | None:
    """Return the day that a text names, the first one of a month; None if there is none."""
    year, month, day = (int(part) for part in (*text.split("-"), "1")[:3])
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _in_words(text: str) -> str:
    year, month, *day = text.split("-")
    return (
        f"ngày {int(day[0]):02}/{month_words(int(month))}/{year}" if day else f"tháng {month_words(int(month))}/{year}"
    )


def _early(signed: date, subject: Subject) -> Iterator[CheckResult]:
    span = span_of(subject.template, subject.report.period)
    cut_off = subject.context.cut_off or (span.end if span else None)
    if cut_off and signed < cut_off:
        message = (
            f"Ngày ký {day_words(signed)} trước ngày chốt số liệu {day_words(cut_off)}. "
            f"Ký từ ngày {day_words(cut_off)} trở đi, hoặc giải trình vì sao ký sớm."
        )
        found, expected = signed.isoformat(), cut_off.isoformat()
        yield subject.finding("period.early", ("letter.date",), message, found=found, expected=expected)
