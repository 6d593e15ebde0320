"""Signing a PDF: a visible signature at a place, added as an increment (PAdES B-B; with a time stamp B-T)."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.stamp import StaticStampStyle

if TYPE_CHECKING:
    from pyhanko.sign.signers import Signer
    from pyhanko.sign.timestamps import TimeStamper

    from cchc_desktop.documents.pdf.signing_room import PagePlace

_HASH = "sha256"
_SIGNATURE, _TIME_STAMP = 4096, 16 * 1024
"""Bytes for a signature beside its certificates, keys of 8,192 bits included; and for a time stamp with its own."""


@dataclass(frozen=True, slots=True)
class SignatureField:
    """A signature to be added: the name of its field, its place, its picture (a PDF page), its moment and town."""

    name: str
    place: PagePlace
    picture: bytes
    moment: datetime
    town: str


def sign_pdf(pdf: bytes, signer: Signer, field: SignatureField, time_stamps: TimeStamper | None = None) -> bytes:
    """Return a PDF with one more signature, its bytes unchanged in front of it."""
    return asyncio.run(_signed(pdf, signer, field, time_stamps))


async def _signed(pdf: bytes, signer: Signer, field: SignatureField, time_stamps: TimeStamper | None) -> bytes:
    metadata = PdfSignatureMetadata(
        field_name=field.name, md_algorithm=_HASH, location=field.town or None, subfilter=fields.SigSeedSubFilter.PADES
    )
    place = field.place
    right, top = place.left + place.width, place.bottom + place.height
    box = (round(place.left), round(place.bottom), round(right), round(top))
    spec = fields.SigFieldSpec(field.name, on_page=place.page, box=box)
    style = StaticStampStyle(
        border_width=0, background=_DrawnPage(field.picture), background_layout=_WHOLE, background_opacity=1
    )
    pdf_signer = PdfSigner(metadata, signer, timestamper=time_stamps, stamp_style=style, new_field_spec=spec)
    session = pdf_signer.init_signing_session(IncrementalPdfFileWriter(BytesIO(pdf)))
    session.system_time = field.moment
    document = session.prepare_tbs_document(None, _reserved(signer, time_stamps))
    output = BytesIO()
    digest, _ = document.digest_tbs_document(output=output)
    attributes = PdfCMSSignedAttributes(signing_time=field.moment)
    await document.perform_signature(digest.document_digest, attributes)
    return output.getvalue()


def _reserved(signer: Signer, time_stamps: TimeStamper | None) -> int:
    """Return how many digits to leave for a signature; pyHanko would make one for trial to know it."""
    certificates = {one.dump() for one in (signer.signing_cert, *signer.cert_registry) if one is not None}
    return 2 * (sum(map(len, certificates)) + _SIGNATURE + (_TIME_STAMP if time_stamps else 0))


class _DrawnPage(PdfContent):
    """A PDF page in memory as the picture of a signature; pyHanko's own takes it from a file."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf
        super().__init__()

    def render(self) -> bytes:
        """Bring the page in and return what draws it."""
        page = self._ensure_writer.import_page_as_xobject(PdfFileReader(BytesIO(self._pdf)))
        self.resources.xobject[pdf_name("/Picture")] = page
        left, bottom, right, top = page.get_object()["/BBox"]
        self.box = BoxConstraints(width=right - left, height=top - bottom)
        return b"/Picture Do"


_WHOLE = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID, Margins(0, 0, 0, 0))
