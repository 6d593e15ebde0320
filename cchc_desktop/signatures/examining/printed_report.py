"""What a signed file is held against: the prints of its report, and the places left open in them."""

from __future__ import annotations

from dataclasses import dataclass

from cchc_desktop.signatures.examining.open_places import OpenPlace


@dataclass(frozen=True, slots=True)
class PrintedReport:
    """The prints of a report that a signed file may begin with, the present one first, and its open places.

    Each print is a PDF of this program; none where the signed file is examined without its report.
    """

    prints: tuple[bytes, ...] = ()
    places: tuple[OpenPlace, ...] = ()
