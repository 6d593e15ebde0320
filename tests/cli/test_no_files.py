"""Paths that lead to no file, or whose names are no text, are refused in words and at once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

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
