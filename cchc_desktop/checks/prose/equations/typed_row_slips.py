"""Rows of numbers that two changed digits keep from their whole, wherever in the section it is told.

"Tổ đã trả 214 kết quả …, tháng 7 trả 91, tháng 8 trả 75, tháng 9 trả 84 kết quả": another order of two digits in one of
the numbers makes the row come out. A whole told elsewhere is named by the words before the row, or the row ends with
what is left ("các lĩnh vực khác"). It speaks last, of numbers that no other check spoke of.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.checks.prose.equations.known_slips import KnownSlips
from cchc_desktop.checks.prose.equations.told_levels import Surroundings
from cchc_desktop.checks.prose.equations.told_rows import are_documents, are_told_alike, may_hold, told_rows
from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.near_numbers import is_one_key_off, with_swaps
from cchc_desktop.checks.prose.values.named_levels import words_of
from cchc_desktop.reading.counts.told_rests import is_rounded, tells_of_more, tells_of_twice
from cchc_desktop.reading.prose_data import word_pattern
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.checks.prose.equations.told_levels import ToldLevel
    from cchc_desktop.checks.prose.equations.told_rows import ToldRow
    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.section_reading import ParagraphReading, SectionReading

_REST = re.compile(
    r"(?<!\w)(?:khác|còn lại|(?:không|chưa) hài lòng|không hoàn thành(?: nhiệm vụ)?|(?:chỉ )?cung cấp thông tin|"
    r"bưu chính)(?!\w)"
)
"""Around the last number of a row: it takes what the others leave."""
_ALL_OF = re.compile(r"(?<!\w)(?:gồm|bao gồm|chia|phân|theo|cơ cấu|trong (?:tổng )?số|như sau)(?!\w)")
_OF_PART = re.compile(r"(?:[,:]|(?<!\w)(?:có|gồm|là)) (?:(?!(?<!\w)(?:có|gồm|là)(?!\w))[^,:]){0,60}$")
"""The words before a row that are those of its first number."""
_PLAIN = frozenset(("lĩnh", "vực", "hình", "thức", "cách", "phân", "chia", "xét", "tính", "trên", "gồm", "nếu", "về"))
"""Words before a row that tell nothing of its whole."""
_TIMES = re.compile(r"(?<!\w)(?:quý (?:iv|i{1,3}|[1-4])|tháng [0-9]{1,2})(?!\w)")
_PARTED = frozenset(("tin", "đơn", "vụ", "lượt", "buổi", "lớp", "cuộc", "phiếu"))
"""What is counted once each: its kinds are never more than all of it."""
_NO_CHANGE = re.compile("giảm nghèo")
"""A programme's name that has a word for a change."""
_THREE, _LEAST, _LARGE, _UNIT = 3, 100, 1000, 3
_NEAR, _FAR = Decimal("0.3"), Decimal("0.1")


class _Whole(NamedTuple):
    """A number that may be all of a row; is_sure: words leave no other meaning."""

    term: Term
    is_sure: bool


def slips(section: SectionReading, _facts: ProseFacts, found: Sequence[ProseSlip]) -> Iterator[ProseSlip]:
    """Yield the rows of a section that two changed digits keep from their whole, where nothing was found of them."""
    known = KnownSlips(found)
    for at, (start, reading) in enumerate(section.paragraphs):
        around = Surroundings(section, at)
        for row in told_rows(reading):
            first = min(each.start for each in (*row.before, *row.parts))
            if not _may_have_whole(row) or known.has_one(start + first, start + row.parts[-1].stop):
                continue
            slip = _judged(row, around, reading)
            if slip:
                known.add(start + slip.start)
                yield slip.moved(start)


