"""The communes of each time, read from the shipped lists when they are first asked for."""

from __future__ import annotations

import gzip
from functools import cache
from typing import TYPE_CHECKING

from cchc_desktop.units.commune import Commune, Era
from resources import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PROVINCE, DISTRICT = "P", "D"
"""The first fields of lines that name the province and the district of the communes below them."""


@cache
def communes(era: Era) -> Mapping[str, Commune]:
    """Return the communes of a time by code, in the order of their codes."""
    raw = (FOLDER / "units" / f"{era.value}.txt.gz").read_bytes()
    return {commune.code: commune for commune in _read(gzip.decompress(raw).decode())}


def _read(text: str) -> Iterator[Commune]:
    district = province = ""
    for line in text.splitlines():
        first, *rest = line.split("\t")
        if first == PROVINCE:
            (province,), district = rest, ""
        elif first == DISTRICT:
            (district,) = rest
        else:
            kind, name, *merged = rest
            whole, part = (tuple(codes.split()) for codes in merged or ("", ""))
            yield Commune(first, kind, name, district, province, whole, part)
