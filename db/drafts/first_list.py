"""The list of drafts as the start of the window reads it: by sqlite3 alone, before the store is opened.

SQLAlchemy takes as long to import as all the rest of the way to the list. The statement is the store's own.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cchc_desktop.base.clock import Clock, now
from cchc_desktop.base.errors import StorageError
from cchc_desktop.report.store_protocol import DraftInfo
from db.drafts.clock_check import RIGHT, check_clock, last_moment
from db.drafts.data_files import SCHEMA, drafts_in, witness_in
from db.drafts.row_values import info_of
from db.drafts.stray_log import is_stray
from db.drafts.structure import require_ours
from db.inspection import REVISIONS, reading

DRAFTS = """
    SELECT report.ref, template.id AS template, report.period,
        coalesce(kind.text, '') AS unit_kind, coalesce(name.text, '') AS unit_name,
        version.number AS version, version.state, change."when" AS changed_at,
        (SELECT first.after FROM change AS first WHERE first.key = '' AND first.cause = 'package'
            AND first.sequence = (SELECT min(sequence) FROM change WHERE change.report = report.id)) AS origin,
        coalesce((SELECT first.cause FROM change AS first WHERE first.key = ''
            AND first.sequence = (SELECT min(sequence) FROM change WHERE change.report = report.id)), '') AS cause,
        coalesce(answers.text, '') AS answers
    FROM report
    LEFT JOIN version ON version.report = report.id
        AND version.number = (SELECT max(number) FROM version WHERE version.report = report.id)
    LEFT JOIN template ON template.sha256 = report.template_sha256
    LEFT JOIN change ON change.sequence =
        (SELECT max(sequence) FROM change WHERE change.report = report.id AND change.cause <> 'print')
    LEFT JOIN field AS kind ON kind.report = report.id AND kind.key = 'unit.kind'
    LEFT JOIN field AS name ON name.report = report.id AND name.key = 'unit.name'
    LEFT JOIN field AS answers ON answers.report = report.id AND answers.key = 'answer.all'
    WHERE (report.binned_at IS NOT NULL) = :binned
    ORDER BY change.sequence DESC"""
"""A report that lacks its version, its template or its history is a line too: damage, not to be passed over."""
LOSSES = "losses"
"""The setting that records the changes missing from the file."""

_LAST = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'change'"


@dataclass(frozen=True, slots=True)
class FirstList:
    """A `ListedDrafts`: the drafts, those in the bin, and the settings, as they were at one moment."""

    shown: list[DraftInfo]
    binned: list[DraftInfo]
    settings: Mapping[str, str]

    def drafts(self, *, binned: bool = False) -> list[DraftInfo]:
        """Return the drafts (or those in the bin), last changed first."""
        return list(self.binned if binned else self.shown)

    def setting(self, name: str) -> str | None:
        """Return a setting's text, None if it was never set."""
        return self.settings.get(name)


def read_first_list(folder: Path, clock: Clock = now) -> FirstList | None:
    """Return the list of a data folder's drafts, None where opening them needs more than reading the list.

    That is so for a file that is new, in use, damaged or of another revision, where changes are missing, where a log of
    another file lies beside it, and where the clock cannot be right.
    """
    path = drafts_in(folder)
    if not path.is_file() or is_stray(path):
        return None
    witnessed = witness_in(folder).read()
    try:
        with reading(path, timeout=0) as connection:
            if connection.execute(REVISIONS).fetchall() != [(SCHEMA.head,)]:
                return None
            require_ours(connection, path, SCHEMA.head)
            settings = dict(connection.execute("SELECT name, text FROM setting"))
            last, checked = last_number(connection), check_clock(path, last_moment(connection), clock())
            if not all(isinstance(text, str) for text in settings.values()):
                return None
            if LOSSES in settings or not isinstance(last, int) or witnessed > last or checked != RIGHT:
                return None
            return FirstList(drafts_of(connection), drafts_of(connection, binned=True), settings)
    except (StorageError, sqlite3.Error):
        return None


def last_number(connection: sqlite3.Connection) -> object:
    """Return the number of the last acknowledged change, 0 before the first."""
    return connection.execute(_LAST).fetchone()[0]


def drafts_of(connection: sqlite3.Connection, *, binned: bool = False) -> list[DraftInfo]:
    """Return the drafts of an open file, or those in the bin, last changed first."""
    found = connection.execute(DRAFTS, {"binned": binned})
    names = [name for name, *_ in found.description]
    return [info_of(dict(zip(names, row, strict=True))) for row in found]
