from __future__ import annotations

import pytest

from cchc_desktop.reading.table_lines import cells_of, is_small, line_groups, row_line, table_text


def texts(line: str) -> list[str]:
    return [line[span.start : span.end].strip() for span in cells_of(line)]


def test_a_line_between_bars_has_cells() -> None:
    assert texts("| TT | Lĩnh vực | |\n") == ["TT", "Lĩnh vực", ""]
    assert texts("  |a|b|  ") == ["a", "b"]


def test_a_link_with_a_form_is_one_cell() -> None:
    assert texts("| {4:2.2|%} | {6:1.2|đồng} {{|}} |") == ["{4:2.2|%}", "{6:1.2|đồng} {{", "}}"]


@pytest.mark.parametrize("line", ["", "|", "||", "| a |", "a | b", "| a | b", "a | b |", "- | a | b |"])
def test_other_lines_have_none(line: str) -> None:
    assert cells_of(line) == ()


def test_lines_of_a_table_go_together_and_every_line_keeps_its_place() -> None:
    text = "Dẫn:\n| a | b |\n| 1 | 2 |\n\nSau\n| lẻ | loi |\n"
    groups = list(line_groups(text))
    assert [group.is_table for group in groups] == [False, True, False, False, False]
    assert "".join(line for group in groups for line in group.lines) == text
    for group in groups:
        for line, start in zip(group.lines, group.starts, strict=True):
            assert text[start:].startswith(line)


def test_a_table_is_written_and_read_back() -> None:
    rows = [["Năm", "Số\nhồ sơ"], ["2022", "1|2"], ["2023"]]
    text = table_text(rows)
    assert text == "| Năm | Số hồ sơ |\n| 2022 | 1¦2 |\n| 2023 | |"
    assert [texts(line) for line in text.split("\n")] == [["Năm", "Số hồ sơ"], ["2022", "1¦2"], ["2023", ""]]


def test_only_small_tables_stay_in_prose() -> None:
    assert is_small([["a", "b"], ["c"]])
    assert not is_small([["a"], ["b"]])
    assert not is_small([["a", "b"]])
    assert not is_small([["a"] * 11] * 2)
    assert row_line(["", ""]) == "| | |"
