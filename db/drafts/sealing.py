"""Closing, reopening, issuing, printing and taking an answer, each inside one transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, Select

from cchc_desktop.base.errors import NotFoundError, UserError
from cchc_desktop.base.text import stored as cleaned
from cchc_desktop.report.document import CLOSED, ISSUED, OPEN, Report
from cchc_desktop.report.keys import ANSWERS
from cchc_desktop.report.members.office_answer import VersionAnswer, answers_text
from cchc_desktop.report.reason import Reason
from cchc_desktop.report.store_protocol import Issue
from db.drafts import statements as sql
from db.drafts.row_values import answers_in, field_texts, reason_rows, version_number
from db.failures import bad_row, reading_row


def one(connection: Connection, statement: Select[*tuple[Any, ...]], ref: str, **values: Any) -> Row[*tuple[Any, ...]]:  # noqa: ANN401 - bound values
    """Return the one row of a draft; NotFoundError if there is none of that reference."""
    row = connection.execute(statement, {"of_ref": ref} | values).one_or_none()
    if row is None:
        raise unknown(ref)
    return row


def unknown(ref: str) -> NotFoundError:
    """Return the error for a reference that no draft has."""
    return NotFoundError(f"Không có bản thảo “{ref}”.", "Xem lại danh sách bản thảo để lấy đúng ký hiệu.")


def sealed_error(number: int) -> UserError:
    """Return the error for a version that is no longer open."""
    return UserError("Báo cáo đã chốt, không sửa được.", f"Báo cáo đã chốt lần {number}. Mở lại báo cáo rồi sửa.")


def fields_of(connection: Connection, report: int) -> dict[str, str]:
    """Return the texts of a report's fields by key."""
    fields = {row.key: row.text for row in connection.execute(sql.FIELDS, {"report": report})}
    for key, text in fields.items():
        if not isinstance(text, str):
            raise bad_row("field", key)
    return fields


def put(connection: Connection, report: int, key: str, before: str, after: str, record: dict[str, str]) -> int:
    """Set a field and record the change."""
    if after:
        connection.execute(sql.PUT, {"report": report, "key": key, "text": after})
    else:
        connection.execute(sql.CLEAR, {"report": report, "key": key})
    change = {"report": report, "key": key, "before": before, "after": after}
    return int(connection.execute(sql.RECORD, change | record).lastrowid)


def explain(connection: Connection, report: int, reasons: Iterable[Reason]) -> None:
    """Keep explanations; one of the same fingerprint is replaced."""
    rows = reason_rows(reasons, report)
    if rows:
        connection.execute(sql.EXPLAIN, rows)


def seal(connection: Connection, ref: str, report: Report, content: str, record: dict[str, str]) -> None:
    """Seal the open version with the checked report and the explanations it has."""
    row = one(connection, sql.VERSION, ref)
    if row.state != OPEN:
        raise sealed_error(row.number)
    there, checked = fields_of(connection, row.id), field_texts(report)
    if not report.texts.keys() <= there.keys() or any(checked.get(key) != text for key, text in there.items()):
        raise UserError("Báo cáo vừa được sửa ở nơi khác, chưa chốt.", "Xem lại những gì mới sửa rồi chốt lần nữa.")
    sealed = {"state": CLOSED, "content": content, "sha256": hashlib.sha256(content.encode()).hexdigest()}
    connection.execute(sql.SEAL.values(sealed), _of(row))
    connection.execute(sql.FORGET, {"of_report": row.id})
    explain(connection, row.id, report.reasons)
    _record(connection, row.id, record)


def reopen(connection: Connection, ref: str, record: dict[str, str]) -> None:
    """Add an open version after a sealed one; a correction of an issued one gets a number and a day of its own."""
    row = one(connection, sql.VERSION, ref)
    if row.state == OPEN:
        raise UserError("Báo cáo đang mở, không cần mở lại.", f"Lần {row.number} của báo cáo này vẫn sửa được.")
    with reading_row("version", ref):
        number = version_number(row.number) + 1
    connection.execute(sql.ADD_VERSION, {"report": row.id, "number": number, "state": OPEN})
    _record(connection, row.id, record)
    if row.state == ISSUED:
        day = fields_of(connection, row.id).get("letter.date", "")
        _letter(connection, row.id, {"letter.number": "", "letter.date": day[: len("2023-06")]}, record)


