"""Wholes of several kinds of things, of halves, and of tasks that are counted one by one.

"16 tài sản, gồm 8 bàn, 6 ghế, 3 quạt"; "14 vụ; thành 11, không thành 2"; "04 việc: một là …; hai là …; ba là …".
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.wrong_counts import wrong_count
from cchc_desktop.reading.counts.dossier_statements import ITEM
from cchc_desktop.reading.counts.quantities import quantities
from cchc_desktop.reading.prose_data import any_word, prose_data, word_pattern
from cchc_desktop.reading.section_reading import pairs_of_lists
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.quantities import Quantity
    from cchc_desktop.reading.section_reading import ParagraphReading, SectionReading

_OPENS = re.compile(r"(?: [^\W\d_]+){0,12}[,;:(]? ?(?:bao gồm|gồm|cụ thể|\(|:)(?: có)?:? ?")
_GOES_ON = re.compile(r"(?: [^\W\d_]+){1,6}(?: ?[,;]| và| cùng| cùng với)(?: và)? ")
_SPOKEN = re.compile(
    r"(?<!\w)(?P<name>một|hai|ba|bốn|năm|sáu|bảy|tám|chín) là[,: ]|thứ (?P<nth>nhất|hai|ba|tư|năm|sáu)[,:] "
)
_NAMES = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_NTHS = ("nhất", "hai", "ba", "tư", "năm", "sáu")
_NUMBERED = re.compile(r"\s{0,6}(?P<number>[0-9]{1,2})[.)]\s")
_MARK = re.compile(r"\s{0,6}(?:[0-9]{1,2}[.)]|[-+*•–])\s{0,3}")
_NOUN = 24
"""So many letters hold the two words behind a number."""
_NOT_SO = re.compile(r" (?:[^\W\d_]+ ){1,4}?(?:chưa|không) (?P<so>[^\W\d_]+(?: [^\W\d_]+)?)")
_NOT_SO_ALONE = re.compile(
    r" (?:[^\W\d_]+ ){1,4}?(?:chưa|không) (?P<so>[^\W\d_]+)"
    r"(?= ?[,;.(]|$| (?:đang|phải|sẽ|vẫn|do|vì|hiện|thì|cần|xong|được)(?!\w))"
)
"""The same, where nothing tells more of it: "03 thôn chưa có đang mượn máy"."""
_OUT_OF = re.compile(r"/$|(?<!\w)trên (?:tổng )?(?:số )?$")
_NOT = re.compile(r"(?<!\w)(?:chưa|không)(?!\w)")
_TWO, _MOST = 2, 12
_NEAR, _REST = Decimal("0.25"), Decimal("0.1")
_TOLD = 60


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the wholes of a paragraph that what is named with them contradicts."""
    small = reading.small
    if reading.counts:
        many = len(reading.counts) > _TWO
        things = many and not _things_named().isdisjoint(reading.pairs)
        nots = not reading.vocabulary.isdisjoint(prose_data("balances")["halves"]["not"])
        halves, rests = many and nots and _no_half().search(small), nots and ("/" in small or "trên" in small)
        for sentence in reading.sentences if things or halves or rests else ():
            found = quantities(sentence, reading)
            yield from _things(found, reading) if things else ()
            yield from _halves(found, reading) if halves else ()
            yield from _of_fraction(found, reading) if rests else ()
    if "một là" in small or "thứ nhất" in small:
        yield from _spoken(reading)


