"""An office's way from the installer alone, on a fresh Windows under Wine, with a picture of each step to look at.

After `dev.py windows` has built the release, in the environment of the project: `python -m windows.walk FOLDER`.
Keys are those of a person; what they did is asked of the installed command.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops, ImageGrab

from tests.e2e.screen import Found, Screen, until
from tests.signatures.chain import made_chain
from windows.release import NAME, ROOT, FreshWindows, Release, say

OPENING = "Xã An Thanh báo cáo:"
UNIT = "xã\tAn Thanh\thuyện Nam Sách"
"""Letters that Wine takes from the keys of this screen: not all of Vietnamese are among them."""
HALF_YEAR, NINE_MONTHS = "an-thanh-2023-H1", "an-thanh-2023-9M"
FILE_KEY, PASSWORD = "chu-tich.p12", "123456"
NEXT = "0.1.1"
"""The version of the upgrade: what was frozen, packed again under another number."""
FONTS = ("Tahoma", "MS Shell Dlg", "MS Shell Dlg 2", "Segoe UI", "Microsoft Sans Serif", "Arial")
"""Fonts of Windows that Wine has without Vietnamese letters; the shipped one stands for them."""
_INSTALLING_SECONDS, _OPENING_SECONDS, _LOST_SECONDS = 600, 180, 40


class Walk:
    """An office's PC: a desktop of Wine's own, a stick as drive E:, and the pictures taken."""

    def __init__(self, office: FreshWindows, pictures: Path) -> None:
        self.office, self.pictures = office, pictures
        self.screen = Screen(office.display)
        self.screen.teach_vietnamese()
        self.stick = office.prefix.parent / "stick"
        shutil.rmtree(self.stick, ignore_errors=True)
        self.stick.mkdir()
        self._number = 0
        self._set_up()

    def start(self, *call: str | Path) -> None:
        """Start a program of Windows beside what runs."""
        self.office.start(*call)

    def picture(self, name: str) -> None:
        """Keep a picture of what is seen once it is still."""
        self._number += 1
        path = self.pictures / f"{self._number:02}-{name}.png"
        self._still().save(path)
        say(f"   {path.name}")

    def press(self, *keys: str) -> None:
        """Press keys one after the other, as fast as a person."""
        for key in keys:
            self.screen.press(key)
            time.sleep(0.4)

    def write(self, text: str) -> None:
        """Type a text as fast as a person."""
        with self.screen.writing(text, pause=60) as hands:
            hands.wait()
        time.sleep(0.4)

    def ask(self, *words: str) -> Any:  # noqa: ANN401 - whatever the command answers
        """Return what the installed command answers."""
        answer = self.office.answer(self.office.console, *words, "--json")
        return json.loads(answer) if answer.strip() else {}

    def reach(self, title: str, *keys: str) -> None:
        """Press keys until the window has a title, a regular expression, and is still."""
        self.press_until(title, lambda: self.screen.is_shown(title), *keys)
        self._still()

    def press_until(self, what: str, condition: Callable[[], Found], *keys: str) -> Found:
        """Press keys until a condition gives something, and return it; again only once the first must be lost.

        A second Enter of a slow window could leave the report that the first one opens.
        """
        pressed = float("-inf")

        def met() -> Found:
            nonlocal pressed
            found = condition()
            if not found and time.monotonic() - pressed > _LOST_SECONDS:
                self.press(*keys)
                pressed = time.monotonic()
            return found

        return until(what, met, within=_OPENING_SECONDS)

    def _still(self) -> Image.Image:
        """Return what is seen once it did not change for ten seconds, but for a caret; after three minutes anyhow."""
        before, same = self._seen(), 0
        for _ in range(90):
            time.sleep(2)
            now = self._seen()
            box = ImageChops.difference(before, now).getbbox()
            same = same + 1 if box is None or (box[2] - box[0] <= 4 and box[3] - box[1] <= 40) else 0  # noqa: PLR2004 - a caret
            before = now
            if same == 5:  # noqa: PLR2004
                break
        return before

    def _seen(self) -> Image.Image:
        return ImageGrab.grab(xdisplay=self.office.display).convert("RGB")

    def _set_up(self) -> None:
        """Give the prefix a desktop, fonts with Vietnamese letters and the drive of the stick."""
        self._add(r"HKCU\Software\Wine\Explorer", "Desktop", "walk")
        self._add(r"HKCU\Software\Wine\Explorer\Desktops", "walk", "1366x768")
        for font in (ROOT / "resources" / "fonts").glob("OpenSans-*.ttf"):
            shutil.copyfile(font, self.office.prefix / "drive_c/windows/Fonts" / font.name)
        for name in FONTS:
            self._add(r"HKCU\Software\Wine\Fonts\Replacements", name, "Open Sans")
        (self.office.prefix / "dosdevices" / "e:").symlink_to(self.stick)
        self._add(r"HKLM\Software\Wine\Drives", "e:", "floppy")

    def join_classes(self) -> None:
        """Show Wine what opens a .cchc: unlike Windows it does not look among the user's own programs."""
        kind = "CCHC-Desktop.goi"
        self._add(r"HKLM\Software\Classes\.cchc", "", kind)
        command = self.office.named(self.office.program)
        self._add(rf"HKLM\Software\Classes\{kind}\shell\open\command", "", f'"{command}" "%1"')

    def _add(self, key: str, name: str, value: str) -> None:
        self.office.answer("reg", "add", key, *(("/v", name) if name else ("/ve",)), "/d", value, "/f")


