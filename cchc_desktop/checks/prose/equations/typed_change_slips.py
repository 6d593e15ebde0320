"""Changes that one slip of typing keeps from their percent: "là 92 tin, bài, như vậy tăng 24 tin, tương ứng 15,22%".

A difference and its percent tell the level that they are from; a base and a percent tell the level they lead to. Where
no number around is that level, and two digits changed make it one of them, this is what was meant. It speaks last, of
numbers that no other check spoke of.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.checks.prose.equations.known_slips import KnownSlips
from cchc_desktop.checks.prose.equations.told_levels import Surroundings
from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.near_numbers import with_others, with_swaps
from cchc_desktop.reading.counts.measured_terms import terms
from cchc_desktop.reading.counts.stated_changes import compares, stated_changes
from cchc_desktop.reading.counts.told_bases import based_changes, is_of_other
from cchc_desktop.report.numbers import show

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.checks.prose.equations.told_levels import ToldLevel
    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.counts.told_bases import BasedChange
    from cchc_desktop.reading.section_reading import ParagraphReading, Passage, SectionReading

_RATE = re.compile(r", (?:tỷ|tỉ) lệ (?:tăng|giảm)(?: là)? $")
_ALL, _TWO, _REACH = Decimal(100), 2, 24


class _Change(NamedTuple):
    """A percent of growth of a sentence, with the difference that it says again, or the base that it is from."""

    sentence: Passage
    percent: Term
    change: Term | None
    base: Term | None
    way: int
    word: str

    @property
    def terms(self) -> tuple[Term, ...]:
        """Its numbers."""
        return tuple(each for each in (self.base, self.change, self.percent) if each)


def slips(section: SectionReading, _facts: ProseFacts, found: Sequence[ProseSlip]) -> Iterator[ProseSlip]:
    """Yield the changes of a section that one slip of typing explains, where nothing was found of their sentence."""
    known = KnownSlips(found)
    for at, (start, reading) in enumerate(section.paragraphs):
        changes = _changes(reading)
        around = Surroundings(section, at)
        for each in changes:
            first, last = start + each.sentence.start, start + each.sentence.end
            if known.has_one(first, last):
                continue
            own = {one.start for one in each.terms}
            levels = [one for one in around.levels(each.percent.start) if one.away or one.start not in own]
            slip = _of_change(each, levels) if each.change else _of_growth(each, levels)
            if slip:
                known.add(start + slip.start)
                yield slip.moved(start)


@lru_cache(maxsize=1024)  # an edit of one paragraph asks for those of all others again
def _changes(reading: ParagraphReading) -> tuple[_Change, ...]:
    """Return the percents of growth of a paragraph that are told to the last digit."""
    found: list[_Change] = []
    for sentence in reading.sentences if "%" in reading.text and compares(reading.small) else ():
        own = terms(sentence, reading) if "%" in sentence.text else ()
        for each in stated_changes(own, reading.small) if len(own) >= _TWO else ():
            percent = each.percent
            if percent is None or each.is_part or is_of_other(percent, reading.small):
                continue
            if percent.kind == "share" and "," in percent.text and each.change and not each.loose:
                found.append(_Change(sentence, percent, each.change, None, each.way, each.word))
        for based in based_changes(own, reading.small, sentence.start) if len(own) >= _TWO else ():
            percent, said = based.percent, based.said
            behind = _rate_behind(based, own) if said.change and percent is None else None
            if behind and said.change:
                found.append(_Change(sentence, behind, said.change, None, said.way, said.word))
            if percent and percent.kind == "share" and "," in percent.text and not said.change and not said.loose:
                found.append(_Change(sentence, percent, None, based.base, said.way, said.word))
    return tuple(found)


def _rate_behind(based: BasedChange, own: Sequence[Term]) -> Term | None:
    """Return the percent of growth told behind a difference and its base: "… (2.058 hồ sơ), tỷ lệ tăng 12,54%"."""
    behind = next((each for each in own if each.start > based.stop), None)
    is_rate = behind is not None and behind.kind == "share" and _RATE.search(behind.lead[-_REACH:]) is not None
    return behind if is_rate and behind and "," in behind.text else None


def _of_change(said: _Change, levels: Sequence[ToldLevel]) -> ProseSlip | None:
    """Return the slip of a difference and its percent that no level around is the base of."""
    change, percent = said.change, said.percent
    if change is None or change.value <= 0 or change.kind == "share":
        return None
    alike = [each for each in levels if each.term.measures_as(change)]
    ends = [each.term.value - said.way * change.value for each in alike]
    if any(_is_share(percent.value, change.value, base, percent) for base in (*(e.term.value for e in alike), *ends)):
        return None
    for each in alike:
        base = each.term
        told = f"{change.said} : {base.said}"
        for text in with_swaps(percent.text):
            if _is_share(_value(text, percent), change.value, base.value, percent):
                return _wrong(said, percent, text, told, change.value / base.value)
        others = with_others(change.text) if not each.away and each.has_time and _is_long(percent) else ()
        for text in (*with_swaps(change.text), *others):
            if _is_share(percent.value, _value(text, change), base.value, percent):
                return _wrong(said, change, text, told, change.value / base.value)
        for text in with_swaps(base.text) if not each.away else ():
            if _is_share(percent.value, change.value, _value(text, base), percent):
                return _wrong(said, base, text, told, change.value / base.value)
    return None


def _of_growth(said: _Change, levels: Sequence[ToldLevel]) -> ProseSlip | None:
    """Return the slip of a base and its percent of growth that lead to no level around."""
    base, percent = said.base, said.percent
    if base is None or base.kind == "share" or base.value <= 0:
        return None
    alike = [each for each in levels if each.term.measures_as(base)]
    if any(_is_share(percent.value, abs(each.term.value - base.value), base.value, percent) for each in alike):
        return None
    for each in alike:
        now = each.term
        gap = (now.value - base.value) * said.way
        told = f"{now.said} so với {base.said}"
        for text in with_swaps(percent.text):
            if gap > 0 and _is_share(_value(text, percent), gap, base.value, percent):
                return _wrong(said, percent, text, told, gap / base.value)
        for text in with_swaps(base.text):
            value = _value(text, base)
            if _is_share(percent.value, (now.value - value) * said.way, value, percent):
                return _wrong(said, base, text, told, gap / base.value)
    return None


def _is_share(percent: Decimal, part: Decimal, whole: Decimal, like: Term) -> bool:
    return whole > 0 and abs(_ALL * part / whole - percent) <= like.half


def _is_long(percent: Term) -> bool:
    return len(percent.text.partition(",")[2]) == _TWO


def _value(text: str, like: Term) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", ".")).scaleb(like.power)


def _wrong(said: _Change, wrong: Term, text: str, told: str, share: Decimal) -> ProseSlip:
    exact = show(round(_ALL * share, 2).normalize())
    sign = "%" if wrong is said.percent else ""
    marked = wrong if wrong in said.terms else said.percent
    message = (
        f"Ghi {said.word} {said.percent.text}%, mà {told} là {exact}%; {wrong.text}{sign} có lẽ là {text}{sign}. "
        "Xem lại các số này."
    )
    return ProseSlip("text.arithmetic", marked.start, marked.end, message)
