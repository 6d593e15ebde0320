"""Misuse by files: packages altered by the hundred, files made to do harm, copies that somebody crafted, odd clocks."""

from __future__ import annotations

import io
import random
import shutil
import sqlite3
import time
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.command_runner import CommandRunner, DiskCall
from benchmarks.data_state import state_of
from benchmarks.disk_actions import runner_in, scratch_of
from benchmarks.faulty_disk import missing
from benchmarks.misuse_office import FORBIDDEN, FoundError, Office
from cchc_desktop.handoff.keyring import Keyring
from cchc_desktop.handoff.verifying import examine
from db.drafts.restoring import restore
from db.drafts.store import open_drafts

ALTERED_AT_ONCE = 200
SLOWEST_PACKAGE = 0.2
SLOWEST, MOST_MEGABYTES = 2.0, 300
RESOURCES = Path(__file__).parents[1] / "resources"
SAMPLES, TEMPLATES = RESOURCES / "samples", RESOURCES / "templates"
CRAFTED = (
    "CREATE TRIGGER t AFTER UPDATE ON field BEGIN DELETE FROM change; END",
    "CREATE VIEW v AS SELECT * FROM field",
    "ALTER TABLE field ADD COLUMN more TEXT",
    "ALTER TABLE field RENAME COLUMN text TO content",
    "CREATE TABLE other (id INTEGER)",
    "DROP TABLE setting",
    "UPDATE field SET text = x'ff'",
    "UPDATE change SET \"when\" = 'yesterday'",
    "UPDATE report SET more = '['",
    "UPDATE version SET number = 1e300",
    "UPDATE alembic_version SET version_num = '9999'",
)
_PIECES: tuple[bytes, ...] = (
    b"", b"\0", b"\xff", b"<", b">", b"&", b'"', b"[", b"]", b"{", b"}", b",", b"=", b"1e999", b"-1", b"null",
    b"\\ud800", b"\xed\xa0\x80", b"&#0;", b"&j;", b"<!DOCTYPE x>", b"<c/>", b"</c>", b"<f>", b' r="A1"', b' s="99999"',
    b' t="s"', b' t="e"', b"{left.x}", b"1.", b" ", b"\n", b"-", b"(", b"*A1", b"[$-x]", b"0", b";", b"'",
)  # fmt: skip
_LENGTHS = (1, 1, 1, 5_000, 100_000, 1_000_000)


def alter_packages(office: Office) -> None:
    """Alter a package in many ways: none that is another one may be taken for whole, none may take long."""
    keyring = Keyring(office.data)
    packages = [path.read_bytes() for path in sorted(office.folder.glob("*.cchc"))]
    whole = [raw for raw in packages if examine(raw, keyring.trust_in).verification.whole]
    if whole:
        alter_package(office.random.choice(whole), keyring, office.random, ALTERED_AT_ONCE)
    else:
        office.call("pack", office.any_ref(), "--draft", "--to", str(office.folder))


def alter_package(raw: bytes, keyring: Keyring, chance: random.Random, times: int) -> float:
    """Alter a package some times; return how long the slowest took. FoundError if one is accepted or too slow."""
    slowest = 0.0
    for _ in range(times):
        altered = altered_bytes(raw, chance) if chance.random() < 0.6 else _altered_member(raw, chance)  # noqa: PLR2004
        begun = time.process_time()
        verification = examine(altered, keyring.trust_in).verification
        taken = time.process_time() - begun
        slowest = max(slowest, taken)
        if altered != raw and verification.whole:
            raise FoundError(f"an altered package is accepted: {altered.hex()}")
        if taken > SLOWEST_PACKAGE:
            raise FoundError(f"an altered package takes {taken:.2f} s: {altered.hex()}")
    return slowest


def altered_bytes(raw: bytes, chance: random.Random) -> bytes:
    """Return bytes of which some are flipped, cut off, doubled, moved or replaced."""
    out = bytearray(raw)
    for _ in range(chance.choice([1, 1, 1, 2, 5])):
        at, length = chance.randrange(len(out) + 1), chance.choice([1, 1, 4, 46, 400])
        match chance.randrange(6):
            case 0:
                out[at : at + 1] = bytes(byte ^ 1 << chance.randrange(8) for byte in out[at : at + 1])
            case 1:
                del out[at : at + length]
            case 2:
                out[at:at] = out[at : at + length]
            case 3:
                del out[at:]
            case 4:
                out[at : at + length] = chance.randbytes(length)
            case _:
                piece = chance.choice(_PIECES) * chance.choice(_LENGTHS[:4])
                out[at : at + len(piece)] = piece
    return bytes(out)


