"""Percents that their words tie to numbers told elsewhere: "132 hồ sơ trực tiếp … Tỷ lệ nộp trực tiếp chỉ còn 11,33%".

The words of a percent name its part among the numbers of the sentences around it; its whole is that of a fraction, one
said to be all, a plan, the only greater number of its noun, or what the listed parts come to.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.sums.near_numbers import is_share, share_is_mistyped
from cchc_desktop.checks.prose.sums.wrong_counts import wrong_share
from cchc_desktop.reading.counts.counted_lists import same_nouns
from cchc_desktop.reading.counts.measured_terms import terms
from cchc_desktop.reading.prose_data import prose_data
from cchc_desktop.reading.shares.made_percents import is_plainly_made
from cchc_desktop.reading.shares.named_pairs import named_pairs
from cchc_desktop.reading.shares.numbers_with_words import Stretch, topic_of, worded_numbers, words_of_clause

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.checks.prose.prose_slips import ProseFacts, ProseSlip
    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.section_reading import ParagraphReading
    from cchc_desktop.reading.shares.named_pairs import NamedPair
    from cchc_desktop.reading.shares.numbers_with_words import Topic, WordedNumber

_ASKS = re.compile(
    r"(?:(?<!\w)(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|mức|ngưỡng|đạt|đạt được|chiếm|bằng|tương ứng|tương đương|ứng với|là|"
    r"còn|có|mới|được|thực hiện|hoàn thành|giải ngân|tức|nghĩa là|tính ra|như vậy|như thế|nói cách khác)"
    r"(?: (?:với|ở|là|đạt|được))?|,|:|^) ?\(?$"
)
"""Before a percent that is a share."""
_OTHER = re.compile(
    r"(?<!\w)(?:phấn đấu|chỉ tiêu|tối thiểu|(?<!điểm )tối đa|mục tiêu|ít nhất|không quá|(?<!đạt )yêu cầu|tăng|giảm|bớt|"
    r"(?<!nâng )cao|thấp|vượt|thêm|dự kiến|cùng kỳ|nâng(?! cao)|đưa|kém|quy định|nếu|rút ngắn|tiết kiệm|cắt giảm|cắt|"
    r"đến cuối)(?!\w)[^,;(]{0,30}$"
    r"|(?<!\w)(?:khoảng|gần|hơn|trên|dưới|xấp xỉ|ước|quá|từ|chừng|ngót|non|tầm)(?: (?:đạt|là|chiếm|mức))? ?$"
)
"""Before a percent that is not a share of what was counted, or not to the last digit."""
_ELSEWHERE = re.compile(
    r"(?<!\w)(?:(?:quý|năm|kỳ|tháng|lần|đợt) (?:trước|ngoái|nay|i|ii|iii|iv|20[0-9]{2}|[0-9]{1,2})|tỉnh|huyện|"
    r"cấp trên|bình quân|trung bình|chỉ số|dân số|toàn|"
    r"cả (?:xã|tỉnh|nước|hai|ba|năm)|mỗi|từng|cụm|khâu|nếu|cứ|đều|"
    r"lần lượt|cùng kỳ|phấn đấu|dự kiến|ước|trong số (?:đó|này|ấy|họ)|trong đó|"
    r"theo (?:kế hoạch|quy định)|trong (?:tháng|năm))(?!\w)"
)
"""In the clauses of a percent: it is of another time, place or measure."""
_OTHER_AFTER = re.compile(
    r"[^.,;()]{0,50}(?<!\w)(?:cùng kỳ|quý|toàn|nhu cầu|trở lên|trở xuống|năm (?:trước|20)|biên chế|định mức|mỗi|"
    r"tháng|diện tích|dân số|thời gian|chi phí|điểm tối đa)(?!\w)"
)
_FOLLOWS = re.compile(
    r"(?<!\w)(?:vì thế|vì vậy|bởi vậy|bởi thế|do đó|do vậy|như vậy|như thế|vậy là|theo đó|tính ra|tính lại|suy ra|"
    r"từ đó|thế là|nhờ đó|nhờ vậy|nói cách khác|nghĩa là|tức|tức là|(?:kết quả|số|con số|mức) (?:ấy|này|đó|trên)|"
    r"tính chung|tính đến nay|đến nay|tính riêng|tương đương|tương ứng)(?!\w)"
    r"|^ ?(?:(?:đạt )?(?:tỷ|tỉ) lệ(?: (?:này|chung))?(?: đạt| là)?|đạt|kết quả đạt) ?:? ?$"
)
"""A percent follows from what is told before it."""
_EXPLAINS = re.compile(
    r"(?<!\w)(?:(?:con số|kết quả|tỷ lệ|mức)(?: [^\W\d_]+){0,2} (?:này|ấy|đó|trên)|được như (?:vậy|thế)|có được|cụ thể|"
    r"tính trên|nhờ|nguyên nhân|do|bởi|vì|ứng với|tương ứng)(?!\w)"
)
"""Behind a percent: the numbers that it is from are told."""
_PEOPLE = re.compile(
    r"(?<!\w)(?:tỷ|tỉ) lệ (?P<who>đảng viên|cán bộ|công chức|viên chức|đoàn viên|hội viên|học sinh|giáo viên|"
    r"phụ huynh|thành viên|người (?:dân|lao động))(?!\w)"
)
_DENIES = frozenset(("không", "chưa", "dùng", "được"))
_ANSWERS = frozenset(("phiếu", "lượt", "tài", "ý", "câu"))
"""What is counted where people are meant."""
_SIGN = re.compile(r"[,;:]")
_ALL, _NEAR, _FAR = Decimal(100), Decimal(10), Decimal(30)
_THREE, _LEAD = 3, 160


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the percents of a paragraph that are not those of the numbers that their words name."""
    if "%" not in reading.text or (len(reading.counts) < _THREE and "/" not in reading.text):
        return
    read = [Stretch(each.start, each.end, terms(each, reading)) for each in reading.sentences]
    for at, own in enumerate(read):
        for place, said in enumerate(own.terms):
            if said.kind == "share" and _is_share(said, reading.small):
                yield from _judged(at, place, read, reading.small)


