"""The texts that a print for review adds to the report: the name of the draft, and the findings by step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING

from cchc_desktop.base.clock import moment_words
from cchc_desktop.checks.findings import Finding
from cchc_desktop.report.document import OPEN
from cchc_desktop.report.keys import LATE_DOSSIERS, FieldKind, Place, figure_of, kind_of
from cchc_desktop.report.template import Severity
from cchc_desktop.units.unit_kinds import tier_names

if TYPE_CHECKING:
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template

LATE_LIST = "Danh sách hồ sơ quá hạn"
GENERAL, LETTER_END = "Thông tin chung", "Nơi nhận, người ký"
SEVERITIES = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cảnh báo", Severity.HINT: "Gợi ý"}

_TIERS = {"unit.district": "district", "unit.province": "province"}
_NAMES = {
    "unit.code": "Mã đơn vị", "unit.kind": "Loại đơn vị", "unit.name": "Tên đơn vị",
    "letter.title": "Trích yếu", "letter.number": "Số", "letter.symbol": "Ký hiệu",
    "letter.place": "Địa danh", "letter.date": "Ngày ký",
    "letter.addressees": "Kính gửi", "letter.closing": "Câu kết", "letter.recipients": "Nơi nhận",
    "letter.archive": "Lưu", "letter.authority": "Quyền hạn, chức vụ", "letter.signer": "Người ký",
}  # fmt: skip
_END = tuple(_NAMES)[-6:]
LINE = "{}, dòng {}"
_MOST_PLACES = 3
_MOST_QUOTED = 40


@dataclass(frozen=True, slots=True)
class Review:
    """The marks of a draft: its number, the time of its last change (None if unknown), its findings in order.

    printed is the number of the print, 0 where it has none: a preview, or a file that is no draft.
    """

    number: int
    changed_at: datetime | None
    findings: tuple[Finding, ...]
    printed: int = 0


@dataclass(frozen=True, slots=True)
class ReviewEntry:
    """A finding as printed: the word for its severity, its place, its message."""

    severity: str
    place: str
    message: str


@dataclass(frozen=True, slots=True)
class ReviewGroup:
    """The findings of one step: its title and its entries."""

    title: str
    entries: tuple[ReviewEntry, ...]


def part_name(key: str) -> str:
    """Return the name of a field of unit or letter, "" of any other; a tier's field is named as the tier."""
    return tier_names()[_TIERS[key]].capitalize() if key in _TIERS else _NAMES.get(key, "")


def name_of(report: Report, review: Review) -> str:
    """Return the name of the draft: "Dự thảo lần 1, bản in số 3, sửa lần cuối 10:05 ngày 09/06/2023"."""
    printed = f", bản in số {review.printed}" if review.printed else ""
    name = f"{watermark_of(report).capitalize()} lần {review.number}{printed}"
    if review.changed_at is None:
        return name
    return f"{name}, sửa lần cuối {moment_words(review.changed_at.astimezone())}"


def watermark_of(report: Report) -> str:
    """Return the word printed across every page."""
    return "DỰ THẢO" if report.state == OPEN else "BẢN RÀ SOÁT"


def counts_of(review: Review) -> str:
    """Return the number of findings in words: "2 lỗi, 1 cảnh báo, 0 gợi ý"."""
    found = [finding.severity for finding in review.findings]
    return ", ".join(f"{found.count(severity)} {word.lower()}" for severity, word in SEVERITIES.items())


def groups(report: Report, template: Template, review: Review, lines: Mapping[Finding, int]) -> list[ReviewGroup]:
    """Return the findings by step, in their order; `lines` has the numbers of printed lines for those in prose."""
    titled = [
        (_step(finding.at[0], template), _entry(finding, report, _line(finding, template, lines)))
        for finding in review.findings
    ]
    return [
        ReviewGroup(title, tuple(entry for _, entry in group))
        for title, group in groupby(titled, key=lambda pair: pair[0])
    ]


def _step(place: str, template: Template) -> str:
    key = figure_of(Place.parse(place).key)
    kind = kind_of(key)
    if kind in (FieldKind.UNIT, FieldKind.LETTER):
        return LETTER_END if key in _END else GENERAL
    if kind is FieldKind.FIGURE:
        number = key.partition(":")[0]
        titles = (f"Biểu mẫu {number}. {form.title}" for form in template.forms if form.number == number)
        return next(titles, f"Biểu mẫu {number}")
    if key == LATE_DOSSIERS:
        return LATE_LIST
    section = template.sections.get(key)
    return f"{section.number} {section.short}".strip() if section else key


def _line(finding: Finding, template: Template, lines: Mapping[Finding, int]) -> str:
    """Return the section and the line of a finding in prose, "" for any other."""
    section = template.sections.get(Place.parse(finding.at[0]).key)
    if section is None or finding not in lines:
        return ""
    return LINE.format(section.code if section.number else section.short, lines[finding])


def _entry(finding: Finding, report: Report, line: str) -> ReviewEntry:
    places = [*filter(None, [line]), *(_place(place, report) for place in finding.at[:_MOST_PLACES])]
    more = " …" if len(finding.at) > _MOST_PLACES else ""
    return ReviewEntry(SEVERITIES[finding.severity], ", ".join(dict.fromkeys(places)) + more, finding.message)


def _place(place: str, report: Report) -> str:
    """Return the name of a place as on the page: the key of a row in the margin, a stretch of prose quoted."""
    spot = Place.parse(place)
    if spot.start is not None:
        quoted = report.text(spot.key)[spot.start : spot.end]
        return f"“{quoted[:_MOST_QUOTED]}…”" if len(quoted) > _MOST_QUOTED else f"“{quoted}”"
    if spot.key.startswith("note."):
        return f"{figure_of(spot.key)}, ghi chú"
    return LATE_LIST if spot.key == LATE_DOSSIERS else part_name(spot.key) or spot.key
