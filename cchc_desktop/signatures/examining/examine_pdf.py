"""Examining a signed PDF: what it is, its signatures, what was added, and its words against the report."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from io import BytesIO

import pypdfium2
from pyhanko.pdf_utils.decode_limits import DecodeLimits, DocumentDecodeBudget
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader

from cchc_desktop.documents.pdf.pixels import PDFIUM
from cchc_desktop.signatures.examining.examination import (
    HARMLESS,
    Examination,
    FoundHazard,
    FoundSignature,
    Hazard,
    TextComparison,
    TextVerdict,
)
from cchc_desktop.signatures.examining.found_signatures import SignedFile, found_signatures
from cchc_desktop.signatures.examining.hazards import hazards
from cchc_desktop.signatures.examining.later_changes import later_changes
from cchc_desktop.signatures.examining.page_words import box_of, pages_of
from cchc_desktop.signatures.examining.pdf_objects import page_refs
from cchc_desktop.signatures.examining.printed_report import PrintedReport
from cchc_desktop.signatures.examining.text_comparison import FileWords, compare_pages

READ_ERRORS = (
    *(PdfError, ValueError, TypeError, LookupError, AttributeError, AssertionError, ArithmeticError),
    *(NotImplementedError, RecursionError, OSError, zlib.error),
)
"""What pyHanko raises where the structure of a file from outside is not as it should be."""
_MOST_ADDED = 1024 * 1024
_LIMITS = DecodeLimits(document_budget=DocumentDecodeBudget(base_allowance=64 * 1024 * 1024, max_ratio=0))


def examine_additions(
    raw: bytes, report: PrintedReport, roots: Sequence[bytes], moment: datetime
) -> Examination | None:
    """Examine a PDF that is a print of its report with nothing but signatures added; None if it is no such file.

    That is quick and safe: the pages are this program's own, and what was added is small.
    """
    prints = [each for each in report.prints if raw.startswith(each) and len(raw) - len(each) <= _MOST_ADDED]
    if not prints:
        return None
    structure = _structure(raw, report, roots, moment)
    return structure.examination(_exact(structure.base)) if structure.base is not None else None


def examine_pdf(raw: bytes, report: PrintedReport, roots: Sequence[bytes], moment: datetime) -> Examination | None:
    """Examine a PDF against the prints of its report and trusted roots (DER); None if it is no PDF that opens.

    A file from outside may take any time and memory: see `examine_apart`.
    """
    with PDFIUM:
        document = _opened(raw)
        if document is None:
            return None
        try:
            structure = _structure(raw, report, roots, moment)
            text = _text(document, report) if structure.base is None else _exact(structure.base)
            return replace(structure, pages=len(document)).examination(text)
        finally:
            document.close()


@dataclass(frozen=True, slots=True)
class _Structure:
    """What the objects of a file say; base is the index of the print that it is but for its signatures."""

    size: int
    pages: int
    signatures: tuple[FoundSignature, ...]
    hazards: tuple[FoundHazard, ...]
    base: int | None

    def examination(self, text: TextComparison) -> Examination:
        """Return the whole result."""
        return Examination(
            pages=self.pages, size=self.size, signatures=self.signatures, hazards=self.hazards, text=text
        )


def _opened(raw: bytes) -> pypdfium2.PdfDocument | None:
    """Return an open PDF with a first page, None if it does not open without a password."""
    if not raw.startswith(b"%PDF-"):
        return None
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError:
        return None
    try:
        if len(document) and document[0].get_width() > 0:
            return document
    except pypdfium2.PdfiumError:
        pass
    document.close()
    return None


def _structure(raw: bytes, report: PrintedReport, roots: Sequence[bytes], moment: datetime) -> _Structure:
    try:
        reader = PdfFileReader(BytesIO(raw), strict=False, decode_limits=_LIMITS)
        if reader.encrypted:
            reader.decrypt("")
        file = SignedFile(raw, reader)
        encrypted = (FoundHazard(hazard=Hazard.ENCRYPTED),) if reader.encrypted else ()
        found = (*encrypted, *hazards(reader))
        base = None if found else _base(file, report.prints)
        signatures = found_signatures(file, roots, moment)
        return _Structure(len(raw), len(page_refs(reader)), signatures, found, base)
    except READ_ERRORS:
        return _Structure(len(raw), 0, (), (FoundHazard(hazard=Hazard.IRREGULAR),), None)


def _base(file: SignedFile, prints: Sequence[bytes]) -> int | None:
    """Return the index of the print that the file begins with, if only signatures were added to it."""
    for at, print_ in enumerate(prints):
        if file.raw.startswith(print_):
            first = file.reader.xrefs.get_xref_container_info(0)
            kept = first.end_location <= len(print_)
            if kept and later_changes(file.reader, 0, file.raw, len(print_)) <= HARMLESS:
                return at
    return None


def _exact(base: int) -> TextComparison:
    """Return the comparison of a file that begins with a print; a print before the present one lacks number and day."""
    return TextComparison(verdict=TextVerdict.SAME_BUT_NUMBER if base else TextVerdict.SAME, exact=True)


def _text(document: pypdfium2.PdfDocument, report: PrintedReport) -> TextComparison:
    signed = FileWords(pages_of(document), partial(box_of, document))
    if not report.prints:
        scans = tuple(at for at, page in enumerate(signed.pages, 1) if page.is_picture or not page.words)
        return TextComparison(verdict=TextVerdict.UNKNOWN, scans=scans, compared=False)
    printed = pypdfium2.PdfDocument(report.prints[0])
    try:
        return compare_pages(FileWords(pages_of(printed), partial(box_of, printed)), signed, report.places)
    finally:
        printed.close()
