"""Checking a template by its source and by its rules' own examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_desktop.base.errors import BadFileError, NotFoundError
from cchc_desktop.desk.templates.check import check_template
from tests.make import TEMPLATE


def faults(tmp_path: Path, source: str) -> list[str]:
    file = tmp_path / "mẫu.toml"
    file.write_bytes(source.encode())
    return [fault.path for fault in check_template(file)]


def line_of(text: str) -> int:
    return TEMPLATE[: TEMPLATE.index(text)].count("\n") + 1


def test_a_template_in_order_has_no_faults(tmp_path: Path) -> None:
    assert faults(tmp_path, TEMPLATE) == []


def test_line_ends_of_windows_are_no_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, TEMPLATE.replace("\n", "\r\n")) == []


def test_a_rule_that_finds_something_in_its_passing_example_is_a_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, TEMPLATE.replace('"1:1.1" = "3"', '"1:1.1" = "9"')) == ["rules[0].holds"]


def test_a_rule_that_finds_nothing_in_its_failing_example_is_a_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, TEMPLATE.replace('"1:1.1" = "5"', '"1:1.1" = "2"')) == ["rules[0].fails"]


def test_a_fault_of_an_example_is_reported_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "mẫu.toml"
    file.write_text(TEMPLATE.replace('"1:1.1" = "3"', '"1:1.1" = "9"'), encoding="utf-8")
    (fault,) = check_template(file)
    assert fault.line == line_of('holds = { "1:1.1"')


@pytest.mark.parametrize(
    ("code", "severity", "found"),
    [
        ("part.exceeds", "hint", []),
        ("value.suspect", "hint", []),
        ("value.suspect", "warning", ["rules[0].severity"]),
        ("value.missing", "error", ["rules[0].severity"]),
    ],
)
def test_a_rule_may_matter_less_than_its_code_but_not_more(
    tmp_path: Path, code: str, severity: str, found: list[str]
) -> None:
    source = TEMPLATE.replace('code = "part.exceeds"', f'code = "{code}"\nseverity = "{severity}"')
    assert faults(tmp_path, source) == found


def test_a_code_may_be_lowered_for_the_whole_template_but_not_raised(tmp_path: Path) -> None:
    chosen = '[severity]\n"part.exceeds" = "warning"\n"value.tier" = "error"\n\n[[periods]]'
    assert faults(tmp_path, TEMPLATE.replace("[[periods]]", chosen, 1)) == ["severity.value.tier"]


def test_a_severity_of_an_unknown_code_is_a_fault(tmp_path: Path) -> None:
    source = TEMPLATE.replace("[[periods]]", '[severity]\n"value.fromat" = "hint"\n\n[[periods]]', 1)
    assert faults(tmp_path, source) == ["severity.value.fromat"]


def test_a_file_that_is_not_there_is_reported_separately(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        check_template(tmp_path / "mẫu.toml")


def test_a_file_that_is_no_utf_8_is_refused_with_the_byte(tmp_path: Path) -> None:
    (tmp_path / "mẫu.toml").write_bytes(b'id = "\xff"')
    with pytest.raises(BadFileError) as refused:
        check_template(tmp_path / "mẫu.toml")
    assert "Byte thứ 7" in refused.value.text
