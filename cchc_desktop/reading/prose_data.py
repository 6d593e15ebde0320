"""Data about the words of reports: kinds of documents, bodies, terms, wrong compounds (`resources/prose/*.toml`)."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from resources import FOLDER


@cache
def prose_data(name: str) -> dict[str, Any]:
    """Return the content of resources/prose/NAME.toml."""
    return tomllib.loads((FOLDER / "prose" / f"{name}.toml").read_text(encoding="utf-8"))
