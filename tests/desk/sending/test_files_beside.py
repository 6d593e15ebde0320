"""The files beside documents of the register, in real packages: they travel, are verified, kept and opened."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.base.errors import BadFileError, NotFoundError
from cchc_desktop.desk.office.settings import unit_of
from cchc_desktop.desk.packages.receiving import import_package, verify
from cchc_desktop.desk.register import document_files, travelling_files
from cchc_desktop.desk.register.unit_register import UnitRegister
from cchc_desktop.desk.sending.splitting import hand_out
from cchc_desktop.desk.work.closing import issue
from cchc_desktop.handoff import package_layout
from cchc_desktop.handoff.names import MAX_PATH, document_path, fault_of
from cchc_desktop.handoff.unpacking import MAX_FILES, MAX_PACKAGE
from cchc_desktop.handoff.verifying import CHANGED
from cchc_desktop.report.file import write_report
from cchc_desktop.report.members.register_entry import RegisterEntry
from tests.desk.sending.test_handing import Office
from tests.make import make_register_entry

SCAN = b"%PDF-1.4 \xff K\xe1\xba\xbf ho\xe1\xba\xa1ch"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Callable[[str], Office]]:
    stick = tmp_path / "USB"
    stick.mkdir()
    with ExitStack() as closing:
        yield lambda name: Office(tmp_path / name, stick, closing)


@pytest.fixture
def commune(office: Callable[[str], Office]) -> Office:
    return office("xã")


def scan(folder: Path, name: str = "kh12.pdf", content: bytes = SCAN) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(content)
    return path


def entry(file: Path | str, number: str = "12", **more: str) -> RegisterEntry:
    return make_register_entry(number=number, date="2023-02-03", file=str(file), **more)


def draft_with(commune: Office, *entries: RegisterEntry) -> str:
    ref = commune.draft()
    report = commune.desk.store.load(ref).report
    UnitRegister(commune.desk, unit_of(report)).put_all(entries)
    return ref


def members(package: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(package) as file:
        return {name: file.read(name) for name in file.namelist() if name.startswith(package_layout.DOCUMENTS)}


def kept_paths(there: Office, ref: str) -> list[str]:
    return [each.file for each in there.desk.store.load(ref).report.register]


def test_a_file_travels_with_a_closed_report_and_is_kept_where_it_arrives(
    commune: Office, office: Callable[[str], Office], tmp_path: Path
) -> None:
    ref = draft_with(commune, entry(scan(tmp_path / "Kế hoạch", "Kế hoạch 12.pdf")))
    commune.close(ref)
    handed = commune.pack(ref)
    assert (handed.beside, handed.left_out) == (1, ())
    assert members(handed.package) == {"data/documents/01-Kế hoạch 12.pdf": SCAN}
    assert str(tmp_path) not in zipfile.ZipFile(handed.package).read(package_layout.REPORT).decode()

    there = office("huyện")
    found = verify(there.keys, handed.package)
    assert found.whole
    assert ("data/documents/01-Kế hoạch 12.pdf", "whole") in [(file.path, file.state) for file in found.files]
    added = import_package(there.desk, there.keys, handed.package)
    assert any("Đã giữ 1 tệp kèm sổ văn bản" in warning for warning in added.warnings)
    [kept] = kept_paths(there, added.ref)
    assert document_files.is_kept(kept)
    assert document_files.to_open(kept, there.data).read_bytes() == SCAN
    assert document_files.to_open(kept, there.data).name == "Kế hoạch 12.pdf"


def test_an_issued_report_takes_along_what_it_was_sealed_with(commune: Office, tmp_path: Path) -> None:
    path = scan(tmp_path / "a")
    ref = draft_with(commune, entry(path))
    commune.close(ref)
    report = commune.desk.store.load(ref).report
    UnitRegister(commune.desk, unit_of(report)).put(entry(path, "99"))
    issue(commune.desk.store, ref, number="15", day="2023-07-02")
    package = commune.pack(ref).package
    assert members(package) == {"data/documents/01-kh12.pdf": SCAN}
    register = json.loads(zipfile.ZipFile(package).read(package_layout.REPORT))["register"]
    assert [(each["number"], each["file"]) for each in register] == [("12", "kh12.pdf")]


def test_a_kept_file_travels_on_with_the_report_that_it_came_with(
    commune: Office, office: Callable[[str], Office], tmp_path: Path
) -> None:
    ref = draft_with(commune, entry(scan(tmp_path / "a")))
    handed, there = commune.pack(ref, draft=True), office("máy khác")
    received = import_package(there.desk, there.keys, handed.package).ref
    there.close(received)
    handed.package.unlink()
    again = there.pack(received)
    assert members(again.package) == {"data/documents/01-kh12.pdf": SCAN}


def test_two_files_of_one_name_stay_apart(commune: Office, office: Callable[[str], Office], tmp_path: Path) -> None:
    one, other = scan(tmp_path / "a"), scan(tmp_path / "b", content=b"%PDF-1.4 b")
    handed = commune.pack(draft_with(commune, entry(one), entry(other, "13")), draft=True)
    assert members(handed.package) == {"data/documents/01-kh12.pdf": SCAN, "data/documents/02-kh12.pdf": b"%PDF-1.4 b"}
    there = office("huyện")
    kept = kept_paths(there, import_package(there.desk, there.keys, handed.package).ref)
    contents = [document_files.read(file, there.data) for file in kept]
    assert contents == [SCAN, b"%PDF-1.4 b"]


def test_only_files_of_documents_that_are_cited_or_counted_travel(commune: Office, tmp_path: Path) -> None:
    entries = [
        entry(scan(tmp_path / "a", "cited.pdf"), "12", criterion=""),
        entry(scan(tmp_path / "a", "counted.pdf"), "13"),
        entry(scan(tmp_path / "a", "neither.pdf"), "14", criterion=""),
    ]
    ref = draft_with(commune, *entries)
    commune.desk.store.edit(ref, "I", "Thực hiện Kế hoạch số 12/KH-UBND.", who="Lan", cause="typed")
    assert [*members(commune.pack(ref, draft=True).package)] == [
        "data/documents/01-cited.pdf", "data/documents/02-counted.pdf",
    ]  # fmt: skip


@pytest.mark.parametrize("at", [0, 10, len(SCAN) - 1])
def test_an_altered_byte_of_a_file_is_told_by_its_place_and_not_taken(
    commune: Office, office: Callable[[str], Office], tmp_path: Path, at: int
) -> None:
    handed = commune.pack(draft_with(commune, entry(scan(tmp_path / "a"))), draft=True)
    raw = bytearray(handed.package.read_bytes())
    raw[raw.index(SCAN) + at] ^= 1
    handed.package.write_bytes(raw)
    there = office("huyện")
    found = verify(there.keys, handed.package)
    assert not found.whole
    assert [(file.path, file.state) for file in found.files if file.state != "whole"] == [
        ("data/documents/01-kh12.pdf", CHANGED)
    ]
    with pytest.raises(BadFileError, match="không còn nguyên vẹn") as refused:
        import_package(there.desk, there.keys, handed.package)
    assert "data/documents/01-kh12.pdf: bị thay đổi" in refused.value.text
    assert not (there.data / document_files.FOLDER).exists()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("gone.pdf", "tệp gone.pdf không đi cùng gói: không còn ở"),
        ("large.pdf", "tệp large.pdf không đi cùng gói: lớn quá 10 MB."),
        ("virus.exe", "tệp virus.exe không đi cùng gói: chỉ nhận tệp PDF, Word, Excel hoặc ảnh."),
    ],
)
def test_a_file_that_cannot_go_is_told_with_its_document(
    commune: Office, office: Callable[[str], Office], tmp_path: Path, name: str, words: str
) -> None:
    path = scan(tmp_path / "a", name)
    with path.open("r+b") as file:
        file.truncate(document_files.MAX_FILE + (name == "large.pdf"))
    if name == "gone.pdf":
        path.unlink()
    handed = commune.pack(draft_with(commune, entry(path), entry(scan(tmp_path / "b", "ok.pdf"), "13")), draft=True)
    assert [*members(handed.package)] == ["data/documents/02-ok.pdf"]
    assert [line for line in handed.left_out if line.startswith(f"12/KH-UBND: {words}")] == [*handed.left_out]
    there = office("huyện")
    added = import_package(there.desk, there.keys, handed.package)
    assert f"12/KH-UBND: tệp {name} không đi cùng báo cáo." in added.warnings
    assert kept_paths(there, added.ref)[0] == name


def test_a_package_carries_so_many_files_and_bytes_and_no_more(
    commune: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = draft_with(commune, *(entry(scan(tmp_path / "a", f"{n}.pdf"), str(n)) for n in range(1, 5)))
    monkeypatch.setattr(travelling_files, "MAX_FILES", 3)
    assert [line.partition(": ")[0] for line in commune.pack(ref, draft=True).left_out] == ["4/KH-UBND"]
    monkeypatch.setattr(travelling_files, "MAX_BYTES", 2 * len(SCAN))
    assert [line.partition(": ")[0] for line in commune.pack(ref, draft=True).left_out] == ["3/KH-UBND", "4/KH-UBND"]


def test_the_limits_leave_room_for_all_else_in_a_package() -> None:
    others = (*package_layout.NEEDED, package_layout.PDF, package_layout.WORKBOOK, package_layout.HISTORY,
              package_layout.REASONS, package_layout.SIGNED)  # fmt: skip
    assert travelling_files.MAX_FILES + len(others) <= MAX_FILES
    assert travelling_files.MAX_BYTES * 3 <= MAX_PACKAGE


def test_a_changed_kept_file_is_told_when_it_is_opened(
    commune: Office, office: Callable[[str], Office], tmp_path: Path
) -> None:
    handed = commune.pack(draft_with(commune, entry(scan(tmp_path / "a"))), draft=True)
    there = office("huyện")
    [kept] = kept_paths(there, import_package(there.desk, there.keys, handed.package).ref)
    (there.data / kept).write_bytes(b"other")
    with pytest.raises(BadFileError, match=r"kh12\.pdf đã bị sửa"):
        document_files.to_open(kept, there.data)
    import_package(there.desk, there.keys, handed.package)  # received again, it is as it came
    assert document_files.to_open(kept, there.data).read_bytes() == SCAN
    (there.data / kept).unlink()
    with pytest.raises(NotFoundError):
        document_files.to_open(kept, there.data)


def test_a_report_from_outside_names_no_file_of_this_machine(commune: Office, tmp_path: Path) -> None:
    secret = scan(tmp_path / "riêng", "luong.pdf")
    ref = commune.draft()
    report = replace(commune.desk.store.load(ref).report, register=(entry(secret),))
    path = tmp_path / "report.json"
    path.write_bytes(write_report(report).replace(b'"mau-thu"', b'"cchc-xa-2023"'))
    raw = json.loads(path.read_text(encoding="utf-8"))
    raw.pop("template_sha256", None)
    raw["figures"], raw["sections"] = {}, {"I": "Kế hoạch số 12/KH-UBND."}
    path.write_text(json.dumps(raw), encoding="utf-8")
    taken = commune.desk.import_file(path).ref
    handed = commune.pack(taken, draft=True)
    assert members(handed.package) == {}
    assert handed.left_out == (
        "12/KH-UBND: tệp luong.pdf không đi cùng gói: sổ văn bản của máy này không chỉ tệp ấy ở đâu.",
    )


def test_a_file_beside_a_report_json_is_kept_with_its_draft(commune: Office, tmp_path: Path) -> None:
    folder = tmp_path / "đến"
    scan(folder)
    unit = {"kind": "xã", "name": "An Thanh"}
    register = [entry("kh12.pdf").as_json(), entry("../luong.pdf", "13").as_json()]
    data = {"format": "cchc-report/1", "template": "cchc-xa-2023", "period": "2023-H1", "unit": unit}
    (folder / "report.json").write_text(json.dumps({**data, "letter": {}, "sections": {}, "figures": {},
                                                    "register": register}), encoding="utf-8")  # fmt: skip
    scan(tmp_path, "luong.pdf")
    handed = commune.pack(commune.desk.import_file(folder / "report.json").ref, draft=True)
    assert members(handed.package) == {"data/documents/01-kh12.pdf": SCAN}
    assert [line.partition(": ")[0] for line in handed.left_out] == ["13/KH-UBND"]


def test_without_files_a_package_has_the_bytes_it_had(commune: Office) -> None:
    ref = draft_with(commune, entry(""))
    handed = commune.pack(ref, draft=True)
    with zipfile.ZipFile(handed.package) as package:
        assert package.namelist() == [
            *package_layout.TAGS, package_layout.HISTORY, package_layout.REASONS, package_layout.REPORT,
            package_layout.PDF, package_layout.WORKBOOK, package_layout.TEMPLATE,
        ]  # fmt: skip
        assert b'"file"' not in package.read(package_layout.REPORT)


def test_a_part_for_a_colleague_carries_no_files(commune: Office, tmp_path: Path) -> None:
    ref = draft_with(commune, entry(scan(tmp_path / "a")))
    assert hand_out(commune.desk.store, ref, ["1"]).beside == ()


@given(st.integers(1, 999), st.one_of(st.text(max_size=150), st.sampled_from(
    ["con.pdf", "C:\\Users\\Lan\\aux.docx", "../../etc/passwd", "a/b\\c.pdf", " .pdf", "ké hoạch?*.pdf", "x" * 300]
)))  # fmt: skip
def test_every_name_in_a_package_is_harmless_and_says_its_number(number: int, file: str) -> None:
    path = document_path(number, file)
    assert fault_of(path) == ""
    assert package_layout.document_number(path) == number
    assert path.count("/") == 2
    assert len(path) < MAX_PATH


@pytest.mark.parametrize(
    ("path", "number"),
    [
        ("data/documents/01-a.pdf", 1),
        ("data/documents/a.pdf", None),
        ("data/documents/-1-a.pdf", None),
        ("data/documents/1", None),
        ("data/documents/٣-a.pdf", None),
        ("data/report.pdf", None),
    ],
)
def test_the_number_of_a_document_is_read_from_its_path(path: str, number: int | None) -> None:
    assert package_layout.document_number(path) == number
