"""Shares of one whole that do not make 100 %: "chứng thực chiếm 58%, hộ tịch 27%, các lĩnh vực khác 25%".

Words say that shares are parts of one whole: a rest ("25% còn lại", "khác"), a list that is opened as one ("cơ cấu"),
labels that divide it (trước hạn, đúng hạn, quá hạn), a sum of some of them ("hai lĩnh vực này cộng lại"). Where any of
the shares around them make the whole, all is right; a slip is a sum that is nearly right.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.near_numbers import looks_like
from cchc_desktop.reading.counts.measured_terms import terms
from cchc_desktop.reading.number_words import number_of
from cchc_desktop.reading.prose_data import prose_data
from cchc_desktop.report.numbers import show
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.section_reading import ParagraphReading, Passage

_REST_BEFORE = re.compile(r"(?<!\w)còn lại(?: (?!đạt|đều)[^\W\d_]+){0,5} ?[:(,]? ?$")
_REST_OPENS = re.compile(
    r" ?(?:như vậy,? )?(?:(?:phần|số|tỷ lệ|nhóm)? ?còn lại|ngoài (?:hai|ba|bốn|các|những|số)(?: [^\W\d_]+){0,3} "
    r"(?:này|ấy|đó|trên|kể trên|nêu trên)(?: ra)?,? (?:chỉ còn|chỉ có))(?!\w)(?! (?:chủ yếu|phần lớn|đa số|đạt|đều))"
    r"[^;:%]{0,80}(?:chiếm|là|với|bằng)"
    r"(?: tỷ lệ)? $"
)
"""The beginning of a sentence, up to its share: what is left of those of the sentence before."""
_RIGHT_AFTER = re.compile(r" còn lại(?!\w)")
_REST_AFTER = re.compile(r" (?:(?!(?:số|phần|của|trong|tổng)(?!\w))[^\W\d_]+ ){1,2}còn lại(?!\w)")
_REST_IS = re.compile(
    r" (?:(?:sau cùng|cuối cùng|cuối|kia|nữa|sau chót)(?: là)?|là|thuộc(?: về)?|dành cho)"
    r"(?: (?!và(?!\w))[^\W\d_]+){0,5} (?:còn lại|khác)(?!\w)"
)
"""Behind a share that stands before what it is of: "8% sau cùng là các lĩnh vực khác"."""
_BEGINS = re.compile(r"(?:^|[,;.(])\s?(?:và |còn )?$")
_OTHERS = re.compile(r"(?<!\w)khác(?: (?!đạt|bằng|hoàn|đều)[^\W\d_]+){0,3} ?[:(]? ?$")
_NOT = re.compile(r"(?<!\w)(?:chưa|không) (?:(?:được|có|phải) )?(?P<what>[^\W\d_]+ [^\W\d_]+)(?!\w)")
_NOT_DONE = re.compile(r"(?<!\w)(?:chưa|không) (?P<what>được [^\W\d_]+)(?!\w)")
_NOT_LAST = re.compile(r"(?<!\w)(?:chưa|không) (?P<what>(?!(?:đạt|có|được|là|phải) )[^\W\d_]+) $")
_TOGETHER = re.compile(
    r"(?<!\w)(?P<sure>cộng lại|gộp lại|cộng chung|tổng cộng|(?P<these>hai|ba|bốn)(?: [^\W\d_]+){1,3} này|tính gộp)"
    r"(?!\w)(?: (?!đều|tăng|giảm|trong)[^\W\d_]+){0,8} ?$"
    r"|(?<!\w)(?:tính chung|như vậy,?|cả (?P<all>hai|ba|bốn))(?!\w)(?: (?!đều|tăng|giảm|trong)[^\W\d_]+){0,8} ?$"
)
_PARTED = re.compile(
    r"(?<!\w)(?:trong đó|gồm|bao gồm)(?!\w)|^[^()]{0,40}\((?:(?!chiếm|đạt|tức|bằng|tương)[^\W\d_]+ ){1,6}$"
)
_LABEL = re.compile(
    r"(?:^|[,;:(–-])\s?(?:(?:còn|và|số|tỷ lệ|tỉ lệ|phần|hộ|người) ){0,2}(?P<label>[^\W\d_]+(?: [^\W\d_]+){0,4}) ?:? ?$"
)
_DONE, _UNDONE = re.compile(r"(?:đã|được) "), re.compile(r"(?:chưa|không)(?: được| phải)? ")
"""A label before its share, and how one begins that says or denies what another one tells."""
_OF_PLAN = re.compile(r" (?:kế hoạch|chỉ tiêu|dự toán|cùng kỳ) ")
_OF_OWN = re.compile(r" (?:kế hoạch|chỉ tiêu|dự toán|cùng kỳ|năm|quý|đợt|đạt|bằng) ")
"""Words of shares that have a whole of their own each."""
_LOOSE = re.compile(r"(?<!\w)(?:trên|hơn|gần|khoảng|dưới|tối thiểu|ít nhất|không quá|xấp xỉ|tăng|giảm|vượt|thêm) ?$")
_CUT = re.compile("[;:]|,(?! (?:công chức|viên chức|người lao động|cá nhân|kiến nghị|thị trấn|phường))")
_AND, _WORD = re.compile(r" (?:và|còn) "), re.compile(r"[^\W_]+")
_SO_MANY = re.compile(
    r"(?<!\w)(?P<many>hai|ba|bốn|0?[2-5]) (?:nguồn|nhóm|loại|phần|mức|hình thức|kênh|cách)(?!\w)[^:]{0,60}:"
)
"""Before a list of so many shares."""
_USUAL = Decimal("0.8")
"""Of four rounded shares not one in hundreds misses a whole by more of what rounding allows."""
_OF_PEOPLE = ("nữ", "đảng viên", "dân tộc thiểu số")
"""What some people of a whole are, who may be others of its parts too."""
OF_ALL = "100% −"
"""Begins what is said of a rest, and of nothing else."""
_ALL, _NEAR, _CLOSE = Decimal(100), Decimal(10), Decimal(3)
_MOST, _FEW = 8, 3
"""So many shares are weighed: with more some of them make 100 with any other."""
_REACH, _LEAD = 90, 160


class _Share(NamedTuple):
    """A share, the words of its clause, with a space before and behind each, and the text since the last share."""

    term: Term
    words: str
    lead: str

    def has(self, words: str) -> bool:
        return f" {words} " in self.words


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the shares of a paragraph that should make a whole with others, and do not."""
    if reading.text.count("%") < 2:  # noqa: PLR2004
        return
    last = reading.sentences[0]
    before: tuple[Term, ...] = ()
    for sentence in reading.sentences:
        found = _percents(sentence, reading)
        if 1 < len(before) + len(found) <= 2 * _MOST and 0 < len(found) <= _MOST:
            small = reading.small
            yield from _in_sentence(_shares(found, sentence, small), _shares(before, last, small), sentence, small)
        last, before = sentence, found


