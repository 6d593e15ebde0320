"""Documents that the sections of a report name in two ways: two days, two bodies, two numbers, numbers against days."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.base.clock import day_words
from cchc_desktop.base.text import folded
from cchc_desktop.checks.prose.documents.issuer_slips import told_issuer
from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.document_order import same_body
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from cchc_desktop.reading.document_names import DocumentName
    from cchc_desktop.reading.section_reading import ParagraphReading, SectionReading

_SUBJECT_WORDS, _FEWEST_WORDS = 5, 4
_SUBJECT_END = re.compile(r"[;:]|\.(?![0-9])")
_SUBJECT_WITHIN, _SUBJECT_REACH = 40, 160
_FEW = 2
_HIGHER = re.compile(r"(?<!\w)(?:tỉnh|thành phố|huyện|thị xã|quận)(?!\w)")
"""In the name of a body above the commune: a document without a body is rather the commune's own."""


class Citation(NamedTuple):
    """A document named in a section: its code, where its paragraph starts, the day and the subject.

    issuer are the words of the body named behind it or right before it,
    sentence is where its sentence or clause starts.
    """

    code: str
    at: int
    name: DocumentName
    day: date | None
    subject: str
    issuer: str
    sentence: tuple[str, int]

    @property
    def span(self) -> tuple[str, int, int]:
        """Where it stands in its section."""
        return self.code, self.at + self.name.start, self.at + self.name.end


def slips(sections: Mapping[str, SectionReading]) -> Iterator[tuple[str, ProseSlip]]:
    """Yield the slips of documents that sections name, with the code of the section."""
    cited = [each for code, section in sections.items() for each in _cited(code, section)]
    by_name: dict[tuple[str, str], list[Citation]] = defaultdict(list)
    by_subject: dict[tuple[str, str, date, str], list[Citation]] = defaultdict(list)
    by_day: dict[tuple[str, str, date], list[Citation]] = defaultdict(list)
    for each in cited:
        by_name[f"{each.name.number.lstrip('0')}/{each.name.year}", each.name.symbol].append(each)
        if each.day and each.subject:
            by_subject[each.name.symbol, each.name.body, each.day, each.subject].append(each)
        if each.day:
            by_day[each.name.symbol, each.name.year, each.day].append(each)
    for group in by_name.values():
        yield from _two_days(group)
        yield from _two_bodies(group)
    for group in by_subject.values():
        yield from _two_numbers(group)
    for group in by_day.values():
        yield from _mistyped_numbers(group)
    yield from _against_days(cited)


@lru_cache(maxsize=64)  # an edit reads the edited section alone
def _cited(code: str, section: SectionReading) -> tuple[Citation, ...]:
    """Return the documents of a section that have a number and a symbol."""
    return tuple(
        Citation(
            code,
            start,
            each,
            each.day.calendar if each.day else None,
            _subject(reading.text, each),
            each.body_words if each.body else (told_issuer(reading.text, each) or ("", ""))[1],
            (code, start + _begin(each, reading)),
        )
        for start, reading in section.paragraphs
        for each in reading.documents
        if each.number and each.symbol
    )


def _begin(each: DocumentName, reading: ParagraphReading) -> int:
    """Return where the sentence or the clause of a document starts."""
    sentence = reading.sentence_at(each.start)
    clause = reading.text.rfind(";", max(0, each.start - _SUBJECT_REACH), each.start)
    return max(sentence.start if sentence else 0, clause)


def _subject(text: str, each: DocumentName) -> str:
    """Return the first words of what a document is about, "" if it is not said."""
    end = each.day.end if each.day else each.end
    after = _SUBJECT_END.split(folded(text[end : end + _SUBJECT_REACH]), maxsplit=1)[0]
    _, found, rest = after.partition("về ")
    words = rest.removeprefix("việc ").split()[:_SUBJECT_WORDS]
    near = found and after.index("về ") < _SUBJECT_WITHIN
    return " ".join(words) if near and len(words) >= _FEWEST_WORDS else ""


