"""Two texts word by word."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.comparing.word_changes import Segment, compare_words

TEXTS = st.text(st.sampled_from("ab 1.,-/đ\n\t"), max_size=60)


def changed(before: str, after: str) -> list[tuple[str, str]]:
    """Return what was replaced, by what."""
    return [(each.before, each.after) for each in compare_words(before, after) if each.changed]


def _letters(text: str) -> str:
    return "".join(text.split())


@given(TEXTS, TEXTS)
def test_the_segments_are_both_texts_whole(before: str, after: str) -> None:
    """The befores joined are the first text, the afters the second, letter by letter."""
    segments = compare_words(before, after)
    assert "".join(each.before for each in segments) == before
    assert "".join(each.after for each in segments) == after
    assert all(_letters(each.before) == _letters(each.after) for each in segments if not each.changed)


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    """One segment, not changed; none of an empty text."""
    assert compare_words(text, text) == ((Segment(text, text, changed=False),) if text else ())


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("đã giải quyết 1.386 hồ sơ", "đã giải quyết 1.387 hồ sơ", [("1.386", "1.387")]),
        ("dịch vụ công mức độ 3,4 là 2", "dịch vụ công toàn trình là 2", [("mức độ 3,4", "toàn trình")]),
        ("ngày 05/6/2023 họp", "ngày 06/6/2023 họp", [("05/6/2023", "06/6/2023")]),
        ("Bố trí 07 công chức.", "Bố trí 07 công chức. Đã có máy.", [("", "Đã có máy.")]),
        ("Một. Hai. Ba.", "Một. Ba.", [("Hai.", "")]),
        ("một hai", "một  hai", []),
    ],
)
def test_what_changed_is_named_by_whole_words(before: str, after: str, expected: list[tuple[str, str]]) -> None:
    """Numbers, dates and symbols are words; white space alone is no change."""
    assert changed(before, after) == expected


def test_a_lone_word_between_two_others_does_not_cut_the_change_up() -> None:
    """Two sentences that share only "và" are one change."""
    assert len(changed("ban hành kế hoạch và tổ chức họp thôn", "rà soát thủ tục và niêm yết công khai")) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a " * 15_000, "b" + "a " * 14_000),
        ("x" + "a b " * 7_000, "b a " * 7_000 + "y"),
        (" ".join(f"từ{at % 300}" for at in range(15_000)), " ".join(f"từ{at % 299}" for at in range(15_000))),
    ],
    ids=["one word", "two words", "many words"],
)
def test_time_is_bounded_for_thirty_pages_without_a_line_break(before: str, after: str) -> None:
    """A comparison that looked at every pair of equal words would take minutes."""
    start = time.perf_counter()
    segments = compare_words(before, after)
    assert time.perf_counter() - start < 3
    assert "".join(each.after for each in segments) == after
