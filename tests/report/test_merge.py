"""Merging two reports that grew from one, field by field."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.report.merge import Difference, Fields, Merge, MergeChoices, Side, merge

KEYS = ["1:1", "note.1:1", "3:2", "3:2.1", "II.2", "letter.date"]
FIELDS = st.dictionaries(st.sampled_from(KEYS), st.sampled_from(["", "a", "b", "c"]))


def holds(key: str) -> bool:
    return key in KEYS[:4]


def merged(ours: Fields, found: Merge, choices: MergeChoices) -> dict[str, str]:
    return {**ours, **{each.key: each.theirs for each in found.incoming(choices)}}


def groups(found: Merge) -> list[tuple[Difference, ...]]:
    return [found.taken, found.kept, found.same, found.conflicts, found.outside]


def test_each_field_goes_by_who_changed_it() -> None:
    base = dict.fromkeys(("1:1", "note.1:1", "3:2", "3:2.1", "II.2"), "a")
    ours = {"1:1": "a", "note.1:1": "b", "3:2": "b", "3:2.1": "b", "II.2": "a"}
    theirs = {"1:1": "c", "note.1:1": "a", "3:2": "b", "II.2": "c"}
    assert merge(base, ours, theirs, holds) == Merge(
        taken=(Difference("1:1", "a", "a", "c"),),
        kept=(Difference("note.1:1", "a", "b", "a"),),
        same=(Difference("3:2", "a", "b", "b"),),
        conflicts=(Difference("3:2.1", "a", "b", ""),),
        outside=(Difference("II.2", "a", "a", "c"),),
    )


def test_a_field_they_cleared_is_cleared_here() -> None:
    found = merge({"1:1": "a"}, {"1:1": "a"}, {}, holds)
    assert merged({"1:1": "a"}, found, {}) == {"1:1": ""}


@given(FIELDS, FIELDS, FIELDS)
def test_every_changed_field_of_the_part_is_in_one_group(base: Fields, ours: Fields, theirs: Fields) -> None:
    found = merge(base, ours, theirs, holds)
    keys = [each.key for group in groups(found) for each in group]
    changed = {key for key in KEYS if len({side.get(key, "") for side in (base, ours, theirs)}) > 1}
    assert len(keys) == len(set(keys))
    assert {key for key in changed if holds(key)} <= set(keys) <= changed


@given(FIELDS, FIELDS, FIELDS, st.sampled_from(Side))
def test_nothing_outside_the_part_changes(base: Fields, ours: Fields, theirs: Fields, side: Side) -> None:
    found = merge(base, ours, theirs, holds)
    after = merged(ours, found, dict.fromkeys(KEYS, side))
    assert {key: after.get(key, "") for key in KEYS[4:]} == {key: ours.get(key, "") for key in KEYS[4:]}


@given(FIELDS, FIELDS)
def test_a_side_that_changed_nothing_gives_way_to_the_other(base: Fields, other: Fields) -> None:
    own = {key: other.get(key, "") for key in KEYS[:4]}
    theirs_alone, ours_alone = merge(base, base, other, holds), merge(base, other, base, holds)
    assert not theirs_alone.conflicts
    assert {key: merged(base, theirs_alone, {}).get(key, "") for key in own} == own
    assert not ours_alone.incoming(dict.fromkeys(KEYS, Side.THEIRS))


@given(FIELDS, FIELDS, FIELDS)
def test_both_directions_find_the_same_conflicts(base: Fields, ours: Fields, theirs: Fields) -> None:
    there, back = merge(base, ours, theirs, holds), merge(base, theirs, ours, holds)
    assert {each.key for each in there.conflicts} == {each.key for each in back.conflicts}
    assert {each.key for each in there.taken} == {each.key for each in back.kept}


@given(FIELDS, FIELDS, FIELDS)
def test_merging_again_brings_nothing_new(base: Fields, ours: Fields, theirs: Fields) -> None:
    chosen = dict.fromkeys(KEYS, Side.THEIRS)
    after = merged(ours, merge(base, ours, theirs, holds), chosen)
    again = merge(base, after, theirs, holds)
    assert (again.incoming(chosen), again.conflicts) == ((), ())


@given(FIELDS, FIELDS, FIELDS)
def test_a_conflict_is_unsettled_until_chosen(base: Fields, ours: Fields, theirs: Fields) -> None:
    found = merge(base, ours, theirs, holds)
    first = {each.key: Side.OURS for each in found.conflicts[:1]}
    assert found.unsettled({}) == found.conflicts
    assert found.unsettled(first) == found.conflicts[1:]
    assert found.incoming(first) == found.taken
