"""Handing a report over from one data folder and receiving it in another."""

from __future__ import annotations

import subprocess
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from cchc_desktop.base.errors import BadFileError, NotFoundError, StorageError, UserError
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.packages.receiving import import_package, trust, verify
from cchc_desktop.desk.packages.verdict import newer_in_words, signature_in_words
from cchc_desktop.desk.sending.handing import Handed, pack, prepare, result_of
from cchc_desktop.desk.signed_copies.examine_copy import examine_file
from cchc_desktop.desk.work.closing import close, issue, reopen
from cchc_desktop.handoff import package_layout
from cchc_desktop.handoff.device import Device
from cchc_desktop.handoff.keyring import Keyring
from cchc_desktop.report.file import LoadedReport
from db.drafts.store import open_drafts
from tests.make import PDF, make_report, make_template_source

FIELDS = {
    "unit.kind": "xã",
    "unit.name": "An Thanh",
    "unit.district": "huyện Tứ Kỳ",
    "letter.place": "An Thanh",
    "letter.date": "2023-07-01",
    "letter.number": "5",
    "letter.signer": "Nguyễn Văn An",
    "mo-dau": "Nội dung.",
    "I": "Nội dung.",
    "1:1": "40",
    "1:1.1": "38",
    "2:1": "95",
}


class Office:
    """A data folder with its drafts, its keys, and a clock that ticks a minute at every look."""

    def __init__(self, data: Path, stick: Path, closing: ExitStack) -> None:
        self.data, self.stick = data, stick
        store = open_drafts(data)
        closing.callback(store.close)
        self.desk, self.keys = Desk(store, "Lan"), Keyring(data)
        minutes = count()
        self.clock = lambda: datetime(2023, 7, 1, 8, next(minutes), tzinfo=UTC)

    def draft(self) -> str:
        source = make_template_source()
        loaded = LoadedReport(make_report(FIELDS), source.template, ())
        return self.desk.add(loaded, source, "started").ref

    def closed(self) -> str:
        ref = self.draft()
        self.close(ref)
        return ref

    def close(self, ref: str) -> None:
        found = close(self.desk.store, ref, by="Chủ tịch")
        reasons = [{"rule": f.rule, "at": f.at[0], "text": "Đã đối chiếu."} for f in found.missing]
        assert not reasons, reasons
        assert found.closed

    def pack(self, ref: str, *, draft: bool = False, device: Device | None = None) -> Handed:
        handover = prepare(self.desk.store, ref, draft=draft)
        return result_of(pack(handover, self.keys, self.stick, clock=self.clock, device=device))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Callable[[str], Office]]:
    stick = tmp_path / "USB"
    stick.mkdir()
    with ExitStack() as closing:
        yield lambda name: Office(tmp_path / name, stick, closing)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_draft_says_so_in_its_name_and_lies_beside_its_documents(office: Callable[[str], Office]) -> None:
    commune = office("xã")
    handed = commune.pack(commune.draft(), draft=True)
    stem = "an-thanh_2023-H1_v1_ban-thao"
    assert handed.package == commune.stick / f"{stem}.cchc"
    assert names(commune.stick) == {f"{stem}{end}" for end in (".cchc", ".pdf", ".xlsx", "_phieu-ban-giao.pdf")}
    with zipfile.ZipFile(handed.package) as package:
        assert package.read(package_layout.PDF) == (commune.stick / f"{stem}.pdf").read_bytes()
        assert package.read(package_layout.WORKBOOK) == (commune.stick / f"{stem}.xlsx").read_bytes()


def test_a_closed_report_is_packed_as_it_was_sealed(office: Callable[[str], Office]) -> None:
    commune = office("xã")
    ref = commune.closed()
    handed = commune.pack(ref)
    sealed = commune.desk.store.sealed(ref, 1)
    assert sealed is not None
    assert handed.package.name == "an-thanh_2023-H1_v1.cchc"
    with zipfile.ZipFile(handed.package) as package:
        assert package.read(package_layout.REPORT).decode() == sealed.content
        assert b'"who": "Lan"' in package.read(package_layout.HISTORY)
        assert package_layout.SIGNED not in package.namelist()


def test_an_issued_report_takes_its_signed_copy_along(office: Callable[[str], Office], tmp_path: Path) -> None:
    commune, scan = office("xã"), tmp_path / "ký.pdf"
    scan.write_bytes(PDF)
    ref = commune.closed()
    issue(commune.desk.store, ref, number="15", day="2023-07-02", signed=examine_file(scan, tmp_path))
    handed = commune.pack(ref)
    with zipfile.ZipFile(handed.package) as package:
        assert package.read(package_layout.SIGNED) == PDF
        assert b'"number": "15"' in package.read(package_layout.REPORT)
    assert verify(commune.keys, handed.package).whole


