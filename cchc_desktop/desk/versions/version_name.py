"""Names of versions as a command takes them: "an-thanh-2023-H1", "an-thanh-2023-H1@2", "an-thanh-2023-H1@in3"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

_NAME = re.compile(r"(?P<ref>[^@]*)@(?P<printed>in)?(?P<number>[1-9][0-9]{0,3})")


class VersionKind(Enum):
    """The sorts of versions: the draft as it is now, a numbered version of the report, a printed draft."""

    NOW = "now"
    NUMBERED = "numbered"
    PRINTED = "printed"


@dataclass(frozen=True, slots=True)
class VersionName:
    """The name of a version: the draft it belongs to, its sort, and its number (0 for the draft as it is now)."""

    ref: str
    kind: VersionKind = VersionKind.NOW
    number: int = 0

    @classmethod
    def parse(cls, text: str) -> VersionName:
        """Read a name; a text without "@" and a number names a draft as it is now."""
        found = _NAME.fullmatch(text)
        if found is None:
            return cls(text)
        kind = VersionKind.PRINTED if found["printed"] else VersionKind.NUMBERED
        return cls(found["ref"], kind, int(found["number"]))

    def __str__(self) -> str:
        ends = {VersionKind.NOW: "", VersionKind.NUMBERED: f"@{self.number}", VersionKind.PRINTED: f"@in{self.number}"}
        return self.ref + ends[self.kind]
