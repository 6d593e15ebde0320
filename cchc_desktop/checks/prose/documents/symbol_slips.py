"""Symbols of documents that are not joined as they should be, turned round, or lack a part: "15KH-UBND", "72/2025/QH".

Decree 30/2020/NĐ-CP, Appendix III, part I; Law on the promulgation of legal documents for the term in "QH15".
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.documents.document_slips import abbreviations, bodies, kinds
from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.document_names import kind_before
from cchc_desktop.reading.prose_data import prose_data
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.document_names import DocumentName
    from cchc_desktop.reading.section_reading import ParagraphReading

_JOINED = re.compile(
    r"[0-9](?<![\w/].)[0-9]{0,4}/(?:[0-9]{4}/)?(?P<kind>[A-ZĐ][A-Za-zĐ]{1,4})"
    r"(?P<sign>[./_])(?P<body>[A-ZĐ]{2,8})(?![\w-])"
)
_ROUGH = re.compile(
    r"(?P<number>[0-9](?<![\w/.,-].)[0-9]{0,5})(?P<year>/[0-9]{4})?(?P<gap>[ /_–.-]{0,3})"
    r"(?P<kind>[A-Za-zĐđ]{2,4})(?P<sign>[ /_–.-]{1,3})(?P<body>[A-ZĐ][A-Za-zĐ]{1,7})(?![\w/-])"
)
_NO_NUMBER = re.compile(r"số (?P<symbol>(?P<kind>[A-ZĐ][A-Za-zĐ]{1,3})[-/](?P<body>[A-ZĐ]{2,8}))(?![\w/-])")
_ASSEMBLY = re.compile(r"(?P<body>QH|UBTVQH)(?P<term>[0-9]{0,2})")
_TERM_BEHIND = re.compile(r"[ -]{1,2}(?P<term>1[0-6])(?![\w/.,-])")
_BODY_BEHIND = re.compile(r"\s{1,2}(?P<body>[A-ZĐ]{2,8})(?![\w/-])")
_SHORT_YEAR = re.compile(
    r"(?P<number>[0-9](?<![\w/.,-].)[0-9]{0,3})/(?P<year>[0-9]{2})/(?P<symbol>(?:NĐ|TT|NQ|QĐ)-[A-ZĐ]{2,8})"
)
_WORD_SO = re.compile(r"(?P<so>[Ss](?:[ôồổỗóo](?= )|ố(?=[0-9])))(?<!\w..)(?= ?[0-9]{1,5}(?:/[0-9]{4})?[/-][A-ZĐ])")
_LAWS_SINCE, _KINDS_SINCE = 1997, 2005
_WITH_KIND = ("Thông tư", "Nghị định", "Quyết định", "Chỉ thị")
_LETTER, _LEAD, _GAP = "Công văn", 12, 2


def slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the symbols of a paragraph that are joined otherwise than the decree says, turned round or cut short."""
    text = reading.text
    for each in reading.documents:
        slip = next(_faults(each, text), None)
        if slip:
            yield slip
    if "-" not in text and "/" not in text and "số" not in reading.vocabulary:
        return
    yield from _joined(text)
    yield from _no_word_of_day(reading)
    yield from _no_year_of_day(reading)
    named = {each.start for each in reading.documents}
    latest = facts.latest.year if facts.latest else None
    yield from _short_years(reading)
    for match in _WORD_SO.finditer(text) if "/" in text or "-" in text else ():
        if kind_before(text, match.start())[0]:
            mend = match["so"][0] + ("ố " if match["so"][1:] == "ố" else "ố")
            yield _slip(match.span("so"), match["so"], f"trước số của văn bản là “{mend.strip()}” và dấu cách.", mend)
    for match in _ROUGH.finditer(text) if reading.has_digits else ():
        if match.start() not in named:
            yield from _rough(match, latest)
    for match in _NO_NUMBER.finditer(text) if "số" in reading.vocabulary else ():
        if match["kind"] in abbreviations() and match["body"] in bodies() and kind_before(text, match.start())[0]:
            message = f"“{match[0]}”: thiếu số văn bản. Ghi số trước ký hiệu."
            yield ProseSlip("text.docnum", *match.span(), message)


