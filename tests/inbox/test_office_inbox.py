"""The database that a data folder names for its inbox: commands and the window open it at one place."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from benchmarks.postgres_server import make_database
from cchc_desktop.base.errors import UserError
from cchc_desktop.cli.data_folder import DataFolder
from cchc_desktop.cli.main import main
from cchc_desktop.desk.incoming.inbox_address import inbox_address
from tests.inbox.communes import PERIOD, district, package

A = district()[0]


def test_what_a_command_takes_in_is_on_the_board_of_every_desk_of_the_database(
    server: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    address = make_database(server, f"cchc-{uuid4().hex}")
    (tmp_path / "a.cchc").write_bytes(package(A, {"3:1": "7"}))
    desks = [tmp_path / name for name in ("máy 1", "máy 2")]
    for desk in desks:
        assert main(["inbox", "database", address, "--data", str(desk)]) == 0
    assert main(["inbox", "add", str(tmp_path / "a.cchc"), "--data", str(desks[0])]) == 0

    with closing(DataFolder(desks[1]).inbox()) as inbox:
        assert [row.code for row in inbox.board(PERIOD)] == [A.code]
    assert not any((desk / "inbox.sqlite3").exists() for desk in desks)
    assert main(["doctor", "--data", str(desks[0])]) == 0
    assert "sao lưu bằng công cụ của máy chủ" in capsys.readouterr().out
    assert main(["inbox", "database", "tệp", "--data", str(desks[1])]) == 0
    with closing(DataFolder(desks[1]).inbox()) as inbox:
        assert inbox.board(PERIOD) == []


@pytest.mark.parametrize(
    "address",
    ["so", "postgresql://may/cchc", "postgresql+psycopg://may", "postgresql+psycopg:///cchc", "postgresql+psycopg://[x/y"],
)  # fmt: skip
def test_what_is_no_address_is_not_kept(address: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Địa chỉ"):
        DataFolder(tmp_path).set_inbox_database(address)
    assert inbox_address(tmp_path) == ""


@pytest.mark.parametrize(
    "secret", ["postgresql+psycopg://so:bí mật@may/cchc", "postgresql+psycopg://so@may/cchc?password=x"]
)
def test_a_password_is_never_kept(secret: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="không giữ mật khẩu"):
        DataFolder(tmp_path).set_inbox_database(secret)
    assert [*tmp_path.iterdir()] == []


def test_a_database_that_does_not_answer_is_not_used(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Không làm việc được"):
        DataFolder(tmp_path).set_inbox_database("postgresql+psycopg://so@127.0.0.1:9/cchc")
    assert inbox_address(tmp_path) == ""
