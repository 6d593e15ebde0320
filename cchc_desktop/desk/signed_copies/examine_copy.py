"""Examining a signed copy of a report: a file of the user's, or the one in a package."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_desktop.base.bounded import read_bytes
from cchc_desktop.base.clock import Clock, now
from cchc_desktop.base.errors import BadFileError
from cchc_desktop.signatures.examining.apart import examine_apart
from cchc_desktop.signatures.examining.printed_report import PrintedReport
from cchc_desktop.signatures.trusted_roots import RootFolder, read_roots

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template
    from cchc_desktop.signatures.examining.examination import Examination

MAX_SIGNED = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class ExaminedCopy:
    """A signed copy: the name of its file, its bytes, what was found in it, and the roots it was judged by."""

    name: str
    raw: bytes
    found: Examination
    roots: RootFolder


def examine_file(
    path: Path, data: Path, report: Report | None = None, template: Template | None = None, clock: Clock = now
) -> ExaminedCopy:
    """Examine a file against a report, if one is given; BadFileError if it is no PDF that opens.

    data is the folder with the trusted roots.
    """
    from cchc_desktop.desk.signed_copies.report_prints import prints_of  # noqa: PLC0415 - its writer is heavy

    raw = read_copy(path)
    printed = prints_of(report, template, raw) if report and template else PrintedReport()
    return examine_printed(raw, path.name, data, printed, clock)


def read_copy(path: Path) -> bytes:
    """Return the bytes of a file; BadFileError if it is none that begins as a PDF, or too large."""
    raw = read_bytes(path, MAX_SIGNED)
    if not raw.startswith(b"%PDF-"):
        raise BadFileError(f"Tệp {path.name} không phải PDF.", "Quét bản đã ký thành tệp PDF rồi nhập lại.")
    return raw


def examine_printed(raw: bytes, name: str, data: Path, printed: PrintedReport, clock: Clock = now) -> ExaminedCopy:
    """Examine the bytes of a signed copy against prints that are there already."""
    from cchc_desktop.signatures.examining.examine_pdf import examine_additions  # noqa: PLC0415 - pyHanko is heavy

    roots, moment = read_roots(data), clock()
    found = examine_additions(raw, printed, roots.ders, moment) or examine_apart(raw, printed, roots.ders, moment)
    if found is None:
        advice = "Tệp hỏng, không có trang nào hoặc có mật khẩu. Quét hoặc chép lại bản đã ký rồi nhập lại."
        raise BadFileError(f"Tệp PDF {name} không mở được.", advice)
    return ExaminedCopy(name, raw, found, roots)
