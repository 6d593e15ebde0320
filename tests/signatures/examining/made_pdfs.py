"""PDFs for tests of examining: plain pages, signed ones, and what others add to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from io import BytesIO

from pyhanko.keys import load_certs_from_pemder_data, load_private_key_from_pemder_data
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.signers.pdf_cms import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore
from reportlab.pdfgen.canvas import Canvas

from tests.signatures.chain import Chain, Identity

LINES = (
    ("UBND xa An Thanh", "So: /BC-UBND An Thanh, ngay thang 6 nam 2023", "Dat 60,53% ke hoach, 23 tren 38 nhiem vu."),
    ("Phu luc", "1 Nhiem vu 38", "2 Hoan thanh 23"),
)
BOX = (300, 100, 450, 160)
Change = Callable[[IncrementalPdfFileWriter], None]


@cache
def plain_pdf(lines: Sequence[Sequence[str]] = LINES) -> bytes:
    """Return a PDF with a page for each group of lines."""
    out = BytesIO()
    canvas = Canvas(out, invariant=True)
    for page in lines:
        for at, line in enumerate(page):
            canvas.drawString(72, 760 - 20 * at, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def signed(
    raw: bytes,
    owner: Identity,
    chain: Chain,
    *,
    field: str = "Ky1",
    digest: str = "sha256",
    box: tuple[int, int, int, int] | None = BOX,
    subfilter: fields.SigSeedSubFilter = fields.SigSeedSubFilter.PADES,
) -> bytes:
    """Return a PDF with a signature added, made by pyHanko with a key in software."""
    writer = IncrementalPdfFileWriter(BytesIO(raw))
    meta = signers.PdfSignatureMetadata(field_name=field, md_algorithm=digest, subfilter=subfilter)
    place = fields.SigFieldSpec(field, on_page=0, box=box) if box else fields.SigFieldSpec(field)
    made = signers.PdfSigner(meta, signer_of(owner, chain), new_field_spec=place).sign_pdf(writer)
    return bytes(made.getvalue())


def signer_of(owner: Identity, chain: Chain) -> Signer:
    """Return pyHanko's signer of an identity, with the certificates above it."""
    above = (chain.foreign_root,) if owner is chain.foreign else (chain.issuing, chain.root)
    (certificate,) = load_certs_from_pemder_data(owner.der)
    store = SimpleCertificateStore()
    store.register_multiple(each for one in above for each in load_certs_from_pemder_data(one.der))
    key = load_private_key_from_pemder_data(owner.key_pem, None)
    return signers.SimpleSigner(signing_cert=certificate, signing_key=key, cert_registry=store)


def added(raw: bytes, change: Change) -> bytes:
    """Return a PDF with an increment, in which `change` did something."""
    writer = IncrementalPdfFileWriter(BytesIO(raw))
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
