"""Documents named again under another number than before: "Quyết định số 56/QĐ-UBND … số 65/QĐ-UBND nêu trên"."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cchc_desktop.reading.document_names import DocumentName
    from cchc_desktop.reading.section_reading import ParagraphReading, SectionReading

_ABOVE = re.compile(
    r"(?: của [^.;,\n]{1,50}?)? (?:đã )?(?:(?:nêu|nói|dẫn|kể|viện dẫn) (?:ở |tại |phần )?trên|trên đây|ở trên|vừa nêu|"
    r"trên|này)(?!\w)"
)
_ABOUT = re.compile(r"(?: của [^.;,\n]{1,60}?)?,? (?:về|v/v|quy định|ban hành|phê duyệt|hướng dẫn|giao|sửa đổi)(?!\w)")
_MADE = re.compile(
    r"(?:ban hành|xây dựng|thông qua|ký|có|tham mưu|trình|nhận được|tiếp nhận|và|các|,|;|thay thế|thay thế cho|bằng|"
    r"phê duyệt|ra|sửa đổi|bổ sung|bãi bỏ)(?: các| mới)? $"
)
_LEAD, _FEW, _SWAPPED = 24, 12, 2
_Name = tuple[str, str, str]


def slips(sections: Mapping[str, SectionReading]) -> Iterator[tuple[str, ProseSlip]]:
    """Yield documents that their words say were named before, and were under another number; by section."""
    seen: set[_Name] = set()
    for code, section in sections.items():
        for start, reading, names in _named(section):
            if len(names) > 1:
                for slip in _in_paragraph(reading, seen):
                    yield code, slip.moved(start)
            seen.update(names)


@lru_cache(maxsize=64)  # an edit reads the edited section alone
def _named(section: SectionReading) -> tuple[tuple[int, ParagraphReading, tuple[_Name, ...]], ...]:
    """Return the paragraphs of a section that name documents, with number, year and symbol of each."""
    named = ((start, reading, tuple(map(_name, _numbered(reading)))) for start, reading in section.paragraphs)
    return tuple(each for each in named if each[-1])


def _numbered(reading: ParagraphReading) -> list[DocumentName]:
    return [each for each in reading.documents if each.number and each.symbol]


def _name(each: DocumentName) -> _Name:
    return each.number.lstrip("0"), each.year, each.symbol


def _in_paragraph(reading: ParagraphReading, seen: set[_Name]) -> Iterator[ProseSlip]:
    documents = _numbered(reading)
    own = [_name(each) for each in documents]
    known, times = set(seen), Counter(own)
    for at, each in enumerate(documents):
        if own[at] in known:
            continue
        known.add(own[at])
        before = [other for other in documents[max(0, at - _FEW) : at] if _is_one_apart(_name(other), own[at])]
        if not before:
            continue
        end = max(each.end, each.day.end if each.day else 0)
        if _ABOVE.match(reading.text, end):
            near = [other for other in before if _is_near(other.number, each.number)]
            yield _slip(each, (near or before)[-1], reading.text, sure=True, one=bool(near) or len(before) == 1)
        elif times[own[at]] == 1 and (other := _meant(each, before, reading)):
            yield _slip(each, other, reading.text, sure=each.day is not None, one=True)


def _is_one_apart(one: _Name, other: _Name) -> bool:
    """Return whether two names differ in one of number, year and symbol."""
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _is_near(one: str, other: str) -> bool:
    """Return whether two numbers have the same digits, of which two are swapped."""
    if len(one) != len(other):
        one, other = one.zfill(_SWAPPED), other.zfill(_SWAPPED)
    apart = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    return len(one) == len(other) and len(apart) == _SWAPPED and apart[0] == apart[1][::-1]


def _meant(each: DocumentName, before: list[DocumentName], reading: ParagraphReading) -> DocumentName | None:
    """Return the document before that one told again, with the same day or none, has in mind."""
    near = [other for other in before if other.symbol == each.symbol and _is_near(other.number, each.number)]
    if len(near) != 1 or each.kind != near[0].kind:
        return None
    other = near[0]
    apart = reading.sentence_at(other.start) != reading.sentence_at(each.start)
    end = max(each.end, each.day.end if each.day else 0)
    lead = reading.small[max(0, each.kind_at - _LEAD) : each.kind_at]
    if not apart or _ABOUT.match(reading.small, end) or _MADE.search(lead):
        return None
    same_day = each.day and other.day and each.day.calendar == other.day.calendar
    return other if same_day or (each.day is None and not each.body and (other.day or other.body)) else None


def _slip(each: DocumentName, other: DocumentName, text: str, *, sure: bool, one: bool) -> ProseSlip:
    written, before = (" ".join(text[it.start : it.end].split()) for it in (each, other))
    above = "được nói là đã nêu ở trên, mà ở trên ghi" if sure else "có lẽ là văn bản ở trên, ghi"
    message = f"“{written}” {above} “{before}”. Xem lại số và ký hiệu."
    severity = None if sure else Severity.HINT
    return ProseSlip("text.docnum", each.start, each.end, message, before if one else None, severity=severity)
