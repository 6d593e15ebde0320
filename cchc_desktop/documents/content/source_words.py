"""The source of a figure in words, for the window and for the print of a draft."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from cchc_desktop.base.clock import day_words, moment_words
from cchc_desktop.report.numbers import show

if TYPE_CHECKING:
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.members.figure_source import FigureSource

TAKEN = "bảng một cửa"
LEFT = "đã sửa tay, khác nguồn ({value})"
CLEARED = "đã xóa, khác nguồn ({value})"
CARRIED = "{}, chưa sửa"
TITLE = "Nguồn số liệu"
_DAY_LENGTH = len("2023-06-07")


def moment_of_source(text: str) -> str:
    """Return a moment as people write it; a text that is no moment as it is."""
    try:
        if len(text) == _DAY_LENGTH:
            return f"ngày {day_words(date.fromisoformat(text))}"
        return moment_words(datetime.fromisoformat(text))
    except ValueError:
        return text


def source_words(source: FigureSource) -> str:
    """Return a source in words: "Một cửa điện tử tỉnh, tệp bang.xlsx, số liệu lúc 08:00 ngày 07/6/2023"."""
    if source.period:
        return CARRIED.format(source.system)
    file = f"tệp {source.file}" if source.file else ""
    at = moment_of_source(source.at)
    when = f"số liệu {at if at.startswith('ngày') else f'lúc {at}'}" if at else ""
    if not when and source.taken:
        when = f"lấy lúc {moment_of_source(source.taken)}"
    return ", ".join(filter(None, (source.system or TAKEN, file, when)))


def left_words(source: FigureSource, typed: str) -> str:
    """Return in words that a figure is no longer what its source says, "" if it is."""
    if source.fits(typed):
        return ""
    value = show(Decimal(source.value)) if source.value.isascii() and source.value.isdigit() else source.value
    return (LEFT if typed else CLEARED).format(value=value)


def source_lines(report: Report) -> list[str]:
    """Return a line for each source of a report's figures, with their keys; a figure that left its source says so."""
    sources = {key: each for key, each in report.sources.items() if not each.is_over(report.text(key))}
    keyed = sorted((source_words(source), key) for key, source in sources.items())
    lines: list[str] = []
    for words, group in groupby(keyed, key=lambda pair: pair[0]):
        told = []
        for _, key in group:
            left = left_words(sources[key], report.text(key))
            told.append(f"{key} ({left})" if left else key)
        lines.append(f"{', '.join(told)}: {words}.")
    return lines