def install(walk: Walk, installer: Path) -> None:
    """Run the installer as a double click does, by Enter on each page; the program opens at its end."""
    walk.start(installer)
    walk.reach("^Cài CCHC Desktop")
    walk.picture("bo-cai")
    walk.press("Return")
    kept, size = walk.office.folder / "setup" / f"{NAME}-setup.exe", installer.stat().st_size
    until("it is installed", lambda: kept.is_file() and kept.stat().st_size == size, within=_INSTALLING_SECONDS)
    walk.picture("da-cai-xong")
    walk.press("Return")
    until("the drafts are open", walk.office.drafts.is_file, within=_OPENING_SECONDS)
    walk.picture("chuong-trinh-mo")


def open_package(walk: Walk) -> None:
    """Double-click a package on the stick; open it as a draft, in the window that is there."""
    walk.join_classes()
    walk.start("start", r"E:\an-thanh.cchc")
    walk.reach("Kiểm tra gói bàn giao")
    walk.picture("nhan-dup-goi")
    walk.reach("6 tháng đầu năm 2023", "ctrl+Return")
    walk.picture("goi-thanh-ban-thao")


def write_report(walk: Walk) -> None:
    """Begin a report of nine months, write its opening words and some figures."""
    walk.reach("^CCHC Desktop$", "alt+Left")
    walk.reach("^Lập báo cáo mới", "ctrl+n")
    walk.press("shift+Tab", "End", "Up", "Up", "Tab", "Left")  # 2021 is the oldest year; its last period is the whole
    walk.press("shift+Tab", "shift+Tab", "shift+Tab", "space")
    walk.write(UNIT)
    walk.press("Tab", "Tab", "Tab", "Tab", "2")  # back to the period, where a digit chooses: empty, of another's report
    walk.picture("lap-bao-cao")
    walk.reach("9 tháng đầu năm 2023", "Return")
    walk.press("ctrl+g")
    walk.write("mo dau\n")
    walk.write(OPENING)
    walk.press("alt+3")
    walk.write("0\n2\n0\n141\n141\n3\n17\n12\n2105\n2104\n")
    until("it is saved", lambda: walk.ask("show", NINE_MONTHS)["figures"].get("3:3.3.2") == "2104", within=120)
    walk.picture("viet-va-tu-luu")


def kill_and_reopen(walk: Walk) -> None:
    """End the program without a word while something is typed, and start it from the menu: it is all there."""
    walk.write("66")
    time.sleep(4)
    walk.office.answer("taskkill", "/f", "/im", f"{NAME}.exe")
    walk.start(walk.office.program)
    walk.reach("^CCHC Desktop$")
    walk.picture("mo-lai-sau-khi-tat-ngang")
    report = walk.ask("show", NINE_MONTHS)
    if report["sections"] != {"mo-dau": OPENING} or "66" not in report["figures"].values():
        raise SystemExit(f"not all of it was kept: {report['sections']}, {report['figures']}")


def export(walk: Walk) -> None:
    """Write PDF and workbook, then the package onto the stick."""
    walk.reach("9 tháng đầu năm 2023", "Return")
    walk.press("alt+9", "Return")
    users = walk.office.prefix / "drive_c" / "users"
    until("the PDF is written", lambda: [*users.rglob("*an-thanh*2023*.pdf")], within=120)
    walk.picture("da-xuat")
    walk.press_until("the package is on the stick", lambda: [*walk.stick.glob("*2023-9M*.cchc")], "ctrl+b")
    walk.picture("goi-tren-usb")


