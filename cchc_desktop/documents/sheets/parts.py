r"""The parts of a workbook's file: its list of sheets, each sheet, its shared texts, its styles.

The names of parts are compared without case, and "\" in them is read as "/": other programs write both.
"""

from __future__ import annotations

from dataclasses import dataclass
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

from cchc_desktop.base.bounded_zip import zip_of
from cchc_desktop.base.errors import BadFileError
from cchc_desktop.documents.sheets.xml_parser import SAVE_ANEW, elements

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_SHEETS = 64
MAX_XML = 24 * 1024 * 1024
MAX_TAGS = 2_000_000

_OLD = b"\xd0\xcf\x11\xe0"
_WORKBOOK = "xl/workbook.xml"


@dataclass(frozen=True, slots=True)
class WorkbookParts:
    """The parts that say what is in a workbook's cells; sheets gives the part of each sheet by its name.

    hidden has the names of the sheets that are not shown; is_stale tells that no formula was computed by the program
    that wrote the file, which asks for it when it is opened.
    """

    name: str
    contents: Mapping[str, bytes]
    sheets: Mapping[str, str]
    shared_texts: str
    styles: str
    from_1904: bool
    """Whether days are counted from 1904 on, not from 1900."""
    hidden: frozenset[str] = frozenset()
    is_stale: bool = False

    def where(self, part: str) -> str:
        """Return the name of a part for messages."""
        return f"{self.name}, phần {part}"


def part_name(path: str) -> str:
    """Return the name of a part in the form used for comparison."""
    return path.replace("\\", "/").casefold()


def parts_of(raw: bytes, name: str) -> WorkbookParts:
    """Return the parts of a workbook; BadFileError if it is none, or larger than any report's."""
    if raw.startswith(_OLD):
        text = "Đây là tệp .xls kiểu cũ hoặc tệp có mật khẩu. Mở bằng Excel, lưu lại thành .xlsx không mật khẩu."
        raise BadFileError(f"Không đọc được tệp Excel {name}.", text)
    contents = {part_name(path): content for path, content in zip_of(raw, name).items()}
    book = _workbook_part(contents, name)
    if book not in contents:
        text = f"Trong tệp không có phần {_WORKBOOK}. {SAVE_ANEW}"
        raise BadFileError(f"Tệp {name} không phải tệp Excel (.xlsx).", text)
    listed = elements(contents[book], f"{name}, phần {book}")
    kinds, targets = relations(contents, book, name)
    entries = [attributes for path, attributes in listed if path == "sheets/sheet"]
    sheets = {entry.get("name", ""): targets.get(entry.get("id", ""), "") for entry in entries}
    parts = WorkbookParts(
        name, contents, sheets, kinds.get("sharedStrings", ""), kinds.get("styles", ""),
        from_1904=_is_on(listed, "workbookPr", "date1904"),
        hidden=frozenset(entry.get("name", "") for entry in entries if entry.get("state", "visible") != "visible"),
        is_stale=_is_on(listed, "calcPr", "fullCalcOnLoad"),
    )  # fmt: skip
    _check_size(parts)
    return parts


def _is_on(listed: list[tuple[str, dict[str, str]]], element: str, attribute: str) -> bool:
    """Return whether a property of the workbook is switched on."""
    found = next((attributes for path, attributes in listed if path.endswith(f"/{element}")), {})
    return found.get(attribute) in ("1", "true")


def _workbook_part(contents: Mapping[str, bytes], name: str) -> str:
    kinds, _ = relations(contents, "", name)
    return kinds.get("officeDocument", _WORKBOOK)


def relations(
    contents: Mapping[str, bytes], part: str, name: str, advice: str = SAVE_ANEW
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the parts that a part names: by their kind, and by the id of the relation; "" names those of the file."""
    folder, _, file = part.rpartition("/")
    path = join(folder, "_rels", f"{file}.rels")
    if path not in contents:
        return {}, {}
    kinds: dict[str, str] = {}
    targets: dict[str, str] = {}
    for _, attributes in elements(contents[path], f"{name}, phần {path}", advice):
        target = part_name(normpath(join("/", dirname(part), attributes.get("Target", ""))).lstrip("/"))
        kinds.setdefault(attributes.get("Type", "").rpartition("/")[2], target)
        targets[attributes.get("Id", "")] = target
    return kinds, targets


def _check_size(parts: WorkbookParts) -> None:
    if len(parts.sheets) > MAX_SHEETS:
        raise too_large(parts.name, f"{MAX_SHEETS} trang")
    for sheet, part in parts.sheets.items():
        if part not in parts.contents:
            text = f"Tệp thiếu trang tính “{sheet[:60]}”. {SAVE_ANEW}"
            raise BadFileError(f"Không đọc được tệp Excel {parts.name}.", text)
    wanted = [part for part in (*parts.sheets.values(), parts.shared_texts, parts.styles) if part in parts.contents]
    if sum(len(parts.contents[part]) for part in wanted) > MAX_XML:
        raise too_large(parts.name, f"{MAX_XML // 1024 // 1024} MB nội dung")
    if sum(parts.contents[part].count(b"<") for part in wanted) > MAX_TAGS:
        raise too_large(parts.name, f"{MAX_TAGS} thẻ XML")


def too_large(name: str, limit: str) -> BadFileError:
    """Return the error for a workbook that exceeds a limit."""
    return BadFileError(f"Tệp Excel {name} quá lớn.", f"Chương trình chỉ nhận đến {limit}.")
