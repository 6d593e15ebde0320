"""Stock and flow, and quarters of a year, that do not come to their end: "46 tổ, ghép 12 tổ vào tổ khác, còn 36 tổ"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.wrong_counts import wrong_result
from cchc_desktop.reading.counts.quantities import quantities
from cchc_desktop.reading.period_codes import QUARTERS
from cchc_desktop.reading.prose_data import prose_data, word_pattern
from cchc_desktop.reading.section_reading import pairs_of_lists

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.quantities import Quantity
    from cchc_desktop.reading.section_reading import ParagraphReading

_COMPARED = re.compile(
    r"so với|cùng kỳ|bình quân|mỗi|trong đó|kế hoạch|chỉ tiêu|phấn đấu|dự kiến|trở lên|khoảng|gần [0-9]"
)
_QUARTER = re.compile(r"(?<!\w)quý (?P<number>iv|i{1,3}|[1-4])(?![\w/])")
_ALL = re.compile(r"(?<!\w)(?:tổng|cả hai quý|lũy kế|luỹ kế|cộng|(?:6|sáu|06) tháng)(?!\w)")
_TIED = re.compile(r"(?: [^\W\d_]+){0,5} ?")
_CLAUSE = re.compile(r"[^,;.\n0-9]{0,60}")
_BESIDE, _CAUSES = frozenset(("ngoài", "bên")), frozenset(("do", "vì"))
_BESIDES = re.compile(r"(?<!\w)(?:ngoài|bên cạnh) $")
_FELL = re.compile(r"(?: [^\W\d_]+){0,4} (?:xuống|còn|xuống còn) ")
_BECAUSE = re.compile(r"(?: [^\W\d_]+){1,8},? (?:do|vì)(?: có)? ")
_AFTERWARDS = re.compile(r"(?<!\w)(?:sau khi|do|nhờ|vì|từ)(?!\w)")
_INTO = re.compile(r"(?<!\w)vào(?!\w)")
_YEAR_END = re.compile(r"(?<!\w)cuối năm (?P<year>20[0-9]{2})(?!\w)")
_FEW, _NEAR = Decimal(5), Decimal("0.3")
_LEAST, _MOST = 3, 64
_words = partial(word_pattern, "balances", "before")


class _Entry(NamedTuple):
    """A number and what it is in a statement of stock and flow."""

    quantity: Quantity
    role: str


def slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the ends of a paragraph that its beginnings, gains and losses do not come to."""
    if len(reading.counts) < _LEAST:
        return
    has_stock = not (_signs().isdisjoint(reading.pairs) and _BESIDE.isdisjoint(reading.vocabulary))
    has_quarters = "quý" in reading.vocabulary and ("quý i" in reading.small or "quý 1" in reading.small)
    has_fall = "từ" in reading.vocabulary and not _CAUSES.isdisjoint(reading.vocabulary)
    if not (has_stock or has_quarters or has_fall) or _COMPARED.search(reading.small):
        return
    counts = [each for own in reading.sentences for each in quantities(own, reading)]
    year = facts.period.year if facts.period else 0
    if has_stock:
        entries = [_Entry(each, _role(each, reading, year)) for each in counts if each.noun != "hồ"]
        yield from _stock(_without_divided(entries))
    if has_quarters:
        yield from _quarters(counts)
    if has_fall:
        yield from _falls(counts)


def _without_divided(entries: list[_Entry]) -> list[_Entry]:
    """Return entries without what divides a movement in brackets: "tăng 3 (tuyển dụng 2, chuyển đến 1)"."""
    found: list[_Entry] = []
    is_inner = False
    for each in entries:
        lead = each.quantity.lead
        is_opened = lead.rfind("(") > lead.rfind(")")
        is_inner = (is_inner and ")" not in lead) or (
            is_opened and bool(found) and found[-1].role in ("gained", "lost")
        )
        if not is_inner:
            found.append(each)
    return found


