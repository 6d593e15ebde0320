"""A long random misuse of the program from outside: calls, spoiled files, edits, kills, full disks.

    python -m benchmarks.misuse --minutes 60 --seed 1 --small-disk /path/of/a/small/tmpfs

It stops at the first thing that should never happen, and says what it was: an unexpected error, a traceback, another
exit code than 0, 1 or 2, an acknowledged edit that is gone, a doctor who finds something though nothing was damaged.
"""

from __future__ import annotations

import argparse
import collections
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

SAMPLES = Path(__file__).parents[1] / "resources" / "samples"
EDITOR = """
import sys
from pathlib import Path
from db.drafts.store import open_drafts
store = open_drafts(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    key = f"{number % 7 + 1}:{number % 9 + 1}"
    change = store.edit(sys.argv[2], key, f"{sys.argv[4]}.{number}", who="", cause="typed")
    if change:
        print(f"{change.key}\\t{change.after}", flush=True)
"""
FORBIDDEN = ("ngoài dự kiến", "Traceback")


class FoundError(Exception):
    """Something that must never happen, with all that is needed to see it again."""


@dataclass
class Office:
    """A data folder under misuse, and what is known to be in it."""

    random: random.Random
    folder: Path
    small_disk: Path | None
    done: collections.Counter[str] = field(default_factory=collections.Counter)

    @property
    def data(self) -> Path:
        """The data folder of the program."""
        return self.folder / "data"

    def call(self, *arguments: str, accepted: tuple[int, ...] = (0, 1, 2)) -> subprocess.CompletedProcess[str]:
        """Run `cchc` with the data folder; whatever must not happen ends the run."""
        command = [sys.executable, "-m", "cchc_desktop", *arguments, "--data", str(self.data)]
        run = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)
        if run.returncode not in accepted or any(words in run.stdout + run.stderr for words in FORBIDDEN):
            log = self.data / "cchc.log"
            trace = log.read_text(encoding="utf-8")[-3000:] if log.exists() else ""
            raise FoundError(f"{arguments} ended with {run.returncode}\n{run.stdout[-500:]}\n{run.stderr}\n{trace}")
        return run

    def refs(self) -> list[str]:
        """The references of all drafts."""
        return [draft["ref"] for draft in json.loads(self.call("list", "--json", accepted=(0,)).stdout)]

    def any_ref(self) -> str:
        """One draft's reference; the sample is added when there is none."""
        refs = self.refs()
        return self.random.choice(refs) if refs else add_sample(self)


def add_sample(office: Office) -> str:
    """Add a sample, as long as there are not too many."""
    printed = office.random.choice([["--printed"], []])
    return office.call("sample", *printed, accepted=(0,)).stdout.split()[-1]


def look(office: Office) -> None:
    """Ask for a list, a draft or its checks."""
    ref = office.random.choice([office.any_ref(), "không-có", "../../etc/passwd", ""])
    office.call(office.random.choice(["check", "show"]), *office.random.choice([[], ["--json"]]), "--", ref)


def export(office: Office) -> None:
    """Export a draft in some formats, at times onto a disk that is too small or into a folder that is not there."""
    places = [office.folder, office.folder / "không có"] + ([office.small_disk] if office.small_disk else [])
    place = office.random.choice(places)
    suffix = office.random.choice(["pdf", "xlsx", "docx", "json"])
    path = place / f"ra.{suffix}"
    before = path.read_bytes() if path.exists() else None
    run = office.call("export", office.any_ref(), f"--{suffix}", str(path))
    if run.returncode and before is not None and path.read_bytes() != before:
        raise FoundError(f"a failed export changed {path}")
    if list(place.glob("*.part")) + list(place.glob(".*.part")):
        raise FoundError(f"an export left a part behind in {place}")


def import_spoiled(office: Office) -> None:
    """Import a file of the program after some of its bytes were changed, cut off or doubled."""
    sources = [*SAMPLES.glob("*.json"), *office.folder.glob("ra.xlsx"), *office.folder.glob("ra.json")]
    sources += list(office.folder.glob("*.cchc"))
    source = office.random.choice(sources)
    raw = bytearray(source.read_bytes())
    for _ in range(office.random.randint(0, 6)):
        at = office.random.randrange(len(raw) or 1)
        change = office.random.choice(["flip", "cut", "double"])
        if change == "flip" and raw:
            raw[at] ^= 1 << office.random.randrange(8)
        elif change == "cut":
            del raw[at : at + office.random.randint(1, 400)]
        else:
            raw[at:at] = raw[at : at + 50]
    spoiled = office.folder / f"hỏng{source.suffix}"
    spoiled.write_bytes(raw)
    office.call(office.random.choice(["import", "check", "verify"]), str(spoiled))


