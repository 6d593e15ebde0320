"""The one parser of XML in workbooks and Word files: expat, no document type, no coding but UTF-8, limited depth.

Entities that grow without end are declared in a document type; without one XML has only its own five.
The time is linear in the bytes: a part is parsed once, from its first byte to its last.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError, ParserCreate

from cchc_desktop.base.errors import BadFileError

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_DEPTH = 64
MAX_ELEMENTS = 100_000
"""Elements of a part that is small in any workbook: its list of sheets, its styles."""
SAVE_ANEW = "Mở tệp bằng Excel, lưu lại (Save As) thành .xlsx rồi thử lại."
_DIGITS = 10
_CODINGS = ("utf-8", "us-ascii", "ascii")


class PartParser:
    """A parser of one part that calls `start` and `end` for every element, by its local name.

    advice is what to do about a file that is refused.
    path holds the local names of the elements that are open, tag the present one's name with its prefix.
    """

    def __init__(
        self, start: Callable[[str, dict[str, str]], None], end: Callable[[str], None], advice: str = SAVE_ANEW
    ) -> None:
        self.path: list[str] = []
        self.tag = ""
        self._start, self._end, self._advice = start, end, advice
        self._text: list[str] = []
        self._expat = ParserCreate("utf-8")
        self._expat.buffer_text = True
        self._expat.StartElementHandler = self._opened
        self._expat.EndElementHandler = self._closed
        self._expat.StartDoctypeDeclHandler = _refuse_document_type
        self._expat.XmlDeclHandler = _check_coding

    @property
    def position(self) -> int:
        """The byte at which the present tag begins; of the end of `<a/>`, the byte after it."""
        return self._expat.CurrentByteIndex

    def parse(self, xml: bytes, where: str) -> None:
        """Parse a part; BadFileError if it is not well-formed, nested too deep, or in another coding."""
        try:
            if b"\0" in xml:
                _check_coding("", "utf-16", 0)
            self._expat.Parse(xml, True)  # noqa: FBT003 - expat takes no keyword: these are all the bytes
        except ExpatError as error:
            text = f"Phần này không phải XML đúng cách: dòng {error.lineno}, cột {error.offset + 1}."
            raise BadFileError(f"Không nhận tệp {where}.", text) from error
        except _RefusedError as error:
            raise BadFileError(f"Không nhận tệp {where}.", f"{error} {self._advice}") from error

    def collect_text(self) -> None:
        """Start to collect text; `take_text` returns it."""
        self._text = []
        self._expat.CharacterDataHandler = self._text.append

    def take_text(self) -> str:
        """Return the collected text, and stop collecting."""
        self._expat.CharacterDataHandler = None
        return "".join(self._text)

    def _opened(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag, name = tag, local(tag)
        self.path.append(name)
        if len(self.path) > MAX_DEPTH:
            raise _RefusedError(f"Phần này lồng quá {MAX_DEPTH} lớp.")
        self._start(name, attributes)

    def _closed(self, tag: str) -> None:
        self.tag = tag
        self._end(local(tag))
        self.path.pop()


class _RefusedError(Exception):
    """Raised for a part with refused content, which the message names."""


@cache
def local(tag: str) -> str:
    """Return an element's or attribute's name without its prefix."""
    return tag.rpartition(":")[2]


def _refuse_document_type(*_declared: object) -> None:
    raise _RefusedError("Phần này khai báo kiểu tài liệu (DTD), tệp của Office không có phần đó.")


def _check_coding(_version: str, coding: str | None, _standalone: int) -> None:
    if coding and coding.lower() not in _CODINGS:
        raise _RefusedError("Phần này không viết bằng UTF-8.")


def elements(xml: bytes, where: str, advice: str = SAVE_ANEW) -> list[tuple[str, dict[str, str]]]:
    """Return the elements of a part in order: parent and local name ("cellXfs/xf"), attributes by local name."""
    found: list[tuple[str, dict[str, str]]] = []

    def start(_name: str, attributes: dict[str, str]) -> None:
        if len(found) >= MAX_ELEMENTS:
            raise _RefusedError(f"Phần này có quá {MAX_ELEMENTS} phần tử.")
        found.append(("/".join(parser.path[-2:]), {local(key): value for key, value in attributes.items()}))

    parser = PartParser(start, lambda _name: None, advice)
    parser.parse(xml, where)
    return found


def number_of(text: str | None) -> int:
    """Return the number in an attribute, 0 if it has none."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < _DIGITS else 0
