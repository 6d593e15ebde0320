"""The pairs of numbers that a percent may be of, by the words between them: a part and its whole."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.reading.counts.counted_lists import WITHIN
from cchc_desktop.reading.counts.told_times import CLAUSE_END
from cchc_desktop.reading.syllables import WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cchc_desktop.reading.counts.measured_terms import Term

_APPOSED = re.compile(
    r"(?:,|\(|\)|:| –| -)? ?(?:tức(?: là)?|quy ra|quy thành|tính ra|tương ứng(?: với)?|"
    r"tương đương(?: với)?|ứng với|hay|nghĩa là|=|\()"
    r" ?(?:tỷ lệ|tỉ lệ|bằng|là|với|đạt|chiếm)?(?: là)? ?\(?$"
)
"""Between a number and the share that says it again."""
_VERB = re.compile(
    r"(?<!\w)(?:đạt|chiếm|bằng|(?:tỷ|tỉ) lệ(?: [^\W\d_]+){0,4}|tương ứng|tương đương|được)"
    r"(?: (?:tỷ lệ|tỉ lệ|mức))?(?: (?:là|đạt|chiếm|khoảng))?(?: [^\W\d_]+){0,1} ?[:(]? ?$"
)
_BARE = re.compile(
    r"(?:,\s?| [–-] )(?:(?:mới chỉ|cũng chỉ|mới|chỉ|vẻn vẹn|vừa tròn|tròn|đã|cũng|vẫn) )?(?:(?:được|có|ở mức) )?$"
)
_BARE_END = re.compile(r"(?: (?:thôi|mà thôi))?(?: ?(?:[.,;)\n]|$)| [–-] )")
_PLAN_END = re.compile(r" (?:kế hoạch|chỉ tiêu)(?: (?:năm|cả năm|giao|đề ra))?(?: ?(?:[.,;)\n]|$)| [–-] )")
"""Around a share that a comma alone joins to its number: "13 ý kiến, 65%;"."""
_OPEN = re.compile(r"\( ?$")
_BREAK = re.compile(r"[\n]|[.!?] |(?<!\w)(?:phấn đấu|chỉ tiêu|so với cùng kỳ|kế hoạch giao)(?!\w)")
_OF_PAIR = re.compile(
    r"(?:[^\W_]+[ ,(]{1,2}){0,9}(?:(?:trên|trong|so với)(?: tổng)? (?:số(?! (?:này|đó|ấy|trên)(?!\w))|cộng)"
    r"|trên tổng|trong tổng|trong(?= $)"
    r"|trên(?! (?:trang|địa bàn|môi trường|hệ thống|cổng|mạng|đài|cơ sở|các|toàn|nền|phần)(?!\w)))"
    r"(?: [^\W\d_]+){0,6} $"
)
"""Between a part and its whole: "5 trong số 16", "18 người trên tổng số 19"."""
_AGAINST = re.compile(r"(?: [^\W\d_]+){0,9},? (?:(?:nếu|đem|mà|khi|đối chiếu|tính) ){0,2}so với (?:[^\W\d_]+ ){0,2}$")
_AGAINST_LED = re.compile(
    r"(?<!\w)(?:thì|tức|nghĩa là|tức là|đạt|bằng|được|là|chiếm|tỷ lệ) (?:(?:đạt|bằng|được|là|mới|chỉ|chiếm) ){0,2}$"
)
_CHANGES = re.compile(r"(?<!\w)(?:tăng|giảm|thêm|bớt|hơn|kém|ít|nhiều|cao|thấp|vượt)(?!\w)")
"""Between a part and its whole, and behind this one: "456 em, so với 480 em trong danh sách thì đạt 95%"."""
_PLANNED = re.compile(
    r"(?: [^\W\d_]+){0,4}[ ,;(]{1,3}(?:(?:so với|trên|của) )?(?:dự toán|kế hoạch|chỉ tiêu|mức khoán|nhu cầu|định mức|"
    r"tổng mức|số phải thu|số phải nộp)(?: [^\W\d_]+){0,6}[ :(]{1,2}$"
)
"""Between what was done and what was planned."""
_WHOLE_AFTER = re.compile(
    r"\)?(?: [^\W\d_]+){0,3}?(?:,? ?\(?(?:so với |trên |trong |của |bằng )?(?:tổng số|tổng cộng|tổng|trong số|toàn bộ)|"
    r" \(?(?:so với |trên |trong |của |bằng )?(?:trên|trong|của|so với|dự toán|kế hoạch|chỉ tiêu|mức|nhu cầu|"
    r"giá(?= (?:gói|dự|thầu))|giá trị"
    r"|số))(?: [^\W\d_]+){0,7} ?[(:]? ?$"
)
"""Between a percent and the number that it is of."""
_OF_NUMBER = re.compile(r" (?:của|trên|trong|trong tổng số|tổng số)(?: [^\W\d_]+){0,5} $")
"""Between a percent and the whole that its part follows: "10% của 450 triệu đồng, tương ứng 45 triệu đồng"."""
_NAMES_WHOLE = re.compile(r" ?(?:tổng )?(?:của |trong |trên )?(?:tổng số|số|mức|dự toán|kế hoạch|kinh phí)? ?")
_PART_AFTER = re.compile(
    r"(?: [^\W\d_]+){0,7}(?:,| –| -)? ?(?:\(|(?<!\w)(?:(?:cụ thể|trong đó|tức là|tức|ứng với|tương ứng(?: với)?|"
    r"tương đương(?: với)?|với|gồm|nghĩa là|nói rõ|nói cách khác|do|vì|khi)(?: [^\W\d_]+){0,5} ))(?:[^\W\d_]+ ){0,4}$"
)
"""Between a percent and the part behind it: "mới đạt 33,25%, ứng với 5 trong số 16"."""
_OF_A_PLAN = re.compile(r" (?:so với )?(?:kế hoạch|chỉ tiêu|mục tiêu)(?! (?:tỉnh|huyện|quý|tháng))(?!\w)")
_LEADS_TO = re.compile(r"(?<!\w)(?:khi|bởi|vì|do|nhờ|đó là|cụ thể|với|tức|nghĩa là|nói)(?!\w)")
_OF_A_TIME = re.compile(r"(?<!\w)(?:quý|tháng|đợt|kỳ)(?!\w)")
_IS_PLANNED = re.compile(r"(?<!\w)(?:đề ra|kế hoạch|chỉ tiêu|đăng ký|được giao|dự kiến|phải (?:làm|mở|tổ chức))(?!\w)")
_WHOLE = re.compile(r"(?<!\w)(?:tổng số|tổng cộng|tổng|trong số|trong)(?: (?!với)[^\W\d_]+){0,5} ?$")
"""Before a number that others are parts of."""
_RAISED = re.compile(r"(?<!\w)(?:nâng|đưa|kéo|góp phần)(?!\w)")
_WIDER = re.compile(r"(?<!\w)(?:thêm|lũy kế|luỹ kế|cộng dồn|toàn|chung|các|cả|mọi|còn lại|kế hoạch|đợt)(?!\w)")
_ADDED = re.compile(r"(?<!\w)(?:thêm|bổ sung|mới|phát sinh|trong (?:quý|tháng|kỳ|đợt))(?!\w)")
"""Before what was added: the level that it raises is of more."""
_OWN_SUBJECT = re.compile(
    r"[^\W\d_] ?: (?!(?:tỷ lệ|tỉ lệ|đạt|chiếm|bằng|mức|kết quả|tức|hoàn thành|tương|tiến độ|giải ngân|số|là|mới|chỉ|"
    r"đã|trước|đúng|quá|trễ|sớm|chậm)(?!\w))[^\W\d_]+(?: [^\W\d_]+){1,6} \(?$"
)
"""Before a percent: a colon, and words that name what it is of."""
_RATE_OF = re.compile(
    r"^ (?P<counted>[^\W\d_]+(?: [^\W\d_]+){0,8}), (?:và |còn )?(?:tỷ lệ|tỉ lệ) (?P<noun>hồ sơ|thủ tục|tthc|văn bản|"
    r"người dân|công dân|hộ|dịch vụ|cán bộ|công chức|giao dịch|kết quả|ý kiến)(?!\w)[^,;:.0-9]{0,60}$"
)
"""Before a percent: the rate of something, behind a number of what may be something else."""
_OF_BEST = re.compile(
    r"(?<!\w)(?:cao|thấp|lớn|nhỏ|tốt|kém|nhiều|ít) nhất (?:vẫn )?(?:là|thuộc về)(?!\w)[^;.0-9]{0,80}$"
)
"""Before a percent: what is the best of several, and has its own."""
_ALL = Decimal(100)
_REACH = 110


class Pair(NamedTuple):
    """A part and the whole that it is a share of.

    is_sure: the words leave no other meaning; is_named: the percent is said to be of the whole, by its name; is_stated:
    it is said to be a share of what was counted right before.
    """

    part: Term
    whole: Term
    is_sure: bool
    is_stated: bool = False
    is_named: bool = False

    @property
    def share(self) -> Decimal:
        """The true share."""
        return _ALL * self.part.value / self.whole.value

    def gives(self, said: Term, *, slack: int = 1) -> bool:
        """Return whether a percent is the pair's share, as rounded as its numbers are; slack: times its rounding."""
        low = _ALL * max(self.part.low, Decimal(0)) / self.whole.high
        high = _ALL * self.part.high / self.whole.low if self.whole.low > 0 else Decimal("Infinity")
        return said.value - said.half * slack <= high and low <= said.value + said.half * slack


