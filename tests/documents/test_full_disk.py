"""A disk too small for the file: a short message, nothing is left behind, no traceback on the terminal."""

from __future__ import annotations

import subprocess
import sys
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from tests.db.damage import small_disk


@pytest.mark.parametrize("suffix", ["pdf", "xlsx", "docx", "json"])
def test_a_disk_that_is_too_small_is_reported(tmp_path: Path, suffix: str) -> None:
    sample = files("resources") / "samples" / "an-thanh-2023-H1.json"
    with small_disk(tmp_path / "đĩa", megabytes=1) as disk, as_file(sample) as source:
        (disk / "đầy").write_bytes(b"0" * (1024 * 1024 - 16 * 1024))
        call = [sys.executable, "-m", "cchc_desktop", "export", str(source), f"--{suffix}", str(disk / "ra")]
        done = subprocess.run(call, check=False, capture_output=True, encoding="utf-8")
        assert done.returncode == 2
        assert "Không ghi được" in done.stderr
        assert "Traceback" not in done.stderr
        assert [path.name for path in disk.iterdir()] == ["đầy"]
