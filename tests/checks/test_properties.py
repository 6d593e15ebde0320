"""Properties of the checks that hold for any text that is typed."""

from __future__ import annotations

from decimal import Decimal
from functools import cache, reduce

from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desktop.base.text import nfc
from cchc_desktop.checks.context import Context
from cchc_desktop.checks.run import Checker, Outcome
from cchc_desktop.report.document import Report
from cchc_desktop.report.figure_table import FigureTable
from cchc_desktop.report.keys import note_of
from cchc_desktop.report.kinds import printed, read
from cchc_desktop.report.numbers import Number, show
from tests.checks.results import findings
from tests.make import make_rule, make_template, shipped_sample, shipped_template

ROWS = shipped_template().rows
REAL = [
    "", "0", "06", "19/95%", "0/0 %", "2.65/95.02%", "2,7/100%", "1.395", "1395", "1,395", "2.788", "13 / 40", "2/100%",
    "5.025.904739", "100", "99,13", "0 %", "Không", "Không có PAKN", "không có", "Chưa có số liệu", "Có", "1 - Có", "2",
    "2.649.523.000 đồng", "2,65 tỷ", "-5", "nhiều", "2023-06", "2023-02-30", "BC-UBND", "Đạt {7:6.7|%} và {1:2}.",
    "{9:9} {{ }", "{6:1.2|đồng}", " ", "\n",
]  # fmt: skip
TEXTS = st.sampled_from(REAL) | st.integers(0, 3000).map(show) | st.text(max_size=20)
KEYS = st.one_of(
    st.sampled_from(list(ROWS)),
    st.sampled_from([note_of(key) for key in ROWS]),
    st.sampled_from(list(shipped_template().sections)),
    st.sampled_from(["letter.date", "letter.symbol", "letter.number", "letter.place", "unit.name", "unit.kind"]),
    st.sampled_from(["9:9", "note.9:9", "V", "a@b", "letter.signer", "unit.code"]),
)
PEOPLE = st.integers(0, 10**9)


@cache
def checker() -> Checker:
    return Checker(shipped_template())


def afresh(report: Report) -> Outcome:
    return checker().check(report, Context())


@settings(max_examples=150)
@given(st.sampled_from(["an-thanh-2023-H1", "an-thanh-2023-H1-printed"]), st.lists(st.tuples(KEYS, TEXTS), max_size=12))
def test_checking_after_each_edit_says_what_checking_afresh_says(name: str, edits: list[tuple[str, str]]) -> None:
    outcome = afresh(shipped_sample(name))
    for key, text in edits:
        report = outcome.subject.report.with_edit(key, text)
        outcome = checker().check_after(outcome, report, key)
        assert outcome.as_json() == afresh(report).as_json()


@settings(max_examples=200)
@given(st.lists(st.tuples(KEYS, TEXTS), max_size=6))
def test_an_edit_taken_back_leaves_the_findings_of_before(edits: list[tuple[str, str]]) -> None:
    first = afresh(shipped_sample("an-thanh-2023-H1-printed"))
    for key, text in edits:
        original = first.subject.report
        there = checker().check_after(first, original.with_edit(key, text), key)
        back = checker().check_after(there, original.with_edit(key, original.text(key)), key)
        assert back.results == first.results


@settings(max_examples=400)
@given(st.sampled_from(list(ROWS)), st.text() | TEXTS)
def test_any_text_in_any_cell_is_read_printed_and_kept(key: str, text: str) -> None:
    figure = read(ROWS[key], text)
    assert figure.text == nfc(text).strip()
    assert printed(ROWS[key], figure) or not figure.text


@settings(max_examples=150)
@given(st.dictionaries(KEYS, st.text() | TEXTS, max_size=20))
def test_any_texts_in_any_fields_can_be_checked(fields: dict[str, str]) -> None:
    report = reduce(lambda so_far, item: so_far.with_edit(*item), fields.items(), shipped_sample())
    for said in afresh(report).findings:
        assert said.message
        assert said.at


@given(st.integers(0, 10**15), st.sampled_from(["{}", "0{}", "{} người"]))
def test_a_count_written_is_read_back(number: int, form: str) -> None:
    figure = read(ROWS["4:1.2"], show(number))
    assert (figure.number, figure.fault) == (Number(Decimal(number), exact=True), "")
    assert printed(ROWS["4:1.2"], figure) == show(number)
    assert read(ROWS["4:2.1"], form.format(number)).number == figure.number


