"""Checks of the narrative: empty sections, blanks left open, links to missing figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from cchc_desktop.checks.findings import CheckResult
from cchc_desktop.checks.subject import Check, Subject
from cchc_desktop.report.keys import Place
from cchc_desktop.report.prose import BLANK, FORMATS, Link, Text, links, pieces
from cchc_desktop.report.template import Section, Template, Tier

_OPEN = re.compile("…{2,}|[.]{5,}")
_BLANK_WORDS = "Còn chỗ để trống. Điền vào, hoặc bỏ câu này nếu không có việc ấy."


def checks(template: Template) -> Iterator[Check]:
    """Yield the checks of every section; its links may read any figure."""
    for code, section in template.sections.items():
        yield Check(frozenset({code}), partial(_empty, code, section))
        yield Check(frozenset({code}), partial(_blanks, code))
        yield Check(frozenset({code}), partial(_links, code), prints=frozenset({code}))


def _empty(code: str, section: Section, subject: Subject) -> Iterator[CheckResult]:
    if section.required and not subject.report.text(code).strip():
        yield subject.finding(
            "text.empty", (code,), "Mục này còn trống. Viết nội dung, hoặc ghi rõ là không phát sinh."
        )


def _blanks(code: str, subject: Subject) -> Iterator[CheckResult]:
    """Yield the places that a sentence to start from left open, and nobody filled."""
    text = subject.report.text(code)
    for piece in pieces(text) if "……" in text or "....." in text else ():
        if isinstance(piece, Text):
            for blank in _OPEN.finditer(piece.text):
                place = str(Place(code, piece.start + blank.start(), piece.start + blank.end()))
                yield subject.finding("text.empty", (place,), _BLANK_WORDS, found=blank[0])


def _links(code: str, subject: Subject) -> Iterator[CheckResult]:
    for link in links(subject.report.text(code)):
        message = _fault(link, subject)
        if message:
            place = str(Place(code, link.start, link.end))
            at = (place, link.key) if link.key in subject.table else (place,)
            yield subject.finding("link.unknown", at, message, found=str(link))


def _fault(link: Link, subject: Subject) -> str:
    if link.key not in subject.table:
        return f"Mẫu báo cáo không có {subject.row(link.key)}. Sửa hoặc xóa liên kết này."
    if link.form not in FORMATS:
        return f"Không có cách viết “{link.form}” cho số liệu liên kết. Sửa hoặc xóa phần sau dấu |."
    if subject.table.linked(link) != BLANK:
        return ""
    return f"{_lacking(link, subject)} Bản in sẽ để “{BLANK}”."


def _lacking(link: Link, subject: Subject) -> str:
    """Return a message for a link to a row of the template that has nothing to print, with the remedy."""
    row, there = subject.template.rows[link.key], subject.row(link.key).capitalize()
    if link.key in subject.template.lacking:
        return f"{there} không có ô, nên không có số liệu. Sửa hoặc xóa liên kết này."
    if row.kind == "heading":
        return f"{there} là đề mục, không có số liệu. Sửa hoặc xóa liên kết này."
    if link.form and subject.table.linked(link._replace(form="")) != BLANK:
        return f"{there} không có {FORMATS[link.form]} để in. Xóa phần sau dấu | trong liên kết, hoặc sửa ở biểu mẫu."
    if row.tier is not Tier.COMMUNE:
        return f"{there} do {subject.template.tier_names[row.tier]} ghi, còn trống. Sửa hoặc xóa liên kết này."
    return f"Số liệu ở {subject.row(link.key)} chưa có. Nhập số ở biểu mẫu."
