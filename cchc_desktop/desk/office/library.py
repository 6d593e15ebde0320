"""The templates and samples that the program ships."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING

from cchc_desktop.report.template_source import TemplateSource, read_template
from resources import FOLDER

if TYPE_CHECKING:
    from cchc_desktop.report.template import Template
    from cchc_desktop.report.template_format import Source

SAMPLE = "an-thanh-2023-H1.json"
PRINTED_SAMPLE = "an-thanh-2023-H1-printed.json"


@cache
def shipped(template_id: str) -> TemplateSource | None:
    """Return a shipped template with its source, None if the program has none of that id."""
    if template_id not in template_ids():
        return None
    name = f"{template_id}.toml"
    return read_template((FOLDER / "templates" / name).read_bytes(), name, source_of)


def source_of(template_id: str) -> Source | None:
    """Return the source that a template extends by this id: a whole template, or what shipped ones have in common."""
    if found := shipped(template_id):
        return tomllib.loads(found.source)
    shared = FOLDER / "templates" / "shared"
    names = {file.name for file in shared.iterdir()}
    name = f"{template_id}.toml"
    return tomllib.loads((shared / name).read_text(encoding="utf-8")) if name in names else None


@cache
def pinned(source: str) -> TemplateSource:
    """Return the template of a source that was pinned with a draft."""
    return read_template(source.encode(), "mẫu của bản thảo")


def template_ids() -> list[str]:
    """Return the ids of all shipped templates, newest last."""
    folder = FOLDER / "templates"
    return sorted(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml"))


def find(template_id: str) -> Template | None:
    """Return a shipped template, None if there is none of that id."""
    found = shipped(template_id)
    return found.template if found else None


def templates() -> list[Template]:
    """Return all shipped templates, newest last."""
    return [template for template in map(find, template_ids()) if template]


def sample(*, printed: bool) -> tuple[str, bytes]:
    """Return name and bytes of a sample report: with figures and slips as printed, or corrected and with links."""
    name = PRINTED_SAMPLE if printed else SAMPLE
    return name, (FOLDER / "samples" / name).read_bytes()
