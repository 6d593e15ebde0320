"""Writing to a stick that fails: whatever call it is, nothing broken has a final name, and the message is true."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cchc_desktop.base.errors import StorageError
from cchc_desktop.handoff.device import CHUNK, Device
from cchc_desktop.handoff.stick import Outgoing, write_files

FILES = (Outgoing("a.pdf", b"p" * 10), Outgoing("b.xlsx", b""), Outgoing("c.cchc", bytes(range(256)) * 2100))


class FailingDevice(Device):
    """The file system, but the call number `fails_at` raises; where the stick is gone, so do all calls after it."""

    def __init__(self, fails_at: int, code: int, *, gone: bool = False) -> None:
        self.calls = 0
        self._fails_at, self._code, self._gone = fails_at, code, gone

    def __getattribute__(self, name: str) -> Any:  # noqa: ANN401 - any of the device's methods
        found = super().__getattribute__(name)
        if name in ("free", "create", "write", "flush", "read", "rename", "flush_folder", "remove"):
            self.calls += 1
            if self.calls == self._fails_at or (self._gone and self.calls > self._fails_at):
                raise OSError(self._code, os.strerror(self._code))
        return found


def run(folder: Path, device: Device | None = None) -> None:
    for _step in write_files(folder, FILES, device):
        pass


def left(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def calls_needed(folder: Path) -> int:
    device = FailingDevice(0, errno.EIO)
    run(folder, device)
    for path in folder.iterdir():
        path.unlink()
    return device.calls


def test_files_arrive_under_their_names_alone(tmp_path: Path) -> None:
    run(tmp_path)
    assert left(tmp_path) == {file.name: file.raw for file in FILES}


def test_steps_count_what_is_written_and_read_back(tmp_path: Path) -> None:
    steps = list(write_files(tmp_path, FILES))
    assert [step.done for step in steps] == list(range(1, steps[-1].total + 1))
    assert {step.name for step in steps} >= {"Ghi c.cchc", "Đọc lại c.cchc", "Đặt tên"}


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES, errno.EFBIG])
def test_a_failure_at_every_call_leaves_nothing(tmp_path: Path, code: int) -> None:
    for number in range(1, calls_needed(tmp_path) + 1):
        with pytest.raises(StorageError, match="Không để lại tệp nào dở dang"):
            run(tmp_path, FailingDevice(number, code))
        assert left(tmp_path) == {}, number


def test_a_stick_pulled_at_every_call_leaves_nothing_broken_under_a_final_name(tmp_path: Path) -> None:
    whole = {file.name: file.raw for file in FILES}
    for number in range(1, calls_needed(tmp_path) + 1):
        with pytest.raises(StorageError, match="có thể đã bị rút ra"):
            run(tmp_path, FailingDevice(number, errno.ENODEV, gone=True))
        for name, raw in left(tmp_path).items():
            assert name.endswith(".part") or whole[name] == raw, number
            (tmp_path / name).unlink()


def test_a_stop_between_any_two_steps_leaves_nothing(tmp_path: Path) -> None:
    total = len(list(write_files(tmp_path, FILES)))
    for path in tmp_path.iterdir():
        path.unlink()
    for stop in range(1, total + 1):
        steps = write_files(tmp_path, FILES)
        for _ in range(stop):
            next(steps)
        steps.close()
        assert left(tmp_path) == {}, stop


class FullDevice(Device):
    def free(self, _folder: Path) -> int:
        return 64 * 1024


def test_too_little_room_is_reported_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"^USB đã đầy, còn thiếu 1 MB\. Chưa ghi gì\."):
        run(tmp_path, FullDevice())
    assert left(tmp_path) == {}


class LyingDevice(Device):
    """A stick that has room for the first chunk only and does not say so."""

    def read(self, path: Path) -> Iterator[bytes]:
        for chunk in super().read(path):
            yield chunk if len(chunk) < CHUNK else bytes(len(chunk))


def test_a_stick_that_reads_back_something_else_is_not_trusted(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"đọc lại c\.cchc không giống"):
        run(tmp_path, LyingDevice())
    assert left(tmp_path) == {}


def test_a_taken_name_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "c.cchc").write_bytes(b"older")
    with pytest.raises(StorageError, match="Tên tệp này vừa được dùng"):
        run(tmp_path)
    assert left(tmp_path) == {"c.cchc": b"older"}


@pytest.mark.skipif(sys.platform == "win32", reason="a limit on file sizes is POSIX")
def test_a_limit_of_the_system_on_sizes_is_reported(tmp_path: Path) -> None:
    code = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from cchc_desktop.base.errors import StorageError\n"
        "from cchc_desktop.handoff.stick import Outgoing, write_files\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (400000, 400000))\n"
        "try: list(write_files(Path(sys.argv[1]), [Outgoing('a', bytes(300000)), Outgoing('b', bytes(500000))]))\n"
        "except StorageError as error: print(error.title)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, encoding="utf-8", check=True,
        cwd=Path(__file__).parents[2], env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert done.stdout == "USB không nhận tệp lớn như vậy.\n"
    assert left(tmp_path) == {}
