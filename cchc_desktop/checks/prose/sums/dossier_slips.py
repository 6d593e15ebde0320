"""Statements about dossiers whose numbers do not add up: received, settled, in hand, early, on time, late."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.counts.dossier_statements import UNREAD, find_statements
from cchc_desktop.reading.counts.told_rests import is_rounded
from cchc_desktop.reading.prose_data import prose_data
from cchc_desktop.reading.section_reading import start_of
from cchc_desktop.report.numbers import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.dossier_statements import Counted
    from cchc_desktop.reading.section_reading import SectionParagraph, SectionReading

_ASIDE = re.compile(r"(?<!\w)(?:rút|trả lại|từ chối|hủy|huỷ|dừng|không đủ|không hợp lệ|chuyển trả)(?!\w)")
"""Beside a number of dossiers that are neither settled nor in hand."""
_EARLIER = re.compile(r"(?<!\w)(?:còn|tồn|chuyển|dư)(?!\w)[^.;0-9]{0,24}$")
"""Before a number of dossiers that were there before the period."""
_IN_HAND = re.compile(r"(?: [^\W\d_]+){0,3}? (?:đang|còn|chưa|tồn)(?!\w)")
_BESIDE, _BEHIND = 48, 160


class DossierSum(NamedTuple):
    """A sum that holds between roles, where none of `without` is known; `beside` are added to the total."""

    total: str
    parts: tuple[str, ...]
    without: tuple[str, ...]
    beside: tuple[str, ...] = ()

    def gap(self, values: Mapping[str, Decimal]) -> Decimal:
        """Return by how much the parts exceed the total."""
        return sum((values[part] for part in self.parts), -self.whole(values))

    def whole(self, values: Mapping[str, Decimal]) -> Decimal:
        """Return what the parts must add up to."""
        return sum((values[each] for each in self.beside), values[self.total])


def slips(section: SectionReading, facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield one slip for each statement of a section whose numbers contradict each other, but of what is to come."""
    if facts.is_ahead:
        return
    for statement in find_statements(section):
        if UNREAD in statement.counts:
            continue
        counts = _settle_total(statement.counts)
        values = {role: count.value for role, count in counts.items()}
        held = [each for each in _sums() if _applies(each, values)]
        wrong = [
            each
            for each in held
            if (gap := each.gap(values))
            and not _is_told(-gap, counts.values(), section)
            and not _is_carried(gap, counts.values(), section)
            and not _are_in_hand(each.whole(values) + gap, counts.values(), section)
            and not _is_about(counts[each.total], gap, section)
        ]
        if wrong:
            yield _slip(counts, values, held, wrong)


def _is_told(gap: Decimal, counts: Iterable[Counted], section: SectionReading) -> bool:
    """Return whether what the parts of a sum lack is told beside them: so many were withdrawn, returned, refused."""
    if gap <= 0:
        return False
    known = [each.start for each in counts]
    start, reading = _paragraph_at(known[0], section)
    for each in reading.counts_within(min(known) - start, max(known) - start + _BEHIND):
        words = reading.small[max(0, each.start - _BESIDE) : each.end + _BESIDE]
        if each.value == gap and start + each.start not in known and _ASIDE.search(words):
            return True
    return False


def _is_carried(gap: Decimal, counts: Iterable[Counted], section: SectionReading) -> bool:
    """Return whether what the parts of a sum have too much was there before: "hết quý II còn 31 hồ sơ"."""
    known = [each.start for each in counts]
    start, reading = _paragraph_at(known[0], section)
    for each in reading.counts_within(max(0, min(known) - start - _BEHIND), max(known) - start):
        words = reading.small[max(0, each.start - _BESIDE) : each.start]
        if each.value == gap and start + each.start not in known and _EARLIER.search(words):
            return True
    return False


def _are_in_hand(added: Decimal, counts: Iterable[Counted], section: SectionReading) -> bool:
    """Return whether parts come to the number in hand: "412 hồ sơ đang giải quyết, trong đó còn hạn 409, quá hạn 3"."""
    known = [each.start for each in counts]
    start, reading = _paragraph_at(known[0], section)
    for each in reading.counts_within(max(0, min(known) - start - _BEHIND), max(known) - start):
        if each.value == added and _IN_HAND.match(reading.small, each.end, each.end + _BESIDE):
            return True
    return False


def _is_about(total: Counted, gap: Decimal, section: SectionReading) -> bool:
    """Return whether a total is rounded, and is about what its parts come to."""
    start, reading = _paragraph_at(total.start, section)
    return is_rounded(reading, total.start - start, total.end - start, total.value + gap)


def _paragraph_at(at: int, section: SectionReading) -> SectionParagraph:
    paragraphs = section.paragraphs
    return paragraphs[max(bisect_right(paragraphs, at, key=start_of) - 1, 0)]


def _settle_total(counts: dict[str, Counted]) -> dict[str, Counted]:
    """Return the counts with the bare word "tiếp nhận" read: the total, or beside one the newly received."""
    counts = dict(counts)
    intake = counts.pop("intake", None)
    if intake and "total" not in counts:
        alone = "carried" not in counts or "new" in counts
        counts["total" if alone else "new"] = intake
    elif intake and "new" not in counts and "carried" in counts:
        counts["new"] = intake
    return counts


def _applies(each: DossierSum, values: Mapping[str, Decimal]) -> bool:
    return {each.total, *each.parts, *each.beside} <= values.keys() and not values.keys() & set(each.without)


def _slip(
    counts: dict[str, Counted], values: Mapping[str, Decimal], held: list[DossierSum], wrong: list[DossierSum]
) -> ProseSlip:
    """Return the slip on the one number by which all sums would agree, else on the total of the first wrong sum."""
    first = wrong[0]
    mended = [
        (role, value)
        for role in (first.total, *first.parts)
        for value in (values[role] + first.gap(values) * (1 if role == first.total else -1),)
        if value >= 0 and not any(each.gap({**values, role: value}) for each in held)
    ]
    sure = len(mended) == 1 and len(held) > 1
    role = mended[0][0] if sure else first.total
    parts = " + ".join(f"{_name(part)} {show(values[part])}" for part in first.parts)
    total = sum(values[part] for part in first.parts)
    whole = " + ".join(f"{_name(each)} {show(values[each])}" for each in (first.total, *first.beside))
    message = f"{whole[0].upper()}{whole[1:]}, mà {parts} = {show(total)}."
    mend = show(mended[0][1]) if sure else None
    message += f" Các số khớp nhau nếu {_name(role)} là {mend}." if sure else " Xem lại các số này."
    count = counts[role]
    wanted = show(values[role] + first.gap(values))
    return ProseSlip("text.arithmetic", count.start, count.end, message, mend, "" if sure else wanted)


def _name(role: str) -> str:
    return str(prose_data("sums")["names"][role])


@cache
def _sums() -> tuple[DossierSum, ...]:
    data: list[dict[str, Any]] = prose_data("sums")["sum"]
    return tuple(
        DossierSum(each["total"], tuple(each["parts"]), tuple(each.get("without", ())), tuple(each.get("beside", ())))
        for each in data
    )
