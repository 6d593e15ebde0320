"""The code of a period that words name: "6 tháng đầu năm" is H1, by the names in `resources/prose/periods.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from resources import FOLDER

QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
"""The numbers of quarters as they are written, in small letters."""
_NOT_THESE = (" cuối",)
"""Words behind a name that make another period of it: "9 tháng cuối năm"."""


def code_of(words: str) -> str:
    """Return the code of the period whose name words begin with, "" if they name none."""
    small = " ".join(words.casefold().split())
    for name, code in _names():
        rest = small[len(name) :]
        if small.startswith(name) and not rest[:1].isalnum() and not rest.startswith(_NOT_THESE):
            return code
    return ""


def last_month(code: str) -> int:
    """Return the last month of the period of a code, 0 if it is not known."""
    return int(_data()["last_months"].get(code, 0))


@cache
def _names() -> tuple[tuple[str, str], ...]:
    """Return names with their codes, the longest first."""
    found = [(name, code) for code, names in _data()["names"].items() for name in names]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


@cache
def _data() -> dict[str, dict[str, Any]]:
    return tomllib.loads((FOLDER / "prose" / "periods.toml").read_text(encoding="utf-8"))
