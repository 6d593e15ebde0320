"""Copies of the inbox: written beside those of the drafts, restored with them; what the doctor says of its damage."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from cchc_desktop.cli.main import main
from cchc_desktop.units.commune import Commune
from db.drafts.structure import structure_of
from db.inbox.inbox_structure import INBOX_STRUCTURES
from db.inbox.sql_inbox import open_inbox
from tests.inbox.communes import PERIOD, district, package

A, B, C = district()[:3]


class Office:
    """A receiving office with two packages, and a stick for copies."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], units: Sequence[Commune] = (A, B)) -> None:
        self.data, self.copy, self._capsys = folder / "sở", folder / "USB" / "sao-luu.sqlite3", capsys
        self.copy.parent.mkdir()
        for number, unit in enumerate(units):
            (folder / f"{number}.cchc").write_bytes(package(unit, {"3:1": "7"}))
            self.run("inbox", "add", folder / f"{number}.cchc")

    def run(self, *words: str | Path, code: int = 0) -> tuple[str, str]:
        self._capsys.readouterr()
        found = main([*map(str, words), "--data", str(self.data)])
        out, err = self._capsys.readouterr()
        assert found == code, (out, err)
        return out, err

    @property
    def beside(self) -> Path:
        return self.copy.with_name("sao-luu-tiep-nhan.sqlite3")

    def listed(self) -> str:
        return self.run("inbox", "list", "--period", PERIOD)[0]

    def kept(self) -> list[Path]:
        return sorted((self.data / "inbox").rglob("*.cchc"))


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Office:
    return Office(tmp_path, capsys)


def test_a_copy_brings_board_and_packages_back(office: Office, tmp_path: Path) -> None:
    before, kept = office.listed(), {path.name: path.read_bytes() for path in office.kept()}
    assert office.run("backup", "--to", office.copy)[0].split() == [str(office.copy), str(office.beside)]
    office.data.rename(tmp_path / "mất")

    assert office.run("restore", office.copy)[0].split() == [str(office.copy), str(office.beside)]
    assert office.listed() == before
    assert {path.name: path.read_bytes() for path in office.kept()} == kept
    office.run("doctor")


def test_what_came_since_is_kept_aside_and_comes_again(office: Office, tmp_path: Path) -> None:
    office.run("backup", "--to", office.copy)
    (tmp_path / "c.cchc").write_bytes(package(C, {"3:1": "9"}))
    office.run("inbox", "add", tmp_path / "c.cchc")
    later = office.listed()
    _, said = office.run("restore", office.copy)

    assert office.listed() != later
    (aside,) = (Path(line.split(" ở ")[1].rstrip(".")) for line in said.splitlines() if "inbox" in line)
    office.run("restore", aside)
    assert office.listed() == later


def test_a_copy_of_the_inbox_alone_leaves_the_drafts(office: Office) -> None:
    office.run("sample")
    office.run("backup", "--to", office.copy)
    office.run("new", "--period", "2026-H1")
    drafts = office.run("list")
    office.run("restore", office.beside)
    assert office.run("list") == drafts


@pytest.mark.parametrize("damage", ["altered", "gone"])
def test_a_package_that_is_no_more_as_it_came_is_told(office: Office, damage: str) -> None:
    lost, other = office.kept()
    if damage == "gone":
        lost.unlink()
    else:
        lost.write_bytes(lost.read_bytes()[:-1] + b"x")
    examined, _ = office.run("doctor", code=1)
    assert "Các gói đã nhận: mất hoặc không còn nguyên:" in examined
    out, said = office.run("backup", "--to", office.copy, code=1)
    assert (out.split()[1], "Thiếu 1 gói" in said) == (str(office.beside), True)
    with closing(sqlite3.connect(office.beside)) as copy:
        assert copy.execute("SELECT raw FROM content").fetchall() == [(other.read_bytes(),)]


def test_a_damaged_inbox_is_told_and_set_aside_when_a_copy_is_restored(office: Office) -> None:
    before = office.listed()
    office.run("backup", "--to", office.copy)
    path = office.data / "inbox.sqlite3"
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 8192)
    examined, _ = office.run("doctor", code=1)
    assert "inbox.sqlite3: Tệp" in examined
    _, said = office.run("restore", office.copy)
    assert "inbox-hong-" in said
    assert office.listed() == before


def test_without_its_file_the_packages_can_be_taken_in_again(office: Office) -> None:
    before = [line.split("\t")[:2] for line in office.listed().splitlines()]
    for path in office.data.glob("inbox.sqlite3*"):
        path.unlink()
    examined, _ = office.run("doctor", code=1)
    assert "còn giữ 2 gói" in examined
    office.run("inbox", "add", office.data / "inbox")
    assert [line.split("\t")[:2] for line in office.listed().splitlines()] == before


def test_an_altered_copy_is_restored_only_where_that_is_wanted(office: Office) -> None:
    office.run("backup", "--to", office.copy)
    before = office.listed()
    raw = bytearray(office.beside.read_bytes())
    at = raw.rindex(A.title.encode())
    raw[at] ^= 1
    office.beside.write_bytes(raw)
    assert "thay đổi sau khi ghi" in office.run("restore", office.beside, code=2)[1]
    assert office.listed() == before
    office.run("restore", office.beside, "--altered")


def test_another_program_s_file_is_no_copy(office: Office, tmp_path: Path) -> None:
    other = tmp_path / "khác.sqlite3"
    with closing(sqlite3.connect(other)) as connection:
        for table in ("alembic_version", "package", "standing", "figure"):
            connection.execute(f"CREATE TABLE {table} (version_num TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES ('i0001')")
        connection.commit()
    before = office.listed()
    assert "không đúng cấu trúc" in office.run("restore", other, code=2)[1]
    assert office.listed() == before


def test_the_structure_of_the_newest_revision_is_known(tmp_path: Path) -> None:
    open_inbox(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / "inbox.sqlite3")) as connection:
        (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        assert INBOX_STRUCTURES[revision] == structure_of(connection, counted=True)


def test_an_inbox_that_a_killed_first_run_left_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = Office(tmp_path, capsys, units=())
    office.run("sample")
    with closing(sqlite3.connect(office.data / "inbox.sqlite3")) as connection:
        connection.execute("PRAGMA journal_mode = wal")
    assert office.run("backup", "--to", office.copy)[0].split() == [str(office.copy)]
    assert "inbox.sqlite3" not in office.run("doctor")[0]
    (tmp_path / "0.cchc").write_bytes(package(A, {"3:1": "7"}))
    office.run("inbox", "add", tmp_path / "0.cchc")
    assert A.name in office.listed()


def test_another_database_in_the_place_of_the_inbox_is_refused(office: Office) -> None:
    path = office.data / "inbox.sqlite3"
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE other (name)")
    assert "không phải bản sao của mục tiếp nhận" in office.run("backup", "--to", office.copy, code=2)[1]
    assert not office.beside.exists()
