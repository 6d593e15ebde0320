"""Totals that what stands before them contradicts: "…: 11 người, …: 10 người. Như vậy, toàn xã có 22 người"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, partial
from itertools import accumulate, combinations, pairwise, permutations
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.product_slips import EACH_OF, is_within
from cchc_desktop.checks.prose.sums.wrong_counts import wrong_count, wrong_result
from cchc_desktop.checks.prose.wholes.division_slips import is_about, is_nearly, slip_of
from cchc_desktop.checks.prose.wholes.mixed_total_slips import run_before
from cchc_desktop.reading.counts.divisions import are_alike, counts_of, is_of_one, parts_of
from cchc_desktop.reading.counts.dossier_statements import ITEM
from cchc_desktop.reading.counts.joined_sentences import whole_sentence
from cchc_desktop.reading.counts.told_rests import WITH_OTHERS, before_colons, tells_of_twice
from cchc_desktop.reading.prose_data import prose_data, word_pattern
from cchc_desktop.reading.syllables import WORD
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.divisions import ToldPart
    from cchc_desktop.reading.counts.quantities import Quantity
    from cchc_desktop.reading.section_reading import ParagraphReading, SectionParagraph, SectionReading

_TWO, _FEW, _MOST = 2, 6, 14
_NEIGHBOURS = 64
"""So many counts before and behind a total are looked at."""
_LEAD = 70
_closes = partial(word_pattern, "divisions", "closes")
_NEAR = Decimal("0.15")
_MARKS, _NOUN = " \t+-–*•", 24
_BEFORE = 24
"""So many letters stand between a count and the bracket that divides it."""
_GROUPED = re.compile(r"(?<!\w)(?:cả|tất cả|các|chung|lại|dồn|cộng|là|tính) $")
_OTHERWISE = re.compile(
    r"(?<!\w)(?:mỗi|bình quân|trung bình|trùng|(?:năm|quý|tháng|kỳ) trước|cùng kỳ|kế hoạch|chỉ tiêu)(?!\w)"
)
"""Around a total below a list: it is of another time, or of something else."""
_WIDE = Decimal("0.3")
_EACH = re.compile(r"(?<!\w)(?:mỗi|từng)(?!\w)")


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the totals of a paragraph that the counts before them do not come to."""
    if len(reading.counts) <= _TWO or _signs().isdisjoint(reading.vocabulary):
        return
    counts = counts_of(reading)
    for at, total in enumerate(counts):
        if at < _TWO:
            continue
        start, end = whole_sentence(reading, total.start)
        lead = reading.small[max(start, total.start - _LEAD) : total.start]
        is_through = _through().fullmatch(lead) is not None
        if (is_through or _closing().search(lead)) and not _divides(
            total, counts[at + 1 : at + _NEIGHBOURS], end, reading
        ):
            before = counts[max(0, at - _NEIGHBOURS) : at]
            yield from _total(total, before, start, reading, is_through=is_through)
            if "mỗi" in reading.vocabulary and _closes("strong").search(lead):
                yield from _product(total, before, reading)


def _total(
    total: Quantity, before: tuple[Quantity, ...], start: int, reading: ParagraphReading, *, is_through: bool
) -> Iterator[ProseSlip]:
    own = tuple(each for each in before if each.start >= start and are_alike(each, total, reading))
    across = len(own) < _TWO
    if across:
        if start == 0 or not (is_through or _closes("strong").search(reading.small, start, total.start)):
            return
        begin = whole_sentence(reading, start - 1)[0]
        own = tuple(each for each in before if begin <= each.start < start and are_alike(each, total, reading))
    if (
        WITH_OTHERS.match(reading.small, total.end)
        or tells_of_twice(reading, total.end)
        or (is_through and len({each.noun for each in own}) != 1)
    ):
        return
    if (
        not _TWO <= len(own) <= _MOST
        or _explains(own, before, total, reading)
        or set(own) < set(run_before(total, before, reading))
    ):
        return
    parts = parts_of(own, own[0].start - len(own[0].lead), start if across else total.start, reading)
    gap = total.value - sum(each.value for each in own)
    if gap in before_colons(reading, own[0].start, total.start):
        return
    parts = _named(parts, total, reading, start) or (parts if _are_whole(own, reading.small) else ())
    if len(parts) >= _TWO and is_nearly(total, [each.counted for each in parts]) and not is_about(total, parts):
        yield slip_of(total, parts, Severity.HINT if is_through else None)


def _explains(
    own: tuple[Quantity, ...], before: tuple[Quantity, ...], total: Quantity, reading: ParagraphReading
) -> bool:
    """Return whether some counts before a total come to it: neighbours, or two of them multiplied."""
    values = [each.value for each in own]
    if any(total.value in accumulate(values[at:]) for at in range(len(values))):
        return True
    gone = [each.value for each in before if each.start > own[-1].start]
    if any(sum(values) - value == total.value for value in gone):  # "08 bộ, thêm 05 bộ. Thanh lý 04 bộ, như vậy còn"
        return True
    alike = [each.value for each in before[-_FEW:] if each.counts_as(total)]
    if len(own) == _TWO and any(one + other == total.value for one, other in combinations(alike, _TWO)):
        return True
    few = [each.value for each in before[-_FEW:]] if _EACH.search(reading.small) else []
    return any(one * other == total.value for one, other in permutations(few, _TWO))


