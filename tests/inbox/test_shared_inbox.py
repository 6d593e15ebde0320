"""An inbox in a PostgreSQL database: several desks, rights, what cannot be reached or is not ours; by command too."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from benchmarks.postgres_server import make_database, plain
from cchc_desktop.base.errors import StorageError, UserError
from cchc_desktop.inbox.inbox_store import AlreadyAnsweredError, OfficeAnswer
from cchc_desktop.inbox.package_reading import read_package
from cchc_desktop.inbox.unit_identity import owing_unit
from cchc_desktop.report.members.office_answer import OfficeVerdict
from db.inbox.sql_inbox import SqlInbox, open_shared_inbox
from tests.cli.test_commands import call
from tests.inbox.communes import PERIOD, district, package

A, B = district()[:2]


@pytest.fixture
def address(server: str) -> str:
    return make_database(server, f"cchc-{uuid4().hex}")


@pytest.fixture
def store(address: str) -> Iterator[SqlInbox]:
    with closing(open_shared_inbox(address)) as opened:
        yield opened


def take(store: SqlInbox, *packages: bytes) -> None:
    store.add([replace(read_package(raw, f"{number}.cchc"), raw=raw) for number, raw in enumerate(packages)])


def test_another_desk_sees_what_came_and_has_the_package_itself(store: SqlInbox, address: str) -> None:
    raw = package(A, {"3:1": "1.200"})
    take(store, raw)
    with closing(open_shared_inbox(address)) as other:
        assert [row.unit for row in other.board(PERIOD)] == [A.code]
        assert other.content(1) == raw


def test_of_two_desks_that_answer_at_once_one_wins_and_the_other_is_told(store: SqlInbox, address: str) -> None:
    take(store, package(A, {"3:1": "1.200"}))
    refused: list[OfficeVerdict] = []
    gate = threading.Barrier(2, timeout=30)

    def desk(verdict: OfficeVerdict) -> None:
        with closing(open_shared_inbox(address)) as mine:
            gate.wait()
            try:
                mine.answer(OfficeAnswer(1, verdict, "Chị Mai", "2023-06-14T01:00:00+00:00"))
            except AlreadyAnsweredError as error:
                refused.append(error.standing.verdict)

    desks = [threading.Thread(target=desk, args=(verdict,)) for verdict in OfficeVerdict]
    for each in desks:
        each.start()
    for each in desks:
        each.join(60)
    (given,) = store.answers(PERIOD, A.code)
    assert refused == [given.verdict]


def test_a_desk_that_only_reads_reads_and_is_told_that_it_may_not_write(server: str) -> None:
    reader = f"reader_{uuid4().hex[:8]}"
    address = make_database(server, f"cchc-{uuid4().hex}")
    with psycopg.connect(plain(address), autocommit=True) as connection:
        connection.execute("DO $$ BEGIN CREATE ROLE cchc_read; EXCEPTION WHEN duplicate_object THEN NULL; END $$")
        connection.execute(f"CREATE ROLE {reader} LOGIN IN ROLE cchc_read")
    with closing(open_shared_inbox(address)) as owner:
        take(owner, package(A, {"3:1": "1.200"}))
    with closing(open_shared_inbox(address.replace("://postgres@", f"://{reader}@"))) as desk:
        assert desk.values(PERIOD, "3:1")[0].value == "1200"
        with pytest.raises(StorageError, match="không được ghi"):
            take(desk, package(B, {"3:1": "1"}))
        assert [row.unit for row in desk.board(PERIOD)] == [A.code]


def test_a_desk_that_receives_takes_in_answers_and_trusts_and_makes_no_tables(server: str) -> None:
    receiver = f"receiver_{uuid4().hex[:8]}"
    address = make_database(server, f"cchc-{uuid4().hex}")
    with psycopg.connect(plain(address), autocommit=True) as connection:
        connection.execute("DO $$ BEGIN CREATE ROLE cchc_receive; EXCEPTION WHEN duplicate_object THEN NULL; END $$")
        connection.execute(f"CREATE ROLE {receiver} LOGIN IN ROLE cchc_receive")
    open_shared_inbox(address).close()
    theirs = address.replace("://postgres@", f"://{receiver}@")
    with closing(open_shared_inbox(theirs)) as desk:
        take(desk, package(A, {"3:1": "1.200"}))
        desk.set_owing([owing_unit(A), owing_unit(B)])
        desk.answer(OfficeAnswer(1, OfficeVerdict.ACCEPTED, "Chị Mai", "2023-06-14T01:00:00+00:00"))
        assert [row.verdict for row in desk.board(PERIOD)] == [OfficeVerdict.ACCEPTED]
    with psycopg.connect(plain(theirs)) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("DROP TABLE figure")


def test_a_server_that_is_not_there_is_told_without_the_password() -> None:
    with pytest.raises(StorageError, match="Không làm việc được") as raised:
        open_shared_inbox("postgresql+psycopg://so:matkhau@127.0.0.1:9/cchc")
    assert "127.0.0.1/cchc" in raised.value.text
    assert "matkhau" not in str(raised.value)


@pytest.mark.parametrize("address", ["", "so.db", "postgresql://may/cchc", "postgresql+psycopg://may", "sqlite:///x"])
def test_an_address_of_another_kind_is_refused(address: str) -> None:
    with pytest.raises(UserError, match="Địa chỉ"):
        open_shared_inbox(address)


def test_the_database_of_another_program_is_left_alone(address: str) -> None:
    with psycopg.connect(plain(address), autocommit=True) as connection:
        connection.execute("CREATE TABLE theirs (a int)")
    with pytest.raises(StorageError, match="chương trình khác"):
        open_shared_inbox(address)


def test_a_database_of_a_newer_version_is_left_alone(store: SqlInbox, address: str) -> None:
    del store
    with psycopg.connect(plain(address), autocommit=True) as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'i9999'")
    with pytest.raises(StorageError, match="mới hơn"):
        open_shared_inbox(address)


def test_the_commands_work_over_a_database(address: str, tmp_path: Path) -> None:
    (tmp_path / "a.cchc").write_bytes(package(A, {"3:1": "1.200"}))
    where = ("--database", address, "--data", tmp_path / "data")
    added = call("inbox", "add", tmp_path / "a.cchc", "--json", *where)
    assert (added.returncode, json.loads(added.stdout)["packages"][0]["state"]) == (0, "received")
    totals = call("inbox", "totals", "--period", PERIOD, "--json", *where)
    assert json.loads(totals.stdout)["figures"]["3:1"]["value"] == "1200"
    assert not (tmp_path / "data" / "inbox.sqlite3").exists()
