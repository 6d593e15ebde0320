"""Percents that no numbers around make, where others prove the part and whole.

What proves a whole: the two sides of a question ("147 hài lòng, 3 chưa hài lòng"), a list whose first members are
"… trở lên".
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.near_numbers import is_share, share_is_mistyped
from cchc_desktop.checks.prose.sums.wrong_counts import wrong_share
from cchc_desktop.reading.counts.measured_terms import terms
from cchc_desktop.reading.shares.made_percents import is_plainly_made
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
_ELSEWHERE = re.compile(
    r"(?<!\w)(?:(?:quý|năm|kỳ|tháng|lần|đợt) (?:trước|ngoái|i|ii|iii|iv)|tỉnh|huyện|cấp trên|bình quân|trung bình|điểm|"
    r"chỉ số|diện tích|dân số|kinh phí|lũy kế|riêng)(?!\w)"
)
"""In the clause of a percent: it is of another time, place or measure."""
_PLAIN = frozenset((
    "hồ", "sơ", "số", "tỷ", "tỉ", "lệ", "đạt", "chiếm", "là", "có", "phần", "và", "hình", "thức", "xã",
    "mức", "độ", "chung", "vì", "thế", "vậy", "nên", "như", "do", "đó", "ở", "ngưỡng", "mới", "đã", "được", "chỉ",
    "tức", "tương", "ứng", "đương", "với", "bằng", "trong", "tính", "ra", "nhóm", "từ", "trở", "lên", "khoản",
    "nguồn", "vốn", "này", "của", "không", "chưa",
))  # fmt: skip
"""Words that tell nothing of what a percent is of."""
_CLAUSE = re.compile(r"[,;.:]")
_HUNDRED, _WIDE = Decimal(100), Decimal(10)
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
        for place, each in enumerate(found):
            if each.kind == "share" and _is_share(each, reading.small):
                near = [term for own in read[max(at - 2, 0) : at + 2] for term in own]
                ahead = _ahead(found[:place], read[max(at - 1, 0) : at])
                yield from _judged(each, ahead, near, reading.small)


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
    proofs = [each for each in _proofs(said, ahead, small) if each.part > 0 and each.whole > 0]
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


def _proofs(said: Term, ahead: Sequence[Term], small: str) -> Iterator[_Proof]:
    yield from _of_sides(said, ahead, small)
    yield from _of_first(said, ahead, small)


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


def _clause(lead: str) -> str:
    return _CLAUSE.split(lead[-2 * _REACH :])[-1]


def _of_first(said: Term, ahead: Sequence[Term], small: str) -> Iterator[_Proof]:
    """Yield the first members of a list down to the one that a percent names with "trở lên"."""
    up = _UP.search(said.lead[-_REACH:])
    if not up or len(ahead) < _THREE:
        return
    name = up["name"]
    ends = [*(each.start for each in ahead[1:]), said.start]
    places = list(enumerate(zip(ahead, ends, strict=True)))
    behind = [
        at for at, (each, end) in places if name in _CLAUSE.split(small[each.end : min(end, each.end + _REACH)])[0]
    ]
    down = behind or [at for at, (each, _) in places if f" {name}" in each.lead[-30:]]
    if len(down) < 1:
        return
    last = down[-1]
    first = int(ahead[0].value == _total(ahead[1:]))  # the whole of those behind it
    parts = ahead[first : last + 1]
    if len(parts) > 1:
        whole = _total(ahead[first:])
        yield _Proof(_total(parts), whole, f"({' + '.join(each.said for each in parts)}) : {show(whole)}", _WIDE)


def _total(numbers: Sequence[Term]) -> Decimal:
    return sum((each.value for each in numbers), Decimal(0))
