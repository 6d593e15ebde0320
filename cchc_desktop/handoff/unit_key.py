"""A unit's key: an Ed25519 pair (RFC 8032), and the fingerprint by which two people compare it."""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

KEY_SIZE, SIGNATURE_SIZE = 32, 64
GROUPS, GROUP = 8, 5
"""A fingerprint is 40 decimal digits, about 132 bits of a SHA-256."""

_SIGN_BIT = 0x80
_SMALL_ORDER = frozenset(
    bytes.fromhex(y)
    for y in (
        "00" * 32,
        "01" + "00" * 31,
        "ec" + "ff" * 30 + "7f",
        "ed" + "ff" * 30 + "7f",  # zero and one again, spelled beyond the prime of the field
        "ee" + "ff" * 30 + "7f",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    )
)
"""The points of order 1, 2, 4 and 8, sign aside: no unit's keys, as anyone can make valid signatures for them."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """The public half of a key, which is part of a package."""

    raw: bytes

    @property
    def text(self) -> str:
        """The key in base64, as files keep it (RFC 4648, section 4)."""
        return base64.b64encode(self.raw).decode()

    @property
    def fingerprint(self) -> str:
        """Eight groups of five digits, for people to compare: "01234 56789 …"."""
        number = int.from_bytes(hashlib.sha256(b"cchc-key/1\n" + self.raw).digest(), "big")
        digits = f"{number % 10 ** (GROUPS * GROUP):0{GROUPS * GROUP}}"
        return " ".join(digits[at : at + GROUP] for at in range(0, GROUPS * GROUP, GROUP))

    def verifies(self, signature: bytes, message: bytes) -> bool:
        """Return whether a signature over a message was made with this key (RFC 8032, 5.1.7)."""
        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True, slots=True)
class SecretKey:
    """The secret half, which leaves the unit only in an export under a passphrase."""

    private: Ed25519PrivateKey

    @property
    def public(self) -> PublicKey:
        """The public half."""
        return PublicKey(self.private.public_key().public_bytes_raw())

    @property
    def raw(self) -> bytes:
        """The 32 bytes of the key."""
        return self.private.private_bytes_raw()

    @property
    def pem(self) -> bytes:
        """The key as its file keeps it: PKCS #8 in PEM (RFC 8410, section 7)."""
        return self.private.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )

    def sign(self, message: bytes) -> bytes:
        """Return the signature over a message (RFC 8032, 5.1.6)."""
        return self.private.sign(message)


def public_from_text(text: str) -> PublicKey | None:
    """Return the public key that a base64 text spells; None if it is no valid key."""
    raw = bytes_of(text, KEY_SIZE)
    if raw is None or raw[:-1] + bytes([raw[-1] & ~_SIGN_BIT]) in _SMALL_ORDER:
        return None
    return PublicKey(raw)


def new_key() -> SecretKey:
    """Make a key from the system's random source."""
    return SecretKey(Ed25519PrivateKey.generate())


def secret_from_raw(raw: bytes) -> SecretKey:
    """Return the key of 32 bytes."""
    return SecretKey(Ed25519PrivateKey.from_private_bytes(raw))


def secret_from_pem(pem: bytes) -> SecretKey | None:
    """Read a key file; None if it holds no Ed25519 key."""
    try:
        private = serialization.load_pem_private_key(pem, password=None)
    except (ValueError, TypeError):
        return None
    return SecretKey(private) if isinstance(private, Ed25519PrivateKey) else None


def bytes_of(text: str, size: int) -> bytes | None:
    """Return the bytes of a base64 text of exactly `size` bytes, None for any other spelling."""
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return raw if len(raw) == size and base64.b64encode(raw).decode() == text else None


def digits_of(fingerprint: str) -> str:
    """Return a fingerprint's digits alone, however its groups were typed."""
    return "".join(char for char in fingerprint if char in "0123456789")
