"""Numbers concluded from those told before that these do not come to: "5, 9 và 4 lượt. Trong 19 lượt đi học ấy"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, partial
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import PlacedSlip, ProseSlip
from cchc_desktop.checks.prose.sums.near_numbers import is_mistyped, is_one_key_off
from cchc_desktop.reading.counts.conclusions import alike, find_conclusions
from cchc_desktop.reading.counts.told_rests import WITH_OTHERS
from cchc_desktop.reading.prose_data import prose_data, word_pattern
from cchc_desktop.reading.syllables import WORD
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.conclusions import Conclusion
    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.section_reading import ParagraphReading

_LEFT = re.compile(r"(?<!\w)(?:thêm|còn|còn lại|chỉ|riêng|mỗi|trừ|ngoài|khoảng|gần|hơn|trên|quá)(?: có)? $")
"""Before a number that is not all of what was told."""
_SEGMENT = re.compile(r"[,;:](?![0-9])|(?<!\w)(?:và|cùng|với)(?!\w)")
_OPENS = re.compile(
    r" ?(?:thực hiện|qua|theo|trong|từ|để|nhằm|về|tại|tính|đến|kết quả|quý|tháng|năm|ngày|hết|do|sau|khi|trước)(?!\w)"
)
"""At the head of a sentence that names no thing before its first comma."""
_OF_EACH = re.compile(r"(?<!\w)(?:mỗi|từng)(?: [^\W\d_]{1,9}){1,5} [0-9]")
"""Before a number of each of some."""
_WITH_ONE = re.compile(r"(?<!\w)(?:cùng|thêm|chưa kể|cộng|ngoài|riêng|và (?:một|01|1)|đến [0-9])(?!\w)")
"""Around what each of some has: there are more than these."""
_CARRIED = re.compile(r" (?:chuyển|tồn)(?: sang| qua| lại)?(?!\w)")
"""Behind an earlier period: what there was left of it counts too."""
_CLAUSE = re.compile(r"[.;:,](?![0-9])")
_BEHIND = 40
_FEWEST, _FEW, _SEVEN, _MOST, _MANY = 2, 5, 7, 9, 14
_TWO, _THREE = Decimal(2), Decimal(3)
_CLOSE, _PART = Decimal("0.12"), Decimal("0.15")
_BILLION = 9
_gained = partial(word_pattern, "balances", "before", "gained")


def slips(reading: ParagraphReading, facts: ProseFacts) -> tuple[PlacedSlip, ...]:
    """Return the numbers of a paragraph that are concluded from others which come to something else.

    Each with the stretch from the words of these others on.
    """
    if facts.is_ahead or len(reading.counts) <= _FEWEST or _signs().isdisjoint(reading.vocabulary):
        return ()
    return tuple(
        PlacedSlip(slip, min(term.start for term in each.told), slip.end)
        for each in find_conclusions(reading)
        for slip in (_rest if each.kind in ("rest", "flow", "of") else _sum)(each, reading)
    )


def _sum(each: Conclusion, reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield a number that is said to be all of what was told and is not, by a little."""
    said, told = each.said, each.told
    if len(told) > _MANY or _is_doubtful(each, reading) or _is_narrower(each, reading):
        return
    is_product = each.kind == "times"
    exact = told[0].value * told[1].value if is_product else sum((term.value for term in told), Decimal(0))
    room = sum((_half(term, told) for term in told), _half(said, told))
    if abs(exact - said.value) <= room or _is_made(each, reading) or not _is_near(said, exact):
        return
    more = said.value - exact
    if 0 < more <= _unnumbered(each, reading):
        return
    right = said.in_unit(exact)
    parts = (" × " if is_product else " + ").join(term.said for term in told)
    unit = f" {said.noun}" if said.kind == "money" else ""
    message = f"{parts} = {right}{unit}, mà ghi {said.said}. Xem lại các số này."
    severity = Severity.HINT if each.kind in ("weak", "every") and said.kind == "count" else None
    yield ProseSlip("text.arithmetic", said.start, said.end, message, None, right, severity=severity)


