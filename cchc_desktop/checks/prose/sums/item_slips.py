"""Wholes that the items of the list below them contradict: "640 văn bản, cụ thể:" and an item for each sender."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.wrong_counts import wrong_count
from cchc_desktop.reading.counts.counted_lists import is_money
from cchc_desktop.reading.counts.divisions import is_of_one
from cchc_desktop.reading.counts.dossier_statements import ITEM
from cchc_desktop.reading.counts.quantities import quantities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.quantities import Quantity
    from cchc_desktop.reading.section_reading import ParagraphReading, SectionParagraph, SectionReading

_OPENS = re.compile(r"(?:cụ thể|gồm|trong đó|chia ra|sau đây|như sau|kết quả)(?: như sau)?\s?:\s*$")
_IN_BRACKET = re.compile(
    r"\((?:tổng(?: số| cộng)?:? |gồm |có |cộng )?(?P<number>[0-9][0-9.]{0,9}) [^\W\d_]+(?:,? [^\W\d_]+){0,5}\)\s?:?\s*$"
)
"""A whole in brackets at the end of a heading: "văn bản đã ban hành (64 văn bản):"."""
_HEADING = 100
_NOT_A_PART = re.compile(r"trong đó|tổng|kiêm|cùng kỳ|so với|tăng|giảm|lũy kế|luỹ kế")
_MEMBERS = range(2, 13)
_NEAR = Decimal("0.3")


def slips(section: SectionReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the wholes that open a list and that its items do not add up to."""
    paragraphs = section.paragraphs
    for at, head in enumerate(paragraphs):
        if _opens(head) or _in_bracket(head):
            items = items_below(paragraphs[at + 1 : at + 1 + _MEMBERS.stop])
            if len(items) in _MEMBERS:
                yield from _added(head, items)


def _opens(head: SectionParagraph) -> bool:
    return head.reading.small.rstrip().endswith(":") and _OPENS.search(head.reading.small[-40:]) is not None


def _in_bracket(head: SectionParagraph) -> Quantity | None:
    """Return the whole that stands in brackets at the end of a heading."""
    small = head.reading.small
    if not small.rstrip(" :").endswith(")"):
        return None
    match = _IN_BRACKET.search(small, max(0, len(small) - _HEADING))
    found = quantities(head.reading.sentences[-1], head.reading) if match else ()
    return next((each for each in found if match and each.noun and each.start == match.start("number")), None)


def items_below(paragraphs: tuple[SectionParagraph, ...]) -> list[SectionParagraph]:
    """Return the lines of a list that stand below a heading."""
    found: list[SectionParagraph] = []
    for each in paragraphs:
        if not each.reading.text.lstrip().startswith(ITEM):
            break
        found.append(each)
    return found


def _added(head: SectionParagraph, items: list[SectionParagraph]) -> Iterator[ProseSlip]:
    whole = _whole(head)
    members = [_member(each, whole, head.reading) for each in items] if whole else []
    if whole is None or any(each is None for each in members) or is_money(whole.noun):
        return
    counted = [each for each in members if each]
    added = sum((each.value for each in counted), Decimal(0))
    if added < whole.value and _are_nested(items):
        return
    if added != whole.value and abs(added - whole.value) <= max(Decimal(1), whole.value * _NEAR):
        parts = " + ".join(each.text for each in counted)
        yield wrong_count(whole, parts, added).moved(head.start)


def _are_nested(items: list[SectionParagraph]) -> bool:
    """Return whether an item tells of some of what the one before it counts: "hoàn thành", "hoàn thành trước hạn"."""
    names = [each.reading.small.lstrip(" -+*•–").partition(":")[0].strip() for each in items]
    return any(one and other.startswith(f"{one} ") for one, other in pairwise(names))


def _whole(head: SectionParagraph) -> Quantity | None:
    """Return the one count that the last sentence before the list says, or that in brackets at its end."""
    told = _in_bracket(head)
    if told:
        return told
    last = head.reading.sentences[-1]
    found = [each for each in quantities(last, head.reading) if each.noun]
    return found[0] if len(found) == 1 else None


def _member(item: SectionParagraph, whole: Quantity | None, head: ParagraphReading) -> Quantity | None:
    """Return the one count of an item, of what the whole counts; None where it says more."""
    if whole is None or _NOT_A_PART.search(item.reading.small) or len(item.reading.sentences) > 1:
        return None
    found = quantities(item.reading.sentences[0], item.reading)
    return found[0] if len(found) == 1 and is_of_one(whole, head, found[0], item.reading) else None
