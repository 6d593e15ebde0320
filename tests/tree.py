"""The tree of the project's code, for tests that look at it as text."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = ("cchc_desktop", "ui", "db", "resources")


def code_files() -> list[Path]:
    """Return every Python file of the program, below the project's folder."""
    return sorted(path.relative_to(ROOT) for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def code_folders() -> list[str]:
    """Return every folder that holds code of the program, revisions of the database apart."""
    folders = {path.parent.as_posix() for path in code_files()}
    return sorted(folder for folder in folders if not folder.endswith("migrations/versions"))
