"""Checks that a file is a document that this program wrote: only such a file is written over.

A document that another program has changed since is not written over: a signed PDF, a text edited in Word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.base.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

_LARGEST = 128 * 1024 * 1024
_PDF, _PDF_END = b"/Producer (CCHC Desktop)", b"%%EOF"
_PROPERTIES = "docProps/core.xml"
_WORKBOOK = b">CCHC Desktop</dc:creator>"
_WORD = b">CCHC Desktop</cp:lastModifiedBy>"


def is_pdf(path: Path) -> bool:
    """Return whether a file is this program's PDF without any addition: a signature adds a second end."""
    raw = _read(path)
    return raw.startswith(b"%PDF-") and _PDF in raw and raw.count(_PDF_END) == 1


def is_workbook(path: Path) -> bool:
    """Return whether a file is this program's workbook, filled in since or not."""
    return _WORKBOOK in _parts(path).get(_PROPERTIES, b"")


def is_word(path: Path) -> bool:
    """Return whether a file is this program's Word file, not edited since."""
    return _WORD in _parts(path).get(_PROPERTIES, b"")


def is_report(path: Path) -> bool:
    """Return whether a file is a report.json, of any version."""
    from cchc_desktop.base.bounded import json_of  # noqa: PLC0415 - looked at only where a file is in the way
    from cchc_desktop.report.file import FORMAT  # noqa: PLC0415 - likewise

    try:
        data = json_of(_read(path), path.name)
    except UserError:
        return False
    name, _, _ = str(data.get("format", "") if isinstance(data, dict) else "").partition("/")
    return name == FORMAT.partition("/")[0]


def is_filled(path: Path, form: bytes, changed: frozenset[str]) -> bool:
    """Return whether a file is the workbook `form` with only its sheets filled in; `changed` names their parts."""
    there, blank = _parts(path), _zip_parts(form)
    return there.keys() == blank.keys() and all(there[part] == blank[part] for part in blank.keys() - changed)


def _parts(path: Path) -> dict[str, bytes]:
    """Return the parts of a zip file, none where it is no such file."""
    return _zip_parts(_read(path))


def _zip_parts(raw: bytes) -> dict[str, bytes]:
    from cchc_desktop.base.bounded_zip import zip_of  # noqa: PLC0415 - as above

    try:
        return zip_of(raw, "")
    except UserError:
        return {}


def _read(path: Path) -> bytes:
    from cchc_desktop.base.bounded import read_bytes  # noqa: PLC0415 - as above

    try:
        return read_bytes(path, _LARGEST)
    except UserError:
        return b""
