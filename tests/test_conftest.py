"""The suite's hypothesis profile: a slow machine fails no property."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st


@settings(max_examples=2, database=None)
@given(st.integers())
def test_a_property_may_take_longer_than_the_usual_deadline(drawn: int) -> None:
    time.sleep(0.3)  # over hypothesis' own 200 ms, as on a loaded machine
    assert drawn == int(str(drawn))
