"""The PDF of the changes between two versions, for the printer or a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.base.files import replacing
from cchc_desktop.base.leftovers import temporary_folder
from cchc_desktop.desk.sending.preview_pdf import LaidOut
from cchc_desktop.documents.own_files import is_pdf
from cchc_desktop.documents.pdf.change_sheets import write_changes
from cchc_desktop.documents.pdf.pixels import page_count

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cchc_desktop.base.work_step import Step
    from cchc_desktop.comparing.compare_reports import Comparison


def lay_out_changes(found: Comparison, before: str, after: str) -> Iterator[Step]:
    """Make the PDF of what differs between two named versions; the last step is `LaidOut`."""
    with temporary_folder() as folder:
        path = folder / "changes.pdf"
        yield from write_changes(found, before, after, path)
        raw = path.read_bytes()
    count = page_count(raw)
    yield LaidOut(count, count, "", raw, count)


def export_changes(found: Comparison, before: str, after: str, path: Path) -> None:
    """Write the PDF of what differs to a file; a failure leaves the old one."""
    with replacing(path, is_pdf) as temporary:
        for _step in write_changes(found, before, after, temporary):
            pass
