"""Zip files whose bytes follow from what they hold: no clock, no system, no rights of a temporary file."""

from __future__ import annotations

import zipfile
from io import BytesIO

_DATE = (1980, 1, 1, 0, 0, 0)
"""The least date that a zip can have."""


def repacked(written: BytesIO) -> bytes:
    """Return the bytes of a zip file with one date for every part, the same on every system."""
    packed = BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, _DATE)
            part.compress_type, part.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(part, source.read(name))
    return packed.getvalue()
