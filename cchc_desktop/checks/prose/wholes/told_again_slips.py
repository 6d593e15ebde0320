"""Numbers of things told again otherwise: "07 công chức. Cả 08 công chức …", "03 thôn, mỗi thôn một tổ. 04 tổ …"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.near_numbers import is_mistyped
from cchc_desktop.checks.prose.sums.wrong_counts import wrong_result
from cchc_desktop.reading.counts.divisions import counts_of
from cchc_desktop.reading.number_words import number_of
from cchc_desktop.reading.section_reading import within
from cchc_desktop.reading.syllables import CAPITALS, SMALL_NAME_WORD
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.quantities import Quantity
    from cchc_desktop.reading.section_reading import ParagraphReading

_ALL = re.compile(
    r"(?:^|[.;,:] ?|\) ?)(?:(?:(?:từ đầu [^\W\d_]{2,5} )?(?:đến|tới|hiện|tính đến) )?(?:nay|giờ),? (?:thì )?|hiện |và |"
    r"(?:do đó|vì vậy|nhờ vậy|nhờ đó|trong kỳ|trong quý|kết quả|qua đó),? )?"
    r"(?:cả|toàn bộ|tất cả|hết thảy)(?: số)? $"
)
_NOW_ALL = re.compile(r"(?<!\w)(?:nay|giờ|hiện|sau đó),? (?:cả|toàn bộ|tất cả|hết thảy)(?: số)? $")
_REST = re.compile(r"(?: [^\W\d_]+){1,3}? (?:còn lại|khác|kia)(?!\w)")
_ALL_HINTS = frozenset(("cả", "toàn", "tất", "hết", "đều", "luôn"))
_BEGINS = re.compile(r"(?:^|[.;] ?)$")
_EVERY = re.compile(r"(?: [^\W\d_]+){1,2}? đều(?!\w)")
_SAID_OF_ALL = re.compile(r"(?: [^\W\d_]+){1,3}? (?:đều|này|trên|nêu trên|nói trên|đó|ấy|đã|được)(?!\w)")
_OF_BODY = re.compile(r"(?: [^\W\d_]+){1,2}? (?:của|tại|ở) (?P<body>[^,.;:()0-9]{6,40}?) (?:luôn|đều|ai cũng)(?!\w)")
"""Behind a number of people of a body that was told with them before."""
_NAMES = re.compile(rf"(?<!\w){SMALL_NAME_WORD}(?:, | và )(?:[^\W\d_]{{1,8}} )?[{CAPITALS}]")
"""Some of the things by their names, which are all of them then."""
_NOUN = re.compile(r" [^\W\d_]+(?: [^\W\d_]+)?")
_EACH = re.compile(
    r"(?<!\w)mỗi (?P<noun>[^\W\d_]+)(?: (?!mỗi )[^\W\d_]+){0,5}? (?P<many>[0-9]{1,2}|một|hai|ba|bốn|năm) "
    r"(?P<what>[^\W\d_]+ [^\W\d_]+(?: [^\W\d_]+){0,4})"
)
_BESIDE = re.compile(r"(?<!\w)(?:cùng với|cấp xã|của xã|ngoài|thêm|cộng với|kể cả|tính cả|bổ sung|riêng)(?!\w)")
"""Words of others of the kind, that are no part of what each has."""
_TWO, _FEW, _REACH, _BEHIND = 2, 12, 160, 60
_NEAR = Decimal("0.3")


def slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the numbers of a paragraph that are told a second time otherwise."""
    if not reading.has_digits or facts.is_ahead:
        return
    if not _ALL_HINTS.isdisjoint(reading.vocabulary):
        yield from _of_all(reading)
    if "mỗi" in reading.vocabulary:
        yield from _of_each(reading)


