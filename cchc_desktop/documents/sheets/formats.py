"""How the cells of a workbook show their numbers: as a percent, as a date, with how many decimals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 49: "@"}
_BUILT_IN |= dict.fromkeys((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)), "yyyy")
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DATE = re.compile("[ymdhs]", re.IGNORECASE)
_DECIMALS = re.compile(r"\.([0#?]+)")


def formats_of(styles: Element) -> list[str]:
    """Return the number format of every cell style, in the order cells name them."""
    codes = dict(_BUILT_IN)
    for custom in styles.findall("./{*}numFmts/{*}numFmt"):
        codes[_number(custom.get("numFmtId"))] = custom.get("formatCode", "")
    ways = styles.find("{*}cellXfs")
    return [codes.get(_number(way.get("numFmtId")), "") for way in (ways if ways is not None else ())]


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else 0  # noqa: PLR2004 - an id


def is_percent(code: str) -> bool:
    """Tell whether a format shows 0.6 as 60%."""
    return "%" in _LITERAL.sub("", code)


def is_date(code: str) -> bool:
    """Tell whether a format shows numbers as days or hours."""
    shown = _LITERAL.sub("", code)
    return shown.casefold() != "general" and bool(_DATE.search(shown))


def decimals(code: str) -> int | None:
    """Return how many decimals a format shows, None if as many as there are."""
    shown = _LITERAL.sub("", code).partition(";")[0]
    found = _DECIMALS.search(shown)
    if found:
        return len(found[1])
    return 0 if "0" in shown or "#" in shown else None
