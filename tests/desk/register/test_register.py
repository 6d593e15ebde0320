"""The register of a unit over a real store: kept, cited, doubted, counted, taken along in files and packages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_desktop.base.errors import StorageError
from cchc_desktop.checks.findings import Finding
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.office.settings import Settings, unit_of
from cchc_desktop.desk.register.citation import cited, matching
from cchc_desktop.desk.register.unit_register import UnitRegister, faults_of, suggested_criterion
from cchc_desktop.desk.sending.handing import prepare
from cchc_desktop.report.members.document_register import DocumentRegister, full_number, split_number
from cchc_desktop.report.members.register_entry import RegisterEntry
from cchc_desktop.report.store_protocol import DraftStore
from db.drafts.store import open_drafts
from tests.make import make_register_entry, shipped_template

UNIT = {"kind": "xã", "name": "An Thanh", "district": "huyện Tứ Kỳ", "province": "tỉnh Hải Dương"}
PLAN = make_register_entry(date="2023-02-03")
LETTER = make_register_entry(
    number="31", symbol="UBND-VP", date="2023-03-01", type="Công văn", subject="V/v đôn đốc CCHC", criterion="1:1"
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DraftStore]:
    drafts = open_drafts(tmp_path)
    yield drafts
    drafts.close()


@pytest.fixture
def desk(store: DraftStore) -> Desk:
    return Desk(store, "Lan")


def started(desk: Desk, **fields: str) -> str:
    ref = desk.start("cchc-xa-2023", "2023-H1", UNIT).ref
    opened = desk.open(ref)
    opened.edit_many(
        {key.replace("_", ":", 1) if key[0].isdigit() else key: text for key, text in fields.items()}, "typed"
    )
    return ref


def found(desk: Desk, ref: str, place: str) -> list[Finding]:
    about = ("sổ văn bản", "Sổ văn bản")
    findings = desk.open(ref).outcome.findings
    return [each for each in findings if each.at[0].startswith(place) and any(word in each.message for word in about)]


def with_text(desk: Desk, text: str, *entries: RegisterEntry) -> list[Finding]:
    UnitRegister(desk, UNIT).put_all(entries)
    return found(desk, started(desk, I=text), "I@")


@pytest.mark.parametrize(
    ("typed", "number", "symbol", "shown"),
    [
        ("12/KH-UBND", "12", "KH-UBND", "12/KH-UBND"),
        ("Số: 05 / 2020/NQ-HĐND", "05", "2020/NQ-HĐND", "05/2020/NQ-HĐND"),
        ("22-HD/BTCTU", "22", "-HD/BTCTU", "22-HD/BTCTU"),
        ("2377/UBND-NCKS", "2377", "UBND-NCKS", "2377/UBND-NCKS"),
        ("07", "07", "", "07"),
        ("", "", "", ""),
    ],
)
def test_number_and_symbol_are_told_apart_and_cited_together(typed: str, number: str, symbol: str, shown: str) -> None:
    assert split_number(typed) == (number, symbol)
    assert full_number(make_register_entry(number=number, symbol=symbol)) == shown


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, "Kế hoạch số 12/KH-UBND ngày 03/02/2023 của UBND xã An Thanh về cải cách hành chính năm 2023"),
        (
            {"subject": "V/v đôn đốc thực hiện CCHC.", "type": "Công văn", "symbol": "UBND", "number": "7"},
            "Công văn số 7/UBND ngày 03/02/2023 của UBND xã An Thanh về việc đôn đốc thực hiện CCHC",
        ),
        (
            {"subject": "Ban hành Quy chế làm việc", "type": "Quyết định", "symbol": "QĐ-UBND", "date": "2023-05-05"},
            "Quyết định số 12/QĐ-UBND ngày 05/5/2023 của UBND xã An Thanh ban hành Quy chế làm việc",
        ),
        ({"subject": "CCHC năm 2023", "body": "", "date": ""}, "Kế hoạch số 12/KH-UBND về CCHC năm 2023"),
        ({"subject": "", "date": "tháng 2"}, "Kế hoạch số 12/KH-UBND ngày tháng 2 của UBND xã An Thanh"),
    ],
)
def test_a_document_is_cited_as_the_decree_writes_it(more: dict[str, str], words: str) -> None:
    assert cited(make_register_entry(**{"date": "2023-02-03", **more})) == words


def test_a_citation_is_read_back_without_a_finding(desk: Desk) -> None:
    assert with_text(desk, f"Xã ban hành {cited(PLAN)}; {cited(LETTER)}.", PLAN, LETTER) == []


def test_documents_are_found_by_words_without_accents_their_number_first() -> None:
    other = make_register_entry(number="3", subject="Kiểm tra 12 thủ tục")
    assert matching([other, PLAN], "12") == [PLAN, other]
    assert matching([other, PLAN, LETTER], "ke hoach cai cach") == [PLAN]
    assert matching([PLAN, LETTER], "03/02/2023") == [PLAN]
    assert matching([PLAN], "thong bao") == []


def test_the_register_is_kept_for_every_report_of_the_unit(desk: Desk, store: DraftStore) -> None:
    register = UnitRegister(desk, UNIT)
    register.put_all([LETTER, PLAN])
    register.put(make_register_entry(date="2023-02-04"), before=PLAN)
    other = {"kind": "xã", "name": "Quang Phục"}

    assert [entry.date for entry in UnitRegister(store, UNIT).read().entries] == ["2023-02-04", "2023-03-01"]
    assert UnitRegister(store, other).read().entries == ()
    register.remove([LETTER])
    assert [entry.number for entry in register.read().entries] == ["12"]


@pytest.mark.parametrize("text", ["{}", "[1]", "[{}]", "[", "[" * 100_000])
def test_a_damaged_register_is_told_with_its_place(store: DraftStore, text: str) -> None:
    store.set_setting("register xã an thanh", text)
    with pytest.raises(StorageError, match="cài đặt") as caught:
        UnitRegister(store, UNIT).read()
    assert "register xã an thanh" in caught.value.text


def test_the_register_follows_a_unit_that_is_renamed(desk: Desk) -> None:
    UnitRegister(desk, UNIT).put(PLAN)
    Settings(desk).replace_unit(UNIT, UNIT | {"name": "Tân Kỳ"})

    assert UnitRegister(desk, UNIT | {"name": "Tân Kỳ"}).read().entries == (PLAN,)


def test_a_day_that_differs_from_the_register_is_mended(desk: Desk) -> None:
    text = "Kế hoạch số 12/KH-UBND ngày 05/02/2023 của UBND xã; Kế hoạch số 12/KH-UBND ngày 05 tháng 02 năm 2023."

    one, two = with_text(desk, text, PLAN)

    assert one.rule == "text.docnum"
    assert one.fix is not None
    assert one.fix.applied(text).startswith("Kế hoạch số 12/KH-UBND ngày 03/02/2023 của")
    assert two.fix is not None
    assert two.fix.applied(text).endswith("ngày 03 tháng 02 năm 2023.")
    assert "Kế hoạch số 12/KH-UBND ngày 03/02/2023 của UBND xã An Thanh" in one.message


def test_another_body_or_kind_than_in_the_register_is_told(desk: Desk) -> None:
    (body,) = with_text(desk, "Kế hoạch số 12/KH-UBND ngày 03/02/2023 của Chính phủ.", PLAN)
    assert "Xem lại cơ quan ban hành." in body.message
    (kind,) = with_text(desk, "Quyết định số 12/KH-UBND ngày 03/02/2023 của UBND xã.", PLAN)
    assert "Xem lại loại văn bản." in kind.message


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch số 12/KH-UBND ngày 03/02/2023 của Ủy ban nhân dân xã.",
        "Kế hoạch số 012/KH-UBND của UBND xã An Thanh.",
        "Kế hoạch số 12/KH-UBND ngày 03/02/2023",
        "Kế hoạch số 99/KH-SNV ngày 03/02/2023 của Sở Nội vụ.",
        "Kế hoạch số 20/KH-UBND ngày 10/03/2023 của UBND xã.",
        "Kế hoạch số 12/KH-UBND ngày 07/7/2023 của UBND huyện Tứ Kỳ về CCHC",
    ],
)
def test_what_agrees_or_is_not_known_is_left_alone(desk: Desk, text: str) -> None:
    district = make_register_entry(date="2023-07-07", body="UBND huyện Tứ Kỳ")
    assert with_text(desk, text, PLAN, district) == []


def test_a_number_against_the_days_of_its_series_is_a_hint(desk: Desk) -> None:
    later = make_register_entry(number="20", date="2023-03-10")
    (hint,) = with_text(desk, "Kế hoạch số 25/KH-UBND ngày 01/3/2023 của UBND xã.", PLAN, later)
    assert (hint.severity.value, "20/KH-UBND" in hint.message) == ("hint", True)
    (same_day,) = with_text(desk, "Kế hoạch số 13/KH-UBND ngày 03/02/2023 của UBND xã.", PLAN, later)
    assert "cùng ngày có Kế hoạch số 12/KH-UBND" in same_day.message


def test_documents_of_the_period_are_counted_for_their_criterion(desk: Desk) -> None:
    before = make_register_entry(number="1", date="2022-12-01")
    UnitRegister(desk, UNIT).put_all([PLAN, LETTER, before])
    ref = started(desk)

    (blank,) = found(desk, ref, "1:1")
    assert blank.fix is not None
    assert (blank.severity.value, blank.fix.at, blank.fix.text) == ("hint", "1:1", "2")
    desk.open(ref).edit("1:1", "3")
    (other,) = found(desk, ref, "1:1")
    assert (other.found, other.expected, other.fix) == ("3", "2", None)
    desk.open(ref).edit("1:1", "2")
    assert found(desk, ref, "1:1") == []


def test_the_register_doubts_days_numbers_and_their_order() -> None:
    odd = make_register_entry(number="", date="2023-02-31")
    early = make_register_entry(number="15", date="2023-01-09")
    twin = make_register_entry(date="2023-05-05", subject="Khác")
    register = DocumentRegister([PLAN, odd, early, twin, LETTER])

    assert list(faults_of(register, LETTER)) == []
    assert list(faults_of(register, odd)) == ["Chưa ghi số văn bản.", "Không có ngày “2023-02-31” trong lịch."]
    assert list(faults_of(register, twin)) == ["Trùng số 12/KH-UBND với văn bản ngày 03/02/2023."]
    (order,) = faults_of(register, early)
    assert order.startswith("Số 15/KH-UBND ngày 09/01/2023 lại trước số 12/KH-UBND ngày 03/02/2023.")


def test_the_template_says_which_documents_count_for_a_row() -> None:
    rows = shipped_template().rows
    assert suggested_criterion(PLAN, rows, "UBND xã An Thanh") == "1:1"
    assert suggested_criterion(make_register_entry(subject="Phòng cháy"), rows, "UBND xã An Thanh") == ""
    assert suggested_criterion(make_register_entry(body="UBND huyện"), rows, "UBND xã An Thanh") == ""
    assert suggested_criterion(make_register_entry(type="Báo cáo"), rows, "UBND xã An Thanh") == ""


def test_documents_of_the_period_and_those_named_travel_with_the_report(desk: Desk, store: DraftStore) -> None:
    old = make_register_entry(number="7", date="2021-03-03")
    unnamed = make_register_entry(number="8", date="2021-04-03")
    UnitRegister(desk, UNIT).put_all([PLAN, old, unnamed])
    ref = started(desk, I="Theo Kế hoạch số 7/KH-UBND.")

    sent = json.loads(prepare(store, ref, draft=True).report_json)

    assert [entry["number"] for entry in sent["register"]] == ["7", "12"]
    assert unit_of(store.load(ref).report)["name"] == "An Thanh"
    assert store.load(ref).report.register == ()  # the draft itself keeps none: the unit's register may still change
