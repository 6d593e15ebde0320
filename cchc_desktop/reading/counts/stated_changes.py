"""Changes that a sentence tells: a difference, a percent or a multiple, with the word of the way that they go."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.reading.counts.measured_terms import Term

MORE = ("tăng", "cao hơn", "nhiều hơn", "lớn hơn", "vượt", "thêm", "dài hơn")
LESS = (
    "giảm", "thấp hơn", "ít hơn", "nhỏ hơn", "bớt", "rút ngắn", "cắt giảm", "tiết kiệm", "hụt", "nhanh hơn", "sớm hơn",
    "kém", "tinh giản", "ngắn hơn", "ngắn đi", "ít đi",
)  # fmt: skip
SIGNS = ("tăng", "giảm", "tinh giản", "hơn ", "gấp ", "rút ngắn", "bớt ", "tiết kiệm", "vượt", "hụt", " đi ")
"""A sentence has one of them, or compares nothing."""
_ADDED = re.compile(
    r"(?<!\w)đầu (?:năm|kỳ|quý|tháng|đợt)(?!\w)[^;.]{0,60}[0-9][^;]{0,80}[;,:–→-] ?"
    r"(?:(?:đã|như vậy|tức là|nghĩa là) )?thêm (?:được )?[0-9]"
)
"""What is only added, told behind the level of a time that begins: "đầu quý 84, cuối quý 98; thêm 14"."""
_BEGINS = re.compile(
    r"\s*(?:(?:so|so sánh|so với|đối chiếu|giữa)? ?(?:hai|2|cả hai)? ?(?:cùng kỳ|quý|kỳ|tháng|năm)"
    r"(?: (?:liền )?trước| này)?,? ?|"
    r"(?:như vậy|như thế|vậy là|tính ra|tức là|theo đó|nghĩa là|so ra|so sánh|do đó),? ?)?(?:đã )?"
)
"""Before a change that begins a sentence, of the two levels in the one before."""
_ALONE = re.compile(r"(?: [^\W\d_]+){0,2} ?(?:[,;.(–-]|$)| (?:[^\W\d_]+ ){0,2}so với(?!\w)")
"""Behind that change, where it is of all that the levels count: not "tăng 20 hồ sơ trực tuyến"."""
_WAY = re.compile(
    rf"(?<!\w)(?<!đạt và )(?<!đạt, )(?P<way>{'|'.join(sorted((*MORE, *LESS), key=len, reverse=True))})"
    r"(?: (?:thêm|được|lên|đi|tới|đến|là|đạt|bằng|ở mức|tương ứng|số lượng|tổng cộng|so với|"
    r"(?:cùng kỳ|đầu năm|đầu kỳ|(?:năm|kỳ|quý|tháng) (?:liền )?trước)(?: năm (?:trước|ngoái|20[0-9]{2}))?|"
    r"(?:quý (?:iv|i{1,3}|[1-4])|tháng [0-9]{1,2})(?:(?: năm |/)20[0-9]{2})?|"
    r"(?:lần|đợt)(?: [^\W\d_]+){0,3} trước|năm (?:ngoái|20[0-9]{2}))"
    r"){0,4} "
    r"(?P<loose>(?:gần|hơn|trên|khoảng|xấp xỉ|ít nhất|tối thiểu) )?$"
)
"""Before a difference, or the percent of one."""
_LEADS_ON = re.compile(
    r"(?: tin, bài)?(?: [^\W\d_]+){0,5}?(?:,| –| -)? ?\(?(?:(?:tức|hay|tương ứng|tương đương|bằng|ứng với|và|nghĩa)"
    r"(?: là| với)?(?: (?:tỷ lệ|tỉ lệ|mức|tốc độ|tăng|giảm))?|"
    r"(?:tỷ lệ|tỉ lệ|tốc độ|mức)(?: tăng| giảm)?|tăng|giảm|đạt)?(?: thêm| là)? ?\(?$"
)
"""Between a difference and its percent."""
_NO_SUBJECT = re.compile(
    r"\s*(?:(?:tức|là|tương ứng|tương đương|nghĩa|đã|và|như vậy|như thế|vậy là|tính ra|suy ra|do đó|do vậy|"
    r"con số này|số này|mức|kỳ này|lại|bị|được|qua đó|"
    r"(?:tỷ|tỉ) lệ|tốc độ|đạt|với|"
    r"theo đó|vẫn|chỉ|so với cùng kỳ(?: năm (?:trước|20[0-9]{2}))?|hay)\s*){0,5}"
)
"""Before a way of change that is said of the number before it."""
_OF_OWN = re.compile(r" (?:số|tổng|thời gian|chi phí|kinh phí|mức|thành phần|lượng)(?!\w)")
"""Behind a percent of change that says what it is of: "giảm 20% số cuộc họp"."""
_TOLD = re.compile(r"(?: [^\W\d_]+){0,3}(?:,|:| \()? ?(?:cụ thể )?(?:là )?từ ")
"""Between a change and the two numbers that tell it: "tăng 10 điểm phần trăm, từ 78% lên 88%"."""
_SAID_AGAIN = re.compile(r"(?:,? \(?(?:tức|hay|tương ứng|tương đương|ứng với)(?: là| với)?(?: tăng| giảm)? | \()$")
"""Between a percent and its difference."""
_NOT_OF_ALL = re.compile(r"(?<!\w)(?:(?:tổng cộng|cộng lại|gộp lại|tính chung) ?$|(?:riêng|trong đó|chỉ tính)(?!\w))")
"""Before a change that is the sum of several, or that of a part: the two numbers nearest to it do not make it."""
_FACTOR = re.compile(r"(?<!\w)(?<!gần )(?<!hơn )(?:gấp|bằng|tăng)(?: (?:lên|tới|đến))? $")
_RISEN_TO = re.compile(r"^(?: [^\W\d_]+){0,4} (?:tăng|giảm) (?:lên|tới|đến)(?: (?:còn|thành|mức|tới))? $")
FROM = re.compile(r"(?<!\w)từ(?: (?:mức|con số|chỗ|chỉ|chỉ có))?(?: [^\W\d_]+){0,2} ?$")
"""Before the first of two levels."""
LEVELS = frozenset(("count", "money", "days", "hours", "minutes", "share"))
"""What a number may measure that is a level of its own."""
_TAIL = 120


class StatedChange(NamedTuple):
    """What is said of a difference: the places of its first and last number among those of the sentence, the numbers.

    word: the way that it goes, "" for a multiple. has_subject: a clause of its own says it, that may be of something
    else: "…, lệ phí giảm 50%". is_part: it is of a part, or of several together. loose: a word by which its percent is
    not meant to the last: "khoảng", "ít nhất".
    """

    first: int
    last: int
    word: str = ""
    has_subject: bool = False
    change: Term | None = None
    percent: Term | None = None
    times: Term | None = None
    loose: str = ""
    is_part: bool = False

    @property
    def way(self) -> int:
        """1 for more, -1 for less, 0 where no word says it."""
        return 0 if not self.word else 1 if self.word in MORE else -1


def compares(small: str) -> bool:
    """Return whether a sentence in small letters may compare numbers."""
    return any(word in small for word in SIGNS) or ("thêm " in small and _ADDED.search(small) is not None)


def begins_with_change(first: Term, small: str) -> bool:
    """Return whether the first number of a sentence is a change, and all before it leads to it."""
    way = _WAY.search(first.lead)
    is_first = way is not None and _BEGINS.fullmatch(first.lead, 0, way.start()) is not None
    return is_first and _ALONE.match(small, first.stop) is not None


def stated_changes(found: Sequence[Term], small: str) -> Iterator[StatedChange]:
    """Yield what is said of differences, each with its percent."""
    at = 0
    while at < len(found):
        each = found[at]
        way = _WAY.search(each.lead)
        if each.kind == "times":
            if _FACTOR.search(each.lead[-_TAIL:]):
                yield StatedChange(at, at, times=each)
        elif way and not _is_level(at, found) and not (way["loose"] and each.kind != "share"):
            told = _of_percent if each.kind in ("share", "points") else _of_difference
            one = told(at, way, found, small)
            yield one._replace(is_part=_NOT_OF_ALL.search(each.lead, 0, way.start()) is not None)
            at = one.last
        at += 1


def _of_percent(at: int, way: re.Match[str], found: Sequence[Term], small: str) -> StatedChange:
    """Return a change that a percent tells first, with the difference behind it that says it again."""
    each, after = found[at], found[at + 1] if at + 1 < len(found) else None
    again = after is not None and after.kind in LEVELS - {"share"} and _SAID_AGAIN.fullmatch(after.lead)
    is_first = at == 0 and _OF_OWN.match(small, each.stop) is not None
    is_told = at == 0 and after is not None and _TOLD.match(after.lead) is not None
    own = is_first or (not is_told and _has_subject(each.lead[: way.start()]))
    loose = (way["loose"] or "").strip()
    return StatedChange(at, at + bool(again), way["way"], own, after if again else None, each, None, loose)


def _of_difference(at: int, way: re.Match[str], found: Sequence[Term], _small: str) -> StatedChange:
    """Return a change that a difference tells, with the percent behind it."""
    each, after = found[at], found[at + 1] if at + 1 < len(found) else None
    percent = after is not None and after.kind == "share" and _LEADS_ON.fullmatch(after.lead[:_TAIL])
    own = ";" in each.lead and _has_subject(each.lead[: way.start()])
    return StatedChange(at, at + bool(percent), way["way"], own, each, after if percent else None)


def _is_level(at: int, found: Sequence[Term]) -> bool:
    """Return whether a number is the second level of a change: "từ 40 lượt tăng lên 52 lượt"."""
    if not at or not found[at].measures_as(found[at - 1]) or not FROM.search(found[at - 1].lead):
        return False
    return _RISEN_TO.search(found[at].lead) is not None


def _has_subject(lead: str) -> bool:
    """Return whether a clause that is begun before a way of change names something of its own."""
    _, sign, clause = max((lead.rpartition(sign) for sign in ",;:"), key=lambda parts: len(parts[0] + parts[1]))
    return bool(sign) and _NO_SUBJECT.fullmatch(clause) is None
