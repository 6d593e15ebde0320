"""Remainders that their whole and parts contradict: "12 ý kiến, đã trả lời 9 ý kiến, còn 4 ý kiến"."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import accumulate, combinations
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.wrong_counts import wrong_count, wrong_result
from cchc_desktop.reading.counts.counted_lists import find_lists, with_continuations
from cchc_desktop.reading.counts.divisions import whole_before
from cchc_desktop.reading.counts.quantities import quantities
from cchc_desktop.reading.prose_data import word_pattern
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.quantities import Quantity
    from cchc_desktop.reading.section_reading import ParagraphReading, Passage

_LEFT = re.compile(r"(?<!\w)(?:(?:hiện |chỉ |vẫn )?còn(?: lại| dư| nợ| tồn)?(?: là)?|dư nợ|số dư)(?: [^\W\d_]+)? $")
_LEFT_AFTER = re.compile(r"(?: [^\W\d_]+){1,4} (?:còn lại|khác còn lại|sau cùng|cuối cùng|sau chót)(?!\w)")
"""Behind a remainder of a part of its whole; of a whole and its parts that is a list, which has a check of its own."""
_LATE = re.compile(r"(?: [^\W\d_]+){1,2}(?: hoàn thành)? (?:quá|trễ|chậm)(?!\w)")
OF_IT = re.compile(r"(?:trên|trong)(?: tổng)?(?: số)?(?: [^\W\d_]+){0,2} $|^ ?/ ?$")
CARRIED = re.compile(
    "kỳ trước|trước chuyển|năm trước|tồn (?:đầu|cũ|từ)|đầu kỳ|nhận thêm|bổ sung thêm|"
    "kết nạp|phát sinh|tuyển dụng|(?:bổ sung|thêm|tuyển)(?: mới)? [0-9]|thành lập mới|chuyển đến|mua mới|"
    "(?:ghép|nhập|gộp|dồn|hợp nhất)[^,;]{0,40} thành [0-9]"
)
"""Something besides the whole is left over too."""
CHANGED = re.compile(r"tăng|giảm|so với|cùng kỳ|từ [0-9]|mỗi|trong đó [^0-9]{0,40}(?:hiện |chỉ )?còn|bình quân|riêng")
_TIME = re.compile(r"(?<!\w)(?:quý|tháng|năm|kỳ|tuần|nửa)(?!\w)")
"""Before numbers told of one time after the other: "quý I 25 đơn, quý II 18 đơn, quý III còn 12 đơn"."""
_DONE = re.compile(r"hoàn thành|giải quyết|xử lý|trả lời|hạn|được [^,;]{0,20}trả|đã chi|đã thu")
"""Before a number that is itself a part."""
_DOSSIERS = re.compile("nhận|giải quyết|xử lý|trả")
"""Words of a statement about dossiers, that has a check of its own."""
_MOST = 5
_TWO, _FEW, _NEAR, _CLOSE = 2, Decimal(3), Decimal("0.3"), Decimal("0.15")
"""So far from its remainder a number may be, in all or of the whole, to be taken for it."""


class _Division(NamedTuple):
    whole: Quantity
    parts: tuple[Quantity, ...]
    left: Quantity


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the remainders of a paragraph that do not remain."""
    if "còn" not in reading.small and "dư" not in reading.small:
        return
    for sentence in with_continuations(reading):
        small = reading.small[sentence.start : sentence.end]
        if ("còn" in small or "dư" in small) and not CARRIED.search(small) and not CHANGED.search(small):
            yield from _in_sentence(sentence, reading)


