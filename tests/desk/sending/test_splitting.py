"""Handing parts of a draft to a colleague on another machine, and taking them back field by field."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from cchc_desktop.base.errors import BadFileError, UserError
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.packages.receiving import import_package
from cchc_desktop.desk.sending.handing import Handed, pack, prepare, result_of
from cchc_desktop.desk.sending.splitting import Returned, apply, hand_out, take_back
from cchc_desktop.desk.work.closing import reopen
from cchc_desktop.handoff.keyring import Keyring
from cchc_desktop.report.file import LoadedReport, write_report
from cchc_desktop.report.merge import Side
from cchc_desktop.report.store_protocol import Change, DraftStore
from db.drafts.store import open_drafts
from tests.make import make_report, make_template_source

FIELDS = {
    "unit.kind": "xã",
    "unit.name": "An Thanh",
    "letter.date": "2023-07-01",
    "mo-dau": "Nội dung.",
    "I": "Nội dung.",
    "1:1": "40",
    "1:1.1": "38",
}


class Machine:
    """A data folder with its drafts and keys; "ref" is the one draft it works on."""

    def __init__(self, folder: Path, closing: ExitStack) -> None:
        self.store: DraftStore = open_drafts(folder / "data")
        closing.callback(self.store.close)
        self.desk, self.keys, self.stick = Desk(self.store, "Lan"), Keyring(folder / "data"), folder / "USB"
        self.stick.mkdir()
        self.ref = ""

    def start(self, fields: dict[str, str] | None = None) -> str:
        source = make_template_source()
        loaded = LoadedReport(make_report(FIELDS if fields is None else fields), source.template, ())
        return self.desk.add(loaded, source, "started").ref

    def edit(self, texts: dict[str, str]) -> None:
        self.store.edit_many(self.ref, texts, who="ai đó", cause="typed")

    def text(self, key: str) -> str:
        return self.store.load(self.ref).report.text(key)

    def hand_out(self, *names: str, colleague: str = "Chị Hoa") -> Handed:
        handover = hand_out(self.store, self.ref, names, colleague)
        return result_of(pack(handover, self.keys, self.stick))

    def pack(self) -> Path:
        return result_of(pack(prepare(self.store, self.ref, draft=True), self.keys, self.stick)).package

    def take_back(self, path: Path) -> Returned:
        return take_back(self.store, self.keys, self.ref, path)

    def apply(self, returned: Returned, choices: dict[str, Side] | None = None) -> tuple[Change, ...]:
        return apply(self.store, self.ref, returned, choices or {}, "Lan")


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[tuple[Machine, Machine]]:
    """Yield the machine with the draft, and a colleague's."""
    folders = [tmp_path / name for name in ("của ta", "của Hoa")]
    with ExitStack() as closing:
        for folder in folders:
            folder.mkdir()
        ours, theirs = (Machine(folder, closing) for folder in folders)
        ours.ref = ours.start()
        yield ours, theirs


def worked_on(ours: Machine, theirs: Machine, texts: dict[str, str], *names: str) -> Path:
    """Return the package that comes back after a colleague changed some fields."""
    theirs.ref = import_package(theirs.desk, theirs.keys, ours.hand_out(*names).package).ref
    theirs.edit(texts)
    return theirs.pack()


def test_a_part_goes_out_as_package_and_workbook_and_says_whose_it_is(machines: tuple[Machine, Machine]) -> None:
    ours, _ = machines
    handed = ours.hand_out("1", "I")
    assert handed.package.name == "an-thanh_2023-H1_v1_phan-viec-chi-hoa.cchc"
    assert handed.package.with_suffix(".xlsx") in handed.written
    assert ours.store.load(ours.ref).report.extra == {}


def test_what_came_back_is_taken_under_the_colleagues_name_in_one_edit(machines: tuple[Machine, Machine]) -> None:
    ours, theirs = machines
    back = worked_on(ours, theirs, {"1:1": "41", "note.1:1": "sổ theo dõi", "I": ""}, "1", "I")
    ours.edit({"1:1.1": "39", "mo-dau": "Ta sửa."})
    changes = ours.apply(ours.take_back(back))
    assert {change.key: change.after for change in changes} == {"1:1": "41", "note.1:1": "sổ theo dõi", "I": ""}
    assert {(change.who, change.cause, change.when) for change in changes} == {("Chị Hoa", "merge", changes[0].when)}
    assert ours.store.history(ours.ref)[-3:] == list(changes)
    assert (ours.text("1:1.1"), ours.text("mo-dau")) == ("39", "Ta sửa.")


def test_where_both_changed_somebody_chooses(machines: tuple[Machine, Machine]) -> None:
    ours, theirs = machines
    back = worked_on(ours, theirs, {"1:1": "41", "1:1.1": "37", "note.1:1": "mới"}, "1")
    ours.edit({"1:1": "42", "1:1.1": "36"})
    returned = ours.take_back(back)
    assert [(each.base, each.ours, each.theirs) for each in returned.merge.conflicts] == [
        ("40", "42", "41"),
        ("38", "36", "37"),
    ]
    with pytest.raises(UserError, match="chưa chọn") as caught:
        ours.apply(returned, {"1:1": Side.OURS})
    assert "1:1.1" in caught.value.text
    assert ours.text("note.1:1") == ""
    ours.apply(returned, {"1:1": Side.OURS, "1:1.1": Side.THEIRS})
    assert [ours.text(key) for key in ("1:1", "1:1.1", "note.1:1")] == ["42", "37", "mới"]


