"""The store of drafts: `cchc_desktop.report.store_protocol.DraftStore` over one SQLite file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine
from sqlalchemy.sql.dml import Update

from cchc_desktop.base import leftovers
from cchc_desktop.base.clock import Clock, now
from cchc_desktop.base.files import make_folder, make_private, make_private_file
from cchc_desktop.base.text import stored as cleaned
from cchc_desktop.report.document import OPEN, Report
from cchc_desktop.report.store_protocol import Change, Draft, DraftInfo, Issue, Origin, SealedVersion
from db.copies import before, copies_of
from db.drafts import editing, losses, sealing
from db.drafts import statements as sql
from db.drafts.backing_up import back_up
from db.drafts.cells import require_readable
from db.drafts.data_files import SCHEMA, drafts_in, witness_in
from db.drafts.identity import FileIdentity
from db.drafts.notices import Notices
from db.drafts.row_values import change_of, draft_of, field_texts, info_of, moment_text, more_of, origin_text, sealed_of
from db.drafts.sealing import fields_of, one
from db.drafts.stray_log import set_aside
from db.drafts.structure import require_ours
from db.drafts.witness import Witness
from db.engine import driver_of, snapshot, transaction, wait_for_locks
from db.failures import bad_row, storage_error
from db.opening import open_database

if TYPE_CHECKING:
    from cchc_desktop.report.members.office_answer import VersionAnswer
    from cchc_desktop.report.reason import Reason
    from cchc_desktop.report.template_source import TemplateSource


def open_drafts(
    folder: Path, clock: Clock = now, *, timeout: float = 5.0, edit_timeout: float | None = None
) -> SqliteDrafts:
    """Open the drafts of a data folder, which is made if need be.

    A locked file is waited for `timeout` seconds, once it is open `edit_timeout` seconds.
    """
    path, witness, notices = drafts_in(folder), witness_in(folder), Notices()
    try:
        make_folder(folder)
    except OSError as error:
        advice = "Kiểm tra đường dẫn và quyền ghi, hoặc chọn thư mục dữ liệu khác."
        raise storage_error(path, "Không lập được thư mục dữ liệu.", advice) from error
    notices.texts += set_aside(path, clock)
    leftovers.remove_all(folder)
    _make_private(path)
    witnessed = witness.read()  # before the drafts: meanwhile another process may go on

    def keep_older(engine: Engine, revision: str) -> None:
        _require_ours(engine, path, revision)
        with engine.connect() as connection:
            require_readable(driver_of(connection))
        notices.copy(engine, path, before(path, clock(), revision))

    with ExitStack() as on_failure:
        engine = open_database(path, SCHEMA, keep_older, timeout=timeout)
        on_failure.callback(engine.dispose)
        _require_ours(engine, path, SCHEMA.head)
        notices.losses(losses.find(engine, witnessed, clock))
        with engine.connect() as connection:
            last = losses.last_sequence(connection)
        if witnessed < last:
            witness.write(last)
        if edit_timeout is not None:
            wait_for_locks(engine, edit_timeout)
        if last:
            notices.daily(engine, path, clock())
        on_failure.pop_all()
    return SqliteDrafts(engine, path, witness, clock, notices)


def _require_ours(engine: Engine, path: Path, revision: str) -> None:
    with engine.connect() as connection:
        require_ours(driver_of(connection), path, revision)


def _make_private(path: Path) -> None:
    """Make the drafts, their log and their copies readable by their owner alone; SQLite gives its log their mode."""
    make_private_file(path)
    for file in (*path.parent.glob(f"{path.stem}*"), *copies_of(path)):
        make_private(file)


class ClosedError(RuntimeError):
    """The drafts were used after they were closed: a bug."""


class SqliteDrafts:
    """A `DraftStore` over an open engine; it belongs to the thread that opened it."""

    def __init__(self, engine: Engine, path: Path, witness: Witness, clock: Clock, notices: Notices) -> None:
        self._held: Connection | None = engine.connect()
        self._path = path
        self._witness = witness
        self._clock = clock
        self._notices, self._lost = tuple(notices.texts), notices.lost
        self._identity = FileIdentity(path)

    @property
    def _writer(self) -> Connection:
        """The connection of every transaction, held: to take one from the engine each time costs a third of an edit."""
        if self._held is None:
            raise ClosedError("the drafts are closed")
        return self._held

    @property
    def _engine(self) -> Engine:
        """The engine of the open file: one that was disposed of would open the file again without a word."""
        return self._writer.engine

    @property
    def folder(self) -> Path:
        """The data folder, which contains the drafts and the keys of units."""
        return self._path.parent

    @property
    def notices(self) -> tuple[str, ...]:
        """The notices for the user about the file since it was opened, in sentences."""
        return self._notices

    @property
    def lost_changes(self) -> bool:
        """Whether a notice tells of changes that are gone, which can be acknowledged."""
        return self._lost

    def create(
        self, report: Report, source: TemplateSource, *, ref: str, who: str, cause: str, origin: Origin | None = None,
        cursor: str = "", instead_of: str = "",
    ) -> str:  # fmt: skip
        """Add a report as a draft; its history begins with one change of the key "" that holds its origin, if any."""
        record = self._record(who, cause)
        pinned = {"sha256": source.sha256, "id": source.template.id, "source": source.source}
        with self._writing() as connection:
            connection.execute(sql.PIN, pinned)
            free = _free(ref, connection.scalars(sql.REFS))
            row = {"ref": free, "template_sha256": source.sha256, "period": report.period, "cursor": cursor}
            created = {"more": more_of(report), "created_at": record["when"]}
            added = connection.execute(sql.ADD_REPORT, row | created).lastrowid
            version = {"report": added, "number": report.version, "state": report.state}
            connection.execute(sql.ADD_VERSION, version)
            texts = {key: cleaned(text) for key, text in field_texts(report).items()}
            fields = [{"report": added, "key": key, "text": text} for key, text in texts.items() if text]
            if fields:
                connection.execute(sql.ADD_FIELDS, fields)
            sealing.explain(connection, added, report.reasons)
            beginning = {"key": "", "before": "", "after": origin_text(origin), "report": added}
            if instead_of:
                self._bin(connection, instead_of, binned=True)
            sequence = connection.execute(sql.RECORD, beginning | record).lastrowid
        self._witness.write(sequence)
        return free

    def drafts(self, *, binned: bool = False) -> list[DraftInfo]:
        """Return the drafts (or those in the bin), last changed first."""
        with self._engine.connect() as connection:
            return [info_of(row._asdict()) for row in connection.execute(sql.DRAFTS, {"binned": binned})]

    def external_version(self) -> int:
        """Return a number that every write of another process changes; an error if the file was moved or replaced."""
        self._identity.require()
        with self._engine.connect() as connection:
            return int(connection.exec_driver_sql("PRAGMA data_version").scalar_one())

    def load(self, ref: str) -> Draft:
        """Return a draft at its latest version; NotFoundError if there is none of that reference."""
        with snapshot(self._engine) as connection:
            row = one(connection, sql.DRAFT, ref)
            reasons = [reason._asdict() for reason in connection.execute(sql.REASONS, {"report": row.id})]
            return draft_of(row._asdict(), fields_of(connection, row.id), reasons)

    def edit(self, ref: str, key: str, text: str, *, who: str, cause: str) -> Change | None:
        """Set one field ("" clears it) and record the change, in one transaction; None if it has that text already."""
        return next(iter(self.edit_many(ref, {key: text}, who=who, cause=cause)), None)

    def edit_many(self, ref: str, texts: Mapping[str, str], *, who: str, cause: str) -> list[Change]:
        """Set some fields by key like `edit`, all of them in one transaction; return the changes there were."""
        moment, changes = self._clock(), []
        record = {"when": moment_text(moment), "who": who, "cause": cause}
        with self._writing() as connection:
            for key, text in texts.items():
                after = cleaned(text)
                found = editing.edit(connection, ref, key, after, record)
                if found:
                    changes.append(Change(found.sequence, key, found.before, after, moment, who, cause))
        if changes:
            self._witness.write(changes[-1].sequence)
        return changes

    def history(self, ref: str) -> list[Change]:
        """Return the changes of a draft, oldest first; the first is its creation."""
        with snapshot(self._engine) as connection:
            row = one(connection, sql.REPORT_ID, ref)
            return [change_of(change._asdict()) for change in connection.execute(sql.HISTORY, {"report": row.id})]

    def add_print(self, ref: str, *, who: str) -> int:
        """Record that an open draft is printed as it is now; return the number of the print, counted from 1."""
        with self._counted() as connection:
            return sealing.add_print(connection, ref, self._record(who, "print"))

    def set_cursor(self, ref: str, place: str) -> None:
        """Save the user's place in a draft."""
        with self._writing() as connection:
            _update(connection, sql.SET_CURSOR, ref, place=place)

    def set_binned(self, ref: str, *, binned: bool, instead_of: str = "") -> None:
        """Put a draft into the bin, or take it out; the one that it stands instead of goes the other way."""
        with self._counted() as connection:
            self._bin(connection, ref, binned=binned)
            if instead_of:
                self._bin(connection, instead_of, binned=not binned)
            losses.take_number(connection)

    def explain(self, ref: str, reasons: Sequence[Reason]) -> None:
        """Keep explanations of an open version's findings; one of the same fingerprint is replaced."""
        with self._counted() as connection:
            row = one(connection, sql.VERSION, ref)
            if row.state != OPEN:
                raise sealing.sealed_error(row.number)
            if reasons:
                sealing.explain(connection, row.id, reasons)
                losses.take_number(connection)

    def seal(self, ref: str, report: Report, content: str, *, who: str) -> None:
        """Close the open version for ever: `report` is the checked report, `content` its canonical report.json."""
        with self._counted() as connection:
            sealing.seal(connection, ref, report, content, self._record(who, "close"))

    def sealed(self, ref: str, number: int) -> SealedVersion | None:
        """Return a sealed version, None if that version is open or was never there."""
        with self._engine.connect() as connection:
            row = connection.execute(sql.SEALED, {"of_ref": ref, "of_number": number}).one_or_none()
        if row is None or row.content is None:
            return None
        return sealed_of(row._asdict(), ref)

    def reopen(self, ref: str, *, who: str) -> None:
        """Add an open version after a sealed one; after an issued one without its number and day."""
        with self._counted() as connection:
            sealing.reopen(connection, ref, self._record(who, "reopen"))

    def issue(self, ref: str, issued: Issue, *, who: str) -> None:
        """Enter number and day of a closed version and keep its signed copy."""
        with self._counted() as connection:
            sealing.issue(connection, ref, issued, self._record(who, "issue"))

    def keep_answer(self, ref: str, answer: VersionAnswer, *, who: str) -> VersionAnswer | None:
        """Keep the receiving office's answer to a version; one that was there before stays, and is returned."""
        with self._counted() as connection:
            return sealing.answer(connection, ref, answer, self._record(who, "answer"))

    def keep_signed(self, ref: str, number: int, name: str, signed: bytes, *, who: str) -> None:
        """Keep the signed copy of a sealed version with its hash, instead of an earlier one."""
        with self._counted() as connection:
            sealing.keep_signed(connection, ref, number, (name, signed), self._record(who, "sign"))

    def backup(self, path: Path) -> None:
        """Write everything into one file, read it back and check it; `path` is as before if that fails."""
        back_up(self._engine, self._path, path)

    def note_losses(self) -> None:
        """Record that the user knows which changes are gone, so that they are reported no more."""
        losses.note(self._engine)

    def setting(self, name: str) -> str | None:
        """Return a setting's text, None if it was never set."""
        with self._engine.connect() as connection:
            text = connection.scalar(sql.SETTING, {"name": name})
        if not isinstance(text, str | None):
            raise bad_row("setting", name)
        return text

    def set_setting(self, name: str, text: str) -> None:
        """Set a setting."""
        with self._counted() as connection:
            if connection.execute(sql.SET_SETTING, {"name": name, "text": cleaned(text)}).rowcount:
                losses.take_number(connection)

    def close(self) -> None:
        """Close the files; SQLite folds its log into the drafts."""
        if self._held is not None:
            self._held.close()
            self._held.engine.dispose()
            self._held = None
        self._witness.close()

    def _bin(self, connection: Connection, ref: str, *, binned: bool) -> None:
        _update(connection, sql.SET_BINNED, ref, moment=moment_text(self._clock()) if binned else None)

    def _record(self, who: str, cause: str) -> dict[str, str]:
        return {"when": moment_text(self._clock()), "who": who, "cause": cause}

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """Yield a transaction on the file that has the drafts' name, before it and after it."""
        self._identity.require()
        with transaction(self._writer):
            yield self._writer
        self._identity.require()

    @contextmanager
    def _counted(self) -> Iterator[Connection]:
        """Yield a transaction; after its commit the witness is set to its last number."""
        with self._writing() as connection:
            yield connection
            sequence = losses.last_sequence(connection)
        self._witness.write(sequence)


def _update(connection: Connection, statement: Update, ref: str, **values: str | None) -> None:
    if not connection.execute(statement, {"of_ref": ref} | values).rowcount:
        raise sealing.unknown(ref)


def _free(ref: str, taken: Iterable[str]) -> str:
    names = set(taken)
    return next(name for name in chain([ref], (f"{ref}-{number}" for number in count(2))) if name not in names)
