"""What a table counts, by its title and heads: dossiers, or petitions, documents, payments, anything else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from math import inf

from cchc_desktop.base.text import spaced
from cchc_desktop.dossiers.head_words import begins, first_place, names, names_online, phrases, way_of
from cchc_desktop.dossiers.table_blocks import FoundTable

_PIECES = re.compile(r"[;|\n\t]| {2}| - ")


def filter_over(texts: Iterable[str]) -> str:
    """Return what the texts over a table say that it was filtered by: "Hình thức nộp: Trực tuyến"; "" if nothing."""
    pieces = (piece for text in texts for piece in _PIECES.split(text))
    return next((" ".join(piece.split()) for piece in pieces if _is_filter(piece)), "")


def title_online(texts: Iterable[str]) -> str:
    """Return the text over a table that says that it counts what was handed in online, "" if none does."""
    return next((text for text in texts if names_online(text) and way_of((text,)) == "online"), "")


def _is_filter(piece: str) -> bool:
    key, colon, value = piece.partition(":")
    is_key = any(spaced(key) == f" {phrase} " for entry in ("ways", "parts") for phrase in phrases("filters", entry))
    return bool(colon) and is_key and bool(value.strip(" .-–[]()")) and not begins("filters", "every", value)


def is_of_dossiers(found: FoundTable) -> bool:
    """Return whether a table is not told to count anything but dossiers: first by its title, then by its heads."""
    titles = [found.sheet, *found.texts]
    if any(map(_is_of_others, titles)) and not any(map(_is_of_procedures, titles)):
        return False
    heads = [text for texts in found.blocks[0].heads.values() for text in texts]
    others = [text for text in heads if not names("subject", "listed", text)]
    if len(others) < len(heads) and not (_any(others, "dossiers") or _any(others, "work")):
        return False  # it counts procedures by their level, not what was handed in
    told = [*titles, *heads]
    return _any(told, "dossiers") or not _any(told, "others")


def _is_of_others(title: str) -> bool:
    """Return whether a title names something else first: "Phản ánh, kiến nghị về thủ tục", "Số hóa hồ sơ"."""
    of_dossiers, things = first_place("subject", "dossiers", title), first_place("subject", "things", title)
    deeds, work = first_place("subject", "deeds", title), first_place("subject", "work", title)
    return inf > things <= of_dossiers or deeds < min(of_dossiers, work)


def _is_of_procedures(title: str) -> bool:
    return not _is_of_others(title) and names("subject", "procedures", title)


def _any(texts: Sequence[str], entry: str) -> bool:
    return any(names("subject", entry, text) for text in texts)
