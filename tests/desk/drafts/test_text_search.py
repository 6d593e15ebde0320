"""Finding and replacing over the fields of a report."""

from __future__ import annotations

import pytest

from cchc_desktop.checks.subject import Subject
from cchc_desktop.desk.drafts.steps import ReportSteps
from cchc_desktop.desk.drafts.text_search import Held, SearchOptions, TextMatch, replaced, search, spans
from tests.make import make_outcome, shipped_template

TEMPLATE = shipped_template()
FLOW = ReportSteps(TEMPLATE)
ANY, EXACT = SearchOptions(), SearchOptions(accents=True)


def of(fields: dict[str, str]) -> Subject:
    return make_outcome(TEMPLATE, fields).subject


def found(text: str, wanted: str, options: SearchOptions = ANY) -> list[str]:
    return [text[start:end] for start, end in spans(text, wanted, options)]


def everywhere(fields: dict[str, str], wanted: str, options: SearchOptions = ANY) -> tuple[TextMatch, ...]:
    return search(FLOW, of(fields), wanted, options)


def replacing(fields: dict[str, str], wanted: str, new: str, options: SearchOptions = ANY) -> dict[str, str]:
    subject = of(fields)
    return replaced(subject, search(FLOW, subject, wanted, options), new)


@pytest.mark.parametrize(
    ("wanted", "options", "matches"),
    [
        ("nam", SearchOptions(), ["năm", "Nam", "nắm", "NĂM"]),
        ("năm", SearchOptions(), ["năm", "NĂM"]),  # typed with accents, it asks for them: "nắm" must not be replaced
        ("nam", EXACT, ["Nam"]),
        ("năm", SearchOptions(case=True), ["năm"]),
        ("na", SearchOptions(words=True), []),
        ("nam", SearchOptions(case=True), ["năm", "nắm"]),
        (" ", SearchOptions(), [" ", " ", " "]),
    ],
)
def test_accents_and_case_count_only_where_they_are_asked_for(
    wanted: str, options: SearchOptions, matches: list[str]
) -> None:
    assert found("năm Nam nắm NĂM", wanted, options) == matches


def test_a_letter_is_taken_with_all_its_marks_and_never_cut() -> None:
    text = "Krông Pa\u0301c, K\u0323ăn"  # "á" precomposed would be one letter; "Ḳ" has a mark of its own here
    assert found(text, "pac") == ["Pa\u0301c"]
    assert found(text, "k") == ["K", "K\u0323"]
    assert found(text, "K", SearchOptions(accents=True, case=True)) == ["K"]  # not the K of "Ḳ": its dot would be left
    assert found("Đường đi", "duong di") == ["Đường đi"]
    assert found("STRASSE straße", "strasse") == ["STRASSE", "straße"]
    assert found("straße", "s") == ["s"]  # half of a ß is no match


def test_sections_notes_letter_and_figures_are_found_in_the_order_of_the_document() -> None:
    fields = {"1:1": "2022", "note.1:1": "so với 2022", "letter.recipients": "Lưu 2022", "I": "năm 2022"}
    fields["letter.title"] = "2022"

    matches = everywhere(fields, "2022")

    assert [match.key for match in matches] == ["letter.title", "I", "letter.recipients", "1:1", "note.1:1"]
    assert [match.held for match in matches] == [Held.FREE, Held.FREE, Held.FREE, Held.FIGURE, Held.FREE]


def test_a_linked_figure_is_found_by_its_value_and_never_replaced() -> None:
    fields = {"I": "Ban hành {1:1} văn bản, 40 cuộc họp {{40}}.", "1:1": "40"}

    matches = [match for match in everywhere(fields, "40") if match.key == "I"]

    assert [(match.held, fields["I"][match.start : match.end]) for match in matches] == [
        (Held.LINK, "{1:1}"),
        (Held.FREE, "40"),
        (Held.FREE, "40"),
    ]
    assert replacing(fields, "40", "50") == {"I": "Ban hành {1:1} văn bản, 50 cuộc họp {{50}}."}
    assert replacing(fields, "1:1", "9:9") == {}  # the link's own letters are not text


def test_what_is_typed_makes_no_link_of_the_text_around_it() -> None:
    fields = {"I": "Xem {a:1} và {1:1}, {b}."}

    texts = replacing(fields, "a:1", "1:1")

    after = everywhere(fields | texts, "1:1")
    assert texts == {"I": "Xem {{1:1}} và {1:1}, {{b}}."}
    assert [match.held for match in after] == [Held.FREE]


def test_a_replaced_brace_is_kept_as_a_brace() -> None:
    assert replacing({"I": "ghi {{x}} rồi"}, "{x}", "{y}") == {"I": "ghi {{y}} rồi"}


def test_the_unit_and_the_day_of_signing_stay() -> None:
    fields = {"unit.name": "An Thanh", "letter.place": "An Thanh", "letter.date": "2023-06", "IV": "Xã An Thanh"}

    assert replacing(fields, "an thanh", "Quang Phục") == {"letter.place": "Quang Phục", "IV": "Xã Quang Phục"}
    assert replacing(fields, "2023", "2024") == {}


def test_words_around_a_match_end_at_its_line() -> None:
    (match,) = everywhere({"I": "dòng một\nhai năm ba\ndòng bốn"}, "năm")

    assert (match.before, match.text, match.after) == ("hai ", "năm", " ba")
    assert str(match.place) == "I@13:16"


def test_long_words_around_a_match_are_cut_between_words() -> None:
    (match,) = everywhere({"I": f"{'xã ' * 100}năm{' xã' * 100}"}, "năm")

    assert match.before.startswith("…xã ")
    assert match.before.endswith(" xã ")
    assert match.after.endswith(" xã…")


def test_rows_are_found_by_their_labels_without_accents_and_never_replaced() -> None:
    fields = {"3:3.3.1": "1387", "note.3:3.3.1": "trước hạn và đúng hạn"}
    labels = {key: row.label for key, row in TEMPLATE.rows.items() if "hồ sơ tthc" in row.label.casefold()}
    by_label = search(FLOW, of(fields), "ho so tthc", SearchOptions(labels=True))

    assert labels
    assert [match.key for match in by_label] == [*labels]
    assert {match.held for match in by_label} == {Held.LABEL}
    assert all(labels[each.key][each.start : each.end] == each.text for each in by_label)
    assert everywhere(fields, "ho so tthc") == ()
    assert replaced(of(fields), by_label, "x") == {}


def test_a_label_and_a_value_of_a_row_are_found_in_the_order_of_their_letters() -> None:
    row = TEMPLATE.rows["1:1"]
    word = row.label.split()[0]
    found_both = search(FLOW, of({"1:1": f"khoảng {word}"}), word, SearchOptions(labels=True))
    assert [match.start for match in found_both if match.key == "1:1"] == [0, len("khoảng ")]
