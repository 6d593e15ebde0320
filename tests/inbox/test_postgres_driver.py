"""The driver of PostgreSQL where Python's own `ssl` is left out, as in the frozen program."""

from __future__ import annotations

import subprocess
import sys

FROZEN = """
import sys

class LeftOut:
    def find_spec(self, name, path=None, target=None):
        if name in ("ssl", "_ssl"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, LeftOut())
import importlib.util
found = importlib.util.find_spec
importlib.util.find_spec = lambda name, package=None: None if name in ("ssl", "_ssl") else found(name, package)
from db.inbox.postgres_driver import load_driver
print(load_driver())
print("ssl" in sys.modules)
"""


def test_the_driver_is_loaded_without_the_ssl_of_python_and_leaves_no_stand_in() -> None:
    done = subprocess.run([sys.executable, "-c", FROZEN], check=True, capture_output=True, encoding="utf-8")

    driver, stands_in = done.stdout.splitlines()
    assert driver.startswith("psycopg 3.")
    assert stands_in == "False"
