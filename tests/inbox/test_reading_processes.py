"""Packages read by other processes: the same as read here, also where one of them dies or the run is killed."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest

from cchc_desktop.cli.inbox_reader import reader_command
from cchc_desktop.inbox.package_folder import PackageFolder
from cchc_desktop.inbox.package_reading import count_findings
from cchc_desktop.inbox.reader_process import UnreadFile, package_readers, read_and_put, serve
from db.inbox.sql_inbox import open_inbox
from tests.inbox.communes import PERIOD, district, edition, package


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Write packages of a few communes in two editions, a broken one, and one that is no file."""
    more = '{ no = "7", label = "Mới", kind = "count", aggregate = "sum" },'
    found = []
    for number, commune in enumerate(district()[:6]):
        source = edition(more) if number % 2 else edition()
        found.append(tmp_path / f"{number}.cchc")
        found[-1].write_bytes(package(commune, {"3:1": "1.200"}, source=source))
    (tmp_path / "6.cchc").write_bytes(found[0].read_bytes()[:-100])
    return [*found, tmp_path / "6.cchc", tmp_path]


def test_other_processes_read_what_this_one_reads(files: list[Path], tmp_path: Path) -> None:
    folder = PackageFolder(tmp_path / "kept")
    here = [read_and_put(path, folder) for path in files]
    with package_readers(reader_command(), 2) as readers:
        there = [*readers.read(files, PackageFolder(tmp_path / "there"))]
        with_bytes = [*readers.read(files, None)]
        hashes = [taken.sha256 for taken in here[:6] if not isinstance(taken, UnreadFile)]
        counts = [*readers.check(hashes, folder, len)]

    assert there == here
    assert with_bytes == [read_and_put(path, None) for path in files]
    assert counts == [count_findings(folder.read(name)) for name in hashes]
    assert sum(each.warnings for each in counts if each) > 0
    assert isinstance(there[-1], UnreadFile)
    assert {path.name for path in (tmp_path / "there").rglob("*.cchc")} == {
        path.name for path in (tmp_path / "kept").rglob("*.cchc")
    }


def test_a_process_that_ends_too_early_loses_nothing(files: list[Path], tmp_path: Path) -> None:
    ends = (sys.executable, "-c", "import sys; sys.stdin.readline()")
    folder = PackageFolder(tmp_path / "kept")
    with package_readers(ends, 2) as readers:
        assert [*readers.read(files, folder)] == [read_and_put(path, folder) for path in files]


def test_the_source_of_a_template_is_sent_once(files: list[Path], tmp_path: Path) -> None:
    lines = "".join(f"{json.dumps(['read', str(path), str(tmp_path / 'kept')])}\n" for path in files[:6])
    answers = io.BytesIO()
    serve(io.BytesIO(lines.encode()), answers)

    sent = [json.loads(line)["template_source"] for line in answers.getvalue().splitlines()]
    assert [bool(source) for source in sent] == [True, True, False, False, False, False]


def test_a_run_that_was_killed_goes_on_where_it_stopped(tmp_path: Path) -> None:
    stick, data = tmp_path / "usb", tmp_path / "data"
    stick.mkdir()
    units = district()
    for version in range(1, 9):
        for number, commune in enumerate(units):
            (stick / f"{version}-{number:02}.cchc").write_bytes(package(commune, {"3:1": "1"}, version=version))
    open_inbox(data).close()
    command = [sys.executable, "-m", "cchc_desktop", "inbox", "add", str(stick), "--data", str(data)]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with closing(open_inbox(data)) as store:
        while not store.packages():
            with suppress(subprocess.TimeoutExpired):
                running.wait(0.01)
        running.kill()
        running.wait()
        before = store.packages()
        done = subprocess.run([*command, "--json"], check=True, capture_output=True, encoding="utf-8")
        after = store.packages()
        board, unchecked = store.board(PERIOD), store.unchecked()

    states = [each["state"] for each in json.loads(done.stdout)["packages"]]
    assert 0 < len(before) < len(after) == len(states) == 8 * len(units)
    assert [each.sha256 for each in after[: len(before)]] == [each.sha256 for each in before]
    assert {each.came_at for each in before} <= {each.came_at for each in after}
    assert all(each.errors is not None for each in after)
    assert states.count("same") == len(before)
    assert {row.counted_version for row in board} == {8}
    assert unchecked == []
