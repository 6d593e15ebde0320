"""Levels that what is said of them contradicts: "104% kế hoạch, vượt 14%", "đều vượt kế hoạch: … 29% (kế hoạch 35%)".

A level in percent of a plan or of an earlier time tells by itself how far beyond it goes; a number with its plan in
brackets tells whether it is above or below.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.counts.measured_terms import terms
from cchc_desktop.reading.counts.quantities import quantities
from cchc_desktop.reading.prose_data import any_word
from cchc_desktop.report.numbers import read_decimal, show

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.section_reading import ParagraphReading, Passage

_PLAN = r"(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|định mức|nghị quyết)"
_EARLIER = r"(?:cùng kỳ|(?:năm|kỳ|quý|tháng) trước|năm ngoái|năm 20[0-9]{2})"
_BASE = rf"(?:(?P<plan>{_PLAN})|(?P<earlier>{_EARLIER})|(?P<mean>bình quân|trung bình|mặt bằng))"
_MORE = ("vượt", "tăng", "cao hơn", "nhiều hơn", "đạt và vượt", "hoàn thành vượt", "đạt vượt")
_LESS = ("giảm", "thấp hơn", "ít hơn", "kém", "hụt", "còn thiếu", "thiếu", "chưa đạt", "không đạt")
_WAYS = "|".join(sorted((*_MORE, *_LESS), key=len, reverse=True))
_WAY = re.compile(any_word((*_MORE, *_LESS, "đều đạt", "đều hoàn thành")))
_HINTS = frozenset(("so", "vượt", "tăng", "giảm", "hơn", "kém", "hụt", "thiếu", "đạt"))
"""A paragraph has one of them, or says nothing of its levels."""
_WORDS = r"(?: (?!vượt|tăng|giảm)[^\W\d_]+| 20[0-9]{2})"
_OF_BASE = re.compile(rf" (?:so với |của |trên |mức )?{_BASE}(?P<more>{_WORDS}{{0,7}})(?P<number> [0-9])?")
_BEYOND = re.compile(
    rf"(?<!\w)(?P<way>{_WAYS})(?: (?:thêm|được|tới|đến|là|tương ứng))*"
    rf"(?: (?:so với )?(?:{_PLAN}|{_EARLIER})(?: (?:giao|được giao|đề ra|năm|cả năm))*)?(?: là)? $"
)
"""Before a percent of what goes beyond."""
_QUALIFIED = re.compile(r"(?<!\w)(?:quý|tháng|kịch bản|trung ương|tỉnh|huyện|xã|đợt|phấn đấu|kỳ)(?!\w)")
_ENDS = re.compile(r" ?(?:[.,;)\n]|$|và )")
_BRACKET = re.compile(
    rf"(?: [^\W\d_]+){{0,8}} \((?:so với |mức |tỷ lệ )?"
    rf"(?:{_BASE}{_WORDS}{{0,5}}|(?:được |huyện |tỉnh )?giao)(?: ?:)? ?$"
)
"""Between a number and the one in brackets that it is held against: "72% (kế hoạch 70%)"."""
_DIRECT = re.compile(
    rf"\)?(?:,? [^\W\d_]+){{0,4}}?,? (?P<way>{_WAYS}) (?:so với )?(?:mức |tỷ lệ )?{_BASE}{_WORDS}{{0,7}}"
    r"(?: \((?:là |đạt |mức )?| là | )$"
)
"""Between a number and the one that it is said to be above or below: "72%, vượt chỉ tiêu huyện giao (70%)"."""
_EACH = re.compile(
    rf"(?<!\w)đều (?:(?:đã|được|còn|có) )?(?P<way>{_WAYS}|đạt|hoàn thành)(?!\w)(?P<of>[^:;.0-9]{{0,60}})"
)
_LISTED = re.compile(rf"(?<!\w)(?P<way>{_WAYS})(?P<of> (?:so với )?{_BASE}[^:;.]{{0,40}}): ?[^:]{{0,90}}$")
_BUT = re.compile(r"(?<!\w)(?:riêng|trừ|hầu hết|phần lớn|cơ bản|đa số|chủ yếu|nhưng|tuy nhiên)(?!\w)")
_REACHED = ("đạt và vượt", "đạt", "hoàn thành", "chưa đạt", "không đạt")
"""Ways that tell of a number as great as what it is held against."""
_OF_BEFORE = re.compile(
    r"(?:(?P<way>tăng|giảm)|bằng|đạt) (?P<percent>[0-9]{1,3}(?:,[0-9]{1,2})?) ?% so với "
    r"(?:cùng kỳ(?: năm (?:trước|20[0-9]{2}))?,? ?[(:]?(?:là |đạt |có )?)?$"
)
_GROWN = re.compile(r"(?<!\w)(?:tăng|giảm|hơn|bớt|thêm|kém)(?: (?:thêm|được|lên|đi|là))? $")
"""Before a difference, which is no level itself."""
_ALL, _FEW, _PART = Decimal(100), Decimal(20), Decimal("0.6")
_AFTER, _SPAN = 60, 90


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the levels of a paragraph that the words beside them contradict."""
    if not reading.has_digits or reading.vocabulary.isdisjoint(_HINTS):
        return
    small = reading.small
    for sentence in reading.sentences:
        if "%" in sentence.text and "so với" in sentence.text:
            yield from _of_before(sentence, reading)
        if ("%" not in sentence.text and "(" not in sentence.text) or not _WAY.search(
            small, sentence.start, sentence.end
        ):
            continue
        found = terms(sentence, reading)
        for one, other in pairwise(each for each in found if each.kind == "share"):
            if other.start - one.stop <= _SPAN:
                yield from _beyond(one, other, small)
        yield from _held(found, small, sentence.start)


