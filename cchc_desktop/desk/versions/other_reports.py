"""What a draft can be compared with besides its own versions: other drafts, and files of any kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.base.spelling import spelling_key
from cchc_desktop.comparing.compare_reports import ComparedReport
from cchc_desktop.desk.drafts.reading import load_file
from cchc_desktop.desk.packages.receiving import load_package
from cchc_desktop.handoff.keyring import Keyring
from cchc_desktop.handoff.package_layout import is_package

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_desktop.desk.drafts.desk import Desk
    from cchc_desktop.report.store_protocol import DraftInfo

MOST = 40
"""Other reports that are offered: a list that is longer is no choice."""


def other_reports(desk: Desk, ref: str) -> list[DraftInfo]:
    """Return the other drafts: of the same unit first, the latest periods first."""
    drafts = desk.drafts()
    own = next((spelling_key(draft.unit_name) for draft in drafts if draft.ref == ref), "")
    others = sorted((draft for draft in drafts if draft.ref != ref), key=lambda draft: draft.period, reverse=True)
    others.sort(key=lambda draft: spelling_key(draft.unit_name) != own)
    return others[:MOST]


def read_report_file(folder: Path, path: Path) -> ComparedReport:
    """Return the report in a file: a package that is whole, report.json, or a workbook."""
    loaded = load_package(Keyring(folder), path) if is_package(path) else load_file(path)
    return ComparedReport(loaded.report, loaded.template)
