"""Two texts line by line."""

from __future__ import annotations

import random
import time

from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.comparing.compared_lines import Moved, compare_lines

FIRST = "- Trong kỳ đã tiếp nhận 1.395 hồ sơ; đã giải quyết 1.386 hồ sơ."
SECOND = "- Bố trí 07 công chức tại Bộ phận một cửa."
THIRD = "- Niêm yết công khai thủ tục hành chính tại trụ sở và trang thông tin."
LINES = st.lists(st.sampled_from([FIRST, SECOND, THIRD, "a b", "", "  "]), max_size=8).map("\n".join)


def test_a_changed_line_is_compared_word_by_word() -> None:
    """The lines around it stay, and its place in both texts is known."""
    lines = compare_lines(f"{FIRST}\n{SECOND}", f"{FIRST.replace('1.386', '1.387')}\n\n{SECOND}")
    assert [line.places for line in lines] == [1, 0]
    assert [(each.before, each.after) for each in lines[0].segments if each.changed] == [("1.386", "1.387")]
    assert (lines[1].at, lines[1].other_at) == (len(FIRST) + 1, len(FIRST) + 2)


def test_a_moved_paragraph_is_neither_gone_nor_new() -> None:
    """It is shown where it was and where it is, and counts once."""
    lines = compare_lines(f"{FIRST}\n{SECOND}\n{THIRD}", f"{SECOND}\n{THIRD}\n{FIRST}")
    assert [line.moved for line in lines] == [Moved.AWAY, Moved.NO, Moved.NO, Moved.HERE]
    assert sum(line.places for line in lines) == 1
    assert not any(segment.changed for line in lines for segment in line.segments)


def test_a_paragraph_that_moved_and_changed_shows_only_its_change() -> None:
    """Its words are compared with those it had elsewhere."""
    lines = compare_lines(f"{FIRST}\n{SECOND}\n{THIRD}", f"{SECOND}\n{THIRD}\n{FIRST.replace('1.386', '1.387')}")
    here = next(line for line in lines if line.moved is Moved.HERE)
    assert [(each.before, each.after) for each in here.segments if each.changed] == [("1.386", "1.387")]


def test_a_sentence_that_was_added_behind_another_is_new_alone() -> None:
    """A line that grew is still that line."""
    (line,) = compare_lines(SECOND, f"{SECOND} {THIRD.removeprefix('- ')} Đã mua 02 máy quét.")
    assert [each.before for each in line.segments if each.changed] == [""]


@given(LINES, LINES)
def test_every_line_of_both_texts_is_there(before: str, after: str) -> None:
    """Nothing is left out but blank lines, and nothing is shown twice."""
    lines = compare_lines(before, after)
    assert [line.after for line in lines if line.after] == [line for line in after.split("\n") if line.strip()]
    shown = sorted(line.before for line in lines if line.before and line.moved is not Moved.HERE)
    assert shown == sorted(line for line in before.split("\n") if line.strip())
    for line in lines:
        assert before[line.at :].startswith(line.before)
        assert after[line.other_at :].startswith(line.after)


def test_time_is_bounded_for_thirty_pages_of_paragraphs() -> None:
    """Rewritten, shuffled, or all the same: seconds at most."""
    drawn = random.Random(1)  # noqa: S311 - texts for a test
    words = [f"từ{drawn.randrange(400)}" for _ in range(15_000)]
    one = [" ".join(words[at : at + 50]) for at in range(0, 15_000, 50)]
    texts = [one, drawn.sample(one, len(one)), [" ".join(drawn.sample(words, 50)) for _ in one], ["a b c d"] * 10_000]
    start = time.perf_counter()
    for text in texts:
        compare_lines("\n".join(one), "\n".join(text))
        compare_lines("\n".join(text), "x\n" + "\n".join(text[:-1]))
    assert time.perf_counter() - start < 10
