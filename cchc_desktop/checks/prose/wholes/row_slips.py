"""Wholes that a row of labels with numbers contradicts: "12 người. Giám đốc: 01; …", "đúng hạn 306; trễ hạn 04 → 312".

It speaks last, of rows that all numbers of a sentence or bracket stand in, and that no other check spoke of.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import PlacedSlip
from cchc_desktop.checks.prose.sums.near_numbers import in_digits, is_one_key_off
from cchc_desktop.checks.prose.sums.wrong_counts import wrong_total
from cchc_desktop.reading.counts.counted_lists import noun_of
from cchc_desktop.reading.counts.label_rows import label_rows
from cchc_desktop.reading.counts.told_rests import before_colons, is_rounded, tells_of_more, tells_of_twice
from cchc_desktop.reading.prose_data import word_pattern
from cchc_desktop.reading.syllables import WORD
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from cchc_desktop.checks.prose.prose_slips import ProseFacts, ProseSlip
    from cchc_desktop.reading.counts.label_cells import Cell
    from cchc_desktop.reading.counts.label_rows import LabelRow
    from cchc_desktop.reading.section_reading import ParagraphReading

_FEW, _BEHIND = 3, 60
_NEAR, _FAR = Decimal("0.1"), Decimal("0.3")
_TWO = Decimal(2)
_ABOUT = re.compile(
    r"(?<!\w)(?:khoảng|chừng|gần|hơn|(?<![0-9] )(?<!cấp )trên|ít nhất|tối thiểu|tối đa|dưới|từ|đến|không quá) $"
)
_WOMEN, _MEN = re.compile(r"(?<!\w)(?<!phụ )(?<!hội )nữ(?!\w)"), re.compile(r"(?<!\w)nam(?!\w)")
_TOTAL = re.compile(r"(?<!\w)(?<!trong )(?<!trên )tổng(?: số| cộng)?(?!\w)")
_SAID = frozenset(("tổng", "số", "cộng", "là", "có", "được", "tất", "cả", "thảy", "toàn", "bộ", "lại", "gộp", "tính"))
_POSTS = re.compile(r"(?<!\w)kiêm(?: nhiệm)?(?!\w)")
_OF_EACH = re.compile(
    r"^[^,;:.0-9]{0,24}(?<!\w)(?:số lượng|cụ thể|chi tiết|số liệu|theo|của|ở|tại) từng [^,;:.0-9]{2,40}:"
)
"""Before all parts of a whole, one of each: "Số lượng từng chuyên mục:"."""
_DIVIDED_BY = re.compile(r"(?<!\w)(?:theo|phân|chia)(?!\w)[^.;:0-9]{0,80}: ?$")
_POINTS = re.compile(r"(?<!\w)(?:này|ấy|đó|nói trên|nêu trên|kể trên)(?!\w)")
"""Beside a part that is one or more of those before it."""
_words = partial(word_pattern, "divisions", "rows")


def slips(reading: ParagraphReading, _facts: ProseFacts) -> tuple[PlacedSlip, ...]:
    """Return the wholes of a paragraph that rows contradict, each with the stretch that its row stands in."""
    if len(reading.numbers) < _FEW:
        return ()
    rows = label_rows(reading)
    right = [row for row in rows if row.comes_out]
    explained = {row.whole for row in right}
    opened = {row.whole for row in right if _is_opened(row)}
    parts = {part for row in right for part in row.parts}
    found: list[PlacedSlip] = []
    for row in rows:
        is_weak = row.told in ("beside", "within", "stop") and row.whole in parts
        if row.whole in explained or is_weak or not row.is_closed or not opened.isdisjoint(row.parts):
            continue
        slip = _slip_of(row, reading)
        if slip:
            places = [each.term for each in (row.whole, *row.parts)]
            span = min(each.start for each in places), max(each.end for each in places)
            if not any(each.meets(*span) for each in found):
                found.append(PlacedSlip(slip, *span))
    return tuple(found)


def _is_opened(row: LabelRow) -> bool:
    """Return whether a sign or a word tells that a row divides its whole: more than a comma."""
    before = row.words[: row.parts[0].term.start - row.whole.term.end]
    return row.told not in ("beside", "within") or _words("complete").search(before) is not None


def _slip_of(row: LabelRow, reading: ParagraphReading) -> ProseSlip | None:
    """Return what is wrong with a row, None where it may be right."""
    values = [each.term.value for each in row.parts]
    added = sum(values, Decimal(0))
    gap = added - row.whole.term.value
    if _POINTS.search(row.words) and any(sum(values[at:]) == row.whole.term.value for at in range(1, len(values) - 1)):
        return None  # "45 hồ sơ, thiếu 03, sai 01. 04 hồ sơ này …; 41 hồ sơ còn lại"
    if max(values) >= row.whole.term.value or not _is_near(row, gap) or _is_other(row, added, reading):
        return None
    severity = _of_sum(row, gap) if row.told in ("sum", "formula") else _of_division(row, gap, reading)
    return _slip(row, added, severity) if severity else None


def _of_sum(row: LabelRow, gap: Decimal) -> Severity | None:
    """Return how sure a sum behind its row is wrong, None where it may be of others."""
    if row.told == "formula":
        return Severity.WARNING
    is_loose = _is_loose(row)
    if _words("narrows").search(row.whole.words) or (is_loose and not _is_mistyped(row, gap)):
        return None
    before, words = set(WORD.findall(row.words[: -len(row.whole.label) - 1])), WORD.findall(row.whole.label)
    if not any(each.unit for each in row.parts) and len(set(words) - before - _SAID) >= _TWO:
        return None  # of what nothing before tells: "tổng số bản sao cấp kèm: 120"
    return Severity.HINT if is_loose else Severity.WARNING


def _is_loose(row: LabelRow) -> bool:
    """Return whether the words for a sum may tell of more than its row."""
    return _words("loose").search(row.words) is not None


def _of_division(row: LabelRow, gap: Decimal, reading: ParagraphReading) -> Severity | None:
    """Return how sure a whole before its row is wrong, None where the row may be some of it."""
    if row.told in ("formula", "within"):
        return Severity.WARNING if row.told == "formula" else None
    takes_rest = _words("rest").search(row.parts[-1].words) is not None
    if (row.told == "beside" or _words("ranked").search(row.words)) and not takes_rest:
        return None
    complete = any((_words("complete").search(row.words), _TOTAL.search(row.whole.label), _OF_EACH.match(row.words)))
    many = len(row.parts) >= _FEW
    if row.told == "stop" and not (complete or _are_all(row)):
        return None
    if gap > 0:
        own = reading.small[row.whole.term.start : row.parts[-1].term.stop + _BEHIND]
        is_sure = (row.told != "stop" or complete or many) and not _POSTS.search(own)
        return Severity.WARNING if is_sure else Severity.HINT
    is_ranked = row.told == "beside" or _words("ranked").search(row.words) is not None
    if tells_of_more(reading, row.parts[-1].term.end) or (is_ranked and "còn lại" not in row.parts[-1].words):
        return None
    return Severity.HINT if complete or _are_all(row) else None


def _are_all(row: LabelRow) -> bool:
    """Return whether parts have the look of all of a whole: labels alone, or what is so beside what is not so."""
    sides = [_words("sides").search(each.words) is not None for each in row.parts]
    is_bare = len(row.parts) >= _FEW and all(len(each.after.split()) <= _TWO for each in row.parts)
    return is_bare or len(set(sides)) > 1


def _is_near(row: LabelRow, gap: Decimal) -> bool:
    """Return whether a whole is missed by little, or by one key in one of the numbers."""
    whole = row.whole.term
    few = _TWO if whole.kind != "money" else Decimal(0)
    return abs(gap) <= max(few, whole.value * _NEAR) or (abs(gap) <= whole.value * _FAR and _is_mistyped(row, gap))


def _is_mistyped(row: LabelRow, gap: Decimal) -> bool:
    """Return whether one wrong key in one of the numbers of a row explains the gap."""
    meant = [(row.whole, row.whole.term.value + gap), *((each, each.term.value - gap) for each in row.parts)]
    return any(_may_mean(each, value) for each, value in meant)


def _may_mean(each: Cell, meant: Decimal) -> bool:
    text = in_digits(each.term, meant) if meant > 0 else ""
    return len(each.term.text) > 1 and len(text) > 1 and is_one_key_off(each.term.text, text)


def _is_other(row: LabelRow, added: Decimal, reading: ParagraphReading) -> bool:
    """Return whether words tell that a row is no division of its whole, or another number tells what it comes to."""
    terms = [each.term for each in (row.whole, *row.parts)]
    last = max(each.end for each in terms)
    if any(_ABOUT.search(each.lead) for each in terms) or _words("blocks").search(_OF_EACH.sub("", row.words)):
        return True
    if _is_first_part(row) or _is_told_so(row, added, last, reading):
        return True
    labels = [each.words for each in row.parts]
    if len(set(labels)) < len(labels) or (_WOMEN.search(row.words) and not _MEN.search(row.words)):
        return True
    inside = {each.start for each in terms}
    told = [each for each in reading.numbers if each.start not in inside and not each.is_percent]
    gap = added - row.whole.term.value
    less = (-gap, -gap.scaleb(-row.whole.term.power))
    if row.told == "sum" and any(each.value in less and each.start > last for each in told) and _is_loose(row):
        return True
    if any(each.value == gap and each.start > last and noun_of(each) == row.whole.unit for each in told):
        return True
    every = added + row.whole.term.value  # "620 hồ sơ … phân ra: hộ tịch 298, …": the first of them is no whole
    start = row.whole.term.start
    return row.told != "formula" and any(
        each.value == added or (each.value == every and each.start < start) for each in told
    )


def _is_first_part(row: LabelRow) -> bool:
    """Return whether a row begins with its whole behind a heading that says what it divides by: "Theo lĩnh vực: …"."""
    label = row.whole.label
    head = row.whole.term.lead.rstrip(": ").removesuffix(label)
    return bool(label) and not _TOTAL.search(label) and _DIVIDED_BY.search(head) is not None


def _is_told_so(row: LabelRow, added: Decimal, last: int, reading: ParagraphReading) -> bool:
    """Return whether a whole is told to be rounded or its parts to overlap, or a number before a colon explains it."""
    whole = row.whole.term
    if is_rounded(reading, whole.start, whole.end, added) or tells_of_twice(reading, last):
        return True
    left_out = before_colons(reading, min(whole.start, row.parts[0].term.start), last)
    return any(each.scaleb(-whole.power) in left_out for each in (added, abs(added - whole.value)))


def _slip(row: LabelRow, added: Decimal, severity: Severity) -> ProseSlip:
    whole = row.whole.term
    told = " + ".join(each.term.said for each in row.parts)
    return wrong_total((whole.start, whole.end), whole.said, told, whole.said_as(added), severity)
