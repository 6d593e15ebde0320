"""The PDF of the units whose report is missing, for the printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.base.leftovers import temporary_folder
from cchc_desktop.desk.sending.preview_pdf import LaidOut
from cchc_desktop.documents.pdf.pixels import page_count
from cchc_desktop.inbox.printing.missing_list import MissingList, write_missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.base.work_step import Step


def lay_out_missing(missing: MissingList) -> Iterator[Step]:
    """Make the PDF of the list; the last step is `LaidOut`."""
    with temporary_folder() as folder:
        path = folder / "missing.pdf"
        yield from write_missing(missing, path)
        raw = path.read_bytes()
    count = page_count(raw)
    yield LaidOut(count, count, "", raw, count)
