"""The data folder of the random misuse, on which `benchmarks.misuse_actions` acts."""

from __future__ import annotations

import collections
import json
import random
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from db.drafts.store import SqliteDrafts, open_drafts

FORBIDDEN = ("ngoài dự kiến", "Traceback")
_CHANGES = ("flip", "cut", "double")


class FoundError(Exception):
    """Raised for a result that must never happen, with the data to reproduce it."""


@dataclass
class Office:
    """A data folder under misuse, with its random source and the counts of actions."""

    random: random.Random
    folder: Path
    small_disk: Path | None
    done: collections.Counter[str] = field(default_factory=collections.Counter)

    @property
    def data(self) -> Path:
        """The data folder of the program."""
        return self.folder / "data"

    def call(self, *arguments: str, accepted: tuple[int, ...] = (0, 1, 2)) -> subprocess.CompletedProcess[str]:
        """Run `cchc` with the data folder; FoundError for an exit code or an output that must not happen."""
        command = [sys.executable, "-m", "cchc_desktop", *arguments, "--data", str(self.data)]
        run = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", timeout=120)
        if run.returncode not in accepted or any(words in run.stdout + run.stderr for words in FORBIDDEN):
            log = self.data / "cchc.log"
            trace = log.read_text(encoding="utf-8")[-3000:] if log.exists() else ""
            raise FoundError(f"{arguments} ended with {run.returncode}\n{run.stdout[-500:]}\n{run.stderr}\n{trace}")
        return run

    def refs(self) -> list[str]:
        """Return the references of all drafts."""
        return [draft["ref"] for draft in json.loads(self.call("list", "--json", accepted=(0,)).stdout)]

    def any_ref(self) -> str:
        """Return the reference of a random draft; a sample is added if there is none."""
        refs = self.refs()
        return self.random.choice(refs) if refs else self.add_sample()

    def add_sample(self) -> str:
        """Add a sample; return its reference."""
        printed = self.random.choice([["--printed"], []])
        return self.call("sample", *printed, accepted=(0,)).stdout.split()[-1]

    def chance(self, part: float) -> bool:
        """Return True by chance, in a part of all cases."""
        return self.random.random() < part

    def place(self) -> Path:
        """Return a folder to write into: at times a disk that is too small, or a missing folder."""
        places = [self.folder, self.folder / "không có"] + ([self.small_disk] if self.small_disk else [])
        return self.random.choice(places)

    def store(self) -> closing[SqliteDrafts]:
        """Open the drafts themselves, to read their contents."""
        return closing(open_drafts(self.data))

    def spoiled(self, source: Path) -> Path:
        """Return a copy of a file with some bytes changed, cut or doubled, or none."""
        raw = bytearray(source.read_bytes())
        for _ in range(self.random.randint(0, 6)):
            at, change = self.random.randrange(len(raw) or 1), self.random.choice(_CHANGES)
            if change == "flip" and raw:
                raw[at] ^= 1 << self.random.randrange(8)
            elif change == "cut":
                del raw[at : at + self.random.randint(1, 400)]
            else:
                raw[at:at] = raw[at : at + 50]
        target = self.folder / f"hỏng{source.suffix}"
        target.write_bytes(raw)
        return target

    def export(self, *arguments: str, path: Path) -> None:
        """Export to a path; a failure must leave the old file, and nothing beside it."""
        before = path.read_bytes() if path.exists() else None
        run = self.call("export", *arguments, str(path))
        if run.returncode and before is not None and path.read_bytes() != before:
            raise FoundError(f"a failed export changed {path}")
        if list(path.parent.glob("*.part")) + list(path.parent.glob(".*.part")):
            raise FoundError(f"an export left a part behind in {path.parent}")
