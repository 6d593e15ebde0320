"""A file of drafts that is moved, removed or replaced while it is open takes no more writes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cchc_desktop.base.errors import DraftsGoneError, OutdatedError
from cchc_desktop.report.store_protocol import DraftStore
from db.drafts.data_files import FILE_NAME
from db.drafts.store import open_drafts
from tests.db.drafts import edited, made

WRITES: dict[str, Callable[[DraftStore], object]] = {
    "create": made,
    "edit": lambda store: edited(store, "b"),
    "cursor": lambda store: store.set_cursor("xã", "1"),
    "bin": lambda store: store.set_binned("xã", binned=True),
    "setting": lambda store: store.set_setting("x", "1"),
}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps others from renaming an open file")
@pytest.mark.parametrize("write", WRITES)
def test_no_write_is_acknowledged_where_the_file_is_gone_or_another_one(
    store: DraftStore, tmp_path: Path, write: str
) -> None:
    made(store)
    path, away = tmp_path / FILE_NAME, tmp_path / "away"
    path.rename(away)
    with pytest.raises(DraftsGoneError, match="ở chỗ cũ"):
        WRITES[write](store)
    path.write_bytes(away.read_bytes())
    with pytest.raises(OutdatedError, match="thay bằng tệp khác"):
        WRITES[write](store)
    assert path.read_bytes() == away.read_bytes()
    away.replace(path)
    WRITES[write](store)


def test_only_writes_of_another_process_change_the_external_version(store: DraftStore, tmp_path: Path) -> None:
    made(store)
    before = store.external_version()
    edited(store, "b")
    assert store.external_version() == before
    other = open_drafts(tmp_path)
    edited(other, "c")
    other.close()
    assert store.external_version() != before
