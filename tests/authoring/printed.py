"""Rows as they are printed, made with few words."""

from __future__ import annotations

from cchc_desktop.authoring.printed_lines import PrintedRow


def printed_row(number: str, label: str, unit: str = "") -> PrintedRow:
    """Return a row with a number, a label and a unit."""
    return PrintedRow(number, label, unit, "", "", 0)