def is_said_of(said: Term, small: str) -> bool:
    """Return whether words make a percent one of the number right before it: "…, chiếm 5%", "… (5%)", "…, 5%;"."""
    return any(pattern.search(said.lead) for pattern in (_APPOSED, _VERB, _OPEN)) or _is_bare(said, small)


def _is_bare(said: Term, small: str) -> bool:
    """Return whether a comma alone joins a percent to the number before it, and a sign ends what is said of it."""
    ends = _BARE_END.match(small, said.stop) or _PLAN_END.match(small, said.stop)
    return _BARE.search(said.lead) is not None and ends is not None


def is_of_more(said: Term, part: Term) -> bool:
    """Return whether a percent is the level that a part and all that was there before have raised a wider whole to."""
    raised = _RAISED.search(said.lead)
    return raised is not None and (_WIDER.search(said.lead) is not None or _ADDED.search(part.lead) is not None)


def is_whole_of_last(whole: Term) -> bool:
    """Return whether words or a slash make a number the whole of the one before it: "152 trong 160 hồ sơ"."""
    return _is_of(whole) in ("/", "of")


def possible_pairs(at: int, found: tuple[Term, ...], before: tuple[Term, ...], small: str) -> Iterator[Pair]:
    """Yield the pairs that a percent may be of, the likeliest first."""
    said = found[at]
    part = found[at - 1] if at else None
    is_bracketed = ")" in said.lead and _OPEN.search(said.lead) is not None  # each in a bracket of its own
    if part and part.kind != "share" and len(said.lead) <= _REACH and not is_bracketed and not _BREAK.search(said.lead):
        own = _with_part_before(at, found, before, small)
        is_aside = ")" in said.lead and not part.over  # in a bracket that closes before the percent
        is_apart = ";" in said.lead or is_aside or _is_of_another(at, found) or has_own_subject(said.lead)
        yield from (each._replace(is_sure=False, is_stated=False, is_named=False) if is_apart else each for each in own)
    yield from _with_part_after(at, found, small)


