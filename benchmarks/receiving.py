"""Timing the receiving office: packages read, checked and kept; the totals and the board of the whole country.

The rival is the same done by hand: opening a workbook of each commune. A sample is opened, and the time multiplied.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path

from openpyxl import load_workbook

from benchmarks.packing import MOMENT, ready_documents
from benchmarks.postgres_server import make_database, programs, running_server, server_folder
from benchmarks.timing import Measure, medians
from cchc_desktop.cli.inbox_reader import reader_command
from cchc_desktop.desk.office import library
from cchc_desktop.handoff.package import PackageContents, make
from cchc_desktop.handoff.unit_key import secret_from_raw
from cchc_desktop.inbox.adding_up import totals_of
from cchc_desktop.inbox.arrival import ArrivalKind
from cchc_desktop.inbox.board import board_of
from cchc_desktop.inbox.flat_figures import FlatFigure, FlatState
from cchc_desktop.inbox.intake import CHECKING, IntakeWay, package_files, take_in
from cchc_desktop.inbox.package_reading import PackedReport, TakenPackage, read_package
from cchc_desktop.inbox.unit_identity import owing_unit
from cchc_desktop.report.document import CLOSED
from cchc_desktop.report.file import read_report, write_report
from cchc_desktop.report.template import Aggregate, Tier
from cchc_desktop.report.template_parts.form_rows import Row
from cchc_desktop.units.catalogue import communes
from cchc_desktop.units.commune import Commune, Era
from db.inbox.sql_inbox import SqlInbox, open_inbox, open_shared_inbox

PACKAGES, COUNTRY, SAMPLED = 600, 3321, 12
PERIOD = "2026-H1"
_ROUNDS = 3
_BATCH = 200

Opened = Callable[[], SqlInbox]
"""Opens an inbox, the same one at each call."""


@dataclass(frozen=True)
class _Kind:
    """A kind of database: its name, how a fresh inbox of a name is opened, and the aims in milliseconds."""

    name: str
    fresh: Callable[[str], Opened]
    most_package: float
    most_totals: float


def measures(folder: Path) -> Iterator[Measure]:
    """Time taking packages in, then totals and board of 3,321 units, in SQLite and in PostgreSQL."""
    stick = folder / "stick"
    write_packages(stick, PACKAGES, folder)
    workbook = _opening_workbooks(folder)
    yield from _of_kind(
        _Kind("SQLite", lambda name: partial(open_inbox, folder / name), 1000 / 150, 700), stick, workbook
    )
    if programs() is None:
        yield Measure("the same in PostgreSQL: skipped, no server is installed (Debian's package postgresql)", 0.0)
        return
    with server_folder() as place, running_server(place, durable=True) as address:

        def fresh(name: str) -> Opened:
            return partial(open_shared_inbox, make_database(address, name))

        yield from _of_kind(_Kind("PostgreSQL", fresh, 1000 / 100, 400), stick, workbook)


def _of_kind(kind: _Kind, stick: Path, workbook: float) -> Iterator[Measure]:
    yield from _taking_in(kind, stick)
    opened = kind.fresh("country")
    with closing(opened()) as store:
        fill_country(store)
    with closing(opened()) as store:
        board = board_of(store, PERIOD)
        taken = medians({"totals": lambda: totals_of(store, board), "board": lambda: board_of(store, PERIOD)})
        figures = len(totals_of(store, board).figures)
    rival = f"opening {COUNTRY} workbooks, from a sample of {SAMPLED}"
    name = f"totals of {COUNTRY} units × {figures} figures, in {kind.name}"
    yield Measure(name, taken["totals"], rival, workbook * COUNTRY, most_milliseconds=kind.most_totals)
    yield Measure(f"board of {COUNTRY} units, in {kind.name}", taken["board"], most_milliseconds=200)


def write_packages(stick: Path, number: int, folder: Path) -> None:
    """Write the packages of communes, each with the corrected sample as its closed report."""
    stick.mkdir(parents=True, exist_ok=True)
    name, raw = library.sample(printed=False)
    loaded = read_report(raw, name, library.find)
    source = library.shipped(loaded.template.id)
    if source is None:
        raise SystemExit("the sample's template is not shipped")
    pdf, workbook = ready_documents(folder)
    base = replace(loaded.report, state=CLOSED, version=1, template_sha256=source.sha256)
    chance = random.Random(number)  # noqa: S311
    counts = [key for key, row in source.template.rows.items() if row.kind == "count" and row.tier is Tier.COMMUNE]
    for commune in [*communes(Era.DISTRICTS).values()][:number]:
        unit = {f"unit.{part}": text for part, text in commune.unit().items()}
        figures = {key: f"{round(chance.lognormvariate(5, 1)):,}".replace(",", ".") for key in counts}
        report = base
        for at, text in (unit | figures).items():
            report = report.with_edit(at, text)
        contents = PackageContents(report, write_report(report), source.source, pdf, workbook)
        key = secret_from_raw(sha256(commune.code.encode()).digest())
        (stick / f"{commune.code}.cchc").write_bytes(make(contents, key, MOMENT).raw)


def fill_country(store: SqlInbox) -> None:
    """Keep a made-up report of every commune of the country, as if its package had just been read."""
    template = library.shipped("cchc-xa-2025")
    if template is None:
        raise SystemExit("no template cchc-xa-2025")
    chance = random.Random(17)  # noqa: S311
    rows = {key: row for key, row in template.template.rows.items() if row.kind != "heading" and not row.ratio}
    percents = [key for key, row in template.template.rows.items() if row.ratio]
    units = [*communes(Era.TWO_TIERS).values()]
    store.set_owing([owing_unit(unit) for unit in units])
    for first in range(0, len(units), _BATCH):
        batch = []
        for unit in units[first : first + _BATCH]:
            figures = [_figure(key, row, chance) for key, row in rows.items()]
            figures += [FlatFigure(key, FlatState.COMPUTED) for key in percents]
            batch.append(_taken(unit, tuple(figures), template.source, template.sha256))
        store.add(batch)


def _figure(key: str, row: Row, chance: random.Random) -> FlatFigure:
    seldom = chance.random() < 1 / 50
    if row.aggregate is Aggregate.SAME:
        number = 139 if seldom else 140
    elif seldom:
        return FlatFigure(key, chance.choice((FlatState.NIL, FlatState.UNKNOWN, FlatState.NOT_ENTERED)))
    else:
        number = chance.randrange(2) if row.choices else round(chance.lognormvariate(5, 1))
    return FlatFigure(key, FlatState.VALUE, str(number), number)


def _taken(unit: Commune, figures: tuple[FlatFigure, ...], source: str, name: str) -> TakenPackage:
    mark = sha256(unit.code.encode()).hexdigest()
    report = PackedReport(mark, "cchc-xa-2025", name, "closed", False, figures)  # noqa: FBT003
    return TakenPackage(
        file=f"{unit.code}.cchc", sha256=mark, size=270_000, kind=ArrivalKind.REPORT, whole=True, unit=owing_unit(unit),
        signer=unit.title, period=PERIOD, version=1, key=mark, packed_at=datetime(2026, 6, 8, tzinfo=UTC).isoformat(),
        report=report, template_source=source,
    )  # fmt: skip


def _taking_in(kind: _Kind, stick: Path) -> Iterator[Measure]:
    """Time packages taken in by all cores: verified and kept, and then checked, against one process that only reads."""
    files = package_files([stick])
    kept, checked, rival = [], [], []
    for number in range(_ROUNDS):
        with closing(kind.fresh(f"taken-{number}")()) as store:
            start = time.perf_counter()
            moments = [start]
            for step in take_in(store, files, IntakeWay(reader=reader_command())):
                if step.name == CHECKING and len(moments) == 1:
                    moments.append(time.perf_counter())
            moments.append(time.perf_counter())
        kept.append((moments[1] - start) * 1000 / len(files))
        checked.append((moments[2] - start) * 1000 / len(files))
        start = time.perf_counter()
        for file in files[: len(files) // 10]:
            read_package(file.read_bytes(), file.name)
        rival.append((time.perf_counter() - start) * 1000 / (len(files) // 10))
    alone, each, all_of_it = (sorted(times)[1] for times in (rival, kept, checked))
    name = f"package verified and added into {kind.name}, {1000 / each:.0f} a second"
    yield Measure(name, each, "read alone, one process", alone, most_milliseconds=kind.most_package)
    yield Measure(f"the same, and checked by its template, {1000 / all_of_it:.0f} a second", all_of_it)


def _opening_workbooks(folder: Path) -> float:
    """Return the milliseconds of opening one commune's workbook and reading its cells."""
    _, workbook = ready_documents(folder)
    path = folder / "commune.xlsx"
    path.write_bytes(workbook)
    start = time.perf_counter()
    for _ in range(SAMPLED):
        book = load_workbook(path, read_only=True, data_only=True)
        for sheet in book:
            for _row in sheet.iter_rows(values_only=True):
                pass
        book.close()
    return (time.perf_counter() - start) * 1000 / SAMPLED
