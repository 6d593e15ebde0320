"""The schema that a database file must have."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Schema:
    """The folder of a file's Alembic migrations, and the id of the newest of them."""

    migrations: Path
    head: str
