"""The walls of docs/architecture.md: how much a folder holds, and that a name has one meaning."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path, PurePath

from tests.tree import ROOT, code_files

MOST_MODULES, MOST_LINES = 20, 350
ROLES = {"page", "write", "flow", "forms", "env"}
"""Module names that say what a module is to its folder: the page of a family, the writer of a format, its parts,
Alembic's environment of a tree of migrations, which Alembic finds by this name."""
COMMANDS = PurePath("cchc_desktop/cli/groups")
"""A module here is called as the use case that its commands call."""


def public(path: Path) -> list[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return [node.name for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")]


def shared(named: list[tuple[str, Path]]) -> dict[str, list[str]]:
    places: dict[str, list[str]] = defaultdict(list)
    for name, path in named:
        places[name].append(path.as_posix())
    return {name: where for name, where in places.items() if len(where) > 1}


def test_a_class_name_has_one_meaning() -> None:
    assert shared([(name, path) for path in code_files() for name in public(path)]) == {}


def test_a_module_name_has_one_meaning() -> None:
    modules = [path for path in code_files() if path.stem[0] != "_" and path.parent != COMMANDS]

    assert shared([(path.stem, path) for path in modules if path.stem not in ROLES]) == {}


def test_no_folder_holds_more_modules_than_a_reader_can_keep() -> None:
    held: dict[str, int] = defaultdict(int)
    for path in code_files():
        held[path.parent.as_posix()] += path.name != "__init__.py"

    assert {folder: number for folder, number in held.items() if number > MOST_MODULES} == {}


def test_no_file_has_two_subjects() -> None:
    lines = {path.as_posix(): len((ROOT / path).read_text(encoding="utf-8").splitlines()) for path in code_files()}

    assert {path: number for path, number in lines.items() if number > MOST_LINES} == {}
