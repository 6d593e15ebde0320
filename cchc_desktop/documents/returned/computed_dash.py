"""The dash that a print has where 0 of 0 has no percent: coming back it is a blank, which the program computes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc_desktop.report.template import Row

DASH_TAKEN = "“{}” nhận là ô trống, chương trình tự tính tỷ lệ này"
_DASHES = ("-", "\N{EN DASH}", "\N{EM DASH}", "\N{MINUS SIGN}", "--")


def is_printed_dash(row: Row, text: str) -> bool:
    """Return whether a text is the dash in a row whose percent is computed."""
    return row.ratio is not None and text.strip() in _DASHES
