"""The files of a data folder: the drafts, and the witness beside them."""

from __future__ import annotations

from pathlib import Path

from db.drafts.witness import Witness
from db.schema import Schema

FILE_NAME = "drafts.sqlite3"
SCHEMA = Schema(Path(__file__).parent / "migrations", head="0003")


def drafts_in(folder: Path) -> Path:
    """Return the path of the drafts in a data folder."""
    return folder / FILE_NAME


def witness_in(folder: Path) -> Witness:
    """Return the witness of a data folder."""
    return Witness(folder / "drafts.sequence")
