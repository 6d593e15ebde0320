"""Titles and clauses of documents with other capitals than the decree gives: "phó Chủ tịch", "theo Khoản 1 Điều 17"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading

_DEPUTY = re.compile(
    r"p(?<!\wp)hó (?P<head>Chủ tịch|Bí thư|Giám đốc|Trưởng (?:[Bb]an|[Pp]hòng|[Đđ]oàn)|Chánh Văn phòng)(?!\w)"
)
"""The first syllable of a title whose others have their capital."""
_ANY = re.compile(r"(?<!\w)(?:các|những|mỗi|từng|một|hai|ba|chức|chức danh|chức vụ|nhiều|cấp|số|[0-9]{1,2}) $")
_CLAUSE = re.compile(
    r"K(?<=theo K|.tại K|.bởi K)hoản(?= [0-9]{1,2}(?!\w),? (?:(?:và )?(?:[Kk]hoản )?[0-9]{1,2},? ){0,4}Điều [0-9])"
    r"|Đ(?<=theo Đ|.tại Đ|.bởi Đ)iểm(?= [a-zđ],? [Kk]hoản [0-9])"
)
"""A clause of a document that is cited in the middle of a sentence: the examples of the decree write it small."""
_LEAD = 16


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the titles of deputies and the clauses of documents whose first letter is of the wrong size."""
    if "phó " in reading.text:
        yield from _deputies(reading.text)
    if " Khoản " in reading.text or " Điểm " in reading.text:
        for match in _CLAUSE.finditer(reading.text):
            mend = match[0].lower()
            message = f"“{match[0]}” giữa câu viết thường: “{mend}” (ví dụ ở Nghị định 30/2020/NĐ-CP, Phụ lục II, V.7)."
            yield ProseSlip("text.style", *match.span(), message, mend)


def _deputies(text: str) -> Iterator[ProseSlip]:
    """Yield the small first syllable of a deputy's title: "phó Chủ tịch"; not where any of them is meant."""
    for match in _DEPUTY.finditer(text):
        if not _ANY.search(text[max(0, match.start() - _LEAD) : match.start()].casefold()):
            title = f"Phó {match['head']}"
            message = f"“phó {match['head']}”: viết hoa là “{title}” (Nghị định 30/2020/NĐ-CP, Phụ lục II)."
            yield ProseSlip("text.style", match.start(), match.end(), message, title)
