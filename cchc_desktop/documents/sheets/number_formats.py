"""The number formats of a workbook's cells: percent, date, number of decimals."""

from __future__ import annotations

import re

from cchc_desktop.documents.sheets.xml_parser import elements, number_of

_BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 49: "@"}
_BUILT_IN |= dict.fromkeys((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)), "yyyy")
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\[\]]*\]')
_LONGEST = 255
"""Characters of the longest format that Excel takes."""
_DATE = re.compile("[ymdhs]", re.IGNORECASE)
_DECIMALS = re.compile(r"\.([0#?]+)")


def formats_of(styles: bytes, where: str) -> list[str]:
    """Return the number format of every cell style, in the order cells name them."""
    found = elements(styles, where)
    codes = dict(_BUILT_IN)
    for path, attributes in found:
        if path == "numFmts/numFmt":
            codes[number_of(attributes.get("numFmtId"))] = attributes.get("formatCode", "")[:_LONGEST]
    ways = (attributes for path, attributes in found if path == "cellXfs/xf")
    return [codes.get(number_of(way.get("numFmtId")), "") for way in ways]


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
