"""Which rows add up to the one above them, guessed from labels, units and places; and the rule that says so."""

from __future__ import annotations

from collections.abc import Sequence

from cchc_desktop.authoring.guessed_rows import GuessedRow, below
from cchc_desktop.authoring.row_guesses import PERCENT
from cchc_desktop.base.text import folded

_ALL_OF = ("gồm", "chia ra", "bao gồm", "trong đó", "cụ thể", "phân theo")
_DIVIDED = ("chia ra", "chia theo", "phân theo", "phân ra", "chia thành")
"""Words that open a division, in which no part overlaps another."""
_OPENED = ("gồm:", "chia ra:", "trong đó chia ra:", "gồm có:")
_RESTS = (" khác", "trễ hạn", "quá hạn", "còn lại", "chậm hạn")
_WHOLES = ("tổng", "trong đó")
_SOME_OF = ("trong đó có", "trong đó riêng")
_OVERLAPPING = (" nữ ", " dân tộc ", " đảng viên ", " trẻ ", " tuổi ", " trình độ ", " đại học ", " kiêm nhiệm ")
_COUNTED = ("số", "tổng")


def sums_of(rows: Sequence[GuessedRow]) -> dict[str, list[str]]:
    """Return the rows below that add up to a row, by key, where they are all of it."""
    return {row.key: [part.key for part in parts] for row in rows if (parts := _summands(row, rows))}


def _summands(row: GuessedRow, rows: Sequence[GuessedRow]) -> list[GuessedRow]:
    if not row.counts:
        return []
    every = [one for one in below(row, rows) if one.kind != PERCENT] or _following(row, rows)
    under = [one for one in every if one.counts and one.measures_like(row)]
    if len(under) < 2 or folded(row.label).rstrip(" :.").endswith(_SOME_OF):  # noqa: PLR2004
        return []
    if sum(_plain(one).startswith("trong đó") for one in under) > 1:
        return []
    if _overlap(under) and not _is_divided(row):
        return []
    if says_all(row) or _plain(under[0]).startswith("trong đó"):
        return under
    is_total = _plain(row).startswith("tổng") or not any(_plain(one).startswith(_COUNTED) for one in under)
    return under if is_total and len(under) == len(every) else []


def _following(row: GuessedRow, rows: Sequence[GuessedRow]) -> list[GuessedRow]:
    """Return the rows whose numbers count on from one that ends in "gồm:", "chia ra:", if it is clear where they end.

    They end before a gap in the numbers, a percent, another unit; or behind the rest ("… khác", "Trễ hạn").
    """
    if not folded(row.label).rstrip(" ").endswith(_OPENED) or not row.number.isdigit():
        return []
    found: list[GuessedRow] = []
    beside = [one for one in rows if one.form == row.form and one.path[:-1] == row.path[:-1] and one.path > row.path]
    for step, one in enumerate(beside, start=1):
        goes_on = one.number == str(int(row.number) + step) and one.counts and one.measures_like(row)
        if not goes_on or not _says_part(one):
            return found if not goes_on else []
        found.append(one)
        if _says_rest(one) and len(found) > 1:
            break
    return found


def _says_rest(row: GuessedRow) -> bool:
    """Return whether a label tells what is left when the other parts are told: "Chi khác", "Hồ sơ trả trễ hạn"."""
    return _plain(row).rstrip(" .;").endswith(_RESTS)


def _says_part(row: GuessedRow) -> bool:
    return not says_all(row) and not _plain(row).startswith(_WHOLES)


def _plain(row: GuessedRow) -> str:
    return folded(row.label).lstrip("-+*–• ")


def says_all(row: GuessedRow) -> bool:
    """Return whether a row says that the rows below are all of it: "chia ra:", "gồm:" in its label or right below."""
    return row.opens or folded(row.label).rstrip(" :.").endswith(_ALL_OF) or _is_divided(row)


def _is_divided(row: GuessedRow) -> bool:
    """Return whether a label ends in how a row is divided: "chia ra:", "chia theo độ tuổi:"."""
    last = folded(row.label).rstrip(" :.()").replace("(", ",").replace(";", ",").rpartition(",")[2].strip()
    return last.startswith(_DIVIDED) or last.endswith(_DIVIDED)


def _overlap(parts: Sequence[GuessedRow]) -> bool:
    """Return whether somebody may be counted in two of the parts: women and party members, but not men and women."""
    labels = [_plain(one) for one in parts]
    if {"nam", "nữ"} == set(labels):
        return False
    return any(sign in f" {label} " for label in labels for sign in _OVERLAPPING)


def sum_rule(whole: str, label: str, parts: Sequence[str]) -> dict[str, object]:
    """Return the rule of a sum as a template holds it, with an example that holds and one that fails."""
    form, _, number = whole.partition(":")
    holds = dict.fromkeys(parts, "1")
    return {
        "id": f"f{form}-{number.replace('.', '-')}-tong",
        "code": "total.mismatch",
        "left": [whole],
        "op": "=",
        "right": list(parts),
        "message": f"{_without_opening(label)} là {{left}}, các phần cộng lại là {{right}}.",
        "holds": {whole: str(len(parts)), **holds},
        "fails": {whole: str(10 * len(parts)), **holds},  # beyond what rounding explains
    }


def _without_opening(label: str) -> str:
    """Return a label as it is named in a sentence: without "chia ra:", "gồm:" at its end, without signs of links."""
    words = label.strip(" -+:.,;").replace("{", "(").replace("}", ")")
    ending = next((one for one in sorted(_ALL_OF, key=len, reverse=True) if folded(words).endswith(f" {one}")), "")
    return words[: len(words) - len(ending)].rstrip(" ,;:(-") if ending else words
