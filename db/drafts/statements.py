"""The store's statements, built once: SQLAlchemy keeps what it compiled with the statement object."""

from __future__ import annotations

from functools import cache

from sqlalchemy import Text, and_, bindparam, delete, func, insert, literal_column, select, table, text, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql import ClauseElement, column

from db.drafts import first_list
from db.drafts.tables import change, field, issued, reason, report, setting, template, version

_of_ref = report.c.ref == bindparam("of_ref")
_latest_version = (
    select(func.max(version.c.number)).where(version.c.report == report.c.id).correlate(report).scalar_subquery()
)
_last_change = (
    select(func.max(change.c.sequence))
    .where(change.c.report == report.c.id, change.c.cause != "print")
    .correlate(report)
    .scalar_subquery()
)
_first_change = (
    select(func.min(change.c.sequence)).where(change.c.report == report.c.id).correlate(report).scalar_subquery()
)
_first = change.alias("first")
_origin = (
    select(_first.c.after)
    .where(_first.c.sequence == _first_change, _first.c.key == "", _first.c.cause == "package")
    .correlate(report)
    .scalar_subquery()
)
_report_and_version = report.join(version, and_(version.c.report == report.c.id, version.c.number == _latest_version))
_whole = _report_and_version.join(template).join(change, change.c.sequence == _last_change)

REFS = select(report.c.ref)
REPORT_ID = select(report.c.id).where(_of_ref)

DRAFTS = text(first_list.DRAFTS)

DRAFT = (
    select(
        report,
        template.c.id.label("template"),
        template.c.source,
        version.c.number,
        version.c.state,
        change.c.when,
        _origin.label("origin"),
    )
    .select_from(_whole)
    .where(_of_ref)
)
FIELDS = select(field.c.key, field.c.text).where(field.c.report == bindparam("report"))

_before = func.coalesce(field.c.text, literal_column("''"))
_texts = ("key", "after", "when", "who", "cause")
EDIT = (
    insert(change)
    .from_select(
        ["report", "before", *_texts],
        select(report.c.id, _before, *(bindparam(name, type_=Text) for name in _texts))
        .select_from(
            _report_and_version.outerjoin(field, and_(field.c.report == report.c.id, field.c.key == bindparam("key")))
        )
        .where(_of_ref, version.c.state == bindparam("state"), _before != bindparam("after")),
    )
    .returning(change.c.sequence, change.c.report, change.c.before)
)
"""Records the change of a field of an open draft; gives no row where there is no such draft, or nothing changes."""
_put = sqlite.insert(field)
PUT = _put.on_conflict_do_update(set_={"text": _put.excluded.text})
CLEAR = delete(field).where(field.c.report == bindparam("report"), field.c.key == bindparam("key"))
RECORD = insert(change)
HISTORY = (
    select(*change.c["sequence", "key", "before", "after", "when", "who", "cause"])
    .where(change.c.report == bindparam("report"))
    .order_by(change.c.sequence)
)

PIN = sqlite.insert(template).on_conflict_do_nothing()
ADD_REPORT, ADD_VERSION, ADD_FIELDS = insert(report), insert(version), insert(field)
SET_CURSOR = update(report).where(_of_ref).values(cursor=bindparam("place"))
SET_BINNED = update(report).where(_of_ref).values(binned_at=bindparam("moment"))

VERSION = select(report.c.id, version.c.number, version.c.state).select_from(_report_and_version).where(_of_ref)
SEALED = (
    select(
        version.c.content,
        version.c.sha256,
        *issued.c["number", "date", "signed_name"],
        issued.c.content.label("signed"),
    )
    .select_from(
        report.join(version).outerjoin(
            issued, and_(issued.c.report == version.c.report, issued.c.version == version.c.number)
        )
    )
    .where(_of_ref, version.c.number == bindparam("of_number"))
)
_of_version = and_(version.c.report == bindparam("of_report"), version.c.number == bindparam("of_number"))
SEAL = update(version).where(_of_version, version.c.content.is_(None))
SET_STATE = update(version).where(_of_version).values(state=bindparam("new_state"))
_issue = sqlite.insert(issued)
_entered, _copied = ("number", "date"), ("signed_name", "content", "sha256")
ISSUE = _issue.on_conflict_do_update(set_={name: _issue.excluded[name] for name in (*_entered, *_copied)})
ISSUE_AS_SIGNED = _issue.on_conflict_do_update(set_={name: _issue.excluded[name] for name in _entered})
KEEP_SIGNED = _issue.on_conflict_do_update(set_={name: _issue.excluded[name] for name in _copied})

REASONS = (
    select(*reason.c["rule", "at", "text", "who", "when", "fingerprint"])
    .where(reason.c.report == bindparam("report"))
    .order_by(literal_column("rowid"))
)
_explain = sqlite.insert(reason)
EXPLAIN = _explain.on_conflict_do_update(
    set_={name: _explain.excluded[name] for name in ("rule", "at", "text", "who", "when")}
)
FORGET = delete(reason).where(reason.c.report == bindparam("of_report"))

PRINTS = (
    select(func.count())
    .select_from(change)
    .where(change.c.report == bindparam("report"), change.c.key == "", change.c.cause == "print")
)

CHANGES = select(func.count()).select_from(change)
_given = table("sqlite_sequence", column("name"), column("seq"))
_of_changes = _given.c.name == change.name
LAST_SEQUENCE = select(_given.c.seq).where(_of_changes)
SET_LAST_SEQUENCE = update(_given).where(_of_changes).values(seq=bindparam("last"))
TAKE_NUMBER = update(_given).where(_of_changes).values(seq=_given.c.seq + 1)
ADD_LAST_SEQUENCE = insert(_given).values(name=change.name, seq=bindparam("last"))

SETTING = select(setting.c.text).where(setting.c.name == bindparam("name"))
_set = sqlite.insert(setting)
SET_SETTING = _set.on_conflict_do_update(set_={"text": _set.excluded.text}, where=setting.c.text != _set.excluded.text)


@cache
def driver_sql(statement: ClauseElement) -> str:
    """Return a statement as the driver takes it, its parameters by name; compiled once."""
    return str(statement.compile(dialect=sqlite.dialect(paramstyle="named")))
