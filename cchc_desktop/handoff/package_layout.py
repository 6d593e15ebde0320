"""The layout of a package: a BagIt 1.0 folder (RFC 8493, section 2) with one signature beside its tags."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

FORMAT = "cchc-package/1"
ANSWER_FORMAT = "cchc-answer/1"
TEMPLATE_FORMAT = "cchc-template/1"
SUFFIX = ".cchc"
TEMPLATE_SUFFIX = ".cchcm"
TEMPLATE_STATE = "template"
"""The state that the signed lines of a package that hands out a template name."""

BAGIT = "bagit.txt"
BAG_INFO = "bag-info.txt"
MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
SIGNATURE = "signature.txt"

REPORT = "data/report.json"
PDF = "data/report.pdf"
WORKBOOK = "data/report.xlsx"
TEMPLATE = "data/template.toml"
HISTORY = "data/history.jsonl"
REASONS = "data/reasons.json"
SIGNED = "data/signed.pdf"
DOCUMENTS = "data/documents/"
"""The folder of the files beside documents of the register: each begins with its document's number in report.json."""
ANSWER = "data/answer.json"
"""The one file of an answer of the receiving office."""

PAYLOAD = "data/"
"""Everything below it is payload (RFC 8493, 2.1.2), all else are tag files (2.2)."""
TAGS = (BAGIT, BAG_INFO, MANIFEST, TAG_MANIFEST, SIGNATURE)
NEEDED = (*TAGS, REPORT, TEMPLATE)
"""The files that every package has, whatever its manifests list."""
ANSWER_NEEDED = (*TAGS, ANSWER)
"""Those of every answer."""

_DIGITS = 6

BAGIT_TEXT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
"""The bag declaration (RFC 8493, 2.1.1)."""


def is_template_package(path: PurePath) -> bool:
    """Return whether a file has the ending of a package that hands out a template."""
    return path.suffix.lower() == TEMPLATE_SUFFIX


def is_package(path: PurePath) -> bool:
    """Return whether a file has a package's ending."""
    return path.suffix.lower() == SUFFIX


def document_number(path: str) -> int | None:
    """Return which document of the report's register a file lies beside, counted from 1; None for any other file."""
    digits, mark, _ = path.removeprefix(DOCUMENTS).partition("-")
    beside = path.startswith(DOCUMENTS) and bool(mark) and digits.isascii() and digits.isdecimal()
    return int(digits) if beside and len(digits) <= _DIGITS else None


def ordered(paths: Iterable[str]) -> list[str]:
    """Return paths in the one order a package has: tag files as in TAGS, then everything else by name."""
    return sorted(paths, key=lambda path: (TAGS.index(path) if path in TAGS else len(TAGS), path))
