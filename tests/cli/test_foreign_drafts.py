"""Every command over drafts that hold what the program never wrote: it ends in words, and a copy takes their place."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from cchc_desktop.cli.main import main
from db.drafts.data_files import drafts_in
from db.drafts.store import open_drafts
from tests.db.drafts import WRITTEN
from tests.db.foreign_values import DAMAGES, harm

REF = "an-thanh"
CALLS = (
    ("list",),
    ("show", REF),
    ("show", REF, "--json"),
    ("check", REF),
    ("export", REF, "--json", "o.json", "--draft"),
    ("close", REF),
    ("reopen", REF),
    ("issue", REF, "--number", "5", "--date", "2023-07-03"),
    ("pack", REF, "--to", ".", "--draft"),
    ("handout", REF, "--parts", "1", "--to", "."),
    ("backup", "--to", "k.sqlite3"),
    ("sample",),
    ("doctor",),
    ("doctor", "--noted"),
)


@pytest.mark.parametrize("damage", DAMAGES)
def test_it_ends_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], damage: str
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(WRITTEN["0002"], drafts_in(folder))
    with closing(open_drafts(folder)) as store:
        store.backup(tmp_path / "b.sqlite3")
    harm(drafts_in(folder), DAMAGES[damage])
    for number, call in enumerate(CALLS):
        tried = Path(shutil.copytree(folder, tmp_path / str(number)))
        assert main(["--data", str(tried), *call]) in (0, 1, 2), call
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        assert "không lường trước" not in err
    assert main(["--data", str(folder), "doctor"]) == 1
    assert main(["--data", str(folder), "restore", "b.sqlite3"]) == 0
    assert main(["--data", str(folder), "list"]) == 0
