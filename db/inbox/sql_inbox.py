"""The store of the inbox: `cchc_desktop.inbox.inbox_store.InboxStore` over a SQL database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, insert, select, text, update

from cchc_desktop.base.clock import Clock, now
from cchc_desktop.base.errors import NotFoundError
from cchc_desktop.inbox.inbox_store import (
    AlreadyAnsweredError,
    BoardRow,
    ChoiceCount,
    FigureSum,
    FlatRow,
    KeptPackage,
    KeyJudge,
    LackingFigure,
    OfficeAnswer,
    OtherValue,
    UnitFigure,
    Verdict,
)
from cchc_desktop.inbox.package_folder import PackageFolder, require_same
from cchc_desktop.inbox.package_reading import CheckCounts, TakenPackage
from cchc_desktop.inbox.unit_identity import OwingUnit
from db.inbox import totals_statements
from db.inbox.arrivals import ArrivalBatch
from db.inbox.inbox_database import InboxDatabase, sqlite_inbox
from db.inbox.inbox_tables import answer, content, due, owing, package, sender, standing, template
from db.inbox.kept_rows import (
    again,
    board_row,
    kept_package,
    kept_with,
    office_answer,
    remarks_text,
    verdict_again,
)
from db.inbox.standings import stand_again

_STREAMED = 10_000


def open_inbox(data: Path, clock: Clock = now) -> SqlInbox:
    """Open the inbox of a data folder, which is made if need be; it belongs to the thread that opened it."""
    return SqlInbox(sqlite_inbox(data, clock), clock)


def open_shared_inbox(address: str, clock: Clock = now) -> SqlInbox:
    """Open the inbox of a PostgreSQL database by its address; it belongs to the thread that opened it."""
    from db.inbox.postgres_inbox import postgres_inbox  # noqa: PLC0415 - its driver is read only where it is used

    return SqlInbox(postgres_inbox(address), clock)


class SqlInbox:
    """An `InboxStore` over an open database."""

    def __init__(self, database: InboxDatabase, clock: Clock = now) -> None:
        self._database = database
        self._clock = clock

    @property
    def folder(self) -> PackageFolder | None:
        """The folder in which packages are kept before `add`; None: their bytes go along and into the database."""
        return self._database.folder

    def add(
        self, packages: Sequence[TakenPackage], judge: KeyJudge | None = None, *, accept_new_key: bool = False
    ) -> list[Verdict]:
        """Keep packages in one transaction, and return the verdict on each, in their order."""
        verdicts: dict[str, Verdict] = {}
        with self._database.writing() as connection:
            kept = kept_with(connection, [taken.sha256 for taken in packages])
            fresh = [taken for taken in packages if taken.sha256 not in kept]
            batch = ArrivalBatch.of(connection, fresh, self._now(), judge, accept_new_key=accept_new_key)
            answered: list[Verdict] = []
            for taken in packages:
                if taken.sha256 in kept:
                    row = kept[taken.sha256]
                    if row.held and accept_new_key:
                        self._trust(connection, row.unit, row.key)
                        row = kept_with(connection, [taken.sha256])[taken.sha256]
                    answered.append(verdict_again(row, taken.file))
                elif taken.sha256 in verdicts:
                    answered.append(again(verdicts[taken.sha256], taken))
                else:
                    verdicts[taken.sha256] = batch.decide(taken)
                    answered.append(verdicts[taken.sha256])
            batch.write(connection, self._database)
        return answered

    def known(self, hashes: Iterable[str]) -> set[str]:
        """Return those hashes that are of packages kept here."""
        with self._database.reading() as connection:
            return {*kept_with(connection, hashes)}

    def sizes(self) -> set[int]:
        """Return the sizes of the packages kept here: a file of another size is none of them."""
        with self._database.reading() as connection:
            return {*connection.scalars(select(package.c.size).distinct())}

    def verdict_again(self, sha256: str, file: str) -> Verdict:
        """Return the verdict on a package that is kept already and came again under a file's name."""
        with self._database.reading() as connection:
            return verdict_again(kept_with(connection, [sha256])[sha256], file)

    def unchecked(self) -> list[tuple[int, str]]:
        """Return number and hash of each package that may count and was not yet checked, in the order they came."""
        query = select(package.c.number, package.c.sha256).where(package.c.counts, package.c.errors.is_(None))
        return [(row.number, row.sha256) for row in self._rows(query.order_by(package.c.number))]

    def set_counts(self, counts: Mapping[int, CheckCounts]) -> None:
        """Keep how much the checks found in packages, by their numbers, in one transaction."""
        rows = [{"of_number": number, **each._asdict()} for number, each in counts.items()]
        columns: dict[str, Any] = {name: bindparam(name) for name in CheckCounts._fields}
        if not rows:
            return
        with self._database.writing() as connection:
            connection.execute(update(package).where(package.c.number == bindparam("of_number")).values(columns), rows)
            of_these = select(package.c.period, package.c.unit).where(package.c.number.in_([*counts]))
            stand_again(connection, {(row.period, row.unit) for row in connection.execute(of_these)})

    def periods(self) -> list[str]:
        """Return the periods of the packages that may count, in order."""
        query = select(package.c.period).distinct().where(package.c.counts).order_by(package.c.period)
        with self._database.reading() as connection:
            return [*connection.scalars(query)]

    def packages(self, period: str = "", unit: str = "") -> list[KeptPackage]:
        """Return the packages of a period and unit, in the order in which they came; "" is every one."""
        query = select(package).order_by(package.c.number)
        query = query.where(package.c.period == period) if period else query
        query = query.where(package.c.unit == unit) if unit else query
        with self._database.reading() as connection:
            return [kept_package(row) for row in connection.execute(query)]

    def package(self, number: int) -> KeptPackage:
        """Return a package; NotFoundError if there is none of that number."""
        with self._database.reading() as connection:
            row = connection.execute(select(package).where(package.c.number == number)).one_or_none()
        if row is None:
            raise NotFoundError(f"Không có gói số {number} trong mục tiếp nhận.")
        return kept_package(row)

    def content(self, number: int) -> bytes:
        """Return the bytes of a package as they came; StorageError if they are not those of its hash any more."""
        name = self.package(number).sha256
        with self._database.reading() as connection:
            raw = connection.scalar(select(content.c.raw).where(content.c.sha256 == name))
        if raw is None and self.folder is not None:
            return self.folder.read(name)
        require_same(found := bytes(raw or b""), name)
        return found

    def board(self, period: str) -> list[BoardRow]:
        """Return the standing of each unit that sent something in a period, by its identity."""
        query = select(standing).where(standing.c.period == period).order_by(standing.c.unit)
        with self._database.reading() as connection:
            return [board_row(row) for row in connection.execute(query)]

    def owing(self, period: str) -> list[OwingUnit]:
        """Return the units that owe a report in a period: its own list, else the one of all periods; [] if none."""
        columns = (owing.c.unit, owing.c.code, owing.c.name, owing.c.district, owing.c.province)
        with self._database.reading() as connection:
            for name in (period, ""):
                query = select(*columns).where(owing.c.period == name).order_by(owing.c.unit)
                if found := [OwingUnit(*row) for row in connection.execute(query)]:
                    return found
        return []

    def set_owing(self, units: Sequence[OwingUnit], period: str = "") -> None:
        """Set the units that owe a report in a period, or with "" in every one that has no list of its own."""
        rows = [{"period": period, **unit._asdict()} for unit in {unit.unit: unit for unit in units}.values()]
        with self._database.writing() as connection:
            connection.execute(delete(owing).where(owing.c.period == period))
            if rows:
                connection.execute(insert(owing), rows)

    def due(self, period: str) -> date | None:
        """Return the deadline that this office set for a period, None if it set none."""
        with self._database.reading() as connection:
            day = connection.scalar(select(due.c.day).where(due.c.period == period))
        return date.fromisoformat(day) if day else None

    def set_due(self, period: str, day: date | None) -> None:
        """Set the deadline of a period; None: the template's."""
        with self._database.writing() as connection:
            connection.execute(delete(due).where(due.c.period == period))
            if day:
                connection.execute(insert(due), {"period": period, "day": day.isoformat()})

    def trust(self, unit: str, key: str) -> None:
        """Keep a key (in base64) as one of a unit's, and let its packages that were held aside count."""
        with self._database.writing() as connection:
            self._trust(connection, unit, key)

    def answer(self, answer_: OfficeAnswer) -> None:
        """Answer a package; AlreadyAnsweredError if another answer was first."""
        about = self.package(answer_.package)
        row = {
            "package": answer_.package, "period": about.period, "unit": about.unit, "verdict": answer_.verdict.value,
            "who": answer_.who, "at": answer_.at, "remarks": remarks_text(answer_.remarks),
        }  # fmt: skip
        with self._database.writing() as connection:
            first = connection.execute(select(answer).where(answer.c.package == answer_.package)).one_or_none()
            if first is not None:
                raise _answered(office_answer(first))
            connection.execute(insert(answer), row)
            stand_again(connection, {(about.period, about.unit)})

    def answers(self, period: str = "", unit: str = "") -> list[OfficeAnswer]:
        """Return the answers to the packages of a period and unit, in the order in which they were given."""
        query = select(answer).order_by(answer.c.at, answer.c.package)
        query = query.where(answer.c.period == period) if period else query
        query = query.where(answer.c.unit == unit) if unit else query
        with self._database.reading() as connection:
            return [office_answer(row) for row in connection.execute(query)]

    def template_sources(self, editions: Iterable[str]) -> Mapping[str, str]:
        """Return the sources of templates by their hashes."""
        query = select(template.c.sha256, template.c.source).where(template.c.sha256.in_([*editions]))
        with self._database.reading() as connection:
            return {row.sha256: row.source for row in connection.execute(query)}

    def sums(self, period: str, units: Sequence[str] | None = None) -> list[FigureSum]:
        """Return the sum of each figure, over all units or only these."""
        found = self._by_edition(period, lambda edition: totals_statements.sums(period, edition, units))
        # PostgreSQL's sums of large integers come as decimals
        return [FigureSum(edition, row[0], int(row[1]), int(row[2]), *row[3:]) for edition, row in found]

    def choices(self, period: str, keys: Sequence[str], units: Sequence[str] | None = None) -> list[ChoiceCount]:
        """Return how often each value of these figures was given."""
        found = self._by_edition(period, lambda edition: totals_statements.choices(period, edition, keys, units))
        return [ChoiceCount(edition, *row) for edition, row in found]

    def lacking(self, period: str, units: Sequence[str] | None = None) -> list[LackingFigure]:
        """Return every figure that its total lacks: unknown, not entered, or not to be read with certainty."""
        found = self._by_edition(period, lambda edition: totals_statements.lacking(period, edition, units))
        return [LackingFigure(edition, *row) for edition, row in found]

    def values(self, period: str, key: str) -> list[UnitFigure]:
        """Return a figure of every counted report."""
        return [UnitFigure(*row) for row in self._rows(totals_statements.values(period, key))]

    def others(self, period: str, usual: Mapping[str, str]) -> list[OtherValue]:
        """Return the figures that have another value than the usual one of their key, of every counted report."""
        if not usual:
            return []
        found = self._by_edition(period, lambda edition: totals_statements.others(period, edition, usual))
        return [OtherValue(edition, *row) for edition, row in found]

    def flat(self, period: str = "") -> Iterator[FlatRow]:
        """Yield the flat table, a period or all of it, unit by unit, without keeping it in memory."""
        where = " WHERE period = :period" if period else ""
        statement = text(f"SELECT unit, period, version, key, value, state FROM flat{where} ORDER BY period, unit")  # noqa: S608 - no value
        with self._database.reading() as connection:
            streamed = connection.execution_options(yield_per=_STREAMED)
            yield from (FlatRow(*row) for row in streamed.execute(statement, {"period": period} if period else {}))

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def _trust(self, connection: Connection, unit: str, key: str) -> None:
        held = (package.c.unit == unit, package.c.key == key, package.c.held)
        connection.execute(delete(sender).where(sender.c.unit == unit, sender.c.key == key))
        connection.execute(insert(sender), {"unit": unit, "key": key, "since": self._now(), "how": "compared"})
        periods = set(connection.scalars(select(package.c.period).distinct().where(*held)))
        connection.execute(update(package).where(*held).values(held=False))
        stand_again(connection, {(period, unit) for period in periods})

    def _by_edition(self, period: str, query: Callable[[str], Select[Any]]) -> list[tuple[str, Any]]:
        """Return the rows of a statement for each edition that counts in a period, each with its edition."""
        with self._database.reading() as connection:
            editions = [*connection.scalars(totals_statements.editions(period))]
            return [(edition, row) for edition in editions for row in connection.execute(query(edition))]

    def _rows(self, query: Select[Any]) -> list[Any]:
        with self._database.reading() as connection:
            return [*connection.execute(query)]

    def _now(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="milliseconds")


def _answered(standing_answer: OfficeAnswer) -> AlreadyAnsweredError:
    did = {"accepted": "nhận", "returned": "trả lại"}[standing_answer.verdict.value]
    who = standing_answer.who or "Người khác"
    return AlreadyAnsweredError(f"{who} đã {did} báo cáo này trước.", f"Lúc: {standing_answer.at}.", standing_answer)
