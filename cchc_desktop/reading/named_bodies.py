"""Bodies that prose names: "UBND huyện Tứ Kỳ", "Phòng Nội vụ huyện", "Bộ Tài chính", "Tỉnh ủy"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from cchc_desktop.reading.document_names import body_names
from cchc_desktop.reading.prose_data import any_word, prose_data
from cchc_desktop.reading.syllables import NAME_WORD
from cchc_desktop.units.unit_kinds import kinds_above, kinds_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_JOINS = re.compile(r",? (?:và|cùng|với|hoặc|hay|cùng với) |[,/+] ?")
_PROPER = rf"(?: {NAME_WORD}(?!\w)){{0,4}}"


def find_bodies(text: str, own: str = "") -> tuple[tuple[int, int], ...]:
    """Return the spans of bodies that a text names, in its order; those of the commune `own` itself are left out."""
    return tuple(_spans(text, own))


def with_joined_names(text: str) -> str:
    """Return a text whose names of bodies have no "và" and no comma: "Phòng Kinh tế-Hạ tầng-Đô thị"."""
    return _joined_names().sub(lambda name: _JOINS.sub("-", name[0]), text)


def _spans(text: str, own: str) -> Iterator[tuple[int, int]]:
    for match in _body().finditer(text):
        name = (match["other"] or "").strip()
        if match["own"] and (not name or name == own):
            continue
        yield match.start(), match.end()


@cache
def _body() -> re.Pattern[str]:
    data = prose_data("names")["bodies"]
    level = rf"(?:{_any((*kinds_above(), *data['levels']))}){_PROPER}"
    own = _any(kinds_of("commune"))
    known = _any([*data["alone"], *(name for name, code in body_names() if code not in ("UBND", "HĐND", "ĐU"))])
    return re.compile(
        rf"(?<!\w)(?:(?:{_any(data['with_level'])}) (?:{level}|(?P<own>{own})(?P<other>{_PROPER}))"
        rf"|(?:Huyện|Tỉnh|Thành) (?:ủy|uỷ){_PROPER}|(?:{known})(?: {level})?"
        rf"|Phòng (?:{_any(data['rooms'])})(?: {level})?"
        rf"|Sở (?:{_any(data['rooms'])}|{NAME_WORD}(?: [^\W\d_]+)?)(?: {level})?)(?!\w)"
    )


@cache
def _joined_names() -> re.Pattern[str]:
    data = prose_data("capitals")
    known = (*data["right"]["list"], *data["exact"]["list"], *prose_data("said")["joined"]["list"])
    return re.compile(f"(?i:{any_word([each.casefold() for each in known if ' và ' in each or ',' in each])})")


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