def has_own_subject(lead: str) -> bool:
    """Return whether a colon and what a percent is of stand before it: "chậm ở 2/5 cơ sở dữ liệu: đất đai đạt 71%"."""
    rate = _RATE_OF.match(lead) if "lệ " in lead else None
    if rate and rate["noun"] not in rate["counted"]:
        return True
    return _OWN_SUBJECT.search(lead) is not None or _OF_BEST.search(lead) is not None


def _is_of_another(at: int, found: tuple[Term, ...]) -> bool:
    """Return whether the numbers before a percent stand in brackets behind another one: "98% (1.652/1.684 hộ), …"."""
    if ")" not in found[at].lead:
        return False
    return any(found[first - 1].kind == "share" and "(" in found[first].lead for first in (at - 2, at - 1) if first > 0)


def _with_part_before(at: int, found: tuple[Term, ...], before: tuple[Term, ...], small: str) -> Iterator[Pair]:
    said, last = found[at], found[at - 1]
    is_apposed = _APPOSED.search(said.lead) is not None
    is_said = is_apposed or _VERB.search(said.lead) is not None or _is_bare(said, small)
    if at > 1 and _is_against(found[at - 2], last, said, small):
        yield Pair(found[at - 2], last, is_sure=True, is_stated=True)
        return
    if at > 1 and found[at - 2].kind == last.kind and (of := _is_of(last)):
        if of == "of" and found[at - 2].value > last.value and not found[at - 2].measures_as(last):
            return  # "38 buổi trên 7 thôn, đạt 95%"
        yield Pair(found[at - 2], last, (is_said and of != "plan") or is_apposed, is_stated=is_said)
        return
    if at > 2 and found[at - 2].kind != "share" and _is_of(found[at - 2]):  # noqa: PLR2004
        yield Pair(found[at - 3], found[at - 2], is_sure=False, is_stated=is_said)
    if "so với" in last.lead and _CHANGES.search(last.lead[-_REACH:]):
        return  # the level of another time
    after = _whole_after(at, found)
    if after is not None and after.measures_as(last) and (after.value >= last.value or said.value > _ALL):
        yield Pair(last, after, is_said or _OPEN.search(said.lead) is not None, is_stated=True)
        return
    named = _named_whole(at, found, small)
    if named and is_said:
        yield Pair(last, named, is_apposed, is_stated=True, is_named=True)
    yield from _with_wholes(last, (*found[: at - 1], *_later_wholes(found[at + 1 :])), before, is_stated=is_said)