def issue(connection: Connection, ref: str, issued: Issue, record: dict[str, str]) -> None:
    """Enter number and day of a closed version and keep its signed copy."""
    row = one(connection, sql.VERSION, ref)
    if row.state != CLOSED:
        why = "còn là bản thảo. Chốt báo cáo rồi nhập số." if row.state == OPEN else "đã có số. Mở lại báo cáo rồi sửa."
        raise UserError("Chưa nhập được số và ngày ban hành.", f"Lần {row.number} của báo cáo này {why}")
    connection.execute(sql.SET_STATE, _of(row) | {"new_state": ISSUED})
    entered = {"number": issued.number, "date": issued.date}
    of_version = {"report": row.id, "version": row.number}
    copy = _copy(issued.signed_name, issued.signed)
    statement = sql.ISSUE if issued.signed else sql.ISSUE_AS_SIGNED
    connection.execute(statement, entered | copy | of_version)
    _record(connection, row.id, record)
    _letter(connection, row.id, {"letter.number": issued.number, "letter.date": issued.date}, record)


def keep_signed(
    connection: Connection, ref: str, number: int, named: tuple[str, bytes], record: dict[str, str]
) -> None:
    """Keep the signed copy of the sealed version `number` with its name; UserError if the draft is no longer at it."""
    row = one(connection, sql.VERSION, ref)
    if row.state == OPEN or row.number != number:
        raise UserError("Báo cáo vừa được mở lại, không giữ bản ký này.", "Chốt lại báo cáo rồi ký lần nữa.")
    connection.execute(sql.KEEP_SIGNED, _copy(*named) | {"report": row.id, "version": number, "number": "", "date": ""})
    _record(connection, row.id, record)


def _copy(name: str, signed: bytes) -> dict[str, str | bytes | None]:
    """Return the values of a signed copy, those of none for b""."""
    sha256 = hashlib.sha256(signed).hexdigest() if signed else ""
    return {"signed_name": name, "content": signed or None, "sha256": sha256}


def add_print(connection: Connection, ref: str, record: dict[str, str]) -> int:
    """Record that an open draft is printed; return the number of the print."""
    row = one(connection, sql.VERSION, ref)
    if row.state != OPEN:
        raise sealed_error(row.number)
    _record(connection, row.id, record)
    return int(connection.execute(sql.PRINTS, {"report": row.id}).scalar_one())


def answer(connection: Connection, ref: str, given: VersionAnswer, record: dict[str, str]) -> VersionAnswer | None:
    """Keep an answer to a version, sealed or not; one that was there before stays, and is returned."""
    row = one(connection, sql.VERSION, ref)
    fields = fields_of(connection, row.id)
    with reading_row("field", ANSWERS):
        answers = answers_in(fields)
    earlier = next((each for each in answers if each.version == given.version), None)
    if earlier is None:
        put(connection, row.id, ANSWERS, fields.get(ANSWERS, ""), cleaned(answers_text((*answers, given))), record)
        _record(connection, row.id, record)
    return earlier


def _of(row: Row[*tuple[Any, ...]]) -> dict[str, int]:
    return {"of_report": row.id, "of_number": row.number}


def _record(connection: Connection, report: int, record: dict[str, str]) -> None:
    """Record an action that is no change of a field, under the key ""."""
    connection.execute(sql.RECORD, record | {"report": report, "key": "", "before": "", "after": ""})


def _letter(connection: Connection, report: int, texts: dict[str, str], record: dict[str, str]) -> None:
    fields = fields_of(connection, report)
    for key, text in texts.items():
        before = fields.get(key, "")
        if before != text:
            put(connection, report, key, before, text, record)
