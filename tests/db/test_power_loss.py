"""The power goes: what a command or an edit acknowledged is on the disk, folder entries too.

A library in front of the C library (`benchmarks/faulty_disk.c`) records every change; `benchmarks/power_loss.py` keeps
what was flushed, and nothing or any part of the rest.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.command_cases import CASES, CommandCase
from benchmarks.command_runner import CommandRunner
from benchmarks.fault_points import CaseUnderFault
from benchmarks.faulty_disk import DiskEvent, build, events_in, missing
from benchmarks.power_loss import ForgetfulDisk
from benchmarks.prepared_office import PreparedOffice
from cchc_desktop.report.store_protocol import DraftStore
from db.drafts.health import examine
from db.drafts.store import open_drafts
from tests.db.test_processes import ROOT, described
from tests.make import make_report, make_template_source

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing() or "the library can be made")
CASE = pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CommandRunner]:
    with CommandRunner(tmp_path_factory.mktemp("runner")) as started:
        yield started


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, runner: CommandRunner) -> PreparedOffice:
    return PreparedOffice(tmp_path_factory.mktemp("office"), runner)


@CASE
def test_what_a_command_has_done_survives_a_power_cut(
    office: PreparedOffice, runner: CommandRunner, case: CommandCase, tmp_path: Path
) -> None:
    CaseUnderFault(office, runner, case).cut_power(tmp_path, random.Random(1), cuts=2)  # noqa: S311 - moments, no secrets


def test_every_acknowledged_edit_survives_a_power_cut(tmp_path: Path, store: DraftStore) -> None:
    store.create(make_report({}), make_template_source(), ref="an-thanh", who="Lan", cause="import")
    store.close()
    disk = ForgetfulDisk(tmp_path)
    acknowledged: list[str] = []
    for number, event in enumerate(recorded(tmp_path)):
        if event.kind == "A":
            acknowledged.append(event.first.decode())
            disk.cut_power(left := tmp_path.parent / f"{tmp_path.name}-{number}")
            assert [str(line) for line in examine(left) if not line.good] == []
            with closing(open_drafts(left)) as reopened:
                assert reopened.notices == ()
                history = reopened.history("an-thanh")
                assert set(acknowledged) <= {described(change) for change in history}
        disk.apply(event)
    assert len(acknowledged) == 12


def recorded(folder: Path) -> list[DiskEvent]:
    """Edit a draft in a process; return what reached its disk, and what it acknowledged."""
    beside = folder.parent / f"{folder.name}-log"
    beside.mkdir()
    environment = {"LD_PRELOAD": str(build(beside)), "DISK_LOG": str(beside / "log"), "DISK_ROOT": str(folder)}
    script = Path(__file__).with_name("editing_process.py")
    subprocess.run(
        [sys.executable, script, folder, "an-thanh", "3", "12"],
        env=os.environ | environment | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return [*events_in(beside / "log")]


def test_a_write_that_was_not_flushed_is_gone_and_a_name_too(tmp_path: Path) -> None:
    """The disk itself: were it to keep everything, the tests above would hold nothing."""
    watched, beside = tmp_path / "watched", tmp_path / "log"
    watched.mkdir()
    code = """
import os, sys
def write(name, *, flush):
    handle = os.open(os.path.join(sys.argv[1], name), os.O_WRONLY | os.O_CREAT)
    os.write(handle, b"1")
    if flush:
        os.fsync(handle)
write("flushed", flush=True)
write("named", flush=False)
folder = os.open(sys.argv[1], os.O_RDONLY)
os.fsync(folder)
write("nameless", flush=True)
os.rename(os.path.join(sys.argv[1], "flushed"), os.path.join(sys.argv[1], "renamed"))
"""
    environment = {"LD_PRELOAD": str(build(tmp_path)), "DISK_LOG": str(beside), "DISK_ROOT": str(watched)}
    disk = ForgetfulDisk(watched)
    subprocess.run([sys.executable, "-c", code, watched], env=os.environ | environment, check=True)
    for event in events_in(beside):
        disk.apply(event)
    disk.cut_power(tmp_path / "left")
    disk.cut_power(tmp_path / "all", lambda: True)
    left, everything = ({p.name: p.read_bytes() for p in (tmp_path / n).iterdir()} for n in ("left", "all"))
    assert left == {"flushed": b"1", "named": b""}
    assert everything == {"renamed": b"1", "named": b"1", "nameless": b"1"}
