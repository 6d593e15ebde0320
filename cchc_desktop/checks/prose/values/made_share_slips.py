"""Percents that no numbers around make, where others prove the part and whole: "58 + 12 = 70 …, phần đầu chiếm 84%".

What proves a whole: a sum of two numbers that is told too, the two sides of a question ("147 hài lòng, 3 chưa hài
lòng"), a list whose first members are "… trở lên", two numbers alone of which one is said to be all.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.near_numbers import is_share, looks_like, share_is_mistyped
from cchc_desktop.checks.prose.sums.wrong_counts import wrong_share
from cchc_desktop.reading.counts.made_percents import is_plainly_made
from cchc_desktop.reading.counts.measured_terms import terms
from cchc_desktop.reading.syllables import WORD
from cchc_desktop.report.numbers import show

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.section_reading import ParagraphReading

_ASKS = re.compile(
    r"(?<!\w)(?:tỷ lệ|tỉ lệ|mức|ngưỡng|đạt|chiếm|bằng|tương ứng|tương đương|tức|ứng với|là)(?: [^\W\d_]+){0,4} ?[:(]?$"
)
"""Before a percent that is a share."""
_OTHER = re.compile(
    r"(?<!\w)(?:phấn đấu|chỉ tiêu|tối thiểu|tối đa|mục tiêu|kế hoạch|ít nhất|không quá|yêu cầu|tăng|giảm|cao|thấp|"
    r"vượt|thêm|bình quân|từ(?! [^0-9,;]{1,30} trở lên)|"
    r"dự kiến|cùng kỳ|lũy kế|luỹ kế|toàn (?:tỉnh|huyện|quốc)|cả nước|khoảng|gần|hơn|trên|dưới|"
    r"xấp xỉ|ước|quá|riêng|năm|quý|tháng|nâng|đưa|kém|quy định|giao)(?!\w)[^,;(]{0,40}$"
)
"""Before a percent that is not a share of what was counted, or not to the last digit."""
_OTHER_AFTER = re.compile(
    r"(?!, (?:vượt|cao hơn|chưa đạt|thấp hơn|đạt và vượt|vẫn thấp hơn|đã vượt) (?:so với )?(?:mức )?"
    r"(?:chỉ tiêu|kế hoạch|mục tiêu|yêu cầu) )"
    r"[^.;()]{0,40}(?<!\w)(?:kế hoạch|chỉ tiêu|cùng kỳ|dự toán|quý|toàn|yêu cầu|nhu cầu|trở lên|trở xuống|mục tiêu|"
    r"năm|biên chế|định mức|mỗi|so với|tháng|diện tích|dân số)(?!\w)"
)
_NOT = re.compile(r"(?<!\w)(?:chưa|không)(?!\w)")
DENIED = re.compile(r"(?<!\w)(?:chưa|không) (?P<what>[^\W\d_]+ [^\W\d_]+)(?!\w)")
_UP = re.compile(r"(?<!\w)(?P<name>[^\W\d_]+ [^\W\d_]+)(?: nhiệm vụ)? trở lên(?!\w)")
_ALL_OF = re.compile(
    r"(?<!\w)(?:tất cả|cả thảy|tổng số|tổng cộng|tổng|toàn xã|toàn bộ|cộng|trong số|trên)(?!\w)(?: [^\W\d_]+){0,6} ?$"
)
_ELSEWHERE = re.compile(
    r"(?<!\w)(?:(?:quý|năm|kỳ|tháng|lần|đợt) (?:trước|ngoái|i|ii|iii|iv)|tỉnh|huyện|cấp trên|bình quân|trung bình|điểm|"
    r"chỉ số|diện tích|dân số|kinh phí|lũy kế|riêng)(?!\w)"
)
"""In the clause of a percent: it is of another time, place or measure."""
_FOLLOWS = re.compile(
    r"(?<!\w)(?:vì thế|vì vậy|bởi vậy|bởi thế|do đó|do vậy|như vậy|như thế|vậy là|theo đó|tính ra|tính lại|suy ra|"
    r"từ đó|thế là|(?:kết quả|số|con số|mức) (?:ấy|này|đó))(?!\w)"
)
"""A percent follows from what is told before it."""
_RATE = re.compile(
    r"(?:tỷ lệ|tỉ lệ|kết quả|tiến độ|mức)(?: [^\W\d_]+){0,4} (?:là|đạt|bằng|được|mới)(?: (?:đạt|được|là|mới))? $"
)
_OF_OTHERS = re.compile(
    r"(?<!\w)(?:còn|chỉ còn|hộ nghèo|cận nghèo|đúng hạn|trước hạn|quá hạn|trễ hạn|trên địa bàn|toàn|chung)(?!\w)"
)
_COMMON = frozenset(
    ("hồ", "sơ", "số", "tỷ", "tỉ", "lệ", "đạt", "chiếm", "là", "có", "phần", "và", "hình", "thức", "xã")
)
"""Words of so many clauses that they join no percent to its number."""
_PLAIN = _COMMON | frozenset((
    "mức", "độ", "chung", "vì", "thế", "vậy", "nên", "như", "do", "đó", "ở", "ngưỡng", "mới", "đã", "được", "chỉ",
    "tức", "tương", "ứng", "đương", "với", "bằng", "trong", "tính", "ra", "nhóm", "từ", "trở", "lên", "khoản",
    "nguồn", "vốn", "này", "của", "không", "chưa",
))  # fmt: skip
"""Words that tell nothing of what a percent is of."""
_ENDS = re.compile(r" ?(?:[.,;)]|$)| [–-] ")
_CLAUSE = re.compile(r"[,;.:]")
_HUNDRED, _NEAR, _WIDE = Decimal(100), Decimal(3), Decimal(10)
_MOST, _TWO, _THREE, _REACH, _FAR = 8, 2, 3, 60, 300


class _Proof(NamedTuple):
    """A part and its whole as numbers prove them; room: how far off a percent may be, if not mistyped."""

    part: Decimal
    whole: Decimal
    told: str
    room: Decimal

    @property
    def share(self) -> Decimal:
        return _HUNDRED * self.part / self.whole


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the percents of a paragraph that are near what proven parts and wholes make, and are made by nothing."""
    if "%" not in reading.text or len(reading.counts) < _THREE:
        return
    read = [terms(each, reading) for each in reading.sentences]
    for at, found in enumerate(read):
        if at and found and found[0].kind == "share":
            told = read[at - 1] if len(read[at - 1]) != 1 or at < _TWO else (*read[at - 2], *read[at - 1])
            yield from _following(found[0], told, reading.small)
        for place, each in enumerate(found):
            if each.kind == "share" and _is_share(each, reading.small):
                near = [term for own in read[max(at - 2, 0) : at + 2] for term in own]
                ahead = _ahead(found[:place], read[max(at - 1, 0) : at])
                yield from _judged(each, ahead, near, reading.small)


