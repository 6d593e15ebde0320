"""Names of documents that contradict themselves: symbol against kind, body, pattern of State or Party; broken symbols.

Decree 30/2020/NĐ-CP, Appendix III, part I; for the Party Hướng dẫn 05-HD/VPTW.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.prose_data import prose_data
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.calendar_dates import WrittenDate
    from cchc_desktop.reading.document_names import DocumentName
    from cchc_desktop.reading.section_reading import ParagraphReading

_YEARS = range(1945, 2101)
_PLAIN_LETTER = "Công văn"
_MOST_SWAPPED = 2
_LONGER_CP = ("CPP", "CCP", "PC")
_SWAPPED_CP = ("PC", "CPP", "CCP", "C", "P")
_OF_PARTY = re.compile(r" của (?:Trung ương|Ban Chấp hành|Bộ Chính trị|Ban Bí thư|Đảng|Hội nghị)")
"""What follows the short name of a well-known decision: Nghị quyết số 18 của Trung ương."""


def slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield what is wrong with the names of documents in a paragraph, one slip a document at most."""
    for each in reading.documents:
        slip = next(_faults(each, reading.text, facts), None)
        if slip:
            yield slip
        yield from _small(each, reading.text)


def kinds() -> dict[str, list[str]]:
    """Return the abbreviations that begin a symbol, by kind of document."""
    known: dict[str, list[str]] = prose_data("documents")["kinds"]
    return known


def bodies() -> dict[str, dict[str, list[str]]]:
    """Return the bodies by their code in a symbol."""
    known: dict[str, dict[str, list[str]]] = prose_data("documents")["bodies"]
    return known


@cache
def abbreviations() -> frozenset[str]:
    """Return every abbreviation of a kind of document."""
    other: list[str] = prose_data("documents")["other_abbreviations"]["list"]
    return frozenset((*(short for shorts in kinds().values() for short in shorts), *other))


