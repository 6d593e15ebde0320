"""The floors of docs/architecture.md: who may import whom."""

import pkgutil
import re
import subprocess
import sys
from pathlib import Path

from importlinter import api

import cchc_desktop

CONFIG = str(Path(__file__).parents[1] / "pyproject.toml")


def layered_modules() -> set[str]:
    contracts = api.read_configuration(CONFIG)["contracts_options"]
    layers = [layer for contract in contracts if contract["type"] == "layers" for layer in contract["layers"]]
    return set(re.findall(r"[\w.]+", " ".join(layers)))


def test_every_contract_holds() -> None:
    # In a process of its own: the checker's command silences every logger that exists before it.
    call = f"from importlinter import cli; raise SystemExit(cli.lint_imports({CONFIG!r}, no_cache=True, no_logo=True))"
    done = subprocess.run([sys.executable, "-c", call], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_every_child_of_the_package_is_on_a_floor() -> None:
    children = {f"cchc_desktop.{module.name}" for module in pkgutil.iter_modules(cchc_desktop.__path__)}
    assert children - layered_modules() == set()


def test_every_top_level_package_is_on_a_floor() -> None:
    roots = set(api.read_configuration(CONFIG)["session_options"]["root_packages"])
    assert roots - {module.split(".")[0] for module in layered_modules()} == set()
