"""The tier that fills a row in: said by a bracket, a note, a column, a remark, a mark, or the rows around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cchc_desktop.authoring.printed_lines import PrintedForm, PrintedRow
from cchc_desktop.authoring.row_numbers import Path
from cchc_desktop.authoring.row_units import brackets_of
from cchc_desktop.authoring.tier_words import (
    COMMUNE,
    TierRemark,
    filling_tier,
    meant_tier,
    named_alone,
    tier_in,
    words_in,
)
from cchc_desktop.base.text import folded

_LETTERS = {"x": COMMUNE, "h": "district", "t": "province"}


def tiers_of(
    form: PrintedForm,
    paths: Sequence[Path],
    headings: Sequence[bool],
    marks: Mapping[str, str],
    remarks: Sequence[TierRemark],
) -> list[str]:
    """Return the tier of each row of a form; marks and remarks are explained elsewhere in the file.

    A row that does not say its tier has that of the nearest row above it that does, else that of the whole form; a
    heading that names a tier has it where all rows below it have.
    """
    own = [remark for remark in remarks if remark.form == form.number]
    told = {path: _remarked(row, path, own) or _told(row, marks) for row, path in zip(form.rows, paths, strict=True)}
    for row, path, is_heading in zip(form.rows, paths, headings, strict=True):
        under = {told[one] for one in paths if one[:-1] == path}
        if is_heading and not told[path] and under == {tier_in(words_in(row.label))}:
            told[path] = next(iter(under))
    told.update(_by_headings(form, paths, headings, told))
    whole = next((tier for text in (form.title, *form.heads) if (tier := _of_form(text))), COMMUNE)
    return [next((told[one] for one in _upwards(path) if told.get(one)), whole) for path in paths]


def _by_headings(
    form: PrintedForm, paths: Sequence[Path], headings: Sequence[bool], told: Mapping[Path, str]
) -> dict[Path, str]:
    """Return the tiers of headings beside each other that name one each and nothing else: "CẤP TỈNH", "CẤP XÃ"."""
    named = {
        path: tier
        for row, path, is_heading in zip(form.rows, paths, headings, strict=True)
        if is_heading and (tier := named_alone(row.label.partition("(")[0]))
    }
    return {
        path: tier
        for path, tier in named.items()
        if not told[path] and any(one[:-1] == path[:-1] and other != tier for one, other in named.items())
    }


def _upwards(path: Path) -> Iterable[Path]:
    return (path[:length] for length in range(len(path), 0, -1))


def _of_form(text: str) -> str:
    """Return the tier that a title or a line over a table says fills all of it in, "" if it says none."""
    return next((tier for one in (*brackets_of(text), text) if (tier := meant_tier(one))), "")


def _remarked(row: PrintedRow, path: Path, remarks: Sequence[TierRemark]) -> str:
    number = ".".join(map(str, path))
    printed = folded(row.number).strip(" .)(")
    return next((one.tier for one in remarks if one.numbers & {number, printed}), "")


def _told(row: PrintedRow, marks: Mapping[str, str]) -> str:
    """Return the tier that a row itself tells, "" if it tells none."""
    for text in (*brackets_of(row.label), row.note):
        if tier := filling_tier(text) or named_alone(text) or marks.get(folded(text), ""):
            return tier
    ending = row.label[len(row.label.rstrip("* ")) :].strip()
    return marks.get(ending, "") or meant_tier(row.label.partition("(")[0]) or _in_column(row.tier)


def _in_column(text: str) -> str:
    words = words_in(text).strip()
    return _LETTERS.get(words) or tier_in(f" {words} ") or (COMMUNE if words else "")
