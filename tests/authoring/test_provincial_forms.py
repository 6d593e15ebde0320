"""Blank forms as many made-up provinces send them: heads in two storeys, shaded cells, no numbers, boxes to tick."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_desktop.desk.templates.build import build_template
from cchc_desktop.report.template_source import read_template
from tests.authoring.judged_forms import faults
from tests.authoring.provincial_forms import NAMES, read_form, write_form


@pytest.mark.parametrize("name", NAMES)
def test_the_blank_form_of_a_province_is_understood_row_by_row(name: str, tmp_path: Path) -> None:
    form = read_form(name)
    write_form(form, tmp_path / name)
    built = build_template(tmp_path / name)
    assert built.faults == []
    assert faults(form.rows, read_template(built.source.encode(), "a.toml").template) == []
