from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.hostile import bombs

RUNNER = Path(__file__).with_name("limited_process.py")


@pytest.mark.parametrize(
    ("made", "suffix", "call", "codes"),
    [
        (bombs.json_bombs, "json", ["check"], {2}),
        (bombs.xlsx_bombs, "xlsx", ["check"], {2}),
        (bombs.docx_bombs, "docx", ["check"], {2}),
        (bombs.toml_bombs, "toml", ["template", "check"], {1, 2}),
    ],
)
def test_harmful_files_are_refused_within_memory_and_time(
    tmp_path: Path, made: Callable[[], Iterator[tuple[str, bytes]]], suffix: str, call: list[str], codes: set[int]
) -> None:
    files = [*made()]
    calls = []
    for number, (_name, raw) in enumerate(files):
        path = tmp_path / f"{number}.{suffix}"
        path.write_bytes(raw)
        calls.append([*call, str(path), "--data", str(tmp_path / "data")])
    done = subprocess.run(
        [sys.executable, RUNNER],
        input=json.dumps(calls),
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=RUNNER.parents[2],
    )
    assert done.returncode == 0, done.stderr[-2000:]
    answers = json.loads(done.stdout)
    wrong = {name: answer for (name, _), answer in zip(files, answers, strict=True) if answer["code"] not in codes}
    assert wrong == {}
    assert all(len(answer["told"]) < 20_000 and "Traceback" not in answer["told"] for answer in answers)
