"""Claims that a number has grown or shrunk since the same period a year before: "tăng 5,2% so với cùng kỳ"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.report.numbers import Certainty, read_decimal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.report.numbers import Number

_CLAIM = re.compile(
    r"(?<!\w)(?P<way>tăng|giảm) (?P<number>[0-9]{1,4}(?:[.,][0-9]{1,4})?) ?%,? so với "
    r"(?:cùng kỳ(?: năm (?P<year>trước|ngoái|[0-9]{4}))?|năm (?P<other>trước|ngoái|[0-9]{4}))(?!\w)"
)
_END_OF_SENTENCE = re.compile(r"[.;!?](?=\s)|\n")


class GrowthClaim(NamedTuple):
    """A claim: its span, that of its words "tăng 5,2%", the way, the percent, the year it names ("" for last year)."""

    start: int
    end: int
    stop: int
    way: str
    percent: Number
    year: str


def find_growth(text: str) -> Iterator[GrowthClaim]:
    """Yield the claims of a text in its order; numbers that can be read in two ways are left alone."""
    small = text.casefold()
    if len(small) != len(text):
        return
    for match in _CLAIM.finditer(small):
        reading = read_decimal(match["number"])
        if reading.number is None or reading.certainty is not Certainty.CERTAIN:
            continue
        stop = small.index("%", match.end("number")) + 1
        year = match["year"] or match["other"] or ""
        yield GrowthClaim(
            match.start(), match.end(), stop, match["way"], reading.number, year if year.isdigit() else ""
        )


def same_sentence(text: str, start: int, end: int) -> bool:
    """Return whether no sentence ends between two places of a text."""
    return _END_OF_SENTENCE.search(text, start, end) is None
