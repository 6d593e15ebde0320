"""Remarks on a whole package beside its verification: documents that differ from the report.

They do not make a package damaged: the signer vouches for its contents, and only the report is imported.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from cchc_desktop.base.bounded import read_bytes
from cchc_desktop.base.errors import UserError
from cchc_desktop.desk.packages.receiving import report_in
from cchc_desktop.documents.readers import read_file
from cchc_desktop.handoff import package_layout
from cchc_desktop.report.keys import FieldKind, kind_of
from cchc_desktop.report.loading import OneTemplate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cchc_desktop.handoff.verifying import VerifiedPackage
    from cchc_desktop.report.document import Report

_BESIDE = {".pdf": package_layout.PDF, ".xlsx": package_layout.WORKBOOK}
_NAMED, _SHOWN = 3, 40
_COMPARED = (FieldKind.FIGURE, FieldKind.NOTE)


def remarks(examined: VerifiedPackage, path: Path) -> Iterator[str]:
    """Yield a line for each document in a whole package, or beside it, that differs from the signed one."""
    if not examined.verification.whole or package_layout.REPORT not in examined.files:
        return
    yield from _beside(examined, path)
    try:
        loaded, source = report_in(examined, path.name)
    except UserError as error:
        yield f"Báo cáo trong gói không nhận được: {error.title}"
        return
    raw = examined.files.get(package_layout.WORKBOOK)
    if raw is None:
        return
    try:
        workbook = read_file(raw, package_layout.WORKBOOK, OneTemplate(source.template)).report
    except UserError:
        yield "Tệp Excel trong gói không đọc được, nên không so được với báo cáo."
        return
    yield from _differing(loaded.report, workbook)


def _beside(examined: VerifiedPackage, path: Path) -> Iterator[str]:
    """Yield a line for each file beside a package under its name that differs; no signature covers those."""
    for ending, inside in _BESIDE.items():
        there, packed = path.with_suffix(ending), examined.files.get(inside)
        if packed is not None and there.is_file() and not _same(there, packed):
            yield f"Tệp {there.name} cạnh gói khác với bản trong gói; không dùng tệp đó, mở gói để xem số đúng."


def _same(path: Path, raw: bytes) -> bool:
    try:
        return read_bytes(path, len(raw)) == raw
    except UserError:  # larger, or not to be read
        return False


def _differing(report: Report, workbook: Report) -> Iterator[str]:
    keys = [key for key in {**report.fields, **workbook.fields} if kind_of(key) in _COMPARED]
    found = [key for key in keys if report.text(key) != workbook.text(key)]
    if found:
        places = "; ".join(
            f"{key}: Excel {_shown(workbook.text(key))}, báo cáo {_shown(report.text(key))}"
            for key in islice(found, _NAMED)
        )
        more = f"; và {len(found) - _NAMED} chỗ nữa" if len(found) > _NAMED else ""
        yield f"Tệp Excel trong gói ghi khác báo cáo ở {len(found)} chỗ ({places}{more}). Hỏi lại đơn vị gửi."


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line[:_SHOWN]}{'…' if len(line) > _SHOWN else ''}”" if line else "(trống)"
