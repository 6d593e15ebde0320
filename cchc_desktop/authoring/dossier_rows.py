"""Which rows of a new form a one-stop shop's table fills, by the words of their labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from cchc_desktop.authoring.guessed_rows import GuessedRow, below, by_place, lineage
from cchc_desktop.base.text import spaced
from cchc_desktop.dossiers.head_words import HeadMeaning, meaning_of, names

_UNITS = ("ho so", "hs")
_MEASURES = {
    ("received", "total"): "received", ("received", "in_period"): "received", ("received", "online"): "received.online",
    ("received", "direct"): "received.direct", ("received", "post"): "received.post",
    ("received", "offline"): "received.offline", ("received", "carried"): "carried",
    ("settled", "total"): "settled", ("settled", "in_period"): "settled", ("settled", "early"): "settled.early",
    ("settled", "on_time"): "settled.on_time",
    ("settled", "in_time"): "settled.in_time", ("settled", "late"): "settled.late", ("pending", "total"): "pending",
    ("pending", "on_time"): "pending.in_time", ("pending", "not_due"): "pending.in_time",
    ("pending", "late"): "pending.late",
}  # fmt: skip
_WORDS = """
so ho tong luong trong ky bao cao do da duoc dang giai quyet xong tiep nhan moi thu tuc hanh chinh tthc truoc dung va
qua tre cham han hen som chuyen sang tu truc tuyen buu bcci nop mang phai thoi chua den con tra ket nam nay hs hoac xu
ly cap xa cua
"""
_PLAIN = frozenset(_WORDS.split())
"""The words of a label that counts dossiers of all kinds; any other may say that it counts only some of them."""


def dossier_rows(rows: Sequence[GuessedRow]) -> dict[str, str]:
    """Return the measure that each row counts, by key, where its label and those above it leave no doubt."""
    places = by_place(rows)
    found = {row.key: measure for row in rows if (measure := _measure(row, rows, places))}
    if "settled.early" not in found.values():  # "đúng hạn" alone is all that was not late
        found = {key: "settled.in_time" if name == "settled.on_time" else name for key, name in found.items()}
    often = Counter(found.values())
    return {key: measure for key, measure in found.items() if often[measure] == 1}


def _measure(
    row: GuessedRow, rows: Sequence[GuessedRow], places: Mapping[tuple[str, tuple[int, ...]], GuessedRow]
) -> str:
    if not row.counts or spaced(row.unit).strip() not in _UNITS or not _is_plain(row.label):
        return ""
    above = [one for one in lineage(row, places) if one.counts and _is_plain(one.label)]
    meaning = meaning_of([*(_without_brackets(one.label) for one in reversed(above)), _without_brackets(row.label)])
    measure = _MEASURES.get((_group(meaning), meaning.item or "total"), "")
    is_all = names("items", "every", row.label)
    parts = [meaning_of([_without_brackets(one.label)]).item for one in below(row, rows)]
    return "received.all" if measure == "received" and (is_all or "carried" in parts) else measure


def _group(meaning: HeadMeaning) -> str:
    """Return the group of dossiers; what was carried over belongs to what was received, whatever stands above it."""
    return "received" if meaning.item == "carried" else meaning.group


def _is_plain(label: str) -> bool:
    return set(spaced(_without_brackets(label)).split()) <= _PLAIN


def _without_brackets(label: str) -> str:
    first, *others = label.split("(")
    return first + "".join(each.partition(")")[2] for each in others)
