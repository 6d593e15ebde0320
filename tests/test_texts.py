"""Texts below the command name none of its calls and options: they are shown in the window too."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
BELOW = [
    *(ROOT / "cchc_desktop" / name for name in ("base", "report", "checks", "documents", "handoff", "desk")),
    ROOT / "db",
    ROOT / "ui",
]
OF_THE_COMMAND = re.compile(r"(?<![\w-])--[a-z]|\bcchc [a-z]")


def texts_of(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield the string constants of a module that are no docstrings, with their lines."""
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.lineno, node.value


def test_no_text_below_the_command_names_a_call_or_an_option() -> None:
    named = [
        f"{path.relative_to(ROOT)}:{line}: {text}"
        for folder in BELOW
        for path in sorted(folder.rglob("*.py"))
        for line, text in texts_of(ast.parse(path.read_text(encoding="utf-8")))
        if OF_THE_COMMAND.search(text)
    ]
    assert named == []


def test_texts_are_found() -> None:
    ((line, text),) = texts_of(
        ast.parse('"""cchc doctor"""\ndef f():\n    "cchc list"\n    return f"Thêm --draft {f}"')
    )
    assert line == 4
    assert OF_THE_COMMAND.search(text)
