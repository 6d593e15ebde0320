"""Wholes that the parts told with them contradict: "21 văn bản. Kết quả: còn hiệu lực 13, cần sửa đổi 05, hết 04"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, partial
from itertools import accumulate
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.near_numbers import are_swapped, is_mistyped
from cchc_desktop.checks.prose.sums.wrong_counts import wrong_count
from cchc_desktop.reading.counts.divisions import find_divisions, kinds, opens_list, parts_of
from cchc_desktop.reading.counts.joined_sentences import whole_sentence
from cchc_desktop.reading.counts.told_rests import before_colons, is_rounded, tells_of_more, tells_of_twice
from cchc_desktop.reading.prose_data import any_word, prose_data, word_pattern
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.divisions import Division, ToldPart
    from cchc_desktop.reading.counts.quantities import Quantity
    from cchc_desktop.reading.section_reading import ParagraphReading

_TWO, _REACH = 2, 400
_NEAR, _FAR = Decimal("0.1"), Decimal("0.3")
"""By so much of a whole its parts may be off: in all, and where one number has the look of a mistyped one."""
_labels = partial(word_pattern, "divisions", "labels")
ABOUT = re.compile(r"(?<!\w)(?:hơn|gần|khoảng|trên|ít nhất|tối thiểu|chừng|từ) $")
"""Before a whole that is no exact number."""


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the wholes of a paragraph that their parts contradict."""
    if len(reading.counts) <= _TWO:
        return
    for division in find_divisions(reading):
        values = [each.value for each in division.parts]
        sums = list(accumulate(values))[1:]
        rows = (list(accumulate(values[at:]))[1:] for at in range(len(values) - 1))
        if any(each.value in row for row in rows for each in division.wholes) or 2 * values[0] == sums[-1]:
            continue
        if _comes_out_by_nouns(division) or _has_label_of_its_own(division, reading) or _comes_out(division, reading):
            continue
        for row in _rows(division, reading):
            whole = _nearest(division.wholes, sums[row - _TWO])
            if is_nearly(whole, division.parts[:row]):
                parts = parts_of(division.parts[:row], division.start, division.end, reading)
                yield from _near(whole, parts, division.opened, reading)
                break


def _has_label_of_its_own(division: Division, reading: ParagraphReading) -> bool:
    """Return whether a list behind a mere label stands in another sentence than its whole: "Xử lý: phê bình 1"."""
    start = whole_sentence(reading, division.start - 1)[0]
    if division.opened != "after" or division.wholes[0].end > start:
        return False
    label = reading.small[start : division.start].strip()
    return label.endswith(":") and not opens_list(label)


def _comes_out_by_nouns(division: Division) -> bool:
    """Return whether the parts of one noun are a whole: "04 hội nghị có 742 người, 02 hội nghị có 403 người"."""
    nouns = {each.noun for each in division.parts}
    sums = (sum(each.value for each in division.parts if each.noun == noun) for noun in nouns if len(nouns) > 1)
    return not {each.value for each in division.wholes}.isdisjoint(sums)


def _comes_out(division: Division, reading: ParagraphReading) -> bool:
    """Return whether all that is counted from a whole to its last part is the whole: one part has another noun."""
    whole = division.wholes[0]
    told = reading.counts_within(whole.end, division.parts[-1].end)
    return sum((each.value or Decimal(0) for each in told), Decimal(0)) == whole.value


def _rows(division: Division, reading: ParagraphReading) -> Sequence[int]:
    """Return how many of the parts may be all of the whole; of ranks up to the one that takes what is left."""
    if division.opened != "ranked":
        return sorted({division.row, len(division.parts)})
    parts = parts_of(division.parts, division.start, division.end, reading)
    stop = next((at for at, each in enumerate(parts, 1) if _labels("closing").search(each.label)), 0)
    return [stop] if stop >= _TWO else []


def _nearest(wholes: Sequence[Quantity], added: Decimal) -> Quantity:
    return min(wholes, key=lambda each: abs(each.value - added))


