"""A log or journal of SQLite beside the drafts that is not theirs: found before the file is opened for writing.

SQLite checks a log by its own sums alone and lays it over whatever file has the name (file format, section 4.4): after
a file was copied over another one that was killed, its pages and those of the log would be mixed without a word.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, count
from pathlib import Path

from cchc_desktop.base.bounded import open_regular
from cchc_desktop.base.clock import Clock
from cchc_desktop.base.errors import StorageError
from cchc_desktop.base.windows import held_files
from db.copies import before, keep
from db.drafts.data_files import witness_in
from db.drafts.structure import STRUCTURES, structure_of
from db.inspection import faults_of

LOG, JOURNAL = "-wal", "-journal"
REPLAYED = """
    SELECT report.ref, last.key FROM (
        SELECT report, key, after, max(sequence) FROM change WHERE key <> '' GROUP BY report, key
    ) AS last JOIN report ON report.id = last.report
    LEFT JOIN field ON field.report = last.report AND field.key = last.key
    WHERE coalesce(field.text, '') <> last.after"""
"""The fields whose text differs from their last change."""

_LAST = "SELECT coalesce(max(seq), 0) FROM {}.sqlite_sequence WHERE name = 'change'"
_COLUMNS = ("report", "key", "before", "after", "when", "who", "cause")
_UNLIKE = f"""
    SELECT EXISTS (
        SELECT 1 FROM alone.change AS a LEFT JOIN main.change AS b ON b.sequence = a.sequence
        WHERE {" OR ".join(f'a."{name}" IS NOT b."{name}"' for name in _COLUMNS)})"""  # noqa: S608 - our names
_MARK, _COPIED = "cu", "nhat-ky"
_IN_USE = 2
"""The version of a file with a log, at byte 18 of its header; a copy has another one."""
_LOG_HEADER, _FRAME_HEADER = 32, 24


@dataclass(frozen=True, slots=True)
class _Log:
    """The whole transactions of a log: whether they write every page, and the counters that its first page had."""

    complete: bool
    counters: tuple[int, ...]


def is_stray(path: Path) -> bool:
    """Return whether there is a log beside the drafts that is not theirs; nothing is changed."""
    log = _read_log(path.with_name(path.name + LOG))
    if log is None:
        return False
    if not path.exists() or not path.stat().st_size:
        return True
    try:
        with closing(_open(path, "immutable=1")) as alone:
            head = alone.serialize()[:100]
            whole = _whole(alone)
    except sqlite3.Error:
        return False  # no file to corrupt: the drafts are reported as damaged
    counter = _counter(head)
    if head[18] != _IN_USE or (log.counters and not log.counters[0] - 1 <= counter <= log.counters[-1]):
        return True
    if not whole:
        return False  # as a kill leaves it while the log is being folded in: it needs its log
    return not _goes_on(path, log, is_base=bool(log.counters) and counter == log.counters[0] - 1)


def set_aside(path: Path, clock: Clock) -> list[str]:
    """Rename a log or journal that is not of the drafts, so that SQLite ignores it; return sentences about it."""
    return [*_journal_aside(path, clock), *_log_aside(path, clock)]


def kept_aside(path: Path) -> list[Path]:
    """Return the logs and journals that were moved aside."""
    return sorted(path.parent.glob(f"{path.name}-*.{_MARK}-*"))


def _log_aside(path: Path, clock: Clock) -> Iterator[str]:
    if not is_stray(path):
        return
    moment = clock()
    copy = _copy_with_log(path, moment)
    aside = _move(path, LOG, moment)
    if aside is None:
        return
    text = f"Nhật ký {path.name}{LOG} không phải của tệp bản thảo này: tệp đã bị chép đè hoặc thay bằng tệp khác."
    offered = f" Bản thảo có cả nhật ký ấy ở {copy}, xem và khôi phục được như một bản sao." if copy else ""
    yield f"{text} Chương trình không dùng nó, để riêng ở {aside}; tệp bản thảo giữ nguyên.{offered}"


def _journal_aside(path: Path, clock: Clock) -> Iterator[str]:
    """Move a journal aside: drafts that are whole without it need none."""
    if not path.with_name(path.name + JOURNAL).exists() or not path.exists() or not path.stat().st_size:
        return
    try:
        with closing(_open(path, "immutable=1")) as alone:
            whole = _whole(alone)
    except sqlite3.Error:
        return
    aside = _move(path, JOURNAL, clock()) if whole else None
    if aside:
        text = f"Tệp {path.name}{JOURNAL} không phải của tệp bản thảo này."
        yield f"{text} Chương trình không dùng nó, để riêng ở {aside}; tệp bản thảo giữ nguyên."


def _goes_on(path: Path, log: _Log, *, is_base: bool) -> bool:
    """Return whether the file with its log continues the file alone: with all its changes, each field as its last."""
    try:
        with closing(_open(path, "mode=ro")) as both:
            if not _whole(both):
                return False
            both.execute("ATTACH ? AS alone", (_uri(path, "immutable=1"),))
            last, first = (both.execute(_LAST.format(name)).fetchone()[0] for name in ("main", "alone"))
            if last < first or both.execute(_UNLIKE).fetchone() != (0,):
                # a copy that was restored, all of it in the log, or a log from before what the file holds
                return log.complete and is_base and witness_in(path.parent).read() <= last
            with closing(_open(path, "immutable=1")) as alone:
                return not _disagrees(both) or _disagrees(alone)
    except sqlite3.OperationalError:
        return True  # held by another process: it is in use, log and all
    except sqlite3.DatabaseError:
        return False


def _disagrees(connection: sqlite3.Connection) -> bool:
    return connection.execute(REPLAYED).fetchone() is not None


def _whole(connection: sqlite3.Connection) -> bool:
    return (
        not faults_of(connection)
        and structure_of(connection) in STRUCTURES.values()
        and connection.execute("PRAGMA foreign_key_check").fetchone() is None
    )


def _read_log(path: Path) -> _Log | None:
    """Return the whole transactions of a log, None if there are none (file format, sections 4.1 and 4.2)."""
    counters: list[int] = []
    whole: _Log | None = None
    pages: set[int] = set()
    try:
        with open_regular(path) as file:
            head = file.read(_LOG_HEADER)
            size = int.from_bytes(head[8:12])
            while size and len(frame := file.read(_FRAME_HEADER + size)) == _FRAME_HEADER + size:
                page, pages_after, salts = int.from_bytes(frame[:4]), int.from_bytes(frame[4:8]), frame[8:16]
                if salts != head[16:24]:
                    break
                pages.add(page)
                if page == 1:
                    counters.append(_counter(frame[_FRAME_HEADER:]))
                if pages_after:
                    whole = _Log(pages >= set(range(1, pages_after + 1)), tuple(counters))
    except OSError:
        return None
    return whole


def _counter(first_page: bytes) -> int:
    """Return the change counter of a file, from its first page."""
    return int.from_bytes(first_page[24:28])


def _copy_with_log(path: Path, moment: datetime) -> Path | None:
    """Keep the file with its log applied as a copy; None where that is no drafts file, or cannot be kept."""
    if not path.exists() or not path.stat().st_size:
        return None
    with suppress(sqlite3.Error, StorageError), closing(_open(path, "mode=ro")) as both:
        if _whole(both):
            return keep(both, path, before(path, moment, f"{moment.astimezone():%H%M%S}-{_COPIED}"))
    return None


def _move(path: Path, ending: str, moment: datetime) -> Path | None:
    """Move a file beside the drafts aside; None where that cannot be done, or another process has the drafts open."""
    source, stem = (
        path.with_name(path.name + ending),
        f"{path.name}{ending}.{_MARK}-{moment.astimezone():%Y-%m-%d-%H%M%S}",
    )
    names = chain([stem], (f"{stem}-{number}" for number in count(2)))
    aside = next(place for name in names if not (place := path.with_name(name)).exists())
    try:
        held_files.rename(source, aside)
        if _in_use(path):
            held_files.rename(aside, source)
            return None
    except OSError:
        return None
    return aside


def _in_use(path: Path) -> bool:
    """Return whether a process has the drafts open: a connection with a log holds a lock for its whole life."""
    if not path.exists() or not path.stat().st_size:
        return False
    try:
        with closing(_open(path, "mode=rw")) as connection:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE").close()
            connection.execute("BEGIN EXCLUSIVE").close()
            connection.execute("ROLLBACK").close()
    except sqlite3.OperationalError:
        return True
    except sqlite3.DatabaseError:
        return False
    return False


def _open(path: Path, how: str) -> sqlite3.Connection:
    return sqlite3.connect(_uri(path, how), uri=True, timeout=0, isolation_level=None)


def _uri(path: Path, how: str) -> str:
    return f"{path.resolve().as_uri()}?{how}"
