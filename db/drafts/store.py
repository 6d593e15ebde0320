"""The store of drafts: `cchc_desktop.report.store.DraftStore` over one SQLite file."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, count
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select
from sqlalchemy.sql.dml import Update

from cchc_desktop.base.clock import Clock, now
from cchc_desktop.base.errors import NotFoundError, UserError
from cchc_desktop.base.text import nfc
from cchc_desktop.report.document import OPEN, Report
from cchc_desktop.report.store import Change, Draft, DraftInfo
from cchc_desktop.report.template_source import TemplateSource
from db.drafts import statements as sql
from db.drafts.moments import stored
from db.drafts.rows import change_of, draft_of, info_of, more_of
from db.drafts.tables import HEAD
from db.engine import writing
from db.failures import storage_error
from db.opening import Schema, open_database

FILE_NAME = "drafts.sqlite3"
SCHEMA = Schema(Path(__file__).parent / "migrations", HEAD)


def open_drafts(folder: Path, clock: Clock = now, *, timeout: float = 5.0) -> SqliteDrafts:
    """Open the drafts of a data folder, which is made if need be; a locked file is waited for `timeout` seconds."""
    path = folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        advice = "Kiểm tra đường dẫn và quyền ghi, hoặc chọn thư mục dữ liệu khác."
        raise storage_error(path, "Không lập được thư mục dữ liệu.", advice) from error
    return SqliteDrafts(open_database(path, SCHEMA, timeout=timeout), clock)


class SqliteDrafts:
    """A `DraftStore` over an open engine; it belongs to the thread that opened it."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._writer = writing(engine)
        self._clock = clock

    def create(self, report: Report, source: TemplateSource, *, ref: str, who: str, cause: str) -> str:
        """Add a report as a draft; its history begins with one change of the key "", whatever it already holds."""
        moment = stored(self._clock())
        pinned = {"sha256": source.sha256, "id": source.template.id, "source": source.source}
        with self._writer.begin() as connection:
            connection.execute(sql.PIN, pinned)
            free = _free(ref, connection.scalars(sql.REFS))
            row = {"ref": free, "template_sha256": source.sha256, "period": report.period, "created_at": moment}
            added = connection.execute(sql.ADD_REPORT, row | {"cursor": "", "more": more_of(report)}).lastrowid
            version = {"report": added, "number": report.version, "state": report.state}
            connection.execute(sql.ADD_VERSION, version)
            fields = [{"report": added, "key": key, "text": nfc(text)} for key, text in report.fields.items() if text]
            if fields:
                connection.execute(sql.ADD_FIELDS, fields)
            beginning = {"key": "", "before": "", "after": "", "when": moment, "who": who, "cause": cause}
            connection.execute(sql.RECORD, beginning | {"report": added})
        return free

    def drafts(self, *, binned: bool = False) -> list[DraftInfo]:
        """Return the drafts (or those in the bin), last changed first."""
        with self._engine.connect() as connection:
            return [info_of(row._asdict()) for row in connection.execute(sql.DRAFTS, {"binned": binned})]

    def load(self, ref: str) -> Draft:
        """Return a draft at its latest version; NotFoundError if there is none of that reference."""
        with self._engine.connect() as connection:
            row = _one(connection, sql.DRAFT, ref)
            fields = {one.key: one.text for one in connection.execute(sql.FIELDS, {"report": row.id})}
        return draft_of(row._asdict(), fields)

    def edit(self, ref: str, key: str, text: str, *, who: str, cause: str) -> Change | None:
        """Set one field ("" clears it) and record the change, in one transaction; None if it says so already."""
        after, moment = nfc(text), self._clock()
        with self._writer.begin() as connection:
            row = _one(connection, sql.EDITED, ref, key=key)
            if row.state != OPEN:
                raise _sealed(ref, row.number)
            if row.before == after:
                return None
            if after:
                connection.execute(sql.PUT, {"report": row.id, "key": key, "text": after})
            else:
                connection.execute(sql.CLEAR, {"of_report": row.id, "of_key": key})
            change = {"key": key, "before": row.before, "after": after, "who": who, "cause": cause}
            added = connection.execute(sql.RECORD, change | {"report": row.id, "when": stored(moment)})
        return Change(sequence=added.lastrowid, when=moment, **change)

    def history(self, ref: str) -> list[Change]:
        """Return the changes of a draft, oldest first; the first is its creation."""
        with self._engine.connect() as connection:
            row = _one(connection, sql.REPORT_ID, ref)
            return [change_of(change._asdict()) for change in connection.execute(sql.HISTORY, {"report": row.id})]

    def set_cursor(self, ref: str, place: str) -> None:
        """Remember where the user is in a draft."""
        self._update(sql.SET_CURSOR, ref, place=place)

    def set_binned(self, ref: str, *, binned: bool) -> None:
        """Put a draft into the bin, or take it out."""
        self._update(sql.SET_BINNED, ref, moment=stored(self._clock()) if binned else None)

    def setting(self, name: str) -> str | None:
        """Return a setting's text, None if it was never set."""
        with self._engine.connect() as connection:
            return connection.scalar(sql.SETTING, {"name": name})

    def set_setting(self, name: str, text: str) -> None:
        """Set a setting."""
        with self._writer.begin() as connection:
            connection.execute(sql.SET_SETTING, {"name": name, "text": nfc(text)})

    def close(self) -> None:
        """Let go of the file; SQLite folds its log into it."""
        self._engine.dispose()

    def _update(self, statement: Update, ref: str, **values: str | None) -> None:
        with self._writer.begin() as connection:
            if not connection.execute(statement, {"of_ref": ref} | values).rowcount:
                raise _unknown(ref)


def _one(connection: Connection, statement: Select[*tuple[Any, ...]], ref: str, **values: str) -> Row[*tuple[Any, ...]]:
    row = connection.execute(statement, {"of_ref": ref} | values).one_or_none()
    if row is None:
        raise _unknown(ref)
    return row


def _free(ref: str, taken: Iterable[str]) -> str:
    names = set(taken)
    return next(name for name in chain([ref], (f"{ref}-{number}" for number in count(2))) if name not in names)


def _unknown(ref: str) -> NotFoundError:
    return NotFoundError(f"Không có bản thảo “{ref}”.", "Xem lại danh sách bản thảo để lấy đúng ký hiệu.")


def _sealed(ref: str, number: int) -> UserError:
    return UserError("Báo cáo đã chốt, không sửa được.", f"Bản {number} của “{ref}” đã chốt. Mở lại báo cáo rồi sửa.")