def open_hostile_files(office: Office) -> None:
    """Call the commands that read files with files that were made to do harm."""
    if missing():
        return
    scratch = scratch_of(office)
    runner, ref = runner_in(scratch), office.any_ref()
    workbook = scratch / "sổ.xlsx"
    if not workbook.exists():
        office.call("export", ref, "--xlsx", str(workbook), accepted=(0,))
    for _ in range(10):
        open_hostile_file(office, runner, workbook, ref)


def open_hostile_file(office: Office, runner: CommandRunner, workbook: Path, ref: str) -> tuple[float, float]:
    """Call a command with a hostile file; return its seconds and megabytes. FoundError where these are too many."""
    chance, folder = office.random, workbook.parent
    source = chance.choice([workbook, workbook, workbook, *SAMPLES.glob("*.json"), *TEMPLATES.glob("*.toml")])
    hostile = folder / f"độc{source.suffix}"
    raw = source.read_bytes()
    hostile.write_bytes(_altered_member(raw, chance) if source == workbook else _with_piece(raw, chance))
    calls = [["check", str(hostile)], ["import", str(hostile)], ["merge", ref, str(hostile)]]
    if source == workbook:
        calls.append(["export", ref, "--fill", str(hostile), "--xlsx", str(folder / "điền.xlsx")])
    if source.suffix == ".toml":
        calls = [["template", "check", str(hostile)]]
    call = chance.choice(calls)
    end = runner.run(DiskCall([*call, "--data", str(office.data)], ""))
    wrong = end.code not in (0, 1, 2) or any(words in end.out + end.err for words in FORBIDDEN)
    if wrong or end.seconds > SLOWEST or end.megabytes > MOST_MEGABYTES:
        kept = Path(f"hostile-{time.time_ns()}{source.suffix}").resolve()
        shutil.copyfile(hostile, kept)
        raise FoundError(
            f"{call}: {end.code}, {end.seconds:.1f} s, {end.megabytes:.0f} MB, kept as {kept}\n{end.err[-2000:]}"
        )
    return end.seconds, end.megabytes


def offer_crafted_copies(office: Office) -> None:
    """Restore some copies that were crafted: none is taken, and the drafts stay as they are."""
    office.any_ref()
    crafted = scratch_of(office) / "crafted.sqlite3"
    for statement in office.random.sample(CRAFTED, 2):
        before = state_of(office.data)
        crafted.unlink(missing_ok=True)
        office.call("backup", "--to", str(crafted), accepted=(0,))
        with closing(sqlite3.connect(crafted)) as connection, connection:
            try:
                connection.execute(statement)
            except sqlite3.IntegrityError:  # with this many versions the schema itself refuses it
                continue
        office.call("restore", str(crafted), "--altered", accepted=(2,))
        if state_of(office.data) != before:
            raise FoundError(f"a copy that was refused has changed the drafts: {statement}")


def turn_clock(office: Office) -> None:
    """Restore under a clock that stands wrong: the copy made of the drafts before stays, also at the next opening."""
    days = office.random.choice([1, -1]) * office.random.choice([0, 1, 8, 400, 6000])
    moment = datetime.now(UTC) + timedelta(days=days)
    office.any_ref()
    copy = scratch_of(office) / "copy.sqlite3"
    copy.unlink(missing_ok=True)
    office.call("backup", "--to", str(copy), accepted=(0,))
    kept = restore(office.data, copy, lambda: moment)
    with closing(open_drafts(office.data, lambda: moment)):
        pass
    if kept is None or not kept.exists():
        raise FoundError(f"at {moment} the copy {kept} made before restoring is gone")


ACTIONS: list[tuple[int, Callable[[Office], None]]] = [
    (8, alter_packages), (8, open_hostile_files), (2, offer_crafted_copies), (3, turn_clock),
]  # fmt: skip
"""How often each is done, against all others of the misuse."""


def _altered_member(raw: bytes, chance: random.Random) -> bytes:
    """Return a zip file of which a part was altered and packed again."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        altered = chance.choice(names)
        for name in names:
            content = old.read(name)
            new.writestr(name, _with_piece(content, chance) if name == altered else content)
    return packed.getvalue()


def _with_piece(raw: bytes, chance: random.Random) -> bytes:
    """Return bytes with runs of something else at some places, at times a very long one."""
    for _ in range(chance.choice([1, 1, 2, 4])):
        at, piece = chance.randrange(len(raw) + 1), chance.choice(_PIECES) * chance.choice(_LENGTHS)
        raw = raw[:at] + piece + raw[at + chance.choice([0, 1, 10, 100]) :]
    return raw
