"""Names of packages on the stick, and the check that a path inside a package is harmless on every system."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import PurePath, PureWindowsPath
from typing import TYPE_CHECKING

from cchc_desktop.base.spelling import as_latin
from cchc_desktop.base.text import folded, nfc, slug
from cchc_desktop.base.windows.windows_names import is_reserved
from cchc_desktop.handoff.package_layout import DOCUMENTS, SUFFIX
from cchc_desktop.report.document import OPEN
from cchc_desktop.report.part import part_of

if TYPE_CHECKING:
    from cchc_desktop.report.document import Report

MAX_PATH, MAX_NAME, MAX_DEPTH = 200, 100, 4
_MAX_SLUG, _MAX_ENDING = 60, 12
_MAX_PERIOD, _MAX_COLLEAGUE = 20, 30
_FORBIDDEN = re.compile(r'[\\:*?"<>|]')
_UNSAFE = re.compile(r"[^A-Za-z0-9-]+")


def unit_stem(unit: str) -> str:
    """Return the name of the files about a unit's keys; units of one spelling without marks differ by a hash."""
    return f"{slug(as_latin(unit))[:_MAX_SLUG]}-{unit_hash(unit)}"


def unit_hash(unit: str) -> str:
    """Return the hash at the end of a stem: it identifies a unit's files, whatever precedes it."""
    return hashlib.sha256(folded(unit).encode()).hexdigest()[:8]


def split_stem(stem: str) -> tuple[str, str]:
    """Return the unit's name as it is written in a stem, and the hash after it."""
    name, _, mark = stem.rpartition("-")
    return name, mark


def stem_of(report: Report, turn: int = 1) -> str:
    """Return the name of a report's package: "an-thanh_2023-H1_v2", a draft's ends in "_ban-thao".

    A draft that is a part in a colleague's hands ends in "_phan-viec" and the colleague's name.
    turn counts packages of one version with different contents: the second ends in "_lan-2". What is too long for a
    file's name is cut, the unit's name last.
    """
    period = _UNSAFE.sub("-", report.period)[:_MAX_PERIOD]
    draft = _draft_words(report) if report.state == OPEN else ""
    again = f"_lan-{turn}" if turn > 1 else ""
    behind = f"_{period}_v{report.version}{draft}{again}"
    room = min(_MAX_SLUG, MAX_NAME - len(behind) - len(SUFFIX))
    return (slug(report.text("unit.name"))[:room].strip("-") or "bao-cao") + behind


def _draft_words(report: Report) -> str:
    part = part_of(report)
    if part is None:
        return "_ban-thao"
    colleague = slug(part.colleague)[:_MAX_COLLEAGUE].strip("-")
    return f"_phan-viec-{colleague}" if colleague else "_phan-viec"


def package_name(stem: str) -> str:
    """Return the file name of a package."""
    return stem + SUFFIX


def document_path(number: int, file: str) -> str:
    """Return the path in a package of the file beside the document of a number: "data/documents/03-ke-hoach.pdf".

    The number keeps files of one name apart, and makes a harmless name of one that Windows reserves.
    """
    name = PurePath(last_name(file))
    stem = "".join("-" if _is_unsafe(char) else char for char in nfc(name.stem))
    ending = "".join(char for char in name.suffix.lower() if char.isascii() and (char.isalnum() or char == "."))
    return f"{DOCUMENTS}{number:02}-{stem[:_MAX_SLUG].strip(' .') or 'van-ban'}{ending[:_MAX_ENDING].rstrip('.')}"


def last_name(file: str) -> str:
    """Return the name at the end of a path, of this system or of Windows."""
    return PureWindowsPath(file).name


def _is_unsafe(char: str) -> bool:
    return char == "/" or bool(_FORBIDDEN.match(char)) or (char != " " and unicodedata.category(char)[0] in "CZ")


def fault_of(path: str) -> str:
    """Return why a path must not be written to a disk, "" if it is harmless everywhere (RFC 8493, 5.1 and 6.1)."""
    if len(path) > MAX_PATH:
        return f"tên dài quá {MAX_PATH} ký tự"
    if path != nfc(path):
        return "tên không theo dạng chữ NFC"
    if any(_is_unsafe(char) for char in path.replace("/", "")):
        return "tên có ký tự không dùng được"
    parts = path.split("/")
    if len(parts) > MAX_DEPTH:
        return f"nằm sâu quá {MAX_DEPTH} lớp thư mục"
    return next((fault for part in parts if (fault := _part_fault(part))), "")


def _part_fault(part: str) -> str:
    if part in ("", ".", ".."):
        return "đường dẫn ra ngoài gói hoặc không có tên tệp"
    if len(part) > MAX_NAME:
        return f"tên dài quá {MAX_NAME} ký tự"
    if part != part.strip(" ") or part.endswith("."):
        return "tên bắt đầu hoặc kết thúc bằng dấu cách, dấu chấm"
    if is_reserved(part):
        return "tên dành riêng của Windows"
    return ""


def shown(path: str) -> str:
    """Return a foreign path for messages: invisible characters are escaped, long paths are cut."""
    cut = path if len(path) <= MAX_PATH else path[:MAX_PATH] + "…"
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in cut)
