"""Words at odds with the number right beside them: "tăng 40 hồ sơ (giảm 20%)", "không có hồ sơ quá hạn (12 hồ sơ)"."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading

_WORD = r"[^\W\d_]{1,8}"
_NUMBER = r"[0-9]{1,3}(?:\.[0-9]{3}){1,4}|[0-9]{1,6}"
_TURNED = re.compile(
    rf"(?<!\w)(?P<first>tăng|giảm) (?:thêm |được )?(?:{_NUMBER})(?:,[0-9]{{1,3}})? {_WORD}(?: {_WORD}){{0,2}}"
    r"(?:,? \(|, (?P<link>tương ứng|tương đương|tức là|tức)(?: với)? )(?:tương ứng |tức |khoảng )?"
    r"(?P<again>(?P<second>tăng|giảm) (?:khoảng )?[0-9]{1,4}(?:,[0-9]{1,3})?) ?%(?=[),.;]| nhờ| do|$)"
)
"""A change and its percent, which go two ways."""
_DENIED = re.compile(
    r"(?<!\w)(?P<none>(?:không|chưa) (?:có|còn|phát sinh|ghi nhận|phát hiện|để xảy ra)) (?:các |những )?"
    rf"(?P<noun>{_WORD} {_WORD})(?:,? {_WORD}){{0,8}} \((?P<many>0?[1-9][0-9]{{0,4}}) (?P=noun)(?:\)|,|;)"
)
"""What there is none of, and so many of it in brackets."""
_ANY = re.compile(
    r"(?<!\w)(?P<none>(?:không|chưa) (?:có|còn|phát sinh|ghi nhận|nhận được|nhận|tiếp nhận|phát hiện|xảy ra)) "
    rf"(?P<many>0?[2-9]|[1-9][0-9]{{1,3}}) (?P<what>{_WORD}(?:,? {_WORD}){{1,7}}? nào)(?!\w)(?![^.;]{{0,60}} nhau)"
)
"""None of any, and so many of them."""
_OTHERS = re.compile(r"(?<!\w)(?:trong|trước|ngoái|kỳ|trên|số|mà|vì|do|liên tục|liên tiếp|cùng)(?!\w)")
_SIGNS = frozenset(("không", "chưa", "tăng", "giảm"))
_MOST = 12


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the words of a paragraph that the number right beside them contradicts."""
    if not reading.has_digits:
        return
    if not reading.vocabulary.isdisjoint(_SIGNS):
        yield from _turned(reading)
        yield from _denied(reading)


def _turned(reading: ParagraphReading) -> Iterator[ProseSlip]:
    for match in islice(_TURNED.finditer(reading.small), _MOST):
        if match["first"] != match["second"] and "so với" not in reading.small:
            first = reading.text[match.start() : match.end("first")]
            message = (
                f"Ghi “{first}”, mà ngay sau ghi “{match['again']}%”: hai số phải cùng tăng hoặc cùng giảm. Xem lại."
            )
            yield ProseSlip("text.arithmetic", match.start("again"), match.end("again"), message)


def _denied(reading: ParagraphReading) -> Iterator[ProseSlip]:
    found = (*islice(_DENIED.finditer(reading.small), _MOST), *islice(_ANY.finditer(reading.small), _MOST))
    for match in found:
        if not _OTHERS.search(match[0]):
            message = (
                f"Ở đây ghi “{match['none']}”, mà ngay sau ghi {match['many']}. Bỏ con số này, hoặc sửa chữ "
                f"“{match['none']}”."
            )
            yield ProseSlip("text.arithmetic", *match.span("none"), message)
