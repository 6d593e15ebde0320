"""Bodies that prose names: "UBND huyện Tứ Kỳ", "Phòng Nội vụ huyện", "Bộ Tài chính", "Tỉnh ủy"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from cchc_desktop.reading.document_names import body_names
from cchc_desktop.reading.prose_data import prose_data
from cchc_desktop.reading.syllables import NAME_WORD
from cchc_desktop.units.unit_kinds import kinds_above, kinds_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PROPER = rf"(?: {NAME_WORD}(?!\w)){{0,4}}"


def find_bodies(text: str, own: str = "") -> tuple[tuple[int, int], ...]:
    """Return the spans of bodies that a text names, in its order; those of the commune `own` itself are left out."""
    return tuple(_spans(text, own))


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


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
