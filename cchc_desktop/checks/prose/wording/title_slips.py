"""Titles, people, committees of the Party and cited clauses whose first letter is of the wrong size: "phó Chủ tịch"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.syllables import SMALL_NAME_WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading

_DEPUTY = re.compile(
    r"p(?<!\wp)hó (?P<head>Chủ tịch|Bí thư|Giám đốc|Trưởng (?:[Bb]an|[Pp]hòng|[Đđ]oàn)|Chánh Văn phòng)(?!\w)"
)
"""The first syllable of a title whose others have their capital."""
_HEADS = re.compile(
    r"c(?<!\wc)hủ tịch(?= (?:UBND|HĐND|(?:Ủy|Uỷ) ban nhân dân|Hội đồng nhân dân|(?:Ủy|Uỷ) ban Mặt trận)"
    r" (?:xã|phường|thị trấn|huyện|tỉnh|thành phố))"
)
"""Who heads the office of a unit; small where any of them is meant."""
_ANY_HEAD = re.compile(r"(?<!\w)(?:các|những|mỗi|từng|một|hai|chức|chức danh|chức vụ|nhiều|nguyên|số|là) (?:phó )?$")
_ANY = re.compile(r"(?<!\w)(?:các|những|mỗi|từng|một|hai|ba|chức|chức danh|chức vụ|nhiều|cấp|số|[0-9]{1,2}) $")
_CLAUSE = re.compile(
    r"K(?<=theo K|.tại K|.bởi K)hoản(?= [0-9]{1,2}(?!\w),? (?:(?:và )?(?:[Kk]hoản )?[0-9]{1,2},? ){0,4}Điều [0-9])"
    r"|Đ(?<=theo Đ|.tại Đ|.bởi Đ)iểm(?= [a-zđ],? [Kk]hoản [0-9])"
)
"""A clause of a document that is cited in the middle of a sentence: the examples of the decree write it small."""
_PARTY = re.compile(r"đ(?<!\wđ)ảng (?:ủy|uỷ)(?= (?:xã|phường)(?! bạn|,| và))")
_POLICE = re.compile(r"t(?<!\wt)(?<!tổ t)rưởng công an(?= (?:xã|phường|thị trấn)(?! bạn|,| và))", re.IGNORECASE)
_OF_COMMUNE = re.compile(r"c(?<!\wc)ông an(?= (?:xã|phường)(?!\w|,| và| bạn| khác))")
_ONE_BODY = re.compile(r"(?:^|[.;,:] |(?<!\w)(?:của|với|giao|và|từ|do|cho|đề nghị|yêu cầu) )$")
"""Before the police where they are one of several bodies, or the one that does something."""
_OF_PARTY = re.compile(r"(?:bí thư|ủy viên|uỷ viên|thường trực|văn phòng|ban thường vụ|thường vụ) $")
"""Before the committee of the Party whose posts and parts they are: one of them is meant."""
_GIVEN = re.compile(
    rf"(?<!\w)(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Aa]nh|[Cc]hị|[Cc]háu) {SMALL_NAME_WORD} "
    r"(?:Văn|Thị|Thi|Hữu|Đức) (?P<given>[^\W\d_A-ZĐ]{2,7})"
    r"(?=[,.;:)]| (?:đã|được|là|làm|có|và|ở|thôn|xã|phụ trách|-|–)(?!\w))"
)
"""A name of a person whose last syllable is small: "ông Trần Văn nam"."""
_MIDDLE = frozenset(("văn", "thị", "thi", "hữu", "đức"))
_LEAD = 24


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield what a paragraph writes with a small letter for a capital one, or cited clauses the other way round."""
    if "phó " in reading.text:
        yield from _deputies(reading.text)
    yield from _heads(reading)
    if "công an" in reading.pairs:
        yield from _police(reading.text)
    if "trưởng công" in reading.pairs:
        yield from _chiefs(reading.text)
    if "đảng" in reading.vocabulary:
        yield from _parties(reading.text)
    if not _MIDDLE.isdisjoint(reading.vocabulary):
        yield from _persons(reading.text)
    if " Khoản " in reading.text or " Điểm " in reading.text:
        for match in _CLAUSE.finditer(reading.text):
            mend = match[0].lower()
            message = f"“{match[0]}” giữa câu viết thường: “{mend}” (ví dụ ở Nghị định 30/2020/NĐ-CP, Phụ lục II, V.7)."
            yield ProseSlip("text.style", *match.span(), message, mend)


