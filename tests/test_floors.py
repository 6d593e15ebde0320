"""The floors of docs/architecture.md: who may import whom."""

import pkgutil
import re
from pathlib import Path

from importlinter import api, cli

import cchc_desktop

CONFIG = str(Path(__file__).parents[1] / "pyproject.toml")


def layered_modules() -> set[str]:
    contracts = api.read_configuration(CONFIG)["contracts_options"]
    layers = [layer for contract in contracts if contract["type"] == "layers" for layer in contract["layers"]]
    return set(re.findall(r"[\w.]+", " ".join(layers)))


def test_every_contract_holds() -> None:
    assert cli.lint_imports(CONFIG, no_cache=True, no_logo=True) == 0


def test_every_child_of_the_package_stands_on_a_floor() -> None:
    children = {f"cchc_desktop.{module.name}" for module in pkgutil.iter_modules(cchc_desktop.__path__)}
    assert children - layered_modules() == set()


def test_every_top_level_package_stands_on_a_floor() -> None:
    roots = set(api.read_configuration(CONFIG)["session_options"]["root_packages"])
    assert roots - {module.split(".")[0] for module in layered_modules()} == set()
