"""Every text for people keeps to the terms of docs/tu-ngu.md: none has a word that the page says not to use."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.test_texts import texts_of

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "tu-ngu.md"
GUIDES = (ROOT / "docs" / "huong-dan.md",)
FOLDERS = ("ui", "cchc_desktop", "db")
OF_THE_PROGRAM = ("name", "note", "guidance", "help", "message", "district")
"""Members of a template that hold texts of the program; labels, units and nouns are quoted."""


def banned() -> list[str]:
    """Return the words of the last column of every table."""
    rows = [line.strip()[1:-1].split("|") for line in PAGE.read_text(encoding="utf-8").splitlines() if line[:1] == "|"]
    cells = (row[-1].strip() for row in rows if len(row) > 1 and not set(row[-1].strip()) <= {"-", ""})
    return [word.strip() for cell in cells if cell != "không dùng" for word in cell.split("·")]


def pattern(words: list[str]) -> re.Pattern[str]:
    """Return a pattern that finds whole words in any case; # is a number."""
    each = (re.escape(word).replace(r"\#", "[0-9]+") for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)", re.IGNORECASE)


def of_code() -> Iterator[tuple[str, str]]:
    """Yield the texts of the program's modules that have a space: others are keys and parts of patterns."""
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            patterns = {id(each) for call in ast.walk(tree) if _compiles(call) for each in ast.walk(call)}
            kept = {id(node): node for node in ast.walk(tree) if id(node) not in patterns}
            texts = {node.value for node in kept.values() if isinstance(node, ast.Constant)}
            for line, text in texts_of(tree):
                if text in texts and " " in text:
                    yield f"{path.relative_to(ROOT)}:{line}", text


def _compiles(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile"


def of_templates() -> Iterator[tuple[str, str]]:
    """Yield the program's own texts in the shipped templates."""
    for path in sorted((ROOT / "resources" / "templates").rglob("*.toml")):
        for text in _own(tomllib.loads(path.read_text(encoding="utf-8"))):
            yield path.name, text


def _own(node: Any) -> Iterator[str]:  # noqa: ANN401 - parsed TOML
    if isinstance(node, list):
        for each in node:
            yield from _own(each)
    elif isinstance(node, dict):
        for name, value in node.items():
            if isinstance(value, str):
                yield from (value,) if name in OF_THE_PROGRAM else ()
            else:
                yield from _own(value)


def of_guides() -> Iterator[tuple[str, str]]:
    """Yield the guides, a paragraph each, so that a word broken over two lines is found."""
    for path in GUIDES:
        for paragraph in path.read_text(encoding="utf-8").split("\n\n"):
            yield path.name, " ".join(paragraph.split())


@pytest.mark.parametrize("texts", [of_code, of_templates, of_guides])
def test_no_text_for_people_has_a_word_that_is_not_to_be_used(texts: Any) -> None:  # noqa: ANN401 - a function
    found = pattern(banned())
    kept = [f"{where}: {text}" for where, text in texts() if found.search(text)]
    assert not kept, "\n".join(kept)


def test_there_are_texts_to_look_at() -> None:
    assert len(list(of_code())) > 1000
    assert len(list(of_templates())) > 300
    assert len(list(of_guides())) > 100


@pytest.mark.parametrize(
    "text", ["Mở bản mẫu", "Đừng xóa", "Xem Biểu mẫu 7 hàng 6.7.1", "được 98 %", "F8 tới chỗ kế", "Uỷ ban: UỶ BAN"]
)
def test_such_a_word_is_found(text: str) -> None:
    assert pattern(banned()).search(text)


@pytest.mark.parametrize("text", ["Biểu mẫu 7, hàng 6.7.1", "kế hoạch của kỳ tới", "Mẫu báo cáo", "bản sao mới hơn"])
def test_other_words_are_left_alone(text: str) -> None:
    assert not pattern(banned()).search(text)