def _heads(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield who heads an office in small letters: "đồng chí chủ tịch Ủy ban nhân dân xã"."""
    if "chủ tịch" not in reading.pairs:
        return
    for match in _HEADS.finditer(reading.text):
        before = reading.text[max(0, match.start() - _LEAD) : match.start()]
        if not _ANY_HEAD.search(before.casefold()):
            start = match.start() - len("phó ") if before.casefold().endswith("phó ") else match.start()
            wanted = "Phó Chủ tịch" if start < match.start() else "Chủ tịch"
            yield _slip((start, match.end()), reading.text[start : match.end()], wanted)


def _slip(span: tuple[int, int], written: str, wanted: str) -> ProseSlip:
    message = f"“{written}”: viết hoa là “{wanted}” (Nghị định 30/2020/NĐ-CP, Phụ lục II)."
    return ProseSlip("text.style", *span, message, wanted)


def _chiefs(text: str) -> Iterator[ProseSlip]:
    """Yield the small body in the title of who heads the police: "Trưởng công an xã"."""
    for match in _POLICE.finditer(text):
        before = text[max(0, match.start() - _LEAD) : match.start()].casefold()
        is_right = match[0].isupper() or match[0] == "Trưởng Công an" or before.endswith("phó ")
        if not is_right and not _ANY.search(before):
            yield _slip(match.span(), match[0], "Trưởng Công an")


def _police(text: str) -> Iterator[ProseSlip]:
    """Yield the police of a commune in small letters, where one body is meant: "phối hợp với công an xã"."""
    for match in _OF_COMMUNE.finditer(text):
        if _ONE_BODY.search(text[max(0, match.start() - _LEAD) : match.start()]):
            yield _slip(match.span(), match[0], "Công an")


def _parties(text: str) -> Iterator[ProseSlip]:
    """Yield "đảng ủy xã" in small letters, where one of them is meant."""
    for match in _PARTY.finditer(text):
        if _OF_PARTY.search(text[max(0, match.start() - _LEAD) : match.start()].casefold()):
            mend = match[0].capitalize()
            message = f"“{match[0]}”: viết hoa là “{mend}” (Nghị định 30/2020/NĐ-CP, Phụ lục II)."
            yield ProseSlip("text.style", *match.span(), message, mend)


def _persons(text: str) -> Iterator[ProseSlip]:
    """Yield the small last syllable of a person's name."""
    for match in _GIVEN.finditer(text):
        if match["given"].islower():
            mend = match["given"].capitalize()
            message = f"“{match['given']}” là tên người: viết hoa “{mend}” (Nghị định 30/2020/NĐ-CP, Phụ lục II, I)."
            yield ProseSlip("text.style", *match.span("given"), message, mend)


def _deputies(text: str) -> Iterator[ProseSlip]:
    """Yield the small first syllable of a deputy's title: "phó Chủ tịch"; not where any of them is meant."""
    for match in _DEPUTY.finditer(text):
        if not _ANY.search(text[max(0, match.start() - _LEAD) : match.start()].casefold()):
            title = f"Phó {match['head']}"
            message = f"“phó {match['head']}”: viết hoa là “{title}” (Nghị định 30/2020/NĐ-CP, Phụ lục II)."
            yield ProseSlip("text.style", match.start(), match.end(), message, title)
