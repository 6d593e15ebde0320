"""Packages added to the inbox: each is decided on by the table of `inbox.arrival`, then all are written at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, func, insert, select

from cchc_desktop.handoff.key_trust import KeyTrust
from cchc_desktop.handoff.unit_key import public_from_text
from cchc_desktop.inbox.arrival import (
    COUNTABLE,
    ArrivalFacts,
    ArrivalKind,
    ArrivalState,
    Precedent,
    SenderTrust,
    state_of,
    trust_of,
)
from cchc_desktop.inbox.inbox_store import KeyJudge, Verdict
from cchc_desktop.inbox.package_reading import TakenPackage
from cchc_desktop.inbox.standing import RankedPackage, precedent_of
from db.inbox.inbox_database import FigureRow, InboxDatabase
from db.inbox.inbox_tables import content, owing, package, sender, template
from db.inbox.standings import UnitPeriod, counting_packages, ranked, stand_again


@dataclass(slots=True)
class ArrivalBatch:
    """Packages that came together: what was known before them, and the rows that they add."""

    came_at: str
    judge: KeyJudge | None
    accept_new_key: bool
    next_number: int
    earlier: dict[UnitPeriod, list[RankedPackage]]
    keys: dict[str, set[str]]
    owed: dict[str, set[str]]
    listed: set[str]
    templates: set[str]
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    figures: list[FigureRow] = field(default_factory=list)
    touched: set[UnitPeriod] = field(default_factory=set)

    @classmethod
    def of(
        cls, connection: Connection, packages: Sequence[TakenPackage], came_at: str, judge: KeyJudge | None,
        *, accept_new_key: bool,
    ) -> ArrivalBatch:  # fmt: skip
        """Return the batch of some packages, with all that their verdicts depend on."""
        units = sorted({taken.unit.unit for taken in packages if taken.report})
        places = {(taken.period, taken.unit.unit) for taken in packages if taken.report}
        earlier = {place: [*map(ranked, rows)] for place, rows in counting_packages(connection, places).items()}
        keys: dict[str, set[str]] = defaultdict(set)
        for row in connection.execute(select(sender.c.unit, sender.c.key).where(sender.c.unit.in_(units))):
            keys[row.unit].add(row.key)
        owed: dict[str, set[str]] = defaultdict(set)
        for row in connection.execute(select(owing.c.period, owing.c.unit).where(owing.c.unit.in_(units))):
            owed[row.period].add(row.unit)
        listed = set(connection.scalars(select(owing.c.period).distinct()))
        last = connection.scalar(select(func.max(package.c.number)))
        known = set(connection.scalars(select(template.c.sha256)))
        return cls(came_at, judge, accept_new_key, (last or 0) + 1, earlier, keys, owed, listed, known)

    def decide(self, taken: TakenPackage) -> Verdict:
        """Return the verdict on a package, and keep the rows that it adds."""
        place = (taken.period, taken.unit.unit)
        trust = self._trust(taken)
        held = trust is SenderTrust.CHANGED and not self.accept_new_key
        mine = self._ranked(taken, held=held)
        facts = ArrivalFacts(
            kind=taken.kind,
            whole=taken.whole,
            owed=self._is_owed(*place),
            precedent=precedent_of(mine, self.earlier.get(place, ())) if mine else Precedent.NONE,
        )
        state = state_of(facts)
        counts = state in COUNTABLE and mine is not None
        held = held and counts
        if counts and mine is not None:
            self.earlier.setdefault(place, []).append(mine)
            self.touched.add(place)
            self._add_report(taken, trust, held=held)
        self._add_package(taken, state, trust, held=held, counts=counts)
        self.next_number += 1
        key = public_from_text(taken.key) if taken.key else None
        small = replace(taken, report=None, template_source="", raw=b"")
        return Verdict(small, state, trust, held, key.fingerprint if key else "")

    def write(self, connection: Connection, database: InboxDatabase) -> None:
        """Write all rows, and make the standings of the units again."""
        for table in (package, content, template, sender):
            if rows := self.rows[table.name]:
                connection.execute(insert(table), rows)
        if self.figures:
            database.add_figures(connection, self.figures)
        if self.touched:
            stand_again(connection, self.touched)

    def _trust(self, taken: TakenPackage) -> SenderTrust:
        known = self.keys[taken.unit.unit] if taken.report else set()
        if known or not taken.key:
            return trust_of(taken.key, known)
        key = public_from_text(taken.key)
        compared = self.judge(taken.signer, key) if self.judge and key else KeyTrust.FIRST
        words = {KeyTrust.KNOWN: SenderTrust.KNOWN, KeyTrust.REPLACED: SenderTrust.CHANGED}
        return words.get(compared, SenderTrust.NEW)

    def _is_owed(self, period: str, unit: str) -> bool:
        """Return whether a unit owes a report: every one does where the office has no list."""
        lists = [name for name in (period, "") if name in self.listed]
        return not lists or unit in self.owed[lists[0]]

    def _ranked(self, taken: TakenPackage, *, held: bool) -> RankedPackage | None:
        if taken.report is None or taken.version is None or taken.kind is not ArrivalKind.REPORT:
            return None
        report = taken.report
        return RankedPackage(
            self.next_number, taken.version, report.state, taken.packed_at, taken.sha256, report.report_sha256, held
        )

    def _add_report(self, taken: TakenPackage, trust: SenderTrust, *, held: bool) -> None:
        report, unit = taken.report, taken.unit.unit
        if report is None:
            return
        if not held and taken.key not in self.keys[unit]:
            how = {SenderTrust.NEW: "seen", SenderTrust.KNOWN: "compared"}.get(trust, "accepted")
            self.keys[unit].add(taken.key)
            self.rows[sender.name].append({"unit": unit, "key": taken.key, "since": self.came_at, "how": how})
        if report.template_sha256 not in self.templates:
            self.templates.add(report.template_sha256)
            source = {"sha256": report.template_sha256, "id": report.template, "source": taken.template_source}
            self.rows[template.name].append(source)
        self.figures += [(taken.period, unit, self.next_number, *each) for each in report.figures]

    def _add_package(
        self, taken: TakenPackage, state: ArrivalState, trust: SenderTrust, *, held: bool, counts: bool
    ) -> None:
        report = taken.report
        names = ("report_sha256", "template", "template_sha256")
        self.rows[package.name].append(
            {
                "number": self.next_number, "sha256": taken.sha256, "file": taken.file, "came_at": self.came_at,
                "state": state.value, "sender": trust.value, "key": taken.key, "held": held, "counts": counts,
                "unit": taken.unit.unit, "code": taken.unit.code, "name": taken.unit.name,
                "district": taken.unit.district, "province": taken.unit.province, "signer": taken.signer,
                "period": taken.period, "version": taken.version, "packed_at": taken.packed_at, "size": taken.size,
                "report_state": report.state if report else "", "example": bool(report and report.example),
                **{name: getattr(report, name) if report else "" for name in names},
            }
        )  # fmt: skip
        if taken.raw:
            self.rows[content.name].append({"sha256": taken.sha256, "raw": taken.raw})
