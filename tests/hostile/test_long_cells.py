"""A long text in any cell of a workbook takes no longer to read, or to fill around, than it is long."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest

from cchc_desktop.base.errors import BadFileError
from cchc_desktop.documents.filling.fill import fill
from cchc_desktop.documents.readers import read_file
from tests.documents.filling.test_fill import small
from tests.documents.workbooks import KNOWN
from tests.hostile.growth import within
from tests.hostile.patterns import runs_for
from tests.make import make_report, make_template_source

LENGTH, SECONDS = 30_000, 2.0
PLACES = {
    "title": "A2",
    "form": "A3",
    "head": "D5",
    "number": "A7",
    "label": "B7",
    "unit": "C7",
    "result": "D7",
    "note": "E7",
    "beside": "G7",
}
RUNS = list(dict.fromkeys(runs_for("quý I năm 2023 xã Biểu mẫu", LENGTH)))[::13]


def with_text(place: str, text: str) -> bytes:
    """Return a form with a text in one cell."""

    def change(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
        sheet[place].value = "".join(char for char in text if char.isprintable())
        sheet[place].data_type = "s"

    return small({"1:1": 40, "1:1.1": 38, "2:1": 95}, change)


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_a_long_text_is_read_and_filled_around_in_time(place: str, tmp_path: Path) -> None:
    template = make_template_source().template
    for number, text in enumerate(RUNS):
        raw = with_text(place, text)
        with within(SECONDS), suppress(BadFileError):
            read_file(raw, "a.xlsx", KNOWN)
        with within(SECONDS), suppress(BadFileError):
            fill(make_report(), template, raw, "a.xlsx", tmp_path / f"{number}.xlsx")
