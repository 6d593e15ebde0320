"""Percents of another whole than the one that they name: "phát ra 350 phiếu, thu về 338; 329 phiếu, đạt 94% số thu về".

The words behind the percent name one number, and the percent is that of its part in another one of the same thing. It
speaks last, of numbers that no other check spoke of.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.equations.known_slips import KnownSlips
from cchc_desktop.checks.prose.equations.named_wholes import (
    NamedPart,
    named_wholes,
    names_whole,
    own_words,
    parts_of_share,
)
from cchc_desktop.checks.prose.equations.told_levels import Surroundings
from cchc_desktop.checks.prose.sums.wrong_counts import wrong_share
from cchc_desktop.checks.prose.values.named_levels import words_of
from cchc_desktop.reading.counts.measured_terms import terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.checks.prose.equations.told_levels import ToldLevel
    from cchc_desktop.checks.prose.prose_slips import ProseFacts, ProseSlip
    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.section_reading import SectionReading

_ALL, _REACH, _MOST = Decimal(100), 60, 12


def slips(section: SectionReading, _facts: ProseFacts, found: Sequence[ProseSlip]) -> Iterator[ProseSlip]:
    """Yield the percents of a section that are those of another whole, where nothing was found of their sentence."""
    known = KnownSlips(found)
    for at, (start, reading) in enumerate(section.paragraphs):
        if "%" not in reading.text or " số " not in reading.small:
            continue
        around = Surroundings(section, at)
        for sentence in reading.sentences if "%" in reading.text else ():
            own = terms(sentence, reading) if "%" in sentence.text else ()
            for place, said in enumerate(own):
                if (
                    said.kind != "share"
                    or not names_whole(said, reading.small)
                    or known.has_one(start + sentence.start, start + sentence.end)
                ):
                    continue
                levels = around.levels(said.start)
                wholes = named_wholes(said, reading.small, levels)
                slip = _judged(said, own[:place], wholes, levels) if wholes else None
                if slip:
                    known.add(start + slip.start)
                    yield slip.moved(start)


def _judged(
    said: Term, before: Sequence[Term], wholes: Sequence[ToldLevel], levels: Sequence[ToldLevel]
) -> ProseSlip | None:
    """Return the slip of a percent that is of another whole than the named one, None where it may be of that."""
    whole = wholes[0].term
    others = {each.term.value: each.term for each in levels if each.term.measures_as(whole)}
    parts = [each for each in _parts(said, before, levels) if each.value < whole.value and each.like.measures_as(whole)]
    if any(_is(said, each.value, whole.value) for each in parts):
        return None
    for part in parts:
        for value, other in others.items():
            if value not in (whole.value, part.value) and value > part.value and _is(said, part.value, value):
                told = f"{part.told} : {whole.said}"
                slip = wrong_share(said, told, _ALL * part.value / whole.value)
                more = f"{said.text}% là tính trên {other.said}. "
                return slip._replace(message=slip.message.replace("Sửa", f"{more}Sửa"))
    return None


def _parts(said: Term, before: Sequence[Term], levels: Sequence[ToldLevel]) -> Iterator[NamedPart]:
    """Yield the number right before a percent, else those that its words name, by themselves and each two of them."""
    counts = [each for each in before if each.kind in ("count", "money")][-_MOST:]
    if counts and counts[-1] is before[-1] and len(said.lead) <= _REACH:
        yield NamedPart(counts[-1].value, counts[-1].said, counts[-1])
    words = words_of(said.lead[-_REACH:])
    near = (each for each in levels if not each.away and each.start < said.start)
    if "," in said.text:
        yield from parts_of_share([each.term for each in near if words & own_words(each)][-_MOST:])


def _is(said: Term, part: Decimal, whole: Decimal) -> bool:
    return abs(_ALL * part / whole - said.value) <= said.half if "," in said.text else _ALL * part == said.value * whole
