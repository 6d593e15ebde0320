"""pyHanko comes without its network parts, also once something was signed and examined."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.signatures.chain import Chain

_CLIENTS = ("aiohttp", "certifi", "httpcore", "httpx", "multidict", "oscrypto", "requests", "urllib3", "yarl")
_IMPORTED = """
import sys
import cchc_desktop.signatures
assert not {"pyhanko", "pyhanko_certvalidator", "cryptography", "asn1crypto", "pkcs11"} & set(sys.modules)
import pyhanko.sign.pkcs11, pyhanko.sign.signers, pyhanko.sign.validation
from pyhanko_certvalidator import ValidationContext
ValidationContext(trust_roots=[], allow_fetching=False)
"""
_SIGNED = """
import sys
from pathlib import Path
from cchc_desktop.base.work_step import result_of
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.sending.signing import keep, prepare_signing, sign
from cchc_desktop.desk.signed_copies.examine_copy import examine_file
from cchc_desktop.desk.work.closing import close
from cchc_desktop.signatures.examining.examine_pdf import examine_pdf
from cchc_desktop.signatures.examining.printed_report import PrintedReport
from cchc_desktop.signatures.roles import SigningRole
from db.drafts.store import open_drafts

folder = Path(sys.argv[1])
store = open_drafts(folder / "data")
desk = Desk(store, "Lan")
ref = desk.add_sample(printed=False).ref
close(store, ref, by="Lan")
task = prepare_signing(store, ref)
signed = result_of(sign(task, SigningRole.SIGNER, folder / "key.p12", "matkhau"))
keep(store, task, signed)
(folder / "signed.pdf").write_bytes(signed.pdf)
copy = examine_file(folder / "signed.pdf", folder / "data", *desk.load(ref))
assert copy.found.text.exact
found = examine_pdf(signed.pdf, PrintedReport(), [], signed.moment)
assert [one.valid for one in (*copy.found.signatures, *found.signatures)] == [True, True]
store.close()
"""
_PRINT = f"print(*sorted({set(_CLIENTS)!r} & set(sys.modules)))"


def run(code: str, *words: str | Path) -> str:
    command = [sys.executable, "-c", f"{code}{_PRINT}", *map(str, words)]
    zone = os.environ | {"TZ": "ICT-7"}  # a zone without a name that libraries know
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8", env=zone).stdout.strip()


def test_what_signs_and_examines_loads_no_client_of_a_network_and_nothing_before_it_is_asked_for() -> None:
    assert run(_IMPORTED) == ""


def test_nor_does_it_once_a_report_was_signed_and_examined_in_a_zone_without_a_name(
    chain: Chain, tmp_path: Path
) -> None:
    (tmp_path / "key.p12").write_bytes(chain.chairman.p12("matkhau", chain.issuing, chain.root))

    assert run(_SIGNED, tmp_path) == ""
