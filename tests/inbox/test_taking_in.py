"""Packages taken in from files: what each becomes, what is kept, what counts."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cchc_desktop.base.errors import NotFoundError, StorageError
from cchc_desktop.base.work_step import result_of
from cchc_desktop.handoff.bag import sha256
from cchc_desktop.handoff.package import PackageContents, make
from cchc_desktop.inbox.inbox_store import AlreadyAnsweredError, OfficeAnswer
from cchc_desktop.inbox.intake import IntakeWay, TakenIn, package_files, take_in
from cchc_desktop.inbox.package_reading import read_package
from cchc_desktop.inbox.unit_identity import owing_unit
from cchc_desktop.report.document import ISSUED, OPEN
from cchc_desktop.report.file import write_report
from cchc_desktop.report.keys import Place
from cchc_desktop.report.members.office_answer import OfficeRemark, OfficeVerdict
from db.inbox.sql_inbox import SqlInbox, open_inbox
from tests.inbox.communes import PERIOD, district, edition, key_of, package
from tests.inbox.conftest import OpenOffice
from tests.make import make_report

NOON = datetime(2023, 6, 14, 5, tzinfo=UTC)
A, B, C = district()[:3]
REMARK = OfficeRemark(at=Place.parse("3:1"), text="Xem lại")


@pytest.fixture
def store(tmp_path: Path, open_office: OpenOffice) -> Iterator[SqlInbox]:
    found = open_office(tmp_path / "data", lambda: NOON)
    yield found
    found.close()


def take(store: SqlInbox, folder: Path, *packages: bytes, way: IntakeWay | None = None) -> TakenIn:
    """Take packages in, in this order, as files of a folder."""
    folder.mkdir(exist_ok=True)
    files = [folder / f"{number}.cchc" for number, _ in enumerate(packages, len([*folder.iterdir()]))]
    for file, raw in zip(files, packages, strict=True):
        file.write_bytes(raw)
    return result_of(take_in(store, files, way or IntakeWay()))


def states(taken: TakenIn) -> list[tuple[str, str]]:
    return [(verdict.state.value, verdict.sender.value) for verdict in taken.verdicts]


def counted(store: SqlInbox, unit: str = A.code) -> int | None:
    return next(row.counted_version for row in store.board(PERIOD) if row.unit == unit)


def test_each_package_becomes_what_it_is(store: SqlInbox, tmp_path: Path) -> None:
    first, second = package(A, {"3:1": "7"}), package(A, {"3:1": "8"}, version=2)
    found = take(
        store,
        tmp_path / "stick",
        second,
        first,
        second,
        package(A, {"3:1": "8"}, version=2, hours=5),
        package(A, {"3:1": "9"}, version=2, hours=6),
        first[:-200] + b"x" * 200,
        package(B, {"3:1": "1"}),
        b"no package",
    )

    assert states(found) == [
        ("received", "new"), ("older", "known"), ("same", "known"), ("same", "known"), ("conflict", "known"),
        ("altered", "new"), ("received", "new"), ("altered", "new"),
    ]  # fmt: skip
    assert (counted(store), counted(store, B.code)) == (2, 1)


def test_every_package_is_kept_as_it_came(store: SqlInbox, tmp_path: Path) -> None:
    packages = [package(A, {"3:1": "7"}), package(A, {"3:1": "8"}), b"broken", package(B, {})]
    take(store, tmp_path / "stick", *packages)

    kept = store.packages()
    assert [store.content(each.number) for each in kept] == packages
    assert [each.sha256 for each in kept] == [sha256(raw) for raw in packages]
    for file in (tmp_path / "stick").iterdir():
        file.unlink()
    assert [store.content(each.number) for each in kept] == packages


def test_an_issued_report_comes_after_the_closed_one_of_its_version_and_a_draft_before(
    store: SqlInbox, tmp_path: Path
) -> None:
    draft, later = (package(A, {"3:1": n}, state=OPEN, hours=int(n)) for n in "12")
    found = take(
        store, tmp_path / "s", draft, later, package(A, {"3:1": "3"}), package(A, {"3:1": "3"}, state=ISSUED), draft
    )

    assert [state for state, _ in states(found)] == ["received", "newer", "newer", "newer", "same"]


def test_a_changed_key_is_held_aside_until_it_is_accepted(store: SqlInbox, tmp_path: Path) -> None:
    other = package(A, {"3:1": "9"}, version=2, key=2)
    found = take(store, tmp_path / "s", package(A, {"3:1": "7"}), other)

    assert states(found) == [("received", "new"), ("newer", "changed")]
    assert found.verdicts[1].held
    assert (counted(store), store.board(PERIOD)[0].held) == (1, 1)
    again = take(store, tmp_path / "s", other, way=IntakeWay(accept_new_key=True))
    assert states(again) == [("same", "known")]
    assert (counted(store), store.board(PERIOD)[0].held) == (2, 0)
    third = take(store, tmp_path / "s", package(A, {"3:1": "9"}, version=3, key=2))
    assert states(third) == [("newer", "known")]


def test_a_unit_that_is_not_on_the_office_s_list_is_foreign(store: SqlInbox, tmp_path: Path) -> None:
    store.set_owing([owing_unit(A)])
    found = take(store, tmp_path / "s", package(A, {}), package(B, {}))

    assert [state for state, _ in states(found)] == ["received", "foreign"]
    assert [row.unit for row in store.board(PERIOD)] == [A.code]
    assert len(store.packages()) == 2


def test_a_part_for_a_colleague_is_no_report(store: SqlInbox, tmp_path: Path) -> None:
    fields = {f"unit.{name}": text for name, text in A.unit().items()}
    report = replace(make_report(fields), extra={"part": {"format": "cchc-part/1"}})
    contents = PackageContents(report, write_report(report), edition().source, b"%PDF", b"PK")
    found = take(store, tmp_path / "s", make(contents, key_of(A)).raw)

    assert [state for state, _ in states(found)] == ["foreign"]


def test_what_counts_does_not_depend_on_the_order_of_arrival(tmp_path: Path, open_office: OpenOffice) -> None:
    packages = [package(A, {"3:1": str(n)}, version=v, hours=n) for n, v in ((1, 1), (2, 2), (3, 2), (4, 1))]
    found = set()
    for seed in range(6):
        random.Random(seed).shuffle(packages)  # noqa: S311
        store = open_office(tmp_path / f"data{seed}", lambda: NOON)
        take(store, tmp_path / f"s{seed}", *packages)
        (row,) = store.board(PERIOD)
        found.add((row.counted_version, row.clashing, store.values(PERIOD, "3:1")[0].value))
        store.close()

    assert found == {(2, 2, "2")}


def test_a_run_that_was_stopped_goes_on_where_it_was(store: SqlInbox, tmp_path: Path) -> None:
    folder = tmp_path / "s"
    folder.mkdir()
    for number, commune in enumerate(district()[:20]):
        for version in (1, 2):
            (folder / f"{number:02}-{version}.cchc").write_bytes(package(commune, {"3:1": "1"}, version=version))
    files = package_files([folder])
    steps = take_in(store, files, IntakeWay())
    for _ in range(36):
        next(steps)
    steps.close()
    before = store.packages()
    found = result_of(take_in(store, files, IntakeWay()))

    assert len(before) == 32
    assert [each.sha256 for each in store.packages()[:32]] == [each.sha256 for each in before]
    assert store.unchecked() == []
    assert len(store.packages()) == 40
    assert [state for state, _ in states(found)].count("same") == 32
    assert {row.counted_version for row in store.board(PERIOD)} == {2}


def test_a_path_that_is_not_there_is_said_before_anything_is_taken(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        package_files([tmp_path, tmp_path / "nothing"])


def test_the_first_answer_wins_and_the_second_desk_is_told(store: SqlInbox, tmp_path: Path) -> None:
    take(store, tmp_path / "s", package(A, {"3:1": "7"}))
    number = store.board(PERIOD)[0].newest
    store.answer(OfficeAnswer(number, OfficeVerdict.RETURNED, "Mai", "2023-06-14T08:29", (REMARK,)))

    with pytest.raises(AlreadyAnsweredError) as told:
        store.answer(OfficeAnswer(number, OfficeVerdict.ACCEPTED, "Lan", "2023-06-14T08:30"))
    assert told.value.standing.who == "Mai"
    assert store.answers(PERIOD, A.code)[0].remarks == (REMARK,)
    assert (store.board(PERIOD)[0].counted, store.board(PERIOD)[0].verdict) == (None, OfficeVerdict.RETURNED)


def test_an_accepted_report_counts_until_a_newer_one_is_answered(store: SqlInbox, tmp_path: Path) -> None:
    take(store, tmp_path / "s", package(A, {"3:1": "7"}))
    store.answer(OfficeAnswer(store.board(PERIOD)[0].newest, OfficeVerdict.ACCEPTED, "Lan", "2023-06-14T08:30"))
    take(store, tmp_path / "s", package(A, {"3:1": "8"}, version=2))

    (row,) = store.board(PERIOD)
    assert (row.version, row.counted_version, row.verdict) == (2, 1, None)
    store.answer(OfficeAnswer(row.newest, OfficeVerdict.ACCEPTED, "Lan", "2023-06-15T08:30"))
    assert counted(store) == 2


@pytest.fixture
def in_a_folder(tmp_path: Path) -> Iterator[SqlInbox]:
    """Return an inbox whose packages lie as files in a folder."""
    with closing(open_inbox(tmp_path / "data", lambda: NOON)) as found:
        yield found


def test_a_report_is_checked_once_and_one_that_cannot_be_read_any_more_holds_up_no_other(
    in_a_folder: SqlInbox, tmp_path: Path
) -> None:
    store = in_a_folder
    store.add([read_package(package(unit, {"3:1": "abc"}), f"{unit.code}.cchc") for unit in (A, B)])
    assert [row.errors for row in store.board(PERIOD)] == [None, None]
    assert store.folder is not None
    store.folder.keep(package(B, {"3:1": "abc"}), sha256(package(B, {"3:1": "abc"})))
    take(store, tmp_path / "s", package(C, {"3:1": "7"}))

    rows = {row.unit: row for row in store.board(PERIOD)}
    assert (rows[A.code].errors, rows[B.code].errors, rows[C.code].errors) == (None, 3, 2)
    assert [number for number, _ in store.unchecked()] == [1]


def test_a_kept_package_that_was_damaged_is_no_sound_one_until_it_comes_again(
    in_a_folder: SqlInbox, tmp_path: Path
) -> None:
    store = in_a_folder
    take(store, tmp_path / "s", package(A, {"3:1": "7"}))
    (kept,) = (tmp_path / "data" / "inbox").rglob("*.cchc")
    kept.write_bytes(kept.read_bytes()[:-1] + b"x")

    with pytest.raises(StorageError, match="không còn nguyên"):
        store.content(store.board(PERIOD)[0].newest)
    take(store, tmp_path / "again", package(A, {"3:1": "7"}))
    assert store.content(store.board(PERIOD)[0].newest) == package(A, {"3:1": "7"})
