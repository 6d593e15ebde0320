"""What a signing certificate says: its owner, who issued it, until when it counts, whether it may sign."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.x509.oid import NameOID

from cchc_desktop.base.clock import day_words
from cchc_desktop.base.errors import UserError

if TYPE_CHECKING:
    from cryptography.x509 import ObjectIdentifier


@dataclass(frozen=True, slots=True)
class SigningCertificate:
    """A certificate as people read it, and as it is encoded (`der`)."""

    owner: str
    organisation: str
    issuer: str
    since: datetime
    until: datetime
    may_sign: bool
    der: bytes

    def refuse_unfit(self, moment: datetime) -> None:
        """Raise UserError if this certificate must not sign at a moment."""
        if not self.may_sign:
            raise UserError(
                f"Chứng thư của {self.owner} không có quyền ký.",
                "Chứng thư này cấp cho việc khác (ví dụ mã hóa). Chọn chứng thư ký số, hoặc hỏi nơi cấp token.",
            )
        if moment > self.until:
            raise UserError(
                f"Chứng thư của {self.owner} đã hết hạn ngày {day_words(self.until.astimezone())}.",
                "Gia hạn chứng thư ở nơi cấp rồi ký lại. Nếu ngày giờ của máy sai, chỉnh lại ngày giờ.",
            )
        if moment < self.since:
            raise UserError(
                f"Chứng thư của {self.owner} chưa đến ngày dùng: từ {day_words(self.since.astimezone())}.",
                "Xem lại ngày giờ của máy, hoặc chờ đến ngày đó.",
            )


def certificate_of(der: bytes) -> SigningCertificate:
    """Return a certificate from its encoding; ValueError if it is none."""
    found = x509.load_der_x509_certificate(der)
    return SigningCertificate(
        owner=_name(found.subject, NameOID.COMMON_NAME) or found.subject.rfc4514_string(),
        organisation=_name(found.subject, NameOID.ORGANIZATION_NAME),
        issuer=_name(found.issuer, NameOID.ORGANIZATION_NAME) or _name(found.issuer, NameOID.COMMON_NAME),
        since=found.not_valid_before_utc,
        until=found.not_valid_after_utc,
        may_sign=_may_sign(found),
        der=der,
    )


def _name(name: x509.Name, oid: ObjectIdentifier) -> str:
    found = name.get_attributes_for_oid(oid)
    return str(found[0].value) if found else ""


def _may_sign(certificate: x509.Certificate) -> bool:
    """Return whether its usages include signing; a certificate of who issues others signs no documents."""
    extensions = certificate.extensions
    try:
        if extensions.get_extension_for_class(x509.BasicConstraints).value.ca:
            return False
    except x509.ExtensionNotFound:
        pass
    try:
        usage = extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    return usage.digital_signature or usage.content_commitment