def _in_sentence(
    shares: tuple[_Share, ...], before: tuple[_Share, ...], sentence: Passage, small: str
) -> Iterator[ProseSlip]:
    """Yield one slip of a sentence: one wrong share may spoil more than one sum."""
    for at, each in enumerate(shares):
        if _LOOSE.search(each.lead):
            continue
        found = _sum(each, shares[:at] or before) or _rest(at, shares, before, small) or _parted(at, shares)
        if found:
            yield found
            return
    listed = _of_list(shares, small[sentence.start : shares[0].term.start], small[shares[-1].term.stop : sentence.end])
    if listed:
        yield listed


def _percents(sentence: Passage, reading: ParagraphReading) -> tuple[Term, ...]:
    if "%" not in sentence.text:
        return ()
    return tuple(each for each in terms(sentence, reading) if each.kind == "share")


def _shares(found: Sequence[Term], sentence: Passage, small: str) -> tuple[_Share, ...]:
    starts = [sentence.start, *(each.stop for each in found)]
    return tuple(
        _Share(each, _clause(each, sentence, small), small[max(start, each.start - _LEAD) : each.start])
        for start, each in zip(starts, found, strict=False)
    )


def _clause(share: Term, sentence: Passage, small: str) -> str:
    """Return the words of the clause that holds a share, without those of other shares."""
    begin, end = max(sentence.start, share.start - _REACH), min(sentence.end, share.stop + _REACH)
    before = _CUT.split(small[begin : share.start])[-1]
    after = _CUT.split(small[share.stop : end])[0]
    before = _AND.split(before)[-1] if "%" in before else before
    after = _AND.split(after)[0] if "%" in after else after
    return f" {' '.join(_WORD.findall(f'{before} {after}'))} "


def _sum(share: _Share, others: Sequence[_Share]) -> ProseSlip | None:
    """Return a sum of the shares before it that none of them make."""
    total, said = share.term, _TOGETHER.search(share.lead)
    if not said or not others:
        return None
    levels = [each.term for each in others]
    number = said["all"] or said["these"]
    members = levels[-number_of(number) :] if number else levels
    if not 1 < len(members) <= _FEW or _makes(levels, total.value, total.half, least=2):
        return None
    exact = sum((each.value for each in members), Decimal(0))
    is_average = min(each.value for each in levels) <= total.value <= max(each.value for each in levels)
    if exact > _ALL or (is_average and not said["sure"]) or not _is_near(total, exact):
        return None
    return _slip(total, f"{_plus(members)} = {show(exact)}%", exact)


