"""Real small file systems, where the machine lets a test mount one: a full stick, a read-only one, FAT."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from cchc_desktop.base.errors import StorageError
from cchc_desktop.handoff.medium import Medium
from cchc_desktop.handoff.stick import Outgoing, write_files

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="only root on Linux mounts file systems"
)

Mount = Callable[..., Path]
MEGA = 1024 * 1024


@pytest.fixture
def mount(tmp_path: Path) -> Iterator[Mount]:
    with ExitStack() as mounted:

        def mounting(*arguments: str) -> Path:
            place = tmp_path / "USB của xã"
            place.mkdir(exist_ok=True)
            done = subprocess.run(["/usr/bin/mount", *arguments, str(place)], capture_output=True, check=False)
            if done.returncode:
                pytest.skip(f"no mount here: {done.stderr.decode().strip()}")
            mounted.callback(subprocess.run, ["/usr/bin/umount", str(place)], check=True)
            return place

        yield mounting


class BlindMedium(Medium):
    """Believes that there is room: what a stick that lies about its size looks like."""

    def free(self, _folder: Path) -> int:
        return 1 << 40


def write(folder: Path, *sizes: int, medium: Medium | None = None) -> None:
    files = [Outgoing(f"tep-{number}.bin", os.urandom(size)) for number, size in enumerate(sizes)]
    for _step in write_files(folder, files, medium):
        pass


def test_a_full_stick_is_left_as_it_was(mount: Mount) -> None:
    stick = mount("-t", "tmpfs", "-o", "size=1m", "none")
    with pytest.raises(StorageError, match=r"USB đã đầy, còn thiếu 1 MB\. Chưa ghi gì\."):
        write(stick, 1_900_000)
    with pytest.raises(StorageError, match=r"USB đã đầy\.\nKhông để lại"):
        write(stick, 500_000, 900_000, medium=BlindMedium())
    assert list(stick.iterdir()) == []


def test_a_read_only_stick_says_so(mount: Mount) -> None:
    stick = mount("-t", "tmpfs", "-o", "ro,size=1m", "none")
    with pytest.raises(StorageError, match="USB chỉ cho đọc"):
        write(stick, 10)


def test_a_fat_stick_takes_a_package(mount: Mount, tmp_path: Path) -> None:
    format_fat = shutil.which("mkfs.vfat", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if format_fat is None:
        pytest.skip("no mkfs.vfat here")
    image = tmp_path / "fat.img"
    image.write_bytes(bytes(2 * MEGA))
    subprocess.run([format_fat, str(image)], check=True, capture_output=True)
    stick = mount("-t", "vfat", "-o", "loop", str(image))
    write(stick, 300_000, 10)
    assert sorted(path.name for path in stick.iterdir()) == ["tep-0.bin", "tep-1.bin"]
    with pytest.raises(StorageError, match="USB đã đầy"):
        write(stick, 3 * MEGA, medium=BlindMedium())
    assert len(list(stick.iterdir())) == 2
