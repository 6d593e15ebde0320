"""How the cells of a workbook show their values: as a percent, a date, with how many decimals, struck, on grey."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cchc_desktop.documents.sheets.rich_text import is_on
from cchc_desktop.documents.sheets.xml_parser import elements, number_of

_BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 49: "@"}
_BUILT_IN |= dict.fromkeys((37, 38), "#,##0;(#,##0)") | dict.fromkeys((39, 40), "#,##0.00;(#,##0.00)")
_BUILT_IN |= dict.fromkeys((41, 42), '#,##0;(#,##0);"-"') | dict.fromkeys((43, 44), '#,##0.00;(#,##0.00);"-"??')
_BUILT_IN |= dict.fromkeys((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)), "yyyy")
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\[\]]*\]')
_MOST_INDENT = 15
_GREY_INDEXES = ("22", "23", "55")
_HEX = re.compile(r"[0-9A-Fa-f]{2}")
_ALIKE, _DARKEST, _LIGHTEST = 12, 64, 246
"""How much the red, green and blue of a grey differ at most, and how dark and how light it is at most."""
_LONGEST = 255
"""Characters of the longest format that Excel takes."""
_DATE = re.compile("[ymdhs]", re.IGNORECASE)
_DECIMALS = re.compile(r"\.([0#?]+)")


@dataclass(frozen=True, slots=True)
class CellLooks:
    """The cell styles of a workbook by their index: formats, indents; the indexes of the struck and the grey."""

    formats: list[str]
    struck: frozenset[int] = frozenset()
    indents: tuple[int, ...] = ()
    grey: frozenset[int] = frozenset()


def looks_of(styles: bytes, where: str) -> CellLooks:
    """Return the looks of every cell style."""
    found = elements(styles, where)
    codes = dict(_BUILT_IN)
    for path, attributes in found:
        if path == "numFmts/numFmt":
            codes[number_of(attributes.get("numFmtId"))] = attributes.get("formatCode", "")[:_LONGEST]
    ways = [attributes for path, attributes in found if path == "cellXfs/xf"]
    fonts = _struck_fonts(found)
    struck = frozenset(style for style, way in enumerate(ways) if number_of(way.get("fontId")) in fonts)
    fills = _grey_fills(found)
    grey = frozenset(style for style, way in enumerate(ways) if number_of(way.get("fillId")) in fills)
    return CellLooks([codes.get(number_of(way.get("numFmtId")), "") for way in ways], struck, _indents(found), grey)


def _indents(found: list[tuple[str, dict[str, str]]]) -> tuple[int, ...]:
    """Return how far each style moves a text to the right; all of an element's children come behind it."""
    indents: list[int] = []
    in_styles = False
    for path, attributes in found:
        if path.endswith("/xf"):
            in_styles = path == "cellXfs/xf"
            indents += [0] if in_styles else []
        elif path == "xf/alignment" and in_styles:
            indents[-1] = min(number_of(attributes.get("indent")), _MOST_INDENT)
    return tuple(indents)


def _struck_fonts(found: list[tuple[str, dict[str, str]]]) -> set[int]:
    """Return the fonts that are struck through, by their place in the list of fonts."""
    struck: set[int] = set()
    font, in_fonts = -1, False
    for path, attributes in found:
        if path.endswith("/font"):
            in_fonts = path == "fonts/font"
            font += in_fonts
        elif path == "font/strike" and in_fonts and is_on(attributes):
            struck.add(font)
    return struck


def _grey_fills(found: list[tuple[str, dict[str, str]]]) -> set[int]:
    """Return the fills that are grey, by their place in the list of fills."""
    grey: set[int] = set()
    fill, in_fills, pattern = -1, False, ""
    for path, attributes in found:
        if path.endswith("/fill"):
            in_fills = path == "fills/fill"
            fill += in_fills
        elif path == "fill/patternFill":
            pattern = attributes.get("patternType", "")
        elif path == "patternFill/fgColor" and in_fills and pattern == "solid" and _is_grey(attributes):
            grey.add(fill)
    return grey


def _is_grey(colour: dict[str, str]) -> bool:
    """Return whether a colour is one between white and black: by its parts, its index, or as a darker white."""
    if colour.get("theme") == "0":
        return colour.get("tint", "").startswith("-")
    if colour.get("indexed", "") in _GREY_INDEXES:
        return True
    parts = [colour.get("rgb", "")[-6:][place : place + 2] for place in (0, 2, 4)]
    if not all(_HEX.fullmatch(part) for part in parts):
        return False
    shades = [int(part, 16) for part in parts]
    return max(shades) - min(shades) <= _ALIKE and _DARKEST <= min(shades) <= _LIGHTEST


def is_percent(code: str) -> bool:
    """Return whether a format shows 0.6 as 60%."""
    return "%" in _LITERAL.sub("", code)


def is_date(code: str) -> bool:
    """Return whether a format shows numbers as days or hours."""
    shown = _LITERAL.sub("", code)
    return shown.casefold() != "general" and bool(_DATE.search(shown))


def decimals(code: str) -> int | None:
    """Return the number of decimals that a format shows, None if as many as there are."""
    shown = _LITERAL.sub("", code).partition(";")[0]
    found = _DECIMALS.search(shown)
    if found:
        return len(found[1])
    return 0 if "0" in shown or "#" in shown else None
