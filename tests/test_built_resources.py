"""Tests of the shipped templates in the form in which they are read: they say what their sources say."""

from __future__ import annotations

from cchc_desktop.desk.office import library
from cchc_desktop.report.template_source import read_template
from docs import make_built
from resources import FOLDER


def test_every_built_file_is_that_of_its_source() -> None:
    written = dict(make_built.contents())
    there = {path: path.read_bytes() for path in make_built.BUILT.rglob("*.json")}
    assert there == written, "python -m docs.make_built"


def test_a_built_template_is_the_one_that_its_source_gives() -> None:
    for template_id in library.shipped_ids():
        path = FOLDER / "templates" / f"{template_id}.toml"
        read, found = read_template(path.read_bytes(), path.name, library.source_of), library.shipped(template_id)
        assert found is not None
        assert (found.template, found.source, found.sha256) == (read.template, read.source, read.sha256)
