"""The files that travel in a package beside documents that its report cites, or counts for a row; what is left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_desktop.base.errors import BadFileError, NotFoundError, UserError
from cchc_desktop.desk.register.document_files import MAX_FILE, is_document, is_kept, path_of, read
from cchc_desktop.desk.register.travelling import is_cited
from cchc_desktop.handoff.names import document_path, last_name
from cchc_desktop.report.members.document_register import full_number, identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from cchc_desktop.report.document import Report
    from cchc_desktop.report.members.document_register import DocumentRegister
    from cchc_desktop.report.members.register_entry import RegisterEntry

MAX_FILES = 40
MAX_BYTES = 30 * 1024 * 1024
"""The most files, and the most bytes of them, that one package carries."""
_MEGA = 1024 * 1024


@dataclass(frozen=True, slots=True)
class FileBeside:
    """A file to be packed: its document's number in the register and name, the file of its entry, the data folder."""

    number: int
    document: str
    file: str
    data: Path

    @property
    def path(self) -> str:
        """The path of the file in the package."""
        return document_path(self.number, self.file)


@dataclass(frozen=True, slots=True)
class FilesBeside:
    """The files read for a package by their paths in it, and a sentence for each that is left out."""

    files: dict[str, bytes]
    left_out: tuple[str, ...]


def files_of(report: Report, own: DocumentRegister, data: Path) -> tuple[FileBeside, ...]:
    """Return the files beside the documents that a report cites or counts.

    Paths come from the unit's own register alone: a report from outside names no file of this machine.
    """
    chosen = {identity(entry): entry.file for entry in own.entries if entry.file}
    return tuple(
        FileBeside(number, document_name(entry), file, data)
        for number, entry in enumerate(report.register, 1)
        if is_cited(entry, report)
        and (file := chosen.get(identity(entry)) or (entry.file if is_kept(entry.file) else last_name(entry.file)))
    )


def read_all(wanted: Iterable[FileBeside]) -> FilesBeside:
    """Read the files of a package within its limits, on any thread."""
    files: dict[str, bytes] = {}
    left_out: list[str] = []
    for each in wanted:
        try:
            files[each.path] = _read(each, len(files), sum(map(len, files.values())))
        except UserError as error:
            left_out.append(f"{each.document}: tệp {last_name(each.file)} không đi cùng gói: {error.title}")
    return FilesBeside(files, tuple(left_out))


def _read(each: FileBeside, count: int, taken: int) -> bytes:
    if not is_document(each.file):
        raise BadFileError("chỉ nhận tệp PDF, Word, Excel hoặc ảnh.")
    if not path_of(each.file, each.data).is_absolute():
        raise NotFoundError("sổ văn bản của máy này không chỉ tệp ấy ở đâu.")
    if count >= MAX_FILES:
        raise BadFileError(f"một gói mang nhiều nhất {MAX_FILES} tệp.")
    try:
        raw = read(each.file, each.data)
    except NotFoundError as error:
        raise NotFoundError(f"không còn ở {path_of(each.file, each.data).parent}.") from error
    except BadFileError as error:
        too_large = path_of(each.file, each.data).stat().st_size > MAX_FILE
        raise BadFileError(f"lớn quá {MAX_FILE // _MEGA} MB." if too_large else error.title) from error
    if taken + len(raw) > MAX_BYTES:
        raise BadFileError(f"các tệp kèm của một gói nhiều nhất {MAX_BYTES // _MEGA} MB.")
    return raw


def document_name(entry: RegisterEntry) -> str:
    """Return how a document is named in a sentence about it: its number, else the beginning of its subject."""
    return full_number(entry) or " ".join(entry.subject.split())[:40] or "Văn bản"


def missing_files(report: Report) -> Iterator[str]:
    """Yield a sentence for each cited document whose file, named in its entry, did not come with a report."""
    for entry in report.register:
        if entry.file and not is_kept(entry.file) and is_cited(entry, report):
            yield f"{document_name(entry)}: tệp {last_name(entry.file)} không đi cùng báo cáo."
