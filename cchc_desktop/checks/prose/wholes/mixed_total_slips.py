"""Totals of lists of several nouns: "24 tin, 11 bài và 05 chuyên mục, tổng cộng 41 sản phẩm"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, partial
from itertools import accumulate, combinations
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.checks.prose.sums.wrong_counts import wrong_count
from cchc_desktop.checks.prose.wholes.division_slips import ABOUT, is_nearly
from cchc_desktop.reading.counts.divisions import counts_of
from cchc_desktop.reading.counts.joined_sentences import whole_sentence
from cchc_desktop.reading.prose_data import any_word, prose_data, word_pattern
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts, ProseSlip
    from cchc_desktop.reading.counts.quantities import Quantity
    from cchc_desktop.reading.section_reading import ParagraphReading

_FEWEST, _MOST, _TWO, _FEW = 3, 14, 2, 5
_LEAD, _NOUN, _REACH, _WORD = 110, 24, 110, 8
_APART = re.compile(r"[.:()/%\n]")
_JOINED = re.compile(r"[,;](?![0-9])|(?<!\w)(?:và|cùng|với)(?!\w)")
_OF_GROUPS = r"(?<!\w)(?P<many>hai|ba|bốn|năm|sáu|[2-6]) "
_RAISED = (
    r"(?<!\w)(?:nâng|đưa) (?:tổng )?số (?P<what>[^,.;:0-9]{2,60}) (?:trong|của|cả) (?:quý|tháng|kỳ|đợt|tuần)"
    r"[^,.;:0-9]{0,16} lên (?:tới |đến |thành )?$"
)
"""Before a total that a list makes: "nâng số sản phẩm trong quý lên"; what was there before may be in it too."""
_BACK = re.compile(r"(?: [^\W\d_]{1,9}){1,4}? (?:nói trên|nêu trên|kể trên|vừa nêu|vừa kể|này|ấy)(?!\w)")
"""Behind a total that points back to its list."""
_SOME = re.compile(r"(?<!\w)(?:còn|chỉ|riêng|thêm|trừ|ngoài|mỗi|hơn|gần|khoảng)(?: có)? $")
_MANY = {3: "ba", 4: "bốn", 5: "năm", 6: "sáu"}
_UNNUMBERED = re.compile(r"(?:gồm|:|có) [^0-9]{3,80}(?:,| và| cùng) $")
"""Before the first number of a list that names some without one: "gồm Chủ tịch UBND xã, 02 phó"."""
_MOST_UNNUMBERED = 5
_mixed = partial(word_pattern, "divisions", "mixed")


class _Closing(NamedTuple):
    """Words that make a number the total of a list: how many groups they name, and what they count.

    is_back: they stand behind the total, and point to the list.
    """

    start: int
    many: str
    what: str
    is_sure: bool
    is_back: bool


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the totals of a paragraph that the lists of several nouns before them do not come to."""
    if len(reading.counts) <= _FEWEST or _first_words().isdisjoint(reading.vocabulary):
        return
    counts = counts_of(reading)
    for at, total in enumerate(counts):
        closes = _closing_of(total, reading) if at >= _FEWEST and not ABOUT.search(total.lead) else None
        if closes:
            before = tuple(each for each in counts[max(0, at - _MOST) : at] if each.start < closes.start)
            run = run_before(total, before, reading)
            if _is_list_of(total, run, reading, closes) and not _comes_out(
                total, run, counts[at + 1 : at + _MOST], closes, reading
            ):
                is_sure = closes.is_sure and (closes.is_back or run[0].start >= whole_sentence(reading, total.start)[0])
                added = sum((each.value for each in run), Decimal(0))
                yield wrong_count(
                    total, " + ".join(each.text for each in run), added, None if is_sure else Severity.HINT
                )


def _closing_of(total: Quantity, reading: ParagraphReading) -> _Closing | None:
    """Return the words that make a number the total of a list before it; "cộng cả hai cơ quan" is no part of that."""
    lead = max(whole_sentence(reading, total.start)[0], total.start - _LEAD)
    found = _closing().search(reading.small, lead, total.start)
    if found:
        is_sure = _mixed("closes").match(found[0]) is not None
        return _Closing(found.start(), found["many"] or "", found["what"] or "", is_sure, is_back=False)
    if _BACK.match(reading.small, total.end) and not _SOME.search(total.lead):
        return _Closing(total.start, "", "", is_sure=True, is_back=True)
    return None


