"""Several processes on one file, and processes that are killed."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from contextlib import closing
from itertools import islice
from pathlib import Path

from cchc_desktop.report.store_protocol import Change, DraftStore
from db.drafts.data_files import witness_in
from db.drafts.health import examine
from db.drafts.store import open_drafts
from tests.make import make_report, make_template_source

ROOT = Path(__file__).parents[2]
FOREVER = 1_000_000
KILLS = int(os.environ.get("CCHC_KILLS", "10"))
"""How often the editing process is killed: 300 times by hand, before a release."""


def python(*arguments: str | Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *map(str, arguments)],
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )


def editing(folder: Path, form: int, times: int = FOREVER) -> subprocess.Popen[str]:
    return python(Path(__file__).with_name("editing_process.py"), folder, "an-thanh", str(form), str(times))


def described(change: Change) -> str:
    return f"{change.sequence}\t{change.key}\t{change.after}\n"


def replayed(changes: list[Change]) -> dict[str, str]:
    return {change.key: change.after for change in changes if change.after}


def test_a_killed_process_loses_no_acknowledged_edit(tmp_path: Path, store: DraftStore) -> None:
    store.create(make_report({}), make_template_source(), ref="an-thanh", who="Lan", cause="import")
    store.close()
    acknowledged: list[str] = []
    for kill in range(KILLS):
        with editing(tmp_path, kill + 1) as process:
            assert process.stdout
            acknowledged += islice(process.stdout, 1 + secrets.randbelow(80))
            process.kill()
            acknowledged += process.stdout
        assert [str(line) for line in examine(tmp_path) if not line.good] == []
    reopened = open_drafts(tmp_path)
    assert reopened.notices == ()
    assert witness_in(tmp_path).read() == reopened.history("an-thanh")[-1].sequence
    history = reopened.history("an-thanh")
    assert len(acknowledged) >= KILLS
    assert set(acknowledged) <= {described(change) for change in history}
    assert reopened.load("an-thanh").report.fields == replayed(history)
    reopened.close()


def test_a_killed_process_loses_no_acknowledged_explanation_or_setting(tmp_path: Path, store: DraftStore) -> None:
    store.create(make_report({}), make_template_source(), ref="an-thanh", who="Lan", cause="import")
    store.close()
    for kill in range(KILLS):
        with python(Path(__file__).with_name("explaining_process.py"), tmp_path, "an-thanh", str(kill)) as process:
            assert process.stdout
            acknowledged = [*islice(process.stdout, 1 + secrets.randbelow(40))]
            process.kill()
            acknowledged += process.stdout
        with closing(open_drafts(tmp_path)) as reopened:
            assert reopened.notices == ()
            texts = {reason.fingerprint: reason.text for reason in reopened.load("an-thanh").report.reasons}
            for line in acknowledged:
                name, text = line.split()
                assert texts[name] == text
                assert reopened.setting(name) == text
        assert [str(line) for line in examine(tmp_path) if not line.good] == []


def test_two_processes_edit_at_once(tmp_path: Path, store: DraftStore) -> None:
    store.create(make_report({}), make_template_source(), ref="an-thanh", who="Lan", cause="import")
    processes = [editing(tmp_path, form, times=150) for form in (1, 2)]
    said = [line for process in processes for line in process.communicate()[0].splitlines(keepends=True)]
    history = store.history("an-thanh")
    assert [process.returncode for process in processes] == [0, 0]
    assert sorted(said) == sorted(described(change) for change in history[1:])
    assert len(said) == 300
    assert store.load("an-thanh").report.fields == replayed(history)


def test_processes_that_open_a_new_folder_at_once_all_get_a_store(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from db.drafts.store import open_drafts;"
        "print(open_drafts(pathlib.Path(sys.argv[1])).drafts())"
    )
    processes = [python("-c", code, tmp_path / "mới") for _ in range(4)]
    assert [process.communicate()[0] for process in processes] == ["[]\n"] * 4


def test_an_up_to_date_file_is_opened_without_alembic(tmp_path: Path, store: DraftStore) -> None:
    store.close()
    code = (
        "import sys, pathlib; from db.drafts.store import open_drafts; open_drafts(pathlib.Path(sys.argv[1])).close();"
        "print([name for name in sys.modules if name.split('.')[0] in ('alembic', 'mako')])"
    )
    assert python("-c", code, tmp_path).communicate()[0] == "[]\n"
