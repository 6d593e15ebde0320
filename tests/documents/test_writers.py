from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from cchc_desktop.base.errors import StorageError, UserError
from cchc_desktop.documents.writers import WRITERS, export
from cchc_desktop.report.file import write_report
from tests.make import shipped_sample, shipped_template


@pytest.mark.parametrize("suffix", WRITERS)
def test_every_format_writes_a_file_in_steps(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / "báo cáo"
    steps = list(export(shipped_sample(), shipped_template(), suffix, path))
    assert [step.done for step in steps] == list(range(1, steps[-1].total + 1))
    assert path.stat().st_size > 1000
    assert list(tmp_path.iterdir()) == [path]


KEPT = """
import gc, sys
from pathlib import Path
from cchc_desktop.documents.writers import WRITERS, export
from tests.make import shipped_sample, shipped_template
report, template = shipped_sample(), shipped_template()
for suffix in ("pdf", "xlsx", "docx", "pdf", "xlsx", "docx"):
    list(export(report, template, suffix, Path(sys.argv[1]) / suffix))
    print(gc.get_freeze_count())
"""


def test_the_library_of_a_format_is_no_work_for_the_garbage_what_is_written_with_it_is(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KEPT, str(tmp_path)], check=True, capture_output=True, text=True)
    first, second, third, *again = map(int, done.stdout.split())
    assert 10_000 < first < second < third
    assert max(again) <= third


@pytest.mark.parametrize("suffix", WRITERS)
def test_stopping_between_steps_leaves_the_old_file(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{suffix}"
    list(export(shipped_sample(), shipped_template(), suffix, path))
    old = path.read_bytes()
    steps = export(shipped_sample(), shipped_template(), suffix, path)
    next(steps)
    steps.close()
    assert path.read_bytes() == old
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("suffix", WRITERS)
def test_of_its_own_kind_only_what_the_program_wrote_is_written_over(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / "a"
    for _ in range(2):
        list(export(shipped_sample(), shipped_template(), suffix, path))
    for other in WRITERS:
        if other != suffix:
            with pytest.raises(StorageError, match="Không ghi đè"):
                list(export(shipped_sample(), shipped_template(), other, path))
    foreign = {"pdf": b"%PDF-1.7\n%%EOF", "json": b'{"format": "cchc-keys/1"}'}.get(suffix, zipped("data/report.json"))
    path.write_bytes(foreign)
    with pytest.raises(StorageError, match="Không ghi đè"):
        list(export(shipped_sample(), shipped_template(), suffix, path))
    assert path.read_bytes() == foreign


def test_a_pdf_to_which_a_signature_was_added_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    list(export(shipped_sample(), shipped_template(), "pdf", path))
    signed = path.read_bytes() + b"\n1 0 obj << /Type /Sig >> endobj\n%%EOF\n"
    path.write_bytes(signed)
    with pytest.raises(StorageError, match="Không ghi đè"):
        list(export(shipped_sample(), shipped_template(), "pdf", path))
    assert path.read_bytes() == signed


def zipped(name: str) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as file:
        file.writestr(name, "{}")
    return packed.getvalue()


def test_json_is_the_report_s_own_file(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    list(export(shipped_sample(), shipped_template(), "json", path))
    assert path.read_bytes() == write_report(shipped_sample())


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="odt"):
        list(export(shipped_sample(), shipped_template(), "odt", tmp_path / "a.odt"))


def test_a_folder_that_is_not_there_is_reported(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        list(export(shipped_sample(), shipped_template(), "pdf", tmp_path / "không có" / "a.pdf"))
