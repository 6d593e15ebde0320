"""A certificate beside the signer's that was altered is told, apart from a root that is not known."""

from __future__ import annotations

from io import BytesIO

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from pyhanko.keys import load_certs_from_pemder_data, load_private_key_from_pemder_data
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from cchc_desktop.desk.signed_copies.examination_words import state_of
from cchc_desktop.signatures.examining.examination import ChainState, FoundSignature, SignatureFault
from cchc_desktop.signatures.examining.examine_pdf import examine_pdf
from cchc_desktop.signatures.examining.printed_report import PrintedReport
from tests.signatures.chain import Chain, Identity
from tests.signatures.examining.made_pdfs import plain_pdf
from tests.signatures.examining.test_found_signatures import NOW


def signed_under(raw: bytes, owner: Identity, *above: Identity, field: str = "Ky1") -> bytes:
    """Return a PDF with a signature that holds the signer's certificate and those above it that are given."""
    store = SimpleCertificateStore()
    store.register_multiple(each for one in above for each in load_certs_from_pemder_data(one.der))
    (certificate,) = load_certs_from_pemder_data(owner.der)
    key = load_private_key_from_pemder_data(owner.key_pem, None)
    signer = signers.SimpleSigner(signing_cert=certificate, signing_key=key, cert_registry=store)
    meta = signers.PdfSignatureMetadata(field_name=field, subfilter=fields.SigSeedSubFilter.PADES)
    made = signers.PdfSigner(meta, signer).sign_pdf(IncrementalPdfFileWriter(BytesIO(raw)))
    return bytes(made.getvalue())


def with_byte(raw: bytes, der: bytes, at: int) -> bytes:
    """Return a signed file with one bit of a certificate in it turned, in the first signature that has it."""
    place = raw.index(der.hex().upper().encode()) + 2 * at
    turned = b"%02X" % (der[at] ^ 1)
    return raw[:place] + turned + raw[place + 2 :]


def found(raw: bytes, *roots: Identity) -> tuple[FoundSignature, ...]:
    examined = examine_pdf(raw, PrintedReport(), [root.der for root in roots], NOW)
    return examined.signatures if examined else ()


def test_a_key_altered_in_a_certificate_between_is_told_apart_from_an_unknown_root(chain: Chain) -> None:
    raw = signed_under(plain_pdf(), chain.chairman, chain.issuing)
    key = chain.issuing.certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    (as_made,) = found(raw)
    assert (as_made.valid, as_made.chain, as_made.trusted) == (True, ChainState.UNKNOWN_ROOT, False)

    (one,) = found(with_byte(raw, chain.issuing.der, chain.issuing.der.index(key) + 100))
    assert (one.valid, one.whole, one.fault) == (False, False, SignatureFault.BROKEN_LINK)
    assert state_of(one) == "không đúng: chứng thư trung gian hỏng hoặc đã bị sửa"


@pytest.mark.parametrize("roots", [True, False])
def test_each_byte_of_the_certificates_above_counts_where_the_root_is_there(chain: Chain, *, roots: bool) -> None:
    raw = signed_under(plain_pdf(), chain.chairman, chain.issuing, chain.root)
    for above in (chain.issuing, chain.root):
        for at in range(0, len(above.der), 23):
            told = found(with_byte(raw, above.der, at), *([chain.root] if roots else []))
            assert not any(one.valid for one in told), (above.owner, at)


def test_of_an_altered_certificate_whose_issuer_is_nowhere_at_least_nothing_is_trusted(chain: Chain) -> None:
    raw = signed_under(plain_pdf(), chain.chairman, chain.issuing)
    states = [
        one for at in range(0, len(chain.issuing.der), 13) for one in found(with_byte(raw, chain.issuing.der, at))
    ]

    assert {one.chain for one in states if one.valid} == {ChainState.UNKNOWN_ROOT}
    assert sum(not one.valid for one in states) > len(states) // 3
    assert not any(one.trusted for one in states)


def test_the_same_certificate_in_two_signatures_has_to_be_the_same(chain: Chain) -> None:
    once = signed_under(plain_pdf(), chain.chairman, chain.issuing)
    twice = signed_under(once, chain.office, chain.issuing, field="Ky2")
    assert [one.valid for one in found(twice)] == [True, True]

    altered = with_byte(twice, chain.issuing.der, len(chain.issuing.der) - 9)
    assert SignatureFault.BROKEN_LINK in {one.fault for one in found(altered)}
    known = with_byte(once, chain.issuing.der, len(chain.issuing.der) - 9)
    assert [one.fault for one in found(known, chain.issuing)] == [SignatureFault.BROKEN_LINK]


def test_a_certificate_of_no_version_is_told(chain: Chain) -> None:
    raw = signed_under(plain_pdf(), chain.chairman, chain.issuing)
    version = bytes.fromhex("a003020102")
    place = raw.index(chain.issuing.der.hex().upper().encode()) + 2 * (chain.issuing.der.index(version) + 4)
    (one,) = found(raw[:place] + b"42" + raw[place + 2 :])

    assert one.fault is SignatureFault.BROKEN_LINK


def test_another_certificate_of_the_same_name_is_no_broken_link(chain: Chain) -> None:
    raw = signed_under(plain_pdf(), chain.chairman, chain.issuing, chain.root)
    (one,) = found(raw, chain.root, chain.foreign_root)

    assert (one.valid, one.whole, one.trusted) == (True, True, True)
