"""The parts of a Word file that say what is written in it: body, styles, numbering, footnotes; with limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_desktop.base.bounded_zip import zip_of
from cchc_desktop.base.errors import BadFileError
from cchc_desktop.documents.sheets.parts import part_name, relations

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_XML = 24 * 1024 * 1024
MAX_TAGS = 1_500_000
"""Tags of all parts that are read; the report of a commune has some ten thousand."""
SAVE_ANEW = "Mở tệp bằng Word, lưu lại (Save As) thành .docx rồi nhận lại."

_OLD = b"\xd0\xcf\x11\xe0"
_DOCUMENT = "word/document.xml"


@dataclass(frozen=True, slots=True)
class WordParts:
    """The parts by what they hold, b"" for one that the file lacks; where names a part for messages."""

    name: str
    body: bytes
    styles: bytes
    numbering: bytes
    footnotes: bytes

    def where(self, part: str) -> str:
        """Return the name of a part for messages."""
        return f"{self.name}, phần {part}"


def word_parts(raw: bytes, name: str) -> WordParts:
    """Return the parts of a Word file; BadFileError if it is none, or larger than any report."""
    if raw.startswith(_OLD):
        text = "Đây là tệp .doc kiểu cũ hoặc tệp có mật khẩu. Mở bằng Word, lưu lại thành .docx không mật khẩu."
        raise BadFileError(f"Không đọc được tệp Word {name}.", text)
    contents = {part_name(path): content for path, content in zip_of(raw, name).items()}
    body = relations(contents, "", name, SAVE_ANEW)[0].get("officeDocument", _DOCUMENT)
    if body not in contents or b"wordprocessingml" not in contents[body]:
        raise BadFileError(f"Tệp {name} không phải tệp Word (.docx).", f"Trong tệp không có lời văn. {SAVE_ANEW}")
    kinds = relations(contents, body, name, SAVE_ANEW)[0]
    wanted = [contents[body], *(_part(contents, kinds, kind) for kind in ("styles", "numbering", "footnotes"))]
    if sum(map(len, wanted)) > MAX_XML or sum(part.count(b"<") for part in wanted) > MAX_TAGS:
        raise BadFileError(
            f"Tệp Word {name} quá lớn.", f"Chương trình chỉ nhận đến {MAX_XML // 1024 // 1024} MB lời văn."
        )
    return WordParts(name, *wanted)


def _part(contents: Mapping[str, bytes], kinds: Mapping[str, str], kind: str) -> bytes:
    return contents.get(kinds.get(kind, ""), b"")
