"""The store of drafts, through its protocol and on a real file."""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from cchc_desktop.base.errors import NotFoundError, UserError
from cchc_desktop.report.document import CLOSED, ISSUED, Report, report_of
from cchc_desktop.report.keys import Place
from cchc_desktop.report.members.carried_mark import CarriedKind, CarriedMark
from cchc_desktop.report.reason import Reason
from cchc_desktop.report.store_protocol import Change, DraftStore, Origin
from db.drafts.data_files import drafts_in
from db.drafts.first_list import read_first_list
from db.drafts.health import examine
from db.drafts.store import open_drafts
from tests.db.conftest import START
from tests.make import TEMPLATE, make_register_entry, make_report, make_template_source

SECOND = timedelta(seconds=1)


def created(store: DraftStore, report: Report | None = None, ref: str = "an-thanh") -> str:
    return store.create(report or make_report(), make_template_source(), ref=ref, who="Lan", cause="import")


def edited(store: DraftStore, key: str, text: str, ref: str = "an-thanh") -> Change | None:
    return store.edit(ref, key, text, who="Lan", cause="typed")


def test_a_report_comes_back_as_it_was_given(store: DraftStore) -> None:
    more: dict[str, Any] = {
        "reasons": (
            Reason("total.mismatch", ("1:1",), "Số của huyện", "Lan", "2023-06-15T08:00", "ab"),
            Reason("part.exceeds", ("1:1",), "Huyện giao thêm", fingerprint="cd", extra={"mức": 2}),
            Reason(extra={"rule": "total.mismatch", "at": ["1:1"], "text": 5}),
        ),
        "register": (make_register_entry(file="kh-12.pdf", unknown={"số": 1.5}),),
        "earlier": {"2022-Y": {"1:1": "38"}},
        "carried": (CarriedMark(at=Place("I", 3, 7), kind=CarriedKind.YEAR, text="2022", unknown={"từ": None}),),
        "extra": {"letter.màu": {"a": [True]}},
    }
    report = make_report(version=3, **more)
    draft = store.load(created(store, report))
    source = make_template_source()
    assert draft.report == make_report(version=3, template_sha256=source.sha256, **more)
    assert (draft.ref, draft.template_source, draft.cursor) == ("an-thanh", source.source, "")
    assert draft.changed_at == START


def test_entries_of_another_form_that_an_earlier_version_stored_are_kept_as_unknown_members(
    store: DraftStore, tmp_path: Path
) -> None:
    created(store)
    more = {"register": [1], "carried": [{"at": "1:1"}], "earlier": {"1:1": 5}, "extra": {"màu": 2}}
    with closing(sqlite3.connect(drafts_in(tmp_path))) as other, other:
        other.execute("UPDATE report SET more = ?", (json.dumps(more),))
    report = store.load("an-thanh").report
    assert (report.register, report.carried, report.earlier) == ((), (), {})
    unread = {"register_unread": [1], "carried_unread": [{"at": "1:1"}], "earlier_unread": {"1:1": 5}}
    assert report.extra == {"màu": 2, **unread}


def test_a_draft_is_there_after_the_store_is_opened_again(store: DraftStore, tmp_path: Path) -> None:
    created(store)
    edited(store, "mo-dau", "Thực hiện Kế hoạch số 12/KH-UBND …\nĐến nay, xã đã …")
    draft = store.load("an-thanh")
    store.close()
    reopened = open_drafts(tmp_path)
    assert reopened.load("an-thanh") == draft
    reopened.close()


def test_a_taken_reference_gets_a_number(store: DraftStore) -> None:
    assert [created(store) for _ in range(3)] == ["an-thanh", "an-thanh-2", "an-thanh-3"]
    assert created(store, ref="an-thanh-2") == "an-thanh-2-2"


def test_each_draft_keeps_the_template_it_was_made_with(store: DraftStore) -> None:
    later = make_template_source(TEMPLATE.replace("Mẫu thử", "Mẫu thử, bản sửa"))
    created(store)
    store.create(make_report(), later, ref="sau", who="Lan", cause="sample")
    assert store.load("an-thanh").template_source == make_template_source().source
    assert store.load("sau").template_source == later.source
    assert store.load("sau").report.template_sha256 == later.sha256


def test_an_edit_changes_the_field_and_is_reported(store: DraftStore) -> None:
    created(store)
    change = edited(store, "1:1", "41")
    assert change == Change(2, "1:1", "40", "41", START + SECOND, "Lan", "typed")
    assert store.load("an-thanh").report.text("1:1") == "41"
    assert store.load("an-thanh").changed_at == START + SECOND


def test_an_edit_to_nothing_clears_the_field(store: DraftStore) -> None:
    created(store)
    edited(store, "1:1", "")
    assert "1:1" not in store.load("an-thanh").report.fields
    assert edited(store, "1:1", "") is None


def test_text_is_kept_in_nfc(store: DraftStore) -> None:
    decomposed = unicodedata.normalize("NFD", "Nguyễn Thị Hường, thôn Đồng Tiến")
    created(store, Report("mau-thu", "2023-H1", {"letter.signer": decomposed, "1:1": ""}))
    edited(store, "mo-dau", decomposed)
    fields = store.load("an-thanh").report.fields
    composed = unicodedata.normalize("NFC", decomposed)
    assert fields == {"letter.signer": composed, "mo-dau": composed}
    assert edited(store, "mo-dau", decomposed) is None


