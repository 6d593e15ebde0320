"""Wholes that the counts named with them contradict: "12 buổi, gồm 5 buổi lưu động và 6 buổi tại thôn"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, partial
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.sums.near_numbers import is_one_key_off
from cchc_desktop.checks.prose.sums.wrong_counts import wrong_total
from cchc_desktop.reading.counts.counted_lists import find_lists, is_money, with_continuations
from cchc_desktop.reading.counts.divisions import kinds, whole_before
from cchc_desktop.reading.counts.told_rests import is_rounded, tells_of_more, tells_of_twice
from cchc_desktop.reading.prose_data import any_word, prose_data, word_pattern
from cchc_desktop.report.numbers import show
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.checks.prose.prose_slips import ProseFacts, ProseSlip
    from cchc_desktop.reading.counts.counted_lists import CountedList
    from cchc_desktop.reading.section_reading import ParagraphReading

_TWO = 2
_LEFT = re.compile(r"(?:(?:hiện |chỉ |số |vẫn )?còn|(?:hiện |đến |hiện nay |đến nay |nay )có)(?!\w)")
_NEAR = Decimal("0.1")
"""By so much of a whole its parts may be off, to be taken for all of it where no word says so."""
_MANY = 3
"""Members that are more than so many times their whole are none of it."""
_FEW = Decimal("0.7")
"""Members that are less of their whole than this are some of it."""
_REACH = 2000
"""So many letters before a list another number is looked for that its members add up to."""
_SUM_REACH = 60
_OF_A_TIME = re.compile(r"(?:quý|tháng|đợt) [0-9ivx]{1,4}(?!\w)")
"""Before what was spent by then of a sum: "quý I chi 100 triệu đồng"."""
_LOOSE = ("having", "beside", "told", "some")
"""What opens a list where the number before it may be one of several: no "gồm", no bracket."""
_PARTIAL = ("some", "having", "beside", "within", "before")
_COMPARED = re.compile(
    r"(?<!\w)(?:so với|so cùng kỳ|gấp|(?:cao|thấp|nhiều|ít|lớn|nhỏ) hơn|hơn hẳn|vượt|bằng [0-9.,]{1,9} ?%)"
    r"(?!\w)[^,;]{0,70}$"
)
"""Before a number of another time or a plan, that a number is held against: "bằng 121,3% so với quý II (2.690"."""
_GOES_ON = re.compile(r"(?:và |thì )?(?:(?:tính )?(?:đến|tới) nay|đã|hiện|nay|kết quả|qua đó)(?!\w)")
"""Before a number of what became of all that a list divided: "…, đến nay đã nộp 16.500.000 đồng"."""
_AMONG = re.compile(r"(?<!\w)trong (?:tổng )?số [^,;.:0-9]{1,40} có $")
"""Before the first part of a whole that is told elsewhere: "trong số hồ sơ tiếp nhận mới có 796 hồ sơ chứng thực"."""
_NUMBERED = re.compile(r"(?<!\w)số [0-9]")
"""Numbers that name documents: "Bốn kế hoạch gồm các số 104, 117 …"."""
_SIGN = re.compile(r"[,;:(.]")
_MANY_LEFT = 10
"""So many that a list lacks may be told anywhere in its sentence; a few are looked for behind it alone."""
_ROUNDED = ("tỷ đồng", "tỉ đồng", "tỷ")
_nouns = partial(word_pattern, "sums", "nouns")


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the wholes of a paragraph that their lists contradict."""
    if len(reading.counts) <= _TWO:
        return
    for sentence in with_continuations(reading):
        for counted in find_lists(sentence, reading):
            yield from _list(counted, reading)


def _list(counted: CountedList, reading: ParagraphReading) -> Iterator[ProseSlip]:
    values = [member.number.value for member in counted.members]
    total = counted.total.value
    if total is None or any(value is None for value in values):
        return
    added = sum((value for value in values if value is not None), Decimal(0))
    if added % 1 and not total % 1 and not is_money(counted.noun):
        return  # a mean among them: "22 máy, bình quân 1,16 máy/người; 20 máy"
    gap = added - total
    if abs(gap) <= _slack(counted) or _is_no_list_of_it(counted, added, reading):
        return
    if gap < 0 and (_is_told_in_part(counted, total + gap, reading) or _names_singly(counted) == -gap):
        return
    if tells_of_twice(reading, counted.members[-1].number.end):
        return
    sure = _is_partition(counted, exceeds=gap > 0) or (
        gap > 0 and is_money(counted.noun) and counted.opened in ("all", "some", "after", "told")
    )
    if not sure and not _is_nearly_all(counted, abs(gap), total):
        return
    parts = " + ".join(member.number.text for member in counted.members)
    span = counted.total.start, counted.total.end
    yield wrong_total(span, _said(counted), parts, show(added), None if sure else Severity.HINT)


