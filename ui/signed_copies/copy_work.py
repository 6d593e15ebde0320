"""The work of the page that takes time, for its thread: examining a signed copy, drawing its pages and the print's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.base.work_step import Step
from cchc_desktop.desk.signed_copies.examine_copy import ExaminedCopy, examine_printed, read_copy
from cchc_desktop.documents.pdf.pixels import PageImage, images
from cchc_desktop.signatures.examining.apart import draw_apart
from cchc_desktop.signatures.examining.printed_report import PrintedReport
from ui.signed_copies.page_clip import DOTS
from ui.words.signed_copies import copy_texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template


class CopyWork:
    """A signed copy, examined against a report that does not change meanwhile, and the drawn pages of both."""

    def __init__(self, report: Report, template: Template, data: Path) -> None:
        self._report, self._template, self._data = report, template, data
        self._printed = PrintedReport()
        self.copy: ExaminedCopy | None = None
        self.ours: dict[int, PageImage] = {}
        self.theirs: dict[int, PageImage | None] = {}

    def examining_file(self, path: Path) -> Iterator[Step]:
        """Read and examine a file."""
        yield Step(1, 2, copy_texts.EXAMINING.format(path.name))
        yield from self.examining(read_copy(path), path.name)

    def examining(self, raw: bytes, name: str) -> Iterator[Step]:
        """Examine the bytes of a copy; pages of one before are forgotten."""
        from cchc_desktop.desk.signed_copies.report_prints import prints_of  # noqa: PLC0415 - its writer is heavy

        yield Step(1, 2, copy_texts.EXAMINING.format(name))
        self.ours, self.theirs = {}, {}
        self._printed = prints_of(self._report, self._template, raw)
        yield Step(2, 2, copy_texts.EXAMINING.format(name))
        self.copy = examine_printed(raw, name, self._data, self._printed)

    def drawing(self, ours: int, theirs: int) -> Iterator[Step]:
        """Draw a page of the print and one of the copy, counted from 1, unless they are drawn already."""
        yield Step(1, 2, copy_texts.DRAWING)
        if ours not in self.ours and self._printed.prints:
            (self.ours[ours],) = images(self._printed.prints[0], [ours - 1], dots_per_inch=DOTS)
        yield Step(2, 2, copy_texts.DRAWING)
        if theirs not in self.theirs and self.copy:
            self.theirs[theirs] = draw_apart(self.copy.raw, theirs - 1, DOTS)
