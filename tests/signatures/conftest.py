"""What tests of signatures share: the made-up certificates and a drawer for tokens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_desktop.desk.drafts.desk import Desk
from db.drafts.store import open_drafts
from tests.signatures.chain import Chain, made_chain
from tests.signatures.soft_tokens import Drawer, opened_drawer


@pytest.fixture(scope="session")
def chain() -> Chain:
    return made_chain()


@pytest.fixture
def drawer(tmp_path: Path) -> Iterator[Drawer]:
    with opened_drawer(tmp_path / "drawer") as drawer:
        yield drawer


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = open_drafts(tmp_path / "data")
    yield Desk(store, "Lan")
    store.close()