def _rest(at: int, shares: Sequence[_Share], before: Sequence[_Share], small: str) -> ProseSlip | None:
    """Return a rest that is not what the shares before it leave of 100 %."""
    rest = shares[at].term
    if len(shares) == 1 < len(before) <= _FEW and _REST_OPENS.fullmatch(shares[at].lead):
        levels = [each.term for each in before if not _OF_OWN.search(each.words)]
        runs = [levels] if len(levels) == len(before) else []
    elif _is_rest(at, shares, small):
        levels = [each.term for each in shares[:at] or (before if len(before) == 1 else ())]
        runs = [levels[first:] for first in range(len(levels))] + [[each] for each in levels[:-1]]
    elif at and _is_opposite(shares[at], shares[at - 1], are_two=len(shares) == 2):  # noqa: PLR2004
        levels = [each.term for each in shares[:at]]
        runs = (
            [levels[-1:]] if levels[-1].value + rest.value > _ALL or looks_like(rest, _ALL - levels[-1].value) else []
        )
    else:
        return None
    is_rounded = _makes(levels, _ALL - rest.value, rest.half, least=1)
    if is_rounded and (len(levels) < _FEW or _makes(levels, _ALL - rest.value, rest.half, least=1, room=_USUAL)):
        return None
    rests = [(run, _ALL - sum((each.value for each in run), Decimal(0))) for run in runs]
    near = [(run, exact) for run, exact in rests if exact > 0 and _is_near(rest, exact)]
    run, exact = next((each for each in near if looks_like(rest, each[1])), near[0]) if near else ([], _ALL)
    if not run:
        return None
    found = _slip(rest, f"{OF_ALL} {' − '.join(f'{each.text}%' for each in run)} = {show(exact)}%", exact)
    return found._replace(severity=Severity.HINT) if is_rounded else found


def _is_rest(at: int, shares: Sequence[_Share], small: str) -> bool:
    """Return whether words make a share the rest of those before it."""
    stop, lead = shares[at].term.stop, shares[at].lead
    if _RIGHT_AFTER.match(small, stop) or _REST_BEFORE.search(lead):
        return True
    if _REST_AFTER.match(small, stop) and _BEGINS.search(lead):
        return True
    if (
        at > 1
        and _REST_IS.match(small, stop)
        and _BEGINS.search(lead)
        and not any(_OF_PLAN.search(each.words) for each in shares)
    ):
        return True
    is_last = at > 1 and _OTHERS.search(lead) is not None
    return is_last and not any(_OF_OWN.search(each.words) for each in shares)


def _is_opposite(share: _Share, last: _Share, *, are_two: bool) -> bool:
    """Return whether a share is of what the last one leaves out: "chưa đạt chuẩn", "nữ" after "nam"."""
    denied = [
        match["what"]
        for match in (_NOT.search(share.words), _NOT_DONE.search(share.words), _NOT_LAST.search(share.words))
        if match
    ]
    if any(last.has(what) for what in denied) and not _NOT.search(last.words):
        return True
    return are_two and (
        _denies(share.lead, last.lead)
        or any(
            (last.has(one) and share.has(other)) or (last.has(other) and share.has(one))
            for one, other in prose_data("shares")["halves"]["pairs"]
        )
    )


def _denies(lead: str, before: str) -> bool:
    """Return whether the label before a share denies the one before another share: "đã làm", "chưa làm"."""
    if ":" in lead.rstrip(" :"):
        return False  # of something else
    one, other = _LABEL.search(before[-_REACH:]), _LABEL.search(lead[-_REACH:])
    if not one or not other or not (denied := _UNDONE.match(other["label"])) or _UNDONE.match(one["label"]):
        return False
    done = _DONE.match(one["label"])
    return one["label"][done.end() if done else 0 :] == other["label"][denied.end() :]


def _parted(at: int, shares: Sequence[_Share]) -> ProseSlip | None:
    """Return a share that those named as its parts do not make: "82%, trong đó chứng thực 58%, hộ tịch 34%"."""
    total, parts = shares[at].term, [each.term for each in shares[at + 1 :]]
    if not 1 < len(parts) <= _FEW or not _PARTED.search(shares[at + 1].lead) or _LOOSE.search(parts[-1].lead):
        return None
    if any(_OF_OWN.search(each.words) or ")" in each.lead for each in shares[at + 1 :]):
        return None
    exact = sum((each.value for each in parts), Decimal(0))
    room = sum((each.half for each in parts), total.half)
    is_right = abs(exact - total.value) <= room or _makes(parts, _ALL, Decimal(0), least=2)
    if is_right or not (abs(exact - total.value) <= _CLOSE or looks_like(total, exact)):
        return None
    return _slip(total, f"{_plus(parts)} = {show(exact)}%", exact)


