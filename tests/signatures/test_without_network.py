"""pyHanko comes without its network parts."""

from __future__ import annotations

import subprocess
import sys

_CODE = """
import sys
import cchc_desktop.signatures
assert not {"pyhanko", "pyhanko_certvalidator", "cryptography", "asn1crypto", "pkcs11"} & set(sys.modules)
import pyhanko.sign.pkcs11, pyhanko.sign.signers, pyhanko.sign.validation
from pyhanko_certvalidator import ValidationContext
ValidationContext(trust_roots=[], allow_fetching=False)
print(*sorted({"aiohttp", "certifi", "multidict", "oscrypto", "requests", "yarl"} & set(sys.modules)))
"""


def test_what_signs_and_examines_loads_no_client_of_a_network_and_nothing_before_it_is_asked_for() -> None:
    done = subprocess.run([sys.executable, "-c", _CODE], check=True, capture_output=True, encoding="utf-8")

    assert done.stdout.split() == []
