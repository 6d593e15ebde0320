"""The one whole that words, or the other shares of a sentence, tie a part to: "trong 20 người có 16 người …, chiếm"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.reading.prose_data import prose_data
from cchc_desktop.reading.shares.share_pairs import Pair, is_said_of, is_whole_of_last
from cchc_desktop.reading.syllables import WORD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.reading.counts.measured_terms import Term

OUT_OF = re.compile(r"(?<!\w)(?:trong|trên)(?: tổng)?(?: số)? $")
"""Before a whole."""
_IN_IT = re.compile(r"(?<!\w)(?:trong đó|trong số đó|trong số này|gồm)(?!\w)")
_NAME = r"(?<!\w)trong (?:tổng )?số (?P<name>[^\W\d_]+(?: [^\W\d_]+){0,7}"
_NAMED = re.compile(rf"{_NAME})[,:]")
_NAMED_LAST = re.compile(rf"{_NAME}?)(?: (?:đã )?có| thì| hiện| gồm)? $")
_NAMED_FIRST = re.compile(rf"{_NAME}?) (?:có|thì|hiện|đã) ")
"""Before a part: the whole by its name."""
_CLAUSE = re.compile("[,;.(0-9]")
_APART = re.compile(r";|[.!?] ")
_THESE = frozenset(("này", "đó", "trên", "ấy"))
_PLAN = re.compile(r"(?<!\w)(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|định mức|được giao)(?!\w)")
_ITS_PLAN = re.compile(
    r"(?: [^\W\d_]+){0,4} ?[;,(–/-] ?(?:so với |trên )?(?:dự toán|kế hoạch|chỉ tiêu|(?:số|mức) (?:được )?giao|"
    r"được giao|đăng ký|huyện giao|tỉnh giao|định mức)(?: [^\W\d_]+| 20[0-9]{2}){0,6} ?:? $"
)
_REACHED = re.compile(
    r"(?: [^\W\d_]+){0,3} ?[;,)–-] ?(?:(?:đã|mới|như vậy|như thế|tức|tức là|nên|vậy|do đó) )?(?:thực hiện|hoàn thành|"
    r"đạt|bằng|tỷ lệ|tỉ lệ|tiến độ|được|giải ngân)(?: (?:được|đạt|là|bằng|mới|thực hiện|tỷ lệ|tiến độ)){0,2} ?:? $"
)
"""Between a number and its plan, and between this one and the percent of it."""
_OF_PLAN = re.compile(
    r" (?:so với )?(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu)"
    r"(?! (?:quý|tháng|đợt|kỳ|tỉnh|[0-9])| năm (?!20)[0-9])(?P<what>(?: [^\W\d_]+| 20[0-9]{2}){0,4}) ?(?:[.,;)\n]|$)"
)
_OF_STRETCH = re.compile(r"(?<!\w)(?:quý|đợt)(?!\w)")
_OF_NOTHING = re.compile(r" ?(?:[.,;)\n]|$)| (?:và|tổng số|trong tổng|trên tổng|so với tổng)(?!\w)")
_IN_A_ROW = re.compile(
    r"(?: [^\W\d_]+){0,3} ?(?:[;,] ?(?:tỷ lệ|tỉ lệ|tiến độ|đạt|bằng|tức|được|hoàn thành|mới đạt|kết quả)"
    r"(?: (?:đạt|là|bằng|được|mới|đạt được)){0,2} ?:? | – )"
)
_CHANGED = re.compile(r"(?<!\w)(?:tăng|giảm|thêm|bớt|cùng kỳ|trước|nay|hơn|kém)(?!\w)")
_DASH = re.compile(" [–-] ")
_GIVEN = re.compile(
    r"(?<!\w)(?:vốn|kinh phí|ngân sách|nguồn)(?!\w)[^.;]{0,60}(?<!\w)(?:giao|cấp|bố trí|phân bổ|phê duyệt)(?!\w)"
)
"""Before money that is a plan although no word says so: "vốn huyện giao cho xã là 2,7 tỷ đồng"."""
_FEW, _SOME, _WIDE, _FAR = Decimal(15), Decimal(30), Decimal(40), Decimal(1000)
_NEAR = 60


class TiedPair(NamedTuple):
    """A part with the whole that it is tied to.

    room: so many points its percent may be off, or be of something else. others: the only numbers that may be its whole
    instead; None where any sum or difference of the numbers around explains another percent. is_proven: another share
    of the sentence is of the same whole.
    """

    pair: Pair
    room: Decimal
    others: Sequence[Term] | None
    is_proven: bool = False


def tied_pair(at: int, found: tuple[Term, ...], before: tuple[Term, ...], small: str) -> TiedPair | None:
    """Return the pair that the percent at a place of a sentence is surely of, if it is of the number before it."""
    part = found[at - 1] if at else None
    told = (_of_plan_before(at, found, small) or _of_row(at, found, small)) if at > 1 else None
    if told:
        return told
    return None if part is None else _of_part(at, part, found, before, small)


def _of_part(at: int, part: Term, found: tuple[Term, ...], before: tuple[Term, ...], small: str) -> TiedPair | None:
    """Return the pair that a percent is surely of with the number before it."""
    said = found[at]
    if part.kind not in ("count", "money") or not is_said_of(said, small) or _APART.search(said.lead):
        return None
    planned = _OF_PLAN.match(small, said.stop)
    if planned:
        told = _of_plan(part, (*before, *found[: at - 1]), small)
        return told if told and _is_its(told.pair.whole, planned["what"], small) else None
    if not _OF_NOTHING.match(small, said.stop):
        return None
    named = _named(part, before, small)
    if named:
        return TiedPair(_pair(part, named), _WIDE, found)
    proven = _proven(at, found, before, small)
    if proven:
        return TiedPair(_pair(part, proven), _FAR, found, is_proven=True)
    return _of_the_last(at, found) if at > 1 else None


def _of_plan_before(at: int, found: Sequence[Term], small: str) -> TiedPair | None:
    """Return the pair of a part and its plan that are told one after the other: "thu 48; dự toán năm 60; đạt 80%"."""
    part, plan, said = found[at - 2 : at + 1]
    if part.kind != plan.kind or not part.measures_as(plan) or not part.value > 0 < plan.value:
        return None
    is_told = _ITS_PLAN.fullmatch(plan.lead) is not None and _REACHED.fullmatch(said.lead) is not None
    ends = _DASH.match(small, said.stop) or _OF_NOTHING.match(small, said.stop) or _OF_PLAN.match(small, said.stop)
    return TiedPair(_pair(part, plan), _SOME, found) if is_told and ends else None


def _of_row(at: int, found: Sequence[Term], small: str) -> TiedPair | None:
    """Return the pair of a row of a whole, its part and the share: "nhận 64 đơn; xử lý 48 đơn; tỷ lệ 75%"."""
    whole, part, said = found[at - 2 : at + 1]
    if not part.noun or part.noun != whole.noun or not 0 < part.value < whole.value or part.kind != whole.kind:
        return None
    is_row = _IN_A_ROW.fullmatch(said.lead) is not None and ";" in f"{part.lead}{said.lead}"
    is_alone = sum(each.kind == part.kind for each in found) == 2  # noqa: PLR2004
    if not is_row or not is_alone or not _OF_NOTHING.match(small, said.stop) or _CHANGED.search(part.lead):
        return None
    return TiedPair(_pair(part, whole), _SOME, found)


def _of_plan(part: Term, wholes: Sequence[Term], small: str) -> TiedPair | None:
    """Return the pair of a part and the only plan of its kind."""
    if _OF_STRETCH.search(part.lead):
        return None
    fitting = [each for each in wholes if _counts_as(each, part)]
    plans = [each for each in fitting if _is_plan(each, small)]
    plans = plans or [each for each in fitting if each.kind == "money" and _GIVEN.search(each.lead)]
    return TiedPair(_pair(part, plans[0]), _SOME, wholes) if len(plans) == 1 else None


def _is_plan(whole: Term, small: str) -> bool:
    return _PLAN.search(whole.lead) is not None or _PLAN.search(_behind(whole, small)) is not None


def _is_its(plan: Term, what: str, small: str) -> bool:
    """Return whether a plan is the one that words behind a percent name: "78% chỉ tiêu thu thuế" is not that of all."""
    told = f"{plan.lead} {_CLAUSE.split(small[plan.stop : plan.stop + _NEAR])[0]}"
    return set(WORD.findall(what)) - set(prose_data("shares")["syllables"]["of_plans"]) <= set(WORD.findall(told))


def _named(part: Term, before: Sequence[Term], small: str) -> Term | None:
    """Return the number of the sentence before that words name as the whole: "trong số phiếu thu về"."""
    of = _NAMED.search(part.lead) or _NAMED_LAST.search(part.lead) or _NAMED_FIRST.search(part.lead)
    wholes = [each for each in before if _counts_as(each, part) and each.value > part.value] if of else []
    if not of or not wholes:
        return None
    words = [each for each in of["name"].split() if each != "được"]
    if words[-1] in _THESE:
        return wholes[-1]
    names = [" ".join(words[first:]) for first in range(3) if len(words) - first > 1]
    for name in names:
        for beside in (_behind, _ahead):
            fitting = [each for each in wholes if name in beside(each, small)]
            if len(fitting) == 1:
                return fitting[0]
    return None


def _behind(whole: Term, small: str) -> str:
    return _CLAUSE.split(small[whole.stop : whole.stop + _NEAR])[0].replace(" được ", " ")


def _ahead(whole: Term, _small: str) -> str:
    return whole.lead[-_NEAR:].replace(" được ", " ")


def _proven(at: int, found: tuple[Term, ...], before: tuple[Term, ...], small: str) -> Term | None:
    """Return the whole that another share of the sentence is of, as its own part proves."""
    part = found[at - 1]
    for other in range(1, len(found)):
        share, own = found[other], found[other - 1]
        if other == at or share.kind != "share" or not is_said_of(share, small) or not _counts_as(own, part):
            continue
        for whole in _wholes(other, found, before):
            proof = _pair(found[other - 2] if whole is own else own, whole)
            if whole is not part and whole.value >= max(part.value, proof.part.value) and proof.gives(share):
                return whole
    return None


def _wholes(at: int, found: tuple[Term, ...], before: tuple[Term, ...]) -> Iterator[Term]:
    """Yield the numbers that the one before a share may be a part of; that one where it is a whole itself."""
    part = found[at - 1]
    if at > 1 and is_whole_of_last(part):
        yield part
    yield from (each for each in (*found[: at - 1], *before) if _counts_as(each, part))


def _of_the_last(at: int, found: tuple[Term, ...]) -> TiedPair | None:
    """Return the pair of a part and the number right before it."""
    whole, part, said = found[at - 2 : at + 1]
    if not _counts_as(whole, part) or whole.value <= part.value or not part.noun:
        return None
    if OUT_OF.search(whole.lead):
        return TiedPair(_pair(part, whole), _SOME, found)
    is_in_it = _IN_IT.search(part.lead) is not None
    is_part = is_in_it or "đạt" not in said.lead
    return TiedPair(_pair(part, whole), _SOME if is_part else _FEW, found if is_in_it and at == 2 else None)  # noqa: PLR2004


def _counts_as(whole: Term, part: Term) -> bool:
    return whole.kind == part.kind and whole.measures_as(part) and whole.value > 0


def _pair(part: Term, whole: Term) -> Pair:
    return Pair(part, whole, is_sure=False)