def _rest(each: Conclusion, reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield what is said to be left of a whole and is not, by a little."""
    said, told = each.said, each.told
    if len(told) > _FEW or _is_doubtful(each, reading) or not _is_rest_of(each, reading):
        return
    signs = _signs_of(told)
    exact = sum((term.value * sign for term, sign in zip(told, signs, strict=True)), Decimal(0))
    room = sum((_half(term, told) for term in told), _half(said, told))
    if exact <= 0 or abs(exact - said.value) <= room or (each.kind != "of" and _is_made(each, reading)):
        return
    right = said.in_unit(exact)
    near = abs(exact - said.value) <= max(_THREE, max(term.value for term in told) * _PART)
    if near or is_mistyped(said.text, right):
        taken = told[0].said + "".join(
            f" {'+' if sign > 0 else '−'} {term.said}" for term, sign in zip(told[1:], signs[1:], strict=True)
        )
        unit = f" {said.noun}" if said.kind == "money" else ""
        message = f"{taken} = {right}{unit}, mà ghi {said.said}. Xem lại các số này."
        severity = Severity.HINT if len(told) > _FEWEST or any(term.power == _BILLION for term in told) else None
        yield ProseSlip("text.arithmetic", said.start, said.end, message, None, right, severity=severity)


def _signs_of(told: Sequence[Term]) -> list[int]:
    """Return which numbers come to the first one and which go: those behind words for what came, or all others."""
    signs = [1, *(1 if _gained().search(each.lead) else -1 for each in told[1:])]
    return signs if signs[-1] < 0 else [1, *(-1 for _ in told[1:])]


def _is_rest_of(each: Conclusion, reading: ParagraphReading) -> bool:
    """Return whether what is left may be that of the first number: of what was given, or not yet done of it."""
    first = each.told[0]
    around = reading.small[each.start : each.said.start - len(each.said.lead)]
    if each.kind in ("flow", "of") or not each.what or each.what.startswith(("còn lại", "để lại")):
        return True
    if each.what.startswith(("còn thiếu", "thiếu", "còn khuyết", "khuyết", "còn trống", "còn hụt", "vắng")):
        return _given().search(first.lead + reading.small[first.end : each.told[1].start]) is not None
    return each.what.startswith("còn") or each.what.partition(" ")[0] in around


def _is_doubtful(each: Conclusion, reading: ParagraphReading) -> bool:
    """Return whether words around numbers tell that they are no parts of one whole, or are not exact."""
    is_sum = each.kind not in ("rest", "flow", "of")
    if is_sum and (_LEFT.search(each.said.lead) or WITH_OTHERS.match(reading.small, each.said.stop)):
        return True
    never = word_pattern("conclusions", "never").finditer(reading.small, each.start, each.said.stop)
    is_other = any(not _CARRIED.match(reading.small, found.end()) for found in never)
    if each.kind == "times":
        return is_other or _WITH_ONE.search(reading.small, each.start, each.said.stop) is not None
    return is_other or _OF_EACH.search(reading.small, each.start, each.said.stop) is not None


def _is_made(each: Conclusion, reading: ParagraphReading) -> bool:
    """Return whether numbers of the paragraph come to what is concluded in any other way."""
    said, told = each.said, each.told
    others = [
        term
        for term in each.around
        if alike(term, said, reading) or (term.kind == said.kind and each.start <= term.start < said.start)
    ]
    near = [term.value for term in others if term.start < said.start][-_MOST:]
    behind = [term.value for term in others if term.start > said.start][:_FEW]
    if said.value in _sums(near) or any(term.value == said.value for term in others):
        return True
    if any(abs(one - other) == said.value for one, other in combinations(near, _FEWEST)):
        return True
    added = Decimal(0)
    exact = {sum((term.value for term in told), Decimal(0)), *(abs(2 * term.value - sum(near)) for term in told[:1])}
    for value in behind:  # "còn lại 3 hồ sơ chờ bổ sung và 2 hồ sơ đang xử lý", "25 người: 12 nam, 13 nữ"
        added += value
        if added == said.value or said.value + added in exact or said.value - added in exact:
            return True
    return each.kind in ("rest", "flow") and said.value in _differences(near[-_SEVEN:])


def _sums(values: Sequence[Decimal]) -> set[Decimal]:
    found = {Decimal(0)}
    for value in values:
        found |= {value + each for each in found}
    return found - {Decimal(0)}


def _differences(values: Sequence[Decimal]) -> set[Decimal]:
    """Return what is left of each number when some of the others are taken from it."""
    return {
        value - taken
        for at, value in enumerate(values)
        for taken in _sums([*values[:at], *values[at + 1 :]])
        if value > taken
    }


def _is_near(said: Term, exact: Decimal) -> bool:
    gap = abs(said.value - exact)
    near = gap <= exact * _CLOSE if said.kind == "money" else gap <= max(_TWO, exact * _CLOSE)
    return near or is_one_key_off(said.text, said.in_unit(exact)) or is_mistyped(said.text, said.in_unit(exact))


def _half(each: Term, told: Sequence[Term]) -> Decimal:
    """Return by how much a number may be rounded: whole billions beside others with decimals are exact."""
    is_exact = "," not in each.text and any("," in other.text for other in told)
    return Decimal(0) if is_exact else each.half


def _unnumbered(each: Conclusion, reading: ParagraphReading) -> int:
    """Return how many things may be told without a number among those that have one."""
    words = reading.small[each.start : each.told[-1].stop]
    numbers = {term.start - each.start for term in each.told}
    at, many = 0, 0
    for cut in (*_SEGMENT.finditer(words), None):
        stop = cut.start() if cut else len(words)
        many += not any(at <= start < stop for start in numbers) and not (at == 0 and _OPENS.match(words))
        at = cut.end() if cut else stop
    return many


def _is_narrower(each: Conclusion, reading: ParagraphReading) -> bool:
    """Return whether words by which a sum is named are told of none of its parts: "tổng số hồ sơ trực tuyến là"."""
    said = each.said
    clause = _CLAUSE.split(said.lead)[-1]
    told = reading.small[each.start : said.start - len(clause)]
    behind = "" if each.kind == "back" else _CLAUSE.split(reading.small[said.start : said.stop + _BEHIND])[0]
    if any(word not in told for word in word_pattern("sums", "subsets").findall(clause + behind)):
        return True
    known = {*WORD.findall(told), *prose_data("conclusions")["all"]["plain"]}
    new = [word not in known for word in WORD.findall(clause)]
    return each.kind in ("all", "weak") and any(map(all, pairwise(new)))


@cache
def _signs() -> frozenset[str]:
    """Return the words of which one is in every paragraph that concludes."""
    every, rest = prose_data("conclusions")["all"], prose_data("conclusions")["rest"]
    words = (*every["strong"], *every["weak"], *every["raised"], *every["every"], *rest["words"], *rest["so"])
    return frozenset((*(each.partition(" ")[0] for each in words), "trên", "này", "ấy", "đó", "nêu", "kể"))


@cache
def _given() -> re.Pattern[str]:
    return word_pattern("conclusions", "rest", "given")