def test_an_edit_that_changes_nothing_is_not_recorded(store: DraftStore) -> None:
    created(store)
    assert edited(store, "1:1", "40") is None
    assert len(store.history("an-thanh")) == 1


def test_history_begins_with_the_creation_and_grows_in_order(store: DraftStore) -> None:
    created(store)
    created(store, ref="khác")
    changes = [edited(store, "1:1", text) for text in ("41", "", "42")]
    beginning = Change(1, "", "", "", START, "Lan", "import")
    assert store.history("an-thanh") == [beginning, *changes]
    assert [(change.before, change.after) for change in store.history("an-thanh")[1:]] == [
        ("40", "41"),
        ("41", ""),
        ("", "42"),
    ]


def test_the_list_shows_the_last_changed_first(store: DraftStore) -> None:
    created(store)
    created(store, report_of("mau-thu", "2022-H1", {}), ref="cũ")
    edited(store, "1:1", "41")
    first, second = store.drafts()
    assert (first.ref, first.template, first.period, first.unit_kind, first.unit_name) == (
        "an-thanh",
        "mau-thu",
        "2023-H1",
        "xã",
        "An Thanh",
    )
    assert (first.version, first.state, first.changed_at) == (1, "open", START + 2 * SECOND)
    assert (second.ref, second.unit_kind, second.unit_name, second.changed_at) == ("cũ", "", "", START + SECOND)


def test_a_draft_goes_into_the_bin_and_comes_out(store: DraftStore) -> None:
    created(store)
    created(store, ref="khác")
    store.set_binned("an-thanh", binned=True)
    assert [draft.ref for draft in store.drafts()] == ["khác"]
    assert [draft.ref for draft in store.drafts(binned=True)] == ["an-thanh"]
    store.set_binned("an-thanh", binned=False)
    assert [draft.ref for draft in store.drafts()] == ["khác", "an-thanh"]
    assert store.drafts(binned=True) == []


def test_the_cursor_stays_where_it_was_left(store: DraftStore) -> None:
    created(store)
    store.set_cursor("an-thanh", "II.5@120:134")
    assert store.load("an-thanh").cursor == "II.5@120:134"


@pytest.mark.parametrize("state", [CLOSED, ISSUED])
def test_a_sealed_version_refuses_edits(store: DraftStore, state: str) -> None:
    created(store, make_report(state=state, version=2))
    with pytest.raises(UserError, match="Báo cáo đã chốt lần 2"):
        edited(store, "1:1", "41")
    assert store.load("an-thanh").report.text("1:1") == "40"
    assert len(store.history("an-thanh")) == 1


def test_an_unknown_reference_is_reported(store: DraftStore) -> None:
    for ask in (
        lambda: store.load("không-có"),
        lambda: store.history("không-có"),
        lambda: edited(store, "1:1", "1", ref="không-có"),
        lambda: store.set_cursor("không-có", "1:1"),
        lambda: store.set_binned("không-có", binned=True),
    ):
        with pytest.raises(NotFoundError, match="không-có"):
            ask()


def test_settings_are_kept(store: DraftStore) -> None:
    assert store.setting("chữ.cỡ") is None
    store.set_setting("chữ.cỡ", "14")
    store.set_setting("chữ.cỡ", "15")
    assert store.setting("chữ.cỡ") == "15"


ORIGIN = Origin("gói.cchc", "01234 56789", "first", "2023-06-15T08:02:03+07:00")


def test_a_draft_from_a_package_keeps_its_origin_in_the_list_and_the_history(tmp_path: Path) -> None:
    store = open_drafts(tmp_path)
    created(store)
    store.create(make_report(), make_template_source(), ref="goi", who="Lan", cause="package", origin=ORIGIN)
    edited(store, "1:1", "41", ref="goi")
    assert {draft.ref: draft.origin for draft in store.drafts()} == {"goi": ORIGIN, "an-thanh": None}
    assert (store.load("goi").origin, store.load("an-thanh").origin) == (ORIGIN, None)
    assert '"01234 56789"' in store.history("goi")[0].after
    store.close()
    first = read_first_list(tmp_path)
    assert first is not None
    assert [draft.origin for draft in first.drafts()] == [ORIGIN, None]
    assert all(line.good for line in examine(tmp_path))


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"file": ["x"]}', "9" * 20_000])
def test_an_origin_that_cannot_be_read_is_one_of_which_nothing_is_known(tmp_path: Path, text: str) -> None:
    store = open_drafts(tmp_path)
    store.create(make_report(), make_template_source(), ref="goi", who="Lan", cause="package", origin=ORIGIN)
    store.close()
    with closing(sqlite3.connect(drafts_in(tmp_path))) as connection, connection:
        connection.execute("UPDATE change SET after = ?", (text,))
    store = open_drafts(tmp_path)
    (draft,) = store.drafts()
    assert draft.origin is not None
    assert (draft.origin.fingerprint, draft.origin.standing) == ("", "")
    assert store.load("goi").origin == draft.origin
    store.close()
