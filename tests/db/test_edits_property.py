"""Any sequence of edits leaves what it would leave in a dict."""

from __future__ import annotations

import tempfile
import unicodedata
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desktop.base.text import stored
from db.drafts.store import open_drafts
from tests.make import make_report, make_template_source

KEYS = st.sampled_from(["1:1", "1:1.1", "note.1:1", "mo-dau", "II.2.a", "letter.date", "unit.name"])
TEXTS = st.one_of(
    st.sampled_from(["", "40", "Không có", unicodedata.normalize("NFD", "Đường sắt")]),
    st.text(st.characters(exclude_categories=["Cs"])),
)


@settings(max_examples=40)
@given(st.lists(st.tuples(KEYS, TEXTS), max_size=30))
def test_edits_add_up_as_in_a_dict(edits: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = open_drafts(Path(folder))
        store.create(make_report({}), make_template_source(), ref="xã", who="", cause="import")
        expected: dict[str, str] = {}
        changes = 0
        for key, text in edits:
            text_before, text_after = expected.get(key, ""), stored(text)
            change = store.edit("xã", key, text, who="", cause="typed")
            assert (change is None) == (text_before == text_after)
            changes += change is not None
            expected[key] = text_after
        assert store.load("xã").report.fields == {key: text for key, text in expected.items() if text}
        assert len(store.history("xã")) == changes + 1
        store.close()