def _of_list(shares: Sequence[_Share], lead: str, rest: str) -> ProseSlip | None:
    """Return the last of some shares that words make all or parts of one whole, where they make more or less.

    rest: the words behind them, that may name a part without its share.
    """
    if any(_LOOSE.search(each.term.lead) for each in shares):
        return None
    for run, is_all in _runs(shares, lead):
        if any(each.has(words) for words in _OF_PEOPLE for each in run) and not any(each.has("nam") for each in run):
            continue
        levels = [each.term for each in run]
        total = sum((each.value for each in levels), Decimal(0))
        over = total - _ALL
        least = 2 if any(_crosses(each) for each in run) else len(run)
        if _makes(levels, _ALL, Decimal(0), least=least):
            return None
        is_typed = abs(over) <= 2 * _NEAR and any(looks_like(each, each.value - over) for each in levels)
        if (is_typed or abs(over) <= _NEAR) and ((is_all and "còn lại" not in rest and "khác" not in rest) or over > 0):
            last = levels[-1]
            wanted = last.value - over if last.value > over else last.value
            return _slip(last, f"{_plus(levels)} = {show(total)}%, không phải 100%", wanted)
    return None


def _runs(shares: Sequence[_Share], lead: str) -> Iterator[tuple[Sequence[_Share], bool]]:
    """Yield the shares that are parts of one whole, and whether they are all of it."""
    for each in prose_data("shares")["whole"]:
        if each.get("needs", "") in lead + shares[0].words:
            run, is_all = _labelled(shares, each["labels"])
            if len(run) >= _FEW:
                yield run, is_all
    data = prose_data("shares")["lists"]
    is_of_one = all(each.has("tổng") for each in shares)
    if not is_of_one and any(_OF_OWN.search(each.words) for each in shares):
        return
    if any(words in lead for words in data["partly"]):
        return
    counted = _SO_MANY.search(lead)
    is_all = any(words in lead for words in data["all"]) or bool(counted and number_of(counted["many"]) == len(shares))
    is_alike = len({each.words.split(" ", 2)[1] for each in shares}) == 1 and (
        is_of_one or all(each.has("chiếm") for each in shares)
    )
    is_parted = len(shares) >= _FEW and (is_alike or any(words in lead for words in data["parted"]))
    if (is_all and len(shares) > 1) or is_parted:
        yield shares, is_all


def _labelled(shares: Sequence[_Share], labels: list[list[str]]) -> tuple[list[_Share], bool]:
    """Return the shares in a row that stand beside different labels of one whole, and whether no label is left out."""
    last = len(labels) - 1
    order = [0, last, *range(1, last)]
    aside = prose_data("shares")["lists"]["aside"]
    run: list[_Share] = []
    seen: list[int] = []
    for each in shares:
        fitting = (at for at in order if any(each.has(words) for words in labels[at]))
        own = None if any(each.has(words) for words in aside) else next(fitting, None)
        if own is not None and own not in seen:
            run.append(each)
            seen.append(own)
        elif run:
            break
    return run, len(seen) == len(labels)


def _crosses(share: _Share) -> bool:
    """Return whether a share may be of what others count too."""
    return any(share.has(words) for words in prose_data("shares")["lists"]["crossing"])


def _makes(levels: Sequence[Term], goal: Decimal, half: Decimal, *, least: int, room: Decimal = Decimal(1)) -> bool:
    """Return whether some of a few shares add up to another one, as rounded as they are; room: so much of that."""
    return len(levels) > _MOST or any(
        abs(sum((each.value for each in some), -goal)) <= room * sum((each.half for each in some), half)
        for number in range(least, len(levels) + 1)
        for some in combinations(levels, number)
    )


def _is_near(said: Term, exact: Decimal) -> bool:
    return abs(said.value - exact) <= _NEAR or looks_like(said, exact)


def _plus(levels: Sequence[Term]) -> str:
    return " + ".join(f"{each.text}%" for each in levels)


def _slip(wrong: Term, true: str, wanted: Decimal) -> ProseSlip:
    message = f"Ghi {wrong.text}%, mà {true}. Xem lại các tỷ lệ này."
    return ProseSlip("text.arithmetic", wrong.start, wrong.end, message, None, show(wanted))
