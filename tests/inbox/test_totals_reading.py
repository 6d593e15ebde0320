"""The totals as the window reads them: the part of each unit, and everything that no total holds, by its reason."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from cchc_desktop.base.clock import now
from cchc_desktop.desk.incoming.totals_reading import read_totals, unit_parts
from cchc_desktop.inbox.inbox_store import OfficeAnswer
from cchc_desktop.inbox.package_reading import read_package
from cchc_desktop.inbox.unit_identity import owing_unit
from cchc_desktop.report.document import OPEN
from cchc_desktop.report.members.office_answer import OfficeVerdict
from tests.inbox.communes import PERIOD, district, edition, own_kinds, package
from tests.inbox.conftest import OpenOffice

A, B, C, D, E = district()[:5]
ONE = edition('{ no = "7", label = "Số cuộc họp", kind = "count", aggregate = "sum" },\n')
OTHER = edition('{ no = "7", label = "Diện tích rừng", kind = "decimal", unit = "ha", aggregate = "sum" },\n')


def test_each_unit_has_its_part_and_what_no_total_holds_is_named(tmp_path: Path, open_office: OpenOffice) -> None:
    packages = (
        package(A, {"3:1": "200", "3:1.1": "150", "3:4": "1", "3:7": "5"}, source=ONE, state=OPEN),
        package(B, {"3:1": "600", "3:1.1": "600", "3:4": "0", "3:7": "1,5"}, source=OTHER),
        package(C, {"3:1": "9000", "3:7": "9"}, source=ONE),
        package(D, {"3:1": "không có", "3:1.1": "không có", "3:7": "chưa có số liệu"}, source=ONE),
    )
    with closing(open_office(tmp_path, now)) as store:
        store.set_owing([owing_unit(each) for each in (A, B, C, D, E)])
        store.add([replace(read_package(raw, f"{at}.cchc"), raw=raw) for at, raw in enumerate(packages)])
        returned = next(row.newest for row in store.board(PERIOD) if row.code == C.code)
        store.answer(OfficeAnswer(returned, OfficeVerdict.RETURNED, "Mai", "2023-06-14"))
        reading = read_totals(store, PERIOD)
        parts = {key: unit_parts(store, reading, key) for key in ("3:1", "3:1.2", "3:4", "3:7")}

    def shown(key: str) -> list[tuple[str, str, str]]:
        return [(part.name, part.state, part.words) for part in parts[key]]

    assert reading.totals.figures["3:1"].in_words == "800"
    assert shown("3:1") == [(B.title, "value", "600"), (A.title, "value", "200"), (D.title, "nil", "")]
    assert [part.share for part in parts["3:1"]] == [75, 25, None]
    assert shown("3:1.2") == [(B.title, "value", "100"), (A.title, "value", "75"), (D.title, "computed", "")]
    assert shown("3:4")[:2] == [(A.title, "value", "có"), (B.title, "value", "không")]
    assert shown("3:7") == [(A.title, "value", "5"), (B.title, "unaligned", ""), (D.title, "unknown", "")]
    assert {kind: [line.text for line in lines] for kind, lines in reading.left_out.items()} == {
        "missing": [E.title],
        "returned": [C.title],
        "unaligned": [f"3:7 Diện tích rừng (1 đơn vị, {OTHER.template.id})"],
        "drafts": [A.title],
    }
    assert [line.package for line in reading.left_out["returned"]] == [returned]


def test_units_of_a_kind_that_only_their_template_knows_are_added_up_by_themselves(
    tmp_path: Path, open_office: OpenOffice
) -> None:
    source = own_kinds(("khu kinh tế", "xã"))
    named = B._replace(kind="khu kinh tế", name="Vũng Áng")
    with closing(open_office(tmp_path, now)) as store:
        store.set_owing([owing_unit(each) for each in (A, named)])
        packages = (package(A, {"3:1": "200"}, source=source), package(named, {"3:1": "600"}, source=source))
        store.add([replace(read_package(raw, f"{at}.cchc"), raw=raw) for at, raw in enumerate(packages)])
        whole, part = read_totals(store, PERIOD), read_totals(store, PERIOD, "khu kinh tế")
    assert {A.kind, "khu kinh tế"} <= whole.scopes.keys()
    assert part.totals.figures["3:1"].in_words == "600"
