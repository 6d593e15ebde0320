"""The contents of a data folder, as they are judged after a call that failed, and what is found whole beside it."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from benchmarks.misuse_office import FoundError
from cchc_desktop.desk.incoming.inbox_address import inbox_address
from cchc_desktop.desk.office.taken_templates import FOLDER_NAME as TEMPLATES
from cchc_desktop.desk.templates.check import faults_of_source
from cchc_desktop.handoff.answering.answer_package import examine_answer, is_answer
from cchc_desktop.handoff.keyring import Keyring
from cchc_desktop.handoff.verifying import examine as examine_package
from db.checksum import ChecksumLine, mark_of
from db.drafts.data_files import drafts_in
from db.drafts.store import open_drafts
from db.inbox.inbox_database import FILE_NAME as INBOX
from db.inbox.sql_inbox import open_inbox
from db.whole_folder import examine_all


class IllError(FoundError):
    """A data folder that is not well."""


State = dict[str, tuple[str, ...]]
"""What a data folder holds, by groups: a call is done when all of them are as it makes them."""

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?")
_LEFTOVER = re.compile(r"cchc-\d+-[^.]*")
"""What differs between the names of temporary files of two runs of a call."""
_OTHERWISE = {"issued.content", "issued.sha256", "version.sha256", "package.packed_at"}
"""Columns of bytes that hold moments or random numbers, and of their hashes: only whether something is there counts."""
_ASKED = "ngày sau lần ghi gần nhất"
"""In the question whether the clock is right: asked long after the last change, until there is a copy of the day."""
_PRINT = "'cause': 'print'"
"""In the row of a print: numbers of prints may be left out, only whether a report was printed counts."""
_COUNTS = ("errors", "warnings", "hints", "explained")
_PASSED_OVER = ("exported",)
"""Settings that a call keeps if it can: that a step counts as done."""


def digest_of(*folders: Path) -> str:
    """Return a digest of all files in some folders: what follows from one content follows from it again."""
    found = hashlib.sha256()
    for folder in folders:
        found.update(b"folder\0")
        named = ((_LEFTOVER.sub("", str(path.relative_to(folder))), path) for path in folder.rglob("*"))
        for name, path in sorted(named):
            raw = path.read_bytes() if path.is_file() else b""
            found.update(f"{name}\0{path.is_file()}\0{len(raw)}\0".encode() + raw)
    return found.hexdigest()


def state_of(data: Path, prepared: frozenset[str] = frozenset()) -> State:
    """Return what a data folder holds, without what two runs of a call never share; IllError if it is not well.

    Of its own keys those with a fingerprint that was there before are told from one another.
    """
    keyring = Keyring(data)
    own = {unit: key.public.fingerprint for unit in keyring.owned() if (key := keyring.own(unit))}
    keys = tuple(f"{unit} {own[unit] if own[unit] in prepared else 'new'}" for unit in keyring.owned())
    if len(keys) != len(list((data / "keys").glob("*.pem"))) - len(list((data / "keys").glob("*-truoc-*.pem"))):
        raise FoundError("a key is not listed")
    known = [json.loads(path.read_bytes())["known"] for path in sorted((data / "keys" / "known").glob("*/*.json"))]
    drafts, inbox = tuple(_drafts(data)), tuple(_inbox(data))
    return {
        "known": tuple(sorted({f"{one['unit']} {one['how']}" for one in known})),  # a key may be noted, and not be made
        "keys": keys,
        "settings": tuple(row for row in drafts if row.startswith("setting ")),
        "reasons": tuple(row for row in drafts if row.startswith("reason ")),
        "prints": tuple(sorted({row.partition("'report': ")[2].partition(",")[0] for row in drafts if _PRINT in row})),
        "drafts": tuple(row for row in drafts if not row.startswith(("setting ", "reason ")) and _PRINT not in row),
        "inbox": tuple(row for row in inbox if not row.startswith("counts ")),
        "counts": tuple(row for row in inbox if row.startswith("counts ")),
        "templates": tuple(_templates(data)),
        "address": (inbox_address(data),),
    }


def check_files(folder: Path) -> None:
    """Find every file that was written whole."""
    for path in folder.iterdir():
        raw = path.read_bytes()
        match path.suffix:
            case ".pdf":
                whole = raw.startswith(b"%PDF") and raw.rstrip().endswith(b"%%EOF")
            case ".xlsx" | ".docx":
                with zipfile.ZipFile(path) as packed:
                    whole = packed.testzip() is None
            case ".json" | ".cchckey":
                whole = bool(json.loads(raw))
            case ".sqlite3":
                whole = raw.startswith(b"SQLite format 3\0") and mark_of(path) is ChecksumLine.SOUND
            case ".cchc":
                examined = examine_answer if is_answer(raw) else examine_package
                whole = examined(raw, Keyring(folder / "none").trust_in).verification.whole
            case ".csv":
                whole = len({len(row) for row in csv.reader(raw.decode().splitlines())}) == 1 and raw.endswith(b"\n")
            case ".toml":
                whole = not faults_of_source(raw.decode())
            case _:  # a part is left where it cannot be removed
                whole = path.name.startswith(".") and ".part" in path.suffix
        if not whole:
            raise FoundError(f"{path.name} is not whole")


def _drafts(data: Path) -> Iterator[str]:
    """Yield what the drafts hold; IllError unless they open without a notice, and the doctor finds them well."""
    if not drafts_in(data).exists():
        return
    with closing(open_drafts(data)) as store:
        if ill := [notice for notice in store.notices if _ASKED not in notice]:
            raise IllError(f"{ill}")
        for info in store.drafts():
            store.load(info.ref)
            store.history(info.ref)
    if ill := [str(line) for line in examine_all(data) if not line.good]:
        raise IllError(f"the doctor: {ill}")
    yield from _rows(drafts_in(data))


def _inbox(data: Path) -> Iterator[str]:
    """Yield what the inbox holds, its counts of findings apart; IllError unless all that it counts is kept whole."""
    path = data / INBOX
    if not path.exists():
        return
    with closing(open_inbox(data)) as store:
        for package in store.packages():
            store.content(package.number)
        for period in store.periods():
            store.board(period)
    yield from _rows(path)


def _rows(path: Path) -> Iterator[str]:
    """Yield every row of a database as a text, moments and what else two runs never share left out."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise IllError(f"{path.name} is damaged")
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in sorted(name for name in tables if not name.startswith(("sqlite_", "alembic_"))):
            rows = connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - a name in the file
            names = [column[0] for column in rows.description]
            shown = (_row(table, dict(zip(names, row, strict=True))) for row in rows)
            yield from sorted(filter(None, shown))
            if table in ("package", "standing") and _COUNTS[0] in names:
                counted = connection.execute(f"SELECT {', '.join(n for n in _COUNTS if n in names)} FROM {table}")  # noqa: S608 - the same
                yield from sorted(f"counts {table} {row}" for row in counted if row[0] is not None)


def _row(table: str, row: dict[str, object]) -> str:
    if table == "setting" and row["name"] in _PASSED_OVER:
        return ""
    shown = {name: value for name, value in row.items() if table not in ("package", "standing") or name not in _COUNTS}
    masked = {
        name: bool(value) if f"{table}.{name}" in _OTHERWISE else _MOMENT.sub("…", str(value))
        for name, value in shown.items()
    }
    return f"{table} {masked}"


def _templates(data: Path) -> Iterator[str]:
    """Yield the templates that were taken up; IllError if one of them is none."""
    for path in sorted((data / TEMPLATES).glob("*.toml")):
        if faults := faults_of_source(source := path.read_text(encoding="utf-8")):
            raise IllError(f"{path.name}: {faults[0]}")
        yield f"{path.name} {hashlib.sha256(source.encode()).hexdigest()}"