@given(st.decimals(0, 10**9, places=2, allow_nan=False))
def test_a_decimal_written_is_read_back(number: Decimal) -> None:
    figure = read(ROWS["6:1.1"], show(number))
    assert (figure.number, figure.fault) == (Number(number, 2), "")
    assert printed(ROWS["6:1.1"], figure) == show(number)


AMBIGUOUS = st.from_regex(r"[0-9]{1,3}[.,][0-9]{3}(/[0-9]{1,3}[.,][0-9]{1,3}%)?", fullmatch=True)


@given(st.text() | TEXTS | AMBIGUOUS)
def test_every_way_offered_for_an_ambiguous_text_means_one_thing(text: str) -> None:
    for key in ("1:1", "6:1.1", "7:3"):
        for option in read(ROWS[key], text).options:
            assert read(ROWS[key], option).number is not None


@given(st.text() | TEXTS)
def test_the_text_offered_for_a_probable_one_is_certain(text: str) -> None:
    for key in ("1:1", "6:1.1", "7:3"):
        suggestion = read(ROWS[key], text).suggestion
        assert not suggestion or read(ROWS[key], suggestion).fault == ""


RATIO = make_template({"1": {"kind": "percent", "ratio": {"part": "1:1.2", "whole": "1:1.1"}}, "1.1": {}, "1.2": {}})


@given(PEOPLE, PEOPLE)
def test_a_percent_computed_and_typed_agrees_with_its_parts(part: int, rest: int) -> None:
    fields = {"1:1.2": show(part), "1:1.1": show(part + rest + 1)}
    computed = FigureTable.of(RATIO, fields).printed("1:1")
    assert findings(RATIO, fields | {"1:1": computed}) == []


@given(PEOPLE, PEOPLE, st.integers(0, 4))
def test_a_percent_rounded_to_any_place_agrees_with_its_parts(part: int, rest: int, places: int) -> None:
    fields = {"1:1.2": show(part), "1:1.1": show(part + rest + 1)}
    rounded = show(Decimal(100 * part) / Decimal(part + rest + 1), places)
    assert findings(RATIO, fields | {"1:1": rounded}) == []


SUM = make_template({"1": {}, "2": {}, "3": {}}, make_rule("1:1", "=", "1:2 1:3"))


@given(PEOPLE, PEOPLE, st.sampled_from(["1:1", "1:2", "1:3"]), st.integers(1, 10**6))
def test_any_single_change_of_an_operand_of_an_equality_is_reported(a: int, b: int, key: str, more: int) -> None:
    fields = {"1:1": a + b, "1:2": a, "1:3": b}
    assert findings(SUM, {at: show(number) for at, number in fields.items()}) == []
    fields[key] += more
    assert findings(SUM, {at: show(number) for at, number in fields.items()}) == [("total.mismatch", "1:1")]


@given(st.sampled_from(list(ROWS)))
def test_a_0_added_to_nothing_is_not_the_same_as_nothing(key: str) -> None:
    blank = afresh(shipped_sample().with_edit(key, "")).subject.table
    assert blank[key].number is None
    assert blank.with_edit(key, "0")[key].number is not None or ROWS[key].kind in ("heading", "choice")


@given(PEOPLE, PEOPLE)
def test_a_nil_added_to_a_sum_changes_nothing(a: int, b: int) -> None:
    with_nil = findings(SUM, {"1:1": show(a), "1:2": show(b), "1:3": "Không có"})
    assert with_nil == findings(SUM, {"1:1": show(a), "1:2": show(b), "1:3": "0"})


@given(PEOPLE, PEOPLE, st.sampled_from(["1:2", "1:3"]), PEOPLE)
def test_what_is_added_to_a_part_and_to_the_sum_changes_nothing(a: int, b: int, part: str, more: int) -> None:
    for total in (a + b, a + b + 1):
        before = {"1:1": total, "1:2": a, "1:3": b}
        after = before | {"1:1": total + more, part: before[part] + more}
        said = [findings(SUM, {key: show(number) for key, number in each.items()}) for each in (before, after)]
        assert said[0] == said[1]
