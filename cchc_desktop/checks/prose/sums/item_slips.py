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
from cchc_desktop.report.severity import Severity

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
_TERSE = re.compile(
    r"\s{0,6}(?:[-+*•–]|[a-zđ][.)]) ?[^0-9()\n]{2,90}[0-9][0-9.]{0,9}(?: (?!%)[^\W\d_]+){0,4}(?: ?\([^()\n]{0,90}\))?"
    r"[;.,]?\s{0,4}"
)
"""An item that has nothing but its label and its number: "+ thành: 09;"."""
_LETTERED = re.compile(r"\s{0,6}[a-zđ][.)] ")
_SOME = re.compile(r"(?<!\w)(?:chủ yếu|nhất là|điển hình|tiêu biểu|ví dụ|nổi bật|một số|như|riêng)(?!\w)")
_HEADING = 100
_NOT_A_PART = re.compile(r"trong đó|tổng|kiêm|cùng kỳ|so với|tăng|giảm|lũy kế|luỹ kế")
_MEMBERS = range(2, 13)
_NEAR, _CLOSE = Decimal("0.3"), Decimal("0.1")


def slips(section: SectionReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the wholes that open a list and that its items do not add up to."""
    paragraphs = section.paragraphs
    for at, head in enumerate(paragraphs):
        is_plain = not (_opens(head) or _in_bracket(head))
        if is_plain and not (head.reading.counts and head.reading.text.rstrip().endswith((":", "."))):
            continue
        items = items_below(paragraphs[at + 1 : at + 1 + _MEMBERS.stop])
        if len(items) in _MEMBERS and (not is_plain or (len(items) > 2 and _are_terse(head, items))):  # noqa: PLR2004
            yield from _added(head, items, is_plain=is_plain)


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
        if not each.reading.text.lstrip().startswith(ITEM) and not _LETTERED.match(each.reading.text):
            break
        found.append(each)
    return found


def _are_terse(head: SectionParagraph, items: list[SectionParagraph]) -> bool:
    """Return whether items have nothing but a label and a number each, and no word tells that they are some of all."""
    texts = [each.reading.small for each in items]
    return all(_TERSE.fullmatch(each) for each in texts) and not _SOME.search(
        head.reading.sentences[-1].text.casefold()
    )


def _added(head: SectionParagraph, items: list[SectionParagraph], *, is_plain: bool) -> Iterator[ProseSlip]:
    """Yield the whole of a heading that its items do not come to; is_plain: no word tells that they divide it."""
    whole = _whole(head)
    members = [_member(each, whole, head.reading) for each in items] if whole else []
    if whole is None or any(each is None for each in members) or is_money(whole.noun):
        return
    counted = [each for each in members if each]
    added = sum((each.value for each in counted), Decimal(0))
    if (is_plain or added < whole.value) and _are_nested(items):
        return
    if added != whole.value and abs(added - whole.value) <= max(Decimal(1), whole.value * _NEAR):
        parts = " + ".join(each.text for each in counted)
        is_sure = not is_plain or (added > whole.value and head.reading.text.rstrip().endswith(":"))
        if is_sure or abs(added - whole.value) <= max(Decimal(1), whole.value * _CLOSE):
            yield wrong_count(whole, parts, added, None if is_sure else Severity.HINT).moved(head.start)


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
    found = [each for each in quantities(last, head.reading) if each.noun and not _is_inside(each, head.reading.small)]
    return found[0] if len(found) == 1 else None


def _is_inside(each: Quantity, small: str) -> bool:
    """Return whether a count stands in a bracket."""
    opened = small.rfind("(", 0, each.start)
    return opened >= 0 and small.find(")", opened, each.start) < 0


def _member(item: SectionParagraph, whole: Quantity | None, head: ParagraphReading) -> Quantity | None:
    """Return the one count of an item, of what the whole counts; None where it says more."""
    if whole is None or _NOT_A_PART.search(item.reading.small) or len(item.reading.sentences) > 1:
        return None
    found = quantities(item.reading.sentences[0], item.reading)
    outside = [each for each in found if not _is_inside(each, item.reading.small)]
    return outside[0] if len(outside) == 1 and is_of_one(whole, head, outside[0], item.reading) else None
