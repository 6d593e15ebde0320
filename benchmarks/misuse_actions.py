"""The actions of the random misuse of a data folder; one that meets a forbidden result raises FoundError."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.misuse_office import FoundError, Office

RESOURCES = Path(__file__).parents[1] / "resources"
SAMPLES, TEMPLATES = RESOURCES / "samples", RESOURCES / "templates"
WRITER = """
import sys
from pathlib import Path
from db.drafts.store import open_drafts
store = open_drafts(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    key = f"{number % 7 + 1}:{number % 9 + 1}"
    change = store.edit(sys.argv[2], key, f"{sys.argv[4]}.{number}", who="", cause="typed")
    if change:
        print(f"{change.sequence}\\t{change.key}\\t{change.after}", flush=True)
"""
EXPLAINER = """
import sys
from pathlib import Path
from db.drafts.store import open_drafts
store = open_drafts(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    name, text = f"misuse.{number % 5}", f"{sys.argv[4]}.{number}"
    reason = {"rule": "misuse", "at": ["1:1"], "text": text, "who": "", "when": "", "fingerprint": name}
    store.explain(sys.argv[2], [reason])
    store.set_setting(name, text)
    print(f"{name}\\t{text}", flush=True)
"""


def look(office: Office) -> None:
    """Check or show a draft, or a reference that does not exist."""
    ref = office.random.choice([office.any_ref(), "không-có", "../../etc/passwd", ""])
    office.call(office.random.choice(["check", "show"]), *office.random.choice([[], ["--json"]]), "--", ref)


def add_sample(office: Office) -> None:
    """Add a sample, unless there are too many."""
    if len(office.refs()) <= 30:  # noqa: PLR2004 - enough
        office.add_sample()


def export(office: Office) -> None:
    """Export a draft in some format."""
    suffix = office.random.choice(["pdf", "xlsx", "docx", "json"])
    office.export(office.any_ref(), f"--{suffix}", path=office.place() / f"ra.{suffix}")


def fill(office: Office) -> None:
    """Fill a workbook of the program, at times a corrupted one."""
    form = office.folder / "ra.xlsx"
    if form.exists():
        form = office.spoiled(form) if office.chance(0.5) else form
        office.export(office.any_ref(), "--fill", str(form), "--xlsx", path=office.place() / "điền.xlsx")


def import_spoiled(office: Office) -> None:
    """Import, check or verify a file of the program, usually with some changed bytes."""
    sources = [*SAMPLES.glob("*.json"), *office.folder.glob("ra.xlsx"), *office.folder.glob("ra.json")]
    sources += list(office.folder.glob("*.cchc"))
    spoiled = office.spoiled(office.random.choice(sources))
    office.call(office.random.choice(["import", "check", "verify"]), str(spoiled))


def verify_spoiled(office: Office) -> None:
    """Verify a package, usually corrupted: the output is JSON, and only an unchanged one is called whole."""
    sources = list(office.folder.glob("*.cchc"))
    if not sources:
        return
    source = office.random.choice(sources)
    spoiled = office.spoiled(source)
    run = office.call("verify", str(spoiled), "--json")
    if run.returncode in (0, 1) and json.loads(run.stdout)["whole"] is not (run.returncode == 0):
        raise FoundError(f"verify ended with {run.returncode}: {run.stdout[-500:]}")
    if run.returncode == 0 and spoiled.read_bytes() != source.read_bytes():
        raise FoundError(f"a spoiled package is called whole: {spoiled.read_bytes().hex()[:200]}")


def check_template(office: Office) -> None:
    """Check a template with some changed bytes."""
    office.call("template", "check", str(office.spoiled(office.random.choice(list(TEMPLATES.glob("*.toml"))))))


def split_work(office: Office) -> None:
    """Hand a part of a draft out, and merge it into some draft, at times corrupted."""
    parts = office.random.sample(["1", "2", "3", "7", "I", "II.2", "II.5", "IV", "9", ""], office.random.randint(1, 3))
    run = office.call("handout", office.any_ref(), "--parts", ",".join(parts), "--to", str(office.place()))
    handed = [Path(line) for line in run.stdout.splitlines() if line.endswith(".cchc")] if not run.returncode else []
    for path in handed:
        back = office.spoiled(path) if office.chance(0.5) else path
        sides = office.random.choice([[], ["--ours"], ["--theirs"], ["--json"]])
        office.call("merge", office.any_ref(), str(back), *sides)
        path.unlink()


def edit_and_kill(office: Office) -> None:
    """Edit a draft in another process and kill it at a random moment; acknowledged edits must be stored."""
    ref = office.any_ref()
    _find_again(office, ref, _killed(office, _started(office, WRITER, ref)))


def edit_by_two(office: Office) -> None:
    """Edit a draft in two processes at once and kill one of them; acknowledged edits of both must be stored."""
    ref = office.any_ref()
    first, second = (_started(office, WRITER, ref, times=150) for _ in range(2))
    lines = _killed(office, first)
    _find_again(office, ref, [*lines, *second.communicate()[0].splitlines(keepends=True)])


def explain_and_kill(office: Office) -> None:
    """Explain and set in another process and kill it at a random moment; acknowledged texts must be stored."""
    ref = office.any_ref()
    lines = _killed(office, _started(office, EXPLAINER, ref, times=150))
    with office.store() as store:
        texts = {reason.fingerprint: reason.text for reason in store.load(ref).report.reasons}
        for line in _whole(lines):
            name, text = line.split("\t")
            for kept in (texts.get(name, ""), store.setting(name) or ""):
                if kept.partition(".")[0] != text.partition(".")[0] or _number(kept) < _number(text):
                    raise FoundError(f"{ref} {name}: {text} was acknowledged, {kept} is stored")


def close_and_reopen(office: Office) -> None:
    """Explain every finding of a draft, close it, at times issue it, and reopen it."""
    ref = office.any_ref()
    found = json.loads(office.call("check", ref, "--json").stdout)["findings"]
    reasons = office.folder / "lý do.json"
    given = [{"rule": one["rule"], "at": one["at"], "text": "đã xem"} for one in found if office.chance(0.97)]
    reasons.write_text(json.dumps(given), encoding="utf-8")
    office.call("close", ref, "--by", "Nguyễn Văn A", "--reasons", str(reasons))
    if office.chance(0.3):
        office.call("issue", ref, "--number", "05", "--date", office.random.choice(["2023-06-20", "2023-02-30", "x"]))
    if office.chance(0.3):
        office.call("pack", ref, "--to", str(office.random.choice([office.folder, office.small_disk or office.folder])))
    office.call("reopen", ref)


def back_up(office: Office) -> None:
    """Back the drafts up, at times onto a small disk; restore the copy, at times after a corrupted one.

    A corrupted copy may be restored only with --altered, and its contents must never cause a traceback.
    """
    copy = office.folder / "bản sao.sqlite3"
    place = office.small_disk / "b.sqlite3" if office.small_disk and office.chance(0.3) else copy
    office.call("backup", "--to", str(place))
    if not copy.exists():
        return
    if office.chance(0.5):
        raw = bytearray(copy.read_bytes())
        for at in office.random.sample(range(len(raw)), office.random.choice([1, 3, 200])):
            raw[at] ^= 1 << office.random.randrange(8)
        spoiled = office.folder / "bản sao hỏng.sqlite3"
        spoiled.write_bytes(raw)
        office.call("restore", str(spoiled), accepted=(2,))
        if office.call("restore", str(spoiled), "--altered").returncode == 0:
            office.call("doctor")
            office.call("list")
    office.call("restore", str(copy), accepted=(0,))


def doctor(office: Office) -> None:
    """Run the doctor, which must find no fault: only the program wrote to the drafts."""
    run = office.call("doctor")
    if run.returncode:
        raise FoundError(f"doctor: {run.stdout}\n{run.stderr}")


ACTIONS: list[tuple[int, Callable[[Office], None]]] = [
    (2, add_sample), (6, look), (8, export), (4, fill), (12, import_spoiled), (5, verify_spoiled), (3, check_template),
    (6, split_work), (8, edit_and_kill), (4, edit_by_two), (5, explain_and_kill), (8, close_and_reopen), (4, back_up),
    (3, doctor),
]  # fmt: skip
"""The actions with their relative frequencies."""


def _started(office: Office, code: str, ref: str, times: int = 400) -> subprocess.Popen[str]:
    mark = str(office.random.randrange(10**9))
    command = [sys.executable, "-c", code, str(office.data), ref, str(times), mark]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8")


def _killed(office: Office, process: subprocess.Popen[str]) -> list[str]:
    """Return the lines that a process printed until it was killed or ended."""
    lines = []
    with process:
        assert process.stdout is not None  # noqa: S101 - a pipe was asked for
        for line in process.stdout:
            lines.append(line)
            if office.chance(0.02):
                process.send_signal(signal.SIGKILL)
                break
        lines += process.stdout.readlines()
    return lines


def _whole(lines: Iterable[str]) -> list[str]:
    return [line.rstrip("\n") for line in lines if line.endswith("\n")]


def _find_again(office: Office, ref: str, lines: Iterable[str]) -> None:
    """Require every acknowledged change in the history, and the last ones in the fields."""
    with office.store() as store:
        history, fields = store.history(ref), store.load(ref).report.fields
    there = {f"{change.sequence}\t{change.key}\t{change.after}" for change in history}
    for line in _whole(lines):
        if line not in there:
            raise FoundError(f"{ref}: {line!r} was acknowledged and is gone")
    last = {change.key: change.after for change in history if change.key}
    if any(fields.get(key, "") != text for key, text in last.items()):
        raise FoundError(f"{ref}: the fields are not what the history ends with")


def _number(text: str) -> int:
    return int(text.rpartition(".")[2] or -1)
