"""Slips that show when sections are read together: repeated text, a document named in two ways, mixed tone marks."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from cchc_desktop.base.clock import day_words
from cchc_desktop.base.text import folded
from cchc_desktop.checks.prose import term_slips
from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.section_reading import read_section
from cchc_desktop.reading.syllables import other_tone_place, words_of
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.document_names import DocumentName
    from cchc_desktop.reading.section_reading import Passage

Located = tuple[str, ProseSlip]
"""The code of a section and a slip in it."""
_LONG = 60
_SUBJECT_WORDS = 5
_FEW = 2


def slips(texts: Mapping[str, str], facts: ProseFacts) -> Iterator[Located]:
    """Yield the slips of all sections together; texts are as printed, by code, in the order of the report."""
    yield from term_slips.slips(texts, facts)
    yield from _repeated(texts)
    yield from _documents(texts)
    yield from _tones(texts)


def _repeated(texts: Mapping[str, str]) -> Iterator[Located]:
    """Yield sentences of an earlier section, neighbours as one slip, and a paragraph that stands twice running."""
    seen: dict[str, tuple[str, int, int]] = {}
    for code, text in texts.items():
        run: tuple[int, int, tuple[str, int, int]] | None = None
        own: dict[str, tuple[str, int, int]] = {}
        for sentence in read_section(text).sentences:
            words = folded(sentence.text)
            before = seen.get(words) if len(words) >= _LONG else None
            if before:
                run = (run[0] if run else sentence.start, sentence.end, run[2] if run else before)
            elif run:
                yield code, _repeat(run)
                run = None
            own.setdefault(words, (code, sentence.start, sentence.end))
        if run:
            yield code, _repeat(run)
        seen = own | seen
        yield from _running(code, read_section(text).paragraphs)


def _running(code: str, paragraphs: tuple[Passage, ...]) -> Iterator[Located]:
    for first, second in pairwise(paragraphs):
        if len(second.text) >= _LONG and folded(first.text) == folded(second.text):
            message = "Đoạn này giống hệt đoạn ngay trước. Bỏ một đoạn."
            yield code, ProseSlip("text.repeat", second.start, second.end, message)


def _repeat(run: tuple[int, int, tuple[str, int, int]]) -> ProseSlip:
    start, end, first = run
    return ProseSlip("text.repeat", start, end, "Đoạn này đã có ở {}. Viết lại hoặc bỏ bớt.", also=(first,))


def _documents(texts: Mapping[str, str]) -> Iterator[Located]:
    named = [(code, each) for code, text in texts.items() for each in read_section(text).documents]
    named = [(code, each) for code, each in named if each.number and each.symbol]
    by_name: dict[tuple[str, str], list[tuple[str, DocumentName]]] = defaultdict(list)
    by_subject: dict[tuple[str, str, date, str], list[tuple[str, DocumentName]]] = defaultdict(list)
    for code, each in named:
        by_name[f"{each.number.lstrip('0')}/{each.year}", each.symbol].append((code, each))
        day, subject = _day(each), _subject(texts[code], each)
        if day and subject:
            by_subject[each.symbol, each.body, day, subject].append((code, each))
    for group in by_name.values():
        yield from _two_days(group)
        yield from _two_bodies(group)
    for group in by_subject.values():
        yield from _two_numbers(group)
    yield from _against_days(named)


def _day(each: DocumentName) -> date | None:
    return each.day.calendar if each.day else None


def _subject(text: str, each: DocumentName) -> str:
    """Return the first words of what a document is about, "" if it is not said."""
    end = each.day.end if each.day else each.end
    after = folded(text[end : end + 160])
    _, found, rest = after.partition("về ")
    words = rest.removeprefix("việc ").split()[:_SUBJECT_WORDS]
    return " ".join(words) if found and after.index("về ") < 40 and len(words) == _SUBJECT_WORDS else ""  # noqa: PLR2004


def _two_days(group: list[tuple[str, DocumentName]]) -> Iterator[Located]:
    first: dict[tuple[int, str], tuple[str, DocumentName]] = {}
    for code, each in group:
        day = _day(each)
        if not day:
            continue
        known = first.setdefault((day.year, each.body), (code, each))
        other = _day(known[1])
        if other and other != day:
            name = f"{each.number}{'/' + each.year if each.year else ''}{each.symbol}"
            message = f"Văn bản {name} ở đây ngày {day_words(day)}, ở {{}} ngày {day_words(other)}."
            span = each.day or each
            yield code, _warning(span.start, span.end, message, known)


def _two_bodies(group: list[tuple[str, DocumentName]]) -> Iterator[Located]:
    """One symbol with number and day, told of two bodies that are known."""
    first: dict[date | None, tuple[str, DocumentName]] = {}
    for code, each in group:
        if not each.body:
            continue
        known = first.setdefault(_day(each), (code, each))
        if known[1].body != each.body:
            message = f"Văn bản này ở đây ghi của {each.body_words}, ở {{}} ghi của {known[1].body_words}."
            yield code, _warning(each.start, each.end, message, known)


def _two_numbers(group: list[tuple[str, DocumentName]]) -> Iterator[Located]:
    first = group[0]
    for code, each in group[1:]:
        if each.number.lstrip("0") != first[1].number.lstrip("0"):
            message = f"Văn bản cùng ngày, cùng nội dung ở {{}} ghi số {first[1].number}, ở đây ghi số {each.number}."
            yield code, _warning(each.start, each.end, message, first)


def _warning(start: int, end: int, message: str, other: tuple[str, DocumentName]) -> ProseSlip:
    return ProseSlip("text.docnum", start, end, message, also=((other[0], other[1].start, other[1].end),))


def _against_days(named: list[tuple[str, DocumentName]]) -> Iterator[Located]:
    """A number that is higher than others of its symbol and year though its day lies before theirs all, or lower."""
    series: dict[tuple[str, str, str, int], dict[int, tuple[date, str, DocumentName]]] = defaultdict(dict)
    for code, each in named:
        day = _day(each)
        if day and each.number.isdecimal() and not each.year:
            series[each.symbol, each.body, each.body_words if each.body else "", day.year].setdefault(
                int(each.number), (day, code, each)
            )
    for numbers in series.values():
        for number, (day, code, each) in numbers.items():
            wrong = [when for when in numbers.items() if _crosses(number, day, when[0], when[1][0])]
            if len(wrong) < len(numbers) - 1 or len(wrong) < _FEW:
                continue
            _, (other_day, other_code, other) = wrong[0]
            message = (
                f"Số {each.number} ngày {day_words(day)}, mà số {other.number} ({{}}) ngày {day_words(other_day)}: "
                "số và ngày ngược nhau."
            )
            also = ((other_code, other.start, other.end),)
            yield code, ProseSlip("text.docnum", each.start, each.end, message, severity=Severity.HINT, also=also)


def _crosses(number: int, day: date, other: int, other_day: date) -> bool:
    """Return whether two documents of one series stand in another order by number than by day."""
    return number != other and day != other_day and (number < other) != (day < other_day)


def _tones(texts: Mapping[str, str]) -> Iterator[Located]:
    """One hint for a report that places the tone mark of one syllable in two ways: hoá and hóa."""
    counts: Counter[str] = Counter()
    places: dict[str, tuple[str, int, int]] = {}
    for code, text in texts.items():
        for word, start, end in _two_way_words(text):
            counts[word] += 1
            places.setdefault(word, (code, start, end))
    for word, number in counts.items():
        other = other_tone_place(word)
        if number <= counts[other] and (number < counts[other] or word < other):
            code, start, end = places[word]
            message = (
                f"Báo cáo này viết cả “{word}” ({number} chỗ) và “{other}” ({counts[other]} chỗ). Nên viết một cách."
            )
            yield code, ProseSlip("text.style", start, end, message, other)
            return


@lru_cache(maxsize=64)  # like `read_section`: read again only when the text changes
def _two_way_words(text: str) -> tuple[tuple[str, int, int], ...]:
    """Return the small words of a text whose tone mark has two places, with their spans."""
    found = ((match[0], *match.span()) for match in words_of(text) if match[0].islower() and not match[0].isascii())
    return tuple(each for each in found if other_tone_place(each[0]))
