"""Electronic signatures of PDFs by pyHanko, whose network parts are kept out: docs/decisions/0054-signatures.md.

Two modules of pyHanko import an HTTP client with all that belongs to it, whether anything is fetched or not. Importing
this package puts empty classes in their places, so that neither they nor the client are ever loaded.
"""

from __future__ import annotations

import logging
import sys
from types import ModuleType

_NETWORK = {
    "pyhanko.sign.timestamps.aiohttp_client": "HTTPTimeStamper",
    "pyhanko_certvalidator.fetchers.aiohttp_fetchers": "AIOHttpFetcherBackend",
}
"""Modules that would open connections, and the class that pyHanko imports from each."""


def _keep_out_network() -> None:
    for module, name in _NETWORK.items():
        stand_in = ModuleType(module, "Kept out: this program opens no connection.")
        setattr(stand_in, name, type(name, (), {}))
        sys.modules.setdefault(module, stand_in)


_keep_out_network()
for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)  # a chain that leads nowhere is an answer, no fault
