"""Files, pictures and keys that the documents name exist."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from urllib.parse import unquote

import pytest

from docs.picture_steps import WAYS
from tests.tree import code_files, code_folders

ROOT = Path(__file__).parents[1]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
MEASURED = ROOT / "docs" / "performance.md"
"""`dev.py bench` writes it."""
GUIDE = ROOT / "docs" / "huong-dan.md"
WHERE = ROOT / "docs" / "where.md"
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_KEYS = re.compile(r"(?:Ctrl|Alt)\+[A-Z](?![a-z])|F\d")
_BY_LETTER = {"Ctrl+C", "Ctrl+V"}
"""Keys that the window compares by letter."""
INSTALLER = ("cai-dat-1", "cai-dat-2", "cai-dat-3")
"""Pictures of the installer, cut from those that `windows.walk` takes."""


def anchors(page: Path) -> set[str]:
    """Return the names of a page's headings, as GitHub makes them."""
    heads = _HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    broken = []
    for link in _LINK.findall(page.read_text(encoding="utf-8")):
        if "://" in link:
            continue
        path, _, anchor = unquote(link).partition("#")
        target = (page.parent / path).resolve() if path else page
        if target == MEASURED:
            continue
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)

    assert broken == []


def test_every_picture_is_drawn_by_the_program_and_shown() -> None:
    names = [*(shot.name for _, shots in WAYS for shot in shots if shot.name), *INSTALLER]
    drawn = {f"{name}.png" for name in names}
    kept = {path.name for path in (ROOT / "docs" / "pictures").glob("*.png")}
    pages = "".join(page.read_text(encoding="utf-8") for page in PAGES)

    assert kept == drawn
    assert {name for name in kept if f"pictures/{name}" not in pages} == set()


def test_every_test_that_wine_fails_is_there_and_has_its_reason() -> None:
    for line in (ROOT / "windows" / "under_wine.txt").read_text(encoding="utf-8").splitlines()[1:]:
        name, _, reason = line.partition("  ")
        path, _, test = name.partition("::")
        assert f"def {test.partition('[')[0]}(" in (ROOT / path).read_text(encoding="utf-8"), name
        assert reason.strip(), name


def test_the_version_is_that_of_the_newest_dated_heading() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    dated = re.findall(r"^## \[(\d+\.\d+\.\d+)\] - \d{4}-\d\d-\d\d$", changes, re.MULTILINE)
    assert dated[0] == project["version"]


def test_every_folder_of_code_has_its_line_in_the_architecture() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = page.partition("## Rooms")[2].partition("\n## ")[0]
    named = set(re.findall(r"^\| `([\w/]+)` \|", rooms, re.MULTILINE))
    there = {folder for folder in code_folders() if list((ROOT / folder).glob("[!_]*.py"))}

    assert there - named == set()
    assert {folder for folder in named if not (ROOT / folder).is_dir()} == set()


def test_the_keys_of_the_guide_are_keys_of_the_window() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "ui").rglob("*.py")))
    named = {key for key in _KEYS.findall(GUIDE.read_text(encoding="utf-8")) if f"Key_{key}" not in code}

    assert {key for key in named - _BY_LETTER if f'"{key}"' not in code} == set()


def test_what_the_page_where_names_is_in_that_file() -> None:
    page = WHERE.read_text(encoding="utf-8")
    table, _, to_add = page.partition("## To add")
    code = "".join((ROOT / path).read_text(encoding="utf-8") for path in code_files())
    constants = re.findall(r"`([A-Z_]{4,})`", to_add)
    rows = [line.split("|")[2:4] for line in table.splitlines() if line.startswith("|") and "`" in line]
    missing = []
    for where, what in rows:
        paths = [ROOT / path for path in re.findall(r"`([\w/.-]+/[\w.-]*)`", where)]
        texts = [path.read_text(encoding="utf-8") for path in paths if path.is_file()]
        missing += [str(path) for path in paths if not path.exists()]
        missing += [name for name in re.findall(r"`([^`]+)`", what) if not any(has_word(text, name) for text in texts)]

    assert len(rows) > 60
    assert missing == []
    assert [name for name in constants if not has_word(code, name)] == []


def has_word(text: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def test_every_row_of_bad_days_is_held_by_tests_that_exist() -> None:
    rows = [line for line in (ROOT / "docs" / "bad-days.md").read_text(encoding="utf-8").splitlines() if "|" in line]
    named = [name for row in rows for name in re.findall(r"`(tests/[\w/.]+)`", row)]
    assert [name for name in named if not (ROOT / name).exists()] == []
    assert len(named) > 70
