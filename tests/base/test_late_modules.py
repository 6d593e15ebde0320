"""Tests of libraries that are imported when something is taken from them."""

from __future__ import annotations

import subprocess
import sys

DRAFTS = """
import sys
import db.drafts.store
print("asyncio.base_events" in sys.modules, "email" in sys.modules)
import asyncio
asyncio.run(asyncio.sleep(0))
from importlib import metadata
print(metadata.version("sqlalchemy").partition(".")[0])
import asyncio.events
from sqlalchemy.util import compat
print(compat.asyncio.wait_for is asyncio.wait_for, compat.importlib_metadata.version is metadata.version)
"""
KNOWN = """
import sys
from cchc_desktop.base.late_modules import import_late
import_late("colorsys", ONE_THIRD=3)
import colorsys
print(colorsys.ONE_THIRD, type(colorsys).__name__)
print(colorsys.rgb_to_hsv(0, 0, 0), type(sys.modules["colorsys"]).__name__)
try:
    colorsys.nothing
except AttributeError as error:
    print(error)
import_late("colorsys")
print(type(sys.modules["colorsys"]).__name__)
"""


def _said(source: str) -> list[str]:
    call = [sys.executable, "-c", source]
    return subprocess.run(call, check=True, capture_output=True, text=True).stdout.splitlines()


def test_drafts_open_without_what_only_servers_need_and_who_needs_it_has_it() -> None:
    assert _said(DRAFTS) == ["False False", "2", "True True"]


def test_a_late_module_gives_what_is_known_and_then_what_the_module_has() -> None:
    first, then, wrong, again = _said(KNOWN)
    assert first == "3 LateModule"
    assert then == "(0.0, 0.0, 0) module"
    assert wrong == "module 'colorsys' has no attribute 'nothing'"
    assert again == "module"
