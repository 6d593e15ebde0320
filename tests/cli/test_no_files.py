"""Paths that lead to no file, or whose names are no text, are refused in words and at once."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cchc_desktop.base.errors import UserError
from cchc_desktop.desk.packages.answer_landing import holds_answer, received_answer
from cchc_desktop.desk.packages.newer_release import newer_release
from cchc_desktop.handoff.keyring import Keyring
from cchc_desktop.signatures.drivers import refuse_unfit_driver
from cchc_desktop.signatures.file_keys import open_file_key
from cchc_desktop.signatures.trusted_roots import ROOTS, add_root, read_roots
from db.drafts.looking import look
from tests.cli.test_commands import PRINTED
from tests.cli.test_commands import call as cchc

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and names of bytes are POSIX")
COMMANDS = [
    ("import", "{}.json"),
    ("import", "{}.xlsx"),
    ("import", "{}.cchc"),
    ("verify", "{}.cchc"),
    ("check", "{}.json"),
    ("check", "{}.cchc"),
    ("export", "--pdf", "bản in.pdf", "{}.docx"),
    ("restore", "{}.sqlite3"),
    ("examine", "{}.pdf"),
    ("inbox", "units", "--from", "{}.csv"),
    ("key", "load", "{}.cchckey"),
    ("template", "add", "{}.cchcm"),
    ("template", "build", "{}.xlsx"),
    ("template", "check", "{}.toml"),
]
IN_FOLDER: list[tuple[str, tuple[str, ...]]] = [
    (name, words)
    for name in (
        "drafts.sqlite3-wal",
        "drafts.sqlite3-journal",
        "drafts.sequence",
        "cchc.log",
        "copies/order.txt",
        "copies/drafts-a.sqlite3",
    )
    for words in (("doctor",), ("import", PRINTED))
]
IN_FOLDER += [
    ("keys/known/a/b.json", ("key", "show")),
    ("templates/a.toml", ("template", "list")),
    ("inbox-database.txt", ("doctor",)),
    ("inbox.sqlite3", ("doctor",)),
    ("inbox.sqlite3-journal", ("inbox", "list", "--period", "2023-H1")),
]


@pytest.mark.parametrize("words", COMMANDS)
def test_a_pipe_is_refused_without_waiting_for_its_other_end(tmp_path: Path, words: tuple[str, ...]) -> None:
    path = words[-1].format(tmp_path / "ống")
    os.mkfifo(path)
    done = cchc(*words[:-1], path, "--data", tmp_path / "dữ liệu")
    assert (done.returncode, done.stdout) == (2, "")
    assert "không phải tệp" in done.stderr


@pytest.mark.parametrize("words", [("verify",), ("restore",), ("import",)])
def test_a_device_without_an_end_is_refused(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = cchc(*words, "/dev/zero", "--data", tmp_path / "dữ liệu")
    assert done.returncode == 2
    assert "Đó là ống dẫn hoặc thiết bị" in done.stderr


@pytest.mark.parametrize(("name", "words"), IN_FOLDER)
def test_a_pipe_or_device_in_the_data_folder_is_never_waited_for(
    tmp_path: Path, name: str, words: tuple[str, ...]
) -> None:
    (path := tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(path)
    assert_ends_in_words(*words, "--data", tmp_path)
    path.unlink(missing_ok=True)
    path.symlink_to("/dev/zero")
    assert_ends_in_words(*words, "--data", tmp_path)


@pytest.mark.parametrize("target", ["pipe", "/dev/zero"])
def test_a_folder_with_pipes_and_devices_among_its_packages_is_taken_in(tmp_path: Path, target: str) -> None:
    data, stick = tmp_path / "dữ liệu", tmp_path / "USB"
    stick.mkdir()
    for name in ("a.cchc", "units.csv", "CCHC-Desktop-99.1.1.exe"):
        os.mkfifo(stick / name) if target == "pipe" else (stick / name).symlink_to(target)
    done = cchc("inbox", "add", stick, "--data", data)
    assert done.returncode == 1
    assert "Đó là ống dẫn hoặc thiết bị" in done.stderr
    assert newer_release(stick, "1.0.0") is None
    assert not holds_answer(stick / "a.cchc")


@pytest.mark.timeout(20)
@pytest.mark.parametrize("target", ["pipe", "/dev/zero"])
def test_what_the_window_is_given_to_read_is_refused_at_once(tmp_path: Path, target: str) -> None:
    path = tmp_path / ROOTS / "a.crt"
    path.parent.mkdir()
    os.mkfifo(path) if target == "pipe" else path.symlink_to(target)
    assert read_roots(tmp_path).unreadable == ("a.crt",)
    readers: list[Callable[[], object]] = [
        lambda: add_root(tmp_path, path),
        lambda: refuse_unfit_driver(path),
        lambda: open_file_key(path, "1"),
        lambda: look(path),
        lambda: received_answer(Keyring(tmp_path), path),
    ]
    for read in readers:
        with pytest.raises(UserError):
            read()


def assert_ends_in_words(*words: str | Path) -> None:
    done = cchc(*words)
    assert done.returncode in (0, 1, 2)
    assert (done.returncode == 0) or done.stderr.strip() or done.stdout.strip()
    assert not any(unexpected in done.stderr for unexpected in ("Traceback", "ngoài dự kiến"))


@pytest.mark.parametrize("words", [*COMMANDS, ("backup", "--to", "{}.sqlite3")])
def test_a_name_that_is_no_utf_8_is_refused(tmp_path: Path, words: tuple[str, ...]) -> None:
    path = words[-1].encode().replace(b"{}", os.fsencode(tmp_path) + b"/b\xff")
    if words[0] != "backup":
        Path(os.fsdecode(path)).write_bytes(b"{}")
    arguments: list[str | bytes | Path] = [
        sys.executable,
        "-m",
        "cchc_desktop",
        *words[:-1],
        path,
        "--data",
        tmp_path / "dữ liệu",
    ]
    done = subprocess.run(arguments, capture_output=True, encoding="utf-8", check=False, timeout=60)
    assert done.returncode == 2
    assert "không phải chữ UTF-8" in done.stderr
    assert "Traceback" not in done.stderr
