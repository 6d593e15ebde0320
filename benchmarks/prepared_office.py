"""The data folders and files on which the cases of `command_cases` are called, made once by the command itself."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

from benchmarks.command_cases import CLOSED, OUT, PIN, REF, SAMPLE, TYPED, CommandCase
from benchmarks.command_runner import NO_FAULT, CommandRunner, DiskCall, Fault
from benchmarks.misuse_office import FoundError
from benchmarks.prepared_papers import OWN_TEMPLATE, write_arrivals, write_papers
from cchc_desktop.desk.incoming.inbox_address import set_inbox_address
from cchc_desktop.handoff.keyring import Keyring
from resources import FOLDER as RESOURCES


class PreparedOffice:
    """Data folders for the cases, made once; before each call the one that it works on is put back into its place."""

    def __init__(self, folder: Path, runner: CommandRunner) -> None:
        self.root = (folder / "work").resolve()
        self._master = folder / "master"
        self._runner = runner
        self._fingerprint = self._unit = self._other_key = ""
        self.root.mkdir()
        self._prepare()
        self.root.rename(self._master)
        self._made = _signatures(self._master, {path.name for path in self._master.iterdir()})
        keyrings = (Keyring(path) for path in self._master.iterdir() if path.is_dir())
        own = ((ring.own(unit), unit) for ring in keyrings for unit in ring.owned())
        self.fingerprints = frozenset(key.public.fingerprint for key, _ in own if key)
        self.fresh_everything()

    def fresh_everything(self) -> None:
        """Make the whole working folder as it was prepared."""
        shutil.rmtree(self.root, ignore_errors=True)
        shutil.copytree(self._master, self.root)

    def fresh(self, case: CommandCase) -> None:
        """Make the folders that a case may write into as they were prepared."""
        for name in (case.folder, OUT):
            shutil.rmtree(self.root / name, ignore_errors=True)
            if (self._master / name).exists():
                shutil.copytree(self._master / name, self.root / name)

    def written_beside(self, case: CommandCase) -> list[str]:
        """Return the files outside the folders of a case that are not as they were prepared."""
        beside = {path.name for path in self.root.iterdir()} - {case.folder, OUT}
        made = {each for each in self._made if each[0].parts[0] not in (case.folder, OUT)}
        return sorted({str(path) for path, _, _ in _signatures(self.root, beside) ^ made})

    def call(
        self, case: CommandCase, *, log: str = "", at: int = 0, fault: Fault = NO_FAULT, clock: int = 0
    ) -> DiskCall:
        """Return the call of a case: with a log of what reaches the disk, or a failing change and a standing clock."""
        named = {"MÃ": self._fingerprint, "ĐƠN-VỊ": self._unit, "KHÓA": self._other_key}
        words = [named.get(word.removeprefix(f"{self.root}/"), word) for word in case.arguments(self.root)]
        return DiskCall(words, str(self.root), at, fault.error, fault.lasting, log, case.typed, clock)

    def _prepare(self) -> None:
        (self.root / OUT).mkdir()
        (self.root / "kèm").mkdir()
        self._prepare_drafts()
        self._prepare_papers()
        self._prepare_inboxes()

    def _prepare_drafts(self) -> None:
        root, beside = self.root, self.root / "kèm"
        old = (RESOURCES / "samples" / "drafts-0001.sqlite3").read_bytes()
        (root / "báo-cáo.json").write_bytes(SAMPLE.read_bytes())
        (root / "cũ").mkdir()
        (root / "cũ" / "drafts.sqlite3").write_bytes(old)
        (beside / "cũ.sqlite3").write_bytes(old)
        self._done("sample", "chưa-khóa")
        shutil.copytree(root / "chưa-khóa", root / "data")
        for words in ("sample", f"close {CLOSED} --by A", f"pack {CLOSED} --to @kèm", "backup --to @kèm/b.sqlite3"):
            self._done(words)
        for words in (f"reopen {CLOSED}", f"close {CLOSED} --by A"):  # the copy is behind the drafts
            self._done(words)
        _rename_package(beside, "gói.cchc")
        self._done("sample", "khác")
        self._done("sample", "khóa-khác")
        self._done(f"pack {REF} --draft --to @kèm", "khóa-khác")
        _rename_package(beside, "nháp.cchc")
        self._fingerprint = self._done("key show").strip().rpartition("\t")[2].replace(" ", "")
        shutil.copytree(root / "data", root / "hỏng")
        drafts = root / "hỏng" / "drafts.sqlite3"
        drafts.write_bytes(drafts.read_bytes()[:8192] + bytes(8192) + drafts.read_bytes()[16384:])
        shutil.copytree(root / "data", root / "mất")
        (root / "mất" / "drafts.sqlite3").write_bytes((beside / "b.sqlite3").read_bytes())
        changed = bytearray((beside / "b.sqlite3").read_bytes())
        changed[changed.rindex(b"An Thanh")] ^= 1
        (beside / "đổi.sqlite3").write_bytes(changed)

    def _prepare_papers(self) -> None:
        """Make the files beside the data folders that cases read: exports, keys, tables, templates."""
        root, beside = self.root, self.root / "kèm"
        self._done("key save --to @kèm/k.cchckey", typed=TYPED)
        self._done(f"export {REF} --pdf @kèm/ký.pdf --xlsx @kèm/a.xlsx --docx @kèm/a.docx")
        self._done(f"handout {REF} --parts 3,II.2 --to @kèm/")
        handed = _rename_package(beside, "giao.cchc")
        with zipfile.ZipFile(handed) as package:
            report = json.loads(package.read(next(name for name in package.namelist() if name.endswith("report.json"))))
        report["sections"]["II.2.a"] = "Đã rà soát 12 thủ tục."
        (beside / "gửi-lại.json").write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")
        write_papers(beside)
        found = json.loads(self._done(f"check {REF} --json", code=None))["findings"]
        reasons = [{"rule": one["rule"], "at": one["at"], "text": "Đã xem lại."} for one in found]
        (beside / "giải-trình.json").write_text(json.dumps(reasons, ensure_ascii=False), encoding="utf-8")
        self._done("template add @kèm/mẫu.toml", "có-mẫu")
        self._done(f"template book {OWN_TEMPLATE} --to @kèm/mẫu.xlsx", "có-mẫu")
        shutil.copytree(root / "data", root / "đã-ký")
        self._done(f"sign {CLOSED} --token @kèm/bình.p12 --role signer", "đã-ký", PIN)

    def _prepare_inboxes(self) -> None:
        """Make receiving offices: with reports, with one whose kept package is damaged, with one that is held aside."""
        root = self.root
        self._unit, self._other_key = write_arrivals(root / "gửi")
        self._done("inbox add @kèm/gói.cchc", "sở")
        self._done("inbox add @gửi/a.cchc", "sở")
        for name in ("sở-hỏng", "sở-giữ"):
            shutil.copytree(root / "sở", root / name)
        raw = (root / "gửi" / "a.cchc").read_bytes()
        kept = next(path for path in (root / "sở-hỏng" / "inbox").rglob("*.cchc") if path.read_bytes() == raw)
        kept.write_bytes(raw[:-9])
        self._done("inbox add @kèm/khóa-khác.cchc", "sở-giữ", code=1)
        shutil.copytree(root / "sở", root / "trả-lời")
        (root / "sở-chung").mkdir()
        set_inbox_address(root / "sở-chung", "postgresql+psycopg://so@may/cchc")
        self._done("inbox return 11125 --period 2023-H1 --remark =Thiếu --to @kèm", "trả-lời")
        _rename_package(root / "kèm", "trả-lời.cchc")

    def _done(self, words: str, folder: str = "data", typed: str = "", code: int | None = 0) -> str:
        end = self._runner.run(self.call(CommandCase(words, words, folder, typed)))
        if code not in (end.code, None):
            raise FoundError(f"{words}: {end}")
        return end.out


_NAMED = ("khóa-khác.cchc", "gói.cchc", "nháp.cchc", "giao.cchc", "trả-lời.cchc")


def _rename_package(folder: Path, name: str) -> Path:
    """Give the one package in a folder that has a name of the program's the name of the cases."""
    (made,) = (path for path in folder.glob("*.cchc") if path.name not in _NAMED)
    return made.rename(folder / name)


def _signatures(root: Path, names: set[str]) -> set[tuple[Path, int, int]]:
    """Return the files below some names in a folder, with their sizes and times."""
    files = [root / name for name in names if (root / name).is_file()]
    files += [path for name in names for path in (root / name).rglob("*") if path.is_file()]
    return {(path.relative_to(root), path.stat().st_size, path.stat().st_mtime_ns) for path in files}