def _of_all(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield a number of all of what the sentence before counted otherwise."""
    counts = counts_of(reading)
    for at, each in enumerate(counts):
        said = _said(each, reading.small) if at else None
        if not said or not each.noun or each.lead.rstrip().endswith("trong"):
            continue
        own = _first(reading.small, each.end)
        before = [one for one in counts[max(0, at - _FEW) : at] if each.start - one.start <= _REACH * 2]
        same = [one for one in before if _first(reading.small, one.end) == own]
        is_sure = len(same) == 1 and not any(one.counts_as(each) for one in before if one is not same[0])
        if not (is_sure or _is_last(each, same, reading)):
            continue
        told, noun = same[-1], _NOUN.match(reading.small, each.end)
        words = noun[0].strip() if noun else ""
        if told.value - each.value in (one.value for one in within(counts, told.end, each.start)):
            continue  # "07 công chức, 02 biệt phái. 05 công chức của …"
        if each.value < told.value and _NAMES.search(reading.text, told.end, each.start):
            continue
        if _begins(reading.small, told, words) and _is_near(told, each):
            named = words.removesuffix(" đều").removesuffix(" đã")
            message = f"Ghi {each.text} {named}, mà trước đó ghi {told.text} {named}. Xem lại hai số này."
            severity = None if is_sure and _ALL.search(each.lead) else Severity.HINT
            yield ProseSlip("text.arithmetic", each.start, each.end, message, None, told.text, severity=severity)


def _is_last(each: Quantity, same: list[Quantity], reading: ParagraphReading) -> bool:
    """Return whether all is said of the last of several numbers, and none of these is it: "đến nay cả 03 bản đã …"."""
    if len(same) < _TWO or not _NOW_ALL.search(each.lead) or _REST.match(reading.small, each.end):
        return False
    is_near = reading.sentence_at(same[-1].start) == reading.sentence_at(each.start)
    return is_near and all(one.value != each.value for one in same)


def _said(each: Quantity, small: str) -> re.Match[str] | None:
    """Return the words that say something of all of what a number counts; perhaps of all, at the beginning."""
    if _ALL.search(each.lead):
        return _SAID_OF_ALL.match(small, each.end)
    own = _OF_BODY.match(small, each.end)
    if own and small.find(own["body"], max(0, each.start - _REACH * 2), each.start) >= 0:
        return own
    return _EVERY.match(small, each.end) if _BEGINS.search(each.lead) else None


def _first(small: str, end: int) -> str:
    """Return the first word behind a number, "" for none."""
    return "".join(small[end : end + _FEW].split()[:1]).strip(",.;:)")


def _begins(small: str, told: Quantity, words: str) -> bool:
    """Return whether what a number counts begins with the noun of another one, of one word or two."""
    first, _, second = words.partition(" ")
    both = small.startswith(f" {words}", told.end)
    end = told.end + len(first) + 1
    alone = small.startswith(f" {first}", told.end) and not small[end : end + 1].isalnum()
    return both or (second in ("đều", "này", "trên", "đó", "ấy", "đã") and alone)


def _is_near(told: Quantity, again: Quantity) -> bool:
    gap = abs(told.value - again.value)
    return (
        told.value > 1
        and again.value > 1
        and gap > 0
        and (gap <= max(Decimal(_TWO), told.value * _NEAR) or is_mistyped(told.text, again.text))
    )


def _of_each(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield a number that is more than so many times what each of some has."""
    counts = counts_of(reading)
    for match in _EACH.finditer(reading.small):
        many = [one for one in within(counts, match.start() - _REACH, match.start()) if one.noun == match["noun"]]
        told = number_of(match["many"])
        if not many:
            continue
        exact, words = many[-1].value * told, match["what"].split()
        same = [
            one for one in within(counts, match.end(), match.end() + _REACH * 2) if _is_same(reading.small, one, words)
        ]
        wrong = same[0] if len(same) == 1 else None
        if wrong and wrong.value != exact and abs(wrong.value - exact) <= max(Decimal(_TWO), exact * _NEAR):
            is_all = _ALL.search(wrong.lead) or wrong.lead.rstrip().endswith(("tổng số", "tổng cộng", "đủ"))
            beside = _BESIDE.search(reading.small, match.end(), wrong.end + _BEHIND)
            if not beside and (wrong.value > exact or is_all):
                yield wrong_result(wrong, f"{many[-1].text} × {match['many']}", exact)


def _is_same(small: str, one: Quantity, words: list[str]) -> bool:
    """Return whether a number counts what some words begin with, the first two of them at least."""
    behind = small[one.end : one.end + _REACH].split()[:_TWO]
    return behind == words[:_TWO]