def _of_before(sentence: Passage, reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield changes and levels in percent against a number of the time before that stands right behind them."""
    found = quantities(sentence, reading)
    for now, before in pairwise(found):
        match = _OF_BEFORE.search(reading.small, now.end, before.start)
        said = read_decimal(match["percent"]).number if match else None
        if not match or not said or not before.value or not now.noun or now.noun != before.noun or now.lead[-1:] == "(":
            continue
        if _GROWN.search(now.lead):
            continue
        level = _ALL * now.value / before.value
        exact = level if not match["way"] else (level - _ALL) * (1 if match["way"] == "tăng" else -1)
        if not said.low <= exact <= said.high:
            wanted = show(round(abs(exact), 2).normalize())
            message = f"Ghi {match['percent']}%, mà {now.text} so với {before.text} là {wanted}%. Xem lại các số này."
            yield ProseSlip("text.arithmetic", *match.span("percent"), message, None, wanted)


def _beyond(one: Term, other: Term, small: str) -> Iterator[ProseSlip]:
    """Yield how far a level goes beyond 100 % of its plan, where that is not said: "104% kế hoạch, vượt 14%"."""
    level, change = (other, one) if _BEYOND.search(one.lead) else (one, other)
    own, way = _OF_BASE.match(small, change.stop), _BEYOND.search(change.lead)
    base = _OF_BASE.match(small, level.stop) or (own if level.value > _ALL and way and way["way"] == "vượt" else None)
    if not base or not way or _BEYOND.search(level.lead) or not _are_of_one(base, own):
        return
    if not own and not (_ENDS.match(small, change.stop) and _may_be_of(base, way["way"])):
        return
    more, room = level.value - _ALL, level.half + change.half
    said = change.value if way["way"] in _MORE else -change.value
    is_turned = abs(said + more) <= room
    if abs(said - more) > room and (is_turned or (said * more > 0 and abs(said - more) <= _FEW)):
        words = ("vượt", "thiếu") if base["plan"] else ("tăng", "giảm")
        true = f"{level.text}%{base[0].rstrip()} là {words[more < 0]} {show(abs(more))}%"
        yield _slip(change, f"Ghi {way['way']} {change.text}%, mà {true}", show(abs(more)))


def _are_of_one(base: re.Match[str], own: re.Match[str] | None) -> bool:
    """Return whether a change may be against what a level is of: both of a plan, or of an earlier time."""
    if base["number"] or base["mean"]:
        return False
    if own is None:
        return True
    is_alike = base.lastgroup is not None and bool(base["plan"]) == bool(own["plan"]) and not own["mean"]
    return is_alike and not own["number"] and all(each in base["more"] for each in _QUALIFIED.findall(own["more"]))


def _may_be_of(base: re.Match[str], way: str) -> bool:
    """Return whether a change that names nothing is against what its level is of."""
    return way in ("vượt", "còn thiếu", "thiếu", "hụt") or (not base["plan"] and way in ("tăng", "giảm"))


def _held(found: Sequence[Term], small: str, start: int) -> Iterator[ProseSlip]:
    """Yield the numbers that are not above or below the one they are held against, as words say."""
    pairs = [(one, other) for one, other in pairwise(found) if one.measures_as(other)]
    for one, other in pairs:
        direct = _DIRECT.fullmatch(other.lead)
        if direct and ("(" in other.lead or "mức" in other.lead or direct["way"] in _MORE):
            yield from _contrary(one, other, direct["way"], f"{direct['way']} {_name(direct)}")
            yield from _gap(one, other, found)
    if "(" not in small[start:]:
        return
    held = [(one, other, base) for one, other in pairs if (base := _BRACKET.fullmatch(other.lead))]
    held = [each for each in held if not _BEYOND.search(each[0].lead)]
    claim = _claim(held, small, start) if held else None
    if not claim:
        return
    for one, other, base in held:
        named = _OF_BASE.match(claim["of"])
        if not named or _name(named) == _name(base) or (named["plan"] and base["plan"]):
            yield from _contrary(one, other, claim["way"], f"đều {claim['way']} {_name(base)}")


def _gap(one: Term, other: Term, found: Sequence[Term]) -> Iterator[ProseSlip]:
    """Yield the points behind a level in brackets that do not lie between the two: "82%, vượt mức (75%) 9 điểm"."""
    points = next((each for each in found if each.start >= other.stop), None)
    if points and points.kind == "points" and one.kind == "share" and points.lead.strip() in (")", ") là"):
        gap = abs(one.value - other.value)
        if abs(gap - points.value) > one.half + other.half + points.half:
            true = f"{one.text}% và {other.text}% cách nhau {show(gap)} điểm"
            yield _slip(points, f"Ghi {points.text} điểm, mà {true}", show(gap))


def _claim(held: Sequence[tuple[Term, Term, re.Match[str]]], small: str, start: int) -> re.Match[str] | None:
    """Return what a sentence says of every number that is held against another."""
    first, last = held[0][0].start, held[-1][1].stop
    ahead, behind = small[start:first], small[last : last + _AFTER]
    if _BUT.search(small, start, last + _AFTER):
        return None
    claim = _EACH.search(ahead) if ":" in ahead else None
    return claim or _LISTED.search(ahead) or _EACH.search(behind)


def _contrary(one: Term, other: Term, way: str, said: str) -> Iterator[ProseSlip]:
    is_more = way in _MORE or way in ("đạt", "hoàn thành")
    is_equal_wrong = not is_more or way not in _REACHED
    wrong = one.value < other.value if is_more else one.value > other.value and other.value >= one.value * _PART
    if wrong or (is_equal_wrong and one.value == other.value):
        sign = "%" if one.kind == "share" else ""
        gap = "bằng" if one.value == other.value else "thấp hơn" if one.value < other.value else "cao hơn"
        yield _slip(one, f"Ghi {said}, mà {one.said}{sign} {gap} {other.said}{sign}")


def _name(base: re.Match[str]) -> str:
    return base["plan"] or base["earlier"] or base["mean"] or "chỉ tiêu giao"


def _slip(wrong: Term, told: str, wanted: str = "") -> ProseSlip:
    return ProseSlip("text.arithmetic", wrong.start, wrong.end, f"{told}. Xem lại các số này.", None, wanted)
