"""Marks in numbers where none can be: in the part of a fraction ("69.0/741 hồ sơ"), a second comma ("0,14,0 ha")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading

_BROKEN_PART = re.compile(
    r"[1-9](?<![\w.,/-].)[0-9]{0,2}(?:,[0-9]{3}(?=/[0-9]{1,3}\.[0-9]{3}(?![0-9]))"
    r"|\.[0-9]{1,2}(?=/(?!(?:19|20)[0-9]{2}(?![0-9]))[0-9]{3,4} [^\W\d_]))"
)
_OF_MONEY = re.compile(r"(?<![\w.,/-])([0-9][0-9.]{5,18})/([0-9][0-9.]{5,18})(?= (?:[^\W\d_]{2,6} )?đồng(?!\w))")
_GROUPS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+")
_UNLIKE = re.compile(
    r"[1-9](?<![\w.,/-].)[0-9]{0,2}\.[0-9]{3}/(?P<whole>[1-9][0-9]{0,2},[0-9]{3}|[1-9][0-9]{3})(?= [^\W\d_])"
    r"|(?P<part>[1-9](?<![\w.,/-].)[0-9]{3})/[1-9][0-9]{0,2}\.[0-9]{3}(?= [^\W\d_])"
)
_CUT = re.compile(r"[1-9](?<![\w.,/-].)[0-9]{0,2}\.[0-9]{1,2}(?=[,;] | [^\W\d_])")
_TWO_COMMAS = re.compile(r"0(?<![\w.,/-].),[0-9]{1,3},[0-9]{1,3}(?= ?(?:[^\W\d_]|%))")


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the numbers of a paragraph with a mark too many."""
    if "/" in reading.text:
        yield from _parts(reading.text)
        yield from _groups(reading.text)
        yield from _unlike(reading)
    yield from _cut(reading) if "." in reading.text else ()
    for match in _TWO_COMMAS.finditer(reading.text) if "0," in reading.text else ():
        message = f"“{match[0]}” có hai dấu phẩy. Ghi lại số này."
        yield ProseSlip("text.number", *match.span(), message)


def _parts(text: str) -> Iterator[ProseSlip]:
    """Yield parts of fractions whose mark stands where none can: "69.0/741 hồ sơ", "8,375/14.200 triệu đồng"."""
    for match in _BROKEN_PART.finditer(text):
        mend = match[0].replace(",", ".") if "," in match[0] else match[0].replace(".", "")
        message = f"“{match[0]}”: dấu phân nhóm đặt sai chỗ. Có phải “{mend}”?"
        yield ProseSlip("text.number", *match.span(), message, mend)


def _cut(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield a group cut short of a number that stands whole beside it: "đến 1.24, xử lý trên hệ thống 1.240"."""
    for match in _CUT.finditer(reading.text):
        whole = [
            each.text for each in reading.numbers if each.text.startswith(match[0]) and _GROUPS.fullmatch(each.text)
        ]
        if whole and match.start() not in reading.named and len(set(whole)) == 1 and whole[0] != match[0]:
            message = f"“{match[0]}”: nhóm sau dấu chấm thiếu chữ số. Có phải “{whole[0]}” như bên cạnh?"
            yield ProseSlip("text.number", *match.span(), message, whole[0])


def _unlike(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield the number of a fraction whose thousands are not written as the other's: "1.740/1832", "5.250/7,500"."""
    for match in _UNLIKE.finditer(reading.text) if "." in reading.text else ():
        if match.start() in reading.named:
            continue
        name = "whole" if match["whole"] else "part"
        digits = match[name].replace(",", "")
        mend = f"{digits[:-3]}.{digits[-3:]}"
        message = f"“{match[name]}”: nhóm nghìn viết dấu chấm như số kia của phân số: {mend}."
        yield ProseSlip("text.number", *match.span(name), message, mend)


def _groups(text: str) -> Iterator[ProseSlip]:
    """Yield parts of a fraction of money with a group that has not three digits: "3.862.400.000/7.150.00.000 đồng"."""
    for match in _OF_MONEY.finditer(text):
        for part in (1, 2):
            if not _GROUPS.fullmatch(match[part]):
                message = f"“{match[part]}”: mỗi nhóm sau dấu chấm phải có ba chữ số. Ghi lại số này."
                yield ProseSlip("text.number", *match.span(part), message)