def test_versions_count_up_and_nothing_is_overwritten(office: Callable[[str], Office]) -> None:
    commune = office("xã")
    ref = commune.closed()
    first = commune.pack(ref)
    before = {path: path.read_bytes() for path in commune.stick.iterdir()}
    reopen(commune.desk.store, ref)
    commune.desk.store.edit(ref, "mo-dau", "Nội dung khác.", who="Lan", cause="typed")
    commune.close(ref)
    second = commune.pack(ref)
    assert [first.package.name, second.package.name] == ["an-thanh_2023-H1_v1.cchc", "an-thanh_2023-H1_v2.cchc"]
    assert {path: path.read_bytes() for path in before} == before


def test_packing_the_same_again_finds_it_there(office: Callable[[str], Office]) -> None:
    commune = office("xã")
    ref = commune.draft()
    first = commune.pack(ref, draft=True)
    again = commune.pack(ref, draft=True)
    assert (first.present, again.present) == (False, True)
    assert (again.package, again.sha256, again.written) == (first.package, first.sha256, ())


def test_what_is_missing_beside_a_package_is_added(office: Callable[[str], Office]) -> None:
    commune = office("xã")
    ref = commune.draft()
    first = commune.pack(ref, draft=True)
    first.slip.unlink()
    assert commune.pack(ref, draft=True).written == (first.slip,)


def test_another_draft_of_the_same_version_gets_a_name_of_its_own(office: Callable[[str], Office]) -> None:
    commune = office("xã")
    ref = commune.draft()
    commune.pack(ref, draft=True)
    commune.desk.store.edit(ref, "1:1", "41", who="Lan", cause="typed")
    assert commune.pack(ref, draft=True).package.name == "an-thanh_2023-H1_v1_ban-thao_lan-2.cchc"


def test_a_corrupted_package_under_the_name_is_left_alone(office: Callable[[str], Office]) -> None:
    commune = office("xã")
    ref = commune.draft()
    first = commune.pack(ref, draft=True)
    first.package.write_bytes(b"hong")
    assert commune.pack(ref, draft=True).package.name == "an-thanh_2023-H1_v1_ban-thao_lan-2.cchc"
    assert first.package.read_bytes() == b"hong"


def test_state_and_choice_must_agree(office: Callable[[str], Office]) -> None:
    commune = office("xã")
    with pytest.raises(UserError, match="chưa chốt"):
        commune.pack(commune.draft())
    with pytest.raises(UserError, match="đã chốt"):
        commune.pack(commune.closed(), draft=True)
    assert names(commune.stick) == set()


def test_a_folder_that_is_not_there_makes_no_key(office: Callable[[str], Office]) -> None:
    commune = office("xã")
    ref = commune.draft()
    commune.stick.rmdir()
    with pytest.raises(NotFoundError, match="Không có thư mục"):
        commune.pack(ref, draft=True)
    assert not (commune.data / "keys").exists()


class PulledDevice(Device):
    def flush(self, _handle: int) -> None:
        raise OSError(5, "Input/output error")


def test_a_pulled_stick_leaves_the_draft_as_it_was(office: Callable[[str], Office]) -> None:
    commune = office("xã")
    ref = commune.draft()
    before = commune.desk.store.load(ref)
    with pytest.raises(StorageError, match="có thể đã bị rút ra"):
        commune.pack(ref, draft=True, device=PulledDevice())
    assert names(commune.stick) == set()
    assert commune.desk.store.load(ref) == before


def test_a_stick_that_goes_before_it_is_written_to_is_reported(
    office: Callable[[str], Office], monkeypatch: pytest.MonkeyPatch
) -> None:
    commune = office("xã")
    ref = commune.draft()

    def gone(_path: Path) -> bool:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "is_file", gone)
    with pytest.raises(StorageError, match="có thể đã bị rút ra"):
        commune.pack(ref, draft=True)


def test_packing_needs_no_store_and_runs_on_any_thread(office: Callable[[str], Office]) -> None:
    commune = office("xã")
    handover = prepare(commune.desk.store, commune.draft(), draft=True)
    with ThreadPoolExecutor(1) as threads:
        handed = threads.submit(lambda: result_of(pack(handover, commune.keys, commune.stick))).result()
    assert verify(commune.keys, handed.package).whole


