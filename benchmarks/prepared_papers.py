"""Files that come from elsewhere, made for `prepared_office`: keys that sign, a table, templates, packages."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID

from benchmarks.command_cases import PIN
from cchc_desktop.base.work_step import result_of
from cchc_desktop.desk.office import library
from cchc_desktop.desk.office.taken_templates import TAKEN
from cchc_desktop.desk.templates.handing_out import hand_out
from cchc_desktop.desk.templates.taking_up import take_up_source
from cchc_desktop.handoff.keyring import Keyring
from cchc_desktop.handoff.package import PackageContents, make
from cchc_desktop.handoff.unit_key import SecretKey, secret_from_raw
from cchc_desktop.report.document import CLOSED, report_of
from cchc_desktop.report.file import write_report
from cchc_desktop.units.catalogue import communes
from cchc_desktop.units.commune import Commune, Era

OWN_TEMPLATE = "cchc-xa-song-lam"
_TEMPLATE = f"""
format = 3
id = "{OWN_TEMPLATE}"
name = "CCHC cấp xã 2026, tỉnh Sông Lam"
status = "official"
extends = "cchc-xa-2025"

[edition]
number = 1
from = "2026-01-01"
until = "2026-12-31"
follows = "Công văn 214/SNV-CCHC"
made_by = "Sở Nội vụ tỉnh Sông Lam"

[[forms]]
number = "7"

[[forms.rows]]
no = "9"
label = "Số máy in của xã"
kind = "count"
unit = "Máy"
"""
_TABLE = """Hồ sơ một cửa
STT;Lĩnh vực;Tổng số tiếp nhận;Trực tuyến;Trực tiếp;Bưu chính;Tổng đã giải quyết;Trước hạn;Đúng hạn;Quá hạn
1;Hộ tịch;120;90;25;5;118;60;57;1
2;Chứng thực;80;50;28;2;79;40;39;0
3;Đất đai;30;20;9;1;28;10;16;2
"""
_UNITS = """Mã;Tên;Huyện;Tỉnh
11125;xã An Thanh;huyện Tứ Kỳ;tỉnh Hải Dương
"""
_BEGIN, _END = datetime(2020, 1, 1, tzinfo=UTC), datetime(2046, 12, 31, tzinfo=UTC)
_PACKED = datetime(2023, 6, 12, 8, tzinfo=UTC)


def write_papers(folder: Path) -> None:
    """Write into a folder: two keys in files, a one-stop shop's table, a list of units, a template in two forms."""
    for name, owner in (("bình.p12", "Nguyễn Văn Bình"), ("dấu.p12", "UBND xã An Thanh")):
        (folder / name).write_bytes(_file_key(owner))
    (folder / "bảng.csv").write_text(_TABLE, encoding="utf-8")
    (folder / "đơn-vị.csv").write_text(_UNITS, encoding="utf-8")
    (folder / "mẫu.toml").write_text(_TEMPLATE, encoding="utf-8")
    data = folder / "nơi-trao"
    TAKEN.open(lambda: data)
    take_up_source(_TEMPLATE, "mẫu.toml")
    handed = result_of(hand_out(OWN_TEMPLATE, "Sở Nội vụ tỉnh Sông Lam", Keyring(data), folder))
    handed.package.rename(folder / "mẫu.cchcm")
    TAKEN.open(None)


def write_arrivals(folder: Path) -> tuple[str, str]:
    """Write the packages of two communes, one of which also comes with another key; return its code and that key."""
    folder.mkdir()
    found = communes(Era.DISTRICTS).values()
    one, other = [each for each in found if each.district == "huyện Tứ Kỳ" and each.code != "11125"][:2]
    strange = _key_of(one, 2)
    (folder / "a.cchc").write_bytes(_package(one, _key_of(one, 1), version=1))
    (folder / "d.cchc").write_bytes(_package(other, _key_of(other, 1), version=1))
    (folder.parent / "kèm" / "khóa-khác.cchc").write_bytes(_package(one, strange, version=2))
    return one.code, strange.public.fingerprint.replace(" ", "")


def _file_key(owner: str) -> bytes:
    """Return a .p12 file with a certificate that its own key signed."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, owner)])
    builder = x509.CertificateBuilder(issuer_name=name, subject_name=name, public_key=key.public_key())
    builder = builder.serial_number(x509.random_serial_number()).not_valid_before(_BEGIN).not_valid_after(_END)
    signs = {"digital_signature", "content_commitment"}
    never = {"key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign"}
    usage = x509.KeyUsage(
        **dict.fromkeys(signs, True), **dict.fromkeys(never, False), encipher_only=False, decipher_only=False
    )
    certificate = builder.add_extension(usage, critical=True).sign(key, hashes.SHA256())
    sealed = BestAvailableEncryption(PIN.strip().encode())
    return pkcs12.serialize_key_and_certificates(owner.encode(), key, certificate, None, sealed)


def _key_of(commune: Commune, number: int) -> SecretKey:
    return secret_from_raw(sha256(f"{commune.code} {number}".encode()).digest())


def _package(commune: Commune, key: SecretKey, *, version: int) -> bytes:
    source = library.shipped("cchc-xa-2023")
    assert source is not None  # noqa: S101 - it comes with the program
    unit = {f"unit.{name}": text for name, text in commune.unit().items()}
    report = report_of(source.template.id, "2023-H1", {**unit, "1:2.1": "2"}, version=version, state=CLOSED)
    report = replace(report, template_sha256=source.sha256)
    contents = PackageContents(report, write_report(report), source.source, b"%PDF-1.4 A", b"PK workbook")
    return make(contents, key, _PACKED).raw
