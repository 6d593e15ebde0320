"""USB tokens by way of their drivers (PKCS#11): which are plugged in, whose certificates they hold, signing with one.

A driver is started for each use and ended after it, so that what was plugged in or pulled out meanwhile is seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

import pkcs11
from asn1crypto import x509
from pkcs11 import Attribute, Mechanism, ObjectClass, TokenFlag
from pyhanko.sign.pkcs11 import PKCS11Signer

from cchc_desktop.base.errors import UserError
from cchc_desktop.signatures.certificates import SigningCertificate, certificate_of
from cchc_desktop.signatures.drivers import refuse_unfit_driver
from cchc_desktop.signatures.token_errors import pin_error, pin_note, reporting_token, unusable_driver

if TYPE_CHECKING:
    from pathlib import Path

    from pkcs11 import Session, Token
    from pkcs11._pkcs11 import lib as Library  # noqa: N812 - a class
    from pyhanko.sign.signers import Signer

_DRIVERS = Lock()
"""A driver serves one thread at a time."""
_RAW = {"rsa": Mechanism.SHA256_RSA_PKCS, "ec": Mechanism.ECDSA_SHA256}
"""The mechanism that hashes itself, by the kind of key; a token without it signs the hash."""


@dataclass(frozen=True, slots=True)
class TokenKey:
    """A certificate on a token: the driver, the token's label and serial number, the number of its objects."""

    driver: Path
    token: str
    serial: bytes
    number: bytes
    certificate: SigningCertificate
    pin_note: str = ""
    """What the token says of the tries left for its PIN; "" where no wrong one was typed."""


def keys_of(driver: Path) -> list[TokenKey]:
    """Return the certificates of every token that is plugged in; UserError if the driver cannot be used."""
    with _started(driver) as library, reporting_token():
        return [key for token in _tokens(library) for key in _keys(driver, token)]


@contextmanager
def opened_key(key: TokenKey, pin: str) -> Iterator[Signer]:
    """Open the token of a certificate with its PIN, for signing; UserError if it is gone or the PIN is wrong."""
    with _started(key.driver) as library, reporting_token():
        token = next((one for one in _tokens(library) if (one.label, one.serial) == (key.token, key.serial)), None)
        if token is None:
            raise UserError(f"Không còn thấy token “{key.token}”.", "Cắm lại token rồi ký lại. Bản PDF vẫn như trước.")
        with _session(token, pin) as session:
            yield _signer(session, token, key)


def _signer(session: Session, token: Token, key: TokenKey) -> Signer:
    certificate = x509.Certificate.load(key.certificate.der)
    wanted = _RAW.get(certificate.public_key.algorithm)
    raw = wanted is not None and wanted not in token.slot.get_mechanisms()
    above = [found for found in _certificates(session) if found != key.certificate.der]
    return PKCS11Signer(
        session,
        signing_cert=certificate,
        key_id=key.number,
        ca_chain=[one for one in map(x509.Certificate.load, above) if one.ca],
        embed_roots=True,
        use_raw_mechanism=raw,
    )


@contextmanager
def _started(driver: Path) -> Iterator[Library]:
    refuse_unfit_driver(driver)
    with _DRIVERS:
        try:
            library = pkcs11.lib(str(driver))
        except pkcs11.PKCS11Error as error:
            raise unusable_driver(driver, error) from error
        try:
            yield library
        finally:
            with suppress(pkcs11.PKCS11Error):
                library.finalize()


def _tokens(library: Library) -> list[Token]:
    found = []
    for slot in library.get_slots(token_present=True):
        with suppress(pkcs11.TokenNotPresent, pkcs11.TokenNotRecognised):
            token = slot.get_token()
            if TokenFlag.TOKEN_INITIALIZED in token.flags:
                found.append(token)
    return found


def _keys(driver: Path, token: Token) -> Iterator[TokenKey]:
    note = pin_note(token.flags)
    with token.open() as session:
        for found in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}):
            with suppress(ValueError):  # no X.509 certificate
                certificate = certificate_of(found[Attribute.VALUE])
                yield TokenKey(driver, token.label, token.serial, found[Attribute.ID], certificate, note)


def _certificates(session: Session) -> list[bytes]:
    return [found[Attribute.VALUE] for found in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE})]


@contextmanager
def _session(token: Token, pin: str) -> Iterator[Session]:
    own_keys = TokenFlag.PROTECTED_AUTHENTICATION_PATH in token.flags and not pin
    try:
        session = token.open(user_pin=pkcs11.PROTECTED_AUTH if own_keys else pin)
    except pkcs11.PKCS11Error as error:
        refused = pin_error(error, token.slot.get_token().flags)
        if refused is None:
            raise
        raise refused from error
    try:
        yield session
    finally:
        with suppress(pkcs11.PKCS11Error):
            session.close()
