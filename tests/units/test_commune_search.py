"""The communes that a typed text may mean."""

from __future__ import annotations

import pytest

from cchc_desktop.units.commune import Commune, Era
from cchc_desktop.units.commune_search import find_communes, merged_names


def found(text: str, era: Era = Era.DISTRICTS, known: tuple[Commune, ...] = ()) -> list[str]:
    return [f"{each.title}, {each.area}" for each in find_communes(text, era, 5, known).communes]


@pytest.mark.parametrize(
    "text", ["an thanh qp", "qp an thanh", "xã An Thanh, Quỳnh Phụ", "thanh an quynh phu thai binh", "12541"]
)
def test_words_in_any_order_accents_kind_and_initials_of_the_district_find_a_commune(text: str) -> None:
    assert found(text)[0] == "xã An Thanh, huyện Quỳnh Phụ, tỉnh Thái Bình"


@pytest.mark.parametrize("text", ["an thanh tk", "An Thanh hải dương", "ubnd xa an thanh hd", "phường An Thanh tứ kỳ"])
def test_the_other_commune_of_that_name_is_told_apart_by_its_district(text: str) -> None:
    assert found(text)[0] == "xã An Thanh, huyện Tứ Kỳ, tỉnh Hải Dương"


def test_the_whole_name_comes_before_longer_ones_and_its_own_accents_before_others() -> None:
    assert found("an thạnh")[0].startswith("xã An Thạnh,")
    assert [each.partition(",")[0] for each in found("an thanh")][:3] == ["xã An Thanh", "xã An Thanh", "xã Ân Thạnh"]
    assert find_communes("an thanh", Era.DISTRICTS, 5).more == 30


@pytest.mark.parametrize(
    ("text", "title"),
    [("hoà bình", "xã Hòa Bình"), ("dak ro wa", "xã Đắk Rơ Wa"), ("k’no", "xã Đưng KNớ"), ("xa phin", "xã Xà Phìn"),
     ("p1 q3", "phường 01"), ("thi tran tu ky", "thị trấn Tứ Kỳ"), ("Mĩ Hưng", "xã Mỹ Hưng")],
)  # fmt: skip
def test_spellings_and_short_forms(text: str, title: str) -> None:
    assert found(text)[0].partition(",")[0] == title


def test_before_and_since_the_reform_are_two_lists() -> None:
    assert found("chí minh") != found("chí minh", Era.TWO_TIERS)
    assert found("chí minh hải phòng", Era.TWO_TIERS) == ["xã Chí Minh, thành phố Hải Phòng"]
    assert not any("huyện" in each for each in found("hoa binh", Era.TWO_TIERS))


def test_a_merged_commune_is_found_by_the_name_of_one_that_went_into_it() -> None:
    assert found("an thanh huyen tu ky", Era.TWO_TIERS)[0] == "xã Chí Minh, thành phố Hải Phòng"
    assert found("trúc bạch", Era.TWO_TIERS)[0] == "phường Ba Đình, thành phố Hà Nội"
    used = Commune("11131", "xã", "Chí Minh", "", "thành phố Hải Phòng")
    assert found("an thanh huyen tu ky", Era.TWO_TIERS, (used,))[0] == "xã Chí Minh, thành phố Hải Phòng"


def test_units_of_the_office_come_first_once_and_without_a_code_too() -> None:
    used = Commune("12541", "xã", "An Thanh", "huyện Quỳnh Phụ", "tỉnh Thái Bình")
    own = Commune("", "xã", "An Thạnh Mới", "", "")
    assert found("an thanh", known=(used, own))[:3] == [
        "xã An Thanh, huyện Quỳnh Phụ, tỉnh Thái Bình", "xã An Thạnh Mới, ", "xã An Thanh, huyện Tứ Kỳ, tỉnh Hải Dương",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "  ", "''", "qqqq", "…"])
def test_nothing_is_found_for_nothing(text: str) -> None:
    assert find_communes(text, Era.DISTRICTS, 5) == ((), 0)


def test_a_merged_commune_names_what_went_into_it_the_typed_one_first() -> None:
    (found,) = find_communes("an thanh qp", Era.TWO_TIERS, 5).communes
    names = merged_names(found, "an thanh qp")
    assert (names[0], len(names)) == ("An Thanh", len(found.merged_whole) + len(found.merged_part))
    assert merged_names(find_communes("an thanh qp", Era.DISTRICTS, 5).communes[0], "an thanh qp") == ()
