"""SHA-256 without OpenSSL, whose library hashlib loads: 3.5 MB and 20 ms of a start that hashes a file or two.

Python's own module takes five times as long for a byte: over some megabytes OpenSSL is quicker with its loading.
"""

from __future__ import annotations

import hashlib
import sys

if sys.version_info >= (3, 12):
    from _sha2 import sha256
else:
    from _sha256 import sha256

_LARGE = 4 << 20


def sha256_for(size: int) -> hashlib._Hash:
    """Return a new SHA-256 for so many bytes."""
    return hashlib.sha256() if size > _LARGE else sha256()


def sha256_of(text: str) -> str:
    """Return the SHA-256 of a text as hexadecimal digits."""
    found = sha256_for(len(text))
    found.update(text.encode())
    return found.hexdigest()
