"""The driver of PostgreSQL in a frozen program, which has no module `ssl` of Python: the driver brings its own OpenSSL.

It asks for that module all the same, only to have it set up what both would share.
"""

from __future__ import annotations

import importlib
import sys
from importlib.util import find_spec
from types import ModuleType


def load_driver() -> str:
    """Import the driver, and return its version and that of the library in it."""
    _ = importlib.import_module("asyncio").CancelledError  # imports it, late as it is: it asks for ssl and does without
    lent = None if "ssl" in sys.modules or find_spec("ssl") else ModuleType("ssl", "Stands in for the one left out.")
    if lent is not None:
        sys.modules["ssl"] = lent
    try:
        driver = importlib.import_module("psycopg")
    finally:
        if lent is not None:  # others ask whether the module is there, and would use it
            del sys.modules["ssl"]
    return f"psycopg {driver.__version__}, libpq {driver.pq.version()}"
