"""A store of drafts in a folder of its own, with a clock that ticks a second at every look."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from cchc_desktop.base.clock import Clock
from cchc_desktop.report.store_protocol import DraftStore
from db.drafts.store import open_drafts

START = datetime(2023, 6, 15, 1, 2, 3, 456_000, tzinfo=UTC)


@pytest.fixture
def clock() -> Clock:
    seconds = count()
    return lambda: START + timedelta(seconds=next(seconds))


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[DraftStore]:
    drafts = open_drafts(tmp_path, clock)
    yield drafts
    drafts.close()
