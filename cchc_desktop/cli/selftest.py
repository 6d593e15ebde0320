"""`cchc --selftest`: tries every part of the program on a temporary folder and reports the first failure.

It is for a frozen program, where a module, a library or a resource may have been left out; it runs unfrozen as well.
"""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from cchc_desktop.base.errors import UserError
from resources import FOLDER

if TYPE_CHECKING:
    from types import TracebackType

    from cchc_desktop.desk.drafts.desk import Desk
    from cchc_desktop.report.document import Report

OLD_DRAFTS = "drafts-0001.sqlite3"
"""A file with both samples as the first revision of the drafts wrote it."""
DRAFT = "an-thanh-2023-H1"
FIGURE = "1:2.1"


def add_option(parser: argparse.ArgumentParser) -> None:
    """Add --selftest, which stands in place of a command."""
    words = "tự kiểm tra chương trình trong một thư mục tạm"
    parser.add_argument("--selftest", dest="command", action="store_const", const=run, help=words)


def run(_: argparse.Namespace) -> int:
    """Run every step in a temporary folder and print a line for each; return 0, or 2 after the step that failed."""
    with TemporaryDirectory(prefix="cchc-") as name:
        for words, step in STEPS.items():
            # A bug of one step must not reach the log in the user's data folder, where the command's own hook writes.
            sys.excepthook = partial(_report_bug, words)
            try:
                said = step(Path(name))
            except UserError as error:
                print(f"HỎNG  {words}: {error}", file=sys.stderr)
                return 2
            print(f"Đạt   {words}: {said}", flush=True)
    print("Chương trình chạy đủ các phần.")
    return 0


