"""Documents whose symbol is of another body than the one told before them: "Bộ Nội vụ ban hành Thông tư …/TT-VPCP"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.documents.document_slips import bodies
from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.document_names import body_names
from cchc_desktop.reading.prose_data import any_word, prose_data
from cchc_desktop.reading.syllables import CAPITALS
from cchc_desktop.units.unit_kinds import full_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.document_names import DocumentName
    from cchc_desktop.reading.section_reading import ParagraphReading

_LEAD = 110
_CAPITAL = f"[{CAPITALS}]"
_LETTERS = ("Công văn", "Thông báo", "Văn bản", "Công điện", "Giấy mời")
"""What an office writes in the name of its body."""
_OFFICE, _ANYONE = "VP", ("Trung ương",)
_SAID = re.compile(
    r"(?:chỉ đạo|hướng dẫn|yêu cầu|quy định|kết luận|ý kiến|đề nghị|chủ trương|công bố|phê duyệt|tinh thần|triệu tập|"
    r"công điện|chỉ tiêu|phân công|nội dung|thông báo|quán triệt)(?: [^\W\d_]+){0,3} của$"
)
"""What a body says at a document: not what is told of the body there ("nhiệm vụ của UBND xã tại Nghị quyết")."""
_LISTED = ("HĐND,", "UBND,", "nhân dân,", "HĐND;", "UBMTTQ,", "Đảng ủy,", "Quốc,")
_COUNCIL = frozenset(("HĐND", "UBND"))
_NO_CIRCULAR = ("CP", "TTg", "UBND", "HĐND", "QH", "TW")
_AFTER = ("đã", "mưu", "thời", "khi", "nay", "sau", "việc", "đó")


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the documents of a paragraph whose symbol is of another body than the words before them tell."""
    for each in reading.documents:
        issuers = [part for part in each.parts if part in bodies()]
        told = told_issuer(reading.text, each) if issuers and each.kind and not each.body else None
        if told and _is_other(each, told, issuers):
            code, words = told
            written = " ".join(reading.text[each.start : each.end].split())
            own = bodies()[issuers[-1]]["names"][0]
            may_be = {code, *issuers} <= {"UBND", "HĐND"} or (each.parts[0] == "TT" and code not in _NO_CIRCULAR)
            never = prose_data("documents")["issuers"]["never"].get(each.parts[0], ())
            once = code not in never and len(issuers) == 1 and written.count(issuers[0]) == 1
            mend = written.replace(issuers[0], code) if may_be and once else None
            message = f"“{written}”: trước đó ghi của {words}, ký hiệu lại là của {own} (“{issuers[-1]}”). Xem lại."
            yield ProseSlip("text.docnum", each.start, each.end, message, mend)


def told_issuer(text: str, each: DocumentName) -> tuple[str, str] | None:
    """Return code and words of the body that the words right before a document name as its issuer, None if none."""
    told = _told().search(text, max(0, each.kind_at - _LEAD), each.kind_at)
    if told is None:
        return None
    before = text[max(0, told.start() - _LEAD) : told.start()].rstrip()
    if before.endswith(_LISTED):  # "HĐND, UBND xã ban hành": either of them
        return None
    if told["at"]:
        fits = _SAID.search(before.casefold()) is not None
    else:
        fits = not before or before[-1] in ".,;:)\n" or before.rpartition(" ")[2].casefold() in (*_AFTER, "của", "do")
    if not fits:
        return None
    return _codes()[told["body"]], " ".join(text[told.start() : told.end("place")].split())


@cache
def _codes() -> dict[str, str]:
    return dict(body_names())


@cache
def _told() -> re.Pattern[str]:
    """Return an expression for who issued the document that follows: "UBND xã đã ban hành", "của Bộ Nội vụ tại"."""
    place = rf"(?: {any_word(full_kinds())})?(?: {_CAPITAL}[^\W\d_]{{0,8}}){{0,3}}"
    return re.compile(
        rf"(?P<body>{any_word(_codes())})(?P<place>{place})"
        r"(?:(?P<at>,? (?:nêu |quy định |ban hành )?(?:tại|trong)(?: các| nội dung)?)"
        r"|(?: đã| vừa| đã kịp thời)?(?: ký)? (?:ban hành|phát hành|xây dựng|thông qua|ra|ký|có|gửi)"
        r"(?: và [^\W\d_]+ [^\W\d_]+)?) $"
    )


def _is_other(each: DocumentName, told: tuple[str, str], issuers: list[str]) -> bool:
    """Return whether a symbol cannot be of the body told: an office writes letters for its own body."""
    code, words = told
    if code in issuers or words in _ANYONE or (code == "TW" and any(part.endswith("TW") for part in issuers)):
        return False
    by_office = issuers[-1].startswith(_OFFICE)
    if by_office and each.kind in _LETTERS and {code, issuers[0]} == _COUNCIL:
        return True  # "HĐND-VP" is the office's letter for the council
    return not (by_office and (each.kind in _LETTERS or code in ("UBND", "HĐND", "TU", "HU")))