def _judged(at: int, place: int, read: Sequence[Stretch], small: str) -> Iterator[ProseSlip]:
    """Yield a percent of a sentence that is not that of the numbers told before it, or behind it."""
    own = read[at]
    near = [term for each in read[max(at - _THREE, 0) : at + _THREE] for term in each.terms]
    if not any(each.kind in ("count", "money") for each in near):
        return
    said, rest = own.terms[place], own.terms[place + 1 :]
    topic = topic_of(said, rest[0].start if rest else own.end, small)
    before = [*_few_before(at, read), Stretch(own.start, topic.start, own.terms[:place])]
    if topic.is_of_plan and rest and not _SIGN.search(rest[0].lead):
        before.append(Stretch(said.stop, own.end, rest[:1]))
    follows = _FOLLOWS.search(said.lead[-_LEAD:]) is not None
    slip = _slip(topic, worded_numbers(before, small), near, small, follows=follows)
    if not slip and not place:
        behind = [Stretch(said.stop, own.end, rest), *read[at + 1 : at + 2]]
        numbers = worded_numbers(behind, small)
        lead = small[said.stop : numbers[0].term.start] if numbers else ""
        if not _ELSEWHERE.search(lead.replace("toàn xã", "")):
            slip = _slip(topic, numbers, near, small, follows=_EXPLAINS.search(lead) is not None)
    if slip:
        yield slip


def _few_before(at: int, read: Sequence[Stretch]) -> Sequence[Stretch]:
    """Return the two sentences before a sentence, three where they tell few numbers."""
    first = max(at - 2, 0)
    are_few = first and sum(len(each.terms) for each in read[first:at]) < _THREE
    return read[first - 1 : at] if are_few else read[first:at]


def _is_share(said: Term, small: str) -> bool:
    """Return whether words let a percent be a plain share of numbers told elsewhere."""
    lead = said.lead[-_LEAD:]
    is_asked = _ASKS.search(lead) is not None and not _OTHER.search(lead) and not _ELSEWHERE.search(lead)
    return is_asked and said.value < _ALL and not _OTHER_AFTER.match(small, said.stop)


