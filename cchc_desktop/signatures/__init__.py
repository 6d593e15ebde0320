"""Electronic signatures of PDFs by pyHanko, whose network parts are kept out: docs/decisions/0054-signatures.md.

Two modules of pyHanko import an HTTP client with all that belongs to it, whether anything is fetched or not. Importing
this package puts empty classes in their places, so that neither they nor the client are ever loaded. The library that
names the machine's time zone is left out as well: it fails where the zone has no name that it knows.
"""

from __future__ import annotations

import logging
import sys
from datetime import datetime
from importlib.machinery import ModuleSpec
from importlib.util import module_from_spec

_NETWORK = {
    "pyhanko.sign.timestamps.aiohttp_client": "HTTPTimeStamper",
    "pyhanko_certvalidator.fetchers.aiohttp_fetchers": "AIOHttpFetcherBackend",
}
"""Modules that would open connections, and the class that pyHanko imports from each."""


def _keep_out_network() -> None:
    for module, name in _NETWORK.items():
        _stand_in(module, name, type(name, (), {}))


def _keep_out_names_of_zones() -> None:
    _stand_in("tzlocal", "get_localzone", lambda: datetime.now().astimezone().tzinfo)


def _stand_in(module: str, name: str, value: object) -> None:
    """Put an empty module with one value in the place of another, unless that was imported before."""
    made = module_from_spec(ModuleSpec(module, None))
    setattr(made, name, value)
    sys.modules.setdefault(module, made)


_keep_out_network()
_keep_out_names_of_zones()
for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)  # a chain that leads nowhere is an answer, no fault
