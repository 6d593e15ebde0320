"""Reading a report from a file without the drafts; a module of its own, imported late, since it imports all readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.base.bounded import read_bytes
from cchc_desktop.desk.office import library
from cchc_desktop.documents.readers import read_file
from cchc_desktop.report.loading import NO_CHOICES, ImportChoices

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_desktop.report.file import LoadedReport


def load_file(path: Path, choices: ImportChoices = NO_CHOICES) -> LoadedReport:
    """Read a report from a file of any known format, without adding it to the drafts."""
    return read_file(read_bytes(path), path.name, library, choices)
