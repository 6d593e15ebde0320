"""The unit that an official code names."""

from __future__ import annotations

import pytest

from cchc_desktop.base.errors import NotFoundError
from cchc_desktop.desk.office import library
from cchc_desktop.desk.office.unit_codes import unit_of_code
from cchc_desktop.report.template import Template


def template(name: str) -> Template:
    found = library.find(name)
    assert found
    return found


def test_a_code_names_the_unit_of_the_templates_time() -> None:
    assert unit_of_code("00004", template("cchc-xa-2023")) == {
        "kind": "phường", "name": "Trúc Bạch", "district": "quận Ba Đình", "province": "thành phố Hà Nội",
        "code": "00004",
    }  # fmt: skip
    assert unit_of_code(" 00004 ", template("cchc-xa-2025"))["name"] == "Ba Đình"


def test_a_code_of_the_other_time_is_refused_in_words() -> None:
    with pytest.raises(NotFoundError, match="11125") as refused:
        unit_of_code("11125", template("cchc-xa-2025"))
    assert "từ 01/7/2025" in str(refused.value.text)