def _following(said: Term, before: Sequence[Term], small: str) -> Iterator[ProseSlip]:
    """Yield a percent said to follow from the sentence before it that is not that of the only two numbers there."""
    lead = said.lead[-2 * _REACH :]
    follows = _FOLLOWS.search(lead)
    is_named = _RATE.match(lead.lstrip()) is not None
    if len(before) != _TWO or not (follows or is_named) or _OF_OTHERS.search(lead) or _OTHER.search(lead):
        return
    whole, part = before
    is_one = part.noun and part.kind in ("count", "money") and part.measures_as(whole) and 0 < part.value < whole.value
    if not is_one or said.value >= _HUNDRED or not _ENDS.match(small, said.stop) or is_plainly_made(said, before):
        return
    told = set(WORD.findall(small[max(0, said.start - _FAR) : said.start - len(lead)])) | _PLAIN
    own = set(WORD.findall(lead)) - told - set(follows[0].split() if follows else ())
    room = _WIDE if not own else _NEAR if follows and len(own) <= _TWO else Decimal(-1)
    proof = _Proof(part.value, whole.value, f"{part.said} : {whole.said}", room)
    is_typed = room > 0 and looks_like(said, proof.share)
    if not is_share(said, proof.share) and (is_typed or abs(proof.share - said.value) <= room):
        yield wrong_share(said, proof.told, proof.share)


def _is_share(said: Term, small: str) -> bool:
    """Return whether words let a percent be a plain share of numbers told before it."""
    lead = said.lead[-_REACH:]
    is_asked = _ASKS.search(lead) is not None and not _OTHER.search(lead) and not _ELSEWHERE.search(said.lead)
    return is_asked and said.value < _HUNDRED and not _OTHER_AFTER.match(small, said.stop)


def _ahead(own: Sequence[Term], before: Sequence[Sequence[Term]]) -> list[Term]:
    """Return the counts or sums of money before a percent, those of the sentence before too where it has few."""
    found = [each for each in own if each.kind in ("count", "money")]
    earlier = [each for some in before for each in some if each.kind in ("count", "money")]
    return [*earlier, *found] if len(found) < _TWO or len(found) + len(earlier) <= _MOST else found


def _judged(said: Term, ahead: Sequence[Term], near: Sequence[Term], small: str) -> Iterator[ProseSlip]:
    if not _TWO <= len(ahead) <= _MOST:
        return
    proofs = [each for each in _proofs(said, ahead, near, small) if each.part > 0 and each.whole > 0]
    others = [each for each in near if each.kind == "share" and each is not said]
    proofs = [each for each in proofs if not any(abs(each.share - own.value) <= own.half for own in others)]
    if not proofs or any(is_share(said, each.share) for each in proofs) or is_plainly_made(said, near):
        return
    typed = [each for each in proofs if share_is_mistyped(said, each.share)]
    close = [each for each in proofs if abs(each.share - said.value) <= each.room]
    found = typed or close
    if found and len({each.share for each in found}) == 1 and not _is_of_more(said, small):
        yield wrong_share(said, found[0].told, found[0].share)


