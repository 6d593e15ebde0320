"""What a percent leaves, told in other ways: "93,6% …, cứ 1.000 hồ sơ thì có 64", "75% ký số được, 25% chưa"."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.near_numbers import is_mistyped, looks_like
from cchc_desktop.reading.counts.measured_terms import term_rows
from cchc_desktop.reading.shares.made_percents import is_plainly_made
from cchc_desktop.reading.syllables import WORD
from cchc_desktop.report.numbers import read_count, show

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.section_reading import ParagraphReading, Passage

_OUT_OF = re.compile(
    r"(?P<told>(?:tức|nghĩa là|hay|tương đương|như vậy|tương ứng|tính ra|nói cách khác)(?: [^\W\d_]+){0,5} )?"
    r"(?<!\w)cứ (?P<whole>[0-9][0-9.]{0,8})(?: [^\W\d_]+){1,9}?,? (?:thì|có)(?: [^\W\d_]+){0,3} "
    r"(?P<part>[0-9][0-9.]{0,8})"
    r"(?![0-9,.]*[0-9]| ?%)"
)
"""So many of so many: "cứ 1.000 hồ sơ thì có 64 hồ sơ"."""
_TOLD_LATER = re.compile(r"(?<!\w)(?:tức|nghĩa|tính ra|nói cách khác|như vậy|bình quân)(?!\w)")
_LOOSE = re.compile(r"(?<!\w)(?:khoảng|gần|hơn|trên|dưới|chưa đến|ít nhất|xấp xỉ|từ|tới|đến)(?!\w)")
_DENIED = re.compile(r" (?P<of>(?:[^\W\d_]+ ){0,4}?)(?:chưa|không)(?!\w)")
_ENDS = re.compile(r"[;,.:]")
_OTHER = re.compile(r"(?<!\w)(?:trong đó|trong số|kế hoạch|chỉ tiêu|cùng kỳ|riêng|năm|quý|tháng)(?!\w)")
_WHAT = re.compile(r"(?<!\w)(?:chưa|không) (?:(?:được|phải|có) (?=[^\W\d_]))?(?P<what>[^\W\d_]+)")
_ALL, _FEW, _TWO = Decimal(100), Decimal(10), 2
_REACH = 80


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the numbers of a paragraph that are not what its percents leave."""
    if "%" not in reading.text:
        return
    is_rated = "cứ" in reading.vocabulary
    is_denied = not reading.vocabulary.isdisjoint(("chưa", "không"))
    for sentence, found, before in term_rows(reading, from_afar=True) if is_rated or is_denied else ():
        if is_rated:
            yield from _rates(sentence, found, before, reading)
        if is_denied and "%" in sentence.text:
            yield from _rests(found, before, reading)


def _rates(
    sentence: Passage, found: Sequence[Term], before: Sequence[Term], reading: ParagraphReading
) -> Iterator[ProseSlip]:
    for match in _OUT_OF.finditer(reading.small, sentence.start, sentence.end):
        whole, part = read_count(match["whole"]).number, read_count(match["part"]).number
        lead = reading.small[max(sentence.start, match.start() - _REACH) : match.start()].rpartition(";")[2]
        is_told = match["told"] is not None or _TOLD_LATER.search(lead) is not None
        if not whole or not part or not 0 < part.value < whole.value or not is_told or _LOOSE.search(match[0]):
            continue
        shares = [each for each in (*before, *found) if each.kind == "share" and each.start < match.start()]
        counts = [each.value for each in (*before, *found) if each.kind == "count" and each.value > 0]
        own = _ALL * part.value / whole.value
        room = _ALL / whole.value / 2
        made = [each * 100 / other for each in counts for other in counts if (each, other) != (part.value, whole.value)]
        if not shares or any(abs(own - each) <= room for each in made):
            continue
        behind = _ENDS.split(reading.small[match.end() : match.end() + _REACH])[0]
        yield from _of_share(
            match,
            own,
            room,
            shares,
            is_of_it=_is_of_it(behind, reading.small[max(0, match.start() - 2 * _REACH) : match.start()]),
        )


def _of_share(
    match: re.Match[str], own: Decimal, room: Decimal, shares: Sequence[Term], *, is_of_it: bool
) -> Iterator[ProseSlip]:
    """Yield so many of so many that are neither a percent before them nor what it leaves."""
    held = [(value, each) for each in shares for value in (each.value, _ALL - each.value)]
    if any(abs(own - value) <= room + each.half for value, each in held):
        return
    scale = own / Decimal(match["part"].replace(".", ""))  # percent that one of them is
    for value, each in held[-_TWO:]:
        wanted = (value / scale).quantize(Decimal(1))
        is_typed = is_mistyped(match["part"], show(wanted))
        if wanted > 0 and (is_typed or (is_of_it and abs(own - value) <= _FEW)):
            left = f"{each.text}%" if value == each.value else f"100% − {each.text}% = {show(value)}%"
            message = (
                f"Ghi {match['part']} trong {match['whole']}, mà {left} là {show(wanted)} trong {match['whole']}. "
                "Xem lại các số này."
            )
            yield ProseSlip("text.arithmetic", *match.span("part"), message, None, show(wanted))
            return


def _is_of_it(behind: str, before: str) -> bool:
    """Return whether words behind a number that are no unit stand before it too: "hài lòng", "nộp"."""
    words = WORD.findall(behind)[2:]
    return any(f" {one} {other} " in f"{before} " for one, other in pairwise(words)) or "chậm" in words


def _rests(found: Sequence[Term], before: Sequence[Term], reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield a percent of those that are not yet, behind the percent of those that are, where numbers prove that one."""
    shares = [each for each in found if each.kind == "share"]
    if len(shares) != _TWO:
        return
    for done, rest in pairwise(shares):
        clause = _ENDS.split(reading.small[rest.stop : rest.stop + _REACH])[0]
        is_rest = _DENIED.match(clause) is not None and not _OTHER.search(f"{rest.lead} {clause}")
        exact = _ALL - done.value
        if not is_rest or _DENIED.search(f" {rest.lead}") or not _ENDS.search(rest.lead) or _LOOSE.search(rest.lead):
            continue
        counts = [each for each in (*before, *found) if each.kind == "count"]
        is_typed = looks_like(rest, exact)
        is_off = is_typed and abs(exact - rest.value) > rest.half + done.half
        is_proven = is_off and is_plainly_made(done, counts) and not is_plainly_made(rest, counts)
        if is_proven and _denies(clause, reading.small[max(0, rest.start - 4 * _REACH) : rest.start]):
            message = f"Ghi {rest.text}%, mà 100% − {done.text}% = {show(exact)}%. Xem lại các tỷ lệ này."
            yield ProseSlip("text.arithmetic", rest.start, rest.end, message, None, show(exact))


def _denies(clause: str, before: str) -> bool:
    """Return whether a clause denies what is told before it: "chưa được cấp" behind "được cấp"."""
    what, denied = _WHAT.search(clause), _DENIED.match(clause)
    if denied and any(f" {word} " not in before for word in denied["of"].split()):
        return False  # of something else
    return what is not None and f" {what['what']} " in before