def _two_days(group: list[Citation]) -> Iterator[tuple[str, ProseSlip]]:
    """Yield the day of a document that another place gives another day; without a body it may be one of its own."""
    first: list[Citation] = []
    for each in group:
        if not each.day:
            continue
        same = [other for other in first if other.day and other.day.year == each.day.year and _is_same(other, each)]
        known = next((other for other in same if other.day == each.day), None) or next(iter(same), None)
        if known is None:
            first.append(each)
        elif known.day and known.day != each.day:
            name = f"{each.name.number}{'/' + each.name.year if each.name.year else ''}{each.name.symbol}"
            message = f"Văn bản {name} ở đây ngày {day_words(each.day)}, ở {{}} ngày {day_words(known.day)}."
            span = each.name.day or each.name
            yield each.code, _warning((each.at + span.start, each.at + span.end), message, known)


def _is_same(one: Citation, other: Citation) -> bool:
    """Return whether two names may be of one document: of one body, or one without a body in a later sentence."""
    if bool(one.issuer) == bool(other.issuer):
        return same_body(one.issuer, other.issuer)
    named = one.issuer or other.issuer
    return one.name.year != "" or (one.sentence != other.sentence and _HIGHER.search(named) is None)


def _two_bodies(group: list[Citation]) -> Iterator[tuple[str, ProseSlip]]:
    """One symbol with number and day, told of two bodies that are known."""
    first: dict[date | None, Citation] = {}
    for each in group:
        if not each.name.body:
            continue
        known = first.setdefault(each.day, each)
        if not same_body(known.name.body_words, each.name.body_words):
            message = f"Văn bản này ở đây ghi của {each.name.body_words}, ở {{}} ghi của {known.name.body_words}."
            yield each.code, _warning(each.span[1:], message, known)


def _two_numbers(group: list[Citation]) -> Iterator[tuple[str, ProseSlip]]:
    first = group[0]
    for each in group[1:]:
        if each.name.number.lstrip("0") != first.name.number.lstrip("0"):
            message = (
                f"Văn bản cùng ngày, cùng nội dung ở {{}} ghi số {first.name.number}, ở đây ghi số {each.name.number}."
            )
            yield each.code, _warning(each.span[1:], message, first)


def _mistyped_numbers(group: list[Citation]) -> Iterator[tuple[str, ProseSlip]]:
    """Yield a document named again without what it is about, by the digits of one of that day in another order."""
    known: dict[str, Citation] = {}
    for each in group:
        number = each.name.number.lstrip("0")
        if number not in known and not each.subject:
            swapped = (own for other, own in known.items() if sorted(other) == sorted(number) and _is_same(own, each))
            meant = next(swapped, None)
            if meant:
                message = (
                    f"Ở đây ghi số {each.name.number}, mà {{}} có văn bản cùng ký hiệu, cùng ngày số "
                    f"{meant.name.number}. Xem có phải cùng một văn bản không."
                )
                slip = ProseSlip("text.docnum", *each.span[1:], message, severity=Severity.HINT, also=(meant.span,))
                yield each.code, slip
        known.setdefault(number, each)


def _warning(span: tuple[int, int], message: str, other: Citation) -> ProseSlip:
    return ProseSlip("text.docnum", *span, message, also=(other.span,))


def _against_days(cited: list[Citation]) -> Iterator[tuple[str, ProseSlip]]:
    """A number that is higher than others of its symbol and year though its day lies before theirs all, or lower."""
    series: dict[tuple[str, str, str, int], dict[int, tuple[date, Citation]]] = defaultdict(dict)
    for each in cited:
        name = each.name
        if each.day and name.number.isdecimal() and not name.year:
            key = (name.symbol, name.body, each.issuer, each.day.year)
            series[key].setdefault(int(name.number), (each.day, each))
    for numbers in series.values():
        for number, (day, each) in numbers.items():
            wrong = [when for when in numbers.items() if _crosses(number, day, when[0], when[1][0])]
            if len(wrong) < len(numbers) - 1 or len(wrong) < _FEW:
                continue
            _, (other_day, other) = wrong[0]
            message = (
                f"Số {each.name.number} ngày {day_words(day)}, mà số {other.name.number} ({{}}) ngày "
                f"{day_words(other_day)}: số và ngày ngược nhau."
            )
            yield (
                each.code,
                ProseSlip("text.docnum", *each.span[1:], message, severity=Severity.HINT, also=(other.span,)),
            )


def _crosses(number: int, day: date, other: int, other_day: date) -> bool:
    """Return whether two documents of one series stand in another order by number than by day."""
    return number != other and day != other_day and (number < other) != (day < other_day)
