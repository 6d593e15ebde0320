"""Manifests and tag files of a bag: made, and read line by line (RFC 8493, sections 2.1 and 2.2)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from cchc_desktop.handoff.package_layout import BAG_INFO, BAGIT, BAGIT_TEXT, MANIFEST, TAG_MANIFEST

MAX_MANIFEST = 256 * 1024
_LINE = re.compile(r"(?P<sha256>[0-9a-f]{64})  (?P<path>[^\n]+)")


@dataclass(frozen=True, slots=True)
class Manifest:
    """The entries of a manifest, path to SHA-256, and the numbers of the lines that cannot be read."""

    sums: Mapping[str, str]
    bad_lines: tuple[int, ...] = ()


def sha256(raw: bytes) -> str:
    """Return the SHA-256 of bytes in hexadecimal digits."""
    return hashlib.sha256(raw).hexdigest()


def bag(payload: Mapping[str, bytes], info: Mapping[str, str]) -> dict[str, bytes]:
    """Return payload with its tag files: declaration, information, manifest and tag manifest."""
    tags = {BAGIT: BAGIT_TEXT, BAG_INFO: info_text(info, payload), MANIFEST: manifest_text(payload)}
    return {**tags, TAG_MANIFEST: manifest_text(tags), **payload}


def manifest_text(files: Mapping[str, bytes]) -> bytes:
    """Return a manifest as sha256sum writes and checks it (RFC 8493, 2.1.3)."""
    return "".join(f"{sha256(raw)}  {_encoded(path)}\n" for path, raw in sorted(files.items())).encode()


def info_text(info: Mapping[str, str], payload: Mapping[str, bytes]) -> bytes:
    """Return bag-info.txt: the given labels, then the payload's size and count (RFC 8493, 2.2.2)."""
    oxum = f"{sum(map(len, payload.values()))}.{len(payload)}"
    return "".join(f"{label}: {one_line(value)}\n" for label, value in {**info, "Payload-Oxum": oxum}.items()).encode()


def one_line(text: str) -> str:
    """Return text without line breaks and without control characters, runs of white space as one space."""
    return " ".join("".join(char for char in text if char.isprintable() or char.isspace()).split())


def read_manifest(raw: bytes) -> Manifest:
    """Read a manifest; lines that cannot be read, or name a path twice, are reported by number."""
    if len(raw) > MAX_MANIFEST:
        return Manifest({}, (1,))
    sums: dict[str, str] = {}
    bad: list[int] = []
    for number, line in enumerate(raw.decode("utf-8", errors="surrogateescape").split("\n")[:-1], 1):
        match = _LINE.fullmatch(line)
        path = _decoded(match["path"]) if match else ""
        if not match or path in sums:
            bad.append(number)
        else:
            sums[path] = match["sha256"]
    if raw and not raw.endswith(b"\n"):
        bad.append(raw.count(b"\n") + 1)
    return Manifest(sums, tuple(bad))


def read_info(raw: bytes) -> dict[str, str]:
    """Return the labels of bag-info.txt that this program writes, one line each."""
    lines = raw.decode("utf-8", errors="replace").splitlines()
    return {label: value for label, mark, value in (line.partition(": ") for line in lines) if mark}


def _encoded(path: str) -> str:
    return path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _decoded(path: str) -> str:
    return path.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
