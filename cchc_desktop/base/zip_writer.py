"""Zip files whose bytes follow from what they hold: no clock, no system, no rights of a temporary file."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os

    from _typeshed import SizedBuffer

_DATE = (1980, 1, 1, 0, 0, 0)
"""The least date that a zip can have."""


class UndatedZip(zipfile.ZipFile):
    """A zip file being written, with one date for every part, the same on every system."""

    def writestr(
        self, zinfo_or_arcname: str | zipfile.ZipInfo, data: SizedBuffer | str,
        compress_type: int | None = zipfile.ZIP_DEFLATED, compresslevel: int | None = None,
    ) -> None:  # fmt: skip
        """Write a part of a name."""
        name = zinfo_or_arcname if isinstance(zinfo_or_arcname, str) else zinfo_or_arcname.filename
        part = zipfile.ZipInfo(name, _DATE)
        part.create_system = 0
        super().writestr(part, data, compress_type, compresslevel)

    def write(
        self, filename: str | os.PathLike[str], arcname: str | os.PathLike[str] | None = None,
        compress_type: int | None = zipfile.ZIP_DEFLATED, compresslevel: int | None = None,
    ) -> None:  # fmt: skip
        """Write a file as a part."""
        self.writestr(str(arcname or filename), Path(filename).read_bytes(), compress_type, compresslevel)


def repacked(written: BytesIO) -> bytes:
    """Return the bytes of a zip file with the same parts, undated."""
    packed = BytesIO()
    with zipfile.ZipFile(written) as source, UndatedZip(packed, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
    return packed.getvalue()
