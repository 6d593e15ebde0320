"""Keeping the files beside documents of a received report: in the data folder, named by the entries of its register."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cchc_desktop.desk.register.document_files import MAX_FILE, is_document, keep
from cchc_desktop.desk.register.travelling_files import missing_files
from cchc_desktop.handoff import package_layout
from cchc_desktop.handoff.names import fault_of, last_name, shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cchc_desktop.handoff.verifying import Files
    from cchc_desktop.report.document import Report


def with_kept_files(report: Report, files: Files, data: Path) -> tuple[Report, tuple[str, ...]]:
    """Keep the files that came beside documents; return the report whose entries name them, and what is to be told.

    An entry whose file did not come keeps the name of it alone: a path from outside is never one of this machine.
    """
    if not report.register:
        return report, ()
    came = dict(_came(files))
    kept = {number: keep(content, name, data) for number, (name, content) in came.items()}
    entries = tuple(
        replace(entry, file=kept.get(number) or last_name(entry.file))
        for number, entry in enumerate(report.register, 1)
    )
    report = replace(report, register=entries)
    words = f"Đã giữ {len(kept)} tệp kèm sổ văn bản; mở ở Sổ văn bản của báo cáo."
    return report, (*([words] if kept else []), *_refused(files), *missing_files(report))


def _came(files: Files) -> Iterator[tuple[int, tuple[str, bytes]]]:
    for path, content in files.items():
        number = package_layout.document_number(path)
        if number is not None and content is not None and _is_taken(path, content):
            name = last_name(path)
            own = name.partition("-")[2]
            yield number, (name if fault_of(own) else own, content)


def _refused(files: Files) -> Iterator[str]:
    for path, content in files.items():
        if package_layout.document_number(path) is not None and not _is_taken(path, content or b""):
            yield f"{shown(path)}: không giữ tệp này, chỉ nhận tệp PDF, Word, Excel hoặc ảnh đến 10 MB."


def _is_taken(path: str, content: bytes) -> bool:
    return is_document(path) and len(content) <= MAX_FILE