def _in_sentence(sentence: Passage, reading: ParagraphReading) -> Iterator[ProseSlip]:
    found = quantities(sentence, reading)
    for at, each in enumerate(found):
        behind = at and _LEFT_AFTER.match(reading.small, each.end)
        left = _LEFT.search(each.lead) or (
            behind
            and (
                OF_IT.search(found[at - 1].lead)
                or not _is_listed(each, sentence, reading)
                or whole_before(sentence.start, each.noun, reading)
            )
        )
        if not left or at < 2 or _LATE.match(reading.small, each.end):  # noqa: PLR2004
            continue
        if any(own.noun and own.counts_as(each) for own in found[at + 1 : at + 2]):  # left over with something else
            continue
        if each.noun == "hồ" and _DOSSIERS.search(sentence.text.casefold()):
            continue
        same = [own for own in found[:at] if own.counts_as(each)][-_MOST:]
        whole = whole_before(sentence.start, each.noun or same[0].noun, reading) if len(same) > 1 else None
        if whole and whole.value > same[0].value and whole.value not in (own.value for own in same):
            yield from _of_whole(_Division(whole, tuple(same), each))
            continue
        if same and _TIME.search(each.lead) and _TIME.search(same[0].lead) and _TIME.search(same[-1].lead):
            continue
        division = _divided(same, each)
        if division:
            yield from _slip(division)


def _is_listed(left: Quantity, sentence: Passage, reading: ParagraphReading) -> bool:
    """Return whether a remainder is a member of a list, which has a check of its own."""
    lists = find_lists(sentence, reading)
    return any(member.number.start == left.start for counted in lists for member in counted.members)


def _of_whole(division: _Division) -> Iterator[ProseSlip]:
    """Yield what is left of a whole that the sentence before told, where it is near: else the parts are of others."""
    whole, parts, left = division
    gap = whole.value - sum((each.value for each in parts), left.value)
    if not is_of_first(parts, left) and abs(gap) <= max(Decimal(_TWO), whole.value * _CLOSE):
        yield from _slip(division) if gap + left.value > 0 else _too_many(division)


def is_of_first(parts: Sequence[Quantity], left: Quantity) -> bool:
    """Return whether a remainder is that of the first part, which was looked at: "kiểm tra 16, tốt 12, 4 còn lại"."""
    looked = word_pattern("divisions", "labels", "looked").search(parts[0].lead)
    return looked is not None and left.value == parts[0].value - sum(each.value for each in parts[1:])


def _too_many(division: _Division) -> Iterator[ProseSlip]:
    """Yield a whole of which nothing may be left, for its parts alone are all of it; a hint, they may be others."""
    whole, parts, left = division
    told = (*parts, left)
    added = sum((each.value for each in told), Decimal(0))
    yield wrong_count(whole, " + ".join(each.text for each in told), added, Severity.HINT)


def _divided(same: list[Quantity], left: Quantity) -> _Division | None:
    """Return the whole and the parts that a remainder is of, None where they are not clear."""
    if len(same) < 2:  # noqa: PLR2004
        return None
    if len(same) == 2 and OF_IT.search(same[1].lead):  # noqa: PLR2004
        return _Division(same[1], (same[0],), left)
    if _DONE.search(same[0].lead):
        return None
    parts = _behind_list(same[0], same[1:])
    return _Division(same[0], tuple(parts), left) if parts else None


def _behind_list(whole: Quantity, parts: Sequence[Quantity]) -> Sequence[Quantity]:
    """Return the parts of a whole but for those of a list of all of it that stands before them."""
    ends = [each for each, added in enumerate(accumulate(own.value for own in parts), 1) if added == whole.value]
    return parts[ends[0] :] if ends and ends[0] >= _TWO else parts


def _slip(division: _Division) -> Iterator[ProseSlip]:
    whole, parts, left = division
    rest = whole.value - sum((each.value for each in parts), Decimal(0))
    values = [each.value for each in parts]
    if whole.value - left.value in {sum(own) for n in range(1, len(values)) for own in combinations(values, n)}:
        return  # "xử lý 13 văn bản, gồm 05 bãi bỏ và 08 sửa đổi. 32 văn bản còn lại"
    near = abs(rest - left.value) <= max(_FEW, whole.value * _NEAR)
    if (rest > 0 or (rest == 0 and len(parts) == 1)) and rest != left.value and near:
        taken = " − ".join(each.text for each in parts)
        yield wrong_result(left, f"{whole.text} − {taken}", rest, verb="ghi còn")