def _is_no_list_of_it(counted: CountedList, added: Decimal, reading: ParagraphReading) -> bool:
    """Return whether members are of another number than the one before them, or each has so many of them."""
    if _NUMBERED.search(reading.small, counted.total.end, counted.members[0].number.start):
        return True
    if (
        _comes_out_before_a_percent(counted, reading)
        or _is_told_before_its_end(counted)
        or _is_of_another(counted, added, reading)
        or _is_left_of_first(counted, added)
    ):
        return True
    if is_rounded(reading, counted.total.start, counted.total.end, added) or _are_of_each(counted, added):
        return True
    if counted.opened in _LOOSE and _is_one_of_them(counted, added, reading):
        return True
    if counted.opened not in ("sum", "total"):
        return False
    is_member = any(each.number.value == counted.total.value for each in counted.members)  # "…, tất cả 864 văn bản này"
    return is_member or _are_multiplied(counted, reading)


def _comes_out_before_a_percent(counted: CountedList, reading: ParagraphReading) -> bool:
    """Return whether members come to the whole before a percent: "gồm 3.962 và 1.186, đạt 55,6% dự toán (9.260)"."""
    values = [each.number.value or Decimal(0) for each in counted.members]
    return any(
        added == counted.total.value and "%" in reading.text[one.number.end : other.number.start]
        for added, (one, other) in zip(accumulate(values), pairwise(counted.members), strict=False)
    )


def _is_left_of_first(counted: CountedList, added: Decimal) -> bool:
    """Return whether a whole is what the others leave of the first member: "64 hộ (mời 70, vắng 6)"."""
    first = counted.members[0].number.value or Decimal(0)
    return counted.total.value == 2 * first - added


def _are_of_each(counted: CountedList, added: Decimal) -> bool:
    """Return whether each of many members is more than the whole: "3 hội đồng: … 15 người, … 17 người, … 13 người"."""
    total = counted.total.value or Decimal(0)
    if total == len(counted.members) and added > _MANY * total:
        return True  # "2 nhóm: hộ tịch 14, đất đai 3"
    return len(counted.members) > _TWO and all((each.number.value or 0) > total for each in counted.members)


def _is_one_of_them(counted: CountedList, added: Decimal, reading: ParagraphReading) -> bool:
    """Return whether the first number is no whole but the first part of one: others are greater, or all are of it."""
    total = counted.total.value or Decimal(0)
    if any(_COMPARED.search(each.name) for each in counted.members):
        return True
    if any((each.number.value or 0) >= total for each in counted.members):
        return True
    own = _SIGN.split(reading.small[counted.total.end : counted.members[0].number.start], maxsplit=1)[0]
    if any(_is_kind_of_row(own, [member.words for member in counted.members], each) for each in kinds()):
        return True
    if _AMONG.search(reading.small, max(0, counted.total.start - _SUM_REACH), counted.total.start):
        return True
    if "còn lại" not in counted.members[-1].words:
        return False
    whole = whole_before(counted.total.start, counted.noun, reading)
    return whole is not None and whole.value >= total + added - max(Decimal(1), whole.value * _NEAR)


def _is_kind_of_row(own: str, members: Sequence[str], kind: re.Pattern[str]) -> bool:
    """Return whether a number is one of a row: "06 thủ tục ban hành mới, 04 thủ tục sửa đổi và 03 thủ tục bãi bỏ"."""
    said = {*kind.findall(own)}
    return bool(said) and all({*kind.findall(each)} - said for each in members)


def _are_multiplied(counted: CountedList, reading: ParagraphReading) -> bool:
    """Return whether members are told of so many each that come to the whole: "8 thôn 02 người, 5 thôn 03 người"."""
    added, at = Decimal(0), 0
    for each in counted.members:
        many = reading.counts_within(max(at, each.number.start - _SUM_REACH), each.number.start)
        if not many or many[-1].value is None or each.number.value is None:
            return False
        added, at = added + many[-1].value * each.number.value, each.number.end
    return added == counted.total.value


def _is_told_before_its_end(counted: CountedList) -> bool:
    """Return whether the first members are the whole, and the rest tell of something else: what became of it."""
    values = [each.number.value for each in counted.members if each.number.value is not None]
    first = list(accumulate(values))
    if counted.total.value not in first[1:]:
        return False
    following = counted.members[first.index(counted.total.value) + 1 :]
    goes_on = bool(following) and _GOES_ON.match(following[0].name) is not None
    return goes_on or counted.opened in ("within", "having", "beside", "some")


def _is_of_another(counted: CountedList, added: Decimal, reading: ParagraphReading) -> bool:
    """Return whether members add up to another number named before, or to several: "6 nam, 10 nữ. Trong đó"."""
    first, start = counted.members[0].number.start, counted.total.start
    sentence = reading.sentence_at(start)
    numbers = reading.counts_within(max(sentence.start, first - _REACH), first) if sentence else ()
    if any(each.value == added and each.start != start for each in numbers):
        return True
    whole = added + (counted.total.value or Decimal(0))
    if any(each.value == whole for each in reading.counts_within(max(0, start - _REACH), start)):
        return True  # the number before them is one of them: "288 phiếu. Có 139 phiếu rất hài lòng, 137 …"
    run = (each.value for each in reversed(numbers) if each.start <= start and each.value is not None)
    return counted.opened in _PARTIAL and added in list(accumulate(run))[1:]