def _is_against(part: Term, whole: Term, said: Term, small: str) -> bool:
    """Return whether a number is said to be such a share of one that it is held against."""
    if part.kind != whole.kind or not part.measures_as(whole) or not 0 < part.value <= whole.value:
        return False
    is_held = len(whole.lead) <= _REACH and _AGAINST.fullmatch(whole.lead) is not None
    then = small[whole.stop : said.start].rpartition(" ")[0] + " "
    is_led = _AGAINST_LED.search(then) is not None and said.value <= _ALL and not _CHANGES.search(then)
    return is_held and is_led and _BARE_END.match(small, said.stop) is not None and not _CHANGES.search(part.lead[-30:])


def _with_wholes(part: Term, wholes: Sequence[Term], before: Iterable[Term], *, is_stated: bool) -> Iterator[Pair]:
    """Yield a part with every number of its sentence, or of the one before, that may be its whole."""
    shared = {id(each) for each, following in pairwise(wholes) if following.kind == "share"}  # parts themselves
    for each in wholes:
        if each.value > part.value and each.kind == part.kind:
            if each.measures_as(part):
                is_whole = (each.noun == part.noun or not part.noun) and id(each) not in shared
                yield Pair(part, each, is_sure=False, is_stated=is_stated and is_whole)
            elif _WHOLE.search(each.lead):
                yield Pair(part, each, is_sure=False)
    for each in before:
        if each.value > part.value and each.measures_as(part) and each.kind != "share":
            yield Pair(part, each, is_sure=False)


def _later_wholes(rest: Iterable[Term]) -> Iterator[Term]:
    """Yield the numbers behind a percent that are said to be a whole: "… trên tổng số 1.684 hộ"."""
    wholes = (each for each in rest if each.kind != "share" and "tổng" in each.lead and ";" not in each.lead)
    return (each for each in wholes if _WHOLE.search(each.lead))