def listed(section: SectionReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield numbers of tasks that the list below them contradicts: "03 giải pháp sau:" and four items."""
    paragraphs = section.paragraphs
    for at, head in enumerate(paragraphs):
        if not head.reading.text.rstrip().endswith(":") or not head.reading.counts:
            continue
        texts = [each.reading.text for each in paragraphs[at + 1 : at + 2 + _MOST]]
        told = _told_tasks(head.reading, len(head.reading.text)) or _told_of(texts, head.reading)
        items = _items(texts) if told else 0
        if told and items > 1:
            yield from (slip.moved(head.start) for slip in _counted(told, items))


def _things(found: tuple[Quantity, ...], reading: ParagraphReading) -> Iterator[ProseSlip]:
    for at, whole in enumerate(found[:-2]):
        if not word_pattern("balances", "things").match(reading.small, whole.end + 1) or not _OPENS.fullmatch(
            found[at + 1].lead
        ):
            continue
        members = [found[at + 1]]
        members += [each for each in found[at + 2 :] if _GOES_ON.fullmatch(each.lead)]
        complete = len(members) == len(found) - at - 1 and all(each.noun for each in members)
        added = sum((each.value for each in members), Decimal(0))
        gap = abs(added - whole.value)
        if complete and gap and gap <= max(Decimal(1), whole.value * _NEAR):
            yield wrong_count(whole, " + ".join(each.text for each in members), added)


def _halves(found: tuple[Quantity, ...], reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield a whole that its two halves, what is so and what is not, do not come to."""
    for at, (one, other) in enumerate(pairwise(found)):
        nots = at and any(f"{no} " in other.lead for no in prose_data("balances")["halves"]["not"])
        if not nots or not one.counts_as(other) or not _are_halves(one, other, reading):
            continue
        before = [each for each in found[:at] if each.noun and each.counts_as(one)]
        before = before[:1] + [each for each in before[1:] if not _in_bracket(each, reading)]
        if len(before) != 1 or any(each.counts_as(one) for each in found[at + 2 :]):
            continue
        whole, added = before[0], one.value + other.value
        gap = added - whole.value
        if gap and abs(gap) <= max(Decimal(1), whole.value * _NEAR / 2):
            severity = None if gap > 0 else Severity.HINT
            yield wrong_count(whole, f"{one.text} + {other.text}", added, severity)


def _of_fraction(found: tuple[Quantity, ...], reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield the rest of a fraction that does not remain: "16/19 người đạt chuẩn; 04 người chưa đạt chuẩn"."""
    for at, (part, whole, rest) in enumerate(zip(found, found[1:], found[2:], strict=False)):
        sign = _OUT_OF.search(whole.lead)
        if not sign or not whole.counts_as(rest) or not part.counts_as(whole):
            continue
        others = [each for each in found[at + 3 :] if each.counts_as(rest)]
        left = whole.value - part.value
        if left <= 0 or left == rest.value or others:
            continue
        between = reading.small[whole.end : rest.start]
        not_so = _NOT_SO.match(reading.small, rest.end)
        is_told = not_so and f" {not_so['so']}" in between and not _NOT.search(between)
        if (is_told and sign[0] == "/") or _is_rest(part, whole, rest, reading):
            yield wrong_count(rest, f"{whole.text} − {part.text}", left)


def _is_rest(part: Quantity, whole: Quantity, rest: Quantity, reading: ParagraphReading) -> bool:
    """Return whether a number near the rest of a fraction is of what is not so, and a word before tells what is so."""
    not_so = _NOT_SO_ALONE.match(reading.small, rest.end)
    if not not_so or abs(whole.value - part.value - rest.value) > max(Decimal(_TWO), whole.value * _REST):
        return False
    told = f"{part.lead[-_TOLD:]} {reading.small[part.end : rest.start]} "
    return re.search(rf"(?<!\w){not_so['so']}(?!\w)", told) is not None and not _NOT.search(told)


def _are_halves(one: Quantity, other: Quantity, reading: ParagraphReading) -> bool:
    """Return whether one number is of what is so, the other of what is not so: "thành 11, không thành 2"."""
    for part in prose_data("balances")["halves"]["of"]:
        if not _ends_with(one.lead, part):
            continue
        nots = [f"{no} {part}" for no in prose_data("balances")["halves"]["not"]]
        if any(_ends_with(other.lead, each) for each in nots) and not any(_ends_with(one.lead, each) for each in nots):
            return reading.small[one.end : other.start].count("(") == 0
    return False


def _ends_with(lead: str, words: str) -> bool:
    """Return whether words stand right before a number, or with "được", "là" or "có" between."""
    bare = lead.rstrip()
    for between in ("", " được", " là", " có"):
        if bare.endswith(f" {words}{between}") or bare == f"{words}{between}":
            return True
    return False


def _in_bracket(count: Quantity, reading: ParagraphReading) -> bool:
    opened = reading.small.rfind("(", 0, count.start)
    return opened > reading.small.rfind(")", 0, count.start)


def _spoken(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield a number of tasks that are then named one by one: "04 việc: một là …; hai là …; ba là …"."""
    found = list(_SPOKEN.finditer(reading.small))
    order = [_NAMES.index(each["name"]) if each["name"] else _NTHS.index(each["nth"]) for each in found]
    if len(order) < _TWO or order != list(range(len(order))):
        return
    told = _told_tasks(reading, found[0].start())
    if told:
        yield from _counted(told, len(order))


def _told_tasks(reading: ParagraphReading, end: int) -> Quantity | None:
    """Return the one number of tasks that the sentence around a place tells before it."""
    sentence = next((own for own in reversed(reading.sentences) if own.start <= end), None)
    found = [each for each in quantities(sentence, reading) if each.end <= end] if sentence else []
    tasks = [each for each in found if word_pattern("balances", "tasks").match(reading.small, each.end + 1)]
    return tasks[0] if len(tasks) == 1 and tasks[0] == found[-1] else None


def _told_of(texts: list[str], reading: ParagraphReading) -> Quantity | None:
    """Return the one count before a list whose items all begin with what it counts: "04 kế hoạch:", "1. Kế hoạch …"."""
    found = quantities(reading.sentences[-1], reading)
    if len(found) != 1 or not found[0].noun:
        return None
    noun = " ".join(reading.small[found[0].end : found[0].end + _NOUN].split()[:2])
    listed = [text for text in texts if _NUMBERED.match(text) or text.lstrip().startswith(ITEM)]
    begins = (_MARK.sub("", text, count=1).casefold() for text in listed)
    return found[0] if listed and all(text.startswith(noun) for text in begins) else None


def _counted(told: Quantity, number: int) -> Iterator[ProseSlip]:
    if told.value != number and abs(told.value - number) <= _TWO and told.value > 1:
        message = f"Ghi {told.text}, mà liệt kê {number}. Xem lại số này, hoặc xem có thiếu ý nào không."
        yield ProseSlip("text.arithmetic", told.start, told.end, message, None, str(number))


def _items(texts: list[str]) -> int:
    """Return how many items the list has that texts begin with, 0 if it does not end among them or has levels."""
    first = _NUMBERED.match(texts[0]) if texts else None
    count = 0
    for text in texts:
        numbered = _NUMBERED.match(text)
        if first:
            if not numbered:
                break
            if int(numbered["number"]) != count + 1:
                return 0
        elif not text.lstrip().startswith(ITEM) or text.lstrip()[0] != texts[0].lstrip()[0]:
            if text.lstrip().startswith(ITEM):
                return 0
            break
        count += 1
    return count if count < len(texts) or len(texts) <= _MOST else 0


@cache
def _things_named() -> frozenset[str]:
    return pairs_of_lists(prose_data("balances")["things"]["list"])


@cache
def _no_half() -> re.Pattern[str]:
    data = prose_data("balances")["halves"]
    return re.compile(any_word(f"{no} {part}" for no in data["not"] for part in data["of"]))