def _are_whole(own: tuple[Quantity, ...], small: str) -> bool:
    """Return whether none of some counts is the sum of those that follow it, or divided by a bracket behind it."""
    values = [each.value for each in own]
    for one, other in pairwise(own):
        opened = small.rfind("(", one.end, other.start)
        if 0 <= opened <= one.end + _BEFORE and small.find(")", opened, other.start) < 0:
            return False
    return not any(value in list(accumulate(values[at + 1 :]))[1:] for at, value in enumerate(values))


def _product(total: Quantity, before: tuple[Quantity, ...], reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield a total that is nearly, but not, so many times what each of them has: "08 thôn, mỗi thôn 03 người"."""
    for each in before:
        of = EACH_OF.search(each.lead)
        many = [own for own in before if of and own.noun == of["noun"]]
        if len(many) != 1 or not are_alike(each, total, reading):
            continue
        exact = many[0].value * each.value
        is_near = exact != total.value and abs(exact - total.value) <= exact * _NEAR
        if is_near and not is_within(each, total, exact, reading):
            yield wrong_result(total, f"{many[0].text} × {each.text}", exact)


def _named(parts: tuple[ToldPart, ...], total: Quantity, reading: ParagraphReading, start: int) -> tuple[ToldPart, ...]:
    """Return the parts that share the last two words by which a total is named: "hồ sơ nộp qua mạng là"."""
    closes = _closes("strong").search(reading.small, start, total.start)
    words = WORD.findall(reading.small[closes.end() if closes else total.start : total.start])
    named = [at for at in range(len(words) - 1) if words[at + 1] not in ("là", "có", "đạt")]
    for at in reversed(named):
        pair = f"{words[at]} {words[at + 1]}"
        found = tuple(each for each in parts if pair in each.label)
        if found:
            return found if _TWO <= len(found) < len(parts) else ()
    return ()


def _divides(total: Quantity, following: tuple[Quantity, ...], end: int, reading: ParagraphReading) -> bool:
    """Return whether a total is itself divided by what follows it."""
    values = [each.value for each in following if each.start < end and are_alike(total, each, reading)]
    return total.value in list(accumulate(values))[1:]


def of_items(section: SectionReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the totals below the items of a list, or in its last one, that these do not come to."""
    items: list[SectionParagraph] = []
    for each in section.paragraphs:
        is_item = each.reading.text.lstrip().startswith(ITEM)
        start = len(each.reading.text) - len(each.reading.text.lstrip(_MARKS)) if is_item else 0
        closes = _closes("words").match(each.reading.small, start) if _TWO <= len(items) <= _MOST else None
        if closes:
            yield from _under(each, closes, items)
        if is_item and not closes:
            items.append(each)
        else:
            items = []


def _under(paragraph: SectionParagraph, closes: re.Match[str], items: list[SectionParagraph]) -> Iterator[ProseSlip]:
    reading = paragraph.reading
    found = [each for each in counts_of(reading) if not _is_of_groups(each, len(items), reading)][:1]
    values = [each for item in items for each in counts_of(item.reading)[:1]]
    ones = len(values) == len(items) and all(len(counts_of(item.reading)) == 1 for item in items)
    if not found or not ones:
        return
    total, added = found[0], sum((each.value for each in values), Decimal(0))
    over = next((each.value for each in counts_of(reading) if each.lead == "/" and each.start == total.end + 1), None)
    if added in (total.value, over) or _OTHERWISE.search(reading.small, closes.end(), total.end + _LEAD):
        return
    if all(each.counts_as(total) for each in values):
        is_sure = _closes("strong").fullmatch(closes[0]) is not None
        is_told = abs(added - total.value) <= total.value * _WIDE if is_sure else is_nearly(total, values)
    else:
        pairs = [(each, item.reading) for each, item in zip(values, items, strict=True)]
        is_sure = _is_of_things(total, reading, values) or all(is_of_one(total, reading, *each) for each in pairs)
        is_told = is_sure and is_nearly(total, values) and _closes("strong").fullmatch(closes[0]) is not None
    if is_told:
        parts, severity = " + ".join(each.text for each in values), None if is_sure else Severity.HINT
        yield wrong_count(total, f"các mục ở trên {parts}", added, severity).moved(paragraph.start)


def _is_of_groups(each: Quantity, items: int, reading: ParagraphReading) -> bool:
    """Return whether a number tells how many items there are: "cộng chung ba thôn là 1.074 hộ"."""
    return each.value == items and _GROUPED.search(each.lead) is not None and len(counts_of(reading)) > 1


def _is_of_things(total: Quantity, reading: ParagraphReading, values: list[Quantity]) -> bool:
    """Return whether a total counts things in general, and the items kinds of them: "tin", "bài", "sản phẩm"."""
    phrase = reading.small[total.end + 1 : total.end + _NOUN]
    mixed = partial(word_pattern, "divisions", "mixed")
    return all(each.noun for each in values) and mixed("things").match(phrase) is not None


@cache
def _signs() -> frozenset[str]:
    data = prose_data("divisions")["closes"]
    return frozenset(each.partition(" ")[0] for each in (*data["words"], *data["through"]))


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(rf"{_closes('words').pattern}(?! (?:hợp|kết|đài|quan)(?!\w))[^.;0-9]{{0,60}}$")


@cache
def _through() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(prose_data('divisions')['closes']['through'])}) ")