def _planned_after(part: Term, whole: Term, small: str) -> bool:
    """Return whether a percent is of a plan, and the only two numbers of its sentence are what was done and planned."""
    behind = CLAUSE_END.split(small[whole.stop : whole.stop + _REACH // 2])[0]
    is_of_plan = _OF_A_PLAN.match(part.lead) is not None and _LEADS_TO.search(part.lead) is not None
    return is_of_plan and _IS_PLANNED.search(behind) is not None and _OF_A_TIME.search(behind) is None


def _with_part_after(at: int, found: tuple[Term, ...], small: str) -> Iterator[Pair]:
    """Yield the pair that a percent says before its numbers: "đạt 91,26% (1.552/1.684 hộ)"."""
    rest = found[at + 1 : at + 4]
    if not rest or rest[0].kind in ("share", "points", "times") or _BREAK.search(rest[0].lead):
        return
    if len(rest) > 1 and _OF_NUMBER.fullmatch(rest[0].lead) and _APPOSED.search(rest[1].lead):
        if rest[1].measures_as(rest[0]):
            yield Pair(rest[1], rest[0], is_sure=True, is_stated=True)
        return
    is_led = _PART_AFTER.fullmatch(rest[0].lead) is not None
    is_own = not _is_shared(rest)
    if len(rest) > 1 and rest[1].kind == rest[0].kind and (of := _is_of(rest[1])):
        is_sure = is_led and is_own and (of in ("/", "of") or "(" in rest[0].lead)
        is_plan = at == 0 and len(found) == 3 and _planned_after(rest[0], rest[1], small)  # noqa: PLR2004
        if is_plan or is_led or len(rest[0].lead) < _REACH:
            yield Pair(rest[0], rest[1], is_sure or is_plan, is_stated=is_led or is_plan)
        return
    if not is_led or not is_own:
        return
    if any(words in rest[0].lead for words in ("tức", "ứng với", "tương ứng", "tương đương", "nghĩa là")):
        wholes = [each for each in reversed(found[:at]) if each.measures_as(rest[0])]
        is_in_it = "trong đó" in found[at].lead
        whole = next((each for each in wholes if each.over or WITHIN.search(each.lead) or is_in_it), None)
        if whole and not (len(rest) > 1 and rest[1].kind == "share"):
            yield Pair(rest[0], whole, is_sure=True, is_stated=True)
            return
    yield from _with_wholes(rest[0], found[:at], (), is_stated=True)


def _is_shared(rest: tuple[Term, ...]) -> bool:
    """Return whether the numbers behind a percent may belong to the next one."""
    following = next((each for each in rest[1:] if each.kind == "share"), None)
    return following is not None and ")" not in following.lead and ";" not in following.lead


def _is_of(whole: Term) -> str:
    """Return how words or a slash make a number the whole of the one before it: "/", "of", "plan" or ""."""
    if whole.over and whole.lead.rstrip().endswith("/"):
        return "/"
    if len(whole.lead) <= _REACH and _OF_PAIR.fullmatch(whole.lead.lstrip(" )")):
        return "of"
    return "plan" if len(whole.lead) <= _REACH and _PLANNED.fullmatch(whole.lead) else ""


def _whole_after(at: int, found: tuple[Term, ...]) -> Term | None:
    """Return the number that a percent is said to be of: "chiếm 40% tổng số 19 cán bộ"."""
    if at + 1 >= len(found) or found[at + 1].kind == "share":
        return None
    lead = found[at + 1].lead
    if len(lead) > _REACH or not _WHOLE_AFTER.fullmatch(lead):
        return None
    return found[at + 1]


def _named_whole(at: int, found: tuple[Term, ...], small: str) -> Term | None:
    """Return the number that the words behind a percent name: "bằng 24% số điều", "17,5% mức khoán"."""
    said = found[at]
    begin = _NAMES_WHOLE.match(small, said.stop)
    name = " ".join(WORD.findall(small[said.stop : said.stop + 40])[:3])
    if not begin or small[said.stop : said.stop + 1] != " " or not name:
        return None
    noun = small[begin.end() :].partition(" ")[0].strip(",.;)") if begin.end() < len(small) else ""
    two = " ".join(name.split()[:2])
    named = [each for each in found[: at - 1] if two in each.lead[-40:] or (noun and each.noun == noun)]
    named = [each for each in named if each.value >= found[at - 1].value and each.measures_as(found[at - 1])]
    return named[0] if len(named) == 1 else None
