"""A second opinion on signatures: poppler's pdfsig and OpenSSL, which are no libraries of ours."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.signatures.chain import Chain

needs_others = pytest.mark.skipif(
    not shutil.which("pdfsig") or not shutil.which("openssl"), reason="needs pdfsig (poppler-utils) and openssl"
)
_RANGE = re.compile(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)\s*\]")


@dataclass(frozen=True)
class SecondOpinion:
    """What pdfsig says of a signature: its field, signer and kind, whether it holds and covers the whole file."""

    field: str
    signer: str
    kind: str
    holds: bool
    whole: bool


def by_pdfsig(path: Path) -> list[SecondOpinion]:
    """Return what pdfsig says of each signature of a PDF."""
    said = subprocess.run(["pdfsig", str(path)], check=False, capture_output=True, encoding="utf-8").stdout  # noqa: S607
    return [
        SecondOpinion(
            _value(part, "Signature Field Name"),
            _value(part, "Signer Certificate Common Name"),
            _value(part, "Signature Type"),
            holds=_value(part, "Signature Validation") == "Signature is Valid.",
            whole="  - Total document signed" in part,
        )
        for part in said.split("Signature #")[1:]
    ]


def by_openssl(path: Path, chain: Chain, folder: Path) -> list[str]:
    """Return what OpenSSL says of each signature of a PDF, verified up to the root of the chain."""
    raw = path.read_bytes()
    above = folder / "above.pem"
    above.write_bytes(chain.root.pem + chain.issuing.pem)
    return [_verified(raw, tuple(map(int, found)), above, folder) for found in _RANGE.findall(raw)]


def _verified(raw: bytes, covered: tuple[int, ...], above: Path, folder: Path) -> str:
    first, first_length, second, second_length = covered
    signed, signature = folder / "signed.bin", folder / "signature.der"
    signed.write_bytes(raw[first : first + first_length] + raw[second : second + second_length])
    signature.write_bytes(bytes.fromhex(raw[first + first_length + 1 : second - 1].decode()).rstrip(b"\0"))
    command = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", str(signature)]
    with_files = ["-content", str(signed), "-CAfile", str(above), "-purpose", "any"]
    done = subprocess.run([*command, *with_files, "-out", str(folder / "out")], check=False, capture_output=True)
    return done.stderr.decode().strip()


def _value(part: str, name: str) -> str:
    found = re.search(rf"  - {name}: (.*)", part)
    return found[1] if found else ""
