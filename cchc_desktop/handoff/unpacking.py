"""Opening a package from outside: every member with limits, every fault reported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_desktop.base.zip_reader import ZipLimits, ZipRefusal, read_zip
from cchc_desktop.handoff.names import fault_of, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_PACKAGE = 96 * 1024 * 1024
MAX_UNPACKED = 96 * 1024 * 1024
MAX_FILES = 60


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The contents of a package by path, None where one cannot or must not be read; its faults in words."""

    files: Mapping[str, bytes | None]
    faults: tuple[str, ...]


def unpack(raw: bytes) -> Unpacked:
    """Read every member of a package; a fault of one never hides the others."""
    try:
        members = [*read_zip(raw, ZipLimits(MAX_FILES, MAX_UNPACKED, fault_of))]
    except ZipRefusal as refusal:
        return Unpacked({}, (f"Gói {refusal}.",))
    faults = tuple(f"{shown(member.name)}: {member.fault}." for member in members if member.fault)
    return Unpacked({member.name: None if member.fault else member.content for member in members}, faults)
