"""Timing the signature of a full report, without its layout and without the time that a token or file key takes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID

from benchmarks.packing import ready_documents
from benchmarks.timing import Measure, medians
from cchc_desktop.documents.pdf.signature_picture import draw_picture
from cchc_desktop.documents.pdf.signing_room import PagePlace
from cchc_desktop.signatures.examining.examine_pdf import examine_additions
from cchc_desktop.signatures.examining.printed_report import PrintedReport
from cchc_desktop.signatures.file_keys import open_file_key
from cchc_desktop.signatures.made_signatures import made_signatures
from cchc_desktop.signatures.roles import FIELDS, SigningRole, picture_of, place_in
from cchc_desktop.signatures.sign_pdf import SignatureField, sign_pdf

SIGN, KEY = "signature of a full report, checked", "the key alone"
EXAMINE, DIGEST = "examining a full report with two signatures", "SHA-256 of its bytes"
MOMENT = datetime(2023, 6, 16, 9, tzinfo=UTC)
ROOM = PagePlace(9, 300, 379, 252, 90)
_AIM, _AIM_EXAMINING = 150, 100
_DATA = bytes(256)


def measures(folder: Path) -> Iterator[Measure]:
    """Time a signature against that of the key alone, whose time is taken off."""
    pdf, _ = ready_documents(folder)
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    signer, certificate = open_file_key(_file_key(folder, private), "x")

    def signed() -> None:
        place = place_in(ROOM, SigningRole.SIGNER)
        picture = draw_picture(picture_of(SigningRole.SIGNER, certificate, MOMENT), place.width, place.height)
        field = SignatureField(FIELDS[SigningRole.SIGNER], place, picture, MOMENT, "An Thanh")
        made = made_signatures(sign_pdf(pdf, signer, field))
        if not made[SigningRole.SIGNER].holds:
            raise SystemExit("a signature does not hold, nothing measured")

    def key_alone() -> None:
        private.sign(_DATA, padding.PKCS1v15(), hashes.SHA256())

    taken = medians({SIGN: signed, KEY: key_alone}, clock=time.process_time)
    yield Measure(SIGN, taken[SIGN] - taken[KEY], KEY, taken[KEY], most_milliseconds=_AIM)
    twice = pdf
    for role in (SigningRole.SIGNER, SigningRole.OFFICE):
        place = place_in(ROOM, role)
        picture = draw_picture(picture_of(role, certificate, MOMENT), place.width, place.height)
        twice = sign_pdf(twice, signer, SignatureField(FIELDS[role], place, picture, MOMENT, "An Thanh"))
    yield _examining(pdf, twice)


def _examining(pdf: bytes, twice: bytes) -> Measure:
    """Time the examination of a report with two signatures against its print, which is there already."""
    report = PrintedReport((pdf,))

    def examined() -> None:
        found = examine_additions(twice, report, (), MOMENT)
        if found is None or len(found.signatures) != 2 or not all(one.valid for one in found.signatures):  # noqa: PLR2004 - two
            raise SystemExit("a signed report is not found in order, nothing measured")

    def digested() -> None:
        sha256(twice).hexdigest()

    taken = medians({EXAMINE: examined, DIGEST: digested}, clock=time.process_time)
    return Measure(EXAMINE, taken[EXAMINE], DIGEST, taken[DIGEST], most_milliseconds=_AIM_EXAMINING)


def _file_key(folder: Path, key: rsa.RSAPrivateKey) -> Path:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Nguyễn Văn An")])
    builder = x509.CertificateBuilder(issuer_name=name, subject_name=name, public_key=key.public_key())
    dated = builder.not_valid_before(MOMENT).not_valid_after(MOMENT + timedelta(days=365))
    certificate = dated.serial_number(x509.random_serial_number()).sign(key, hashes.SHA256())
    path = folder / "key.p12"
    path.write_bytes(
        pkcs12.serialize_key_and_certificates(b"an", key, certificate, None, BestAvailableEncryption(b"x"))
    )
    return path
