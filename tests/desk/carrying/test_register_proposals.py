"""The document of this year for one of last year, by the register."""

from __future__ import annotations

import pytest

from cchc_desktop.desk.carrying.register_proposals import document_proposal
from cchc_desktop.desk.carrying.sources import known_span
from cchc_desktop.report.keys import Place
from cchc_desktop.report.members.carried_mark import CarriedKind, CarriedMark
from cchc_desktop.report.members.register_entry import RegisterEntry
from tests.make import make_register_entry

ONLINE = "Triển khai thực hiện dịch vụ công trực tuyến, số hóa hồ sơ trên địa bàn xã"
CONTROL = "Kiểm soát thủ tục hành chính, thực hiện cơ chế một cửa"


def entry(number: str, day: str, subject: str, symbol: str = "KH-UBND") -> RegisterEntry:
    return make_register_entry(number=number, date=day, subject=subject, symbol=symbol)


REGISTER = (
    entry("11", "2023-02-15", f"{ONLINE} năm 2023"),
    entry("13", "21/02/2023", f"{CONTROL} năm 2023"),
    entry("13", "2022-02-20", f"{CONTROL} năm 2022"),
    entry("20", "2023-03-01", "Tuyên truyền cải cách hành chính", symbol="QĐ-UBND"),
)


def likely(words: str, behind: str, register: tuple[RegisterEntry, ...] = REGISTER) -> str | None:
    text = f"Kế hoạch số {words}{behind}"
    at = Place("II.2.a", text.index(words), text.index(words) + len(words))
    mark = CarriedMark(at=at, kind=CarriedKind.DOCUMENT, text=words, period="2022-H1")
    target = known_span("2023-H1")
    assert target is not None
    found = document_proposal(mark, text, register, known_span("2022-H1"), target)
    return found.text if found else None


@pytest.mark.parametrize(
    ("words", "behind", "wanted"),
    [
        (
            "09/KH-UBND, ngày 15/02/2022",
            " về triển khai thực hiện dịch vụ công trực tuyến, số hóa hồ sơ; và",
            "11/KH-UBND, ngày 15/02/2023",
        ),
        ("13/KH-UBND ngày 20 tháng 02 năm 2022", " của UBND xã.", "13/KH-UBND ngày 21 tháng 02 năm 2023"),
        ("13/KH-UBND", " của UBND xã.", "13/KH-UBND"),
        ("09/KH-UBND", " về phòng cháy, chữa cháy rừng.", None),
        ("09/KH-HĐND", " về triển khai thực hiện dịch vụ công trực tuyến, số hóa hồ sơ", None),
        ("09/KH-UBND", ".", None),
    ],
)
def test_the_document_of_the_same_subject_is_written_as_the_old_one_was(
    words: str, behind: str, wanted: str | None
) -> None:
    assert likely(words, behind) == wanted


def test_two_documents_of_one_subject_are_no_answer() -> None:
    twice = (*REGISTER, entry("30", "2023-05-05", f"{ONLINE} năm 2023, bổ sung"))
    assert likely("09/KH-UBND", f" về {ONLINE}.", twice) is None