def _stock(entries: list[_Entry]) -> Iterator[ProseSlip]:
    """Yield a closing number that is not the opening one with what came and went between them."""
    whole = not any("," in each.quantity.text for each in entries)
    for at, end in enumerate(entries if whole else ()):
        if end.role != "closing":
            continue
        same = [each for each in entries[max(0, at - _MOST) : at] if each.quantity.counts_as(end.quantity)]
        opening = max((place for place, each in enumerate(same) if each.role == "opening"), default=-1)
        moves = same[opening + 1 :]
        known = opening >= 0 and moves and all(each.role in ("gained", "lost") for each in moves)
        if not known or _goes_on(end, entries[at + 1 : at + 2]):
            continue
        begin = same[opening].quantity
        added = (each.quantity.value * (1 if each.role == "gained" else -1) for each in moves)
        wanted = begin.value + sum(added, Decimal(0))
        near = abs(wanted - end.quantity.value) <= max(_FEW, begin.value * _NEAR)
        if wanted >= 0 and wanted != end.quantity.value and near:
            terms = "".join(f" {'+' if each.role == 'gained' else '−'} {each.quantity.text}" for each in moves)
            yield wrong_result(end.quantity, f"{begin.text}{terms}", wanted)


def _goes_on(end: _Entry, following: list[_Entry]) -> bool:
    """Return whether what came or went is told behind the closing number too: "hiện có 41 sau khi mua 4"."""
    return any(
        each.quantity.counts_as(end.quantity)
        and (each.role in ("gained", "lost") or _AFTERWARDS.search(each.quantity.lead))
        for each in following
    )


def _quarters(counts: list[Quantity]) -> Iterator[ProseSlip]:
    """Yield the total of quarters that they do not add up to."""
    parts: dict[int, Quantity] = {}
    totals: list[Quantity] = []
    for each in counts:
        quarters = _QUARTER.findall(each.lead)
        if len(quarters) == 1:
            if QUARTERS[quarters[0]] in parts:
                return
            parts[QUARTERS[quarters[0]]] = each
        elif _ALL.search(each.lead) and not quarters:
            totals.append(each)
        elif any(each.counts_as(part) for part in parts.values()):
            return
    if len(totals) != 1 or len(parts) < 2 or sorted(parts) != list(range(1, len(parts) + 1)):  # noqa: PLR2004
        return
    total = totals[0]
    added = sum((each.value for each in parts.values()), Decimal(0))
    alike = all(each.noun and each.noun == total.noun for each in parts.values())
    if alike and added != total.value and not any("," in each.text for each in (total, *parts.values())):
        yield wrong_result(total, " + ".join(parts[number].text for number in sorted(parts)), added)


def _falls(counts: list[Quantity]) -> Iterator[ProseSlip]:
    """Yield how many are gone, where a number fell by others: "từ 18 xuống 16 người do 03 người nghỉ việc"."""
    for at, (first, last, gone) in enumerate(zip(counts, counts[1:], counts[2:], strict=False)):
        told = first.lead.endswith("từ ") and _FELL.fullmatch(last.lead) and _BECAUSE.fullmatch(gone.lead)
        more = counts[at + 3 : at + 4]
        if told and gone.counts_as(last) and not any(each.counts_as(gone) for each in more):
            fell = first.value - last.value
            if fell > 0 and fell != gone.value:
                yield wrong_result(gone, f"{first.text} − {last.text}", fell)


def _role(count: Quantity, reading: ParagraphReading, year: int) -> str:
    """Return what a number is in a statement of stock and flow, by the last words for it before it, else behind it.

    year: that of the report; what was there at the end of an earlier one opens.
    """
    ended = _YEAR_END.search(count.lead)
    is_earlier = ended is not None and int(ended["year"]) < year
    if is_earlier or _BESIDES.search(count.lead) or _words("opening").search(count.lead):
        return "opening"
    role, end = "", 0
    for name in ("gained", "lost", "merged", "closing", "total"):
        for match in _words(name).finditer(count.lead):
            if match.end() >= end and _TIED.fullmatch(count.lead, match.end()):
                role, end = name, match.end()
    clause = _CLAUSE.match(reading.small, count.end)
    after = clause[0] if clause else ""
    if role == "merged":
        return "lost" if _INTO.search(after) else ""
    if role == "total":  # it closes a statement beside other words alone
        closes = _words("closing").search(count.lead) or _words("raised").search(count.lead)
        return "closing" if closes else ""
    return role or next((name for name in ("gained", "lost") if _words(name).search(after)), "")


@cache
def _signs() -> frozenset[str]:
    return pairs_of_lists(prose_data("balances")["before"]["opening"])
