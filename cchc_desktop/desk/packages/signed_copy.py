"""The signed copy in a package, examined against the documents that came with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.base.errors import UserError
from cchc_desktop.desk.packages.receiving import report_in
from cchc_desktop.desk.signed_copies.examine_copy import ExaminedCopy, examine_printed
from cchc_desktop.handoff import package_layout
from cchc_desktop.handoff.key_trust import KeyTrust
from cchc_desktop.handoff.verifying import examine
from cchc_desktop.signatures.examining.printed_report import PrintedReport

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_desktop.handoff.verifying import VerifiedPackage

NAME = "signed.pdf"


def copy_in_package(raw: bytes, name: str, data: Path) -> ExaminedCopy | None:
    """Examine the signed copy in a kept package, whoever sealed it; None if it has none."""
    return examined_copy(examine(raw, lambda _unit, _key: KeyTrust.FIRST), name, data)


def examined_copy(examined: VerifiedPackage, name: str, data: Path) -> ExaminedCopy | None:
    """Examine the signed copy in a whole package, None if it has none; data is the folder with the trusted roots."""
    raw = examined.files.get(package_layout.SIGNED)
    if not raw or not examined.verification.whole:
        return None
    from cchc_desktop.desk.signed_copies.report_prints import open_places  # noqa: PLC0415 - its writers are heavy

    try:
        loaded, source = report_in(examined, name)
        places = tuple(open_places(loaded.report, source.template))
        printed = examined.files.get(package_layout.PDF) or b""
        return examine_printed(raw, NAME, data, PrintedReport((printed,) if printed else (), places))
    except UserError:
        return None