def _is_of_more(said: Term, small: str) -> bool:
    """Return whether the clause of a percent names what no words before it do, so that it is of something else."""
    clause = _clause(said.lead)
    begins = said.start - len(clause)
    told = set(WORD.findall(small[max(0, begins - _FAR) : begins]))
    return len(set(WORD.findall(clause)) - told - _PLAIN) > 1


def _proofs(said: Term, ahead: Sequence[Term], near: Sequence[Term], small: str) -> Iterator[_Proof]:
    yield from _of_sums(said, ahead, near, small)
    yield from _of_sides(said, ahead, small)
    yield from _of_first(said, ahead, small)
    yield from _of_two(said, ahead)


def _of_sums(said: Term, ahead: Sequence[Term], near: Sequence[Term], small: str) -> Iterator[_Proof]:
    """Yield the parts of a number that two others make, where the percent names them: "58 … 12 … gộp lại 70"."""
    levels = [each for each in near if each.kind in ("count", "money") and each.value > 0][:_MOST]
    starts = {each.start for each in ahead}
    for one, other in combinations(levels, 2):
        for whole in levels:
            if (
                whole.value == one.value + other.value
                and one.kind == other.kind == whole.kind
                and whole.start in starts
            ):
                is_other = _NOT.search(_clause(said.lead)) is not None  # "phần không dùng tiền mặt"
                for part, named in ((one, other), (other, one)) if is_other else ((one, one), (other, other)):
                    if part.start in starts and part.measures_as(whole) and _names(said, named, small):
                        yield _Proof(part.value, whole.value, f"{part.said} : {whole.said}", _NEAR)


def _of_sides(said: Term, ahead: Sequence[Term], small: str) -> Iterator[_Proof]:
    """Yield the side of two that a percent is of: "147 hài lòng, 3 chưa hài lòng", all others being none."""
    if len(ahead) != _TWO or not ahead[0].measures_as(ahead[1]):
        return
    yes, no = ahead
    for start, end in ((yes.end, no.start), (no.end, no.end + _REACH)):
        denied = DENIED.search(small, start, min(end, start + 2 * _REACH, said.start))
        if denied and denied["what"] in small[max(0, yes.start - _REACH) : denied.start()]:
            part = no if _NOT.search(_clause(said.lead)) else yes
            told = f"{part.said} : ({yes.said} + {no.said})"
            if denied["what"] in said.lead or denied["what"].split()[0] in _clause(said.lead):
                yield _Proof(part.value, yes.value + no.value, told, _WIDE / 2)
            return


def _names(said: Term, part: Term, small: str) -> bool:
    """Return whether two words of the clause of a percent stand beside a part."""
    beside = f"{_clause(part.lead)} {_CLAUSE.split(small[part.end : min(part.end + _REACH, said.start)])[0]}"
    common = _COMMON | set(part.noun.split())
    words = set(WORD.findall(_clause(said.lead))) & set(WORD.findall(beside))
    return len(words - common) >= _TWO


def _clause(lead: str) -> str:
    return _CLAUSE.split(lead[-2 * _REACH :])[-1]


def _of_first(said: Term, ahead: Sequence[Term], small: str) -> Iterator[_Proof]:
    """Yield the first members of a list down to the one that a percent names with "trở lên"."""
    up = _UP.search(said.lead[-_REACH:])
    if not up or len(ahead) < _THREE:
        return
    name = up["name"]
    ends = [*(each.start for each in ahead[1:]), said.start]
    down = [
        at
        for at, (each, end) in enumerate(zip(ahead, ends, strict=True))
        if each.lead.rstrip().endswith(name)
        or f" {name}" in each.lead[-30:]
        or small.startswith(name, each.end + 1, end)
    ]
    if len(down) < 1:
        return
    last = down[-1]
    first = int(ahead[0].value == _total(ahead[1:]))  # the whole of those behind it
    parts = ahead[first : last + 1]
    if len(parts) > 1:
        whole = _total(ahead[first:])
        yield _Proof(_total(parts), whole, f"({' + '.join(each.said for each in parts)}) : {show(whole)}", _WIDE)


def _of_two(said: Term, ahead: Sequence[Term]) -> Iterator[_Proof]:
    """Yield the only two numbers before a percent, where words say that one is all, or that the percent follows."""
    if len(ahead) != _TWO or not ahead[0].measures_as(ahead[1]) or len(said.text.replace(",", "")) < _THREE:
        return
    part, whole = sorted(ahead, key=lambda each: each.value)
    if part.value < whole.value and _ALL_OF.search(whole.lead):
        yield _Proof(part.value, whole.value, f"{part.said} : {whole.said}", Decimal(0))


def _total(numbers: Sequence[Term]) -> Decimal:
    return sum((each.value for each in numbers), Decimal(0))
