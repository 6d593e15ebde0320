"""The whole way of a signed report: closed, issued, signed by two tokens, packed, examined on another desk."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

from tests.cli.test_signing_command import cchc, drawer
from tests.signatures.chain import made_chain
from tests.signatures.soft_tokens import DRIVER, PIN, Drawer, needs_tokens

__all__ = ["drawer"]


def brief(signatures: list[dict[str, Any]]) -> list[tuple[str, bool, bool, bool]]:
    return [(one["by"], one["valid"], one["whole"], one["trusted"]) for one in signatures]


@needs_tokens
def test_a_report_signed_by_two_tokens_is_found_right_on_another_desk_and_one_altered_byte_is_told(
    tmp_path: Path, drawer: Drawer
) -> None:
    chain = made_chain()
    drawer.add("Token 1", chain.chairman)
    drawer.add("Token 2", chain.office)
    here, there, stick = tmp_path / "here", tmp_path / "there", tmp_path / "stick"
    stick.mkdir()
    ref = cchc(here, "sample").stdout.strip()
    assert cchc(here, "close", ref, "--by", "Nguyễn Văn Bình").returncode == 0
    assert cchc(here, "issue", ref, "--number", "125", "--date", "16/6/2023").returncode == 0
    for label, role in (("Token 1", "signer"), ("Token 2", "office")):
        done = cchc(here, "sign", ref, "--token", DRIVER, "--label", label, "--role", role, typed=f"{PIN}\n")
        assert done.returncode == 0, done.stderr
    package = cchc(here, "pack", ref, "--to", str(stick)).stdout.strip().splitlines()[-1]

    (there / "roots").mkdir(parents=True)
    for name, above in (("goc", chain.root), ("noi-cap", chain.issuing)):
        (there / "roots" / f"{name}.pem").write_bytes(above.pem)
    found = json.loads(cchc(there, "verify", package, "--json").stdout)["signed"]
    assert found["text"] == "same"
    owners = chain.chairman.owner, chain.office.owner
    assert brief(found["signatures"]) == [(owners[0], True, True, True), (owners[1], True, True, True)]

    assert cchc(there, "inbox", "add", package).returncode == 0
    came = json.loads(cchc(there, "inbox", "list", "--period", "2023-H1", "--json").stdout)["units"]
    code = next(unit["code"] for unit in came if unit["version"])
    shown = cchc(there, "inbox", "show", code, "--period", "2023-H1", "--json")
    assert json.loads(shown.stdout)["signed"] == found
    assert "thêm hai chữ ký" in cchc(there, "inbox", "show", code, "--period", "2023-H1").stdout

    with zipfile.ZipFile(package) as archive:
        raw = bytearray(archive.read("data/signed.pdf"))
    raw[3000] ^= 1
    altered = tmp_path / "altered.pdf"
    altered.write_bytes(raw)
    done = cchc(there, "examine", str(altered), "--json")
    assert done.returncode == 1
    assert [valid for _, valid, _, _ in brief(json.loads(done.stdout)["signatures"])] == [False, False]
