"""The trust in a key of a unit; in a module of its own, so that a list of drafts is shown without cryptography."""

from __future__ import annotations

from enum import Enum


class KeyTrust(Enum):
    """Whether a key of a unit is known here, the first of that unit, or another than the ones known.

    RENAMED: the key is known, but of a unit of another name; LOOK_ALIKE: the key is not known, and the unit's name is
    easily taken for that of one whose keys are.
    """

    KNOWN = "known"
    FIRST = "first"
    REPLACED = "replaced"
    RENAMED = "renamed"
    LOOK_ALIKE = "look-alike"

    @property
    def alarms(self) -> bool:
        """Whether the unit, or one of a name like it, signed with another key before."""
        return self in (KeyTrust.REPLACED, KeyTrust.LOOK_ALIKE)
