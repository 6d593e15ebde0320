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


def test_the_guidance_of_another_template_names_none_of_its_rows(tmp_path: Path) -> None:
    write_form(read_form("chan-may.docx"), tmp_path / "biểu.docx")
    template = read_template(build_template(tmp_path / "biểu.docx").source.encode(), "a.toml").template
    told = [section.guidance for section in template.sections.values()]
    assert any(told)
    assert not [text for text in told if "(Biểu mẫu" in text or "(hàng" in text]
    assert template.name == "BIỂU MẪU SỐ LIỆU CẢI CÁCH HÀNH CHÍNH CẤP XÃ"


def test_rows_that_count_dossiers_are_filled_from_a_one_stop_table(tmp_path: Path) -> None:
    write_form(read_form("cu-lao.xlsx"), tmp_path / "biểu.xlsx")
    template = read_template(build_template(tmp_path / "biểu.xlsx").source.encode(), "a.toml").template
    assert template.dossiers == {
        "2:1": ("received.all",), "2:1.1": ("received.online",), "2:1.2": ("received.offline",), "2:1.3": ("carried",),
        "2:2": ("settled",), "2:2.1": ("settled.in_time",), "2:2.2": ("settled.late",),
    }  # fmt: skip