def test_fields_of_other_parts_are_reported_and_not_imported(machines: tuple[Machine, Machine]) -> None:
    ours, theirs = machines
    returned = ours.take_back(worked_on(ours, theirs, {"mo-dau": "Khác.", "unit.name": "Khác", "1:1": "41"}, "1"))
    assert {each.key for each in returned.merge.outside} == {"mo-dau", "unit.name"}
    assert [change.key for change in ours.apply(returned)] == ["1:1"]


def test_taking_the_same_part_back_again_changes_nothing(machines: tuple[Machine, Machine]) -> None:
    ours, theirs = machines
    back = worked_on(ours, theirs, {"1:1": "41"}, "1")
    ours.apply(ours.take_back(back))
    again = ours.take_back(back)
    assert [each.key for each in again.merge.same] == ["1:1"]
    assert ours.apply(again) == ()


def test_cells_filled_in_the_workbook_come_back_without_the_program(machines: tuple[Machine, Machine]) -> None:
    ours, _ = machines
    path = ours.hand_out("1").package.with_suffix(".xlsx")
    book = openpyxl.load_workbook(path)
    (cell,) = (cell for row in book["Biểu mẫu 1"].iter_rows() for cell in row if cell.value == 38)
    cell.value = 35
    book.save(path)
    ours.edit({"1:1": "44"})
    returned = ours.take_back(path)
    assert [(each.key, each.theirs) for each in returned.merge.taken] == [("1:1.1", "35")]
    assert [each.key for each in returned.merge.kept] == ["1:1"]
    assert ours.apply(returned)[0].who == "Chị Hoa"


def test_report_json_of_the_colleagues_draft_comes_back_too(machines: tuple[Machine, Machine]) -> None:
    ours, theirs = machines
    worked_on(ours, theirs, {"1:1": "41"}, "1")
    path = theirs.stick / "report.json"
    path.write_bytes(write_report(theirs.store.load(theirs.ref).report))
    assert [each.key for each in ours.take_back(path).merge.taken] == ["1:1"]


def test_a_part_of_another_draft_is_refused(machines: tuple[Machine, Machine]) -> None:
    ours, theirs = machines
    back = worked_on(ours, theirs, {"1:1": "41"}, "1")
    ours.ref = ours.start()
    with pytest.raises(BadFileError, match="không giao từ báo cáo này") as caught:
        ours.take_back(back)
    assert "báo cáo 6 tháng đầu năm của xã An Thanh" in caught.value.text


def test_a_report_that_is_no_part_is_refused(machines: tuple[Machine, Machine]) -> None:
    ours, _ = machines
    with pytest.raises(BadFileError, match="không phải phần việc"):
        ours.take_back(ours.pack())


def test_a_damaged_package_is_refused(machines: tuple[Machine, Machine]) -> None:
    ours, theirs = machines
    back = worked_on(ours, theirs, {"1:1": "41"}, "1")
    raw = back.read_bytes()
    back.write_bytes(raw.replace(b'"1:1": "41"', b'"1:1": "91"', 1))
    with pytest.raises(BadFileError, match="không còn nguyên vẹn"):
        ours.take_back(back)


def test_another_machines_key_is_reported_until_it_is_known(machines: tuple[Machine, Machine]) -> None:
    ours, theirs = machines
    back = worked_on(ours, theirs, {"1:1": "41"}, "1")
    assert "khóa máy này chưa biết" in ours.take_back(back).warnings[0]
    own = ours.hand_out("1").package
    assert not any("chưa biết" in warning for warning in ours.take_back(own).warnings)


def test_an_edit_made_while_choosing_is_not_overwritten(machines: tuple[Machine, Machine]) -> None:
    ours, theirs = machines
    returned = ours.take_back(worked_on(ours, theirs, {"1:1": "41"}, "1"))
    ours.edit({"1:1": "43"})
    with pytest.raises(UserError, match="vừa được sửa thêm ở: 1:1"):
        ours.apply(returned)
    assert ours.text("1:1") == "43"


def test_a_part_without_a_name_is_entered_under_ones_own(machines: tuple[Machine, Machine]) -> None:
    ours, _ = machines
    handover = hand_out(ours.store, ours.ref, ["1"])
    path = ours.stick / "tệp.json"
    path.write_bytes(write_report(replace(handover.report, fields={**handover.report.fields, "1:1": "41"})))
    assert [change.who for change in ours.apply(ours.take_back(path))] == ["Lan"]


def test_a_closed_report_neither_goes_out_nor_takes_back(machines: tuple[Machine, Machine]) -> None:
    ours, theirs = machines
    back = worked_on(ours, theirs, {"1:1": "41"}, "1")
    report = ours.store.load(ours.ref).report
    ours.store.seal(ours.ref, report, write_report(report).decode(), who="Lan")
    with pytest.raises(UserError, match="đã chốt"):
        ours.hand_out("1")
    returned = ours.take_back(back)
    with pytest.raises(UserError, match="chốt"):
        ours.apply(returned)
    reopen(ours.store, ours.ref, who="Lan")
    assert [change.key for change in ours.apply(ours.take_back(back))] == ["1:1"]