def _report_bug(words: str, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    traceback.print_exception(kind, error, trace)
    print(f"HỎNG  {words}: {kind.__name__}: {error}", file=sys.stderr)
    sys.exit(2)


def _require(met: object, words: str) -> None:
    if not met:
        raise UserError(words)


def _templates(_: Path) -> str:
    from cchc_desktop.desk.office import library

    rows = {template.id: len(template.rows) for template in library.templates()}
    _require(rows and all(rows.values()), "không có mẫu nào, hoặc có mẫu không có chỉ tiêu")
    return ", ".join(f"{name} {count} chỉ tiêu" for name, count in rows.items())


def _samples(_: Path) -> str:
    from cchc_desktop.checks.run import check
    from cchc_desktop.desk.office import library
    from cchc_desktop.report.file import read_report

    counts = []
    for printed in (False, True):
        name, raw = library.sample(printed=printed)
        loaded = read_report(raw, name, library.find)
        counts.append(check(loaded.report, loaded.template).summary["errors"])
    _require(counts[0] == 0 < counts[1], f"số lỗi của bản đã sửa và bản in là {counts}")
    return f"bản đã sửa {counts[0]} lỗi, bản in {counts[1]} lỗi"


def _fonts(_: Path) -> str:
    from cchc_desktop.base.glyphs import MISSING
    from cchc_desktop.documents.content.fonts import face

    text = "Kết quả cải cách hành chính, quý II: đạt đủ Ẵ ẵ Ỹ ỹ Ợ ợ Ư ư"
    for bold, italic in ((False, False), (True, False), (False, True), (True, True)):
        found = face(bold=bold, italic=italic)
        _require(MISSING not in found.printable(text), f"phông {found.name} thiếu chữ")
    return "bốn kiểu chữ đủ dấu tiếng Việt"


def _old_drafts(folder: Path) -> str:
    from db.drafts.data_files import drafts_in

    drafts_in(folder).write_bytes((FOLDER / "samples" / OLD_DRAFTS).read_bytes())
    with _desk(folder) as desk:
        refs = sorted(draft.ref for draft in desk.drafts())
    _require(DRAFT in refs, f"sau khi nâng cấp có các bản thảo: {refs}")
    return f"{OLD_DRAFTS} còn đủ: {', '.join(refs)}"


def _edit(folder: Path) -> str:
    with _desk(folder) as desk:
        opened = desk.open(DRAFT)
        before = opened.report.text(FIGURE)
        opened.edit(FIGURE, before + "1")
        kept = desk.load(DRAFT)[0].text(FIGURE)
        opened.undo()
        _require(kept == before + "1", f"ô {FIGURE} đọc lại là “{kept}”")
        _require(desk.load(DRAFT)[0].text(FIGURE) == before, f"hoàn tác không trả lại ô {FIGURE}")
    return f"ô {FIGURE} {before} → {kept} → {before}"


def _documents(folder: Path) -> str:
    from cchc_desktop.desk.sending.exporting import export_files

    with _desk(folder) as desk:
        report, template = desk.load(DRAFT)
    targets = {suffix: folder / f"bao-cao.{suffix}" for suffix in READ_BACK}
    for _step in export_files(report, template, list(targets.items())):
        pass
    for suffix, read in READ_BACK.items():
        read(targets[suffix], report)
    return ", ".join(f"{path.name} {path.stat().st_size // 1000} KB" for path in targets.values())


def _read_pdf(path: Path, report: Report) -> None:
    from pypdfium2 import PdfDocument

    with PdfDocument(path) as document:
        text = "".join(page.get_textpage().get_text_range() for page in document)
        width = document[0].render().width
    _require(width and report.text("unit.name") in text, "tệp PDF đọc lại không có tên đơn vị")


def _read_word(path: Path, report: Report) -> None:
    from docx import Document

    text = "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)
    _require(report.text("unit.name") in text, "tệp Word đọc lại không có tên đơn vị")


def _read_report(path: Path, report: Report) -> None:
    from cchc_desktop.desk.drafts.reading import load_file

    loaded = load_file(path).report
    differing = [key for key in report.fields.keys() | loaded.fields.keys() if loaded.text(key) != report.text(key)]
    _require(not differing, f"{path.name} đọc lại khác ở {', '.join(sorted(differing)[:5])}")


def _package(folder: Path) -> str:
    from cchc_desktop.desk.packages.receiving import verify
    from cchc_desktop.desk.sending.handing import pack, prepare, result_of
    from cchc_desktop.handoff.keyring import Keyring

    keyring, target = Keyring(folder), folder / "ban-giao"
    target.mkdir()
    with _desk(folder) as desk:
        handover = prepare(desk.store, DRAFT, draft=True)
    handed = result_of(pack(handover, keyring, target))
    _require(verify(keyring, handed.package).whole, "gói đọc lại không nguyên vẹn")
    return handed.package.name


def _window(folder: Path) -> str:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from cchc_desktop.cli.data_folder import DataFolder
    from ui.shell.smoke_test import run_smoke_test

    return run_smoke_test(DataFolder(folder), DRAFT, "form.7")


def _signature(folder: Path) -> str:
    from cchc_desktop.cli.selftest_signing import sign_and_examine

    with _desk(folder) as desk:
        return sign_and_examine(desk, folder)


def _shared_database(_: Path) -> str:
    from db.inbox.postgres_driver import load_driver

    return load_driver()


@contextmanager
def _desk(folder: Path) -> Iterator[Desk]:
    from cchc_desktop.desk.drafts.desk import Desk
    from db.drafts.store import open_drafts

    store = open_drafts(folder)
    try:
        yield Desk(store)
    finally:
        store.close()


STEPS: dict[str, Callable[[Path], str]] = {
    "mẫu báo cáo": _templates,
    "báo cáo ví dụ và kiểm tra": _samples,
    "phông chữ": _fonts,
    "nâng cấp tệp bản thảo cũ": _old_drafts,
    "mở, sửa và hoàn tác": _edit,
    "xuất và đọc lại": _documents,
    "gói bàn giao": _package,
    "cửa sổ": _window,
    "ký số và xem bản ký": _signature,
    "cơ sở dữ liệu chung": _shared_database,
}
READ_BACK: dict[str, Callable[[Path, Report], None]] = {
    "pdf": _read_pdf,
    "docx": _read_word,
    "xlsx": _read_report,
    "json": _read_report,
}