def edit_and_kill(office: Office) -> None:
    """Edit a draft in a process of its own and kill it at some moment; what it acknowledged must be there."""
    ref, mark = office.any_ref(), str(office.random.randrange(10**9))
    command = [sys.executable, "-c", EDITOR, str(office.data), ref, "400", mark]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as editor:
        assert editor.stdout is not None  # noqa: S101 - a pipe was asked for
        lines = []
        for line in editor.stdout:
            lines.append(line)
            if office.random.random() < 0.02:  # noqa: PLR2004 - after some fifty edits
                editor.send_signal(signal.SIGKILL)
                break
        lines += editor.stdout.readlines()
    shown = json.loads(office.call("show", ref, "--json", accepted=(0,)).stdout)
    last = dict(line.rstrip("\n").split("\t") for line in lines if line.endswith("\n"))
    for key, text in last.items():
        kept = shown["figures"].get(key, "")
        if kept != text and int(kept.rpartition(".")[2] or -1) < int(text.rpartition(".")[2]):
            raise FoundError(f"{ref} {key}: {text} was acknowledged, {kept} is there")


def close_and_reopen(office: Office) -> None:
    """Explain every finding of a draft, close it, at times issue it, and open it again."""
    ref = office.any_ref()
    found = json.loads(office.call("check", ref, "--json").stdout)["findings"]
    reasons = office.folder / "lý do.json"
    some = [one for one in found if office.random.random() < 0.97]  # noqa: PLR2004 - at times one is left out
    given = [{"rule": one["rule"], "at": one["at"], "text": "đã xem"} for one in some]
    reasons.write_text(json.dumps(given), encoding="utf-8")
    office.call("close", ref, "--by", "Nguyễn Văn A", "--reasons", str(reasons))
    if office.random.random() < 0.3:  # noqa: PLR2004 - now and then
        office.call("issue", ref, "--number", "05", "--date", office.random.choice(["2023-06-20", "2023-02-30", "x"]))
    if office.random.random() < 0.3:  # noqa: PLR2004 - now and then
        office.call("pack", ref, "--to", str(office.random.choice([office.folder, office.small_disk or office.folder])))
    office.call("reopen", ref)


def back_up(office: Office) -> None:
    """Back the drafts up, at times onto a small disk, and restore the copy or a spoiled one."""
    copy = office.folder / "bản sao.sqlite3"
    place = office.small_disk / "b.sqlite3" if office.small_disk and office.random.random() < 0.3 else copy  # noqa: PLR2004
    office.call("backup", "--to", str(place))
    if not copy.exists():
        return
    if office.random.random() < 0.5:  # noqa: PLR2004 - every other time
        raw = bytearray(copy.read_bytes())
        for _ in range(200):
            raw[office.random.randrange(len(raw))] ^= 255
        spoiled = office.folder / "bản sao hỏng.sqlite3"
        spoiled.write_bytes(raw)
        office.call("restore", str(spoiled))
    else:
        office.call("restore", str(copy))


def doctor(office: Office) -> None:
    """Nothing but the program touched the drafts: the doctor must find them well."""
    run = office.call("doctor")
    if run.returncode:
        raise FoundError(f"doctor: {run.stdout}\n{run.stderr}")


DEEDS: list[tuple[int, Callable[[Office], object]]] = [
    (2, add_sample), (6, look), (8, export), (14, import_spoiled), (10, edit_and_kill), (8, close_and_reopen),
    (3, back_up), (3, doctor),
]  # fmt: skip


def main() -> None:
    """Misuse the program until the time is over, then say what was done."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--small-disk", type=Path)
    call = parser.parse_args()
    end = time.monotonic() + call.minutes * 60
    with tempfile.TemporaryDirectory() as name:
        office = Office(random.Random(call.seed), Path(name), call.small_disk)  # noqa: S311 - misuse, no secrets
        while time.monotonic() < end:
            weights, deeds = zip(*DEEDS, strict=True)
            deed = office.random.choices(deeds, weights)[0]
            if deed is add_sample and len(office.refs()) > 30:  # noqa: PLR2004 - enough
                continue
            deed(office)
            office.done[deed.__name__] += 1
        print(f"seed {call.seed}: nothing found in {call.minutes:g} minutes: {dict(office.done)}")


if __name__ == "__main__":
    main()
