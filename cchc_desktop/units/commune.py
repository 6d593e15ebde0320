"""A commune of the official catalogue."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Era(StrEnum):
    """The time that a list of communes is of: with districts, or with the two tiers since 1 July 2025."""

    DISTRICTS = "before-2025-07"
    TWO_TIERS = "since-2025-07"


class Commune(NamedTuple):
    """A commune: its official code, kind and names; "" for the code of one that is not in the catalogue.

    merged_whole and merged_part are codes of the communes of the time before that went into it, whole or in part.
    """

    code: str
    kind: str
    name: str
    district: str
    province: str
    merged_whole: tuple[str, ...] = ()
    merged_part: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Kind and name: "xã An Thanh"."""
        return f"{self.kind} {self.name}".strip()

    @property
    def area(self) -> str:
        """The levels above it: "huyện Tứ Kỳ, tỉnh Hải Dương"."""
        return ", ".join(filter(None, (self.district, self.province)))

    def unit(self) -> dict[str, str]:
        """Return the commune as the profile of a unit."""
        return {
            "kind": self.kind, "name": self.name, "district": self.district,
            "province": self.province, "code": self.code,
        }  # fmt: skip
