"""Carried marks follow the words around them, and an edit of their own words settles them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.report.keys import Place
from cchc_desktop.report.members.carried_mark import CarriedKind, CarriedMark
from cchc_desktop.report.members.moved_marks import Splice, moved_marks, spliced, spliced_marks

TEXT = "Trong 6 tháng đầu năm 2022, xã ban hành 12 văn bản; năm 2022 có 3 buổi họp."
_WORDS = st.lists(st.sampled_from(("xã", "12", "năm 2022", "họp,", "2022", "3 buổi")), min_size=1, max_size=12)


def mark_of(text: str, words: str, begin: int = 0) -> CarriedMark:
    start = text.index(words, begin)
    return CarriedMark(at=Place("I", start, start + len(words)), kind=CarriedKind.NUMBER, text=words)


def after(text: str, new: str, *words: str) -> list[tuple[str, bool]]:
    marks = moved_marks(tuple(mark_of(text, each) for each in words), "I", text, new)
    return [(mark.covered(new), mark.settled) for mark in marks]


def test_a_mark_keeps_its_place_while_the_words_around_it_change() -> None:
    new = TEXT.replace("Trong", "Trong kỳ là").replace(" có 3", ", UBND xã có 3")
    assert after(TEXT, new, "6 tháng đầu năm 2022", "12", "3") == [
        ("6 tháng đầu năm 2022", False),
        ("12", False),
        ("3", False),
    ]


def test_a_mark_whose_words_are_changed_or_deleted_is_settled_where_they_were() -> None:
    assert after(TEXT, TEXT.replace("12", "15"), "12", "3") == [("15", True), ("3", False)]
    assert after(TEXT, TEXT.replace("xã ban hành 12 văn bản; ", ""), "12", "3") == [("", True), ("3", False)]
    assert after(TEXT, "", "12") == [("", True)]


def test_changes_in_several_places_leave_the_marks_between_them() -> None:
    new = TEXT.replace("6 tháng", "9 tháng").replace("năm 2022 có", "năm 2023 có").replace("văn bản", "kế hoạch")
    assert after(TEXT, new, "12", "3", "6 tháng đầu năm 2022") == [
        ("12", False),
        ("3", False),
        ("9 tháng đầu năm 2022", True),
    ]


def test_where_words_alike_stand_side_by_side_the_mark_stays_with_those_that_are_left() -> None:
    mark = CarriedMark(at=Place("I", 2, 3), kind=CarriedKind.NUMBER, text="5")
    (moved,) = moved_marks((mark,), "I", "5 5", "5")
    assert (str(moved.at), moved.settled) == ("I@0:1", False)


@given(_WORDS, st.data())
def test_a_mark_survives_any_edit_beside_it(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    number = data.draw(st.integers(0, len(words) - 1))
    start = sum(len(word) + 1 for word in words[:number])
    mark = CarriedMark(at=Place("I", start, start + len(words[number])), kind=CarriedKind.YEAR, text=words[number])
    typed = data.draw(st.text("năm 2022,", max_size=8))
    if data.draw(st.booleans()):
        low = data.draw(st.integers(0, start))
        new = text[:low] + typed + text[data.draw(st.integers(low, start)) :]
    else:
        low = data.draw(st.integers(start + len(words[number]), len(text)))
        new = text[:low] + typed + text[data.draw(st.integers(low, len(text))) :]
    (moved,) = moved_marks((mark,), "I", text, new)
    assert moved.covered(new) == mark.text or moved.settled
    assert 0 <= (moved.at.start or 0) <= (moved.at.end or 0) <= len(new)
    others = text[:start] + text[start + len(words[number]) :]
    if words[number] not in others + new.replace(words[number], "", 1):
        assert (moved.covered(new), moved.settled) == (words[number], False)


@given(_WORDS, st.data())
def test_exact_replacements_settle_their_marks_and_move_all_others(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    starts = [sum(len(word) + 1 for word in words[:at]) for at in range(len(words))]
    marks = tuple(
        CarriedMark(at=Place("I", at, at + len(word)), kind=CarriedKind.YEAR, text=word)
        for at, word in zip(starts, words, strict=True)
    )
    chosen = data.draw(st.sets(st.integers(0, len(words) - 1)))
    values = {number: data.draw(st.text("2023 năm", max_size=9)) for number in chosen}
    splices = [Splice(marks[at].at.start or 0, marks[at].at.end or 0, value) for at, value in values.items()]
    new = spliced(text, splices)
    for number, mark in enumerate(spliced_marks(marks, "I", splices)):
        assert mark.settled is (number in chosen)
        assert mark.covered(new) == values.get(number, words[number])
