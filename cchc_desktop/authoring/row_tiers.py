"""The tier that fills a row in: said by a bracket, a note, a column, a mark explained below, or the rows around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from cchc_desktop.authoring.printed_lines import PrintedRow
from cchc_desktop.authoring.row_numbers import Path
from cchc_desktop.authoring.row_units import brackets_of
from cchc_desktop.base.text import folded
from cchc_desktop.units.unit_kinds import tier_of_kind

COMMUNE = "commune"
_FILLED = ("ghi", "tổng hợp", "báo cáo", "thống kê", "cung cấp", "điền", "nhập", "kê khai")
_MEANT = (" dành cho ", " dành riêng cho ", " phần của ", " thuộc phần ")
_OFFICES = {
    COMMUNE: (" commune ",),
    "district": (" phòng nội vụ ", " phòng tư pháp ", " phòng tài chính "),
    "province": (" sở ", " thành phố "),
}
"""Words for a tier beside the kinds of units that it alone has."""
_LETTERS = {"x": COMMUNE, "h": "district", "t": "province"}
_ALONE = frozenset(("cấp", "tỉnh", "huyện", "ubnd", "số", "liệu", "phần", "chỉ", "tiêu"))
_LONGEST_MARK = 3


def tiers_of(
    rows: Sequence[PrintedRow], paths: Sequence[Path], headings: Sequence[bool], marks: Mapping[str, str]
) -> list[str]:
    """Return the tier of each row of a form; marks are explained elsewhere in the file.

    A row that does not say its tier has that of the heading above it; a heading that names a tier has it where all rows
    below it have.
    """
    told = dict(zip(paths, (_told(row, marks) for row in rows), strict=True))
    for row, path, is_heading in zip(rows, paths, headings, strict=True):
        under = {told[one] for one in paths if one[:-1] == path}
        if is_heading and not told[path] and under == {_tier_in(_words(row.label))}:
            told[path] = next(iter(under))
    heads = {path for path, is_heading in zip(paths, headings, strict=True) if is_heading}
    return [next((told[one] for one in _upwards(path) if told.get(one) and (one == path or one in heads)), COMMUNE)
            for path in paths]  # fmt: skip


def explained_marks(texts: Iterable[str]) -> dict[str, str]:
    """Return the tiers that remarks give to marks: "(T) chỉ tiêu do cấp tỉnh ghi" -> {"t": "province"}."""
    found: dict[str, str] = {}
    for text in texts:
        for clause in text.replace(",", ";").replace(". ", ";").split(";"):
            before, sign, words = clause.rpartition(":")[2].strip().partition(" ")
            mark = before.strip("()[].-")
            is_mark = before != mark or not any(map(str.isalnum, mark))
            if sign and mark and is_mark and len(mark) <= _LONGEST_MARK and not mark.isdigit():
                tier = _filling(words)
                found.update({folded(mark): tier} if tier else {})
    return found


def _upwards(path: Path) -> Iterable[Path]:
    return (path[:length] for length in range(len(path), 0, -1))


def _told(row: PrintedRow, marks: Mapping[str, str]) -> str:
    """Return the tier that a row itself tells, "" if it tells none."""
    brackets = brackets_of(row.label)
    for text in (*brackets, row.note):
        if tier := _filling(text) or _named_alone(text) or marks.get(folded(text), ""):
            return tier
    ending = row.label[len(row.label.rstrip("* ")) :].strip()
    label = row.label.partition("(")[0]
    is_meant = any(sign in _words(label) for sign in _MEANT) or f" do {_last(label)}" in f" {folded(label)}"
    return marks.get(ending, "") or (_filling(label) if is_meant else "") or _in_column(row.tier)


def _last(label: str) -> str:
    """Return the words of a label behind its last "do": "Phần do cấp tỉnh ghi" -> "cấp tỉnh ghi"."""
    words = folded(label).rpartition(" do ")[2]
    return words if words.startswith(("cấp ", "tỉnh ", "huyện ", "sở ", "các sở ")) else "\0"


def _filling(text: str) -> str:
    """Return the tier that a text says fills in: "do cấp tỉnh ghi", "huyện ghi, xã không ghi", "dành cho cấp tỉnh"."""
    for clause in text.replace(";", ",").replace(".", ",").split(","):
        words = _words(clause)
        fills = words.rstrip().endswith(tuple(f" {verb}" for verb in _FILLED))
        if " không " not in words and (fills or any(sign in words for sign in _MEANT)) and (tier := _tier_in(words)):
            return tier
    return ""


def _named_alone(text: str) -> str:
    """Return the tier that a bracket names and nothing else: "(cấp tỉnh)"."""
    words = _words(text)
    return _tier_in(words) if words.strip() and set(words.split()) <= _ALONE and " cấp " in words else ""


def _in_column(text: str) -> str:
    words = _words(text).strip()
    return _LETTERS.get(words) or _tier_in(f" {words} ") or (COMMUNE if words else "")


def _tier_in(words: str) -> str:
    return next((tier for tier, signs in _signs().items() if any(sign in words for sign in signs)), "")


@cache
def _signs() -> dict[str, tuple[str, ...]]:
    kinds = [(f" {kind} ", tier) for kind, tier in tier_of_kind().items()]
    return {own: (*(kind for kind, tier in kinds if tier == own), *words) for own, words in _OFFICES.items()}


def _words(text: str) -> str:
    plain = "".join(char if char.isalnum() else " " for char in folded(text))
    return f" {' '.join(plain.split())} "
