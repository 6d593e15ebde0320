"""Real small file systems, where the machine lets a test mount one: a full stick, a read-only one, FAT, exFAT."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from cchc_desktop.base.errors import StorageError
from cchc_desktop.cli import main
from cchc_desktop.handoff.device import Device
from cchc_desktop.handoff.stick import Outgoing, write_files

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="only root on Linux mounts file systems"
)

Mount = Callable[..., Path]
MEGA = 1024 * 1024
ROOM = 4 * MEGA
REF = "an-thanh-2023-H1"
STEM = "an-thanh_2023-H1_v1_ban-thao"
PROGRAMS = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"


@dataclass(frozen=True)
class Kind:
    """A file system of sticks: how one is formatted, its size, and how to mount it, by the kernel or else by FUSE."""

    format: tuple[str, ...]
    ways: tuple[tuple[str, ...], ...]
    size: int = ROOM


BY_VFAT = (("mount", "-t", "vfat", "-o", "loop"), ("fusefat", "-o", "rw+"))
FAT = Kind(("mkfs.vfat",), BY_VFAT)
FAT32 = Kind(("mkfs.vfat", "-F", "32", "-s", "1"), BY_VFAT, 40 * MEGA)
EXFAT = Kind(("mkfs.exfat",), tuple(("mount", "-t", name, "-o", "loop") for name in ("exfat", "exfat-fuse")))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "USB của xã"
    folder.mkdir()
    return folder


@pytest.fixture
def mount(place: Path) -> Iterator[Mount]:
    """Return how to mount something by the first of some ways that works; the test is skipped where none does."""
    with ExitStack() as mounted:

        def mounting(*ways: tuple[str, ...]) -> Path:
            said = []
            for program, *arguments in ways:
                found = shutil.which(program, path=PROGRAMS)
                done = subprocess.run([found, *arguments, place], capture_output=True, check=False) if found else None
                if done and os.path.ismount(place):
                    mounted.callback(subprocess.run, ["/usr/bin/umount", str(place)], check=True)
                    return place
                said.append(done.stderr.decode(errors="replace").strip() if done else f"no {program}")
            pytest.skip(f"cannot be mounted here: {'; '.join(said)}")

        yield mounting


@pytest.fixture
def stick(mount: Mount, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """Return a mounted stick of the kind a test asks for."""
    kind: Kind = request.param
    image = tmp_path / "stick.img"
    with image.open("wb") as file:
        file.truncate(kind.size)
    program = shutil.which(kind.format[0], path=PROGRAMS)
    if program is None:
        pytest.skip(f"no {kind.format[0]}")
    subprocess.run([program, *kind.format[1:], image], check=True, capture_output=True)
    return mount(*((*way, str(image)) for way in kind.ways))


class BlindDevice(Device):
    """Does not know how much room there is, as for a stick whose size the system cannot tell."""

    def free(self, _folder: Path) -> None:
        return None


def write(folder: Path, *sizes: int, device: Device | None = None) -> None:
    files = [Outgoing(f"tep-{number}.bin", os.urandom(size)) for number, size in enumerate(sizes)]
    for _step in write_files(folder, files, device):
        pass


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def written(stem: str) -> set[str]:
    return {f"{stem}{ending}" for ending in (".cchc", ".pdf", ".xlsx", "_phieu-ban-giao.pdf")}


def words_of_full(stick: Path) -> str:
    """Return what is said of a stick that is full while it is written to; fusefat gives another reason than it."""
    mounted = Path("/proc/mounts").read_text(encoding="utf-8").replace(r"\040", " ")
    return r"USB không cho ghi\." if f"fusefat {stick} " in mounted else r"USB đã đầy\."


def cchc(*arguments: str | Path) -> int:
    return main(list(map(str, arguments)))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    assert cchc("sample", "--data", tmp_path / "dữ liệu") == 0
    return tmp_path / "dữ liệu"


def test_a_full_stick_is_left_as_it_was(mount: Mount) -> None:
    folder = mount(("mount", "-t", "tmpfs", "-o", "size=1m", "none"))
    with pytest.raises(StorageError, match=r"USB đã đầy, còn thiếu 1 MB\. Chưa ghi gì\."):
        write(folder, 1_900_000)
    with pytest.raises(StorageError, match=r"USB đã đầy\.\nKhông để lại"):
        write(folder, 500_000, 900_000, device=BlindDevice())
    assert names_in(folder) == set()


def test_a_stick_of_unknown_size_is_not_reported_as_full(mount: Mount) -> None:
    folder = mount(("mount", "-t", "ramfs", "none"))
    assert shutil.disk_usage(folder).total == 0
    write(folder, 300_000)
    assert names_in(folder) == {"tep-0.bin"}


def test_a_read_only_stick_says_so(mount: Mount) -> None:
    folder = mount(("mount", "-t", "tmpfs", "-o", "ro,size=1m", "none"))
    with pytest.raises(StorageError, match="USB chỉ đọc"):
        write(folder, 10)


@pytest.mark.parametrize("stick", [FAT32, EXFAT], indirect=True, ids=["fat32", "exfat"])
def test_a_stick_takes_a_package_once_beside_a_name_that_differs_only_in_case(
    stick: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = stick / f"{STEM.upper()}.CCHC"
    other.write_bytes(b"somebody else's")
    for said in ("Đã ghi và đọc lại", "Gói này đã có sẵn ở đó và còn nguyên vẹn."):
        assert cchc("pack", REF, "--draft", "--to", stick, "--data", data) == 0
        assert said in capsys.readouterr().err
        assert names_in(stick) == {other.name} | written(f"{STEM}_lan-2")
    assert other.read_bytes() == b"somebody else's"
    assert cchc("verify", stick / f"{STEM}_lan-2.cchc", "--data", data) == 0


@pytest.mark.parametrize("stick", [FAT, EXFAT], indirect=True, ids=["fat", "exfat"])
def test_a_stick_without_room_gets_nothing(stick: Path) -> None:
    write(stick, MEGA)
    with pytest.raises(StorageError, match=r"USB đã đầy, còn thiếu \d MB\. Chưa ghi gì\."):
        write(stick, 10, ROOM)
    with pytest.raises(StorageError, match=rf"{words_of_full(stick)}\nKhông để lại tệp nào dở dang"):
        write(stick, 10, ROOM, device=BlindDevice())
    assert names_in(stick) == {"tep-0.bin"}


@pytest.mark.parametrize("stick", [EXFAT], indirect=True)
def test_folders_and_files_keep_vietnamese_names(stick: Path, data: Path) -> None:
    """On FAT only by the kernel: fusefat knows no letters but those of its code page."""
    folder = stick / "Báo cáo 6 tháng, xã An Thạnh"
    folder.mkdir()
    assert cchc("pack", REF, "--draft", "--to", folder, "--data", data) == 0
    assert names_in(folder) == written(STEM)
    assert cchc("export", REF, "--pdf", folder / "Báo cáo đã sửa.pdf", "--data", data) == 0
    assert "Báo cáo đã sửa.pdf" in names_in(folder)
