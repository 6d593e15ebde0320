"""The styles of a Word file: the font, the outline level, the numbering of a paragraph that names one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc_desktop.documents.paper_reports.file_parts import SAVE_ANEW
from cchc_desktop.documents.sheets.xml_parser import PartParser, local, number_of

if TYPE_CHECKING:
    from cchc_desktop.documents.paper_reports.file_parts import WordParts

_MOST_BASES = 20
_FONTS = ("ascii", "hAnsi")
_OFF = ("0", "false", "off")


@dataclass(slots=True)
class StyleProperties:
    """What a style or a run sets: None is not set. level is the outline's, from 0; list its numbering and level."""

    name: str = ""
    base: str = ""
    font: str = ""
    level: int | None = None
    bold: bool | None = None
    capitals: bool | None = None
    list_id: str = ""
    list_level: int | None = None


@dataclass(slots=True)
class StyleTable:
    """The styles by id; default is the id of the one that a paragraph without a name has."""

    styles: dict[str, StyleProperties] = field(default_factory=dict)
    default: str = ""
    font: str = ""

    def look(self, style: str) -> StyleProperties:
        """Return what a style sets, its bases included."""
        made, seen = StyleProperties(), 0
        current = self.styles.get(style or self.default)
        while current is not None and seen < _MOST_BASES:
            _complete(made, current)
            current, seen = self.styles.get(current.base), seen + 1
        made.font = made.font or self.font
        return made


def style_table(parts: WordParts) -> StyleTable:
    """Return the styles of a file."""
    table = StyleTable()
    if parts.styles:
        _StyleReader(table).read(parts)
    return table


def take_property(look: StyleProperties, path: list[str], name: str, attributes: dict[str, str]) -> None:
    """Set what an element of pPr or rPr says."""
    value = value_of(attributes)
    if name == "rFonts":
        look.font = next((text for key, text in attributes.items() if local(key) in _FONTS and text), look.font)
    elif name == "b" and path[-2:-1] == ["rPr"]:
        look.bold = value not in _OFF
    elif name == "caps":
        look.capitals = value not in _OFF
    elif name == "outlineLvl":
        look.level = number_of(value)
    elif name == "numId":
        look.list_id = value
    elif name == "ilvl":
        look.list_level = number_of(value)


def value_of(attributes: dict[str, str]) -> str:
    """Return the attribute "val", "" if there is none."""
    return next((text for key, text in attributes.items() if local(key) == "val"), "")


def attribute(attributes: dict[str, str], name: str) -> str:
    """Return an attribute by its local name, "" if there is none."""
    return next((text for key, text in attributes.items() if local(key) == name), "")


def _complete(made: StyleProperties, base: StyleProperties) -> None:
    """Set what is not set yet as a base sets it."""
    made.name = made.name or base.name
    made.font = made.font or base.font
    made.level = base.level if made.level is None else made.level
    made.bold = base.bold if made.bold is None else made.bold
    made.capitals = base.capitals if made.capitals is None else made.capitals
    made.list_id = made.list_id or base.list_id
    made.list_level = base.list_level if made.list_level is None else made.list_level


class _StyleReader:
    def __init__(self, table: StyleTable) -> None:
        self._table = table
        self._look: StyleProperties | None = None
        self._parser = PartParser(self._start, self._end, SAVE_ANEW)

    def read(self, parts: WordParts) -> None:
        """Read the styles' part."""
        self._parser.parse(parts.styles, parts.where("styles.xml"))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        path = self._parser.path
        if name == "style":
            self._look = StyleProperties()
            style = attribute(attributes, "styleId")
            self._table.styles[style] = self._look
            if attribute(attributes, "type") == "paragraph" and attribute(attributes, "default") in ("1", "true"):
                self._table.default = style
        elif "docDefaults" in path:
            look = StyleProperties()
            take_property(look, path, name, attributes)
            self._table.font = look.font or self._table.font
        elif self._look is not None:
            if name == "name":
                self._look.name = value_of(attributes)
            elif name == "basedOn":
                self._look.base = value_of(attributes)
            else:
                take_property(self._look, path, name, attributes)

    def _end(self, name: str) -> None:
        if name == "style":
            self._look = None
