"""Rows of the inbox as the store's values."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import Connection, Row, select

from cchc_desktop.base.shapes import read_shape
from cchc_desktop.handoff.unit_key import public_from_text
from cchc_desktop.inbox.arrival import COUNTABLE, ArrivalKind, ArrivalState, SenderTrust
from cchc_desktop.inbox.inbox_store import BoardRow, KeptPackage, OfficeAnswer, Verdict
from cchc_desktop.inbox.package_reading import TakenPackage
from cchc_desktop.inbox.unit_identity import OwingUnit
from cchc_desktop.report.members.office_answer import OfficeRemark, OfficeVerdict
from db.failures import reading_row
from db.inbox.inbox_tables import package

_KEPT = tuple(each.name for each in fields(KeptPackage))
_BOARD = tuple(each.name for each in fields(BoardRow))


def kept_package(row: Row[Any]) -> KeptPackage:
    """Return a row of packages as the store's value."""
    values = {name: getattr(row, name) for name in _KEPT}
    return KeptPackage(**values | {"state": ArrivalState(row.state), "sender": SenderTrust(row.sender)})


def board_row(row: Row[Any]) -> BoardRow:
    """Return a row of standings as the store's value."""
    values = {name: getattr(row, name) for name in _BOARD}
    return BoardRow(**values | {"verdict": OfficeVerdict(row.verdict) if row.verdict else None})


def office_answer(row: Row[Any]) -> OfficeAnswer:
    """Return a row of answers as the store's value."""
    with reading_row("answer", row):
        remarks, flaws = read_shape(tuple[OfficeRemark, ...], json.loads(row.remarks))
        if remarks is None or flaws:
            raise ValueError("not remarks as this program writes them")
    return OfficeAnswer(row.package, OfficeVerdict(row.verdict), row.who, row.at, remarks)


def remarks_text(remarks: Iterable[OfficeRemark]) -> str:
    """Return remarks as they are stored."""
    return json.dumps([remark.as_json() for remark in remarks], ensure_ascii=False)


def kept_with(connection: Connection, hashes: Iterable[str]) -> dict[str, Row[Any]]:
    """Return the packages of some hashes by hash."""
    query = select(package).where(package.c.sha256.in_([*hashes]))
    return {row.sha256: row for row in connection.execute(query)}


def verdict_again(row: Row[Any], file: str) -> Verdict:
    """Return the verdict on a package that is kept and came again: it is the same, or as bad as before."""
    state, sender = ArrivalState(row.state), SenderTrust(row.sender)
    taken = TakenPackage(
        file=file,
        sha256=row.sha256,
        size=row.size,
        kind=ArrivalKind.REPORT,
        whole=state is not ArrivalState.ALTERED,
        unit=OwingUnit(row.unit, row.code, row.name, row.district, row.province),
        signer=row.signer,
        period=row.period,
        version=row.version,
        key=row.key,
        packed_at=row.packed_at,
    )
    key = public_from_text(row.key) if row.key else None
    settled = row.counts and not row.held
    return Verdict(
        taken,
        ArrivalState.SAME if state in COUNTABLE else state,
        SenderTrust.KNOWN if settled else sender,
        row.held,
        key.fingerprint if key else "",
    )


def again(first: Verdict, taken: TakenPackage) -> Verdict:
    """Return the verdict on a file with the bytes of one that was decided on just before."""
    state = ArrivalState.SAME if first.state in COUNTABLE else first.state
    sender = first.sender if first.held or first.state not in COUNTABLE else SenderTrust.KNOWN
    return replace(first, package=replace(first.package, file=taken.file), state=state, sender=sender)