def _judged(row: ToldRow, around: Surroundings, reading: ParagraphReading) -> ProseSlip | None:
    """Return the slip of a row, None where its sum is told, or words tell that it is no row of a whole."""
    added = sum((each.value for each in row.parts), Decimal(0))
    if any(2 * each.value == added for each in row.parts) or any(each.value == added for each in row.before):
        return None
    is_missed = any(_is_missed(row, each.term, added) for each in _before(row))
    if not (is_missed or _may_be_elsewhere(row)):  # levels cost more than all of this
        return None
    levels = around.levels(row.parts[0].start)
    if _is_no_row(row, added, levels, reading):
        return None
    is_loose = row.is_inner and not row.opened
    is_told = _is_told(row, added, levels) or (is_loose and _is_told(row, added + row.before[-1].value, levels))
    for whole in _wholes(row, levels):
        term = whole.term
        if term.value == added or is_rounded(reading, term.start, term.end, added):
            continue
        wrong = _swapped(row, term, added)
        if is_told and not (wrong is term and term in row.before and row.opened):
            continue
        is_named = whole.is_sure and term not in row.before
        if wrong or (is_named and abs(added - term.value) <= term.value * _FAR) or _is_closed(row, term, added):
            return _slip(row, whole, wrong, added)
    return None


def _is_no_row(row: ToldRow, added: Decimal, levels: Sequence[ToldLevel], reading: ParagraphReading) -> bool:
    """Return whether words or numbers around a row tell that there is more than it."""
    own = {each.start for each in row.parts}
    values = {each.term.value for each in levels if each.away or each.term.start not in own}
    if any(each.value - added in values for each in row.before):
        return True
    last = row.parts[-1].end
    return tells_of_twice(reading, last) or (not _REST.search(row.last) and tells_of_more(reading, last))


def _is_missed(row: ToldRow, whole: Term, added: Decimal) -> bool:
    """Return whether a row may be told to miss a number before it."""
    return whole.value != added and (_swapped(row, whole, added) is not None or _is_closed(row, whole, added))


def _is_closed(row: ToldRow, whole: Term, added: Decimal) -> bool:
    """Return whether a row must be all of the number before it, or may not be more than it, and is near it."""
    gap = added - whole.value
    if whole not in row.before[-1:] or not row.opened or _blocks().search(_NO_CHANGE.sub("", row.opened)):
        return False
    if max(each.value for each in row.parts) >= whole.value:
        return False
    nouns = {each.noun for each in (whole, *row.parts)}
    if are_documents(*row.parts) and nouns != {"công"}:  # "công văn", but "công chức" and "công dân" too
        is_all = "trong" not in row.opened and row.is_whole
        return gap > 0 or (is_all and -gap <= whole.value * _NEAR)
    texts = f"{' '.join(each.lead for each in row.parts)} {row.last}"
    if gap > 0 and row.is_whole and whole.noun in _PARTED and not _crossing().search(texts):
        return any(is_one_key_off(each.text, f"{each.value - gap:f}") for each in row.parts if each.value > gap)
    is_left = "còn lại" in row.words and len(_TIMES.findall(texts)) == len(row.parts) == len(set(_TIMES.findall(texts)))
    return is_left and abs(gap) <= whole.value * _NEAR


def _is_told(row: ToldRow, added: Decimal, levels: Sequence[ToldLevel]) -> bool:
    """Return whether a sum, or what the first or last numbers of a row come to, is told around it of the same."""
    own, part = {each.start for each in row.parts}, row.parts[0]
    around = (each.term for each in levels if each.away or each.term.start not in own)
    told = {each.value for each in around if may_hold(each, part)}
    values = [each.value for each in row.parts]
    sums = {added}
    if not are_documents(*row.parts):
        sums |= {*list(accumulate(values))[1:], *list(accumulate(reversed(values)))[1:]}
    return not sums.isdisjoint(told)


def _may_have_whole(row: ToldRow) -> bool:
    """Return whether a row may have a whole before it, or told elsewhere."""
    is_named = _REST.search(row.last) is not None or _ALL_OF.search(row.words) is not None
    return bool(_before(row)) or (len(row.parts) >= _THREE and is_named) or _is_spent(row)


