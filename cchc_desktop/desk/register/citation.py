"""Citing a document of the register in prose, and finding the one that is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.base.clock import day_words
from cchc_desktop.base.text import plain
from cchc_desktop.report.members.document_register import day_of_entry, full_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc_desktop.report.members.register_entry import RegisterEntry

_SHORT_ABOUT = ("v/v ", "v/v: ")
_VERBS = (
    "về ", "ban hành ", "phê duyệt ", "quy định ", "hướng dẫn ", "sửa đổi", "công bố ", "giao ", "thành lập ",
    "kiện toàn ", "bãi bỏ ", "thay thế ", "phân công ", "thực hiện ", "triển khai ", "tổ chức ",
)  # fmt: skip
"""The beginnings of a subject before which "về" would be wrong, or stand twice, or sound as nobody writes."""


def cited(entry: RegisterEntry) -> str:
    """Return a document as prose names it: "Kế hoạch số 12/KH-UBND ngày 03/02/2023 của UBND xã về …"."""
    day = day_of_entry(entry)
    when = day_words(day) if day else entry.date.strip()
    number = full_number(entry)
    parts = (
        entry.type.strip() or "Văn bản",
        f"số {number}" if number else "",
        f"ngày {when}" if when else "",
        f"của {entry.body.strip()}" if entry.body.strip() else "",
        about(entry.subject),
    )
    return " ".join(part for part in parts if part)


def about(subject: str) -> str:
    """Return a subject as it follows the name of a document: "về công tác CCHC", "ban hành Quy chế"."""
    words = " ".join(subject.split()).rstrip(".")
    for short in _SHORT_ABOUT:
        if words.casefold().startswith(short):
            words = f"về việc {words[len(short) :].strip()}"
    if not words:
        return ""
    first, rest = words[0], words[1:]
    small = first + rest if rest[:1].isupper() else first.lower() + rest
    return small if small.startswith(_VERBS) else f"về {small}"


def matching(entries: Iterable[RegisterEntry], typed: str) -> list[RegisterEntry]:
    """Return the documents that have every typed word, whatever its accents; those with that number come first."""
    words = plain(typed).split()
    found = [entry for entry in entries if all(word in _words_of(entry) for word in words)]
    begins = [plain(full_number(entry)).startswith(words[0]) if words else False for entry in found]
    return [entry for first in (True, False) for entry, begin in zip(found, begins, strict=True) if begin is first]


def _words_of(entry: RegisterEntry) -> str:
    day = day_of_entry(entry)
    return plain(
        " ".join((full_number(entry), entry.type, day_words(day) if day else entry.date, entry.body, entry.subject))
    )
