"""A newer installer beside a package: which one is meant, and whether it was copied without fault."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from cchc_desktop.desk.packages.newer_release import ReleaseCheck, newer_release


def put(folder: Path, version: str, content: bytes = b"MZ") -> Path:
    """Write an installer and the file with its sum, as a release has them."""
    path = folder / f"CCHC-Desktop-{version}.exe"
    path.write_bytes(content)
    path.with_name(f"{path.name}.sha256").write_text(
        f"{hashlib.sha256(content).hexdigest()}  {path.name}\n", encoding="utf-8"
    )
    return path


def test_the_newest_installer_is_found_with_its_sum(tmp_path: Path) -> None:
    for version in ("0.9.0", "0.10.0", "0.2.5"):
        newest = put(tmp_path, version, version.encode())
    (tmp_path / "CCHC-Desktop-99.0.0.exe.tmp").write_bytes(b"")
    (tmp_path / "CCHC-Desktop-98.0.0.exe").mkdir()
    newest = tmp_path / "CCHC-Desktop-0.10.0.exe"

    found = newer_release(tmp_path, "0.9.1")
    assert found is not None
    assert (found.path, found.version, found.running) == (newest, "0.10.0", "0.9.1")
    assert (found.sha256, found.check) == (hashlib.sha256(b"0.10.0").hexdigest(), ReleaseCheck.SAME)


@pytest.mark.parametrize("running", ["0.3.0", "0.3.1", "1.0.0"])
def test_an_installer_that_is_not_newer_is_not_offered(tmp_path: Path, running: str) -> None:
    put(tmp_path, "0.3.0")
    assert newer_release(tmp_path, running) is None


@pytest.mark.parametrize(
    ("content", "check"),
    [
        (b"0" * 64, ReleaseCheck.DIFFERENT), (b"", ReleaseCheck.NOT_THERE), (b"\xff\xfe", ReleaseCheck.NOT_THERE),
        (b"a" * 2000, ReleaseCheck.NOT_THERE), (None, ReleaseCheck.NOT_THERE),
    ],
)  # fmt: skip
def test_a_sum_that_differs_or_is_none_is_reported(tmp_path: Path, content: bytes | None, check: ReleaseCheck) -> None:
    path = put(tmp_path, "9.0.0")
    sums = path.with_name(f"{path.name}.sha256")
    if content is None:
        sums.unlink()
    else:
        sums.write_bytes(content)
    found = newer_release(tmp_path, "0.1.0")
    assert found is not None
    assert found.check is check


def test_the_sum_of_an_installer_changed_later_differs(tmp_path: Path) -> None:
    put(tmp_path, "9.0.0").write_bytes(b"MZ!")
    found = newer_release(tmp_path, "0.1.0")
    assert found is not None
    assert found.check is ReleaseCheck.DIFFERENT


def test_a_folder_that_is_gone_has_none_and_the_program_knows_its_own_version(tmp_path: Path) -> None:
    assert newer_release(tmp_path / "USB", "0.1.0") is None
    assert newer_release(tmp_path) is None
    put(tmp_path, "999.0.0")
    found = newer_release(tmp_path)
    assert found is not None
    assert found.running.count(".") == 2
