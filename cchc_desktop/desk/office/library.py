"""The templates of the office, shipped with the program or taken up, and the samples."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING

from cchc_desktop.desk.office.taken_templates import TAKEN
from cchc_desktop.report.template_source import TemplateSource, read_built, read_template
from resources import FOLDER

if TYPE_CHECKING:
    from cchc_desktop.report.store_protocol import Draft
    from cchc_desktop.report.template import Template
    from cchc_desktop.report.template_format import Source

SAMPLE = "an-thanh-2023-H1.json"
PRINTED_SAMPLE = "an-thanh-2023-H1-printed.json"


@cache
def shipped(template_id: str) -> TemplateSource | None:
    """Return a shipped template with its source, None if the program has none of that id."""
    if template_id not in shipped_ids():
        return None
    return read_built((FOLDER / "built" / "templates" / f"{template_id}.json").read_bytes())


def whole(template_id: str) -> TemplateSource | None:
    """Return a template with its source, shipped or taken up by the office; None if there is none of that id."""
    return shipped(template_id) or TAKEN.sources().get(template_id)


def source_of(template_id: str) -> Source | None:
    """Return the source that a template extends by this id: a whole template, or what shipped ones have in common."""
    shared = FOLDER / "templates" / "shared"
    if (name := f"{template_id}.toml") in {file.name for file in shared.iterdir()}:
        return tomllib.loads((shared / name).read_text(encoding="utf-8"))
    found = whole(template_id)
    return tomllib.loads(found.source) if found else None


def pinned(draft: Draft) -> TemplateSource:
    """Return the template that was pinned with a draft."""
    same = shipped(draft.report.template)  # as it mostly is: then its TOML need not be read
    return same if same and same.sha256 == draft.report.template_sha256 else _read(draft.template_source)


@cache
def _read(source: str) -> TemplateSource:
    return read_template(source.encode(), "mẫu của bản thảo")


@cache
def shipped_ids() -> tuple[str, ...]:
    """Return the ids of all shipped templates, newest last."""
    folder = FOLDER / "templates"
    names = (file.name for file in folder.iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def template_ids() -> list[str]:
    """Return the ids of all templates: the shipped ones, then those that the office took up, newest last."""
    return [*shipped_ids(), *TAKEN.sources()]


def find(template_id: str) -> Template | None:
    """Return a template, shipped or taken up; None if there is none of that id."""
    found = whole(template_id)
    return found.template if found else None


def templates() -> list[Template]:
    """Return all templates in the order of `template_ids`."""
    return [template for template in map(find, template_ids()) if template]


def state() -> int:
    """Return a number that changes when the office takes up another template."""
    return TAKEN.state()


def sample(*, printed: bool) -> tuple[str, bytes]:
    """Return name and bytes of a sample report: with figures and slips as printed, or corrected and with links."""
    name = PRINTED_SAMPLE if printed else SAMPLE
    return name, (FOLDER / "samples" / name).read_bytes()
