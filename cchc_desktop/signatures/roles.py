"""Who signs a report, where on its page, and what is shown there (Decree 30, appendix I, II.7.d and II.8.a)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from cchc_desktop.documents.content.placeholders import VIETNAM
from cchc_desktop.documents.pdf.signature_image import size_on_paper
from cchc_desktop.documents.pdf.signature_picture import BLUE, RED, SignaturePicture
from cchc_desktop.documents.pdf.signing_room import PagePlace

if TYPE_CHECKING:
    from cchc_desktop.signatures.certificates import SigningCertificate

_MM = 72 / 25.4
_SIGNATURE = (66 * _MM, 24 * _MM)
_LARGEST = 50 * _MM
_COVERED = 1 / 3
"""The share of the signature that the office's stamp covers, at its left."""


class SigningRole(StrEnum):
    """Who signs: the one who is entitled to, then the office."""

    SIGNER = "signer"
    OFFICE = "office"


FIELDS = {SigningRole.SIGNER: "NguoiKy", SigningRole.OFFICE: "CoQuan"}
"""The names of the signature fields, in the order in which they are signed."""


def place_in(room: PagePlace, role: SigningRole, image: bytes = b"") -> PagePlace:
    """Return the place of a signature in the room between office and name of the signer.

    The image of a seal has its real size, where it says how large it is (II.8.a).
    """
    width, height = min(room.width, _SIGNATURE[0]), min(room.height, _SIGNATURE[1])
    left = room.left + (room.width - width) / 2
    if role is SigningRole.SIGNER:
        return PagePlace(room.page, left, room.bottom + (room.height - height) / 2, width, height)
    size = min(room.width, room.height)
    wide, high = (size_on_paper(image) if image else None) or (size, size)
    wide, high = min(wide, _LARGEST), min(high, _LARGEST)
    middle = room.bottom + room.height / 2
    return PagePlace(room.page, left + _COVERED * width - wide, middle - high / 2, wide, high)


def picture_of(
    role: SigningRole, certificate: SigningCertificate, moment: datetime, image: bytes = b""
) -> SignaturePicture:
    """Return what is shown of a signature: whose it is, and when it was made, in Vietnam's time."""
    if image:
        return SignaturePicture((), RED if role is SigningRole.OFFICE else BLUE, image=image)
    when = f"{moment.astimezone(VIETNAM):%d/%m/%Y %H:%M:%S} +07:00"
    if role is SigningRole.OFFICE:
        return SignaturePicture((*certificate.owner.split(", "), "ký số ngày", when), RED, ring=True)
    office = (f"Cơ quan: {certificate.organisation}",) if certificate.organisation else ()
    lines = (f"Ký bởi: {certificate.owner}", *office, f"Thời gian ký: {when}")
    return SignaturePicture(lines, BLUE, free_left=_COVERED)
