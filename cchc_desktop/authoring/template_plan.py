"""The plan of a template that is made from a blank form: each row as it is guessed, and the guesses to look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from typing import TYPE_CHECKING, Any

from cchc_desktop.authoring.blank_form import BlankForms, section_of, title_in, year_in
from cchc_desktop.authoring.dossier_rows import dossier_rows
from cchc_desktop.authoring.doubts import Doubt, doubts_of
from cchc_desktop.authoring.guessed_rows import GuessedRow
from cchc_desktop.authoring.guessed_sums import sums_of
from cchc_desktop.authoring.known_rows import KnownRow, known_ratios, known_rows
from cchc_desktop.authoring.ratios.guessed_ratios import clear_ratios, ranked_pairs
from cchc_desktop.authoring.told_relations import told_ratios, told_sums
from cchc_desktop.base.shapes import Shape
from cchc_desktop.base.text import slug

if TYPE_CHECKING:
    from cchc_desktop.report.template import Template


class PlannedRow(Shape):
    """A row of a planned template: as printed, as understood; `was` is the row of the base that means the same.

    dossiers is what a one-stop shop's table gives for it, by its label. lacks are the heads of the columns of values in
    which it has no cell.
    """

    key: str
    label: str
    unit: str = ""
    kind: str
    tier: str = "commune"
    choices: dict[str, str] = field(default_factory=dict)
    part: str = ""
    whole: str = ""
    parts: tuple[str, ...] = ()
    was: str = ""
    dossiers: str = ""
    lacks: tuple[str, ...] = ()

    @property
    def form(self) -> str:
        """The number of its form."""
        return self.key.partition(":")[0]

    @property
    def no(self) -> str:
        """Its number in the form."""
        return self.key.partition(":")[2]


class PlannedForm(Shape):
    """A form of a planned template; columns are the heads of its columns of values, if there are several."""

    number: str
    title: str
    section: str
    columns: tuple[str, ...] = ()


class TemplatePlan(Shape):
    """A template in the making: whose base is `base`, from which file, its rows, and what is still to be looked at."""

    id: str
    name: str
    base: str
    file: str
    first_year: int
    number: int = 1
    since: str = ""
    until: str = ""
    follows: str = ""
    made_by: str = ""
    forms: tuple[PlannedForm, ...]
    rows: tuple[PlannedRow, ...]
    doubts: tuple[Doubt, ...] = ()

    def row(self, key: str) -> PlannedRow:
        """Return the row of a key; KeyError if there is none."""
        found = next((row for row in self.rows if row.key == key), None)
        if found is None:
            raise KeyError(key)
        return found

    def of_form(self, number: str) -> tuple[PlannedRow, ...]:
        """Return the rows of a form."""
        return tuple(row for row in self.rows if row.form == number)

    def doubts_in(self, number: str) -> tuple[Doubt, ...]:
        """Return what is to be looked at in a form."""
        return tuple(doubt for doubt in self.doubts if doubt.key.partition(":")[0] == number)

    def doubt(self, key: str) -> Doubt | None:
        """Return what is to be looked at in a row first, None if nothing is."""
        return next((doubt for doubt in self.doubts if doubt.key == key), None)


def plan_of(found: BlankForms, base: Mapping[str, Any], name: str, template: Template) -> TemplatePlan:
    """Return the plan of a template with the forms of a file of some name; base is the source of `template`.

    A percent that surely means the same as a known one is divided as that one is.
    """
    known = known_rows(found.rows, template)
    divided, added = {**known_ratios(known, template), **told_ratios(found.rows)}, told_sums(found.rows)
    title, counted = title_in(found.texts) or name, dossier_rows(found.rows)
    ranked = ranked_pairs(found.rows)
    ratios, sums = {**clear_ratios(ranked), **divided}, {**sums_of(found.rows), **added}
    year = next((year for text in found.texts if (year := year_in(text))), 0)
    return TemplatePlan(
        id=slug(name) if slug(name)[:1].isalpha() else f"mau-{slug(name)}",
        name=title,
        base=str(base["id"]),
        file=name,
        first_year=year or year_in(name) or base["first_year"],
        forms=tuple(
            PlannedForm(number=form.number, title=form.title, section=section_of(form, base), columns=form.values)
            for form in found.forms
        ),
        rows=tuple(
            replace(_planned(row, ratios, sums, known), dossiers=counted.get(row.key, "")) for row in found.rows
        ),
        doubts=tuple(doubts_of(found.rows, known, ranked, {**divided, **added})),
    )


def settled(plan: TemplatePlan, doubt: Doubt, choice: int) -> TemplatePlan:
    """Return a plan in which one of a doubt's choices was taken."""
    rest = tuple(each for each in plan.doubts if each != doubt)
    changes = doubt.options[choice].changes
    if not changes:
        return replace(plan, doubts=rest)
    members = {name: tuple(text.split()) if name in _LISTS else text for name, text in changes.items()}
    return replace(changed(plan, doubt.key, **members), doubts=rest)


def changed(plan: TemplatePlan, key: str, **members: Any) -> TemplatePlan:  # noqa: ANN401 - of PlannedRow
    """Return a plan with other members of a row; what was to be looked at there is settled by that."""
    rows = tuple(replace(row, **members) if row.key == key else row for row in plan.rows)
    about = {_ABOUT.get(name, name) for name in members}
    doubts = tuple(each for each in plan.doubts if not (each.key == key and each.about in about))
    return replace(plan, rows=rows, doubts=doubts)


_LISTS = ("parts", "lacks")
_ABOUT = {"part": "ratio", "whole": "ratio", "parts": "sum"}
"""The doubts that a change of these members settles."""


def _planned(
    row: GuessedRow,
    ratios: Mapping[str, tuple[str, str]],
    sums: Mapping[str, list[str]],
    known: Mapping[str, KnownRow],
) -> PlannedRow:
    part, whole = ratios.get(row.key, ("", ""))
    return PlannedRow(
        key=row.key,
        label=row.label,
        unit=row.unit,
        kind=row.kind,
        tier=row.tier,
        choices=row.choices,
        part=part,
        whole=whole,
        parts=tuple(sums.get(row.key, ())),
        was=known[row.key].key if row.key in known else "",
        lacks=row.lacks,
    )