def _slip(
    topic: Topic, numbers: Sequence[WordedNumber], near: Sequence[Term], small: str, *, follows: bool
) -> ProseSlip | None:
    """Return the slip of a percent that its words tie to one pair of numbers, and that none makes."""
    if not numbers:
        return None
    said = topic.said
    pairs = list(named_pairs(topic, numbers, follows=follows))
    others = [each for each in near if each.kind == "share" and each is not said]
    pairs = [each for each in pairs if not any(abs(each.share - own.value) <= own.half for own in others)]
    if not pairs or any(is_share(said, each.share) for each in pairs):
        return None
    found = [each for each in pairs if _is_meant(topic, each, numbers, small, follows=follows)]
    if not found or (len({each.share for each in found}) > 1 and not all(each.is_sure for each in found)):
        return None
    pair = min(
        found,
        key=lambda each: (not share_is_mistyped(said, each.share), abs(each.share - said.value)),
    )
    is_clear = pair.is_sure and not _unknown(topic, pair, numbers, small)
    if _is_explained(said, pair, near, is_clear=is_clear):
        return None
    return wrong_share(said, pair.told, pair.share)


def _is_explained(said: Term, pair: NamedPair, near: Sequence[Term], *, is_clear: bool) -> bool:
    """Return whether other numbers make a percent; is_clear: its words tell its pair, so that sums count not for it."""
    if not is_clear:
        return is_plainly_made(said, near)
    if any(abs(_ALL - each.value - said.value) <= said.half for each in near if each.kind == "share"):
        return True
    own = {each.term.start for each in pair.numbers}
    other = [each for each in near if each.kind in ("count", "money") and each.value > 0][: 4 * _THREE]
    sums = [one._replace(value=one.value + two.value) for one, two in pairwise(other) if one.measures_as(two)]
    whole = pair.wholes[0].term
    wholes = [each for each in other if not pair.is_made or each.value >= whole.value or not each.measures_as(whole)]
    return any(
        abs(_ALL * one.value / two.value - said.value) <= said.half
        for two in wholes
        for one in (*other, *sums)
        if (one in sums and one.kind == two.kind) or (one is not two and one.measures_as(two))
        if one.start not in own or two.start not in own or one in sums
    )


def _is_meant(topic: Topic, pair: NamedPair, numbers: Sequence[WordedNumber], small: str, *, follows: bool) -> bool:
    """Return whether a percent must be meant for that of a pair, and is written wrong."""
    said, part = topic.said, pair.parts[0].term
    people = _PEOPLE.search(said.lead)
    if people and not same_nouns(people["who"].split()[0], part.noun) and part.noun not in _ANSWERS:
        return False  # of those who, not of what they have
    is_typed = share_is_mistyped(said, pair.share)
    is_long = is_typed and len(said.text.replace(",", "")) >= _THREE
    unknown = _unknown(topic, pair, numbers, small)
    off, are_alone = abs(pair.share - said.value), follows and len(numbers) == len(pair.numbers)
    if pair.is_sure and not unknown:
        is_free = topic.is_of_plan or (are_alone and not topic.words.each)
        return is_typed or off <= (_FAR if is_free else _NEAR)
    if not is_long:
        return are_alone and pair.is_sure and len(topic.words.each) < _THREE and off <= _THREE
    if not pair.is_sure:
        return not unknown
    few = _THREE if follows else len(topic.words.each | topic.whole.each) // 2
    return pair.is_told or len(unknown) <= few


def _unknown(topic: Topic, pair: NamedPair, numbers: Sequence[WordedNumber], small: str) -> frozenset[str]:
    """Return the words of a percent that are told with neither its part nor its whole."""
    own = frozenset(word for each in pair.numbers for word in each.words.each)
    others = frozenset(word for each in numbers if each not in pair.numbers for word in each.words.each) - own
    text = " ".join(small[each.start : each.end] for each in pair.numbers)
    if topic.denies:  # what is not of one number is of the other
        own, others = own | others | _DENIES, frozenset()
    light = prose_data("shares")["syllables"]
    known = own.union(light["common"], light["done"] if topic.is_of_plan else (), words_of_clause(text).each - others)
    return (topic.words.each | topic.whole.each) - known