def test_a_stop_leaves_nothing_on_the_stick(office: Callable[[str], Office]) -> None:
    commune = office("xã")
    handover = prepare(commune.desk.store, commune.draft(), draft=True)
    total = sum(1 for _ in pack(handover, commune.keys, commune.stick))
    for path in commune.stick.iterdir():
        path.unlink()
    for stop in (1, total // 2, total - 4, total - 1, total):
        steps = pack(handover, commune.keys, commune.stick)
        for _ in range(stop):
            next(steps)
        steps.close()
        assert names(commune.stick) == set(), stop


def test_the_slip_is_one_page_with_fingerprint_and_hash(office: Callable[[str], Office]) -> None:
    commune = office("xã")
    handed = commune.pack(commune.closed())
    slip = PdfDocument(handed.slip)
    text = slip[0].get_textpage().get_text_bounded()
    assert len(slip) == 1
    assert handed.fingerprint in text
    assert handed.sha256 in "".join(text.split())
    for words in ("BÊN GIAO", "BÊN NHẬN", "xã An Thanh, huyện Tứ Kỳ", "bản trình ký", handed.package.name):
        assert words in text
    slip.close()


@pytest.mark.skipif(not Path("/usr/bin/sha256sum").exists(), reason="a program of Linux")
def test_sha256sum_agrees_with_the_unpacked_folder(office: Callable[[str], Office], tmp_path: Path) -> None:
    commune = office("xã")
    handed = commune.pack(commune.draft(), draft=True)
    with zipfile.ZipFile(handed.package) as package:
        package.extractall(tmp_path / "ra")
    for manifest in (package_layout.MANIFEST, package_layout.TAG_MANIFEST):
        done = subprocess.run(
            ["/usr/bin/sha256sum", "--strict", "-c", manifest], cwd=tmp_path / "ra", capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr


def test_an_office_that_knows_the_key_says_valid_another_asks_to_compare(office: Callable[[str], Office]) -> None:
    commune, district = office("xã"), office("huyện")
    handed = commune.pack(commune.draft(), draft=True)
    assert verify(commune.keys, handed.package).signature == "valid"
    found = verify(district.keys, handed.package)
    assert (found.whole, found.signature) == (True, "unknown-key")
    assert any(handed.fingerprint in line for line in signature_in_words(found))
    trust(district.keys, found, handed.fingerprint.replace(" ", "-"))
    assert verify(district.keys, handed.package).signature == "valid"


def test_a_key_is_remembered_only_for_the_fingerprint_on_the_slip(office: Callable[[str], Office]) -> None:
    commune, district = office("xã"), office("huyện")
    found = verify(district.keys, commune.pack(commune.draft(), draft=True).package)
    with pytest.raises(UserError, match="khác với mã của gói"):
        trust(district.keys, found, "00000 " * 8)
    assert not (district.keys.data / "keys").exists()


def test_the_key_of_a_corrupted_package_is_not_remembered(office: Callable[[str], Office]) -> None:
    commune, district = office("xã"), office("huyện")
    handed = commune.pack(commune.draft(), draft=True)
    handed.package.write_bytes(handed.package.read_bytes() + b"x")
    with pytest.raises(UserError, match="không còn nguyên vẹn"):
        trust(district.keys, verify(district.keys, handed.package), handed.fingerprint)


def test_a_replaced_key_is_reported(office: Callable[[str], Office]) -> None:
    commune, other, district = office("xã"), office("máy khác"), office("huyện")
    found = verify(district.keys, commune.pack(commune.draft(), draft=True).package)
    assert found.key is not None
    trust(district.keys, found, found.key.fingerprint)
    replaced = verify(district.keys, other.pack(other.draft(), draft=True).package)
    assert replaced.signature == "unknown-key"
    assert any("từng ký bằng khóa khác" in line for line in signature_in_words(replaced))


def test_a_package_becomes_an_open_draft_with_a_template_that_is_not_shipped(office: Callable[[str], Office]) -> None:
    commune, district = office("xã"), office("huyện")
    handed = commune.pack(commune.closed())
    added = import_package(district.desk, district.keys, handed.package)
    opened = district.desk.store.load(added.ref)
    assert (opened.report.state, opened.report.template) == ("open", "mau-thu")
    assert opened.template_source == make_template_source().source
    assert opened.report.fields == commune.desk.store.load("an-thanh-2023-H1").report.fields
    assert [(change.key, change.cause) for change in district.desk.store.history(added.ref)] == [("", "package")]
    assert any(handed.fingerprint in line for line in added.warnings)
    assert any("đã chốt" in line for line in added.warnings)


def test_an_older_package_is_distinguished_from_the_draft(office: Callable[[str], Office]) -> None:
    commune, district = office("xã"), office("huyện")
    ref = commune.closed()
    first = commune.pack(ref)
    reopen(commune.desk.store, ref)
    commune.close(ref)
    import_package(district.desk, district.keys, commune.pack(ref).package)
    older = import_package(district.desk, district.keys, first.package)
    line = "Máy này đã có lần 2 của báo cáo này, mới hơn lần 1 trong gói. Xem lại trước khi mở."
    assert line in older.warnings
    assert list(newer_in_words(district.desk.drafts(), verify(district.keys, first.package))) == [line]


def test_a_changed_package_is_never_imported(office: Callable[[str], Office]) -> None:
    commune, district = office("xã"), office("huyện")
    handed = commune.pack(commune.draft(), draft=True)
    raw = bytearray(handed.package.read_bytes())
    raw[raw.index("Nội dung.".encode())] ^= 1
    handed.package.write_bytes(raw)
    with pytest.raises(BadFileError, match=r"data/report\.json: bị thay đổi"):
        import_package(district.desk, district.keys, handed.package)
    assert district.desk.drafts() == []


def test_a_moment_with_a_zone_of_half_an_hour_is_kept(office: Callable[[str], Office]) -> None:
    commune = office("xã")
    moment = datetime(1979, 2, 3, 4, 5, 7).astimezone() + timedelta(milliseconds=9)
    handover = replace(prepare(commune.desk.store, commune.draft(), draft=True), signed=b"%PDF-")
    handed = result_of(pack(handover, commune.keys, commune.stick, clock=lambda: moment))
    assert verify(commune.keys, handed.package).whole
