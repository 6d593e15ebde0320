"""Temporary files of a killed process: removed by the next one; those of a process that runs stay."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cchc_desktop.base import leftovers
from cchc_desktop.base.files import write_bytes
from db.drafts.store import open_drafts

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="only POSIX reports whether a process runs")

WRITING = """
import sys
from pathlib import Path
from cchc_desktop.base.files import replacing
from cchc_desktop.base.leftovers import temporary_folder
folder = Path(sys.argv[1])
with replacing(folder / "a.pdf") as temporary, temporary_folder(folder) as inner:
    for path in (temporary, inner / "b", temporary.with_name(temporary.name + "-journal")):
        path.write_bytes(b"1")
    print("ready", flush=True)
    sys.stdin.read()
"""


@contextmanager
def writing(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Start another process that is in the midst of writing a file."""
    command = [sys.executable, "-c", WRITING, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"ready\n"
        yield process
        process.kill()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_a_killed_process_left_is_removed_at_the_next_write_beside_it(tmp_path: Path) -> None:
    with writing(tmp_path) as process:
        assert len(names(tmp_path)) == 3
        write_bytes(tmp_path / "other", b"")
        assert len(names(tmp_path)) == 4
        process.send_signal(signal.SIGKILL)
        process.wait()
    write_bytes(tmp_path / "other", b"")
    assert names(tmp_path) == ["other"]


def test_what_a_killed_process_left_in_a_data_folder_is_removed_at_the_next_start(tmp_path: Path) -> None:
    folders = [tmp_path, tmp_path / "copies", tmp_path / "keys", tmp_path / "keys" / "known" / "xa"]
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
        with writing(folder):
            pass
    open_drafts(tmp_path).close()
    assert [str(path) for path in tmp_path.rglob("*") if "cchc-" in path.name] == []


def test_other_files_stay(tmp_path: Path) -> None:
    others = [".cchc-1", ".cchc-999999999-", ".a.cchc-x-1.part", "a.cchc-999999999-x.part", ".a.part"]
    for name in others:
        (tmp_path / name).write_bytes(b"1")
    leftovers.remove(tmp_path)
    assert names(tmp_path) == sorted(set(others) - {".cchc-999999999-"})
