"""Writing the shipped templates in the form in which the program reads them: `python -m docs.make_built`.

TOML is for people: reading it, and joining a template with the one it extends, took the command a tenth of its time. A
test holds what is in `resources/built` to its sources.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from cchc_desktop.base.files import make_folder, write_bytes
from cchc_desktop.report.template_source import built, read_template
from resources import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cchc_desktop.report.template_format import Source

BUILT = FOLDER / "built"


def contents() -> Iterator[tuple[Path, bytes]]:
    """Yield every built file and its content."""
    for path in sorted((FOLDER / "templates").glob("*.toml")):
        yield BUILT / "templates" / f"{path.stem}.json", built(path.read_bytes(), path.name, _source_of)


def _source_of(template_id: str) -> Source | None:
    """Return the source that a shipped template extends by this id."""
    for folder in (FOLDER / "templates" / "shared", FOLDER / "templates"):
        path = folder / f"{template_id}.toml"
        if path.is_file():
            data = tomllib.loads(path.read_text(encoding="utf-8"))
            found = read_template(path.read_bytes(), path.name, _source_of) if "extends" in data else None
            return tomllib.loads(found.source) if found else data
    return None


def main() -> None:
    """Write all of them."""
    for path, content in contents():
        make_folder(path.parent)
        write_bytes(path, content)


if __name__ == "__main__":
    main()