def sign(walk: Walk) -> None:
    """Sign the half year, closed by command, with a key in a file on the stick, and pack it."""
    walk.office.answer("taskkill", "/im", f"{NAME}.exe")
    until("it is closed", lambda: not walk.screen.is_shown("CCHC Desktop$"), within=60)
    walk.office.answer(walk.office.console, "close", HALF_YEAR, "--by", "Chủ tịch")
    walk.start(walk.office.program)
    walk.reach("^CCHC Desktop$")
    walk.reach("6 tháng đầu năm 2023", "Return")
    walk.press("alt+9")
    walk.picture("de-ky")
    walk.press(*["Tab"] * 6, "Return")
    time.sleep(20)  # the first use of what signs is loaded, and nothing moves meanwhile
    walk.picture("ky-so")
    walk.press("Tab", "Tab", "Return")
    until("the dialog is open", lambda: walk.screen.is_shown("^Tệp .p12"), within=60)
    walk.write("E:\\" + FILE_KEY + "\n")
    until("the dialog is closed", lambda: not walk.screen.is_shown("^Tệp .p12"), within=60)
    walk.picture("tep-khoa")
    walk.write(PASSWORD)
    walk.picture("mat-khau")
    walk.press("Return")
    walk.picture("da-ky")
    walk.press("Escape")
    walk.picture("ky-xong")
    (package,) = walk.press_until("it is on the stick", lambda: [*walk.stick.glob("*2023-H1*.cchc")], "ctrl+b")
    walk.picture("goi-da-ky")
    signed = walk.ask("verify", f"E:\\{package.name}").get("signed")
    if not signed:
        raise SystemExit("the package has no signed copy")
    say(f"   signed: {signed}")


def receive(walk: Walk) -> None:
    """Take the stick in on the board of the receiving office."""

    def board() -> Any:  # noqa: ANN401 - whatever the command answers
        return walk.ask("inbox", "list", "--period", "2023-H1").get("units", [])

    walk.reach("^CCHC Desktop$", "alt+Left")
    walk.press("ctrl+t", "ctrl+i", "Down", "Return")
    walk.picture("chon-usb")
    walk.write("E:\\\n")
    until("packages came", lambda: any(unit["came"] for unit in board()), within=120)
    walk.picture("tiep-nhan")
    walk.press("Escape")


def upgrade(walk: Walk, newer: Path) -> None:
    """Install a newer version over the running program."""
    before = walk.ask("show", NINE_MONTHS)
    install(walk, newer)
    if walk.ask("show", NINE_MONTHS) != before:
        raise SystemExit("the upgrade changed a draft")


def uninstall(walk: Walk) -> None:
    """Remove the program as Windows' settings do; what was written stays."""
    drafts = walk.office.drafts
    walk.start(walk.office.folder / "uninstall.exe")
    walk.reach("^Gỡ CCHC Desktop")
    walk.picture("go-chuong-trinh")
    walk.press("Return")
    until("the program is gone", lambda: not walk.office.program.exists(), within=_INSTALLING_SECONDS)
    walk.picture("da-go")
    if not drafts.is_file():
        raise SystemExit("the drafts are gone")


def make_package(folder: Path) -> None:
    """Pack the shipped example as another office would, as the file that is double-clicked."""
    with tempfile.TemporaryDirectory() as name:
        for words in (("sample",), ("close", HALF_YEAR, "--by", "Chủ tịch"), ("pack", HALF_YEAR, "--to", name)):
            call = [sys.executable, "-m", "cchc_desktop", "--data", f"{name}/data", *words]
            subprocess.run(call, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
        (package,) = Path(name).glob("*.cchc")
        shutil.copyfile(package, folder / "an-thanh.cchc")


def make_file_key(folder: Path) -> None:
    """Write a made-up key to sign with, in a file as issuers hand it out."""
    chain = made_chain()
    (folder / FILE_KEY).write_bytes(chain.chairman.p12(PASSWORD, chain.issuing, chain.root))


def main() -> int:
    """Walk the whole way; return 0 if every step was reached."""
    parser = argparse.ArgumentParser(prog="python -m windows.walk", description=__doc__)
    parser.add_argument("pictures", type=Path, metavar="FOLDER", help="where the pictures go")
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "cchc-desktop-windows", metavar="DIR")
    options = parser.parse_args()
    options.pictures.mkdir(parents=True, exist_ok=True)
    release = Release(options.cache.resolve())
    office = FreshWindows(release.cache, "walk")
    try:
        walk = Walk(office, options.pictures)
        make_package(walk.stick)
        make_file_key(walk.stick)
        newer = release.pack_as(NEXT, release.cache)
        steps: tuple[Callable[[], None], ...] = (
            lambda: install(walk, release.installer),
            lambda: open_package(walk),
            lambda: write_report(walk),
            lambda: kill_and_reopen(walk),
            lambda: export(walk),
            lambda: sign(walk),
            lambda: receive(walk),
            lambda: upgrade(walk, newer),
            lambda: uninstall(walk),
        )
        for step in steps:
            step()
    finally:
        office.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
