"""What tests of signatures share: the made-up certificates and a drawer for tokens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.signatures.chain import Chain, made_chain
from tests.signatures.soft_tokens import Drawer, opened_drawer


@pytest.fixture(scope="session")
def chain() -> Chain:
    return made_chain()


@pytest.fixture
def drawer(tmp_path: Path) -> Iterator[Drawer]:
    with opened_drawer(tmp_path / "drawer") as drawer:
        yield drawer