def run_before(total: Quantity, before: tuple[Quantity, ...], reading: ParagraphReading) -> tuple[Quantity, ...]:
    """Return the counts that one list before a total names, whatever they count: those of its sentence or the last."""
    start = whole_sentence(reading, total.start)[0]
    if not (before and before[-1].start >= start):
        if not start or total.start - start > _LEAD:
            return ()
        start = whole_sentence(reading, start - 1)[0]
    own = [each for each in before[-_MOST:] if each.start >= start]
    for at in range(len(own) - 1, 0, -1):
        if not _are_joined(own[at - 1], own[at], reading):
            return tuple(own[at:]) if ":" in reading.small[own[at - 1].end : own[at].start] else ()
    return tuple(own)


def _are_joined(one: Quantity, other: Quantity, reading: ParagraphReading) -> bool:
    """Return whether two counts are neighbours in a list."""
    between = reading.small[one.end : other.start]
    if len(between) > _REACH or _APART.search(between) or not one.noun or not other.noun:
        return False
    return _JOINED.search(between) is not None and not _mixed("breaks").search(between)


def _is_list_of(total: Quantity, run: tuple[Quantity, ...], reading: ParagraphReading, closes: _Closing) -> bool:
    """Return whether the counts of a list, of several nouns, may be what a total counts."""
    if closes.many and closes.many not in (str(len(run)), _MANY.get(len(run))):
        return False
    if len(run) < _FEWEST or len({reading.small[each.end : each.end + _WORD] for each in run}) < _TWO:
        return False
    people, phrase = (
        (*prose_data("sums")["nouns"]["people"], *prose_data("divisions")["mixed"]["persons"]),
        closes.what or reading.small[total.end + 1 : total.end + _NOUN],
    )
    named = [each for each in run if each.noun in people]
    own = sum(not _mixed("things").match(reading.small[each.end + 1 : each.end + _NOUN]) for each in named)
    if _mixed("people").match(phrase):
        return own * _TWO >= len(run)
    return _mixed("things").match(phrase) is not None and own * _TWO < len(run)


def _comes_out(
    total: Quantity,
    run: tuple[Quantity, ...],
    behind: tuple[Quantity, ...],
    closes: _Closing,
    reading: ParagraphReading,
) -> bool:
    """Return whether a list, or the last of it, comes to its total or lies far from it; so do counts behind it."""
    added = sum((each.value for each in run), Decimal(0))
    if closes.is_back and added - total.value in accumulate(each.value for each in behind):
        return True  # "18 thiết bị này còn tốt, 02 máy hỏng"
    end = min(closes.start, whole_sentence(reading, run[-1].start)[1])
    others = _JOINED.split(reading.small[run[-1].end : end])[1:]
    if total.value - added in range(1, sum(not each.isspace() for each in others if each) + 1):
        return True  # "06 trường học và Trạm Y tế"
    if total.value - added in range(1, _MOST_UNNUMBERED) and _UNNUMBERED.search(run[0].lead):
        return True
    if closes.is_back and len(run) <= _FEW and total.value in _sums(run):
        return True
    ends = list(accumulate(each.value for each in reversed(run)))
    if total.value in (ends[-1:] if run[0].lead.rstrip().endswith(":") else ends):
        return True
    return not is_nearly(total, run) or total.value in list(accumulate(each.value for each in behind))[1:]


def _sums(run: tuple[Quantity, ...]) -> set[Decimal]:
    """Return what any two or more numbers of a list come to."""
    return {
        sum((each.value for each in own), Decimal(0)) for n in range(_TWO, len(run)) for own in combinations(run, n)
    }


@cache
def _first_words() -> frozenset[str]:
    data = prose_data("divisions")["mixed"]
    return frozenset(
        (*(each.partition(" ")[0] for each in (*data["closes"], *data["loose"])), "này", "ấy", "nâng", "đưa")
    )


@cache
def _closing() -> re.Pattern[str]:
    data = prose_data("divisions")["mixed"]
    groups = any_word(prose_data("divisions")["closes"]["groups"])
    return re.compile(
        rf"(?:{any_word((*data['closes'], *data['loose']))}|{_OF_GROUPS}{groups} (?:này|trên|nêu trên|nói trên|ấy|đó))"
        rf"[^,.;:0-9]{{0,40}}$|{_RAISED}"
    )
