"""Entries of `reasons`: typed where they are ours, kept where they are not."""

from __future__ import annotations

from typing import Any

import pytest

from cchc_desktop.report.reason import Reason

WHOLE = {"rule": "part.exceeds", "at": ["1:1", "1:2"], "text": "Huyện giao thêm", "who": "Lan", "when": "2023-06-15"}
OURS: dict[str, Any] = WHOLE | {"fingerprint": "ab"}


def test_an_explanation_is_read_and_written_as_it_came() -> None:
    reason = Reason.of(OURS)
    assert reason == Reason("part.exceeds", ("1:1", "1:2"), "Huyện giao thêm", "Lan", "2023-06-15", "ab")
    assert list(reason.as_json().items()) == list(OURS.items())


def test_unknown_members_are_kept_behind_the_known_ones() -> None:
    reason = Reason.of({"mức": [2], **OURS})
    assert (reason.fingerprint, dict(reason.extra)) == ("ab", {"mức": [2]})
    assert list(reason.as_json().items()) == [*OURS.items(), ("mức", [2])]


@pytest.mark.parametrize(
    "change",
    [{"at": "1:1"}, {"at": [1]}, {"at": None}, {"fingerprint": ""}, *({name: 5} for name in OURS)],
)
def test_an_entry_of_another_shape_is_kept_whole_and_bound_to_nothing(change: dict[str, Any]) -> None:
    reason = Reason.of(OURS | change)
    assert (reason.fingerprint, reason.text, reason.as_json()) == ("", "", OURS | change)


@pytest.mark.parametrize("name", list(OURS))
def test_an_entry_that_lacks_a_member_is_kept_whole_and_bound_to_nothing(name: str) -> None:
    member = {each: value for each, value in OURS.items() if each != name}
    assert (Reason.of(member).fingerprint, Reason.of(member).as_json()) == ("", member)