def _before(row: ToldRow) -> list[_Whole]:
    """Return the numbers before a row that may be all of it, the nearest first."""
    found: list[_Whole] = []
    is_rest = _REST.search(row.last) is not None
    if not row.before or _blocks().search(_NO_CHANGE.sub("", row.opened or row.words)):
        return found
    is_whole, is_loose = row.opened != "" or is_rest, row.is_inner and not row.opened
    for each in reversed(row.before):
        is_next = each is row.before[-1] or (row.before[-1].over and each is row.before[0])
        is_far = is_next and (each.value >= _LARGE or are_told_alike(row))
        if may_hold(each, row.parts[0]) and (is_far if is_loose else is_whole or is_far):
            found.append(_Whole(each, is_whole and (is_rest or _ALL_OF.search(row.words) is not None)))
    return found


def _wholes(row: ToldRow, levels: Sequence[ToldLevel]) -> Iterator[_Whole]:
    """Yield the numbers that may be all of a row."""
    yield from _before(row)
    if _may_be_elsewhere(row):
        yield from _elsewhere(row, levels)


def _may_be_elsewhere(row: ToldRow) -> bool:
    """Return whether the whole of a row may be told elsewhere: it is named before it, or its last number is a rest."""
    if _is_spent(row):
        return True
    may_be_whole = len(row.parts) >= _THREE and (row.opened != "" or not row.is_inner)
    return may_be_whole and (_REST.search(row.last) is not None or bool(_names(row)))


def _is_spent(row: ToldRow) -> bool:
    """Return whether a row tells what was spent by its kinds: current expenditure, and investment or programmes."""
    if row.parts[0].kind != "money":
        return False
    told = f"{' '.join(each.lead for each in row.parts)} {row.last}"
    return "thường xuyên" in told and ("đầu tư" in told or "mục tiêu" in told)


def _names(row: ToldRow) -> frozenset[str]:
    """Return the words before a row that name its whole, none where no word says that the row is all of something."""
    if not _ALL_OF.search(row.words):
        return frozenset()
    return words_of(_OF_PART.sub("", row.words)) - words_of(row.parts[0].noun) - _PLAIN


def _elsewhere(row: ToldRow, levels: Sequence[ToldLevel]) -> Iterator[_Whole]:
    """Yield the numbers told elsewhere that may be all of a row: those that its words name where there are such."""
    part, names, is_rest = row.parts[0], _names(row), _REST.search(row.last) is not None
    around = [each for each in levels if each.away or each.term.start < part.start]
    around = [each for each in around if each.term.measures_as(part) and not each.is_of_another]
    if _is_spent(row):
        yield from (_Whole(each.term, is_sure=False) for each in around if not each.away and "chi" in each.words)
        return
    named = [each for each in around if names and names <= each.words]
    for each in named or (around if is_rest else ()):
        yield _Whole(each.term, is_rest and bool(named))


def _swapped(row: ToldRow, whole: Term, added: Decimal) -> Term | None:
    """Return the number of a row, or its whole, of which two changed digits make it come out, not by chance."""
    if whole.value == added or max(added, whole.value) < _LEAST:
        return None
    for each, wanted in (*((part, whole.value - added + part.value) for part in row.parts), (whole, added)):
        if each.kind == "money" and wanted in (each.value.scaleb(_UNIT), each.value.scaleb(-_UNIT)):
            return each  # "tỷ" for "triệu"
        if not each.text.startswith("0") and any(_value(text, each) == wanted for text in with_swaps(each.text)):
            return each
    return None


def _value(text: str, like: Term) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", ".")).scaleb(like.power)


def _slip(row: ToldRow, whole: _Whole, wrong: Term | None, added: Decimal) -> ProseSlip:
    term = whole.term
    told = " + ".join(each.said for each in row.parts)
    message = f"{told} = {term.said_as(added)}, mà ghi {term.said}"
    marked = term if term in row.before else row.parts[0]
    if wrong:
        meant = added if wrong is term else term.value - added + wrong.value
        message += f": {wrong.said} có lẽ là {wrong.said_as(meant)}"
        marked = marked if wrong is term else wrong
    severity = None if whole.is_sure else Severity.HINT
    return ProseSlip("text.arithmetic", marked.start, marked.end, f"{message}. Xem lại các số này.", severity=severity)


@cache
def _crossing() -> re.Pattern[str]:
    return word_pattern("sums", "nouns", "crossing")


@cache
def _blocks() -> re.Pattern[str]:
    return word_pattern("divisions", "near", "blocks")
