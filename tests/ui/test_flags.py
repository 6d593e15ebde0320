"""Flags of Qt are never inverted: where the mask of a type is negative, `flags & ~One` keeps nothing or too much."""

from __future__ import annotations

import ast

from tests.tree import ROOT, code_files


def test_no_flag_of_the_window_is_inverted() -> None:
    inverted = [
        f"{path.as_posix()}:{node.lineno}"
        for path in code_files()
        if path.parts[0] == "ui"
        for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8")))
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Invert)
    ]

    assert inverted == []
