"""Percents whose words name a number of their paragraph, with two digits changed: "chứng thực chiếm nhiều nhất 15,42%".

The percent is no share of any number of its paragraph; with two digits changed it is that of the one that its words
name, or of two of them, in a number of the same thing. It speaks last, of numbers that no other check spoke of.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.equations.known_slips import KnownSlips
from cchc_desktop.checks.prose.equations.named_wholes import own_words, parts_of_share
from cchc_desktop.checks.prose.equations.told_levels import Surroundings, levels_of, told_shares
from cchc_desktop.checks.prose.equations.told_rows import told_rows
from cchc_desktop.checks.prose.sums.near_numbers import with_swaps
from cchc_desktop.checks.prose.sums.wrong_counts import wrong_share
from cchc_desktop.checks.prose.values.named_levels import words_of
from cchc_desktop.reading.counts.measured_terms import terms
from cchc_desktop.reading.section_reading import within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.checks.prose.equations.told_levels import ToldLevel
    from cchc_desktop.checks.prose.prose_slips import ProseFacts, ProseSlip
    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.section_reading import ParagraphReading, SectionReading

_ASKS = re.compile(r"(?<!\w)(?:đạt|chiếm|là|bằng|với|tỷ lệ|tỉ lệ)(?: (?:tới|đến|là|mới|chỉ)){0,2} $")
_OTHER = re.compile(
    r"(?<!\w)(?:tăng|giảm|hơn|vượt|thêm|phấn đấu|chỉ tiêu|ít nhất|tối thiểu|từ|khoảng|gần|cùng kỳ|năm|quý|tháng|so với|"
    r"mỗi|bình quân|dự kiến|nâng|lên|xuống|kế hoạch|toàn|riêng)(?!\w)"
)
"""In the clause of a percent that is no plain share."""
_CLAUSE = re.compile(r"[,;:.()]")
_REACH, _FAR, _MOST, _PLACES = 90, 900, 12, 2
_ALL, _HALF, _HUNDRED = Decimal(100), Decimal("0.005"), 100.0


def slips(section: SectionReading, _facts: ProseFacts, found: Sequence[ProseSlip]) -> Iterator[ProseSlip]:
    """Yield the percents of a section with two digits changed, where nothing was found of their sentence."""
    known = KnownSlips(found)
    for at, (start, reading) in enumerate(section.paragraphs):
        around = Surroundings(section, at)
        for said, first, last in _loose_shares(reading):
            if known.has_one(start + first, start + last):
                continue
            slip = _judged(said, reading, around.levels(said.start))
            if slip:
                known.add(start + slip.start)
                yield slip.moved(start)


def _loose_shares(reading: ParagraphReading) -> Iterator[tuple[Term, int, int]]:
    """Yield the percents with two decimals that no number stands right before, with their sentences."""
    joined = {each.start for each in told_shares(reading)}
    for sentence in reading.sentences if "%" in reading.text else ():
        for said in terms(sentence, reading) if "%" in sentence.text else ():
            is_long = said.kind == "share" and len(said.text.partition(",")[2]) == _PLACES
            is_asked = is_long and said.start not in joined and said.value < _ALL and _ASKS.search(said.lead)
            if is_asked and not _OTHER.search(_CLAUSE.split(said.lead[-_REACH:])[-1]):
                yield said, sentence.start, sentence.end


def _judged(said: Term, reading: ParagraphReading, levels: Sequence[ToldLevel]) -> ProseSlip | None:
    """Return the slip of a percent that two digits changed keep from being that of what its words name."""
    words = words_of(_CLAUSE.split(said.lead[-_REACH:])[-1])
    near = within(levels_of(reading), said.start - _FAR, said.start)[-_MOST:]
    named = [each.term for each in near if words & own_words(each)]
    if not named or _is_right(float(said.value), near, levels):
        return None
    wholes = {each.term.value: (each.term, each.term.said) for each in levels}
    for row in told_rows(reading):
        added = sum((each.value for each in row.parts), Decimal(0))
        wholes.setdefault(added, (row.parts[0], f"({' + '.join(each.said for each in row.parts)})"))
    meant = [Decimal(text.replace(",", ".")) for text in with_swaps(said.text)]
    for part in parts_of_share(named):
        for value, (like, told) in wholes.items():
            exact = _ALL * part.value / value
            if value > part.value and like.measures_as(part.like) and any(abs(exact - each) <= _HALF for each in meant):
                return wrong_share(said, f"{part.told} : {told}", exact)
    return None


def _is_right(said: float, near: Sequence[ToldLevel], levels: Sequence[ToldLevel]) -> bool:
    """Return whether a percent is that of any number before it, or of two of them, in any around."""
    values = [float(each.term.value) for each in near]
    parts = [*values, *(one + other for one, other in pairwise(values))]
    wholes = [float(each.term.value) for each in levels]
    wholes += [sum(values[first:end]) for first in range(len(values)) for end in range(first + 2, len(values) + 1)]
    return any(abs(_HUNDRED * part / whole - said) <= float(_HALF) + 1e-9 for whole in wholes for part in parts)