def _is_told_in_part(counted: CountedList, added: Decimal, reading: ParagraphReading) -> bool:
    """Return whether members are few of their whole, or what is left of it is told behind them."""
    total, last = counted.total.value, counted.members[-1].number.end
    if is_money(counted.noun) and all(_OF_A_TIME.match(each.name) for each in counted.members):
        return True
    few = total is not None and added < total * _FEW and counted.opened in _PARTIAL
    sentence = reading.sentence_at(last)
    left = total - added if total is not None else Decimal(0)
    begin = sentence.start if sentence and left >= _MANY_LEFT else last
    around = reading.counts_within(begin, sentence.end) if sentence and left > 0 else ()
    is_told = any(each.value == left and not each.is_percent for each in around)
    return few or is_told or tells_of_more(reading, last)


def _names_singly(counted: CountedList) -> int:
    """Return how many members stand without a number: "15 thành viên: Trưởng ban là …, 02 Phó ban, 12 ủy viên"."""
    opens = counted.opened in ("all", "after")
    return sum(each.name.count(",") for each in counted.members) if opens else 0


def _slack(counted: CountedList) -> Decimal:
    """Return by how much sums of money that were rounded may be off."""
    texts = [counted.total.text, *(each.number.text for each in counted.members)]
    rounded = is_money(counted.noun) and (counted.noun in _ROUNDED or any("," in text for text in texts))
    return sum((_half(text) for text in texts), Decimal(0)) if rounded else Decimal(0)


def _is_nearly_all(counted: CountedList, gap: Decimal, total: Decimal) -> bool:
    """Return whether the members are so near their whole that they are meant to be all of it."""
    if not counted.is_whole or counted.opened not in ("some", "having", "within", "beside", "after", "told", "total"):
        return False
    if any(_LEFT.match(each.name) for each in counted.members):  # what is there now has a check of its own
        return False
    crossing = any(
        _nouns("over").search(each.words) or _nouns("crossing").search(each.words) for each in counted.members
    )
    ranks, rest = (word_pattern("divisions", "labels", entry) for entry in ("ranks", "rest"))
    if any(ranks.search(each.name) for each in counted.members) and not rest.search(counted.members[-1].words):
        return False
    if counted.opened == "some" and gap > 1 and not _is_one_key(counted, total):
        return False
    return (gap <= 1 or gap <= total * _NEAR) and not crossing


def _is_one_key(counted: CountedList, total: Decimal) -> bool:
    """Return whether one wrong key in a whole or one of its members explains that they do not come out."""
    values = [each.number.value or Decimal(0) for each in counted.members]
    gap = sum(values, -total)
    wrong = [(counted.total.text, total + gap)]
    wrong += [(each.number.text, value - gap) for each, value in zip(counted.members, values, strict=True)]
    return any(meant > 0 and is_one_key_off(text, f"{meant:f}") for text, meant in wrong)


def _said(counted: CountedList) -> str:
    """Return a whole as it is said, with its unit where that is money."""
    return f"{counted.total.text} {counted.noun}" if is_money(counted.noun) else counted.total.text


def _half(text: str) -> Decimal:
    """Return half of the last place of a number as written."""
    return Decimal(5).scaleb(-len(text.partition(",")[2]) - 1)


def _is_partition(counted: CountedList, *, exceeds: bool) -> bool:
    """Return whether the members of a list are its whole, each counted once."""
    words = [member.words for member in counted.members]
    if not counted.is_whole or any(_nouns("over").search(each) for each in words):
        return False
    if (counted.opened != "beside" or not is_money(counted.noun)) and _are_opposites(words):
        return True
    if "còn lại" in words[-1]:
        return True
    if counted.opened in ("all", "sum") or _are_alike([member.name for member in counted.members]):
        return True
    if counted.opened in ("some", "having"):  # parts of a whole may be named, never more than it
        return exceeds and len(words) > _TWO and _nouns("parted").match(counted.total.unit) is not None
    return counted.opened == "after" and not _mixed().match(counted.total.unit)


def _are_opposites(words: list[str]) -> bool:
    """Return whether two members are each what the other is not: "hài lòng" and "chưa hài lòng"."""
    if len(words) != _TWO:
        return False
    for one, other in (words, words[::-1]):
        for no in ("chưa ", "không "):
            at = other.find(no)
            if at >= 0 and other[at + len(no) :].strip() and other[at + len(no) :].strip() in one and no not in one:
                return True
        if any(first in one and second in other for first, second in prose_data("sums")["opposites"]["pairs"]):
            return True
    return False


def _are_alike(names: list[str]) -> bool:
    """Return whether the members are of one kind, each named by it: "thôn A 587 hộ, thôn B 488 hộ"."""
    return len({each.partition(" ")[0] for each in names}) == 1 and "" not in names and len(set(names)) == len(names)


@cache
def _mixed() -> re.Pattern[str]:
    data = prose_data("sums")["nouns"]
    return re.compile(any_word((*data["people"], *data["mixed"])))