def _joined(text: str) -> Iterator[ProseSlip]:
    """Yield symbols whose kind and body are joined by another sign than a hyphen: "31/TB.UBND"."""
    for match in _JOINED.finditer(text) if "/" in text else ():
        if match["kind"] in abbreviations() and match["body"] in bodies() and "party" not in bodies()[match["body"]]:
            start, mend = match.start("kind"), f"{match['kind']}-{match['body']}"
            message = f"“{text[start : match.end()]}”: giữa loại văn bản và cơ quan là dấu gạch nối: {mend}."
            yield ProseSlip("text.docnum", start, match.end(), message, mend)


def _no_word_of_day(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield days of issue without the word: "32/KH-UBND 12/3/2023"."""
    ends = {each.end for each in reading.documents if each.symbol and each.number and not each.day}
    for each in reading.dates if ends else ():
        if each.start - 1 in ends and reading.text[each.start - 1] == " " and each.day and each.year:
            mend = f"ngày {reading.text[each.start : each.end]}"
            message = f"trước ngày ban hành văn bản có chữ “ngày”: {mend}."
            written = reading.text[each.start : each.end]
            yield _slip((each.start, each.end), written, message, mend, Severity.HINT)


def _no_year_of_day(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield days of issue without a year, where the number has none: "05/KH-UBND ngày 12/01 của UBND xã"."""
    for each in reading.documents:
        if not (each.number and each.symbol and each.kind) or each.year or each.day:
            continue
        day = next((day for day in reading.dates if day.year is None and each.end < day.start <= each.end + _GAP), None)
        if day and reading.text[each.end : day.start].isspace():
            start, end = day.day_at, day.end
            message = "ngày ban hành văn bản thiếu năm. Ghi đủ ngày, tháng, năm."
            yield _slip((start, end), reading.text[start:end], message, severity=Severity.HINT)


def _short_years(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield years of two digits in a number: "107/21/NĐ-CP"."""
    for match in _SHORT_YEAR.finditer(reading.text) if "/" in reading.text else ():
        mend = f"{match['number']}/20{match['year']}/{match['symbol']}"
        yield _slip(match.span(), match[0], f"năm trong số văn bản ghi đủ bốn chữ số: {mend}.", mend)


def _rough(match: re.Match[str], latest: int | None) -> Iterator[ProseSlip]:
    """Yield the symbol of a number that is not read as a document: "15KH-UBND", "15//KH-UBND", "612018/NĐ-CP"."""
    kind = next((short for short in abbreviations() if short.casefold() == match["kind"].casefold()), "")
    body, before = match["body"], match.string[max(0, match.start() - _LEAD) : match.start()].rstrip().casefold()
    if not kind or body not in bodies() or _JOINED.match(match.string, match.start()):
        return
    if not (before.endswith("số") or kind_before(match.string, match.start())[0]):
        return
    number, year = match["number"], match["year"] or ""
    if not year and kind == "NĐ" and latest and len(number) > 4 and _LAWS_SINCE <= int(number[-4:]) <= latest:  # noqa: PLR2004
        number, year = number[:-4], f"/{number[-4:]}"
    mend = _right(number, year, kind, body)
    if mend != match[0]:
        yield _slip(match.span(), match[0], f"số và ký hiệu viết là {mend}.", mend)


def _right(number: str, year: str, kind: str, body: str) -> str:
    """Return number and symbol as State or Party write them."""
    return f"{number}-{kind}/{body}" if "party" in bodies()[body] else f"{number}{year}/{kind}-{body}"


def _faults(each: DocumentName, text: str) -> Iterator[ProseSlip]:
    """Yield what is wrong with the symbol of a document, the gravest first."""
    if not each.number or not each.symbol:
        return
    yield from _of_assembly(each, text)
    yield from _turned(each, text)
    yield from _run_together(each, text)
    yield from _hyphen_first(each, text)
    yield from _of_letter(each, text)
    yield from _lone_body(each, text)
    yield from _no_kind(each, text)
    yield from _no_year(each, text)


def _of_assembly(each: DocumentName, text: str) -> Iterator[ProseSlip]:
    """Yield the term of the National Assembly where it is missing, stands apart, or is that of other years."""
    found = _ASSEMBLY.fullmatch(each.parts[-1]) if each.parts else None
    year = int(each.year) if each.year.isdecimal() else each.day.year if each.day else None
    if found is None or year is None or year < _LAWS_SINCE:
        return
    terms = [term for term, (first, last) in prose_data("documents")["terms"].items() if first <= year <= last]
    if not found["term"]:
        behind = _TERM_BEHIND.match(text, each.end)
        end = behind.end() if behind else each.end
        term = behind["term"] if behind else terms[0] if len(terms) == 1 else ""
        mend = f"{text[each.start : each.end]}{term}" if term in terms else None
        more = f"Viết liền: {mend}." if behind else f"Ghi đủ, ví dụ {found['body']}{terms[0] if terms else ''}."
        message = f"sau “{found['body']}” có số khóa Quốc hội. {more}"
        yield _slip((each.start, end), text[each.start : end], message, mend)
    elif terms and found["term"] not in terms:
        right = f"{found['body']}{terms[0]}"
        mend = text[each.start : each.end].replace(found[0], right) if len(terms) == 1 else None
        message = f"năm {year} là Quốc hội khóa {' hoặc '.join(terms)}, ký hiệu ghi “{found[0]}”. Xem lại ký hiệu."
        yield _slip((each.start, each.end), text[each.start : each.end], message, mend)


def _turned(each: DocumentName, text: str) -> Iterator[ProseSlip]:
    """Yield a body before the kind that is named: "Báo cáo số 96/UBND-BC"; a letter is right so."""
    right = kinds().get(each.kind, ())
    if len(each.parts) == 2 and each.parts[0] in bodies() and each.parts[1] in right:  # noqa: PLR2004
        mend = _right(each.number, f"/{each.year}" if each.year else "", each.parts[1], each.parts[0])
        yield _slip(
            (each.start, each.end), text[each.start : each.end], f"loại văn bản đứng trước cơ quan: {mend}.", mend
        )


def _run_together(each: DocumentName, text: str) -> Iterator[ProseSlip]:
    """Yield kind and body without the hyphen: "15/KHUBND", "15/KH UBND"; and a kind without a body."""
    first = each.parts[0] if each.parts else ""
    if not first or first in bodies() or len(each.parts) > 1:
        split = _split(first) if first not in bodies() and first not in abbreviations() else None
        if split and text.count(first, each.start, each.end) == 1:
            mend = text[each.start : each.end].replace(first, "-".join(split))
            message = f"giữa loại văn bản và cơ quan là dấu gạch nối: {mend}."
            yield _slip((each.start, each.end), text[each.start : each.end], message, mend)
        return
    year = f"/{each.year}" if each.year else ""
    if first in abbreviations():
        behind = _BODY_BEHIND.match(text, each.end)
        if behind and behind["body"] in bodies():
            mend = _right(each.number, year, first, behind["body"])
            yield _slip((each.start, behind.end()), text[each.start : behind.end()], f"viết liền là {mend}.", mend)
        elif each.kind and first in kinds().get(each.kind, ()) and not each.is_party and each.symbol.startswith("/"):
            message = f"ký hiệu thiếu tên cơ quan ban hành, ví dụ {each.number}{year}/{first}-…"
            yield _slip((each.start, each.end), text[each.start : each.end], message, severity=Severity.HINT)
        return
    split = _split(first)
    if split:
        mend = _right(each.number, year, *split)
        message = f"giữa loại văn bản và cơ quan là dấu gạch nối: {mend}."
        yield _slip((each.start, each.end), text[each.start : each.end], message, mend)


@cache
def _split(letters: str) -> tuple[str, str] | None:
    """Return kind and body of letters that hold both."""
    for at in range(2, len(letters) - 1):
        if letters[:at] in abbreviations() and letters[at:] in bodies():
            return letters[:at], letters[at:]
    return None


def _hyphen_first(each: DocumentName, text: str) -> Iterator[ProseSlip]:
    """Yield a hyphen between number and kind in a document of the State: "15-KH-UBND", "61/2018-NĐ-CP"."""
    if not each.symbol.startswith("-") or "/" in each.symbol or len(each.parts) != 2:  # noqa: PLR2004
        return
    kind, body = each.parts
    if kind in abbreviations() and body in bodies() and each.kind:
        mend = _right(each.number, f"/{each.year}" if each.year else "", kind, body)
        yield _slip((each.start, each.end), text[each.start : each.end], f"số và ký hiệu viết là {mend}.", mend)


def _of_letter(each: DocumentName, text: str) -> Iterator[ProseSlip]:
    """Yield a letter of the State whose symbol begins with a kind, "CV" or another: it has body and drafting office."""
    if each.is_party or each.kind != _LETTER:
        return  # the Party writes 47-CV/ĐU (Hướng dẫn 05-HD/VPTW)
    if len(each.parts) != 2 or each.parts[1] not in bodies():  # noqa: PLR2004
        return
    if each.parts[0] in abbreviations() and each.parts[0] != "CV":
        message = f"ghi là công văn mà ký hiệu “{each.parts[0]}” là của loại văn bản khác. Xem lại loại hoặc ký hiệu."
        yield _slip((each.start, each.end), text[each.start : each.end], message)
    elif each.parts[0] == "CV":
        message = (
            f"ký hiệu công văn ghi cơ quan và đơn vị soạn thảo, ví dụ {each.number}/{each.parts[1]}-VP, không ghi “CV”."
        )
        yield _slip((each.start, each.end), text[each.start : each.end], message, severity=Severity.HINT)


def _lone_body(each: DocumentName, text: str) -> Iterator[ProseSlip]:
    """Yield a letter whose symbol lacks the office that drafted it: "Công văn số 345/UBND"."""
    if each.kind == _LETTER and len(each.parts) == 1 and each.parts[0] in ("UBND", "HĐND"):
        message = f"ký hiệu công văn thiếu đơn vị soạn thảo, ví dụ {each.number}/{each.parts[0]}-VP."
        yield _slip((each.start, each.end), text[each.start : each.end], message, severity=Severity.HINT)


def _no_kind(each: DocumentName, text: str) -> Iterator[ProseSlip]:
    """Yield a document with a year whose symbol lacks the kind that is named: "Thông tư số 01/2018/VPCP"."""
    right, body = kinds().get(each.kind, ()), each.parts[-1]
    if each.kind not in _WITH_KIND or len(each.parts) != 1 or body not in bodies() or "party" in bodies()[body]:
        return
    if right and not each.is_party and each.year.isdecimal() and int(each.year) >= _KINDS_SINCE:
        mend = _right(each.number, f"/{each.year}", right[0], body)
        yield _slip((each.start, each.end), text[each.start : each.end], f"ký hiệu thiếu loại văn bản: {mend}.", mend)


def _no_year(each: DocumentName, text: str) -> Iterator[ProseSlip]:
    """Yield a circular without its year."""
    year = each.day.year if each.day else None
    if each.kind == "Thông tư" and each.parts[0] == "TT" and not each.year and year and year >= _LAWS_SINCE:
        mend = text[each.start : each.end].replace("/", f"/{year}/", 1)
        message = f"thông tư có năm ban hành trong số: {mend}."
        yield _slip((each.start, each.end), text[each.start : each.end], message, mend)


def _slip(
    span: tuple[int, int], written: str, words: str, mend: str | None = None, severity: Severity | None = None
) -> ProseSlip:
    return ProseSlip("text.docnum", *span, f"“{' '.join(written.split())}”: {words}", mend, severity=severity)
