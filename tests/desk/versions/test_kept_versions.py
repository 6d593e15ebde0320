"""Printed and sealed versions of a draft, on a real store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing as closing_
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cchc_desktop.base.errors import NotFoundError, StorageError, UserError
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.versions.kept_versions import kept_versions, read_version
from cchc_desktop.desk.versions.printed_drafts import print_draft, printed_drafts
from cchc_desktop.desk.versions.version_name import VersionKind, VersionName
from cchc_desktop.desk.work.closing import close, issue, reopen
from db.drafts.first_list import read_first_list
from db.drafts.health import examine
from db.drafts.store import open_drafts


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Return a desk whose clock goes on by a minute at every look."""
    start, looks = datetime(2023, 6, 1, 8, tzinfo=UTC), iter(range(100_000))
    with closing_(open_drafts(tmp_path, lambda: start + timedelta(minutes=next(looks)))) as store:
        yield Desk(store, "Lan")


@pytest.fixture
def ref(desk: Desk) -> str:
    """Return the example as a draft without findings."""
    return desk.add_sample(printed=False).ref


def text(desk: Desk, name: str, key: str) -> str:
    """Return a field of a version."""
    return read_version(desk.store, VersionName.parse(name)).report.text(key)


def test_a_printed_draft_is_kept_as_it_was(desk: Desk, ref: str) -> None:
    """Whatever was typed since: changed, cleared, or new."""
    opened = desk.open(ref)
    opened.edit("1:1", "41")
    assert print_draft(opened) == 1
    opened.edit("1:1", "42")
    opened.edit("3:3.3.1", "")
    opened.edit("note.1:1", "mới")
    assert print_draft(opened) == 2
    opened.undo()
    was = [text(desk, f"{ref}@in1", key) for key in ("1:1", "3:3.3.1", "note.1:1")]
    assert was == ["41", "1.387", ""]
    assert [text(desk, f"{ref}@in2", key) for key in ("1:1", "3:3.3.1", "note.1:1")] == ["42", "", "mới"]
    assert text(desk, ref, "note.1:1") == ""


def test_a_print_is_an_event_of_the_history_and_no_change_of_the_draft(desk: Desk, ref: str, tmp_path: Path) -> None:
    """The list shows the moment of the last change; what the doctor looks at is whole."""
    before = desk.store.load(ref).changed_at
    opened = desk.open(ref)
    print_draft(opened)
    (printed,) = printed_drafts(desk.store.history(ref))
    assert (printed.number, printed.who) == (1, "Lan")
    assert printed.when > before
    assert desk.store.load(ref).changed_at == desk.drafts()[0].changed_at == before
    desk.store.close()
    first = read_first_list(tmp_path, lambda: datetime(2023, 6, 3, tzinfo=UTC))
    assert first is not None
    assert first.drafts()[0].changed_at == before
    assert all(line.good for line in examine(tmp_path, lambda: datetime(2023, 6, 3, tzinfo=UTC)))


def test_the_number_counts_over_all_versions(desk: Desk, ref: str) -> None:
    """A closed report is no draft and prints no number."""
    print_draft(desk.open(ref))
    close(desk.store, ref)
    assert print_draft(desk.open(ref)) == 0
    with pytest.raises(UserError, match="đã chốt"):
        desk.store.add_print(ref, who="")
    reopen(desk.store, ref)
    assert print_draft(desk.open(ref)) == 2
    assert read_version(desk.store, VersionName.parse(f"{ref}@in1")).report.version == 1
    assert read_version(desk.store, VersionName.parse(f"{ref}@in2")).report.version == 2


def test_versions_are_listed_newest_first_and_read_again(desk: Desk, ref: str) -> None:
    """A sealed one as it was sealed, though its number came later; the open one as it is."""
    close(desk.store, ref)
    issue(desk.store, ref, number="7", day="2023-06-12")
    reopen(desk.store, ref)
    desk.store.edit(ref, "1:1", "41", who="", cause="typed")
    print_draft(desk.open(ref))
    names = [str(version.name) for version in kept_versions(desk.store, ref)]
    assert names == [ref, f"{ref}@in1", f"{ref}@1"]
    assert (text(desk, f"{ref}@1", "1:1"), text(desk, f"{ref}@2", "1:1")) == ("40", "41")
    assert read_version(desk.store, VersionName.parse(f"{ref}@1")).report.state == "closed"


@pytest.mark.parametrize("end", ["@2", "@in1", "@9999"])
def test_a_version_that_is_not_there_is_said(desk: Desk, ref: str, end: str) -> None:
    """It is named."""
    with pytest.raises(NotFoundError, match=ref):
        read_version(desk.store, VersionName.parse(ref + end))


def test_names_are_read_and_written() -> None:
    """A text that is no version's name names a draft, which may not exist."""
    assert VersionName.parse("xã@2") == VersionName("xã", VersionKind.NUMBERED, 2)
    assert VersionName.parse("xã@in12") == VersionName("xã", VersionKind.PRINTED, 12)
    for text in ("xã", "xã@2", "xã@in12"):
        assert str(VersionName.parse(text)) == text
    for text in ("xã@", "xã@0", "xã@x", "xã@2@3"):
        assert VersionName.parse(text) == VersionName(text)


def test_a_draft_that_cannot_be_recorded_prints_nevertheless(
    desk: Desk, ref: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The paper is needed on the last day too; it has no number then."""
    opened = desk.open(ref)

    def full(_ref: str, *, who: str) -> int:
        raise StorageError("Ổ đĩa đầy.", who)

    monkeypatch.setattr(desk.store, "add_print", full)
    assert print_draft(opened) == 0
