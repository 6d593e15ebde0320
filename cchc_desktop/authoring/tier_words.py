"""What words say about the tier that fills something in: "cấp tỉnh ghi", "mục 3, 4 do Sở Nội vụ nhập", "(T) …"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from cchc_desktop.authoring.row_numbers import form_number, is_number
from cchc_desktop.base.text import folded
from cchc_desktop.units.unit_kinds import tier_of_kind

COMMUNE = "commune"
_FILLED = (
    "ghi", "tổng hợp", "báo cáo", "thống kê", "cung cấp", "điền", "nhập", "kê khai", "cập nhật", "nhập liệu",
    "theo dõi",
)  # fmt: skip
_FILLED_ALONE = ("thực hiện", "phụ trách", "chấm", "đánh giá")
"""What a tier does in a clause that begins with it: "cấp tỉnh thực hiện"."""
_ABOUT = (" số liệu", " thông tin", " chung", " vào biểu")
_MEANT = (
    " dành cho ", " dành riêng cho ", " phần của ", " thuộc phần ", " dùng cho ", " dùng riêng cho ", " áp dụng cho ",
    " áp dụng đối với ",
)  # fmt: skip
_OFFICES = {
    COMMUNE: (" commune ",),
    "district": (" phòng nội vụ ", " phòng tư pháp ", " phòng tài chính "),
    "province": (" sở ", " thành phố "),
}
"""Words for a tier beside the kinds of units that it alone has."""
_BEGINNINGS = ("cấp ", "tỉnh ", "huyện ", "ubnd tỉnh ", "ubnd huyện ", "sở ", "các sở ", "phòng ")
_ALONE = frozenset(
    ("cấp", "tỉnh", "huyện", "xã", "phường", "ubnd", "số", "liệu", "phần", "chỉ", "tiêu", "tính", "riêng")
)
_LISTED = frozenset(("ban", "ngành", "và ngành", "ban ngành", "thành phố", "thị xã", "thành phố thuộc tỉnh", "quận"))
"""What goes on with a list of offices that began with one of a tier: "các sở, ban, ngành"."""
_LONGEST_MARK = 3
_ROWS = ("chỉ tiêu", "mục", "dòng", "hàng", "điểm", "phần", "số thứ tự", "stt", "mã số", "mã")
_OF_FORM = re.compile(r"\b(?:phụ lục|phụ biểu|biểu mẫu|biểu|bảng|bm) ?(?:số )?([0-9]{1,2}|[ivx]{1,4})\b")
_MOST_ROWS = 40


@dataclass(frozen=True, slots=True)
class TierRemark:
    """Rows of a form, by their printed numbers, that a tier fills in."""

    form: str
    numbers: frozenset[str]
    tier: str


def words_in(text: str) -> str:
    """Return the words of a text in small letters, a space before, between and after them."""
    plain = "".join(char if char.isalnum() else " " for char in folded(text))
    return f" {' '.join(plain.split())} "


def tier_in(words: str) -> str:
    """Return the lowest tier that some words name, "" if they name none."""
    bare = words.replace(" thị xã ", " huyện ")
    return next((tier for tier, signs in _signs().items() if any(sign in bare for sign in signs)), "")


@cache
def _signs() -> dict[str, tuple[str, ...]]:
    kinds = [(f" {kind} ", tier) for kind, tier in tier_of_kind().items()]
    return {own: (*(kind for kind, tier in kinds if tier == own), *words) for own, words in _OFFICES.items()}


def filling_tier(text: str) -> str:
    """Return the tier that a text says fills in: "do cấp tỉnh ghi", "huyện ghi, xã không ghi", "dành cho cấp tỉnh"."""
    clauses = [words_in(clause) for clause in text.replace(";", ",").replace(".", ",").split(",")]
    sure = [words for words in clauses if " không " not in words]
    listed: list[str] = []
    for place, words in enumerate(sure):
        listed.append(words)
        if _is_meant(words) or _fills(words):
            named = " ".join(sure[place:] if _is_meant(words) else listed if _is_list(listed) else [words])
            if tier := tier_in(named):
                return tier
            listed = []
    return ""


def meant_tier(text: str) -> str:
    """Return the tier that a label or title says fills all of it in: "Phần do cấp tỉnh ghi", "Dành cho cấp huyện"."""
    words = words_in(text)
    by = words.rpartition(" do ")[2]
    if _is_meant(words) or (by != words and by.startswith(_BEGINNINGS)):
        return filling_tier(text)
    is_alone = set(words.split()) <= _ALONE | set(" ".join(_FILLED).split())
    return filling_tier(text) if is_alone and " cấp " in words else ""


def named_alone(text: str) -> str:
    """Return the tier that a bracket names and nothing else: "(cấp tỉnh)"."""
    words = words_in(text)
    return tier_in(words) if words.strip() and set(words.split()) <= _ALONE and " cấp " in words else ""


def explained_marks(texts: Iterable[str]) -> dict[str, str]:
    """Return the tiers that remarks give to marks: "(T) chỉ tiêu do cấp tỉnh ghi" -> {"t": "province"}."""
    found: dict[str, str] = {}
    for text in texts:
        for clause in text.replace(",", ";").replace(". ", ";").split(";"):
            before, sign, words = clause.rpartition(":")[2].strip().partition(" ")
            mark = before.strip("()[].-")
            is_mark = before != mark or not any(map(str.isalnum, mark))
            if sign and mark and is_mark and len(mark) <= _LONGEST_MARK and not mark.isdigit():
                tier = filling_tier(words)
                found.update({folded(mark): tier} if tier else {})
    return found


def remarks_in(text: str, form: str) -> Iterable[TierRemark]:
    """Yield the rows that a remark names and the tier that fills them in: "Mục 3, 4 do Sở Nội vụ nhập"."""
    for clause in text.replace(". ", ";").split(";"):
        words = folded(clause)
        named = _OF_FORM.findall(words)
        rows = _rows_named(_OF_FORM.sub(" ", words))
        by = words.rpartition(" do ")[2]
        tier = filling_tier(by) if by != words else filling_tier(clause)
        if tier and rows and len(named) <= 1 and (number := form_number(named[0].upper()) if named else form):
            yield TierRemark(number, rows, tier)


def _rows_named(words: str) -> frozenset[str]:
    """Return the numbers behind words such as "mục", "chỉ tiêu", up to the first word that is none."""
    starts = [place + len(sign) for sign in _ROWS if (place := f" {words}".find(f" {sign} ")) >= 0]
    found: list[str] = []
    for word in words[min(starts, default=len(words)) :].replace(",", " ").split()[:_MOST_ROWS]:
        number = word.strip(" .)(:")
        if word in ("và", *_ROWS, "các"):
            continue
        if not number or not is_number(number):
            break
        found.append(number)
    return frozenset(found)


def _is_list(clauses: Sequence[str]) -> bool:
    """Return whether clauses list who fills in: "các sở, ban, ngành ghi", "UBND huyện, thị xã, thành phố ghi"."""
    return all(clause.lstrip().removeprefix("do ").startswith(_BEGINNINGS) or clause.strip() in _LISTED
               for clause in [*clauses[:-1], _without_verb(clauses[-1])])  # fmt: skip


def _without_verb(words: str) -> str:
    bare = words.rstrip()
    verb = next((verb for verb in (*_FILLED, *_FILLED_ALONE) if bare.endswith(f" {verb}")), "")
    return bare.removesuffix(verb)


def _fills(words: str) -> bool:
    """Return whether the words of a clause end in what a tier does that fills in."""
    bare = words.rstrip()
    for about in _ABOUT:
        bare = bare.removesuffix(about)
    alone = words.lstrip().removeprefix("do ").startswith(_BEGINNINGS)
    return bare.endswith(tuple(f" {verb}" for verb in (*_FILLED, *(_FILLED_ALONE if alone else ()))))


def _is_meant(words: str) -> bool:
    return any(sign in words for sign in _MEANT)