def _faults(each: DocumentName, text: str, facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the faults of one name, the gravest first."""
    if not each.number:
        yield _slip(each, text, "thiếu số văn bản. Ghi số trước ký hiệu.")
    elif not each.symbol:
        spaced = (
            text[each.end : each.end + 3].lstrip().startswith("/")
        )  # the symbol follows, and is a document of its own
        if not spaced and not _OF_PARTY.match(text, each.end) and not _is_named_in_full(each, text):
            yield _no_symbol(each, text)
    else:
        yield from _year(each, text, facts)
        yield from _misspelt(each, text)
        yield from _kind(each, text)
        yield from _body(each, text)
        yield from _issuer(each, text)
        yield from _pattern(each, text)
        yield from _law_without_year(each, text)
        yield from _spaces(each, text)


def _is_named_in_full(each: DocumentName, text: str) -> bool:
    """Return whether the paragraph names the document with its symbol too: "(gọi tắt là Nghị định số 61)"."""
    year = f"/{each.year}" if each.year else ""
    return re.search(rf"(?<![0-9]){each.number}{year}/(?:[0-9]{{4}}/)?[A-ZĐ]", text) is not None


def _slip(
    each: DocumentName, text: str, words: str, mend: str | None = None, severity: Severity | None = None
) -> ProseSlip:
    written = " ".join(text[each.start : each.end].split())
    return ProseSlip("text.docnum", each.start, each.end, f"“{written}”: {words}", mend, severity=severity)


def _no_symbol(each: DocumentName, text: str) -> ProseSlip:
    short = (kinds().get(each.kind) or [""])[0]
    year = f"/{each.year}" if each.year else ""
    example = f", ví dụ {each.number}{year}/{short}-…" if short else ""
    whole = f"{text[each.start : each.end]}/NĐ-CP" if each.kind == "Nghị định" and year else None
    return _slip(each, text, f"thiếu ký hiệu sau số{example}. Ghi đủ số và ký hiệu.", whole)


def _year(each: DocumentName, text: str, facts: ProseFacts) -> Iterator[ProseSlip]:
    if each.year and (len(each.year) != 4 or int(each.year) not in _YEARS):  # noqa: PLR2004
        mend = _with_year_of_day(each, text)
        more = f" Theo ngày ban hành thì ghi {mend}." if mend else " Xem lại năm trong số văn bản."
        yield _slip(each, text, f"“{each.year}” không phải là một năm.{more}", mend)
    elif each.year and each.day and each.day.year and _is_other_year(each.day, each.year):
        day = " ".join(text[each.day.start : each.day.end].split())
        yield _slip(each, text, f"số của năm {each.year} mà ngày ban hành ghi {day}. Sửa năm ở số hoặc ở ngày.")
    elif each.year and facts.latest and int(each.year) > facts.latest.year:
        yield _slip(each, text, f"văn bản của năm {each.year}, sau báo cáo này. Xem lại năm.")


def _is_other_year(day: WrittenDate, year: str) -> bool:
    """Return whether a day that may be is of another year."""
    return day.calendar is not None and len(day.digits[2]) == 4 and day.digits[2] != year  # noqa: PLR2004


def _with_year_of_day(each: DocumentName, text: str) -> str | None:
    """Return the written name with the year of its day, where the written year has just one digit more or less."""
    year = each.day.digits[2] if each.day else ""
    longer, shorter = sorted((each.year, year), key=len, reverse=True)
    one_apart = len(year) == 4 and shorter in {longer[:at] + longer[at + 1 :] for at in range(len(longer))}  # noqa: PLR2004
    return text[each.start : each.end].replace(f"/{each.year}", f"/{year}", 1) if one_apart else None


def _kind(each: DocumentName, text: str) -> Iterator[ProseSlip]:
    """A symbol that names another kind of document than the word before it."""
    first = each.parts[0] if each.parts else ""
    if not each.kind or not first or each.kind in ("Hướng dẫn", "Văn bản"):
        return
    if each.parts == ("CP",):  # decrees before 1998
        return
    if each.kind == _PLAIN_LETTER:
        if first in ("KH", "QĐ", "NQ", "TTr", "NĐ", "CTr"):
            yield _slip(each, text, f"công văn không có “{first}” trong ký hiệu. Xem lại loại văn bản hoặc ký hiệu.")
        return
    right = kinds()[each.kind]
    if first.startswith(tuple(right)) or _letters(first) in {_letters(word) for word in right}:
        return
    if first in abbreviations():
        named = next((name for name, shorts in kinds().items() if first in shorts), "")
        other = f"“{first}” là {named.lower()}" if named else f"có “{first}”"
        mend = _with_first(each, text, right[0])
        yield _slip(each, text, f"ghi {each.kind.lower()} nhưng ký hiệu {other}. Xem lại “{right[0]}”.", mend)
    elif first in bodies() and each.kind in (
        "Kế hoạch",
        "Quyết định",
        "Nghị quyết",
        "Tờ trình",
        "Chỉ thị",
        "Nghị định",
    ):
        yield _slip(each, text, f"{each.kind.lower()} mà ký hiệu không có “{right[0]}”. Xem lại ký hiệu.")


def _letters(word: str) -> str:
    return word.casefold()


def _with_first(each: DocumentName, text: str, right: str) -> str | None:
    """Return the written name with another first group of letters."""
    written = text[each.start : each.end]
    return written.replace(each.parts[0], right, 1) if written.count(each.parts[0]) == 1 else None


def _body(each: DocumentName, text: str) -> Iterator[ProseSlip]:
    """A symbol of another body than the one named after it."""
    letters = (part.rstrip("0123456789") for part in each.parts)
    issuers = [part for part in letters if part in bodies()]
    if not each.body or not issuers or each.body in issuers:
        return
    if _related(each.body, issuers):
        return
    own = bodies()[issuers[-1]]["names"][0]
    words = " ".join(each.body_words.split())
    yield _slip(each, text, f"ký hiệu là của {own}, sau đó lại ghi của {words}. Xem lại ký hiệu hoặc cơ quan ban hành.")


def _issuer(each: DocumentName, text: str) -> Iterator[ProseSlip]:
    """A kind of document in the symbol of a body that issues none of it."""
    data = prose_data("documents")["issuers"]
    kind = each.parts[0] if each.parts else ""
    issuers = [part for part in each.parts[1:] if part in bodies()]
    if not issuers or len(issuers) < len(each.parts) - 1:
        return
    only, never = data["only"].get(kind), data["never"].get(kind, ())
    if only and not set(issuers) & set(only):
        mend = _with_body(each, text, issuers[-1], only[0]) if len(only) == 1 else None
        own = bodies()[only[0]]["names"][0]
        yield _slip(each, text, f"{data['names'][kind]} do {own} ban hành, mà ký hiệu ghi “{issuers[-1]}”.", mend)
    elif all(issuer in never for issuer in issuers):
        own = bodies()[issuers[-1]]["names"][0]
        yield _slip(each, text, f"{own} không ban hành {data['names'][kind]}. Xem lại loại văn bản hoặc ký hiệu.")


def _with_body(each: DocumentName, text: str, wrong: str, right: str) -> str | None:
    """Return the written name with another body in its symbol."""
    written = text[each.start : each.end]
    return written.replace(wrong, right, 1) if written.count(wrong) == 1 else None


def _related(body: str, issuers: list[str]) -> bool:
    return (body == "TW" and any(code.endswith("TW") for code in issuers)) or (
        body == "QH" and any(code.startswith("QH") for code in issuers)
    )


def _pattern(each: DocumentName, text: str) -> Iterator[ProseSlip]:
    """A State document written as the Party writes (15-KH/UBND), and the other way round."""
    if len(each.parts) != 2 or each.year:  # noqa: PLR2004
        return
    kind, body = each.parts
    if kind not in abbreviations() or body not in bodies():
        return
    of_party = bool(bodies()[body].get("party"))
    if each.is_party and not of_party:
        mend = f"{each.number}/{kind}-{body}"
        yield _slip(each, text, f"ký hiệu viết theo kiểu văn bản của Đảng. Văn bản của Nhà nước viết {mend}.", mend)
    elif not each.is_party and of_party and each.symbol.startswith("/"):
        mend = f"{each.number}-{kind}/{body}"
        yield _slip(each, text, f"ký hiệu viết theo kiểu văn bản của Nhà nước. Văn bản của Đảng viết {mend}.", mend)


def _law_without_year(each: DocumentName, text: str) -> Iterator[ProseSlip]:
    if each.parts == ("NĐ", "CP") and not each.year and each.symbol.startswith("/"):
        yield _slip(each, text, "nghị định có năm ban hành trong số, ví dụ 45/2020/NĐ-CP. Ghi thêm năm.")


def _spaces(each: DocumentName, text: str) -> Iterator[ProseSlip]:
    written = text[each.start : each.end]
    if " " in written and "\n" not in written:
        mend = "".join(written.split())
        yield _slip(each, text, f"thừa dấu cách trong ký hiệu. Viết liền {mend}.", mend)


def _misspelt(each: DocumentName, text: str) -> Iterator[ProseSlip]:
    """A group of letters that is nearly a known one: TTTLT, UBDN, NĐ-PC."""
    for at, part in enumerate(each.parts):
        known = part in abbreviations() or part in bodies()
        if (known and not (at and each.parts[0] == "NĐ" and part in _SWAPPED_CP)) or any(
            char.isdigit() for char in part
        ):
            continue
        wanted = kinds().get(each.kind, []) if at == 0 else [code for code in bodies() if len(code) > _MOST_SWAPPED]
        better = next((code for code in wanted if _near(part, code)), "")
        if not better and at and each.body and _lacks_one(part, each.body):
            better = each.body
        if at and part in {"NĐ": _SWAPPED_CP, "NQ": _LONGER_CP}.get(each.parts[0], ()):
            better = "CP"
        if at == 0 and not better and len(each.parts) > 1 and each.parts[1] in bodies():
            better = next((code for code in abbreviations() if _doubled(part, code)), "")
        if better:
            written = text[each.start : each.end]
            mend = "".join(written.replace(part, better, 1).split()) if written.count(part) == 1 else None
            yield _slip(each, text, f"“{part}” có lẽ là “{better}” viết nhầm. Xem lại ký hiệu.", mend)
            return


def _near(part: str, code: str) -> bool:
    """Return whether two letters of a code are swapped, one is doubled, or the bar of a Đ is missing."""
    if part.casefold() == code.casefold():
        return part != code
    swapped = sorted(part) == sorted(code) and sum(a != b for a, b in zip(part, code, strict=True)) == _MOST_SWAPPED
    return swapped or _doubled(part, code) or (part != code and part.replace("Đ", "D") == code.replace("Đ", "D"))


def _lacks_one(part: str, code: str) -> bool:
    """Return whether a code is written with one letter less."""
    return (
        len(part) > 1
        and len(code) == len(part) + 1
        and any(code[:at] + code[at + 1 :] == part for at in range(len(code)))
    )


def _doubled(part: str, code: str) -> bool:
    return len(part) == len(code) + 1 and any(
        part[at] == part[at - 1] and part[:at] + part[at + 1 :] == code for at in range(1, len(part))
    )


def _small(each: DocumentName, text: str) -> Iterator[ProseSlip]:
    """The kind of a document that is named by its number has a capital (Decree 30/2020/NĐ-CP, Appendix II, V.4)."""
    if each.kind in ("", "Văn bản") or not each.symbol or not each.number:
        return
    word = text[each.kind_at : each.kind_at + len(each.kind)]
    if (
        word[:1].islower()
        and word[1:] == each.kind[1:]
        and not re.search(r"\b(các|những|pháp) $", text[max(0, each.kind_at - 7) : each.kind_at])
    ):
        message = f"“{word}” kèm số, ký hiệu là tên riêng của văn bản: viết hoa “{each.kind}”."
        yield ProseSlip("text.style", each.kind_at, each.kind_at + len(word), message, each.kind)
