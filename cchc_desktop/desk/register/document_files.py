"""The files beside documents of a register: the officer's own by their path, those that came in a package kept here.

A kept file lies in the data folder under the hash of its bytes: a change of it is noticed, and equal ones lie once.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from cchc_desktop.base.bounded import read_bytes
from cchc_desktop.base.errors import BadFileError, NotFoundError, StorageError, UserError
from cchc_desktop.base.files import make_folder, write_bytes
from cchc_desktop.base.windows.system_errors import reason_of
from cchc_desktop.handoff.bag import sha256
from cchc_desktop.handoff.names import document_path, fault_of, last_name

if TYPE_CHECKING:
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.members.register_entry import RegisterEntry

MAX_FILE = 10 * 1024 * 1024
"""The largest file that travels, and that is kept."""
KINDS = frozenset((
    ".pdf", ".doc", ".docx", ".odt", ".rtf", ".txt", ".xls", ".xlsx", ".ods", ".csv", ".ppt", ".pptx", ".odp",
    ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp", ".heic",
))  # fmt: skip
"""The kinds of files that travel: documents and pictures, nothing that a machine would run."""
FOLDER = "documents"
_HASH = 32
_KEPT = re.compile(rf"{FOLDER}/([0-9a-f]{{{_HASH}}})/([^/\\]{{1,120}})")


def is_kept(file: str) -> bool:
    """Return whether the file of an entry is one that came in a package and is kept in the data folder."""
    match = _KEPT.fullmatch(file)
    return match is not None and not fault_of(match[2])


def file_name(entry: RegisterEntry) -> str:
    """Return the name of the file beside a document, without its folders."""
    return last_name(entry.file)


def is_document(name: str) -> bool:
    """Return whether a name has the ending of a kind that travels."""
    return PurePath(name).suffix.lower() in KINDS


def path_of(file: str, data: Path) -> Path:
    """Return where the file of an entry lies; data is the data folder."""
    return data / file if is_kept(file) else Path(file)


def keep(content: bytes, name: str, data: Path) -> str:
    """Keep a file that came in a package, and return the text that its entry has for it."""
    kept = f"{FOLDER}/{sha256(content)[:_HASH]}/{name}"
    path = data / kept
    try:
        if not (path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content):
            make_folder(path.parent)
            write_bytes(path, content, private=True)
    except OSError as error:
        advice = f"Lý do: {reason_of(error)}."
        raise StorageError(f"Không giữ được tệp {name} kèm sổ văn bản.", advice) from error
    return kept


def keep_beside(report: Report, folder: Path, data: Path) -> Report:
    """Return a report read from a file, with the files that its register names in the folder of that file kept."""
    entries = tuple(replace(entry, file=_beside(entry.file, folder, data)) for entry in report.register)
    return replace(report, register=entries) if entries != report.register else report


def _beside(file: str, folder: Path, data: Path) -> str:
    if not file or last_name(file) != file or not is_document(file) or not (folder / file).is_file():
        return file
    try:
        return keep(read_bytes(folder / file, MAX_FILE), last_name(document_path(1, file)).partition("-")[2], data)
    except UserError:  # too large or not to be read: the entry keeps its name
        return file


def read(file: str, data: Path) -> bytes:
    """Return the bytes of the file beside a document; an error if it is gone, too large, or a kept one was changed."""
    path = path_of(file, data)
    raw = read_bytes(path, MAX_FILE)
    match = _KEPT.fullmatch(file)
    if match and sha256(raw)[:_HASH] != match[1]:
        raise BadFileError(f"Tệp {path.name} đã bị sửa sau khi nhận.", "Mở lại gói đã nhận để lấy đúng tệp ấy.")
    return raw


def to_open(file: str, data: Path) -> Path:
    """Return the path of the file beside a document, to be opened; an error if it is gone or a kept one was changed."""
    path = path_of(file, data)
    if is_kept(file):
        read(file, data)
    elif not path.is_absolute() or not path.is_file():
        name = last_name(file)
        raise NotFoundError(f"Không thấy tệp {name}.", "Tệp đã bị chuyển chỗ hoặc xóa. Bấm Chọn… để chỉ lại tệp.")
    return path


def kept_count(data: Path) -> int:
    """Return how many files are kept beside the drafts: a backup holds the drafts alone."""
    return sum(path.is_file() for path in (data / FOLDER).glob("*/*"))
