"""Calls of every command that writes, on a prepared data folder, and what must hold however such a call ended."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from benchmarks.command_runner import NO_FAULT, CommandRunner, DiskCall, Fault
from benchmarks.misuse_office import FoundError
from cchc_desktop.handoff.keyring import Keyring
from cchc_desktop.handoff.verifying import examine as examine_package
from db.checksum import ChecksumLine, mark_of
from db.drafts.health import examine
from db.drafts.store import open_drafts

RESOURCES = Path(__file__).parents[1] / "resources"
SAMPLE = RESOURCES / "samples" / "an-thanh-2023-H1.json"
REF, CLOSED = "an-thanh-2023-H1", "an-thanh-2023-H1-2"
_TYPED = "một hai ba bốn năm\n"


@dataclass(frozen=True)
class CommandCase:
    """A call by its words; `folder` is the data folder it works on, `typed` its standard input."""

    name: str
    words: str
    folder: str = "data"
    typed: str = ""

    def arguments(self, root: Path) -> list[str]:
        """Return the arguments of the call below a root."""
        words = [word.replace("@", f"{root}/") for word in self.words.split()]
        return [*words, "--data", str(root / self.folder)]


CASES = (
    CommandCase("first opening", "list", "mới"),
    CommandCase("first sample", "sample", "mới"),
    CommandCase("migration", "list", "cũ"),
    CommandCase("sample", "sample --printed"),
    CommandCase("import", "import @báo-cáo.json"),
    CommandCase("import of a package", "import @kèm/gói.cchc", "khác"),
    CommandCase("export", f"export {REF} --pdf @ra/a.pdf --xlsx @ra/a.xlsx --docx @ra/a.docx --json @ra/a.json"),
    CommandCase("close", f"close {REF} --by A"),
    CommandCase("reopen", f"reopen {CLOSED}"),
    CommandCase("issue", f"issue {CLOSED} --number 05 --date 2023-06-20 --signed @kèm/ký.pdf"),
    CommandCase("first pack", f"pack {REF} --draft --to @ra", "chưa-khóa"),
    CommandCase("pack", f"pack {CLOSED} --to @ra"),
    CommandCase("handout", f"handout {REF} --parts 3,II.2 --to @ra"),
    CommandCase("merge", f"merge {REF} @kèm/gửi-lại.json"),
    CommandCase("backup", "backup --to @ra/b.sqlite3"),
    CommandCase("backup with keys", "backup --with-keys --to @ra/b.sqlite3", typed=_TYPED),
    CommandCase("restore", "restore @kèm/b.sqlite3"),
    CommandCase("restore into nothing", "restore @kèm/b.sqlite3", "mới"),
    CommandCase("restore over damage", "restore @kèm/b.sqlite3", "hỏng"),
    CommandCase("restore of an older copy", "restore @kèm/cũ.sqlite3"),
    CommandCase("key save", "key save --to @ra/k.cchckey", typed=_TYPED),
    CommandCase("key load", "key load @kèm/k.cchckey", "mới", typed=_TYPED),
    CommandCase("key replaced", "key load --replace @kèm/k.cchckey", "khóa-khác", typed=_TYPED),
    CommandCase("key compared", "verify @kèm/gói.cchc --trust @MÃ", "khác"),
)


class PreparedOffice:
    """Data folders for the cases, made once and put into one working folder before each call."""

    def __init__(self, folder: Path, runner: CommandRunner) -> None:
        self.root = (folder / "work").resolve()
        self._master = folder / "master"
        self._runner = runner
        self._fingerprint = ""
        self.root.mkdir()
        self._prepare()
        self.root.rename(self._master)

    def fresh(self) -> None:
        """Make the working folder as it was prepared."""
        shutil.rmtree(self.root, ignore_errors=True)
        shutil.copytree(self._master, self.root)

    def call(self, case: CommandCase, *, log: str = "", at: int = 0, fault: Fault = NO_FAULT) -> DiskCall:
        """Return the call of a case: with a log of what reaches the disk, or with a change that fails."""
        words = [self._fingerprint if word.endswith("/MÃ") else word for word in case.arguments(self.root)]
        return DiskCall(words, str(self.root), at, fault.error, fault.lasting, log, case.typed)

    def _prepare(self) -> None:
        root, beside = self.root, self.root / "kèm"
        (root / "ra").mkdir()
        beside.mkdir()
        (root / "báo-cáo.json").write_bytes(SAMPLE.read_bytes())
        (root / "cũ").mkdir()
        (root / "cũ" / "drafts.sqlite3").write_bytes((RESOURCES / "samples" / "drafts-0001.sqlite3").read_bytes())
        (beside / "cũ.sqlite3").write_bytes((RESOURCES / "samples" / "drafts-0001.sqlite3").read_bytes())
        self._done("sample", "chưa-khóa")
        shutil.copytree(root / "chưa-khóa", root / "data")
        for words in ("sample", f"close {CLOSED} --by A", f"pack {CLOSED} --to @kèm", "backup --to @kèm/b.sqlite3"):
            self._done(words)
        for words in (f"reopen {CLOSED}", f"close {CLOSED} --by A"):  # the copy is behind the drafts
            self._done(words)
        next(beside.glob("*.cchc")).rename(beside / "gói.cchc")
        self._done("key save --to @kèm/k.cchckey", typed=_TYPED)
        self._done(f"export {REF} --pdf @kèm/ký.pdf")
        self._done(f"handout {REF} --parts 3,II.2 --to @kèm/")
        handed = next(path for path in beside.glob("*.cchc") if path.name != "gói.cchc")
        with zipfile.ZipFile(handed) as package:
            report = json.loads(package.read(next(name for name in package.namelist() if name.endswith("report.json"))))
        report["sections"]["II.2.a"] = "Đã rà soát 12 thủ tục."
        (beside / "gửi-lại.json").write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")
        self._done("sample", "khác")
        self._done("sample", "khóa-khác")
        self._done(f"pack {REF} --draft --to @kèm", "khóa-khác")
        self._done("key show", "data")
        shutil.copytree(root / "data", root / "hỏng")
        drafts = root / "hỏng" / "drafts.sqlite3"
        drafts.write_bytes(drafts.read_bytes()[:8192] + bytes(8192) + drafts.read_bytes()[16384:])

    def _done(self, words: str, folder: str = "data", typed: str = "") -> None:
        case = CommandCase(words, words, folder, typed)
        end = self._runner.run(self.call(case))
        if end.code:
            raise FoundError(f"{words}: {end}")
        if words == "key show":
            self._fingerprint = end.out.strip().rpartition("\t")[2].replace(" ", "")


class IllError(FoundError):
    """A data folder that is not well."""


State = tuple[list[object], list[tuple[str, bool]]]
_WHEN = re.compile(r'"when": ?"[^"]{0,40}"')
"""The moment at which a package was received, in the origin of its draft."""


def state_of(data: Path) -> State:
    """Return what a data folder holds, without what two runs of a call never share; IllError if it is not well."""
    keyring = Keyring(data)
    drafts: list[object] = []
    keys = [(unit, keyring.own(unit) is not None) for unit in keyring.owned()]
    if len(keys) != len(list((data / "keys").glob("*.pem"))) - len(list((data / "keys").glob("*-truoc-*.pem"))):
        raise FoundError("a key is not listed")
    if (data / "drafts.sqlite3").exists():
        with closing(open_drafts(data)) as store:
            if store.notices:
                raise IllError(f"{store.notices}")
            for info in sorted(store.drafts(), key=lambda each: each.ref):
                report = store.load(info.ref).report
                history = store.history(info.ref)
                past = [(each.key, each.before, _WHEN.sub("", each.after), each.cause) for each in history]
                drafts.append((info.ref, info.version, info.state, sorted(report.fields.items()), past))
        if ill := [str(line) for line in examine(data) if not line.good]:
            raise IllError(f"the doctor: {ill}")
    return drafts, keys


def check_files(folder: Path) -> None:
    """Find every file that was written whole."""
    for path in folder.iterdir():
        raw = path.read_bytes()
        match path.suffix:
            case ".pdf":
                whole = raw.startswith(b"%PDF") and raw.rstrip().endswith(b"%%EOF")
            case ".xlsx" | ".docx":
                with zipfile.ZipFile(path) as packed:
                    whole = packed.testzip() is None
            case ".json" | ".cchckey":
                whole = bool(json.loads(raw))
            case ".sqlite3":
                whole = raw.startswith(b"SQLite format 3\0") and mark_of(path) is ChecksumLine.SOUND
            case ".cchc":
                whole = examine_package(raw, Keyring(folder / "none").trust_in).verification.whole
            case _:  # a part is left where it cannot be removed
                whole = path.name.startswith(".") and ".part" in path.suffix
        if not whole:
            raise FoundError(f"{path.name} is not whole")
