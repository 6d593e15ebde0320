"""The shipped lists of communes."""

from __future__ import annotations

import gzip

from cchc_desktop.units.catalogue import communes
from cchc_desktop.units.commune import Commune, Era
from docs.make_units import packed
from resources import FOLDER


def test_each_commune_is_found_by_its_code_with_the_levels_above() -> None:
    assert communes(Era.DISTRICTS)["11125"] == Commune("11125", "xã", "An Thanh", "huyện Tứ Kỳ", "tỉnh Hải Dương")
    after = communes(Era.TWO_TIERS)["11131"]
    assert after.unit() == {
        "kind": "xã", "name": "Chí Minh", "district": "", "province": "thành phố Hải Phòng", "code": "11131",
    }  # fmt: skip
    assert after.merged_whole == ("11095", "11125", "11131")


def test_the_numbers_are_the_published_ones() -> None:
    assert {era: len(communes(era)) for era in Era} == {Era.DISTRICTS: 10_599, Era.TWO_TIERS: 3_321}
    assert {commune.kind for commune in communes(Era.TWO_TIERS).values()} == {"xã", "phường", "đặc khu"}
    assert not any(commune.district for commune in communes(Era.TWO_TIERS).values())


def test_a_code_may_go_on_with_another_name() -> None:
    assert [communes(era)["00004"].title for era in Era] == ["phường Trúc Bạch", "phường Ba Đình"]


def test_the_lists_are_made_from_tables_the_same_every_time() -> None:
    rows = [
        {"code": each.code, "kind": each.kind, "name": each.name, "province": each.province,
         "from_whole": " ".join(each.merged_whole), "from_part": " ".join(each.merged_part)}
        for each in communes(Era.TWO_TIERS).values()
    ]  # fmt: skip
    shipped = (FOLDER / "units" / f"{Era.TWO_TIERS.value}.txt.gz").read_bytes()
    assert gzip.decompress(packed(rows)) == gzip.decompress(shipped)
