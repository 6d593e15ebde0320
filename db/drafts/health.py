"""Examining the drafts of a data folder: one line for each check, and the advice for each fault."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cchc_desktop.base.clock import Clock, moment_words, now
from cchc_desktop.base.errors import StorageError
from cchc_desktop.base.windows.system_errors import reason_of
from cchc_desktop.desk.drafts.home import CopyState
from db.copies import copies_of
from db.drafts import losses
from db.drafts.cells import unreadable
from db.drafts.clock_check import check_clock, last_moment
from db.drafts.data_files import SCHEMA, drafts_in, witness_in
from db.drafts.looking import look
from db.drafts.stray_log import LOG, REPLAYED, is_stray, kept_aside
from db.drafts.structure import STRUCTURES, structure_of
from db.failures import NOT_AS_WRITTEN, DamagedError
from db.inspection import REVISIONS, faults_of, reading, revision_in

_RESTORE = "Khôi phục từ bản sao gần nhất còn tốt."
_ALTERED = "Dùng bản sao khác nếu có."
_ROOM = 100 * 1024 * 1024
_SHOWN = 3
_ISSUED_SINCE = "0002"
"""The revision from which signed copies have a table."""

_SEALED = """
    SELECT report.ref, version.number, version.content, version.sha256 FROM version JOIN report ON report.id = report
    WHERE version.state <> 'open' OR version.content IS NOT NULL"""
_TEMPLATES = "SELECT id, sha256, source FROM template"
_SIGNED = "SELECT ref, version, content, sha256 FROM issued JOIN report ON report.id = report WHERE content IS NOT NULL"


@dataclass(frozen=True, slots=True)
class HealthReport:
    """The result of one check: what was examined, its fault ("" if none), and a note where it is good."""

    what: str
    wrong: str = ""
    note: str = ""

    @property
    def good(self) -> bool:
        """Whether there is no fault."""
        return not self.wrong

    def __str__(self) -> str:
        return f"{self.what}: {self.wrong or 'tốt'}{f' ({self.note})' if self.good and self.note else ''}"


def examine(folder: Path, clock: Clock = now) -> list[HealthReport]:
    """Examine the drafts of a data folder, its copies and the free room; nothing is changed."""
    path = drafts_in(folder)
    return [*_drafts(path, clock), *_room(folder), *_copies(path)]


def _drafts(path: Path, clock: Clock) -> Iterator[HealthReport]:
    what, witnessed = f"Mở tệp {path}", witness_in(path.parent).read()
    try:
        if path.parent.exists() and not path.parent.is_dir():
            yield HealthReport(f"Thư mục {path.parent}", "là một tệp, không phải thư mục. Chọn thư mục dữ liệu khác.")
            return
        if not path.exists():
            wrong = f"không có, mà trước đây đã lưu {witnessed} thay đổi. {_RESTORE}" if witnessed else ""
            yield HealthReport(what, wrong, "chưa có, sẽ được lập khi mở chương trình")
            return
        stray = is_stray(path)
        yield from _logs(path, stray=stray)
        with reading(path, still=stray) as connection:
            revision = _revision(connection)
            yield HealthReport(what, *_age(revision))
            yield from _tables(connection, revision, witnessed)
            yield from _clock(path, connection, clock())
    except StorageError as error:
        yield HealthReport(what, " ".join(str(error).split("\n")))
    except OSError as error:
        yield HealthReport(what, f"không xem được ({reason_of(error)}). Kiểm tra quyền đọc của thư mục.")


def _logs(path: Path, *, stray: bool) -> Iterator[HealthReport]:
    if stray:
        wrong = "không phải của tệp bản thảo này; mở chương trình thì được để riêng, không dùng. Không xóa nhật ký."
        yield HealthReport(f"Nhật ký {path.name}{LOG}", wrong)
    for aside in kept_aside(path):
        yield HealthReport(f"Nhật ký để riêng {aside}", note="không phải của tệp bản thảo, không dùng")


def _revision(connection: sqlite3.Connection) -> str:
    """Return the revision of the open file, "" if it does not name one."""
    with suppress(sqlite3.OperationalError, DamagedError):
        return revision_in(connection.execute(REVISIONS).fetchall(), Path())
    return ""


def _age(revision: str) -> tuple[str, str]:
    if revision > SCHEMA.head:
        return "do phiên bản CCHC Desktop mới hơn ghi. Cài phiên bản CCHC Desktop mới nhất.", ""
    if not revision:
        return f"không chứa bản thảo nào. {_RESTORE}", ""
    return "", "" if revision == SCHEMA.head else "bản cũ, sẽ được nâng cấp khi mở chương trình"


def _tables(connection: sqlite3.Connection, revision: str, witnessed: int) -> Iterator[HealthReport]:
    yield _faulty("Cấu trúc tệp", faults_of(connection))
    if revision and revision <= SCHEMA.head:
        checks: dict[str, Callable[[sqlite3.Connection], Iterator[str]]] = {
            "Các bảng và cột": lambda found: _other_tables(found, revision),
            "Liên kết giữa các bảng": _dangling,
            "Nội dung từng ô": unreadable,
            "Mẫu báo cáo": _not_the_template,
            "Bản đã chốt": lambda found: _unsealed(found, revision),
            "Bản đã ký": _unsigned if revision >= _ISSUED_SINCE else lambda _: iter(()),
            "Nội dung so với lịch sử sửa": _unlike_history,
        }
        for what, check in checks.items():
            yield _checked(what, check, connection)
        yield _witnessed(connection, witnessed)


def _other_tables(connection: sqlite3.Connection, revision: str) -> Iterator[str]:
    if structure_of(connection) != STRUCTURES.get(revision):
        yield "bảng, cột, khung nhìn hoặc kích hoạt không do chương trình lập"


def _checked(
    what: str, look: Callable[[sqlite3.Connection], Iterator[str]], connection: sqlite3.Connection
) -> HealthReport:
    """Run one check; damage that is met meanwhile is its fault."""
    try:
        return _faulty(what, list(look(connection)))
    except (sqlite3.DatabaseError, StorageError, *NOT_AS_WRITTEN) as error:
        return _faulty(what, [str(error)])


def _faulty(what: str, faults: list[str]) -> HealthReport:
    if not faults:
        return HealthReport(what)
    more = f" và {len(faults) - _SHOWN} chỗ nữa" if len(faults) > _SHOWN else ""
    return HealthReport(what, f"sai ở {'; '.join(faults[:_SHOWN])}{more}. {_RESTORE}")


def _dangling(connection: sqlite3.Connection) -> Iterator[str]:
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"bảng {table}, dòng {row}: thiếu dòng của bảng {parent}"


def _not_the_template(connection: sqlite3.Connection) -> Iterator[str]:
    for name, sha256, source in connection.execute(_TEMPLATES):
        if hashlib.sha256(source.encode()).hexdigest() != sha256:
            yield f"mẫu “{name}”"


def _unsealed(connection: sqlite3.Connection, revision: str) -> Iterator[str]:
    for ref, number, content, sha256 in connection.execute(_SEALED):
        if content is None and revision < _ISSUED_SINCE:  # imported as closed, without a seal: opened by the migration
            continue
        if content is None or hashlib.sha256(content.encode()).hexdigest() != sha256:
            yield f"“{ref}” bản {number}"


def _unsigned(connection: sqlite3.Connection) -> Iterator[str]:
    for ref, number, content, sha256 in connection.execute(_SIGNED):
        if hashlib.sha256(content).hexdigest() != sha256:
            yield f"“{ref}” bản {number}"


def _unlike_history(connection: sqlite3.Connection) -> Iterator[str]:
    for ref, key in connection.execute(REPLAYED):
        yield f"“{ref}” ô {key}"


def _witnessed(connection: sqlite3.Connection, witnessed: int) -> HealthReport:
    what = "Thay đổi đã lưu"
    try:
        return _counted(what, connection, witnessed)
    except (sqlite3.DatabaseError, StorageError, *NOT_AS_WRITTEN) as error:
        return _faulty(what, [str(error)])


def _counted(what: str, connection: sqlite3.Connection, witnessed: int) -> HealthReport:
    last = connection.execute("SELECT max(seq) FROM sqlite_sequence WHERE name = 'change'").fetchone()[0] or 0
    found = connection.execute("SELECT max(text) FROM setting WHERE name = ?", (losses.SETTING,)).fetchone()[0]
    known = losses.read(found)
    unacknowledged = [str(loss) for loss in known if not loss.noted]
    if witnessed > last:
        unacknowledged.append(f"thiếu {witnessed - last} thay đổi (số {last + 1} đến {witnessed})")
    if unacknowledged:
        return HealthReport(what, f"{'; '.join(unacknowledged)}. {_RESTORE} Hoặc làm tiếp và không nhắc nữa.")
    return HealthReport(what, note="; ".join(["đã biết: " + str(loss) for loss in known]) or f"đến số {last}")


def _clock(path: Path, connection: sqlite3.Connection, moment: datetime) -> Iterator[HealthReport]:
    with suppress(
        sqlite3.Error, UnicodeDecodeError
    ):  # cells that cannot be read are reported by the lines of the tables
        found = check_clock(path, last_moment(connection), moment)
        yield HealthReport("Đồng hồ của máy", found.wrong, found.note or moment_words(moment.astimezone()))


def _room(folder: Path) -> Iterator[HealthReport]:
    try:
        place = next(place for place in (folder, *folder.absolute().parents) if place.exists())
        free = shutil.disk_usage(place).free
    except OSError as error:
        yield HealthReport("Chỗ trống trên ổ đĩa", f"không xem được ({reason_of(error)})")
        return
    left = f"còn {_size_words(free)}"
    wrong = f"chỉ {left}. Xóa hoặc chuyển bớt tệp khác." if free < _ROOM else ""
    yield HealthReport("Chỗ trống trên ổ đĩa", wrong, left)


def _copies(path: Path) -> Iterator[HealthReport]:
    for place in copies_of(path):
        copy = look(place)
        changes = f"{copy.changes} thay đổi"
        yield {
            CopyState.SOUND: HealthReport(f"Bản sao {place}", note=changes),
            CopyState.UNMARKED: HealthReport(f"Bản sao {place}", note=f"{changes}, không có mã kiểm tra"),
            CopyState.ALTERED: HealthReport(f"Bản sao {place}", f"đã bị thay đổi sau khi ghi. {_ALTERED}"),
            CopyState.NEWER: HealthReport(f"Bản sao {place}", note="do phiên bản CCHC Desktop mới hơn ghi"),
            CopyState.UNREADABLE: HealthReport(f"Bản sao {place}", "hỏng hoặc không đọc được. Dùng bản sao khác."),
        }[copy.state]


def _size_words(count: int) -> str:
    """Return a number of bytes in words: "67 GB", below one "812 MB"."""
    return f"{count // 1024**3} GB" if count >= 1024**3 else f"{count // 1024**2} MB"