def _near(whole: Quantity, parts: Sequence[ToldPart], opened: str, reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield a whole that parts nearly come to, where they are all of it."""
    end = parts[-1].counted.end
    gap = sum((each.counted.value for each in parts), -whole.value)
    if is_about(whole, parts) or tells_of_twice(reading, end) or is_told_between(whole, parts, reading):
        return
    if is_rounded(reading, whole.start, whole.end, whole.value + gap):
        return
    labels = [each.label for each in parts]
    alike, once = _is_one_kind(labels), _are_counted_once(whole, parts)
    close = (
        abs(gap) <= max(Decimal(1), whole.value / 50)
        and ";" not in reading.small[parts[0].counted.end : parts[-1].counted.start]
    )
    if (gap < 0 and tells_of_more(reading, end)) or (
        not alike and not once and any(word_pattern("sums", "nouns", "crossing").search(each) for each in labels)
    ):
        return
    if opened == "ranked":
        is_rest = _labels("rest").search(labels[-1]) is not None
        if gap > 0 or is_rest or _has_mistyped(whole, [each.counted for each in parts], gap):
            yield slip_of(whole, parts, None if gap > 0 or is_rest else Severity.HINT)
    elif opened == "some" and gap < 0 and not close and not _has_mistyped(whole, [each.counted for each in parts], gap):
        return
    elif opened == "all" or (opened == "after" and (alike or once or len(parts) > _TWO)):
        yield slip_of(whole, parts)
    elif opened == "within" and gap < 0 and alike and _has_swapped(whole, [each.counted for each in parts], gap):
        yield slip_of(whole, parts, Severity.HINT)
    elif opened == "after" or ((alike or once or close) and (gap > 0 or -gap <= max(Decimal(1), whole.value * _NEAR))):
        yield slip_of(whole, parts, None if gap > 0 and (alike or once) else Severity.HINT)


def is_told_between(whole: Quantity, parts: Sequence[ToldPart], reading: ParagraphReading) -> bool:
    """Return whether what parts come to stands between them and a whole, or before one of another sentence.

    "200 phiếu, thu 192: hài lòng 121, …".
    """
    added = sum((each.counted.value for each in parts), Decimal(0))
    start, stop = whole.end, parts[0].counted.start
    is_apart = reading.sentence_at(whole.start) != reading.sentence_at(stop)
    told = reading.counts_within(start - _REACH if is_apart else start, min(stop, start + _REACH))
    return any(each.value == added for each in told) or added in before_colons(reading, start, stop)


def is_about(whole: Quantity, parts: Sequence[ToldPart]) -> bool:
    """Return whether a number is no exact one, or a part tells of another time or of what is counted twice."""
    return (
        bool(ABOUT.search(whole.lead))
        or any(
            ABOUT.search(each.counted.lead) or _labels("never").search(_labels("plain").sub("", each.label))
            for each in parts
        )
        or _are_some_of_ranks(parts)
    )


def _are_some_of_ranks(parts: Sequence[ToldPart]) -> bool:
    """Return whether parts are told by their ranks, and none of them takes what is left."""
    return any(_labels("ranks").search(each.label) for each in parts) and not _labels("closing").search(parts[-1].label)


def _are_counted_once(whole: Quantity, parts: Sequence[ToldPart]) -> bool:
    """Return whether parts are three or more of what is counted once each: lessons, visits, news."""
    nouns = {each.counted.noun for each in parts}
    return len(parts) > _TWO and len(nouns) == 1 and _parted().match(nouns.pop() or whole.noun) is not None


def slip_of(whole: Quantity, parts: Sequence[ToldPart], severity: Severity | None = None) -> ProseSlip:
    """Return the slip of a whole that its parts contradict."""
    added = sum((each.counted.value for each in parts), Decimal(0))
    return wrong_count(whole, " + ".join(each.counted.text for each in parts), added, severity)


def is_nearly(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Return whether parts come so near to a whole that one of the numbers is wrong: by little, or by one digit."""
    added = sum((each.value for each in parts), Decimal(0))
    gap = added - whole.value
    if not gap or not whole.value or abs(gap) > max(Decimal(_TWO), whole.value * _FAR):
        return False
    if max(each.value for each in parts) >= whole.value:
        return False
    if abs(gap) <= max(Decimal(_TWO), whole.value * _NEAR):
        return True
    return _has_mistyped(whole, parts, gap)


def _has_mistyped(whole: Quantity, parts: Sequence[Quantity], gap: Decimal) -> bool:
    """Return whether one of some numbers has the look of the right one mistyped."""
    wrong = ((whole.text, whole.value + gap), *((each.text, each.value - gap) for each in parts))
    return any(meant > 0 and is_mistyped(text, str(meant)) for text, meant in wrong)


def _has_swapped(whole: Quantity, parts: Sequence[Quantity], gap: Decimal) -> bool:
    """Return whether two digits of one of some numbers, changed with each other, make parts come to their whole."""
    wrong = ((whole.text, whole.value + gap), *((each.text, each.value - gap) for each in parts))
    return any(meant > 0 and are_swapped(text, str(meant)) for text, meant in wrong)


def _is_one_kind(labels: Sequence[str]) -> bool:
    """Return whether parts are told apart by one thing: each has a word of one kind, or all begin alike."""
    firsts = {each.partition(" ")[0] for each in labels}
    differ = len(set(labels)) == len(labels)
    if len(firsts) == 1 and "" not in firsts and differ:
        return True
    return _labels("rest").search(labels[-1]) is not None or (differ and any(_all_of(kind, labels) for kind in kinds()))


def _all_of(kind: re.Pattern[str], labels: Sequence[str]) -> bool:
    found = [set(kind.findall(each)) for each in labels]
    return all(found) and (len(set().union(*found)) > 1 or len(labels) > _TWO)


@cache
def _parted() -> re.Pattern[str]:
    return re.compile(any_word(each.partition(" ")[0] for each in prose_data("sums")["nouns"]["parted"]))
