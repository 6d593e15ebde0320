"""The flat table as CSV (RFC 4180): a head, then unit, period, version, key, value and state of each figure."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from cchc_desktop.base.files import replacing
from cchc_desktop.inbox.inbox_store import FlatRow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def write_flat(rows: Iterable[FlatRow], path: Path) -> int:
    """Write rows to a file, whole or not at all; return how many there were."""
    number = 0
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(FlatRow._fields)
        for row in rows:
            writer.writerow(row)
            number += 1
    return number
