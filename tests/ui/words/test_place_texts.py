"""Short names of places: what stands beside a finding in the lists."""

from __future__ import annotations

import pytest

from ui.words.place_texts import short


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("7:6.7.2", "BM7 6.7.2"),
        ("II.2.c@3:9", "II.2.c"),
        ("mo-dau", "Mở đầu"),
        ("unit.name", "Thông tin chung"),
        ("letter.date", "Thông tin chung"),
        ("letter.recipients", "Nơi nhận"),
        ("letter.authority", "Người ký"),
        ("letter.signer", "Người ký"),
    ],
)
def test_a_place_is_named_by_the_page_or_card_it_is_on(place: str, name: str) -> None:
    assert short(place) == name
