"""The roots that an office trusts: certificates in a folder of the data folder; the program brings none of its own.

Whoever adds a root vouches for every certificate below it, so its fingerprint is shown to be compared with the one that
its owner publishes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from cchc_desktop.base.bounded import read_bytes
from cchc_desktop.base.errors import BadFileError, StorageError, UserError
from cchc_desktop.base.files import require_folder, write_bytes
from cchc_desktop.base.windows import held_files
from cchc_desktop.base.windows.system_errors import reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cryptography import x509

ROOTS = "roots"
"""The folder of trusted roots in the data folder."""
_MOST_BYTES = 256 * 1024
_MOST_ROOTS = 200
_ENDINGS = (".pem", ".crt", ".cer", ".der")
_PEM = b"-----BEGIN CERTIFICATE-----"
_KEY = b"PRIVATE KEY-----"


@dataclass(frozen=True, slots=True)
class TrustedRoot:
    """A root in the folder: its file, owner, organisation, last day, SHA-256 fingerprint, and its bytes as DER."""

    path: Path
    owner: str
    organisation: str
    until: datetime
    fingerprint: str
    der: bytes


@dataclass(frozen=True, slots=True)
class RootFolder:
    """The trusted roots of an office, and the names of files in their folder that hold none."""

    roots: tuple[TrustedRoot, ...]
    unreadable: tuple[str, ...]

    @property
    def ders(self) -> tuple[bytes, ...]:
        """The certificates as DER."""
        return tuple(root.der for root in self.roots)


def read_roots(data: Path) -> RootFolder:
    """Return the trusted roots of a data folder, by the names of their owners."""
    roots: dict[str, TrustedRoot] = {}
    unreadable = []
    folder = data / ROOTS
    paths = sorted(folder.iterdir())[:_MOST_ROOTS] if folder.is_dir() else []
    for path in paths:
        if path.suffix.lower() not in _ENDINGS:
            continue
        try:
            roots |= {root.fingerprint: root for root in _roots_of(path)}
        except UserError:
            unreadable.append(path.name)
    return RootFolder(tuple(sorted(roots.values(), key=lambda root: root.owner)), tuple(unreadable))


def add_root(data: Path, path: Path) -> tuple[TrustedRoot, ...]:
    """Copy the certificates of a file into the folder of trusted roots; return them as they lie in it."""
    added = []
    for root in tuple(_roots_of(path)):
        place = data / ROOTS / f"{root.fingerprint.replace(':', '')[:32].lower()}.crt"
        require_folder(place.parent)
        write_bytes(place, root.der)
        added.append(replace(root, path=place))
    return tuple(added)


def remove_root(root: TrustedRoot) -> None:
    """Remove a root from the folder, so that nothing below it is trusted any more."""
    try:
        held_files.unlink(root.path)
    except OSError as error:
        raise StorageError(f"Không xóa được {root.path}.", f"Lý do: {reason_of(error)}.") from error


def _roots_of(path: Path) -> Iterator[TrustedRoot]:
    raw = read_bytes(path, _MOST_BYTES)
    if _KEY in raw:
        raise BadFileError(
            f"Tệp {path.name} có khóa bí mật.", "Chứng thư gốc là phần công khai, không kèm khóa. Xin lại đúng tệp."
        )
    for certificate in _certificates(raw, path.name):
        yield _root(certificate, path)


def _certificates(raw: bytes, name: str) -> list[x509.Certificate]:
    from cryptography import x509  # noqa: PLC0415 - heavy, and needed only where roots are read

    try:
        found = x509.load_pem_x509_certificates(raw) if _PEM in raw else [x509.load_der_x509_certificate(raw)]
        for each in found:
            if not each.extensions.get_extension_for_class(x509.BasicConstraints).value.ca:
                raise BadFileError(
                    f"Tệp {name} không phải chứng thư gốc.",
                    "Chứng thư này chỉ của một người hay một cơ quan. Cần chứng thư của nơi cấp.",
                )
    except (ValueError, x509.ExtensionNotFound) as error:
        raise BadFileError(
            f"Không đọc được chứng thư trong tệp {name}.", "Cần tệp .crt, .cer hoặc .pem do nơi cấp chứng thư công bố."
        ) from error
    return found


def _root(certificate: x509.Certificate, path: Path) -> TrustedRoot:
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415 - as above
    from cryptography.hazmat.primitives.serialization import Encoding  # noqa: PLC0415 - as above
    from cryptography.x509.oid import NameOID  # noqa: PLC0415 - as above

    def named(oid: object) -> str:
        found = certificate.subject.get_attributes_for_oid(oid)  # type: ignore[arg-type] # an object of NameOID
        return str(found[0].value) if found else ""

    organisation = named(NameOID.ORGANIZATION_NAME)
    return TrustedRoot(
        path=path,
        owner=named(NameOID.COMMON_NAME) or organisation or certificate.subject.rfc4514_string(),
        organisation=organisation,
        until=certificate.not_valid_after_utc,
        fingerprint=certificate.fingerprint(SHA256()).hex(":").upper(),
        der=certificate.public_bytes(Encoding.DER),
    )
