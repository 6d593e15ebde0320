"""Slips that show when sections are read together: replaced terms, repeated text, documents, mixed tone marks."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from cchc_desktop.base.text import folded
from cchc_desktop.checks.prose import term_slips
from cchc_desktop.checks.prose.documents import citation_slips, cited_again_slips
from cchc_desktop.checks.prose.periods import own_rates_slips
from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.said import denied_elsewhere_slips
from cchc_desktop.checks.prose.wholes import told_rates_slips
from cchc_desktop.checks.prose.wording import two_ways_slips
from cchc_desktop.reading.prose_data import prose_data
from cchc_desktop.reading.section_reading import read_section
from cchc_desktop.reading.syllables import other_tone_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import SectionReading

Located = tuple[str, ProseSlip]
"""The code of a section and a slip in it."""
Spot = tuple[str, int, int]
"""The code of a section and a span of its printed text."""
_LONG, _SHORT, _SPACES = 60, 20, 4
_TWO_WAYS = re.compile(  # one set of letters to begin with: the search looks for it alone
    r"[oóòỏõọuúùủũụ](?:(?<=o)[áàảãạéèẻẽẹ]|(?<=[óòỏõọ])[ae]|(?<=u)[ýỳỷỹỵ]|(?<=[úùủũụ])y)(?!\w)"
)
_PEOPLE = re.compile(r"(?<!\w)nhân dân(?!\w| tệ| tự quản)")
_LISTED = re.compile(r"\s*(?:[-+*•–]|[0-9IVX]{1,4}[.)]|[a-zđ][.)])")
_NAME = 20
_MOST_SECTIONS, _OPENING = 64, 400  # an edit reads the edited section alone
_REPORTS = re.compile(
    r"(?<!\w)(?i:ubnd|hđnd|ủy ban nhân dân|uỷ ban nhân dân|đảng ủy|xã|phường|thị trấn|đơn vị)(?!\w)"
    r"[^.;:]{0,60}? (?:xin |trân trọng |kính |tổng hợp ){0,2}báo cáo(?= )[^.;:]{0,250}"
    r"(?: như sau| sau| sau đây| cụ thể| gồm)? ?:$"
)
"""A unit that reports: what opens a whole report ends with a colon where the sections of it follow."""


def slips(texts: Mapping[str, str], facts: ProseFacts) -> Iterator[Located]:
    """Yield the slips of all sections together; texts are as printed, by code, in the order of the report."""
    sections = {code: read_section(text) for code, text in texts.items()}
    yield from term_slips.slips(sections, facts)
    yield from _repeated(sections)
    yield from _announced(sections, facts.opening)
    yield from citation_slips.slips(sections)
    yield from cited_again_slips.slips(sections)
    yield from told_rates_slips.slips(sections, facts)
    yield from own_rates_slips.slips(sections, facts)
    yield from denied_elsewhere_slips.slips(sections, facts)
    yield from two_ways_slips.slips(sections)
    yield from _tones(sections)
    yield from _people(sections)


def _repeated(sections: Mapping[str, SectionReading]) -> Iterator[Located]:
    """Yield sentences of an earlier section, neighbours as one slip, and a paragraph that stands twice running."""
    seen: dict[str, Spot] = {}
    for code, section in sections.items():
        sentences = _sentences_of(section)
        own = {words: (code, start, end) for start, end, words in reversed(sentences) if words}
        if not seen.keys().isdisjoint(own):
            for run in _runs(sentences, seen):
                yield code, _repeat(run)
        seen = own | seen
        for slip in _running(section):
            yield code, slip


def _runs(sentences: tuple[tuple[int, int, str], ...], seen: Mapping[str, Spot]) -> Iterator[tuple[int, int, Spot]]:
    """Yield the stretches of neighbouring sentences that were seen before, each with where the first one was."""
    run: tuple[int, int, Spot] | None = None
    for start, end, words in sentences:
        before = seen.get(words) if words else None
        if before:
            run = (run[0] if run else start, end, run[2] if run else before)
        elif run:
            yield run
            run = None
    if run:
        yield run


def _announced(sections: Mapping[str, SectionReading], opening: str) -> Iterator[Located]:
    """Yield the colon at the end of a section, where nothing of what it announces follows; the opening may end so."""
    for (code, section), (after, following) in pairwise((*sections.items(), ("", None))):
        paragraphs = section.paragraphs if section else ()
        last = paragraphs[-1].reading.text.rstrip() if paragraphs else ""
        opens = code == opening or (bool(after) and (code == next(iter(sections)) or after.startswith(f"{code}.")))
        if opens or not last.endswith(":") or (len(paragraphs) == 1 and _REPORTS.search(last[-_OPENING:])):
            continue
        if following is None or not (following.paragraphs and _LISTED.match(following.paragraphs[0].reading.text)):
            at = paragraphs[-1].start + len(last) - 1
            message = "Sau dấu hai chấm không có nội dung nào. Viết tiếp, hoặc bỏ câu này."
            yield code, ProseSlip("text.empty", at, at + 1, message)


@lru_cache(maxsize=_MOST_SECTIONS)
def _running(section: SectionReading) -> tuple[ProseSlip, ...]:
    """Return the paragraphs of a section that stand twice running, and the first sentence of each that does."""
    found = []
    for start, reading in section.paragraphs:
        again = [other for one, other in pairwise(reading.sentences) if _are_alike(one.text, other.text)]
        if again:
            message = "Câu này giống hệt câu ngay trước. Bỏ một câu."
            found.append(ProseSlip("text.repeat", start + again[0].start, start + again[0].end, message))
    for (_, first), (start, second) in pairwise(section.paragraphs):
        least = _SHORT if second.text.rstrip().endswith(".") else _LONG
        if len(second.text) >= least and first.words == second.words and _digits(first.text) == _digits(second.text):
            message = "Đoạn này giống hệt đoạn ngay trước. Bỏ một đoạn."
            found.append(ProseSlip("text.repeat", start, start + len(second.text), message))
    return tuple(found)


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _are_alike(one: str, other: str) -> bool:
    near = len(other) >= _SHORT and abs(len(one) - len(other)) < _SPACES
    return near and folded(one).strip() == folded(other).strip()


def _repeat(run: tuple[int, int, Spot]) -> ProseSlip:
    start, end, first = run
    return ProseSlip("text.repeat", start, end, "Đoạn này đã có ở {}. Viết lại hoặc bỏ bớt.", also=(first,))


@lru_cache(maxsize=_MOST_SECTIONS)
def _sentences_of(section: SectionReading) -> tuple[tuple[int, int, str], ...]:
    """Return the sentences of a section by their spans, with the folded words of those that are long, else ""."""
    return tuple(
        (at + start, at + end, " ".join(reading.small[start:end].split()) if end - start >= _LONG else "")
        for at, reading in section.paragraphs
        for start, end, _ in reading.sentences
    )


def _people(sections: Mapping[str, SectionReading]) -> Iterator[Located]:
    """One hint for a report that writes "nhân dân" small where it is no part of another name."""
    places = [(code, at) for code, section in sections.items() for at in _small_people(section)]
    if places:
        code, at = places[0]
        message = f"“nhân dân” ({len(places)} chỗ): viết hoa “Nhân dân” (Nghị định 30/2020/NĐ-CP, Phụ lục II, V.1)."
        yield code, ProseSlip("text.style", at, at + len("nhân"), message, "Nhân")


@lru_cache(maxsize=_MOST_SECTIONS)
def _small_people(section: SectionReading) -> tuple[int, ...]:
    """Return where in a section small "nhân dân" stands that is no part of another name."""
    known = tuple(prose_data("capitals")["people"]["before"])
    return tuple(
        start + match.start()
        for start, reading in section.paragraphs
        if "nhân dân" in reading.pairs
        for match in _PEOPLE.finditer(reading.text)
        if not reading.text[max(0, match.start() - _NAME) : match.start()].rstrip().casefold().endswith(known)
    )


def _tones(sections: Mapping[str, SectionReading]) -> Iterator[Located]:
    """One hint for a report that places the tone mark of one syllable in two ways: hoá and hóa."""
    counts: Counter[str] = Counter()
    places: dict[str, Spot] = {}
    for code, section in sections.items():
        for word, start, end in _two_way_words(section):
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


@lru_cache(maxsize=_MOST_SECTIONS)
def _two_way_words(section: SectionReading) -> tuple[tuple[str, int, int], ...]:
    """Return the small words of a section whose tone mark has two places, with their spans."""
    found = []
    for match in _TWO_WAYS.finditer(section.text):
        start, end = match.span()
        while start and section.text[start - 1].isalpha():
            start -= 1
        word = section.text[start:end]
        if word.islower() and other_tone_place(word):
            found.append((word, start, end))
    return tuple(found)
