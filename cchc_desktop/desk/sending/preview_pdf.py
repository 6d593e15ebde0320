"""The PDF of a report in its present state, for the preview and the printer; its temporary file is removed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_desktop.base.leftovers import temporary_folder
from cchc_desktop.base.work_step import Step
from cchc_desktop.desk.sending.exporting import REVIEWED, export_files
from cchc_desktop.documents.pdf.pixels import page_count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.documents.content.review import Review
    from cchc_desktop.documents.pdf.signing_room import PagePlace
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template


@dataclass(frozen=True, slots=True)
class LaidOut(Step):
    """The last step of the layout: the whole PDF, its number of pages, the room for signature and seal if known."""

    pdf: bytes
    pages: int
    room: PagePlace | None = None


def lay_out(report: Report, template: Template, review: Review | None) -> Iterator[Step]:
    """Make the PDF, with the marks for review if they are given; the last step is `LaidOut`."""
    with temporary_folder() as folder:
        path = folder / "report.pdf"
        yield from export_files(report, template, [(REVIEWED, path)], review)
        raw = path.read_bytes()
    count = page_count(raw)
    yield LaidOut(count, count, "", raw, count)


def lay_out_to_sign(report: Report, template: Template, signed: bytes) -> Iterator[Step]:
    """Make the PDF of a report that is to be signed; the last step is `LaidOut`, with the signed copy if there is."""
    from cchc_desktop.documents.pdf.write import write  # noqa: PLC0415 - start-up does without reportlab

    with temporary_folder() as folder:
        path = folder / "report.pdf"
        room = yield from write(report, template, path)
        raw = signed or path.read_bytes()
    count = page_count(raw)
    yield LaidOut(count, count, "", raw, count, room)
